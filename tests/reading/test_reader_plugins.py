"""Readers of other distributions, installed for real and found through their entry points."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.core.documents import write
from tests.wheels import install, run

GOOD = '''
import json
from gov_disclosure import Position, Severity, UnreadableError
from gov_disclosure.reading import Cell, Container, Document, Line, Reader, Row, TextSource

class Numbered(TextSource):
    """A source that names the part."""
    def position(self, start, end):
        return super().position(start, end)._replace(part="body")

def read(container: Container) -> Document:
    told = json.loads(container.data[container.data.index(b"{"):])
    if "refuse" in told:
        raise UnreadableError("the sheets are locked")
    view, blocks = "", []
    for number, cells in enumerate(told["rows"], 1):
        row = []
        for column, words in enumerate(cells):
            row.append(Cell(len(view), len(view) + len(words), column))
            view += words + "\\t"
        blocks.append(Row(tuple(row), 1, number, True) if len(row) > 1 else Line(row[0].start, row[0].end))
        view += "\\n"
    container.sink.add("TP901", Severity.INFO, message="read by the plug-in")
    return Document(Numbered(view), tuple(blocks), title=told.get("title"))

SHEETS = Reader(name="sheets", title="Sheets", media_types=("application/x-sheets",), suffixes=("sheets",),
    matches=lambda data, name: data.startswith(b"SHEET"), read=read)
BY_NAME = Reader(name="by_name", title="By name", media_types=("application/x-named", "application/ofd"), suffixes=("named",),
    matches=lambda data, name: False, read=read)
'''
BAD = """
from gov_disclosure.reading import Cell, Document, Line, Reader, Row, TextSource

def reader(name, read, matches=lambda data, name: True, **fields):
    told = {"name": name, "title": name, "media_types": (), "suffixes": (), "matches": matches, "read": read}
    return Reader(**{**told, **fields})

def raising(container):
    container.sink.add("TP902", None)
    raise KeyError("lost")

def leaving(container):
    raise SystemExit(3)

def matching(data, name):
    raise RuntimeError("no idea")

class Crooked(TextSource):
    def position(self, start, end):
        raise ZeroDivisionError("no place")

def crooked(container):
    from gov_disclosure.reading.text import read_text
    text = container.data[7:].decode()
    return Document(Crooked(text), read_text(text).blocks)

no_reader = 3
no_types = reader("types", raising, media_types="application/ofd")
no_function = reader("function", None)
bad_match = reader("match", raising, matching)
bad_read = reader("read", raising)
bad_exit = reader("exit", leaving)
bad_type = reader("type", lambda container: "text")
bad_span = reader("span", lambda container: Document(TextSource("abc"), (Line(1, 9),)))
bad_order = reader("order", lambda container: Document(TextSource("abc"), (Line(2, 3), Line(0, 1))))
bad_words = reader("words", lambda container: Document(TextSource("12"), (Row((Cell(0, 1, 0),), words=("2",)),)))
bad_place = reader("place", crooked, lambda data, name: data.startswith(b"CROOKED"))
"""
ENTRIES = {name: f"tp_bad:{name}" for name in (
    "no_reader", "no_types", "no_function", "bad_match", "bad_read", "bad_exit", "bad_type", "bad_span", "bad_order",
    "bad_words", "bad_place",
)}  # fmt: skip
UNKNOWN = bytes(range(1, 9)) * 30
READ = """
import json, sys
import gov_disclosure
try:
    report = gov_disclosure.parse_file(sys.argv[1])
except gov_disclosure.GovDisclosureError as error:
    print(json.dumps({"error": [type(error).__name__, str(error), error.render("zh")]}))
else:
    found = report.cell("proactive.rules.issued")
    print(json.dumps({
        "value": found.value, "place": found.position.to_dict() if found.position else None,
        "remarks": [[each.code, each.severity.value, each.message] for each in report.diagnostics],
    }))
