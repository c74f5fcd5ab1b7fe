"""
The bounds that a worker sets itself before each input: processor time, time of the clock, memory.

They are the kernel's: what runs beyond them is ended whether it runs in Python or in native code. Where the
platform has none of them (Windows), the supervisor's clock is what is left.
"""

from __future__ import annotations

import math
import signal
import sys
from contextlib import suppress
from pathlib import Path

from gov_disclosure.limits import Limits

__all__ = ["CLOCK", "free", "is_time_signal", "set_bounds"]

CLOCK = 4.0
"""How much longer than `Limits.max_seconds` the clock may run: other processes want the processor too."""


def set_bounds(limits: Limits) -> None:
    """Bound what this process does from now on."""
    if sys.platform == "win32":
        return
    import resource

    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, limits.max_seconds)
    signal.setitimer(signal.ITIMER_REAL, CLOCK * limits.max_seconds + 1)
    usage = resource.getrusage(resource.RUSAGE_SELF)
    _soft(resource.RLIMIT_CPU, math.ceil(usage.ru_utime + usage.ru_stime + limits.max_seconds) + 1)
    size = _address_space()
    if size:
        _soft(resource.RLIMIT_AS, size + limits.max_memory)
    # A crash leaves no dump of what may be somebody's report.
    _soft(resource.RLIMIT_CORE, 0)


def free() -> None:
    """Take the bounds off again, for the time between inputs."""
    if sys.platform == "win32":
        return
    import resource

    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.setitimer(signal.ITIMER_REAL, 0)
    for kind in (resource.RLIMIT_CPU, resource.RLIMIT_AS):
        _soft(kind, resource.RLIM_INFINITY)


def is_time_signal(number: int) -> bool:
    """Return whether a process that a signal ended had used up its time."""
    return number in {int(getattr(signal, name, 0)) for name in ("SIGPROF", "SIGALRM", "SIGXCPU")} - {0}


def _soft(kind: int, value: int) -> None:
    """Set a soft limit, up to the hard one that the caller's system may have set."""
    import resource

    with suppress(OSError, ValueError):
        hard = resource.getrlimit(kind)[1]
        if hard != resource.RLIM_INFINITY:
            value = hard if value == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(kind, (value, hard))


def _address_space() -> int:
    """Return the bytes of address space that this process has now, or 0 where the system does not tell."""
    import resource

    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (OSError, ValueError, IndexError):
        return 0
    return pages * resource.getpagesize()
