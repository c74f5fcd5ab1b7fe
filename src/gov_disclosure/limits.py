"""The limits that keep hostile input from costing more than it is worth."""

from __future__ import annotations

import attrs

__all__ = ["DEFAULT_LIMITS", "Limits"]


@attrs.frozen(kw_only=True)
class Limits:
    """
    How much of an input is read; each cut is a diagnostic that names the limit.

    Attributes:
        max_bytes: Size of the input in bytes; more raises `LimitError`.
        max_depth: Nesting of elements; deeper ones are flattened in HTML, and raise `LimitError` in a DOCX.
        max_attributes: Attributes read of one tag.
        max_tables: Tables read of one document.
        max_table_slots: Grid slots (rows × columns, spans expanded) of all tables together.
        max_labels: Labels and rows of tables read of one document.
        max_digits: Digits of one figure; longer ones are kept as text.
        max_near_labels: Labels of one document that may be compared by edit distance.
        max_entries: Parts of one archive, as a DOCX is; more raises `LimitError`.
        max_part_bytes: Size of one part of an archive, unpacked; more raises `LimitError`.
        max_unpacked_bytes: Size of all parts read of an archive, unpacked; more raises `LimitError`.
        max_ratio: How many times a part of more than 1 MiB may have been packed; more raises `LimitError`.
        max_tags: Tags of XML, and pairs of attributes, read of one archive, those of mere formatting left out;
            past it the rest is not read.
        max_characters: Characters of text read of one archive; past it the rest is not read.
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
    max_entries: int = 2_000
    max_part_bytes: int = 64 * 1024 * 1024
    max_unpacked_bytes: int = 128 * 1024 * 1024
    max_ratio: int = 200
    max_tags: int = 400_000
    max_characters: int = 4_000_000
    max_diagnostics: int = 1_000


DEFAULT_LIMITS = Limits()
