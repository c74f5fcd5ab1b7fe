"""Rows bound by their labels: twice, out of place, on no form, with units and notes; never repaired, never silent."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from gov_disclosure import Limits, Severity, State, parse_text
from tests.core.documents import (
    CARRIED_OUT,
    GRANTED,
    PROACTIVE,
    RECEIVED,
    TITLE,
    TOTAL,
    TRIAL,
    codes,
    in_order,
    read,
    requests,
    row,
    write,
)

SEVEN = [1, 2, 3, 4, 5, 6, 21]
LICENSING = "proactive.licensing_decisions"
FEES = "proactive.administrative_fees_wan_yuan"


def with_cell(label: str, cell: str) -> str:
    """Return table 二 with another cell behind a label."""
    lines = PROACTIVE.splitlines()
    return "\n".join(f"{label} | {cell} |" if line.startswith(f"{label} |") else line for line in lines)


def test_a_row_printed_twice_alike_is_one_row() -> None:
    """A repeated row is no conflict."""
    report = read(PROACTIVE + "行政许可 | 12 |\n")
    assert report.value(LICENSING) == 12
    assert "GD111" not in codes(report)


def test_a_row_printed_twice_with_different_figures_is_null() -> None:
    """None is taken, both are told, and the words of the first are kept."""
    report = read(PROACTIVE + "行政许可 | 15 |\n")
    (remark,) = [each for each in report.diagnostics if each.code == "GD111"]
    assert (report.value(LICENSING), report.cell(LICENSING).state) == (None, State.TEXT)
    assert (remark.path, remark.arguments["values"]) == (LICENSING, ["12", "15"])


def test_only_the_cells_that_differ_are_null() -> None:
    """Of a row of seven printed twice the columns that agree are kept."""
    report = read(requests=requests(row(RECEIVED, *SEVEN), row(RECEIVED, 1, 2, 3, 4, 5, 7, 21)))
    assert in_order(report, "requests.received") == [1, 2, 3, 4, 5, None, 21]


def test_a_row_in_its_own_section_goes_before_the_same_words_elsewhere() -> None:
    """A row quoted in the narrative is not the table's."""
    report = read(overview="行政事业性收费 | 99 |\n本镇依法公开。")
    assert report.value(FEES) == Decimal("1.5")
    assert "GD111" not in codes(report)


def test_a_row_that_no_form_knows_is_kept_in_a_remark() -> None:
    """Its figures must not fall to the row above."""
    report = read(PROACTIVE.replace("行政强制 | 8 |", "行政强制 | |\n湖泊巡查记录 | 9 |"))
    (remark,) = [each for each in report.diagnostics if each.code == "GD214"]
    assert remark.arguments == {"label": "湖泊巡查记录", "figures": ["9"]}
    assert report.value("proactive.coercion_decisions") is None


def test_figures_below_a_row_that_has_its_own_belong_to_a_lost_label() -> None:
    """A row of figures alone is bound to nothing."""
    report = read(requests=requests(row(RECEIVED, *SEVEN), row("", *SEVEN), row(CARRIED_OUT, *SEVEN)))
    assert in_order(report, "requests.received") == in_order(report, "requests.carried_out") == SEVEN
    assert "GD214" in codes(report)


def test_other_outcomes_in_one_row_shift_nothing() -> None:
    """（六）其他处理 with figures of its own is that row; its three rows are null, and none is called missing."""
    report = read(
        requests=requests(
            row(RECEIVED, *SEVEN), row("（六）其他处理", *[1] * 6, 6), row(TOTAL, *[2] * 6, 12), row(CARRIED_OUT, *[0] * 7)
        )
    )
    assert in_order(report, "requests.outcome.other_undivided") == [1, 1, 1, 1, 1, 1, 6]
    assert in_order(report, "requests.outcome.total") == [2, 2, 2, 2, 2, 2, 12]
    assert in_order(report, "requests.carried_out") == [0] * 7
    assert report.value("requests.outcome.other") is None
    assert not any(
        each.code == "GD310" and each.path.startswith("requests.outcome.other") for each in report.diagnostics if each.path
    )


