"""The cells of a report by path, made when they are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol

from gov_disclosure.figures import Figure

__all__ = ["Cells", "Contents", "Drawer", "contents_of"]

_FEW = 24
"""So many cells are made one by one; who asks for more gets all."""


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
            path: figure._replace(position=None) if figure[5] is not None else figure
            for path, figure in figures.items()
            if type(figure[0]) is not int or not figure[2].isdecimal() or not figure[2].isascii() or figure[3] is not None
        },
    )


class Drawer(Protocol):
    """What is kept of cells until they are asked for."""

    def figures(self) -> Mapping[str, Figure]:
        """Make all cells."""
        ...

    def figure(self, path: str) -> Figure | None:
        """Make the cell at a path; None where there is none."""
        ...

    def contents(self) -> Contents:
        """Tell what stands in them."""
        ...


class Cells(Mapping[str, Figure]):
    """
    Path of each cell → what stands in it, and where. It cannot be changed.

    Many a report is read for its typed tables alone; two hundred figures with their places would cost more than
    those. So what is kept until they are asked for are their words, values and offsets.
    """

    __slots__ = ("_contents", "_drawer", "_figures", "_left", "_single")

    def __init__(self, drawer: Drawer) -> None:
        self._drawer = drawer
        self._figures: Mapping[str, Figure] | None = None
        self._contents: Contents | None = None
        # Those that were asked for one by one: findings name the same again and again.
        self._single: dict[str, Figure] = {}
        self._left = _FEW

    @property
    def contents(self) -> Contents:
        """What stands in them, without their places."""
        found = self._contents
        if found is None:
            found = self._contents = self._drawer.contents()
        return found

    def _made(self) -> Mapping[str, Figure]:
        found = self._figures
        if found is None:
            found = self._figures = self._drawer.figures()
        return found

    def __getitem__(self, path: str) -> Figure:
        found: Figure | None = self.get(path)
        if found is None:
            raise KeyError(path)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self.contents.numbers)

    def __len__(self) -> int:
        return len(self.contents.numbers)

    def __contains__(self, path: object) -> bool:
        return path in self.contents.numbers

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Cells):
            return dict(self._made()) == dict(other._made())
        return isinstance(other, Mapping) and dict(self._made()) == dict(other)

    __hash__ = None  # type: ignore[assignment]  # as that of any mapping

    def get(self, path: str, default: Any = None) -> Any:
        """Return the cell at a path, or the default."""
        if self._figures is not None or self._left <= 0:
            return self._made().get(path, default)
        found = self._single.get(path)
        if found is None:
            self._left -= 1
            found = self._drawer.figure(path)
            if found is None:
                return default
            self._single[path] = found
        return found

    def items(self) -> Any:
        """Return paths and cells."""
        return self._made().items()

    def values(self) -> Any:
        """Return the cells."""
        return self._made().values()

    def keys(self) -> Any:
        """Return the paths."""
        return self.contents.numbers.keys()

    def __reduce__(self) -> tuple[Any, ...]:
        return _frozen, (dict(self._made()),)

    def __repr__(self) -> str:
        return repr(dict(self._made()))


def _frozen(figures: dict[str, Figure]) -> Mapping[str, Figure]:
    """Return cells that were made, for pickle."""
    return MappingProxyType(figures)
