"""Text that has lost its separators: what is read of it, where it stands, and what is left alone."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from gov_disclosure import Limits, Report, State, parse_text
from tests.core.documents import TITLE, codes, in_order, told

PROACTIVE = (
    "第二十条第（一）项信息内容本年制发件数本年废止件数现行有效件数规章000行政规范性文件（指备案的文件）3738419"
    "第二十条第（五）项信息内容本年处理决定数量行政许可1604件第二十条第（六）项信息内容本年处理决定数量行政处罚17（其中简易2件）"
    "行政强制/第二十条第（八）项信息内容本年收费金额（单位：万元）行政事业性收费12.53"
)
LEAVES = (
    "（一）予以公开1000001（二）部分公开0000000（三）不予公开1.属于国家秘密00000002.其他法律行政法规禁止公开0000000"
    "3.危及“三安全一稳定”00000004.保护第三方合法权益00000005.属于三类内部事务信息00000006.属于四类过程性信息0000000"
    "7.属于行政执法案卷00000008.属于行政查询事项0000000（四）无法提供1.本机关不掌握相关政府信息260000026"
    "2.没有现成信息需要另行制作00000003.补正后申请内容仍不明确0000000（五）不予处理1.信访举报投诉类申请0000000"
    "2.重复申请00000003.要求提供公开出版物00000004.无正当理由大量反复申请0000000"
    "5.要求行政机关确认或重新出具已获取信息0000000（六）其他处理"
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请0000000"
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请00000003.其他0100001"
)
REQUESTS = (
    "三、收到和处理政府信息公开申请情况申请人情况自然人法人或其他组织总计商业企业科研机构社会公益组织法律服务机构其他"
    f"一、本年新收政府信息公开申请数量271000028二、上年结转政府信息公开申请数量0000000三、本年度办理结果{LEAVES}"
    "（七）总计27 1 00 0 028四、结转下年度继续办理0000000"
)
RESULTS = "结果维持结果纠正其他结果尚未审结总计"
REMEDIES = f"四、政府信息公开行政复议、行政诉讼情况行政复议行政诉讼{RESULTS}未经复议直接起诉复议后起诉{RESULTS}{RESULTS}"
NOT_HELD = "requests.outcome.not_available.not_held"


def text(requests: str = REQUESTS, remedies: str = "020020000000000", joint: str = "\n", proactive: str = PROACTIVE) -> str:
    return joint.join(
        (
            TITLE, "一、总体情况", "本镇依法公开信息，办理行政许可3件，行政处罚5件，行政强制2件，行政事业性收费0元。",
            f"二、主动公开政府信息情况{proactive}", requests, f"{REMEDIES}{remedies}", "五、存在的主要问题及改进情况",
            "人手不足。", "六、其他需要报告的事项", "无。",
        )
    )  # fmt: skip


@pytest.mark.parametrize("joint", ["\n", ""])
def test_all_of_a_report_without_separators_is_told(joint: str) -> None:
    """Titles, headings and prose, too, where all is one line."""
    report = parse_text(text(joint=joint))
    assert in_order(report, NOT_HELD) == [26, 0, 0, 0, 0, 0, 26]
    assert in_order(report, "requests.outcome.total") == [27, 1, 0, 0, 0, 0, 28]
    assert None not in told(report, "requests").values()
    assert in_order(report, "proactive.rules") == [0, 0, 0]
    assert in_order(report, "remedies.reconsideration") == [0, 2, 0, 0, 2]
    assert (report.year, report.body) == (2024, "青禾镇")
    assert report.overview is not None
    assert report.overview.text.startswith("本镇依法公开信息")
    assert report.problems_and_improvements is not None
    assert report.problems_and_improvements.text == "人手不足。"


def test_so_it_is_with_a_blank_before_the_figures_of_each_row_and_without_the_labels_of_groups() -> None:
    row = r"(?<=[^\d ])(\d{6}[\d ]*?\d)(?=[1-9]\.|（[一二三四五六七]）|[一二三四]、|$)"
    apart = re.sub(
        row,
        r" \1",
        re.sub("（三）不予公开|（四）无法提供|（五）不予处理|（六）其他处理", "", REQUESTS.replace("27 1 00 0 028", "271000028")),
    )
    assert "申请数量 271000028二、" in apart
    report = parse_text(text(apart))
    assert in_order(report, NOT_HELD) == [26, 0, 0, 0, 0, 0, 26]
    assert None not in told(report, "requests").values()


def test_single_figures_keep_their_units_notes_and_marks() -> None:
    report = parse_text(text())
    assert report.cell("proactive.licensing_decisions").value == 1604
    assert (report.cell("proactive.penalty_decisions").value, report.cell("proactive.penalty_decisions").note) == (
        17,
        "其中简易2件",
    )
    assert report.cell("proactive.coercion_decisions").state is State.NOT_APPLICABLE
    assert str(report.cell("proactive.administrative_fees_wan_yuan").value) == "12.53"


def test_what_no_sum_tells_is_null_with_its_readings() -> None:
    report = parse_text(text())
    assert in_order(report, "proactive.normative_documents") == [None, None, None]
    remark = next(each for each in report.diagnostics if each.code == "GD309")
    assert remark.path == "proactive.normative_documents"
    assert remark.arguments["ways"] == len(remark.arguments["readings"]) == 15
    assert "issued=37 repealed=38 in_force=419" in remark.arguments["readings"]


def test_a_row_divided_by_sums_says_so() -> None:
    report = parse_text(text())
    remark = next(each for each in report.diagnostics if each.code == "GD160" and each.path == NOT_HELD)
    assert remark.arguments["figures"] == ["260000026"]


@pytest.mark.parametrize("joint", ["\n", ""])
def test_each_figure_stands_at_its_digits(joint: str) -> None:
    words = text(joint=joint)
    report = parse_text(words)
    for path, figure in report:
        if figure.position is not None:
            assert words[figure.position.start : figure.position.end] == figure.raw, path
    cell = report.cell(f"{NOT_HELD}.total")
    assert cell.position is not None
    assert words[cell.position.start - 7 : cell.position.end] == "260000026"


MARKS = [r"\1、", r"\1. ", r"（\1）", r"\1", ""]


@pytest.mark.parametrize("mark", MARKS)
def test_the_ordinal_of_the_next_label_is_no_digit_of_a_figure(mark: str) -> None:
    """`0000000` and `2.没有`, whatever became of the mark: all ordinals without one are kept, or none is."""
    marked = re.sub(r"([1-8])\.(?=[\u4e00-\u9fff])", mark, REQUESTS)
    assert None not in told(parse_text(text(marked)), "requests").values()


def test_a_page_mark_is_no_figure() -> None:
    report = parse_text(text(REQUESTS.replace("（四）无法提供", "- 4 -（四）无法提供")))
    assert None not in told(report, "requests").values()


def test_sentences_about_rows_are_no_table() -> None:
    sentence = "2024年规章0件，规范性文件5件，行政许可3件，行政处罚7件，行政强制2件，行政事业性收费0元。"
    report = parse_text(text(proactive=sentence))
    assert told(report, "proactive") == {}


def test_a_row_that_does_not_add_up_is_null_and_rows_of_zeros_are_told() -> None:
    """Without its columns no other row is certain: a blank cell may have left nothing, and the digits still add up."""
    report = parse_text(text(REQUESTS.replace("260000026", "260000025")))
    assert set(in_order(report, NOT_HELD)) == {None}
    assert "GD309" in codes(report, NOT_HELD)
    assert in_order(report, "requests.outcome.granted") == [None] * 7
    assert in_order(report, "requests.outcome.partially_granted") == [0] * 7


def test_a_table_with_a_fault_tells_only_what_the_fault_does_not_touch() -> None:
    """The columns contradict the rows; no figure is told that is not printed."""
    report = parse_text(text(REQUESTS.replace("1000001", "2000002")))
    assert in_order(report, "requests.outcome.granted") == [None] * 7
    assert in_order(report, "requests.outcome.partially_granted") == [0] * 7
    assert in_order(report, NOT_HELD) in ([26, 0, 0, 0, 0, 0, 26], [None] * 7)


def test_results_with_more_digits_than_cells_are_told_as_far_as_two_sums_do() -> None:
    """One group has two digits more; a slip of the pen in it would leave one way to divide it, and the wrong one."""
    report = parse_text(text(remedies="14250213010420013"))
    assert in_order(report, "remedies.reconsideration") == [None] * 5
    assert in_order(report, "remedies.litigation.direct") == [3, 0, 1, 0, 4]
    assert in_order(report, "remedies.litigation.after_reconsideration") == [2, 0, 0, 1, 3]
    assert "GD161" in codes(report, "remedies.reconsideration")


def test_figures_that_touch_in_rows_with_blanks_are_told_by_the_columns() -> None:
    """As in the text of a PDF: nothing but the sums shows that `271` are two cells."""
    rows = re.sub(r"(?<=\d)(?=[1-8]\.[\u4e00-\u9fff]|（[一二三四五六七]）|[二三四]、)|(?=一、本年)", "\n", REQUESTS)
    report = parse_text(text(re.sub(r"(?<=[\u4e00-\u9fff）”])(?=\d{3})", " ", rows)))
    assert in_order(report, "requests.received") == [27, 1, 0, 0, 0, 0, 28]
    assert in_order(report, NOT_HELD) == [26, 0, 0, 0, 0, 0, 26]


@pytest.mark.parametrize("flood", ["1" * 200_000, "0" * 200_000, "2 " * 100_000, "-2" * 100_000, "规章0（" * 20_000])
def test_floods_of_digits_are_left_alone(flood: str) -> None:
    report = parse_text(text(REQUESTS.replace("260000026", flood)))
    assert set(in_order(report, NOT_HELD)) <= {None}


def test_digits_of_one_cell_are_null_once_nothing_more_may_be_spent(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = text(proactive=PROACTIVE.replace("1604件", "1604"))
    assert parse_text(plain).value("proactive.licensing_decisions") == 1604
    monkeypatch.setattr("gov_disclosure.dividing._STEPS", 0)
    report = parse_text(plain)
    assert report.value("proactive.licensing_decisions") is None
    assert any(each.path == "proactive.licensing_decisions" for each in report.diagnostics)


def test_labels_are_bounded() -> None:
    report = parse_text(text(proactive="规章000" * 2_000), limits=Limits(max_labels=500))
    assert "GD103" in codes(report)


def test_a_report_comes_back_from_its_json() -> None:
    report = parse_text(text())
    assert Report.from_dict(report.to_dict()) == report


BLANKS = (
    "全年公开{}852条。 二、主动公开政府信息情况 第二十条第（一）项 信息内容 本年制发件数 本年废止件数 现行有效件数 "
    "规章 4349 2631 8 行政规范性文件 9 / 723 第二十条第（八）项 信息内容 本年收费金额（单位：万元） 行政事业性收费 12.53 万元 "
    "三、收到和处理政府信息公开申请情况 申请人情况 自然人 法人或其他组织 总计 商业企业 科研机构 社会公益组织 法律服务机构 其他 "
    "一、本年新收政府信息公开申请数量 925 33 70件 6 4 40 / 二、上年结转政府信息公开申请数量 2 9 2 1 7 9 1 "
    "（一）予以公开 4 1 5 2 6 5 7 {}1.属于国家秘密 7 5 8 4 1 1 4 六、其他需要报告的事项 无。 青禾镇人民政府 2025年1月20日"
)


@pytest.mark.parametrize("said", ["文件", "各类信息"])
@pytest.mark.parametrize("strange", ["", "9.属于其他情形 1 2 3 4 5 6 7 "])
def test_figures_with_a_blank_before_each_need_no_sums(said: str, strange: str) -> None:
    """All is one line, and yet every figure stands by itself; a row that no form knows takes no other's figures."""
    report = parse_text(f"{TITLE} 一、总体情况 {BLANKS.format(said, strange)}")
    assert in_order(report, "proactive.rules") == [4349, 2631, 8]
    assert in_order(report, "proactive.normative_documents") == [9, None, 723]
    assert report.value("proactive.administrative_fees_wan_yuan") == Decimal("12.53")
    assert in_order(report, "requests.received") == [925, 33, 70, 6, 4, 40, None]
    assert in_order(report, "requests.carried_in") == [2, 9, 2, 1, 7, 9, 1]
    # Where a label ends that no form knows is told by no blank.
    assert in_order(report, "requests.outcome.denied.state_secret") == ([None] * 7 if strange else [7, 5, 8, 4, 1, 1, 4])
    assert (report.signature, str(report.published_on)) == ("青禾镇人民政府", "2025-01-20")


def blanks(label: str, figures: str) -> Report:
    """Return a sound report whose cells blanks divide, with other figures behind a label."""
    lines = Path("examples/sound-2024.txt").read_text(encoding="utf-8").replace("|", " ").splitlines()
    rows = [" ".join(line.split()) for line in lines]
    return parse_text("\n".join(f"{label} {figures}" if row.split(" ")[0] == label else row for row in rows))


@pytest.mark.parametrize("lost", ["\ufffd2", "\ufffd\ufffd2", "2\ufffd", "\ufffd05\ufffd", "1\ufffd2", "\ufffd.5", "\ufffd"])
def test_figures_of_which_characters_are_lost_are_none(lost: str) -> None:
    report = blanks("行政许可", lost)
    assert report.value("proactive.licensing_decisions") is None
    assert (report.value("proactive.penalty_decisions"), report.value("proactive.normative_documents.in_force")) == (14, 9)
