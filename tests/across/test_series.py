"""Which reports are of one body, in which order, and what is missing between them."""

from __future__ import annotations

import random
from datetime import date

import attrs
import pytest

from gov_disclosure import Collection, Report, Series, UsageError, check
from gov_disclosure.bodies import Reporter
from tests.across.reports import series_texts


def told(body: str | None, year: int | None, **others) -> Report:
    return Report(title=f"{body}{year}年政府信息公开工作年度报告", body=body, year=year, **others)


def groups(*reports: Report, **options) -> list[list[int | None]]:
    return [[item.report.year for item in series] for series in Series.group(reports, **options)]


class TestGroup:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("澄湖县水务局", "澄湖县水务局"),
            ("澄湖县水务局", "澄湖縣水務局"),
            ("澄湖县", "澄湖县人民政府"),
            ("北街街道", "北街街道办事处"),
            ("北街街道办事处", "甘州区人民政府北街街道办事处"),
            ("澄湖县水务局", "东江市澄湖县水务局"),
        ],
    )
    def test_names_of_one_body(self, one: str, other: str) -> None:
        (series,) = Series.group([told(one, 2022), told(other, 2023)])
        assert series.years == (2022, 2023)
        assert series.body == max(one, other, key=len)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("澄湖县水务局", "澄湖县林业局"),
            ("水务局", "澄湖县水务局"),
            ("澄湖县人民政府", "澄湖县人民政府办公室"),
            ("东江市澄湖县水务局", "西江市澄湖县水务局"),
        ],
    )
    def test_names_of_two(self, one: str, other: str) -> None:
        assert groups(told(one, 2022), told(other, 2023)) == [[2022], [2023]]

    def test_a_name_that_may_be_of_two_is_of_none(self) -> None:
        both = told("东江市澄湖县水务局", 2022), told("西江市澄湖县水务局", 2022)
        assert groups(*both, told("澄湖县水务局", 2023)) == [[2022], [2022], [2023]]

    def test_two_that_report_on_one_year_are_two(self) -> None:
        assert groups(told("东江市澄湖县水务局", 2022), told("澄湖县水务局", 2022)) == [[2022], [2022]]

    def test_the_caller_says_who_was_renamed(self) -> None:
        reports = told("澄湖县水利局", 2018), told("澄湖县水务局", 2019)
        assert groups(*reports, bodies={"澄湖县水利局": "澄湖县水务局"}) == [[2018, 2019]]
        with pytest.raises(UsageError, match="neither may be empty"):
            groups(*reports, bodies={"": "澄湖县水务局"})

    def test_a_code_decides_over_names(self) -> None:
        one = told("澄湖县水利局", 2018, reporter=Reporter(name="澄湖县水利局", code="A1"))
        other = told("澄湖县水务局", 2019, reporter=Reporter(name="澄湖县水务局", code="A1"))
        assert groups(one, other, told("澄湖县水务局", 2020)) == [[2018, 2019, 2020]]

    def test_a_report_without_a_body_is_by_itself(self) -> None:
        assert groups(told(None, 2022), told(None, 2023)) == [[2022], [2023]]


class TestSeries:
    def test_years_gaps_and_versions(self) -> None:
        early, late = (told("澄湖县水务局", 2021, published_on=date(2022, month, 1)) for month in (1, 3))
        reports = [late, told("澄湖县水务局", None), told("澄湖县水务局", 2024), early, told("澄湖县水务局", 2020)]
        series = Series.of(reports)
        assert (series.years, series.missing, len(series.undated), len(series)) == ((2020, 2021, 2024), (2022, 2023), 1, 5)
        assert [item.report for item in series.versions[2021]] == [early, late]
        assert [(step.previous, step.year, step.adjacent) for step in series.steps] == [(2020, 2021, True), (2021, 2024, False)]

    def test_versions_without_a_date_stay_as_given(self) -> None:
        late, unknown = told("澄湖县水务局", 2021, published_on=date(2022, 3, 1)), told("澄湖县水务局", 2021)
        assert [item.report for item in Series.of([late, unknown]).versions[2021]] == [late, unknown]

    def test_several_bodies_are_no_series(self) -> None:
        reports = told("澄湖县水务局", 2021), told("澄湖县林业局", 2021)
        with pytest.raises(UsageError, match=r"2 bodies: 澄湖县水务局, 澄湖县林业局; Series\.group"):
            Series.of(reports)
        assert Series.of(reports, body="澄湖县水务局").years == (2021,)

    @pytest.mark.parametrize("wrong", [["report"], [("name", "text")], [None], [(told("甲县", 2021), "name")]])
    def test_only_reports_are_taken(self, wrong) -> None:
        for make in (Series.of, Series.group, Collection.of):
            with pytest.raises(UsageError, match="pairs"):
                make(wrong)

    def test_is_a_value(self) -> None:
        report = told("澄湖县水务局", 2021)
        assert Series.of([report]) == Series.of([report])
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            Series.of([report]).body = "other"

    def test_nothing_else_is_checked(self) -> None:
        with pytest.raises(UsageError, match="Series, a Hierarchy or a Collection, not list"):
            check([told("澄湖县水务局", 2021)])


def test_different_scopes_are_not_compared() -> None:
    from gov_disclosure import RuleSet, parse_text
    from gov_disclosure.bodies import Scope

    reports = [parse_text(text) for _, text in series_texts(random.Random(3), "澄湖县水务局", (2022, 2023))]
    scoped = [
        attrs.evolve(report, reporter=attrs.evolve(report.reporter, scope=scope))
        for report, scope in zip(reports, (Scope.OWN_BODY, Scope.SYSTEM), strict=True)
    ]
    (finding,) = check(Series.of(scoped), RuleSet.default().only("GD601"), include_not_evaluable=True)
    assert finding.verdict.value == "not_evaluable"
    assert "own_body, system" in finding.message
