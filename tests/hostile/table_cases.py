"""Tables of markup: cells without number, spans without measure."""

from __future__ import annotations

from tests.hostile.cases import BOTH, case
from tests.hostile.parts import within


@case("html", readers=BOTH)
def million_cells() -> str:
    return within("<table>" + ("<tr>" + "<td>1" * 100) * 10_000)


@case("html", readers=BOTH)
def million_cells_in_one_row() -> str:
    return within("<table><tr>" + "<td>1" * 1_000_000)


@case("html", readers=BOTH)
def cells_below_the_limit() -> str:
    return within("<table>" + ("<tr>" + "<td>1" * 90) * 1_100 + "</table>")


@case("html", readers=BOTH)
def blank_cells() -> str:
    return within("<table>" + "<tr><td><td><td>" * 300_000)


@case("html", readers=BOTH)
def empty_rows() -> str:
    return within("<table>" + "<tr>" * 1_000_000)


@case("html", readers=BOTH)
def empty_sections() -> str:
    return within("<table>" + "<tbody><thead>" * 300_000)


@case("html", readers=BOTH)
def tables_without_number() -> str:
    return within("<table><tr><td>规章</table>" * 100_000)


@case("html", readers=BOTH)
def captions() -> str:
    return within("<table>" + "<caption>a" * 200_000)


@case("html", readers=BOTH)
def columns() -> str:
    return within("<table>" + "<col span=1000><colgroup>" * 200_000)


@case("html", readers=BOTH)
def colspans() -> str:
    return within("<table>" + "<tr>" + "<td colspan=1000>1" * 100_000)


@case("html", readers=BOTH)
def rowspans() -> str:
    return within("<table>" + "<tr><td rowspan=65534>1" * 100_000)


@case("html", readers=BOTH)
def rowspans_to_the_end() -> str:
    return within("<table>" + "<tr><td rowspan=0>1<td>2" * 50_000)


@case("html", readers=BOTH)
def overlapping_spans() -> str:
    return within("<table>" + "<tr><td rowspan=3 colspan=300>1<td rowspan=2>2<td>3" * 50_000)


@case("html", readers=BOTH)
def spans_beyond_all_measure() -> str:
    huge = "<td colspan=1000000000 rowspan=99999999999999999999>1"
    return within(f"<table><tr>{huge}<td colspan=-1>2<td colspan=abc>3<td rowspan=1e9>4</table>" * 500)


@case("html", readers=BOTH)
def spans_that_are_no_numbers() -> str:
    return within("<table>" + "".join(f"<tr><td colspan={number}x>1" for number in range(50_000)))


@case("html", readers=BOTH)
def digits_in_a_span() -> str:
    return within("<table><tr><td colspan=" + "9" * 1_000_000 + ">1</table>")


@case("html", readers=BOTH)
def text_between_rows() -> str:
    return within("<table><tr>" + "x<div>y</div>" * 100_000 + "</table>")


@case("html", readers=BOTH)
def cells_outside_tables() -> str:
    return within("<td>1<tr><th>" * 200_000)


@case("html", readers=BOTH)
def paragraphs_in_cells() -> str:
    return within("<table>" + ("<tr>" + "<td><p>1</p><p>2</p><br>" * 10) * 5_000)


@case("html", readers=BOTH)
def tables_in_cells() -> str:
    return within("<table><tr>" + "<td>a<table><tr><td>1</table>b" * 1_900)


@case("html", readers=BOTH)
def hidden_cells() -> str:
    return within("<table>" + ("<tr>" + '<td hidden>1<td style="display:none">2<td>3' * 30) * 1_000)


@case("html", readers=BOTH)
def label_rows() -> str:
    return within("<table>" + "<tr><td>规章<td>1<td>2<td>3" * 24_000 + "</table>")


@case("html", readers=BOTH)
def header_rows() -> str:
    return within("<table>" + "<tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数" * 20_000 + "</table>")


@case("html", readers=BOTH)
def split_labels() -> str:
    return within("<table>" + "<tr><td>三<td>本<td>年<td>度<td>办<td>理" * 15_000 + "</table>")


@case("html", readers=BOTH)
def nearly_labels_in_cells() -> str:
    rows = (f"<tr><td>行政规范性文{chr(0x4E00 + number % 20_000)}件<td>{number}" for number in range(50_000))
    return within("<table>" + "".join(rows) + "</table>")


@case("html", readers=BOTH)
def wide_rows_of_figures() -> str:
    return within("<table><tr><td>规章" + "<td>1" * 90_000 + "</table>")
