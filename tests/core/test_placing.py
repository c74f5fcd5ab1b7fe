"""Which figure stands in which column: by the header, by their number, by the blanks the source kept; else nowhere."""

from __future__ import annotations

import pytest

from gov_disclosure import Report, State, parse_text
from tests.core.documents import (
    APPLICANTS,
    CARRIED_IN,
    CARRIED_OUT,
    GRANTED,
    PROACTIVE,
    RECEIVED,
    RESULTS,
    TOTAL,
    codes,
    header,
    in_order,
    page,
    read,
    remedies,
    requests,
    row,
    table,
    told,
)

SEVEN = [1, 2, 3, 4, 5, 6, 21]
NONE = [None] * 7
FULL = row(RECEIVED, *SEVEN)


def three(*rows: str, head: str | None = None) -> Report:
    return read(requests=requests(*rows, head=head))


def test_seven_figures_are_the_seven_columns() -> None:
    """Without a header the order is the official one."""
    assert in_order(read(requests=FULL), "requests.received") == SEVEN


def test_permuted_header_cells_permute_the_figures() -> None:
    """A header in one line that names all columns is their order."""
    names = ("总计", "其他", "自然人", "法律服务机构", "商业企业", "社会公益组织", "科研机构")
    assert in_order(three(row(RECEIVED, *SEVEN), head=header(*names)), "requests.received") == [3, 5, 21, 6, 4, 2, 1]


def test_a_subtotal_is_no_column_of_the_form() -> None:
    """An added column is left out and reported where the header names it."""
    report = three(row(RECEIVED, 1, 2, 3, 4, 5, 6, 20, 21), head=header(*APPLICANTS[:-1], "小计", "总计"))
    assert in_order(report, "requests.received") == SEVEN
    assert "GD113" in codes(report, "requests.received")


def test_eight_figures_without_a_header_for_them_are_placed_nowhere() -> None:
    """Which of them is the added one is not told."""
    report = three(row(RECEIVED, 1, 2, 3, 4, 5, 6, 20, 21))
    assert in_order(report, "requests.received") == NONE
    assert "GD309" in codes(report, "requests.received")


@pytest.mark.parametrize("cells", [(1, 2, 3, 4, 5, 15), (0, 0, 0, 0, 0, 0), (1, 2, 3, 4, 5, 15, None)])
def test_six_figures_for_seven_columns_are_null_with_their_readings(cells: tuple[object, ...]) -> None:
    """Each way to read the row is named; the words of the row are kept in every cell."""
    report = three(FULL, row(GRANTED, *cells))
    assert in_order(report, "requests.outcome.granted") == NONE
    (remark,) = [each for each in report.diagnostics if each.path == "requests.outcome.granted"]
    assert remark.code == "GD309"
    assert remark.arguments["columns"] == 7
    assert len(remark.arguments["readings"]) == 7
    assert {report.cell(f"requests.outcome.granted.{name}").state for name in ("total", "natural_person")} == {State.TEXT}


def test_two_figures_of_a_row_whose_blanks_are_lost_are_placed_nowhere() -> None:
    """First and total is a guess, even where both are the same."""
    report = three(FULL, row(GRANTED, 1, 1))
    assert in_order(report, "requests.outcome.granted") == NONE


def test_blank_cells_between_figures_hold_the_columns() -> None:
    """A blank cell is null, its neighbours are what they say."""
    report = three(FULL, row(GRANTED, 1, None, None, None, None, None, 1))
    assert in_order(report, "requests.outcome.granted") == [1, None, None, None, None, None, 1]
    assert report.cell("requests.outcome.granted.other_organization").state is State.BLANK


def test_a_blank_cell_in_front_holds_its_column_under_the_header_of_the_text() -> None:
    """Header and row have as many cells, and blank cells before a figure are never lost."""
    report = three(FULL, row(GRANTED, None, 1, 2, 3, 4, 5, 15))
    assert in_order(report, "requests.outcome.granted") == [None, 1, 2, 3, 4, 5, 15]


def test_blank_cells_at_the_end_count_where_the_table_keeps_blanks() -> None:
    """A row of seven cells is one of seven columns once another row shows that blanks are kept."""
    kept = row(CARRIED_IN, 1, None, None, None, None, None, 1)
    report = three(FULL, kept, row(GRANTED, 2, None, None, None, None, None, None))
    assert in_order(report, "requests.outcome.granted") in ([2, *[None] * 6], NONE)
    assert in_order(report, "requests.carried_in") == [1, None, None, None, None, None, 1]


