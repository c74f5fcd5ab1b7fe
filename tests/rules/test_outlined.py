"""Reports are outlined as before; where it is to be otherwise, `python -m tests.rules.outlined` writes it."""

from __future__ import annotations

from functools import cache

import pytest

from tests.rules.outlined import OUTLINES, outlined, texts


@cache
def before() -> dict[str, str]:
    parts = ("\n" + OUTLINES.read_text(encoding="utf-8")).split("\n# ")[1:]
    return {part.partition("\n")[0]: f"# {part.rstrip()}\n" for part in parts}


@pytest.mark.parametrize("name", [*texts()])
def test_are_outlined_as_before(name) -> None:
    assert outlined(name) == before()[name]


def test_all_are_there() -> None:
    assert list(before()) == list(texts())
