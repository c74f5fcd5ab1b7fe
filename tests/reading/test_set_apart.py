"""What is struck out, white, linked or boxed beside a figure: it is never read together with it, on pages and in DOCX."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from gov_disclosure import parse_bytes, parse_text
from gov_disclosure.reading.html.fast import is_installed
from tests.layouts import docx_xml as xml

PAGE = (Path(__file__).parents[2] / "examples" / "sound-2024.html").read_text(encoding="utf-8")
PATH = "proactive.rules.issued"
READERS = (True, False) if is_installed() else (False,)
BEFORE = ("望溪镇2024年政府信息公开工作年度报告", "一、总体情况", "略。", "二、主动公开政府信息情况")
BEHIND = (
    "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "无。",
)  # fmt: skip

W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
STYLES = (
    '<w:style w:type="character" w:styleId="White"><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>'
    f'<w:style w:type="character" w:styleId="Empty"><w:rPr><w14:textFill {W14}><w14:noFill/></w14:textFill></w:rPr></w:style>'
    f'<w:style w:type="character" w:styleId="Outlined"><w:rPr><w14:textOutline {W14}><w14:noFill/></w14:textOutline></w:rPr>'
    "</w:style>"
    '<w:style w:type="character" w:styleId="Heir"><w:basedOn w:val="White"/></w:style>'
    '<w:style w:type="character" w:styleId="Tiny"><w:rPr><w:sz w:val="2"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Moved"><w:rPr><w:position w:val="8"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Struck"><w:rPr><w:strike/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Twice"><w:rPr><w:dstrike/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Raised"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
)
STRUCK_PARAGRAPH = '<w:style w:type="paragraph" w:styleId="Gone"><w:rPr><w:strike/></w:rPr></w:style>'
OTHERS = "".join(f' w:other{n}="other"' for n in range(20))
BASELINE = '<w:vertAlign w:val="baseline"/>'
NOT_STRUCK = '<w:strike w:val="0"/>'
FADED = '<w14:solidFill><w14:schemeClr w14:val="tx1"><w14:alpha w14:val="{}"/></w14:schemeClr></w14:solidFill>'
PAINTED = '<w14:solidFill><w14:srgbClr w14:val="{}"/></w14:solidFill>'
RAISED_SIGN = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:sym w:font="Symbol" w:char="F031"/></w:r>'

Rows = list[list[str]]


def of_page(cell: str, fast: bool) -> object:
    """Return what is told of a cell with this markup, after seeing that a diagnostic says why where nothing is."""
    report = parse_text(PAGE.replace("规章</td><td>0", f"规章</td><td>{cell}"), fast=fast)
    value = report.value(PATH)
    assert value is not None or [each.code for each in report.diagnostics if each.path == PATH] == ["GD303"]
    return value


def of_docx(content: str, *, styles: str = STYLES, paragraph: str = "") -> object:
    """Return what is told of a cell of Word with these runs, in a paragraph with these properties."""
    rows = (
        xml.row(*map(xml.cell, ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"))),
        xml.row(xml.cell("规章"), xml.cell(inner=xml.paragraph("", paragraph, inner=content)), xml.cell("0"), xml.cell("3")),
        xml.row(*map(xml.cell, ("行政规范性文件", "4", "5", "6"))),
    )
    blocks = (*map(xml.paragraph, BEFORE), xml.table(*rows), *map(xml.paragraph, BEHIND))
    report = parse_bytes(xml.docx(*blocks, styles=styles), name="a.docx")
    value = report.value(PATH)
    assert value is not None or [each.code for each in report.diagnostics if each.path == PATH] == ["GD303"]
    return value


def filled(fill: str) -> str:
    """How letters are filled."""
    return f"<w14:textFill {W14}>{fill}</w14:textFill>"


def field(instruction: str, result: str) -> str:
    """A field in several runs."""
    kinds = ('<w:fldChar w:fldCharType="begin"/>', f"<w:instrText>{instruction}</w:instrText>")
    begin = "".join(f"<w:r>{kind}</w:r>" for kind in (*kinds, '<w:fldChar w:fldCharType="separate"/>'))
    return f'{begin}{xml.run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'


@pytest.mark.parametrize("fast", READERS)
@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("17", 17),
        ("<s>17</s>", None),
        ("<del>17</del>", None),
        ("<strike><b>17</b></strike>", None),
        ("<p><s>17</s></p>", None),
        ("<s>17</s>18", None),
        ("17<s></s>", 17),
        ('<span style="text-decoration: line-through">17</span>', None),
        ('<span style="text-decoration: underline">17</span>', 17),
        ('<span style="display:block">1</span><span style="display:block">7</span>', None),
        ('<span style="display:inline-block;width:50%">1</span><span style="display:inline-block;width:50%">7</span>', None),
        ('1<span style="float:right;width:1em">7</span>', None),
        ('<span style="display:inline-block">1</span>7', 17),
        ('<span style="display:block;width:3em">17</span>', 17),
    ],
)
def test_on_a_page(cell: str, value: int | None, fast: bool) -> None:
    assert of_page(cell, fast) == value


@pytest.mark.parametrize("fast", READERS)
@pytest.mark.parametrize(
    "style",
    [
        "opacity: 0", "opacity:0%", "color: transparent", "color: rgba(0, 0, 0, 0)", "color:rgb(0 0 0 / 0%)", "color:#0000",
        "color:#12345600", "color:hsla(0,0%,0%,0)",
    ],
)  # fmt: skip
def test_what_nobody_sees_on_a_page_is_not_read(style: str, fast: bool) -> None:
    """In a cell; a box that holds more may be faded in."""
    assert of_page(f'17<span style="{style}">1</span>', fast) == 17
    hidden = parse_text(PAGE.replace("规章</td><td>0", f'规章</td><td><span style="{style}">17</span>'), fast=fast)
    assert hidden.value(PATH) is None
    cell = parse_text(PAGE.replace("规章</td><td>0", f'规章</td><td style="{style}">17'), fast=fast)
    assert cell.value(PATH) is None
    boxed = PAGE.replace("<body>", f'<body><div style="{style}">').replace("</body>", "</div></body>")
    assert boxed != PAGE
    values = [[figure.value for _, figure in parse_text(page, fast=fast)] for page in (PAGE, boxed)]
    assert values[0] == values[1]


@pytest.mark.parametrize("fast", READERS)
@pytest.mark.parametrize(
    ("color", "value"),
    [
        ("#fefefe", None), ("#F5F5F5", None), ("rgb(250, 250, 250)", None), ("rgb(98% 98% 98%)", None), ("hsl(0,0%,98%)", None),
        ("whitesmoke", None), ("#e0e0e0", 171), ("rgb(0,0,0)", 171), ("#333", 171), ("hsl(0,0%,20%)", 171),
        ("rgba(0,0,0,0.9)", 171), ("red", 171), ("#ffff00", 171),
    ],
)  # fmt: skip
def test_what_is_nearly_white_is_set_apart(color: str, value: int | None, fast: bool) -> None:
    if value is None:
        assert of_page(f'17<span style="color:{color}">1</span>', fast) is None
    else:
        assert of_page(f'17<span style="color:{color}">1</span>', fast) == value


@pytest.mark.parametrize(
    ("content", "value"),
    [
        (xml.run("17"), 17),
        (xml.run("17", "<w:strike/>"), None),
        (xml.run("17", "<w:dstrike/>"), None),
        (xml.run("17", '<w:strike w:val="0"/>'), 17),
        (xml.run("17") + xml.run("1", '<w:color w:val="auto" w:themeColor="background1"/>'), None),
        (xml.run("17") + xml.run("1", '<w:color w:themeColor="light1" w:val="111111"/>'), None),
        (xml.run("1") + xml.run("7", '<w:color w:val="auto" w:themeColor="background1" w:themeShade="80"/>'), 17),
        (xml.run("1") + xml.run("7", '<w:color w:val="000000" w:themeColor="text1"/>'), 17),
        (xml.run("17") + f'<w:hyperlink w:anchor="note">{xml.run("1")}</w:hyperlink>', None),
        (f'<w:hyperlink w:anchor="note">{xml.run("17")}</w:hyperlink>', 17),
        (xml.run("17") + f'<w:fldSimple w:instr=" NOTEREF _Ref1 ">{xml.run("1")}</w:fldSimple>', None),
        (xml.run("17") + field(' HYPERLINK \\l "note" ', "1"), None),
        (xml.run("1") + field("=SUM(LEFT)", "7"), 17),
        (xml.run("17") + field(" REF mark1 \\h ", "1"), None),
        (xml.run("17") + f'<w:fldSimple w:instr=" PAGEREF mark1 ">{xml.run("3")}</w:fldSimple>', None),
        (xml.run("17") + f'<w:fldSimple w:instr=" PAGE ">{xml.run("3")}</w:fldSimple>', None),
        (xml.run("17") + f'<w:fldSimple w:instr="NUMPAGES">{xml.run("3")}</w:fldSimple>', None),
        (f'<w:fldSimple w:instr=" =SUM(ABOVE) ">{xml.run("17")}</w:fldSimple>', 17),
        (f'<w:fldSimple w:instr=" REF total ">{xml.run("1") + xml.run("7")}</w:fldSimple>', 17),
        (xml.run("17") + xml.run("1", '<w:color w:val="FEFEFC"/>'), None),
        (xml.run("1", '<w:color w:val="FFFFFF"/>') + xml.run("7", '<w:color w:val="FFFFFF"/>'), 17),
        (xml.run("17") + xml.run("1", '<w:rStyle w:val="White"/>'), None),
        (xml.run("17") + xml.run("1", '<w:rStyle w:val="Heir"/>'), None),
        (xml.run("17") + xml.run("1", '<w:rStyle w:val="Tiny"/>'), None),
        (xml.run("17") + xml.run("1", '<w:rStyle w:val="Empty"/>'), None),
        (xml.run("1") + xml.run("7", '<w:rStyle w:val="Outlined"/>'), 17),
        (xml.run("17") + xml.run("1", '<w:rStyle w:val="Moved"/>'), None),
        *((xml.run("17") + xml.run("1", f'<w:w w:val="{width}"/>'), None) for width in ("1", "01", "0.5%", "9.5")),
        (xml.run("1") + xml.run("7", '<w:w w:val="80"/>'), 17),
        (xml.run("17") + xml.run("1", '<w:color w:val="000000"/><w:shd w:val="clear" w:color="auto" w:fill="000000"/>'), None),
        (xml.run("17") + xml.run("1", '<w:shd w:val="solid" w:color="000000" w:fill="auto"/>'), None),
        (xml.run("1") + xml.run("7", '<w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/>'), 17),
        (xml.run("17", '<w:shd w:val="clear" w:color="auto" w:fill="D9D9D9"/>'), 17),
        (xml.run("17") + xml.run("1", '<w:highlight w:val="black"/>'), None),
        (xml.run("17", '<w:highlight w:val="yellow"/>'), 17),
        (xml.run("17") + xml.run("12", '<w:eastAsianLayout w:id="1" w:combine="1"/>'), None),
        (xml.run("17") + xml.run("1", filled("<w14:noFill/>")), None),
        (xml.run("17") + xml.run("1", filled('<w14:solidFill><w14:schemeClr w14:val="bg1"/></w14:solidFill>')), None),
        (xml.run("17") + xml.run("1", filled(FADED.format(100_000))), None),
        (xml.run("17") + xml.run("1", filled(FADED.format(95_000))), None),
        (xml.run("17") + xml.run("1", filled(FADED.format("95%"))), None),
        (xml.run("1") + xml.run("7", filled(FADED.format(89_999))), 17),
        (xml.run("1") + xml.run("7", filled(FADED.format(0))), 17),
        (xml.run("17") + xml.run("1", filled(PAINTED.format("FFFFFF"))), None),
        (xml.run("1") + xml.run("7", filled(PAINTED.format("333333"))), 17),
        (xml.run("1") + xml.run("7", filled(PAINTED.format("100000"))), 17),
        (xml.run("1") + xml.run("7", f"<w14:textOutline {W14}><w14:noFill/></w14:textOutline>"), 17),
        (xml.run("17") + RAISED_SIGN, None),
        (xml.run("17") + "<w:r><w:rPr><w:strike/></w:rPr><w:t>18</w:t><w:br/></w:r>", None),
        ("<w:r><w:rPr><w:strike/></w:rPr><w:t>18</w:t><w:br/></w:r>", None),
        (f'<w:bdo w:val="rtl">{xml.run("17")}</w:bdo>', None),
        (f'<w:bdo w:val="ltr">{xml.run("17")}</w:bdo>', 17),
        (field("=SUM(LEFT)", "17"), 17),
    ],
)
def test_in_word(content: str, value: int | None) -> None:
    assert of_docx(content) == value


@pytest.mark.parametrize(
    "properties",
    [
        "<w:color w:val='FFFFFF'/>",
        f'<w:color{OTHERS} w:val="FFFFFF"/>',
        '<w:color w:val="&#70;FFFFF"/>',
        '<w:color w:themeColor="bg1"/>',
        "<w:sz w:val='2'/>",
        '<w:sz  w:val="2"/>',
        '<w:sz w:val ="2"/>',
        '<w:sz\nw:val="&#50;"/>',
        '<w:sz w:val="2"></w:sz>',
        "<w:highlight w:val='black'/>",
        "<w:w w:val='1'/>",
        '<w:shd w:color="auto" w:fill="000000" w:val="clear"/>',
        '<w:shd w:val="clear" w:themeFill="text1"/>',
        '<w:sz w:val="1pt"/>',
        '<w:fitText w:val="1"/>',
    ],
)
def test_in_word_however_its_tag_is_written(properties: str) -> None:
    assert of_docx(xml.run("17") + xml.run("1", properties)) is None


def of_heir(parent: str, properties: str, *, before: str = "", run: str = "", words: str = "17") -> object:
    """Return what is told of a figure, the words behind it in a style that is based on another, with more in the run."""
    own = f'<w:style w:type="character" w:styleId="Own"><w:basedOn w:val="{parent}"/><w:rPr>{properties}</w:rPr></w:style>'
    inner = (xml.run(before) if before else "") + xml.run(words, f'<w:rStyle w:val="Own"/>{run}')
    return of_docx(inner, styles=STYLES + own)


@pytest.mark.parametrize(
    "more", ['<w:highlight w:val="yellow"/>', BASELINE, '<w:color w:val="FF0000"/>', '<w:dstrike w:val="0"/>']
)
def test_in_word_a_style_keeps_what_it_does_not_speak_of(more: str) -> None:
    assert of_heir("Struck", more) is None
    assert of_heir("Struck", "", run=more) is None
    assert of_heir("White", more, before="17", words="1") is None


def test_in_word_a_style_or_a_run_ends_what_it_says_is_off() -> None:
    assert of_heir("Struck", NOT_STRUCK) == 17
    assert of_heir("Struck", "", run=NOT_STRUCK) == 17
    assert of_heir("Struck", NOT_STRUCK, run="<w:strike/>") is None
    assert of_heir("Twice", NOT_STRUCK) is None
    assert of_heir("Twice", '<w:dstrike w:val="0"/>') == 17
    assert of_heir("Raised", BASELINE, before="1", words="7") == 17
    assert of_heir("Raised", "", before="1", words="7", run=BASELINE) == 17
    assert of_heir("Raised", "", before="17", words="1") is None


def test_in_word_a_style_of_characters_adds_to_that_of_the_paragraph() -> None:
    styles = f'{STYLES}{STRUCK_PARAGRAPH}<w:style w:styleId="Own"><w:rPr>{NOT_STRUCK}{BASELINE}</w:rPr></w:style>'
    told = [of_docx(xml.run("17", run), styles=styles, paragraph='<w:pStyle w:val="Gone"/>') for run in ("", NOT_STRUCK)]
    assert told == [None, 17]
    for name in ("Own", "White"):
        run = xml.run("17", f'<w:rStyle w:val="{name}"/>')
        assert of_docx(run, styles=styles, paragraph='<w:pStyle w:val="Gone"/>') is None


def boxes(style: str) -> Callable[[Rows], str]:
    """Write a table of elements in a line, each with a style or a role."""
    return lambda rows: "".join(f"<div>{''.join(f'<span {style}>{cell}</span>' for cell in row)}</div>" for row in rows)


@pytest.mark.parametrize("fast", READERS)
@pytest.mark.parametrize(
    "write",
    [
        pytest.param(boxes('style="display:inline-block;width:25%"'), id="inline-block"),
        pytest.param(boxes('style="display: table-cell"'), id="table-cell"),
        pytest.param(boxes('style="float:left;width:25%"'), id="float"),
        pytest.param(boxes('role="cell"'), id="role"),
        pytest.param(lambda rows: "".join(f"<ul>{''.join(f'<li>{cell}</li>' for cell in row)}</ul>" for row in rows), id="list"),
        pytest.param(
            lambda rows: "".join(
                f'<section style="display:flex">{"".join(f"<p>{cell}</p>" for cell in row)}</section>' for row in rows
            ),
            id="flex",
        ),
    ],
)
def test_a_table_of_boxes_is_read_as_one(write: Callable[[Rows], str], fast: bool) -> None:
    told = {path: cell.value for path, cell in parse_text(PAGE, fast=fast).cells.items()}
    page = re.sub(r"<table.*?</table>", lambda table: write(rows_of(table[0])), PAGE, flags=re.DOTALL)
    report = parse_text(page, fast=fast)
    assert {path: cell.value for path, cell in report.cells.items()} == told


def rows_of(table: str) -> Rows:
    """Return the words of the cells of a table, row by row."""
    rows = re.findall(r"<tr.*?(?=<tr|</table)", table, re.DOTALL)
    return [
        [re.sub("<[^>]+>", "", cell).strip() for cell in re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.DOTALL)] for row in rows
    ]


@pytest.mark.parametrize("fast", READERS)
@pytest.mark.parametrize(
    ("inner", "value"),
    [
        ('1<span style="opacity:initial">7</span>', 17), ('1<span style="opacity:inherit">7</span>', 17),
        ('1<span style="opacity:">7</span>', 17), ('1<span style="opacity:1">7</span>', 17),
        ('1<span style="color:rgb(120 120 120 / 100%)">7</span>', 17), ('1<font color="#000000">7</font>', 17),
        ('17<span style="opacity:-1">1</span>', 17), ('17<span style="color:transparent!important;color:#000">1</span>', 17),
        ('17<span style="-webkit-text-fill-color:transparent">1</span>', 17),
        ('17<span style="opacity:.05">1</span>', None), ('17<span style="color:rgb(0 0 0 / 1%)">1</span>', None),
        ('17<span style="color:#0000000a">1</span>', None), ('17<font color="ffffff">1</font>', None),
        ('17<span style="color:#fff!important;color:#000">1</span>', 17),
        ('17<span style="color:#fff;color:none">1</span>', 17),
    ],
)  # fmt: skip
def test_how_much_shows_is_read_as_browsers_do(inner: str, value: int | None, fast: bool) -> None:
    assert of_page(inner, fast) == value


@pytest.mark.parametrize("fast", READERS)
@pytest.mark.parametrize("style", ["opacity:0", "color:transparent", "visibility:hidden", "font-size:0"])
def test_a_cell_in_which_nothing_is_seen_keeps_its_room(style: str, fast: bool) -> None:
    cells = f'<td>规章</td><td style="{style}">1</td><td>2</td><td>3</td><td></td>'
    head = "<td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td><td>备注</td>"
    page = (
        "<h1>望溪镇2024年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>略。</p><p>二、主动公开政府信息情况</p>"
        f"<table><tr>{head}</tr><tr>{cells}</tr></table>" + "".join(f"<p>{line}</p>" for line in BEHIND)
    )
    report = parse_text(page, fast=fast)
    assert [report.value(f"proactive.rules.{name}") for name in ("issued", "repealed", "in_force")] == [None, 2, 3]


@pytest.mark.parametrize("fast", READERS)
@pytest.mark.parametrize(
    "line",
    [
        "<p>规章 | {} | 2 | 3</p><p>行政规范性文件 | 4 | 5 | 6</p>",
        "<div><div>规章</div><div>{}</div><div>2</div><div>3</div></div>",
    ],
)
@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("3<sup>7</sup>", None),
        ("3<del><b>7</b></del>", None),
        ('3<a href="#n7">7</a>', None),
        ('3<span style="vertical-align:super">7</span>', None),
        ("3<span>7</span>", 37),
        ("37", 37),
    ],
)
def test_a_digit_beside_a_figure_in_a_line(line: str, written: str, value: int | None, fast: bool) -> None:
    """Not one that is raised, struck out or a link to a note; a figure in two parts is one."""
    parts = (*BEFORE, line.format(written), *BEHIND)
    page = "".join(part if part.startswith("<") else f"<p>{part}</p>" for part in parts)
    assert parse_text(page, fast=fast).value(PATH) == value
    assert "面积10平方米和5m2" in parse_text(page.replace("略。", "面积10平方米和5m<sup>2</sup>。"), fast=fast).overview.text  # type: ignore[union-attr]


@pytest.mark.parametrize("fast", READERS)
@pytest.mark.parametrize(
    ("written", "value"),
    [
        ('<tr><td>规章</td><td style="text-decoration:line-through">7</td>', None),
        ("<tr><td>规章</td><th style='text-decoration-line: line-through;'>7</th>", None),
        ('<tr><td>规章</td><td><p style="text-decoration:line-through red"><span>7</span></p></td>', None),
        ('<tr style="text-decoration:line-through"><td>规章</td><td>7</td>', None),
        ('<tr><td style="text-decoration:line-through">规章</td><td>7</td>', 7),
        ('<tr><td>规章</td><td style="text-decoration:line-through;text-decoration:none">7</td>', 7),
        ('<tr><td>规章</td><td title="line-through">7</td>', 7),
    ],
)
def test_a_figure_is_struck_out_with_its_cell(written: str, value: int | None, fast: bool) -> None:
    report = parse_text(PAGE.replace("<tr><td>规章</td><td>0</td>", written), fast=fast)
    assert report.value(PATH) == value
    assert report.value("requests.received.total") == 41


def test_a_row_in_a_body_of_rows_that_is_struck_out() -> None:
    rows = PAGE.replace("<tr><td>规章", '<tbody style="text-decoration:line-through"><tr><td>规章', 1)
    report = parse_text(rows.replace("<tr><td>行政规范性文件", "</tbody><tbody><tr><td>行政规范性文件", 1))
    assert (report.value(PATH), report.value("proactive.normative_documents.issued")) == (None, 2)
