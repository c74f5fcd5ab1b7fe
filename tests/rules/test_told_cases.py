"""What is said of every case is what was said before; where it is to be other, `python -m tests.rules.told_cases` writes it."""

from __future__ import annotations

import pytest

from tests.rules.told_cases import TOLD, codes, told


@pytest.mark.parametrize("code", codes())
def test_says_what_it_said(code) -> None:
    assert told(code) == (TOLD / f"{code}.txt").read_text(encoding="utf-8")


def test_every_rule_has_its_file() -> None:
    assert [file.stem for file in sorted(TOLD.glob("*.txt"))] == codes()
