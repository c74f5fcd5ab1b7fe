"""Pages saved with all their files in one."""

from __future__ import annotations

import base64
import quopri
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure import GovDisclosureError, Limits, NotAReportError, UnreadableError, parse_bytes, parse_file
from gov_disclosure.reading.mime import MimePart, read_headers, split_parts
from tests.core.documents import page, table

MARKUP = page(table(("规章", "1", "2", "3"), ("行政规范性文件", "4", "5", "6")))
TOP = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.gov.cn/2024.html\r\nSubject: =?utf-8?Q?x?=\r\n"
    'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----Mark--x"\r\n\r\n'
)


def part(
    markup: str, *, encoding: str = "base64", charset: str = "utf-8", location: str = "https://a.gov.cn/2024.html",
    kind: str = "text/html", more: str = "",
) -> bytes:  # fmt: skip
    raw = markup.encode(charset)
    body = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring}.get(encoding, bytes)(raw)
    head = f"Content-Type: {kind}; charset={charset}\r\nContent-Transfer-Encoding: {encoding}\r\n"
    head += f"Content-Location: {location}\r\n{more}\r\n"
    return head.encode() + body


def whole(*parts: bytes, top: str = TOP, mark: str = "----Mark--x", end: bool = True) -> bytes:
    joined = b"".join(f"\r\n--{mark}\r\n".encode() + each for each in parts)
    return top.encode() + joined + (f"\r\n--{mark}--\r\n".encode() if end else b"")


IMAGE = b"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: a.png\r\n\r\niVBORw0KGgo=\r\n"
STYLE = b'Content-Type: text/css\r\n\r\n@charset "utf-8"; td { color: red }\r\n'


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "8bit", "binary", "7bit", ""])
@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "gb18030"])
def test_the_page_is_read_in_whatever_way_it_is_written(encoding: str, charset: str) -> None:
    data = whole(part(MARKUP, encoding=encoding, charset=charset), IMAGE, STYLE)
    for name in ("a.mhtml", "a.mht", "a.html", "a.txt", None):
        report = parse_bytes(data, name=name)
        cell = report.cell("proactive.normative_documents.repealed")
        assert (cell.value, cell.raw) == (5, "5")
        position = cell.position
        assert position is not None
        assert (position.part, position.table, position.row) == ("https://a.gov.cn/2024.html", 1, 2)
        assert MARKUP[position.start : position.end] == "5"


def test_every_position_names_the_part_and_survives_json() -> None:
    from gov_disclosure import Report

    report = parse_bytes(whole(part(MARKUP)))
    assert {figure.position.part for _, figure in report if figure.position} == {"https://a.gov.cn/2024.html"}
    assert Report.from_dict(report.to_dict()) == report


def test_as_explorer_saves_it() -> None:
    top = (
        'From: "由 Windows Internet Explorer 8 保存"\r\nSubject: =?gb2312?B?xOqxqA==?=\r\n'
        "Date: Mon, 20 Jan 2025 10:00:00 +0800\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----=_NextPart_000_0000"\r\n'
        "X-MimeOLE: Produced By Microsoft MimeOLE V6.00\r\n\r\nThis is a multi-part message in MIME format.\r\n"
    )
    inner = part(MARKUP, encoding="quoted-printable", charset="gb2312")
    data = whole(inner, IMAGE, top=top, mark="----=_NextPart_000_0000")
    assert parse_bytes(data).value("proactive.rules.repealed") == 2


def test_as_explorer_saves_a_page_without_pictures() -> None:
    data = b"From: <Saved by Windows Internet Explorer 8>\r\nMIME-Version: 1.0\r\n" + part(MARKUP, charset="gb2312")
    assert parse_bytes(data).value("proactive.rules.repealed") == 2


def test_as_word_saves_it() -> None:
    top = (
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="----=_NextPart_01DA"\r\n\r\n'
        "此文档为“单个文件网页”，也称为“Web 档案”文件。\r\n"
    )
    data = whole(
        part(MARKUP, charset="gb2312", location="file:///C:/57A1B2C3/nb.htm"),
        part("<html><body><p>1</p></body></html>", location="file:///C:/57A1B2C3/nb.files/header.htm"),
        top=top, mark="----=_NextPart_01DA",
    )  # fmt: skip
    report = parse_bytes(data)
    assert report.value("proactive.rules.repealed") == 2
    assert [each.arguments for each in report.diagnostics if each.code == "GD150"] == [
        {"part": "file:///C:/57A1B2C3/nb.htm", "pages": 2}
    ]


def test_a_report_in_a_frame_is_found() -> None:
    shell = "<html><head><title>政务</title></head><body>首页<iframe src='cid:frame-1@mhtml.blink'></iframe></body></html>"
    frame = part(MARKUP, more="Content-ID: <frame-1@mhtml.blink>\r\n", location="https://a.gov.cn/frame.html")
    report = parse_bytes(whole(part(shell), frame))
    cell = report.cell("proactive.rules.repealed")
    assert cell.position is not None
    assert (cell.value, cell.position.part) == (2, "https://a.gov.cn/frame.html")


def test_the_root_may_be_named() -> None:
    other = part(page(table(("规章", "7", "7", "7"))), location="other", more="Content-ID: <other>\r\n")
    root = part(MARKUP, location="root", more="Content-ID: <root>\r\n")
    top = TOP.replace('type="text/html";', 'type="text/html"; start="<root>";')
    assert parse_bytes(whole(other, root, top=top)).value("proactive.rules.repealed") == 2
    assert parse_bytes(whole(other, root)).value("proactive.rules.repealed") == 7


