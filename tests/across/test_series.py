"""Which reports are of one body, in which order, and what is missing between them."""

from __future__ import annotations

import random
from datetime import date
from decimal import Decimal
from pathlib import Path

import attrs
import pytest

from gov_disclosure import Collection, Report, Series, Severity, UsageError, check, parse_text
from gov_disclosure.bodies import Reporter
from gov_disclosure.testing import build_report, with_figures
from tests.across.reports import series_texts

CASES = Path(__file__).parent.parent / "cases"


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


class TestBodiesOfOneName:
    """Every county has a 县教育局: versions of a report are alike, reports of two bodies are not."""

    def reports(self, body: str, places: dict[str, int]) -> list[tuple[str, Report]]:
        return [
            (place.format(year=name[:4]), parse_text(text))
            for place, seed in places.items()
            for name, text in series_texts(random.Random(seed), body, range(2021, 2025))
        ]

    @pytest.mark.parametrize("body", ["县教育局", "教育局", "和平镇人民政府"])
    @pytest.mark.parametrize(
        "places",
        [
            {"甲/{year}.txt": 1, "乙/{year}.txt": 2},
            {"甲/{year}/a.txt": 1, "乙/{year}/a.txt": 2},
            {"{year}年/甲/局/a.txt": 1, "{year}年/乙/局/a.txt": 2},
            {"old/甲\\{year}.txt": 1, "new/乙\\{year}.txt": 2},
        ],
    )
    def test_are_told_apart_by_their_folders(self, body, places) -> None:
        found = Series.group(self.reports(body, places))
        assert [each.years for each in found] == [(2021, 2022, 2023, 2024)] * 2
        assert len({each.body for each in found}) == 2
        for each in found:
            assert not [finding for finding in check(each) if finding.severity is not Severity.INFO]

    def test_a_year_that_one_of_them_lacks_breaks_nothing(self) -> None:
        reports = self.reports("县教育局", {"甲/{year}.txt": 1, "乙/{year}.txt": 2})
        found = Series.group([each for each in reports if each[0] != "乙/2023.txt"])
        assert sorted(each.years for each in found) == [(2021, 2022, 2023, 2024), (2021, 2022, 2024)]
        assert not [each for series in found for each in check(series) if each.severity is not Severity.INFO]

    def test_versions_stay_with_each_other(self) -> None:
        reports = self.reports("县教育局", {"a/{year}.txt": 1, "b/{year}.txt": 1})
        assert len(Series.group(reports)) == 1

    def test_a_name_with_its_county_is_one_body(self) -> None:
        assert len(Series.group(self.reports("澄湖县教育局", {"甲/{year}.txt": 1, "乙/{year}.txt": 2}))) == 1

    def test_without_folders_nothing_is_told_apart(self) -> None:
        assert len(Series.group(self.reports("县教育局", {"a{year}.txt": 1, "b{year}.txt": 2}))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("澄湖经济技术开发区管理委员会", "澄湖经济技术开发区管委会"),
        ("澄湖县发展和改革委员会", "澄湖县发改委"),
        ("澄湖县卫生健康委员会", "澄湖县卫健委"),
        ("澄湖县文化广电和旅游局", "澄湖县文化广电旅游局"),
        ("澄湖县人民政府办公室", "澄湖县政府办公室"),
        ("澄湖县人民政府办公室", "澄湖县政府办"),
        ("澄湖县市场监督管理局", "澄湖县市场监管局"),
        ("澄湖县市场监督管理局", "澄湖县市监局"),
        ("澄湖县住房和城乡建设局", "澄湖县住建局"),
        ("澄湖县人力资源和社会保障局", "澄湖县人社局"),
    ],
)
def test_usual_wordings_are_one_body(one, other) -> None:
    texts = series_texts(random.Random(3), one, range(2022, 2024))
    reports = [parse_text(text if name < "2023" else text.replace(one, other)) for name, text in texts]
    assert len(Series.group(reports)) == 1


@pytest.mark.parametrize(
    ("before", "after", "should"), [("36.25", "362500", "36.25"), ("36.25", "400", None), ("362500", "36.25", None)]
)
def test_an_amount_ten_thousand_times_that_of_the_year_before_may_be_in_yuan(before: str, after: str, should: str | None) -> None:
    """The hint stands beside the jump, in both languages; other jumps have none."""
    path = "proactive.administrative_fees_wan_yuan"
    reports = [
        with_figures(build_report("form_2021", year=year), {path: Decimal(value)})
        for year, value in ((2022, before), (2023, after))
    ]
    (finding,) = [each for each in check(Series.of(reports)) if each.rule == "GD606"]
    assert [hint.arguments["should"] for hint in finding.hints] == ([should] if should is not None else [])
    assert all(should in hint.render(language) for hint in finding.hints for language in ("zh", "en"))


def test_lines_that_are_broken_elsewhere_are_no_other_words() -> None:
    """A version that says the same in other lines differs in its figures alone."""
    text = (CASES / "GD808" / "holds.txt").read_text(encoding="utf-8")
    said = "青石镇按照条例做好各项工作。"
    assert said in text
    other = text.replace(said, "青石镇按照条例\n做好各项工作。").replace("行政许可 | 308 |", "行政许可 | 309 |")
    (finding,) = [each for each in check(Series.of([parse_text(text), parse_text(other)])) if each.rule == "GD608"]
    assert {operand.path for operand in finding.operands} == {"proactive.licensing_decisions"}
