"""How the pages of a PDF are drawn."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PdfStyle:
    """
    How pages are drawn.

    `rules`: strokes, rects (thin filled boxes), cells (a box for each cell), frames (two boxes, one in the other,
    filled between), doubled, dashes (short strokes), gaps (lines that end short of each other), open (no line closes
    a table at the end of a page), inner (no lines at the left and the right side), none.
    `text`: runs, chars (one by one), shuffled (in any order), spaced (blanks as advances), backwards (lines from the last).
    `turn`: none, page (the page is turned by 90°), content (what is on it is).
    `extras`: bold, watermark, tiled, hidden, white, header, radicals, form, scaled, crop, underline, shade.
    """

    rules: str = "strokes"
    text: str = "runs"
    turn: str = "none"
    mark: str = "- {page} -"
    split_rows: bool = False
    figures_below: bool = False
    height: float = 842.0
    extras: frozenset[str] = frozenset()
