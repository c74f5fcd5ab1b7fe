"""Files by path, and by address where the user gives one: the border to fsspec (extra `fsspec`)."""

from __future__ import annotations

import re
import weakref
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from gov_disclosure.errors import UnreadableError, UsageError
from gov_disclosure.limits import Limits

__all__ = ["file_in", "files_at", "is_address", "opened", "read_address"]

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+(::|://)")
_PATTERN = frozenset("*?[")


def is_address(path: str) -> bool:
    """Whether it is an address as `s3://bucket/a.html` and no path."""
    return _ADDRESS.match(path) is not None


def file_in(address: str) -> str:
    """Return the part of an address that names the file, whose ending tells what it is: `zip://a.html` of `zip://a.html::b.zip`."""
    return next((link for link in address.split("::") if "://" in link), address)


def opened(path: str) -> BinaryIO:
    """
    Return a path or an address as a stream of bytes.

    Raises:
        OSError: It cannot be opened.
    """
    if not is_address(path):
        return open(path, "rb")  # noqa: PTH123 - pathlib is dear to import
    system, place = _system(path)
    try:
        stream = cast("BinaryIO", system.open(place, "rb"))
    except OSError:
        raise
    # Each of its file systems has errors of its own.
    except Exception as error:
        raise OSError(f"{type(error).__name__}: {error}") from error
    # An archive is closed with its file system, which lasts no less than the stream for that.
    weakref.finalize(stream, id, system)
    return stream


def read_address(address: str, limits: Limits) -> bytes:
    """
    Return the bytes at an address.

    Raises:
        UnreadableError: They cannot be had.
        LimitError: They are more than `Limits.max_bytes`.
    """
    from gov_disclosure.reading.opening import read_stream

    try:
        with opened(address) as stream:
            return read_stream(stream, limits)
    except OSError as error:
        raise UnreadableError.of("error.unopened", file=address, reason=error.strerror or str(error)) from error


def files_at(address: str) -> Iterator[str]:
    """
    Yield the addresses of the files that an address stands for, in order: of a folder those below it, of a pattern its matches.

    Raises:
        OSError: It cannot be looked up.
    """
    system, place = _system(address)
    try:
        if not _PATTERN.isdisjoint(place):
            found = sorted(path for path in system.glob(place) if not system.isdir(path))
            yield from (_linked(address, system.unstrip_protocol(path)) for path in found)
        elif system.isdir(place):
            for folder, folders, names in system.walk(place):
                folders.sort()
                above = f"{folder.rstrip('/')}/" if folder.strip("/") else ""
                yield from (_linked(address, system.unstrip_protocol(f"{above}{name}")) for name in sorted(names))
        else:
            yield address
    except OSError:
        raise
    # As above.
    except Exception as error:
        raise OSError(f"{type(error).__name__}: {error}") from error


def _linked(address: str, found: str) -> str:
    """Return what was found at an address as an address of its own: with what stands before and behind the `::` of that."""
    return "::".join(found if link == file_in(address) else link for link in address.split("::"))


def _system(address: str) -> tuple[Any, str]:
    """Return the file system of an address, and the place in it."""
    try:
        from fsspec.core import url_to_fs  # type: ignore[import-untyped]  # pyright: ignore[reportMissingTypeStubs]
    except ImportError as error:
        raise UsageError.of("error.extra", format="fsspec", extra="fsspec") from error
    try:
        system, place = url_to_fs(address)
    except ImportError as error:
        raise UsageError.of("error.address.package", address=address, reason=str(error)) from error
    except ValueError as error:
        raise UsageError.of("error.address", address=address, reason=str(error)) from error
    return system, place
