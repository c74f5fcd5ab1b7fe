"""Whole reports drawn as PDF in the manners of many programs: every value is told, and none is false."""

from __future__ import annotations

import random
from typing import Final

import pytest

import gov_disclosure
from tests.layouts.document import having
from tests.layouts.draft import Draft
from tests.layouts.measure import judge, look_up
from tests.layouts.official import FORMS
from tests.layouts.pdf import PdfFile
from tests.layouts.pdf_style import PdfStyle
from tests.layouts.values import make_report

pytest.importorskip("pypdfium2")
pytest.importorskip("reportlab")

RULES: Final = ("strokes", "rects", "cells", "frames", "doubled", "dashes", "gaps", "open", "inner")
TEXTS: Final = ("chars", "shuffled", "spaced", "backwards")
EXTRAS: Final = (
    "bold", "watermark", "tiled", "hidden", "white", "header", "radicals", "form", "scaled", "crop", "underline", "shade",
)  # fmt: skip
STYLES: Final = {
    **{f"rules-{name}": PdfStyle(rules=name) for name in RULES},
    **{f"text-{name}": PdfStyle(text=name) for name in TEXTS},
    **{f"turned-{name}": PdfStyle(turn=name) for name in ("page", "content")},
    **{f"extra-{name}": PdfStyle(extras=frozenset((name,))) for name in EXTRAS},
    **{f"mark-{mark}": PdfStyle(mark=mark) for mark in ("{page}", "第{page}页 共9页", "— {page} —", "{page}/9")},
    **{f"high-{high}": PdfStyle(height=high) for high in (500, 560, 640)},
    **{f"split-{high}": PdfStyle(height=high, split_rows=True) for high in (500, 515, 530, 545, 560, 600, 640, 700)},
    **{f"below-{high}": PdfStyle(height=high, split_rows=True, figures_below=True) for high in (515, 545, 600, 700)},
    **{f"open-{high}": PdfStyle(height=high, split_rows=True, rules="open") for high in (500, 530, 545, 600, 640)},
    "everything": PdfStyle(
        rules="rects", text="chars", turn="page", height=545, split_rows=True,
        extras=frozenset(("bold", "watermark", "hidden", "header", "radicals", "crop", "scaled")),
    ),
    "aligned": PdfStyle(rules="none", height=1000),
}  # fmt: skip


def drawn(name: str, form: str, seed: int) -> tuple[Draft, bytes]:
    """Return a report and the PDF of it."""
    draft = Draft.of(make_report(form, seed), random.Random(f"{name}/{form}/{seed}"))
    having("preamble")(draft)
    return draft, PdfFile(STYLES[name])(draft)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", STYLES)
def test_every_value_is_told(name: str, form: str) -> None:
    draft, data = drawn(name, form, 0)
    report = gov_disclosure.parse_bytes(data).to_dict()
    wrong = [
        f"{path}: {told!r} for {expected!r}"
        for path, expected in draft.expected.items()
        if judge(path, told := look_up(report, path), expected, draft.alternatives.get(path, [])) != "right"
    ]
    assert wrong == []


@pytest.mark.parametrize("name", ["rules-strokes", "split-545", "turned-content", "everything", "aligned"])
def test_what_a_cell_says_stands_at_its_place(name: str) -> None:
    """`raw` is what the view has at the offsets, and the box lies on the page."""
    from gov_disclosure.diagnostics import Diagnostics
    from gov_disclosure.reading.reader import Container
    from gov_disclosure.reading.registry import read_container

    _, data = drawn(name, "form_2021_undivided", 1)
    text = read_container(Container(data=data, sink=Diagnostics())).source.text
    seen = set()
    for path, figure in gov_disclosure.parse_bytes(data):
        if figure.position is None:
            continue
        assert text[figure.position.start : figure.position.end] == figure.raw, path
        assert figure.position.page is not None, path
        assert figure.position.box is not None, path
        left, top, right, bottom = figure.position.box
        assert 0 <= left < right <= 850, path
        assert 0 <= top < bottom <= 1000, path
        seen.add((figure.position.page, figure.position.box))
    assert len(seen) > 150


@pytest.mark.parametrize("name", ["rules-strokes", "rules-rects", "text-shuffled", "turned-page", "split-545", "extra-crop"])
def test_boxes_are_where_another_reader_sees_the_words(name: str) -> None:
    pdfplumber = pytest.importorskip("pdfplumber")
    import io

    _, data = drawn(name, "form_2021", 0)
    words: dict[int, list[tuple[str, float, float]]] = {}
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            left, high = (0, 0) if page.rotation else page.cropbox[:2]
            words[page.page_number] = [
                (word["text"], (word["x0"] + word["x1"]) / 2 - left, (word["top"] + word["bottom"]) / 2 - high)
                for word in page.extract_words(keep_blank_chars=False)
            ]
    met = 0
    for path, figure in gov_disclosure.parse_bytes(data):
        assert figure.position is not None
        assert figure.position.page is not None
        assert figure.position.box is not None
        left, top, right, bottom = figure.position.box
        inside = {word for word, x, y in words[figure.position.page] if left <= x <= right and top <= y <= bottom}
        met += figure.raw in inside
        assert figure.raw in inside or len(figure.raw) > 6, path
    assert met > 150
