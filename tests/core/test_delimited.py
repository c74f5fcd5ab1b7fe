"""Tables in text whose cells have marks of other kinds between them, or that are lists of a programming language."""

from __future__ import annotations

import json

import pytest

from gov_disclosure import Report, parse_text
from gov_disclosure.reading.delimited import with_bars
from tests.core.documents import (
    APPLICANTS,
    CARRIED_IN,
    CARRIED_OUT,
    GRANTED,
    RECEIVED,
    RESULTS,
    TITLE,
    TOTAL,
    TRIAL,
    in_order,
    read,
    told,
)  # fmt: skip

HEAD = ["", *APPLICANTS]
NAMES = (RECEIVED, CARRIED_IN, GRANTED, "1.属于国家秘密", TOTAL, CARRIED_OUT)
FIGURES = [
    [1, 2, 3, 4, 5, 6, 21],
    [0, None, 1, None, 0, 0, 1],
    [7, 0, 0, 0, 0, None, None],
    [1, 1, 1, 1, 1, 1, 6],
    [9] * 7,
    [0] * 7,
]
REQUESTS = [
    HEAD,
    *([name, *("" if cell is None else str(cell) for cell in cells)] for name, cells in zip(NAMES, FIGURES, strict=True)),
]
REMEDIES = [
    ["行政复议", *[""] * 4, "行政诉讼", *[""] * 9], [*[""] * 5, "未经复议直接起诉", *[""] * 4, "复议后起诉", *[""] * 4],
    list(RESULTS * 3), list(map(str, range(1, 16))),
]  # fmt: skip
PROACTIVE = [[cell.strip() for cell in line.rstrip("| ").split("|")] for line in TRIAL.splitlines()]


def joined(mark: str, rows: list[list[str]], end: str = "") -> str:
    return "\n".join(mark.join(row) + end for row in rows)


def check(report: Report) -> None:
    assert [
        in_order(report, path) for path in ("requests.received", "requests.carried_in", "requests.outcome.granted")
    ] == FIGURES[:3]
    assert list(told(report, "remedies").values()) == list(range(1, 16))
    assert told(report, "proactive.licensing") == {"items_previous_year": 10, "items_change": -2, "decisions": 12}


@pytest.mark.parametrize(
    ("mark", "end"),
    [(" & ", ""), ("&", " \\\\ \\hline"), (" → ", ""), ("：", ""), (" / ", ""), (" · ", ""), ("^", "^"), ("~", ""), (" :: ", "")],
)
def test_marks_between_cells(mark: str, end: str) -> None:
    check(read(joined(mark, PROACTIVE, end), joined(mark, REQUESTS, end), joined(mark, REMEDIES, end)))


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize("write", [json.dumps, lambda rows, **_: repr(rows), lambda rows, **_: "\n".join(map(repr, rows))])
def test_lists_of_a_program(write: object, indent: int | None) -> None:
    """One a line, all on one, or an item a line."""
    parts = [write(rows, ensure_ascii=False, indent=indent) for rows in (PROACTIVE, REQUESTS, REMEDIES)]  # type: ignore[operator]
    check(read(*parts))


def test_items_that_are_nothing_are_blank_cells() -> None:
    rows = [[cell or None for cell in row] for row in REQUESTS]
    check(read(repr(PROACTIVE), "\n".join(map(repr, rows)), repr(REMEDIES)))


def test_a_cell_of_latex_may_span_columns() -> None:
    rows = [r"\multicolumn{3}{l}{项目} & 申请人情况 & & & & & & \\", *(joined(" & ", [row], r" \\") for row in REQUESTS)]
    check(read(joined(" & ", PROACTIVE, r" \\"), "\n".join(rows), joined(" & ", REMEDIES, r" \\")))


@pytest.mark.parametrize(
    "prose",
    [
        "收到：12件：办结：11件。\n" * 30,
        "网址 → 栏目 → 年度\n" * 30,
        "A & B & 3\n" * 20,
        '见["甲", "乙"]和(1, 2)\n' * 3,
        "".join(f"[{number}, {number}]\n" for number in range(40)),
    ],
)
def test_what_is_no_table_stays_as_it_is(prose: str) -> None:
    assert with_bars(prose) == prose


def test_a_text_with_bars_keeps_its_marks() -> None:
    bars = "\n".join(f"{name} | 3 | & | 4 |" for name in NAMES * 9)
    assert with_bars(bars) == bars


def test_places_stay() -> None:
    """What a figure stands for is found again in the text as it was written."""
    text = f"{TITLE}\n一、总体情况\n无。\n三、收到和处理政府信息公开申请情况\n" + "\n".join(map(repr, REQUESTS))
    report = parse_text(text)
    for path, figure in report.cells.items():
        if path.startswith("requests.received.") and figure.position is not None:
            assert text[figure.position.start : figure.position.end] == figure.raw
