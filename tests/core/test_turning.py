"""Tables that stand on their side are read as if they stood upright."""

from __future__ import annotations

import pytest

from gov_disclosure import State, parse_text
from tests.core.documents import APPLICANTS, CARRIED_IN, CARRIED_OUT, GRANTED, RECEIVED, TOTAL, in_order, page, read, row, table

PARTIAL = "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"
LABELS = (RECEIVED, CARRIED_IN, GRANTED, TOTAL, CARRIED_OUT)
FIGURES = tuple(tuple(10 * line + column for line in range(5)) for column in range(7))
LINES = [("", *LABELS), *((name, *map(str, figures)) for name, figures in zip(APPLICANTS, FIGURES, strict=True))]
COLUMN = [20, 21, 22, 23, 24, 25, 26]


def test_a_table_of_a_page_on_its_side() -> None:
    """Spans along its lines are those of its columns; each figure has its own place."""
    outer = [f"<td rowspan=2>{label}</td>" for label in (RECEIVED, CARRIED_IN, CARRIED_OUT)]
    head = ("<td colspan=2 rowspan=2></td>", *outer[:2], "<td colspan=4>三、本年度办理结果</td>", outer[2])
    lines = [(f"<td colspan=2>{name}</td>", *cells[:3], "7", "8", *cells[3:]) for name, *cells in LINES[1:]]
    report = parse_text(page("", table(head, (GRANTED, PARTIAL, "1.属于国家秘密", "2.其他法律行政法规禁止公开"), *lines)))
    assert in_order(report, "requests.received") == [0, 1, 2, 3, 4, 5, 6]
    assert in_order(report, "requests.outcome.granted") == COLUMN
    assert in_order(report, "requests.carried_out") == [40, 41, 42, 43, 44, 45, 46]
    place = report.cell("requests.outcome.granted.commercial_enterprise").position
    assert place is not None
    assert (place.row, place.column) == (4, 5)


def test_a_table_on_its_side_with_other_words_for_its_labels() -> None:
    labels = (RECEIVED, "二、上年度转结政府信息公开申请数量", *LABELS[2:])
    assert in_order(parse_text(page("", table(("", *labels), *LINES[1:]))), "requests.outcome.granted") == COLUMN


@pytest.mark.parametrize("mark", [" | ", "\t", ","])
def test_a_table_of_text_on_its_side(mark: str) -> None:
    text = "\n".join(mark.join(line) for line in LINES)
    assert in_order(read("", text), "requests.outcome.granted") == COLUMN


def test_blank_cells_of_a_table_on_its_side() -> None:
    lines = [list(line) for line in LINES]
    lines[2][3] = ""
    report = parse_text(page("", table(*lines)))
    assert in_order(report, "requests.outcome.granted") == [20, None, *COLUMN[2:]]
    assert report.cell("requests.outcome.granted.commercial_enterprise").state is State.BLANK


def test_lines_of_text_that_are_not_as_long_as_each_other_are_no_grid() -> None:
    """What stands below what is not known there."""
    lines = [" | ".join(line) for line in LINES]
    lines[2] = lines[2].rpartition(" | ")[0]
    assert in_order(read("", "\n".join(lines)), "requests.outcome.granted") == [None] * 7


def test_an_upright_table_without_figures_stays_as_it_is() -> None:
    """Its labels stand side by side but for blank cells."""
    blank = "\n".join(row(label, *[None] * 7) for label in LABELS)
    report = read("", blank)
    assert report.cell("requests.outcome.granted.total").state is State.BLANK


@pytest.mark.parametrize("names", [("甲局", "乙局", "丙局"), ("2022年", "2023年", "2024年")])
def test_a_table_by_departments_or_years_is_none_of_the_form(names: tuple[str, ...]) -> None:
    """Its lines begin with no header cell of the form: turned upright its figures would be counted off."""
    labels = ("规章", "行政规范性文件", "行政许可", "行政处罚", "行政强制")
    own = "\n".join(row(name, *range(10 * at, 10 * at + 5)) for at, name in enumerate(names))
    report = read(f"{row('部门', *labels)}\n{own}")
    assert {figure.value for path, figure in report if path.startswith("proactive.")} <= {None}


BLOCKS = (
    (("信息内容", "规章", "行政规范性文件"), ("本年制发件数", "1", "4"), ("本年废止件数", "", "5"), ("现行有效件数", "3", "6")),
    (("信息内容", "行政许可"), ("本年处理决定数量", "7")),
    (("信息内容", "行政处罚", "行政强制"), ("本年处理决定数量", "8", "9")),
    (("信息内容", "行政事业性收费"), ("本年收费金额（单位：万元）", "2.5")),
)


@pytest.mark.parametrize("markup", [True, False])
@pytest.mark.parametrize("apart", [True, False])
def test_parts_of_table_two_that_stand_on_their_side_one_by_one(markup: bool, apart: bool) -> None:
    """Each below the cell of its article, in one table or in several."""
    articles = [((f"第二十条第（{number}）项",), *block) for number, block in zip("一五六八", BLOCKS, strict=True)]
    if markup:
        rows = [[f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in block] for block in articles]
        body = (
            "".join(f"<table>{''.join(block)}</table>" for block in rows)
            if apart
            else f"<table>{''.join(map(''.join, rows))}</table>"
        )
        report = parse_text(page(body, ""))
    else:
        parts = ["\n".join(" | ".join(row) + " |" for row in block) for block in articles]
        report = read("\n\n".join(parts) if apart else "\n".join(parts))
    assert in_order(report, "proactive.rules") == [1, None, 3]
    assert in_order(report, "proactive.normative_documents") == [4, 5, 6]
    names = ("licensing_decisions", "penalty_decisions", "coercion_decisions", "administrative_fees_wan_yuan")
    assert [str(report.value(f"proactive.{name}")) for name in names] == ["7", "8", "9", "2.5"]
