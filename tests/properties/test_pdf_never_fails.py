"""Broken PDFs: they are read or refused, and nothing else happens; in a process of its own, as a native reader may die."""

from __future__ import annotations

import random
import subprocess
import sys
from typing import Final

import pytest

from tests.layouts.draft import Draft
from tests.layouts.pdf import PdfFile
from tests.layouts.pdf_style import PdfStyle
from tests.layouts.values import make_report

pytest.importorskip("pypdfium2")
pytest.importorskip("reportlab")

TRIES: Final = 30
READ: Final = """
import random, resource, sys
from gov_disclosure import GovDisclosureError, Limits, parse_bytes

data = sys.stdin.buffer.read()
seed, tries = map(int, sys.argv[1:])
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
rng = random.Random(seed)
WORDS = b"/Length /Kids /Count /Contents /Rotate /MediaBox Tm re Tf cm endobj stream obj".split()
for number in range(tries):
    broken = bytearray(data)
    for _ in range(rng.choice((1, 1, 3, 20, 200))):
        at = rng.randrange(len(broken))
        kind = rng.randrange(6)
        if kind == 0:
            broken[at] = rng.randrange(256)
        elif kind == 1:
            del broken[at : at + rng.randrange(1, 400)]
        elif kind == 2:
            broken[at:at] = broken[: rng.randrange(1, 400)]
        elif kind == 3:
            broken[at:at] = rng.choice((b"9999999999", b"-1", b"1e38", b"0", b"-32768", b"(", b"<<", b"["))
        elif kind == 4:
            found = broken.find(rng.choice(WORDS), at)
            if found >= 0:
                broken[found : found + 4] = rng.choice(WORDS)
        else:
            digit = next((here for here in range(at, min(at + 200, len(broken))) if 48 <= broken[here] < 58), None)
            if digit is not None:
                broken[digit] = 48 + rng.randrange(10)
        if not broken:
            break
    try:
        report = parse_bytes(b"%PDF-" + bytes(broken), limits=Limits(max_glyphs=20_000, max_segments=20_000))
        report.to_dict()
    except GovDisclosureError:
        pass
print("done")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are set as on Unix")
@pytest.mark.parametrize("style", ["strokes", "none", "frames"])
def test_broken_bytes_are_read_or_refused(style: str) -> None:
    data = PdfFile(PdfStyle(rules=style))(Draft.of(make_report("form_2021", 1), random.Random(1)))
    for seed in range(2):
        command = [sys.executable, "-c", READ, str(seed), str(TRIES)]
        done = subprocess.run(command, input=data, capture_output=True, check=False, timeout=120)
        assert done.stdout == b"done\n", done.stderr.decode()[-2000:]
