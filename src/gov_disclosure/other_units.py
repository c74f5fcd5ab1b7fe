"""Rows that count in another unit than the form prints: tens of thousands, or 元 for 万元. Nothing is converted."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from gov_disclosure.diagnostics import Diagnostics, Severity
from gov_disclosure.entries import Entry
from gov_disclosure.folding import key
from gov_disclosure.forms.form import Form
from gov_disclosure.lexing.tokens import Token
from gov_disclosure.reading.blocks import Document

__all__ = ["in_other_units", "may_be_other_money"]

_SCALED = re.compile(
    r"(?:单位[:：为是]?|[（(：:])\s?(?:计量)?[:：]?\s?((?:[十百千]?万|亿|千|百)(?:件|项|条|宗|份|次|个|起|人)?)"
    r"(?!\s{0,4}元)(?=[\s）)|，,；;、。]|$)"
)
"""A unit that counts in more than ones, in a caption or in brackets."""
_MONEY = re.compile(r"[（(](?:单位[:：]?)?[ \u3000]?((?:[百千]?万|亿|億|千|百|萬)?元)[ \u3000]?[)）]")
_SCALES = frozenset("百千万亿億萬")
_CAPTION = re.compile(r"单位(?:[:：][ \u3000]{0,4}|[ \u3000]{1,4})([^\s）)|。；;:：]{1,24})")
_MONEY_UNIT = re.compile(r"(?<=[、，,/和：: \u3000])(?:人民币)?((?:[百千]?万|亿|億|千|百|萬)?元)(?=$|[、，,/和])")
_LONGEST_LABEL = 120


def in_other_units(
    entries: Sequence[Entry],
    tokens: Sequence[Token],
    sections: Mapping[int, str],
    document: Document,
    form: Form,
    sink: Diagnostics,
) -> Iterator[int]:
    """
    Yield the tokens of the rows that a caption above the table, or their own label, gives another unit; by identity.

    Args:
        entries: The rows of the tables.
        tokens: All tokens in order.
        sections: The section that each token stands in.
        document: The blocks.
        form: The form.
        sink: Takes what units were met (`GD166`).
    """
    yield from _scaled(entries, tokens, sections, document, sink)
    yield from _in_other_money(entries, tokens, sections, document, form, sink)


def _scaled(
    entries: Sequence[Entry], tokens: Sequence[Token], sections: Mapping[int, str], document: Document, sink: Diagnostics
) -> Iterator[int]:
    """Yield the rows of tables that count in tens of thousands and the like: nothing is converted."""
    text = document.source.text
    if "万" not in text and "千" not in text and "百" not in text and "亿" not in text:
        return
    heads = [token.end for token in tokens if token.label is not None and token.label.heading is not None]
    tables: dict[str, list[Token]] = {}
    for entry in entries:
        tables.setdefault(sections[id(entry.token)], []).append(entry.token)
    for section, rows in tables.items():
        first = min(row.start for row in rows)
        # The nearest heading above: aspects of section 一 are headed like sections.
        head = max((end for end in heads if end <= first), default=0)
        above = _SCALED.search(text, head, first)
        if above is not None:
            _say(sink, document, section, above)
            yield from map(id, rows)
            continue
        for row in rows:
            beside = _SCALED.search(text, row.start, row.end)
            if beside is not None:
                _say(sink, document, section, beside)
                yield id(row)


def _in_other_money(
    entries: Sequence[Entry],
    tokens: Sequence[Token],
    sections: Mapping[int, str],
    document: Document,
    form: Form,
    sink: Diagnostics,
) -> Iterator[int]:
    """
    Yield the rows of amounts that another unit than the form prints is told for: 收取的费用（元）, or 单位：元 above.

    A unit in the row itself, in its label or in a cell, comes before one in the header, and that before one above the table.
    """
    text = document.source.text
    captions: dict[str, list[re.Match[str]]] = {}
    before: Token | None = None
    for entry in entries:
        above, before = before, entry.token
        token, column = entry.token, form.rows[entry.path][0]
        if len(entry.targets) > 1 or column.kind != "amount" or column.unit is None:
            continue
        end = max(token.end, token.figures[0].start) if token.figures else token.end
        told = _MONEY.search(text, token.start, min(end, token.start + _LONGEST_LABEL))
        if told is None and not any("元" in text[start:end] for start, end, *_ in token.figures):
            if above is not None and sections[id(above)] == sections[id(token)]:
                head = above.figures[-1].end if above.figures else above.end
                told = _MONEY.search(text, max(head, token.start - _LONGEST_LABEL), token.start)
            if told is None:
                table = entry.path.partition(".")[0]
                if table not in captions:
                    captions[table] = _captions([each.token for each in entries if _is_of(table, each)], tokens, form, text)
                place = bisect_left(captions[table], token.start, key=re.Match.start)
                told = captions[table][place - 1] if place else None
        if told is not None and key(told[1]) != key(column.unit):
            _say(sink, document, sections[id(token)], told)
            yield id(token)


def _captions(rows: Sequence[Token], tokens: Sequence[Token], form: Form, text: str) -> list[re.Match[str]]:
    """
    Return the units of money that are told below the heading over a table, in order, those in the label of a row left out.

    What heads a section of another form may head a group of the table.
    """
    first = min(row.start for row in rows)
    head = max((each.end for each in tokens if each.end <= first and _is_heading(each, form)), default=0)
    labels = sorted((row.start, row.end) for row in rows)
    found: list[re.Match[str]] = []
    for caption in _CAPTION.finditer(text, head, labels[-1][0]):
        money = _MONEY_UNIT.search(text, caption.start(1), caption.end(1))
        before = bisect_right(labels, (caption.start(), len(text))) - 1
        if money is not None and (before < 0 or caption.start() >= labels[before][1]):
            found.append(money)
    return found


def _is_of(table: str, entry: Entry) -> bool:
    return entry.path.partition(".")[0] == table


def may_be_other_money(text: str, unit: str) -> bool:
    """Whether a unit of money other than one may be told in brackets or above a table."""
    # A single character is found ten times as fast as two.
    at = text.find("元")
    while at >= 0:
        if text.startswith(("）", ")"), at + 1):
            before = at + 1 - len(unit)
            if not text.startswith(unit, max(0, before)) or text[before - 1 : before] in _SCALES:
                return True
        at = text.find("元", at + 1)
    at = text.find("单")
    while at >= 0:
        caption = _CAPTION.match(text, at) if text.startswith("单位", at) else None
        money = _MONEY_UNIT.search(text, caption.start(1), caption.end(1)) if caption is not None else None
        if money is not None and money[1] != unit:
            return True
        at = text.find("单", at + 1)
    return False


def _is_heading(token: Token, form: Form) -> bool:
    return token.label is not None and token.label.heading in form.layout.sections


def _say(sink: Diagnostics, document: Document, section: str, found: re.Match[str]) -> None:
    position = document.source.position(found.start(1), found.end(1))
    sink.add("GD166", Severity.WARNING, path=section or None, position=position, unit=found[1])
