"""
Which of the headings found head the sections of the report.

Tables of contents list all headings, narratives have headings of their own, and the same words head an
aspect of section 一 and section 二. So all candidates are collected first; then each section takes the
one that a table follows, or that has text and stands in its place; the others are prose.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from gov_disclosure.folding import ordinal_value
from gov_disclosure.forms.form import Form
from gov_disclosure.lexing.tokens import Token
from gov_disclosure.reading.blocks import Block, Line

__all__ = ["settle"]

_PAGE = "0123456789０１２３４５６７８９.．·…-—－_()（） \t\u3000\xa0"
"""What stands behind a title in a table of contents: the number of the page, and what leads to it."""
_STOPS = "。，；："
_PROSE = 2
_STYLES = {"han": 3, "lost": 3, "": 2, "digit": 1, "bracket": 0, "levels": 0}


class _Candidate:
    """A heading found, and what speaks for it."""

    __slots__ = ("cells", "content", "field", "index", "style", "token")

    def __init__(self, index: int, token: Token, field: str, official: int, text: str) -> None:
        self.index = index
        self.token = token
        self.field = field
        self.style = _STYLES[token.mark]
        if self.style == 3 and ordinal_value(text[token.start : token.end]) == official:
            self.style = 4
        self.cells = 0
        self.content = _content(token.trailing, text)

    def has(self, token: Token, text: str) -> None:
        """Take down what stands behind it and is no heading: a row that no form knows, or an aspect with what is said of it."""
        if token.label is None:
            self.content = _PROSE
        elif self.content < _PROSE:
            self.content = max(self.content, _content(token.trailing, text))


def _content(blocks: Iterable[Block], text: str) -> int:
    """Return what stands behind a heading: prose, other words, or nothing but the number of a page."""
    found = 0
    for block in blocks:
        words = text[block.start : block.end]
        if any(stop in words for stop in _STOPS):
            return _PROSE
        found = found or int(words.strip(_PAGE) != "")
    return found


def settle(tokens: list[Token], form: Form, text: str) -> list[Token]:
    """
    Return the tokens with one heading a section and one an aspect; the others have become prose.

    Args:
        tokens: What the lexer found, changed in place.
        form: The form, for the sections and their order.
        text: The view, for the numerals of the headings.
    """
    chosen = _choose(_candidates(tokens, form, text), form)
    settled: list[Token] = []
    # The prose before an annexed table may begin with one of its aspects.
    annexed = not chosen and not any(field in form.layout.sections for field in form.tables)
    current: str | None = _first(form) if annexed else None
    aspects: set[str] = set()
    for token in tokens:
        label = token.label
        # Most are labels of tables.
        if label is None or label.cell or label.heading is label.aspect is None:
            settled.append(token)
            continue
        if id(token) in chosen:
            current = label.heading
            token.type = form.layout.sections[current or ""]
            settled.append(token)
        elif label.aspect is not None and current == _first(form) and label.aspect not in aspects:
            aspects.add(label.aspect)
            token.type = next(name for name, aspect in form.layout.aspects.items() if aspect == label.aspect)
            settled.append(token)
        else:
            settled[-1].trailing.append(Line(token.start, token.end))
            settled[-1].trailing.extend(token.trailing)
    return settled


def _first(form: Form) -> str:
    return next(iter(form.layout.sections))


def _candidates(tokens: list[Token], form: Form, text: str) -> Mapping[str, list[_Candidate]]:
    order = {field: number for number, field in enumerate(form.layout.sections, 1)}
    found: dict[str, list[_Candidate]] = {field: [] for field in order}
    last: _Candidate | None = None
    for index, token in enumerate(tokens):
        label = token.label
        heading = label.heading if label is not None else None
        if heading is not None and heading in order:
            if last is not None and last.field == heading and token.mark == "bracket":
                # （一）基本情况 below 一、总体情况 is said in it.
                last.content = max(last.content, _content(token.trailing, text))
            last = _Candidate(index, token, heading, order[heading], text)
            found[heading].append(last)
        elif last is not None and label is not None and label.aspect is None:
            # As most are.
            last.cells += label.cell
            last.content = _PROSE
        elif last is not None:
            last.has(token, text)
    return found


def _choose(found: Mapping[str, list[_Candidate]], form: Form) -> set[int]:
    """Return the ids of the tokens that head sections: those with a table first, the others around them."""
    chosen: dict[str, _Candidate] = {}
    bracketed = any(
        each.style == 0 and each.token.label is not None and each.token.label.aspect is None
        for candidates in found.values()
        for each in candidates
    )
    fields = list(found)
    for field in [*(each for each in fields if each in form.tables), *(each for each in fields if each not in form.tables)]:
        best = _best(found[field], chosen, fields, bracketed=bracketed)
        if best is not None:
            chosen[field] = best
    return {id(candidate.token) for candidate in chosen.values()}


def _best(
    candidates: list[_Candidate], chosen: Mapping[str, _Candidate], fields: list[str], *, bracketed: bool
) -> _Candidate | None:
    """Return the candidate that fits best between the sections chosen before it and behind it."""
    best: tuple[tuple[int, int, int, int], _Candidate] | None = None
    for candidate in candidates:
        place = fields.index(candidate.field)
        fits = all((other.index < candidate.index) == (fields.index(field) < place) for field, other in chosen.items())
        label = candidate.token.label
        if candidate.style == 0 and label is not None and label.aspect is not None and not (candidate.cells and bracketed):
            # An aspect of section 一, unless the sections have such numerals, too.
            continue
        rank = (min(candidate.cells, 2), int(fits), candidate.content, candidate.style)
        if best is None or rank > best[0]:
            best = rank, candidate
    return best[1] if best is not None else None
