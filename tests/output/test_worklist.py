"""The workbook: opened again, and nothing in it is a formula."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from gov_disclosure import Report, RuleSet, rule
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.finding import Finding
from tests.output.checked import CASES, EXAMPLES, FAULTY, SOUND, Checked, checked, write

Worklist = pytest.importorskip("gov_disclosure.output.worklist", reason="extra xlsx").Worklist
workbook = pytest.importorskip("gov_disclosure.output.workbook", reason="extra xlsx")
openpyxl = pytest.importorskip("openpyxl")


def made(*each: Checked, language: str = "zh", **options: Any) -> bytes:
    out = io.BytesIO()
    write(Worklist(out, language, **options), each)
    return out.getvalue()


def opened(*each: Checked, **options: Any) -> Any:
    return openpyxl.load_workbook(io.BytesIO(made(*each, **options)))


def rows(sheet: Any) -> list[dict[str, Any]]:
    head, *others = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in others]


class TestSheets:
    def test_findings(self) -> None:
        done = checked(FAULTY)
        book = opened(done, checked(SOUND))
        assert book.sheetnames == ["问题", "报告", "规则"]
        sheet = book["问题"]
        found = rows(sheet)
        assert [row["编号"] for row in found] == ["GD401", "GD401"]
        first, finding = found[0], done.evaluation.findings[0]
        told = {
            "文件": "violated.txt", "机关": "青石镇", "年度": 2024, "级别": "错误", "应为": 6, "实为": 5, "差额": -1,
            "文件行号": 46, "所在行": "三、本年度办理结果 · （七）总计", "所在列": "自然人", "表号": None,
            "章节": "三、收到和处理政府信息公开申请情况", "指纹": finding.fingerprint,
            "问题": finding.render("zh"), "状态": None, "处理意见": None,
        }  # fmt: skip
        assert {name: first[name] for name in told} == told
        assert first["依据"].startswith("表头印明")
        assert sheet.auto_filter.ref == "A1:V3"
        assert sheet.freeze_panes == "A2"
        assert "核对内容" in sheet["E2"].comment.text
        assert sheet["F2"].fill.fgColor.rgb == "FFFFC7CE"
        assert str(sheet.data_validations.dataValidation[0].sqref) == "U2:U3"

    def test_a_page_has_rows_and_columns_of_its_tables(self) -> None:
        text = (EXAMPLES / "sound-2024.html").read_text("utf-8").replace("<td>20</td>", "<td>23</td>", 1)
        found = rows(opened(checked(text.encode()))["问题"])
        assert {(row["表号"], row["表内列号"]) for row in found} >= {(3, 10)}

    def test_reports(self) -> None:
        told = [
            (row["机关"], row["结论"], row["错误"], row["不成立"])
            for row in rows(opened(checked(FAULTY), checked(SOUND))["报告"])
        ]
        assert told == [("青石镇", "2 个错误", 2, 2), ("青石镇", "未发现问题", 0, 0)]

    def test_rules(self) -> None:
        found = {row["编号"]: row for row in rows(opened(checked(FAULTY))["规则"])}
        assert set(found) == {each.code for each in RuleSet.default()}
        assert (found["GD401"]["问题数"], found["GD402"]["问题数"]) == (2, 0)
        assert "合法例外" in found["GD401"]["说明"]

    def test_in_english(self) -> None:
        book = opened(checked(FAULTY), language="en")
        assert book.sheetnames == ["Findings", "Reports", "Rules"]
        found = rows(book["Findings"])[0]
        assert (found["section"], found["row"], found["column"]) == ("requests", "requests.outcome.total", "natural_person")
        assert found["basis"].startswith("Printed on the form")

    def test_what_is_not_evaluable_says_so(self) -> None:
        done = checked(CASES / "GD403" / "not-evaluable.txt", include_not_evaluable=True)
        assert "无法核对" in {row["级别"] for row in rows(opened(done)["问题"])}

    def test_nothing_found_is_a_workbook_too(self) -> None:
        assert rows(opened(checked(SOUND))["问题"]) == []
        assert opened().sheetnames == ["问题", "报告", "规则"]

    def test_rows_beyond_a_sheet_go_to_the_next(self) -> None:
        book = opened(*[checked(FAULTY)] * 4, rows=3)
        assert book.sheetnames[:1] == ["问题"]
        names = [name for name in book.sheetnames if name.startswith("问题")]
        assert names == ["问题", "问题 2", "问题 3"]
        assert [book[name].auto_filter.ref for name in names] == ["A1:V4", "A1:V4", "A1:V3"]
        assert workbook.ROWS + 1 == 2**20


EVIL = (
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://example.org")', "http://example.org", "{=1}", "\x00\x07a",
    "\ud800",
)  # fmt: skip


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.sampled_from(EVIL), st.text(max_size=30)))
@example("".join(EVIL))
@example("_x0041_")
def test_every_text_is_a_text(text: str) -> None:
    @rule("AB301")
    def echo(report: Report, context: Context) -> Iterator[Finding]:
        """Say what it was given."""
        yield context.violated(text or "x", ["requests.received.total"], expected=text, actual=Decimal("1.5"))

    done = checked(SOUND, echo, name=text)
    data = made(done)
    for sheet in openpyxl.load_workbook(io.BytesIO(data)):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert cell.hyperlink is None
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert not any("externalLink" in name for name in package.namelist())
        sheets = [package.read(name) for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
    assert all(b"<f>" not in sheet and b"<hyperlink" not in sheet for sheet in sheets)
    (found,) = rows(openpyxl.load_workbook(io.BytesIO(data))["问题"])
    assert found["实为"] == 1.5
    # openpyxl leaves such an escape as it is.
    if text.isprintable() and text and "_x" not in text:
        assert found["应为"] == text


class TestCells:
    @staticmethod
    def cell(value: Any) -> Any:
        out = io.BytesIO()
        book = workbook.Workbook(out)
        sheet = book.sheet("a", [workbook.Column("b", 9)])
        sheet.row([value])
        sheet.end()
        book.close()
        return openpyxl.load_workbook(out)["a"]["A2"]

    def test_commands_are_quoted(self) -> None:
        assert self.cell("=1").quotePrefix
        assert not self.cell("1=").quotePrefix

    def test_long_texts_are_cut_with_a_sign(self) -> None:
        value = self.cell("字" * 40_000).value
        assert len(value) == workbook.LONGEST
        assert value.endswith("…")

    @pytest.mark.parametrize("value", [12, 0, -3, Decimal("32.48"), Decimal("0.1")])
    def test_numbers_are_numbers(self, value: int | Decimal) -> None:
        assert Decimal(str(self.cell(value).value)) == value

    @pytest.mark.parametrize("value", [10**18, Decimal("1.2345678901234567"), Decimal("Infinity"), Decimal("1E+400")])
    def test_what_a_sheet_would_change_is_text(self, value: int | Decimal) -> None:
        assert self.cell(value).value == str(value)

    def test_sheets_take_many_comments(self) -> None:
        out = io.BytesIO()
        book = workbook.Workbook(out)
        sheet = book.sheet("a", [workbook.Column("b", 9)])
        for _ in range(2_100):
            sheet.row(["x"], None, {0: "c"})
        book.close()
        assert sum(row[0].comment is not None for row in openpyxl.load_workbook(out)["a"].iter_rows()) == 2_000
