"""Whole paragraphs with marks, as reports have them: what each says, who reports it, and how well the reading agrees."""

from __future__ import annotations

import re
import sys
from functools import cache
from itertools import groupby
from typing import NamedTuple

from gov_disclosure import Report
from gov_disclosure.passages import Passage
from gov_disclosure.statements import read_statements

from .marked import FOLDER, Score, written

_YEAR = 2024
_SECTIONS = {"5": "problems_and_improvements", "6": "other_matters"}


class Paragraph(NamedTuple):
    """A paragraph, the body that reports it, and its marks."""

    passage: Passage
    body: str
    marks: tuple[str, ...]


@cache
def paragraphs(name: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a file."""
    found: list[Paragraph] = []
    body = ""
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("# body:"):
            body = line.removeprefix("# body:").strip()
        if not line or line.startswith("#"):
            continue
        text, _, marks = line.partition("=>")
        place = re.match(r"@([56](?!\d))?", text)
        section = _SECTIONS.get(place[1], "overview") if place else "overview"
        aspect = "on_request" if place and not place[1] else None
        passage = Passage(section, text[place.end() if place else 0 :].strip(), aspect=aspect)
        found.append(Paragraph(passage, body, tuple(marks.split())))
    return tuple(found)


def score(name: str) -> Score:
    """Compare what is read of each report of a file with its marks; what may be read or not counts neither way."""
    right = wrong = missed = 0
    faults: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = []
    for body, group in groupby(paragraphs(name), lambda each: each.body):
        report = tuple(group)
        said = _read(body, tuple(each.passage for each in report))
        for each in report:
            found = said.get(each.passage, [])
            lacking = _taken(found, [mark for mark in each.marks if not mark.startswith("?")])
            _taken(found, [mark.removeprefix("?") for mark in each.marks if mark.startswith("?")])
            right += sum(not mark.startswith("?") for mark in each.marks) - len(lacking)
            wrong += len(found)
            missed += len(lacking)
            if found or lacking:
                faults.append((each.passage.text, tuple(lacking), tuple("@".join(one) for one in found)))
    return Score(right, wrong, missed, tuple(faults))


def _read(body: str, passages: tuple[Passage, ...]) -> dict[Passage, list[tuple[str, str]]]:
    """Return of each paragraph of a report the statements that are compared, in the notation of the files."""
    title = f"{body}{_YEAR}年政府信息公开工作年度报告"
    found: dict[Passage, list[tuple[str, str]]] = {}
    for one in read_statements(Report(year=_YEAR, title=title, body=body, passages=passages)):
        if one.reason is None:
            found.setdefault(one.parts[0].passage, []).append((written(one), one.body.value))
    return found


def _taken(found: list[tuple[str, str]], marks: list[str]) -> list[str]:
    """Take what the marks name out of what was found, and return the marks that nothing answers."""
    lacking: list[str] = []
    for mark in marks:
        said, _, body = mark.partition("@")
        choices = said.split("|")
        if "=" in choices[-1] and "=" not in choices[0]:
            choices = [choice if "=" in choice else f"{choice}={choices[-1].partition('=')[2]}" for choice in choices]
        answer = next((one for one in found if one[0] in choices and body in ("", one[1])), None)
        if answer is None:
            lacking.append(mark)
        else:
            found.remove(answer)
    return lacking


def main() -> None:
    """Print how each file named is read."""
    for name in sys.argv[1:]:
        result = score(name)
        counts = f"{result.right} right, {result.wrong} wrong, {result.missed} missed"
        sys.stdout.write(f"{name}: precision {result.precision:.3f}, recall {result.recall:.3f} ({counts})\n")
        for text, lacking, wrong in result.faults:
            sys.stdout.write(f"  {text}\n    missed: {' '.join(lacking)}\n    wrong: {' '.join(wrong)}\n")


if __name__ == "__main__":
    main()
