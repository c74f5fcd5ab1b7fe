"""Remarks as values: compared by gravity, put into words late, and back from JSON."""

from __future__ import annotations

import pytest

from gov_disclosure import Diagnostic, Limits, Position, Severity, messages
from gov_disclosure.diagnostics import Diagnostics


def test_severities_compare_by_gravity() -> None:
    """Info below warning below error."""
    info, warning, error = Severity.INFO, Severity.WARNING, Severity.ERROR
    assert info < warning < error
    assert error > warning > info
    assert info <= Severity("info") <= error
    assert error >= Severity("error") >= info
    assert not info > warning
    assert not error <= warning
    assert sorted([error, info, warning]) == [info, warning, error]


@pytest.mark.parametrize("position", [None, Position(1, 2, 3, 4), Position(1, 2, 3, 4, 5, 6)])
def test_a_remark_comes_back_from_its_json(position: Position | None) -> None:
    """In either language, with its place and what it was filled with."""
    remark = Diagnostic("GD113", Severity.WARNING, {"read": "7", "list": [1, None]}, "requests.received", position)
    for language in ("en", "zh"):
        assert Diagnostic.from_dict(remark.to_dict(language)) == remark
    assert remark.to_dict()["message"] == remark.message


def test_a_remark_is_in_the_language_asked_for() -> None:
    """Lists are joined, a missing word is a question mark, another language is English."""
    remark = Diagnostic("GD214", Severity.WARNING, {"label": "湖泊", "figures": ["9", None]})
    assert "湖泊" in remark.render("zh")
    assert "9, –" in remark.render("en")
    assert remark.render("fr") == remark.render("en") == remark.message
    assert "?" in Diagnostic("GD214", Severity.WARNING).message


def test_a_code_of_another_package_brings_its_own_words() -> None:
    """Or is told by itself."""
    assert Diagnostic("XX1", Severity.INFO, {"message": "own words"}).message == "own words"
    assert Diagnostic("XX1", Severity.INFO).message == "XX1"
    assert messages.entry("XX1") is None


def test_the_sink_is_bounded() -> None:
    """What does not fit is counted."""
    sink = Diagnostics(Limits(max_diagnostics=2))
    for _ in range(5):
        sink.add("GD122", Severity.WARNING)
    kept = sink.freeze()
    assert [each.code for each in kept] == ["GD122", "GD122", "GD105"]
    assert kept[-1].arguments["dropped"] == 3


def test_every_code_has_its_texts_in_both_languages() -> None:
    """None is told by its code alone."""
    for code in messages.codes():
        entry = messages.entry(code)
        assert entry is not None
        assert all(entry.get(name) for name in ("zh", "en")), code
