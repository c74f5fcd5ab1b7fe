"""Whether a document is a report at all."""

from __future__ import annotations

from collections.abc import Sequence

from gov_disclosure.attachments import elsewhere
from gov_disclosure.errors import NotAReportError
from gov_disclosure.lexing.tokens import Token
from gov_disclosure.reading.blocks import Document
from gov_disclosure.titling import Title, looks_like_another_page
from gov_disclosure.unformed import read_sections

__all__ = ["FEWEST_HEADINGS", "headings_of", "refuse"]

FEWEST_HEADINGS = 3
"""Headings of a form that a report has, whatever else it is."""
_ENOUGH_FIGURES = 5
"""Rows with figures that a page which is about reports has not."""


def refuse(
    tokens: Sequence[Token], lines: Sequence[tuple[str, int, int]], document: Document, title: Title | None, year: int | None
) -> None:
    """Raise where the document is no report."""
    headings = headings_of(tokens)
    counted = sum([token.counted for token in tokens if token.label is not None])
    if counted >= _ENOUGH_FIGURES and len(headings) >= FEWEST_HEADINGS:
        return
    labels = {token.label for token in tokens}
    cells = {label.key for label in labels if label is not None and label.cell and not label.added}
    reasons: list[tuple[str, dict[str, object]]] = []
    unsure = counted < _ENOUGH_FIGURES if title is None else not counted
    other = looks_like_another_page(lines[:60], document.title, titled=title is not None) if unsure else None
    if other is not None:
        reasons.append(("reason.other_page", {"title": other}))
    if len(cells) >= 8 and not counted and (title is None or (title.year is None and (title.body is None or year is None))):
        reasons.append(("reason.blank_form", {}))
    enough = (len(cells) >= 8 and counted >= 1) or len(headings) >= FEWEST_HEADINGS or (len(headings) >= 2 and title is not None)
    # The headings of a narrative report may be any; where its title says what it is, they must only be there.
    if not enough and (title is None or other is not None or reasons or not read_sections(document)):
        reasons.append(("reason.labels", {"headings": len(headings), "labels": len(cells)}))
        if title is None:
            reasons.append(("reason.title", {}))
    if reasons:
        raise NotAReportError.of("error.not_a_report", (*elsewhere(document, title), *reasons))


def headings_of(tokens: Sequence[Token]) -> set[str]:
    """Return the fields of the sections whose headings were found."""
    return {token.label.heading for token in tokens if token.label is not None and token.label.heading is not None}
