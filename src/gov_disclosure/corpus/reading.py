"""Many inputs read side by side, a bounded number of them at a time, each by itself."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from hashlib import sha256
from typing import Any

from gov_disclosure.api import parse_all
from gov_disclosure.corpus.results import Result
from gov_disclosure.corpus.sources import Source, source_of
from gov_disclosure.errors import GovDisclosureError, UnreadableError, UsageError
from gov_disclosure.limits import DEFAULT_LIMITS, Limits

__all__ = ["parse_many", "read_source"]

_AHEAD = 4
"""Inputs under way for each that is being read: enough that no worker waits, few enough for the memory."""

Given = Source | str | os.PathLike[str] | tuple[str, bytes]


def parse_many(
    sources: Iterable[Given],
    *,
    jobs: int | None = None,
    executor: Executor | None = None,
    limits: Limits = DEFAULT_LIMITS,
    ordered: bool = True,
    isolate: bool = True,
    fast: bool | None = None,
) -> Iterator[Result]:
    """
    Read many inputs and yield what came of each, as they finish or in the order they were given.

    No input is lost and none stops the others: one that is no report, cannot be read, takes too much time or memory, or
    crashes its reader is a `Result` with an `error`. Sources are taken as they are needed, a few for each job, so
    that neither they nor the results have to fit in memory.

    Args:
        sources: Paths, pairs of name and bytes, or sources, as `find_sources` yields them.
        jobs: How many are read at a time; by default as many as there are processors. 1 without `isolate` reads here.
        executor: What runs the readings in place of processes of our own: any of `concurrent.futures`, or of an engine that
            offers one. It is not shut down.
        limits: How much is read of each; time and memory hold where `isolate` is true.
        ordered: True for the order of the sources, False for that in which they are done.
        isolate: False to trust the inputs: then a crash of a native parser is one of the whole process, and `jobs` help
            only as far as threads do.
        fast: See `parse_file`.

    Raises:
        UsageError: `jobs` is less than 1, or a source is none.
    """
    if jobs is not None and jobs < 1:
        raise UsageError(f"jobs is {jobs}: at least 1 input is read at a time")
    count = jobs if jobs is not None else os.cpu_count() or 1
    options: dict[str, Any] = {"limits": limits, "fast": fast, "isolate": isolate}
    return _run(map(source_of, sources), count, executor, options, ordered=ordered)


def read_source(source: Source, *, limits: Limits = DEFAULT_LIMITS, fast: bool | None = None, isolate: bool = False) -> Result:
    """
    Return what comes of one input; it never raises for what the input is.

    Args:
        source: The input.
        limits: See `parse_many`.
        fast: See `parse_many`.
        isolate: See `parse_many`.
    """
    digest, size = "", 0
    try:
        data = source.read(limits)
        digest, size = sha256(data).hexdigest(), len(data)
        reports = parse_all(data, media_type=source.media_type, name=source.file_name, limits=limits, fast=fast, isolate=isolate)
    except UsageError:
        raise
    except GovDisclosureError as error:
        return Result(source.name, digest, size, error=error.with_traceback(None))
    # A slip of ours, or of a reader of another distribution, must not cost the other inputs.
    except (Exception, MemoryError) as error:
        told = UnreadableError.of("error.isolation.crash", reason=f"{type(error).__name__}: {str(error)[:200]}")
        return Result(source.name, digest, size, error=told)
    return Result(source.name, digest, size, reports)


def _run(
    sources: Iterator[Source], jobs: int, executor: Executor | None, options: dict[str, Any], *, ordered: bool
) -> Iterator[Result]:
    if executor is None and jobs == 1:
        for source in sources:
            yield read_source(source, **options)
        return
    # Our threads do nothing but wait for a process each, which does the work.
    pool = executor if executor is not None else ThreadPoolExecutor(jobs, thread_name_prefix="gov-disclosure")
    under_way: deque[Future[Result]] = deque()
    try:
        yield from (_in_order if ordered else _as_done)(pool, sources, under_way, jobs * _AHEAD, options)
    finally:
        for future in under_way:
            future.cancel()
        if executor is None:
            pool.shutdown(wait=False, cancel_futures=True)
            _end_workers(under_way)


def _in_order(
    pool: Executor, sources: Iterator[Source], under_way: deque[Future[Result]], most: int, options: dict[str, Any]
) -> Iterator[Result]:
    for source in sources:
        under_way.append(pool.submit(read_source, source, **options))
        if len(under_way) >= most:
            yield under_way.popleft().result()
    while under_way:
        yield under_way.popleft().result()


def _as_done(
    pool: Executor, sources: Iterator[Source], under_way: deque[Future[Result]], most: int, options: dict[str, Any]
) -> Iterator[Result]:
    for source in sources:
        under_way.append(pool.submit(read_source, source, **options))
        if len(under_way) >= most:
            yield from _done(under_way)
    while under_way:
        yield from _done(under_way)


def _done(under_way: deque[Future[Result]]) -> Iterator[Result]:
    """Wait until something is done; take it out of what is under way, and yield it."""
    done, _ = wait(under_way, return_when=FIRST_COMPLETED)
    finished = [future for future in under_way if future in done]
    for future in finished:
        under_way.remove(future)
    for future in finished:
        yield future.result()


def _end_workers(under_way: Iterable[Future[Result]]) -> None:
    """End what is still being read where the caller stopped early: nobody waits for it."""
    if any(not future.done() for future in under_way):
        from gov_disclosure.isolation import close_workers

        close_workers()
