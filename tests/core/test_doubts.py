"""Figures that something elsewhere casts doubt on: units above them, cells over two rows, numbers of pages."""

from __future__ import annotations

import pytest

from gov_disclosure import parse_text
from tests.core.documents import (
    CARRIED_IN,
    GRANTED,
    PROACTIVE,
    RECEIVED,
    TOTAL,
    codes,
    in_order,
    page,
    read,
    requests,
    row,
    table,
    write,
)

FIGURES = ("1", "2", "3", "4", "5", "6", "21")


@pytest.mark.parametrize("unit", ["万件", "千件", "百件", "十万件", "万项", "万"])
@pytest.mark.parametrize(
    "above", ["单位：{}", "（单位：{}）", "表二  单位：{}", "计量单位：{}", "单位： {} |", "信息内容 | 本年处理决定数量（{}） |"]
)
def test_a_unit_above_a_table_is_not_ignored(above: str, unit: str) -> None:
    """12 beside 万件 is not twelve: nothing is told, nothing is converted."""
    report = read(f"{above.format(unit)}\n行政许可 | 12 |\n行政处罚 | 7 |\n行政强制 | 8 |")
    assert {report.value(f"proactive.{name}") for name in ("licensing_decisions", "penalty_decisions", "coercion_decisions")} == {
        None
    }
    assert "GD166" in codes(report)
    assert report.cell("proactive.licensing_decisions").raw == "12"


@pytest.mark.parametrize(
    "above", ["单位：件", "单位：件、万元", "单位：万元", "表二（单位：项）", "全年共办理3万件，百余次。", "注：超过1万件的另列"]
)
def test_other_words_above_a_table_change_nothing(above: str) -> None:
    """The unit of the form, the money of its fees, or a sentence."""
    report = read(f"{above}\n{PROACTIVE}")
    assert report.value("proactive.licensing_decisions") == 12
    assert "GD166" not in codes(report)


def test_a_unit_in_a_label_is_that_of_its_row() -> None:
    """The others stay."""
    report = read("行政许可（万件） | 12 |\n行政处罚 | 7 |\n行政强制 | 8 |")
    assert report.value("proactive.licensing_decisions") is None
    assert report.value("proactive.penalty_decisions") == 7


def test_a_unit_above_one_table_is_not_that_of_another() -> None:
    """Table 三 counts as the form does."""
    report = read(f"单位：万件\n{PROACTIVE}", "一、本年新收政府信息公开申请数量 | " + " | ".join(FIGURES))
    assert report.value("proactive.licensing_decisions") is None
    assert in_order(report, "requests.received") == [int(figure) for figure in FIGURES]


def lines(*rows: tuple[str, ...], prose: str = "本镇依法公开信息。") -> list[object]:
    """Return what is told of 予以公开 where each cell has a line of its own."""
    return in_order(
        parse_text(write(requests="\n".join("\n".join(row) for row in rows), overview=prose)), "requests.outcome.granted"
    )


def test_a_page_number_for_a_lost_cell_makes_no_row() -> None:
    """Six figures and the number of the page are no seven, where cells get lost or pages are numbered."""
    lost = ("（一）予以公开", "5", "1", "0", "0", "2", "8", "4")
    short = ("1.属于国家秘密", "1", "1")
    assert lines(lost, short) == [None] * 7
    assert lines(lost, prose="本镇依法公开信息，\n3\n并及时更新。") == [None] * 7


def test_figures_of_a_list_number_no_pages() -> None:
    """机构职能 · 12 · 政策文件 · 35 are cells of another table, one a line."""
    lost = ("（一）予以公开", "5", "1", "0", "0", "2", "8", "4")
    assert lines(lost, prose="本镇依法公开信息。\n机构职能\n12\n政策文件\n35\n财政信息\n8") == [5, 1, 0, 0, 2, 8, 4]


def test_a_row_that_does_not_add_up_is_told_where_nothing_gets_lost() -> None:
    """What is published is told: that it does not add up is for the rules to find."""
    wrong = ("（一）予以公开", "5", "1", "0", "0", "2", "8", "4")
    assert lines(wrong) == [5, 1, 0, 0, 2, 8, 4]
    right = ("（一）予以公开", "5", "1", "0", "0", "0", "2", "8")
    assert lines(right, ("1.属于国家秘密", "1", "1")) == [5, 1, 0, 0, 0, 2, 8]


