"""The limits that keep hostile input from costing more than it is worth."""

from __future__ import annotations

import attrs

__all__ = ["DEFAULT_LIMITS", "Limits"]


@attrs.frozen(kw_only=True)
class Limits:
    """
    How much of an input is read; each cut is a diagnostic that names the limit.

    Attributes:
        max_bytes: Size of the input in bytes, or of a text in characters; more raises `LimitError`.
        max_depth: Nesting of HTML elements; deeper elements are flattened.
        max_attributes: Attributes read of one tag.
        max_tables: Tables read of one document.
        max_table_slots: Grid slots (rows × columns, spans expanded) of all tables together.
        max_labels: Labels and rows of tables read of one document.
        max_digits: Digits of one figure; longer ones are kept as text.
        max_near_labels: Labels of one document that may be compared by edit distance.
        max_pdf_bytes: Size of a PDF in bytes, in place of `max_bytes`: pictures make them large.
        max_pages: Pages read of a PDF.
        max_glyphs: Characters read of a PDF.
        max_segments: Pieces of lines read of a PDF.
        max_diagnostics: Diagnostics kept of one report; the rest is counted.
    """

    max_bytes: int = 32 * 1024 * 1024
    max_depth: int = 512
    max_attributes: int = 256
    max_tables: int = 2_000
    max_table_slots: int = 200_000
    max_labels: int = 50_000
    max_digits: int = 18
    max_near_labels: int = 400
    max_pdf_bytes: int = 128 * 1024 * 1024
    max_pages: int = 300
    max_glyphs: int = 400_000
    max_segments: int = 200_000
    max_diagnostics: int = 1_000


DEFAULT_LIMITS = Limits()
