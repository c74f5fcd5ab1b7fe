"""Measures that mean the same on every form: what is added, what is unknown, and what is never taken."""

from __future__ import annotations

import json
import sys
from decimal import Decimal
from itertools import product
from typing import get_args, get_type_hints

import attrs
import pytest

from gov_disclosure import Figure, Position, Report, State, UsageError
from gov_disclosure.forms import get_form, known_forms
from gov_disclosure.forms.form import Form
from gov_disclosure.forms.measures import counterparts_of, known_measures, read_counterparts
from gov_disclosure.forms.tables import Applicants, NotProcessed, Other, Outcome, Requests
from gov_disclosure.rules.bases import read_bases

FORMS = list(known_forms().values())
PLACE = Position(0, 1, 1, 1)


def filled(cls: type, value: int = 1) -> object:
    """Return a table whose every cell holds the same number."""
    hints = get_type_hints(cls)
    made = {}
    for field in attrs.fields(cls):
        inner = next((each for each in (hints[field.name], *get_args(hints[field.name])) if attrs.has(each)), None)
        if inner is not None:
            made[field.name] = filled(inner, value)
        elif field.metadata["kind"] == "amount":
            made[field.name] = Decimal(value)
        else:
            made[field.name] = None if field.metadata["kind"] == "unit" else value
    return cls(**made)


def printed(*paths: str) -> dict[str, Figure]:
    return {path: Figure(1, State.NUMBER, "1", position=PLACE) for path in paths}


@pytest.mark.parametrize(
    ("form", "measure"), list(product(FORMS, known_measures())), ids=lambda each: getattr(each, "name", each)
)
class TestEachForm:
    def test_says_what_it_has_or_why_it_has_none(self, form, measure) -> None:
        has = counterparts_of(form)[measure]
        assert bool(has.cells) != bool(has.zh and has.en)
        assert "未说明" not in has.zh

    def test_names_cells_that_it_has(self, form, measure) -> None:
        has = counterparts_of(form)[measure]
        for path in (*has.cells, *has.instead, *has.near):
            assert path in form.cells or path == "other_matters.processing_fee_yuan"

    def test_adds_them(self, form, measure) -> None:
        report = Report(form=form.name, **{field: filled(cls, 2) for field, cls in form.tables.items()})
        found = report.comparable()[measure]
        assert found.measure.name == measure
        if not found.paths:
            assert found.value is None
            assert found.reason_zh
            assert found.reason_en
        elif measure != "processing_fee_yuan":
            assert found.value == 2 * len(found.paths)
            assert not found.unknown
        assert json.loads(json.dumps(found.to_dict()))["measure"] == measure


def test_one_unknown_cell_makes_a_sum_unknown() -> None:
    form = FORMS[0]
    tables = {field: filled(cls) for field, cls in form.tables.items()}
    requests = tables["requests"]
    blank = attrs.evolve(requests.outcome.denied.state_secret, total=None)
    denied = attrs.evolve(requests.outcome.denied, state_secret=blank)
    tables["requests"] = attrs.evolve(requests, outcome=attrs.evolve(requests.outcome, denied=denied))
    measures = Report(form=form.name, **tables).comparable()
    assert measures["requests_denied"].value is None
    assert measures["requests_denied"].unknown == ("requests.outcome.denied.state_secret.total",)
    assert measures["requests_not_available"].value == 3


ONE = "requests.outcome.other_undivided.total"
THREE = tuple(f"requests.outcome.other.{name}.total" for name in ("correction_overdue", "fee_unpaid", "other"))


@pytest.mark.parametrize("form", ["form_2021", "trial_2019"])
@pytest.mark.parametrize(("paths", "value"), [((ONE,), 5), (THREE, 9), ((ONE, *THREE), None), ((), None)])
def test_other_outcomes_are_added_as_they_are_printed(form: str, paths: tuple[str, ...], value: int | None) -> None:
    """In one row or in three; in both, what is to be added is not known."""
    outcome = Outcome(
        other=Other(*[Applicants(total=3)] * 3) if THREE[0] in paths else None,
        other_undivided=Applicants(total=5) if ONE in paths else None,
    )
    report = Report(form=form, requests=Requests(outcome=outcome), cells=printed(*paths))
    assert report.comparable()["requests_other"].value == value


