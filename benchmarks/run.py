"""
What is measured, and the tables that it makes.

All readers get the same page in the same process and take turns of some calls in a row. Published are the ratios to
`pandas.read_html`, which does least of them (tables without meaning, places or checks); times are there
to tell the order of magnitude.
"""

from __future__ import annotations

import argparse
import io
import os
import platform
import sysconfig
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

from benchmarks.documents import page, pdf, sized_text, text, word
from benchmarks.timing import exponent, medians, process_time, reported_time

__all__ = ["main"]

TABLE = Path(__file__).parent.parent / "docs" / "performance_table.md"
YARDSTICK = "`pandas.read_html` on lxml"
CHECK = "`check`, all rules, each time another report just read"
CHECK_AGAIN = "`check`, all rules, the same report again"
VARIETY = 20
IN_A_ROW = 10
"""So many calls make a turn: whoever reads reports reads one behind the other."""
TARGETS = {
    "`parse_bytes`, page, with the extra `fast`": 0.35,
    "`parse_bytes`, page, core": 1.5,
    "`parse_bytes`, text with pipes": 0.25,
    CHECK: 0.1,
    CHECK_AGAIN: 0.1,
}
WORD_YARDSTICK = "python-docx, text of the cells of all rows"
WORD_TARGET = 0.5
PDF_YARDSTICK = "`pdfplumber`, `extract_tables` of all pages"
PDF_TARGET = 0.35
SIZES = (125_000, 500_000, 2_000_000, 5_000_000, 10_000_000)
MAX_EXPONENT = 1.2
_HEAD = ("| step | ms | ratio | target |", "| --- | ---: | ---: | --- |")
_PREPARED = "import gov_disclosure; from benchmarks.documents import text; data = text().encode()"


