"""What holds for any series: a sound one gives no finding, and one broken cell is found."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gov_disclosure import Collection, Hierarchy, RuleSet, Series, Verdict, check, parse_text
from tests.across.prose import narrative
from tests.across.reports import Figures, render, series_figures

BODY = "澄湖县水务局"
COLUMNS = [
    "natural_person", "commercial_enterprise", "research_institution", "public_interest_organization",
    "legal_service_institution", "other_organization", "total",
]  # fmt: skip
BREAKS = {
    "GD601": [f"requests.carried_in.{column}" for column in COLUMNS],
    "GD602": [
        f"proactive.{kind}.{name}" for kind in ("rules", "normative_documents") for name in ("issued", "repealed", "in_force")
    ],
    "GD604": [
        f"proactive.{kind}.items_previous_year"
        for kind in ("licensing", "other_public_services", "penalties", "coercion", "fee_items")
    ],
}

series = st.builds(
    lambda seed, first, count: (seed, range(first, first + count)),
    st.integers(0, 10**9),
    st.integers(2019, 2024),
    st.integers(2, 4),
)


def made(years: list[tuple[int, str, Figures]], seed: int) -> Series:
    rng = random.Random(seed)
    texts = [(f"{year}.txt", render(BODY, year, form, figures, narrative(rng, BODY))) for year, form, figures in years]
    return Series.of([(name, parse_text(text)) for name, text in texts])


@settings(max_examples=60, deadline=None)
@given(series)
def test_a_sound_series_gives_no_finding(drawn: tuple[int, range]) -> None:
    seed, years = drawn
    assert check(made(series_figures(random.Random(seed), years), seed), strict=True) == ()


@settings(max_examples=100, deadline=None)
@given(series, st.data())
def test_a_broken_cell_is_found_in_its_year(drawn: tuple[int, range], data: st.DataObject) -> None:
    seed, years = drawn
    reports = series_figures(random.Random(seed), years)
    at = data.draw(st.integers(1, len(reports) - 1))
    year, _, figures = reports[at]
    before = reports[at - 1][2]
    rule, path = data.draw(
        st.sampled_from(
            [(rule, path) for rule, paths in BREAKS.items() for path in paths if path in figures and _linked(rule, before)]
        )
    )
    figures[path] = int(figures[path]) + data.draw(
        st.sampled_from([-1, 1, 2, 9, 90]) if figures[path] else st.sampled_from([1, 5])
    )
    found = [finding for finding in check(made(reports, seed), strict=True) if finding.rule == rule]
    assert f"{year}.txt" in {finding.file for finding in found}
    assert any(path in finding.paths for finding in found)


def _linked(rule: str, before: Figures) -> bool:
    """Whether the year before is on a form that the rule goes on from."""
    return {
        "GD601": True,
        "GD602": "proactive.rules.in_force" in before,
        "GD604": "proactive.licensing.items_change" in before,
    }[rule]


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**9), st.sampled_from(["proactive", "requests"]))
def test_a_table_of_last_year_is_found(seed: int, table: str) -> None:
    rng = random.Random(seed)
    reports = series_figures(rng, (2022, 2023), size=200)
    (_, form, before), (year, _, after) = reports
    copied = {path: value for path, value in before.items() if path.startswith(f"{table}.")}
    if table == "proactive":
        copied["proactive.licensing_decisions"] = before["proactive.licensing_decisions"] = 1286
    reports[1] = (year, form, {**before, **after, **copied})
    found = check(made(reports, seed), RuleSet.default().only("GD605"), strict=True)
    assert table in {finding.arguments["path"] for finding in found}


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**9), st.integers(2, 4), st.data())
def test_a_sum_of_those_below_holds_and_one_cell_breaks_it(seed: int, count: int, data: st.DataObject) -> None:
    rng = random.Random(seed)
    names = ["澄湖县水务局", "澄湖县林业局", "青禾镇人民政府", "白浪镇人民政府"][:count]
    children = [
        next(each for each in iter(lambda: series_figures(rng, (2023,))[0], None) if each[1] == "form_2021") for _ in names
    ]
    total: Figures = {}
    for path, value in children[0][2].items():
        values = [figures[path] for _, _, figures in children]
        total[path] = sum(map(int, values)) if isinstance(value, int) else f"{sum(float(each) for each in values):.2f}"
    parent = "澄湖县人民政府"
    tree = {parent: {"scope": "jurisdiction", "children": names}}

    def reports(whole: Figures) -> list[tuple[str, object]]:
        bodies = [(parent, whole), *((name, figures) for name, (_, _, figures) in zip(names, children, strict=True))]
        return [(name, parse_text(render(name, 2023, "form_2021", figures, narrative(rng, name)))) for name, figures in bodies]

    assert check(Hierarchy.of(tree, reports(total)), strict=True) == ()
    path = data.draw(st.sampled_from([path for path, value in total.items() if isinstance(value, int)]))
    found = check(Hierarchy.of(tree, reports({**total, path: int(total[path]) + 3})), strict=True)
    assert [(finding.rule, path in finding.paths, finding.difference) for finding in found] == [("GD701", True, 3)]


@pytest.mark.parametrize("kind", [Series.of, Collection.of, lambda reports: Hierarchy.of({"甲县": ["乙镇"]}, reports)])
def test_nothing_at_all_can_be_checked(kind) -> None:
    assert check(kind([]), include_not_evaluable=True, strict=True) == ()


def test_a_blank_is_never_passed() -> None:
    reports = series_figures(random.Random(1), (2022, 2023))
    reports[1][2]["requests.carried_in.total"] = "/"
    from gov_disclosure.rules import evaluate

    evaluation = evaluate(made(reports, 1), RuleSet.default().only("GD601"))
    assert (evaluation.tally[Verdict.HOLDS], evaluation.tally[Verdict.NOT_EVALUABLE]) == (6, 1)


@pytest.mark.parametrize(
    ("words", "lawful"),
    [
        ("本报告统计范围为本局及所属单位，数据截至年底。", False),
        ("组建了数据工作专班。", False),
        ("申请人撤回申请的，结转件数不变。", False),
        ("因统计口径调整，上年结转件数与上一年度报告不同。", True),
        ("上一年度报告中结转数填报有误，现予更正。", True),
        ("县水利站职能划转我局，其未办结申请计入上年结转件数。", True),
        ("及时更正网站错误数据12处。", False),
        ("上年结转申请由业务科室移交法规科统一答复。", False),
        ("2022年底结转的申请中1件移送县自然资源局办理，不再计入我局上年结转数。", True),
        ("上一年度结转下年度数据漏报2件，本年度据实填报。", True),
        ("原县防汛办职责整合至我局，其未办结申请一并计入上年结转。", True),
    ],
)
def test_only_what_announces_a_change_explains_one(words: str, lawful: bool) -> None:
    rng = random.Random(5)
    (first, one, before), (second, other, after) = series_figures(rng, (2022, 2023))
    after["requests.carried_in.total"] = int(after["requests.carried_in.total"]) + 2
    texts = [
        ("a", render(BODY, first, one, before, narrative(rng, BODY))),
        ("b", render(BODY, second, other, after, narrative(rng, BODY), other=[words])),
    ]
    found = check(Series.of([(name, parse_text(text)) for name, text in texts]), RuleSet.default().only("GD601"), strict=True)
    assert (found == ()) == lawful


@pytest.mark.parametrize(
    ("words", "lawful"),
    [
        ("本报告统计范围为本局及所属单位，数据截至年底。", False),
        ("因机构改革，本机关更名。", False),
        ("因机构改革，数据口径有调整。", True),
        ("本年度清理规范性文件，现行有效件数以本报告为准。", True),
        ("规范性文件按时公开，不再执行的及时标注。", False),
        ("另有4件规范性文件到期，不再执行。", True),
        ("2件规范性文件移交县农业农村局管理，不再计入我局现行有效件数。", True),
    ],
)
def test_only_what_announces_another_count_explains_a_stock(words: str, lawful: bool) -> None:
    rng = random.Random(5)
    (first, one, before), (second, other, after) = series_figures(rng, (2022, 2023))
    path = "proactive.normative_documents.in_force"
    after[path] = int(after[path]) + 2
    texts = [
        ("a", render(BODY, first, one, before, narrative(rng, BODY))),
        ("b", render(BODY, second, other, after, narrative(rng, BODY), other=[words])),
    ]
    found = check(Series.of([(name, parse_text(text)) for name, text in texts]), RuleSet.default().only("GD602"), strict=True)
    assert (found == ()) == lawful