SPANNED = (
    row(RECEIVED, None, None, *SEVEN),
    row(CARRIED_IN, None, None, 1, None, None, None, None, None, 1),
    row("三、本年度办理结果", GRANTED, None, 5, 3, None, None, 4, None, 12),
    row("（三）不予公开", "1.属于国家秘密", *SEVEN),
    row("2.其他法律行政法规禁止公开", 4, None, 2, None, 1, 1, None),
    row("3.危及“三安全一稳定”", None, 4, None, 2, 1, 1, None),
    row(TOTAL, None, None, 3, None, 4, 5, None, None),
)


def test_blank_cells_that_spans_left_are_told_from_those_of_figures() -> None:
    """Labels that cover three columns leave two blank cells behind them, those that cover two leave one, those within none."""
    report = three(*SPANNED)
    assert in_order(report, "requests.carried_in") == [1, None, None, None, None, None, 1]
    assert in_order(report, "requests.outcome.granted") == [5, 3, None, None, 4, None, 12]
    assert in_order(report, "requests.outcome.denied.prohibited_by_law") == [4, None, 2, None, 1, 1, None]
    assert in_order(report, "requests.outcome.denied.security_or_stability") == [None, 4, None, 2, 1, 1, None]
    assert in_order(report, "requests.outcome.total") == [None, 3, None, 4, 5, None, None]


def test_a_blank_cell_in_front_may_be_the_label_s_where_rows_of_its_kind_do_not_say() -> None:
    """Labels that cover as many columns are not there, and those of other kinds leave as many blank cells as they like."""
    odd = (row(RECEIVED, None, *SEVEN), row("1.属于国家秘密", *SEVEN), row(GRANTED, None, 4, None, 2, 1, 1, None, None))
    assert in_order(three(*odd), "requests.outcome.granted") == NONE


def test_blank_cells_below_no_header_stand_where_the_figures_of_other_rows_do() -> None:
    """A column of blank cells at either side of a table is none of its columns."""
    rows = [("", RECEIVED, *map(str, SEVEN), ""), ("", CARRIED_IN, *map(str, SEVEN), "")]
    report = parse_text(page("", table(*rows, ("", CARRIED_OUT, "", "4", "", "2", "1", "1", "", ""))))
    assert in_order(report, "requests.carried_out") == [None, 4, None, 2, 1, 1, None]


@pytest.mark.parametrize("strange", [False, True])
def test_a_table_whose_columns_stand_in_two(strange: bool) -> None:
    """Each figure stands below its header cell; below one that no form knows it stands in no column, and the row is null."""
    left = table(("", *APPLICANTS[:3]), (RECEIVED, "1", "2", "3"), (GRANTED, "4", "", "6"))
    names = ("社会团体", *APPLICANTS[4:]) if strange else APPLICANTS[3:]
    right = table(("", *names), (RECEIVED, "4", "5", "6", "21"), (GRANTED, "0", "0", "0", "10"))
    report = parse_text(page("", left + right))
    assert in_order(report, "requests.received") == (NONE if strange else [1, 2, 3, 4, 5, 6, 21])
    assert in_order(report, "requests.outcome.granted") == (NONE if strange else [4, None, 6, 0, 0, 0, 10])
    assert strange or report.cell("requests.outcome.granted.commercial_enterprise").state is State.BLANK


def test_a_row_of_blank_cells_is_blank() -> None:
    """Nothing printed is null, not 0, and needs no remark."""
    report = three(FULL, row(GRANTED, *NONE))
    assert in_order(report, "requests.outcome.granted") == NONE
    assert report.cell("requests.outcome.granted.total").state is State.BLANK
    assert "GD309" not in codes(report)


