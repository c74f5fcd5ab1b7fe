"""Sets of reports are judged as before; where it is to be otherwise, `python -m tests.across.sets` writes it."""

from __future__ import annotations

import pytest

from tests.across.sets import SETS, judged, names


@pytest.mark.parametrize("name", [*names()])
def test_are_judged_as_before(name) -> None:
    before = SETS.read_text(encoding="utf-8")
    start = before.index(f"# {name}\n")
    end = before.find("\n# ", start) + 1
    assert judged(name) == before[start : end or None]


def test_all_are_there() -> None:
    before = SETS.read_text(encoding="utf-8").splitlines()
    assert [line.removeprefix("# ") for line in before if line.startswith("# ")] == list(names())
