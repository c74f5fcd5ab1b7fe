"""Attacks on several readers at once: what is nearly well-formed, and what makes the later stages work."""

from __future__ import annotations

import random
from base64 import encodebytes
from itertools import cycle, islice

from tests.hostile.cases import BOTH, case
from tests.hostile.docx_cases import cells, of_body
from tests.hostile.parts import PROACTIVE, REQUESTS, within, write
from tests.layouts import docx_xml as xml

# ---- DOCX ----


@case("docx")
def word_choices_within_choices() -> bytes:
    begin, end = "<mc:AlternateContent><mc:Choice>", "</mc:Choice><mc:Fallback/></mc:AlternateContent>"
    return of_body(("<w:p><w:r>" + begin * 120 + "<w:t>1</w:t>" + end * 120 + "</w:r></w:p>") * 400)


@case("docx")
def word_spans_and_merges_at_once() -> bytes:
    merged = '<w:gridSpan w:val="63"/><w:vMerge w:val="restart"/>', '<w:gridSpan w:val="63"/><w:vMerge/>'
    rows = "".join("<w:tr>" + cells("1", merged[number % 7 > 0]) * 4 + "</w:tr>" for number in range(20_000))
    return of_body(f"<w:tbl>{rows}</w:tbl>")


@case("docx")
def word_merges_of_all_columns() -> bytes:
    rows = "".join(
        "<w:tr>" + "".join(cells(str(at), '<w:vMerge w:val="restart"/>' if (at + row) % 9 else "<w:vMerge/>") for at in range(60))
        + "</w:tr>" for row in range(900)
    )  # fmt: skip
    return of_body(f"<w:tbl>{rows}</w:tbl>")


@case("docx")
def word_depth_in_every_part() -> bytes:
    deep = "<w:p>" * 100_000
    return of_body("", {f"{name}.xml": xml.wrapped(name, deep) for name in ("styles", "numbering", "footnotes", "comments")})


@case("docx")
def word_changes_in_changes() -> bytes:
    begin, end = '<w:ins w:id="1"><w:del w:id="2"><w:moveFrom w:id="3">', "</w:moveFrom></w:del></w:ins>"
    return of_body(("<w:p>" + begin * 80 + "<w:r><w:delText>1</w:delText><w:t>2</w:t></w:r>" + end * 80 + "</w:p>") * 300)


@case("docx")
def word_tables_of_labels() -> bytes:
    rows = "".join("<w:tr>" + "".join(map(cells, ("规章", *map(str, range(3))))) + "</w:tr>" for _ in range(15_000))
    return of_body(f"<w:tbl>{rows}</w:tbl>")


# ---- pages ----


@case("html", readers=BOTH)
def one_tag_of_a_million_attributes() -> str:
    return within("<td " + " ".join(f"a{number}=1" for number in range(1_000_000)) + ">1")


@case("html", readers=BOTH)
def comments_that_nearly_close() -> str:
    return within("<!-- -- > --!x <!--" * 300_000)


@case("html", readers=BOTH)
def charsets_that_change() -> bytes:
    metas = b"".join(islice(cycle((b"<meta charset=gbk>", b"<meta charset=big5>", b"<meta charset=utf-16>")), 100_000))
    return metas + within("<p>公开</p>" * 50_000).encode("gbk")


@case("html", readers=BOTH)
def spans_down_and_across_everything() -> str:
    return within("<table>" + "<tr>" + "<td rowspan=65534 colspan=1000>1" * 30 + "<tr><td>2" * 60_000)


@case("html", readers=BOTH)
def texts_that_move_before_their_table() -> str:
    return within("<tbody>12三百行政强制" * 12_000)


@case("html", readers=BOTH)
def templates_in_templates() -> str:
    return within("<template><table><tr><td>" * 20_000 + "规章")


@case("html", readers=BOTH)
def foreign_objects_in_foreign_objects() -> str:
    return within("<svg><foreignObject><table><tr><td>1" * 15_000)


