"""What is asked of a worker, and what may be made of its answer: reports, rows of tables, or what is published."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeVar

from gov_disclosure.errors import GovDisclosureError, LimitError, UnreadableError
from gov_disclosure.isolation.frames import ERROR
from gov_disclosure.isolation.supervisor import Worker
from gov_disclosure.limits import Limits
from gov_disclosure.plugins import heard
from gov_disclosure.published import Published
from gov_disclosure.reading.reader import TextProvider
from gov_disclosure.report import Report

__all__ = ["read_isolated", "rows_isolated", "show_isolated"]

_mine = threading.local()
Rows = TypeVar("Rows")


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
    except (ValueError, AttributeError, LookupError, TypeError) as error:
        raise _garbage(error) from error
    return (first, *others)


def rows_isolated(
    data: bytes, options: dict[str, Any], limits: Limits, wanted_rows: dict[str, Any], read: Callable[[Any], Rows]
) -> Rows:
    """
    Return the rows of tables that the reports in bytes have, read and checked in this thread's worker.

    Args:
        data: The input.
        options: See `read_isolated`.
        limits: See `read_isolated`.
        wanted_rows: What `gov_disclosure.corpus.rows_of` needs: `tables`, `source`, `digest`, `size`, `language`.
        read: Makes rows of the JSON values that the worker answers; it raises ValueError where they are none.

    Raises:
        GovDisclosureError: See `read_isolated`.
    """
    answer = _asked(data, {**options, "rows": wanted_rows}, limits, None)
    try:
        return read(answer["rows"])
    except (ValueError, AttributeError, LookupError, TypeError) as error:
        raise _garbage(error) from error


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
    except (ValueError, AttributeError, LookupError, TypeError) as error:
        raise _garbage(error) from error


def _asked(data: bytes, options: dict[str, Any], limits: Limits, text_provider: TextProvider | None) -> Any:
    """Return what this thread's worker answers, which is not to be believed, or raise the error that it does."""
    worker: Worker | None = getattr(_mine, "worker", None)
    if worker is None or not worker.is_usable():
        worker = _mine.worker = Worker()
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


def _garbage(error: Exception) -> UnreadableError:
    """End this thread's worker, which answered what it should not, and return the error that says so."""
    worker: Worker | None = getattr(_mine, "worker", None)
    if worker is not None:
        worker.end()
    return UnreadableError.of("error.isolation.garbage", reason=str(error)[:200])
