"""The equations of a form worked out together: as each by itself, whatever stands in the cells."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure import Figure, Report, State
from gov_disclosure.forms import known_forms
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.sums import work_out

FORMS = tuple(known_forms().values())
NUMBERS = st.one_of(
    st.just(0),
    st.none(),
    st.integers(-(10**18), 10**18),
    st.decimals(-(10**17), 10**17, allow_nan=False, places=12),
    st.integers(0, 3),
)


def report_on(form, values) -> Report:
    states = {True: State.BLANK, False: State.NUMBER}
    cells = {path: Figure(value, states[value is None], "" if value is None else str(value)) for path, value in values.items()}
    return Report(form=form.name, cells=cells)


def total(values, paths) -> Fraction | None:
    known = [values.get(path) for path in paths]
    return None if None in known else sum(map(Fraction, known), Fraction(0))


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
@given(st.data())
def test_equations_are_worked_out_as_each_by_itself(form, data) -> None:
    few = data.draw(st.booleans())
    values: dict[str, int | Decimal | None] = dict.fromkeys(form.cells, 0)
    paths = data.draw(st.sets(st.sampled_from(list(form.cells)), max_size=3 if few else 60))
    values |= {path: data.draw(NUMBERS) for path in sorted(paths)}
    for path in data.draw(st.sets(st.sampled_from(list(form.cells)), max_size=3)):
        del values[path]
    report = report_on(form, values)
    worked = work_out(Context(report))
    equations = form.arithmetic.equations(report.cells)
    assert worked.keys() == equations.keys()
    for code, found in equations.items():
        others = []
        for equation in found:
            left, right = total(values, equation.left), total(values, equation.right)
            signs = {"=": left == right}
            if left is not None and right is not None:
                signs |= {"<=": left <= right, ">=": left >= right}
            holds = equation.decided and left is not None and right is not None and signs[equation.sign]
            if not holds:
                others.append((equation, left, right))
        assert worked[code].held == len(found) - len(others)
        assert worked[code].others == others


def test_a_report_on_no_known_form_has_none() -> None:
    assert work_out(Context(Report())) == {}
