"""Indicators: values from figures alone, every null with its reason, and statistics that take no null for 0."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure import Report, UsageError, indicators, parse_file
from gov_disclosure.derived import SMALL, Indicator, Lack, known_indicators, summarize
from gov_disclosure.derived.definitions import COUNTED
from gov_disclosure.forms import get_form, known_forms
from gov_disclosure.forms.measures import known_measures
from gov_disclosure.testing import build_report, with_figures

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


@pytest.fixture(scope="module")
def report() -> Report:
    return parse_file(EXAMPLES / "sound-2024.html")


def blank(report: Report, path: str) -> Report:
    """Return a report with a cell that says nothing."""
    return with_figures(report, {path: None})


class TestFormulas:
    def test_every_term_is_a_measure_or_a_cell_of_a_form(self) -> None:
        for each in known_indicators().values():
            for term in (*each.plus, *each.minus, *each.over):
                name = term.removeprefix("previous:")
                known = name in COUNTED or name in known_measures()
                assert known or any(name in form.cells for form in known_forms().values()), term
            assert bool(each.plus) != bool(each.change_of)
            assert each.zh
            assert each.en

    def test_values_are_those_of_the_cells(self, report: Report) -> None:
        found = indicators(report)
        value = {path: figure.value for path, figure in report}
        outcome = value["requests.outcome.total.total"]
        granted = value["requests.outcome.granted.total"] + value["requests.outcome.partially_granted.total"]
        assert (found["disclosure_rate"].above, found["disclosure_rate"].base) == (granted, outcome)
        assert abs(Fraction(found["disclosure_rate"].value) - Fraction(granted, outcome)) <= Fraction(1, 2_000_000)
        assert found["received"].value == value["requests.received.total"]
        assert found["handled_load"].value == value["requests.received.total"] + value["requests.carried_in.total"]
        assert list(found) == list(known_indicators())

    def test_coverage_counts_cells_that_hold_a_number(self, report: Report) -> None:
        whole, less = (indicators(each)["coverage"] for each in (report, blank(report, "requests.received.total")))
        assert (whole.value, whole.base) == (1, len(report.cells))
        assert (less.above, less.base, less.lack) == (len(report.cells) - 1, len(report.cells), None)
        assert indicators(Report())["coverage"].lack is Lack.NOT_ON_FORM

    def test_a_base_below_thirty_is_marked(self, report: Report) -> None:
        for each in indicators(report).values():
            assert each.small == (each.base is not None and each.base < SMALL)

    def test_applicants(self, report: Report) -> None:
        found = indicators(report, applicant="natural_person")
        assert set(found) == {name for name, each in known_indicators().items() if each.applicants}
        assert found["received"].value == report.value("requests.received.natural_person")
        assert all(".natural_person" in path for each in found.values() for path in each.paths)
        with pytest.raises(UsageError, match="natural_person"):
            indicators(report, applicant="person")


class TestNulls:
    def test_a_blank_is_no_zero(self, report: Report) -> None:
        found = indicators(blank(report, "requests.outcome.partially_granted.total"))
        rate = found["disclosure_rate"]
        assert (rate.value, rate.lack, rate.unknown) == (None, Lack.UNKNOWN, ("requests.outcome.partially_granted.total",))
        assert "partially_granted" in rate.reason("en")
        # Once, though it stands above the line and below.
        share = indicators(blank(report, "requests.outcome.not_available.not_held.total"))["not_held_share"]
        assert share.unknown == ("requests.outcome.not_available.not_held.total",)
        assert found["full_disclosure_rate"].value is not None

    def test_what_is_divided_by_is_above_zero(self) -> None:
        report = build_report("form_2021", {})
        empty = with_figures(report, dict.fromkeys(report.cells, 0))
        for name, each in indicators(empty).items():
            if name == "coverage":
                continue
            assert each.value == 0 if each.definition.is_count else each.value is None
            if each.definition.over and not each.definition.needs_previous:
                assert each.lack is Lack.ZERO

    def test_a_changed_definition_is_no_value(self) -> None:
        found = indicators(parse_file(EXAMPLES / "sound-2016-statistics.html"))
        assert found["received"].value == 29
        for name in ("disclosure_rate", "denied_share", "carry_out_share"):
            assert found[name].lack is Lack.NOT_ON_FORM
            assert found[name].reason("zh")

    def test_no_known_form(self) -> None:
        assert {each.lack for each in indicators(Report()).values()} <= {Lack.NOT_ON_FORM, Lack.NO_PREVIOUS}

    def test_every_null_has_a_reason_in_both_languages(self, report: Report) -> None:
        for each in (*indicators(report).values(), *indicators(Report()).values()):
            for language in ("zh", "en"):
                assert bool(each.reason(language)) == (each.value is None)


class TestYears:
    def test_growth_and_change(self, report: Report) -> None:
        before = attrs.evolve(report, year=2023)
        found = indicators(report, previous=before)
        assert found["received_growth"].value == 0
        assert found["disclosure_rate_change"].value == 0
        assert "previous:requests.received.total" in found["received_growth"].paths

    def test_what_the_year_before_did_not_tell_is_null(self, report: Report) -> None:
        before = blank(attrs.evolve(report, year=2023), "requests.received.total")
        growth = indicators(report, previous=before)["received_growth"]
        assert (growth.value, growth.lack, set(growth.unknown)) == (None, Lack.UNKNOWN, {"previous:requests.received.total"})

    def test_stocks_do_not_run_across_forms(self, report: Report) -> None:
        before = attrs.evolve(parse_file(EXAMPLES / "trial-form-2020.md"), year=2020)
        after = attrs.evolve(report, year=2021)
        assert indicators(after, previous=before)["normative_documents_change"].lack is Lack.NOT_ON_FORM

    def test_another_year_is_wrong_use(self, report: Report) -> None:
        with pytest.raises(UsageError, match="2024"):
            indicators(report, previous=report)


class TestStatistics:
    @staticmethod
    def of(*pairs: tuple[int, int] | None) -> list[Indicator]:
        definition = known_indicators()["disclosure_rate"]
        return [
            Indicator(definition, lack=Lack.UNKNOWN)
            if pair is None
            else Indicator(definition, Decimal(pair[0]) / Decimal(pair[1]), pair[0], pair[1])
            for pair in pairs
        ]

    def test_nulls_are_counted_and_taken_for_nothing(self) -> None:
        found = summarize(self.of((1, 2), None, (3, 40)))
        assert (found.reports, found.known, found.small, found.lacks) == (3, 2, 1, {Lack.UNKNOWN: 1})
        assert found.weighted == Decimal("0.095238")
        assert found.mean == Decimal("0.2875")
        assert found.gap is None
        assert summarize(self.of(None, None)).mean is None
        assert summarize([]).reports == 0

    def test_quantiles_are_those_of_spreadsheets(self) -> None:
        found = summarize(self.of((1, 10), (2, 10), (3, 10), (4, 10), (10, 10)))
        assert (found.p10, found.median, found.p90) == (Decimal("0.14"), Decimal("0.3"), Decimal("0.76"))
        assert found.gap == Decimal("0.62")

    @given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(1, 10**6)), min_size=1, max_size=30))
    def test_they_lie_between_the_least_and_the_most(self, pairs: list[tuple[int, int]]) -> None:
        found = summarize(self.of(*pairs))
        least, most = (function(Fraction(above, base) for above, base in pairs) for function in (min, max))
        slack = Fraction(1, 10**6)
        for value in (found.mean, found.weighted, found.median, found.p10, found.p90):
            assert least - slack <= Fraction(value) <= most + slack
        assert found.p10 <= found.median <= found.p90


def test_forms_of_all_years_are_measured() -> None:
    for form in known_forms().values():
        report = build_report(form.name, {})
        assert list(indicators(report)) == list(known_indicators())
        assert get_form(form.name)
