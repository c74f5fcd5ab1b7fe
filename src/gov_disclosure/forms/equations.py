"""Relations → flat equations between cells, compiled once for each form: checking is looking up and adding."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain
from operator import itemgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from gov_disclosure.figures import Figure, State
from gov_disclosure.forms.relations import Either, Relation, RelationFile, Sign

if TYPE_CHECKING:
    from gov_disclosure.forms.captions import Captions
    from gov_disclosure.forms.form import Column

__all__ = ["Arithmetic", "Equation", "Sheet"]

_Sides = tuple[tuple[str, ...], tuple[str, ...]]


@attrs.frozen
class Equation:
    """
    A relation for one column, for one row, or the one that it is.

    Attributes:
        code: The rule that it belongs to.
        left: Paths of the cells of one side.
        right: Paths of the cells of the other side; none where that is 0.
        expected_left: Whether the left side says what the right should be; otherwise the other way round.
        label: The column or the row that it is about, as the contract names it.
        caption: The same in the words of the form.
        sign: How the sides compare.
        strict: Whether it must hold: not one that lawful reports break.
        decided: False where the report prints several groups of rows that stand for each other, so that
            what would have to be added is not known.
        expression: The whole of it, the same for ever.
    """

    code: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    expected_left: bool
    label: str
    caption: str
    sign: Sign
    strict: bool
    decided: bool
    expression: str


class Sheet(NamedTuple):
    """
    The equations of a form, made ready to be worked out together.

    Attributes:
        equations: Code → its equations.
        paths: The cells of all equations, left side and right side of each, one behind the other.
        pick: Picks the numbers of these out of those of a report that has all of them.
        sides: What cuts each of these sides out of the numbers of the cells.
        spans: Code → what cuts its equations out of the sides, and whether all of them are sums that are to be the same.
    """

    equations: Mapping[str, tuple[Equation, ...]]
    paths: tuple[str, ...]
    pick: Callable[[Mapping[str, Any]], tuple[Any, ...]]
    sides: tuple[slice, ...]
    spans: Mapping[str, tuple[int, int, bool]]


@attrs.frozen
class _Group:
    """Rows of which a report prints all or none."""

    rows: frozenset[str]
    cells: tuple[str, ...]
    printed: bool

    def there(self, cells: AbstractSet[str]) -> bool:
        """Whether any cell of it is among those that a report has."""
        return not cells.isdisjoint(self.cells)


class Arithmetic:
    """
    The relations of a form, compiled.

    Args:
        file: What the form demands.
        rows: Path of each of the form's rows → its cells.
        printed: The rows that the form itself prints.
        captions: The form's words.

    Raises:
        UsageError: A relation names what the form does not have.
    """

    def __init__(
        self, file: RelationFile, rows: Mapping[str, tuple[Column, ...]], printed: Collection[str], captions: Captions
    ) -> None:
        self.relations = file.relations
        self._file = file
        self._rows = rows
        self._captions = captions
        self._cells = {
            row: {column.name: f"{row}.{column.name}" if column.name else row for column in columns if column.kind != "unit"}
            for row, columns in rows.items()
        }
        self._either = tuple(tuple(self._groups(either, printed)) for either in file.either)
        self._compiled: dict[tuple[int | None, ...], Sheet] = {}
        # With every row, which no report has, so that a mistake is told before one is checked.
        self._sheet((None,) * len(self._either))

    def equations(self, figures: Mapping[str, Figure]) -> Mapping[str, tuple[Equation, ...]]:
        """
        Return the equations by code.

        Args:
            figures: The cells of the report: of rows that stand for each other those are taken that it
                prints, and where it prints none those that the form prints.
        """
        return self.sheet({path for path, figure in figures.items() if figure.state is not State.MISSING}).equations

    def sheet(self, cells: AbstractSet[str]) -> Sheet:
        """
        Return the equations ready to be worked out together.

        Args:
            cells: The cells that the report has; which rows are taken hangs on them as in `equations`.
        """
        return self._sheet(tuple([_chosen(groups, cells) for groups in self._either]))

    def _sheet(self, choices: tuple[int | None, ...]) -> Sheet:
        found = self._compiled.get(choices)
        if found is None:
            hidden: set[str] = set()
            undecided: set[str] = set()
            for groups, choice in zip(self._either, choices, strict=True):
                for index, group in enumerate(groups):
                    if choice is None:
                        undecided |= group.rows
                    elif index != choice:
                        hidden |= group.rows
            compiled: dict[str, list[Equation]] = {}
            for relation in self.relations:
                compiled.setdefault(relation.code, []).extend(self._compile(relation, hidden, undecided))
            found = self._compiled[choices] = _ready({code: tuple(made) for code, made in compiled.items()})
        return found

    # ---- one relation --------------------------------------------------------------------------

    def _compile(self, relation: Relation, hidden: set[str], undecided: set[str]) -> Iterator[Equation]:
        if relation.each == "column":
            left = [row for row in self._named(relation.table, relation.left, relation.code) if row not in hidden]
            right = [row for row in self._named(relation.table, relation.right, relation.code) if row not in hidden]
            if not left or (relation.right and not right):
                return
            decided = undecided.isdisjoint(left + right)
            for name in self._cells[left[0]]:
                sides = _sides([self._cell(relation, row, name) for row in side] for side in (left, right))
                yield _equation(relation, sides, name, self._captions.column(relation.table, name), decided=decided)
        elif relation.each == "row":
            for row in self._named(relation.table, relation.rows, relation.code):
                if row not in hidden:
                    sides = _sides(self._columns(relation, row, side) for side in (relation.left, relation.right))
                    yield _equation(relation, sides, row, self._captions.row(row))
        else:
            cells = {path: row for row, cells in self._cells.items() for path in cells.values()}
            sides = _sides([f"{relation.table}.{name}" for name in side] for side in (relation.left, relation.right))
            for path in chain.from_iterable(sides):
                if path not in cells:
                    raise self._file.wrong(relation.code, f"the form has no cell {path}")
            # What it is about is what should be as the other side says.
            label = sides[relation.expected == "left"][0]
            column = label.removeprefix(cells[label]).removeprefix(".")
            yield _equation(relation, sides, label, self._captions.cell(cells[label], column))

    def _named(self, table: str, names: Iterable[str], code: str) -> list[str]:
        """Return the rows that names stand for."""
        found: list[str] = []
        for name in names:
            path = f"{table}.{name}"
            group = path.removesuffix("*")
            rows = [
                row
                for row in self._rows
                if row == path
                or (name == "*" and row.startswith(group))
                or (group != path and row.rpartition(".")[0] == group[:-1])
            ]
            if not rows:
                raise self._file.wrong(code, f"the form has no row {path}")
            found += rows
        return found

    def _columns(self, relation: Relation, row: str, side: Sequence[str]) -> list[str]:
        """Return the cells of a row that the names of one side stand for."""
        named = {*relation.left, *relation.right}
        found = [
            path
            for name in side
            for path in (
                [path for column, path in self._cells[row].items() if column not in named]
                if name == "*"
                else [self._cell(relation, row, name)]
            )
        ]
        if side and not found:
            raise self._file.wrong(relation.code, f"the row {row} has no other columns")
        return found

    def _cell(self, relation: Relation, row: str, name: str) -> str:
        path = self._cells[row].get(name)
        if path is None:
            raise self._file.wrong(relation.code, f"the row {row} has no column {name!r}")
        return path

    def _groups(self, either: Either, printed: Collection[str]) -> Iterator[_Group]:
        for names in either.groups:
            rows = self._named(either.table, names, "either")
            cells = tuple(path for row in rows for path in self._cells[row].values())
            yield _Group(frozenset(rows), cells, all(row in printed for row in rows))


def _sides(paths: Iterable[Iterable[str]]) -> _Sides:
    left, right = paths
    return tuple(left), tuple(right)


def _equation(relation: Relation, sides: _Sides, label: str, caption: str, *, decided: bool = True) -> Equation:
    left, right = sides
    return Equation(
        code=relation.code,
        left=left,
        right=right,
        expected_left=relation.expected == "left",
        label=label,
        caption=caption or label,
        sign=relation.sign,
        strict=relation.severity == "error",
        decided=decided,
        expression=f"{'+'.join(left)}{relation.sign}{'+'.join(right) or '0'}",
    )


def _ready(equations: dict[str, tuple[Equation, ...]]) -> Sheet:
    """Return equations with all their cells in one row."""
    paths: list[str] = []
    sides: list[slice] = []
    spans: dict[str, tuple[int, int, bool]] = {}
    for code, found in equations.items():
        first = len(sides)
        for side in chain.from_iterable((equation.left, equation.right) for equation in found):
            sides.append(slice(len(paths), len(paths) + len(side)))
            paths += side
        spans[code] = (first, len(sides), all(equation.sign == "=" and equation.decided for equation in found))
    pick = itemgetter(*paths) if len(paths) > 1 else lambda values: tuple([values[path] for path in paths])
    return Sheet(MappingProxyType(equations), tuple(paths), pick, tuple(sides), spans)


def _chosen(groups: Sequence[_Group], cells: AbstractSet[str]) -> int | None:
    """Return which group counts, or None where that is not known."""
    found = [index for index, group in enumerate(groups) if group.there(cells)]
    if not found:
        found = [index for index, group in enumerate(groups) if group.printed]
    return found[0] if len(found) == 1 else None
