"""Words → labels and figures: exactly, with a remark, glued together, or nearly."""

from __future__ import annotations

import re
from functools import cached_property

from gov_disclosure.figures import BLANK, Reading, read_figure
from gov_disclosure.folding import DROPPED, fold, key, split_ordinal
from gov_disclosure.forms.vocabulary import Label, Vocabulary, loose
from gov_disclosure.lexing.dated import dated_label
from gov_disclosure.lexing.near import NearIndex
from gov_disclosure.limits import Limits

__all__ = ["DENIALS", "FIGURE_START", "LABEL_LENGTH", "NOTE_MARKS", "Found", "Words"]

_TOLD = re.compile(r"(?:[：:…⋯]|[.．·_]{2})[ \t\u3000]{0,9}[0-9０-９]")
"""A figure behind a colon, or behind dots that lead to it, is no slip of a label."""
_BRACKET = re.compile(r"[(（\[【〔]")
_COUNTED = re.compile(r"(?:(?:计量)?单位[:：]?\s?)?(?:件次?|条次?|项|个|宗|份|起|次|人次?|批次?)$")
"""What a header cell counts, in brackets behind it; units that count in more than ones make another figure of it."""
_EXPLAINED = re.compile(r"(?:是指|指|即|如|不?包?含|不?包括|截至|截止|增加|减少|减用|按|注)")
"""How it begins where brackets behind a header cell say what it means."""
_MEASURED = re.compile(r"[万萬亿億千百元‰%％]|[单單]位[:：]")
"""Words of units in what brackets say."""
_LATIN = re.compile(r"[ \t\n\u00a0/／(（·.,&'’-]{0,9}[A-Za-z][A-Za-z \t\n\u00a0/／·.,&'’()（）-]{3,}")
"""The English of a label beside it."""
_LATIN_LETTER = re.compile(r"[A-Za-z]")
_FIGURE_BEHIND = re.compile(r"[)）\]】〕][ \t\u3000\u00a0]{0,40}[+\-−－＋]?[0-9０-９]")
NOTE_MARKS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳¹²³⁴⁵⁶⁷⁸⁹"
"""Marks of notes behind a label or a figure."""
_BEHIND_LABEL = f"{NOTE_MARKS} \n"
FIGURE_START = frozenset(
    '0123456789０１２３４５６７８９+-−－＋/／\\—–―*无無增減减新未不没沒暂暫持"Nn~|&\u200b\u2060\ufeff\u200c\u200d'
)
"""Characters that a figure, or a mark in its place, may begin with."""
LABEL_LENGTH = 80
"""Longer words are no label."""
_MEMORY = 20_000
_MAX_NEAR_HEADING = 48
DENIALS = "无没暂未"
"""What sentences begin with that say that there is none (一、无其他需要报告的事项。), and no heading does."""
_SHORT_HEADING = 6


class Found:
    """
    What words are as a label.

    Attributes:
        label: The label.
        mark: Kind of mark before it, see `gov_disclosure.folding.split_ordinal`.
        slips: Slips between the words and the label.
        year: The report year that a year in the words makes, or None where they name none.
    """

    __slots__ = ("label", "mark", "slips", "year")

    def __init__(self, label: Label, mark: str, slips: int = 0, year: int | None = None) -> None:
        self.label = label
        self.mark = mark
        self.slips = slips
        self.year = year


