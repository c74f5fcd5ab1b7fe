"""`gov-disclosure check`."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from gov_disclosure import check, parse_file
from gov_disclosure.output.widths import pad, width

CASES = Path(__file__).parent.parent / "cases"
SUMS = "GD401,GD402,GD403,GD404"
"""The sums of tables 三 and 四: 42 checks."""


class TestText:
    def test_shows_both_sides_with_their_cells(self, command, faulty) -> None:
        done = command("check", faulty, "--lang", "zh", "--select", SUMS)
        assert (done.status, done.err) == (1, "")
        assert (
            done.out
            == f"""\
{faulty}  2024 年 · 青石镇 · form_2021 (国办公开办函〔2021〕30号)
  错误 GD401  第三部分表格每一列：第一项加第二项之和，等于第三项加第四项之和（2 处）
    46:9  “自然人”列不平衡：第一项加第二项为 6，第三项加第四项为 5，差额 -1
      46 | （七）总计 | 5 | 2 | 0 | 0 | 0 | 0 | 7
         |              ^
      应为 6    5  23:20  一、本年新收政府信息公开申请数量 · 自然人
              + 1  24:20  二、上年结转政府信息公开申请数量 · 自然人
      实为 5    5  46:9  三、本年度办理结果 · （七）总计 · 自然人
                另有 1 格为 0
      可能：“四、结转下年度继续办理”行可能漏填，总计应为 1
    46:33  “总计”列不平衡：第一项加第二项为 8，第三项加第四项为 7，差额 -1
      46 | （七）总计 | 5 | 2 | 0 | 0 | 0 | 0 | 7
         |                                      ^
      应为 8    7  23:44  一、本年新收政府信息公开申请数量 · 总计
              + 1  24:44  二、上年结转政府信息公开申请数量 · 总计
      实为 7    7  46:33  三、本年度办理结果 · （七）总计 · 总计
                另有 1 格为 0
      可能：“四、结转下年度继续办理”行可能漏填，总计应为 1
  结论：2 个错误、0 个警告、0 个提示；42 项核对中，成立 40，不成立 2，无法核对 0