def test_parts_in_parts_are_found() -> None:
    inner = whole(part("无", kind="text/plain"), part(MARKUP), top="", mark="inner")
    data = whole(b'Content-Type: multipart/alternative; boundary="inner"\r\n\r\n' + inner, IMAGE)
    assert parse_bytes(data).value("proactive.rules.repealed") == 2


def test_a_file_without_its_end_is_read_as_far_as_it_goes() -> None:
    data = whole(part(MARKUP, encoding="8bit"), end=False)
    assert parse_bytes(data).value("proactive.rules.repealed") == 2
    cut = whole(part(MARKUP), end=False)[:-41]
    report = parse_bytes(cut)
    assert report.value("proactive.rules.repealed") == 2


def test_without_a_page_it_is_refused() -> None:
    with pytest.raises(UnreadableError, match="no page in this MHTML"):
        parse_bytes(whole(IMAGE, STYLE))
    with pytest.raises(NotAReportError):
        parse_bytes(whole(part("<html><body>首页</body></html>")))


def test_more_parts_than_are_taken_are_said_to_be() -> None:
    report = parse_bytes(whole(part(MARKUP), *[IMAGE] * 50), limits=Limits(max_parts=10))
    assert {"limit": "max_parts", "value": 10} in [dict(each.arguments) for each in report.diagnostics]


def test_folders_are_searched_for_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from gov_disclosure.cli.main import main

    (tmp_path / "a.mht").write_bytes(whole(part(MARKUP)))
    (tmp_path / "b.MHTML").write_bytes(whole(part(MARKUP)))
    assert parse_file(tmp_path / "b.MHTML").value("proactive.rules.repealed") == 2
    main(["check", str(tmp_path)])
    assert "2 reports checked" in capsys.readouterr().out


MIME = b"MIME-Version: 1.0\r\n"
RELATED = MIME + b'Content-Type: multipart/related; boundary="b"\r\n\r\n'
HTML = b"Content-Type: text/html\r\n"
HOSTILE = {
    "boundaries": RELATED + (b"\r\n--b\r\n" + HTML + b"\r\nx") * 100_000,
    "bare boundaries": RELATED + b"\r\n--b" * 500_000,
    "boundaries nearly": RELATED + b"\n--bx" * 2_000_000,
    "nested": MIME
    + b"".join(b'Content-Type: multipart/related; boundary="b%d"\r\n\r\n--b%d\r\n' % (i, i) for i in range(10_000)),
    "nested alike": MIME + b'Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n' * 10_000,
    "nested and fat": MIME
    + b"".join(b'Content-Type: multipart/related; boundary="b%d"\r\n\r\n--b%d\r\n' % (i, i) for i in range(2_000))
    + b"x" * 20_000_000,
    "headers": RELATED + b"--b\r\n" + b"X-A: b\r\n" * 300_000,
    "one header": MIME + b"Content-Type: text/html; " + b"a=b; " * 4_000_000,
    "a folded header": MIME + b"Content-Type: multipart/related; boundary=b\r\n X: " + b"\r\n y" * 5_000_000,
    "base64 of nothing": RELATED + b"--b\r\n" + HTML + b"Content-Transfer-Encoding: base64\r\n\r\n" + b"=" * 20_000_000,
    "soft line ends": RELATED + b"--b\r\n" + HTML + b"Content-Transfer-Encoding: quoted-printable\r\n\r\n" + b"=\r\n" * 7_000_000,
    "scripts": RELATED + b"--b\r\n" + HTML + b"\r\n" + b"<script<script" * 300_000 + b"\r\n--b\r\n" + HTML + b"\r\n<p>1",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_one_is_bounded(name: str) -> None:
    start = time.process_time()
    with pytest.raises(GovDisclosureError):
        parse_bytes(HOSTILE[name])
    assert time.process_time() - start < 50


def test_a_hundred_megabytes_of_headers() -> None:
    data = RELATED[:-2] + b"X-Header: 0123456789\r\n" * 5_000_000
    start = time.process_time()
    headers, body = read_headers(data, 0, len(data))
    split_parts(data, MimePart(headers, body, len(data)), 2_000, 512)
    assert time.process_time() - start < 10
    assert len(headers) < 10


@given(
    st.lists(
        st.sampled_from([b"--b", b"--", b"\r\n", b"\n", b"b", HTML, RELATED, b"x: y\r\n", b"=", b'boundary="b"', MARKUP.encode()])
    )
)
def test_any_jumble_is_read_or_refused(pieces: list[bytes]) -> None:
    with suppress(GovDisclosureError):
        parse_bytes(RELATED + b"".join(pieces))


@given(st.lists(st.binary(max_size=60), max_size=6))
def test_parts_come_back_as_they_were_written(bodies: list[bytes]) -> None:
    mark = b"=_mark_that_nobody_writes"
    data = b"".join(b"\r\n--" + mark + b"\r\n\r\n" + body for body in bodies) + b"\r\n--" + mark + b"--\r\n"
    outer = MimePart({"content-type": f"multipart/mixed; boundary={mark.decode()}"}, 0, len(data))
    parts = split_parts(data, outer, 100, 5).parts
    # The line ends before a mark may be its own or the part's.
    assert [data[each.start : each.end].rstrip(b"\r\n") for each in parts] == [body.rstrip(b"\r\n") for body in bodies]
