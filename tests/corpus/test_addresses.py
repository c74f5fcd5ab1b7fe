"""Addresses as inputs: what they name is fetched, and nothing else ever is."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest

from gov_disclosure import Limits, UnreadableError, UsageError, parse_many
from gov_disclosure.corpus import extract, find_sources

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
REPORT = (EXAMPLES / "sound-2024.html").read_bytes()


@pytest.fixture
def memory():
    fsspec = pytest.importorskip("fsspec")
    system = fsspec.filesystem("memory")
    system.store.clear()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("x.html", REPORT)
    for name, data in {
        "/crawl/b.html": REPORT, "/crawl/a/1.html": REPORT, "/crawl/c.css": b"", "/crawl/d.zip": packed.getvalue(),
        "/crawl/e.jsonl": json.dumps({"url": "http://a.cn", "html": REPORT.decode()}).encode(),
    }.items():  # fmt: skip
        system.pipe(name, data)
    return system


def names(*paths: str) -> list[str]:
    return [source.name for source in find_sources(paths)]


def test_a_file_a_folder_and_a_pattern(memory) -> None:
    assert names("memory://crawl/b.html") == ["memory://crawl/b.html"]
    inside = ["memory:///crawl/d.zip!/x.html", "memory:///crawl/e.jsonl!/http://a.cn"]
    found = [name.replace(":///", "://") for name in names("memory://crawl")]
    assert sorted(found) == sorted(
        ["memory://crawl/b.html", "memory://crawl/a/1.html", *(name.replace(":///", "://") for name in inside)]
    )
    assert [name.rpartition("/")[2] for name in names("memory://crawl/**/*.html")] == ["1.html", "b.html"]


def test_they_are_read(memory, tmp_path: Path) -> None:
    results = list(parse_many(find_sources(["memory://crawl"]), jobs=1, isolate=False))
    assert [result.error for result in results] == [None] * 4
    assert len({result.digest for result in results}) == 1
    summary = extract(find_sources(["memory://crawl/b.html"]), tmp_path / "a.csv", jobs=2)
    assert summary.reports == 1


def test_files_by_address(tmp_path: Path) -> None:
    pytest.importorskip("fsspec")
    (tmp_path / "a.html").write_bytes(REPORT)
    (result,) = parse_many(find_sources([f"file://{tmp_path}"]), jobs=1, isolate=False)
    assert result.error is None
    assert result.source == f"file://{tmp_path}/a.html"


def test_web_archives_by_address(memory) -> None:
    pytest.importorskip("fastwarc")
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + REPORT
    fields = ["WARC/1.0", "WARC-Type: response", "WARC-Target-URI: http://a.cn/", "Content-Type: application/http"]
    head = "\r\n".join([*fields, f"Content-Length: {len(block)}", "", ""])
    memory.pipe("/w/a.warc", head.encode() + block + b"\r\n\r\n")
    (source,) = find_sources(["memory://w/a.warc"])
    assert (source.name.endswith("!/http://a.cn/"), source.data) == (True, REPORT)


def test_members_of_an_archive_by_address(memory, tmp_path: Path) -> None:
    (tmp_path / "o.zip").write_bytes(memory.cat("/crawl/d.zip"))
    with zipfile.ZipFile(tmp_path / "o.zip", "a") as archive:
        archive.writestr("in/y.html", REPORT)
        archive.writestr("in/z.jsonl.gz", gzip.compress(json.dumps({"id": 7, "html": REPORT.decode()}).encode()))
    behind = f"::{tmp_path / 'o.zip'}"
    for given, wanted in {
        "zip://x.html": ["zip://x.html"],
        "zip://**/*.html": ["zip://in/y.html", "zip://x.html"],
        "zip://in": ["zip://in/y.html", "zip://in/z.jsonl.gz"],
        "zip://": ["zip://x.html", "zip://in/y.html", "zip://in/z.jsonl.gz"],
    }.items():
        found = list(find_sources([given + behind]))
        assert [source.name.removesuffix("!/7") for source in found] == [f"{name}{behind}" for name in wanted], given
        assert {source.read(Limits()) for source in found} == {REPORT}
        assert {source.file_name for source in found} <= {"x.html", "y.html", "7"}
    (source,) = find_sources(["simplecache::memory://crawl/b*.html"])
    assert source.read(Limits()) == REPORT


def test_what_is_not_there_is_told(memory) -> None:
    (missing,) = parse_many(find_sources(["memory://crawl/none.html"]), jobs=1, isolate=False)
    assert isinstance(missing.error, UnreadableError)
    (nothing,) = find_sources(["memory://crawl/*.pdf"])
    assert isinstance(nothing.error, UnreadableError)
    with pytest.raises(UsageError, match="gopher9"):
        list(find_sources(["gopher9://a/b"]))


def test_only_an_address_that_was_given_is_fetched(memory, tmp_path: Path) -> None:
    # A name within an archive, of a pair or of a file is no address.
    (pair,) = parse_many([("memory://crawl/b.html", b"")], jobs=1, isolate=False)
    assert pair.error is not None
    (path,) = parse_many(["memory://crawl/b.html"], jobs=1, isolate=False)
    assert isinstance(path.error, UnreadableError)
    (tmp_path / "a.jsonl").write_text(json.dumps({"url": "memory://crawl/b.html"}), encoding="utf-8")
    (record,) = find_sources([tmp_path / "a.jsonl"])
    assert record.error is not None
    assert not record.remote
