"""What is in archives: a member is unpacked when its turn comes, and counted while it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from io import SEEK_END
from typing import IO, TYPE_CHECKING, Any, Final, cast

from gov_disclosure.corpus.records import RECORDS
from gov_disclosure.corpus.sources import INSIDE, Source, damaged
from gov_disclosure.errors import GovDisclosureError, LimitError, UnreadableError
from gov_disclosure.limits import Limits
from gov_disclosure.reading.opening import check_size

if TYPE_CHECKING:
    from zipfile import ZipExtFile, ZipInfo

__all__ = ["ARCHIVES", "WARC"]

_CHUNK = 1 << 20
_FEW = 64
_BOUNDED = (0, 8)
"""Ways to pack a member of a ZIP: not at all, and deflated."""
_UTF8_NAME = 0x800
_RATIO_FROM = 1 << 20
_CODES = ("utf-8", "gb18030")


def _zip(path: str, stream: IO[bytes], limits: Limits, endings: tuple[str, ...]) -> Iterator[Source]:
    """Yield the members of a ZIP archive, in the order of its directory."""
    from zipfile import BadZipFile, ZipFile

    try:
        archive = ZipFile(stream)
    # What is damaged raises whatever its way of packing has for that; here and below.
    except Exception as error:
        yield Source(path, error=damaged(path, error))
        return
    with archive:
        if sum(member.compress_size for member in archive.infolist()) > stream.seek(0, SEEK_END):
            yield Source(path, error=damaged(path, BadZipFile("members overlap")))
            return
        for member in archive.infolist():
            name = member.filename if member.flag_bits & _UTF8_NAME else _renamed(member.filename)
            if not member.is_dir() and _wanted(name, (*endings, *_packed())):
                yield _member(f"{path}{INSIDE}{name}", partial(archive.open, member), limits, member)


def _tar(path: str, stream: IO[bytes], limits: Limits, endings: tuple[str, ...]) -> Iterator[Source]:
    """Yield the members of a TAR archive, in its order."""
    from gov_disclosure.corpus.tar import tar_members

    found = tar_members(stream)
    while True:
        try:
            told = next(found, None)
        except Exception as error:
            yield Source(path, error=damaged(path, error))
            return
        if told is None:
            return
        name, opened = told
        if _wanted(name, (*endings, *_packed())):
            yield _member(f"{path}{INSIDE}{_renamed(name)}", opened, limits, None)


ARCHIVES: Final[Mapping[str, Callable[[str, IO[bytes], Limits, tuple[str, ...]], Iterator[Source]]]] = {
    ".zip": _zip,
    ".tar": _tar,
    ".tar.gz": _tar,
    ".tgz": _tar,
    ".tar.bz2": _tar,
    ".tar.xz": _tar,
}
"""Ending of an archive → what opens it."""
WARC: Final = (".warc", ".warc.gz")
"""Endings of web archives."""


@cache
def _packed() -> tuple[str, ...]:
    """Return the endings of what holds several inputs: in an archive it is told and not opened, as a bomb would have it."""
    return (*ARCHIVES, *RECORDS, *WARC)


def _wanted(name: str, endings: tuple[str, ...]) -> bool:
    """Whether a member may be a report: by its ending, and not one of those that an archiver adds for itself."""
    last = name.rpartition("/")[2]
    return last.lower().endswith(endings) and not last.startswith(".") and not name.startswith("__MACOSX/")


def _member(called: str, opened: Callable[[], Any], limits: Limits, packed: ZipInfo | None) -> Source:
    """Return a member as a source; one that is damaged, encrypted or oddly packed is no reason to leave the others."""
    if called.lower().endswith(_packed()):
        return Source(called, error=UnreadableError.of("error.archive.nested", file=called))
    try:
        with opened() as inside:
            return Source(called, _bytes(inside, called, limits, packed))
    except GovDisclosureError as error:
        return Source(called, error=error)
    except Exception as error:
        return Source(called, error=damaged(called, error))


def _bytes(stream: IO[bytes], called: str, limits: Limits, packed: ZipInfo | None) -> bytes:
    """Return the bytes of a member, counted while they are unpacked."""
    chunks: list[bytes] = []
    size = 0
    step = _CHUNK
    if packed is not None and packed.compress_type not in _BOUNDED:
        # Of these the library unpacks all that it has read: twenty bytes may be megabytes.
        step = cast("ZipExtFile", stream).MIN_READ_SIZE = _FEW
    while chunk := stream.read(step):
        size += len(chunk)
        chunks.append(chunk)
        check_size(size, chunks[0], limits)
        if packed is not None and size > _RATIO_FROM and size > limits.max_ratio * max(packed.compress_size, 1):
            raise LimitError.of("error.zip.limit", limit="max_ratio", value=limits.max_ratio, part=called)
    return b"".join(chunks)


def _renamed(name: str) -> str:
    """Return the name of a member in the characters it was written in: archivers in China leave it in GBK, unmarked."""
    for written in ("cp437", "utf-8"):
        try:
            raw = name.encode(written, "surrogateescape")
        except UnicodeEncodeError:
            continue
        for code in _CODES:
            try:
                return raw.decode(code)
            except UnicodeDecodeError:
                continue
    return name