def test_figures_below_the_header_of_a_page_go_by_its_grid() -> None:
    """Spans of labels and blank cells in front make no difference there."""
    rows = [
        (
            "<td colspan=3 rowspan=3>（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）</td>",
            "<td colspan=7>申请人情况</td>",
        ),
        ("<td rowspan=2>自然人</td>", "<td colspan=5>法人或其他组织</td>", "<td rowspan=2>总计</td>"),
        APPLICANTS[1:6],
        (f"<td colspan=3>{RECEIVED}</td>", *map(str, SEVEN)),
        ("<td rowspan=2>三、本年度办理结果</td>", f"<td colspan=2>{GRANTED}</td>", "", "", "", "", "", "3", "3"),
        ("<td>（三）不予公开</td>", "1.属于国家秘密", "&nbsp;", "4", "&nbsp;", "&nbsp;", "&nbsp;", "&nbsp;", "4"),
    ]
    report = parse_text(page("", table(*rows)))
    assert in_order(report, "requests.received") == SEVEN
    assert in_order(report, "requests.outcome.granted") == [None, None, None, None, None, 3, 3]
    assert in_order(report, "requests.outcome.denied.state_secret") == [None, 4, None, None, None, None, 4]


def test_fewer_cells_than_the_grid_has_columns_are_placed_nowhere() -> None:
    """A row of markup that ends early says nothing about where its figures belong."""
    report = parse_text(page("", table(("项目", *APPLICANTS), (RECEIVED, *map(str, SEVEN)), (CARRIED_OUT, "7", "", "", "7"))))
    assert in_order(report, "requests.carried_out") == NONE
    assert in_order(report, "requests.received") == SEVEN


@pytest.mark.parametrize(("cells", "value"), [((7, 7, 7), 7), ((None, 7), 7), (("见注", 7), 7), ((7, 9), None), ((0, 7), None)])
def test_a_row_of_one_cell_takes_what_its_cells_agree_on(cells: tuple[object, ...], value: int | None) -> None:
    """A spanned cell may be repeated; two different figures are a conflict."""
    report = read(PROACTIVE.replace("行政处罚 | 7 |", row("行政处罚", *cells)))
    assert report.value("proactive.penalty_decisions") == value
    assert ("GD309" in codes(report, "proactive.penalty_decisions")) == (value is None)


def test_fifteen_figures_are_table_four() -> None:
    """Groups of the header stand side by side, the columns of each in order."""
    report = read(remedies=remedies(*range(15)))
    assert in_order(report, "remedies.reconsideration") == [0, 1, 2, 3, 4]
    assert in_order(report, "remedies.litigation.direct") == [5, 6, 7, 8, 9]
    assert in_order(report, "remedies.litigation.after_reconsideration") == [10, 11, 12, 13, 14]


def test_fourteen_figures_for_table_four_are_placed_nowhere() -> None:
    """One figure lost leaves fifteen ways to read the row."""
    report = read(remedies=remedies(*range(14)))
    assert {figure.value for path, figure in report if path.startswith("remedies.")} == {None}
    assert "GD309" in codes(report, "remedies.reconsideration")


def test_a_row_for_each_group_of_table_four_is_read_by_its_label() -> None:
    """行政复议 with five figures beside it is one row."""
    rows = (
        row("类别", *RESULTS),
        row("行政复议", 1, 2, 3, 4, 10),
        row("未经复议直接起诉", 1, 1, 1, 1, 4),
        row("复议后起诉", 0, 0, 0, 0, 0),
    )
    report = read(remedies="\n".join(rows))
    assert in_order(report, "remedies.reconsideration") == [1, 2, 3, 4, 10]
    assert in_order(report, "remedies.litigation.direct") == [1, 1, 1, 1, 4]
    assert in_order(report, "remedies.litigation.after_reconsideration") == [0] * 5


@pytest.mark.parametrize(
    "names",
    [
        ("总计", "自然人", "企业", "科研机构", "社会公益组织", "法律服务机构", "其他"),
        ("总计数", *APPLICANTS[:-1]),
        ("小计", *APPLICANTS[:-1]),
        (*APPLICANTS[1:], "个人"),
    ],
    ids=["total first", "total called otherwise", "subtotal, no total", "natural person last"],
)
def test_a_header_that_speaks_against_the_official_order_is_heard(names: tuple[str, ...]) -> None:
    """The figure below 总计 is never told as that of 自然人, nor that of a column the form lacks as one of its own."""
    told = in_order(three(row(RECEIVED, *SEVEN), head=header(*names)), "requests.received")
    assert told[0] != 1


def test_known_columns_in_another_place_are_not_taken_for_the_official_ones() -> None:
    """现行有效件数 in front, an unknown column in the middle: the first figure is not 本年制发件数."""
    text = PROACTIVE.replace("本年制发件数 | 本年废止件数 | 现行有效件数", "现行有效件数 | 本年修改件数 | 本年制发件数")
    assert read(text).value("proactive.rules.issued") in (3, None)


