"""
Headings in words of their own, told by their number, a word that such headings have, and their place.

Sections 一, 五 and 六 are prose, and bodies head them as they like: 一、2022年政府信息公开工作总体情况. What no vocabulary holds
is looked for only where the section has no heading, and only around the tables: narratives have numbers of their own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from gov_disclosure.dates import whole_date
from gov_disclosure.diagnostics import Diagnostics, Severity
from gov_disclosure.folding import key, ordinal_value, split_ordinal
from gov_disclosure.forms.data import load_toml
from gov_disclosure.forms.layout import SHARED
from gov_disclosure.forms.vocabulary import Label, Vocabulary
from gov_disclosure.lexing.tokens import Token
from gov_disclosure.lexing.words import DENIALS
from gov_disclosure.reading.blocks import Document, Line
from gov_disclosure.titling import read_title

__all__ = ["find_numbered"]

_LONGEST = 30
"""A longer line is no heading."""
_LONGEST_TITLE = 80
_FEWEST = 3
_TEXT_BEHIND = re.compile("[：:。]")
_STOPS = frozenset("，；！？,;")
_MARKS = ("han", "lost", "digit", "")


def find_numbered(tokens: list[Token], document: Document, words: Vocabulary, sink: Diagnostics) -> None:
    """
    Put in the headings of sections 一, 五 and 六, and of table 二, that are told by number and place, where a report lacks them.

    Args:
        tokens: All tokens in order, changed in place.
        document: The blocks.
        words: The vocabulary.
        sink: Takes `GD114`.
    """
    sections = _sections()
    # Nearly all reports have all of them.
    if sections.keys() <= {token.label.heading for token in tokens if token.mark in _MARKS and token.label is not None}:
        return
    headed: dict[str, int] = {}
    bracketed: dict[str, int] = {}
    first = last = 0
    for at, token in enumerate(tokens):
        label = token.label
        if label is None:
            continue
        if label.heading is not None:
            (headed if token.mark in _MARKS else bracketed)[label.heading] = at
        elif label.cell:
            first = first or at
            if label.row and token.counted and not label.added:
                last = at
    if not last:
        return
    if len(bracketed) >= _FEWEST:
        # （一）基本情况 is said in 一、, but a report may number all its sections so.
        headed = bracketed | headed
    look = _Look(tokens, document, words, sink)
    added = 0
    if "proactive" not in headed and look.put_in("proactive", first - 1, first):
        headed["proactive"], added = first, 1
    if "overview" not in headed and headed.get("proactive", last) < last:
        added += look.put_in("overview", 0, headed["proactive"])
    start = last + added
    if "problems_and_improvements" not in headed and not headed.keys().isdisjoint(("requests", "remedies")):
        stop = headed["other_matters"] + added if headed.get("other_matters", 0) > last else len(tokens)
        added += look.put_in("problems_and_improvements", start, stop)
    if "other_matters" not in headed:
        look.put_in("other_matters", start, len(tokens))


class _Look:
    """The look for headings among the prose behind tokens."""

    def __init__(self, tokens: list[Token], document: Document, words: Vocabulary, sink: Diagnostics) -> None:
        self.tokens = tokens
        self.document = document
        self.words = words
        self.sink = sink

    def put_in(self, field: str, start: int, stop: int) -> int:
        """Put in the heading of a section that stands in the prose behind some tokens; return how many were found."""
        text, tokens = self.document.source.text, self.tokens
        number = _sections()[field]["number"]
        behind = self._title_end(stop) if number == 1 else 0
        for at in range(start, stop):
            trailing = tokens[at].trailing
            for place, block in enumerate(trailing):
                if not isinstance(block, Line) or block.start < behind:
                    continue
                line = text[block.start : block.end]
                if number > 1 and ordinal_value(line) == number - 1 and split_ordinal(line)[0] == "han":
                    # The section before has a list of its own, which goes on with this number.
                    break
                if number > 1 and len(line) <= _LONGEST and whole_date(line.strip()) is not None:
                    # What stands below the signature is the page's.
                    break
                end = _heading(line, _sections()[field])
                if end and not (end == len(line) and self._is_listed(at, place, number)):
                    self._split(field, at, place, end)
                    return 1
        return 0

    def _title_end(self, stop: int) -> int:
        """Return where the last title above a section ends: menus and letters before it have numbers, too."""
        text = self.document.source.text
        lines = (block for token in self.tokens[:stop] for block in token.trailing if isinstance(block, Line))
        short = (line for line in lines if line.end - line.start <= _LONGEST_TITLE)
        return max((line.end for line in short if read_title(text[line.start : line.end]) is not None), default=0)

    def _is_listed(self, at: int, place: int, number: int) -> bool:
        """Whether the next heading stands right behind one, as in a list of contents."""
        trailing, text = self.tokens[at].trailing, self.document.source.text
        if place + 1 == len(trailing):
            return not _goes_on(self.tokens, at)
        block = trailing[place + 1]
        line = text[block.start : block.end] if isinstance(block, Line) else ""
        return len(line) <= _LONGEST and split_ordinal(line)[0] == "han" and ordinal_value(line) == number + 1

    def _split(self, field: str, at: int, place: int, length: int) -> None:
        before = self.tokens[at]
        block = before.trailing[place]
        text, end = self.document.source.text, block.start + length
        blocks = self.document.blocks
        index = next((here for here in range(before.block, len(blocks)) if blocks[here] == block), before.block)
        label = _label(field, self.words)
        token = Token.of(label, block.start, end, index, mark=split_ordinal(text[block.start : end])[0])
        rest = text[end : block.end].lstrip("：:。 \u3000\t")
        token.trailing = [*([Line(block.end - len(rest), block.end)] if rest else []), *before.trailing[place + 1 :]]
        del before.trailing[place:]
        self.tokens.insert(at + 1, token)
        self.sink.add(
            "GD114", Severity.INFO, position=self.document.source.position(block.start, end), read=text[block.start : end],
            taken=label.text,
        )  # fmt: skip


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether anything but the heading of a section stands behind a token."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    return behind is None or behind.label is None or behind.label.heading is None or behind.mark not in _MARKS


def _heading(line: str, wanted: Mapping[str, Any]) -> int:
    """Return the length of the heading with the official number that a line begins with, 0 for none."""
    mark, length = split_ordinal(line)
    if mark != "han" or ordinal_value(line) != wanted["number"]:
        return 0
    behind = _TEXT_BEHIND.search(line, length)
    end = behind.start() if behind is not None else len(line)
    head = key(line[length:end])
    if not 2 <= len(head) <= _LONGEST or head[0] in DENIALS or not _STOPS.isdisjoint(line[length:end]):
        return 0
    return end if any(word in head for word in wanted["words"]) else 0


def _label(field: str, words: Vocabulary) -> Label:
    """Return the official heading of a section."""
    return next(label for label in words.labels.values() if label.heading == field)


@cache
def _sections() -> Mapping[str, Mapping[str, Any]]:
    """Return field → the number and the words of its heading."""
    found = load_toml(SHARED, "headings") or {}
    return {
        field: {**each, "number": ordinal_value(f"{each['number']}、"), "words": [*map(key, each["words"])]}
        for field, each in found.items()
    }
