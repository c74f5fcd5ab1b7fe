"""Many inputs read side by side, a bounded number of them at a time, each by itself."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from functools import partial
from hashlib import sha256

from gov_disclosure.api import parse_all
from gov_disclosure.corpus.pooling import GROUP, run_many
from gov_disclosure.corpus.results import Result
from gov_disclosure.corpus.sources import Source, several, source_of
from gov_disclosure.errors import GovDisclosureError, UnreadableError, UsageError
from gov_disclosure.limits import DEFAULT_LIMITS, Limits

__all__ = ["Given", "jobs_of", "parse_many", "read_source"]

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
        UsageError: `jobs` is less than 1, one path is given and no list, or a source is none.
    """
    count = jobs_of(jobs)
    work = partial(_read_sources, limits=limits, fast=fast, isolate=isolate)
    given = map(source_of, several(sources, "parse_many"))
    # Whoever takes one at a time gets it before the next is taken.
    return run_many(work, given, count, executor, ordered=ordered, together=GROUP if executor is not None or count > 1 else 1)


def _read_sources(sources: list[Source], *, limits: Limits, fast: bool | None, isolate: bool) -> list[Result]:
    return [read_source(source, limits=limits, fast=fast, isolate=isolate) for source in sources]


def jobs_of(jobs: int | None) -> int:
    """
    Return how many inputs are read at a time: as said, or as many as there are processors for this process.

    Raises:
        UsageError: It is less than 1.
    """
    if jobs is None:
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if jobs < 1:
        raise UsageError(f"jobs is {jobs}: at least 1 input is read at a time")
    return jobs


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
