"""Sound reports: all that their form demands holds, straight and read back from their text."""

from __future__ import annotations

from decimal import Decimal
from random import Random

import attrs
import pytest
from hypothesis import given, settings

from gov_disclosure import RuleSet, Severity, UsageError, check, parse_text
from gov_disclosure.forms import known_forms
from gov_disclosure.rules import Verdict, evaluate
from gov_disclosure.testing import build_report, free_cells, render_text, reports, some_figures, with_figures

FORMS = tuple(known_forms())
OURS = RuleSet.default(plugins=False)
TABLES = ("proactive", "requests", "remedies", "statistics")
SECTIONS = ("title", "body", "signature", "published_on", "preamble", "overview", "problems_and_improvements", "other_matters")


def told(report):
    """Return what is told in a report, without places."""
    words = [passage._replace(position=None) for passage in report.passages]
    return [getattr(report, name) for name in (*TABLES, *SECTIONS)], words


@given(report=reports())
@settings(deadline=None, max_examples=150)
def test_are_sound(report) -> None:
    evaluation = evaluate(report, OURS)
    assert [finding.message for finding in evaluation.findings if finding.severity >= Severity.WARNING] == []
    assert evaluation.tally[Verdict.NOT_EVALUABLE] == 0


@given(report=reports())
@settings(deadline=None, max_examples=25)
def test_are_read_back_from_their_text(report) -> None:
    read = parse_text(render_text(report))
    assert told(read) == told(report)
    assert (read.form, read.form_expected, read.year, read.diagnostics) == (report.form, report.form_expected, report.year, ())
    assert [finding.message for finding in check(read, OURS) if finding.severity >= Severity.WARNING] == []


@pytest.mark.parametrize("form", FORMS)
class TestForm:
    def test_builds_with_nothing_but_zeros(self, form) -> None:
        report = build_report(form)
        assert {figure.value for _, figure in report} == {0}
        assert set(report.cells) == {
            path for row in known_forms()[form].printed_rows for path, _, _ in known_forms()[form].row_cells[row]
        }

    def test_builds_what_is_set(self, form) -> None:
        values = some_figures(form, Random(5))
        report = build_report(form, values)
        assert {path: report.cell(path).value for path in values} == values
        assert values.keys() <= set(free_cells(form))

    def test_has_free_cells_and_others(self, form) -> None:
        free = set(free_cells(form))
        cells = {path for path, _ in build_report(form)}
        assert free < cells
        assert any(path.endswith("total") for path in cells - free)

    def test_some_figures_are_those_of_the_seed(self, form) -> None:
        assert some_figures(form, Random("a")) == some_figures(form, Random("a")) != some_figures(form, Random("b"))


class TestWrongUse:
    def test_a_total_is_no_free_cell(self) -> None:
        with pytest.raises(UsageError, match=r"it follows from requests\.outcome"):
            build_report(FORMS[0], {"requests.received.total": 3})

    def test_nor_is_what_there_is_not(self) -> None:
        with pytest.raises(UsageError, match="there is no such cell"):
            build_report(FORMS[0], {"requests.recieved.total": 3})

    def test_a_count_is_whole(self) -> None:
        with pytest.raises(UsageError, match="whole"):
            build_report(FORMS[0], {"proactive.licensing_decisions": Decimal("1.5")})

    @pytest.mark.parametrize("path", ["proactive.licensing_decisions", "proactive.administrative_fees_wan_yuan"])
    def test_nothing_is_below_zero_but_a_change(self, path) -> None:
        with pytest.raises(UsageError, match=f"{path} cannot be -1: a sound report"):
            build_report(FORMS[0], {path: -1})
        change = "proactive.licensing.items_change"
        assert build_report("trial_2019", {change: -1}).value(change) == -1

    def test_what_cannot_be_satisfied_is_told(self) -> None:
        documents = "proactive.normative_documents"
        with pytest.raises(UsageError, match="cannot satisfy"):
            build_report(FORMS[0], {f"{documents}.issued": 3, f"{documents}.in_force": 1, f"{documents}.repealed": 1})

    def test_a_form_or_a_year_must_be_known(self) -> None:
        with pytest.raises(UsageError, match="no form is named"):
            build_report("form_1999")
        with pytest.raises(UsageError, match="no form is known for reports on 1999"):
            build_report(year=1999)
        with pytest.raises(UsageError, match="no form is named"):
            reports("form_1999").example()

    def test_a_report_on_no_form_has_no_text(self) -> None:
        unformed = attrs.evolve(build_report(), form=None)
        for use in (render_text, lambda report: with_figures(report, {})):
            with pytest.raises(UsageError, match="build_report"):
                use(unformed)

    def test_only_cells_of_the_report_are_altered(self) -> None:
        with pytest.raises(UsageError, match="no cell"):
            with_figures(build_report(), {"requests.recieved.total": 3})


def test_the_form_follows_from_the_year() -> None:
    for form in known_forms().values():
        report = build_report(year=form.first_year)
        assert (report.form, report.form_expected, report.year) == (form.name, form.name, form.first_year)
    assert build_report().form == FORMS[0]


def test_a_relation_asks_for_more_in_cells_that_are_not_set() -> None:
    report = build_report(FORMS[0], {"proactive.normative_documents.issued": 4})
    documents = report.proactive.normative_documents
    assert (documents.issued, documents.in_force + documents.repealed) == (4, 4)


def test_an_amount_is_a_decimal() -> None:
    report = build_report(FORMS[0], {"proactive.administrative_fees_wan_yuan": Decimal("3.50")})
    assert report.cell("proactive.administrative_fees_wan_yuan").raw == "3.50"
    assert report.proactive.administrative_fees_wan_yuan == Decimal("3.5")
    assert "| 3.50 |" in render_text(report)


def test_altered_figures_are_typed_and_written() -> None:
    sound = build_report(FORMS[0], {"requests.outcome.granted.natural_person": 7})
    assert sound.requests.received.total == sound.requests.outcome.total.total == 7
    altered = with_figures(
        sound, {"requests.received.total": 8, "requests.carried_in.natural_person": None, "remedies.reconsideration.total": "/"}
    )
    assert altered.requests.received.total == 8
    assert (altered.requests.carried_in.natural_person, altered.remedies.reconsideration.total) == (None, None)
    assert altered.cell("remedies.reconsideration.total").state.value == "not_applicable"
    read = parse_text(render_text(altered))
    assert read.remedies == altered.remedies
    assert {finding.rule for finding in check(altered, OURS)} >= {"GD403", "GD301", "GD302"}


def test_the_narrative_says_what_the_tables_say() -> None:
    report = build_report(FORMS[0], {"requests.outcome.granted.natural_person": 7}, year=2023, body="清河县教育局")
    assert "收到政府信息公开申请7件" in report.overview.aspects.on_request
    assert report.title == "清河县教育局2023年政府信息公开工作年度报告"
    assert all(passage.text in render_text(report) for passage in report.passages)
