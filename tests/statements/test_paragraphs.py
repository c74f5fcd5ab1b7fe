"""Whole paragraphs are read as marked; true ones give no finding, false ones do."""

from __future__ import annotations

import pytest

from . import paragraphs, told

FILES = sorted(file.name for file in paragraphs.FOLDER.glob("*.txt") if "\n# body:" in file.read_text(encoding="utf-8"))
REPORTS = 8
"""`python -m tests.statements.told` measures on more."""


@pytest.mark.parametrize("name", FILES)
def test_are_read_as_marked(name) -> None:
    score = paragraphs.score(name)
    assert score.precision >= 0.985, score.faults
    assert score.recall >= 0.85, score.faults


def test_few_of_all_are_missed() -> None:
    scores = [paragraphs.score(name) for name in FILES]
    assert sum(score.right for score in scores) >= 0.93 * sum(score.right + score.missed for score in scores)


def test_there_are_enough_of_them() -> None:
    assert len(FILES) == 31
    assert sum(len(paragraphs.paragraphs(name)) for name in FILES) >= 1000


def test_the_truth_is_no_finding_and_a_false_number_is() -> None:
    wrong, missed, tried = told.measure(REPORTS)
    assert not wrong
    assert len(missed) <= 0.02 * tried["false"], missed
