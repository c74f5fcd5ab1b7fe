"""Labels that name a year, held against the report's own: a column of another year is none of the form's."""

from __future__ import annotations

from collections.abc import Sequence

from gov_disclosure.diagnostics import Diagnostics, Severity
from gov_disclosure.lexing.tokens import Token
from gov_disclosure.reading.blocks import Document

__all__ = ["drop_other_years"]


def drop_other_years(tokens: Sequence[Token], year: int | None, document: Document, sink: Diagnostics) -> None:
    """
    Take the labels that name a year for none, where one of them names another than the report's, or two of them differ.

    Which of them stands for the year of the form is not known then, nor whether the others were left from a report before.

    Args:
        tokens: All tokens in order, changed in place.
        year: The report year, or None where it is unknown.
        document: The blocks.
        sink: Takes `GD128`.
    """
    dated = [token for token in tokens if token.year is not None]
    years = {token.year for token in dated}
    if not dated or years == {year} or (year is None and len(years) == 1):
        return
    wrong = next((token for token in dated if token.year != year), dated[0])
    sink.add(
        "GD128", Severity.WARNING, position=document.source.position(wrong.start, wrong.end),
        read=document.source.text[wrong.start : wrong.end], year=year, count=len(dated),
    )  # fmt: skip
    for token in dated:
        token.label = None
