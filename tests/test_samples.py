"""The hand-checked sample reports, read in full; they lie beside the repository and are skipped where they do not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import gov_disclosure
from gov_disclosure import NotAReportError, Report
from tests.layouts.measure import look_up, same

SAMPLES = Path(__file__).parents[2] / "shared" / "samples"
EXPECTED = sorted((SAMPLES / "expected").glob("seed-*.json"))

pytestmark = pytest.mark.skipif(not EXPECTED, reason="the sample reports are not there")


def expectations(file: Path) -> tuple[dict[str, Any], dict[str, list[Any]]]:
    """Return the values a sample must tell, and other answers that are as good; remarks begin with `_`."""
    data: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    also: dict[str, list[Any]] = data.get("_also", {})
    return {path: value for path, value in data.items() if not path.startswith("_")}, also


def read(name: str) -> Report:
    return gov_disclosure.parse_file(SAMPLES / name)


@pytest.mark.parametrize("file", EXPECTED, ids=lambda file: file.stem)
def test_every_value_of_a_sample_is_told(file: Path) -> None:
    """Each checked value is in the JSON as published, nulls included."""
    expected, also = expectations(file)
    report = read(f"{file.stem}.txt").to_dict()
    wrong = {
        path: (told, value)
        for path, value in expected.items()
        if not any(same(path, told := look_up(report, path), answer) for answer in (value, *also.get(path, [])))
    }
    assert expected
    assert wrong == {}


@pytest.mark.parametrize("file", EXPECTED, ids=lambda file: file.stem)
def test_the_words_of_every_cell_stand_at_its_place(file: Path) -> None:
    """`raw` is what the file has between the offsets of the cell."""
    text = (SAMPLES / f"{file.stem}.txt").read_bytes().decode("utf-8-sig")
    report = gov_disclosure.parse_text(text)
    places = {path: figure for path, figure in report if figure.position is not None}
    assert len(places) > 50
    for path, figure in places.items():
        assert figure.position is not None
        assert text[figure.position.start : figure.position.end].strip() == figure.raw.strip(), path


@pytest.mark.parametrize("file", EXPECTED, ids=lambda file: file.stem)
def test_a_sample_comes_back_from_its_json(file: Path) -> None:
    """`Report.from_dict` reads what `to_dict` wrote, through JSON text."""
    report = read(f"{file.stem}.txt")
    assert Report.from_dict(json.loads(json.dumps(report.to_dict()))) == report


def test_the_blank_word_template_is_refused_as_such() -> None:
    """It is read, and holds no figure."""
    with pytest.raises(NotAReportError, match="blank form"):
        read("national-template-2021-blank.docx")


class TestPdf:
    """The hand-checked PDF: every value, and the place of each on its page."""

    @pytest.fixture
    def report(self) -> Report:
        pytest.importorskip("pypdfium2")
        if not (SAMPLES / "huaian-2024.pdf").exists():
            pytest.skip("the sample is not there")
        return read("huaian-2024.pdf")

    def test_every_value_is_told(self, report: Report) -> None:
        expected, also = expectations(SAMPLES / "expected" / "huaian-2024.json")
        data = report.to_dict()
        wrong = {
            path: (told, value)
            for path, value in expected.items()
            if not any(same(path, told := look_up(data, path), answer) for answer in (value, *also.get(path, [])))
        }
        assert len(expected) > 200
        assert wrong == {}
        assert report.diagnostics == ()

    def test_every_figure_has_its_page_and_its_box(self, report: Report) -> None:
        pdfplumber = pytest.importorskip("pdfplumber")
        with pdfplumber.open(SAMPLES / "huaian-2024.pdf") as pdf:
            pages = list(pdf.pages)
            for path, figure in report:
                assert figure.position is not None, path
                assert figure.position.page is not None, path
                assert figure.position.box is not None, path
                left, top, right, bottom = figure.position.box
                box = (left - 1, top - 1, right + 1, bottom + 1)
                text = pages[figure.position.page - 1].crop(box).extract_text()
                assert text.replace("\n", "").replace(" ", "") == figure.raw, path
