"""Settings, waivers and the baseline for rules over several reports: those of the report that a finding is about count."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path

import pytest

from gov_disclosure import Collection, Config, Hierarchy, Series, check, parse_file, rule
from gov_disclosure.config import Override
from gov_disclosure.rules import Baseline, Checker, Verdict
from tests.across.reports import series_texts
from tests.cli.conftest import CASES

FILE = "gov-disclosure.toml"
CARRY = ("check", "--series", "--format", "json", "--show-suppressed", "--select", "GD601")


@pytest.fixture
def years(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a working directory with a series, in folders by year, of which the last two years do not follow."""
    for file in (CASES / "GD601" / "violated").glob("*.txt"):
        (tmp_path / file.stem).mkdir()
        shutil.copy(file, tmp_path / file.stem / "water.txt")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(done) -> list[tuple[str, str, str]]:
    """Return file, column and severity of what is said of the carry-over."""
    found = [each for each in json.loads(done.out)["findings"] if each["rule"] == "GD601"]
    return [(each["file"], each["paths"][-1].split(".")[-1], each["severity"]) for each in found]


def hidden(done) -> list[tuple[str, str]]:
    found = json.loads(done.out)["suppressed"]
    return [(each["suppression"]["kind"], each["paths"][-1].split(".")[-1]) for each in found]


class TestSettings:
    @pytest.mark.parametrize(
        ("settings", "severities"),
        [
            ("", ["warning", "error"]),
            ("[per-path.'2023']\nseverity = {GD601='info'}", ["info", "info"]),
            ("[per-path.'2022']\nseverity = {GD601='info'}", ["warning", "error"]),
            ("[per-body.'*水务局']\nseverity = {GD6='warning'}", ["warning", "warning"]),
            ("[per-path.'2023']\nignore = ['GD6']", []),
            ("[per-path.'2022']\nignore = ['GD6']", ["warning", "error"]),
            ("[per-body.'澄湖县水务局']\nignore = ['GD601']", []),
            ("ignore = ['GD6']\n[per-path.'2023/water.txt']\nselect = ['GD601']", ["warning", "error"]),
            ("ignore = ['GD6']\n[per-path.'2022']\nselect = ['GD601']", []),
        ],
    )
    def test_of_the_report_that_a_finding_is_about(self, command, years, settings, severities) -> None:
        (years / FILE).write_text(settings, encoding="utf-8")
        for options in (("--series", "."), ("--previous", "2022", "2023")):
            done = command("check", "--format", "json", *options)
            assert [severity for _, _, severity in told(done)] == severities

    def test_parameters(self) -> None:
        folder = CASES / "GD606" / "violated"
        reports = [(file.name, parse_file(file)) for file in sorted(folder.glob("*.txt"))]
        series = Series.of(reports)
        before = [each.rule for each in check(series)]
        assert "GD606" in before
        about = next(each.file for each in check(series) if each.rule == "GD606")
        for file, found in ((about, False), ("other.txt", True)):
            config = Config(overrides=[Override(path=file, parameters={"GD606": {"factor": 1_000_000}})])
            assert ("GD606" in [each.rule for each in check(series, config=config)]) is found

    def test_of_the_year_that_is_set_otherwise_alone(self, tmp_path) -> None:
        """A rule that is set in two ways says each of its findings once."""

        @rule("AB601", over="series", parameters={"word": "a"})
        def rule_says(series, context):
            for item in series:
                yield context.within(item).violated(context.parameter("word"))

        reports = [(name, parse_file(_written(tmp_path / name, text))) for name, text in _sound(range(2020, 2024))]
        config = Config(overrides=[Override(path="2022.txt", parameters={"AB601": {"word": "b"}}, severity={"AB601": "error"})])
        checker = Checker(rule_says, config)
        evaluation = checker.evaluate_together(Series.of(reports))
        said = [(each.file, each.message, each.severity.value) for each in evaluation.findings]
        assert sorted(said) == [
            (f"{year}.txt", *(("b", "error") if year == 2022 else ("a", "warning"))) for year in range(2020, 2024)
        ]
        assert evaluation.tally[Verdict.VIOLATED] > 0

    def test_without_a_file_those_of_the_body(self) -> None:
        """What a hierarchy lacks is about no file."""
        folder = CASES / "GD703" / "violated"
        reports = [(file.name, parse_file(file)) for file in sorted(folder.glob("*.txt"))]
        nodes = {
            "远山县人民政府": ["远山县水务局", "远山县林业局"],
            "澄湖县人民政府": ["澄湖县水务局", "澄湖县林业局", "澄湖县农业局"],
        }
        hierarchy = Hierarchy.of(nodes, reports)
        absent = [each for each in check(hierarchy) if each.rule == "GD703"]
        assert absent
        for finding in absent:
            body = finding.arguments["body"]
            file = finding.file
            own = Override(path=file, ignore=["GD703"]) if file else Override(body=body, ignore=["GD703"])
            left = [each for each in check(hierarchy, config=Config(overrides=[own])) if each.rule == "GD703"]
            assert finding not in left

    def test_are_in_the_interface_for_collections_too(self) -> None:
        folder = CASES / "GD704" / "violated"
        collection = Collection.of((file.name, parse_file(file)) for file in sorted(folder.glob("*.txt")))
        found = check(collection)
        assert found
        files = {each.file for each in found}
        config = Config(overrides=[Override(path=file, ignore=["GD704", "GD534"]) for file in files])
        assert check(collection, config=config) == ()


