"""JUnit XML, GitHub's commands, statistics, and where all of them are written."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from gov_disclosure.output.formats import FORMATS
from tests.cli.conftest import CASES

EXAMPLES = Path(__file__).parents[2] / "examples"
FAULTY = EXAMPLES / "faulty-2024.txt"
SUMS = ("--select", "GD40")
"""So many findings as these rules have, whatever others are added."""
ONCE = re.compile(r"^::(error|warning|notice) (?:[a-z]+=[^,:\r\n]*,?)*::[^\r\n]*$")


class TestJUnit:
    def test_is_a_suite_a_report_and_a_case_a_finding(self, command, sound) -> None:
        root = ET.fromstring(command("check", "--format", "junit", *SUMS, FAULTY, sound).out)  # noqa: S314 - our own
        assert {**root.attrib, "name": ""} == {"name": "", "tests": "7", "failures": "5", "errors": "0", "skipped": "0"}
        first, second = root
        assert (first.get("name"), first.get("tests"), len(first)) == (str(FAULTY), "6", 6)
        assert [case.find("failure") is None for case in first] == [True] + [False] * 5
        assert (len(second), second.get("failures")) == (1, "0")
        case = first[1]
        assert (case.get("line"), case.get("classname")) == ("40", str(FAULTY))
        assert case.find("failure").get("type") == "error GD403"
        assert "requests.received.commercial_enterprise" in case.find("failure").text
        names = [case.get("name") for case in root.iter("testcase")]
        assert len({*names[:6]}) == 6

    def test_fails_from_the_severity_on(self, command) -> None:
        root = ET.fromstring(command("check", "--format", "junit", "--fail-on", "never", *SUMS, FAULTY).out)  # noqa: S314 - our own
        assert root.get("failures") == "0"
        assert len(root.findall(".//system-out")) == 6

    def test_what_could_not_be_checked_or_is_waived_is_skipped(self, command, tmp_path) -> None:
        (tmp_path / "c.toml").write_text("[[waivers]]\nrule='GD404'\nreason='by phone'\n")
        done = command("check", "--format", "junit", "--show-not-evaluable", "--config", tmp_path / "c.toml", FAULTY)
        skipped = [each.get("message") for each in ET.fromstring(done.out).iter("skipped")]  # noqa: S314 - our own
        assert sum(each.startswith("waived: by phone: ") for each in skipped) == 1
        assert sum(each.startswith("not checked") for each in skipped) > 1


class TestGitHub:
    def test_is_a_command_a_finding(self, command, monkeypatch) -> None:
        monkeypatch.chdir(EXAMPLES.parent)
        out = command("check", "--format", "github", *SUMS, FAULTY).out
        assert all(ONCE.match(line) for line in out.splitlines())
        assert out.splitlines()[0] == (
            "::error file=examples/faulty-2024.txt,line=40,col=47,title=GD403 error"
            "::row requests.received: the total is 15, the kinds of applicants add up to 13 (difference 2)"
            "%0Arequests.received.total: 15 may be 13 with one digit mistyped"
        )

    def test_escapes_what_ends_a_property(self, command, tmp_path, monkeypatch) -> None:
        monkeypatch.chdir(tmp_path)
        name = "a,b::c%\n::error::d.txt"
        (tmp_path / name).write_bytes(FAULTY.read_bytes())
        out = command("check", "--format", "github", *SUMS, name).out
        assert len(out.splitlines()) == 5
        assert out.startswith("::error file=a%2Cb%3A%3Ac%25%0A%3A%3Aerror%3A%3Ad.txt,line=40,")

    def test_a_table_of_markup_has_no_column(self, command, tmp_path) -> None:
        text = (EXAMPLES / "sound-2024.html").read_text(encoding="utf-8").replace("<td>41</td>", "<td>42</td>")
        (tmp_path / "a.html").write_text(text, encoding="utf-8")
        line = command("check", "--format", "github", *SUMS, tmp_path / "a.html").out.splitlines()[0]
        assert "col=" not in line
        assert re.search(r"::table \d+ row \d+ column \d+ \(line \d+\)%0A", line)

    def test_severities(self, command, tmp_path) -> None:
        (tmp_path / "c.toml").write_text("[severity]\nGD401='warning'\nGD403='info'\n")
        done = command("check", "--format", "github", "--show-not-evaluable", "--config", tmp_path / "c.toml", FAULTY)
        assert {line.split(" ")[0] for line in done.out.splitlines()} == {"::error", "::warning", "::notice"}


class TestStatistics:
    def test_counts_by_rule(self, command) -> None:
        done = command("check", "--statistics", *SUMS, FAULTY, CASES / "GD401" / "violated.txt")
        lines = done.out.splitlines()
        assert [line.split()[:4] for line in lines[2:]] == [
            ["4", "2", "GD401", "error"],
            ["2", "1", "GD403", "error"],
            ["1", "1", "GD404", "error"],
        ]
        assert done.status == 1

    def test_of_nothing(self, command, sound) -> None:
        assert command("check", "--statistics", sound, "--lang", "zh").out == "没有问题\n"


class TestFiles:
    def test_several_formats_at_once(self, command, tmp_path, monkeypatch) -> None:
        monkeypatch.chdir(tmp_path)
        done = command("check", FAULTY, *SUMS, "--format", "text", "--format", "json=a.json", "--format", "sarif=b.sarif")
        assert "verdict: errors 5" in done.out
        assert len(json.loads((tmp_path / "a.json").read_text("utf-8"))["findings"]) == 5
        assert len(json.loads((tmp_path / "b.sarif").read_text("utf-8"))["runs"][0]["results"]) == 5
        assert sorted(each.name for each in tmp_path.iterdir()) == ["a.json", "b.sarif"]

    @pytest.mark.parametrize(
        ("name", "begins"), [("a.json", "{"), ("a.sarif", "{\n"), ("a.xml", "<?xml"), ("a.txt", str(FAULTY))]
    )
    def test_an_ending_tells_the_format(self, command, tmp_path, name, begins) -> None:
        done = command("check", FAULTY, "-o", tmp_path / name)
        assert (done.status, done.out) == (1, "")
        assert (tmp_path / name).read_text("utf-8").startswith(begins)

    def test_a_named_format_wins_over_the_ending(self, command, tmp_path) -> None:
        command("check", FAULTY, *SUMS, "--format", "github", "-o", tmp_path / "a.json")
        assert (tmp_path / "a.json").read_text("utf-8").startswith("::error")

    def test_what_was_there_stays_where_something_goes_wrong(self, command, tmp_path, monkeypatch) -> None:
        (tmp_path / "a.json").write_text("before")

        def fail(*_: object, **__: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr("gov_disclosure.output.findings_json.write_findings", fail)
        assert command("check", FAULTY, "-o", tmp_path / "a.json").status == 130
        assert (tmp_path / "a.json").read_text() == "before"
        assert [each.name for each in tmp_path.iterdir()] == ["a.json"]

    def test_rights_and_links_stay(self, command, tmp_path) -> None:
        (tmp_path / "real.json").write_text("before")
        (tmp_path / "real.json").chmod(0o640)
        (tmp_path / "a.json").symlink_to("real.json")
        command("check", FAULTY, "-o", tmp_path / "a.json")
        assert (tmp_path / "a.json").is_symlink()
        assert json.loads((tmp_path / "real.json").read_text("utf-8"))
        assert (tmp_path / "real.json").stat().st_mode & 0o777 == 0o640

    @pytest.mark.parametrize(
        ("options", "said"),
        [
            (["--format", "yaml"], "there is no output format yaml; there are: text, json"),
            (["--format", "sarif="], "--format sarif=: write the name of a file"),
            (["--format", "text", "--format", "json"], "two formats would be written to one place (-)"),
            (["--format", "json=x", "--format", "sarif=./x"], "two formats would be written to one place (./x)"),
            (["-o", "no/such/x.json"], "no/such/x.json cannot be written (No such file or directory)"),
            (["-o", "."], ". cannot be written (no regular file)"),
        ],
    )
    def test_what_cannot_be_written_is_told(self, command, tmp_path, monkeypatch, options, said) -> None:
        monkeypatch.chdir(tmp_path)
        done = command("check", FAULTY, *options)
        assert (done.status, done.out) == (2, "")
        assert said in done.err

    def test_an_input_is_never_written_over(self, command, tmp_path, monkeypatch) -> None:
        monkeypatch.chdir(tmp_path)
        (tmp_path / "a.txt").write_bytes(FAULTY.read_bytes())
        done = command("check", "a.txt", "-o", tmp_path / "a.txt")
        assert done.status == 2
        assert "is an input and cannot be written to" in done.err
        assert (tmp_path / "a.txt").read_bytes() == FAULTY.read_bytes()

    def test_the_last_output_in_a_folder_is_no_input(self, command, tmp_path) -> None:
        (tmp_path / "a.txt").write_bytes(FAULTY.read_bytes())
        for _ in range(2):
            assert command("check", tmp_path, "-o", tmp_path / "out.txt").status == 1

    def test_suppressed_findings_are_a_key_of_json_on_request(self, command, tmp_path) -> None:
        (tmp_path / "c.toml").write_text("[[waivers]]\nrule='GD404'\nreason='by phone'\n")
        options = ("check", FAULTY, "--format", "json", "--config", tmp_path / "c.toml")
        assert list(json.loads(command(*options).out)) == ["contract", "files", "findings"]
        (told,) = json.loads(command(*options, "--show-suppressed").out)["suppressed"]
        assert (told["rule"], told["suppression"]) == ("GD404", {"kind": "waiver", "reason": "by phone"})


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_of_nothing_wrong(command, sound, name, tmp_path) -> None:
    for library in {"html": ["jinja2"], "xlsx": ["xlsxwriter"]}.get(name, []):
        pytest.importorskip(library)
    done = command("check", "--format", f"{name}={tmp_path / 'out'}", sound)
    assert (done.status, done.out, done.err) == (0, "", "")
    assert (tmp_path / "out").exists()