def test_without_a_form_there_is_nothing_to_compare() -> None:
    measures = Report().comparable()
    assert set(measures) == set(known_measures())
    assert {each.value for each in measures.values()} == {None}
    assert all(each.reason_en for each in measures.values())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[rainfall]\ncells = []", "no measure 'rainfall'"),
        ('[requests_received]\ncells = ["a"]\nzh = "无"\nen = "none"', "either"),
        ("[requests_received]", "either"),
        ('[requests_received]\ncells = "a"', "a list of paths"),
        ('[requests_received]\ncells = ["a"]\nbasis = 1', "basis"),
        ('include = ["nothing"]', "no nothing.toml"),
        ("[", "no TOML"),
    ],
)
def test_a_file_that_is_wrong_is_told(tmp_path, monkeypatch, text: str, reason: str) -> None:
    folder = tmp_path / "wrong_form"
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "comparable.toml").write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    read_counterparts.cache_clear()
    try:
        with pytest.raises(UsageError, match=reason):
            read_counterparts("wrong_form")
    finally:
        sys.modules.pop("wrong_form", None)
        read_counterparts.cache_clear()


def test_a_form_without_a_file_has_nothing(tmp_path, monkeypatch) -> None:
    (tmp_path / "silent_form").mkdir()
    (tmp_path / "silent_form" / "__init__.py").touch()
    monkeypatch.syspath_prepend(str(tmp_path))
    assert {has.cells for has in read_counterparts("silent_form").values()} == {()}
    sys.modules.pop("silent_form", None)


ALIKE = (
    ("trial_2019", "proactive.rules.total_disclosed", "form_2021", "proactive.rules.in_force"),
    ("trial_2019", "proactive.rules.newly_made", "form_2021", "proactive.rules.issued"),
    ("trial_2019", "proactive.normative_documents.total_disclosed", "form_2021", "proactive.normative_documents.in_force"),
    ("trial_2019", "proactive.normative_documents.newly_made", "form_2021", "proactive.normative_documents.issued"),
    ("trial_2019", "proactive.fee_items.items_previous_year", "form_2021", "proactive.administrative_fees_wan_yuan"),
    ("trial_2019", "proactive.licensing.items_previous_year", "form_2021", "proactive.licensing_decisions"),
    ("trial_2019", "proactive.central_procurement.amount", "form_2021", "proactive.administrative_fees_wan_yuan"),
    ("stats_2014", "statistics.request_fees_wan_yuan", "form_2021", "proactive.administrative_fees_wan_yuan"),
    ("stats_2014", "statistics.request_fees_wan_yuan", "form_2021", "other_matters.processing_fee_yuan"),
    ("stats_2014", "statistics.normative_documents_made", "form_2021", "proactive.normative_documents.issued"),
    ("stats_2014", "statistics.proactive.normative_items", "trial_2019", "proactive.normative_documents.newly_disclosed"),
    ("stats_2014", "statistics.requests.replied.total", "form_2021", "requests.outcome.total.total"),
    ("stats_2014", "statistics.requests.closed.total", "form_2021", "requests.outcome.total.total"),
    ("stats_2014", "statistics.requests.replied.granted", "form_2021", "requests.outcome.granted.total"),
    ("stats_2014", "statistics.requests.replied.denied.state_secret", "form_2021", "requests.outcome.denied.state_secret.total"),
    ("stats_2014", "statistics.requests.replied.does_not_exist", "form_2021", "requests.outcome.not_available.not_held.total"),
    ("stats_2014", "statistics.requests.replied.partially_granted", "form_2021", "requests.outcome.partially_granted.total"),
    ("stats_2014", "statistics.reconsideration.upheld", "form_2021", "remedies.reconsideration.upheld"),
    ("stats_2014", "statistics.reconsideration.other", "form_2021", "remedies.reconsideration.other_result"),
    ("stats_2014", "statistics.litigation.other", "form_2021", "remedies.litigation.direct.other_result"),
    ("stats_2014", "statistics.litigation.upheld", "form_2021", "remedies.litigation.direct.upheld"),
)
"""Cells whose labels look alike and that count different things, or the whole and a part; no measure is both."""


