"""
Many reports: where they come from, and reading them side by side.

`find_sources` walks folders, archives and files of records without holding them; `parse_many` reads what it
is given in several processes and yields a `Result` for each, whatever becomes of it; `extract` writes what they
say as tables, `to_arrow`, `to_pandas` and `to_polars` return it.
"""

from typing import TYPE_CHECKING, Any

from gov_disclosure.corpus.columns import TABLES, Column, columns_of
from gov_disclosure.corpus.extracting import Extract, extract_source
from gov_disclosure.corpus.extraction import Summary, extract
from gov_disclosure.corpus.finding import find_sources
from gov_disclosure.corpus.reading import parse_many
from gov_disclosure.corpus.results import Result
from gov_disclosure.corpus.sources import Source

if TYPE_CHECKING:
    from gov_disclosure.corpus.frames import frame_sources, to_arrow, to_pandas, to_polars

__all__ = [
    "TABLES",
    "Column",
    "Extract",
    "Result",
    "Source",
    "Summary",
    "columns_of",
    "extract",
    "extract_source",
    "find_sources",
    "frame_sources",
    "parse_many",
    "to_arrow",
    "to_pandas",
    "to_polars",
]


def __getattr__(name: str) -> Any:
    """Return what needs an extra; it is loaded when it is first asked for."""
    if name not in {"frame_sources", "to_arrow", "to_pandas", "to_polars"}:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from gov_disclosure.corpus import frames

    return getattr(frames, name)
