"""Limits: what each cuts, that it is told by its name, and that raising it lifts the cut."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import attrs
import pytest

from gov_disclosure import GovDisclosureError, LimitError, Limits, NotAReportError, Report, RuleSet, UsageError, check, parse_text
from gov_disclosure.across import Collection
from gov_disclosure.diagnostics import Severity
from gov_disclosure.limits import DEFAULT_LIMITS
from gov_disclosure.rules import rule
from gov_disclosure.testing import build_report
from gov_disclosure.testing.building import open_cells, settled
from tests.core.documents import PROACTIVE, RECEIVED, page, requests, row, table, write

TABLE = table(("规章", "1", "2", "3"), ("行政许可", "4"))
ATTRIBUTES = " ".join(f"a{number}=1" for number in range(9))
CUTS: dict[str, tuple[int, int, str]] = {
    # name: a value that cuts, one that does not, the input
    "max_lines": (30, 300, write()),
    "max_blocks": (20, 300, write()),
    "max_text_run": (40, 400, write(overview="公开" * 60)),
    "max_tags": (20, 300, page(TABLE, TABLE)),
    "max_tag_length": (30, 300, page(f"<table><tr><td>规章<td title='{'x' * 60}' colspan=2>1</table>")),
    "max_attributes": (5, 50, page(f"<table><tr><td>规章<td {ATTRIBUTES} colspan=2>1</table>")),
    "max_depth": (12, 300, page("<div>" * 40 + TABLE)),
    "max_tables": (1, 2, page(TABLE, TABLE)),
    "max_table_slots": (5, 50, page(TABLE)),
    "max_labels": (8, 80, write()),
}
"""What leads to `GD103`."""


def cut(report: Report) -> set[str]:
    return {each.arguments["limit"] for each in report.diagnostics if each.code == "GD103"}


@pytest.mark.parametrize("fast", [False, None])
@pytest.mark.parametrize("name", CUTS)
def test_each_cut_is_told_by_its_name_and_lifted_by_it(name: str, fast: bool | None) -> None:
    low, high, text = CUTS[name]
    limits = Limits(**{name: low})  # type: ignore[arg-type]
    try:
        report = parse_text(text, limits=limits, fast=fast)
    except NotAReportError as error:
        assert f"the limit {name} ({low})" in str(error)  # noqa: PT017
        assert f"--limit {name}=" in error.render("zh")  # noqa: PT017
    else:
        assert cut(report) == {name}
        (remark,) = (each for each in report.diagnostics if each.code == "GD103")
        assert remark.severity is Severity.WARNING
        for language in ("zh", "en"):
            assert f"--limit {name}=" in remark.render(language)
            assert f"Limits({name}=" in remark.render(language)
    assert cut(parse_text(text, limits=Limits(**{name: high}), fast=fast)) == set()  # type: ignore[arg-type]
    assert cut(parse_text(text, fast=fast)) == set()


@pytest.mark.parametrize("mark", ["|", "\t", ",", "；"])
def test_cells_of_text_are_counted_before_they_are_made(mark: str) -> None:
    """Those of all lines together."""
    text = write(f"规章{mark}1{mark}2{mark}3\n行政许可{mark}4\n" + f"行政处罚{mark}5\n" * 20)
    report = parse_text(text, limits=Limits(max_table_slots=6))
    assert cut(report) == {"max_table_slots"}
    assert report.value("proactive.rules.in_force") == 3
    assert report.value("proactive.penalty_decisions") is None
    assert cut(parse_text(text, limits=Limits(max_table_slots=100))) == set()


def test_a_cut_at_the_last_line_break_is_none() -> None:
    text = "\n".join(write().split("\n"))
    lines = text.count("\n")
    for most in (lines, lines + 1, lines + 50):
        assert cut(parse_text(text, limits=Limits(max_lines=most))) == set()
    for ending in ("\r\n", "\r"):
        other = text.replace("\n", ending)
        assert cut(parse_text(other, limits=Limits(max_lines=lines))) == set()
        with pytest.raises(NotAReportError, match="max_lines"):
            parse_text(other, limits=Limits(max_lines=3))


def test_the_other_limits_are_told_in_their_own_ways() -> None:
    long = parse_text(write("规章 | 12345 | 2 | 3 |\n"), limits=Limits(max_digits=3))
    assert [each.code for each in long.diagnostics if each.path == "proactive.rules.issued"] == ["GD312"]
    assert long.cell("proactive.rules.issued").raw == "12345"
    many = parse_text(write("规章 | 若干 | 若干 | 若干 |\n"), limits=Limits(max_diagnostics=1))
    assert [each.code for each in many.diagnostics][1:] == ["GD105"]
    assert "--limit max_diagnostics=" in many.diagnostics[-1].message
    with pytest.raises(LimitError, match="--limit max_bytes="):
        parse_text(write(), limits=Limits(max_bytes=10))


class TestFindings:
    def report(self) -> Report:
        return parse_text(write(PROACTIVE, requests(row(RECEIVED, *"1000000"))))

    def test_beyond_the_limit_are_counted(self) -> None:
        @rule("AB101", severity="info")
        def talks(report: Report) -> Any:
            """Say the same without end."""
            return (f"{number}" for number in range(5_000))

        found = check(self.report(), talks)
        assert (len(found), found[-1].rule) == (1_001, "GD155")
        assert found[-1].arguments == {"limit": "max_findings", "value": 1_000, "dropped": 4_000}
        assert found[-1].severity is Severity.INFO
        assert "4000" in found[-1].render("zh")
        assert len(check(self.report(), talks, limits=Limits(max_findings=5_000))) == 5_000

    def test_of_reports_together_each_has_a_limit_of_its_own(self) -> None:
        figures = {path: 1_000 + number for number, path in enumerate(open_cells("form_2021")[:4])}
        names = ("清河县林业局", "清河县水务局", "清河县文化局")
        items = [(name, build_report("form_2021", settled("form_2021", figures), body=name)) for name in names]
        rules = RuleSet.default(plugins=False).only("GD704")
        found = check(Collection.of(items), rules, limits=Limits(max_findings=1))
        assert {(each.rule, each.file) for each in found} == {("GD704", names[1]), ("GD704", names[2])}

    def test_left_out_are_as_grave_as_the_gravest(self) -> None:
        report = self.report()
        found = check(report, limits=Limits(max_findings=1))
        every = check(report)
        if len(every) > 1:
            assert found[-1].rule == "GD155"
        listed = check(report, include_not_evaluable=True, limits=Limits(max_findings=1))
        assert listed[-1].arguments["dropped"] == len(check(report, include_not_evaluable=True)) - 1
        assert max(each.severity for each in listed) == max(each.severity for each in every) if every else True


class TestValues:
    @pytest.mark.parametrize("field", attrs.fields(Limits), ids=lambda field: field.name)
    @pytest.mark.parametrize("value", [-1, None, True, False, "3", float("nan"), float("inf"), b"1", [], 1j])
    def test_that_are_no_limits_are_wrong_use(self, field: Any, value: Any) -> None:
        with pytest.raises(UsageError, match=field.name) as caught:
            Limits(**{field.name: value})
        assert str(field.metadata["least"]) in caught.value.render("zh")

    def test_fractions_are_for_seconds_alone(self) -> None:
        assert Limits(max_seconds=0.5).max_seconds == 0.5
        with pytest.raises(UsageError, match="max_depth"):
            Limits(max_depth=0.5)  # type: ignore[arg-type]
        with pytest.raises(UsageError, match="max_seconds"):
            Limits(max_seconds=0)

    def test_a_name_that_is_no_limit_is_met_with_the_nearest(self) -> None:
        with pytest.raises(UsageError, match="max_bites; did you mean max_bytes") as caught:
            Limits(max_bites=3)  # type: ignore[call-arg]
        assert "max_bytes" in caught.value.render("zh")

    def test_each_is_documented(self) -> None:
        assert Limits.__doc__ is not None
        assert [field.name for field in attrs.fields(Limits) if f"        {field.name}: " not in Limits.__doc__] == []

    def test_go_through_dicts_and_copies(self) -> None:
        limits = Limits(max_bytes=1, max_seconds=0.25)
        assert Limits.from_dict(limits.to_dict()) == copy.deepcopy(limits) == limits
        assert attrs.evolve(limits, max_depth=9) != limits
        assert Limits() == DEFAULT_LIMITS

    @pytest.mark.parametrize("least", [True, False])
    def test_at_their_least_nothing_fails(self, least: bool) -> None:
        fields: tuple[Any, ...] = attrs.fields(Limits)
        texts: list[Callable[[], str]] = [write, lambda: page(TABLE, TABLE), lambda: page("<div>" * 600 + "<b>" + TABLE)]
        for field in fields:
            if field.name in ("max_seconds", "max_memory"):
                continue
            for text in texts:
                for fast in (False, None):
                    try:
                        parse_text(text(), limits=Limits(**{field.name: field.metadata["least"] + (not least)}), fast=fast)
                    except GovDisclosureError as error:
                        assert error.render("zh")  # noqa: PT017
