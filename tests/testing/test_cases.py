"""Cases as files, and the plug-in of the tutorial: it is installed, found, explained, and its own tests pass."""

from __future__ import annotations

import json
import shutil
import tomllib
from pathlib import Path

import pytest

from gov_disclosure import RuleSet, UsageError, rule
from gov_disclosure.testing import build_report, check_case, parametrize_cases, read_cases, render_text, with_figures
from tests.wheels import install, run

EXAMPLE = Path(__file__).parent.parent.parent / "docs" / "county-rules"
LEFT = "requests.carried_out.natural_person"


@rule("TC101", needs=["requests.carried_out.total"])
def rule_left(report, context):
    """Nothing is left."""
    if report.requests.carried_out.total:
        yield context.violated("some are left", expected=0, actual=report.requests.carried_out.total)


RULES = RuleSet().with_rules(rule_left)


@pytest.fixture
def write(tmp_path):
    """Return a function that writes a case."""

    def case(name: str, left: int | None, expected: list[object]) -> Path:
        folder = tmp_path / "TC101"
        folder.mkdir(exist_ok=True)
        report = build_report("form_2021", {LEFT: left or 0})
        if left is None:
            report = with_figures(report, {"requests.carried_out.total": "/"})
        (folder / f"{name}.txt").write_text(render_text(report), encoding="utf-8")
        (folder / f"{name}.json").write_text(json.dumps(expected), encoding="utf-8")
        return tmp_path

    return case


TOTAL = ["requests.carried_out.total"]
VIOLATED = [["TC101", "violated", TOTAL, 0, 2]]
UNKNOWN = [["TC101", "not_evaluable", TOTAL, None, None]]


def test_say_what_a_rule_says(write) -> None:
    write("holds", 0, [])
    write("lawful-nothing-at-all", 0, [])
    write("not-evaluable", None, UNKNOWN)
    folder = write("violated-two", 2, VIOLATED)
    cases = read_cases(folder)
    assert [(case.name, case.verdict) for case in cases] == [
        ("TC101-holds", "holds"), ("TC101-lawful-nothing-at-all", "lawful"), ("TC101-not-evaluable", "not-evaluable"),
        ("TC101-violated-two", "violated"),
    ]  # fmt: skip
    assert [len(check_case(case, RULES)) for case in cases] == [0, 0, 1, 1]


@pytest.mark.parametrize(
    ("name", "left", "expected", "why"),
    [
        ("holds", 2, VIOLATED, "it should hold"),
        ("holds", None, UNKNOWN, "it should hold"),
        ("lawful", 2, VIOLATED, "it is lawful"),
        ("violated", 0, [], "it should be violated"),
        ("not-evaluable", 2, VIOLATED, "it should be not_evaluable"),
        ("violated", 2, [], "expected"),
        ("violated", 2, [["TC101", "violated", TOTAL, 0, 3]], "expected"),
    ],
)
def test_fail_where_it_says_something_else(write, name, left, expected, why) -> None:
    (case,) = read_cases(write(name, left, expected))
    with pytest.raises(AssertionError, match=why):
        check_case(case, RULES)


def test_wrong_folders_are_told(write, tmp_path) -> None:
    with pytest.raises(UsageError, match="no folder"):
        read_cases(tmp_path / "nowhere")
    with pytest.raises(UsageError, match="no cases"):
        read_cases(tmp_path)
    folder = write("holds", 0, [])
    (folder / "TC101" / "lone.json").write_text("[]")
    with pytest.raises(UsageError, match="no report"):
        read_cases(folder)
    (folder / "TC101" / "lone.json").rename(folder / "TC101" / "good.txt")
    with pytest.raises(UsageError, match="begins with"):
        read_cases(folder)
    (folder / "TC101" / "good.txt").rename(folder / "TC101" / "holds-two.txt")
    with pytest.raises(UsageError, match=r"has no holds-two\.json"):
        read_cases(folder)


def test_a_test_runs_once_for_each(write) -> None:
    write("holds", 0, [])
    decorate = parametrize_cases(write("violated", 2, VIOLATED))

    def run_case(case) -> None:
        check_case(case, RULES)

    (mark,) = decorate(run_case).pytestmark
    assert (mark.args[0], mark.kwargs["ids"]) == ("case", ["TC101-holds", "TC101-violated"])


def test_the_plug_in_of_the_tutorial_is_found_and_passes_its_tests(tmp_path) -> None:
    project = tomllib.loads((EXAMPLE / "pyproject.toml").read_text("utf-8"))["project"]
    files = {"county_rules.py": (EXAMPLE / "county_rules.py").read_text("utf-8")}
    site = install(tmp_path, "county_rules", files, project["entry-points"], project["version"])
    told = run("-m", "gov_disclosure", "explain", "CL103", "--lang", "en", sites=(site,))
    assert told.stdout.startswith("CL103 · warning · county_rules\n\nOnly few requests are left")
    assert "Parameters: most = 3" in told.stdout
    shutil.copytree(EXAMPLE / "tests", tmp_path / "tests")
    done = run("-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(tmp_path), str(tmp_path / "tests"), sites=(site,))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "3 passed" in done.stdout
