"""Sound reports, made up: figures that add up, and a narrative that says the same as the tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import attrs

from gov_disclosure.building import build
from gov_disclosure.errors import UsageError
from gov_disclosure.figures import Figure, State, read_figure
from gov_disclosure.forms import Form, form_in_force, get_form, known_forms
from gov_disclosure.passages import Passage
from gov_disclosure.report import Aspects, OtherMatters, Overview, Report, Section
from gov_disclosure.testing.sentences import ASPECTS, sentences
from gov_disclosure.testing.sound import sound_figures

__all__ = ["BODY", "build_report", "free_cells", "open_cells", "settled", "some_figures", "with_figures"]

BODY = "清河县水务局"
_RULES = re.compile(r"(^|\.)rules\.")
"""规章 are made by few bodies; the one that reports here is none of them."""
_STYLES = (0.06, 0.3, 0.9)
"""How many of the cells are not 0: of a small body, of one of middle size, and of none that there is."""


def free_cells(form: str) -> tuple[str, ...]:
    """
    Return the cells of a form that `build_report` lets one set: all others follow from them.

    Raises:
        UsageError: There is no such form.
    """
    return sound_figures(get_form(form)).free


def build_report(
    form: str | None = None,
    values: Mapping[str, int | Decimal] | None = None,
    *,
    year: int | None = None,
    body: str = BODY,
) -> Report:
    """
    Return a sound report: all that its form demands holds, and the narrative says what the tables say.

    Args:
        form: Name of the form; by default that for the year, or the newest.
        values: Path of a cell → its number, for cells of `free_cells`. Those that are not given are 0, or what the
            form demands of them; totals follow.
        year: The year; by default one that the form is in force for.
        body: The body that reports, in full.

    Raises:
        UsageError: There is no such form, a cell cannot be set, or what is given cannot be satisfied.
    """
    known = _form(form, year)
    year = year if year is not None else known.last_year or known.first_year + 3
    given = dict(values or {})
    amounts = {path: Decimal(given.pop(path, 0)) for path, column in known.cells.items() if column.kind == "amount"}
    counts: dict[str, int] = {}
    for path, value in given.items():
        if type(value) is not int:
            raise UsageError(f"{path} counts whole things: {value!r} cannot be set")
        counts[path] = value
    wanted: dict[str, int | Decimal] = {**counts, **amounts}
    for path, number in wanted.items():
        if number < 0 and path in known.cells and known.cells[path].kind != "change":
            raise UsageError(f"{path} cannot be {number}: a sound report has nothing below 0; with_figures puts it into a report")
    return _report(known, {**sound_figures(known).complete(counts), **amounts}, year, body)


def with_figures(report: Report, values: Mapping[str, int | Decimal | str | None]) -> Report:
    """
    Return a report with other figures in some cells, whatever follows from it; the narrative stays as it is.

    Args:
        report: The report.
        values: Path of a cell → its number; None for a blank cell, or the words in it.

    Raises:
        UsageError: The report has no such cell, or is on no known form.
    """
    if report.form is None:
        raise UsageError("the report is on no known form: build one by build_report(form)")
    form = get_form(report.form)
    figures = dict(report.cells)
    for path, value in values.items():
        if path not in figures:
            raise UsageError(f"{path} is no cell of this report")
        figures[path] = _figure(value)._replace(position=figures[path].position)
    rows = frozenset(row for row in form.rows if any(path in figures for path, _, _ in form.row_cells[row]))
    changed: dict[str, Any] = {"cells": figures, **_tables(form, figures, rows)}
    return attrs.evolve(report, **changed)


def some_figures(form: str, random: Random) -> dict[str, int]:
    """Return figures for some of the free cells of a form: a small body, a greater one, or one full of figures."""
    style = random.choice(_STYLES)
    most = random.choice((9, 40, 400, 5000))
    kinds = get_form(form).cells
    cells = open_cells(form)
    figures = {path: random.randint(1, most) for path in cells if random.random() < style}
    changes = [path for path in free_cells(form) if kinds[path].kind == "change" and random.random() < style]
    return settled(form, figures | {path: -random.randint(0, 3) for path in changes})


def open_cells(form: str) -> tuple[str, ...]:
    """Return the free cells of a form that count what any body may have."""
    kinds = get_form(form).cells
    return tuple(path for path in free_cells(form) if kinds[path].kind == "count" and not _RULES.search(path))


def settled(form: str, figures: Mapping[str, int]) -> dict[str, int]:
    """Return figures for free cells, raised where a relation asks for more."""
    sound = sound_figures(get_form(form))
    whole = sound.complete(figures, exactly=False)
    return {path: whole[path] for path in sound.free if whole[path] and get_form(form).cells[path].kind != "amount"}


def _form(name: str | None, year: int | None) -> Form:
    if name is not None:
        return get_form(name)
    found = form_in_force(year) if year is not None else next(iter(known_forms().values()))
    if found is None:
        raise UsageError(f"no form is known for reports on {year}: say which by form=…")
    return found


def _figure(value: int | Decimal | str | None) -> Figure:
    if value is None:
        return Figure(None, State.BLANK, "")
    if isinstance(value, str):
        reading = read_figure(value)
        return Figure(reading.value, reading.state, value, reading.note, reading.unit)
    return Figure(value, State.NUMBER, format(value, "f") if isinstance(value, Decimal) else str(value))


def _report(form: Form, values: Mapping[str, int | Decimal], year: int, body: str) -> Report:
    cells = {path: _figure(values[path]) for row in form.printed_rows for path, _, _ in form.row_cells[row]}
    lines = list(_lines(form, values, year, body))
    texts: dict[str, list[str]] = {}
    aspects: dict[str, list[str]] = {}
    for line in lines:
        if not line.heading:
            texts.setdefault(line.section, []).append(line.text)
            if line.aspect is not None:
                aspects.setdefault(line.aspect, []).append(line.text)
    text = {section: "\n".join(each) for section, each in texts.items()}
    told = {name: "\n".join(each) for name, each in aspects.items()}
    due = form_in_force(year)
    return Report(
        form=form.name,
        form_expected=due.name if due is not None else None,
        year=year,
        title=f"{body}{year}年政府信息公开工作年度报告",
        body=body,
        signature=body,
        published_on=date(year + 1, 1, 20),
        preamble=Section(text["preamble"]),
        overview=Overview(text["overview"], Aspects(**told)),
        problems_and_improvements=Section(text["problems_and_improvements"]),
        other_matters=OtherMatters(text["other_matters"]),
        passages=tuple(lines),
        cells=cells,
        **_tables(form, cells, frozenset(form.printed_rows)),
    )


def _tables(form: Form, figures: Mapping[str, Figure], rows: frozenset[str]) -> dict[str, Any]:
    """Return the typed tables that figures make."""
    values = {path: figure.value for path, figure in figures.items()}
    units = {path: figure.unit for path, figure in figures.items() if figure.value is not None}
    return build(form, values, units, rows)


def _lines(form: Form, values: Mapping[str, int | Decimal], year: int, body: str) -> Iterator[Passage]:
    said = sentences(values, year, body)
    yield from (Passage("preamble", line) for line in said["preamble"])
    words = {name: form.layout.labels[terminal][0] for terminal, name in form.layout.aspects.items()}
    for field, terminal in form.layout.sections.items():
        yield Passage(field, form.layout.labels[terminal][0], heading=True)
        if field == "overview":
            for numeral, name in zip("一二三四五", ASPECTS, strict=True):
                if name in words:
                    yield Passage(field, f"（{numeral}）{words[name]}")
                yield from (Passage(field, line, aspect=name if name in words else None) for line in said[name])
        else:
            yield from (Passage(field, line) for line in said.get(field, ()))
