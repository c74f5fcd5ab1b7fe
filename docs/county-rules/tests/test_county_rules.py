"""The rules of our county, tried on cases and on made-up reports."""

from pathlib import Path

from hypothesis import given, settings

from gov_disclosure import Report, RuleSet, check
from gov_disclosure.testing import Case, check_case, parametrize_cases, reports

OURS = RuleSet.default().only("CL103")


@parametrize_cases(Path(__file__).parent / "cases")
def test_case(case: Case) -> None:
    check_case(case)


@given(report=reports("form_2021"))
@settings(deadline=None)
def test_speaks_only_where_more_are_left(report: Report) -> None:
    assert bool(check(report, OURS)) == (report.value("requests.carried_out.total") > 3)
