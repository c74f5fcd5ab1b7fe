"""Seeded slips: each is found, and named by a hint that would undo it."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings

from gov_disclosure import RuleSet, UsageError, check
from gov_disclosure.forms import known_forms
from gov_disclosure.report import Report
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.hints import MOST, Sums
from gov_disclosure.rules.hints_cells import digit_slip
from gov_disclosure.testing import KINDS, build_report, faults, seed_fault, some_figures, with_figures
from tests.testing.__main__ import names

OURS = RuleSet.default(plugins=False)
FORMS = tuple(known_forms())
HINTS = 240
"""Slips that hints are measured on; `python -m tests.testing` measures on more."""


@given(fault=faults())
@settings(deadline=None, max_examples=150)
def test_are_found(fault) -> None:
    found = {finding.rule for finding in check(fault.report, OURS)}
    assert set(fault.codes) <= found
    assert not set(fault.codes) & {finding.rule for finding in check(fault.sound, OURS)}


@given(fault=faults())
@settings(deadline=None, max_examples=60)
def test_hints_mend_every_sum_that_they_touch(fault) -> None:
    for finding in check(fault.report, OURS):
        assert len(finding.hints) <= MOST
        for hint in finding.hints:
            should = hint.arguments.get("should")
            if should is not None and len(hint.paths) == 1:
                mended = with_figures(fault.report, {hint.paths[0]: should})
                assert finding.expression not in {each.expression for each in check(mended, OURS)}
            for language in ("zh", "en"):
                assert "?" not in hint.render(language)
                assert "{" not in hint.render(language)


def test_hints_name_the_slip() -> None:
    tally: Counter[str] = Counter()
    random = Random("hints")
    while tally["all"] < HINTS:
        form = random.choice(FORMS)
        fault = seed_fault(build_report(form, some_figures(form, random)), random)
        if fault is None or not fault.paths:
            continue
        found = [finding.hints for finding in check(fault.report, OURS) if finding.hints]
        tally["all"] += 1
        tally["among"] += any(names(fault, hint) for hints in found for hint in hints)
        tally["first"] += any(names(fault, hints[0]) for hints in found)
    assert tally["among"] >= 0.9 * tally["all"]
    assert tally["first"] >= 0.75 * tally["all"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_seeded(kind) -> None:
    random = Random(f"kind/{kind}")
    fault = next(
        fault for _ in range(80) if (fault := seed_fault(build_report(FORMS[0], some_figures(FORMS[0], random)), random, kind))
    )
    assert fault.kind == kind
    changed = {path for path, figure in fault.report if figure.value != fault.sound.cell(path).value}
    assert changed if fault.paths else fault.report.passages != fault.sound.passages
    assert all(any(f"{path}.".startswith(f"{named}.") for path in fault.report.cells) for named in fault.paths)


def test_nothing_can_be_seen_of_some() -> None:
    assert seed_fault(build_report(FORMS[0]), Random(1), "row twice") is None
    with pytest.raises(UsageError, match="no slip is called"):
        seed_fault(build_report(), Random(1), "typo")
    with pytest.raises(UsageError, match="no slip is called"):
        faults(kind="typo")
    with pytest.raises(UsageError, match="no known form"):
        seed_fault(Report(), Random(1))


@pytest.mark.parametrize(
    ("printed", "meant", "code"),
    [
        ("12", "21", "GD454"),
        ("1342", "1432", "GD454"),
        ("1234", "4231", ""),
        ("12", "34", ""),
        ("1", "12", "GD455"),
        ("1234", "12345", "GD455"),
        ("134", "1234", "GD455"),
        ("0", "10", ""),
        ("134", "1243", ""),
        ("122", "12", "GD456"),
        ("1123", "123", "GD456"),
        ("1213", "123", ""),
        ("1", "123", ""),
        ("13", "12", "GD463"),
        ("3", "2", ""),
        ("112", "221", ""),
    ],
)
def test_slips_of_the_pen(printed, meant, code) -> None:
    assert digit_slip(printed, meant) == code


class TestSums:
    def test_mends_only_where_all_hold(self) -> None:
        sound = build_report(FORMS[0], {"requests.outcome.granted.natural_person": 7})
        wrong = with_figures(sound, {"requests.outcome.granted.natural_person": 9})
        sums = Sums(known_forms()[FORMS[0]], Context(wrong))
        assert len(sums.broken) == 2
        assert sorted(sums.mended({"requests.outcome.granted.natural_person": 7})) == sorted(sums.broken)
        assert sums.mended({"requests.outcome.granted.natural_person": 8}) == []
        assert sums.mended({"requests.outcome.granted.total": 9}) == []
        assert sums.mended({"requests.outcome.granted.natural_person": -7}) == []
        assert sums.mended({}) == []

    def test_leaves_sums_out_whose_cells_are_not_all_known(self) -> None:
        report = with_figures(build_report(FORMS[0]), {"requests.outcome.granted.natural_person": None})
        sums = Sums(known_forms()[FORMS[0]], Context(report))
        whole = Sums(known_forms()[FORMS[0]], Context(build_report(FORMS[0])))
        assert len(whole.equations) - len(sums.equations) == 2
        assert not sums.broken


def shown(values, alter) -> list[tuple[str, str, list[tuple[str, tuple[str, ...]]]]]:
    report = with_figures(build_report(FORMS[0], values), alter)
    return [
        (finding.rule, finding.paths[0], [(hint.code, hint.paths) for hint in finding.hints]) for finding in check(report, OURS)
    ]


GRANTED = "requests.outcome.granted"
PARTIAL = "requests.outcome.partially_granted"
HELD = "requests.outcome.not_available.not_held"


def test_a_request_that_is_counted_under_a_reason_as_well() -> None:
    values = {f"{GRANTED}.natural_person": 8, f"{PARTIAL}.natural_person": 2, f"{HELD}.natural_person": 3}
    found = shown(values, {f"{HELD}.natural_person": 5, f"{HELD}.total": 5})
    assert [(rule, hints[0]) for rule, _, hints in found] == [("GD402", ("GD451", (PARTIAL,)))] * 2


def test_two_columns_that_cancel_in_the_total() -> None:
    values = {f"{GRANTED}.natural_person": 8, f"{GRANTED}.commercial_enterprise": 3}
    found = shown(values, {"requests.received.natural_person": 3, "requests.received.commercial_enterprise": 8})
    cells = ("requests.received.natural_person", "requests.received.commercial_enterprise")
    assert [(rule, hints[0]) for rule, _, hints in found] == [("GD401", ("GD452", cells))] * 2


def test_both_sides_of_a_slip_are_told() -> None:
    values = {"remedies.reconsideration.upheld": 12, "remedies.reconsideration.pending": 40}
    report = with_figures(build_report(FORMS[0], values), {"remedies.reconsideration.upheld": 21})
    (finding,) = check(report, OURS)
    first = finding.hints[0]
    assert (first.code, first.arguments["value"], first.arguments["should"]) == ("GD454", 21, 12)
    assert first.message == "remedies.reconsideration.upheld: 21 may be 12 with two digits swapped"
    assert first.render("zh") == "“行政复议 · 结果维持”的 21 可能是 12 数字颠倒"
    assert finding.to_dict()["hints"][0] == {"code": "GD454", "message": first.message, "paths": list(first.paths)}