@case("html", readers=BOTH)
def references_that_never_end() -> str:
    return within("<td>" + "&notin&amp" * 500_000 + "&" * 1_000_000)


# ---- text ----


@case("txt")
def nearly_labels_of_every_kind() -> str:
    noise = random.Random(9)
    labels = ("结转下年度继续办理", "其他法律行政法规禁止公开", "没有现成信息需要另行制作", "行政规范性文件")
    lines = []
    for number in range(60_000):
        label = list(labels[number % 4])
        label[noise.randrange(len(label))] = chr(0x4E00 + noise.randrange(20_000))
        lines.append("".join(label) + f" | {number} | 2 | 3 |")
    return write(PROACTIVE, REQUESTS) + "\n".join(lines)


@case("txt")
def headings_in_numbers() -> str:
    return write(PROACTIVE, REQUESTS) + "".join(f"（{'一二三四五六七'[at % 7]}）{at}、{at}.\n" for at in range(300_000))


@case("txt")
def collapsed_rows_of_equal_digits() -> str:
    """Runs of figures that can be split in many ways, row after row."""
    rows = "".join(f"{number}.重复申请{'1' * 40}\n" for number in range(1, 400))
    return write(PROACTIVE) + "三、收到和处理政府信息公开申请情况\n" + rows * 20


@case("txt")
def one_run_of_labels_and_digits() -> str:
    return write(PROACTIVE) + "".join(f"规章{at}行政许可{'1' * (at % 30)}（一）予以公开{'2' * (at % 40)}" for at in range(15_000))


@case("txt")
def drawn_boxes() -> str:
    row = "│规章" + "│ 12 " * 7 + "│\n├" + "────┼" * 7 + "────┤\n"
    return write(PROACTIVE, REQUESTS) + row * 20_000


@case("txt")
def boxes_in_boxes() -> str:
    return write(PROACTIVE) + "\n".join("│" * (at % 400) + "┌" + "─" * (at % 90) + "┐" for at in range(10_000))


@case("txt")
def columns_that_never_line_up() -> str:
    noise = random.Random(4)
    lines = (" ".join(" " * noise.randrange(30) + str(noise.randrange(99)) for _ in range(7)) for _ in range(40_000))
    return write(PROACTIVE, REQUESTS) + "\n".join(lines)


@case("txt")
def sentences_of_counts() -> str:
    """Each sentence states what the tables count, and no two the same."""
    said = (
        f"全年收到政府信息公开申请{at}件，其中自然人{at % 90}件，上年结转{at % 7}件，办结{at + 1}件，予以公开{at % 50}件，"
        f"被申请行政复议{at % 9}件，维持{at % 8}件；" for at in range(12_000)
    )  # fmt: skip
    return write(PROACTIVE, REQUESTS, overview="".join(said))


@case("txt")
def sentences_of_counts_in_lines() -> str:
    said = (
        f"今年制发规范性文件{at}件，作出行政许可{at * 3}件，行政处罚{at % 77}件，比上年增长{at % 100}.5%。\n"
        for at in range(30_000)
    )
    return write(PROACTIVE, REQUESTS, overview="".join(said))


@case("txt")
def numbers_written_out() -> str:
    return write(PROACTIVE, REQUESTS, overview=("一千二百三十四万五千六百七十八" * 3_000 + "件，") * 60)


# ---- MHTML ----


@case("mht")
def boundaries_of_blanks_and_dashes() -> bytes:
    head = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="-- --"\r\n\r\n'
    return head + b"-- --\r\n---- --\r\n\r\n" * 400_000 + within("").encode()


@case("mht")
def base64_of_one_line() -> bytes:
    page = encodebytes(within("<p>公开</p>" * 200_000).encode()).replace(b"\n", b"")
    head = b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    return head + page + b"=" * 3_000_000
