"""Headers that are spread, repeated or broken, and what they still tell of the columns below."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from gov_disclosure import parse_text
from tests.core.documents import (
    APPLICANTS,
    GRANTED,
    PROACTIVE,
    RECEIVED,
    RESULTS,
    TITLE,
    TRIAL,
    codes,
    in_order,
    page,
    read,
    requests,
    row,
    table,
    told,
    write,
)

SEVEN = [1, 2, 3, 4, 5, 6, 21]
CELLS = tuple(map(str, SEVEN))
NONE = [None] * 7


def received(*tables: str) -> list[int | None]:
    return in_order(parse_text(page("", "".join(tables))), "requests.received")


def test_a_header_in_a_table_of_its_own_heads_the_next() -> None:
    """Its order holds, its grid does not."""
    permuted = ("总计", *APPLICANTS[:-1])
    assert received(table(("项目", *APPLICANTS)), table((RECEIVED, *CELLS))) == SEVEN
    assert received(table(("项目", *permuted)), table((RECEIVED, *CELLS))) == [2, 3, 4, 5, 6, 21, 1]


def test_a_header_spread_over_two_tables_heads_the_third() -> None:
    """Where it names all columns, or none in another order, seven figures are the seven columns."""
    tables = (table(("自然人", "法人或其他组织", "总计")), table(APPLICANTS[1:6]), table((RECEIVED, *CELLS)))
    assert received(*tables) == SEVEN


def test_a_header_spread_over_a_line_of_text_and_a_table_heads_the_rows() -> None:
    """Some of its words are in a table, some above it."""
    text = page("", "<p>自然人</p>" + table(("项目", *APPLICANTS[1:]), (RECEIVED, *CELLS)))
    assert in_order(parse_text(text), "requests.received") in (SEVEN, NONE)


def test_a_unit_between_label_and_figures_is_no_figure() -> None:
    """One cell of words in front of as many figures as there are columns."""
    report = read(requests=requests(row(RECEIVED, "件", *SEVEN), head=row("项目", "单位", *APPLICANTS)))
    assert in_order(report, "requests.received") == SEVEN


def test_a_header_cell_that_was_repeated_names_one_column() -> None:
    """A spanned cell written twice has the same figure twice; two figures are a conflict."""
    head = row("项目", "自然人", *APPLICANTS)
    assert in_order(read(requests=requests(row(RECEIVED, 1, *SEVEN), head=head)), "requests.received") == SEVEN
    conflict = read(requests=requests(row(RECEIVED, 9, *SEVEN), head=head))
    assert in_order(conflict, "requests.received") == NONE
    assert "GD309" in codes(conflict, "requests.received")


def test_a_header_printed_again_holds_for_the_rows_below_it() -> None:
    """A continued table may have another order."""
    again = row("项目", "总计", *APPLICANTS[:-1])
    report = read(requests=requests(row(RECEIVED, *SEVEN), again, row(GRANTED, *SEVEN)))
    assert in_order(report, "requests.received") == SEVEN
    assert in_order(report, "requests.outcome.granted") == [2, 3, 4, 5, 6, 21, 1]


def test_what_a_page_break_leaves_of_a_row_above_a_header_is_none_of_its_cells() -> None:
    """2.其他 of 2.其他法律行政法规禁止公开, drawn line by line, is no column that stands before the others."""
    head = "申请人情况\n自然\n人\n法人或其他组织 总计\n商业\n企业\n科研\n机构\n社会公益\n组织\n法律服务\n机构\n其他"
    above = "1.属于国家秘密\n0 0 0 0 0 0 0\n2.其他\n法律\n行政\n0 7 0 0 0 0 7"
    cut = f"{above}\n{head}\n法规\n禁止\n公开\n3.危及“三安全一稳定”\n1 2 3 4 5 6 21"
    report = read(requests=f"{head}\n{RECEIVED}\n6 5 4 3 2 1 21\n三、本年度办理结果\n（三）不予公开\n{cut}\n")
    assert in_order(report, "requests.received") == [6, 5, 4, 3, 2, 1, 21]
    assert in_order(report, "requests.outcome.denied.security_or_stability") == SEVEN


@pytest.mark.parametrize("corner", ["", "项目", "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"])
def test_groups_above_their_columns_stand_for_their_place(corner: str) -> None:
    """自然人, 法人或其他组织, 总计 in one line, the five columns of the second below it."""
    lines = (row(corner, "自然人", "法人或其他组织", "总计"), row("", *APPLICANTS[1:6]), row(RECEIVED, *SEVEN))
    assert in_order(read(requests="\n".join(lines)), "requests.received") == SEVEN


def test_header_words_cut_by_a_line_break_do_not_move_columns() -> None:
    """Two columns headed 本年新 are the first two."""
    cut = TRIAL.replace("本年新制作数量 | 本年新公开数量", "本年新 | 本年新")
    report = read(cut, title=TITLE.replace("2024", "2020"))
    assert in_order(report, "proactive.rules") == [1, 2, 3]
    assert report.form == "trial_2019"


@pytest.mark.parametrize(
    "names",
    [("现行有效件数", "本年废止件数", "本年制发件数"), ("本年废止件数", "现行有效件数", "本年制发件数")],
)
def test_table_two_is_read_in_the_order_of_its_header(names: tuple[str, ...]) -> None:
    """As text and as a page."""
    official = ("本年制发件数", "本年废止件数", "现行有效件数")
    expected = [names.index(name) + 1 for name in official]
    text = read(PROACTIVE.replace(" | ".join(official), " | ".join(names)))
    markup = parse_text(page(table(("信息内容", *names), ("规章", "1", "2", "3"))))
    assert in_order(text, "proactive.rules") == in_order(markup, "proactive.rules") == expected


def test_a_grid_with_an_added_column_leaves_it_out() -> None:
    """An unknown word in the header names a column that no cell of the form stands in."""
    names = ("本年制发件数", "本年修改件数", "本年废止件数", "现行有效件数")
    report = parse_text(page(table(("信息内容", *names), ("规章", "1", "9", "", "3"), ("行政规范性文件", "1", "9", "2", "3"))))
    assert in_order(report, "proactive.normative_documents") == [1, 2, 3]
    assert in_order(report, "proactive.rules") == [1, None, 3]
    assert "GD113" in codes(report, "proactive.rules")


def remedy_page(*lines: tuple[str, ...]) -> str:
    return page().replace("<p>五、", table(*lines) + "<p>五、")


def test_table_four_of_a_page_goes_by_its_grid() -> None:
    """Blank cells and permuted columns make no difference under the groups of the header."""
    names = ("总计", "尚未审结", "结果维持", "结果纠正", "其他结果")
    wide = "<td colspan=5>{}</td>".format
    lines = (
        (wide("行政复议"), "<td colspan=10>行政诉讼</td>"),
        (*[f"<td rowspan=2>{name}</td>" for name in names], wide("未经复议直接起诉"), wide("复议后起诉")),
        names * 2,
        ("10", "4", "1", "2", "3", "", "", "7", "", "", *map(str, range(5))),
    )
    report = parse_text(remedy_page(*lines))
    assert in_order(report, "remedies.reconsideration") == [1, 2, 3, 4, 10]
    assert in_order(report, "remedies.litigation.direct") == [7, None, None, None, None]
    assert in_order(report, "remedies.litigation.after_reconsideration") == [2, 3, 4, 1, 0]


def test_table_four_in_three_tables_is_one() -> None:
    """Each group with its own header and its own five figures."""
    groups = ("行政复议", "未经复议直接起诉", "复议后起诉")
    tables = "".join(
        table((group,), RESULTS, tuple(map(str, range(start, start + 5))))
        for start, group in zip((0, 10, 20), groups, strict=True)
    )
    report = parse_text(page().replace("<p>五、", tables + "<p>五、"))
    assert in_order(report, "remedies.reconsideration") == [0, 1, 2, 3, 4]
    assert in_order(report, "remedies.litigation.direct") == [10, 11, 12, 13, 14]
    assert in_order(report, "remedies.litigation.after_reconsideration") == [20, 21, 22, 23, 24]


@pytest.mark.parametrize(
    "captions",
    [
        ("### 行政复议", "### 行政诉讼（未经复议直接起诉）", "### 行政诉讼（复议后起诉）"),
        ("（一）行政复议", "（二）行政诉讼——未经复议直接起诉", "（三）行政诉讼——复议后起诉"),
        ("行政复议", "行政诉讼\n未经复议直接起诉", "复议后起诉"),
    ],
)
def test_table_four_in_three_tables_may_have_its_groups_above_them(captions: tuple[str, ...]) -> None:
    """Each caption names both parts of its group."""
    parts = [
        f"{caption}\n\n{row(*RESULTS)}\n{row(*map(str, range(start, start + 5)))}"
        for start, caption in zip((0, 10, 20), captions, strict=True)
    ]
    report = read(remedies="\n\n".join(parts))
    assert in_order(report, "remedies.reconsideration") == [0, 1, 2, 3, 4]
    assert in_order(report, "remedies.litigation.direct") == [10, 11, 12, 13, 14]
    assert in_order(report, "remedies.litigation.after_reconsideration") == [20, 21, 22, 23, 24]


@pytest.mark.parametrize("between", [" | ", " ", "\n"])
def test_table_four_with_one_column_a_line_is_one_row(between: str) -> None:
    """The last group named is the row, the word before a figure its column."""
    lines = [f"{name}{between}{figure}" for figure, name in enumerate(RESULTS)]
    report = read(remedies="\n".join(("行政复议", *lines)))
    assert in_order(report, "remedies.reconsideration") == [0, 1, 2, 3, 4]


EIGHT = ["1", "2", "3", "4", "5", "6", "20", "21"]
SPREAD = (("自然人", "法人或其他组织", "总计"), (*APPLICANTS[1:6], "小计"))
FLAT = (("自然人", *APPLICANTS[1:6], "小计", "总计"),)


def printed(manner: str, *rows: Sequence[str]) -> str:
    """Rows of table 三 as text."""
    if manner == "lines":
        return "\n\n".join(cell for each in rows for cell in each)
    return "\n".join({"blanks": "  ", "tabs": "\t"}.get(manner, " | ").join(each) for each in rows)


def among_text(table_text: str) -> list[int | None]:
    head = "青禾县林业局2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"
    return in_order(parse_text(f"{head}{table_text}\n五、存在的主要问题及改进情况\n无。\n"), "requests.received")


@pytest.mark.parametrize("manner", ["lines", "blanks"])
@pytest.mark.parametrize("head", [SPREAD, FLAT], ids=["spread", "flat"])
def test_a_known_word_heads_a_column_that_no_form_has(manner: str, head: tuple[tuple[str, ...], ...]) -> None:
    """As many figures as columns are theirs; where one is gone, which is not known."""
    rest = ("二、上年结转政府信息公开申请数量", *EIGHT)
    assert among_text(printed(manner, *head, (RECEIVED, *EIGHT), rest)) == SEVEN
    for gone in range(8):
        left = [figure for at, figure in enumerate(EIGHT) if at != gone]
        assert among_text(printed(manner, *head, (RECEIVED, *left), rest)) == NONE


def test_a_column_more_whose_place_is_not_told_leaves_the_rows_open() -> None:
    """It stands above all others, so it may be any of them in the lines of text."""
    head = (("申请人情况", "占比"), ("自然人", "法人或其他组织", "总计"), APPLICANTS[1:6])
    assert among_text(printed("lines", *head, (RECEIVED, *EIGHT[:7]))) == NONE


def test_rows_of_text_go_by_the_header_s_cells_where_they_are_as_wide() -> None:
    """Blank cells of a span are there, too, at the beginning of a line between pipes."""
    head = ("", "", "自然人", *APPLICANTS[1:6], "小计", "总计")
    rows = [head, (RECEIVED, "", "1", "2", "", "4", "5", "6", "20", "21"), ("", "（一）予以公开", *EIGHT)]
    expected = [1, 2, None, 4, 5, 6, 21]
    assert among_text("\n".join(" | ".join(each) + " |" for each in rows)) == expected
    assert among_text(printed("tabs", *rows)) == expected
    # A header that is one cell short tells nothing of a row with gaps.
    assert among_text("\n".join(" | ".join(each) + " |" for each in (head[1:], *rows[1:]))) in (NONE, expected)


@pytest.mark.parametrize("figures", [("7",), ("7", "8")])
def test_a_column_a_line_below_two_groups_side_by_side(figures: tuple[str, ...]) -> None:
    """Fewer figures than groups may be those of any of them."""
    lines = ["行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉"]
    for name in ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计"):
        lines += [name, *figures]
    text = "青禾县林业局2023年政府信息公开工作年度报告\n四、政府信息公开行政复议、行政诉讼情况\n" + "\n\n".join(lines)
    report = parse_text(text + "\n五、存在的主要问题及改进情况\n无。\n六、其他需要报告的事项\n无。\n")
    assert {figure.value for path, figure in report.cells.items() if path.startswith("remedies.")} == {None}


FIFTEEN = "1 2 3 4 10 5 6 7 8 26 9 10 11 12 42"


@pytest.mark.parametrize(
    ("head", "first"),
    [
        ("行政复议 行政诉讼\n未经复议直接起诉 复议后起诉", 1),
        ("行政复议\n行政诉讼\n未经复议直接起诉 复议后起诉", 1),
        ("行政诉讼 行政复议\n未经复议直接起诉 复议后起诉", 9),
        ("行政诉讼\n行政复议\n未经复议直接起诉 复议后起诉", None),
        ("行政诉讼\n未经复议直接起诉 复议后起诉\n行政复议", None),
        ("行政复议\n行政诉讼\n复议后起诉\n未经复议直接起诉", None),
    ],
)
def test_cells_of_groups_drawn_on_lines_of_their_own_tell_no_order_but_the_official_one(head: str, first: int | None) -> None:
    """A cell over two lines is drawn between them, so that 行政诉讼 may come first in a text and stand last on the page."""
    report = parse_text(write(remedies=f"{head}\n{' '.join(3 * RESULTS)}\n{FIFTEEN}"))
    assert report.value("remedies.reconsideration.upheld") == first
    assert (report.value("remedies.litigation.direct.total") is None) == (first is None)


def test_heads_of_a_page_that_stand_in_two_rows_are_joined() -> None:
    """A cell of two lines that an editor made two rows: the lower goes on with the cell of its own column."""
    text = page(
        requests="<table><tr><td colspan=3 rowspan=4>项目</td><td colspan=7>申请人情况</td></tr>"
        "<tr><td rowspan=3>自然人</td><td colspan=5>法人或其他组织</td><td rowspan=3>总计</td></tr>"
        "<tr><td>商业</td><td>科研</td><td rowspan=2>社会公益组织</td><td rowspan=2>法律服务机构</td><td rowspan=2>其他</td></tr>"
        "<tr><td>企业</td><td>机构</td></tr>"
        f"<tr><td colspan=3>{RECEIVED}</td><td>1</td><td></td><td>3</td><td></td><td>5</td><td>6</td><td>15</td></tr></table>"
    )
    assert told(parse_text(text), "requests.received") == {
        "natural_person": 1, "commercial_enterprise": None, "research_institution": 3, "public_interest_organization": None,
        "legal_service_institution": 5, "other_organization": 6, "total": 15,
    }  # fmt: skip


def test_a_lower_row_that_goes_on_with_nothing_joins_nothing() -> None:
    """Two words below, of which one ends no cell above: the columns are not known, and the rows are null."""
    above = "申请人情况 |\n自然人 | 法人或其他组织 | 总计 |\n商业 | 科研 | 社会公益组织 | 法律服务机构 | 其他 |\n"
    figures = row(RECEIVED, 1, None, 3, None, 5, 6, 15)
    assert told(read(requests=f"{above}企业 | 机构 |\n{figures}"), "requests.received")["research_institution"] == 3
    for below in ("企业 | 组织 |", "机构 | 企业 |", "企业 | 机构 | 组织 |"):
        assert set(told(read(requests=f"{above}{below}\n{figures}"), "requests.received").values()) <= {None}


@pytest.mark.parametrize(
    ("remark", "known"),
    [
        ("（指2023年事项数）", True),
        (" (含下属单位，减少用负数表示，如-8)", True),
        ("（按万件计）", False),
        ("（指本年，单位：百件）", False),
        ("（见附件）", False),
    ],
)
def test_brackets_behind_a_header_cell_explain_it_or_hold_a_unit(remark: str, known: bool) -> None:
    """What is counted may be said there; in what it is counted would make other figures of those below."""
    report = read(TRIAL.replace("上一年项目数量", f"上一年项目数量{remark}"))
    assert (report.value("proactive.licensing.items_previous_year") == 10) is known


@pytest.mark.parametrize("joint", ["\n", "\n\n", " |\n"])
def test_columns_of_another_form_lend_their_figures_to_none_of_this(joint: str) -> None:
    """A cell a line: 本年制发件数 · 本年废止件数 · 现行有效件数 above rows in a report on the form of 2019."""
    cells = [cell.strip() for line in TRIAL.splitlines() for cell in line.split("|") if cell.strip()]
    mixed = joint.join(cells)
    for old, new in (("本年新制作数量", "本年制发件数"), ("本年新公开数量", "本年废止件数"), ("对外公开总数量", "现行有效件数")):
        mixed = mixed.replace(old, new)
    report = read(mixed + joint, title=TITLE.replace("2024", "2020"))
    assert report.form == "trial_2019"
    assert in_order(report, "proactive.rules") == in_order(report, "proactive.normative_documents") == [None] * 3
    assert told(report, "proactive.licensing") == {"items_previous_year": 10, "items_change": -2, "decisions": 12}


@pytest.mark.parametrize("corner", ["类型", "项目", ""])
def test_a_word_above_the_labels_is_no_column(corner: str) -> None:
    """Its span, and that of 行政复议, left blank cells."""
    rows = (
        row(corner, None, *RESULTS), row("行政复议", None, 3, 0, 1, 0, 4), row("行政诉讼", "未经复议直接起诉", 2, 0, 8, 0, 10),
        row(None, "复议后起诉", 0, 6, 0, 0, 6),
    )  # fmt: skip
    report = read("", "", "\n".join(rows) + "\n")
    assert in_order(report, "remedies.reconsideration") == [3, 0, 1, 0, 4]
    assert in_order(report, "remedies.litigation.after_reconsideration") == [0, 6, 0, 0, 6]


@pytest.mark.parametrize(
    "head", ["信息内容 | 本年处理决定数量 | | |", "信息内容 | 本年处理决定数量 |", "信息内容\t本年处理决定数量"]
)
def test_one_header_cell_of_another_form_above_three_figures_names_none(head: str) -> None:
    """They may be anything."""
    report = read(
        TRIAL.replace("信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |", head), title=TITLE.replace("2024", "2020")
    )
    assert report.form == "trial_2019"
    assert in_order(report, "proactive.licensing") == in_order(report, "proactive.other_public_services") == [None] * 3
    assert in_order(report, "proactive.rules") == [1, 2, 3]


@pytest.mark.parametrize("joint", ["\n", "\n\n", " |\n"])
def test_a_lone_figure_below_header_cells_of_another_form_is_of_no_column(joint: str) -> None:
    """A cell a line: where blank cells left nothing, 4 may be the number of items of the year before."""
    block = ["第二十条第（六）项", "信息内容", "上一年项目数量", "本年增/减", "处理决定数量", "行政处罚", "4", "行政强制", "0"]
    head, _, rest = PROACTIVE.partition("第二十条第（六）项")
    report = read(head + joint.join(block) + joint + rest[rest.index("第二十条第（八）项") :])
    assert report.form == "form_2021"
    assert (report.value("proactive.penalty_decisions"), report.value("proactive.coercion_decisions")) == (None, None)
    assert report.value("proactive.licensing_decisions") == 12


@pytest.mark.parametrize("on_page", [True, False])
def test_columns_from_right_to_left_are_those_of_their_header(on_page: bool) -> None:
    """Those of a group, repeated in each of its columns, say which it has; without them nothing tells where a figure belongs."""
    below = (*RESULTS, *["未经复议直接起诉"] * 5, *["复议后起诉"] * 5)
    lines = [list(line)[::-1] for line in (["行政复议"] * 5 + ["行政诉讼"] * 10, below, RESULTS * 3, map(str, range(1, 16)))]
    text = "\n".join("\t".join(line) for line in lines)
    report = parse_text(page().replace("<p>五、", table(*lines) + "<p>五、")) if on_page else read(remedies=text)
    figures = list(told(report, "remedies").values())
    assert figures == list(range(1, 16))
    if not on_page:
        lines[1] = [""] * 10 + lines[1][10:]
        assert set(told(read(remedies="\n".join("\t".join(line) for line in lines)), "remedies").values()) == {None}


@pytest.mark.parametrize(
    ("cells", "wanted"),
    [("30 | 4 | ", [30, 4]), ("30 | 4 | 4", [30, 4]), ("30 | 4 | 5", [None, None]), ("30 | | 4", [30, 4])],
)
def test_a_figure_stands_in_the_first_column_of_a_header_cell_that_is_repeated(cells: str, wanted: list[int | None]) -> None:
    """As of a merged cell that a program wrote into each of its columns; a second figure that differs leaves both unknown."""
    trial = TRIAL.replace(
        "| 本年增/减 |\n行政事业性收费 | 30 | 未增未减 |", f"| 本年增/减 | 本年增/减 |\n行政事业性收费 | {cells} |"
    )
    assert cells in trial
    assert list(told(read(trial), "proactive.fee_items").values()) == wanted
