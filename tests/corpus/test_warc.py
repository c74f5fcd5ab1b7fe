"""Web archives: the pages that may be reports, whole or not at all, whatever an archive says of its lengths."""

from __future__ import annotations

import gzip
import random
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from gov_disclosure import LimitError, Limits, UnreadableError
from gov_disclosure.corpus import Source, extract, find_sources
from gov_disclosure.corpus.sifting import may_be_report
from tests.layouts.catalogue import LAYOUTS, render

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
REPORT = (EXAMPLES / "sound-2024.html").read_bytes()
MENU = "<ul><li>政府信息公开指南<li>政府信息公开年度报告<li>依申请公开<li>法定主动公开内容</ul><p>关于召开会议的通知</p>".encode()


def record(
    url: str, body: bytes, fields: str = "", *, line: str = "HTTP/1.1 200 OK", length: int | None = None, more: str = ""
) -> bytes:
    block = f"{line}\r\nContent-Type: text/html\r\n{fields}\r\n".encode() + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2025-01-01T00:00:00Z\r\n"
        f"WARC-Target-URI: {url}\r\n{more}Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def chunked(data: bytes, size: int = 1000) -> bytes:
    parts = [data[at : at + size] for at in range(0, len(data), size)]
    return b"".join(b"%x;x=1\r\n%b\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def read(folder: Path, data: bytes, name: str = "a.warc", **options) -> dict[str, Source]:
    pytest.importorskip("fastwarc")
    (folder / name).write_bytes(data)
    found = [*find_sources([folder / name], **options)]
    assert len({source.name for source in found}) == len(found)
    return {source.name.removeprefix(f"{folder / name}").removeprefix("!/"): source for source in found}


class TestPages:
    @pytest.mark.parametrize("packed", [False, True])
    def test_bodies_are_unpacked(self, tmp_path: Path, packed: bool) -> None:
        raw = zlib.compressobj(wbits=-15)
        records = [
            record("http://a.cn/1", REPORT),
            record("http://a.cn/2", gzip.compress(REPORT), "Content-Encoding: gzip\r\n"),
            record("http://a.cn/3", chunked(REPORT), "Transfer-Encoding: chunked\r\n"),
            record(
                "http://a.cn/4", chunked(zlib.compress(REPORT)), "Transfer-Encoding: chunked\r\nContent-Encoding: deflate\r\n"
            ),
            record("http://a.cn/5", raw.compress(REPORT) + raw.flush(), "Content-Encoding: deflate\r\n"),
            record("http://a.cn/7", gzip.compress(REPORT[:5_000]) + gzip.compress(REPORT[5_000:]), "Content-Encoding: gzip\r\n"),
            # Joined by the crawler, which left the header.
            record("http://a.cn/6", REPORT, "Transfer-Encoding: chunked\r\n"),
        ]
        data = b"".join(map(gzip.compress, records)) if packed else b"".join(records)
        found = read(tmp_path, data, "a.warc.gz" if packed else "a.warc")
        assert sorted(found) == [f"http://a.cn/{number}" for number in range(1, 8)]
        assert {source.data for source in found.values()} == {REPORT}
        assert {source.media_type for source in found.values()} == {"text/html"}

    def test_what_is_no_report_is_left_out_and_told(self, tmp_path: Path) -> None:
        passed: list[str] = []
        data = (
            record("http://a.cn/", MENU)
            + record("http://a.cn/1", REPORT)
            + record("http://a.cn/2", REPORT, line="HTTP/1.1 404 Not Found")
        )
        # What a crawler found unchanged stands in an archive of the crawl before.
        again = record("http://a.cn/3", b"").replace(b"WARC-Type: response", b"WARC-Type: revisit")
        assert list(read(tmp_path, data + again, passed=passed.append)) == ["http://a.cn/1"]
        assert [name.rpartition("!/")[2] for name in passed] == ["http://a.cn/", "http://a.cn/2", "http://a.cn/3"]

    def test_they_become_tables(self, tmp_path: Path) -> None:
        read(tmp_path, record("http://a.cn/1", REPORT))
        summary = extract(find_sources([tmp_path / "a.warc"]), tmp_path / "a.csv", jobs=1, isolate=False)
        assert (summary.reports, summary.rows["errors"]) == (1, 0)


class TestHostile:
    def test_a_page_is_whole_or_an_error(self, tmp_path: Path) -> None:
        bad = {
            "longer": record("u", REPORT, length=len(REPORT) + 100_000),
            "far-longer": record("u", REPORT, length=1 << 62),
            "no-length": record("u", REPORT).replace(b"Content-Length: ", b"Content-Length: x"),
            "negative": record("u", REPORT, length=-5),
            "cut-by-crawler": record("u", REPORT, more="WARC-Truncated: length\r\n"),
            "cut-gzip": record("u", gzip.compress(REPORT)[:-400], "Content-Encoding: gzip\r\n"),
            "no-gzip": record("u", REPORT, "Content-Encoding: gzip\r\n"),
            "brotli": record("u", REPORT, "Content-Encoding: br\r\n"),
            "pieces": record("u", gzip.compress(b"") * 200 + gzip.compress(REPORT), "Content-Encoding: gzip\r\n"),
            "cut-chunk": record("u", chunked(REPORT)[:-900], "Transfer-Encoding: chunked\r\n"),
            "shorter": record("u", REPORT, length=3_000),
            "broken-off": record("u", REPORT, f"Content-Length: {len(REPORT) + 1}\r\n"),
            "a-part": record("u", REPORT, line="HTTP/1.1 206 Partial Content"),
            "a-segment": record("u", REPORT, more="WARC-Segment-Number: 1\r\n"),
            "nothing": b"",
        }
        for name, data in bad.items():
            sources = [*read(tmp_path, data, f"{name}.warc").values()]
            assert [source for source in sources if source.data == REPORT] == [], name
            assert any(source.error is not None for source in sources), name
            for source in sources:
                with pytest.raises((UnreadableError, LimitError)) if source.error is not None else does_nothing():
                    source.read(Limits())

    def test_it_may_be_cut_anywhere(self, tmp_path: Path) -> None:
        chance = random.Random(6)
        plain = b"".join(record(f"http://a.cn/{number}", REPORT) for number in range(3))
        packed = b"".join(gzip.compress(record(f"http://a.cn/{number}", REPORT)) for number in range(3))
        for data, name in ((plain, "a.warc"), (packed, "a.warc.gz")):
            for cut in [1, 30, 200, len(data) - 1, len(data) - 3] + [chance.randrange(len(data)) for _ in range(30)]:
                sources = [*read(tmp_path, data[:cut], name).values()]
                assert all(source.data == REPORT for source in sources if source.error is None), (name, cut)
                whole = sum(source.error is None for source in sources)
                assert any(source.error is not None for source in sources) or whole * len(data) == 3 * cut, (name, cut)

    def test_what_comes_before_the_cut_is_had(self, tmp_path: Path) -> None:
        members = [gzip.compress(record(f"http://a.cn/{number}", REPORT)) for number in range(9)]
        for whole in range(1, 9):
            data = b"".join(members[:whole]) + members[whole][: len(members[whole]) // 2]
            sources = read(tmp_path, data, "a.warc.gz")
            assert [name for name, source in sources.items() if source.error is None] == [
                f"http://a.cn/{number}" for number in range(whole)
            ]

    @pytest.mark.parametrize("line", ["HTTP/1.1 200 OK", "HTTP/2 200", "HTTP/1.0 203 Fine", "HTTP/3 200 ", "HTTP/1.1  200 OK"])
    def test_its_state_is_told_in_any_version(self, tmp_path: Path, line: str) -> None:
        assert [*read(tmp_path, record("http://a.cn/1", REPORT, line=line))] == ["http://a.cn/1"]

    def test_bytes_may_be_anything(self, tmp_path: Path) -> None:
        pytest.importorskip("fastwarc")
        chance = random.Random(7)
        data = b"".join(record(f"http://a.cn/{number}", REPORT) for number in range(2))
        for _ in range(100):
            changed = bytearray(data)
            for _ in range(chance.randrange(1, 6)):
                changed[chance.randrange(len(changed))] = chance.randrange(256)
            (tmp_path / "b.warc").write_bytes(changed)
            assert all(source.name for source in find_sources([tmp_path / "b.warc"]))
        for noise in (b"", b"\0" * 5000, b"WARC/1.0\r\n" * 5000, b"\x1f\x8b" + b"\xff" * 5000):
            for name in ("c.warc", "c.warc.gz"):
                read(tmp_path, noise, name)

    def test_bombs_are_not_unpacked(self, tmp_path: Path) -> None:
        limits = Limits(max_bytes=1 << 20, max_pdf_bytes=1 << 20)
        inner = record("u", gzip.compress(b"\0" * (8 << 20)), "Content-Encoding: gzip\r\n")
        (source,) = read(tmp_path, inner, limits=limits).values()
        assert isinstance(source.error, LimitError)
        outer = gzip.compress(record("u", b"\0" * (64 << 20))) + gzip.compress(record("v", REPORT))
        found = read(tmp_path, outer, "b.warc.gz", limits=limits)
        assert all(source.error is not None for source in found.values())

    def test_endless_headers_are_an_error(self, tmp_path: Path) -> None:
        for data in (b"WARC/1.0\r\nX: " + b"a" * (32 << 20), b"WARC/1.0\r\n" + b"X: a\r\n" * 1_000_000):
            (source,) = read(tmp_path, gzip.compress(data), "a.warc.gz").values()
            assert isinstance(source.error, UnreadableError)


class does_nothing:  # noqa: N801 - as contextlib names its own
    def __enter__(self) -> None:
        return None

    def __exit__(self, *_: object) -> None:
        return None


class TestSifting:
    def pages(self) -> Iterator[tuple[str, bytes]]:
        for file in sorted(EXAMPLES.glob("*-20*")):
            yield file.name, file.read_bytes()

    @pytest.mark.parametrize("code", ["utf-8", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "numbers", "hexadecimal", "tags"])
    def test_every_report_is_kept_in_every_encoding(self, code: str) -> None:
        for name, data in self.pages():
            text = data.decode()
            if code == "numbers":
                changed = "".join(each if each.isascii() else f"&#{ord(each)};" for each in text).encode()
            elif code == "hexadecimal":
                changed = "".join(each if each.isascii() else f"&#x{ord(each):X};" for each in text).encode()
            elif code == "tags":
                changed = "".join(each if each.isascii() else f"<span lang='zh'>{each}</span>\n" for each in text).encode(
                    "gb18030"
                )
            else:
                changed = text.encode(code)
            assert may_be_report(changed, "text/html"), (name, code)

    def test_every_layout_is_kept(self) -> None:
        lost = [name for name, layout in LAYOUTS.items() if not may_be_report(render(name, layout.forms[-1], 1).rendered.data)]
        assert lost == []

    def test_what_cannot_be_looked_into_is_kept(self) -> None:
        for head in (b"%PDF-1.7", b"PK\x03\x04", b"\n\n%PDF-1.4"):
            assert may_be_report(head + b"\0" * 100, "application/octet-stream")

    def test_other_pages_are_not(self) -> None:
        assert not may_be_report(MENU)
        assert not may_be_report(b"")
        assert not may_be_report(REPORT, "text/css")
        assert not may_be_report(b"\x89PNG" + bytes(1000), "image/png")
        assert not may_be_report("<p>公开招标公告：主动公开</p>".encode("gb18030") * 100, "text/html")

    def test_it_takes_linear_time(self) -> None:
        for noise in (b"<" * 2_000_000, b"<a " * 700_000, b"&#" * 1_000_000, b"&#1" * 700_000, b"<>" * 1_000_000):
            may_be_report(noise)