class Words:
    """Looks words of one document up in a vocabulary; what exact words are is remembered between documents."""

    def __init__(self, text: str, vocabulary: Vocabulary, limits: Limits) -> None:
        self.text = text
        self.vocabulary = vocabulary
        self.labels = vocabulary.labels
        self.prefixes = vocabulary.prefixes
        self.limits = limits
        self.near_left = limits.max_near_labels
        self.readings: dict[str, Reading] = {"": BLANK}
        self.found: dict[str, Found | None] = vocabulary.memory
        if len(self.found) > _MEMORY:
            self.found.clear()
        self.known_prose = vocabulary.prose
        if len(self.known_prose) > _MEMORY:
            self.known_prose.clear()

    @cached_property
    def near_labels(self) -> NearIndex:
        """The labels of tables, for words that are nearly one."""
        cells = {found: label.terminals for found, label in self.labels.items() if label.cell}
        return NearIndex(cells, cells)

    @cached_property
    def near_headings(self) -> NearIndex:
        """The longer headings, for lines that are nearly one."""
        headings = {
            found: label.heading
            for found, label in self.labels.items()
            if label.heading is not None and len(found) > _SHORT_HEADING
        }
        return NearIndex(headings, headings)

    def look_up(self, words: str) -> Found | None:
        """Return the label that words are, exactly, whatever mark stands before them."""
        if len(words) > LABEL_LENGTH:
            return None
        try:
            return self.found[words]
        except KeyError:
            pass
        result = None
        if words:
            mark, length = split_ordinal(words)
            bare = words.rstrip(_BEHIND_LABEL)
            folded = key(bare)
            label = self.labels.get(folded)
            if label is None and length:
                folded = key(bare[length:])
                label = self.labels.get(folded)
            if label is None and not words.isascii() and _LATIN_LETTER.search(words) is not None:
                translated = _LATIN.sub("", bare)
                result = self.look_up(translated) if translated != bare else None
            if label is not None:
                result = Found(label, mark)
            elif result is None:
                dated = dated_label(folded, self.labels)
                result = Found(dated[0], mark, year=dated[1]) if dated is not None else None
        self.found[words] = result
        return result

    def is_of_form(self, words: str) -> bool:
        """Whether words are a cell of a form, not the head of a column that reports add."""
        found = self.look_up(words)
        return found is not None and found.label.cell and not found.label.added

    def reading(self, words: str) -> Reading:
        """Return what words say as a figure; each is read once."""
        try:
            return self.readings[words]
        except KeyError:
            read = self.readings[words] = read_figure(words, self.limits.max_digits)
            return read

    def near(self, words: str) -> Found | None:
        """Return the one label that words are nearly."""
        if self.near_left <= 0 or _TOLD.search(words) is not None:
            return None
        self.near_left -= 1
        mark, length = split_ordinal(words)
        # A digit at the end is no slip: it is a figure, or the beginning of one.
        if len(words) > LABEL_LENGTH or not (folded := key(words)) or folded[-1].isdigit():
            return None
        nearest = self.near_labels.nearest(key(words[length:]))
        if nearest is None and length:
            # With its mark a short label may have a slip, too: the mark must be the same.
            nearest = self.near_labels.nearest(key(words), anchored=True)
        return Found(self.labels[nearest[0]], mark, nearest[1]) if nearest is not None else None

    def varied_heading(self, words: str, mark: str, length: int) -> Found | None:
        """Return the heading that a marked line is but for words that writers vary, or one slip or two."""
        if mark not in ("han", "lost", "digit") or len(words) > _MAX_NEAR_HEADING:
            return None
        folded = key(words[length:])
        label = self.vocabulary.loose_headings.get(loose(folded))
        if label is not None:
            return Found(label, mark)
        if len(folded) <= _SHORT_HEADING or self.near_left <= 0 or folded[0] in DENIALS:
            return None
        self.near_left -= 1
        nearest = self.near_headings.nearest(folded)
        return Found(self.labels[nearest[0]], mark, nearest[1]) if nearest is not None else None

    def remarked(self, words: str) -> Found | None:
        """Return the label of words with a bracketed remark behind it."""
        if len(words) > 2 * LABEL_LENGTH:
            return None
        words = words.rstrip("：:")
        for bracket in _BRACKET.finditer(words):
            if bracket.start() > 1 and words[-1] in ")）]】〕" and (found := self.look_up(words[: bracket.start()])):
                remark = words[bracket.end() : -1].strip()
                if _FIGURE_BEHIND.search(remark) is not None:
                    # The bracket is closed before the figures, and the last one is that of a note.
                    return None
                if found.label.row or (found.label.cell and (_COUNTED.match(remark) is not None or _explains(remark))):
                    return found
                return None
        return None

    def longest(self, at: int, folded: str) -> tuple[Label | None, int]:
        """Return the longest label that begins at a place of a folded text, and where it ends."""
        walked, best, stop = "", None, at
        for here in range(at, min(len(folded), at + LABEL_LENGTH)):
            if folded[here] == DROPPED:
                continue
            walked += folded[here]
            label = self.labels.get(walked)
            if label is not None:
                best, stop = label, here + 1
            if walked not in self.prefixes:
                break
        return best, stop

    def glued(self, start: int, words: str) -> list[tuple[Label, str, int, int]] | None:
        """
        Return the labels that words are made of, where nothing is left over.

        Of two rows it cannot be told whose the figures are that stand behind them.
        """
        if len(words) < 4:
            return None
        folded = fold(words)
        parts: list[tuple[Label, str, int, int]] = []
        at = 0
        while at < len(words):
            if folded[at] == DROPPED:
                at += 1
                continue
            best, stop = self.longest(at, folded)
            if best is None:
                return None
            parts.append((best, split_ordinal(words[at:stop])[0], start + at, start + stop))
            at = stop
        rows = sum(label.row and not label.word for label, *_ in parts)
        return parts if len(parts) > 1 >= rows else None


def _explains(remark: str) -> bool:
    """Whether the remark behind a header cell says what is counted, not in what."""
    return _EXPLAINED.match(remark) is not None and _MEASURED.search(remark) is None
