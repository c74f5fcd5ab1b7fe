"""A report as HTML: the blocks as markup, in one of the pages of `html_pages`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape

from .document import Block, Composer, compose
from .draft import Draft
from .grids import Grid
from .html_pages import Page, clean
from .html_tables import TableStyle

Prose = Callable[[Block], str]
"""The markup of a title, heading, paragraph or line of furniture."""


def paragraphs(block: Block) -> str:
    """Headings as <h1> and <h2>, everything else as <p>."""
    tag = {"title": "h1", "heading": "h2", "subheading": "h3"}.get(block.kind, "p")
    return f"<{tag}>{escape(block.text)}</{tag}>"


def bold_paragraphs(block: Block) -> str:
    """Everything a paragraph; headings are bold, their numeral in a span of its own."""
    text = escape(block.text)
    if block.kind == "heading":
        return (
            '<p style="text-indent: 2em;"><strong><span style="font-family: 黑体;">'
            f"{text[:2]}</span></strong><strong><span>{text[2:]}</span></strong></p>"
        )
    if block.kind in ("title", "subheading"):
        return f'<p style="text-align: center;"><strong>{text}</strong></p>'
    return f'<p style="text-indent: 2em;"><span style="font-size: 16px;">{text}</span></p>'


def divs_and_breaks(block: Block) -> str:
    """Text with <br> between the lines, indented with blanks of full width."""
    return f"&emsp;&emsp;{escape(block.text)}<br>"


def open_paragraphs(block: Block) -> str:
    """<p> without an end tag."""
    return f"<p>　　{escape(block.text)}"


def word_paragraphs(block: Block) -> str:
    """Word's paragraphs, text cut into spans."""
    text = block.text
    half = len(text) // 2
    spans = "".join(
        f"<span style='font-size:16.0pt;font-family:仿宋_GB2312;mso-hansi-font-family:仿宋'>{escape(part)}</span>"
        for part in (text[:half], text[half:])
        if part
    )
    return (
        "<p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0;line-height:\n28.0pt'>"
        f"{spans}<span lang=EN-US><o:p></o:p></span></p>"
    )


@dataclass(frozen=True)
class HtmlFile:
    """Writes a draft as an HTML page."""

    page: Page = clean
    table: Callable[[Grid, Draft], str] | None = None
    style: TableStyle = field(default_factory=TableStyle)
    prose: Prose = paragraphs
    nested: int = 0
    """How many layout tables stand round each table of the report."""
    inside_metadata: bool = False
    """The whole report stands in the last cell of the metadata table."""
    compose: Composer = compose

    def __call__(self, draft: Draft) -> str:
        """Write the page."""
        before: list[str] = []
        parts: list[str] = []
        for block in self.compose(draft):
            if block.kind == "chrome":
                (parts or before).append(f"<li><a href='#'>{escape(block.text)}</a></li>")
            else:
                parts.append(self._block(block, draft))
        body = "\n".join(parts)
        if self.inside_metadata:
            body = (
                "<table><tr><td>索引号</td><td>6207/2026-7</td></tr><tr><td>主题分类</td><td>年报</td></tr>"
                f'\n<tr><td colspan="2">\n{body}\n</td></tr></table>'
            )
        if before:
            body = "<ul>" + "\n".join(before) + "</ul>\n" + body
        return self.page(body, draft)

    def _block(self, block: Block, draft: Draft) -> str:
        if block.kind == "meta":
            return _metadata(block)
        if block.kind != "table":
            return self.prose(block)
        tables = []
        for grid in draft.grids(block.section):
            markup = self.table(grid, draft) if self.table else self.style.write(grid, draft)
            for _ in range(self.nested):
                markup = f'<table width="100%"><tr><td>&nbsp;</td><td>\n{markup}\n</td></tr></table>'
            tables.append(markup)
        gap = "\n" if "joined" in draft.features else "\n<p>&nbsp;</p>\n"
        return gap.join(tables)


def _metadata(block: Block) -> str:
    rows = []
    for first, second in zip(block.pairs[::2], block.pairs[1::2], strict=True):
        cells = "".join(f"<th>{label}</th><td>{value}</td>" for label, value in (first, second))
        rows.append(f"<tr>{cells}</tr>")
    return '<table class="xxgk">' + "".join(rows) + "</table>"


@dataclass(frozen=True)
class PreformattedPage:
    """The report as text inside <pre>."""

    text: Callable[[Draft], str]

    def __call__(self, draft: Draft) -> str:
        """Write the page."""
        return clean(f"<pre>\n{escape(self.text(draft), quote=False)}</pre>", draft)
