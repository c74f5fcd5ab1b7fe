"""Archives of one body over fifteen years and more: the form of every report, every cell, and the schema of what is written."""

from __future__ import annotations

import pytest

from gov_disclosure import json_schema, parse_bytes
from tests.archive.__main__ import judge
from tests.archive.making import Item, archive

SEEDS = 6


@pytest.mark.parametrize("seed", range(SEEDS))
def test_every_form_is_right_and_every_cell_told_is_true(seed: int) -> None:
    """What cannot be known is null, in few cells of few reports."""
    pytest.importorskip("pypdfium2")
    pytest.importorskip("reportlab")
    validator = pytest.importorskip("jsonschema").Draft202012Validator(json_schema("report"))
    missing = cells = 0
    for item in archive(seed):
        report = parse_bytes(item.data, name=item.name)
        found = judge(report, item)
        assert (found["form"], found["false"]) == ([], []), item.layout
        assert report.year == item.year
        assert list(validator.iter_errors(report.to_dict())) == []
        missing += len(found["missing"])
        cells += len(item.values)
    assert missing <= cells // 100


def test_the_same_archive_for_the_same_seed() -> None:
    def texts(seed: int) -> list[Item]:
        return list(archive(seed, files=False))

    assert [each.data for each in texts(1)] == [each.data for each in texts(1)]
