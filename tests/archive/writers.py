"""A report as a file: lines and tables as a page, as text, as DOCX and as PDF."""

from __future__ import annotations

import random
from html import escape
from types import SimpleNamespace
from typing import Any

from tests.layouts import docx_xml as xml
from tests.layouts.docx_tables import WordTable
from tests.layouts.grids import Grid, expand
from tests.layouts.pdf import _Pages
from tests.layouts.pdf_style import PdfStyle

from .statistics import Rows

Block = str | Rows
TEXTS = ("pipes", "bare_pipes", "tabs", "lines", "pipe_lines", "blanks")
PAGES = ("page", "word_page", "div_page")
FILES = ("docx", "docx_cut", "pdf", "pdf_bare")


def width(rows: Rows) -> int:
    """The number of columns."""
    return max(sum(cell.colspan for cell in row) for row in rows)


def grid(rows: Rows) -> Grid:
    """The table with its width, which rows that begin below cells of more rows do not tell."""
    reach = [0] * (len(rows) + 8)
    for at, row in enumerate(rows):
        for cell in row:
            for below in range(cell.rowspan):
                reach[at + below] += cell.colspan
    return Grid("table", max(reach), tuple(rows))


def write(blocks: list[Block], manner: str, rng: random.Random, title: str) -> tuple[bytes, str]:
    """Return the file and its suffix."""
    if manner in TEXTS:
        return _text(blocks, manner).encode(rng.choice(("utf-8", "utf-8", "gb18030"))), ".txt"
    if manner in PAGES:
        return _page(blocks, manner, title).encode(), ".html"
    if manner.startswith("docx"):
        return _docx(blocks, manner, rng), ".docx"
    return _pdf(blocks, manner, rng), ".pdf"


def _text(blocks: list[Block], manner: str) -> str:
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, str):
            lines += [block, ""] if manner in ("lines", "pipe_lines") else [block]
            continue
        for row in expand(grid(block)):
            cells = [slot.cell.text if slot.origin else "" for slot in row if slot is not None]
            own = [slot.cell.text for slot in row if slot is not None and slot.origin]
            if manner == "pipes":
                lines.append(" | ".join(cells) + " |")
            elif manner == "bare_pipes":
                lines.append(" | ".join(own) + " |")
            elif manner == "tabs":
                lines.append("\t".join(cells))
            elif manner == "blanks":
                lines.append("  ".join(text.replace(" ", "") for text in own if text))
            elif manner == "pipe_lines":
                lines += [f"{text} |" for text in own]
            else:
                lines += [line for text in own if text for line in (text, "")]
    return "\n".join(lines) + "\n"


def _page(blocks: list[Block], manner: str, title: str) -> str:
    out = [f"<html><head><title>{escape(title)}</title><style>p{{margin:0}}</style></head><body>"]
    out.append("<div class='top'><a href='/'>首页</a> &gt; <a>政务公开</a> &gt; <a>年报</a></div><div id='zoom'>")
    for block in blocks:
        if isinstance(block, str):
            style = ' style="text-indent:2em"' if manner == "page" else ' class="MsoNormal"'
            out.append(f"<p{style}>{escape(block)}</p>" if manner != "div_page" else f"<div>{escape(block)}<br></div>")
            continue
        out.append('<table border="1"><tbody>')
        for row in block:
            out.append("<tr>")
            for cell in row:
                spans = f' colspan="{cell.colspan}"' * (cell.colspan > 1) + f' rowspan="{cell.rowspan}"' * (cell.rowspan > 1)
                text = escape(cell.text).replace("  ", "&nbsp;&nbsp;") or "&nbsp;"
                inner = f'<p class="MsoNormal"><span lang="EN-US">{text}</span></p>' if manner == "word_page" else text
                out.append(f"<td{spans}>{inner}</td>")
            out.append("</tr>")
        out.append("</tbody></table>")
    out.append("</div><div class='foot'>打印本页 关闭窗口 版权所有：某某人民政府办公室 备案号123456</div></body></html>")
    return "\n".join(out)


def _docx(blocks: list[Block], manner: str, rng: random.Random) -> bytes:
    from tests.layouts.docx_tables import cut_runs

    draft: Any = SimpleNamespace(rng=rng)
    table = WordTable(cut_runs) if manner == "docx_cut" else WordTable()
    parts = [xml.paragraph(block) if isinstance(block, str) else table.write(grid(block), draft) for block in blocks]
    return xml.docx(*parts)


def _pdf(blocks: list[Block], manner: str, rng: random.Random) -> bytes:
    draft: Any = SimpleNamespace(rng=rng, spec=SimpleNamespace(body=""))
    style = PdfStyle() if manner == "pdf" else PdfStyle(rules="inner", mark="第 {page} 页", split_rows=True)
    pages = _Pages(style, draft)
    for number, block in enumerate(blocks):
        if isinstance(block, str):
            pages.prose(block, centred=number == 0, indented=number > 0)
        else:
            pages.table(grid(block))
    return pages.finish()