@pytest.mark.parametrize("fast", [True, False])
@pytest.mark.parametrize("span", ["rowspan=2", 'rowspan="3"', "ROWSPAN='2'", "rowspan=0"])
def test_a_cell_of_two_rows_is_that_of_neither(span: str, fast: bool) -> None:
    """What it says of each cannot be known."""
    markup = page(table(("行政许可", f"<td {span}>5</td>"), ("行政处罚",), ("行政强制", "7")))
    report = parse_text(markup, fast=fast)
    assert report.value("proactive.licensing_decisions") is None
    assert report.value("proactive.penalty_decisions") is None
    assert report.value("proactive.coercion_decisions") in ((7, None) if "2" in span else (None, 7))


def test_a_cell_that_is_merely_absent_casts_no_doubt_on_the_row_above() -> None:
    """A short row below is a row without its figure."""
    report = parse_text(page(table(("行政许可", "<td rowspan=1>5</td>"), ("行政处罚",), ("行政强制", "7"))))
    assert report.value("proactive.licensing_decisions") == 5
    assert report.value("proactive.penalty_decisions") is None


def test_serial_numbers_one_cell_a_line() -> None:
    """序号 says what the numbers before the labels are."""
    report = read("序号\n信息内容\n数量\n1\n行政许可\n12\n2\n行政处罚\n3\n行政强制\n8\n")
    assert report.value("proactive.licensing_decisions") == 12
    assert report.value("proactive.penalty_decisions") is None
    assert report.value("proactive.coercion_decisions") == 8


def test_figures_behind_the_last_of_a_row_of_lines_show_that_one_of_them_is_none() -> None:
    """The mark of a note on a line of its own moves all behind it, and what is behind the last is lost."""
    heads = "行政复议\n行政诉讼\n结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n未经复议直接起诉\n复议后起诉\n" + "\n".join(
        2 * ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    )
    figures = "1\n2\n3\n4\n10\n5\n9\n6\n7\n8\n26\n0\n0\n1\n0"
    report = read(remedies=f"{heads}\n{figures}\n①\n1")
    assert in_order(report, "remedies.litigation.direct") == [None] * 5
    whole = read(remedies=f"{heads}\n{figures.replace('9', '6', 1)}")
    assert in_order(whole, "remedies.reconsideration") == [1, 2, 3, 4, 10]


GROUPS = "申请人情况\n{}\n法人或其他组织\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n"
WRAPPED = "申请人情况\n自然 法人或其他组织 {}\n人 {}\n{}\n"
ROWS = "一、本年新收政府信息公开\n申请数量\n1 2 3 4 5 6 21\n二、上年结转政府信息公开申请数量\n1 2 3 4 5 6 21\n"


@pytest.mark.parametrize("total_first", [False, True])
def test_cells_one_a_line_with_the_total_first_are_not_those_of_the_form(total_first: bool) -> None:
    header = GROUPS.format("总计\n自然人") if total_first else GROUPS.format("自然人").replace("其他\n", "其他\n总计\n")
    report = read(requests=header + "一、本年新收政府信息公开申请数量\n1\n2\n3\n4\n5\n6\n21\n")
    assert in_order(report, "requests.received") == ([None] * 7 if total_first else [1, 2, 3, 4, 5, 6, 21])


@pytest.mark.parametrize("total_first", [False, True])
@pytest.mark.parametrize("joint", [" ", "\n"])
def test_the_total_first_on_one_line_or_in_cells_of_several_lines(joint: str, total_first: bool) -> None:
    """Cells that span two lines of a header are read before those below the groups, in their order all the same."""
    beside = ["总计", "自\n然\n人", "法人\n或其他组织"] if total_first else ["自\n然\n人", "法人\n或其他组织", "总计"]
    header = joint.join(["申请人情况", *beside, "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"])
    text = f"{header}{joint}一、本年新收政府信息公开申请数量{joint}1 2 3 4 5 6 21"
    report = read(requests=text if joint == "\n" else text.replace("\n", ""))
    assert in_order(report, "requests.received") == ([None] * 7 if total_first else [1, 2, 3, 4, 5, 6, 21])


def test_two_columns_on_two_lines_tell_no_order() -> None:
    """What stands on the line above stands left of nothing."""
    report = read("                本年增/减\n信息内容  上一年项目数量\n行政事业性收费  2  7\n规范性文件  1  2  3")
    assert in_order(report, "proactive.fee_items") in ([2, 7], [None, None])


