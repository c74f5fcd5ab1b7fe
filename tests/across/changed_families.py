"""A body and those below it whose reports differ from sound ones in one thing each: a cell, a form, a scope, a child."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

import attrs

from gov_disclosure import Hierarchy, Report
from gov_disclosure.testing import build_report, with_figures

__all__ = ["FAMILIES"]

LICENCES, GRANTED = "proactive.licensing_decisions", "requests.outcome.granted.natural_person"
FEES = "proactive.administrative_fees_wan_yuan"
PARENT, CHILDREN = "澄湖县人民政府", ("澄湖县水务局", "澄湖县林业局", "青禾镇人民政府")
PARTS = ({LICENCES: 30, GRANTED: 2}, {LICENCES: 11, GRANTED: 3}, {LICENCES: 0, GRANTED: 0})
AMOUNTS = (Decimal("1.25"), Decimal("2.5"), Decimal(0))


def family(
    *, year: int = 2023, scope: str = "jurisdiction", parent: Mapping[str, Any] | None = None,
    absent: tuple[str, ...] = (), form: str = "form_2021", **changed: Mapping[str, Any],
) -> Hierarchy:  # fmt: skip
    """Return a parent whose figures are the sums of its children's, with figures changed: `child0={path: value}`."""
    reports: list[tuple[str, Report]] = []
    for number, (body, figures, amount) in enumerate(zip(CHILDREN, PARTS, AMOUNTS, strict=True)):
        report = with_figures(build_report(form, figures, year=year, body=body), {FEES: amount})
        reports.append((f"{number}.txt", with_figures(report, changed.get(f"child{number}", {}))))
    sums = {path: sum(part[path] for part in PARTS) for path in PARTS[0]}
    above = with_figures(build_report(form, sums, year=year, body=PARENT), {FEES: Decimal("3.75"), **(parent or {})})
    reports.append(("parent.txt", above))
    kept = [(name, report) for name, report in reports if report.body not in absent]
    return Hierarchy.of({PARENT: {"children": CHILDREN, "scope": scope}}, kept)


def with_others(made: Hierarchy, **changed: Callable[[Report], Report]) -> Hierarchy:
    """Return a hierarchy with other reports instead of some: `parent=…`, `child0=…`."""
    names = {"parent": "parent.txt", **{f"child{number}": f"{number}.txt" for number in range(3)}}
    by_file = {names[name]: change for name, change in changed.items()}
    return attrs.evolve(
        made,
        items=[
            (str(item.file), by_file[str(item.file)](item.report) if item.file in by_file else item.report) for item in made.items
        ],
    )


def bare(report: Report) -> Report:
    """Return what is left of a report without its tables."""
    return Report(body=report.body, year=report.year, title=report.title)


def many(count: int) -> Hierarchy:
    """Return a parent with children that have no report."""
    return Hierarchy.of({PARENT: [f"青禾{number}镇人民政府" for number in range(count)]}, [build_report(year=2023, body=PARENT)])


FAMILIES: Mapping[str, Callable[[], Hierarchy]] = {
    "sound": family,
    "its own office": lambda: family(scope="own_body"),
    "a system": lambda: family(scope="system"),
    "of no scope": lambda: Hierarchy.of({PARENT: CHILDREN}, [(item.file, item.report) for item in family().items]),
    "one more above": lambda: family(parent={LICENCES: 42}),
    "one less above": lambda: family(parent={LICENCES: 40}),
    "several wrong": lambda: family(parent={LICENCES: 42, GRANTED: 6, "requests.outcome.granted.total": 6}),
    "many wrong": lambda: family(
        parent={
            f"requests.outcome.{row}.{column}": 9
            for row in ("granted", "denied.state_secret")
            for column in (
                "natural_person",
                "commercial_enterprise",
                "research_institution",
                "public_interest_organization",
                "legal_service_institution",
                "other_organization",
                "total",
            )
        },
    ),
    "blank above": lambda: family(parent={LICENCES: None}),
    "blank below": lambda: family(child1={LICENCES: None}),
    "blank below, wrong elsewhere": lambda: family(child1={LICENCES: None}, parent={FEES: Decimal("9.99")}),
    "two tables wrong": lambda: family(parent={LICENCES: 42, GRANTED: 6}),
    "a part above the whole": lambda: family(child0={LICENCES: 42}),
    "a part as great as the whole": lambda: family(child0={LICENCES: 41}),
    "many parts above the whole": lambda: family(
        child0=dict.fromkeys(
            [path for path in build_report("form_2021").cells if path.startswith("requests.outcome.denied")][:14],
            3,
        )
    ),
    **{
        f"fees {above} of {below}": lambda above=above, below=below: family(
            parent={FEES: Decimal(above)}, child0={FEES: Decimal(below)}
        )
        for above, below in (
            ("3.75", "1.25"),
            ("3.8", "1.25"),
            ("3.9", "1.25"),
            ("3.86", "1.25"),
            ("3.865", "1.25"),
            ("4", "1.25"),
            ("4.5", "1.25"),
            ("3", "1.25"),
            ("1.2", "1.25"),
            ("1.2", "1.26"),
            ("1", "1.6"),
            ("1.25", "1.26"),
            ("1.25", "1.27"),
        )
    },
    "whole fees": lambda: family(parent={FEES: 4}, child0={FEES: 2}, child1={FEES: 2}),
    "a child absent": lambda: family(absent=CHILDREN[1:2]),
    "two children absent": lambda: family(absent=CHILDREN[:2]),
    "the parent absent": lambda: family(absent=(PARENT,)),
    "twelve absent": lambda: many(12),
    "thirteen absent": lambda: many(13),
    "a child on another form": lambda: with_others(
        family(), child0=lambda report: build_report("trial_2019", year=2023, body=report.body or "")
    ),
    "a child on no form": lambda: with_others(family(), child0=bare),
    "the parent on no form": lambda: with_others(family(), parent=bare),
    "all on no form": lambda: with_others(family(), parent=bare, child0=bare, child1=bare, child2=bare),
    "the statistics of 2014": lambda: Hierarchy.of(
        {PARENT: {"children": CHILDREN, "scope": "jurisdiction"}},
        [(f"{body}.txt", build_report("stats_2014", year=2016, body=body)) for body in (PARENT, *CHILDREN)],
    ),
    "on the form of 2019": lambda: Hierarchy.of(
        {PARENT: {"children": CHILDREN, "scope": "jurisdiction"}},
        [(f"{body}.txt", build_report("trial_2019", year=2020, body=body)) for body in (PARENT, *CHILDREN)],
    ),
}
