"""What is waived or known: not told, not failing, and accounted for."""

from __future__ import annotations

import json
from datetime import date

import pytest

from gov_disclosure import Config, UsageError, Waiver, check, parse_file, rule
from gov_disclosure.rules import Baseline, Checker
from gov_disclosure.rules.baseline import CONTRACT
from tests.cli.conftest import CASES

FILE = "gov-disclosure.toml"
FAULTY = CASES / "GD401" / "violated.txt"


def told(command, *options: object) -> dict[str, list[dict]]:
    return json.loads(command("check", "--format", "json", "--show-suppressed", *options).out)


def codes(found: list[dict]) -> list[str]:
    return [each["rule"] for each in found]


class TestWaivers:
    @pytest.mark.parametrize(
        ("narrowed", "waived"),
        [
            ("", 4),
            ("file = '2023/*'", 2),
            ("file = 'b.txt'", 2),
            ("body = '青石镇'", 4),
            ("body = '澄湖县'", 0),
            ("paths = ['requests.carried_in.total']", 2),
            ("paths = ['requests.*.total', 'requests.received.natural_person']", 0),
            ("file = 'a.txt'\npaths = '*.*.natural_person'", 1),
            ("expires = 2999-12-31", 4),
            ("expires = 2020-12-31", 0),
        ],
    )
    def test_are_of_what_they_name(self, command, folder, narrowed, waived) -> None:
        (folder / FILE).write_text(f"[[waivers]]\nrule = 'GD401'\nreason = 'by phone'\n{narrowed}\n", encoding="utf-8")
        found = told(command, ".")
        assert len(found["suppressed"]) == waived
        assert codes(found["findings"]).count("GD401") == 4 - waived
        assert {each["suppression"]["reason"] for each in found["suppressed"]} <= {"by phone"}
        assert command("check", ".").status == int(waived < 4)

    def test_of_one_fingerprint(self, command, folder) -> None:
        one = told(command, "a.txt")["findings"][0]["fingerprint"]
        (folder / FILE).write_text(f"[[waivers]]\nrule = 'GD401'\nreason = 'x'\nfingerprint = '{one}'\n")
        assert [each["fingerprint"] for each in told(command, "a.txt")["suppressed"]] == [one]

    def test_for_files_and_bodies_alone(self, command, folder) -> None:
        (folder / FILE).write_text(
            "[[per-path.'2023/'.waivers]]\nrule='GD401'\nreason='a'\npaths='*.*.total'\n[[per-body.'青石*'.waivers]]\nrule='GD401'\n"
            "reason='b'\npaths='*.*.natural_person'\n",
            encoding="utf-8",
        )
        found = told(command, ".")
        assert sorted(each["suppression"]["reason"] for each in found["suppressed"]) == ["a", "b", "b"]
        assert codes(found["findings"]) == ["GD401"]

    def test_that_have_expired_are_a_warning(self, command, folder) -> None:
        (folder / FILE).write_text("[[waivers]]\nrule = 'GD401'\nreason = 'x'\nexpires = 2020-01-31\n")
        found = told(command, ".")["findings"]
        assert codes(found).count("GD904") == 1
        (expired,) = [each for each in found if each["rule"] == "GD904"]
        assert (expired["severity"], expired["file"]) == ("warning", None)
        assert f"expired on 2020-01-31 ({folder / FILE}:1: waivers.0; its reason: x)" in expired["message"]
        assert command("check", ".", "--ignore", "GD401", "--fail-on", "warning").status == 0

    def test_of_nothing_are_an_info(self, command, folder) -> None:
        (folder / FILE).write_text(
            "[[waivers]]\nrule = 'GD404'\nreason = 'x'\n[[waivers]]\nrule='GD404'\nreason='y'\nfile='2022/*'\n"
            "[[waivers]]\nrule='GD404'\nreason='z'\nfile='2022/gone.txt'\n[severity]\nGD905 = 'error'\n"
        )
        found = [each for each in told(command, ".")["findings"] if each["rule"] == "GD905"]
        assert [each["message"].partition("reason: ")[2][0] for each in found] == ["x", "z"]
        assert {each["severity"] for each in found} == {"error"}
        assert "GD905" not in codes(told(command, ".", "--select", "GD401")["findings"])
        assert "GD905" not in codes(told(command, ".", "--ignore", "GD905")["findings"])

    def test_hold_to_the_last_day(self) -> None:
        config = Config(waivers=[Waiver(rule="GD401", reason="x", expires=date(2026, 1, 31))])
        report = parse_file(FAULTY)
        for day, hidden in ((date(2026, 1, 31), 2), (date(2026, 2, 1), 0)):
            checker = Checker(config=config, today=day)
            assert len(checker.evaluate(report).suppressed) == hidden
            assert [each.rule for each in checker.remarks()] == ([] if hidden else ["GD904"])

    def test_a_newer_one_stands_in_for_one_that_has_expired(self) -> None:
        waivers = [Waiver(rule="GD401", reason=str(year), expires=date(year, 1, 1)) for year in (2020, 2999)]
        evaluation = Checker(config=Config(waivers=waivers)).evaluate(parse_file(FAULTY))
        assert {each.reason for each in evaluation.suppressed} == {"2999"}

    def test_what_broke_down_or_was_cut_cannot_be_waived(self) -> None:
        @rule("AB101")
        def rule_breaks(_report):
            yield "first"
            raise KeyError("x")

        evaluation = Checker(rule_breaks, Config(waivers=[Waiver(rule="AB", reason="x")])).evaluate(parse_file(FAULTY))
        assert [each.rule for each in evaluation.findings] == ["GD902"]
        assert [each.finding.rule for each in evaluation.suppressed] == ["AB101"]

    def test_what_is_not_evaluable_is_not_waived(self, command, folder) -> None:
        (folder / FILE).write_text("[[waivers]]\nrule = 'GD403'\nreason = 'x'\n")
        file = CASES / "GD403" / "not-evaluable.txt"
        found = told(command, "--show-not-evaluable", file)
        assert found["suppressed"] == []
        assert "GD403" in codes(found["findings"])


