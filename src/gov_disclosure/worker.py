"""
The process that reads one input after another for a supervisor: `python -m gov_disclosure.worker`.

It speaks through copies of its standard streams; what a library prints goes nowhere. It ends when the
supervisor does: then there is nothing more to read.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import Any, BinaryIO

from gov_disclosure.api import parse_all, parse_bytes, parse_text
from gov_disclosure.errors import GovDisclosureError, LimitError, UnreadableError
from gov_disclosure.isolation.bounds import free, set_bounds
from gov_disclosure.isolation.frames import DATA, ERROR, PICTURE, READY, REPORT, REQUEST, TEXT, read_frame, unpack, write_frame
from gov_disclosure.limits import Limits
from gov_disclosure.plugins import only
from gov_disclosure.reading.reader import Picture
from gov_disclosure.report import Report
from gov_disclosure.showing import read_published

__all__ = ["main"]

_ENDLESS = 1 << 62
_OBJECTS = 50_000
"""Objects made after which the rings among them are looked for."""


def main() -> None:
    """Read requests and answer them until there are no more."""
    source, target = _streams()
    _warm()
    write_frame(target, READY, b"")
    own = os.getpid()
    while True:
        try:
            request = unpack(read_frame(source, REQUEST, _ENDLESS)[1])
            data = read_frame(source, DATA, _ENDLESS)[1]
        except EOFError:
            return
        limits = Limits.from_dict(request["limits"])
        set_bounds(limits)
        full = False
        try:
            with only(request["plugins"]):
                kind, answer = REPORT, _answer(request, data, limits, source, target)
        except GovDisclosureError as error:
            kind, answer = ERROR, error.to_dict()
        except MemoryError:
            full = True
            kind, answer = ERROR, LimitError.of("error.isolation.memory", limit=limits.max_memory).to_dict()
        # A reader of another distribution may raise anything; what leaves this package is an error of ours.
        except Exception as error:
            failure = UnreadableError.of("error.isolation.crash", reason=f"{type(error).__name__}: {str(error)[:200]}")
            kind, answer = ERROR, failure.to_dict()
        if os.getpid() != own:
            # A copy that a reader made of this process must not answer in its place.
            os._exit(0)
        if full:
            free()
        write_frame(target, kind, answer)
        free()
        del data, request, answer


def _answer(request: dict[str, Any], data: bytes, limits: Limits, source: BinaryIO, target: BinaryIO) -> dict[str, Any]:
    """Return the reports as JSON values, or what is asked for in their place: rows of tables, or what is published."""
    if request["kind"] == "published":
        published = read_published(data, name=request["name"], media_type=request["media_type"], limits=limits)
        return {"published": published.to_dict()}
    reports = _read(request, data, limits, source, target)
    asked = request.get("rows")
    if asked is None:
        return {"reports": [report.to_dict() for report in reports]}
    from gov_disclosure.corpus.batches import rows_to_json
    from gov_disclosure.corpus.results import Result
    from gov_disclosure.corpus.rows import rows_of

    result = Result(asked["source"], asked["digest"], asked["size"], reports)
    return {"rows": rows_to_json(rows_of(result, asked["tables"], asked["language"]))}


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
