"""Several reports in one file, and letters before a report: each is read by itself."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest

import gov_disclosure
from gov_disclosure import NotAReportError, Report, UnreadableError, UsageError, parse_all, parse_bytes, parse_text
from tests.core.documents import codes
from tests.layouts.catalogue import LAYOUTS, render
from tests.layouts.draft import Rendered
from tests.layouts.measure import judge, look_up


def rendered(layout: str, form: str, seed: int) -> Rendered:
    return render(layout, form, seed).rendered


def wrong(report: Report, of: Rendered) -> list[str]:
    """Return the paths that are not as they should be in a report by itself."""
    data = report.to_dict()
    return [
        path
        for path, expected in of.expected.items()
        if judge(path, look_up(data, path), expected, of.alternatives.get(path, [])) != "right"
    ]


def joined(reports: Sequence[Rendered]) -> str:
    return "\n".join(report.data.decode() for report in reports)


PAIRS = (
    ("pipes_trailing", "pipes_trailing"),
    ("lines_bare", "tabs_ragged"),
    ("contents_before", "contents_before"),
    ("headings_absent", "headings_absent"),
    ("title_absent", "pipes_trailing"),
    ("inner_headings_lines", "lines_pipe_below"),
    ("drawn_middle", "drawn_cells"),
    ("pictures_for_tables", "pipes_trailing"),
    ("pipes_trailing", "pictures_for_tables"),
)


@pytest.mark.parametrize("layouts", [pair for pair in PAIRS if all(name in LAYOUTS for name in pair)], ids="+".join)
@pytest.mark.parametrize("forms", [("form_2021", "trial_2019"), ("form_2021", "form_2021")], ids="+".join)
def test_each_report_is_read_by_itself(layouts: tuple[str, str], forms: tuple[str, str]) -> None:
    """Values, title, dates and text of each are as if it stood alone, and its places are those in the whole file."""
    parts = [rendered(layout, form, seed) for seed, (layout, form) in enumerate(zip(layouts, forms, strict=True))]
    text = joined(parts)
    reports = parse_all(text.encode())
    assert [wrong(report, part) for report, part in zip(reports, parts, strict=True)] == [[], []]
    alone = [parse_bytes(part.data) for part in parts]
    assert [report.to_dict()["overview"] for report in reports] == [report.to_dict()["overview"] for report in alone]
    assert [report.to_dict()["other_matters"] for report in reports] == [report.to_dict()["other_matters"] for report in alone]
    for report in reports:
        for _, figure in report:
            if figure.position is not None:
                assert text[figure.position.start : figure.position.end].strip() == figure.raw.strip()
    starts = [min(figure.position.start for _, figure in report if figure.position) for report in reports if report.proactive]
    assert starts == sorted(starts)


def test_one_function_returns_the_first_and_says_where_the_others_begin() -> None:
    """Nothing of the second is in it; the diagnostic names its line and how to get it."""
    parts = [rendered("pipes_trailing", "form_2021", seed) for seed in range(3)]
    text = joined(parts)
    report = parse_text(text)
    assert wrong(report, parts[0]) == []
    (told,) = [each for each in report.diagnostics if each.code == "GD219"]
    lines = text.splitlines()
    titles = [other["title"] for other in told.arguments["others"]]
    assert told.arguments["count"] == 3
    assert [lines[other["line"] - 1] for other in told.arguments["others"]] == titles
    assert titles == [each.title for each in parse_all(text.encode())[1:]]
    assert told.position is not None
    assert told.position.line == told.arguments["others"][0]["line"]
    assert "parse_all" in told.message
    assert codes(report) == {"GD219"}
    assert [codes(each) for each in parse_all(text.encode())] == [{"GD219"}, {"GD165"}, {"GD165"}]


def test_reports_in_one_page() -> None:
    """The bodies of two pages in one, the first as a page would have it alone."""
    parts = [rendered("html_clean_metadata", form, seed) for seed, form in enumerate(("form_2021", "trial_2019"))]
    bodies = [part.data.decode().partition("<body>")[2].rpartition("</body>")[0] for part in parts]
    page = f"<html><head><title>年报</title></head><body>{bodies[0]}<hr>{bodies[1]}</body></html>"
    assert [wrong(report, part) for report, part in zip(parse_all(page.encode()), parts, strict=True)] == [[], []]


def test_the_same_report_twice() -> None:
    """Once as a table of markup, once as text: neither is a copy within the other."""
    page, text = rendered("html_clean", "form_2021", 2), rendered("lines_bare", "form_2021", 2)
    body = "".join(f"<p>{line}</p>" for line in text.data.decode().splitlines() if line)
    reports = parse_all(page.data.decode().replace("</body>", f"{body}</body>").encode())
    assert [wrong(report, part) for report, part in zip(reports, (page, text), strict=True)] == [[], []]
    assert "GD111" not in codes(reports[0])


def test_a_path_and_bytes_are_read_alike(tmp_path: Path) -> None:
    """A file with one report makes a tuple of one, the same that the other functions return."""
    part = rendered("pipes_trailing", "form_2021", 0)
    file = tmp_path / "report.txt"
    file.write_bytes(part.data)
    assert parse_all(file) == parse_all(str(file)) == parse_all(part.data) == (gov_disclosure.parse_file(file),)


def test_wrong_use_is_told(tmp_path: Path) -> None:
    """The errors are those of the other functions."""
    with pytest.raises(UsageError, match="parse_all takes a path"):
        parse_all(7)  # type: ignore[arg-type]
    with pytest.raises(UnreadableError):
        parse_all(tmp_path / "nowhere.txt")
    with pytest.raises(NotAReportError):
        parse_all("您好！".encode())


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_single_report_is_never_cut(layout: str) -> None:
    """Lists of headings, headings repeated or within the text, titles twice, tables in parts: one report."""
    for form in LAYOUTS[layout].forms:
        assert "GD219" not in codes(parse_bytes(rendered(layout, form, 1).data))


REPORT = rendered("pipes_trailing", "form_2021", 1).data.decode()


def section(number: str, following: str) -> str:
    """Return a section of the report from its heading up to the next."""
    return f"{number}、" + REPORT.partition(f"\n{number}、")[2].partition(f"\n{following}、")[0] + "\n"


@pytest.mark.parametrize(
    "text",
    [
        REPORT.replace("\n三、", f"\n{section('二', '三')}三、"),
        REPORT.replace("\n五、", f"\n{section('三', '四')}{section('四', '五')}五、"),
        REPORT + "\n".join(line for line in REPORT.splitlines() if line[1:2] == "、" and len(line) < 30),
        REPORT + REPORT.splitlines()[0] + "\n",
        REPORT.splitlines()[0] + "\n" + REPORT,
        REPORT + "相关链接：\n" + "\n".join(f"青禾县{year}年政府信息公开工作年度报告" for year in range(2019, 2024)),
        REPORT + "附件：\n" + section("三", "四"),
        REPORT.replace("\n五、", "\n一、存在问题\n二、主动公开情况\n三、下一步打算\n五、"),
    ],
    ids=["section-twice", "tables-twice", "headings-behind", "title-behind", "title-twice", "links", "attachment", "inner"],
)
def test_a_messy_report_is_one_report(text: str) -> None:
    """None of this is a second report."""
    assert len(parse_all(text.encode())) == 1


LETTERS = {
    "letter": "青禾县水务局关于报送2024年政府信息公开工作年度报告的函\n县政府办公室：\n"
    "现将我局2024年政府信息公开工作年度报告报送贵办，请审阅。\n"
    "附件：青禾县水务局2024年政府信息公开工作年度报告\n青禾县水务局\n2025年1月20日\n",
    "notice": "关于公布2023年度政府信息公开工作年度报告的通知\n各镇人民政府，县政府各部门：\n"
    "现将2023年度政府信息公开工作年度报告予以公布。\n"
    "青禾县人民政府办公室\n2024年3月1日\n附件1\n",
    "greeting": "各位领导：\n"
    "　　随信寄上2024年政府信息公开年度报告。报告分六个部分：一、总体情况；二、主动公开政府信息情况；三、其他。\n"
    "此致\n敬礼\n"
    "青禾县办公室\n2025年1月10日\n\n",
    "list": "关于报送年度报告的函\n县政府：\n报告内容如下：\n一、总体情况\n二、主动公开政府信息情况\n"
    "三、收到和处理政府信息公开申请情况\n"
    "四、政府信息公开行政复议、行政诉讼情况\n五、存在的主要问题及改进情况\n"
    "六、其他需要报告的事项\n请审阅。\n青禾县办公室\n2025年1月10日\n\n",
}


@pytest.mark.parametrize("letter", LETTERS)
@pytest.mark.parametrize("layout", ["pipes_trailing", "lines_bare", "drawn_middle"])
def test_a_letter_before_a_report_tells_nothing_of_it(letter: str, layout: str) -> None:
    """Title, year, body, dates and values are the report's."""
    part = rendered(layout, "form_2021", 1)
    report = parse_text(LETTERS[letter] + part.data.decode())
    assert wrong(report, part) == []
    assert report.title == parse_bytes(part.data).title
    assert len(parse_all((LETTERS[letter] + part.data.decode()).encode())) == 1


def test_many_reports_are_read_in_time_that_grows_with_them() -> None:
    """A collection of departments is one pass."""
    parts = [rendered("pipes_trailing", "form_2021", seed) for seed in range(12)]
    reports = parse_all(joined(parts).encode())
    assert [wrong(report, part) for report, part in zip(reports, parts, strict=True)] == [[]] * 12
    lines = [report.diagnostics[-1].position.line for report in reports[1:] if report.diagnostics[-1].position]
    assert all(left < right for left, right in pairwise(lines))
