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

Rows = list[list[str]]


def of_page(cell: str, fast: bool) -> object:
    """Return what is told of a cell with this markup, after seeing that a diagnostic says why where nothing is."""
    report = parse_text(PAGE.replace("规章</td><td>0", f"规章</td><td>{cell}"), fast=fast)
    value = report.value(PATH)
    assert value is not None or [each.code for each in report.diagnostics if each.path == PATH] == ["GD303"]
    return value


def of_docx(content: str) -> object:
    """Return what is told of a cell of Word with these runs."""
    rows = (
        xml.row(*map(xml.cell, ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"))),
        xml.row(xml.cell("规章"), xml.cell(inner=xml.paragraph(inner=content)), xml.cell("0"), xml.cell("3")),
        xml.row(*map(xml.cell, ("行政规范性文件", "4", "5", "6"))),
    )
    report = parse_bytes(xml.docx(*map(xml.paragraph, BEFORE), xml.table(*rows), *map(xml.paragraph, BEHIND)), name="a.docx")
    value = report.value(PATH)
    assert value is not None or [each.code for each in report.diagnostics if each.path == PATH] == ["GD303"]
    return value


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
        (field("=SUM(LEFT)", "17"), 17),
    ],
)
def test_in_word(content: str, value: int | None) -> None:
    assert of_docx(content) == value


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
