"""Text for people: what is quoted, how findings are grouped, and what comes last."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gov_disclosure import Report, Verdict, rule
from gov_disclosure.cli.main import main
from gov_disclosure.output.excerpts import excerpts
from gov_disclosure.output.findings_text import FindingsText
from gov_disclosure.output.marks import Locator
from gov_disclosure.output.screen import PlainScreen
from gov_disclosure.output.widths import width
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.finding import Finding, Hint
from tests.output.checked import CASES, EXAMPLES, FAULTY, SOUND, Checked, checked, page_with, write


def made(*each: Checked, language: str = "zh", everything: bool = False) -> str:
    out = io.StringIO()
    write(FindingsText(PlainScreen(out), language, everything=everything), each)
    return out.getvalue()


def under(line: str, signs: str, sign: str = "^") -> str:
    """Return the words of a line that stand above a sign."""
    columns, found = 0, ""
    for character in line:
        if columns < len(signs) and signs[columns] == sign:
            found += character
        columns += width(character)
    return found


class TestExcerpts:
    @pytest.mark.parametrize("file", [FAULTY, EXAMPLES / "faulty-2024.txt", CASES / "GD403" / "violated.txt"])
    def test_signs_stand_under_the_figures(self, file: Path) -> None:
        done = checked(file)
        for finding in done.evaluation.findings:
            (excerpt,) = excerpts(finding, Locator(done.published))
            (first,) = (cell for cell in finding.operands if cell.position == finding.position)
            assert under(excerpt.lines[0], excerpt.signs) == first.raw
            assert excerpt.number == finding.line

    def test_of_a_page_the_row_stands_below_its_header(self) -> None:
        done = checked(page_with("23").encode())
        finding = done.evaluation.findings[0]
        (excerpt,) = excerpts(finding, Locator(done.published))
        head, row = excerpt.lines
        assert head.split() == ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
        assert row.startswith("三、本年度办理结果 （一）予以公开")
        assert under(row, excerpt.signs).strip() == "23"

    def test_of_a_long_line_what_stands_around_is_quoted(self) -> None:
        text = SOUND.read_text("utf-8").replace("\n二、", f"\n{'前文很长，' * 60}共受理申请41件{'，后文也很长' * 60}。\n二、", 1)

        @rule("AB501")
        def spoken(report: Report, context: Context) -> Iterator[Finding]:
            """Show words of the narrative."""
            for passage in report.passages:
                at = passage.text.find("41")
                if at >= 0:
                    words = [context.spoken(passage, at, at + 2, value=41, side="actual")]
                    hint = Hint("GD403", {"caption": "好", "expected": 1, "actual": 2, "difference": 1})
                    yield context.finding(Verdict.VIOLATED, words, arguments={"message": "x"}, hints=[hint] * 5)

        done = checked(text.encode(), spoken, name="a.txt")
        (finding,) = done.evaluation.findings
        (excerpt,) = excerpts(finding, Locator(done.published))
        (line,) = excerpt.lines
        assert line.startswith("…")
        assert line.endswith("…")
        assert width(line) < 110
        assert under(line, excerpt.signs) == "41"
        written = made(done)
        assert written.count("可能：") == 3
        assert "“41”" in written
        assert "overview “41”" in made(done, language="en")
        assert made(done, everything=True).count("可能：") == 5

    def test_columns_that_are_not_marked_are_left_out_of_a_wide_row(self) -> None:
        cells = "".join(f"<td>{number}</td>" for number in range(40))
        heads = "".join(f"<td>栏{number}</td>" for number in range(40))
        from gov_disclosure.rules.finding import Operand
        from gov_disclosure.showing import read_published

        published = read_published(f"<table><tr><td>表</td>{heads}</tr><tr><td>行</td>{cells}</tr></table>".encode())
        row = published.blocks[1]
        place = row.cells[30].position
        finding = Finding(rule="AB1", severity="error", operands=(Operand("a.b", position=place),), position=place)
        (excerpt,) = excerpts(finding, Locator(published))
        assert excerpt.lines == ("    栏29", "行    29  …")
        assert excerpt.signs == "      ^^"

    @settings(deadline=None, max_examples=60)
    @given(st.text(alphabet=st.sampled_from("中文字 abc1\t\u0301（，"), max_size=300), st.data())
    def test_signs_are_where_the_words_are(self, text: str, data) -> None:
        from gov_disclosure.output.excerpts import _line, _Place

        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 5)))
        excerpt = _line(text, 1, [_Place(start, end, "^")])
        assert width(excerpt.lines[0]) <= 102
        if width(text[start:end]) and "\u0301" not in text:
            assert under(excerpt.lines[0], excerpt.signs) == text[start:end].replace("\t", " ")


class TestGroups:
    @staticmethod
    def many(count: int):
        @rule("AB502", severity="warning")
        def many(report: Report, context: Context) -> Iterator[Finding]:
            """
            Find something in many cells.

            What it checks:
                Nothing.
            """
            for path in list(report.cells)[:count]:
                yield context.violated(f"at {path}", [path])

        return many

    def test_of_many_findings_the_first_are_shown_and_where_the_others_are(self) -> None:
        done = checked(SOUND, self.many(200))
        written = made(done)
        assert written.count(" at ") == written.count("  at ") == 3
        assert "（200 处）" in written
        assert "另有 197 处：" in written
        assert len(written.splitlines()) < 30
        assert made(done, everything=True).count("  at ") == 200

    @pytest.mark.parametrize(("count", "shown"), [(1, 1), (2, 2), (3, 3), (4, 4), (5, 3)])
    def test_one_more_is_not_worth_a_line(self, count: int, shown: int) -> None:
        assert made(checked(SOUND, self.many(count))).count("  at ") == shown

    def test_what_could_not_be_checked_is_one_line_unless_it_is_asked_for(self) -> None:
        file = CASES / "GD403" / "not-evaluable.txt"
        assert "无法核对的 9 项缺少依据" in made(checked(file))
        listed = made(checked(file, include_not_evaluable=True))
        assert "缺少依据；" not in listed
        assert "无法核对 GD403" in listed


class TestEnd:
    def test_several_reports_end_in_a_table(self) -> None:
        lines = made(checked(FAULTY), checked(SOUND)).splitlines()
        assert lines[-5:-2] == [
            "------  ----  ----------  ----  ----  ------------",
            "青石镇  2024  2 个错误    2     0     violated.txt",
            "青石镇  2024  未发现问题  0     0     holds.txt",
        ]
        assert lines[-1] == "共核对 2 份报告，1 份未发现问题；合计：2 个错误、0 个警告、0 个提示"

    def test_a_long_table_has_no_sound_reports(self) -> None:
        reports = [checked(SOUND)] * 220 + [checked(FAULTY)]
        assert made(*reports).count("holds.txt") == 220
        assert "另有 220 份未发现问题" in made(*reports)
        assert made(*reports, everything=True).count("holds.txt") == 440


class TestCommand:
    @pytest.fixture(autouse=True)
    def _chinese(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")

    @pytest.mark.parametrize(("ending", "library", "begin"), [("html", "jinja2", b"<!DOCTYPE"), ("xlsx", "xlsxwriter", b"PK")])
    def test_writes_files_by_their_endings(self, tmp_path, capsys, ending, library, begin) -> None:
        pytest.importorskip(library)
        file = tmp_path / f"结果.{ending}"
        assert main(["check", str(FAULTY), str(SOUND), "-o", str(file)]) == 1
        assert file.read_bytes().startswith(begin)
        assert capsys.readouterr().out == ""

    @pytest.mark.parametrize(("ending", "library"), [("html", "jinja2"), ("xlsx", "xlsxwriter")])
    def test_names_the_extra_that_is_not_installed(self, tmp_path, capsys, monkeypatch, ending, library) -> None:
        for name in [
            name for name in sys.modules if name.startswith(("gov_disclosure.output.page", "gov_disclosure.output.work"))
        ]:
            monkeypatch.delitem(sys.modules, name)
        monkeypatch.setitem(sys.modules, library, None)
        assert main(["check", str(SOUND), "-o", str(tmp_path / f"a.{ending}")]) == 2
        assert f"gov-disclosure[{ending}]" in capsys.readouterr().err
        assert list(tmp_path.iterdir()) == []

    def test_quotes_what_comes_in_by_standard_input(self, capsys, monkeypatch) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(FAULTY.read_bytes())))
        assert main(["check", "-"]) == 1
        assert "46 | （七）总计" in capsys.readouterr().out

    def test_shows_all(self, capsys) -> None:
        assert main(["check", "--all", str(EXAMPLES / "faulty-2024.txt")]) == 1
        assert "GD403" in capsys.readouterr().out
