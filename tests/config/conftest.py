"""What the tests of configurations share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import CASES, command, english, faulty, sound  # noqa: F401 - fixtures


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a working directory with two faulty reports, one of them in a folder."""
    text = (CASES / "GD401" / "violated.txt").read_bytes()
    (tmp_path / "2023").mkdir()
    (tmp_path / "2023" / "b.txt").write_bytes(text)
    (tmp_path / "a.txt").write_bytes(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path
