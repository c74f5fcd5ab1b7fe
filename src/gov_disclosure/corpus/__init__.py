"""
Many reports: where they come from, and reading them side by side.

`find_sources` walks folders, archives and files of records without holding them; `parse_many` reads what it
is given in several processes and yields a `Result` for each, whatever becomes of it; `extract` writes what they
say as tables.
"""

from gov_disclosure.corpus.columns import TABLES, Column, columns_of
from gov_disclosure.corpus.extracting import Extract, extract_source
from gov_disclosure.corpus.extraction import Summary, extract
from gov_disclosure.corpus.finding import find_sources
from gov_disclosure.corpus.reading import parse_many
from gov_disclosure.corpus.results import Result
from gov_disclosure.corpus.sources import Source

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
    "parse_many",
]
