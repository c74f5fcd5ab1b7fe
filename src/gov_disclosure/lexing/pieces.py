"""A line without cells → labels and figures, where all of its pieces between blanks are such."""

from __future__ import annotations

import re
from itertools import islice

from gov_disclosure.figures import UNITS, Reading, State
from gov_disclosure.folding import key, split_ordinal
from gov_disclosure.lexing.words import FIGURE_START, LABEL_LENGTH, Found, Words
from gov_disclosure.reading.fielded import RUN_TOGETHER

__all__ = ["PIECE", "Part", "Pieces"]

_MARKS = frozenset(".．、,，)）")
_COMMAS = frozenset(",，;；")
_BEHIND_FIELDS = ",，;； "
_FEWEST_FIELDS = 5
"""Fewer figures with commas between them may be one, its thousands set apart."""
PIECE = re.compile(r"[^\s\u00a0\u3000]+")
"""A run of characters without blanks."""
_FIELD = re.compile(r"[^,，;；\s\u00a0\u3000](?:[^,，;；]*+(?<![\s\u00a0\u3000]))?")
"""What stands between two commas."""
_LED = re.compile(r"(?<=[^：:])[：:]([^：:]{1,20})\Z")
"""A colon behind a label, and what it leads to."""
_MOST_PIECES = 3
"""A label with slips is all there is before a figure, or has no more pieces than this."""
Part = tuple[Found | None, Reading | None, int, int]
"""A label, a figure, or (neither) the beginning of a label that goes on in the next line; and where."""


