"""What is said of the form of a report: which it is and for what reason, what of it is not there, and that it is blank."""

from __future__ import annotations

from collections.abc import Mapping

from gov_disclosure.detection import Detection
from gov_disclosure.diagnostics import Diagnostics, Severity
from gov_disclosure.figures import State
from gov_disclosure.forms import Form
from gov_disclosure.plans import Bound

__all__ = ["say_blank", "say_form", "say_missing_rows"]

_NOTHING = (State.BLANK, State.NOT_APPLICABLE, State.MISSING)


def say_form(detection: Detection, expected: Form | None, year: int | None, sink: Diagnostics) -> None:
    """Say what form was found, where that is not the one due or not for certain."""
    form = detection.form
    evidence = {name: list(labels) for name, labels in detection.evidence.items()}
    if form is None:
        sink.add("GD202", Severity.ERROR, path="form", evidence=evidence)
        return
    if not detection.decided:
        others = [name for name in detection.alike if name != form.name]
        sink.add("GD124", Severity.INFO, path="form", form=form.name, year=year, others=others)
    elif detection.strangers:
        sink.add("GD213", Severity.WARNING, path="form", form=form.name, labels=list(detection.strangers))
    if expected is not None and expected.name != form.name:
        sink.add("GD201", Severity.WARNING, path="form", form=form.name, expected=expected.name, year=year)


def say_missing_rows(form: Form, tables: Mapping[str, object | None], rows: frozenset[str], sink: Diagnostics) -> None:
    """Say which rows the tables that are there have not."""
    printed = [path for path in form.printed_rows if path not in rows and tables.get(path.partition(".")[0]) is not None]
    # What stands in another row, as （六） in one row for three, is not missing.
    replaced = [instead for path, instead in form.unprinted.items() if any(_is_below(row, path) for row in rows)]
    for row in printed:
        if not any(_is_below(row, instead) for instead in replaced):
            sink.add("GD310", Severity.WARNING, path=row, caption=form.captions.row(row) or row)


def _is_below(row: str, path: str) -> bool:
    return row == path or row.startswith(f"{path}.")


def say_blank(form: Form, bound: Bound, sink: Diagnostics) -> None:
    """Say that the form was told from its labels alone, where no cell of its tables holds a number or words."""
    figures = bound.figures
    # The cells of most reports are never made: their values are at hand.
    if any(value is not None for value in bound.values.values()) or any(
        figure.state not in _NOTHING for figure in figures.values()
    ):
        return
    blank = sum(figure.state is State.BLANK for figure in figures.values())
    marks = sum(figure.state is State.NOT_APPLICABLE for figure in figures.values())
    if blank or marks:
        sink.add("GD129", Severity.WARNING, path="form", form=form.name, blank=blank, marks=marks)
