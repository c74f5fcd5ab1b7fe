"""The cells of a report by path, each made when the first of them is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from gov_disclosure.figures import Figure

__all__ = ["Cells", "Contents", "contents_of"]


class Contents(NamedTuple):
    """
    What stands in cells, without their places.

    Attributes:
        numbers: Path of each cell → its number, or None where it holds none.
        special: Path of those that are no whole number in plain digits → what stands there, in the same order.
    """

    numbers: Mapping[str, int | Decimal | None]
    special: Mapping[str, Figure]


def contents_of(cells: Mapping[str, Figure]) -> Contents:
    """Return what stands in cells; where they are `Cells`, none of them is made for it."""
    return cells.contents if type(cells) is Cells else _contents(cells)


def _contents(figures: Mapping[str, Figure]) -> Contents:
    return Contents(
        {path: figure[0] for path, figure in figures.items()},
        {
            path: figure
            for path, figure in figures.items()
            if type(figure[0]) is not int or not figure[2].isdecimal() or not figure[2].isascii() or figure[3] is not None
        },
    )


class Cells(Mapping[str, Figure]):
    """
    Path of each cell → what stands in it, and where. It cannot be changed.

    Many a report is read for its typed tables alone; two hundred figures with their places would cost more than
    those. So what is kept until the first is asked for are their words, values and offsets.

    Args:
        make: Makes them.
        read: Tells what stands in them without making them, where that can be.
    """

    __slots__ = ("_contents", "_figures", "_make", "_read")

    def __init__(self, make: Callable[[], Mapping[str, Figure]], read: Callable[[], Contents] | None = None) -> None:
        self._make: Callable[[], Mapping[str, Figure]] | None = make
        self._read = read
        self._figures: Mapping[str, Figure] | None = None
        self._contents: Contents | None = None

    @property
    def contents(self) -> Contents:
        """What stands in them, without their places."""
        found = self._contents
        if found is None:
            read = self._read
            found = self._contents = read() if read is not None else _contents(self._made())
            self._read = None
        return found

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
