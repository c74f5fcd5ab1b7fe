"""Reports that are not on the page itself: the page is refused, or its tables are missing, and it is said where they may be."""

from __future__ import annotations

import base64
import quopri
import time
from urllib.parse import quote

import pytest

from gov_disclosure import NotAReportError, parse_text
from tests.core.documents import TITLE, page, table, write


def shown(body: str, title: str = TITLE, head: str = "") -> str:
    return f"<html><head><title>{title}</title>{head}</head><body><h1>{title}</h1><p>发布时间：2025-01-20</p>{body}</body></html>"


def why(text: str) -> tuple[str, ...]:
    with pytest.raises(NotAReportError) as caught:
        parse_text(text)
    assert len(caught.value.render("zh").split("；")) > 1
    return caught.value.reasons


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (f"<p>附件：<a href='/f/1.docx'>{TITLE}.docx</a></p>", f"{TITLE}.docx"),
        ("<a href='./P02025.PDF?x=1'><span>点击</span> <b>下载</b></a>", "点击 下载（P02025.PDF）"),
        ("<a href='/f/%E5%B9%B4%E6%8A%A5.wps'><img src=w.gif></a>", "年报.wps"),
        ("<a href='/download?file=%E5%B9%B4%E6%8A%A5.ofd&amp;x=1' title='年报.ofd'></a>", "年报.ofd"),
        ("<iframe src='/pdfjs/web/viewer.html?file=/u/cms/2024.pdf' width=100%></iframe>", "2024.pdf"),
        ("<embed src='a.pdf' type='application/pdf'>", "a.pdf"),
        ("<object data='/x/nb.pdf'></object>", "nb.pdf"),
        ("<p>附件：青禾镇年报.doc</p>", "青禾镇年报.doc"),
        ("<a href=a.doc>一<a href=b.xls>二", "一（a.doc）"),
    ],
)
def test_an_attachment_is_named_and_not_fetched(body: str, name: str) -> None:
    reason = why(shown(body))[0]
    assert "not on the page" in reason
    assert name in reason
    assert "nothing is fetched" in reason


def test_so_it_is_in_text_and_markdown() -> None:
    assert f"{TITLE}.pdf" in why(f"{TITLE}\n附件：{TITLE}.pdf\n")[0]
    assert "nb.doc" in why(f"# {TITLE}\n[附件](https://a.gov.cn/nb.doc)\n")[0]


def test_the_link_alone_may_tell_that_it_is_a_report() -> None:
    body = "<a href='a.pdf'>青禾镇2024年政府信息公开工作年度报告.pdf</a>"
    assert "青禾镇2024年" in why(shown(body, title="政府信息公开"))[0]


@pytest.mark.parametrize(
    "body",
    [
        "<a href=a.doc>关于召开会议的通知.doc</a>", "<a href=a.doc>政府信息公开工作年度报告格式.doc</a>",
        "<a href=a.html>首页</a>",
        "<a href='javascript:void(0)'>下载</a>", "<p>x.document y.pdfx</p>",
    ],
)  # fmt: skip
def test_other_links_of_other_pages_are_no_reason(body: str) -> None:
    assert not any("not on the page" in reason for reason in why(shown(body, title="通知公告")))


def test_tables_in_an_attachment_are_a_remark_with_its_name() -> None:
    link = "<p>附件：<a href='/f/b.xlsx'>统计表</a></p></body>"
    report = parse_text(page().replace("</body>", link))
    (found,) = [each for each in report.diagnostics if each.code == "GD149"]
    assert found.arguments == {"names": ["统计表（b.xlsx）"]}
    assert "统计表（b.xlsx）" in found.message
    text = parse_text(write("", other="附件：统计表.doc"))
    assert [each.arguments["names"] for each in text.diagnostics if each.code == "GD149"] == [["统计表.doc"]]


def test_a_report_with_its_tables_has_no_such_remark() -> None:
    from pathlib import Path

    text = (Path(__file__).parent.parent / "cases" / "GD401" / "holds.txt").read_text(encoding="utf-8")
    assert "GD149" not in {each.code for each in parse_text(text + "\n附件：统计表.doc\n").diagnostics}


