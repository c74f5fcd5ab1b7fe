"""Text and Markdown: lines without end, lines without number, rows without measure."""

from __future__ import annotations

from tests.hostile.cases import case
from tests.hostile.parts import PROACTIVE, REQUESTS, write

MILLION = 1_000_000
TEN_MB = 10 * 1024 * 1024


@case("txt")
def huge_text() -> str:
    """Just below the limit of bytes, all prose."""
    return write(overview="本年度公开信息若干条。\n" * (32 * 1024 * 1024 // 36))


@case("txt")
def too_huge_text() -> bytes:
    """Just above it."""
    return b"a" * (32 * 1024 * 1024 + 1)


@case("txt")
def amounts_under_captions() -> str:
    """Each row asks what unit is told above it."""
    return write("单位：元\n" + "行政事业性收费 | 5 |\n单位：元\n" * 9_000)


@case("txt")
def one_endless_line() -> str:
    return write(overview="长" * (TEN_MB // 3))


@case("txt")
def one_line_at_the_limit() -> bytes:
    return b"a" * (32 * 1024 * 1024)


@case("txt")
def one_line_of_pipes() -> str:
    return write(overview="|" * TEN_MB)


@case("md")
def one_line_of_cells() -> str:
    return write("规章 | " + "1 | " * (TEN_MB // 4))


@case("txt")
def one_line_of_tabs() -> str:
    return write("规章\t" + "1\t" * (TEN_MB // 2))


@case("csv")
def one_line_of_commas() -> str:
    return write("规章," + "1," * (TEN_MB // 2))


@case("txt")
def one_line_of_blanks() -> str:
    return write("规章 " + "1 " * (TEN_MB // 2))


@case("txt")
def one_line_of_blank_runs() -> str:
    return write("规章" + "\u3000" * (TEN_MB // 3) + "1")


@case("txt")
def million_short_lines() -> str:
    return write(overview="1\n" * MILLION)


@case("txt")
def lines_at_the_limit() -> bytes:
    return write().encode() + b"1\n" * (15 * 1024 * 1024)


@case("txt")
def blank_lines_at_the_limit() -> bytes:
    return write().encode() + b"\n" * (31 * 1024 * 1024)


@case("md")
def million_rows() -> str:
    return write("规章 | 1 | 2 | 3 |\n" * (TEN_MB // 24))


@case("csv")
def million_quotes() -> str:
    return write(PROACTIVE + '"a,\n' * MILLION)


@case("csv")
def deep_quoting() -> str:
    """Quotes within quotes, never closed."""
    return write(PROACTIVE + '规章,"' + '""' * (TEN_MB // 4) + '\n行政许可,"' * 1000)


@case("csv")
def quotes_over_lines() -> str:
    return write(PROACTIVE + '规章,"1\n2\n3",4\n' * 200_000)


@case("csv")
def fields_of_csv() -> str:
    return write(PROACTIVE + ('"' + "a" * 500 + '",') * 20_000)


@case("md")
def markdown_rules() -> str:
    return write(PROACTIVE + ("| --- " * 1000 + "|\n") * 1000)


@case("md")
def markdown_emphasis() -> str:
    return write("规章 | " + "**" * 500_000 + "1" + "__`*" * 500_000 + " | 2 | 3 |\n")


@case("md")
def markdown_quotes_and_lists() -> str:
    return write(overview="> " * 500_000 + "\n" + "- " * 500_000 + "\n" + "#" * MILLION)


@case("md")
def markdown_with_markup() -> str:
    return write(overview="<td>" * 100_000 + "\n" + "[" * 500_000 + "](" * 500_000)


@case("md")
def markdown_fences() -> str:
    return write(overview="```\n" * 300_000)


@case("txt")
def whole_report_a_thousand_times() -> str:
    return write(PROACTIVE, REQUESTS) * 1_000


@case("txt")
def collapsed_report() -> str:
    return write(PROACTIVE, REQUESTS).replace("\n", "").replace("|", "").replace(" ", "") * 2_000


@case("txt")
def one_cell_a_line() -> str:
    return write(PROACTIVE.replace(" | ", "\n"), REQUESTS.replace(" | ", "\n")) * 1_000


@case("txt")
def quotes_within_quotes() -> str:
    """A field in quotes in a field in quotes, with blanks between them."""
    return write(PROACTIVE + "规章 | " + '" ' * 100_000 + ' "' * 100_000 + " |\n")


@case("txt")
def page_marks() -> str:
    """Page marks, and page furniture."""
    return write(PROACTIVE + "- 4 -\n第 5 页 / 共 9 页\n打印 关闭\n" * 100_000)


@case("txt")
def tables_between_sentences_of_one_line() -> str:
    return write(PROACTIVE + "科研机构—上年结转1.2万+4行政许可本年制发件数”,行政诉讼办理+4" * 6_000)


@case("txt")
def columns_of_a_turned_table_without_end() -> str:
    return write(PROACTIVE, REQUESTS) + "总计\n5\n6\n" * 20_000
