"""
The labels of all known forms in one dictionary: what a lexer looks words up in.

Reports mix forms, so labels are looked up in all of them at once; which form a report is on is told
from what was found. A label is found by its key (see `gov_disclosure.folding`), with its official mark
(`1属于国家秘密`) or without (`属于国家秘密`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, cached_property, lru_cache
from typing import Any

import attrs

from gov_disclosure.folding import key, split_ordinal
from gov_disclosure.forms.data import load_toml
from gov_disclosure.forms.form import Form
from gov_disclosure.forms.layout import SHARED
from gov_disclosure.forms.registry import known_forms
from gov_disclosure.plugins import Wanted, wanted

__all__ = ["Label", "Vocabulary", "added_columns", "vocabulary"]


@attrs.frozen(eq=False)
class Label:
    """
    A wording of a label.

    Attributes:
        key: What it is compared by.
        text: As the layout spells it.
        terminals: Form name → terminals of that form's layout with this wording; empty for the head of a column that
            reports add.
        heading: Field of the section that it heads, or None.
        table: Whether that section has a table.
        aspect: Name of the aspect of section 一 that it heads, or None.
        row: Whether it may carry figures of its own.
        word: Whether it may be a header or group cell, without figures.
        cell: Whether it is a label of a table at all.
    """

    key: str
    text: str
    terminals: Mapping[str, str]
    heading: str | None
    table: bool
    aspect: str | None
    row: bool
    word: bool
    cell: bool

    @property
    def added(self) -> bool:
        """Whether it heads a column that no form has and reports add."""
        return not self.terminals


class Vocabulary:
    """The labels of some forms, and what is needed to find them."""

    def __init__(self, forms: Mapping[str, Form]) -> None:
        self.forms = forms
        self.labels: dict[str, Label] = {}
        """By key; the mark of the official wording may be left out."""
        bare: dict[str, list[tuple[str, str, str]]] = {}
        full: dict[str, list[tuple[str, str, str]]] = {}
        for form in forms.values():
            for terminal, wordings in form.layout.labels.items():
                for wording in wordings:
                    entry = (form.name, terminal, wording)
                    full.setdefault(key(wording), []).append(entry)
                    _, length = split_ordinal(wording)
                    if length:
                        bare.setdefault(key(wording[length:]), []).append(entry)
        for found in bare | full:
            # Without its mark a label of a table gives way to one that has none; headings and aspects share words.
            entries = full.get(found, [])
            entries = entries + [each for each in bare.get(found, []) if not entries or self._heads(*each[:2])]
            self.labels[found] = self._label(found, entries)
        for wording in added_columns("columns"):
            found = key(wording)
            added = Label(found, wording, {}, None, table=False, aspect=None, row=False, word=True, cell=True)
            self.labels.setdefault(found, added)
        self.memory: dict[str, Any] = {}
        """What words were found to be; for the lexer, which keeps it small."""
        self.prose: set[str] = set()
        """Short lines found to be no labels outside tables, as those of menus; for the lexer, which keeps it small."""
        self.run_together: dict[str, bool] = {}
        """Whether figures stand right behind a label in some short lines; for the lexer, which keeps it small."""
        self.of_labels: dict[tuple[str, ...], bool] = {}
        """Whether some rows of words have the labels of several rows; for the lexer, which keeps it small."""
        self.detections: dict[Any, Any] = {}
        """Which form some sequences of labels are on; for the detection, which keeps it small."""
        self.prefixes = frozenset(found[:end] for found in self.labels for end in range(1, len(found)))

    def _heads(self, form: str, terminal: str) -> bool:
        layout = self.forms[form].layout
        return terminal in layout.sections.values() or terminal in layout.aspects

    def _label(self, found: str, entries: list[tuple[str, str, str]]) -> Label:
        terminals = {form: terminal for form, terminal, _ in reversed(entries)}
        heading = aspect = None
        row = word = cell = False
        for name, terminal, _ in entries:
            layout = self.forms[name].layout
            field = next((field for field, head in layout.sections.items() if head == terminal), None)
            heading = heading or field
            aspect = aspect or layout.aspects.get(terminal)
            row = row or terminal in layout.rows
            word = word or terminal in layout.words
            cell = cell or (field is None and terminal not in layout.aspects)
        table = any(heading in form.tables for form in self.forms.values())
        return Label(found, entries[0][2], terminals, heading, table, aspect, row, word, cell)

    @cached_property
    def loose_headings(self) -> Mapping[str, Label]:
        """Headings by a key without the words that writers vary (的, 及, 和, 与, 以及)."""
        return {loose(label.key): label for label in self.labels.values() if label.heading is not None}

    @cached_property
    def common_rows(self) -> frozenset[Label]:
        """Labels of the rows of tables with rows of one cell: other tables have such names, too, and only the header tells."""
        forms = [form for form in self.forms.values() if form.least == 1]
        tables = {path.partition(".")[0] for form in forms for path, columns in form.rows.items() if not columns[0].name}
        rows = {form.name: frozenset[str]().union(*map(form.layout.rows_of, tables & form.tables.keys())) for form in forms}
        return frozenset(
            label
            for label in self.labels.values()
            if len(label.key) > 1 and any(label.terminals.get(name) in terminals for name, terminals in rows.items())
        )

    def telling(self, form: str, forms: Sequence[str]) -> frozenset[str]:
        """Return the terminals of a form's tables that tell it from some others: not all of these print them."""
        known: dict[str, set[str]] = {}
        for label in self.labels.values():
            if label.cell and form in label.terminals:
                known.setdefault(label.terminals[form], set()).update(label.terminals)
        return frozenset(terminal for terminal, owners in known.items() if not owners.issuperset(forms))


@cache
def added_columns(kind: str) -> tuple[str, ...]:
    """Return the words that head columns which no form prints: `columns` of figures, `serials`, `remarks` or `units`."""
    return tuple((load_toml(SHARED, "added_columns") or {})[kind])


@cache
def relative_years() -> Mapping[str, int]:
    """Return the words of labels for a year as seen from the report's, the longest first → how many years later it is."""
    words: dict[str, int] = load_toml(SHARED, "relative_years") or {}
    return {word: words[word] for word in sorted(words, key=len, reverse=True)}


_VARIED = str.maketrans("", "", "的及和与以")


@lru_cache(maxsize=1_024)
def loose(text: str) -> str:
    """Return a key without the words that writers of headings vary."""
    return text.translate(_VARIED)


@cache
def _vocabulary(_others: Wanted) -> Vocabulary:
    return Vocabulary(known_forms())


def vocabulary() -> Vocabulary:
    """Return the vocabulary of all known forms, built once with those of other distributions and once without."""
    return _vocabulary(wanted())
