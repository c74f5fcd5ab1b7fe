"""Streams of a PDF that call themselves pictures: whether nothing else may be made of them."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["Pictured"]

_SUBTYPE: Final = b"/Subtype"
_PICTURE: Final = re.compile(rb"/Subtype[\s\0]{0,8}/Image(?![^\s\0\[\]()<>{}%/])")
_FILTER: Final = b"/Filter"
_ONE_FILTER: Final = re.compile(rb"/Filter[\s\0]{0,8}(?:/[A-Za-z0-9]{1,60}|\[[\s\0]{0,8}/[A-Za-z0-9]{1,60}[\s\0]{0,8}\])")
_USE: Final = re.compile(rb"[0-9]{1,9}[\s\0]{1,8}[0-9]{1,5}[\s\0]{1,8}R")
_NAME: Final = re.compile(rb"/([^\s\0/\[\]()<>{}%]{1,127})[\s\0]{1,8}$")
_LONGEST_NAME: Final = 136
_OTHERS: Final = frozenset(
    b"Contents N D R G ToUnicode FontFile FontFile2 FontFile3 ICCBased Metadata CIDToGIDMap Encoding UseCMap Function Functions"
    b" TR TR2 BG BG2 UCR UCR2 HT DestOutputProfile CharProcs Pattern Shading".split()
)
"""What never leads to a picture."""
_FREE: Final = (b"/Type3", b"/AP")
"""Fonts and notes name what is drawn as they please."""
_MOST_USES: Final = 200_000


class Pictured:
    """
    Collects which streams call themselves pictures, and what else they may be.

    Attributes:
        alone: Whether, for all that was met, they are nothing but pictures that the library unpacks no further than it needs.
    """

    def __init__(self) -> None:
        self.alone = True
        self._numbers: set[int] = set()
        self._others: set[int] = set()
        self._uses = 0

    def takes(self, number: int, dictionary: bytes) -> bool:
        """Take a stream if it calls itself a picture, given its object and its dictionary; return whether it does."""
        if dictionary.count(_SUBTYPE) != 1 or _PICTURE.search(dictionary) is None:
            return False
        self._numbers.add(number)
        # All filters but the last are undone whole.
        self.alone = self.alone and (_FILTER not in dictionary or _ONE_FILTER.search(dictionary) is not None)
        return True

    def look(self, data: bytes) -> None:
        """Look for what leads to streams in a piece with objects of the file."""
        self.alone = self.alone and not any(word in data for word in _FREE)
        for use in _USE.finditer(data):
            self._uses += 1
            if self._uses > _MOST_USES:
                self.alone = False
            if not self.alone:
                break
            begin = use.start()
            name = _NAME.search(data, max(0, begin - _LONGEST_NAME), begin)
            if name is None or name[1] in _OTHERS:
                self._others.add(int(use[0].split(None, 1)[0]))

    def settle(self, data: bytes) -> bool:
        """Return whether all are nothing but pictures, given the whole file."""
        if self.alone and self._numbers:
            self.look(data)
        return not self._numbers or (self.alone and not self._numbers & self._others)
