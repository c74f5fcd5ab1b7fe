"""Hostile words about several reports, in reasons of waivers and in files that could not be read: words, everywhere."""

from __future__ import annotations

import io
import json
import zipfile
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given

from gov_disclosure import RuleSet, Waiver
from gov_disclosure.output.formats import FORMATS, Beside, Run, Source, Summary, Unread
from gov_disclosure.rules import Checker, Suppression
from tests.output.test_formats import ONCE
from tests.output.test_hostile_words import ALL, SETTINGS, WORDS, report, says, words
from tests.output.test_sarif import faults

MARKUP = "<script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)></details>=1+1 javascript:alert(1)"


def written(name: str, text: str) -> bytes:
    """Return what a format makes of findings on several reports, of a waiver, and of a file that could not be read."""
    WORDS[0] = text
    form = FORMATS[name]
    stream = io.BytesIO() if form.binary else io.StringIO()
    writer = form.make(Run("zh", stream, RuleSet().with_rules(says), suppressed=True, together=True))
    evaluation = Checker(says).evaluate(report(), file=text)
    (finding,) = evaluation.findings
    waived = Suppression(finding, "waiver", text, Waiver(rule="AB101", reason=text.strip() or "x", place=text))
    path = text.replace("\0", "")
    both = evaluation._replace(suppressed=(waived,))
    writer.begin()
    writer.add(report(), both, text, Source(path))
    writer.add_together(text, both, {text: Beside(path, report())})
    writer.tell(evaluation.findings)
    writer.end(Summary(2, 1, unread=(Unread(path, text),)))
    value = stream.getvalue()
    return value if isinstance(value, bytes) else value.encode("utf-8", "backslashreplace")


@SETTINGS
@given(words)
@example(ALL)
def test_sarif(text: str) -> None:
    log = json.loads(written("sarif", text))
    assert faults(log) == []
    assert len(log["runs"][0]["results"]) == 4


@SETTINGS
@given(words)
@example(ALL)
def test_junit(text: str) -> None:
    root = ET.fromstring(written("junit", text))  # noqa: S314 - our own
    assert [len(suite) for suite in root] == [3, 3, 1, 1]
    assert (root.get("tests"), root.get("errors")) == ("8", "1")


@SETTINGS
@given(words)
@example(ALL)
def test_github(text: str) -> None:
    lines = written("github", text).decode().splitlines()
    assert len(lines) == 4
    assert all(ONCE.match(line) for line in lines)


@SETTINGS
@given(words)
@example(ALL)
@pytest.mark.parametrize("name", ["json", "text", "statistics"])
def test_others(name: str, text: str) -> None:
    out = written(name, text).decode()
    if name == "json":
        assert len(json.loads(out)["suppressed"]) == 2
    assert not {"\x1b", "\0", "\u202e", "\u2066", "\x85"} & set(out)


@SETTINGS
@given(words)
@example(ALL)
@example(MARKUP)
@example("=1+1")
def test_worklist(text: str) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    data = written("xlsx", text)
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert all(cell.data_type != "f" and cell.hyperlink is None for sheet in book for row in sheet.iter_rows() for cell in row)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert not any(b"<f>" in package.read(name) for name in package.namelist() if "worksheets/sheet" in name)


def test_every_format_is_here() -> None:
    tested = {"sarif", "junit", "github", "json", "text", "statistics", "html", "xlsx"}
    assert set(FORMATS) == tested
