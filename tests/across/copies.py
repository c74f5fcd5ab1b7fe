"""Made-up reports of many bodies, some of them copied from others: whole, edited, or a paragraph; what a copy is, is known."""

from __future__ import annotations

import random
from typing import NamedTuple

from tests.across.prose import SET_PHRASES, narrative, paragraph
from tests.across.reports import render, series_figures

__all__ = ["HOW", "Plant", "body_name", "plants", "text"]

HOW = ("whole", "names and figures changed", "every third sentence replaced", "one paragraph")
_FIRST = "清白青红玄素丹苍绿紫玉石金银云水山泉林禾"
_SECOND = "溪岭坪湾塘桥店集渡浦崖峪岗庄川沟滩洲口垭"
_THIRD = "东西南北中上下前后新老大小长平安康宁和乐"
_SHORT = 4
_PARAGRAPH = 110


class Plant(NamedTuple):
    """A copy: the number of the report that it is of, and how."""

    source: int
    how: str


def body_name(number: int) -> str:
    """Return the name of a body: 8,000 of them differ, further ones are in another county."""
    county = "澄湖县" if number < 8_000 else "临沙县"
    own = _FIRST[number // 20 % 20] + _SECOND[number % 20] + _THIRD[number // 400 % 20]
    return f"{county}{own}镇人民政府"


def plants(reports: int, copies: int) -> dict[int, Plant]:
    """Return which reports are copies: some of the second half, of some of the first."""
    rng = random.Random(7)
    chosen = rng.sample(range(reports // 2, reports), copies)
    return {number: Plant(rng.randrange(reports // 2), HOW[at % len(HOW)]) for at, number in enumerate(chosen)}


def text(number: int, planted: dict[int, Plant]) -> str:
    """Return a report, by its number."""
    rng = random.Random(f"report {number}")
    body = body_name(number)
    ((_, form, figures),) = series_figures(rng, (2023,), size=8)
    prose = _prose(number)
    if number in planted:
        prose = _copied(planted[number], number, body, prose)
    return render(body, 2023, form, figures, prose)


def _prose(number: int) -> tuple[list[str], list[str]]:
    return narrative(random.Random(f"prose {number}"), body_name(number), short=number % _SHORT == 0)


def _copied(plant: Plant, number: int, body: str, own: tuple[list[str], list[str]]) -> tuple[list[str], list[str]]:
    rng = random.Random(f"copy {number}")
    overview, problems = _prose(plant.source)
    if plant.how == HOW[0]:
        return overview, problems

    def changed(line: str) -> str:
        renamed = line.replace(body_name(plant.source), body)
        return "".join(str((int(char) + 3) % 10) if char.isdigit() else char for char in renamed)

    def edited(line: str) -> str:
        parts = [part for part in line.split("。") if part]
        return "".join(paragraph(rng, 1, 1) if at % 3 == 2 else f"{part}。" for at, part in enumerate(parts))

    if plant.how == HOW[1]:
        return [changed(line) for line in overview], [changed(line) for line in problems]
    if plant.how == HOW[2]:
        return [line if line.startswith("（") else changed(edited(line)) for line in overview], [*map(changed, problems)]
    # Set phrases that all short reports share are no copy.
    lines = [line for line in overview if not line.startswith("（") and line not in SET_PHRASES]
    at = rng.randrange(max(1, len(lines) - 2))
    copied = ""
    for line in lines[at:]:
        if len(copied) < _PARAGRAPH:
            copied += line
    into = list(own[0])
    into.insert(rng.randint(2, len(into) - 1), changed(copied))
    return into, own[1]