"""
        )

    def test_says_where_nothing_is_wrong(self, command, sound) -> None:
        done = command("check", sound, "--select", SUMS)
        assert done.status == 0
        assert re.fullmatch(
            r"  verdict: nothing wrong was found.*; of \d+ checks \d+ hold, 0 are violated, \d+ could not be made",
            "\n".join(done.out.splitlines()[1:]),
        )

    def test_does_not_pass_what_could_not_be_checked(self, command) -> None:
        file = CASES / "GD403" / "not-evaluable.txt"
        done = command("check", file, "--select", SUMS)
        assert done.status == 0
        assert "nothing wrong was found in what could be checked; of 42 checks 35 hold" in done.out
        listed = command("check", file, "--show-not-evaluable")
        assert listed.status == 0
        assert "not evaluable GD403" in listed.out
        assert "“/”  23:20  requests.received.natural_person" in listed.out

    def test_tells_what_the_reader_said(self, command, sound, tmp_path) -> None:
        text = sound.read_text(encoding="utf-8").replace("行政许可 | 308", "行政许可 | 数百件")
        (tmp_path / "words.txt").write_text(text, encoding="utf-8")
        done = command("check", tmp_path / "words.txt")
        assert "reading it gave 0 errors and 1 warning " in done.out

    def test_says_that_a_report_on_no_form_was_not_checked(self, command, tmp_path) -> None:
        headings = ("一、总体情况", "无。", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "无。")
        file = tmp_path / "words.txt"
        file.write_text("\n".join(("青石镇2016年政府信息公开工作年度报告", *headings)), encoding="utf-8")
        done = command("check", file)
        assert "no known form was found, so that its tables were not checked" in done.out
        assert "error" not in done.out.splitlines()[-1].replace("errors", "")

    def test_a_picture_for_a_table_is_an_error(self, command) -> None:
        done = command("check", CASES / "GD212" / "violated.txt")
        assert done.status == 1
        assert "error GD212  requests: a picture (2.jpg) stands for the table" in done.out
        assert "is 0" not in done.out

    def test_sums_up_several_files(self, command, sound, faulty) -> None:
        done = command("check", sound, faulty, sound)
        assert done.out.splitlines()[-1] == ("2 reports checked, nothing wrong in 1; in all: errors 2, warnings 0, infos 0")


class TestJson:
    def test_is_the_contract(self, command, sound, faulty) -> None:
        done = command("check", "--format", "json", sound, faulty)
        data = json.loads(done.out)
        assert list(data) == ["contract", "files", "findings"]
        assert (data["contract"], data["files"]) == ("gov-disclosure/findings/1", 2)
        assert data["findings"] == [finding.to_dict() for finding in check(parse_file(faulty), file=str(faulty))]

    def test_messages_are_in_the_language(self, command, faulty) -> None:
        data = json.loads(command("--lang=zh", "check", "--format=json", faulty).out)
        assert "列不平衡" in data["findings"][0]["message"]

    def test_lists_what_is_not_evaluable_on_request(self, command) -> None:
        file = CASES / "GD404" / "not-evaluable.txt"
        assert json.loads(command("check", "--format", "json", "--select", SUMS, file).out)["findings"] == []
        found = json.loads(command("check", "--format", "json", "--show-not-evaluable", "--select", "GD404", file).out)[
            "findings"
        ]
        assert {(finding["rule"], finding["verdict"], finding["expected"]) for finding in found} == {
            ("GD404", "not_evaluable", None)
        }


class TestStatus:
    @pytest.mark.parametrize(
        ("options", "status"),
        [
            ([], 1),
            (["--fail-on", "never"], 0),
            (["--fail-on", "info"], 1),
            (["--select", "GD403"], 0),
            (["--ignore", "gd401, GD402"], 0),
        ],
    )
    def test_follows_what_is_asked_for(self, command, faulty, options, status) -> None:
        assert command("check", *options, faulty).status == status

    @pytest.mark.parametrize("least", ["error", "warning", "info"])
    def test_what_is_not_evaluable_does_not_fail(self, command, least) -> None:
        file = CASES / "GD404" / "not-evaluable.txt"
        assert command("check", "--fail-on", least, "--show-not-evaluable", "--select", SUMS, file).status == 0

    def test_an_unknown_code_is_wrong_usage(self, command, faulty) -> None:
        done = command("check", "--select", "GD4,GD4O1", faulty)
        assert (done.status, done.out) == (2, "")
        assert done.err == "gov-disclosure: no rule is called 'GD4O1'; did you mean GD401?\n"

    def test_what_cannot_be_read_wins(self, command, faulty, tmp_path) -> None:
        done = command("check", faulty, tmp_path / "nowhere.txt")
        assert done.status == 2
        assert "GD401" in done.out


class TestFolder:
    @pytest.fixture
    def folder(self, tmp_path, sound, faulty) -> Path:
        inner = tmp_path / "年报" / "b"
        inner.mkdir(parents=True)
        (tmp_path / "年报" / "a.TXT").write_bytes(faulty.read_bytes())
        (inner / "c.md").write_bytes(sound.read_bytes())
        (tmp_path / "年报" / "picture.png").write_bytes(b"\x89PNG")
        (tmp_path / "年报" / ".hidden.txt").write_text("no report")
        (tmp_path / "年报" / ".git").mkdir()
        (tmp_path / "年报" / ".git" / "note.txt").write_text("no report")
        return tmp_path / "年报"

    def test_is_walked_in_order(self, command, folder) -> None:
        done = command("check", "--format", "json", folder)
        assert (done.status, done.err) == (1, "")
        data = json.loads(done.out)
        assert data["files"] == 2
        assert {finding["file"] for finding in data["findings"]} == {str(folder / "a.TXT")}

    def test_a_file_named_twice_is_checked_once(self, command, folder, monkeypatch) -> None:
        assert json.loads(command("check", "--format", "json", folder / "a.TXT", folder).out)["files"] == 2
        monkeypatch.chdir(folder)
        found = json.loads(command("check", "--format", "json", "a.TXT", "./a.TXT", folder / "a.TXT", ".").out)
        assert found["files"] == 2
        assert {finding["file"] for finding in found["findings"]} == {"a.TXT"}

    def test_what_is_no_report_counts(self, command, folder) -> None:
        (folder / "letter.txt").write_text("您好", encoding="utf-8")
        done = command("check", folder, "--lang", "zh")
        assert done.status == 2
        assert f"{folder / 'letter.txt'}：这不是政府信息公开工作年度报告" in done.err
        assert "共核对 2 份报告" in done.out

    def test_an_empty_one_is_no_success(self, command, tmp_path) -> None:
        done = command("check", tmp_path)
        assert (done.status, done.out) == (2, "")
        assert f"{tmp_path}: no file in this folder" in done.err


def test_columns_are_as_wide_as_they_look() -> None:
    assert [width(text) for text in ("abc", "总计", "（七）", "é", "e\u0301", "“1”")] == [3, 4, 6, 1, 1, 3]
    assert pad("总计", 6) == "总计  "
    assert pad("总计", 6, right=True) == "  总计"
    assert pad("总计", 2) == "总计"


def test_each_report_of_a_file_is_checked(command, sound, faulty, tmp_path) -> None:
    both = tmp_path / "both.txt"
    both.write_text(sound.read_text(encoding="utf-8") + faulty.read_text(encoding="utf-8"), encoding="utf-8")
    done = command("check", both)
    assert done.status == 1
    assert [line.partition("  ")[0] for line in done.out.splitlines() if line.startswith(str(both))] == [f"{both}#1", f"{both}#2"]
    data = json.loads(command("check", "--format", "json", both).out)
    assert data["files"] == 2
    # That the file has two reports is said of the first.
    assert {finding["file"] for finding in data["findings"] if finding["rule"] != "GD219"} == {f"{both}#2"}
    alone = json.loads(command("check", "--format", "json", faulty).out)["findings"]
    of_second = [finding for finding in data["findings"] if finding["file"] == f"{both}#2"]
    assert [finding["fingerprint"] for finding in of_second] == [finding["fingerprint"] for finding in alone]
