"""
The side of the caller: one worker a thread, kept for the next input, replaced when it dies or is stopped.

A courier, a thread of its own, waits for the worker, so that the caller waits for no more than the time that
is allowed, whatever the worker does with its end of the pipes.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from queue import Empty, SimpleQueue
from typing import Any, BinaryIO, cast

from gov_disclosure.errors import GovDisclosureError, LimitError, UnreadableError
from gov_disclosure.isolation.bounds import CLOCK, is_time_signal
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
    FrameError,
    read_frame,
    unpack,
    write_frame,
)
from gov_disclosure.limits import Limits
from gov_disclosure.reading.reader import Picture, TextProvider

__all__ = ["Worker", "close_workers"]

_START = 30.0
"""Seconds that a worker may take to start, on a machine that has other things to do."""
_LIFETIME = 10_000
"""Inputs after which a worker is replaced: native libraries do not give back all that they take. A new one takes a second."""
_ANSWER = 64 << 20
"""Bytes that an answer may have, and as many again for each byte of the input as `_GROWTH`."""
_GROWTH = 16
_Answer = tuple[bytes, bytes] | BaseException

_workers: weakref.WeakSet[Worker] = weakref.WeakSet()
_stopped: weakref.WeakSet[threading.Thread] = weakref.WeakSet()
"""Threads for whose answers nobody waits any longer."""


def close_workers(threads: Iterable[threading.Thread] | None = None) -> None:
    """
    End workers. It is done by itself when the program ends.

    Args:
        threads: Those whose workers are meant, which get no other; None for all, and then the next input starts a new one.
    """
    _stopped.update(threads or ())
    for worker in list(_workers):
        if threads is None or worker.thread in _stopped:
            worker.end()


class Worker:
    """
    A worker process and its courier.

    Attributes:
        thread: The thread that it works for.
        was_killed: Whether somebody else killed it: another program, or the system where memory is short.
    """

    def __init__(self) -> None:
        self.thread = threading.current_thread()
        if self.thread in _stopped:
            raise UnreadableError.of("error.isolation.start", reason="stopped")
        self.was_killed = False
        # `-P`: a module in the working folder is not imported in place of one of ours.
        command = [sys.executable, "-P", "-m", "gov_disclosure.worker"]
        path = os.pathsep.join(dict.fromkeys(entry or os.getcwd() for entry in sys.path))  # noqa: PTH109 - pathlib is dear
        self._process = subprocess.Popen(  # noqa: S603 - our own module
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
            start_new_session=sys.platform != "win32",
        )
        self._owner = os.getpid()
        self._asked = 0
        self._owes = False
        self._tasks: SimpleQueue[Callable[[], _Answer] | None] = SimpleQueue()
        self._answers: SimpleQueue[_Answer] = SimpleQueue()
        self._ended = weakref.finalize(self, _end, self._process, self._tasks, self._owner)
        threading.Thread(target=_carry, args=(self._tasks, self._answers), daemon=True).start()
        _workers.add(self)

    def wait(self) -> None:
        """
        Wait until it says that it is there.

        Raises:
            UnreadableError: It does not in time, or it died; `was_killed` says whether somebody killed it.
        """
        self._carry(lambda: read_frame(self._out, READY, 0), _START)

    def is_usable(self) -> bool:
        """Whether it can take another input; one that was started before a fork belongs to the other process."""
        running = self._ended.alive and self._owner == os.getpid() and self._process.poll() is None
        return running and not self._owes and self._asked < _LIFETIME

    def ask(self, request: dict[str, Any], data: bytes, limits: Limits, text_provider: TextProvider | None) -> tuple[bytes, Any]:
        """Return the kind and the content of the worker's answer."""
        self._asked += 1
        most = _ANSWER + _GROWTH * len(data)
        left = CLOCK * limits.max_seconds + 2

        def task() -> _Answer:
            write_frame(self._in, REQUEST, request)
            write_frame(self._in, DATA, data)
            return read_frame(self._out, REPORT + ERROR + PICTURE, most)

        while True:
            begin = time.monotonic()
            kind, body = self._carry(task, left, limits)
            # What the caller's own provider takes is not the worker's time.
            left -= time.monotonic() - begin
            content = self._unpacked(body)
            if kind != PICTURE:
                return kind, content
            task = self._provide(content, text_provider, most, limits, left)

    def ask_rows(self, request: dict[str, Any], data: bytes, limits: Limits) -> Iterator[list[bytes]]:
        """
        Yield the lines that the worker answers for the inputs of a request, some at a time, until there is one for each.

        An input may take what `ask` lets it take; the others in the request cost it nothing.
        """
        missing = len(request["inputs"])
        self._asked += missing
        # What it has not said yet, where the caller goes away, would be taken for the answer to something else.
        self._owes = True
        most = _ANSWER + _GROWTH * len(data)

        def ask() -> _Answer:
            write_frame(self._in, REQUEST, request)
            write_frame(self._in, DATA, data)
            return read_frame(self._out, ROWS, most)

        task = ask
        while missing > 0:
            _, body = self._carry(task, CLOCK * limits.max_seconds + 2 + SPELL, limits)
            lines = body.split(b"\n")
            missing -= len(lines)
            yield lines
            task = partial(read_frame, self._out, ROWS, most)
        self._owes = False

    def end(self) -> None:
        """Kill the process, and all that it started."""
        self._ended()

    # ---- parts ---------------------------------------------------------------------------------

    @property
    def _in(self) -> BinaryIO:
        return cast("BinaryIO", self._process.stdin)

    @property
    def _out(self) -> BinaryIO:
        return cast("BinaryIO", self._process.stdout)

    def _carry(self, task: Callable[[], _Answer], seconds: float, limits: Limits | None = None) -> tuple[bytes, bytes]:
        """Let the courier do something, and wait for it no longer than may be."""
        self._tasks.put(task)
        try:
            answer = self._answers.get(timeout=max(seconds, 0.01))
        except Empty:
            self.end()
            if limits is None:
                raise UnreadableError.of("error.isolation.start", reason=f"{seconds:.0f} s") from None
            raise LimitError.of("error.isolation.seconds", limit=limits.max_seconds) from None
        if isinstance(answer, (EOFError, OSError, ValueError)):
            raise self._obituary(limits) from None
        if isinstance(answer, BaseException):
            self.end()
            raise UnreadableError.of("error.isolation.garbage", reason=str(answer)[:200]) from None
        return answer

    def _unpacked(self, body: bytes) -> Any:
        try:
            return unpack(body)
        except FrameError as error:
            self.end()
            raise UnreadableError.of("error.isolation.garbage", reason=str(error)[:200]) from None

    def _obituary(self, limits: Limits | None) -> GovDisclosureError:
        """Return the error that says what the worker died of."""
        try:
            status = self._process.wait(2)
        except subprocess.TimeoutExpired:
            status = 0
        self.was_killed = status == -_KILL
        self.end()
        if limits is None:
            return UnreadableError.of("error.isolation.start", reason=f"status {status}")
        if is_time_signal(-status):
            return LimitError.of("error.isolation.seconds", limit=limits.max_seconds)
        if -status == _KILL:
            # The system's own way to end what takes too much memory.
            return LimitError.of("error.isolation.memory", limit=limits.max_memory)
        return UnreadableError.of("error.isolation.crash", reason=_name(status))

    def _provide(
        self, told: Any, text_provider: TextProvider | None, most: int, limits: Limits, left: float
    ) -> Callable[[], _Answer]:
        """Let the caller's provider read a picture; return what tells the worker and waits for its next frame."""
        _, data = self._carry(lambda: read_frame(self._out, DATA, most), left, limits)
        if text_provider is None or not isinstance(told, dict):
            self.end()
            raise UnreadableError.of("error.isolation.garbage", reason="a picture that was not asked for")
        page = told.get("page")
        name = told.get("name")
        text = text_provider(
            Picture(
                data=data,
                media_type=str(told.get("media_type")),
                page=page if isinstance(page, int) else None,
                name=name if isinstance(name, str) else None,
            )
        )

        def task() -> _Answer:
            write_frame(self._in, TEXT, text)
            return read_frame(self._out, REPORT + ERROR + PICTURE, most)

        return task


