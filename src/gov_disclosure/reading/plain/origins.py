"""Where the lines and tables of a plain page stand in its markup, worked out when it is asked for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter
from typing import Any

from gov_disclosure.reading.html.refs import offset_within
from gov_disclosure.reading.html.view import Runs
from gov_disclosure.reading.plain.flow import Part, Words
from gov_disclosure.reading.plain.table import PlainTable
from gov_disclosure.reading.plain.tables import CutPage

__all__ = ["Origins"]

_start_of = itemgetter(0)


class Origins:
    """
    Where what a view has stands in the markup.

    Args:
        starts: View offset of each line and table, ascending.
        items: The lines and tables.
        shifts: For each of them, where the markup begins that its places are counted from.
        bare: What is left of the body of the page, which these are places in.
        cut: The page without its plain tables, which that was taken out of.
    """

    __slots__ = ("_bare", "_cut", "_items", "_shifts", "_starts")

    def __init__(
        self, starts: Sequence[int], items: Sequence[Words | PlainTable], shifts: Sequence[int], bare: CutPage, cut: CutPage
    ) -> None:
        self._starts = starts
        self._items = items
        self._shifts = shifts
        self._bare = bare
        self._cut = cut.without_markup()

    def runs(self) -> Runs:
        """Return the runs of text that it is made of."""
        # The page is none of the large ones.
        runs = Runs("i")
        for at, item, shift in zip(self._starts, self._items, self._shifts, strict=True):
            if isinstance(item, PlainTable):
                runs.take(at, at, item)
            else:
                for start, left, (first, last) in item.runs:
                    runs.take(at + start, at + start - left, (first + shift, last + shift))
        return runs

    def places(self, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]] | None:
        """Return the offsets in the whole page of what stands between view offsets; None where not all is prose as written."""
        prose, find = self._prose, self._bare.markup.find
        inner, outer = self._bare.restored, self._cut.restored
        found: list[tuple[int, int]] = []
        for span in spans:
            place = prose(*span)
            if place is None:
                return None
            first, last, start, end = place
            for begin, behind in (first, last) if first != last else (first,):
                if find("&", begin, behind) >= 0 or find("\r", begin, behind) >= 0:
                    return None
            found.append(outer(inner((start, end))))
        return found

    def locate(self, node: Any, index: int, text: str) -> tuple[int, int] | None:
        """Return the offsets in the whole page of a text that stands at `index` of a run's text."""
        if type(node) is PlainTable:
            return node.locate(index, text)
        first, last = node
        markup = self._bare.markup
        begin = offset_within(markup, first, last, index)
        end = offset_within(markup, first, last, index + len(text) - 1, behind=True) if text else begin
        return self._cut.restored(self._bare.restored((begin, end)))

    def _prose(self, start: int, end: int) -> tuple[Part, Part, int, int] | None:
        """
        Return where the runs of text stand that some view offsets lie in, or None where a table does.

        Returns:
            The run that the first is in, that of the last, and where the text would begin and end that goes on as they do.
        """
        first = self._run(start)
        last = self._run(end - 1) if end > start else first
        if first is None or last is None:
            return None
        return first[0], last[0], first[1] + start, last[1] + end

    def _run(self, offset: int) -> tuple[Part, int] | None:
        """Return the run of text that a view offset is in, and how far on in the markup that stands."""
        at = bisect_right(self._starts, offset) - 1
        item = self._items[at] if at >= 0 else None
        if type(item) is not Words:
            return None
        runs, within, shift = item.runs, offset - self._starts[at], self._shifts[at]
        # Nearly all lines are one run.
        start, left, (first, last) = runs[0 if len(runs) == 1 else bisect_right(runs, within, key=_start_of) - 1]
        return (first + shift, last + shift), first + shift + left - start - self._starts[at]
