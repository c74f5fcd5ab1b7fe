"""An input of many: what it is called, and its bytes when they are asked for."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any, Final

import attrs

from gov_disclosure.errors import GovDisclosureError, UnreadableError, UsageError
from gov_disclosure.limits import Limits

__all__ = ["INSIDE", "Source", "damaged", "several", "source_of"]

INSIDE = "!/"
"""Between the name of an archive and that of what is in it."""

_LIGHT: Final = 1 << 20
"""Bytes of a page or text that is not large."""
_HEAVY: Final = frozenset({".pdf", ".docx", ".docm"})
"""Endings of files that are unpacked, drawn or searched for their tables."""


@attrs.frozen
class Source:
    """
    One input.

    Attributes:
        name: What it is called: its path, `crawl.zip!/2024/a.html` in an archive, `pages.jsonl!/17` or the record's own
            name in a file of records.
        data: Its bytes; None where it is a file that is read when its turn comes.
        media_type: What the server said of it, or None.
        error: Why it could not be had, or None.
        done: SHA-256 that it had when an earlier run read it; empty where none did.
        remote: True where its name is an address, which is fetched when its turn comes; only `find_sources` makes such, of an
            address that it was given.
    """

    name: str
    data: bytes | None = attrs.field(default=None, repr=False)
    media_type: str | None = None
    error: GovDisclosureError | None = None
    done: str = ""
    remote: bool = False

    def read(self, limits: Limits) -> bytes:
        """
        Return its bytes.

        Raises:
            UnreadableError: The file is missing or cannot be opened.
            LimitError: It has more than `Limits.max_bytes`, or what it stands in has.
        """
        if self.error is not None:
            raise self.error
        if self.data is not None:
            return self.data
        if self.remote:
            from gov_disclosure.corpus.addresses import read_address

            return read_address(self.name, limits)
        from gov_disclosure.reading.opening import read_path

        return read_path(self.name, limits)

    @property
    def is_heavy(self) -> bool:
        """Whether it may take long to read, by its name, and by its bytes where these are at hand."""
        data = self.data
        if data is not None and (len(data) > _LIGHT or data.startswith((b"%PDF", b"PK"))):
            return True
        return self.remote or os.path.splitext(self.name)[1].lower() in _HEAVY  # noqa: PTH122 - pathlib is dear to import

    @property
    def file_name(self) -> str:
        """The last part of its name, whose ending helps to tell the format."""
        name = self.name
        if self.remote:
            from gov_disclosure.corpus.addresses import file_in

            name = file_in(name)
        return name.rpartition("/")[2].rpartition(os.sep)[2]


def damaged(name: str, error: BaseException) -> UnreadableError:
    """Return the error of an archive, or of a member, that a library could not read."""
    return UnreadableError.of("error.archive", file=name, reason=str(error) or type(error).__name__)


def several(given: Any, function: str) -> Iterable[Any]:
    """
    Return what a caller gives as several inputs.

    Raises:
        UsageError: It is one path, or not several of anything.
    """
    if isinstance(given, (str, bytes, os.PathLike)) or not isinstance(given, Iterable):
        raise UsageError(f"{function} takes several inputs, as a list of paths, not {type(given).__name__}")
    return given


def source_of(given: Source | str | os.PathLike[str] | tuple[str, bytes]) -> Source:
    """
    Return what a caller gives as a source.

    Args:
        given: A source, a path, or a name and bytes.

    Raises:
        UsageError: It is none of these.
    """
    if isinstance(given, Source):
        return given
    if isinstance(given, tuple):
        name, data = given
        return Source(name, bytes(data))
    try:
        return Source(os.fspath(given))
    except TypeError:
        raise UsageError(f"parse_many takes paths, pairs of name and bytes, or sources, not {type(given).__name__}") from None
