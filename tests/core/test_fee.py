"""信息处理费 of section 六: only an amount that is certainly it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gov_disclosure.fees import ProcessingFee, read_fee
from tests.core.documents import codes, read


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("全年收取信息处理费3940元。", "3940"),
        ("收取信息处理费1,200元。", "1200"),
        ("收取信息处理费 120 元。", "120"),
        ("收取信息处理费１２０元。", "120"),
        ("收取信息處(chǔ)理費(fèi)120元。", "120"),
        ("收取信息处理费0.39万元。", "3900"),
        ("收取信息处理费0.00005万元。", "0.5"),
        ("信息处理费0元。", "0"),
        ("信息处理费300.50元。", "300.50"),
        ("发出收费通知2件，总金额600元。", "600"),
        ("收取信息处理费600元，实际收取500元。", "500"),
        ("依法收取信息处理费。本年度金额为30元。", "30"),
        ("收费标准为每件100元。本年收取信息处理费200元。", "200"),
        ("收取信息处理费50元；上述50元已上缴。", "50"),
        ("发出收费通知2件，按件收取信息处理费共计3900元。", "3900"),
        ("按标准收取信息处理费合计200元。", "200"),
    ],
)
def test_an_amount_that_is_printed_is_told_in_yuan(text: str, yuan: str) -> None:
    """Of what was asked and what was paid the latter counts; a tariff is no amount."""
    assert read_fee(text).yuan == Decimal(yuan)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "无。",
        "未收取信息处理费。",
        "收取信息处理费一百元。",
        "按每件100元计收信息处理费。",
        "信息处理费100元/件。",
        "信息处理费每页10元以上。",
        "收取信息处理费100余元。",
        "本年投入经费5000元。",
        "收取信息处理费100元每件。",
        "按件收取信息处理费100元。",
        "申请共计11件以上的，按件收取信息处理费100元。",
    ],
)
def test_what_tells_no_amount_is_null(text: str) -> None:
    """Words, tariffs and other money are none, and none is 0."""
    assert read_fee(text) == ProcessingFee(None)


def test_amounts_that_leave_a_choice_are_told_as_such() -> None:
    """Which of them is the fee is left open, with a remark."""
    assert read_fee("应收信息处理费300元，减免100元。") == ProcessingFee(None, ("300", "100"))
    report = read(other="应收信息处理费300元，减免100元。")
    assert report.value("other_matters.processing_fee_yuan") is None
    (remark,) = [each for each in report.diagnostics if each.code == "GD125"]
    assert remark.arguments == {"amounts": ["300", "100"]}


def test_the_fee_is_a_decimal_string_in_json() -> None:
    """As the contract has it."""
    report = read(other="全年收取信息处理费3940元。")
    assert report.to_dict()["other_matters"] == {"text": "全年收取信息处理费3940元。", "processing_fee_yuan": "3940"}
    assert codes(report, "other_matters.processing_fee_yuan") == set()


@pytest.mark.parametrize(
    "text",
    [
        "收取信息处理费1，200元。",
        "收取信息处理费 1 200 元。",
        "收取信息处理费100-200元。",
        "收取信息处理费100～200元。",
        "收取信息处理费1e5元。",
        "收取信息处理费5×3元。",
        "收取信息处理费>3元。",
    ],
)
def test_a_part_of_a_number_is_no_amount(text: str) -> None:
    """1，200元 is 1200 or nothing, never 200; a span is no amount."""
    assert read_fee(text).yuan in (None, Decimal(1200))


@pytest.mark.parametrize(
    "text", ["未收取100元信息处理费。", "应收取而未收取信息处理费100元。", "拟收取信息处理费300元。", "收取信息处理费约100元。"]
)
def test_an_amount_denied_planned_or_rounded_is_none(text: str) -> None:
    """The sentence does not say that so much was charged."""
    assert read_fee(text).yuan is None


@pytest.mark.parametrize(
    "text",
    [
        "全年培训费用5000元。",
        "办公经费投入20万元，未收取信息处理费。",
        "不存在收取信息处理费情况。政务公开专项经费10000元。",
        "行政事业性收费98万元，信息处理费无。",
        "收取污水处理费24万元。",
        "未收取信息处理费。生活垃圾处理费收取2400元。",
    ],
)
def test_other_money_is_no_processing_fee(text: str) -> None:
    """Costs and budgets are not what applicants paid."""
    assert read_fee(text).yuan is None


@pytest.mark.parametrize(
    "text",
    [
        "2023年收取信息处理费100元，2024年未收取信息处理费。",
        "上年度收取信息处理费100元，本年度未发生。",
        "没有收取信息处理费，2023年收取500元。",
    ],
)
def test_the_amount_of_another_year_is_none(text: str) -> None:
    """Last year's fee is told beside this year's."""
    assert read(other=text).value("other_matters.processing_fee_yuan") is None


@pytest.mark.parametrize(
    "text",
    ["发出收费通知3件，总金额300元，申请人未缴费。", "收取信息处理费200元、退还200元。"],
)
def test_an_amount_beside_a_denial_is_not_certain(text: str) -> None:
    """Whether it was charged this year, and kept, the sentence leaves open."""
    assert read(other=text).value("other_matters.processing_fee_yuan") is None