class TestWaivers:
    @pytest.mark.parametrize(
        ("narrowed", "waived"),
        [
            ("", ["natural_person", "total"]),
            ("file = '2023/water.txt'", ["natural_person", "total"]),
            ("file = '2022/water.txt'", []),
            ("body = '澄湖县水务局'\npaths = '*.*.total'", ["total"]),
            ("body = '远山县水务局'", []),
            ("expires = 2020-12-31", []),
        ],
    )
    def test_are_of_what_they_name(self, command, years, narrowed, waived) -> None:
        (years / FILE).write_text(f"[[waivers]]\nrule='GD601'\nreason='x'\n{narrowed}\n", encoding="utf-8")
        done = command(*CARRY, ".")
        assert [path for _, path in hidden(done)] == waived
        assert [path for _, path, _ in told(done)] == [path for path in ("natural_person", "total") if path not in waived]

    def test_for_files_alone(self, command, years) -> None:
        (years / FILE).write_text("[[per-path.'2023'.waivers]]\nrule='GD601'\nreason='x'\n", encoding="utf-8")
        assert command("check", "--series", "--select", "GD601", ".").status == 0

    def test_that_could_not_be_of_use_are_not_called_useless(self, command, years) -> None:
        """Where nothing across years is checked, nothing is said of what waives it."""
        (years / FILE).write_text("[[waivers]]\nrule='GD601'\nreason='x'\nfile='2023/*'\n", encoding="utf-8")
        assert "GD905" not in command("check", ".").out
        (years / FILE).write_text("[[waivers]]\nrule='GD601'\nreason='x'\nfile='2022/*'\n", encoding="utf-8")
        assert "GD905" in command("check", "--series", ".").out


class TestBaseline:
    def test_what_is_known_is_known_by_the_report(self, command, years) -> None:
        assert command("check", "--series", ".", "--write-baseline", "known.json").status == 0
        data = json.loads((years / "known.json").read_text(encoding="utf-8"))
        assert {(each["file"], each.get("together")) for each in data["reports"]} >= {("2023/water.txt", "series")}
        assert command("check", "--series", ".", "--baseline", "known.json").status == 0
        # A check without the series says nothing of it.
        assert "; 0 of the baseline" in command("check", ".", "--baseline", "known.json").err
        command("check", ".", "--write-baseline", "known.json")
        assert command("check", "--series", ".", "--baseline", "known.json").status == 0

    def test_a_further_year_changes_nothing(self, command, years) -> None:
        command("check", "--series", ".", "--write-baseline", "known.json")
        (years / "2024").mkdir()
        text = (years / "2022" / "water.txt").read_text(encoding="utf-8").replace("2022年", "2021年").replace("2023年", "2022年")
        (years / "2024" / "water.txt").write_text(text, encoding="utf-8")
        done = command(*CARRY, ".", "--baseline", "known.json")
        assert [path for kind, path in hidden(done) if kind == "baseline"] == ["natural_person", "total"]

    def test_what_follows_again_is_counted(self, command, years) -> None:
        options = ("--series", "--select", "GD601")
        command("check", *options, ".", "--write-baseline", "known.json")
        shutil.rmtree(years / "2022")
        assert "2 of the baseline were not found any more" in command("check", *options, ".", "--baseline", "known.json").err

    def test_reads_back_what_it_writes(self, years) -> None:
        reports = [(str(file), parse_file(file)) for file in years.rglob("*.txt")]
        checker = Checker(baseline=Baseline((), "known.json"), record=True)
        assert checker.evaluate_together(Series.of(reports)).findings == ()
        data = checker.recorded("known.json").to_dict()
        known = Baseline.from_dict(data, file="known.json")
        assert known.to_dict() == data
        assert Checker(baseline=known).evaluate_together(Series.of(reports)).findings == ()
        # While none is asked for, nothing is lost.
        assert Checker(baseline=known, record=True).recorded("known.json").to_dict() == data

    def test_what_is_found_in_one_report_does_not_depend_on_the_others(self, tmp_path) -> None:
        @rule("AB701", over="collection")
        def rule_says(collection, context):
            for item in collection:
                yield context.within(item).violated("alike")
                yield context.within(item).violated("alike")

        reports = [(name, parse_file(_written(tmp_path / name, text))) for name, text in _sound(range(2020, 2023))]
        whole = {(each.file, each.fingerprint) for each in check(Collection.of(reports), [rule_says])}
        parts = {(each.file, each.fingerprint) for report in reports for each in check(Collection.of([report]), [rule_says])}
        assert whole == parts
        assert len(whole) == 6


def _sound(years: range) -> list[tuple[str, str]]:
    return list(series_texts(random.Random(5), "澄湖县水务局", years))


def _written(file: Path, text: str) -> Path:
    file.write_text(text, encoding="utf-8")
    return file
