"""PDFs into blocks."""

from __future__ import annotations

from typing import Final

from gov_disclosure.diagnostics import Severity
from gov_disclosure.errors import LimitError, UnreadableError
from gov_disclosure.reading.blocks import Document, Line
from gov_disclosure.reading.pdf.pages import PageFlow, flow_of, settle_margins
from gov_disclosure.reading.pdf.pdfium import Pdf
from gov_disclosure.reading.pdf.raw import RawPage
from gov_disclosure.reading.pdf.sheet import lay
from gov_disclosure.reading.pdf.unpacking import check_streams
from gov_disclosure.reading.pdf.writing import write
from gov_disclosure.reading.reader import Container, Picture
from gov_disclosure.reading.text import split_line

__all__ = ["read_pdf"]

_KEPT: Final = 20_000
"""Characters that are kept as they are while pages are read: those of any usual report."""
_MANY: Final = 0.3
"""With a larger part of its characters unknown, a page has no text that can be read."""


def read_pdf(container: Container) -> Document:
    """
    Read a PDF that has a text layer; what has none is given to the text provider, or said to be scanned.

    Raises:
        UsageError: The extra `pdf` is not installed.
        UnreadableError: It cannot be opened, or no page of it has text.
        LimitError: What the limits allow of it has none.
    """
    return _PdfReader(container).read()


class _PdfReader:
    """
    Reads one PDF.

    Attributes:
        flows: The pages read.
        given: Number of a page → its text, as the text provider told it.
        glyphs: How many characters were read.
    """

    def __init__(self, container: Container) -> None:
        self.container = container
        self.flows: list[PageFlow] = []
        self.given: dict[int, str] = {}
        self.glyphs = 0
        self.scanned: list[int] = []
        self.damaged: list[int] = []
        self.recognised: list[int] = []
        self.unmapped: list[int] = []
        self.marked: list[int] = []
        self.doubtful: list[int] = []
        self.untrue: list[int] = []

    def read(self) -> Document:
        limits, sink = self.container.limits, self.container.sink
        streams = check_streams(self.container.data, limits)
        with Pdf(self.container.data, limits, streams) as pdf:
            title = pdf.title()
            cut = "max_pages" if pdf.pages > limits.max_pages else None
            for number in range(1, min(pdf.pages, limits.max_pages) + 1):
                page = pdf.page(number)
                if page is None:
                    self.damaged.append(number)
                    continue
                self.page(page, pdf)
                if page.cut is not None:
                    cut = page.cut
                    break
        if cut is not None:
            if not self.has_text() and not self.scanned:
                raise LimitError.of("error.pdf.limit", name=cut, limit=getattr(limits, cut))
            sink.add("GD103", Severity.WARNING, limit=cut, value=getattr(limits, cut))
        self.say()
        settle_margins(self.flows)
        view = write(self.flows, self.given)
        if view.scattered:
            sink.add("GD142", Severity.WARNING, pages=sorted(view.scattered))
        source = view.source({flow.sheet.number: flow.sheet for flow in self.flows})
        # Lines that pipes or tabs divide are rows.
        blocks = [split_line(source.text, *block) or block if isinstance(block, Line) else block for block in view.blocks]
        return Document(source, tuple(blocks), title, resumed=frozenset(view.resumed))

    def page(self, page: RawPage, pdf: Pdf) -> None:
        """Read a page."""
        sheet, number = lay(page), page.number
        self.glyphs += len(sheet.glyphs)
        if not sheet.glyphs or sheet.unmapped > _MANY * len(sheet.glyphs):
            if sheet.glyphs or page.pictures or page.strokes or page.fills:
                words = self.recognise(pdf, number)
                if words is None:
                    self.scanned.append(number)
                else:
                    self.given[number] = words
            sheet.glyphs.clear()
        elif sheet.recognised:
            self.recognised.append(number)
        if sheet.unmapped and sheet.glyphs:
            self.unmapped.append(number)
        if page.marks and sheet.glyphs:
            self.marked.append(number)
        if sheet.doubtful and sheet.glyphs:
            self.doubtful.append(number)
        if page.untrue and sheet.glyphs:
            self.untrue.append(number)
        flow = flow_of(sheet)
        if self.glyphs > _KEPT:
            flow.pack()
        self.flows.append(flow)

    def recognise(self, pdf: Pdf, number: int) -> str | None:
        """Return what the text provider reads on a page, or None."""
        container = self.container
        data = pdf.picture(number) if container.text_provider is not None else None
        if container.text_provider is None or data is None:
            return None
        picture = Picture(data=data, media_type="image/png", page=number, name=container.name)
        try:
            words = container.text_provider(picture)
        except Exception as error:  # what a hook does concerns its page alone
            container.sink.add("GD140", Severity.ERROR, page=number, reason=f"{type(error).__name__}: {error}")
            return None
        return words if words is not None and words.strip() else None

    def has_text(self) -> bool:
        """Whether any page has text, or was given one."""
        return bool(self.given) or any(flow.sheet.has_text for flow in self.flows)

    def say(self) -> None:
        """
        Say which pages were not read, or not as they should be.

        Raises:
            UnreadableError: No page has text.
        """
        sink = self.container.sink
        if not self.has_text():
            key = "scanned" if self.scanned else "damaged" if self.damaged else "blank"
            raise UnreadableError.of(f"error.pdf.{key}", pages=len(self.scanned))
        for code, severity, pages in (
            ("GD135", Severity.WARNING, self.scanned),
            ("GD136", Severity.ERROR, self.damaged),
            ("GD137", Severity.WARNING, self.recognised),
            ("GD138", Severity.WARNING, self.unmapped),
            ("GD141", Severity.WARNING, self.marked),
            ("GD143", Severity.WARNING, self.doubtful),
            ("GD144", Severity.WARNING, self.untrue),
            ("GD139", Severity.INFO, sorted(self.given)),
        ):
            if pages:
                sink.add(code, severity, pages=pages)
