"""
Tables in text whose cells have other marks than bars between them, or that are lists of a programming language: bars instead.

Every place in the text stays where it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["with_bars"]

_MARKS = ("&", "→", "⇒", " / ", " · ", "^", "~", "：", "::")
"""What may stand between cells; those with blanks around them stand within labels, too (本年增/减)."""
_FEWEST_MARKS = 40
_FEWEST_ROWS = 8
_FEWEST_FIELDS = 3
_MOST_LABELS = 3
_ABOVE = 6
"""Lines above the first row of figures that may be its header."""
_FIGURE = re.compile(r"[-+]?\d[\d,.]{0,40}(?:件|万元|元|%)?|[-—–/／无]{0,2}")
_DIGIT = re.compile(r"\d")
_WORDS = re.compile("[\u4e00-\u9fff]")
_OPENING, _CLOSING = "（(", "）)"
_ROW_END = re.compile(r"\\\\(?:[ \t]{0,9}\\hline)?[ \t]{0,9}\Z|\\(?:top|mid|bottom)rule\Z|\\hline\Z")
_SPANNING = re.compile(r"\\multi(?:column|row)\{\d{1,2}\}\{[^{}]{0,20}\}\{([^{}]{0,200})\}")
_ITEM = re.compile(
    r"""[ \t\r\n]{0,40}(?:"(?P<double>(?:[^"\\\n]|\\[^\n]){0,400}+)"|'(?P<single>(?:[^'\\\n]|\\[^\n]){0,400}+)'"""
    r"""|(?P<none>None|null|nan|NaN)|(?P<number>[-+]?\d[\d.]{0,30}))[ \t\r\n]{0,40}(?P<behind>[],)])"""
)
_LISTED = ("['", '["', "('", '("', "[\n", "[ ")
_FEWEST_LISTS = 6
_MOST_ITEMS = 60


def with_bars(text: str) -> str:
    """Return a text with bars between the cells of its tables; the same one where they are divided in no such manner."""
    if text.count("|") >= _FEWEST_MARKS or text.count("\t") >= _FEWEST_MARKS:
        return text
    if any(sign in text for sign in _LISTED):
        text = _unlisted(text)
    for mark in _MARKS:
        if text.count(mark) >= _FEWEST_MARKS:
            text = _divided(text, mark)
    return text


# ---- marks between cells -----------------------------------------------------------------------------------


def _divided(text: str, mark: str) -> str:
    """Return a text with bars for a mark in the lines of its tables, if these have it between their cells."""
    lines = text.split("\n")
    rows = [at for at, line in enumerate(lines) if mark in line and _is_row(line, mark)]
    if len(rows) < _FEWEST_ROWS:
        return text
    first = max(0, rows[0] - _ABOVE)
    bar = mark.replace(mark.strip(), "|" * len(mark.strip()))
    for at in range(first, rows[-1] + 1):
        line = lines[at]
        if mark in line and "。" not in line:
            lines[at] = _with_bars(_without_commands(line) if mark == "&" else line, mark, bar)
    return "\n".join(lines)


def _is_row(line: str, mark: str) -> bool:
    """Whether a line has a label, or a figure, and figures behind it, with a mark between all of them."""
    fields = [field.strip() for field in _with_bars(_ROW_END.sub("", line.strip()), mark, "|").split("|")]
    if len(fields) < _FEWEST_FIELDS or "。" in line:
        return False
    words = [at for at, field in enumerate(fields) if _FIGURE.fullmatch(field) is None]
    worded = words[-1] + 1 if words else 0
    labels = all(_WORDS.search(fields[at]) is not None for at in words)
    return labels and worded <= _MOST_LABELS and any(field[:1].isdigit() for field in fields[worded:])


def _with_bars(line: str, mark: str, bar: str) -> str:
    """Return a line with bars for a mark where it stands in no bracket."""
    if mark != "：":
        return line.replace(mark, bar)
    depth = 0
    chars = list(line)
    for at, char in enumerate(chars):
        depth += (char in _OPENING) - (char in _CLOSING and depth > 0)
        if char == mark and not depth:
            chars[at] = bar
    return "".join(chars)


def _without_commands(line: str) -> str:
    """Return a line of LaTeX with blanks for what spans cells and what ends the row."""
    line = _SPANNING.sub(_kept, line)
    end = _ROW_END.search(line.rstrip())
    if end is None:
        return line
    return (line[: end.start()] + "&" * end[0].startswith("\\\\")).ljust(len(line))


def _kept(match: re.Match[str]) -> str:
    return match[1].rjust(len(match[0]) - 1) + " "


# ---- lists -------------------------------------------------------------------------------------------------


def _unlisted(text: str) -> str:
    """Return a text with a line for each list of figures and words, and bars between its items."""
    lists = list(_lists(text))
    words = ["".join([text[start:end] for start, end in items]) for items in lists]
    if sum(_WORDS.search(each) is not None for each in words) < _FEWEST_LISTS or not any(map(_DIGIT.search, words)):
        return text
    pieces: list[str] = []
    at = 0
    for items in lists:
        opening = max(text.rfind("[", at, items[0][0]), text.rfind("(", at, items[0][0]))
        behind = min(place for place in (text.find("]", items[-1][1]), text.find(")", items[-1][1])) if place >= 0)
        before = text[at:opening]
        pieces += [before if before.strip(" \t\r\n[](),") else _blank(before), "|"]
        last = opening + 1
        for number, (start, stop) in enumerate(items):
            between = text[last:start]
            comma = between.find(",") if number else -1
            pieces.append("".join("|" if place == comma else " " for place in range(len(between))))
            pieces.append(text[start:stop].replace("\\n", "  "))
            last = stop
        pieces += [" " * (behind - last), "|"]
        at = behind + 1
        if text[at : at + 1] in ("]", ")", ","):
            # What stands behind a list begins a line.
            pieces.append("\n")
            at += 1
    pieces.append(text[at:])
    return "".join(pieces)


def _blank(words: str) -> str:
    """Return what stands between two lists, its brackets and commas blanked."""
    return "".join([char if char in "\r\n" else " " for char in words])


def _lists(text: str) -> Iterator[list[tuple[int, int]]]:
    """Yield where the items of each list stand that has two or more, and words or figures for all of them."""
    at = 0
    while True:
        opening = min((place for place in (text.find("[", at), text.find("(", at)) if place >= 0), default=-1)
        if opening < 0:
            return
        at = opening + 1
        items: list[tuple[int, int]] = []
        place = at
        while len(items) < _MOST_ITEMS and (item := _ITEM.match(text, place)) is not None:
            name = next(each for each in ("double", "single", "number", "none") if item[each] is not None)
            start, stop = item.span(name)
            items.append((start, start) if name == "none" else (start, stop))
            place = item.end()
            if item["behind"] != ",":
                if len(items) > 1:
                    yield items
                    at = place
                break