_KILL = 9


def _carry(tasks: SimpleQueue[Callable[[], _Answer] | None], answers: SimpleQueue[_Answer]) -> None:
    """Do what is asked for, one thing after another, until there is nothing more."""
    while (task := tasks.get()) is not None:
        try:
            answers.put(task())
        # Whatever happened is the caller's to judge.
        except BaseException as error:
            answers.put(error)
        del task
    # Who asks an ended worker, as where it was ended while it started, would wait in vain.
    answers.put(EOFError())


def _end(process: subprocess.Popen[bytes], tasks: SimpleQueue[Callable[[], _Answer] | None], owner: int) -> None:
    if owner != os.getpid():
        return
    tasks.put(None)
    with suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            import signal

            # Its session has nothing but it and what it started.
            os.killpg(process.pid, signal.SIGKILL)
    with suppress(subprocess.TimeoutExpired):
        process.wait(5)
    for stream in (process.stdin, process.stdout):
        # Not the stream itself: the courier may hold its lock in a read that never ends.
        raw: Any = getattr(stream, "raw", stream)
        with suppress(OSError, ValueError):
            if raw is not None:
                raw.close()


def _name(status: int) -> str:
    """Return what ended a process: the name of a signal, or its status."""
    import signal

    try:
        return signal.Signals(-status).name
    except ValueError:
        return f"status {status}"