class Pieces(Words):
    """Divides lines."""

    def spans_of(self, begin: int, words: str) -> list[tuple[int, int]]:
        """Return where the pieces of a line stand; a colon parts a label from the first of its figures."""
        spans: list[tuple[int, int]] = []
        colons = "：" in words or ":" in words
        for piece in islice(PIECE.finditer(words), 8 * self.limits.max_labels):
            start, end = begin + piece.start(), begin + piece.end()
            led = _LED.search(piece[0]) if colons and end - start > 1 else None
            if led is not None and self.reading(led[1]).state is not State.TEXT:
                spans.append((start, start + led.start()))
                start += led.start(1)
            spans.append((start, end))
        return spans

    def divide(self, spans: list[tuple[int, int]], *, labelled: bool) -> list[Part] | None:
        """
        Return what the pieces are, or None where one is neither label nor figure.

        Args:
            spans: The pieces.
            labelled: Whether a label stands open that figures at the front may belong to.
        """
        parts: list[Part] = []
        at = 0
        while at < len(spans):
            start, end = spans[at]
            if parts and self.reading(self.text[start:end]).state is State.NOT_APPLICABLE:
                parts.append((None, self.reading(self.text[start:end]), start, end))
                at += 1
                continue
            found, used = self.longest_label(spans, at)
            apart = self.marked_apart(spans, at) if found is None else 0
            # Behind a label without its figure 6.2 is that, and no mark of the next.
            if apart and not (apart == 1 and _awaits_figure(parts) and self.text.count(".", start, end) < 2):
                found, used = self.longest_label(spans, at + apart)
                used += apart
            if found is not None:
                parts.append((found, None, start, spans[at + used - 1][1]))
                labelled = True
                at += used
                continue
            words = self.text[start:end]
            reading, used = self.longest_figure(spans, at)
            if reading is not None:
                if not labelled:
                    return None
                parts.append((None, reading, start, spans[at + used - 1][1]))
                at += used
                continue
            if words in UNITS and parts and (label := parts[-1][0]) is not None and label.label.row:
                parts.append((None, self.reading(words), start, end))
                at += 1
                continue
            if words in UNITS and _is_mark_of_row(parts):
                # 网站公开数 / 条: the unit behind the mark in the place of a figure.
                at += 1
                continue
            glued = self.glued(start, words)
            if glued is not None:
                parts.extend((Found(label, mark), None, left, right) for label, mark, left, right in glued)
                labelled = True
                at += 1
                continue
            ahead = self.unknown(spans, at)
            if ahead is None:
                return None
            found, used, rest = ahead
            if found is None and not rest:
                return None
            parts.append((found, None, start, spans[at + used - 1][1]))
            labelled = True
            at += used
        return parts

    def divide_at_commas(self, start: int, words: str, *, labelled: bool) -> list[Part] | None:
        """Return header cells with commas between them, whatever blanks stand within, or a row of fields that has its label."""
        if _COMMAS.isdisjoint(words):
            return None
        glued = self.glued(start, words)
        if glued is not None and all(label.word for label, _, _, _ in glued):
            return [(Found(label, mark), None, left, right) for label, mark, left, right in glued]
        if not words.rstrip(_BEHIND_FIELDS)[-1:].isdigit() or RUN_TOGETHER.fullmatch(words) is not None:
            return None
        fields = [
            (start + field.start(), start + field.end()) for field in islice(_FIELD.finditer(words), 8 * self.limits.max_labels)
        ]
        return self.divide(fields, labelled=labelled and len(fields) >= _FEWEST_FIELDS)

    def longest_label(self, spans: list[tuple[int, int]], at: int) -> tuple[Found | None, int]:
        """Return the longest label that begins at a piece, and how many pieces it takes."""
        joined, best, used = "", None, 0
        for count in range(at, len(spans)):
            start, end = spans[count]
            if count == at and self.text[start:end].isdigit() and not self.marked(spans, at):
                return None, 0
            piece = key(self.text[start:end])
            if best is not None and not piece and self.reading(self.text[start:end]).state is State.NOT_APPLICABLE:
                # A mark in the place of the figure, where the label may go on, too.
                break
            joined += piece
            if not joined and count < at + 2:
                # A bracket by itself.
                continue
            label = self.labels.get(joined)
            if label is not None:
                if best is not None and label.added and self.is_of_form(self.text[spans[at + used][0] : end]):
                    # 法人或其他组织 · 合计 are two cells of the form rather than one that it has not.
                    break
                best, used = label, count - at + 1
            if joined not in self.prefixes:
                break
        start = spans[at][0]
        if best is not None:
            return Found(best, split_ordinal(self.text[start : spans[at + used - 1][1]])[0]), used
        # A dash by itself is the mark of the piece behind it.
        used = 2 if at + 1 < len(spans) and not key(self.text[start : spans[at][1]]) else 1
        words = self.text[spans[at + used - 1][0] : spans[at + used - 1][1]]
        found = self.look_up(words) or self.remarked(words)
        return (found, used) if found is not None else (None, 0)

    def marked_apart(self, spans: list[tuple[int, int]], at: int) -> int:
        """Return how many pieces number the one behind: `4 .` by blanks apart from each other, `1.2.1` from the label."""
        digits = self.text[slice(*spans[at])]
        if not digits[0].isdigit() or at + 1 >= len(spans):
            return 0
        if at + 2 < len(spans) and digits.isdigit() and len(digits) <= 2 and self.text[slice(*spans[at + 1])] in _MARKS:
            return 2
        mark, length = split_ordinal(self.text[spans[at][0] : spans[at + 1][1]])
        return int(mark == "levels" and length >= len(digits))

    def marked(self, spans: list[tuple[int, int]], at: int) -> bool:
        """Whether bare digits are the mark of the next piece (`1 .属于国家秘密`)."""
        return at + 1 < len(spans) and self.text[spans[at + 1][0]] in ".．、,，"

    def longest_figure(self, spans: list[tuple[int, int]], at: int) -> tuple[Reading | None, int]:
        """Return the figure that begins at a piece, with a unit or a note that stands apart."""
        start, end = spans[at]
        words = self.text[start:end]
        if words[0] not in FIGURE_START:
            return None, 0
        best, used = None, 0
        reading = self.reading(words)
        if reading.state is State.NUMBER or reading.state is State.NOT_APPLICABLE or reading.long:
            best, used = reading, 1
        if at + 1 < len(spans):
            behind = self.text[spans[at + 1][0]]
            if (not behind.isdigit() and self.longest_label(spans, at + 1)[0] is None) if best is not None else behind.isdigit():
                joined = self.reading(self.text[start : spans[at + 1][1]])
                apart = self.reading(self.text[slice(*spans[at + 1])]).state is State.NUMBER
                if joined.state is State.NUMBER and (best is None or (not apart and (joined.unit or joined.note))):
                    best, used = joined, 2
        return best, used

    def unknown(self, spans: list[tuple[int, int]], at: int) -> tuple[Found | None, int, bool] | None:
        """Take the pieces up to the next figure as a label that is nearly right, or that no form knows."""
        stop = at
        while stop < len(spans) and self.reading(self.text[slice(*spans[stop])]).state is State.TEXT:
            stop += 1
        start, end = spans[at][0], spans[stop - 1][1]
        begun = "".join(key(self.text[left:right]) for left, right in spans[at:stop])
        if stop == len(spans):
            return (None, stop - at, True) if begun in self.prefixes else None
        for count in dict.fromkeys((stop, *range(min(stop, at + _MOST_PIECES), at, -1))):
            near = self.near(self.text[start : spans[count - 1][1]]) if end - start <= LABEL_LENGTH else None
            if near is not None:
                return near, count - at, False
        return None


def _awaits_figure(parts: list[Part]) -> bool:
    """Whether the last of some parts is a label, or the unit behind one."""
    if parts and (reading := parts[-1][1]) is not None and reading.value is None and reading.state is not State.NOT_APPLICABLE:
        parts = parts[:-1]
    return bool(parts) and parts[-1][0] is not None


def _is_mark_of_row(parts: list[Part]) -> bool:
    """Whether the last of some parts is a mark in the place of the figure of a row."""
    if len(parts) < 2 or (label := parts[-2][0]) is None or (reading := parts[-1][1]) is None:
        return False
    return label.label.row and reading.state is State.NOT_APPLICABLE
