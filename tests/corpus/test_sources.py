"""Folders, patterns, archives and files of records become sources, one after another."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import struct
import tarfile
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from gov_disclosure import LimitError, Limits, UnreadableError
from gov_disclosure.corpus import Source, find_sources
from gov_disclosure.corpus.finding import count_sources

PAGE = "<p>页</p>".encode()


def names(*paths: Path | str, **options) -> list[str]:
    return [source.name for source in find_sources(paths, **options)]


def write(folder: Path, *files: str) -> None:
    for file in files:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_bytes(PAGE)


class TestFolders:
    def test_are_walked_in_order_of_name(self, tmp_path: Path) -> None:
        write(tmp_path, "b/2.html", "b/1.txt", "a.docx", "c.pdf", "b/deep/x.md")
        assert names(tmp_path) == [str(tmp_path / each) for each in ("a.docx", "c.pdf", "b/1.txt", "b/2.html", "b/deep/x.md")]

    def test_other_files_and_hidden_ones_are_left_alone(self, tmp_path: Path) -> None:
        write(tmp_path, "a.html", "a.css", ".b.html", ".git/c.html", "noending")
        assert names(tmp_path) == [str(tmp_path / "a.html")]

    def test_a_file_that_is_named_may_have_any_ending(self, tmp_path: Path) -> None:
        write(tmp_path, "noending")
        assert names(tmp_path / "noending") == [str(tmp_path / "noending")]

    def test_a_loop_of_links_ends(self, tmp_path: Path) -> None:
        write(tmp_path, "a/1.html")
        (tmp_path / "a" / "up").symlink_to(tmp_path)
        (tmp_path / "a" / "self").symlink_to(tmp_path / "a")
        assert names(tmp_path) == [str(tmp_path / "a" / "1.html")]

    def test_what_is_not_there_is_told(self, tmp_path: Path) -> None:
        (source,) = find_sources([tmp_path / "none.html"])
        assert isinstance(source.error, UnreadableError)
        with pytest.raises(UnreadableError, match="cannot be opened"):
            source.read(Limits())

    def test_other_endings_may_be_asked_for(self, tmp_path: Path) -> None:
        write(tmp_path, "a.html", "b.aspx")
        assert names(tmp_path, endings=(".aspx",)) == [str(tmp_path / "b.aspx")]


class TestPatterns:
    def test_stand_for_what_they_match(self, tmp_path: Path) -> None:
        write(tmp_path, "2023/a.html", "2024/a.html", "2024/b.txt")
        assert names(f"{tmp_path}/**/*.html") == [str(tmp_path / "2023/a.html"), str(tmp_path / "2024/a.html")]

    def test_a_file_with_such_a_name_is_that_file(self, tmp_path: Path) -> None:
        write(tmp_path, "a[1].html", "a1.html")
        assert names(tmp_path / "a[1].html") == [str(tmp_path / "a[1].html")]

    def test_one_that_matches_nothing_is_told(self, tmp_path: Path) -> None:
        (source,) = find_sources([f"{tmp_path}/*.html"])
        assert "matches" in str(source.error)


def make_zip(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def make_tar(path: Path, members: dict[str, bytes], mode: str) -> Path:
    with tarfile.open(path, mode) as archive:
        for name, data in members.items():
            told = tarfile.TarInfo(name)
            told.size = len(data)
            archive.addfile(told, io.BytesIO(data))
    return path


MEMBERS = {"2024/甲局.html": PAGE, "2024/logo.png": b"x", "__MACOSX/._a.html": b"x", "乙局.txt": b"y"}


class TestArchives:
    def test_members_of_a_zip_are_sources(self, tmp_path: Path) -> None:
        path = make_zip(tmp_path / "a.zip", MEMBERS)
        assert [(each.name, each.data) for each in find_sources([path])] == [
            (f"{path}!/2024/甲局.html", PAGE), (f"{path}!/乙局.txt", b"y"),
        ]  # fmt: skip

    @pytest.mark.parametrize(("ending", "mode"), [(".tar", "w"), (".tar.gz", "w:gz"), (".tgz", "w:gz"), (".tar.xz", "w:xz")])
    def test_members_of_a_tar_are_sources(self, tmp_path: Path, ending: str, mode: str) -> None:
        path = make_tar(tmp_path / f"a{ending}", MEMBERS, mode)
        assert [each.name for each in find_sources([tmp_path])] == [f"{path}!/2024/甲局.html", f"{path}!/乙局.txt"]

    @pytest.mark.parametrize("code", ["gb18030", "utf-8"])
    def test_names_that_are_not_marked_as_utf_8_are_read(self, tmp_path: Path, code: str) -> None:
        """What archivers write that know no UTF-8: the bytes of the name as they are, and no mark."""
        name = "甲局.html".encode(code)
        stand_in = "A" * (len(name) - 5) + ".html"
        whole = make_zip(tmp_path / "a.zip", {stand_in: PAGE}).read_bytes()
        (tmp_path / "a.zip").write_bytes(whole.replace(stand_in.encode(), name))
        assert names(tmp_path / "a.zip") == [f"{tmp_path / 'a.zip'}!/甲局.html"]

    def test_archives_and_records_within_are_told_and_not_opened(self, tmp_path: Path) -> None:
        members = {"in.zip": b"PK", "pages.JSONL": b"{}", ".hidden.zip": b"PK", "甲局.html": PAGE}
        for path in (make_zip(tmp_path / "a.zip", members), make_tar(tmp_path / "b.tar.gz", members, "w:gz")):
            nested, records, page = find_sources([path])
            assert (nested.name, records.name, page.data) == (f"{path}!/in.zip", f"{path}!/pages.JSONL", PAGE)
            for each in (nested, records):
                assert isinstance(each.error, UnreadableError)
                assert "unpack it first" in each.error.render("en")

    def test_what_is_left_out_by_name_is_no_input(self, tmp_path: Path) -> None:
        (tmp_path / "out.jsonl").write_text('{"html": "x"}\n', encoding="utf-8")
        (tmp_path / "in.jsonl").write_text('{"html": "x"}\n', encoding="utf-8")
        (tmp_path / "link.jsonl").symlink_to(tmp_path / "out.jsonl")
        write(tmp_path, "out.csv", "below/out.csv")
        without = [tmp_path / "out.jsonl", tmp_path / "out.csv"]
        assert names(tmp_path, without=without) == [f"{tmp_path}/in.jsonl!/1", f"{tmp_path}/below/out.csv"]
        assert count_sources([tmp_path], without=without) is None
        (tmp_path / "in.jsonl").unlink()
        assert count_sources([tmp_path], without=without) == 1

    def test_damaged_ones_are_told_and_the_others_are_done(self, tmp_path: Path) -> None:
        whole = make_zip(tmp_path / "b.zip", {"1.html": os.urandom(4_000), "2.html": PAGE}).read_bytes()
        (tmp_path / "b.zip").write_bytes(whole[:500] + b"\0" * 50 + whole[550:])
        (tmp_path / "a.zip").write_bytes(b"PK no archive")
        (tmp_path / "c.tar").write_bytes(b"no archive at all" * 100)
        write(tmp_path, "d.html")
        sources = list(find_sources([tmp_path]))
        assert [each.name.rpartition(str(tmp_path))[2] for each in sources] == [
            "/a.zip", "/b.zip!/1.html", "/b.zip!/2.html", "/c.tar", "/d.html",
        ]  # fmt: skip
        assert [each.error is None for each in sources] == [False, False, True, False, True]

    def test_a_tar_that_is_cut_off_gives_what_there_is(self, tmp_path: Path) -> None:
        path = make_tar(tmp_path / "a.tar", {"1.html": PAGE, "2.html": b"x" * 50_000}, "w")
        path.write_bytes(path.read_bytes()[:20_000])
        first, second, archive = find_sources([path])
        assert first.data == PAGE
        assert isinstance(second.error, UnreadableError)
        # There may have been others behind it.
        assert isinstance(archive.error, UnreadableError)
        assert archive.name == str(path)

    @pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
    def test_a_header_that_is_damaged_or_missing_is_no_end(self, tmp_path: Path, mode: str) -> None:
        path = make_tar(tmp_path / "a.tar", {"1.html": PAGE, "2.html": PAGE, "3.html": PAGE}, "w")
        packed = {"w": bytes, "w:gz": gzip.compress, "w:bz2": bz2.compress, "w:xz": lzma.compress}[mode]
        whole = path.read_bytes()
        for damaged in (whole[:1024] + b"x" + whole[1025:], whole[:1024], whole[:1300]):
            path.write_bytes(packed(damaged))
            first, archive = find_sources([path])
            assert first.data == PAGE
            assert isinstance(archive.error, UnreadableError)

    def test_what_is_packed_in_several_pieces_is_read_to_its_end(self, tmp_path: Path) -> None:
        whole = make_tar(tmp_path / "a.tar", {"1.html": PAGE, "2.html": PAGE}, "w").read_bytes()
        for number, packed in enumerate((gzip.compress, bz2.compress, lzma.compress)):
            path = tmp_path / f"{number}.tar"
            path.write_bytes(b"".join(packed(whole[at : at + 700]) for at in range(0, len(whole), 700)))
            assert [each.data for each in find_sources([path])] == [PAGE, PAGE]

    @pytest.mark.parametrize("kind", [tarfile.GNUTYPE_LONGNAME, tarfile.XHDTYPE, tarfile.GNUTYPE_SPARSE])
    def test_endless_headers_of_a_tar_are_an_error(self, tmp_path: Path, kind: bytes) -> None:
        told = tarfile.TarInfo("long")
        told.type, told.size = kind, 64 << 20
        head = bytearray(told.tobuf(tarfile.GNU_FORMAT))
        # A list of the pieces of a sparse file goes on in the next block.
        head[482] = 1
        head[148:156] = b"%06o\0 " % (sum(head) - sum(head[148:156]) + 8 * 32)
        (tmp_path / "a.tar.gz").write_bytes(gzip.compress(bytes(head) + (b"\0" * 504 + b"\1" + b"\0" * 7) * (32 << 11), 1))
        tracemalloc.start()
        try:
            (archive,) = find_sources([tmp_path])
            assert tracemalloc.get_traced_memory()[1] < 16 << 20
        finally:
            tracemalloc.stop()
        assert "headers of more than" in str(archive.error)

    @pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
    def test_a_damaged_member_costs_itself_alone_however_it_is_packed(self, tmp_path: Path, method: int) -> None:
        path = tmp_path / "a.zip"
        with zipfile.ZipFile(path, "w", method) as archive:
            archive.writestr("1.html", os.urandom(4_000))
            archive.writestr("2.html", PAGE)
        whole = path.read_bytes()
        path.write_bytes(whole[:60] + bytes(byte ^ 0xFF for byte in whole[60:300]) + whole[300:])
        first, second = find_sources([path])
        assert isinstance(first.error, UnreadableError)
        assert second.data == PAGE

    def test_members_that_overlap_are_unpacked_by_nobody(self, tmp_path: Path) -> None:
        path = make_zip(tmp_path / "a.zip", {"a.txt": os.urandom(4_000)})
        whole = path.read_bytes()
        begin, end = whole.index(b"PK\1\2"), whole.index(b"PK\5\6")
        entry = whole[begin:end]
        end_of_two = whole[end : end + 8] + struct.pack("<HHLL", 2, 2, 2 * len(entry), begin) + b"\0\0"
        path.write_bytes(whole[:begin] + 2 * entry + end_of_two)
        (source,) = find_sources([path])
        assert isinstance(source.error, UnreadableError)
        assert "overlap" in source.error.render("en")

    @pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
    def test_a_bomb_that_the_library_unpacks_at_once_is_given_in_pieces(self, tmp_path: Path, method: int) -> None:
        with zipfile.ZipFile(tmp_path / "a.zip", "w", method) as archive:
            archive.writestr("a.txt", b"0" * 200_000_000)
        tracemalloc.start()
        (source,) = find_sources([tmp_path / "a.zip"], limits=Limits(max_bytes=1_000_000))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert isinstance(source.error, LimitError)
        assert peak < 150_000_000

    def test_a_bomb_is_stopped_while_it_is_unpacked(self, tmp_path: Path) -> None:
        path = make_zip(tmp_path / "a.zip", {"1.html": b"0" * (40 << 20), "2.html": PAGE})
        first, second = find_sources([path])
        assert isinstance(first.error, LimitError)
        assert second.data == PAGE
        (large,) = find_sources([make_tar(tmp_path / "b.tar", {"1.html": b"0" * 2_000}, "w")], limits=Limits(max_bytes=1_000))
        assert isinstance(large.error, LimitError)

    def test_links_and_devices_in_a_tar_are_left_alone(self, tmp_path: Path) -> None:
        with tarfile.open(tmp_path / "a.tar", "w") as archive:
            for name, kind in (("a.html", tarfile.SYMTYPE), ("b.html", tarfile.LNKTYPE), ("c.html", tarfile.CHRTYPE)):
                told = tarfile.TarInfo(name)
                told.type, told.linkname = kind, "/etc/passwd"
                archive.addfile(told)
        assert names(tmp_path / "a.tar") == []


class TestRecords:
    def test_are_sources(self, tmp_path: Path) -> None:
        path = tmp_path / "pages.jsonl"
        lines = [{"url": "http://a.gov.cn/1.html", "html": "<p>甲</p>"}, {"text": "乙", "media_type": "text/plain; charset=gbk"}]
        path.write_text("\n".join(map(json.dumps, lines)) + "\n\n", encoding="utf-8")
        first, second = find_sources([path])
        assert (first.name, first.data.decode()) == (f"{path}!/http://a.gov.cn/1.html", "<p>甲</p>")
        assert (second.name, second.data.decode(), second.media_type) == (f"{path}!/2", "乙", "text/plain; charset=utf-8")

    def test_may_be_compressed(self, tmp_path: Path) -> None:
        path = tmp_path / "pages.ndjson.gz"
        path.write_bytes(gzip.compress(json.dumps({"content": "甲"}).encode()))
        assert [each.data.decode() for each in find_sources([tmp_path])] == ["甲"]
        path.write_bytes(path.read_bytes()[:-12])
        assert all(each.error is not None for each in find_sources([path]))

    def test_bad_lines_are_told_and_the_others_are_done(self, tmp_path: Path) -> None:
        path = tmp_path / "pages.jsonl"
        path.write_text('{"text": 1}\nno json\n[1]\n{"a": "b"}\n' + "[" * 100_000 + '\n{"text": "x"}', encoding="utf-8")
        sources = list(find_sources([path]))
        assert [each.error is None for each in sources] == [False] * 5 + [True]

    def test_what_is_blank_is_no_text_and_no_name(self, tmp_path: Path) -> None:
        path = tmp_path / "pages.jsonl"
        lines = [{"html": " ", "text": "甲", "name": "", "url": "u"}, {"html": "", "text": None}]
        path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
        first, second = find_sources([path])
        assert (first.name, first.data.decode()) == (f"{path}!/u", "甲")
        assert "no text" in str(second.error)

    def test_a_bomb_of_values_is_not_made(self, tmp_path: Path) -> None:
        path = tmp_path / "pages.jsonl.gz"
        path.write_bytes(gzip.compress(b'{"text": "x", "y": [' + b'{"":0},' * 3_000_000 + b'0]}\n{"text": "z"}', 1))
        first, second = find_sources([path], limits=Limits(max_memory=64 << 20))
        assert isinstance(first.error, LimitError)
        assert second.data == b"z"

    def test_a_packed_file_without_bytes_is_told(self, tmp_path: Path) -> None:
        for name in ("a.jsonl.gz", "a.tar.gz", "a.zip"):
            (tmp_path / name).write_bytes(b"")
        assert [str(source.error is not None) for source in find_sources([tmp_path])] == ["True"] * 3
        (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b""))
        assert names(tmp_path / "a.jsonl.gz") == []

    def test_a_line_beyond_the_limit_is_left_out(self, tmp_path: Path) -> None:
        path = tmp_path / "pages.jsonl"
        path.write_text(json.dumps({"text": "x" * 9_000}) + '\n{"text": "y"}\n', encoding="utf-8")
        first, second = find_sources([path], limits=Limits(max_bytes=1_000))
        assert isinstance(first.error, LimitError)
        assert second.data == b"y"


def test_a_source_is_read_when_its_turn_comes(tmp_path: Path) -> None:
    source = Source(str(tmp_path / "a.html"))
    (tmp_path / "a.html").write_bytes(PAGE)
    assert source.read(Limits()) == PAGE
    assert source.file_name == "a.html"


class TestOddNames:
    """Names that are met twice, differ in case alone, or are no text: no input is lost and none is read twice."""

    @staticmethod
    def tables(out: Path, *paths: Path | str) -> list[tuple[str, str]]:
        import csv

        from gov_disclosure.corpus import extract

        extract(find_sources(paths), out, jobs=1, isolate=False)
        found: list[tuple[str, str]] = []
        for file, column in ((out, "body"), (out.with_suffix(".errors.csv"), "error")):
            with file.open(encoding="utf-8", newline="") as stream:
                found += [(row["source"], row[column]) for row in csv.DictReader(stream)]
        return found

    def report(self, body: str) -> str:
        text = (Path(__file__).parent.parent.parent / "examples" / "sound-2024.txt").read_text(encoding="utf-8")
        return text.replace("澄湖县数据资源管理局", body)

    def test_records_of_one_name_are_inputs_of_their_own(self, tmp_path: Path) -> None:
        records = [{"url": "http://a.cn/x.txt", "text": self.report(body)} for body in ("甲局", "乙局", "丙局")]
        (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
        found = self.tables(tmp_path / "out.csv", tmp_path / "a.jsonl", f"{tmp_path}/*.jsonl")
        inside = f"{tmp_path}/a.jsonl!/http://a.cn/x"
        assert found == [(f"{inside}.txt", "甲局"), (f"{inside}~2.txt", "乙局"), (f"{inside}~3.txt", "丙局")]

    @pytest.mark.filterwarnings("ignore:Duplicate name")
    def test_members_of_one_name(self, tmp_path: Path) -> None:
        with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
            for body in ("甲局", "乙局"):
                archive.writestr("a.txt", self.report(body))
            archive.writestr("A.txt", self.report("丙局"))
            # So is one called as the second of that name.
            archive.writestr("a~2.txt", self.report("丁局"))
        assert [body for _, body in self.tables(tmp_path / "out.csv", tmp_path / "a.zip")] == ["甲局", "乙局", "丙局", "丁局"]

    def test_a_file_that_is_given_twice_is_one_input(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(self.report("甲局"), encoding="utf-8")
        assert len(self.tables(tmp_path / "out.csv", tmp_path / "a.txt", tmp_path, f"{tmp_path}/*.txt")) == 1

    def test_nor_is_one_given_by_two_paths(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "in").mkdir()
        (tmp_path / "in" / "a.txt").write_text(self.report("甲局"), encoding="utf-8")
        make_zip(tmp_path / "in" / "b.zip", {"b.txt": self.report("乙局").encode()})
        monkeypatch.chdir(tmp_path)
        assert len(self.tables(tmp_path / "out.csv", "in", "./in", tmp_path / "in", ".", "in/./a.txt")) == 2

    def test_names_that_differ_in_case_alone(self, tmp_path: Path) -> None:
        for name in ("a.txt", "A.txt", "a.TXT"):
            (tmp_path / name).write_text(self.report("甲局"), encoding="utf-8")
        if len(list(tmp_path.iterdir())) < 3:
            pytest.skip("the file system takes them for one")
        assert len(self.tables(tmp_path / "out.csv", tmp_path)) == 3

    def test_names_that_are_no_text(self, tmp_path: Path) -> None:
        try:
            (tmp_path / os.fsdecode(b"\xb1\xa8.txt")).write_text(self.report("甲局"), encoding="utf-8")
        except OSError:
            pytest.skip("the file system does not take them")
        for ending in ("csv", "jsonl", "sqlite"):
            from gov_disclosure.corpus import extract

            assert extract(find_sources([tmp_path]), tmp_path.parent / f"odd.{ending}", jobs=2).reports == 1

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is unreadable to the superuser")
    def test_what_may_not_be_read_is_an_error(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("x", encoding="utf-8")
        (tmp_path / "a.txt").chmod(0)
        assert [error for _, error in self.tables(tmp_path / "out.csv", tmp_path)] == ["UnreadableError"]

    def test_files_that_are_gone_or_no_files_are_errors(self, tmp_path: Path) -> None:
        (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing")
        (tmp_path / "round.txt").symlink_to(tmp_path / "round.txt")
        (tmp_path / "folder.html").mkdir()
        (tmp_path / "deep").symlink_to(tmp_path)
        found = self.tables(tmp_path.parent / "out-gone.csv", tmp_path)
        assert [error for _, error in found] == ["UnreadableError"] * 2
