"""Figures one a line that a program wrote in another order than the table's, and digits that were broken off."""

from __future__ import annotations

import pytest

from gov_disclosure import Report, parse_text
from tests.core.documents import TITLE, in_order

HEADS = "行政复议\n结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n"


def reviews(*figures: int) -> Report:
    lines = "\n".join(map(str, figures))
    return remedies(f"{HEADS}{lines}")


def remedies(table: str) -> Report:
    return parse_text(
        f"{TITLE}\n一、总体情况\n本镇依法公开信息。\n四、政府信息公开行政复议、行政诉讼情况\n{table}\n"
        "五、存在的主要问题及改进情况\n人手不足。\n六、其他需要报告的事项\n无。"
    )


@pytest.mark.parametrize("figures", [(0, 5, 5, 0, 0), (989, 3, 992, 0, 0)], ids=str)
def test_rows_that_add_up_in_another_order_are_not_told(figures: tuple[int, ...]) -> None:
    assert in_order(reviews(*figures), "remedies.reconsideration") == [None] * 5


@pytest.mark.parametrize("figures", [(0, 5, 0, 0, 5), (0, 5, 0, 0, 6), (1, 5, 2, 0, 0), (0, 0, 0, 0, 0)], ids=str)
def test_others_are_as_they_stand(figures: tuple[int, ...]) -> None:
    assert in_order(reviews(*figures), "remedies.reconsideration") == [*figures]


@pytest.mark.parametrize(("total", "told"), [("107\n1", None), ("107\n2", 107), ("1071\n2", 1071)])
def test_a_total_whose_last_digit_may_stand_below_it_is_not_told(total: str, told: int | None) -> None:
    table = (
        "行政诉讼\n未经复议直接起诉\n结果维持\n0\n结果纠正\n969\n其他结果\n27\n尚未审结\n75\n"
        f"复议后起诉\n总计\n{total}\n结果维持\n2\n结果纠正\n0\n"
    )
    report = remedies(table)
    assert report.value("remedies.litigation.direct.other_result") == 27
    assert report.value("remedies.litigation.direct.total") == told
