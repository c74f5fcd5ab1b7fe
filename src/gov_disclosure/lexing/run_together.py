"""Whether figures stand right behind the words of labels: lines that have lost their separators."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

from gov_disclosure.folding import DROPPED, fold, key
from gov_disclosure.forms.vocabulary import Vocabulary
from gov_disclosure.lexing.words import Words

__all__ = ["BLANKS", "BRACKETS", "CLOSING", "SIGNS", "RunTogether"]

BRACKETS = {"（": "）", "(": ")", "〔": "〕", "[": "]", "【": "】"}
BLANKS = frozenset(" \t\r\n\u3000\u00a0\u2002\u2003\u2009")
SIGNS = frozenset("+-−－＋")
CLOSING = frozenset('）)”"』】〕]’')
_LEADS = frozenset(":：…⋯·.．")
_LEADER = "".join(sorted(_LEADS | BLANKS - frozenset("\r\n")))
"""What may lead from a label to its figure."""
_LONGEST_LEADER = 80
_OPENING = {closing: opening for opening, closing in BRACKETS.items()}
_LONGEST_UNIT = 10
_TAIL = 6
_IDEOGRAPHS = "\u2e7f"

_BEHIND_WORDS = re.compile(
    # None of what leads to a figure: a run of it would be read from each of its characters.
    rf"[\u2e80-\u2fff\u3001-\uff0d\uff0f\uff1b-\U0010ffff{re.escape(''.join(sorted(CLOSING)))}]"
    rf"[{re.escape(_LEADER)}]{{0,{_LONGEST_LEADER}}}[+\-−－＋]?[0-9０-９]"
)
"""The first digit of a figure that may stand right behind the words of a label, or behind what leads from them to it."""


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
        words = (char > _IDEOGRAPHS or char in CLOSING) and char not in BLANKS
        ends = self[char] = words and (folded == DROPPED or folded in self.last)
        return ends


class RunTogether(Words):
    """Tells which lines have lost their separators."""

    def runs_together(self, start: int, end: int) -> bool:
        """Whether figures stand right behind the words of a label of a row anywhere."""
        text, ends = self.text, self.ends
        for match in _BEHIND_WORDS.finditer(text, start, end):
            at = match.end() - 1
            if at > start and text[at - 1] in SIGNS:
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
