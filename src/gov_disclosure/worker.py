"""
The process that reads one input after another for a supervisor: `python -m gov_disclosure.worker`.

It speaks through copies of its standard streams; what a library prints goes nowhere. It ends when the
supervisor does: then there is nothing more to read.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from collections.abc import Callable
from hashlib import sha256
from typing import Any, BinaryIO, TypeVar

from gov_disclosure.api import parse_all, parse_bytes, parse_text
from gov_disclosure.errors import GovDisclosureError, LimitError, UnreadableError
from gov_disclosure.isolation.bounds import free, set_bounds
from gov_disclosure.isolation.frames import (
    DATA,
    ERROR,
    PICTURE,
    READY,
    REPORT,
    REQUEST,
    ROWS,
    SPELL,
    TEXT,
    UNREAD,
    read_frame,
    unpack,
    write_frame,
)
from gov_disclosure.limits import Limits
from gov_disclosure.plugins import only
from gov_disclosure.reading.opening import read_path
from gov_disclosure.reading.reader import Picture
from gov_disclosure.report import Report
from gov_disclosure.showing import read_published

__all__ = ["main"]

Done = TypeVar("Done")
_ENDLESS = 1 << 62
_OBJECTS = 50_000
"""Objects made after which the rings among them are looked for."""


def main() -> None:
    """Read requests and answer them until there are no more."""
    source, target = _streams()
    _warm()
    write_frame(target, READY, b"")
    while True:
        try:
            request = unpack(read_frame(source, REQUEST, _ENDLESS)[1])
            data = read_frame(source, DATA, _ENDLESS)[1]
        except EOFError:
            return
        with only(request["plugins"]):
            if request["kind"] == "rows":
                _answer_rows(request, data, target)
            else:
                _answer(request, data, source, target)
        del data, request


def _answer(request: dict[str, Any], data: bytes, source: BinaryIO, target: BinaryIO) -> None:
    """Answer with the reports of an input, or with what is published in it."""
    limits = Limits.from_dict(request["limits"])
    found = _bounded(lambda: _made(request, data, limits, source, target), limits)
    if found is None:
        free()
        found = _lacking(limits)
    if isinstance(found, GovDisclosureError):
        write_frame(target, ERROR, found.to_dict())
    else:
        write_frame(target, REPORT, found)
    free()


def _made(request: dict[str, Any], data: bytes, limits: Limits, source: BinaryIO, target: BinaryIO) -> dict[str, Any]:
    if request["kind"] == "published":
        published = read_published(data, name=request["name"], media_type=request["media_type"], limits=limits)
        return {"published": published.to_dict()}
    return {"reports": [report.to_dict() for report in _read(request, data, limits, source, target)]}


def _answer_rows(request: dict[str, Any], data: bytes, target: BinaryIO) -> None:
    """Answer with the rows of tables that the reports of some inputs have: a line of JSON for each of them, in order."""
    limits = Limits.from_dict(request["limits"])
    lines: list[bytes] = []
    begin, sent = 0, time.monotonic()
    for asked in request["inputs"]:
        if "path" in asked:
            given = _file(asked["path"].encode("latin-1"), limits)
        else:
            given = data[begin : begin + asked["size"]]
            begin += asked["size"]
        line = _rows(request, asked, given, limits) if given is not None else UNREAD
        if line is None:
            # Those before it may have a part in that: what is left is to be read by another process.
            _send(lines, target)
            os._exit(1)
        lines.append(line)
        if time.monotonic() - sent > SPELL:
            _send(lines, target)
            lines, sent = [], time.monotonic()
    _send(lines, target)


def _send(lines: list[bytes], target: BinaryIO) -> None:
    if lines:
        write_frame(target, ROWS, b"\n".join(lines))


def _file(path: bytes, limits: Limits) -> bytes | None:
    """Return the bytes of a file; None where it is none or cannot be read: the supervisor looks for itself, and says why."""
    try:
        return read_path(os.fsdecode(path), limits) if os.path.isfile(path) else None  # noqa: PTH113 - bytes are no path there
    except GovDisclosureError:
        return None


def _rows(request: dict[str, Any], asked: dict[str, Any], data: bytes, limits: Limits) -> bytes | None:
    """Return the line that answers for an input; None where memory did not suffice for it as one of several."""
    from gov_disclosure.corpus.extracting import Extract
    from gov_disclosure.corpus.results import Result
    from gov_disclosure.corpus.rows import rows_of

    name, digest, size = asked["source"], sha256(data).hexdigest(), len(data)

    def made() -> bytes:
        reports = parse_all(data, media_type=asked["media_type"], name=asked["name"], limits=limits, fast=request["fast"])
        rows = rows_of(Result(name, digest, size, reports), request["tables"], request["language"])
        return Extract(name, digest, rows).to_line()

    found = _bounded(made, limits)
    free()
    if found is None:
        if len(request["inputs"]) > 1:
            return None
        found = _lacking(limits)
    if isinstance(found, bytes):
        return found
    return json.dumps({"digest": digest, "size": size, "error": found.to_dict()}, default=str).encode("ascii")


def _bounded(work: Callable[[], Done], limits: Limits) -> Done | GovDisclosureError | None:
    """Return what comes of work within limits, the error it raised, or None where memory did not suffice; then call `free`."""
    own = os.getpid()
    found: Done | GovDisclosureError | None
    set_bounds(limits)
    try:
        found = work()
    except GovDisclosureError as error:
        found = error
    except MemoryError:
        found = None
    # A reader of another distribution may raise anything; what leaves this package is an error of ours.
    except Exception as error:
        found = UnreadableError.of("error.isolation.crash", reason=f"{type(error).__name__}: {str(error)[:200]}")
    if os.getpid() != own:
        # A copy that a reader made of this process must not answer in its place.
        os._exit(0)
    return found


def _lacking(limits: Limits) -> LimitError:
    """Return the error of an input that takes too much memory."""
    return LimitError.of("error.isolation.memory", limit=limits.max_memory)


def _read(request: dict[str, Any], data: bytes, limits: Limits, source: BinaryIO, target: BinaryIO) -> tuple[Report, ...]:
    options: dict[str, Any] = {"limits": limits, "fast": request["fast"]}
    if request["kind"] == "text":
        return (parse_text(data.decode("utf-8", "surrogatepass"), **options),)
    if request["pictures"]:

        def provide(picture: Picture, /) -> str | None:
            told = {"media_type": picture.media_type, "page": picture.page, "name": picture.name}
            write_frame(target, PICTURE, told)
            write_frame(target, DATA, picture.data)
            text: str | None = unpack(read_frame(source, TEXT, _ENDLESS)[1])
            return text

        options["text_provider"] = provide
    options |= {"media_type": request["media_type"], "name": request["name"]}
    return parse_all(data, **options) if request["several"] else (parse_bytes(data, **options),)


def _streams() -> tuple[BinaryIO, BinaryIO]:
    """Return the two ends of the pipes, and leave standard input and output to nothing."""
    source, target = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    os.close(nothing)
    sys.stdin, sys.stdout = open(0, closefd=False), open(1, "w", closefd=False)  # noqa: SIM115 - as long as the process
    return source, target


def _warm() -> None:
    """Import what every input needs, before its time is counted."""
    from importlib import import_module

    for name in ("parsing", "reading.encoded", "reading.registry"):
        import_module(f"gov_disclosure.{name}")
    gc.freeze()
    # A report is made of some thousands of objects and hardly any cycle: to look for those less often costs no memory.
    gc.set_threshold(_OBJECTS)


if __name__ == "__main__":
    main()
