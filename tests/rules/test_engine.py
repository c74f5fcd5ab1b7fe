"""The engine: four outcomes, none of them guessed, and no rule that stops another."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import attrs
import pytest

from gov_disclosure import (
    Figure,
    Finding,
    Position,
    Report,
    RuleSet,
    Severity,
    State,
    UsageError,
    Verdict,
    check,
    parse_file,
    rule,
)
from gov_disclosure.forms import known_forms
from gov_disclosure.rules import evaluate

CASES = Path(__file__).parent.parent / "cases"
NEWEST = next(iter(known_forms().values()))
TOTAL = "requests.received.total"


@pytest.fixture(scope="module")
def report() -> Report:
    return parse_file(CASES / "GD401" / "holds.txt")


def with_values(report: Report, **values: object) -> Report:
    """Return a report with other figures; `__` stands for a dot."""
    figures = {path.replace("__", "."): value for path, value in values.items()}
    changed = {
        path: Figure(value, State.NUMBER if value is not None else State.BLANK, str(value), position=report.cells[path].position)
        for path, value in figures.items()
    }
    return attrs.evolve(report, cells={**report.cells, **changed})


# ---- a rule of one's own: ten lines ----------------------------------------------------------------
@rule("YY101", severity="warning", needs=[TOTAL])
def rule_few_requests(report):
    """A body that received requests received more than five."""
    received = report.requests.received.total
    if 0 < received <= 5:
        yield f"only {received} requests"


# ----------------------------------------------------------------------------------------------------


class TestOwnRule:
    def test_stays_a_function(self, report) -> None:
        assert list(rule_few_requests(report)) == []

    def test_yields_messages(self, report) -> None:
        few = attrs.evolve(
            with_values(report, requests__received__total=4),
            requests=attrs.evolve(report.requests, received=attrs.evolve(report.requests.received, total=4)),
        )
        (finding,) = check(few, [rule_few_requests], file="a.txt")
        assert (finding.rule, finding.severity, finding.verdict) == ("YY101", Severity.WARNING, Verdict.VIOLATED)
        assert (finding.message, finding.render("zh")) == ("only 4 requests", "only 4 requests")
        assert (finding.paths, finding.file) == ((TOTAL,), "a.txt")
        assert finding.line == report.cell(TOTAL).position.line

    def test_joins_the_others(self, report) -> None:
        rules = RuleSet.default(plugins=False) + rule_few_requests
        assert rules.codes[-1] == "YY101"
        assert check(report, rules) == ()

    def test_makes_findings_with_both_sides_and_both_languages(self, report) -> None:
        @rule("YY102")
        def rule_sides(report, context):
            message = {"zh": "应为 {expected}", "en": "should be else"}
            yield context.violated(message, [TOTAL, "title"], expected=8, actual=context.values[TOTAL])

        (finding,) = check(report, rule_sides)
        assert finding.difference == -1
        assert finding.render("zh") == "应为 {expected}"
        assert finding.render("en") == finding.message == "should be else"
        assert [(operand.path, operand.value) for operand in finding.operands] == [(TOTAL, 7), ("title", report.title)]
        assert finding.operands[0].to_dict() | {"line": 0, "start": 0, "end": 0, "column": 0} == {
            "path": TOTAL, "value": 7, "state": "number", "raw": "7", "side": "", "file": "", "line": 0, "column": 0, "start": 0,
            "end": 0,
        }  # fmt: skip

    def test_may_return_instead_of_yield(self, report) -> None:
        @rule("YY103")
        def rule_list(report):
            return ["one", "two"] if report.year == 2024 else None

        assert [finding.message for finding in check(report, [rule_list])] == ["one", "two"]
        assert check(attrs.evolve(report, year=2023), [rule_list]) == ()

    @pytest.mark.parametrize("code", ["", "gd401", "GD", "401", "GD-401", "GD401 "])
    def test_wants_a_code(self, code) -> None:
        with pytest.raises(UsageError, match="code"):
            rule(code)

    def test_wants_a_severity(self) -> None:
        with pytest.raises(UsageError, match="error, warning or info"):
            rule("YY104", severity="fatal")

    def test_must_be_marked(self, report) -> None:
        with pytest.raises(UsageError, match="@rule"):
            check(report, [test_yields])


def test_yields() -> None:
    """Not a rule."""


class TestNeeds:
    def verdicts(self, report: Report, *needs: str, **options) -> dict[str, int]:
        ran = []

        @rule("YY201", needs=needs, **options)
        def rule_runs(report):
            ran.append(report)
            return ()

        evaluation = evaluate(report, [rule_runs], include_not_evaluable=True)
        tally = {verdict.value: count for verdict, count in evaluation.tally.items() if count}
        assert bool(ran) == ("holds" in tally)
        assert len(evaluation.findings) == tally.get("not_evaluable", 0)
        return tally

    def test_a_zero_is_a_value(self, report) -> None:
        assert self.verdicts(report, "remedies.litigation.after_reconsideration.total") == {"holds": 1}
        assert report.value("remedies.litigation.after_reconsideration.total") == 0

    @pytest.mark.parametrize("path", ["year", "requests", "requests.outcome.denied", "overview.text", "proactive.rules.issued"])
    def test_what_is_told_is_enough(self, report, path) -> None:
        assert self.verdicts(report, path) == {"holds": 1}

    def test_a_blank_cell_is_not(self, report) -> None:
        blank = with_values(report, requests__received__total=None)
        assert self.verdicts(blank, TOTAL, "year") == {"not_evaluable": 1}

    @pytest.mark.parametrize("path", ["published_on", "other_matters.processing_fee_yuan"])
    def test_what_is_null_is_not(self, report, path) -> None:
        assert self.verdicts(report, path) == {"not_evaluable": 1}

    def test_names_the_cell_that_is_lacking(self, report) -> None:
        @rule("YY202", needs=(TOTAL, "remedies.reconsideration.total"))
        def rule_two(report):
            return ()

        blank = with_values(report, remedies__reconsideration__total=None)
        (finding,) = check(blank, [rule_two], include_not_evaluable=True)
        assert finding.verdict is Verdict.NOT_EVALUABLE
        assert "remedies.reconsideration.total" in finding.message
        assert TOTAL not in finding.message
        assert "行政复议 · 总计" in finding.render("zh")
        assert finding.line == report.cell("remedies.reconsideration.total").position.line
        assert check(blank, [rule_two]) == ()

    def test_a_cell_of_another_form_is_not_applicable(self, report) -> None:
        others = [form for form in known_forms().values() if form is not NEWEST]
        for path in [next(path for path in form.cells if path not in NEWEST.cells) for form in others]:
            assert self.verdicts(report, path) == {"not_applicable": 1}

    def test_a_table_of_another_form_is_not_applicable(self, report) -> None:
        assert self.verdicts(report, "statistics") == {"not_applicable": 1}
        oldest = parse_file(CASES / "GD411" / "holds.txt")
        assert self.verdicts(oldest, "requests") == self.verdicts(oldest, TOTAL) == {"not_applicable": 1}
        assert self.verdicts(oldest, "statistics.requests.received.total") == {"holds": 1}

    def test_other_forms_are_not_applicable(self, report) -> None:
        assert self.verdicts(report, forms=["another"]) == {"not_applicable": 1}
        assert self.verdicts(report, forms=(report.form, "another")) == {"holds": 1}

    @pytest.mark.parametrize("path", ["requests.recieved.total", "body.name", "nothing"])
    def test_a_slip_is_no_silence(self, report, path) -> None:
        @rule("YY203", needs=path)
        def rule_slip(report):
            return ()

        (finding,) = check(report, [rule_slip])
        assert finding.rule == "GD902"
        assert path.rpartition(".")[2] in finding.message

    def test_a_report_on_no_form_is_not_judged(self) -> None:
        evaluation = evaluate(Report(), RuleSet.default(plugins=False).without("GD219"))
        assert evaluation.findings == ()
        assert not evaluation.tally[Verdict.HOLDS]


@rule("YY301")
def rule_breaks(report):
    """Find something, then break down."""
    yield "found before"
    raise ZeroDivisionError("by nothing")


class TestFailures:
    def test_is_a_finding_and_the_others_are_run(self, report) -> None:
        wrong = with_values(report, requests__received__total=9)
        findings = check(wrong, RuleSet.default(plugins=False).with_rules(rule_breaks))
        assert [finding.rule for finding in findings] == ["GD403", "GD401", "GD902", "YY301"]
        failure = findings[2]
        assert (failure.severity, failure.verdict, failure.line) == (Severity.ERROR, Verdict.VIOLATED, None)
        for language in ("zh", "en"):
            assert "YY301" in failure.render(language)
            assert "ZeroDivisionError: by nothing" in failure.render(language)
            assert Path(__file__).name in failure.render(language)

    def test_is_let_through_where_asked_for(self, report) -> None:
        with pytest.raises(ZeroDivisionError):
            check(report, [rule_breaks], strict=True)

    def test_what_is_no_finding_is_a_failure(self, report) -> None:
        @rule("YY302")
        def rule_numbers(report):
            yield 3

        (finding,) = check(report, [rule_numbers])
        assert finding.rule == "GD902"
        assert "int" in finding.message


class TestFinding:
    def test_is_ordered_by_place_then_code(self, report) -> None:
        wrong = with_values(
            report, requests__received__total=-9, requests__outcome__total__total=0, proactive__licensing_decisions=Decimal("0.5")
        )
        findings = check(wrong)
        places = [(finding.position.start, finding.rule) for finding in findings]
        assert places == sorted(places)
        assert len(findings) == 6

    def test_is_the_contract_to_the_letter(self, report) -> None:
        wrong = with_values(report, proactive__administrative_fees_wan_yuan=Decimal("-36.250"))
        (finding,) = check(wrong, file="a.txt")
        data = json.loads(json.dumps(finding.to_dict("zh")))
        assert list(data) == [
            "rule", "severity", "verdict", "message", "file", "paths", "expected", "actual", "line", "fingerprint",
            "hints", "operands",
        ]  # fmt: skip
        (operand,) = data["operands"]
        assert (operand["path"], operand["raw"], operand["file"], operand["line"]) == (*data["paths"], "-36.250", "", 18)
        assert data | {"fingerprint": "", "operands": []} == {
            "rule": "GD304",
            "severity": "error",
            "verdict": "violated",
            "message": "“行政事业性收费”为负数：-36.250",
            "file": "a.txt",
            "paths": ["proactive.administrative_fees_wan_yuan"],
            "expected": ">= 0",
            "actual": "-36.250",
            "line": 18,
            "fingerprint": "",
            "hints": [],
            "operands": [],
        }

    def test_line_is_null_where_it_is_not_known(self, report) -> None:
        @rule("YY401")
        def rule_whole(report):
            yield "about the whole"

        (finding,) = check(report, [rule_whole])
        assert (finding.line, finding.file, finding.to_dict()["line"], finding.to_dict()["file"]) == (None, None, None, None)

    def test_fingerprint_holds_when_lines_move(self, report) -> None:
        wrong = with_values(report, requests__received__total=9)
        moved = attrs.evolve(
            wrong,
            cells={
                path: Figure(figure.value, figure.state, figure.raw, position=Position(5, 6, 900, 1))
                for path, figure in wrong.cells.items()
            },
        )
        worse = with_values(report, requests__received__total=11)
        first, second, third = check(wrong), check(moved), check(worse)
        fingerprints = [finding.fingerprint for finding in first]
        assert len(set(fingerprints)) == len(first) == 2
        assert sorted(fingerprints) == sorted(finding.fingerprint for finding in second) == sorted(f.fingerprint for f in third)
        assert all(len(fingerprint) == 16 and int(fingerprint, 16) >= 0 for fingerprint in fingerprints)

    def test_fingerprint_is_for_ever(self) -> None:
        """Baselines are kept by it: a change here is a breach."""
        finding = Finding(rule="GD403", severity=Severity.ERROR, paths=("a.total", "a.one"), expression="a.total=a.one")
        assert finding.fingerprint == "868d319a9002ab3c"

    def test_brought_by_a_rule_as_it_is_gets_the_file(self, report) -> None:
        @rule("YY402")
        def rule_own(report):
            yield Finding(rule="YY402", severity=Severity.INFO, arguments={"message": "own"}, paths=["year"])

        (finding,) = check(report, [rule_own], file="a.txt")
        assert (finding.file, finding.message, finding.paths) == ("a.txt", "own", ("year",))

    def test_arithmetic_is_exact(self, report) -> None:
        tiny, huge = Decimal("0.000000000000000001"), 999_999_999_999_999_999
        off = with_values(report, remedies__reconsideration__upheld=tiny, remedies__reconsideration__total=huge,
                          remedies__reconsideration__corrected=huge, remedies__reconsideration__pending=0)  # fmt: skip
        (finding,) = check(off, RuleSet.default(plugins=False).only("GD404"))
        assert finding.expected == Decimal("999999999999999999.000000000000000001")
        assert finding.actual == huge


SUMS = RuleSet.default(plugins=False).only("GD304", "GD305", "GD40", "GD41", "GD42")
"""The rules over what the figures are: those over what stands in a cell speak of the others."""


class TestUnknown:
    @pytest.mark.parametrize("state", [State.BLANK, State.NOT_APPLICABLE, State.TEXT, State.MISSING])
    def test_is_never_violated_and_never_passed(self, report, state) -> None:
        cells = {path: Figure(None, state, "") for path in report.cells}
        evaluation = evaluate(attrs.evolve(report, cells=cells), SUMS, include_not_evaluable=True)
        tally = {verdict.value: count for verdict, count in evaluation.tally.items() if count}
        # The rules on the statistical table of 2014 do not apply, eleven, nor the two on items of the trial form.
        assert tally == {"not_evaluable": len(evaluation.findings), "not_applicable": 11 + 2}
        # All groups of rows that stand for each other are there, unless all is missing.
        assert tally["not_evaluable"] == 7 + 7 + 25 + 3 + 2 + 3 + 3

    @pytest.mark.parametrize("state", [State.BLANK, State.NOT_APPLICABLE, State.TEXT, State.MISSING])
    def test_nor_is_it_on_the_oldest_form(self, state) -> None:
        oldest = parse_file(CASES / "GD411" / "holds.txt")
        cells = {path: Figure(None, state, "") for path in oldest.cells}
        evaluation = evaluate(attrs.evolve(oldest, cells=cells), SUMS, include_not_evaluable=True)
        tally = {verdict.value: count for verdict, count in evaluation.tally.items() if count}
        # GD304 and GD305 ask for cells, of whatever form.
        assert tally == {"not_evaluable": 7 + 3 + 1 + 1 + 1 + 2, "not_applicable": 4 + 3}

    def test_one_cell_concerns_its_own_sums_only(self, report) -> None:
        blank = with_values(report, requests__outcome__granted__natural_person=None)
        findings = check(blank, SUMS, include_not_evaluable=True)
        assert [finding.rule for finding in findings] == ["GD304", "GD305", "GD402", "GD403"]
        assert {finding.verdict for finding in findings} == {Verdict.NOT_EVALUABLE}
        assert check(blank, SUMS) == ()

    def test_the_cause_comes_first_and_is_named(self, report) -> None:
        path = "requests.outcome.granted.natural_person"
        blank = with_values(report, requests__outcome__granted__natural_person=None)
        findings = check(blank, SUMS + RuleSet.default(plugins=False).only("GD301"), include_not_evaluable=True)
        assert [finding.rule for finding in findings] == ["GD301", "GD304", "GD305", "GD402", "GD403"]
        assert findings[0].verdict is Verdict.VIOLATED
        for finding in findings[1:]:
            assert f"{path} (blank, GD301)" in finding.message
            assert "（空白，GD301）" in finding.render("zh")

    @pytest.mark.parametrize(
        ("values", "impossible"),
        [
            ({"requests__received__natural_person": None}, False),
            ({"requests__received__natural_person": None, "requests__received__total": 1}, True),
            ({"requests__received__total": None}, False),
            ({"requests__received__natural_person": Decimal("0.5"), "requests__received__total": None}, False),
        ],
    )
    def test_says_where_no_value_could_mend_it(self, report, values, impossible) -> None:
        findings = check(with_values(report, **values), SUMS.only("GD403"), include_not_evaluable=True)
        (told,) = [finding for finding in findings if finding.verdict is Verdict.NOT_EVALUABLE]
        assert (told.template == "not_evaluable_impossible") == impossible
        assert ("no value" in told.message) == impossible


@rule("YY190", severity="warning")
def rule_places(report, context):
    """Findings on a cell without a place, and on a line of the narrative."""
    yield context.violated("two cells", ("requests.outcome.other_undivided.total", TOTAL))
    passage = next(each for each in report.passages if not each.heading)
    yield context.finding(Verdict.VIOLATED, [context.spoken(passage)], arguments={"message": "a line"}, expression="a line")


def test_a_finding_points_at_the_first_cell_that_has_a_place(report: Report) -> None:
    finding = next(each for each in check(report, rule_places) if TOTAL in each.paths)
    assert finding.operands[0].position is None
    assert finding.position == report.cells[TOTAL].position


def test_words_of_the_narrative_are_the_whole_line_unless_told_otherwise(report: Report) -> None:
    line = next(each for each in report.passages if not each.heading)
    found = [operand.raw for each in check(report, rule_places) for operand in each.operands]
    assert line.text in found
