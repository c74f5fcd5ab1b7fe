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

from gov_disclosure.diagnostics import Diagnostics, Severity
from gov_disclosure.folding import key, ordinal_value, split_ordinal
from gov_disclosure.forms.data import load_toml
from gov_disclosure.forms.layout import SHARED
from gov_disclosure.forms.vocabulary import Label, Vocabulary
from gov_disclosure.lexing.tokens import Token
from gov_disclosure.lexing.words import DENIALS
from gov_disclosure.reading.blocks import Document, Line

__all__ = ["find_numbered"]

_LONGEST = 30
"""A longer line is no heading."""
_TEXT_BEHIND = re.compile("[：:。]")
_STOPS = frozenset("，；！？,;")
_OWN_MARKS = ("han", "lost")
_MARKS = ("han", "lost", "digit", "")


def find_numbered(tokens: list[Token], document: Document, words: Vocabulary, sink: Diagnostics) -> None:
    """
    Put in the headings of sections 一, 五 and 六 that are told by number and place, where a report with tables lacks them.

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
    first = last = 0
    for at, token in enumerate(tokens):
        label = token.label
        if label is None:
            continue
        if label.heading is not None:
            if token.mark in _MARKS:
                headed[label.heading] = at
        elif label.cell:
            first = first or at
            if label.row and token.counted and not label.added:
                last = at
    if not last:
        return
    added = 0
    if "proactive" not in headed and _put_in("proactive", first - 1, first, tokens, document, words, sink):
        headed["proactive"], added = first, 1
    if "overview" not in headed and headed.get("proactive", last) < last:
        added += _put_in("overview", 0, headed["proactive"], tokens, document, words, sink)
    start = last + added
    if "problems_and_improvements" not in headed and not headed.keys().isdisjoint(("requests", "remedies")):
        stop = headed["other_matters"] + added if headed.get("other_matters", 0) > last else len(tokens)
        added += _put_in("problems_and_improvements", start, stop, tokens, document, words, sink)
    if "other_matters" not in headed:
        _put_in("other_matters", start, len(tokens), tokens, document, words, sink)


def _put_in(
    field: str, start: int, stop: int, tokens: list[Token], document: Document, words: Vocabulary, sink: Diagnostics
) -> int:
    """Put in the heading of a section that stands in the prose behind some tokens; return how many were found."""
    found: tuple[int, int, int] | None = None
    text, wanted = document.source.text, _sections()[field]
    for at in range(start, stop):
        trailing = tokens[at].trailing
        for place, block in enumerate(trailing):
            if not isinstance(block, Line) or block.end - block.start > _LONGEST + 400:
                continue
            end, exact = _heading(text[block.start : block.end], wanted)
            # In a list of headings nothing stands behind.
            if not end or (place + 1 == len(trailing) and end == block.end - block.start and not _goes_on(tokens, at)):
                continue
            if exact:
                return _split(field, at, place, end, tokens, document, words, sink)
            found = found or (at, place, end)
    return _split(field, *found, tokens, document, words, sink) if found is not None else 0


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether anything but the heading of a section stands behind a token."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    return behind is None or behind.label is None or behind.label.heading is None or behind.mark not in _MARKS


def _heading(line: str, wanted: Mapping[str, Any]) -> tuple[int, bool]:
    """Return the length of the heading that a line begins with, 0 for none; and whether its number is the official one."""
    mark, length = split_ordinal(line)
    if mark not in _MARKS:
        return 0, False
    behind = _TEXT_BEHIND.search(line, length)
    end = behind.start() if behind is not None else len(line)
    head = key(line[length:end])
    if not 2 <= len(head) <= _LONGEST or head[0] in DENIALS or not _STOPS.isdisjoint(line[length:end]):
        return 0, False
    if mark == "han" and ordinal_value(line) == wanted["number"] and any(word in head for word in wanted["words"]):
        return end, True
    own = mark in _OWN_MARKS or end == len(line)
    return (end, False) if own and all(any(word in head for word in group) for group in wanted["groups"]) else (0, False)


def _split(
    field: str, at: int, place: int, length: int, tokens: list[Token], document: Document, words: Vocabulary, sink: Diagnostics
) -> int:
    before = tokens[at]
    block = before.trailing[place]
    text, end = document.source.text, block.start + length
    blocks = document.blocks
    index = next((here for here in range(before.block, len(blocks)) if blocks[here] == block), before.block)
    label = _label(field, words)
    token = Token.of(label, block.start, end, index, mark=split_ordinal(text[block.start : end])[0])
    rest = text[end : block.end].lstrip("：:。 \u3000\t")
    token.trailing = [*([Line(block.end - len(rest), block.end)] if rest else []), *before.trailing[place + 1 :]]
    del before.trailing[place:]
    tokens.insert(at + 1, token)
    sink.add(
        "GD114", Severity.INFO, position=document.source.position(block.start, end), read=text[block.start : end],
        taken=label.text,
    )  # fmt: skip
    return 1


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
