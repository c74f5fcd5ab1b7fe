"""Names of elements that mean nothing to the text, or must not be part of it."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["FORMATTING", "LEFT_OUT"]

FORMATTING: Final = re.compile(
    rb'<w:(?:sz(?! w:val="[1-4]")|w(?! w:val="[0-9]%?")|highlight(?! w:val="(?!none|white))'
    rb'|color(?![^<>]{0,99}(?:w:val="(?:[Ff][0-9A-Fa-f]){3}"|"(?:background|light)1"))'
    rb'|shd(?![^<>]{0,99}(?:w:val="(?!clear|nil)|w:fill="(?!auto|(?:[Ff][0-9A-Fa-f]){3}")))'
    rb"|rFonts|szCs|kern|lang|bCs|b|top|left|bottom|right|insideH|insideV|vAlign|jc|spacing|ind|tcW|keepNext"
    rb"|keepLines|widowControl|suppressLineNumbers|snapToGrid|autoSpaceDE|autoSpaceDN|adjustRightInd|overflowPunct|topLinePunct"
    rb"|wordWrap|kinsoku|textAlignment|outlineLvl|gridCol|tblW|tblStyle|tblLayout|tblLook|tblInd|trHeight|cantSplit|tblHeader"
    rb"|noWrap|tcFitText|proofErr|bookmarkStart|bookmarkEnd|lastRenderedPageBreak|iCs|i|u|fitText|noProof|bdr)"
    rb"(?=[ /])[^<>]*+(?<=/)>"
)
"""Tags without content that say how the text looks: two in three of a document's. What can hardly be seen is none of them."""

LEFT_OUT: Final = (
    "w:sdtPr", "w:sdtEndPr", "w:sectPr", "w:rt", "w:rubyPr", "w:delText", "w:delInstrText",
    "w:rPrChange", "w:pPrChange", "w:tblPrChange", "w:tblPrExChange", "w:trPrChange", "w:tcPrChange", "w:tblGridChange",
    "w:sectPrChange", "w:numberingChange",
)  # fmt: skip
"""Elements that are left out with all that is in them."""
