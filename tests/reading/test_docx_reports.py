"""Whole reports in DOCX: cut at any row, beside pages of the same words, and beside what python-docx reads."""

from __future__ import annotations

import io
import random
import re
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import gov_disclosure
from gov_disclosure import GovDisclosureError, NotAReportError, Report, parse_bytes
from gov_disclosure.diagnostics import Diagnostics
from gov_disclosure.reading.blocks import Document, Row
from gov_disclosure.reading.docx import read_docx
from gov_disclosure.reading.reader import Container
from tests.layouts import docx_xml as xml
from tests.layouts.catalogue import LAYOUTS
from tests.layouts.docx import DocxFile
from tests.layouts.draft import Draft
from tests.layouts.grids import Cell
from tests.layouts.html import HtmlFile
from tests.layouts.measure import judge, look_up
from tests.layouts.official import FORMS
from tests.layouts.values import make_report

BLANK_FORM = Path(__file__).parents[3] / "shared" / "samples" / "national-template-2021-blank.docx"
DOCX_LAYOUTS = sorted(name for name in LAYOUTS if name.startswith("docx_"))
HEADER_ROWS = (2, 3, 3)


def draft(form: str = "form_2021", seed: int = 0) -> Draft:
    return Draft.of(make_report(form, seed), random.Random(seed))


def wrong(report: Report, expected: Draft) -> list[str]:
    """Return the paths whose values are not those that the report was made of."""
    data = report.to_dict()
    return [
        path
        for path, value in expected.expected.items()
        if judge(path, look_up(data, path), value, expected.alternatives.get(path, [])) != "right"
    ]


def read(data: bytes) -> Document:
    return read_docx(Container(data=data, sink=Diagnostics(gov_disclosure.Limits())))


class TestSplitTables:
    """A table that a page break has made two is one table."""

    GAPS = (xml.paragraph(), "", xml.paragraph("- 5 -") + xml.paragraph(inner='<w:r><w:br w:type="page"/></w:r>'))

    @pytest.mark.parametrize("form", FORMS)
    @pytest.mark.parametrize("number", [0, 1, 2])
    def test_at_any_row_with_or_without_header(self, form: str, number: int) -> None:
        made = draft(form)
        main = DocxFile()(made)
        whole = list(re.finditer(r"<w:tbl>.*?</w:tbl>", main))[number]
        rows = re.findall(r"<w:tr>.*?</w:tr>", whole[0])
        head = rows[: HEADER_ROWS[number]]
        for cut in range(1, len(rows)):
            gap = self.GAPS[cut % 3]
            for again in ([], head) if cut > len(head) else ([],):
                parts = xml.table(*rows[:cut]) + gap + xml.table(*again, *rows[cut:])
                report = parse_bytes(xml.package(main[: whole.start()] + parts + main[whole.end() :]))
                assert wrong(report, made) == [], (cut, gap, bool(again))


class TestBesidePages:
    @pytest.mark.parametrize("form", FORMS)
    @pytest.mark.parametrize("nested", [0, 1, 3])
    @pytest.mark.parametrize("inside_metadata", [False, True])
    def test_the_same_report_is_told(self, form: str, nested: int, inside_metadata: bool) -> None:
        by_docx = parse_bytes(xml.package(DocxFile(nested=nested, inside_metadata=inside_metadata)(draft(form))))
        by_page = parse_bytes(HtmlFile(nested=nested, inside_metadata=inside_metadata)(draft(form)).encode())
        assert contents(by_docx) == contents(by_page)

    @pytest.mark.parametrize("form", FORMS)
    def test_cells_have_the_same_table_row_and_column(self, form: str) -> None:
        by_docx = parse_bytes(xml.package(DocxFile()(draft(form))))
        by_page = parse_bytes(HtmlFile()(draft(form)).encode())
        assert places(by_docx) == places(by_page)
        assert len(places(by_docx)) > 150


def contents(report: Report) -> dict[str, Any]:
    """Return all that a report says, without the places."""
    data = report.to_dict()
    for placed in (*data["cells"].values(), *data["passages"]):
        for name in ("line", "column", "table", "row", "part", "start", "end"):
            placed.pop(name, None)
    data["diagnostics"] = [(each["code"], each.get("path")) for each in data["diagnostics"]]
    return data


