"""
Lines that have lost their separators → lines of their own for titles, headings and prose, and runs for tables.

Scraped pages may come as one line, or with each table on one. Only what has figures right behind the labels of
rows is taken for a table; all else is left as it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

import attrs

from gov_disclosure.figures import UNITS
from gov_disclosure.folding import ordinal_value, stands_in
from gov_disclosure.forms.vocabulary import Vocabulary
from gov_disclosure.lexing.numbered_lines import without_numbers
from gov_disclosure.lexing.numbered_rows import without_numbered_rows
from gov_disclosure.lexing.runs import DIGITS, Item, Runs
from gov_disclosure.lexing.turning import turn
from gov_disclosure.limits import Limits
from gov_disclosure.reading.blocks import Block, Document, Line, Row, Run

__all__ = ["unfold"]

_BEGIN = attrgetter("start")
_LONG = 160
_SIDE_BY_SIDE = re.compile(r"[\d/][ \u3000\u00a0]{1,9}[\d/][\d,.]{0,9}[ \u3000\u00a0]{1,9}[\d/]")
"""Figures as no sentence has them: a longer line with some, and with sentences, may be a whole report."""
_BEHIND_STOP = ("。 ", "。\u3000", "。\u00a0")
_HEADED = re.compile(r"。[ \t\u3000\u00a0]+[一二三四五六七八九十]、[^。，、；\s]{4,30}(?:[ \t\u3000\u00a0]|$)")
"""A heading in the middle of a line: paragraphs that were joined by blanks."""
_REMEMBERED = 40
_MOST_REMEMBERED = 4_096
_FEWEST = 4
"""Labels that a table within a longer line has at least."""
_MOST_STRANGE = 48
"""Longest words among the labels and figures of a table: a row that no form knows, a unit, a note."""
_SENTENCE = re.compile("[。；;！!？?]")
_PARTING = frozenset("，,、/／")
_NONE = frozenset(("/", "／", "无", "無"))
_SHORT = 4
_LISTED = frozenset("、，,；;）)”》")
_TITLE = re.compile(r"[^。；！？]{4,80}?(?:年度工作报告|年度报告|年報|年报|年度報告)(?=[^。）)》”]|$)")
_BULLETS = " \t\u3000\u00a0-–—―·•●○◆◇■□▲△▪*"
"""What may stand before the label of a row as the mark of an item."""
_SIGNED = re.compile(r"[。！；）)\s]\s*+([^。；，！\s]{2,40}\s?(?:19|20)\d\d年\d{1,2}月\d{1,2}日)\s*+\Z")
"""The body and the date that a text ends with."""
_LONGEST_SIGNED = 80
_RUN_ON = re.compile(r"[\u4e00-\u9fff）)][ \u3000\u00a0][0-9]{7,}(?:[一二三四]、|[（(][一二三四五六七][）)])[\u4e00-\u9fff]")
"""Figures of a row a blank behind its label, which have run together and into the next one."""
_BLANKS = " \t\r\n\f\v\u00a0\u3000\u2002\u2003\u2009\u200b\ufeff：:"


def unfold(document: Document, vocabulary: Vocabulary, limits: Limits) -> Document:
    """
    Return a document whose lines without separators are divided, and have no serial numbers in front; the same one if none has.

    Args:
        document: What a reader made of the container.
        vocabulary: The labels that are looked for.
        limits: Bounds the labels of one document.
    """
    document = turn(without_numbered_rows(without_numbers(document)), vocabulary)
    runs = Runs(document.source.text, vocabulary, limits)
    text, figures, known = runs.text, DIGITS.search, vocabulary.run_together
    if len(known) > _MOST_REMEMBERED:
        known.clear()
    joined = any(stands_in(mark, text) for mark in _BEHIND_STOP)
    unfolded: dict[int, list[Block]] = {}
    for index, block in enumerate(document.blocks):
        if isinstance(block, Row):
            continue
        start, end = block
        if end - start <= _REMEMBERED:
            # Short lines, as those of menus, are met again and again.
            words = text[start:end]
            together = known.get(words)
            if together is None:
                together = known[words] = runs.runs_together(start, end)
            if not together and not joined:
                continue
        else:
            together = figures(text, start, end) is not None and (
                runs.runs_together(start, end) or _RUN_ON.search(text, start, end) is not None
            )
        # A line that is nothing but a table is divided at its blanks when its labels are looked for.
        several = not together and end - start > _LONG and _side_by_side(text, start, end)
        if together or several:
            pieces = _unfolded(block, runs, several=several)
            if pieces is not None:
                unfolded[index] = pieces
                continue
        if joined and _HEADED.search(text, start, end) is not None:
            unfolded[index] = list(_prose(start, end, runs.items(start, end), runs))
    if not unfolded:
        return document
    blocks: list[Block] = []
    for index, block in enumerate(document.blocks):
        blocks += unfolded.get(index) or [block]
    return attrs.evolve(document, blocks=tuple(blocks))


def _side_by_side(text: str, start: int, end: int) -> bool:
    return _SENTENCE.search(text, start, end) is not None and _SIDE_BY_SIDE.search(text, start, end) is not None


def _unfolded(line: Line, runs: Runs, *, several: bool) -> list[Block] | None:
    """
    Return what a line is made of, or None where it is one line.

    Args:
        line: The line.
        runs: Divides it.
        several: Whether only a table of several rows is one: blanks divide the line, as they do within one row.
    """
    items = runs.items(*line)
    tables = list(_tables(items, runs.text))
    whole = len(tables) == 1 and tables[0] == (0, len(items))
    tables = [(first, stop) for first, stop in tables if (whole and not several) or _labels(items[first:stop]) >= _FEWEST]
    if not tables:
        return None
    blocks: list[Block] = []
    at = line.start
    for first, stop in tables:
        heading = first - 1 if first and _heads(items[first - 1]) else first
        if runs.text[at : items[heading].start].strip(_BULLETS):
            blocks += _prose(at, items[heading].start, items, runs)
        if heading < first:
            blocks += _line(runs.text, items[heading].start, items[heading].end)
        at = items[stop].start if stop < len(items) else line.end
        blocks += [Run(*piece) for piece in _line(runs.text, items[first].start, at)]
    blocks += _prose(at, line.end, items, runs)
    return blocks


def _labels(items: Sequence[Item]) -> int:
    return sum(item.found is not None for item in items)


def _heads(item: Item) -> bool:
    return item.found is not None and item.found.label.heading is not None


def _tables(items: Sequence[Item], text: str) -> Iterator[tuple[int, int]]:
    """Yield where tables begin and end: labels and figures, one right behind the other."""
    at = 0
    while at < len(items):
        if items[at].found is None or not items[at].found.label.cell:  # type: ignore[union-attr]
            at += 1
            continue
        stop = at + 1
        counted = False
        while stop < len(items):
            item = items[stop]
            if item.found is not None:
                if not item.found.label.cell:
                    break
            elif item.chunks:
                if items[stop - 1].chunks:
                    break
                counted = True
            elif not _within(items, stop, text):
                break
            stop += 1
        if counted:
            yield at, stop
        at = stop


def _within(items: Sequence[Item], at: int, text: str) -> bool:
    """Whether words stand within a table: before figures, or as a unit, a note or a mark before the next label."""
    item = items[at]
    words = text[item.start : item.end]
    if words in UNITS and items[at - 1].chunks:
        return True
    if words in _NONE and text[item.start - 1].isspace() and text[item.end : item.end + 1].isspace():
        return True
    if len(words) > _MOST_STRANGE or _SENTENCE.search(words) is not None:
        return False
    following = items[at + 1] if at + 1 < len(items) else None
    if following is not None and following.chunks:
        return words[0] not in _PARTING
    if following is not None and not (following.found is not None and following.found.label.cell):
        return False
    if not items[at - 1].chunks:
        return words in _NONE
    return items[at - 1].end == item.start and not _PARTING.intersection(words) and (following is not None or len(words) < _SHORT)


def _line(text: str, start: int, end: int) -> list[Line]:
    """Return words as a line without blanks at its ends; none where nothing is left."""
    words = text[start:end]
    left = len(words) - len(words.lstrip(_BLANKS))
    stop = start + len(words.rstrip(_BLANKS))
    return [Line(start + left, stop)] if start + left < stop else []


def _prose(start: int, end: int, items: Sequence[Item], runs: Runs) -> Iterator[Block]:
    """Yield words between tables: the title, headings and what stands below them, a line each."""
    text = runs.text
    at = start
    title = _TITLE.match(text, start, min(end, start + 120)) if not items or start <= items[0].start else None
    if title is not None and title.end() < end:
        yield from _line(text, start, title.end())
        at = title.end()
    for item in map(items.__getitem__, range(bisect_left(items, start, key=_BEGIN), len(items))):
        if item.start >= end:
            break
        if item.start < at or item.end > end or item.found is None:
            continue
        label = item.found.label
        behind = text[item.end : item.end + 1]
        heads = label.heading is not None and item.found.mark == "han" and behind not in _LISTED
        heads = heads and ordinal_value(text[item.start : item.end]) is not None
        aspect = label.aspect is not None and item.found.mark == "bracket" and behind not in _LISTED
        if heads or aspect:
            yield from _line(text, at, item.start)
            yield from _line(text, item.start, item.end)
            at = item.end
    signed = _SIGNED.search(text, max(at, end - _LONGEST_SIGNED), end)
    if signed is not None:
        yield from _line(text, at, signed.start(1))
        at = signed.start(1)
    yield from _line(text, at, end)