def test_a_grid_whose_header_speaks_against_the_official_order_is_heard() -> None:
    """The same in a page, where the grid is known."""
    names = ("总计", "自然人", "企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
    report = parse_text(page("", table(("项目", *names), (RECEIVED, *map(str, SEVEN)))))
    assert in_order(report, "requests.received")[0] in (2, None)


def test_columns_of_years_are_not_those_of_the_form() -> None:
    """Three figures under three years are not 制发, 废止 and 现行有效."""
    report = read(row("信息内容", "2022年", "2023年", "2024年") + "\n" + row("规章", 3, 4, 5) + "\n")
    assert report.value("proactive.rules.issued") is None


@pytest.mark.parametrize("markup", [False, True])
def test_a_figure_in_an_added_column_is_not_that_of_the_row(markup: bool) -> None:
    """Below 比上年增减 stands no number of decisions, though the cell beside it is blank."""
    cells = [("信息内容", "本年处理决定数量", "比上年增减"), ("行政许可", "", "4"), ("行政处罚", "5", "1")]
    report = parse_text(page(table(*cells))) if markup else read("\n".join(row(*line) for line in cells))
    assert report.value("proactive.licensing_decisions") is None


def test_last_year_s_items_are_not_this_year_s_decisions() -> None:
    """Reports mix the forms: below 上一年项目数量 stands no number of decisions."""
    mixed = "信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |\n行政许可 | 5 | | |"
    report = read(PROACTIVE.replace("信息内容 | 本年处理决定数量 |\n行政许可 | 12 |", mixed))
    assert (report.form, report.value("proactive.licensing_decisions")) == ("form_2021", None)


def test_permuted_groups_of_table_four_are_not_taken_for_the_official_ones() -> None:
    """行政诉讼 printed before 行政复议: the first figures are not those of 行政复议."""
    lines = (
        row("行政诉讼", "行政复议"),
        row("复议后起诉", "未经复议直接起诉", None),
        row(*RESULTS * 3),
        row(*map(str, range(15))),
    )
    report = read(remedies="\n".join(lines))
    assert in_order(report, "remedies.reconsideration") in ([10, 11, 12, 13, 14], [None] * 5)


def test_a_table_on_its_side_is_not_read_as_a_row_of_totals() -> None:
    """Applicants in rows and outcomes in columns: no figure is told under another's name."""
    head = row("申请人", RECEIVED, CARRIED_IN, GRANTED, "（二）部分公开", "（三）不予公开", "（七）总计", CARRIED_OUT)
    report = read(requests="\n".join((head, row("自然人", *SEVEN), row("总计", *SEVEN))))
    assert {figure.value for path, figure in report if path.startswith("requests.")} == {None}


@pytest.mark.parametrize("markup", [False, True], ids=["text", "page"])
@pytest.mark.parametrize(
    "names",
    [("现行有效件数", "制发", "废止"), ("本年废止件数", "本年制发件数", ""), ("制发", "现行有效件数", "废止")],
    ids=["stock first", "swapped, one cut", "stock second"],
)
def test_an_incomplete_header_that_speaks_against_the_order_is_heard(names: tuple[str, ...], markup: bool) -> None:
    """现行有效件数 in front, or 废止 before 制发: the first figure is not told as 本年制发件数."""
    cells = [("信息内容", *names), ("规章", "1", "2", "3"), ("行政规范性文件", "4", "5", "6")]
    report = parse_text(page(table(*cells))) if markup else read("\n".join(row(*line) for line in cells))
    told = dict(zip(("本年制发件数", "本年废止件数", "现行有效件数"), in_order(report, "proactive.rules"), strict=True))
    for place, name in enumerate(names, 1):
        assert told.get(name) in (place, None)


def test_a_figure_that_spans_two_rows_is_that_of_neither() -> None:
    """One cell beside 行政许可 and 行政处罚 tells what both make together, or the same of each."""
    report = parse_text(page(table(("行政许可", "<td rowspan=2>5</td>"), ("行政处罚",), ("行政强制", "7"))))
    assert report.value("proactive.licensing_decisions") is None


def test_a_label_behind_the_first_column_of_figures_has_them_right_behind_it() -> None:
    """Blank cells were kept and group cells pushed labels aside: full rows show that figures follow their label."""
    report = read(
        requests="\n".join(
            [
                row(RECEIVED, 1, 2, 3, 4, 5, 6, 21),
                "三、本年度办理结果 | （一）予以公开 |  | 2 |  | 4 | 5 | 6 | 17 |",
                "（三）不予公开 | 1.属于国家秘密 |  |  |  |  |  |  | 0 |",
            ]
        )
    )
    assert list(told(report, "requests.outcome.granted").values()) == [None, 2, None, 4, 5, 6, 17]
    assert list(told(report, "requests.outcome.denied.state_secret").values()) == [None] * 6 + [0]


LEAVES = ("1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”", "4.保护第三方合法权益")
GRID = (
    (
        "<td colspan=3 rowspan=3>（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）</td>",
        "<td colspan=7>申请人情况</td>",
    ),
    ("<td rowspan=2>自然人</td>", "<td colspan=5>法人或其他组织</td>", "<td rowspan=2>总计</td>"),
    APPLICANTS[1:6],
)


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        # As many cells as columns, of which the first is blank: what the label spans too few, or the first column.
        (("<td colspan=2>{}</td>", "", "7", "8", "9", "1", "2", "3"), NONE),
        (("<td colspan=2>{}</td>", "6", "7", "8", "9", "1", "2", "33"), [6, 7, 8, 9, 1, 2, 33]),
        # The last cells are left out, in a table that keeps blank ones.
        (("<td colspan=3>{}</td>", "7", "", "9"), [7, None, 9, None, None, None, None]),
        # The last figure is the total of the others: some cell is left out, and which is not known.
        (("<td colspan=3>{}</td>", "7", "", "2", "9"), NONE),
        (("<td colspan=2>{}</td>", "7", "", "9"), NONE),
    ],
)
def test_a_row_of_a_page_that_lacks_cells_stands_below_its_header(cells: tuple[str, ...], read: list[object]) -> None:
    rows = (
        *GRID,
        (f"<td colspan=3>{RECEIVED}</td>", "3", "", "", "", "", "", "3"),
        tuple(each.format(CARRIED_IN) for each in cells),
    )
    assert in_order(parse_text(page("", table(*rows))), "requests.carried_in") == read


