"""Tables of a report's own with rows that are called like a form's: what they count is not what the form counts."""

from __future__ import annotations

import pytest

from tests.core.documents import CARRIED_IN, GRANTED, PROACTIVE, RECEIVED, TITLE, codes, in_order, read, requests, row

KINDS = "公开类别 | 数量（条） |\n机构职能 | 4 |\n政策法规 | 21 |\n行政许可 | 42 |\n行政处罚 | 3 |\n人事信息 | 9 |\n"
COLUMNS = "序号 | 栏目 | 信息数 | 占比 |\n1 | 行政许可 | 42 | 30% |\n2 | 行政处罚 | 3 | 5% |\n3 | 其他 | 5 | 9% |\n"
DOCUMENTS = "类别 | 新增 | 修改 | 撤下 |\n规章 | 4 | 5 | 6 |\n通知 | 7 | 8 | 9 |\n行政许可 | 42 | 1 | 2 |\n"
BLANK = "".join(line.partition(" | ")[0] + " | |||\n" if line[-4:-3].isdigit() else line for line in PROACTIVE.splitlines(True))
RECEIVED_ALONE = requests(row(RECEIVED, 1, 0, 0, 0, 0, 0, 1))


def told(report) -> dict[str, object]:
    return {path: figure.value for path, figure in report if path.startswith("proactive.") and figure.value is not None}


@pytest.mark.parametrize("year", [2020, 2023])
@pytest.mark.parametrize("own", [KINDS, COLUMNS, DOCUMENTS])
@pytest.mark.parametrize(
    "tables",
    ["{}", BLANK + "{}", BLANK + "我局公开情况如下：\n{}", "{}我局公开情况如下：\n" + BLANK],
    ids=["alone", "below", "behind", "before"],
)
def test_no_row_of_a_table_of_the_reports_own_is_bound(year: int, own: str, tables: str) -> None:
    """Whether the form's table is there and blank, or not at all, and tables 三 and 四 are on the form."""
    report = read(tables.format(own), RECEIVED_ALONE, title=TITLE.replace("2024", str(year)))
    assert not told(report)
    assert report.value("requests.received.total") == 1
    assert "GD214" in codes(report)


@pytest.mark.parametrize("own", [KINDS, COLUMNS, DOCUMENTS])
def test_the_rows_of_the_form_beside_it_are_kept(own: str) -> None:
    alone = read(PROACTIVE)
    assert told(read(PROACTIVE + own)) == told(read(own + PROACTIVE)) == told(alone)
    assert len(told(alone)) == 10


@pytest.mark.parametrize("blanks", ["  ", "\t"])
def test_nor_where_blanks_divide_its_cells(blanks: str) -> None:
    assert not told(read(BLANK + KINDS.replace(" |\n", "\n").replace(" | ", blanks), RECEIVED_ALONE))


def test_nor_where_each_cell_has_a_line() -> None:
    assert not told(read(KINDS.replace(" |\n", "\n").replace(" | ", "\n"), RECEIVED_ALONE))


@pytest.mark.parametrize(
    "added",
    [
        PROACTIVE.replace("行政处罚 | 7 |", "行政处罚 | 7 |\n行政检查 | 5 |\n行政确认 | 6 |"),
        PROACTIVE.replace("信息内容 | 本年处理决定数量 |\n行政处罚 | 7 |", "事项 | 办理数 |\n行政处罚 | 7 |\n行政检查 | 5 |"),
        "\n".join(line for line in PROACTIVE.splitlines() if "信息内容" not in line and "第二十条" not in line)
        + "\n行政检查 | 5 |\n",
    ],
    ids=["rows", "a header reworded below its group", "no header"],
)
def test_rows_that_a_place_adds_to_the_table_of_the_form_take_nothing_from_it(added: str) -> None:
    assert told(read(added)) == told(read(PROACTIVE))


def test_a_form_without_a_figure_is_told_as_blank() -> None:
    """The labels tell the form; that nothing is filled in is said."""
    report = read(BLANK)
    (remark,) = [each for each in report.diagnostics if each.code == "GD129"]
    assert report.form == "form_2021"
    assert remark.arguments["form"] == "form_2021"
    assert remark.arguments["blank"] == 10
    assert "GD129" in codes(read(BLANK.replace("|||", "/ | / | / |")))


def test_a_blank_form_of_a_body_is_read_where_the_period_tells_its_year() -> None:
    period = "\n\n统计期限为2022年1月1日至2022年12月31日。"
    report = read(BLANK, title=f"青禾镇政府信息公开工作年度报告{period}")
    assert (report.year, report.form) == (2022, "form_2021")
    assert "GD129" in codes(report)


@pytest.mark.parametrize(
    "table", [PROACTIVE, BLANK.replace("行政许可 | |||", "行政许可 | 0 |"), BLANK.replace("|||", "见附件 |||")]
)
def test_a_form_with_a_figure_or_words_is_not_told_as_blank(table: str) -> None:
    assert "GD129" not in codes(read(table))


@pytest.mark.parametrize(
    "names", [("市水务局", "市林业局", "市司法局"), ("2022年", "2023年", "2024年"), ("一季度", "二季度", "合计")]
)
@pytest.mark.parametrize("label", ["规章", "行政规范性文件"])
def test_a_table_whose_header_names_bodies_or_years_is_the_reports_own(names: tuple[str, ...], label: str) -> None:
    """Be all its rows called like the form's: three figures of three bodies are none of three columns."""
    own = "\n".join((row("类别", *names), row(label, 7, 8, 9), row("行政许可", 4, 5, 6)))
    assert {figure.value for path, figure in read(own) if path.startswith("proactive.")} <= {None}
    assert read(f"{PROACTIVE}\n各部门情况如下：\n{own}").value("proactive.rules.issued") == 1


def test_so_is_one_of_requests() -> None:
    years = row("", *(f"{year}年" for year in range(2018, 2025)))
    own = "\n".join((years, *(row(label, *range(7)) for label in (RECEIVED, CARRIED_IN, GRANTED))))
    assert in_order(read("", own), "requests.received") in ([], [None] * 7)


@pytest.mark.parametrize(
    "own",
    [
        "栏目 | 公开条数 |\n行政许可 | 42 |\n行政处罚 | 3 |\n",
        "栏目\t公开条数\n行政许可\t42\n行政处罚\t3\n",
        "信息内容 | 公开数量 |\n行政许可 | 42 |\n",
        "栏目\n公开条数\n行政许可\n42\n行政处罚\n3\n",
        "项目\n数量\n行政许可\n42\n行政处罚\n3\n",
    ],
)
def test_a_header_of_two_cells_says_what_its_column_counts(own: str) -> None:
    """All rows may be called like the form's."""
    assert not told(read(own))
    assert told(read(own + PROACTIVE)) == told(read(PROACTIVE + own)) == told(read(PROACTIVE))


@pytest.mark.parametrize(
    "own",
    [
        "信息内容 | 本年处理决定数 |\n行政许可 | 42 |\n行政处罚 | 3 |\n",
        "第二十条第（五）项 |\n行政许可 | 42 |\n第二十条第（六）项 |\n行政处罚 | 3 |\n",
        "信息内容\n数量\n行政许可\n42\n行政处罚\n3\n",
    ],
)
def test_a_header_that_says_it_in_other_words_is_the_form_s(own: str) -> None:
    report = read(own)
    assert (report.value("proactive.licensing_decisions"), report.value("proactive.penalty_decisions")) == (42, 3)
