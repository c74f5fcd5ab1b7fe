"""A draft and the blocks round its tables → text, HTML or DOCX."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from random import Random

from gov_disclosure import Report, parse_bytes
from tests.layouts import docx_xml
from tests.layouts.catalogue_rows import pipe_rows, tabs_ragged
from tests.layouts.document import Block
from tests.layouts.docx import DocxFile
from tests.layouts.draft import Draft
from tests.layouts.html import HtmlFile
from tests.layouts.statistics import FORM as STATISTICS
from tests.layouts.statistics_draft import StatisticsDraft
from tests.layouts.text import TextFile
from tests.layouts.values import ReportSpec

__all__ = ["CONTAINERS", "drafted", "read"]

CONTAINERS = ("txt", "tabs", "html", "docx")


def drafted(spec: ReportSpec, random: Random) -> Draft:
    """Return the tables of a report."""
    return (StatisticsDraft.fill if spec.form == STATISTICS else Draft.of)(spec, random)


def read(draft: Draft, blocks: Sequence[Block], container: str) -> Report:
    """Write a report, and read it."""
    if container == "html":
        return parse_bytes(HtmlFile(compose=partial(_as_they_are, blocks))(draft).encode(), name="a.html")
    if container == "docx":
        body = "".join(DocxFile()._block(block, draft) for block in blocks)
        return parse_bytes(docx_xml.encode(docx_xml.document(body)), name="a.docx")
    rows = pipe_rows() if container == "txt" else tabs_ragged
    return parse_bytes(TextFile(rows, 1, compose=partial(_as_they_are, blocks))(draft).encode(), name="a.txt")


def _as_they_are(blocks: Sequence[Block], _draft: Draft) -> list[Block]:
    return list(blocks)
