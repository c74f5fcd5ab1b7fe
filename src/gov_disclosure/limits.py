"""The limits that keep hostile input from costing more than it is worth."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, Self

import attrs

from gov_disclosure.errors import UsageError

__all__ = ["DEFAULT_LIMITS", "Limits"]

_KIB = 1024
_MIB = 1024 * _KIB


def _limit(default: int, least: int = 0) -> Any:
    """Declare a limit that is a whole number, and the least that makes sense of it."""
    return attrs.field(default=default, metadata={"least": least})


def _seconds(default: float) -> Any:
    """Declare a limit that may be a fraction."""
    return attrs.field(default=default, metadata={"least": 0, "fraction": True})


@attrs.frozen(kw_only=True)
class Limits:
    """
    How much of an input is read; each cut is a diagnostic that names the limit.

    On the command line each is set by `--limit NAME=VALUE`.

    Attributes:
        max_bytes: Size of the input in bytes, counted while it is read; more raises `LimitError`.
        max_lines: Lines of the source, blank ones too; the source is read up to there.
        max_blocks: Lines and rows of tables that are looked at.
        max_text_run: Characters of one line or cell without a break; the rest of it is left out.
        max_tags: Tags and comments of a page; the page is read up to there.
        max_tag_length: Characters of one tag; attributes beyond are not looked at.
        max_attributes: Attributes read of one tag.
        max_depth: Nesting of elements; deeper ones are flattened in HTML, and raise `LimitError` in a DOCX.
        max_parts: Parts read of one container that holds several files.
        max_tables: Tables read of one document.
        max_table_slots: Grid slots of all tables together, counted before anything is made of them: rows ×
            columns with spans expanded, and in text the cells that lines are divided into.
        max_labels: Labels and rows of tables read of one document.
        max_near_labels: Labels of one document that may be compared by edit distance.
        max_digits: Digits of one figure; longer ones are kept as text.
        max_entries: Parts of one archive, as a DOCX is; more raises `LimitError`.
        max_part_bytes: Size of one part of an archive, unpacked; more raises `LimitError`.
        max_unpacked_bytes: Size of all parts read of an archive, unpacked; more raises `LimitError`.
        max_ratio: How many times a part of more than 1 MiB may have been packed; more raises `LimitError`.
        max_elements: Tags of XML, and pairs of attributes, read of one archive, those of mere formatting left out;
            past it the rest is not read.
        max_characters: Characters of text read of one archive; past it the rest is not read.
        max_pdf_bytes: Size of a PDF in bytes, in place of `max_bytes`: pictures make them large.
        max_pages: Pages read of a PDF.
        max_glyphs: Characters read of a PDF.
        max_segments: Pieces of lines read of a PDF.
        max_drawn: What a PDF asks to be drawn, counted before: 100 for each form and 8 for each thing that it paints, those
            within forms counted as often as they are drawn, and those of characters that are drawings for each font that has
            them; 8 for each thing that pages paint beyond 2 MiB of streams; for each clip and each marked content how
            many are in force, and 100 for each byte of text that is a clip; more raises `LimitError`.
        max_diagnostics: Diagnostics kept of one report; the rest is counted.
        max_findings: Findings kept of one report by `check`; the rest is counted.
        max_seconds: Processor time of one reading with `isolate=True`; of the clock four times as much. More
            raises `LimitError`.
        max_memory: Bytes of memory that one reading with `isolate=True` may take. More raises `LimitError`.

    Raises:
        UsageError: There is no such limit, or the value is none for it.
    """

    max_bytes: int = _limit(32 * _MIB)
    max_lines: int = _limit(200_000, 1)
    max_blocks: int = _limit(40_000, 1)
    max_text_run: int = _limit(16 * _MIB, 1)
    max_tags: int = _limit(250_000, 1)
    max_tag_length: int = _limit(64 * _KIB)
    max_attributes: int = _limit(256)
    max_depth: int = _limit(512, 4)
    max_parts: int = _limit(2_000)
    max_tables: int = _limit(2_000)
    max_table_slots: int = _limit(200_000)
    max_labels: int = _limit(10_000, 1)
    max_near_labels: int = _limit(400)
    max_digits: int = _limit(18, 1)
    max_entries: int = _limit(2_000)
    max_part_bytes: int = _limit(64 * _MIB)
    max_unpacked_bytes: int = _limit(128 * _MIB)
    max_ratio: int = _limit(200, 1)
    max_elements: int = _limit(400_000, 1)
    max_characters: int = _limit(4_000_000, 1)
    max_pdf_bytes: int = _limit(128 * _MIB)
    max_pages: int = _limit(300, 1)
    max_glyphs: int = _limit(200_000, 1)
    max_segments: int = _limit(200_000, 1)
    max_drawn: int = _limit(4_000_000, 1)
    max_diagnostics: int = _limit(1_000, 1)
    max_findings: int = _limit(1_000, 1)
    max_seconds: float = _seconds(5.0)
    max_memory: int = _limit(512 * _MIB, 64 * _MIB)

    def __new__(cls, **values: Any) -> Self:
        """Refuse names that are no limits, with the one that was likely meant."""
        known = attrs.fields_dict(cls)
        for name in values:
            if name not in known:
                raise UsageError.of("error.limit.unknown", name=name, hint=_nearest(name, known), known=sorted(known))
        return super().__new__(cls)

    def __attrs_post_init__(self) -> None:
        for field in attrs.fields(type(self)):
            value = getattr(self, field.name)
            least = field.metadata["least"]
            kinds = (int, float) if field.metadata.get("fraction") else int
            if isinstance(value, bool) or not isinstance(value, kinds):
                raise UsageError.of("error.limit.value", name=field.name, value=repr(value)[:80], least=least)
            if not math.isfinite(value) or value < least or (field.metadata.get("fraction") and value == 0):
                raise UsageError.of("error.limit.value", name=field.name, value=repr(value)[:80], least=least)

    def to_dict(self) -> dict[str, int | float]:
        """Return the limits by name."""
        return {field.name: getattr(self, field.name) for field in attrs.fields(type(self))}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """
        Read limits back from `to_dict`; what is not named is as by default.

        Raises:
            UsageError: A name or a value is of no limit.
        """
        return cls(**data)


def _nearest(name: str, known: Mapping[str, Any]) -> str:
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, known, 1, 0.4)), "max_bytes")


DEFAULT_LIMITS = Limits()
