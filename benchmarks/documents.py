"""The documents that are measured: one made-up report as a page of some 50 KB, as DOCX and as text, and texts of any size."""

from __future__ import annotations

import random
from html import escape

from tests.layouts import docx_xml
from tests.layouts.docx import DocxFile
from tests.layouts.docx_tables import WordTable
from tests.layouts.draft import Draft
from tests.layouts.grids import Cell
from tests.layouts.html import HtmlFile, bold_paragraphs
from tests.layouts.html_tables import TableStyle
from tests.layouts.pdf import PdfFile
from tests.layouts.pdf_style import PdfStyle
from tests.layouts.text import TextFile
from tests.layouts.text_rows import pipe_rows
from tests.layouts.values import make_report

__all__ = ["page", "pdf", "sized_text", "text", "word"]

FORM = "form_2021"
SEED = 3
_LINKS = 100
_SENTENCE = "全年围绕重点工作更新公开目录，按月核对栏目内容，对群众来信逐件登记并答复。"


def page(seed: int = SEED) -> str:
    """Return the report as a content system publishes it: menus, styles, tables with spans, 200 figures; or another one."""
    return HtmlFile(page=_published, style=TableStyle(_styled), prose=bold_paragraphs)(_draft(seed))


def text() -> str:
    """Return the same report as text, its tables as rows with pipes."""
    return TextFile(pipe_rows())(_draft())


def word() -> bytes:
    """Return the same report as DOCX, each cell with the properties that a word processor writes."""
    return docx_xml.encode(DocxFile(WordTable(_typeset))(_draft()))


def pdf() -> bytes:
    """Return the same report as a PDF of several pages, its text placed character by character as office programs do."""
    return PdfFile(PdfStyle(text="chars"))(_draft())


def sized_text(size: int) -> str:
    """Return a report of about `size` bytes: the same tables, and the prose that is missing to the size."""
    report = text()
    head, heading, rest = report.partition("二、主动公开政府信息情况")
    spare = max(0, size - len(report.encode()))
    prose = f"{_SENTENCE * 4}\n" * (spare // len(f"{_SENTENCE * 4}\n".encode()))
    return head + prose + heading + rest


def _draft(seed: int = SEED) -> Draft:
    return Draft.of(make_report(FORM, seed), random.Random(seed))


def _styled(cell: Cell, _: Draft) -> str:
    """Return what an editor of a content system leaves in a cell."""
    return (
        '<p style="text-align:center;line-height:24px;margin:0">'
        f'<span style="font-family:宋体;font-size:14px">{escape(cell.text, quote=False)}</span></p>'
    )


def _typeset(cell: Cell, _: Draft) -> str:
    """Return what a word processor writes into a cell."""
    fonts = '<w:rFonts w:hint="eastAsia" w:ascii="宋体" w:hAnsi="宋体" w:cs="宋体"/><w:kern w:val="0"/><w:sz w:val="20"/>'
    layout = '<w:widowControl/><w:spacing w:before="0" w:after="0" w:line="240"/><w:ind w:left="0" w:right="0"/>'
    inner = docx_xml.run(cell.text, fonts) if cell.text else ""
    return docx_xml.paragraph(properties=f'{layout}<w:jc w:val="center"/><w:rPr>{fonts}</w:rPr>', inner=inner)


def _published(body: str, draft: Draft) -> str:
    title = f"{draft.spec.body}{draft.spec.year}年政府信息公开工作年度报告"
    links = "".join(f'<li><a href="/column/{n}.html" title="栏目{n}">栏目{n}</a></li>\n' for n in range(_LINKS))
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        "<style>\n" + "table td { border: 1px solid #ccc; padding: 4px 7px; }\n" * 40 + "</style>\n"
        '<script>window.counter = {"id": 4711, "name": "page"};</script>\n</head>\n<body>\n'
        f'<div class="nav"><ul>\n{links}</ul></div>\n<div class="article">\n{body}\n</div>\n'
        '<div class="foot"><p>主办单位：县人民政府办公室</p></div>\n</body>\n</html>\n'
    )
