"""Text that has lost its separators → labels, figures and words, in one pass from left to right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

import attrs

from gov_disclosure.folding import DROPPED, UNSEEN, fold, split_ordinal
from gov_disclosure.lexing.run_together import BLANKS, BRACKETS, CLOSING, SIGNS, RunTogether
from gov_disclosure.lexing.words import Found

__all__ = ["DIGITS", "Item", "Runs"]

_DIGITS = frozenset("0123456789０１２３４５６７８９")
_POINTS = frozenset(".．,，")
_BREAKS = frozenset("，,、。；;！!？?/／")
_MARKS = frozenset(".．、")
_REMARK = 60
_MARK_LENGTH = 16
_SHORT_WORD = 4
_NEAR = 9
_FEW = 3
_LOST = "\ufffd"
_VAGUE = frozenset(f"%％‰<>＜＞≤≥≈~～〜?？{_LOST}")
"""Beside digits these make something else of them than a figure."""
_LOST_FIGURE = re.compile(rf"(?<!\S){_LOST}++(?!\S)")
"""Characters that stand for what cannot be read, where a figure may have been."""
_ITEMS = 3
"""Pieces read of one run, for each of the labels that a document may have."""
_MOST_CHUNKS = 500
"""Figures of one row with separators between them; where there are more, they are those of no row."""
_HAN, _LAST_HAN = "\u4e00", "\u9fff"
_NUMERALS = frozenset("一二三四五六七八九十壹贰叁肆伍陆第")
"""The ideographs that the mark of an item begins with, see `gov_disclosure.folding.split_ordinal`."""
_CHUNK = re.compile(r"[+\-−－＋]?[0-9０-９]+")
_PIECE = re.compile(r"[^\s\u00a0\u3000]+")
_NUMBER = re.compile(r"[+\-−－＋]?(?:[0-9]{1,3}(?:,[0-9]{3})++|[0-9]++)(?:\.[0-9]++)?")
_BROKEN = re.compile(rf"[0-9０-９][.,．，]?[{UNSEEN}]++[+\-−－＋0-9０-９.,．，]")
_PAGE_MARK = re.compile(r"[-—–－―]+\s++\d{1,3}\s++[-—–－―]+")
DIGITS = re.compile(r"[0-9０-９]++")


@attrs.define
class Item:
    """
    A piece of a run.

    Attributes:
        start, end: View offsets.
        found: The label that it is, or None.
        chunks: Where its figures stand, as far as separators divide them; empty where it is no figures.
        whole: Whether its figures are nothing but digits and signs, and nothing sticks to them that may be theirs.
        ordinal: Of figures with a label right behind them: whether their last digit could be its ordinal.
    """

    start: int
    end: int
    found: Found | None = None
    chunks: tuple[tuple[int, int], ...] = ()
    whole: bool = True
    ordinal: bool | None = None

    @property
    def words(self) -> bool:
        """Whether it is neither label nor figures."""
        return self.found is None and not self.chunks


class Runs(RunTogether):
    """Divides runs into their pieces."""

    def items(self, start: int, end: int) -> list[Item]:
        """Return the pieces of a run, in order; blanks and marks between them are left out."""
        text, prefixes = self.text, self.prefixes
        folded = fold(text[start:end])
        found: list[Item] = []
        most = _ITEMS * self.limits.max_labels
        at = start
        while at < end:
            if len(found) > most:
                found.append(Item(at, end))
                break
            char = text[at]
            if char in _DIGITS or (char in SIGNS and at + 1 < end and text[at + 1] in _DIGITS):
                item = self._figures(at, start, end, folded)
                if item.end > item.start:
                    found.append(item)
                    at = item.end
                    continue
            if folded[at - start] == DROPPED and char not in BRACKETS and char not in _BREAKS:
                mark = (_LOST_FIGURE if char == _LOST else _PAGE_MARK).match(text, at, end)
                if mark is not None and char == _LOST and found:
                    found.append(Item(at, mark.end(), chunks=(mark.span(),), whole=False))
                at = mark.end() if mark is not None else at + 1
                continue
            label = self._label(at, start, end, folded) if char not in _BREAKS else None
            if label is not None and not (char in BRACKETS and self._is_in_remark(label, end)):
                found.append(label)
                at = label.end
                continue
            stop = self._remark(at, end) if char in BRACKETS else at + 1
            if folded[at - start] != DROPPED or stop > at + 1 or char in _BREAKS:
                while stop < end and folded[stop - start] not in prefixes and _is_bare(text[stop]):
                    stop += 1  # most words of prose
                if found and found[-1].words and not _parted(text[found[-1].end : at]):
                    found[-1].end = stop
                else:
                    found.append(Item(at, stop))
            at = stop
        self._settle_ordinals(found)
        return found

    # ---- labels --------------------------------------------------------------------------------

    def _label(self, at: int, start: int, end: int, folded: str) -> Item | None:
        """Return the label that begins at a place, with its mark."""
        bare = _is_bare(self.text[at])
        label, stop = self.longest(at - start, folded)
        if label is not None:
            stop += start
            while stop < end and self.text[stop] in CLOSING and folded[stop - start] == DROPPED:
                stop += 1
            return Item(at, stop, Found(label, "" if bare else split_ordinal(self.text[at:stop])[0]))
        if bare:
            return None
        mark, length = split_ordinal(self.text[at : min(end, at + _MARK_LENGTH)])
        if not length or at + length >= end:
            return None
        label, stop = self.longest(at - start + length, folded)
        return Item(at, start + stop, Found(label, mark)) if label is not None else None

    def _is_in_remark(self, label: Item, end: int) -> bool:
        """Whether a header word begins a remark that goes on behind it: `（单位：条）`."""
        found = label.found
        short = found is not None and found.label.word and not found.label.row and len(found.label.key) < _SHORT_WORD
        return short and label.end + 1 < self._remark(label.start, end)

    def _remark(self, at: int, end: int) -> int:
        """Return where a bracket that opens at a place is closed, or the next place where it is not."""
        closing = self.text.find(BRACKETS[self.text[at]], at, min(end, at + _REMARK))
        return closing + 1 if closing >= 0 else at + 1

    # ---- figures -------------------------------------------------------------------------------

    def _figures(self, at: int, start: int, end: int, folded: str) -> Item:
        """Return the figures that begin at a place; none where the digits are the mark of a label."""
        text = self.text
        if at + 1 < end and self._is_mark(at, start, end, folded):
            return Item(at, at)
        here = last = at
        whole = True
        while here < end:
            char = text[here]
            if char in _DIGITS:
                last = here + 1
            elif char in _POINTS and self._is_point(here, last, end):
                whole = False
            elif char in SIGNS and _PAGE_MARK.match(text, here, end) is not None:
                break
            elif char in SIGNS:
                whole = whole and here + 1 < end and text[here + 1] in _DIGITS
            elif char not in BLANKS and char not in UNSEEN:
                break
            here += 1
        # What cannot be seen divides no figures, but whether a cell ends there cannot be seen either.
        item = Item(at, last, whole=whole and _BROKEN.search(text, at, last) is None)
        behind = text[last] if last < end else ""
        if behind in _MARKS and last + 1 < end and text[last + 1] not in _DIGITS:
            # `0282.没有`: a figure does not end in a mark, so the last digit is the ordinal of what follows.
            item.end = last - 1
        elif behind and (bare := self.longest(last - start, folded)[0]) is not None:
            marked = self.longest(last - 1 - start, folded)[0]
            if marked is not None and last - at > 1 and text[last - 2] in BLANKS:
                item.end = last - 1
            elif marked is not None or split_ordinal(bare.text)[0] == "digit":
                item.ordinal = marked is not None
        elif behind and folded[last - start] != DROPPED and not split_ordinal(text[last : min(end, last + _MARK_LENGTH)])[1]:
            item.whole = False
        item.end = max(at, self._trimmed(at, item.end))
        if item.end > at:
            self._take_vague(item, start, end)
        item.chunks = self._chunks(item)
        return item

    def _is_point(self, at: int, last: int, end: int) -> bool:
        """Whether a mark stands between digits, but for what nobody sees; `last` is where those before it end."""
        behind = self.text[at + 1 : min(end, at + _NEAR)].lstrip(UNSEEN)[:1]
        return behind in _DIGITS and not self.text[last:at].strip(UNSEEN)

    def _take_vague(self, item: Item, start: int, end: int) -> None:
        """Take the signs beside figures that make something else of them."""
        if item.end < end and self.text[item.end] in _VAGUE:
            item.end, item.whole = item.end + 1, False
        before = item.start - (self.text[item.start - 1] in _POINTS if item.start > start else 0)
        if before > start and self.text[before - 1] in _VAGUE:
            item.start, item.whole = before - 1, False

    def _is_mark(self, at: int, start: int, end: int, folded: str) -> bool:
        """Whether a digit is the mark of a label right behind it."""
        if self.text[at + 1] in _DIGITS:
            return False
        label, stop = self.longest(at - start, folded)
        if label is not None and stop > 2:
            return True
        _, length = split_ordinal(self.text[at : min(end, at + _MARK_LENGTH)])
        return bool(length) and self.longest(at - start + length, folded)[0] is not None

    def _trimmed(self, start: int, end: int) -> int:
        while end > start and self.text[end - 1] not in _DIGITS:
            end -= 1
        return end

    def _chunks(self, item: Item) -> tuple[tuple[int, int], ...]:
        if item.end <= item.start:
            return ()
        if not item.whole:
            pieces = [piece.span() for piece in islice(_PIECE.finditer(self.text, item.start, item.end), _MOST_CHUNKS + 1)]
            apart = 1 < len(pieces) <= _MOST_CHUNKS and all(_NUMBER.fullmatch(self.text, *piece) for piece in pieces)
            return tuple(pieces) if apart else ((item.start, item.end),)
        chunks = tuple(match.span() for match in islice(_CHUNK.finditer(self.text, item.start, item.end), _MOST_CHUNKS + 1))
        if len(chunks) > _MOST_CHUNKS:
            item.whole = False
            return ((item.start, item.end),)
        return chunks

    def _settle_ordinals(self, items: Sequence[Item]) -> None:
        """
        Decide whether ordinals without a mark (`0282没有`) are part of the labels: all of them are, or none.

        Where there are too few to tell, the figures before them may have a digit too many, and are left as words.
        """
        doubtful = [item for item in items if item.ordinal is not None]
        if not any(item.ordinal for item in doubtful):
            return
        if all(item.ordinal for item in doubtful) and len(doubtful) >= _FEW:
            for item in doubtful:
                item.end = max(item.start, self._trimmed(item.start, item.end - 1))
                item.chunks = self._chunks(item)
        elif len(doubtful) - sum(bool(item.ordinal) for item in doubtful) < _FEW:
            for item in doubtful:
                item.whole = False
                item.chunks = self._chunks(item)


def _is_bare(char: str) -> bool:
    """Whether no mark of an item begins with a character."""
    return _HAN <= char <= _LAST_HAN and char not in _NUMERALS


def _parted(between: str) -> bool:
    """Whether blanks stand between two words."""
    return bool(between) and between.isspace()
