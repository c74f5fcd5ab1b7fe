"""
The official words of a form's rows and columns, found by walking its layout.

A rule of a layout is named as its field, and its first terminal is its label; an alternative with an
alias (`NATURAL_PERSON -> natural_person`) is a header cell named so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gov_disclosure.forms.layout import Layout

__all__ = ["JOINT", "Captions"]

_PART = re.compile(r"->\s*(?P<alias>\w+)|(?P<symbol>[A-Za-z_]\w*)|(?P<bar>\|)")
JOINT = " · "
"""What parts the words of a group, of a row and of a column."""


class Captions:
    """
    Path → the words that the form prints for it; empty where it prints none.

    Args:
        layout: The form's layout.
        tables: Its tables.
    """

    def __init__(self, layout: Layout, tables: Sequence[str]) -> None:
        self._layout = layout
        # Rows are rules, header cells are aliases; both may be called `total`.
        self._rows: dict[tuple[str, str], str] = {}
        self._headers: dict[tuple[str, str], str] = {}
        for table in tables:
            self._walk(table)

    def row(self, path: str) -> str:
        """Return the words of a row, those of its group before them: `（三）不予公开 · 1.属于国家秘密`."""
        table, *parts = path.split(".")
        words = [self._word(table, owner, name) for owner, name in zip([table, *parts], parts, strict=False)]
        # A group without words of its own goes by the row that heads it, its total.
        words = [word or self._headers.get((name, "total"), "") for word, name in zip(words, parts, strict=True)]
        return JOINT.join(dict.fromkeys(word for word in words[-2:] if word))

    def column(self, table: str, name: str) -> str:
        """Return the words of a column of a table: `自然人`."""
        return self._headers.get((table, name)) or self._rows.get((table, name), "")

    def cell(self, path: str, column: str) -> str:
        """Return the words of a row and of its column; the column is empty where the row is one cell."""
        words = (self.row(path), self.column(path.partition(".")[0], column) if column else "")
        return JOINT.join(word for word in words if word)

    def section(self, field: str) -> str:
        """Return the heading of a section."""
        return self._wording(self._layout.sections.get(field, ""))

    def _word(self, table: str, owner: str, name: str) -> str:
        places = ((owner, name), (table, name))
        return next((words[place] for place in places for words in (self._rows, self._headers) if place in words), "")

    def _walk(self, table: str) -> None:
        seen: set[tuple[str, str]] = set()
        stack = [(table, table)]
        while stack:
            entry = stack.pop()
            if entry in seen:
                continue
            seen.add(entry)
            rule, owner = entry
            for _, symbols in self._alternatives(rule):
                for symbol in symbols:
                    if symbol.startswith("_"):
                        stack.append((symbol, owner))
                    elif symbol in self._layout.rules:
                        for name, word in self._nodes(symbol):
                            words = self._rows if name == symbol else self._headers
                            words.setdefault((owner, name), word)
                        stack.append((symbol, symbol))

    def _nodes(self, rule: str) -> Iterator[tuple[str, str]]:
        """Yield the names that a rule's nodes have, each with its label."""
        for alias, symbols in self._alternatives(rule):
            found = [word for symbol in symbols if (word := self._wording(symbol))]
            # A group whose rule only holds an inlined one has its label there.
            found += [word for symbol in symbols if symbol.startswith("_") for _, word in self._nodes(symbol)]
            if found:
                yield alias or rule, found[0]

    def _alternatives(self, rule: str) -> Iterator[tuple[str, list[str]]]:
        """Yield alias (or nothing) and symbols of each alternative of a rule, brackets not minded."""
        alias, symbols = "", list[str]()
        for part in _PART.finditer(self._layout.rules.get(rule, "")):
            if part["bar"] is not None:
                yield alias, symbols
                alias, symbols = "", []
            elif part["alias"] is not None:
                alias = part["alias"]
            else:
                symbols.append(part["symbol"])
        yield alias, symbols

    def _wording(self, terminal: str) -> str:
        wordings = self._layout.labels.get(terminal)
        return wordings[0] if wordings else ""
