"""Whatever document a reader of another distribution makes, it is refused or read, and nothing else happens."""

from __future__ import annotations

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gov_disclosure import GovDisclosureError
from gov_disclosure.api import _parse
from gov_disclosure.diagnostics import Diagnostics
from gov_disclosure.limits import DEFAULT_LIMITS
from gov_disclosure.reading import Cell, Document, Line, Row, TextSource
from gov_disclosure.reading.vetting import unfit, vetted
from tests.properties.strategies import figures, labels, noise

PIECES = st.lists(st.one_of(labels, figures, noise, st.just("")), min_size=1, max_size=9)
COUNTS = st.one_of(st.integers(-1, 12), st.sampled_from([10**6, 10**12, 2**70]))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Draw a document whose blocks lie where they should, but for a slip now and then, with numbers of any size."""
    view, blocks = "", []
    for _ in range(draw(st.integers(0, 14))):
        cells = []
        for column, words in enumerate(draw(PIECES)):
            slip = draw(st.sampled_from([0] * 40 + [-1, 1, 5]))
            place = draw(COUNTS) if draw(st.integers(0, 20)) == 0 else column
            across = draw(COUNTS) if draw(st.integers(0, 20)) == 0 else 1
            cells.append(Cell(len(view) + slip, len(view) + len(words), place, across))
            view += words + draw(st.sampled_from(["\t", "\n", " | ", ""]))
        if len(cells) == 1 and draw(st.booleans()):
            blocks.append(Line(cells[0].start, cells[0].end))
        else:
            words = tuple(view[cell.start : cell.end] for cell in cells) if draw(st.booleans()) else ()
            kept = cells if draw(st.integers(0, 9)) else []
            blocks.append(Row(tuple(kept), draw(COUNTS), draw(COUNTS), draw(st.booleans()), words if kept else ()))
        view += "\n"
    return Document(TextSource(view), tuple(blocks), title=draw(st.one_of(st.none(), noise)))


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_any_document_is_refused_or_read(document: Document) -> None:
    sink = Diagnostics()
    if unfit(document, sink) is not None:
        return
    try:
        (report,) = _parse(vetted(document, lambda _: None), sink, DEFAULT_LIMITS, several=False)
    except GovDisclosureError:
        return
    json.dumps(report.to_dict())
    text = document.source.text
    for path, figure in report:
        if figure.value is not None and figure.position is not None:
            assert text[figure.position.start : figure.position.end] == figure.raw, path
