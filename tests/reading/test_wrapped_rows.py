"""Tables drawn with a line between all rows: cells that go on in lines below, and what is no such table."""

from __future__ import annotations

import pytest

from gov_disclosure import parse_text
from gov_disclosure.reading.wrapped_rows import unwrap_rows
from tests.core.documents import CARRIED_IN, GRANTED, RECEIVED, TOTAL, in_order, read, told, write

SEVEN = ["1", "2", "3", "4", "5", "6", "21"]
DENIED = "1.属于国家秘密", "2.其他法律行政法规禁止公开"


def drawn(rows: list[tuple[str, ...]], *, width: int = 6, bar: str = "|", rule: str = "+------+----+----+") -> str:
    """Draw rows with a rule around each; words go on below after so many characters."""
    lines = [rule]
    for cells in rows:
        parts = [[each[at : at + width] for at in range(0, len(each), width)] or [""] for each in cells]
        for number in range(max(map(len, parts))):
            line = [part[number] if number < len(part) else "" for part in parts]
            lines.append(f"{bar} {f' {bar} '.join(line)} {bar}")
        lines.append(rule)
    return "\n".join(lines)


HEAD = ("申请人情况", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")


@pytest.mark.parametrize(("bar", "rule"), [("|", "+------+----+----+"), ("│", "├───┼───┤"), ("┃", "┣━━━╋━━━┫")])
@pytest.mark.parametrize("width", [3, 4, 6, 11])
def test_cells_that_go_on_below_are_one(bar: str, rule: str, width: int) -> None:
    rows = [
        HEAD,
        (RECEIVED, *SEVEN),
        (CARRIED_IN, *"0000000"),
        (GRANTED, *"1", *"2000003"),
        (DENIED[0], *"0005005"),
        (TOTAL, *SEVEN),
    ]
    report = read(requests=drawn(rows, width=width, bar=bar, rule=rule))
    assert in_order(report, "requests.received") == [int(each) for each in SEVEN]
    assert in_order(report, "requests.outcome.denied.state_secret") == [0, 0, 0, 5, 0, 0, 5]
    assert in_order(report, "requests.outcome.total") == [int(each) for each in SEVEN]


def test_a_figure_of_such_a_row_keeps_its_place_in_the_text() -> None:
    text = write(requests=drawn([HEAD, (RECEIVED, *"12345", "6", "21"), (TOTAL, *SEVEN)], width=4))
    report = parse_text(text)
    for path, figure in report.cells.items():
        if path.startswith(("requests.received", "proactive")) and figure.position is not None:
            assert text[figure.position.start : figure.position.end] == figure.raw
            assert text.splitlines()[figure.position.line - 1][figure.position.column - 1 :].startswith(figure.raw)


@pytest.mark.parametrize(
    "lines",
    [
        "| 规章 | 1 |\n| 行政规范性文件 | |",
        "| 行政规范性文件 | 1 |\n| 规章 | 2 |",
        "| 1.属于国家秘密 | 1 |\n| 2.重复申请 | |",
        "| 结果维持 | 总计 |\n| 1 | 2 |",
        "| 规章 | 1 |\n| 2 |",
        "| 规章 | 12 |\n| | 34 |",
    ],
)
def test_rows_without_a_rule_between_them_stay_rows(lines: str) -> None:
    assert unwrap_rows(f"+----+----+\n| 信息内容 | 件数 |\n+====+====+\n{lines}\n+----+----+\n") is None


def test_a_note_below_its_figure_stays_its_note() -> None:
    text = "+----+----+\n| 规章 | 17 |\n| | （其中修订9件） |\n+----+----+\n| 总计 | 2 |\n+----+----+\n"
    pieces = unwrap_rows(text)
    assert pieces is not None
    assert "| 规章 | 17（其中修订9件） |\n+----+" in "".join(words for words, _ in pieces)


def test_blank_lines_quotes_and_items_of_the_law_within_such_a_table() -> None:
    rows = [("第二十条第（八）项", ""), ("信息内容", "本年收费金额（单位：万元）"), ("行政事业性收费", "3.5")]
    lines = drawn(rows, width=5).splitlines()
    for text in ("\n\n".join(lines), "\n".join(f"> {line}" for line in lines)):
        assert str(read(text).value("proactive.administrative_fees_wan_yuan")) == "3.5"


def test_a_rule_below_the_header_alone_makes_no_such_table() -> None:
    assert unwrap_rows("| 信息内容 | 件数 |\n|----+----|\n| 规 | 1 |\n| 章 | |\n") is None
    assert unwrap_rows("一、总体情况\n无。\n") is None


def test_figures_of_one_cell_with_blanks_between() -> None:
    """A label, a pipe, and all its figures: nothing has run together, and nothing else can be meant."""
    report = read(
        requests=f"申请人情况 |\n{RECEIVED} | 1 2 3 4 5 6 21 |\n{CARRIED_IN} | 0 / 0 0 0 0 0\n{TOTAL} | 1 2 3 4 5 6 |\n"
    )
    assert in_order(report, "requests.received") == [1, 2, 3, 4, 5, 6, 21]
    assert in_order(report, "requests.carried_in") == [0, None, 0, 0, 0, 0, 0]
    assert set(told(report, "requests.outcome.total").values()) == {None}


@pytest.mark.parametrize("cell", ["1 204 300", "12 345", "3 约2 1"])
def test_groups_of_digits_and_words_in_one_cell_are_no_figures(cell: str) -> None:
    assert set(told(read(f"规章 | {cell} |\n行政许可 | 12 |\n"), "proactive.rules").values()) <= {None}
