"""On a sound report nothing is found; what shows in the figures is found; `python -m tests.reach` measures on thousands."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from gov_disclosure import RuleSet, Severity, check
from gov_disclosure.forms import get_form
from tests.layouts.official import CONTRACT_FORM
from tests.layouts.statistics import FORM as STATISTICS
from tests.reach.__main__ import false_findings, told
from tests.reach.figures import FORMS, MANNERS, sound
from tests.reach.oracle import broken
from tests.reach.slips import SLIPS, seeded
from tests.reach.writing import CONTAINERS

OURS = RuleSet.default(plugins=False)


@pytest.mark.parametrize("container", CONTAINERS)
@pytest.mark.parametrize("form", FORMS)
def test_nothing_is_found_in_what_is_sound(form, container) -> None:
    random = Random(f"{form}/{container}")
    for manner in MANNERS:
        assert false_findings(sound(form, random, manner), container, random) == []


@pytest.mark.parametrize("form", FORMS)
def test_what_is_sound_adds_up(form) -> None:
    random = Random(form)
    for manner in MANNERS:
        spec = sound(form, random, manner)
        assert broken(form, spec.values) == set()
        known = get_form(CONTRACT_FORM.get(form, STATISTICS)).cells
        assert set(spec.values) <= set(known)


@pytest.mark.parametrize("kind", SLIPS)
def test_what_shows_is_found(kind) -> None:
    random = Random(f"slip/{kind}")
    tally: Counter[str] = Counter()
    while tally["seeded"] < 8:
        slip = seeded(kind, random)
        if slip is not None:
            tally.update(told(slip, random.choice([each for each in CONTAINERS if each != "tabs"]), random))
    assert tally["found"] == tally["shows"]
    assert tally["false"] == 0


def test_every_cell_of_a_sum_shows() -> None:
    """A cell that is altered shows wherever a sum has it: in every form, cell by cell."""
    from gov_disclosure.testing import build_report, with_figures

    for form in ("form_2021", "trial_2019", STATISTICS):
        report = build_report(form)
        values = {path: figure.value for path, figure in report if type(figure.value) is int}
        for path, value in values.items():
            changed = {**values, path: value + 3}
            codes = broken(form, changed)
            found = {finding.rule for finding in check(with_figures(report, {path: value + 3}), OURS.only("GD4"))}
            assert found == codes | {code for code in found if OURS.get(code).severity < Severity.WARNING}, path