def test_a_row_that_may_be_a_group_is_read_behind_rows_whose_blank_cells_are_gone() -> None:
    """（六）其他处理 with figures, and above it a row without any."""
    rows = (
        row(RECEIVED, *SEVEN),
        "5.要求行政机关确认或重新出具已获取信息",
        row("（六）其他处理", *[1] * 6, 6),
        row(TOTAL, *[1] * 6, 6),
    )
    assert in_order(read("", requests(*rows)), "requests.outcome.other_undivided") == [1, 1, 1, 1, 1, 1, 6]


def test_other_outcomes_in_three_rows_leave_the_one_row_null() -> None:
    """As a group cell （六）其他处理 has no figures; `3.其他` is the row, not the column."""
    rows = (row("（六）其他处理", "1.申请人无正当理由逾期不补正", *SEVEN), row("3.其他", *[1] * 6, 6), row(TOTAL, *[2] * 6, 12))
    report = read(requests=requests(row(RECEIVED, *SEVEN), *rows))
    assert in_order(report, "requests.outcome.other.correction_overdue") == SEVEN
    assert in_order(report, "requests.outcome.other.other") == [1, 1, 1, 1, 1, 1, 6]
    assert report.value("requests.outcome.other_undivided") is None
    assert report.value("requests.outcome.other.fee_unpaid") is None


CRAWLED = "申请人情况 |\n自然人 | 法人或其他组织 | 总计 |\n商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |"
AT_ONE_DEPTH = (RECEIVED, "二、上年结转政府信息公开申请数量", "（一）予以公开", "（二）部分公开", "2.其他法律行政法规禁止公开",
                "3.危及“三安全一稳定”", "4.保护第三方合法权益", "7.属于行政执法案卷", TOTAL, CARRIED_OUT)  # fmt: skip
BEHIND_GROUPS = (
    *AT_ONE_DEPTH[:2], "三、本年度办理结果 | （一）予以公开", "| （二）部分公开", "| （三）不予公开 | 1.属于国家秘密",
    *(f"| | {label}" for label in AT_ONE_DEPTH[4:7]), "| （七）总计", CARRIED_OUT,
)  # fmt: skip


def filled_in_at_the_end(labels: tuple[str, ...]) -> str:
    """Return rows of table 三 of which nothing but the total is filled in."""
    return requests(*(row(label, *[""] * 6, number) for number, label in enumerate(labels)), head=CRAWLED)


def test_rows_with_as_many_cells_as_columns_are_placed_however_deep_their_labels_stand() -> None:
    """No span has left a blank cell where group cells before the labels change nothing; of one depth alone that is not known."""
    report = read(requests=filled_in_at_the_end(BEHIND_GROUPS))
    assert in_order(report, "requests.received") == [None] * 6 + [0]
    assert in_order(report, "requests.outcome.denied.state_secret") == [None] * 6 + [4]
    assert in_order(report, "requests.carried_out") == [None] * 6 + [9]
    flat = read(requests=filled_in_at_the_end(AT_ONE_DEPTH))
    assert report.cell("requests.received.natural_person").state is State.BLANK
    assert in_order(flat, "requests.received") == [None] * 7


@pytest.mark.parametrize("proactive", [PROACTIVE, TRIAL])
def test_other_outcomes_left_blank_in_one_row_are_blank_and_not_missing(proactive: str) -> None:
    """The blank cells are those of the row, as in every other row, unless rows of the group follow."""
    rows = (row(RECEIVED, *SEVEN), row("（六）其他处理", *[""] * 7))
    report = read(proactive, requests(*rows, row(TOTAL, *[2] * 6, 12)))
    assert report.cell("requests.outcome.other_undivided.total").state is State.BLANK
    assert not any((each.path or "").startswith("requests.outcome.other") for each in report.diagnostics if each.code == "GD310")
    divided = read(requests=requests(*rows, row("1.申请人无正当理由逾期不补正", *SEVEN), row(TOTAL, *[2] * 6, 12)))
    assert in_order(divided, "requests.outcome.other.correction_overdue") == SEVEN
    assert divided.value("requests.outcome.other_undivided") is None


