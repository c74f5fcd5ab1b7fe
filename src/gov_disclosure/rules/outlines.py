"""The outline of a report as printed, read from its passages once for all rules that ask for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache, partial
from typing import NamedTuple
from weakref import ReferenceType, ref

from gov_disclosure.folding import key, ordinal_value, readable, split_ordinal
from gov_disclosure.forms import Form, known_forms
from gov_disclosure.forms.data import load_toml
from gov_disclosure.forms.vocabulary import loose, vocabulary
from gov_disclosure.lazy import lazy
from gov_disclosure.passages import Passage
from gov_disclosure.report import Report

__all__ = ["Item", "Outline", "accepted", "outline_of", "words_of"]

_LONGEST = 60
_STOPS = "。；;！？"
_LIST = 3
_NO_MARK = re.compile(r"[\u3400-\u9fff](?<![一二三四五六七八九十壹贰叁肆伍陆第])")
"""What no numeral begins with: a plain character of any other word."""


class Item(NamedTuple):
    """
    A line that has a number or is short enough to be a heading.

    Attributes:
        place: Its place among the passages.
        passage: The line.
        mark: `han` 一、 · `bracket` （一） · `digit` 1. · `small` （1） · `lost` a bare 、 · `""` none.
        number: What its number says, or None.
        title: Its words up to the first stop, folded, without the number.
        alone: Whether nothing stands behind the title.
    """

    place: int
    passage: Passage
    mark: str
    number: int | None
    title: str
    alone: bool


class Outline:
    """
    What stands where in a report.

    Args:
        report: The report.
    """

    def __init__(self, report: Report) -> None:
        self.passages = report.passages
        self.form = _form(report)
        self.family = next((each.arguments.get("family") for each in report.diagnostics if each.code == "GD127"), None)
        self.items = tuple(self._items())

    @lazy
    def fields(self) -> tuple[str, ...]:
        """The sections due, in official order; none where the report is on another outline."""
        if (
            self.form is None
            or self.family is not None
            or not any(field in self.form.layout.sections for field in self.form.tables)
        ):
            return ()
        return tuple(self.form.layout.sections)

    @lazy
    def headings(self) -> Mapping[str, Item]:
        """Field of each section that the report has → its heading, in the order of the report."""
        return {item.passage.section: item for item in self.items if item.passage.heading}

    @lazy
    def unknown(self) -> Mapping[str, Item]:
        """Field of a section whose heading was not found → a line with its number that stands where that heading belongs."""
        return {field: item for field in self.fields if field not in self.headings and (item := self._instead(field)) is not None}

    @lazy
    def missing(self) -> tuple[str, ...]:
        """The sections due that the report has not."""
        return tuple(field for field in self.fields if field not in self.headings and field not in self.unknown)

    @lazy
    def inner(self) -> tuple[Item, ...]:
        """The lines that are numbered like sections and are none."""
        stand_ins = {item.place for item in self.unknown.values()}
        return tuple(
            item for item in self.items
            if item.mark == "han" and not item.passage.heading
            and item.passage.section != "preamble" and item.place not in stand_ins
        )  # fmt: skip

    @lazy
    def listed(self) -> frozenset[int]:
        """The places of titles of sections that stand in a list, as in a table of contents."""
        labels = vocabulary().labels
        run: list[Item] = []
        found: set[int] = set()
        titles = [item for item in self.items if (label := labels.get(item.title.rstrip("0123456789"))) and label.heading]
        for item in [*titles, None]:
            if item is not None and run and item.place == run[-1].place + 1:
                run.append(item)
                continue
            if len(run) >= _LIST and not all(each.passage.heading for each in run):
                found.update(each.place for each in run)
            run = [item] if item is not None else []
        return frozenset(found)

    @lazy
    def again(self) -> tuple[Item, ...]:
        """The lines with the title of a section that has its heading elsewhere."""
        labels = vocabulary().labels
        found = []
        for item in self.items:
            if item.passage.heading or item.passage.section == "preamble" or not item.alone or item.place in self.listed:
                continue
            label = labels.get(item.title)
            if label is None or label.heading is None or label.aspect is not None or label.heading not in self.headings:
                continue
            first = self.headings[label.heading]
            if item.mark == first.mark == "han" or (item.mark == first.mark and item.title == first.title):
                found.append(item)
        return tuple(found)

    def official(self, field: str) -> int:
        """Return the number of a section, from 1."""
        return self.fields.index(field) + 1

    def _instead(self, field: str) -> Item | None:
        number = self.official(field)
        before = [self.headings[each].place for each in self.fields[: number - 1] if each in self.headings]
        behind = [self.headings[each].place for each in self.fields[number:] if each in self.headings]
        first, last = max(before, default=-1), min(behind, default=len(self.passages))
        for item in self.items:
            fits = first < item.place < last and item.mark == "han" and item.number == number
            if fits and not item.passage.heading and item.passage.section != "preamble" and not self._listed(item):
                return item
        return None

    def _listed(self, item: Item) -> bool:
        """Whether a line is one of a list of its section that begins anew with 一、."""
        return self._begins.get(item.passage.section, item.place) < item.place

    @lazy
    def _begins(self) -> Mapping[str, int]:
        """Section → where the first list in it begins with 一、."""
        begins: dict[str, int] = {}
        for item in self.items:
            if item.mark == "han" and item.number == 1 and not item.passage.heading:
                begins.setdefault(item.passage.section, item.place)
        return begins

    def _items(self) -> Iterator[Item]:
        for index, passage in enumerate(self.passages):
            line = passage.text
            if len(line) <= _LONGEST:
                yield _item((index, passage, *_read_line(line)))
            elif _NO_MARK.match(line) is None:
                mark, number, title, alone = _read_line(line[: 2 * _LONGEST])
                if mark:
                    yield _item((index, passage, mark, number, title, alone and len(line) <= 2 * _LONGEST))


_item: Callable[[tuple[int, Passage, str, int | None, str, bool]], Item] = partial(tuple.__new__, Item)


@lru_cache(maxsize=1_024)
def _read_line(line: str) -> tuple[str, int | None, str, bool]:
    """Return mark, number and title of a line, and whether nothing stands behind the title: headings are mostly the same."""
    # Glosses and radicals count for nothing.
    text = readable(line)
    mark, length = split_ordinal(text) if _NO_MARK.match(line) is None else ("", 0)
    if mark == "bracket" and any(char.isdigit() for char in text[:length]):
        mark = "small"
    rest = text[length:]
    end = min((at for stop in _STOPS if (at := rest.find(stop)) >= 0), default=len(rest))
    title = key(rest[: min(end, _LONGEST)])
    return mark, ordinal_value(text) if mark else None, title, end >= len(rest.rstrip()) - 1


_LAST: list[tuple[ReferenceType[Report], Outline]] = []


def outline_of(report: Report) -> Outline:
    """Return the outline of a report; the last one is remembered, as many rules ask for it."""
    last = _LAST[-1:]
    if last and last[0][0]() is report:
        return last[0][1]
    outline = Outline(report)
    _LAST[:] = [(ref(report), outline)]
    return outline


def _form(report: Report) -> Form | None:
    name = report.form or report.form_expected
    return known_forms().get(name) if name is not None else None


@cache
def words_of(part: str) -> Mapping[str, tuple[str, ...]]:
    """Return a part of the words that the rules on the outline know."""
    data = load_toml("gov_disclosure.rules", "structure") or {}
    return {name: tuple(words) for name, words in data[part].items()}


@cache
def accepted(form: Form, field: str) -> frozenset[str]:
    """Return the titles of a section that are taken for the form's, by `loose` key."""
    printed = form.layout.labels[form.layout.sections[field]][:1]
    titles = {key(title[split_ordinal(title)[1] :]) for title in (*printed, *words_of("titles").get(field, ()))}
    return frozenset(map(loose, titles))
