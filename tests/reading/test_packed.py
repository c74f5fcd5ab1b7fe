"""Pages as they went over the wire."""

from __future__ import annotations

import gzip
import json
import time
import zlib

import pytest

from gov_disclosure import GovDisclosureError, LimitError, Limits, UnreadableError, parse_bytes, parse_text
from tests.core.documents import page, table, write

MARKUP = page(table(("规章", "1", "2", "3")))
ANSWER = b"HTTP/1.1 200 OK\r\nServer: nginx\r\nContent-Type: text/html; charset=%s\r\n%s\r\n"


def compressed(data: bytes, bits: int = 31) -> bytes:
    engine = zlib.compressobj(wbits=bits)
    return engine.compress(data) + engine.flush()


def chunked(data: bytes, size: int = 97) -> bytes:
    pieces = [data[at : at + size] for at in range(0, len(data), size)]
    return b"".join(b"%x;x=y\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


@pytest.mark.parametrize("charset", ["utf-8", "gbk"])
@pytest.mark.parametrize(
    "pack", [compressed, lambda data: compressed(data, 15), lambda data: gzip.compress(data[:90]) + gzip.compress(data[90:])]
)
def test_a_page_left_compressed_is_read(pack, charset) -> None:
    for text in (MARKUP, write()):
        data = text.encode(charset)
        assert parse_bytes(pack(data), name="a.html.gz") == parse_bytes(data, name="a.html")


def test_one_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    data = compressed((write() + "x" * 10).encode())
    report = parse_bytes(data[:-14])
    assert report.value("proactive.rules.issued") == 1
    assert "GD151" in {each.code for each in report.diagnostics}


def test_what_it_unpacks_to_is_counted() -> None:
    bomb = compressed(b"\0" * 100_000_000)
    start = time.process_time()
    with pytest.raises(LimitError, match="max_bytes"):
        parse_bytes(bomb)
    assert time.process_time() - start < 20
    with pytest.raises(LimitError, match=r"max_bytes \(500\)"):
        parse_bytes(compressed(b"a" * 501), limits=Limits(max_bytes=500))


@pytest.mark.parametrize(
    "hints", [{"name": "a.html.gz"}, {"media_type": "application/gzip"}, {"name": "a.mht"}, {"name": "a.txt"}]
)
def test_a_name_alone_packs_nothing(hints) -> None:
    with pytest.raises(UnreadableError):
        parse_bytes(bytes(range(1, 32)) * 20, **hints)
    assert parse_bytes(MARKUP.encode(), **hints).value("proactive.rules.repealed") == 2


def test_layer_upon_layer_is_refused() -> None:
    assert parse_bytes(compressed(compressed(MARKUP.encode()))).value("proactive.rules.repealed") == 2
    with pytest.raises(UnreadableError, match="more than twice"):
        parse_bytes(compressed(compressed(compressed(MARKUP.encode()))))


@pytest.mark.parametrize(
    "data", [b"\x1f\x8b", b"\x1f\x8b\x08\0\0\0\0\0\0\0", b"\x1f\x8b" + b"\xff" * 99, b"x\x9c" + b"\xff" * 99]
)
def test_damage_at_the_front_is_refused(data) -> None:
    with pytest.raises(UnreadableError, match=r"gzip|empty"):
        parse_bytes(data)


@pytest.mark.parametrize("charset", ["utf-8", "gbk"])
@pytest.mark.parametrize("text", [MARKUP, write()])
def test_an_answer_of_a_server_is_read_below_its_headers(charset, text) -> None:
    data = ANSWER % (charset.encode(), b"") + text.encode(charset)
    cell = parse_bytes(data).cell("proactive.rules.repealed")
    assert cell.value == 2
    assert cell.position is not None
    whole = data.decode(charset)
    assert whole[cell.position.start : cell.position.end] == "2"
    assert cell.position.line == whole[: cell.position.start].count("\n") + 1


def test_so_are_those_behind_others() -> None:
    before = b"HTTP/1.1 200 Connection established\r\n\r\nHTTP/1.1 301 Moved\r\nLocation: /\r\n\r\n"
    data = before + ANSWER % (b"utf-8", b"") + MARKUP.encode()
    assert parse_bytes(data).value("proactive.rules.repealed") == 2


def test_the_body_may_be_compressed_or_in_chunks() -> None:
    for body, more in (
        (compressed(MARKUP.encode()), b"Content-Encoding: gzip\r\n"),
        (chunked(MARKUP.encode("gbk")), b"Transfer-Encoding: chunked\r\n"),
        (chunked(compressed(MARKUP.encode())), b"Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"),
        (MARKUP.encode(), b"Transfer-Encoding: chunked\r\n"),
    ):
        assert parse_bytes(ANSWER % (b"utf-8", more) + body).value("proactive.rules.repealed") == 2


@pytest.mark.parametrize(
    "data",
    [
        ANSWER % (b"utf-8", b""), ANSWER[:30], b"HTTP/1.1 200 OK\r\n" * 100_000,
        ANSWER % (b"utf-8", b"Transfer-Encoding: chunked\r\n") + b"fffffff\r\n",
        ANSWER % (b"x", b"") + b"%PDF-1.7", b"HTTP/1.1 404 Not Found\r\n\r\n<html><h1>404</h1>",
    ],
)  # fmt: skip
def test_what_holds_no_page_is_refused(data) -> None:
    with pytest.raises(GovDisclosureError):
        parse_bytes(data)


class TestJson:
    def test_the_field_that_holds_the_page_is_named(self) -> None:
        value = {"code": 0, "data": {"title": "年报", "list": [{"content": MARKUP}]}}
        for text in (json.dumps(value), json.dumps(value, ensure_ascii=False, indent=1), f"callback({json.dumps(value)});"):
            with pytest.raises(UnreadableError, match=r"data\.list\[0\]\.content"):
                parse_text(text)

    @pytest.mark.parametrize("text", ["[字体: 大 中 小]\n", '["索引号"] 2024\n', '{"x": }\n', "( {\n", "[" * 100_000])
    def test_brackets_alone_are_text(self, text) -> None:
        assert parse_text(text + write()).value("proactive.rules.issued") == 1

    @pytest.mark.parametrize("text", ['[{"a":' * 200_000, "[[1]," * 500_000 + "1", '{"a":' + "9" * 100_000 + "}"])
    def test_a_hostile_one_is_refused(self, text) -> None:
        start = time.process_time()
        with pytest.raises(GovDisclosureError):
            parse_text(text)
        assert time.process_time() - start < 30
