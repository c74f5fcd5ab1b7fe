"""Pages and texts that are odd rather than large: what browsers show otherwise than the source has it, in floods."""

from __future__ import annotations

from tests.hostile.cases import BOTH, case
from tests.hostile.parts import PROACTIVE, REQUESTS, within, write

MANY = 100_000


@case("html", readers=BOTH)
def tables_in_tables_in_rows() -> str:
    return within("<table>" + "<tr><td><table><tr><td>规章<td>1</table><td>2" * 20_000)


@case("html", readers=BOTH)
def rowspans_across_colspans() -> str:
    return within("<table>" + ("<tr>" + "".join(f"<td rowspan={at} colspan={at}>1" for at in range(1, 60))) * 300)


@case("html", readers=BOTH)
def formatting_storm() -> str:
    """Formatting that is closed in another order than it was opened, across cells and tables."""
    return within("<b><i><table><tr><td></b></i><u><p></u></td></table><font></b>" * 10_000)


@case("html", readers=BOTH)
def anchors_in_anchors() -> str:
    return within("<a href=#x><table><a><td></a>" * 30_000)


@case("html", readers=BOTH)
def foreign_content_in_cells() -> str:
    return within("<table>" + "<tr><td><svg><desc><p>1<math><mi><table><tr><td>2" * 10_000)


@case("html", readers=BOTH)
def options_in_rows() -> str:
    return within("<table><tr>" + "<td><select><option>1<optgroup><td>2</select>" * 50_000)


@case("html", readers=BOTH)
def boxes_in_lines() -> str:
    """Elements in lines that are boxes, one in the other."""
    return within(('<span style="display:table-cell">' * 100 + "1" + "</span>" * 100) * 500 + '<i role="cell">1</i>' * 20_000)


@case("html", readers=BOTH)
def struck_cells() -> str:
    return within("<table>" + ("<tr>" + "<td><s>1</s><del>2</del>" * 8) * 5_000)


@case("html", readers=BOTH)
def hidden_in_hidden() -> str:
    return within('<div style="display:none">' * 400 + "<p hidden>a</p>" * 50_000)


@case("html", readers=BOTH)
def frames_with_pages() -> str:
    return within('<iframe srcdoc="<table><tr><td>1">x</iframe>' * 50_000)


@case("html", readers=BOTH)
def pictures() -> str:
    return within('<td><img alt="附件：年报.docx" src="data:image/png;base64,AAAA">' * 50_000)


@case("html", readers=BOTH)
def links_to_files() -> str:
    return within("".join(f'<a href="/{number}.docx">附件{number}：年报.docx</a>' for number in range(50_000)))


@case("html", readers=BOTH)
def long_numeric_references() -> str:
    return within("<p>" + ("&#" + "0" * 5_000 + "49;") * 1_000 + "&#x110000;&#xD800;&#128;" * 20_000)


@case("html", readers=BOTH)
def carriage_returns() -> str:
    return within("<pre>" + "规章\r1\r\n2\r" * 100_000)


@case("txt")
def repeated_words() -> str:
    return write(PROACTIVE, REQUESTS, overview="\n".join(f"推进推进第{number}项，落实落实。" for number in range(40_000)))


@case("txt")
def one_word_without_end() -> str:
    return write(PROACTIVE, REQUESTS, overview="公开" * 1_500_000 + "一步" * 500_000)


@case("txt")
def subheadings_that_begin_anew() -> str:
    return write(PROACTIVE, REQUESTS, overview="（一）主动公开\n（一）依申请公开。\n监督\n" * 15_000)


@case("txt")
def headings_of_every_report() -> str:
    headings = ("一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "六、其他需要报告的事项")
    return ("某局2024年政府信息公开工作年度报告\n" + "".join(f"{heading}\n有。\n" for heading in headings)) * 5_000


@case("txt")
def letters_with_contents() -> str:
    """Lists of headings in front of one another, each of which may be a report."""
    return write(PROACTIVE) + "一、总体情况……1\n二、主动公开政府信息情况……2\n" * 20_000


@case("txt")
def directions_turned() -> str:
    return write(PROACTIVE.replace("1", "\u202e1\u202c"), overview="\u202e\u2066公开\u2069" * MANY)


@case("txt")
def marks_on_figures() -> str:
    return write(PROACTIVE + "规章 | 1" + "\u0301" * MANY + " | 2\u0336 | 3\u20dd |\n", REQUESTS)


@case("txt")
def ideographic_descriptions() -> str:
    return write(PROACTIVE, overview="\u2ff0\u3000\ufe00\U000e0100" * MANY)


@case("txt")
def figures_in_all_scripts() -> str:
    digits = "".join(chr(code) for code in (0x661, 0x967, 0xFF11, 0x1D7CE, 0x2460, 0x3220, 0x4E00, 0xBD, 0x216B))
    return write(PROACTIVE + "\n".join(f"规章 | {digits[at % 9] * 3} | 1e9 | NaN |" for at in range(20_000)))


@case("txt")
def amounts_of_fees() -> str:
    return write(PROACTIVE, REQUESTS, other="收取信息处理费0元，收取信息处理费1.2万元；" * 50_000)


@case("txt")
def comparisons_of_years() -> str:
    return write(PROACTIVE, REQUESTS, overview="比2023年增长5%，较上年减少3件，同比增加一倍；" * 50_000)


@case("txt")
def rows_of_one_character() -> str:
    return write(PROACTIVE, "|".join("规章" * MANY))


@case("txt")
def spaces_of_all_kinds() -> str:
    return write(PROACTIVE, "规章\u2002\u2003\u2009\u200a\u202f\u205f\u30001\u180e2\n" * 20_000)


@case("txt")
def brackets_without_end() -> str:
    return write(PROACTIVE, "（" * 500_000 + "一" + "）" * 500_000 + "《" * 200_000)
