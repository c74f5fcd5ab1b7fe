"""A registry of bodies, supplied by the user: by name to code, level, kind, region and scope."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from typing import Any, TypeVar

import attrs

from gov_disclosure.bodies.names import comparable
from gov_disclosure.bodies.reporter import Kind, Level, Region, Scope
from gov_disclosure.errors import UnreadableError, UsageError

__all__ = ["Entry", "Registry"]

_COLUMNS = ("name", "aliases", "region", "code", "level", "kind", "scope")
_SEPARATORS = str.maketrans(dict.fromkeys("；;、|｜,，/\n", ";"))
_MAX_BYTES = 64 * 1024 * 1024

Word = TypeVar("Word", bound=Enum)


@attrs.frozen
class Entry:
    """
    A body of the registry.

    Attributes:
        name: Its name.
        aliases: Other names it goes by.
        region: The names of its region, from the outermost.
        code: Its code, or None.
        level: Its level; None leaves that to the report, here and below.
        kind: What it is.
        scope: What the figures of its reports are about.
    """

    name: str
    aliases: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    code: str | None = None
    level: Level | None = None
    kind: Kind | None = None
    scope: Scope | None = None

    @property
    def regions(self) -> tuple[Region, ...]:
        """Its region as a report has it."""
        return tuple(Region(name) for name in self.region)

    def looked_up_by(self) -> set[str]:
        """Return the names that it is found by, folded: also with its regions in front."""
        found: set[str] = set()
        region = [comparable(part)[1] for part in self.region]
        for name in (self.name, *self.aliases):
            folded = comparable(name)[1]
            if folded:
                # 甲省, 乙市, 丙县 stand in front of 教育局, but only 甲省, 乙市 in front of 丙县教育局.
                own = next((at for at, part in enumerate(region) if part and folded.startswith(part)), len(region))
                found |= {"".join(region[at:own]) + folded for at in range(own + 1)}
        return found


class Registry:
    """
    Bodies by name.

    Args:
        entries: The bodies.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = tuple(entries)
        self._by_key: dict[str, list[Entry]] = {}
        for entry in self._entries:
            for key in entry.looked_up_by():
                self._by_key.setdefault(key, []).append(entry)

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries)

    def find(self, name: str) -> tuple[Entry, ...]:
        """Return the entries that a name is one of, in their order; blanks, width and script do not count."""
        return tuple(self._by_key.get(comparable(name)[1], ()))

    @classmethod
    def of(cls, data: Mapping[str, Any] | Iterable[Any]) -> Registry:
        """
        Make a registry of plain values: name → its values, or a list of objects with `name`.

        Values are `aliases` and `region` (a list, or a text with `;` between), `code`, `level`, `kind`, `scope`.

        Raises:
            UsageError: A body has no name, or a level, kind or scope that there is not.
        """
        if isinstance(data, Mapping):
            rows: list[Any] = [
                {"name": name, **(values if isinstance(values, Mapping) else {"code": values})} for name, values in data.items()
            ]
        elif isinstance(data, str | bytes) or not hasattr(data, "__iter__"):
            raise UsageError.of("error.registry.kind", kind=type(data).__name__)
        else:
            rows = list(data)
        return cls(row if isinstance(row, Entry) else _entry(row, number) for number, row in enumerate(rows, 1))

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Registry:
        """
        Read a registry from a file: JSON as `of` takes it, or CSV whose first line names the columns, as spreadsheets save it.

        Raises:
            UnreadableError: The file is missing, too large, or neither.
            UsageError: A body has no name, or a level, kind or scope that there is not.
        """
        import csv
        import json

        from gov_disclosure.bodies.lists import decoded

        try:
            if os.path.getsize(path) > _MAX_BYTES:  # noqa: PTH202 - as is open: pathlib is dear to import
                raise UnreadableError.of("error.registry", file=os.fspath(path), reason=f"more than {_MAX_BYTES} bytes")
            with open(path, "rb") as stream:  # noqa: PTH123
                text = decoded(stream.read())
            if text.lstrip()[:1] in ("{", "["):
                return cls.of(json.loads(text))
            return cls.of(_rows(text))
        except OSError as error:
            raise UnreadableError.of("error.unopened", file=os.fspath(path), reason=error.strerror or str(error)) from error
        except UnreadableError:
            raise
        except UsageError as error:
            raise UsageError.of("error.at", place=os.fspath(path), reason=error) from None
        except (ValueError, RecursionError, csv.Error) as error:
            raise UnreadableError.of("error.registry", file=os.fspath(path), reason=str(error)) from error


def _rows(text: str) -> list[dict[str, str]]:
    from gov_disclosure.bodies.lists import rows_of

    names, rows = rows_of(text)
    if "name" not in names:
        raise UsageError.of("error.registry.columns", known=_COLUMNS)
    return rows


def _entry(row: Any, number: int) -> Entry:
    if not isinstance(row, Mapping) or not isinstance(row.get("name"), str) or not comparable(row["name"])[1]:
        raise UsageError.of("error.registry.name", number=number)
    name = row["name"].strip()
    code = row.get("code")
    return Entry(
        name=name,
        aliases=_list(row.get("aliases"), name),
        region=_list(row.get("region"), name),
        code=str(code).strip() or None if code is not None else None,
        level=_word(Level, row.get("level"), name),
        kind=_word(Kind, row.get("kind"), name),
        scope=_word(Scope, row.get("scope"), name),
    )


def _list(value: Any, name: str) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, str | list | tuple):
        raise UsageError.of("error.registry.list", name=name, kind=type(value).__name__)
    parts: Sequence[Any] = value.translate(_SEPARATORS).split(";") if isinstance(value, str) else value
    return tuple(str(part).strip() for part in parts if str(part).strip())


def _word(kind: type[Word], value: Any, name: str) -> Word | None:
    if value is None or value == "":
        return None
    try:
        return kind(value.strip() if isinstance(value, str) else value)
    except ValueError:
        known, what = [str(each.value) for each in kind], kind.__name__.lower()
        raise UsageError.of("error.registry.word", name=name, what=what, value=repr(value), known=known) from None
