"""Rows of a table, held by column: what is the same in all of them is held, sent and stored once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress, repeat
from typing import Any, Self, cast

import attrs

__all__ = ["Batch", "Rows", "columns_joined", "read_rows", "rows_to_json"]

_PLAIN = frozenset({str, int, type(None)})
_HELD = _PLAIN | {list}
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_LONGEST_NUMBER = 1_000


@attrs.frozen(eq=False)
class Batch:
    """
    Rows of one table; going through it yields them, as tuples of JSON values: decimals and dates are strings.

    Attributes:
        size: How many they are.
        columns: Each column: the values of all rows as a list, or, where they are all the same, that value. One row alone has
            no lists, none at all has no columns.
    """

    size: int
    columns: list[Any] = attrs.field(repr=False)

    @classmethod
    def of_row(cls, row: list[Any]) -> Self:
        """Return one row as a batch."""
        return cls(1, row)

    @classmethod
    def of_rows(cls, rows: Sequence[Sequence[Any]]) -> Self:
        """Return rows as a batch."""
        return cls.of_columns(len(rows), [list(values) for values in zip(*rows, strict=True)])

    @classmethod
    def of_columns(cls, size: int, columns: Iterable[Any]) -> Self:
        """
        Return columns as a batch.

        Args:
            size: How many rows there are.
            columns: A list of as many values, or one value that is that of all rows.
        """
        return cls(size, [_folded(values) for values in columns] if size else [])

    @classmethod
    def joined(cls, batches: Sequence[Batch], width: int) -> Self:
        """Return several batches of a table that has so many columns as one."""
        return cls.of_columns(sum(map(len, batches)), columns_joined(batches, width))

    def __len__(self) -> int:
        return self.size

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        if self.size == 1:
            return iter((tuple(self.columns),))
        return zip(*(values if type(values) is list else repeat(values, self.size) for values in self.columns), strict=True)

    def column(self, at: int) -> list[Any]:
        """Return the values of all rows in a column."""
        values = self.columns[at] if self.size else []
        return values if type(values) is list else [values] * self.size


Rows = Mapping[str, Batch]
"""Name of a table → its rows."""


def columns_joined(batches: Sequence[Batch], width: int) -> list[list[Any]]:
    """Return the columns of several batches of a table that has so many, one behind the other."""
    if batches and all(batch.size == 1 for batch in batches):
        return list(map(list, zip(*(batch.columns for batch in batches), strict=True)))
    joined: list[list[Any]] = [[] for _ in range(width)]
    for batch in batches:
        if batch.size:
            for column, values in zip(joined, batch.columns, strict=True):
                column += values if type(values) is list else repeat(values, batch.size)
    return joined


def rows_to_json(rows: Rows) -> dict[str, list[Any]]:
    """Return rows as JSON values."""
    return {table: [batch.size, batch.columns] for table, batch in rows.items()}


def read_rows(data: Any, tables: Mapping[str, Sequence[bool]]) -> dict[str, Batch]:
    """
    Return the rows that JSON values are, which are not to be believed.

    Args:
        data: What `rows_to_json` returned, on the other side of a pipe.
        tables: Each table that is wanted → whether each of its columns holds numbers: whole ones, or digits as a text.

    Raises:
        ValueError: They are no rows of these tables.
    """
    if not isinstance(data, dict) or set(cast("dict[str, Any]", data)) != set(tables):
        raise ValueError("no rows of these tables")
    rows: dict[str, Batch] = {}
    for table, told in cast("dict[str, Any]", data).items():
        size, columns = told
        if type(size) is not int or type(columns) is not list or len(columns) != (len(tables[table]) if size else 0):
            raise ValueError(f"no rows of {table}")
        kinds = set(map(type, columns))
        if not kinds <= _HELD:
            raise ValueError(f"no values in {table}")
        lists = [values for values in columns if type(values) is list] if list in kinds else ()
        if any(len(values) != size or size == 1 or not set(map(type, values)) <= _PLAIN for values in lists):
            raise ValueError(f"no columns in {table}")
        # Nearly all are whole numbers or nothing, and told so at once.
        for values in [each for each in compress(columns, tables[table]) if type(each) is not int and each is not None]:
            if any(type(each) is str and not _is_number(each) for each in (values if type(values) is list else (values,))):
                raise ValueError(f"no numbers in {table}")
        rows[table] = Batch(size, columns)
    return rows


def _is_number(digits: str) -> bool:
    """Whether a text is a number in plain digits, and not too many."""
    return len(digits) <= _LONGEST_NUMBER and _NUMBER.fullmatch(digits) is not None


def _folded(values: Any) -> Any:
    """Return a column as it is held."""
    if type(values) is list and values.count(values[0]) == len(values):
        return values[0]
    return values