def places(report: Report) -> dict[str, object]:
    return {
        path: (figure.raw, figure.position.table, figure.position.row, figure.position.column)
        for path, figure in report
        if figure.position is not None and figure.position.table is not None
    }


class TestLaws:
    @settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
    @given(st.sampled_from(DOCX_LAYOUTS), st.sampled_from(FORMS), st.integers(0, 99), st.integers(0, 99))
    def test_the_words_of_a_cell_stand_at_its_place(self, layout: str, form: str, seed: int, chance: int) -> None:
        rendered = LAYOUTS[layout](make_report(form, seed), random.Random(chance))
        view = read(rendered.data).source.text
        report = parse_bytes(rendered.data)
        for path, figure in report:
            if figure.position is not None:
                assert view[figure.position.start : figure.position.end] == figure.raw, path
                assert figure.position.part == "word/document.xml"
                assert figure.position.line >= 1
                assert figure.position.column >= 1
        assert Report.from_dict(report.to_dict()) == report

    @settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
    @given(st.sampled_from(FORMS), st.data())
    def test_any_values_come_back(self, form: str, data: st.DataObject) -> None:
        """Report → DOCX → report, for figures of any size, blanks and marks."""
        made = draft(form)
        said: dict[str, object] = {}
        counts = st.one_of(st.integers(0, 10**9), st.sampled_from(["", "/"]))
        for row in made.rows():
            for datum in row:
                if datum.path is not None and not datum.path.endswith(("fees_wan_yuan", "amount", "items_change")):
                    value = data.draw(counts)
                    datum.text = str(value)
                    said[datum.path] = value if isinstance(value, int) else None
        told = parse_bytes(xml.package(DocxFile()(made))).to_dict()
        assert {path: look_up(told, path) for path in said} == said

    @settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
    @given(st.data())
    def test_any_markup_is_read_or_refused(self, data: st.DataObject) -> None:
        """Tags of a report taken out, doubled and moved; the nesting is mended, so that most of it is read."""
        main = DocxFile(prose=lambda block: xml.paragraph(block.text[:20]))(_FEW)
        tags = re.findall(r"<[^>]+>|[^<]+", main)
        begin = next(index for index, tag in enumerate(tags) if tag == "<w:body>") + 1
        for _ in range(data.draw(st.integers(1, 25))):
            at = data.draw(st.integers(begin, len(tags) - 3))
            if data.draw(st.booleans()):
                tags[at : at + data.draw(st.integers(0, 3))] = []
            else:
                tags.insert(at, data.draw(st.sampled_from(_STRAY)))
            if len(tags) < begin + 10:
                break
        try:
            report = parse_bytes(xml.package(_mended(tags)))
        except GovDisclosureError:
            return
        for _, figure in report:
            assert figure.position is None or figure.position.start <= figure.position.end


_FEW = draft()
_STRAY = (
    "<w:p>", "<w:tbl>", "<w:tr>", "<w:tc>", "<w:r>", "<w:t>", "<w:pPr>", "<w:rPr>", "<w:trPr>", "<w:tcPr>", "<w:del>", "<w:ins>",
    "<w:txbxContent>", "<mc:AlternateContent>", "<mc:Choice>", "<mc:Fallback>", "<w:vanish/>", "<w:br/>", "<w:tab/>",
    '<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="end"/>', '<w:gridSpan w:val="7"/>', "<w:vMerge/>",
    "<w:hMerge/>",
    '<w:numPr><w:numId w:val="1"/></w:numPr>', "<m:t>", "<w:sym/>", "</w:p>", "</w:tc>", "</w:tr>", "</w:tbl>", "<w:altChunk/>",
    '<w:gridBefore w:val="3"/>', "<w:cellDel/>", "<w:body>", "12", "一、总体情况",
)  # fmt: skip


def _mended(tags: list[str]) -> str:
    """Return well-formed markup of tags in any order."""
    out: list[str] = []
    opened: list[str] = []
    for tag in tags:
        name = re.match(r"</?([\w:]+)", tag)
        if name is None or tag.endswith("/>"):
            out.append(tag)
        elif tag.startswith("</"):
            if name[1] in opened:
                while (closed := opened.pop()) != name[1]:
                    out.append(f"</{closed}>")
                out.append(tag)
        else:
            opened.append(name[1])
            out.append(tag)
    return "".join(out) + "".join(f"</{name}>" for name in reversed(opened))