def test_a_part_of_a_cell_is_none_of_the_cell_above_where_that_stands_as_a_whole() -> None:
    """`其` before `法律服务` is 其他 before 法律服务机构."""
    head = "申请人情况\n自然  法人或其他组织\n人 业 机构 社会公益\n商业企 科研 {} 总\n组织 {} 计\n"
    rows = "".join(
        f"{label} 1 2 3 4 5 6 21\n" for label in ("一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量")
    )
    assert in_order(read(requests=head.format("其 法律服务", "他 机构") + rows), "requests.received") == [None] * 7
    assert in_order(read(requests=head.format("法律服务 其", "机构 他") + rows), "requests.received") == [1, 2, 3, 4, 5, 6, 21]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("总计", "商业 科研 社会公 法律服 其", "企业 机构 益组织 务机构 他"), True),
        (("总计", "商业 法律服 科研 社会公 其", "企业 务机构 机构 益组织 他"), False),
        # Two lines of the page that were taken for one.
        (("总", "商业 科研 社会公 计 法律服 商业", "企业 机构 益组织 务机构 他"), True),
    ],
)
def test_a_line_of_parts_of_header_cells_tells_their_order(lines: tuple[str, ...], told: bool) -> None:
    """`科研` behind `法律服` is 科研机构 behind 法律服务机构, whatever the lines say in full."""
    report = read(requests=WRAPPED.format(*lines) + ROWS)
    assert in_order(report, "requests.carried_in") == ([1, 2, 3, 4, 5, 6, 21] if told else [None] * 7)


STRANGE = ("（一）予以公开", "5", "1", "0", "0", "2", "8", "4"), ("9.属于其他情形", "13", "14", "84", "24", "59", "90", "21")


def test_the_figures_of_a_row_that_no_form_knows_are_no_page_numbers() -> None:
    """They stand below its label, as many as there are columns."""
    assert lines(*STRANGE, ("（二）部分公开", "1", "1", "1", "1", "1", "1", "1")) == [5, 1, 0, 0, 2, 8, 4]


def test_a_number_below_each_row_of_blanks_numbers_the_pages() -> None:
    """It widens no table."""
    rows = ("（一）予以公开  5  1  0  0  2  8  4\n\n2\n", "（三）不予公开  1.属于国家秘密  1  1  1  1  1  1  1\n\n3\n")
    text = "\n".join((*rows, "2.其他法律行政法规禁止公开  2  2  2  2  2  2  2\n\n4", "3.危及“三安全一稳定”  3  3  3  3  3  3  3"))
    assert in_order(read("", text), "requests.outcome.granted") == [5, 1, 0, 0, 2, 8, 4]


def test_a_figure_below_another_in_a_box_may_be_the_rest_of_it() -> None:
    """3942760 cut after six digits is neither 394276 nor 0, and no page has the number 0."""
    header = "信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |\n"
    cut = "| 行政强制 | 878 | 991 | 394276 |\n|  |  |  | 0 |\n"
    assert in_order(read(f"第二十条第（六）项 |\n{header}{cut}"), "proactive.coercion") == [None] * 3
    fees = read("| 行政事业性收 | 81.181 |\n| 费 | 6 |\n| 行政强制 | 7 |")
    assert fees.value("proactive.administrative_fees_wan_yuan") is None


def test_figures_under_a_group_that_was_not_read_are_those_of_no_other() -> None:
    """Ten figures of fifteen cells are not those of the two groups that are known."""
    head = "行政复议 | | | | | 行政诉讼\n结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 直诉 | | | | | 复议后起诉\n"
    names = "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | " * 2
    report = read(remedies=f"{head}{names}\n" + "0 | | 0 | | | | | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |")
    assert {figure.value for path, figure in report if path.startswith("remedies")} <= {None}


STATISTICS = """青禾镇2016年政府信息公开工作年度报告
一、概述
全年平稳。
二、主动公开政府信息情况
见附表。
三、其他需要报告的事项
无。
政府信息公开情况统计表
{above}
统计指标 | 统计数 |
一、主动公开情况 |  |
（一）主动公开政府信息数 | 31 |
1.政府网站公开政府信息数 | 30 |
三、依申请公开情况 |  |
（一）收到申请数 | 2 |
（二）申请办结数 | 2 |
（三）申请答复数 | 2 |
2.同意公开答复数 | 2 |
四、行政复议数量 | 0 |
六、举报投诉数量 | 1 |
{fees} | {amount} |
（二）设置政府信息公开查阅点数 | 4 |
（二）举办各类培训班数 | 3 |
（三）接受培训人员数 | 90 |
"""
FEES = "七、依申请公开信息收取的费用"


