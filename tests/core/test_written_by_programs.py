"""Tables as programs write them: rows that are numbered, two pipes between cells, markup of wikis."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gov_disclosure import parse_text
from gov_disclosure.reading.sniff import HTML, MARKDOWN_WITH_MARKUP, sniff_text
from tests.core.documents import PROACTIVE, RESULTS, in_order, read, told

EXAMPLE = (Path(__file__).parents[2] / "examples" / "sound-2024.txt").read_text(encoding="utf-8")
ROW = re.compile(r"^\| (.*) \|$", re.MULTILINE)
MADE = parse_text(EXAMPLE)
CELLS_OF_REMEDIES = [path for path in MADE.cells if path.startswith("remedies.")]


def values(text: str) -> dict[str, object]:
    report = parse_text(text)
    return {path: report.value(path) for path in report.cells}


def numbered(text: str, first: int) -> str:
    """The example with the rows of each table numbered, as programs that write frames do."""
    parts = text.split("\n\n")
    for at, part in enumerate(parts):
        if ROW.match(part) is not None and "索引号" not in part:
            rows = part.split("\n")
            size = max(row.count("|") for row in rows) - 1
            head = f"|  | {' | '.join(map(str, range(size)))} |\n" if not first else ""
            parts[at] = head + "\n".join(f"| {number} {row}" for number, row in enumerate(rows, first))
    return "\n\n".join(parts)


@pytest.mark.parametrize("first", [0, 1])
def test_numbers_of_rows_are_no_figures(first: int) -> None:
    """Those of table 四, which has a row without a label, least of all."""
    assert values(numbered(EXAMPLE, first)) == values(EXAMPLE)


def test_rows_that_are_numbered_under_a_head() -> None:
    """In text the head of the numbers stands in each line of the header; table 四 has one row."""
    numbers = iter(range(1, 99))

    def number(found: re.Match[str]) -> str:
        return f"| {next(numbers)} | {found[1]} |" if re.search(r"\| \d+ \|$", found[0]) else f"| 序号 | {found[1]} |"

    parts = EXAMPLE.split("\n\n")
    for at, part in enumerate(parts):
        if "一、本年新收" in part or "行政复议 |" in part:
            numbers = iter(range(1, 99))
            parts[at] = ROW.sub(number, part)
    assert values("\n\n".join(parts)) == values(EXAMPLE)


def test_figures_that_count_upwards_are_figures() -> None:
    """Where no words stand behind them."""
    text = EXAMPLE.replace("| 规章 | 0 | 0 | 0 |", "| 规章 |\n| 0 | 4 | 4 |\n").replace("| 行政规范性文件 | 2 | 1 | 9 |", "")
    assert parse_text(text).value("proactive.rules.issued") == 0


@pytest.mark.parametrize("lead", ["", "|"])
def test_two_pipes_between_cells_are_one(lead: str) -> None:
    text = EXAMPLE.replace("| 3 | 0 | 0 | 0 | 0 | 0 | 3 |", "| 3 |  | 0 |  | 0 | 0 | 3 |")
    doubled = ROW.sub(lambda found: f"{lead} {found[1]}".strip().replace("|", "||") if not lead else
                      f"| {found[1].replace('|', '||')}", text)  # fmt: skip
    assert values(doubled) == values(text)


def test_pipes_that_a_span_left_are_not_taken_for_one() -> None:
    text = (
        ROW.sub(r"\1 |", EXAMPLE).replace("行政许可 | 1286 |", "行政许可 | 1286 ||").replace("14 |\n行政强制", "14 ||\n行政强制")
    )
    assert values(text) == values(EXAMPLE)


def test_an_anchor_before_a_text_makes_no_page_of_it() -> None:
    assert values('<span id="top"></span>\n' + EXAMPLE) == values(EXAMPLE)


@pytest.mark.parametrize(("note", "told"), [("<sup>7</sup>", HTML), ("<a>7</a>", HTML), ("", MARKDOWN_WITH_MARKUP)])
def test_a_text_in_which_tags_stand_behind_digits_is_a_page(note: str, told: str) -> None:
    text = EXAMPLE.replace("| 规章 | 0 |", f"| 规章 | 3{note} |")
    assert sniff_text(f'<span id="top"></span>\n{text}', None) == told


def test_a_figure_is_no_slip_in_a_label() -> None:
    """`5,401.24` behind a strange mark is not 401.24."""
    text = EXAMPLE.replace("| 行政事业性收费 | 32.48 |", "行政事业性收费 & 5,401.24")
    assert parse_text(text).value("proactive.administrative_fees_wan_yuan") is None


def test_a_dash_set_off_before_a_count_is_no_sign() -> None:
    path = "proactive.rules.issued"
    for cell, value in (("-5", -5), ("- 5", None), ("5", 5)):
        assert parse_text(EXAMPLE.replace("| 规章 | 0 |", f"| 规章 | {cell} |")).value(path) == value


def test_figures_of_a_group_whose_cell_is_strange_are_not_those_of_the_next() -> None:
    """Table 四 with `5+|行政复议`, and fewer cells than columns."""
    head = EXAMPLE.index("| 行政复议 |")
    table = EXAMPLE[head : EXAMPLE.index("\n\n", head)]
    rows = table.split("\n")
    strange = "\n".join(["| 5+行政复议 10+ | 行政诉讼 |", *rows[1:-1], " | ".join(rows[-1].split(" | ")[:-1]) + " |"])
    text = EXAMPLE.replace(table, strange)
    got, wanted = parse_text(text), MADE
    for path in wanted.cells:
        if path.startswith("remedies"):
            assert got.value(path) in (None, wanted.value(path)), path


@pytest.mark.parametrize(
    "figures", ["<td>0</td>" * 15, "<td>2</td><td></td>" + "<td>0</td>" * 13, "<td></td>" * 2 + "<td>3</td>" * 13]
)
def test_a_number_before_the_header_cells_of_a_grid_is_no_figure_of_the_row(figures: str) -> None:
    """As many figures as columns, as one cell is blank, are not counted off."""
    page = (Path(__file__).parents[2] / "examples" / "sound-2024.html").read_text(encoding="utf-8")
    table = page[page.rindex("<table border") : page.rindex("</table>")]
    rows = [row for row in table.split("<tr>") if "<t" in row]
    head, last = rows[:-1], f"{figures}</tr>"
    plain = "<tr>".join([*head, last])
    indexed = "<tr><td></td>".join([*head, ""])[: -len("<td></td>")] + f"<td>7</td>{last}"
    report = parse_text(page.replace(table, indexed))
    for path, figure in parse_text(page.replace(table, plain)):
        assert report.value(path) in (None, figure.value), path


def test_short_rows_of_fields_that_are_numbered() -> None:
    """As frames are written in CSV: a label with blank fields behind its number is no figure with a note."""
    rows = [
        ["第二十条第（一）项"] * 4,
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        ["规章", "", "", "4"],
        ["行政规范性文件", "", "", ""],
    ]
    frame = "\n".join(",".join((str(number), *cells)) for number, cells in enumerate(rows))
    assert list(told(read(f",0,1,2,3\n{frame}\n"), "proactive.rules").values()) == [None, None, 4]
    assert not any(told(read(f",0,1,2,3\n{frame}\n"), "proactive.normative_documents").values())
    assert in_order(read(PROACTIVE.replace("规章 | 1 | 2 | 3", "规章 | 17,其中修订9件,废止3 | 2 | 3")), "proactive.rules") == [
        17,
        2,
        3,
    ]


def test_the_first_lines_of_a_numbered_table_may_be_its_header() -> None:
    """One row of figures below, some of them blank."""
    head = (
        "1\t行政复议\t\t\t\t\t行政诉讼\n2\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t\t\t\t\t复议后起诉\n"
    )
    last = "3\t\t\t\t\t\t" + "\t".join(RESULTS * 2) + "\n4\t0\t5\t\t0\t5\t\t\t0\t8\t8\t0\t\t\t0\t0\n"
    report = read(remedies=head + last)
    wanted = [0, 5, None, 0, 5, None, None, 0, 8, 8, 0, None, None, 0, 0]
    assert [value for place, value in told(report, "remedies").items()] == wanted


def test_commas_that_may_part_thousands_part_no_figures() -> None:
    """Figures run together: fifteen pieces between commas, by chance as many as table 四 has cells."""
    run = "8,57123,8088,23023,27263,88117,16423,40438,9221579,5051,64817,80015,48822,88057,816"
    head = f"行政复议行政诉讼\n{''.join(RESULTS)}未经复议直接起诉复议后起诉\n{''.join(RESULTS * 2)}\n"
    assert not any(read(remedies=head + run).value(path) for path in CELLS_OF_REMEDIES)
    groups = f"行政复议,,,,,行政诉讼{9 * ','}\n{5 * ','}未经复议直接起诉,,,,,复议后起诉,,,,\n"
    below = f"{groups}{','.join(RESULTS * 3)}\n"
    figures = ["993", "617", *["657"] * 12, "816"]
    assert [read(remedies=below + ",".join(figures)).value(path) for path in CELLS_OF_REMEDIES] == list(map(int, figures))