class TestBesidePythonDocx:
    """What another reader makes of the same file."""

    @pytest.mark.parametrize(
        "layout", ["docx_clean", "docx_rectangle_blank", "docx_cells_cut_runs", "docx_split_table", "docx_no_merges"]
    )
    def test_the_cells_are_the_same(self, layout: str) -> None:
        docx = pytest.importorskip("docx")
        data = LAYOUTS[layout](make_report("form_2021", 1), random.Random(1)).data
        expected = []
        for table in docx.Document(io.BytesIO(data)).tables:
            seen: set[object] = set()
            for number, row in enumerate(table.rows, 1):
                cells = [(cell._tc, cell.text.strip()) for cell in row.cells]
                expected.append(
                    (number, [(column, words) for column, (tc, words) in enumerate(cells) if tc not in seen and not seen.add(tc)])
                )
        document = read(data)
        text = document.source.text
        found = [
            (block.number, [(cell.column, text[cell.start : cell.end]) for cell in block.cells])
            for block in document.blocks
            if isinstance(block, Row) and block.table
        ]
        assert found == expected

    def test_a_report_that_it_wrote_is_read(self) -> None:
        docx = pytest.importorskip("docx")
        made = draft()
        file = docx.Document()
        file.add_heading(f"{made.spec.body}{made.spec.year}年政府信息公开工作年度报告", 0)
        for heading, name in zip(
            (
                "一、总体情况",
                "二、主动公开政府信息情况",
                "三、收到和处理政府信息公开申请情况",
                "四、政府信息公开行政复议、行政诉讼情况",
            ),
            ("", "proactive", "requests", "remedies"),
            strict=True,
        ):
            file.add_heading(heading, 1)
            for grid in made.grids(name) if name else ():
                _write_grid(file, grid.rows, grid.width)
        out = io.BytesIO()
        file.save(out)
        report = parse_bytes(out.getvalue())
        told = report.to_dict()
        values = made.spec.values
        assert [path for path, value in values.items() if judge(path, look_up(told, path), value, []) != "right"] == []


def _write_grid(file: Any, rows: tuple[tuple[Cell, ...], ...], width: int) -> None:
    table = file.add_table(len(rows), width)
    taken: set[tuple[int, int]] = set()
    for top, row in enumerate(rows):
        left = 0
        for cell in row:
            while (top, left) in taken:
                left += 1
            bottom, right = min(top + cell.rowspan, len(rows)) - 1, left + cell.colspan - 1
            taken |= {(y, x) for y in range(top, bottom + 1) for x in range(left, right + 1)}
            merged = table.cell(top, left)
            if (bottom, right) != (top, left):
                merged = merged.merge(table.cell(bottom, right))
            merged.text = cell.text


@pytest.mark.skipif(not BLANK_FORM.exists(), reason="the sample reports are not there")
class TestTheOfficialForm:
    def test_blank_it_is_refused_as_such(self) -> None:
        with pytest.raises(NotAReportError, match="blank form"):
            gov_disclosure.parse_file(BLANK_FORM)

    @pytest.mark.parametrize("seed", [0, 1, 2, 3])
    def test_filled_in_every_value_is_told(self, seed: int) -> None:
        made = draft(seed=seed)
        figures = iter([datum.text for row in made.rows() for datum in row])
        with ZipFile(BLANK_FORM) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        main = parts["word/document.xml"].decode()
        main = main.replace("政府信息公开工作年度报告格式模板", f"{made.spec.body}{made.spec.year}年政府信息公开工作年度报告")

        def fill(cell: re.Match[str]) -> str:
            inner = cell[0]
            if re.sub(r"<[^>]+>", "", inner).strip() or re.search(r'<w:vMerge(?: w:val="continue")?/>', inner):
                return inner
            return inner.replace("</w:p>", f"<w:r><w:t>{next(figures)}</w:t></w:r></w:p>", 1)

        parts["word/document.xml"] = re.sub(r"<w:tc>.*?</w:tc>", fill, main).encode()
        assert next(figures, None) is None
        report = parse_bytes(xml.zipped(parts))
        assert report.year == made.spec.year
        assert wrong(report, made) == []
        assert sum(isinstance(figure.value, (int, Decimal)) for _, figure in report) >= len(made.spec.values)
