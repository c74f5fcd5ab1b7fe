"""Cells → little JSON: a page has some hundred thousand of them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from gov_disclosure.dashboard.amounts import number_of, written_out

__all__ = ["STATES", "Packed", "json_for_page", "pack"]

STATES: Final = {"number": "n", "blank": "b", "not_applicable": "a", "text": "t", "missing": "m"}
"""State of a cell → its letter; `?` where the state is not told."""
_SAFE: Final = 2**53
_LONG: Final = 200


class Packed(NamedTuple):
    """
    The cells of a report.

    Attributes:
        layout: Number of the list of paths.
        values: Their values.
        states: A letter each.
        raws: Number of a cell → its words, where these are not the value.
        places: Line, column, table, row and page of each, without what is empty at the end.
        size: Characters that they take.
    """

    layout: int
    values: list[int | str | None]
    states: str
    raws: dict[int, str]
    places: list[list[int | None]]
    size: int

    def data(self) -> list[Any]:
        """Return what the page gets."""
        return [self.layout, self.values, self.states, self.raws, self.places]


def pack(
    layout: int, values: Mapping[str, Any], states: Mapping[str, str], raws: Mapping[str, str],
    places: Mapping[str, Sequence[int | None]],
) -> Packed:  # fmt: skip
    """Return cells packed, in the order of the values."""
    shown = [_shown(value) for value in values.values()]
    letters = "".join(
        STATES.get(states.get(path, ""), "?") if path in states else "?" if value is None else "n"
        for path, value in zip(values, shown, strict=True)
    )
    words = {
        at: raws[path][:_LONG]
        for at, (path, value) in enumerate(zip(values, shown, strict=True))
        if raws.get(path) and raws[path] != str(value)
    }
    spots = [_trimmed(places[path]) for path in values] if places else []
    found = Packed(layout, shown, letters, words, spots, 0)
    return found._replace(size=len(json.dumps(found.data(), ensure_ascii=False, separators=(",", ":"))))


def json_for_page(data: Any) -> str:
    """Return JSON that may stand in an element of a page: nothing in it ends the element or begins a comment."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=str)
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _shown(value: Any) -> int | str | None:
    """Return a value as it is written; zeros that a table of decimals adds behind the point are none of its own."""
    if value is None:
        return None
    number = number_of(value)
    if number is not None and number.denominator == 1 and abs(number) < _SAFE:
        return int(number)
    text = written_out(value)[:_LONG]
    return text.rstrip("0").rstrip(".") if number is not None and "." in text else text


def _trimmed(place: Sequence[int | None]) -> list[int | None]:
    kept = list(place)
    while kept and kept[-1] is None:
        kept.pop()
    return kept
