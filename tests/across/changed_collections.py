"""Reports of several bodies, some with the words or the figures of others."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from functools import cache

from gov_disclosure import Collection, Report, parse_text
from gov_disclosure.testing import build_report
from tests.across.copies import HOW, Plant, body_name, text
from tests.across.prose import narrative, paragraph
from tests.across.reports import render, series_figures

__all__ = ["COLLECTIONS"]


@cache
def planted(number: int, source: int = -1, how: str = "") -> Report:
    """Return a made-up report, perhaps copied from another."""
    return parse_text(text(number, {number: Plant(source, how)} if how else {}))


@cache
def told(number: int, year: int, *lines: str, seed: int | None = None) -> Report:
    """Return a report of a body with some lines, and figures of its own."""
    ((_, form, figures),) = series_figures(random.Random(f"{number} {year}" if seed is None else seed), (year,), size=8)
    prose = ["（一）主动公开", *lines], ["存在不足。"]
    return parse_text(render(body_name(number), year, form, figures, prose))


def words(seed: int, length: int) -> str:
    """Return made-up words of some length."""
    rng = random.Random(seed)
    made = ""
    while len(made) < length:
        made += paragraph(rng)
    return made[:length]


def of(*reports: Report) -> Collection:
    return Collection.of([(f"{number}.txt", report) for number, report in enumerate(reports)])


def figures(*values: Mapping[str, int], years: tuple[int, ...] = (2023, 2023), bodies: tuple[int, ...] = (1, 2)) -> Collection:
    return of(
        *(
            build_report("form_2021", dict(each), year=year, body=body_name(body))
            for each, year, body in zip(values, years, bodies, strict=True)
        )
    )


CELLS = ("proactive.licensing_decisions", "proactive.penalty_decisions", "proactive.coercion_decisions")
FOUR = {**dict(zip(CELLS, (11, 12, 13), strict=True)), "proactive.normative_documents.issued": 14}
COLLECTIONS: Mapping[str, Callable[[], Collection]] = {
    "none": of,
    "one": lambda: of(planted(1)),
    "two that differ": lambda: of(planted(1), planted(2)),
    **{f"a copy, {how}": lambda how=how: of(planted(1), planted(2), planted(7, 1, how), planted(9)) for how in HOW},
    "copies of two": lambda: of(planted(1), planted(2), planted(7, 1, HOW[0]), planted(9, 2, HOW[1]), planted(10, 1, HOW[3])),
    "a copy of a copy": lambda: of(planted(1), planted(5, 1, HOW[0]), planted(6, 1, HOW[0]), planted(7, 1, HOW[0])),
    "a short one": lambda: of(planted(1), told(3, 2023, "全年有序。"), planted(2)),
    **{
        f"{length} words in common": lambda length=length: of(
            told(1, 2023, words(1, length), words(2, 400)), told(2, 2023, words(1, length), words(3, 400))
        )
        for length in (60, 84, 100, 140)
    },
    **{
        f"all of {length} words": lambda length=length: of(told(1, 2023, words(1, length)), told(2, 2023, words(1, length)))
        for length in (160, 240, 300, 500)
    },
    "two paragraphs": lambda: of(
        told(1, 2023, words(1, 110), words(4, 300), words(2, 110)), told(2, 2023, words(2, 110), words(5, 300), words(1, 110))
    ),
    "a paragraph in parts": lambda: of(
        told(1, 2023, words(1, 60) + "另有" * 5 + words(2, 60), words(4, 300)),
        told(2, 2023, words(1, 60) + "又有" * 5 + words(2, 60), words(5, 300)),
    ),
    "parts far apart": lambda: of(
        told(1, 2023, words(1, 60) + words(8, 60) + words(2, 60), words(4, 300)),
        told(2, 2023, words(1, 60) + words(9, 60) + words(2, 60), words(5, 300)),
    ),
    "a body's two years": lambda: of(told(1, 2022, words(1, 500)), told(1, 2023, words(1, 500))),
    "a body's two years, in part": lambda: of(
        told(1, 2022, words(1, 300), words(2, 100)), told(1, 2023, words(1, 300), words(3, 100))
    ),
    "a body's two versions": lambda: of(told(1, 2023, words(1, 500)), told(1, 2023, words(1, 500))),
    "years in other order": lambda: of(told(2, 2023, words(1, 500)), told(1, 2022, words(1, 500))),
    "without body": lambda: of(
        Report(year=2023, passages=planted(1).passages), Report(year=2023, passages=planted(1).passages), planted(1)
    ),
    "a phrase that many have": lambda: of(*(told(number, 2023, words(1, 120), words(20 + number, 300)) for number in range(14))),
    "a narrative that all have": lambda: of(
        *(parse_text(render(body_name(number), 2023, form, cells, narrative(random.Random(1), body_name(1))))
          for number in range(3) for _, form, cells in series_figures(random.Random(number), (2023,)))
    ),
    "figures alike": lambda: figures(FOUR, FOUR),
    "three figures alike": lambda: figures(dict([*FOUR.items()][:3]), dict([*FOUR.items()][:3])),
    "999 alike": lambda: figures({CELLS[0]: 999}, {CELLS[0]: 999}),
    "1000 alike": lambda: figures({CELLS[0]: 1000}, {CELLS[0]: 1000}),
    "figures alike but one": lambda: figures(FOUR, {**FOUR, CELLS[0]: 10}),
    "figures alike, other years": lambda: figures(FOUR, FOUR, years=(2022, 2023)),
    "figures alike, one body": lambda: figures(FOUR, FOUR, bodies=(1, 1)),
    "figures alike, three bodies": lambda: figures(FOUR, FOUR, FOUR, years=(2023, 2023, 2023), bodies=(1, 2, 3)),
    "figures without year and body": lambda: of(build_report(), Report(), Report(body="澄湖县水务局", year=2023)),
}  # fmt: skip
