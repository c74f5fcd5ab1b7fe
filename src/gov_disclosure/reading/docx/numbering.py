"""Automatic numbers of paragraphs: what readers see printed stands nowhere in the text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

import attrs

from gov_disclosure.diagnostics import Diagnostics
from gov_disclosure.limits import Limits
from gov_disclosure.reading.docx.archive import Archive, Entry
from gov_disclosure.reading.docx.looks import is_on
from gov_disclosure.reading.docx.markup import Attributes, Budget, Scanner
from gov_disclosure.reading.docx.numerals import numeral

__all__ = ["Numbering", "read_numbering"]

_PLACE: Final = re.compile(r"%([1-9])")
_LONGEST_PATTERN: Final = 60
_MOST_LEVELS: Final = 9


@attrs.define
class _Level:
    """One level of a list: where it starts, how it is written, and which style of paragraph is on it."""

    start: int = 1
    kind: str = "decimal"
    pattern: str = ""
    style: str = ""
    in_digits: bool = False
    close: bool = False
    restarts: int | None = None


@attrs.define
class _List:
    """A list that paragraphs count on, whatever numbering they name it by."""

    levels: dict[int, _Level] = attrs.Factory(dict[int, _Level])
    style_link: str = ""
    linked_style: str = ""
    counts: dict[int, int] = attrs.Factory(dict[int, int])


@attrs.define
class _Number:
    """A numbering: its list, and what it changes in it."""

    list_id: str = ""
    levels: dict[int, _Level] = attrs.Factory(dict[int, _Level])
    starts: dict[int, int] = attrs.Factory(dict[int, int])
    used: set[int] = attrs.Factory(set[int])


class Numbering:
    """The lists of a document, counting as its paragraphs come."""

    def __init__(self, lists: Mapping[str, _List], numbers: Mapping[str, _Number]) -> None:
        self._lists = lists
        self._numbers = numbers
        self._by_style = {found.style_link: found for found in lists.values() if found.style_link}

    def label(self, number_id: str, level: str | None, style: str) -> str:
        """
        Count one paragraph, and return what is printed before it, a blank behind it where there is one; "" for bullets.

        Args:
            number_id: Its numbering.
            level: Its level, from 0, or None for that of its style.
            style: The id of its style.
        """
        number = self._numbers.get(number_id)
        found = self._lists.get(number.list_id) if number is not None else None
        if found is not None and not found.levels:
            found = self._by_style.get(found.linked_style, found)
        if number is None or found is None:
            return ""
        at = _small(level, -1) if level is not None else -1
        if at < 0:
            at = next((place for place, each in found.levels.items() if each.style == style), 0)
        if at >= _MOST_LEVELS:
            return ""
        if at in number.starts and at not in number.used:
            found.counts[at] = number.starts[at] - 1
        number.used.add(at)
        own = self._level(number, found, at)
        counts = found.counts
        counts[at] = counts.get(at, own.start - 1) + 1
        for deeper in [place for place in counts if place > at]:
            restarts = self._level(number, found, deeper).restarts
            if restarts is None or at < restarts:
                del counts[deeper]
        return self._written(number, found, own)

    def _written(self, number: _Number, found: _List, own: _Level) -> str:
        if own.kind == "bullet":
            return ""

        def counted(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            level = self._level(number, found, place)
            return numeral(found.counts.get(place, level.start), "decimal" if own.in_digits else level.kind)

        text = _PLACE.sub(counted, own.pattern)
        # Figures must not run into what follows; behind 、 and ） no blank is needed.
        return f"{text} " if text and (not own.close or text[-1] < "\u2fff") else text

    @staticmethod
    def _level(number: _Number, found: _List, place: int) -> _Level:
        return number.levels.get(place) or found.levels.get(place) or _Level()


def read_numbering(archive: Archive, entry: Entry | None, *, limits: Limits, sink: Diagnostics, budget: Budget) -> Numbering:
    """Return the lists of a document."""
    if entry is None:
        return Numbering({}, {})
    reader = _Reader()
    scanner = Scanner(entry.name, reader.starts, reader.ends, limits=limits, sink=sink)
    scanner.read(archive.chunks(entry), budget)
    return Numbering(reader.lists, reader.numbers)


def _small(written: str | None, otherwise: int) -> int:
    """Return a number of at most nine digits, or something else for what is none."""
    return int(written) if written is not None and written.isascii() and written.isdigit() and len(written) < 10 else otherwise


class _Reader:
    """Takes the part `numbering.xml`."""

    def __init__(self) -> None:
        self.lists: dict[str, _List] = {}
        self.numbers: dict[str, _Number] = {}
        self._list = _List()
        self._number: _Number | None = None
        self._level = _Level()
        self._place = -1
        self.starts = {
            "w:abstractNum": self._begin_list,
            "w:num": self._begin_number,
            "w:abstractNumId": self._name_list,
            "w:lvl": self._begin_level,
            "w:lvlOverride": self._begin_override,
            "w:startOverride": self._override_start,
            "w:styleLink": lambda attributes: setattr(self._list, "style_link", attributes.get("w:val", "")),
            "w:numStyleLink": lambda attributes: setattr(self._list, "linked_style", attributes.get("w:val", "")),
            "w:start": lambda attributes: setattr(self._level, "start", _small(attributes.get("w:val"), 1)),
            "w:numFmt": lambda attributes: setattr(self._level, "kind", attributes.get("w:val", "decimal")),
            "w:lvlText": lambda attributes: setattr(self._level, "pattern", attributes.get("w:val", "")[:_LONGEST_PATTERN]),
            "w:pStyle": lambda attributes: setattr(self._level, "style", attributes.get("w:val", "")),
            "w:isLgl": lambda attributes: setattr(self._level, "in_digits", is_on(attributes)),
            "w:suff": lambda attributes: setattr(self._level, "close", attributes.get("w:val") == "nothing"),
            "w:lvlRestart": lambda attributes: setattr(self._level, "restarts", _small(attributes.get("w:val"), 0)),
        }
        self.ends = {"w:num": self._end_number, "w:lvl": self._end_level}

    def _begin_list(self, attributes: Attributes) -> None:
        self._list = self.lists[attributes.get("w:abstractNumId", "")] = _List()

    def _begin_number(self, attributes: Attributes) -> None:
        self._number = self.numbers[attributes.get("w:numId", "")] = _Number()

    def _end_number(self) -> None:
        self._number = None

    def _name_list(self, attributes: Attributes) -> None:
        if self._number is not None:
            self._number.list_id = attributes.get("w:val", "")

    def _begin_level(self, attributes: Attributes) -> None:
        place = _small(attributes.get("w:ilvl"), 0)
        self._level = _Level()
        if place < _MOST_LEVELS:
            (self._list if self._number is None else self._number).levels[place] = self._level

    def _end_level(self) -> None:
        self._level = _Level()

    def _begin_override(self, attributes: Attributes) -> None:
        self._place = _small(attributes.get("w:ilvl"), 0)

    def _override_start(self, attributes: Attributes) -> None:
        if self._number is not None and self._place < _MOST_LEVELS:
            self._number.starts[self._place] = _small(attributes.get("w:val"), 1)
