"""Configuration files as the command takes them: found, read, refused, and what they change."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import attrs
import pytest

from gov_disclosure import Config, Limits, RuleSet, Severity, UsageError, Waiver, check, parse_file, rule
from gov_disclosure.config import Override
from gov_disclosure.config.discovery import places_of
from gov_disclosure.rules import Checker

FILE = "gov-disclosure.toml"


def findings(done) -> list[tuple[str, str, str]]:
    return [(each["file"], each["rule"], each["severity"]) for each in json.loads(done.out)["findings"]]


def checked(command, *options: object) -> list[tuple[str, str, str]]:
    return findings(command("check", "--format", "json", *options))


class TestFound:
    @pytest.mark.parametrize("name", [FILE, "pyproject.toml"])
    def test_upwards_from_the_working_directory(self, command, folder, monkeypatch, name) -> None:
        prefix = "[tool.gov-disclosure]\n" if name == "pyproject.toml" else ""
        (folder / name).write_text(f'{prefix}ignore = ["GD401"]\n', encoding="utf-8")
        monkeypatch.chdir(folder / "2023")
        assert command("check", "b.txt").status == 0
        assert command("check", "b.txt", "--no-config").status == 1

    def test_ours_comes_before_the_project_s_and_the_nearest_before_both(self, command, folder, monkeypatch) -> None:
        (folder / "pyproject.toml").write_text('[tool.gov-disclosure]\nignore = ["GD401"]\n', encoding="utf-8")
        (folder / FILE).write_text("", encoding="utf-8")
        assert command("check", "a.txt").status == 1
        (folder / FILE).unlink()
        assert command("check", "a.txt").status == 0
        (folder / "2023" / FILE).write_text("", encoding="utf-8")
        monkeypatch.chdir(folder / "2023")
        assert command("check", "b.txt").status == 1

    def test_projects_that_are_not_about_us_are_passed_over(self, command, folder) -> None:
        (folder / "pyproject.toml").write_text("[project\n", encoding="utf-8")
        assert command("check", "a.txt").status == 1
        (folder / "pyproject.toml").write_text('[project]\ndependencies = ["gov-disclosure"]\n', encoding="utf-8")
        assert Config.find(folder) is None or Config.find(folder).file != str(folder / "pyproject.toml")

    def test_named(self, command, folder) -> None:
        (folder / "other.toml").write_text('fail-on = "never"', encoding="utf-8-sig")
        assert command("check", "a.txt", "--config", "other.toml").status == 0
        assert command("check", "a.txt", "--config", "other.toml", "--fail-on", "error").status == 1

    @pytest.mark.parametrize(
        ("name", "text", "said"),
        [
            ("none.toml", None, "none.toml cannot be read (No such file or directory)"),
            ("bad.toml", "select = [", "bad.toml is no TOML"),
            ("keys.toml", "a." * 200_000 + "b = 1", "keys.toml is no TOML: a key of more than 64 parts"),
            ("quoted.toml", "'a'.\"b\". " * 90 + "b = 1", "quoted.toml is no TOML: a key of more than 64 parts"),
            ("digits.toml", f"limits.max_bytes = {'9' * 9_999}", "digits.toml is no TOML: "),
            ("pyproject.toml", "[tool.ruff]", "pyproject.toml has no table [tool.gov-disclosure]"),
            ("pyproject.toml", "tool = 3", "has no table"),
        ],
    )
    def test_what_cannot_be_read_is_told(self, command, folder, name, text, said) -> None:
        if text is not None:
            (folder / name).write_text(text, encoding="utf-8")
        done = command("check", "a.txt", "--config", name)
        assert (done.status, done.out) == (2, "")
        assert said in done.err


class TestRefused:
    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ('slect = ["GD4"]', ":1: slect: there is no setting slect; did you mean select?"),
            ('fail_on = "error"', ":1: fail_on: there is no setting fail_on; did you mean fail-on?"),
            ("xyzzy = 1", "there is no setting xyzzy; there are: select, "),
            ('\nselect = ["GD4O1"]', ":2: select: no rule is called GD4O1; did you mean GD401?"),
            ('ignore = ["???"]', "ignore: no rule is called ???; gov-disclosure rules lists them all"),
            ("[severity]\n# so\nGD410 = 'error'", ":3: severity.GD410: no rule is called GD410; did you mean"),
            (
                "[[waivers]]\nrule='GD404'\nreason='x'\npaths=['requests.recieved']",
                ":1: waivers.0.paths: no form has a cell requests.recieved; did you mean requests.received?",
            ),
            ("[severity]\nGD401 = 'warn'", ":2: severity.GD401: 'warn' is no such value; there are: info, warning, error"),
            ("[severity]\nGD401 = 3", ":2: severity.GD401: 3 is no such value"),
            ("severity = 3", ":1: severity: write […], not 3"),
            ("select = 3", ':1: select: write ["…"], not 3'),
            ("select = [3]", 'select: write "…", not 3'),
            ('fail-on = "fatal"', ":1: fail-on: 'fatal' is no such value; there are: error, warning, info, never"),
            ('lang = "fr"', "lang: 'fr' is no such value; there are: zh, en"),
            ('plugins = ["no-such-plugin"]', "plugins: no distribution with plug-ins is called no-such-plugin"),
            ("plugins = 3", "plugins: write"),
            ("[limits]\nmax-bites = 3", ":2: limits.max-bites: there is no limit max_bites; did you mean max_bytes?"),
            ("[limits]\nmax-bytes = '3 apples'", ":2: limits.max-bytes: write 64, \"64MiB\", not '3 apples'"),
            ("[limits]\nmax-depth = 0", ":2: limits.max-depth: max_depth=0: a limit is"),
            ("[parameters.GD401]\nmargin = 1", ":2: parameters.GD401.margin: the rule GD401 has no parameter margin"),
            ("[parameters.GD4O1]\nmargin = 1", ":1: parameters.GD4O1: no rule is called GD4O1; did you mean GD401?"),
            ("waivers = 3", ":1: waivers: write [[waivers]], not 3"),
            ("waivers = [3]", ":1: waivers.0: write […], not 3"),
            ("[[waivers]]\nrule = 'GD401'", ":1: waivers.0: reason is lacking"),
            ("[[waivers]]\nreason = 'so'", ":1: waivers.0: rule is lacking"),
            ("[[waivers]]\nrule = 'GD401'\nreason = ' '", ":3: waivers.0.reason: this may not be blank"),
            ("[[waivers]]\nrule = 'GD4O1'\nreason = 'so'", ":1: waivers.0: no rule is called GD4O1; did you mean GD401?"),
            (
                "[[waivers]]\nrule='GD4'\nreason='a'\n[[waivers]]\nrule='GD4'\nreason='a'\npath='x'",
                ":7: waivers.1.path: there is no",
            ),
            ("[[waivers]]\nrule='GD4'\nreason='a'\nexpires='31.12.2026'", ":4: waivers.0.expires: '31.12.2026' is no date"),
            ("[[waivers]]\nrule='GD4'\nreason='a'\nexpires=3", ":4: waivers.0.expires: 3 is no date"),
            ("[[waivers]]\nrule='GD4'\nreason='a'\nfingerprint='GD4'", "waivers.0.fingerprint: 'GD4' is no fingerprint"),
            ("[per-path.'2023/']\nfail-on = 'error'", ":2: per-path.2023/.fail-on: there is no setting fail-on"),
            ("[per-path.'']\nignore = ['GD4']", "per-path.: this may not be blank"),
            ("[per-path.'2023/']\nignore = ['GD9X']", "per-path.2023/.ignore: no rule is called GD9X"),
            ("[[per-body.'澄湖县'.waivers]]\nrule = 'GD401'", ":1: per-body.澄湖县.waivers.0: reason is lacking"),
            ("per-body = 3", ":1: per-body: write […], not 3"),
        ],
    )
    def test_with_place_and_suggestion(self, command, folder, text, said) -> None:
        (folder / FILE).write_text(text, encoding="utf-8")
        done = command("check", "a.txt")
        assert (done.status, done.out) == (2, "")
        assert said in done.err
        assert str(folder / FILE) in done.err
        assert command("check", "a.txt", "--lang", "zh").err != done.err

    def test_lines_of_keys(self) -> None:
        text = "a = 1\n[b.'c d']\ne.f = 1 # [x]\n[[w]]\nk = 1\n[[w]]\n[w.x]\nk = [\n 'a = b',\n]\n"
        found = places_of(text)
        assert found["a",] == 1
        assert found["b", "c d"] == 2
        assert found["b", "c d", "e", "f"] == 3
        assert (found["w", "0", "k"], found["w", "1"], found["w", "1", "x", "k"]) == (5, 6, 8)


class TestSettings:
    def test_select_ignore_and_severity(self, command, folder) -> None:
        (folder / FILE).write_text('select = "GD4"\nignore = ["GD403, GD402"]\n[severity]\ngd4="info"\nGD401="warning"\n')
        assert {found[1:] for found in checked(command, ".")} == {("GD401", "warning")}
        assert command("check", ".").status == 0
        assert command("check", ".", "--fail-on", "warning").status == 1

    def test_per_path(self, command, folder) -> None:
        (folder / FILE).write_text('[per-path."2023/"]\nseverity = { GD401 = "info" }\n[per-path."a.*"]\nignore = ["GD4"]\n')
        assert {found[1:] for found in checked(command, folder / "2023" / "b.txt")} == {("GD401", "info")}
        assert checked(command, "a.txt") == []

    def test_per_body_comes_after_per_path(self, command, folder) -> None:
        (folder / FILE).write_text(
            '[per-body."青石*"]\nseverity = { GD401 = "info" }\n[per-path."**"]\nseverity = { GD401 = "warning" }\n',
            encoding="utf-8",
        )
        assert {found[2] for found in checked(command, ".")} == {"info"}

    def test_the_command_line_comes_last(self, command, folder) -> None:
        (folder / FILE).write_text('ignore = ["GD401"]\nfail-on = "never"\nlang = "zh"\n[per-path."**"]\nignore = ["GD4"]\n')
        assert "结论" in command("check", "a.txt").out
        done = command("check", "a.txt", "--select", "GD401", "--fail-on", "error", "--lang", "en")
        assert done.status == 1
        assert "error GD401" in done.out

    def test_limits(self, command, folder) -> None:
        (folder / FILE).write_text('[limits]\nmax-bytes = "1KiB"\n')
        assert "Limits.max_bytes (1024)" in command("check", "a.txt").err
        assert "Limits.max_bytes (1024)" in command("parse", "a.txt").err
        assert command("check", "a.txt", "--limit", "max_bytes=1MiB").status == 1

    def test_plugins_off(self, command, folder) -> None:
        (folder / FILE).write_text('plugins = false\nignore = ["ZZ101"]\n')
        assert command("rules").status == 0
        assert command("check", "a.txt").status == 1


class TestPython:
    REPORT = Path(__file__).parent.parent / "cases" / "GD401" / "violated.txt"

    def test_check_takes_a_configuration(self) -> None:
        report = parse_file(self.REPORT)
        config = Config(severity={"GD401": "info"}, waivers=[Waiver(rule="GD401", paths="*.*.natural_person", reason="so")])
        (finding,) = check(report, config=config)
        assert (finding.severity, finding.paths[0]) == (Severity.INFO, "requests.received.total")

    def test_from_dict_is_the_file(self) -> None:
        data = {
            "select": ["GD4"], "severity": {"GD401": "info"}, "limits": {"max-bytes": "1KiB"}, "fail-on": "never",
            "waivers": [{"rule": "gd401", "reason": "so", "expires": date(2030, 1, 1)}], "baseline": "b.json",
            "per-path": {"a/*": {"ignore": ["GD401"]}}, "per-body": {"青石镇": {"select": ["GD401"]}}, "plugins": True,
        }  # fmt: skip
        config = Config.from_dict(data)
        assert config == Config(
            select=["GD4"], severity={"GD401": Severity.INFO}, limits=Limits(max_bytes=1024), fail_on="never",
            waivers=[Waiver(rule="GD401", reason="so", expires=date(2030, 1, 1))], baseline="b.json", plugins=True,
            overrides=[Override(path="a/*", ignore="GD401"), Override(body="青石镇", select="GD401")],
        )  # fmt: skip
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            config.lang = "zh"

    def test_wrong_values_are_refused(self) -> None:
        for data in ({1: 2}, {"severity": {1: "error"}}, 3):
            with pytest.raises(UsageError, match="write"):
                Config.from_dict(data)
        with pytest.raises(UsageError, match="lacks its reason"):
            Waiver(rule="GD401", reason="")
        with pytest.raises(UsageError, match="names the rule"):
            Waiver(rule=" ", reason="so")
        with pytest.raises(UsageError, match="error, warning or info"):
            Config(severity={"GD401": "fatal"})
        with pytest.raises(UsageError, match=r"severity\.GD4O1: no rule is called GD4O1; did you mean GD401"):
            Checker(config=Config(severity={"GD4O1": "error"}))

    def test_severity_of_a_set(self) -> None:
        rules = RuleSet.default().with_severity({"GD4": "info", "GD401": Severity.WARNING})
        assert [rules.get(code).severity.value for code in ("GD401", "GD402", "GD304")] == ["warning", "info", "error"]
        assert RuleSet.default().get("GD401").severity is Severity.ERROR
        with pytest.raises(UsageError, match="did you mean GD401"):
            RuleSet.default().with_severity({"GD4O1": "info"})
        with pytest.raises(UsageError, match="'fatal' is no severity for GD401"):
            RuleSet.default().with_severity({"GD401": "fatal"})

    @pytest.mark.parametrize(
        ("default", "value", "taken"),
        [
            (1, 2, 2), (1, 2.5, None), (1, True, None), (1, "2", None), (True, False, False), (True, 1, None),
            (0.5, 1, 1.0), (0.5, float("nan"), None), ("a", "b", "b"), ("a", 1, None), (("a",), ["b", "c"], ("b", "c")),
            (("a",), "b", None), ((1,), ["b"], None), ({"a": 1}, {"b": 2}, {"b": 2}), ({"a": 1}, 3, None), (None, 3, 3),
        ],
    )  # fmt: skip
    def test_parameters_are_of_the_type_of_the_default(self, default, value, taken) -> None:
        @rule("AB101", parameters={"margin": default})
        def rule_margin(_report, context):
            yield f"{context.parameter('margin')!r}"

        rules = RuleSet().with_rules(rule_margin)
        if taken is None:
            with pytest.raises(UsageError, match="the parameter margin of AB101 is"):
                rules.with_parameters({"AB101": {"margin": value}})
            return
        changed = rules.with_parameters({"AB101": {"margin": value}})
        (finding,) = check(parse_file(self.REPORT), changed)
        assert finding.message == repr(taken)
        config = Config(overrides=[Override(path="x*", parameters={"AB101": {"margin": value}})])
        report = parse_file(self.REPORT)
        assert [check(report, rules, config=config, file=name)[0].message for name in ("x.txt", "y.txt")] == [
            repr(taken),
            repr(default),
        ]

    def test_parameters_that_there_are_not(self) -> None:
        with pytest.raises(UsageError, match="has no parameter margin"):
            RuleSet.default().with_parameters({"GD401": {"margin": 1}})
        with pytest.raises(UsageError, match="no rule is called 'GD4O1'; did you mean GD401"):
            RuleSet.default().with_parameters({"GD4O1": {}})

    def test_rules_of_every_subject_are_chosen_and_set(self) -> None:
        subjects = ("report", "series", "hierarchy", "collection")
        made = [rule(f"AB10{at}", over=over)(lambda _: ()) for at, over in enumerate(subjects)]
        checker = Checker(made, Config(select=["AB"], ignore=["AB100", "AB103"], severity={"AB101": "error"}))
        assert [(each.code, each.over, each.severity.value) for each in checker.rules] == [
            ("AB101", "series", "error"),
            ("AB102", "hierarchy", "warning"),
        ]
