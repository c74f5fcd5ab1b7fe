"""PDFs into blocks."""

from __future__ import annotations

from gov_disclosure.diagnostics import Severity
from gov_disclosure.errors import UnreadableError
from gov_disclosure.reading.blocks import Document, Line
from gov_disclosure.reading.pdf.pages import PageFlow, flow_of, settle_margins
from gov_disclosure.reading.pdf.pdfium import Pdf
from gov_disclosure.reading.pdf.sheet import Sheet, lay
from gov_disclosure.reading.pdf.writing import write
from gov_disclosure.reading.reader import Container, Picture
from gov_disclosure.reading.text import split_line

__all__ = ["read_pdf"]

_MANY = 0.3
"""With more characters than that unknown, a page has no text that can be read."""


def read_pdf(container: Container) -> Document:
    """
    Read a PDF that has a text layer; what has none is given to the text provider, or said to be scanned.

    Raises:
        UsageError: The extra `pdf` is not installed.
        UnreadableError: It cannot be opened, or no page of it has text.
    """
    limits, sink = container.limits, container.sink
    scanned: list[int] = []
    damaged: list[int] = []
    recognised: list[int] = []
    unmapped: list[int] = []
    flows: list[PageFlow] = []
    sheets: dict[int, Sheet] = {}
    read: dict[int, str] = {}
    with Pdf(container.data, limits) as pdf:
        title = pdf.title()
        count = min(pdf.pages, limits.max_pages)
        cut = "max_pages" if pdf.pages > count else None
        for number in range(1, count + 1):
            page = pdf.page(number)
            if page is None:
                damaged.append(number)
                continue
            cut = page.cut or cut
            sheet = lay(page)
            if not sheet.glyphs or sheet.unmapped > _MANY * len(sheet.glyphs):
                blank = not sheet.glyphs and not page.pictures and not page.strokes and not page.fills
                words = None if blank else _recognise(container, pdf, number)
                if words is not None:
                    read[number] = words
                elif not blank:
                    scanned.append(number)
                sheet.glyphs.clear()
            elif sheet.recognised:
                recognised.append(number)
            if sheet.unmapped and sheet.glyphs:
                unmapped.append(number)
            sheets[number] = sheet
            flows.append(flow_of(sheet))
            if page.cut is not None:
                break
    if cut is not None:
        sink.add("GD103", Severity.WARNING, limit=cut, value=getattr(limits, cut))
    if damaged:
        sink.add("GD136", Severity.ERROR, pages=damaged)
    if not any(sheet.glyphs for sheet in sheets.values()) and not read:
        raise UnreadableError.of(
            "error.pdf.scanned" if scanned else "error.pdf.damaged" if damaged else "error.pdf.blank", pages=len(scanned)
        )
    if scanned:
        sink.add("GD135", Severity.WARNING, pages=scanned)
    if recognised:
        sink.add("GD137", Severity.WARNING, pages=recognised)
    if unmapped:
        sink.add("GD138", Severity.WARNING, pages=unmapped)
    if read:
        sink.add("GD139", Severity.INFO, pages=sorted(read))
    settle_margins(flows)
    view = write(flows, read)
    source = view.source(sheets)
    # Lines that pipes or tabs divide are rows.
    blocks = [split_line(source.text, *block) or block if isinstance(block, Line) else block for block in view.blocks]
    return Document(source, tuple(blocks), title, resumed=frozenset(view.resumed))


def _recognise(container: Container, pdf: Pdf, number: int) -> str | None:
    """Return what the text provider reads on a page, or None."""
    if container.text_provider is None:
        return None
    data = pdf.picture(number)
    if data is None:
        return None
    picture = Picture(data=data, media_type="image/png", page=number, name=container.name)
    try:
        words = container.text_provider(picture)
    except Exception as error:  # what a hook does concerns its page alone
        container.sink.add("GD140", Severity.ERROR, page=number, reason=f"{type(error).__name__}: {error}")
        return None
    return words if words is not None and words.strip() else None
