"""
Text as programs list it: marks of items before figures, and blanks written as references.

What is taken out leaves blanks behind, so that every place in the text stays where it is.
"""

from __future__ import annotations

import re

from gov_disclosure.figures import SPACES, UNITS, State, read_figure

__all__ = ["without_marks"]

_MARKS = "-–—+•·●○◆◇■□▪*"
_BEHIND = (" ", "\u00a0", "\u3000")
_WITHIN = rf"(?:(?P<outer>[{_MARKS}])[ ]{{1,8}}(?=[{_MARKS}] ))?"
"""The mark of an item that begins with one of another list (`* - 规章`, below it `  - 3`)."""
_ITEM = re.compile(rf"[> \t\u3000]{{0,40}}{_WITHIN}(?P<mark>[{_MARKS}])(?:[ \t\u3000\u00a0]{{1,8}}(?=\S)|\s{{0,8}}\Z)")
_FIGURES = re.compile(r"[0-9０-９+\-−–—/／无無|｜ \t\u3000\u00a0.,，]++")
"""What no item of a sentence is: figures and marks alone."""
_CELL = re.compile(r"[^|｜\t\r\n]*+")
_WORDS = re.compile("[\u4e00-\u9fff]")
_FEWEST = 2


def without_marks(text: str) -> str:
    """
    Return a text with blanks for the marks of a list before its figures, and for references that stand for blanks.

    `- 3` is minus three by itself, and three where the lines beside it have the same mark before words.
    """
    if "&" in text:
        text = SPACES.sub(_blanks, text)
    if not any(mark in text and any(mark + blank in text for blank in _BEHIND) for mark in _MARKS):
        return text
    lines = text.splitlines(keepends=True)
    begun: list[tuple[int, re.Match[str]]] = []
    changed = False
    for number, line in enumerate([*lines, "."]):
        item = _ITEM.match(line)
        if item is not None and (not begun or begun[0][1]["mark"] == item["mark"]):
            begun.append((number, item))
        elif item is not None or line.strip():
            changed = _unmark(lines, begun) or changed
            begun = [(number, item)] if item is not None else []
    return "".join(lines) if changed else text


def _unmark(lines: list[str], items: list[tuple[int, re.Match[str]]]) -> bool:
    """Take the marks before figures out of the lines of one list; return whether there were any."""
    if len(items) < _FEWEST or _is_bare(lines, items[0][0], -1) or _is_bare(lines, items[-1][0], 1):
        return False
    figures = [(number, item) for number, item in items if _is_figure(lines[number].rstrip("\r\n"), item.end())]
    if not figures or all(_WORDS.search(lines[number], item.end()) is None for number, item in items):
        return False
    for number, item in figures:
        for at in {item.start("mark"), item.start("outer")} - {-1}:
            lines[number] = f"{lines[number][:at]} {lines[number][at + 1 :]}"
    return True


def _is_bare(lines: list[str], number: int, step: int) -> bool:
    """Whether the next line before a list or behind it is figures without its mark: then the mark before one is a sign."""
    number += step
    while 0 <= number < len(lines) and not lines[number].strip():
        number += step
    return 0 <= number < len(lines) and _FIGURES.fullmatch(lines[number].strip()) is not None


def _is_figure(line: str, at: int) -> bool:
    """Whether what stands behind a mark is figures, a cell with one, or the unit of one."""
    if _FIGURES.fullmatch(line, at) is not None or line[at:].strip() in UNITS:
        return True
    cell = _CELL.match(line, at)
    return cell is not None and read_figure(cell[0].strip()).state is State.NUMBER


def _blanks(match: re.Match[str]) -> str:
    return " " * len(match[0])
