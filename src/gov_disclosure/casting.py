"""A placed cell → the figure of its column, with a remark on what is unusual about it."""

from __future__ import annotations

from decimal import Decimal

from gov_disclosure.diagnostics import Diagnostics, Severity
from gov_disclosure.figures import SCALES, Figure, Reading, State
from gov_disclosure.folding import key
from gov_disclosure.forms.form import Column
from gov_disclosure.lexing.tokens import Atom
from gov_disclosure.spans import Source

__all__ = ["cast", "plain_value"]

_MONEY = frozenset(("元", "万元", "萬元", "亿元", "億元", "千元", "百万元"))


def cast(path: str, column: Column, atom: Atom, source: Source, sink: Diagnostics) -> Figure:
    """
    Return the figure that a cell is in its column.

    Args:
        path: Path of the cell.
        column: What may stand there.
        atom: The cell.
        source: For its words and its place.
        sink: Takes `GD303`, `GD306`, `GD307` and `GD312`.
    """
    start, end, reading, _, _, _ = atom
    raw = source.text[start:end]
    position = source.position(start, end)
    value = _value(reading, column)
    state = reading.state
    if value is None and state is State.NUMBER and (reading.unit is None or reading.worded):
        state = State.TEXT
    figure = Figure(value, state, raw, reading.note, reading.unit, position)
    if not reading.plain:
        _remark(path, column, reading, figure, sink)
    return figure


def _remark(path: str, column: Column, reading: Reading, figure: Figure, sink: Diagnostics) -> None:
    position = figure.position
    if reading.long:
        sink.add("GD312", Severity.WARNING, path=path, position=position, read=figure.raw)
    elif figure.state is State.TEXT:
        sink.add("GD303", Severity.WARNING, path=path, position=position, read=figure.raw)
    elif reading.state is State.NUMBER and figure.value is None:
        sink.add(
            "GD307", Severity.WARNING, path=path, position=position,
            read=figure.raw, unit=reading.unit or "", printed=column.unit or "件",
        )  # fmt: skip
    elif reading.note is not None:
        sink.add("GD306", Severity.INFO, path=path, position=position, read=figure.raw, note=reading.note)


def _value(reading: Reading, column: Column) -> int | Decimal | None:
    """Return the value that a cell of a column has, or None where its words are none for that column."""
    value = reading.value
    if value is None or (reading.worded and column.kind != "change"):
        return None
    if column.kind == "amount":
        if column.unit is not None and reading.unit is not None and key(reading.unit) != key(column.unit):
            return None
        return value if isinstance(value, Decimal) else Decimal(value)
    if reading.unit in _MONEY or reading.unit in SCALES:
        return None
    return value


def plain_value(value: int | Decimal | None, column: Column) -> int | Decimal | None:
    """Return the value for the typed table: a count that is not whole is no count, and stays in `cells`."""
    if column.kind != "amount" and isinstance(value, Decimal):
        return None
    return value
