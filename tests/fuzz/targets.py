"""
What is fuzzed: one function a reader, from bytes to nothing.

A reader of another container adds a function and its name to `TARGETS`; one whose extra or module is not
installed is left out.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec

from gov_disclosure import GovDisclosureError, Limits, Report, check, parse_bytes, parse_text
from gov_disclosure.diagnostics import Diagnostics
from gov_disclosure.reading.charset import decode
from tests.hostile.parts import PROACTIVE, REQUESTS, within, write

__all__ = ["TARGETS", "available"]

LIMITS = Limits(max_table_slots=5_000, max_blocks=5_000)


def text(data: bytes) -> None:
    """A text, alone or within a report."""
    words = data[1:].decode("utf-8", "surrogateescape")
    whole = (words, write(words, REQUESTS), write(PROACTIVE, words), write(PROACTIVE, REQUESTS, overview=words, other=words))
    _read(lambda: parse_text(whole[(data or b"\0")[0] % 4], limits=LIMITS))


def html_core(data: bytes) -> None:
    """A page, read without the extra."""
    _page(data, fast=False)


def html_fast(data: bytes) -> None:
    """A page, read by turbohtml."""
    _page(data, fast=True)


def charset(data: bytes) -> None:
    """Bytes of any encoding: never more characters than bytes, and no lone surrogates."""
    for html in (False, True):
        decoded = decode(data, declared=None, html=html, sink=Diagnostics())
        assert len(decoded) <= len(data)
        decoded.encode()
    _read(lambda: parse_bytes(data, limits=LIMITS))


def docx(data: bytes) -> None:
    """A package of Word."""
    _read(lambda: parse_bytes(b"PK\x03\x04" + data, name="a.docx", limits=LIMITS))


def pdf(data: bytes) -> None:
    """A PDF."""
    _read(lambda: parse_bytes(b"%PDF-1.7\n" + data, name="a.pdf", limits=LIMITS))


def _page(data: bytes, *, fast: bool) -> None:
    markup = data[1:].decode("utf-8", "surrogateescape")
    whole = markup if not data or data[0] % 2 else within(markup)
    _read(lambda: parse_text(whole, limits=LIMITS, fast=fast))


def _read(read: Callable[[], Report]) -> None:
    """Let only the package's own errors through, and hold a report to what is promised of it."""
    try:
        report = read()
    except GovDisclosureError as error:
        error.render("zh")
        return
    assert Report.from_dict(report.to_dict()) == report
    for finding in check(report):
        finding.render("zh")
    for figure in report.cells.values():
        assert figure.value is None or figure.position is not None


TARGETS: dict[str, tuple[Callable[[bytes], None], str]] = {
    "text": (text, "gov_disclosure.reading.text"),
    "html_core": (html_core, "gov_disclosure.reading.html.page"),
    "html_fast": (html_fast, "turbohtml"),
    "charset": (charset, "gov_disclosure.reading.charset"),
    "docx": (docx, "gov_disclosure.reading.docx"),
    "pdf": (pdf, "gov_disclosure.reading.pdf"),
}
"""Name → the function, and the module without which there is nothing to fuzz."""


def available() -> list[str]:
    """Return the names of the targets whose module is installed."""
    return [name for name, (_, module) in TARGETS.items() if find_spec(module) is not None]
