"""Folders, patterns, addresses, archives and files of records → sources, one after another and never all at once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from stat import S_ISDIR
from typing import BinaryIO, NamedTuple

from gov_disclosure.corpus.addresses import file_in, files_at, is_address, opened
from gov_disclosure.corpus.archives import ARCHIVES, WARC
from gov_disclosure.corpus.records import RECORDS, read_records
from gov_disclosure.corpus.sources import Source, several
from gov_disclosure.errors import UnreadableError, UsageError
from gov_disclosure.limits import DEFAULT_LIMITS, Limits
from gov_disclosure.reading.endings import ENDINGS

__all__ = ["count_sources", "find_sources"]

_PATTERN = frozenset("*?[")
_PACKED = (*ARCHIVES, *RECORDS, *WARC)
"""Endings of files that hold several inputs."""


def find_sources(
    paths: Iterable[str | os.PathLike[str]],
    *,
    limits: Limits = DEFAULT_LIMITS,
    endings: tuple[str, ...] = ENDINGS,
    passed: Callable[[str], None] | None = None,
    without: Iterable[str | os.PathLike[str]] = (),
) -> Iterator[Source]:
    """
    Yield the inputs that paths stand for, in order of name within each folder.

    Args:
        paths: Files; folders, walked with all that is below them; patterns as `crawl/**/*.html`; archives
            (`.zip`, `.tar`, `.tar.gz`, `.tar.bz2`, `.tar.xz`); files of records, a JSON object a line (`.jsonl`, `.ndjson`,
            also `.gz`); web archives (`.warc`, `.warc.gz`, extra `warc`), of which the pages that may be reports are inputs;
            addresses as `s3://bucket/folder` (extra `fsspec`), of the same. Nothing is fetched but what an address here names.
        limits: How much is read of one input.
        endings: Of the files in folders and archives those that end so are inputs; those that begin with a point are not.
        passed: Called with the name of each page of a web archive that is left out: it is no report, or stands in the archive of
            an earlier crawl.
        without: Files that are no inputs: what a run before wrote into a folder that is read.

    What cannot be opened is a source with an `error`. A folder that was met before, by a link to one above it, is
    not walked again.
    """
    way = _Way(limits, endings, passed, set(), _LeftOut(without))
    for given in several(paths, "find_sources"):
        path = os.fspath(given)
        if is_address(path) and not os.path.lexists(path):
            yield from _of_address(path, way)
            continue
        if _PATTERN.isdisjoint(path) or os.path.lexists(path):
            yield from _of_path(path, way)
            continue
        from glob import iglob

        found = False
        for match in sorted(iglob(path, recursive=True)):  # noqa: PTH207 - its matches are strings, as the paths
            found = True
            # What a pattern matches was chosen by it; folders within are reached by `**`.
            if not os.path.isdir(match):  # noqa: PTH112 - as above
                yield from _of_path(match, way)
        if not found:
            yield Source(path, error=UnreadableError.of("error.no_match", pattern=path))


class _Way(NamedTuple):
    """How paths are looked into; `met` are the files with several inputs that were read, `without` those that are no inputs."""

    limits: Limits
    endings: tuple[str, ...]
    passed: Callable[[str], None] | None
    met: set[str]
    without: _LeftOut


class _LeftOut:
    """Files that are no inputs."""

    def __init__(self, paths: Iterable[str | os.PathLike[str]]) -> None:
        self._places = {os.path.realpath(os.fspath(path)) for path in paths}
        self._names = set(map(os.path.basename, self._places))

    def __contains__(self, path: str) -> bool:
        # Where a link leads is dear to find out: it is asked of those alone that hold several inputs.
        if not self._places or not (os.path.basename(path) in self._names or path.lower().endswith(_PACKED)):  # noqa: PTH119 - pathlib is dear to import
            return False
        return os.path.realpath(path) in self._places


def _of_path(path: str, way: _Way) -> Iterator[Source]:
    try:
        told = os.stat(path)  # noqa: PTH116 - pathlib is dear to import
    except (OSError, ValueError) as error:
        yield Source(path, error=_unopened(path, error))
        return
    if S_ISDIR(told.st_mode):
        yield from _walk(path, way)
    else:
        yield from _of_file(path, way)


def _of_address(address: str, way: _Way) -> Iterator[Source]:
    """Yield what an address stands for; a file is fetched when its turn comes."""
    wanted = (*way.endings, *_PACKED)
    found = False
    try:
        for file in files_at(address):
            if file == address or file_in(file).lower().endswith(wanted):
                found = True
                yield from _of_file(file, way, remote=True)
    except OSError as error:
        found = True
        yield Source(address, error=_unopened(address, error))
    if not found:
        yield Source(address, error=UnreadableError.of("error.no_match", pattern=address))


def _of_file(path: str, way: _Way, *, remote: bool = False) -> Iterator[Source]:
    """Yield a file, or what is in it where it holds several."""
    if not remote and path in way.without:
        return
    name = (file_in(path) if remote else path).lower()
    if not name.endswith(_PACKED):
        yield Source(path, remote=remote)
        return
    place = path if remote else os.path.realpath(path)
    if place in way.met:
        # Given twice, by a folder and a pattern say: what is in it is one input each all the same.
        return
    way.met.add(place)
    try:
        stream = opened(path) if remote else open(path, "rb")  # noqa: SIM115, PTH123 - closed below; as above
    except (OSError, ValueError) as error:
        yield Source(path, error=_unopened(path, error))
        return
    with stream:
        try:
            yield from _inside(path, name, stream, way)
        except UsageError:
            raise
        # Whatever is wrong with one file costs none of the others.
        except (Exception, MemoryError) as error:
            yield Source(path, error=UnreadableError.of("error.archive", file=path, reason=str(error) or type(error).__name__))


def _inside(path: str, name: str, stream: BinaryIO, way: _Way) -> Iterator[Source]:
    """Yield what is in a file that holds several inputs."""
    if name.endswith(WARC):
        from gov_disclosure.corpus.warc import read_warc

        yield from read_warc(path, stream, way.limits, way.passed, compressed=name.endswith(".gz"))
    elif name.endswith(RECORDS):
        yield from read_records(path, stream, way.limits, compressed=name.endswith(".gz"))
    else:
        ending = next(each for each in ARCHIVES if name.endswith(each))
        yield from ARCHIVES[ending](path, stream, way.limits, way.endings)


def count_sources(
    paths: Iterable[str | os.PathLike[str]],
    *,
    endings: tuple[str, ...] = ENDINGS,
    without: Iterable[str | os.PathLike[str]] = (),
) -> int | None:
    """Return how many inputs paths stand for, or None where that is known only when an archive is read; see `find_sources`."""
    count = 0
    left_out = _LeftOut(without)
    for given in paths:
        path = os.fspath(given)
        if not os.path.exists(path):  # noqa: PTH110 - pathlib is dear to import
            return None
        for found in _files(path, endings) if os.path.isdir(path) else (path,):  # noqa: PTH112 - as above
            if isinstance(found, Source):
                count += 1
            elif found not in left_out:
                if found.lower().endswith(_PACKED):
                    return None
                count += 1
    return count


def _walk(folder: str, way: _Way) -> Iterator[Source]:
    """Yield what is in a folder and below it."""
    for found in _files(folder, way.endings):
        if isinstance(found, Source):
            yield found
        else:
            yield from _of_file(found, way)


def _files(folder: str, endings: tuple[str, ...]) -> Iterator[str | Source]:
    """Yield the files of a folder and below it, and what cannot be looked into; a folder that was met is not entered again."""
    waiting = [folder]
    met: set[tuple[int, int]] = set()
    wanted = (*endings, *_PACKED)
    while waiting:
        here = waiting.pop()
        try:
            told = os.stat(here)  # noqa: PTH116 - pathlib is dear to import
            if (told.st_dev, told.st_ino) in met:
                continue
            met.add((told.st_dev, told.st_ino))
            names: list[str] = []
            below: list[str] = []
            # Of a million files the names alone are held.
            with os.scandir(here) as entries:
                for each in entries:
                    if each.name.startswith("."):
                        continue
                    if _is_folder(each):
                        below.append(each.name)
                    elif each.name.lower().endswith(wanted):
                        names.append(each.name)
        except OSError as error:
            yield Source(here, error=_unopened(here, error))
            continue
        names.sort()
        for name in names:
            yield os.path.join(here, name)  # noqa: PTH118 - as above
        below = [os.path.join(here, name) for name in sorted(below)]  # noqa: PTH118 - as above
        waiting += reversed(below)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        # A link to itself: it is told when it is read, and no reason to leave the rest of the folder.
        return False


def _unopened(path: str, error: OSError | ValueError) -> UnreadableError:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return UnreadableError.of("error.unopened", file=path, reason=reason)
