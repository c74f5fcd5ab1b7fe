"""Every rule has case files: reports of our own wording, and what the rule says about them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gov_disclosure import RuleSet, State, check, parse_file
from gov_disclosure.rules import evaluate
from gov_disclosure.testing import Case, check_case, parametrize_cases
from tests.rules import across_cases

CASES = Path(__file__).parent.parent / "cases"
FILES = sorted(CASES.glob("GD*/*.txt"))


@parametrize_cases(CASES)
def test_is_judged_as_expected(case: Case) -> None:
    check_case(case, RuleSet.default(plugins=False))


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
class TestCase:
    def test_findings_point_at_their_cells(self, file: Path) -> None:
        report = parse_file(file)
        text = file.read_text(encoding="utf-8")
        for finding in check(report, RuleSet.default(plugins=False).only(file.parent.name)):
            assert finding.line == (finding.position.line if finding.position is not None else None)
            assert finding.line in {operand.line for operand in finding.operands} or finding.operands[0].line is None
            for operand in finding.operands:
                if operand.position is None:
                    # What is missing, or told of the report as a whole, has no place.
                    assert operand.path not in report.cells or operand.value is None
                    continue
                if operand.path not in report.cells:
                    # A whole table: the place is that of its heading; of what is missing that of what stands before it.
                    missing = operand.state is State.MISSING
                    assert missing or operand.caption in text[operand.position.start : operand.position.end]
                    continue
                figure = report.cell(operand.path)
                assert (operand.value, operand.raw, operand.position) == (figure.value, figure.raw, figure.position)
                assert text[operand.position.start : operand.position.end] == operand.raw
                assert operand.caption

    def test_not_evaluable_is_listed_on_request_only(self, file: Path) -> None:
        rules = RuleSet.default(plugins=False).only(file.parent.name)
        assert all(finding.verdict.value == "violated" for finding in check(parse_file(file), rules))


@pytest.mark.parametrize("folder", across_cases.folders(), ids=lambda folder: f"{folder.parent.name}-{folder.name}")
class TestCaseOfSeveral:
    def test_is_judged_as_expected(self, folder: Path) -> None:
        assert across_cases.found(folder) == json.loads((folder / "expected.json").read_text(encoding="utf-8"))

    def test_findings_point_at_both_reports(self, folder: Path) -> None:
        for finding in across_cases.judged(folder, listing=False).findings:
            assert finding.verdict.value == "violated"
            files = {operand.file or finding.file for operand in finding.operands}
            assert len(files) > 1 or finding.rule in ("GD703", "GD608"), finding
            for operand in finding.operands:
                text = (folder / str(operand.file or finding.file)).read_text(encoding="utf-8")
                assert operand.file != finding.file
                assert operand.position is not None
                if operand.raw:
                    assert text[operand.position.start : operand.position.end] == operand.raw

    def test_has_words_in_both_languages(self, folder: Path) -> None:
        for finding in across_cases.judged(folder).findings:
            assert "?" not in finding.render("en") + finding.render("zh")


@pytest.mark.parametrize("rule", RuleSet.default(plugins=False), ids=lambda rule: rule.code)
def test_every_rule_has_cases_of_each_verdict(rule) -> None:
    verdicts = set()
    cases = across_cases.folders(rule.code) or sorted(CASES.glob(f"{rule.code}/*.txt"))
    for file in cases:
        if file.is_dir():
            evaluation = across_cases.judged(file, listing=False)
        else:
            evaluation = evaluate(parse_file(file), RuleSet.default(plugins=False).only(rule.code))
        if file.stem.startswith("holds"):
            assert set(evaluation.tally) <= {type(next(iter(evaluation.tally))).HOLDS}, file
            assert evaluation.findings == ()
        verdicts.update(verdict.value for verdict, count in evaluation.tally.items() if count)
    wanted = {"holds", "violated"} if "Not evaluable: never" in rule.page else {"holds", "violated", "not_evaluable"}
    assert verdicts >= wanted
    exceptions = rule.page.partition("Lawful exceptions:")[2]
    lawful = [file for file in cases if file.name.startswith("lawful")]
    # None at all, or none that the report itself tells: then the severity is softer instead.
    assert lawful or "None" in exceptions or "cannot be told" in exceptions
    for file in lawful:
        if file.is_dir():
            assert across_cases.judged(file, listing=False).findings == (), file
        else:
            assert evaluate(parse_file(file), RuleSet.default(plugins=False).only(rule.code)).findings == (), file


def test_cases_belong_to_rules() -> None:
    codes = {rule.code for rule in RuleSet.default(plugins=False)}
    assert {folder.name for folder in CASES.glob("GD*")} == codes
    assert {file.with_suffix(".json") for file in FILES} == set(CASES.glob("GD*/*.json"))


def test_all_zeros_are_evaluated_and_hold() -> None:
    report = parse_file(CASES / "GD401" / "holds-all-zero.txt")
    assert report.requests.received.total == 0
    tally = evaluate(report, RuleSet.default(plugins=False).only("GD401", "GD402", "GD403")).tally
    assert {verdict.value: count for verdict, count in tally.items() if count} == {"holds": 7 + 7 + 25}