def test_rows_in_another_order_are_bound_by_their_labels() -> None:
    """The order of rows says nothing."""
    report = read(
        requests=requests(row(CARRIED_OUT, *[0] * 7), row(TOTAL, *[2] * 7), row(GRANTED, *[1] * 7), row(RECEIVED, *SEVEN))
    )
    assert in_order(report, "requests.received") == SEVEN
    assert in_order(report, "requests.outcome.total") == [2] * 7
    assert in_order(report, "requests.carried_out") == [0] * 7


def test_a_row_that_is_not_there_is_null_and_named() -> None:
    """A missing row has cells that are missing, never 0."""
    report = read(PROACTIVE.replace("行政强制 | 8 |\n", ""))
    figure = report.cell("proactive.coercion_decisions")
    assert (figure.value, figure.state, figure.position) == (None, State.MISSING, None)
    assert codes(report, "proactive.coercion_decisions") == {"GD310"}


def test_words_in_a_cell_are_kept_and_told() -> None:
    """The value is null, the words stay in the cell."""
    report = read(with_cell("行政许可", "见附件"))
    assert (report.value(LICENSING), report.cell(LICENSING).raw, report.cell(LICENSING).state) == (None, "见附件", State.TEXT)
    assert codes(report, LICENSING) == {"GD303"}


@pytest.mark.parametrize(
    ("cell", "state"), [("/", State.NOT_APPLICABLE), ("无", State.NOT_APPLICABLE), ("", State.BLANK), ("—", State.NOT_APPLICABLE)]
)
def test_a_mark_or_nothing_is_null_without_a_remark(cell: str, state: State) -> None:
    """Neither is 0, and neither is a fault."""
    report = read(with_cell("行政许可", cell))
    assert (report.value(LICENSING), report.cell(LICENSING).state) == (None, state)
    assert codes(report, LICENSING) == set()


def test_zero_is_a_value() -> None:
    """0 is told from null."""
    assert read(with_cell("行政许可", "0")).value(LICENSING) == 0


def test_a_note_beside_a_number_is_kept() -> None:
    """The number counts, the note is told."""
    report = read(with_cell("行政许可", "17（其中修订9件）"))
    assert (report.value(LICENSING), report.cell(LICENSING).note) == (17, "其中修订9件")
    (remark,) = [each for each in report.diagnostics if each.code == "GD306"]
    assert remark.severity is Severity.INFO


@pytest.mark.parametrize(("cell", "unit"), [("251000元", "元"), ("25.1万", "万"), ("0.0025亿元", "亿元")])
def test_money_in_another_unit_than_printed_is_null(cell: str, unit: str) -> None:
    """Nothing is converted; the words and the unit stay in the cell."""
    report = read(with_cell("行政事业性收费", cell))
    assert (report.value(FEES), report.cell(FEES).unit, report.cell(FEES).raw) == (None, unit, cell)
    assert codes(report, FEES) == {"GD307"}


def test_money_in_the_unit_printed_is_a_decimal_string_in_json() -> None:
    """Digits behind the point are kept as printed."""
    report = read(with_cell("行政事业性收费", "48,213.7750万元"))
    assert report.value(FEES) == Decimal("48213.7750")
    assert report.to_dict()["proactive"]["administrative_fees_wan_yuan"] == "48213.7750"


@pytest.mark.parametrize("cell", ["8元", "8万", "1.2亿"])
def test_money_is_no_count(cell: str) -> None:
    """A count in 元 or in 万 is null."""
    assert read(with_cell("行政许可", cell)).value(LICENSING) is None


