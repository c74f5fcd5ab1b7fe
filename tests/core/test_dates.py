"""Years and dates in Arabic, full-width and Chinese numerals."""

from __future__ import annotations

from datetime import date

import pytest

from gov_disclosure.dates import find_date, find_period, find_years, plain_numerals, whole_date


@pytest.mark.parametrize(
    "text",
    [
        "2025年1月20日",
        "二〇二五年一月二十日",
        "二零二五年1月二十日",
        "２０２５年１月２０日",
        "2025 年 1 月 20 日",
        "2025-01-20",
        "2025.1.20",
        "2025/01/20",
        "2025-01-20 10:00:00",
    ],
)
def test_a_date_is_read_in_every_writing(text: str) -> None:
    """A line that is a date is one as a whole, with a time of day behind it or without."""
    assert find_date(f"发布于{text}") == whole_date(text) == date(2025, 1, 20)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("二〇二四年十二月三十一日", date(2024, 12, 31)),
        ("二○二四年十月十日", date(2024, 10, 10)),
        ("2024年二月二十一日", date(2024, 2, 21)),
    ],
)
def test_tens_of_chinese_numerals_are_counted(text: str, day: date) -> None:
    """十 is ten, 二十 twenty, 三十一 thirty-one."""
    assert whole_date(text) == day


@pytest.mark.parametrize(
    "text", ["2025年13月1日", "2025年2月30日", "2025年1月", "20250120", "12025年1月1日", "2025.1.205", "2025年零月一日", ""]
)
def test_an_impossible_or_partial_date_is_none(text: str) -> None:
    """Nothing is rounded to a day."""
    assert find_date(text) is None
    assert whole_date(text) is None


@pytest.mark.parametrize("text", ["2025年1月20日公布施行", "于2025年1月20日", "2025年1月20日至2月3日起的整个期间"])
def test_a_sentence_with_a_date_is_not_a_date_as_a_whole(text: str) -> None:
    """A signature's date stands alone."""
    assert whole_date(text) is None
    assert find_date(text) == date(2025, 1, 20)


def test_years_are_found_in_order() -> None:
    """Only four digits before 年 are a year."""
    assert find_years("2023年，二〇二四年、２０２５ 年；12024年、1999年、2024号") == [2023, 2024, 2025]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2024年1月1日至2024年12月31日", 2024),
        ("2024年1月1日起至12月31日止", 2024),
        ("2024年1月1日—12月31日", 2024),
        ("二〇二四年一月一日至十二月三十一日", 2024),
        ("２０２４年１月１日到１２月３１日", 2024),
        ("2023年1月1日至2024年12月31日", None),
        ("2024年1月1日。至12月31日", None),
        ("2024年3月1日至12月31日", None),
        ("12月31日", None),
        ("2024年", None),
    ],
)
def test_the_statistical_period_is_one_whole_year(text: str, year: int | None) -> None:
    """From 1 January to 31 December, whatever stands between."""
    assert find_period(f"统计期限为{text}。") == year


def test_other_numerals_are_left_alone() -> None:
    """Only years and days become Arabic."""
    assert plain_numerals("十二项，三月内，二〇二四年十月，第二十条") == "十二项，3月内，2024年10月，第二十条"
    assert plain_numerals("二十条") == "二十条"
