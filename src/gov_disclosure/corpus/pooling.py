"""Work on many inputs side by side, a bounded number of them at a time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from typing import TypeVar

from gov_disclosure.corpus.sources import Source

__all__ = ["GROUP", "run_many"]

_AHEAD = 3
"""Groups under way for each job: enough that no worker waits, few enough for the memory."""
GROUP = 8
"""Inputs that go to a thread together at most: what it takes to hand them over is shared."""
_GROUP_BYTES = 1 << 20
"""Bytes held of a group after which it takes no further input."""
_HELD_BYTES = 64 << 20
"""Bytes held of all groups under way after which no further one is taken."""
Done = TypeVar("Done")


def run_many(
    work: Callable[[list[Source]], list[Done]],
    sources: Iterator[Source],
    jobs: int,
    executor: Executor | None,
    *,
    ordered: bool,
    together: int = GROUP,
) -> Iterator[Done]:
    """
    Yield what comes of each source.

    Args:
        work: What is done with some sources; an executor of processes has to be able to send it.
        sources: The sources, taken as they are needed.
        jobs: How many at a time; 1 without an executor works here.
        executor: What runs it in place of threads of ours; it is not shut down.
        ordered: True for the order of the sources, False for that in which they are done.
        together: How many sources at most are worked on together; none is added to one that may take long.
    """
    if executor is None and jobs == 1:
        for group in _groups(sources, together):
            yield from work(group)
        return
    # Our threads do nothing but wait for a process each, which does the work.
    threads: list[threading.Thread] = []
    pool = executor or ThreadPoolExecutor(jobs, "gov-disclosure", lambda: threads.append(threading.current_thread()))
    under_way: dict[Future[list[Done]], int] = {}
    try:
        for group in _groups(sources, together):
            under_way[pool.submit(work, group)] = sum(len(source.data or b"") for source in group)
            while len(under_way) >= jobs * _AHEAD or (under_way and sum(under_way.values()) > _HELD_BYTES):
                yield from _next(under_way, ordered=ordered)
        while under_way:
            yield from _next(under_way, ordered=ordered)
    finally:
        stopped = any(not future.done() for future in under_way)
        for future in under_way:
            future.cancel()
        if executor is None:
            pool.shutdown(wait=False, cancel_futures=True)
            if stopped:
                _end_workers(threads)


def _groups(sources: Iterator[Source], together: int) -> Iterator[list[Source]]:
    """Yield the sources in groups: the first ones small, so that all jobs have work at once."""
    group: list[Source] = []
    held, most = 0, 1
    for source in sources:
        group.append(source)
        held += len(source.data or b"")
        if len(group) >= most or held >= _GROUP_BYTES or source.is_heavy:
            yield group
            group, held = [], 0
            most = min(2 * most, together)
    if group:
        yield group


def _next(under_way: dict[Future[list[Done]], int], *, ordered: bool) -> Iterable[Done]:
    """Wait for the first, or for whatever is done first; take it out of what is under way."""
    if ordered:
        first = next(iter(under_way))
        del under_way[first]
        return first.result()
    done, _ = wait(under_way, return_when=FIRST_COMPLETED)
    finished = [future for future in under_way if future in done]
    for future in finished:
        del under_way[future]
    return [each for future in finished for each in future.result()]


def _end_workers(threads: list[threading.Thread]) -> None:
    """End what is still being read where the caller stopped early: nobody waits for it."""
    from gov_disclosure.isolation import close_workers

    close_workers(threads)
