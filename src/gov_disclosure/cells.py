"""The cells of a report by path, each made when the first of them is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from gov_disclosure.figures import Figure

__all__ = ["Cells"]


class Cells(Mapping[str, Figure]):
    """
    Path of each cell → what stands in it, and where. It cannot be changed.

    Many a report is read for its typed tables alone; two hundred figures with their places would cost more than
    those. So what is kept until the first is asked for are their words, values and offsets.
    """

    __slots__ = ("_figures", "_make")

    def __init__(self, make: Callable[[], Mapping[str, Figure]]) -> None:
        self._make: Callable[[], Mapping[str, Figure]] | None = make
        self._figures: Mapping[str, Figure] | None = None

    def _made(self) -> Mapping[str, Figure]:
        found = self._figures
        if found is None:
            make = self._make
            # Another thread may have been faster.
            found = self._figures = make() if make is not None else self._made()
            self._make = None
        return found

    def __getitem__(self, path: str) -> Figure:
        return self._made()[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._made())

    def __len__(self) -> int:
        return len(self._made())

    def __contains__(self, path: object) -> bool:
        return path in self._made()

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Cells):
            return dict(self._made()) == dict(other._made())
        return isinstance(other, Mapping) and dict(self._made()) == dict(other)

    __hash__ = None  # type: ignore[assignment]  # as that of any mapping

    def get(self, path: str, default: Any = None) -> Any:
        """Return the cell at a path, or the default."""
        return self._made().get(path, default)

    def items(self) -> Any:
        """Return paths and cells."""
        return self._made().items()

    def values(self) -> Any:
        """Return the cells."""
        return self._made().values()

    def keys(self) -> Any:
        """Return the paths."""
        return self._made().keys()

    def __reduce__(self) -> tuple[Any, ...]:
        return _cells, (dict(self._made()),)

    def __repr__(self) -> str:
        return repr(dict(self._made()))


def _cells(figures: dict[str, Figure]) -> Cells:
    """Return cells that are made already, for pickle."""
    return Cells(lambda: figures)
