"""Labels that name the year where the form says this one, the last or the next."""

from __future__ import annotations

import pytest

from gov_disclosure import Report, parse_bytes
from tests.core.documents import APPLICANTS, PROACTIVE, TRIAL, header, page, read, requests, row, told

ISSUED = "proactive.normative_documents"


def codes(report: Report) -> set[str]:
    return {each.code for each in report.diagnostics}


@pytest.mark.parametrize(
    "words",
    [
        "2024年制发件数", "2024年度制发件数", "2024制发件数", "本年（2024）制发件数", "本年度(2024年)制发件数",
        "本年制发件数（2024年）",
        "２０２４年制发件数", "本年\n〔2024年度〕制发数",
    ],
)  # fmt: skip
def test_a_year_for_this_year(words: str) -> None:
    report = read(PROACTIVE.replace("本年制发件数", words))
    assert told(report, ISSUED) == {"issued": 4, "repealed": 5, "in_force": 6}
    assert codes(report).isdisjoint(("GD113", "GD128", "GD309"))


def test_years_in_the_labels_of_rows() -> None:
    rows = requests(
        row("一、2024年新收政府信息公开申请数量", 5, 0, 0, 0, 0, 0, 5),
        row("二、2023年结转政府信息公开申请数量", 1, 0, 0, 0, 0, 0, 1),
        row("三、2024年度办理结果 | （一）予以公开", 4, 0, 0, 0, 0, 0, 4), row("（七）总计", 4, 0, 0, 0, 0, 0, 4),
        row("四、结转2025年度继续办理", 2, 0, 0, 0, 0, 0, 2), head=header(*APPLICANTS),
    )  # fmt: skip
    report = read(requests=rows)
    for name, value in (("received", 5), ("carried_in", 1), ("outcome.granted", 4), ("carried_out", 2)):
        assert report.value(f"requests.{name}.total") == value
    assert "GD128" not in codes(report)


def test_the_year_before_in_a_header_of_the_trial_form() -> None:
    report = read(TRIAL.replace("上一年项目数量", "2023年项目数量").replace("本年增/减", "2024年增/减"))
    assert told(report, "proactive.licensing") == told(read(TRIAL), "proactive.licensing") != {}


@pytest.mark.parametrize(
    ("issued", "repealed"),
    [("2023年制发件数", "2024年废止件数"), ("2023年制发件数", "2023年废止件数"), ("2023年制发件数", "2024年制发件数")],
)
def test_another_year_than_the_report_s_is_no_column_of_the_form(issued: str, repealed: str) -> None:
    """It may be a column of that year, or a header left from the year before."""
    report = read(PROACTIVE.replace("本年制发件数", issued).replace("本年废止件数", repealed))
    assert report.value(f"{ISSUED}.issued") is report.value(f"{ISSUED}.repealed") is None
    assert "GD128" in codes(report)


def test_columns_of_two_years_side_by_side_are_not_told_apart() -> None:
    report = read(
        PROACTIVE.replace(
            "信息内容 | 本年处理决定数量 |\n行政许可 | 12 |",
            "信息内容 | 2023年处理决定数量 | 2024年处理决定数量 |\n行政许可 | 11 | 12 |",
        )
    )
    assert report.value("proactive.licensing_decisions") is None


@pytest.mark.parametrize("fast", [False, True])
def test_on_a_page(fast: bool) -> None:
    from tests.core.documents import table

    rows = table(
        ("信息内容", "2024年制发件数", "2024年废止件数", "现行有效件数"),
        ("规章", "1", "2", "3"),
        ("行政规范性文件", "4", "5", "6"),
    )
    report = parse_bytes(page(rows).encode(), name="a.html", fast=fast)
    assert told(report, ISSUED) == {"issued": 4, "repealed": 5, "in_force": 6}


@pytest.mark.parametrize(
    "lines",
    [
        "信息内容\n2023年处理决定数量\n行政许可\n12\n", "信息内容\n2023年处理决定数量\n行政许可 | 12\n",
        "信息内容 | 2023年处理决定数量 |\n行政许可 | 12 |\n",
    ],
)  # fmt: skip
def test_below_a_header_of_another_year_nothing_is_told_in_lines_either(lines: str) -> None:
    assert read(lines).value("proactive.licensing_decisions") is None
    assert read(lines.replace("2023年", "2024年")).value("proactive.licensing_decisions") == 12


def test_a_year_right_before_the_year_before_is_the_report_s_own() -> None:
    rows = requests(
        row("一、2024年本年新收政府信息公开申请数量", 5, 0, 0, 0, 0, 0, 5),
        row("二、2024年上年结转政府信息公开申请数量", 1, 0, 0, 0, 0, 0, 1),
    )
    report = read(requests=rows)
    assert (report.value("requests.received.total"), report.value("requests.carried_in.total")) == (5, 1)