class TestBaseline:
    def test_what_is_known_is_not_told_and_what_is_new_is(self, command, folder) -> None:
        done = command("check", ".", "--write-baseline", "known.json")
        assert done.status == 0
        assert "known.json: 4 findings written; 4 are new, 0 were taken out" in done.err
        done = command("check", ".", "--baseline", "known.json")
        assert done.status == 0
        assert "2 known from the baseline" in done.out
        assert "not told: 0 waived, 4 known from the baseline; 0 of the baseline" in done.err
        text = (folder / "a.txt").read_text(encoding="utf-8")
        lines = ["", "", *text.replace("行政许可 | 308", "行政许可 | -3").split("\n")]
        (folder / "a.txt").write_text("\r\n".join(lines), encoding="gb18030")
        found = told(command, ".", "--baseline", "known.json")
        assert codes(found["findings"]) == ["GD304"]
        assert len(found["suppressed"]) == 4
        assert {each["suppression"]["kind"] for each in found["suppressed"]} == {"baseline"}

    def test_what_is_fixed_is_counted_and_pruned(self, command, folder, sound) -> None:
        command("check", ".", "--write-baseline", "known.json")
        (folder / "a.txt").write_bytes(sound.read_bytes())
        assert "2 of the baseline were not found any more" in command("check", ".", "--baseline", "known.json").err
        done = command("check", ".", "--write-baseline", "known.json")
        assert "known.json: 2 findings written; 0 are new, 2 were taken out" in done.err
        data = json.loads((folder / "known.json").read_text(encoding="utf-8"))
        assert [each["file"] for each in data["reports"]] == ["2023/b.txt"]

    def test_of_what_was_not_checked_nothing_is_lost(self, command, folder) -> None:
        command("check", ".", "--write-baseline", "known.json")
        before = (folder / "known.json").read_text(encoding="utf-8")
        command("check", "a.txt", "--write-baseline", "known.json")
        assert (folder / "known.json").read_text(encoding="utf-8") == before
        command("check", ".", "--select", "GD403", "--write-baseline", "known.json")
        assert (folder / "known.json").read_text(encoding="utf-8") == before
        (folder / "a.txt").unlink()
        command("check", ".", "--write-baseline", "known.json")
        assert "a.txt" not in (folder / "known.json").read_text(encoding="utf-8")

    def test_a_renamed_file_keeps_what_is_known_of_it(self, command, folder) -> None:
        (folder / "2023" / "b.txt").unlink()
        command("check", ".", "--write-baseline", "known.json")
        (folder / "a.txt").rename(folder / "2023" / "c.txt")
        assert command("check", ".", "--baseline", "known.json").status == 0
        command("check", ".", "--write-baseline", "known.json")
        data = json.loads((folder / "known.json").read_text(encoding="utf-8"))
        assert [each["file"] for each in data["reports"]] == ["2023/c.txt"]

    def test_a_copy_is_not_known(self, command, folder) -> None:
        (folder / "2023" / "b.txt").unlink()
        command("check", ".", "--write-baseline", "known.json")
        (folder / "copy.txt").write_bytes((folder / "a.txt").read_bytes())
        assert command("check", ".", "--baseline", "known.json").status == 1

    @pytest.mark.parametrize(("old", "new"), [("2024年", "2023年"), ("青石镇", "白石镇")])
    def test_another_report_in_the_file_is_not_known(self, command, folder, old, new) -> None:
        command("check", "a.txt", "--write-baseline", "known.json")
        text = (folder / "a.txt").read_text(encoding="utf-8")
        (folder / "a.txt").write_text(text.replace(old, new), encoding="utf-8")
        assert command("check", "a.txt", "--baseline", "known.json").status == 1

    def test_several_reports_of_a_file_are_known_by_number(self, command, folder, sound) -> None:
        text = sound.read_text(encoding="utf-8") + (folder / "a.txt").read_text(encoding="utf-8")
        (folder / "both.txt").write_text(text, encoding="utf-8")
        command("check", "both.txt", "--select", "GD40", "--write-baseline", "known.json")
        data = json.loads((folder / "known.json").read_text(encoding="utf-8"))
        assert [each["file"] for each in data["reports"]] == ["both.txt#2"]
        assert command("check", "both.txt", "--select", "GD40", "--baseline", "known.json").status == 0

    def test_of_the_configuration_is_relative_to_it(self, command, folder, monkeypatch) -> None:
        (folder / "sub").mkdir()
        command("check", ".", "--write-baseline", "sub/known.json")
        (folder / FILE).write_text("baseline = 'sub/known.json'\n")
        monkeypatch.chdir(folder / "2023")
        assert command("check", "b.txt").status == 0
        config = Config.load(folder / FILE)
        assert check(parse_file("b.txt"), config=config, file="b.txt") == ()

    def test_waived_findings_are_not_written(self, command, folder) -> None:
        (folder / FILE).write_text("[[waivers]]\nrule = 'GD401'\nreason = 'x'\n")
        command("check", ".", "--write-baseline", "known.json")
        assert json.loads((folder / "known.json").read_text(encoding="utf-8")) == {"contract": CONTRACT, "reports": []}

    @pytest.mark.parametrize(
        "text",
        ["", "[]", "{}", '{"contract": "gov-disclosure/findings/1"}', "[" * 100_000]
        + [
            f'{{"contract": "{CONTRACT}", "reports": {reports}}}'
            for reports in (3, "[3]", '[{"file": 1, "findings": []}]', '[{"file": "a", "year": "x", "findings": []}]')
        ],
    )
    def test_what_is_none_is_refused(self, command, folder, text) -> None:
        (folder / "known.json").write_text(text)
        for option in ("--baseline", "--write-baseline"):
            done = command("check", "a.txt", option, "known.json")
            assert (done.status, done.out) == (2, "")
            assert "known.json cannot be read as a baseline" in done.err
        assert (folder / "known.json").read_text() == text

    def test_that_is_not_there_is_refused(self, command, folder) -> None:
        assert command("check", "a.txt", "--baseline", "none.json").status == 2
        done = command("check", "a.txt", "--write-baseline", "no/such/folder.json")
        assert done.status == 2
        assert "no/such/folder.json cannot be written" in done.err

    def test_reads_back_what_it_writes(self) -> None:
        checker = Checker(baseline=Baseline((), "known.json"), record=True)
        checker.evaluate(parse_file(FAULTY), file="x.txt")
        data = checker.recorded("known.json").to_dict()
        assert Baseline.from_dict(data, file="known.json").to_dict() == data
        assert [len(each["findings"]) for each in data["reports"]] == [2]
        with pytest.raises(UsageError):
            Baseline.from_dict([], file="known.json")
