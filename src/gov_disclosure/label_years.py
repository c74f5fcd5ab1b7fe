"""Labels that name a year, held against the report's own: a column of another year is none of the form's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gov_disclosure.diagnostics import Diagnostics, Severity
from gov_disclosure.lexing.tokens import Token
from gov_disclosure.reading.blocks import Document

__all__ = ["OtherYears", "drop_other_years"]


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


class OtherYears:
    """
    Where labels stand that named another year than the report's, and are none any more.

    Args:
        tokens: All tokens in order.
        order: Place of each token by its id.
    """

    def __init__(self, tokens: Sequence[Token], order: Mapping[int, int]) -> None:
        self._order = order
        self._found = [token for token in tokens if token.year is not None and token.label is None]

    def stand_above(self, row: Token, header: Sequence[Token]) -> bool:
        """
        Whether one may head the figures of a row.

        Args:
            row: The row.
            header: The first and the last header cell above it, if there are any; what stands in the line of the last heads a
                column beside it.
        """
        if not self._found:
            return False
        first, last = (self._order[id(header[0])], header[-1].block) if header else (0, -1)
        return any(first <= self._order[id(each)] < self._order[id(row)] and each.block != last for each in self._found)
