"""What stands inside one HTML cell: Word spans, breaks, entities, comments, footnotes."""

from __future__ import annotations

import random
from collections.abc import Callable
from html import escape

from .draft import Draft
from .grids import Cell

Content = Callable[[Cell, Draft], str]
"""The inner markup of a cell."""


def text_of(cell: Cell) -> str:
    """The escaped text; a line break inside is <br>, a hard blank an entity."""
    return escape(cell.text, quote=False).replace("\n", "<br>").replace("\xa0", "&nbsp;")


def plain(cell: Cell, draft: Draft) -> str:
    """Only the text; a blank cell is &nbsp;."""
    return text_of(cell) or "&nbsp;"


def paragraph(cell: Cell, draft: Draft) -> str:
    """A paragraph with inline style, as editors of content systems write."""
    return f'<p style="text-align:center;margin:0">{text_of(cell) or "&nbsp;"}</p>'


def breaks_and_blanks(cell: Cell, draft: Draft) -> str:
    """<br>, &nbsp; and nested spans within labels, blanks round figures."""
    if cell.kind == "figure":
        return f"&nbsp;<span><span>{text_of(cell)}</span>&nbsp;</span><br>"
    if len(cell.text) < 4 or "\n" in cell.text:
        return text_of(cell)
    cut = draft.rng.randint(2, len(cell.text) - 2)
    first, rest = escape(cell.text[:cut]), escape(cell.text[cut:])
    return draft.rng.choice(
        (
            f"{first}<br />\n   {rest}",
            f"<span>{first}</span>&nbsp;<span>{rest}</span>",
            f"<strong>{first}</strong><span><span>{rest}</span></span>",
            f"{first}<wbr>{rest}",
            f"<p>{first}</p><p>{rest}</p>",
        )
    )


def word(cell: Cell, draft: Draft) -> str:
    """Word's export: one paragraph, several spans that cut words and numbers, <o:p>."""
    spans = "".join(_word_span(piece) for piece in _pieces(cell.text, draft.rng))
    filler = "" if cell.text else "&nbsp;"
    return (
        "<p class=MsoNormal align=center style='text-align:center;line-height:18.0pt;\n"
        "mso-line-height-rule:exactly;mso-layout-grid-align:none'>"
        f"{spans}<span lang=EN-US style='mso-bidi-font-size:\n10.5pt'><o:p>{filler}</o:p></span></p>"
    )


def _word_span(text: str) -> str:
    if text.isascii():
        style = 'font-family:"Times New Roman";mso-font-kerning:0pt'
        return f"<span lang=EN-US style='{style}'>{escape(text)}</span>"
    return f"<span style='font-size:10.5pt;font-family:宋体;mso-ascii-font-family:\nCalibri'>{escape(text)}</span>"


def _pieces(text: str, rng: random.Random) -> list[str]:
    """The text cut at random places; a number of several digits may be cut as well."""
    pieces: list[str] = []
    while text:
        cut = rng.randint(1, 5)
        pieces.append(text[:cut].replace("\n", ""))
        text = text[cut:]
    return pieces


def char_paragraphs(cell: Cell, draft: Draft) -> str:
    """Group cells with one paragraph for each character, as in narrow vertical cells."""
    if cell.kind == "group":
        return "".join(f"<p>{escape(char)}</p>" for char in cell.text)
    return paragraph(cell, draft)


def char_breaks(cell: Cell, draft: Draft) -> str:
    """Group and header cells with a <br> behind each character."""
    if cell.kind in ("group", "head"):
        return "<br>".join(escape(char) for char in cell.text)
    return plain(cell, draft)


def entities(cell: Cell, draft: Draft) -> str:
    """Numeric character references for everything."""
    return "".join(f"&#x{ord(char):X};" if draft.rng.random() < 0.5 else f"&#{ord(char)};" for char in cell.text)


def comments(cell: Cell, draft: Draft) -> str:
    """Comments before, within and behind the text, some with figures in them."""
    cut = len(cell.text) // 2
    number = draft.rng.randint(1, 99)
    first, rest = escape(cell.text[:cut]), escape(cell.text[cut:])
    return f"<!-- {number} -->{first}<!--[if !supportLists]-->{rest}<!-- <td>{number}</td> -->"


def footnotes(cell: Cell, draft: Draft) -> str:
    """Some figures have a footnote mark beside them; never part of the number."""
    if cell.kind != "figure" or draft.rng.random() > 0.25:
        return plain(cell, draft)
    draft.allow_null([cell.path])
    mark = draft.rng.choice(
        (
            "<sup>1</sup>",
            "<sup>[2]</sup>",
            "<sub>3</sub>",
            '<sup><a href="#n4">4</a></sup>',
            "<sup>①</sup>",
        )
    )
    return text_of(cell) + mark


def hidden_parts(cell: Cell, draft: Draft) -> str:
    """Figures have an invisible sort key before them, as table widgets write."""
    if cell.kind != "figure":
        return plain(cell, draft)
    return f'<span style="display: none">{draft.rng.randint(1, 99):06d}</span>{text_of(cell)}'


def fonts(cell: Cell, draft: Draft) -> str:
    """Presentational tags of old pages."""
    return f'<div align="center"><font size="2" face="宋体"><b>{text_of(cell)}</b></font></div>'
