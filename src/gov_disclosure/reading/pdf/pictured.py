"""Streams of a PDF that call themselves pictures: whether nothing else may be made of them."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["Pictured"]

_SUBTYPE: Final = b"/Subtype"
_PICTURE: Final = re.compile(rb"/Subtype[\s\0]{0,8}/Image(?![^\s\0\[\]()<>{}%/])")
_FILTER: Final = b"/Filter"
_BOUNDED: Final = re.compile(
    rb"/Filter[\s\0]{0,8}(?:/[A-Za-z0-9]{1,60}|\[[\s\0]{0,8}"
    rb"(?:/(?:ASCII85Decode|A85|ASCIIHexDecode|AHx)[\s\0]{0,8})?/[A-Za-z0-9]{1,60}[\s\0]{0,8}\])"
)
"""One filter, or letters of which bytes are made before it: the library undoes all but the last as a whole."""
_USE: Final = re.compile(rb"[0-9]{1,9}[\s\0]{1,8}[0-9]{1,5}[\s\0]{1,8}R")
_NAME: Final = re.compile(rb"/([^\s\0/\[\]()<>{}%]{1,127})[\s\0]{1,8}$")
_LONGEST_NAME: Final = 136
_OTHERS: Final = frozenset(
    b"Contents N D R G ToUnicode FontFile FontFile2 FontFile3 ICCBased Metadata CIDToGIDMap Encoding UseCMap Function Functions"
    b" TR TR2 BG BG2 UCR UCR2 HT DestOutputProfile CharProcs Pattern Shading".split()
)
"""What never leads to a picture."""
_SHAPES: Final = re.compile(
    rb"/(?:CharProcs|[NDR])[\s\0]{0,8}(?:<<([^<>]{0,40000})|([0-9]{1,9})[\s\0]{1,8}[0-9]{1,5}[\s\0]{1,8}R)"
)
"""Fonts and notes name the streams that draw their characters and states as they please."""
_LONGEST_OBJECT: Final = 40_000
_MOST_USES: Final = 1_000_000


class Pictured:
    """
    Collects which streams call themselves pictures, and which of them may be something else.

    Attributes:
        others: The objects that may be something else.
    """

    def __init__(self) -> None:
        self.others: set[int] = set()
        self._numbers: set[int] = set()
        self._uses = 0

    def takes(self, number: int, dictionary: bytes) -> bool:
        """Take a stream if it is a picture and nothing else, for all that is known, given its object and its dictionary."""
        if number in self.others or dictionary.count(_SUBTYPE) != 1 or _PICTURE.search(dictionary) is None:
            return False
        if _FILTER in dictionary and _BOUNDED.search(dictionary) is None:
            return False
        self._numbers.add(number)
        return True

    def look(self, data: bytes) -> None:
        """Look for what leads to streams in a piece with objects of the file."""
        for use in _USE.finditer(data):
            self._uses += 1
            if self._uses > _MOST_USES:
                # Nothing is known of the rest.
                self.others |= self._numbers
                return
            begin = use.start()
            name = _NAME.search(data, max(0, begin - _LONGEST_NAME), begin)
            if name is None or name[1] in _OTHERS:
                self.others.add(int(use[0].split(None, 1)[0]))
        for shapes in _SHAPES.finditer(data):
            named = shapes[1]
            if named is None:
                begin = data.find(b"%d 0 obj" % int(shapes[2]))
                named = (
                    data[begin : begin + _LONGEST_OBJECT].partition(b"endobj")[0].partition(b"stream")[0] if begin >= 0 else b""
                )
            self.others.update(int(use[0].split(None, 1)[0]) for use in _USE.finditer(named))

    def settle(self, data: bytes) -> bool:
        """Return whether all that were taken are nothing but pictures, given the whole file."""
        if self._numbers:
            self.look(data)
        return self._numbers.isdisjoint(self.others)