def test_where_no_row_keeps_blank_cells_one_without_its_last_is_placed_nowhere() -> None:
    rows = (*GRID, (f"<td colspan=3>{RECEIVED}</td>", *map(str, SEVEN)), (f"<td colspan=3>{CARRIED_IN}</td>", "7", "8", "9"))
    assert in_order(parse_text(page("", table(*rows))), "requests.carried_in") == NONE


@pytest.mark.parametrize(("lost", "read"), [(False, [None, 4, None, None, None, None, 4]), (True, NONE)])
def test_cells_a_line_are_counted_where_labels_of_a_kind_have_as_many(lost: bool, read: list[object]) -> None:
    """A row of cells in lines of their own that has fewer than its like, and a blank one behind, has lost others."""
    full = "\n".join(f"{label} |\n" + "\n".join(f"{n} |" for n in SEVEN) + "\n|" * lost for label in LEAVES[:3])
    cells = [GRANTED, "", "4", "", "", "", "", "" if lost else "4"]
    report = three(f"{full}\n{LEAVES[3]} |\n" + "\n".join(f"{cell} |".strip() for cell in cells[1:]) + "\n")
    assert in_order(report, "requests.outcome.denied.third_party_rights") == read


def test_where_labels_of_a_kind_stand_in_several_columns_others_do_not_tell_its_blank_cells() -> None:
    """Cells left over stand before the figures or behind them: rows of its own shape alone tell where blank ends are."""
    ends = ["", "3", "", "", "2", "5", ""]
    lines = [
        [RECEIVED, "", *map(str, SEVEN), ""],
        ["三、本年度办理结果", GRANTED, *ends, ""],
        ["", "（三）不予公开", "1.属于国家秘密", *map(str, SEVEN)],
        ["", "", "2.其他法律行政法规禁止公开", *map(str, SEVEN)],
        ["（七）总计", "", *map(str, SEVEN), ""],
    ]
    report = three(*map("\t".join, lines))
    assert in_order(report, "requests.outcome.granted") == NONE
    assert in_order(report, "requests.received") == SEVEN
    lines.insert(2, ["三、本年度办理结果", "（二）部分公开", *map(str, SEVEN), ""])
    assert in_order(three(*map("\t".join, lines)), "requests.outcome.granted") == [None, 3, None, None, 2, 5, None]