def test_a_count_that_is_not_whole_stays_in_the_cell() -> None:
    """The typed table has no fraction of a decision."""
    report = read(with_cell("行政许可", "8.5"))
    assert (report.value(LICENSING), report.cell(LICENSING).value) == (None, Decimal("8.5"))


def test_a_change_in_words_is_a_number_only_where_changes_belong() -> None:
    """增加5 under 本年增/减 is 5; under 处理决定数量 it is words."""
    report = read(
        TRIAL.replace("行政许可 | 10 | -2 | 12 |", "行政许可 | 增加5 | 减2 | 增加5 |"), title=TITLE.replace("2024", "2020")
    )
    assert in_order(report, "proactive.licensing") == [None, -2, None]


@pytest.mark.parametrize(
    ("cell", "amount", "unit"),
    [
        ("318000元", Decimal(318000), "元"),
        ("318.50万元", Decimal("318.50"), "万元"),
        ("318.5", Decimal("318.5"), None),
        ("/", None, None),
    ],
)
def test_the_amount_of_procurement_keeps_its_unit_as_written(cell: str, amount: Decimal | None, unit: str | None) -> None:
    """The form prints no unit, so none is assumed."""
    report = read(TRIAL.replace("318.5万元", cell), title=TITLE.replace("2024", "2020"))
    procurement = report.value("proactive.central_procurement")
    assert (procurement.amount, procurement.unit) == (amount, unit)


def test_too_many_digits_are_reported() -> None:
    """Glued digits are kept as words; the limit is the caller's."""
    text = write(with_cell("行政许可", "1234567"))
    assert parse_text(text).value(LICENSING) == 1_234_567
    report = parse_text(text, limits=Limits(max_digits=6))
    assert (report.value(LICENSING), codes(report, LICENSING)) == (None, {"GD312"})


def test_a_label_that_stands_where_the_form_has_no_place_is_reported() -> None:
    """A table on its side with a row that is not the form's binds nothing, and its figures are in the remarks."""
    report = read(row("信息内容", "规章", "行政规范性文件", "其他文件") + "\n" + row("本年制发件数", 1, 4, 5) + "\n")
    assert report.value("proactive.rules.issued") is None
    (remark,) = [each for each in report.diagnostics if each.code == "GD112"]
    assert remark.arguments == {"label": "本年制发件数", "figures": ["1", "4", "5"]}


def test_diagnostics_are_bounded() -> None:
    """Past the limit they are counted, and the last says how many."""
    report = parse_text(write(), limits=Limits(max_diagnostics=1))
    assert [each.code for each in report.diagnostics] == ["GD211", "GD105"]
    assert report.diagnostics[-1].arguments["dropped"] > 0


def test_every_remark_has_words_in_both_languages() -> None:
    """No code is without its text."""
    report = read(PROACTIVE + "行政许可 | 15 |\n湖泊巡查记录 | 9 |\n", requests(row(GRANTED, 1, 2)))
    for remark in report.diagnostics:
        assert remark.render("en") != remark.render("zh")
        assert "?" not in remark.message.replace("？", "")


@pytest.mark.parametrize("first", ["二件", "\N{REPLACEMENT CHARACTER}86", "11"])
def test_a_number_below_a_table_of_markup_is_none_of_its_last_row(first: str) -> None:
    """The number of a page, say: words in the first cell do not make the other figures move up."""
    page = (Path(__file__).parents[2] / "examples" / "sound-2024.html").read_text(encoding="utf-8")
    before, _, table = page.rpartition("<table")
    rows, _, last = table.rpartition("<tr")
    behind = last.partition("</table>")[2]
    cells = "".join(f"<td>{cell}</td>" for cell in (first, *range(12, 26)))
    report = parse_text(f"{before}<table{rows}<tr>{cells}</tr></table><p>1</p>{behind}")
    assert report.value("remedies.reconsideration.upheld") == (11 if first.isdigit() else None)
    assert report.value("remedies.reconsideration.corrected") == 12
    assert report.value("remedies.litigation.after_reconsideration.total") == 25
