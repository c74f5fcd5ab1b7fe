"""Reports with one thing changed are judged as before; where it is to be otherwise, `python -m tests.rules.changes` writes it."""

from __future__ import annotations

from functools import cache

import pytest

from tests.rules.changes import CHANGES, judged, names


@cache
def before() -> dict[str, str]:
    parts = ("\n" + CHANGES.read_text(encoding="utf-8")).split("\n# ")[1:]
    return {part.partition("\n")[0]: f"# {part.rstrip()}\n" for part in parts}


@pytest.mark.parametrize("name", [*names()])
def test_are_judged_as_before(name) -> None:
    assert judged(name) == before()[name]


def test_all_are_there() -> None:
    assert list(before()) == list(names())
