"""What reading takes of memory, against what is promised: 60 MB and 20 times the input. `python -m tests.hostile.memory`."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from gov_disclosure import Limits
from tests.hostile.cases import BOTH, Case
from tests.hostile.parts import PROACTIVE, REQUESTS, within, write
from tests.hostile.runner import run

BASE = 60
FACTOR = 20
CELL = '<td width="66"><p align="center">12</p></td>'
SIZES = (1, 5, 10)
"""Megabytes."""
INPUTS: dict[str, tuple[str, tuple[bool | None, ...], Callable[[int], str]]] = {
    "prose": ("txt", (None,), lambda size: write(overview="本年度依法公开政府信息若干条，知情权得到保障。\n" * (size // 67))),
    "tables in text": ("txt", (None,), lambda size: write() + write(PROACTIVE, REQUESTS) * (size // 1_500)),
    "short lines": ("txt", (None,), lambda size: write(overview="公开\n" * (size // 7))),
    "paragraphs of a page": ("html", BOTH, lambda size: within("<p class=a>本年度依法公开政府信息若干条。</p>\n" * (size // 67))),
    "cells of a page": ("html", BOTH, lambda size: within("<table>" + ("<tr>" + CELL * 7) * (size // (7 * len(CELL) + 4)))),
    "scripts of a page": ("html", BOTH, lambda size: within("<script>" + "var a = '<b>';\n" * (size // 15) + "</script>")),
}


def main() -> int:
    """Print a line for each input; 1 where one takes more than it may."""
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, (suffix, readers, make) in INPUTS.items():
            for size in SIZES:
                file = Path(folder) / f"a.{suffix}"
                file.write_bytes(make(size << 20).encode())
                for fast in readers:
                    outcome = run(Case(name, str, suffix, readers), file, fast)
                    most = BASE + FACTOR * file.stat().st_size / (1 << 20)
                    failed += outcome.megabytes > most
                    mark = "  TOO MUCH" if outcome.megabytes > most else ""
                    cost = f"{outcome.megabytes:5.0f} of {most:4.0f} MB, {outcome.seconds:.1f} s"
                    print(f"{outcome.name:32} {size:3} MB: {cost}{mark}", flush=True)
    return int(failed > 0)


if __name__ == "__main__":
    assert Limits().max_bytes > max(SIZES) << 20
    sys.exit(main())
