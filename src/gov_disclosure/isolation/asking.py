"""What is asked of a worker, and what may be made of its answer: reports, rows of tables, or what is published."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from gov_disclosure.errors import GovDisclosureError, LimitError, UnreadableError
from gov_disclosure.isolation.frames import ERROR, UNREAD, FrameError, unpack
from gov_disclosure.isolation.supervisor import Worker
from gov_disclosure.limits import Limits
from gov_disclosure.plugins import heard
from gov_disclosure.published import Published
from gov_disclosure.reading.reader import TextProvider
from gov_disclosure.report import Report

__all__ = ["Failed", "read_isolated", "rows_isolated", "show_isolated"]

_mine = threading.local()
_NOT_SO = (ValueError, AttributeError, LookupError, TypeError, ArithmeticError)
"""What comes of values that are not what they should be."""
_DIGEST = re.compile("[0-9a-f]{64}")
Rows = TypeVar("Rows")


class Failed(NamedTuple):
    """
    An input that has no rows.

    Attributes:
        error: Why.
        digest: SHA-256 of its bytes.
        size: How many they are.
    """

    error: GovDisclosureError
    digest: str
    size: int


def read_isolated(
    data: bytes, options: dict[str, Any], limits: Limits, text_provider: TextProvider | None = None
) -> tuple[Report, ...]:
    """
    Return the reports that bytes are, read in this thread's worker.

    Args:
        data: The input.
        options: How to read it, JSON values: `kind` (`bytes` or `text`), `media_type`, `name`, `fast`, and
            `several` where not the first report alone is wanted.
        limits: How much is read, and how much time and memory that may take.
        text_provider: What reads pictures; it is called here, not in the worker.

    Raises:
        GovDisclosureError: What reading it there raised.
        LimitError: It took more than `Limits.max_seconds` or `Limits.max_memory`.
        UnreadableError: The worker died of it.
    """
    answer = _asked(data, options, limits, text_provider)
    try:
        first, *others = map(Report.from_dict, answer["reports"])
    except _NOT_SO as error:
        raise _garbage(error) from error
    return (first, *others)


def rows_isolated(
    inputs: Sequence[Mapping[str, Any]],
    data: bytes,
    wanted: Mapping[str, Any],
    limits: Limits,
    read: Callable[[int, bytes, Any], Rows],
) -> Iterator[Rows | Failed | None]:
    """
    Yield the rows of tables that the reports in some inputs have, in order, as this thread's worker reads them one after another.

    Of an input that is none there is the error, with SHA-256 and size; of a file that the worker could not read there is None.

    Args:
        inputs: Each as JSON values: `source`, what it is called; `name`, its file name; `media_type`; and either `size`, how
            many bytes of `data` it has, or `path`, the file it is in, as `os.fsencode` gives it, in Latin-1.
        data: The bytes of those that have a size, one behind the other.
        wanted: What is wanted of all of them: `tables`, `language`, `fast`.
        limits: How much is read, and how much time and memory each may take.
        read: Makes rows of what the worker answers for an input, as a line of JSON and as the values in it, which are not to be
            believed; it raises ValueError where they are none.

    Raises:
        GovDisclosureError: The worker died, or was stopped, of an input for which nothing was yielded; of several, the others
            were lost with it.
    """
    request = {**wanted, "kind": "rows", "inputs": inputs, "limits": limits.to_dict(), "plugins": heard()}
    try:
        yield from _rows(request, data, limits, read)
    except GovDisclosureError:
        worker: Worker | None = getattr(_mine, "worker", None)
        if len(inputs) > 1 or worker is None or not worker.was_killed:
            raise
        # By whoever killed it: of what the input asks for it has not died, as far as is known.
        yield from _rows(request, data, limits, read)


def _rows(
    request: dict[str, Any], data: bytes, limits: Limits, read: Callable[[int, bytes, Any], Rows]
) -> Iterator[Rows | Failed | None]:
    worker = _worker()
    number = 0
    limited = False
    try:
        for lines in worker.ask_rows(request, data, limits):
            for line in lines:
                asked, answer = request["inputs"][number], unpack(line)
                if line == UNREAD and "path" in asked:
                    yield None
                elif "error" in answer:
                    failed = _failed(answer)
                    limited = limited or isinstance(failed.error, LimitError)
                    yield failed
                else:
                    yield read(number, line, {**answer, "digest": _digest(answer)})
                number += 1
        if limited:
            # As in `_asked`.
            worker.end()
    except BaseException as error:
        # As in `_asked`; also where the caller stops here.
        worker.end()
        if isinstance(error, (*_NOT_SO, FrameError)) and not isinstance(error, GovDisclosureError):
            raise _garbage(error) from error
        raise


def _failed(answer: Any) -> Failed:
    """Return why an input has no rows, as the worker says."""
    size = answer["size"]
    if type(size) is not int or size < 0:
        raise ValueError("no size")
    return Failed(GovDisclosureError.from_dict(answer["error"]), _digest(answer), size)


def _digest(answer: Any) -> str:
    digest: str = answer["digest"]
    if _DIGEST.fullmatch(digest) is None:
        raise ValueError("no digest")
    return digest


def show_isolated(data: bytes, options: dict[str, Any], limits: Limits) -> Published:
    """
    Return what bytes show their readers, read in this thread's worker.

    Args:
        data: The input.
        options: How to read it, JSON values: `media_type`, `name`.
        limits: How much is read, and how much time and memory that may take.

    Raises:
        GovDisclosureError: See `read_isolated`.
    """
    answer = _asked(data, {**options, "kind": "published", "fast": None}, limits, None)
    try:
        return Published.from_dict(answer["published"])
    except _NOT_SO as error:
        raise _garbage(error) from error


def _asked(data: bytes, options: dict[str, Any], limits: Limits, text_provider: TextProvider | None) -> Any:
    """Return what this thread's worker answers, which is not to be believed, or raise the error that it does."""
    worker = _worker()
    request = {**options, "limits": limits.to_dict(), "pictures": text_provider is not None, "plugins": heard()}
    try:
        kind, answer = worker.ask(request, data, limits, text_provider)
    except BaseException:
        # Also where the user interrupts: what the worker would still say is the answer to nothing.
        worker.end()
        raise
    if kind == ERROR:
        error = GovDisclosureError.from_dict(answer)
        if isinstance(error, LimitError):
            # It may have run out of memory: what is left of it is not asked again.
            worker.end()
        raise error
    return answer


def _worker() -> Worker:
    """Return this thread's worker, a new one where there is none that can take another input."""
    worker: Worker | None = getattr(_mine, "worker", None)
    if worker is None or not worker.is_usable():
        worker = Worker()
        try:
            worker.wait()
        except UnreadableError:
            if not worker.was_killed:
                raise
            # Before it could say that it is there; it is tried once more.
            worker = Worker()
            worker.wait()
        _mine.worker = worker
    return worker


def _garbage(error: Exception) -> UnreadableError:
    """End this thread's worker, which answered what it should not, and return the error that says so."""
    worker: Worker | None = getattr(_mine, "worker", None)
    if worker is not None:
        worker.end()
    return UnreadableError.of("error.isolation.garbage", reason=str(error)[:200])
