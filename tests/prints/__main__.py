"""Print pages in many styles and count what reading them makes of it: `python -m tests.prints [STYLE…]`."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.layouts.catalogue import LAYOUTS, Case, render
from tests.layouts.measure import judge, look_up
from tests.prints.styles import STYLES, Style

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
QUIET = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync")


def pages(containing: str, every: int, first: int) -> Iterator[Case]:
    """Yield one in so many of the pages that the layouts make."""
    names = [name for name in LAYOUTS if name.startswith(("html_", "mixed_html_")) and containing in name]
    todo = [(name, form) for name in names for form in LAYOUTS[name].forms]
    for number, (name, form) in enumerate(todo[first % every :: every]):
        yield render(name, form, number % 5)


def printed(browser: Any, source: Path, style: Style) -> bytes:
    """Return a page as a PDF."""
    page = browser.new_page()
    try:
        page.goto(source.as_uri())
        if style.css:
            page.add_style_tag(content=style.css)
        if style.script:
            page.evaluate("() => {" + style.script + "}")
        made: bytes = page.pdf(**{"format": "A4", **style.paper} if "width" not in style.paper else dict(style.paper))
    finally:
        page.close()
    return _turned(made, style.turn) if style.turn else made


def _turned(data: bytes, degrees: int) -> bytes:
    import pypdfium2

    with tempfile.TemporaryDirectory() as folder, pypdfium2.PdfDocument(data) as document:
        for page in document:
            page.set_rotation(degrees)
        file = Path(folder) / "a.pdf"
        document.save(file)
        return file.read_bytes()


def count(case: Case, data: bytes) -> tuple[Counter[str], list[str]]:
    """Return how many cells are right, missing, false, and missing though the page itself tells them; and the false ones."""
    import gov_disclosure

    def read(data: bytes, name: str) -> dict[str, Any]:
        try:
            return dict(gov_disclosure.parse_bytes(data, name=name).to_dict())
        except gov_disclosure.GovDisclosureError:
            return {}

    report, page = read(data, "a.pdf"), read(case.rendered.data, case.name)
    counts: Counter[str] = Counter()
    remarks = []
    for path, expected in case.rendered.expected.items():
        also = case.rendered.alternatives.get(path, [])
        told = look_up(report, path)
        verdict = judge(path, told, expected, also)
        counts[verdict] += 1
        counts["lost"] += verdict == "missing" and judge(path, look_up(page, path), expected, also) == "right"
        if verdict == "false":
            remarks.append(f"  {case.name}: {path}: {told!r} for {expected!r}")
    return counts, remarks


def main() -> int:
    """Print a line for each style, and the false values; 1 where there is one."""
    parser = ArgumentParser("python -m tests.prints", description=__doc__)
    parser.add_argument("styles", nargs="*", help="words that names of styles contain")
    parser.add_argument("--layout", default="", help="only layouts whose name contains this")
    parser.add_argument("--every", type=int, default=6, help="print one page in so many")
    parser.add_argument("--keep", type=Path, default=None, help="folder of prints: those there are read, others are added")
    told = parser.parse_args()
    from playwright import sync_api

    total: Counter[str] = Counter()
    print(f"{'style':28} {'pages':>6} {'right':>7} {'missing':>8} {'lost':>6} {'false':>6}")
    with tempfile.TemporaryDirectory() as temporary, sync_api.sync_playwright() as playwright:
        folder = told.keep or Path(temporary)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        context = browser.new_context(offline=True)
        for first, (name, style) in enumerate(STYLES.items()):
            if told.styles and not any(word in name for word in told.styles):
                continue
            counts: Counter[str] = Counter()
            remarks: list[str] = []
            for case in pages(told.layout, told.every, first):
                file = folder / name / f"{case.name}.pdf"
                if not file.exists():
                    file.parent.mkdir(parents=True, exist_ok=True)
                    source = Path(temporary) / case.name
                    source.write_bytes(case.rendered.data)
                    file.write_bytes(printed(context, source, style))
                found, wrong = count(case, file.read_bytes())
                counts += found
                counts["pages"] += 1
                remarks += wrong
            total += counts
            columns = f"{counts['right']:7} {counts['missing']:8} {counts['lost']:6} {counts['false']:6}"
            print(f"{name:28} {counts['pages']:6} {columns}", *remarks, sep="\n", flush=True)
    counted = ", ".join(f"{total[name]} {name}" for name in ("right", "missing", "lost", "false"))
    print(f"{total['pages']} prints: {counted}")
    return int(total["false"] > 0)


if __name__ == "__main__":
    sys.exit(main())