@pytest.mark.parametrize(
    "above",
    [
        "单位：元",
        "（单位：元）",
        "金额单位： 元",
        "计量单位：人民币元",
        "单位：条、件、元",
        "单位:件/元",
        "填报单位：青禾镇　单位：千元",
    ],
)
def test_money_counted_in_another_unit_above_the_table_is_not_told(above: str) -> None:
    """820 in 元 are no 820万元; what is counted in pieces stays."""
    report = parse_text(STATISTICS.format(above=above, fees=FEES, amount="820"))
    assert report.form == "stats_2014"
    assert report.value("statistics.request_fees_wan_yuan") is None
    assert report.cell("statistics.request_fees_wan_yuan").raw == "820"
    assert report.value("statistics.training.attendees") == 90
    assert "GD166" in codes(report)


@pytest.mark.parametrize(
    ("above", "fees", "amount"),
    [
        ("单位：万元", FEES, "820"),
        ("单位：件、万元", FEES, "820"),
        ("单位：元", f"{FEES}（万元）", "820"),
        ("单位：元", FEES, "820万元"),
        ("填报单位：青禾镇财政所", FEES, "820"),
        ("各单位：收费 300 元以下的不计。", FEES, "820"),
    ],
)
def test_the_unit_of_the_form_or_of_the_row_holds(above: str, fees: str, amount: str) -> None:
    report = parse_text(STATISTICS.format(above=above, fees=fees, amount=amount))
    assert report.value("statistics.request_fees_wan_yuan") == 820
    assert "GD166" not in codes(report)


def test_a_unit_of_money_above_a_table_is_seen_in_a_report_of_a_known_shape() -> None:
    """Reports of the same shape were bound before, without such a unit."""
    plain = PROACTIVE.replace("（单位：万元）", "")
    assert [read(each).value("proactive.administrative_fees_wan_yuan") for each in (plain, f"单位：元\n{plain}")] == [1.5, None]


REMEDIES_BY_COLUMNS = """四、政府信息公开行政复议、行政诉讼情况
行政复议

行政诉讼
未经复议直接起诉

结果维 结果纠 其他结 尚未审
持
正
果
结
{first}
复议后起诉

结果维 结果纠 其他结 尚未审
持
正
果
结
8

3

3

5

总
计
19

结果维 结果纠 其他结 尚未审
持
正
果
结
3

8

6

6

五、存在的主要问题及改进情况
"""


@pytest.mark.parametrize("first", ["5\n\n9\n\n5\n\n0\n\n总\n计\n19\n", "0\n\n0\n\n0\n\n总\n计\n\n0\n\n0\n"])
def test_totals_among_figures_of_no_row_are_of_no_group(first: str) -> None:
    """Three tables side by side that became lines: the total of the second stands in the third."""
    report = read(PROACTIVE + REMEDIES_BY_COLUMNS.format(first=first))
    assert {value for path, value in ((path, cell.value) for path, cell in report) if path.startswith("remedies.")} == {None}
    assert report.value("proactive.licensing_decisions") == 12


def test_two_figures_alike_amid_blank_cells_are_not_drawn_twice() -> None:
    report = read(requests=requests(*(row(label, 33, *[None] * 5, 33) for label in (RECEIVED, CARRIED_IN, GRANTED, TOTAL))))
    assert in_order(report, "requests.received") == [33, None, None, None, None, None, 33]


def test_noughts_that_are_there_twice_are_those_of_letters_drawn_twice() -> None:
    """In cells, too: 99 may stand in one by chance, 00 not."""
    doubled = requests(row(RECEIVED, "9090", "00", "00", "00", "00", "00", "9090"))
    # Nor does it hang on what was read before.
    for before in (requests(row(RECEIVED, 12, 0, 0, 0, 0, 0, 12)), doubled):
        read(requests=before)
        assert in_order(read(requests=doubled), "requests.received") == [None] * 7


def test_figures_that_were_drawn_twice_are_not_read() -> None:
    """Letters drawn twice to look bold are in the text twice: 90 is 9090."""
    row = "一、本年新收政府信息公开申请数量\n9090\n105105\n102102\n106106\n122122\n6666\n591591"
    report = read(row)
    assert report.value("requests.received.natural_person") is None
    assert report.value("requests.received.total") is None
