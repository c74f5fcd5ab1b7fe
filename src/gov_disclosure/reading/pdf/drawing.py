"""How much the pages of a PDF ask to be drawn: counted before the library draws them, which knows no bound."""

from __future__ import annotations

import re
from collections import Counter
from heapq import nlargest
from operator import itemgetter
from typing import Final

import attrs

__all__ = ["Drawing"]

_NAME: Final = rb"/([^\s/\[\]()<>{}%]{1,127})"
_PAINTING: Final = re.compile(_NAME + rb"[\s]{1,8}Do(?![A-Za-z0-9*])")
_REFERENCE: Final = re.compile(_NAME + rb"[\s]{0,8}([0-9]{1,9})[\s]{1,8}[0-9]{1,5}[\s]{1,8}R")
_OPERATOR: Final = re.compile(
    # The letter first, which is looked for faster than what stands before it.
    rb"[qQWBE0-7](?<![^\s\[\]()<>{}%].)(?:(?<=[qQ])|(?<=W)\*?|(?<=[BE])T|(?<=[0-7])[\s]{1,8}Tr)(?![^\s\[\]()<>{}%/])"
)
_CLIPPING: Final = re.compile(rb"[4-7][\s]{1,8}Tr")
"""Text as a clip, from its end on."""
_CLIP_BYTE: Final = 100
"""What each byte of such text costs: the library keeps the outlines of all its characters."""
_MARK: Final = re.compile(rb"(?<![^\s\[\]()<>{}%])(?:B(?:DC|MC)|EMC)(?![^\s\[\]()<>{}%/])")
_PAINTED: Final = re.compile(
    rb"[BbFfSTsE'\"](?<=[\s)\]>].)(?:(?<=[BbFfS])\*?|(?<=T)[jJ]|(?<=s)h?|(?<=E)I|(?<=['\"]))(?![^\s\[\]()<>{}%/])"
)
_PAINT: Final = 8
"""What each thing costs that a stream paints."""
_FEW_PAINTS: Final = 1 << 21
"""Bytes of streams beyond which it is counted in those of pages, too."""
_PROGRAM: Final = re.compile(rb"[\s]d[01](?![^\s\[\]()<>{}%/])")
"""What a drawing begins with that is a character of a font; a few figures stand before it."""
_BEGIN: Final = 256
_CONTENTS: Final = b"Contents"
_PROGRAMS: Final = b"CharProcs"
_FEW_CLIPS: Final = 500
_LONGEST_OPERATOR: Final = 3
_FEW_MARKS: Final = 2_000
"""So few marked contents are within each other at most, in whatever streams."""
_FORM: Final = 100
"""
What a form costs that is drawn once, beside what it paints and its clips: each clip costs one, and one more for each that
it is within.
"""
_DEEPEST: Final = 40
"""The library draws no form deeper than that within forms."""
_MOST_FORMS: Final = 2_000
_MOST_NAMES: Final = 200_000


@attrs.define
class _Content:
    """
    What a stream draws.

    Attributes:
        number: Number of its object, or -1.
        form: Whether it is a form.
        dictionary: Its dictionary as it is written.
        packed: Whether objects of the file lie in it.
        calls: Names of what it draws → how often.
        cost: What it paints and its clips cost.
    """

    number: int
    form: bool
    dictionary: bytes
    calls: Counter[bytes] = attrs.field(factory=Counter)
    cost: int = 0
    packed: bool = False


