"""Text that has lost its separators → labels, figures and words, in one pass from left to right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import islice

import attrs

from gov_disclosure.folding import DROPPED, UNSEEN, fold, key, split_ordinal
from gov_disclosure.forms.vocabulary import Vocabulary
from gov_disclosure.lexing.words import Found, Words

__all__ = ["DIGITS", "Item", "Runs"]

_DIGITS = frozenset("0123456789０１２３４５６７８９")
_BLANKS = frozenset(" \t\r\n\u3000\u00a0\u2002\u2003\u2009")
_SIGNS = frozenset("+-−－＋")
_POINTS = frozenset(".．,，")
_BREAKS = frozenset("，,、。；;！!？?/／")
_MARKS = frozenset(".．、")
_LEADS = frozenset(":：…⋯·.．")
_LEADER = "".join(sorted(_LEADS | _BLANKS - frozenset("\r\n")))
"""What may lead from a label to its figure."""
_LONGEST_LEADER = 80
_BRACKETS = {"（": "）", "(": ")", "〔": "〕", "[": "]", "【": "】"}
_OPENING = {closing: opening for opening, closing in _BRACKETS.items()}
_LONGEST_UNIT = 10
_CLOSING = frozenset('）)”"』】〕]’')
_REMARK = 60
_MARK_LENGTH = 16
_TAIL = 6
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
_IDEOGRAPHS = "\u2e7f"
_CHUNK = re.compile(r"[+\-−－＋]?[0-9０-９]+")
_PIECE = re.compile(r"[^\s\u00a0\u3000]+")
_NUMBER = re.compile(r"[+\-−－＋]?(?:[0-9]{1,3}(?:,[0-9]{3})++|[0-9]++)(?:\.[0-9]++)?")
_BROKEN = re.compile(rf"[0-9０-９][.,．，]?[{UNSEEN}]++[+\-−－＋0-9０-９.,．，]")
_PAGE_MARK = re.compile(r"[-—–－―]+\s++\d{1,3}\s++[-—–－―]+")
DIGITS = re.compile(r"[0-9０-９]++")
_BEHIND_WORDS = re.compile(
    # None of what leads to a figure: a run of it would be read from each of its characters.
    rf"[\u2e80-\u2fff\u3001-\uff0d\uff0f\uff1b-\U0010ffff{re.escape(''.join(sorted(_CLOSING)))}]"
    rf"[{re.escape(_LEADER)}]{{0,{_LONGEST_LEADER}}}[+\-−－＋]?[0-9０-９]"
)
"""The first digit of a figure that may stand right behind the words of a label, or behind what leads from them to it."""


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


@lru_cache(maxsize=8)
def _tails(vocabulary: Vocabulary) -> frozenset[str]:
    """Return how labels of rows end: what stands before figures that have run into them."""
    return frozenset(found[-_TAIL:] for found, label in vocabulary.labels.items() if label.row)


@lru_cache(maxsize=8)
def _last_of_tails(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(tail[-1] for tail in _tails(vocabulary))


class _Ends(dict[str, bool]):
    """Whether a label of a row, or what closes one, may end in a character; filled as characters are met."""

    def __init__(self, last: frozenset[str]) -> None:
        super().__init__()
        self.last = last

    def __missing__(self, char: str) -> bool:
        folded = fold(char)
        words = (char > _IDEOGRAPHS or char in _CLOSING) and char not in _BLANKS
        ends = self[char] = words and (folded == DROPPED or folded in self.last)
        return ends


class Runs(Words):
    """Divides runs into their pieces."""

    def runs_together(self, start: int, end: int) -> bool:
        """Whether figures stand right behind the words of a label of a row anywhere."""
        text, ends = self.text, self.ends
        for match in _BEHIND_WORDS.finditer(text, start, end):
            at = match.end() - 1
            if at > start and text[at - 1] in _SIGNS:
                at -= 1
            at = self._before_remark(self._before_leader(at, start), start)
            if at > start and ends[text[at - 1]]:
                words, tails = key(text[max(start, at - 2 * _TAIL) : at]), _tails(self.vocabulary)
                if any(words[-length:] in tails for length in range(2, min(len(words), _TAIL) + 1)):
                    return True
        return False

    def _before_leader(self, at: int, start: int) -> int:
        """Return where a colon or dots begin that lead to a figure; the same place where none do."""
        before = self.text[max(start, at - _LONGEST_LEADER) : at]
        led = len(before.rstrip(_LEADER))
        return at - len(before) + led if not _LEADS.isdisjoint(before[led:]) else at

    def _before_remark(self, at: int, start: int) -> int:
        """Return where a short bracket begins that ends at a place (a label's unit); the same place where none does."""
        opening = _OPENING.get(self.text[at - 1 : at])
        if opening is None:
            return at
        begun = self.text.rfind(opening, max(start, at - _LONGEST_UNIT), at)
        return begun if begun > start else at

    @cached_property
    def ends(self) -> _Ends:
        """Whether a label of a row, or what closes one, may end in a character."""
        return _Ends(_last_of_tails(self.vocabulary))

    def items(self, start: int, end: int) -> list[Item]:
        """Return the pieces of a run, in order; blanks and marks between them are left out."""
        text = self.text
        folded = fold(text[start:end])
        found: list[Item] = []
        most = _ITEMS * self.limits.max_labels
        at = start
        while at < end:
            if len(found) > most:
                found.append(Item(at, end))
                break
            char = text[at]
            if char in _DIGITS or (char in _SIGNS and at + 1 < end and text[at + 1] in _DIGITS):
                item = self._figures(at, start, end, folded)
                if item.end > item.start:
                    found.append(item)
                    at = item.end
                    continue
            if folded[at - start] == DROPPED and char not in _BRACKETS and char not in _BREAKS:
                mark = (_LOST_FIGURE if char == _LOST else _PAGE_MARK).match(text, at, end)
                if mark is not None and char == _LOST and found:
                    found.append(Item(at, mark.end(), chunks=(mark.span(),), whole=False))
                at = mark.end() if mark is not None else at + 1
                continue
            label = self._label(at, start, end, folded) if char not in _BREAKS else None
            if label is not None and not (char in _BRACKETS and self._is_in_remark(label, end)):
                found.append(label)
                at = label.end
                continue
            stop = self._remark(at, end) if char in _BRACKETS else at + 1
            if folded[at - start] != DROPPED or stop > at + 1 or char in _BREAKS:
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
        label, stop = self.longest(at - start, folded)
        if label is not None:
            stop += start
            while stop < end and self.text[stop] in _CLOSING and folded[stop - start] == DROPPED:
                stop += 1
            return Item(at, stop, Found(label, split_ordinal(self.text[at:stop])[0]))
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
        closing = self.text.find(_BRACKETS[self.text[at]], at, min(end, at + _REMARK))
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
            elif char in _SIGNS and _PAGE_MARK.match(text, here, end) is not None:
                break
            elif char in _SIGNS:
                whole = whole and here + 1 < end and text[here + 1] in _DIGITS
            elif char not in _BLANKS and char not in UNSEEN:
                break
            here += 1
        # What cannot be seen divides no figures, but whether a cell ends there cannot be seen either.
        item = Item(at, last, whole=whole and _BROKEN.search(text, at, last) is None)
        behind = text[last] if last < end else ""
        if behind in _MARKS and last + 1 < end and text[last + 1] not in _DIGITS:
            # `0282.没有`: a figure does not end in a mark, so the last digit is the ordinal of what follows.
            item.end = last - 1
        elif behind and self.longest(last - start, folded)[0] is not None:
            marked = self.longest(last - 1 - start, folded)[0]
            bare = self.longest(last - start, folded)[0]
            if marked is not None and last - at > 1 and text[last - 2] in _BLANKS:
                item.end = last - 1
            elif marked is not None or (bare is not None and split_ordinal(bare.text)[0] == "digit"):
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


def _parted(between: str) -> bool:
    """Whether blanks stand between two words."""
    return bool(between) and between.isspace()