def test_frames_and_scripts_are_named() -> None:
    assert (
        "in a frame: main.html"
        in why(f"<html><head><title>{TITLE}</title></head><frameset><frame src='main.html'></frameset></html>")[0]
    )
    assert "srcdoc" in why(f"<html><title>{TITLE}</title><body><iframe srcdoc='&lt;p&gt;一、总体情况'></iframe>")[0]
    shell = "<html><head><title>x</title></head><body><div id=app></div><script src=a.js></script></body></html>"
    assert "filled by a script" in why(shell)[0]
    assert "script" not in why("<html><body><p>首页</p><script src=a.js></script></body></html>")[0]


def test_a_source_view_is_named() -> None:
    markup = page(table(*[("规章", "1", "2", "3")] * 5))
    escaped = markup.replace("&", "&amp;").replace("<", "&lt;")
    lines = "".join(
        f"<tr><td class=line-number value={n}></td><td class=line-content>{line}</td></tr>" for n, line in enumerate([escaped])
    )
    for text in (
        f"<html><body><pre id=viewsource>{escaped}</pre></body></html>",
        f"<html><body><table>{lines}</table></body></html>",
    ):
        assert "source view" in why(text)[0]


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        (quote(write()), "%E4%B8%80"), ("".join(f"&#{ord(each)};" for each in write()), "&#19968;"),
        ("".join(f"&#x{ord(each):x};" for each in write() if ord(each) > 127), "&#19968;"),
        (write().encode("unicode_escape").decode(), "u4e00"), (base64.encodebytes(write().encode()).decode(), "base64"),
        (quopri.encodestring(write().encode()).decode(), "quoted-printable"),
    ],
)  # fmt: skip
def test_words_that_were_never_decoded_are_named(text: str, manner: str) -> None:
    assert f"{manner})" in why(text)[0]


@pytest.mark.parametrize(
    "text",
    [
        shown("<a href=" * 200_000), shown("<a href=a.doc>" * 100_000), shown("<a href=a>" + "<b>x" * 200_000),
        TITLE + "\n" + " .doc" * 200_000, TITLE + "\n" + ".doc" * 200_000, TITLE + "\n" + "<td " * 200_000,
        shown("&lt;td " * 100_000),
        "+" * 400_000, "+a" * 200_000, "A" * 400_000, ("A" * 76 + "\n") * 5_000,
    ],
)  # fmt: skip
def test_looking_costs_little(text: str) -> None:
    from gov_disclosure.diagnostics import Diagnostics
    from gov_disclosure.limits import Limits
    from gov_disclosure.reading.encoded import read_decoded
    from gov_disclosure.reading.links import look_elsewhere

    document = read_decoded(text, None, Diagnostics(), Limits(), None)
    start = time.process_time()
    look_elsewhere(document)
    assert time.process_time() - start < 15


SAVED = {
    "saved from": "<!-- saved from url=(0042)https://a.gov.cn/2024/index.html -->\n",
    "downlevel": "<!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]-->"
    "<!--[if IE]><table><tr><td>规章<td>9</table><![endif]-->",
    "revealed": "<![if !supportLists]><p></p><![endif]>",
    "declaration": '<?xml version="1.0" encoding="UTF-8"?>\n',
}


@pytest.mark.parametrize("name", SAVED)
def test_what_browsers_and_word_write_into_pages_is_no_part_of_them(name: str) -> None:
    markup = page(table(("规章", "1", "2", "3")))
    sound = parse_text(markup)
    for text in (SAVED[name] + markup, markup.replace("<body>", "<body>" + SAVED[name])):
        assert {path: figure.value for path, figure in parse_text(text)} == {path: figure.value for path, figure in sound}


def test_what_a_page_without_words_shows_in_a_frame_is_named_whatever_it_is_called() -> None:
    assert (
        "nb.pdf"
        in why("<html><body><div id=viewer></div><iframe src='/pdfjs/web/viewer.html?file=/a/nb.pdf'></iframe></body></html>")[0]
    )


def test_a_page_of_pictures_is_named() -> None:
    assert "2 pictures" in why(f"<html><body><h1>{TITLE}</h1><img src=1.jpg><img src=2.jpg></body></html>")[0]