"""


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    entries = {"gov_disclosure.readers": {"sheets": "tp_sheets:SHEETS", "named": "tp_sheets:BY_NAME"}}
    return install(tmp_path_factory.mktemp("wheel"), "tp_sheets_reader", {"tp_sheets.py": GOOD}, entries)


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {"tp_bad.py": BAD, "tp_gone.py": 'raise ImportError("no libsheet.so")\n'}
    entries = {"gov_disclosure.readers": {**ENTRIES, "gone": "tp_gone:READER"}}
    return install(tmp_path_factory.mktemp("wheel"), "tp_bad_readers", files, entries)


def parse(file: Path, *sites: Path) -> dict[str, Any]:
    done = run("-c", READ, str(file), sites=sites)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def sheets(**more: object) -> bytes:
    """Return a report in the made-up format of the plug-in."""
    rows = [[cell.strip() for cell in line.strip("| ").split("|")] for line in write().splitlines() if line.strip()]
    return b"SHEET" + json.dumps({"rows": rows, **more}).encode()


class TestGood:
    def test_its_bytes_are_read_whatever_the_name(self, good, tmp_path) -> None:
        for name in ("a.sheets", "a.html", "a"):
            (tmp_path / name).write_bytes(sheets())
            told = parse(tmp_path / name, good)
            assert told["value"] == 1
            assert told["place"]["part"] == "body"
            assert told["remarks"] == [["TP901", "info", "read by the plug-in"], *told["remarks"][1:]]

    def test_without_it_the_same_bytes_are_text(self, tmp_path) -> None:
        (tmp_path / "a.sheets").write_bytes(sheets())
        assert parse(tmp_path / "a.sheets")["error"][0] in ("NotAReportError", "UnreadableError")

    def test_our_own_formats_stay_ours(self, good, tmp_path) -> None:
        (tmp_path / "a.sheets").write_text(write(), encoding="utf-8")
        assert parse(tmp_path / "a.sheets", good)["place"].get("part") is None

    def test_an_error_that_it_raises_is_the_last_word(self, good, tmp_path) -> None:
        (tmp_path / "a").write_bytes(sheets(refuse=1))
        assert parse(tmp_path / "a", good)["error"][:2] == ["UnreadableError", "the sheets are locked"]

    def test_the_name_is_heard_where_no_reader_knows_the_bytes(self, good, tmp_path) -> None:
        data = UNKNOWN + sheets()[5:]
        for name in ("a.named", "a.NAMED"):
            (tmp_path / name).write_bytes(data)
            assert parse(tmp_path / name, good)["value"] == 1
        (tmp_path / "a.other").write_bytes(data)
        assert parse(tmp_path / "a.other", good)["error"][0] == "UnreadableError"

    def test_so_is_the_media_type_and_before_the_name(self, good) -> None:
        data = UNKNOWN + sheets()[5:]
        code = (
            "import sys, gov_disclosure as g\n"
            f"data = {data!r}\n"
            "print(g.parse_bytes(data, media_type='application/x-named; charset=utf-8').value('proactive.rules.issued'))\n"
            "try:\n    g.parse_bytes(data, media_type='text/html', name='a.named')\n"
            "except g.UnreadableError as error:\n    print(error)\n"
        )
        done = run("-c", code, sites=(good,))
        assert done.stdout.splitlines()[0] == "1"
        assert "binary" in done.stdout.splitlines()[1]

    def test_a_format_that_is_recognised_finds_its_reader_by_media_type(self, good, tmp_path) -> None:
        import zipfile

        with zipfile.ZipFile(tmp_path / "a.bin", "w") as archive:
            archive.writestr("OFD.xml", "<x/>")
        told = parse(tmp_path / "a.bin", good)
        # The plug-in was asked, cannot read this one, and ours says what it is.
        assert told["error"][0] == "UnreadableError"
        assert "OFD" in told["error"][1]
        assert "the reader by_name of tp_sheets_reader 1.2 failed" in told["error"][1]
        assert "读取器 by_name" in told["error"][2]

    def test_it_can_be_left_out(self, good, tmp_path) -> None:
        (tmp_path / "a.sheets").write_bytes(sheets())
        for command, status in (("parse", 0), ("check", 1)):
            assert run("-m", "gov_disclosure", command, str(tmp_path / "a.sheets"), sites=(good,)).returncode == status
            left = run("-m", "gov_disclosure", command, "--no-plugins", str(tmp_path / "a.sheets"), sites=(good,))
            assert left.returncode == 2

    def test_is_listed_with_the_versions(self, good) -> None:
        assert "tp_sheets_reader 1.2" in run("-m", "gov_disclosure", "--version", sites=(good,)).stdout


class TestBad:
    def test_each_fails_alone_and_the_report_is_read(self, bad, good, tmp_path) -> None:
        file = tmp_path / "a.txt"
        file.write_text(write(), encoding="utf-8")
        told = parse(file, bad, good)
        assert told["value"] == 1
        plain = parse(file)["remarks"]
        messages = [message for code, _, message in told["remarks"] if code in ("GD901", "GD903")]
        assert len(told["remarks"]) == len(messages) + len(plain)
        for words in (
            "no_reader of tp_bad_readers 1.2 cannot be used: int is no gov_disclosure.reading.Reader",
            "media_types of the reader 'types' is no tuple of str",
            "read of the reader 'function' cannot be called",
            "gone of tp_bad_readers 1.2 cannot be used: ImportError: no libsheet.so",
            "the reader match of tp_bad_readers 1.2 failed, and the next was asked: RuntimeError: no idea",
            "the reader read of tp_bad_readers 1.2 failed, and the next was asked: KeyError: 'lost'",
            "SystemExit: 3",
            "it returned str, no gov_disclosure.reading.Document",
            "block 0 has the span (1, 9), behind 0 in a view of 3",
            "block 1 has the span (0, 1), behind 3 in a view of 3",
            "block 0: words are not what stands at the cells' spans",
        ):
            assert sum(words in message for message in messages) == 1, words
        assert len(messages) == 11

    def test_a_place_that_cannot_be_told_is_that_in_the_view(self, bad, tmp_path) -> None:
        (tmp_path / "a").write_bytes(b"CROOKED" + write().encode())
        told = parse(tmp_path / "a", bad)
        assert told["value"] == 1
        assert write()[told["place"]["start"]] == "1"
        assert sum("ZeroDivisionError: no place" in message for _, _, message in told["remarks"]) == 1

    def test_what_should_have_read_a_file_is_told_with_the_refusal(self, bad, tmp_path) -> None:
        (tmp_path / "a.bin").write_bytes(bytes(range(32)) * 9)
        kind, english, chinese = parse(tmp_path / "a.bin", bad)["error"]
        assert kind == "UnreadableError"
        assert "binary file" in english
        assert "no libsheet.so" in english
        assert "二进制" in chinese
        assert "no libsheet.so" in chinese

    def test_those_that_cannot_be_used_are_findings_once(self, bad, tmp_path) -> None:
        file = tmp_path / "a.txt"
        file.write_text(write(), encoding="utf-8")
        done = run("-m", "gov_disclosure", "check", "--format", "json", str(file), str(file), sites=(bad,))
        messages = [each["message"] for each in json.loads(done.stdout)["findings"] if each["rule"] == "GD901"]
        assert len(messages) == 4
        assert sum("no libsheet.so" in message for message in messages) == 1


def test_forms_can_be_left_out_too(tmp_path) -> None:
    from tests.rules.test_plugins import LAYOUT, MODEL, RELATIONS

    files = {"tp_form/__init__.py": MODEL, "tp_form/layout.lark": LAYOUT, "tp_form/relations.toml": RELATIONS}
    site = install(tmp_path, "tp_left_form", files, {"gov_disclosure.forms": {"local": "tp_form:FORM"}})
    assert "local_2031" in run("-m", "gov_disclosure", "forms", sites=(site,)).stdout
    assert "local_2031" not in run("-m", "gov_disclosure", "forms", "--no-plugins", sites=(site,)).stdout