def main() -> int:
    """Measure, print, and with `--write` keep the tables for the documentation."""
    options = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    options.add_argument("--rounds", type=int, default=20, help="turns of each reader (default: 20)")
    options.add_argument("--write", action="store_true", help=f"write {TABLE.parent.name}/{TABLE.name}")
    chosen = options.parse_args()
    few = max(5, chosen.rounds // 4)
    parts = (_readers(chosen.rounds), _words(chosen.rounds), _pdf(few), _growth(), _starts(few))
    report = "\n\n".join("\n".join(part) for part in parts)
    print(report)
    if chosen.write:
        TABLE.write_text(report + "\n", encoding="utf-8")
    return 0


def _readers(rounds: int) -> list[str]:
    """Return the table of readers."""
    markup, plain = page().encode(), text().encode()
    found = medians(_steps(markup, plain), rounds, {CHECK: _reports(VARIETY)}, in_a_row=IN_A_ROW)
    whole = found[YARDSTICK]
    what = (
        f"One made-up report on the form of 2021 with its 200 figures, as a page of {len(markup) / 1000:.0f} KB and as a text of "
        f"{len(plain) / 1000:.1f} KB; medians of {rounds} turns of {IN_A_ROW} calls in one process, CPython "
        f"{platform.python_version()}, {os.cpu_count()} cores."
    )
    lines = [what, "", *_HEAD]
    for name, spent in found.items():
        target = TARGETS.get(name)
        verdict = f"≤ {target}" + ("" if spent / whole <= target else " (missed)") if target is not None else ""
        lines.append(f"| {name} | {spent * 1000:.2f} | {spent / whole:.2f} | {verdict} |")
    return lines


def _steps(markup: bytes, plain: bytes) -> dict[str, Callable[[], object]]:
    """Return what takes turns."""
    import pandas as pd
    from bs4 import BeautifulSoup

    from gov_disclosure import check, parse_bytes

    decoded = markup.decode()
    report = parse_bytes(markup)

    def soup() -> list[str]:
        return [cell.get_text(strip=True) for cell in BeautifulSoup(decoded, "lxml").find_all("td")]

    names = iter(TARGETS)
    return {
        YARDSTICK: lambda: pd.read_html(io.StringIO(decoded), flavor="lxml"),
        "BeautifulSoup on lxml, text of the cells": soup,
        next(names): lambda: parse_bytes(markup, fast=True),
        next(names): lambda: parse_bytes(markup, fast=False),
        next(names): lambda: parse_bytes(plain),
        next(names): check,
        next(names): lambda: check(report),
    }


def _reports(count: int) -> Callable[[], object]:
    """Return what reads one of so many pages after the other: a check that was made once leaves its traces in the report."""
    from gov_disclosure import parse_bytes

    pages = [page(seed).encode() for seed in range(count)]
    for each in pages:
        parse_bytes(each)
    turns = cycle(pages)
    return lambda: parse_bytes(next(turns))


def _words(rounds: int) -> list[str]:
    """Return the table of readers of DOCX."""
    import docx

    from gov_disclosure import parse_bytes

    data = word()

    def cells() -> list[str]:
        return [cell.text for table in docx.Document(io.BytesIO(data)).tables for row in table.rows for cell in row.cells]

    found = medians({WORD_YARDSTICK: cells, "`parse_bytes`, DOCX, core": lambda: parse_bytes(data)}, rounds)
    whole = found[WORD_YARDSTICK]
    lines = [
        f"The same report as a DOCX of {len(data) / 1000:.0f} KB:",
        "",
        "| step | ms | ratio | target |",
        "| --- | ---: | ---: | --- |",
    ]
    for name, spent in found.items():
        verdict = "" if name == WORD_YARDSTICK else f"≤ {WORD_TARGET}" + ("" if spent / whole <= WORD_TARGET else " (missed)")
        lines.append(f"| {name} | {spent * 1000:.2f} | {spent / whole:.2f} | {verdict} |")
    return lines


def _pdf(rounds: int) -> list[str]:
    """Return the table of readers of PDF."""
    import logging

    import pdfplumber

    # It has a remark on every font that is not embedded.
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    from gov_disclosure import parse_bytes

    data = pdf()

    def plumber() -> list[object]:
        with pdfplumber.open(io.BytesIO(data)) as opened:
            return [page.extract_tables() for page in opened.pages]

    found = medians({PDF_YARDSTICK: plumber, "`parse_bytes`, PDF": lambda: parse_bytes(data)}, rounds)
    whole = found[PDF_YARDSTICK]
    lines = [
        f"The same report as a PDF of {len(data) / 1000:.0f} KB with ruling lines; medians of {rounds} rounds.",
        "",
        "| step | ms | ratio | target |",
        "| --- | ---: | ---: | --- |",
    ]
    for name, spent in found.items():
        missed = "" if spent / whole <= PDF_TARGET else " (missed)"
        verdict = "" if name == PDF_YARDSTICK else f"≤ {PDF_TARGET}{missed}"
        lines.append(f"| {name} | {spent * 1000:.0f} | {spent / whole:.2f} | {verdict} |")
    return lines


def _growth() -> list[str]:
    """Return the table of times over sizes of text."""
    from gov_disclosure import parse_bytes

    texts = [sized_text(size).encode() for size in SIZES]
    times = [medians({"": lambda data=data: parse_bytes(data)}, 3)[""] for data in texts]  # type: ignore[misc]
    slope = exponent([len(data) for data in texts], times)
    return [
        f"Growth: a text of *n* bytes takes time in *n*^{slope:.2f} (more than {MAX_EXPONENT} would be a fault).",
        "",
        "| MB of text | s | MB/s |",
        "| ---: | ---: | ---: |",
        *(
            f"| {len(data) / 1e6:.2f} | {spent:.3f} | {len(data) / 1e6 / spent:.1f} |"
            for data, spent in zip(texts, times, strict=True)
        ),
    ]


def _starts(rounds: int) -> list[str]:
    """Return the table of what a process costs before it reads."""
    command = str(Path(sysconfig.get_path("scripts")) / "gov-disclosure")
    loading = reported_time("import gov_disclosure", rounds)
    first = reported_time("gov_disclosure.parse_bytes(data)", rounds, setup=_PREPARED)
    checking = reported_time(
        "gov_disclosure.check(report)", rounds, setup=f"{_PREPARED}; report = gov_disclosure.parse_bytes(data)"
    )
    asking = process_time([command, "--version"], rounds)
    return [
        "| start | ms |",
        "| --- | ---: |",
        f"| `import gov_disclosure` | {loading * 1000:.0f} |",
        f"| the first report of a process, a text: modules are loaded, labels made ready | {first * 1000:.0f} |",
        f"| the first check of a process: rules are loaded, words made ready | {checking * 1000:.0f} |",
        f"| `gov-disclosure --version`, whole process | {asking * 1000:.0f} |",
    ]
