"""Patterns of files, cells and bodies."""

from __future__ import annotations

import fnmatch
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure.config.patterns import body_matches, cell_matches, file_matches, relative


@pytest.mark.parametrize(
    ("pattern", "path", "matches"),
    [
        ("a.txt", "a.txt", True),
        ("a.txt", "b/a.txt", True),
        ("a.txt", "b/a.txt.bak", False),
        ("*.html", "x/年报.html", True),
        ("2023", "2023/x/y.txt", True),
        ("2023/", "2023/x/y.txt", True),
        ("2023/*", "2023/x/y.txt", True),
        ("2023/*.txt", "2023/x/y.txt", False),
        ("2023/*.txt", "x/2023/y.txt", False),
        ("**/2023/*.txt", "x/z/2023/y.txt", True),
        ("**/2023/*.txt", "2023/y.txt", True),
        ("a/**/b.txt", "a/b.txt", True),
        ("a/**/b.txt", "a/x/y/b.txt", True),
        ("a/**/b.txt", "a/x/y/c.txt", False),
        ("**", "x", True),
        ("./a/b.txt", "a/b.txt", True),
        ("../a/*", "../a/b.txt", True),
        ("?.txt", "年.txt", True),
        ("[a].txt", "a.txt", False),
        ("e\u0301.txt", "é.txt", True),
        ("-", "-", True),
    ],
)
def test_files(pattern, path, matches) -> None:
    assert file_matches(pattern, path) is matches


def test_cells() -> None:
    assert cell_matches("requests.received", "requests.received.total")
    assert cell_matches("requests.*.total", "requests.received.total")
    assert cell_matches("**.total", "requests.outcome.denied.state_secret.total")
    assert not cell_matches("requests.*.total", "requests.outcome.granted.total")
    assert not cell_matches("requests.*.total", "requests.outcome.total.natural_person")
    assert not cell_matches("requests.received", "requests.received2.total")
    assert cell_matches("requests.**", "requests.received.total")


def test_bodies() -> None:
    assert body_matches("青石镇", " 青石 镇")
    assert body_matches("*教育局", "澄湖县教育局")
    assert not body_matches("教育局", "澄湖县教育局")
    assert not body_matches("*", None)
    assert not body_matches("镇?", "镇府")


@given(st.text("ab*?", max_size=8), st.text("ab", max_size=10))
def test_like_is_that_of_the_shell(pattern: str, text: str) -> None:
    name = f"{text}x"
    assert file_matches(f"{pattern}x", name) is fnmatch.fnmatchcase(name, f"{pattern}x")


def test_many_stars_take_no_time() -> None:
    assert not file_matches("*a" * 2_000 + "b", "a" * 4_000)
    assert not file_matches("**/" * 300 + "b", "a/" * 300 + "c")


def test_relative(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "inner", target_is_directory=True)
    assert relative(str(tmp_path / "inner" / "a.txt"), str(tmp_path)) == "inner/a.txt"
    assert relative(str(tmp_path / "a.txt"), str(tmp_path / "inner")) == "../a.txt"
    assert relative(str(tmp_path / "inner" / "a.txt"), str(tmp_path / "link")) == "a.txt"
    assert relative("-", os.sep) == "-"