@pytest.mark.parametrize(("one", "path", "other", "like"), ALIKE)
def test_what_only_looks_alike_is_in_no_measure_together(one: str, path: str, other: str, like: str) -> None:
    mine, theirs = (counterparts_of(known_forms()[name]) for name in (one, other))
    for measure in known_measures():
        assert (path,) != mine[measure].cells or (like,) != theirs[measure].cells, measure


def test_of_the_table_of_2014_only_what_counts_the_same_is_taken() -> None:
    """The other measures name what looks like them, and why it is not the same."""
    has = counterparts_of(known_forms()["stats_2014"])
    taken = {measure for measure, each in has.items() if each.cells}
    assert taken == {"requests_received", "reconsideration_corrected", "litigation_upheld", "litigation_corrected"}


@pytest.mark.parametrize("measure", known_measures())
def test_what_is_compared_is_of_one_kind_and_unit(measure: str) -> None:
    """Numbers of cases with numbers of cases, 万元 with 万元."""
    kinds = set()
    for form in FORMS:
        has = counterparts_of(form)[measure]
        for path in (*has.cells, *has.instead):
            if path in form.cells:
                kinds.add((form.cells[path].kind, form.cells[path].unit if form.cells[path].kind == "amount" else ""))
    assert len(kinds) <= 1


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_cell_is_in_one_measure_at_most_and_no_measure_takes_its_near_ones(form) -> None:
    taken = [path for has in counterparts_of(form).values() for path in (*has.cells, *has.instead)]
    near = {path for has in counterparts_of(form).values() for path in has.near}
    assert len(set(taken)) == len(taken)
    assert not near & set(taken)


SISTER = get_form("form_2021")


def less(**changes) -> Form:
    """Return a form of another distribution without table 四, or with other changes, that includes what is shared."""
    tables = {name: cls for name, cls in SISTER.tables.items() if name != "remedies"} | changes
    return Form(name="less", title="", basis="", first_year=2040, last_year=None, package=SISTER.package, tables=tables)


def test_of_a_table_that_a_form_has_not_nothing_is_demanded_or_compared() -> None:
    """The shared files speak of it all the same."""
    form = less()
    assert {relation.table for relation in form.arithmetic.relations} == {"proactive", "requests"}
    assert "remedies" in {relation.table for relation in SISTER.arithmetic.relations}
    has = counterparts_of(form)
    assert not has["litigation_upheld"].cells
    assert "no such table" in has["litigation_upheld"].en
    assert has["processing_fee_yuan"].cells == counterparts_of(SISTER)["processing_fee_yuan"].cells
    assert read_bases(form).keys() < read_bases(SISTER).keys()
    assert "reconsideration" not in read_bases(form)


@attrs.frozen
class MoreReasons(NotProcessed):
    in_mediation: Applicants | None = None


@attrs.frozen
class MoreOutcomes(Outcome):
    not_processed: MoreReasons | None = None


@attrs.frozen
class MoreRequests(Requests):
    outcome: MoreOutcomes | None = None


def test_a_row_that_a_form_adds_to_a_group_counts_in_its_measure() -> None:
    cells = counterparts_of(less(requests=MoreRequests))["requests_not_processed"].cells
    assert len(cells) == 6
    assert cells[-1] == "requests.outcome.not_processed.in_mediation.total"
