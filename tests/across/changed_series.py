"""Reports of one body that differ from sound ones in one thing each: a cell, a year, a version, a form, a scope, the words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from random import Random
from typing import Any

import attrs

from gov_disclosure import Report, parse_text
from gov_disclosure.bodies import Scope
from gov_disclosure.figures import Figure, State
from gov_disclosure.testing import build_report, render_text, with_figures
from tests.across.reports import render, series_figures, series_texts

__all__ = ["BODY", "SERIES"]

BODY = "澄湖县水务局"
Filed = list[tuple[str, Report]]
IN, OUT = "requests.carried_in", "requests.carried_out"
STOCK = "proactive.normative_documents"
LICENCES, GRANTED = "proactive.licensing_decisions", "requests.outcome.granted.natural_person"
FEES = "proactive.administrative_fees_wan_yuan"


@cache
def sound() -> Mapping[int, Report]:
    """Return the sound reports of a body by year."""
    texts = series_texts(Random(5), BODY, range(2019, 2025))
    return {int(name[:4]): parse_text(text) for name, text in texts}


def some(*years: int, **changed: Mapping[str, Any]) -> Filed:
    """Return the reports on some years, with figures changed: `y2023={path: value}`."""
    reports = {year: sound()[year] for year in years or sound()}
    for year, figures in changed.items():
        reports[int(year[1:])] = with_figures(reports[int(year[1:])], figures)
    return [(f"{year}.txt", report) for year, report in reports.items()]


def value(year: int, path: str) -> Any:
    return sound()[year].cell(path).value


def more(year: int, path: str, by: int = 1) -> dict[str, Any]:
    return {path: value(year, path) + by}


def like(year: int, table: str, before: int | None = None) -> dict[str, Any]:
    """Return the figures of a table of the year before."""
    cells = sound()[before or year - 1].cells
    return {path: cells[path].value for path in sound()[year].cells if path.startswith(table) and path in cells}


def beside(report: Report, figures: Mapping[str, Any], name: str = "2023-2.txt", **others: Any) -> Filed:
    """Return the sound reports and another on 2023."""
    later = attrs.evolve(with_figures(report, figures) if figures else report, published_on=date(2024, 5, 1), **others)
    earlier = attrs.evolve(sound()[2023], published_on=date(2024, 1, 20))
    return [*some(2022), ("2023.txt", earlier), (name, later), *some(2024)]


def scoped(*scopes: Scope) -> Filed:
    return [
        (f"{year}.txt", attrs.evolve(sound()[year], reporter=attrs.evolve(sound()[year].reporter, scope=scope)))
        for year, scope in zip((2022, 2023), scopes, strict=True)
    ]


def on_old_form(year: int) -> Report:
    """Return a report on the trial form for a later year."""
    (_, form, figures), *_ = series_figures(Random(7), (2020,))
    return parse_text(render(BODY, year, form, figures, (["本年度工作有序。"], ["存在不足。"])))


def said(year: int, words: str) -> Report:
    """Return a report with a sentence more, and one cell that does not follow from the year before."""
    ((_, text),) = [each for each in series_texts(Random(5), BODY, range(2019, 2025)) if each[0] == f"{year}.txt"]
    report = parse_text(text.replace("二、主动公开", f"{words}\n二、主动公开", 1))
    return with_figures(report, {**more(year, f"{IN}.total"), **more(year, f"{STOCK}.in_force", 3)})


def grown(words: str, form: str = "") -> Filed:
    """Return reports on two years, of which the later tells a change: 40 requests, then 50."""
    received = "requests.received.total"
    text = render_text(build_report("form_2021", {"requests.outcome.granted.natural_person": 50}, year=2023, body=BODY))
    line = "及时公开各类政府信息，做到应公开尽公开。"
    before = build_report("form_2021", {"requests.outcome.granted.natural_person": 40}, year=2022, body=BODY)
    if form:
        before = build_report(form, {"requests.outcome.granted.natural_person": 40}, year=2022, body=BODY)
    cells = {received: None} if words.endswith("空。") else {}
    return [
        ("2022.txt", with_figures(before, cells)),
        ("2023.txt", parse_text(text.replace(line, words.removesuffix("空。"), 1))),
    ]


def copied(year: int, change: Callable[[str], str] = str) -> Filed:
    """Return a report of the year before with another date."""
    ((_, text),) = [each for each in series_texts(Random(5), BODY, range(2019, 2025)) if each[0] == f"{year - 1}.txt"]
    again = change(text.replace(str(year), str(year + 1)).replace(str(year - 1), str(year)))
    return [*some(year - 1), (f"{year}.txt", parse_text(again))]


def others(report: Report, count: int) -> dict[str, Any]:
    """Return other figures for some cells of table 三."""
    cells = [path for path, figure in report.cells.items() if path.startswith("requests.outcome.denied") and figure.value == 0]
    return dict.fromkeys(cells[:count], 1)


def without_cells(report: Report, *paths: str) -> Report:
    """Return a report that misses cells."""
    return attrs.evolve(report, cells={path: figure for path, figure in report.cells.items() if path not in paths})


def unread(report: Report, *paths: str) -> Report:
    """Return a report in which cells were not found."""
    return attrs.evolve(report, cells={**report.cells, **dict.fromkeys(paths, Figure(None, State.MISSING, ""))})


SERIES: Mapping[str, Callable[[], Filed]] = {
    "sound": some,
    "one report": lambda: some(2023),
    "none": list,
    "a year missing": lambda: some(2020, 2021, 2023, 2024),
    "two years missing": lambda: some(2019, 2022),
    "carried in, one more": lambda: some(2022, 2023, y2023=more(2023, f"{IN}.natural_person")),
    "carried in, the total": lambda: some(2022, 2023, y2023=more(2023, f"{IN}.total")),
    "carried in, blank": lambda: some(2022, 2023, y2023={f"{IN}.natural_person": None}),
    "carried out, blank": lambda: some(2022, 2023, y2022={f"{OUT}.total": None}),
    "in force, more": lambda: some(2022, 2023, y2023=more(2023, f"{STOCK}.in_force", 3)),
    "issued, more": lambda: some(2022, 2023, y2023=more(2023, f"{STOCK}.issued", 2)),
    "repealed, blank": lambda: some(2022, 2023, y2023={f"{STOCK}.repealed": None}),
    "in force, blank the year before": lambda: some(2022, 2023, y2022={f"{STOCK}.in_force": "/"}),
    "items, more": lambda: some(2019, 2020, y2020=more(2020, "proactive.licensing.items_previous_year")),
    "items, blank change": lambda: some(2019, 2020, y2019={"proactive.licensing.items_change": "/"}),
    "said of requests": lambda: [*some(2022), ("2023.txt", said(2023, "因机构改革，原澄湖县水利局并入我局，数据口径有调整。"))],
    "said of documents": lambda: [
        *some(2022),
        ("2023.txt", said(2023, "本年度开展规范性文件集中清理，按现有统计口径重新统计。")),
    ],
    "said of nothing": lambda: [*some(2022), ("2023.txt", said(2023, "本年度持续推进政务公开工作。"))],
    "proactive as the year before": lambda: some(2022, 2023, y2023=like(2023, "proactive")),
    "requests as the year before": lambda: some(2022, 2023, y2023=like(2023, "requests")),
    "remedies as the year before": lambda: some(2022, 2023, y2023=like(2023, "remedies")),
    "requests as the year before, one blank": lambda: some(
        2022, 2023, y2023={**like(2023, "requests"), f"{IN}.natural_person": None}
    ),
    "requests as two years before": lambda: some(2021, 2022, 2023, y2023=like(2023, "requests", 2021)),
    "proactive all zero": lambda: some(
        2022, 2023, **dict.fromkeys(("y2022", "y2023"), dict.fromkeys(like(2023, "proactive"), 0))
    ),
    **{
        f"proactive {name}": lambda figures=figures: some(
            2022,
            2023,
            **{key: {**dict.fromkeys(like(2023, "proactive"), 0), **figures} for key in ("y2022", "y2023")},
        )
        for name, figures in {
            "two figures": {LICENCES: 5, "proactive.penalty_decisions": 6},
            "three figures": {LICENCES: 5, "proactive.penalty_decisions": 6, f"{STOCK}.issued": 7},
            "99": {LICENCES: 99},
            "100": {LICENCES: 100},
            "100 in force": {f"{STOCK}.in_force": 100},
        }.items()
    },
    **{
        f"licences {before}, {after}": lambda before=before, after=after: some(
            2022, 2023, y2022={LICENCES: before}, y2023={LICENCES: after}
        )
        for before, after in ((0, 300), (0, 301), (30, 301), (31, 310), (31, 311), (311, 31), (301, 0), (300, 0), (5, 6))
    },
    "licences up and down": lambda: some(
        2021,
        2022,
        2023,
        y2021={LICENCES: 40},
        y2022={LICENCES: 4000},
        y2023={LICENCES: 40},
    ),
    "licences up and up": lambda: some(
        2021,
        2022,
        2023,
        y2021={LICENCES: 40},
        y2022={LICENCES: 4000},
        y2023={LICENCES: 400000},
    ),
    "licences up, blank, down": lambda: some(
        2021,
        2022,
        2023,
        y2021={LICENCES: 40},
        y2022={LICENCES: None},
        y2023={LICENCES: 4000},
    ),
    "fees in yuan": lambda: some(2022, 2023, y2022={FEES: Decimal("32.48")}, y2023={FEES: Decimal(324800)}),
    "licences up after a gap": lambda: some(2021, 2023, y2021={LICENCES: 40}, y2023={LICENCES: 4000}),
    "back on the old form": lambda: [*some(2022), ("2023.txt", on_old_form(2023)), *some(2024)],
    "on no form": lambda: [*some(2022), ("2023.txt", Report(body=BODY, year=2023, title=sound()[2023].title)), *some(2024)],
    "on no form last": lambda: [*some(2022), ("2023.txt", Report(body=BODY, year=2023, title=sound()[2023].title))],
    "two versions alike": lambda: beside(sound()[2023], {}),
    "two versions, a cell": lambda: beside(sound()[2023], more(2023, f"{OUT}.natural_person")),
    "two versions, carried in": lambda: beside(sound()[2023], more(2023, f"{IN}.total")),
    "two versions, a blank": lambda: beside(sound()[2023], {f"{OUT}.natural_person": None}),
    "two versions, a mark": lambda: beside(
        with_figures(sound()[2023], {f"{OUT}.natural_person": "/"}), {f"{OUT}.natural_person": None}
    ),
    "two versions, many cells": lambda: beside(sound()[2023], others(sound()[2023], 13)),
    "two versions, twelve cells": lambda: beside(sound()[2023], others(sound()[2023], 12)),
    "two versions, a row missing": lambda: beside(unread(sound()[2023], GRANTED), {}),
    "two versions, a row missing and a cell": lambda: beside(
        unread(with_figures(sound()[2023], more(2023, f"{OUT}.natural_person")), GRANTED), {}
    ),
    "two versions, cells that one lacks": lambda: beside(without_cells(sound()[2023], GRANTED), {}),
    "two versions, words": lambda: beside(said(2023, "本年度持续推进政务公开工作。"), like(2023, "", 2023)),
    "two versions, on no form": lambda: beside(Report(body=BODY, year=2023, title=sound()[2023].title), {}),
    "own scope and system": lambda: scoped(Scope.OWN_BODY, Scope.SYSTEM),
    "own scope and none": lambda: scoped(Scope.OWN_BODY, Scope.UNKNOWN),
    "copied": lambda: copied(2023),
    "copied, other figures": lambda: [
        (name, with_figures(report, like(2023, "", 2023)) if name == "2023.txt" else report) for name, report in copied(2023)
    ],
    "copied, few words": lambda: copied(2023, lambda text: "\n".join(line for line in text.splitlines() if len(line) < 60)),
    **{
        f"grown: {words}": lambda words=words: grown(words)
        for words in (
            "收到政府信息公开申请50件，同比增长25%。",
            "收到政府信息公开申请50件，同比增长25.9%。",
            "收到政府信息公开申请50件，同比增长26%。",
            "收到政府信息公开申请50件，同比增长24%。",
            "收到政府信息公开申请50件，同比增长30%。",
            "收到政府信息公开申请50件，同比下降25%。",
            "收到政府信息公开申请50件，同比增加10件。",
            "收到政府信息公开申请50件，同比增加11件。",
            "收到政府信息公开申请50件，同比减少10件。",
            "收到政府信息公开申请50件，同比增长约20%。",
            "收到政府信息公开申请50件，同比增长约21%。",
            "收到政府信息公开申请50件，同比增长约40%。",
            "收到政府信息公开申请50件，同比增长超过20%。",
            "收到政府信息公开申请50件，同比增长超过25%。",
            "收到政府信息公开申请50件，同比增长超过12%。",
            "收到政府信息公开申请50件，同比增长超过26%。",
            "收到政府信息公开申请60件，同比增长25%。",
            "收到政府信息公开申请50件，同比增长2个百分点。",
            "收到政府信息公开申请50件，同比增长25%。空。",
            "收到政府信息公开申请50件，同比持平。",
        )
    },
    "grown on two forms": lambda: grown("收到政府信息公开申请50件，同比增长26%。", "trial_2019"),
    "grown, another scope": lambda: [
        (name, attrs.evolve(report, reporter=attrs.evolve(report.reporter, scope=Scope.OWN_BODY)))
        for name, report in grown("全系统收到政府信息公开申请50件，同比增长26%。")
    ],
}
