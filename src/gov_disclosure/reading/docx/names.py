"""Names of elements that mean nothing to the text, or must not be part of it."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["FORMATTING", "LEFT_OUT"]

FORMATTING: Final = re.compile(
    rb"<w:(?:"
    # What may keep text apart from its neighbours goes where its value is known not to.
    rb'sz w:val="(?:[5-9]|[1-9][0-9]{1,3})"|w w:val="[1-9][0-9]{1,2}%?"|highlight w:val="(?:none|white)"'
    rb'|color(?: w:(?:val="(?:auto|(?!(?:[Ff].){3})[0-9A-Fa-f]{6})"'
    rb'|themeColor="(?:text|dark|accent|hyperlink|followedHyperlink)[0-9]?"|theme(?:Tint|Shade)="[0-9A-Fa-f]{2}"))+'
    rb'|shd(?: w:(?:val="(?:clear|nil)"|color="[0-9A-Za-z]*+"|fill="(?:auto|(?:[Ff][0-9A-Fa-f]){3})"))+'
    rb"|(?:rFonts|szCs|kern|lang|bCs|b|top|left|bottom|right|insideH|insideV|vAlign|jc|spacing|ind|tcW|keepNext"
    rb"|keepLines|widowControl|suppressLineNumbers|snapToGrid|autoSpaceDE|autoSpaceDN|adjustRightInd|overflowPunct|topLinePunct"
    rb"|wordWrap|kinsoku|textAlignment|outlineLvl|gridCol|tblW|tblStyle|tblLayout|tblLook|tblInd|trHeight|cantSplit|tblHeader"
    rb"|noWrap|tcFitText|proofErr|bookmarkStart|bookmarkEnd|lastRenderedPageBreak|iCs|i|u|noProof|bdr)"
    rb'(?: [^<>"= ]++="[^<>"]*+")*'
    rb") ?/>"
)
"""
Tags without content that say how the text looks, and are of no matter here: two in three of a document's.

They are told by the way word processors write them. A tag that is written otherwise is left to the parser.
"""

LEFT_OUT: Final = (
    "w:sdtPr", "w:sdtEndPr", "w:sectPr", "w:rt", "w:rubyPr", "w:delText", "w:delInstrText",
    "w:rPrChange", "w:pPrChange", "w:tblPrChange", "w:tblPrExChange", "w:trPrChange", "w:tcPrChange", "w:tblGridChange",
    "w:sectPrChange", "w:numberingChange",
)  # fmt: skip
"""Elements that are left out with all that is in them."""
