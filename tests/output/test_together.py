"""What is found in several reports together, and what is waived, in every format."""

from __future__ import annotations

import json
import shutil
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.cli.conftest import CASES

SERIES = ("check", "--series", "--select", "GD601")
WAIVERS = """
[[waivers]]
rule = "GD601"
paths = ["*.*.total"]
reason = "=机构改革<b>"
expires = 2999-12-31
[[waivers]]
rule = "GD4"
reason = "旧的"
expires = 2020-01-31
"""


@pytest.fixture
def years(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a working directory with two years that do not follow; what is said of the total is waived."""
    for file in (CASES / "GD601" / "violated").glob("*.txt"):
        shutil.copy(file, tmp_path / file.name)
    (tmp_path / "gov-disclosure.toml").write_text(WAIVERS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_json(command, years) -> None:
    found = json.loads(command(*SERIES, "--format", "json", "--show-suppressed", ".").out)
    (waived,) = found["suppressed"]
    assert (waived["file"], waived["suppression"]["reason"]) == ("./2023.txt", "=机构改革<b>")


def test_text(command, years) -> None:
    done = command(*SERIES, "--lang", "zh", "--show-suppressed", ".")
    assert "已豁免：=机构改革<b>（有效期至 2999-12-31）" in done.out
    assert "已豁免：" not in command(*SERIES, "--lang", "zh", ".").out
    # The table of all reports names the series, too: else it looks as though nothing were wrong.
    assert "across years: 澄湖县水务局 2022–2023        warnings 1" in command(*SERIES, ".").out


def test_sarif_names_the_file_of_each_cell(command, years) -> None:
    (run,) = json.loads(command(*SERIES, "--format", "sarif", ".").out)["runs"]
    assert [len(each["suppressions"]) for each in run["results"]] == [0, 1]
    for result in run["results"]:
        places = [each["physicalLocation"] for each in result["relatedLocations"]]
        assert [each["artifactLocation"]["uri"] for each in places] == ["2022.txt", "2023.txt"]
        for place, value in zip(places, (result["properties"]["expected"], result["properties"]["actual"]), strict=True):
            region = place["region"]
            text = (years / place["artifactLocation"]["uri"]).read_text(encoding="utf-8")
            assert text[region["charOffset"] : region["charOffset"] + region["charLength"]] == str(value)
            assert text.splitlines()[region["startLine"] - 1][region["startColumn"] - 1 :].startswith(str(value))
    assert [each["descriptor"]["id"] for each in run["invocations"][0]["toolConfigurationNotifications"]] == []


def test_several_reports_of_a_file_are_in_that_file(command, years) -> None:
    both = "".join((years / f"{year}.txt").read_text(encoding="utf-8") for year in (2022, 2023))
    for year in (2022, 2023):
        (years / f"{year}.txt").unlink()
    (years / "both.txt").write_text(both, encoding="utf-8")
    (run,) = json.loads(command(*SERIES, "--format", "sarif", "both.txt").out)["runs"]
    result = run["results"][0]
    places = [result["locations"][0], *result["relatedLocations"]]
    assert {each["physicalLocation"]["artifactLocation"]["uri"] for each in places} == {"both.txt"}
    assert "file=both.txt,line=" in command(*SERIES, "--format", "github", "both.txt").out


def test_junit_has_a_suite(command, years) -> None:
    root = ET.fromstring(command(*SERIES, "--format", "junit", ".").out)  # noqa: S314 - our own
    suite = next(each for each in root if each.get("name") == "across years: 澄湖县水务局 2022–2023")
    assert (suite.get("tests"), suite.get("skipped")) == ("3", "1")
    assert [each.get("file") for each in suite] == [None, "2023.txt", "2023.txt"]
    assert "./2022.txt:" in "".join(suite.itertext())


def test_github_tells_the_other_file(command, years) -> None:
    (told,) = [line for line in command(*SERIES, "--format", "github", ".").out.splitlines() if "GD601" in line]
    assert told.startswith("::warning file=2023.txt,line=")
    assert "./2022.txt:" in told


def test_statistics_count_reports(command, years) -> None:
    line = next(line for line in command(*SERIES, "--statistics", ".").out.splitlines() if "GD601" in line)
    assert line.split()[:2] == ["1", "1"]


class TestWorklist:
    def test_names_body_and_year_and_lists_what_is_waived(self, command, years) -> None:
        openpyxl = pytest.importorskip("openpyxl")
        pytest.importorskip("xlsxwriter")
        command(*SERIES, "--lang", "zh", ".", "-o", "list.xlsx")
        book = openpyxl.load_workbook("list.xlsx")
        assert book.sheetnames == ["问题", "报告", "未列出的问题", "规则"]
        found = [[cell.value for cell in row] for row in book["问题"].iter_rows(min_row=2)]
        assert [row[:3] for row in found] == [["./2023.txt", "澄湖县水务局", 2023]]
        head, row = ([cell.value for cell in row] for row in book["未列出的问题"].iter_rows())
        told = dict(zip(head, row, strict=True))
        assert (told["原因类别"], told["理由"], told["有效期至"]) == ("已豁免", "=机构改革<b>", "2999-12-31")
        assert (told["机关"], told["年度"], told["编号"], told["所在列"]) == ("澄湖县水务局", 2023, "GD601", "总计")
        assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)

    def test_has_no_such_sheet_where_nothing_is_waived(self, command, years) -> None:
        openpyxl = pytest.importorskip("openpyxl")
        pytest.importorskip("xlsxwriter")
        command(*SERIES, "--no-config", ".", "-o", "list.xlsx")
        assert openpyxl.load_workbook("list.xlsx").sheetnames == ["Findings", "Reports", "Rules"]


class Targets(HTMLParser):
    """The ids and the links of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: dict[str, str] = {}
        self.links: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if told.get("id"):
            assert told["id"] not in self.ids
            self.ids[str(told["id"])] = tag
        if tag == "a" and (told.get("href") or "").startswith("#"):
            self.links.append(str(told["href"])[1:])


class TestPage:
    def test_leads_to_the_cells_of_both_reports(self, command, years) -> None:
        pytest.importorskip("jinja2")
        command(*SERIES, ".", "-o", "page.html")
        page = (years / "page.html").read_text(encoding="utf-8")
        found = Targets(page)
        assert set(found.links) <= set(found.ids)
        for cell in ("r1-requests.carried_out.natural_person", "r2-requests.carried_in.natural_person"):
            assert cell in found.links
            assert found.ids[cell] == "td"
        assert "2 reports checked" in page

    def test_lists_what_is_waived_with_the_reason(self, command, years) -> None:
        pytest.importorskip("jinja2")
        command(*SERIES, ".", "-o", "page.html")
        page = (years / "page.html").read_text(encoding="utf-8")
        assert "waived: =机构改革&lt;b&gt; (until 2999-12-31)" in page
        # A waiver that has expired is told.
        command("check", ".", "-o", "page.html")
        assert "expired on 2020-01-31" in (years / "page.html").read_text(encoding="utf-8")

    def test_without_other_reports_cells_have_no_ids(self, command, years) -> None:
        pytest.importorskip("jinja2")
        command("check", ".", "-o", "page.html")
        assert "r1-requests" not in (years / "page.html").read_text(encoding="utf-8")

    def test_words_that_are_copied_lead_to_their_lines(self, command, tmp_path) -> None:
        pytest.importorskip("jinja2")
        command("check", "--series", "--select", "GD534", CASES / "GD534" / "violated-last-year", "-o", tmp_path / "page.html")
        found = Targets((tmp_path / "page.html").read_text(encoding="utf-8"))
        lines = [link for link in found.links if found.ids[link] == "p"]
        assert {link.partition("-")[0] for link in lines} == {"r1", "r2"}
