"""
What was extracted so far, on disk: a line an input, in order of coming.

The tables are made of it when all is done. Whatever stops a run, even a power cut, it holds the inputs that
were done, each once; a last line that was cut off counts for nothing.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, Self

from gov_disclosure.corpus.batches import Batch
from gov_disclosure.corpus.extracting import Extract
from gov_disclosure.errors import UsageError

__all__ = ["Spool"]

_WRITTEN: Final = b'{"written": '
_HEAD: Final = re.compile(rb'\{(?:"stamp": "([0-9a-f.]+)", )?"source": ("(?:[^"\\]|\\.)*"), "digest": "([0-9a-f]{64}|)"')
_DIGEST: Final = 64
"""Digits of a SHA-256."""
_FORMAT: Final = "gov-disclosure/spool/3"


class Spool:
    """
    A file of extracts.

    Args:
        path: Where it is.
        tables: The tables that its rows are of.
        settings: What else its rows depend on: versions, forms, language.
        resume: Whether to go on with what is there, if it is of the same tables and settings.

    Attributes:
        written: What `note` was told of an output of all that is here; None where there was none, or something was added since.

    Raises:
        UsageError: It is to be gone on with, and is of other tables or settings; or another run is writing it.
    """

    def __init__(self, path: str, tables: Sequence[str], settings: Mapping[str, Any], *, resume: bool) -> None:
        self.path = path
        self.written: Any = None
        self._head = {"format": _FORMAT, "tables": list(tables), "settings": dict(settings)}
        # Read and write, made where it is not there, and not cut off: it may be another run's.
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0), 0o644)
        self._stream = os.fdopen(descriptor, "r+b")
        try:
            _lock(self._stream.fileno(), path)
            self._end = 0
            # Name → place of its line, and digest and stamp in one; by hashes, since there may be a million of them.
            self._latest: dict[int, int] = {}
            self._known: dict[int, bytes] = {}
            if resume and os.fstat(self._stream.fileno()).st_size:
                self._load()
            else:
                self._stream.truncate(0)
                self._write(self._head)
        except BaseException:
            self._stream.close()
            raise

    def _load(self) -> None:
        """Take over the lines that are whole, and cut off what follows."""
        first = self._stream.readline()
        try:
            head: Any = json.loads(first) if first.endswith(b"\n") else None
        except ValueError:
            head = None
        if head is None:
            # A run that was stopped before it had written its first line.
            self._stream.seek(0)
            self._stream.truncate(0)
            self._write(self._head)
            return
        if head != self._head:
            raise UsageError.of("error.spool.other", file=self.path)
        end = self._stream.tell()
        for line in self._stream:
            found = _HEAD.match(line)
            if found is None or not line.endswith(b"\n"):
                self.written = _noted(line)
                break
            # What could not be had is looked for again; that it could not counts for nothing where it is gone or mended.
            if found[3]:
                self._latest[hash(found[2])] = end
                self._known[hash(json.loads(found[2]))] = found[3] + (found[1] or b"")
            end += len(line)
        self._stream.seek(end)
        self._stream.truncate(end)
        self._end = end

    def digest(self, name: str) -> str:
        """Return the SHA-256 that an input had when an earlier run read it; empty where none did."""
        return self._known.get(hash(name), b"")[:_DIGEST].decode("ascii")

    def is_untouched(self, name: str, stamp: str) -> bool:
        """Return whether an input has the stamp that it had when an earlier run read it."""
        return bool(stamp) and self._known.get(hash(name), b"")[_DIGEST:] == stamp.encode("ascii")

    def add(self, extract: Extract, stamp: str = "") -> None:
        """Append what came of an input, with the stamp of the file that it was read from (`stamp_of`)."""
        self.written = None
        at = self._end
        line = extract.to_line()
        if stamp:
            line = b'{"stamp": "%b", %b' % (stamp.encode("ascii"), line[1:])
        found = _HEAD.match(line)
        if found is None:
            raise ValueError(f"a line that could not be read again: {line[:80]!r}")
        self._append(line)
        self._latest[hash(found[2])] = at

    def __iter__(self) -> Iterator[Extract]:
        """Yield what came of each input, once: what was read last counts."""
        # What is in the buffer goes to disk here; the next `add` is behind it all again.
        self._stream.seek(0)
        at = len(self._stream.readline())
        for line in self._stream:
            found = _HEAD.match(line)
            if found is not None and self._latest.get(hash(found[2])) == at:
                data = json.loads(line)
                yield Extract(data["source"], data["digest"], {table: Batch(*told) for table, told in data["rows"].items()})
            at += len(line)
        self._stream.seek(self._end)

    def note(self, written: Any) -> None:
        """Put down behind it all, as the last thing of a run, that an output was made of it; in JSON values."""
        self._write({"written": written})
        self.flush()

    def __len__(self) -> int:
        return len(self._latest)

    def flush(self) -> None:
        """Have the system put on disk what was added."""
        self._stream.flush()
        os.fsync(self._stream.fileno())

    def close(self, *, remove: bool) -> None:
        """Close it, and remove it where it is done with."""
        self._stream.close()
        if remove:
            os.unlink(self.path)  # noqa: PTH108 - pathlib is dear to import

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()

    def _write(self, data: Mapping[str, Any]) -> None:
        self._append(json.dumps(data).encode("ascii"))

    def _append(self, line: bytes) -> None:
        self._stream.write(line)
        self._stream.write(b"\n")
        self._end += len(line) + 1


def _noted(line: bytes) -> Any:
    """Return what `Spool.note` was told, None where a line is none of it, or was cut off."""
    try:
        return json.loads(line)["written"] if line.startswith(_WRITTEN) and line.endswith(b"\n") else None
    except ValueError:
        return None


def _lock(descriptor: int, path: str) -> None:
    """Take the file for this process alone, where the system can."""
    try:
        import fcntl
    except ImportError:
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise UsageError.of("error.spool.busy", file=path) from None
