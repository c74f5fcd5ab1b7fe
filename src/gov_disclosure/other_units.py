"""Rows that count in another unit than the form prints: tens of thousands, or 元 for 万元. Nothing is converted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from gov_disclosure.diagnostics import Diagnostics, Severity
from gov_disclosure.entries import Entry
from gov_disclosure.folding import key
from gov_disclosure.forms.form import Form
from gov_disclosure.lexing.tokens import Token
from gov_disclosure.reading.blocks import Document

__all__ = ["in_other_units"]

_SCALED = re.compile(
    r"(?:单位[:：为是]?|[（(：:])\s?(?:计量)?[:：]?\s?((?:[十百千]?万|亿|千|百)(?:件|项|条|宗|份|次|个|起|人)?)"
    r"(?!\s{0,4}元)(?=[\s）)|，,；;、。]|$)"
)
"""A unit that counts in more than ones, in a caption or in brackets."""
_MONEY = re.compile(r"[（(](?:单位[:：]?)?[ \u3000]?((?:[百千]?万|亿|億|千|百|萬)?元)[ \u3000]?[)）]")
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
    yield from _in_other_money(entries, sections, document, form, sink)


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
    entries: Sequence[Entry], sections: Mapping[int, str], document: Document, form: Form, sink: Diagnostics
) -> Iterator[int]:
    """Yield the rows of amounts whose label, or the header above, names another unit than the form prints: 收取的费用（元）."""
    text = document.source.text
    before: Token | None = None
    for entry in entries:
        above, before = before, entry.token
        token, column = entry.token, form.rows[entry.path][0]
        if len(entry.targets) > 1 or column.kind != "amount" or column.unit is None:
            continue
        end = max(token.end, token.figures[0].start) if token.figures else token.end
        beside = _MONEY.search(text, token.start, min(end, token.start + _LONGEST_LABEL))
        if beside is None and above is not None and sections[id(above)] == sections[id(token)]:
            head = above.figures[-1].end if above.figures else above.end
            beside = _MONEY.search(text, max(head, token.start - _LONGEST_LABEL), token.start)
        if beside is not None and key(beside[1]) != key(column.unit):
            _say(sink, document, sections[id(token)], beside)
            yield id(token)


def _say(sink: Diagnostics, document: Document, section: str, found: re.Match[str]) -> None:
    position = document.source.position(found.start(1), found.end(1))
    sink.add("GD166", Severity.WARNING, path=section or None, position=position, unit=found[1])
