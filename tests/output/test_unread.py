"""Files that could not be read, in the formats that people and servers look at: else they would be missed."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

NAME = "b<i>&.html"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sound: Path) -> Path:
    """Return a working directory with a sound report and a page that is none."""
    (tmp_path / "a.txt").write_bytes(sound.read_bytes())
    (tmp_path / NAME).write_text("<p>weather</p>")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_page(command, folder) -> None:
    pytest.importorskip("jinja2")
    assert command("check", ".", "-o", "page.html").status == 2
    page = (folder / "page.html").read_text(encoding="utf-8")
    assert "Files that could not be read (1)" in page
    assert "<b>./b&lt;i&gt;&amp;.html</b> this is no" in page
    command("check", "a.txt", "-o", "page.html")
    assert "could not be read" not in (folder / "page.html").read_text(encoding="utf-8")


def test_worklist(command, folder) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    command("check", ".", "-o", "list.xlsx")
    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook("list.xlsx")["Reports"].iter_rows(min_row=2)]
    assert [row[0] for row in rows] == ["./a.txt", f"./{NAME}"]
    assert rows[1][5].startswith("not read: ")


def test_junit(command, folder) -> None:
    root = ET.fromstring(command("check", ".", "--format", "junit").out)  # noqa: S314 - our own
    assert root.get("errors") == "1"
    (error,) = root.iter("error")
    assert error.get("message")


def test_sarif(command, folder) -> None:
    (run,) = json.loads(command("check", ".", "--format", "sarif").out)["runs"]
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert note["level"] == "error"
    assert note["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "b%3Ci%3E&.html"


def test_github(command, folder) -> None:
    assert "::error file=b<i>&.html,title=gov-disclosure::./b<i>&.html: " in command("check", ".", "--format", "github").out