class Drawing:
    """
    Counts what the streams of a PDF draw.

    Args:
        most: Where the count ends.

    Attributes:
        dearest: What the dearest of the forms costs, once they are counted: annotations draw forms that no page names.
        dearest_character: What the dearest of the characters costs that are drawings.
        shapes: Whether a font is known whose characters are drawings: then whatever has a name may be one.
        uncounted: Whether a stream was passed, as no such font was known, that may be one.
    """

    def __init__(self, most: int, *, shapes: bool = False) -> None:
        self._most = most
        self.dearest = self.dearest_character = _FORM
        self.shapes, self.uncounted = shapes, False
        self._contents: list[_Content] = []
        self._begun: _Content | None = None
        self._within: list[tuple[int, bool]] = []
        self._clips = self._bytes = 0
        # Whether text is a clip now, whether any of the stream was, and whether text is being drawn.
        self._clipping = self._clipped = self._writing = False
        self._counted = False
        self._marks = self._marked = 0
        # Name → the objects that it stands for anywhere in the file, and how often one was met.
        self._names: dict[bytes, set[int]] = {}
        self._references = 0
        # Object → how often something names it that does not call it the contents of a page.
        self._named = Counter[int]()
        # What an operator may have been cut off of, at the end of the last piece.
        self._rest = b""
        self._cost = 0

    def begin(self, number: int, dictionary: bytes) -> None:
        """Begin a stream, given the number of its object and its dictionary."""
        self._count_marks(self._rest)
        self._rest = b""
        self._begun = _Content(number, b"/Form" in dictionary, dictionary, packed=b"/ObjStm" in dictionary)
        self._within, self._clips, self._counted = [], 0, False
        self._clipping = self._clipped = self._writing = False

    def take(self, piece: bytes) -> bool:
        """Take a piece of the stream, unpacked; return whether all is still within bounds."""
        begun = self._begun
        if begun is None:
            return True
        if b"Do" in piece:
            if not begun.calls:
                self._contents.append(begun)
            for call in _PAINTING.finditer(piece):
                begun.calls[call[1]] += 1
                if len(begun.calls) > _MOST_NAMES:
                    return False
        if begun.packed:
            self._refer(piece)
        self._bytes += len(piece)
        many = self._bytes > _FEW_PAINTS
        self._counted = self._counted or begun.form or self.shapes or _PROGRAM.search(piece, 0, _BEGIN) is not None
        if self._counted or many:
            cost = _PAINT * len(_PAINTED.findall(piece))
            begun.cost += cost
            # A form that nothing draws paints nothing.
            self._cost += cost if many and not begun.form else 0
        self.uncounted = self.uncounted or not (self._counted or begun.packed)
        self._clipped = self._clipped or (b"Tr" in piece and _CLIPPING.search(piece) is not None)
        if self._clipped or piece.count(b"W") >= _FEW_CLIPS:
            self._count_clips(piece, begun)
        if begun.cost and not begun.calls and begun not in self._contents[-1:]:
            self._contents.append(begun)
        self._marks += piece.count(b"BDC") + piece.count(b"BMC")
        if self._marks >= _FEW_MARKS:
            whole = self._rest + piece
            stop = max(whole.rfind(b" "), whole.rfind(b"\n"), len(whole) - _LONGEST_OPERATOR)
            self._rest = whole[stop:]
            self._count_marks(whole[:stop])
        return self._cost <= self._most

    def _count_marks(self, piece: bytes) -> None:
        """Count for each marked content those that it is within, which the library copies; streams go on with each other."""
        for mark in _MARK.finditer(piece):
            if mark[0] == b"EMC":
                self._marked = max(0, self._marked - 1)
                continue
            self._marked += 1
            self._cost += self._marked
            if self._cost > self._most:
                break

    def _count_clips(self, piece: bytes, begun: _Content) -> None:
        before, within, begin = self._cost, self._within, 0
        for operator in _OPERATOR.finditer(piece):
            word = operator[0]
            if word == b"q":
                within.append((self._clips, self._clipping))
            elif word == b"Q":
                self._clips, self._clipping = within.pop() if within else (self._clips, self._clipping)
            elif word == b"BT":
                self._writing, begin = True, operator.start()
            elif word[-1:] == b"r":
                self._clipping = word[:1] >= b"4"
            elif word != b"ET" or self._clipping:
                self._clips += 1
                self._cost += self._clips + (_CLIP_BYTE * (operator.start() - begin) if word == b"ET" else 0)
            self._writing = self._writing and word != b"ET"
            if len(within) > self._most or self._cost > self._most:
                self._cost = self._most + 1
                break
        if self._clipping and self._writing:
            # The text goes on in the next piece.
            self._cost += _CLIP_BYTE * (len(piece) - begin)
        begun.cost += self._cost - before

    def within_bounds(self, data: bytes) -> bool:
        """Return whether what the forms draw within forms is within bounds, given the whole file."""
        forms = {content.number: content for content in self._contents if content.form}
        pages = [content for content in self._contents if not content.form]
        most = max([content.calls.total() for content in forms.values()], default=0)
        calls = sum(content.calls.total() for content in pages)
        if most <= 1 and not self.shapes and not any(form.cost for form in forms.values()):
            self.dearest = _FORM * (len(forms) + 1)
            return calls * (len(forms) + 1) <= self._most
        if sum(1 for form in forms.values() if form.calls) > _MOST_FORMS:
            return False
        self._refer(data)
        targets = {content.number: self._targets(content, forms) for content in forms.values()}
        costs = dict.fromkeys(forms, _FORM)
        for _ in range(_DEEPEST):
            dearest = nlargest(2, costs.items(), itemgetter(1))
            costs, before = (
                {number: self._cost_of(form, targets[number], costs, dearest) for number, form in forms.items()},
                costs,
            )
            if costs == before:
                break
        dearest = nlargest(2, costs.items(), itemgetter(1))
        self.dearest = dearest[0][1] if dearest else _FORM
        # Each font makes its characters anew, of what several have in common, too.
        fonts = max([self._named[number] for number in self._names.get(_PROGRAMS, ())], default=1) if self.shapes else 1
        whole = 0
        for page in pages:
            cost = self._cost_of(page, self._targets(page, forms), costs, dearest)
            times = self._named[page.number] * fonts if self.shapes else 0
            if times:
                self.dearest_character = max(self.dearest_character, cost)
            whole += cost + max(0, times - 1) * (cost - _FORM)
        return whole <= self._most

    def _cost_of(
        self, content: _Content, targets: dict[bytes, list[int] | None], costs: dict[int, int], dearest: list[tuple[int, int]]
    ) -> int:
        """Return what a stream costs, given what its names stand for, and the two dearest of the forms."""
        other = next((cost for number, cost in dearest if number != content.number), _FORM)
        inner = 0
        for name, count in content.calls.items():
            known = targets[name]
            inner += count * (other if known is None else max([costs[number] for number in known], default=_FORM))
        return min(self._most + 1, _FORM + content.cost + inner)

    def _refer(self, data: bytes) -> None:
        """Take from a piece of the file what names in it stand for."""
        for match in _REFERENCE.finditer(data):
            if self._references > _MOST_NAMES:
                break
            self._references += 1
            self._names.setdefault(match[1], set()).add(int(match[2]))
            self._named[int(match[2])] += match[1] != _CONTENTS

    def _targets(self, content: _Content, forms: dict[int, _Content]) -> dict[bytes, list[int] | None]:
        """Return each name that a stream draws → the forms it may stand for, as its own dictionary says; None is any of them."""
        own = {match[1]: int(match[2]) for match in _REFERENCE.finditer(content.dictionary)}
        return {
            name: [number for number in told if number in forms and number != content.number] if told is not None else None
            for name in content.calls
            for told in ((own[name],) if name in own else self._names.get(name),)
        }
