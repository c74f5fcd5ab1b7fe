"""Figures that the number of a note may have run into."""

from __future__ import annotations

import pytest

from tests.core.documents import codes, in_order, read

ROW = "一、本年新收政府信息公开申请数量 | {} | 2 | 3 | 4 | 5 | 6 | {} |"
MARKED = "二、上年结转政府信息公开申请数量 | 7[1] | 0 | 0 | 0 | 0 | 0 | 7 |"


def requests(*rows: str) -> str:
    return "\n".join(rows)


def test_a_figure_that_adds_up_without_its_last_digit_is_not_known() -> None:
    """10 with note 2 reads 102; the cells beside it stay."""
    report = read(requests=requests(ROW.format(102, 30), MARKED))
    assert report.value("requests.received.natural_person") is None
    assert report.cell("requests.received.natural_person").raw != ""
    assert in_order(report, "requests.received")[1:] == [2, 3, 4, 5, 6, 30]
    found = {each.path: each.arguments["readings"] for each in report.diagnostics if each.code == "GD167"}
    assert found["requests.received.natural_person"] == ["102", "10"]
    # Note 2 there is, and nothing tells whether it is in 12.
    assert found["proactive.licensing_decisions"] == ["12", "1"]


def test_a_figure_that_adds_up_as_it_stands_is_known() -> None:
    report = read(requests=requests(ROW.format(102, 122), MARKED))
    assert in_order(report, "requests.received") == [102, 2, 3, 4, 5, 6, 122]
    assert "GD167" not in codes(report)


def test_without_notes_a_sum_that_does_not_hold_is_the_fault_of_the_report() -> None:
    """Nothing says that a digit is too many: the rules have to tell of it."""
    report = read(requests=requests(ROW.format(102, 30), MARKED.replace("[1]", "")))
    assert in_order(report, "requests.received") == [102, 2, 3, 4, 5, 6, 30]
    assert "GD167" not in codes(report)


def test_a_sum_that_no_digit_mends_is_told_as_it_stands() -> None:
    report = read(requests=requests(ROW.format(102, 77), MARKED))
    assert in_order(report, "requests.received") == [102, 2, 3, 4, 5, 6, 77]


def test_a_nought_in_front_is_no_figure() -> None:
    """0 with note 3 reads 03."""
    report = read(requests=requests(ROW.format(10, 30), MARKED.replace(" 0 |", " 03 |", 1)))
    assert report.value("requests.carried_in.commercial_enterprise") is None
    assert report.value("requests.carried_in.natural_person") == 7


@pytest.mark.parametrize("note", ["[1] 含上年结转。", "注1：含上年结转。"])
def test_where_nothing_adds_up_a_note_without_a_mark_may_be_in_any_figure_that_ends_so(note: str) -> None:
    report = read(f"行政许可 | 121 |\n行政处罚 | 70 |\n行政强制 | 8 |\n{note}")
    assert report.value("proactive.licensing_decisions") is None
    assert report.value("proactive.penalty_decisions") == 70
    assert report.value("proactive.coercion_decisions") == 8


@pytest.mark.parametrize("words", ["注：1.以上数据截至年底。", "（1）以上数据截至年底。", "1、含上年结转。"])
def test_a_list_of_remarks_is_no_note_of_a_figure(words: str) -> None:
    report = read(f"行政许可 | 121 |\n行政处罚 | 70 |\n行政强制 | 8 |\n{words}")
    assert report.value("proactive.licensing_decisions") == 121


def test_a_note_whose_mark_is_seen_is_in_no_other_figure() -> None:
    report = read("行政许可 | 121 |\n行政处罚[1] | 70 |\n行政强制 | 8 |\n[1] 含上年结转。")
    assert report.value("proactive.licensing_decisions") == 121
