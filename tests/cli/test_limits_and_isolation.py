"""`--limit` and `--isolate` of `parse` and `check`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from gov_disclosure import Limits, UsageError
from gov_disclosure.cli.limiting import limits_of
from gov_disclosure.isolation import asking

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "sound-2024.html"


class TestLimit:
    @pytest.mark.parametrize(
        ("written", "limits"),
        [
            ("max_bytes=64MiB", Limits(max_bytes=64 * 1024 * 1024)),
            ("max_bytes = 1.5 KiB", Limits(max_bytes=1536)),
            ("max-tag-length=2k", Limits(max_tag_length=2048)),
            ("max_memory=1GB", Limits(max_memory=1 << 30)),
            ("max_labels=1_000", Limits(max_labels=1_000)),
            ("max_seconds=0.5", Limits(max_seconds=0.5)),
        ],
    )
    def test_is_a_name_and_a_value(self, written: str, limits: Limits) -> None:
        assert limits_of([written]) == limits

    def test_the_last_one_wins(self) -> None:
        assert limits_of(["max_depth=9", "max_labels=7", "max_depth=10"]) == Limits(max_depth=10, max_labels=7)

    @pytest.mark.parametrize(
        "written", ["", "max_depth", "max_depth=", "max_depth=many", "max_depth=_", "=3", "max_depth=-1", "max_depth=1e9"]
    )
    def test_anything_else_is_wrong_use(self, written: str) -> None:
        with pytest.raises(UsageError):
            limits_of([written])

    @pytest.mark.parametrize("name", ["parse", "check"])
    def test_is_heard_by_both_commands(self, command, sound, name) -> None:
        done = command(name, "--limit", "max_bytes=10", sound)
        assert done.status == 2
        assert "more bytes than Limits.max_bytes (10)" in done.err
        done = command(name, "--limit", "max_bites=10", sound)
        assert (done.status, done.err) == (2, done.err)
        assert "did you mean max_bytes" in done.err
        assert command(name, "--limit", "max_bytes=64MiB", sound).status == 0

    def test_cuts_what_is_read(self, command, sound) -> None:
        data = json.loads(command("parse", "--limit", "max_labels=8", sound).out)
        assert [each["arguments"] for each in data["diagnostics"] if each["code"] == "GD103"] == [
            {"limit": "max_labels", "value": 8}
        ]

    def test_bounds_the_findings(self, command, faulty) -> None:
        data = json.loads(command("check", "--format", "json", "--limit", "max_findings=1", faulty).out)
        assert [each["rule"] for each in data["findings"]] == ["GD401", "GD155"]
        assert "and" not in command("check", "--limit", "max_findings=1", "--lang", "zh", faulty).out
        assert command("check", "--limit", "max_findings=1", faulty).status == 1


class TestIsolate:
    @pytest.fixture
    def isolated(self, monkeypatch) -> list[str]:
        names: list[str] = []
        read = asking.read_isolated

        def recorded(data, options, *others):
            names.append(options["name"])
            return read(data, options, *others)

        monkeypatch.setattr("gov_disclosure.isolation.read_isolated", recorded)
        return names

    def test_is_the_rule_for_several_inputs_that_may_run_native_code(self, command, sound, isolated) -> None:
        assert command("parse", EXAMPLE).status == 0
        assert isolated == []
        assert command("parse", EXAMPLE, sound).status == 0
        assert isolated == [EXAMPLE.name]

    @pytest.mark.parametrize(("option", "names"), [("--isolate", [EXAMPLE.name]), ("--no-isolate", [])])
    def test_is_an_option(self, command, isolated, option, names) -> None:
        plain = command("parse", EXAMPLE)
        assert command("parse", option, EXAMPLE) == plain
        assert isolated == names
        assert command("check", option, EXAMPLE).status == 0

    def test_makes_no_difference_to_what_is_printed(self, command, sound, faulty) -> None:
        files = (EXAMPLE, sound, faulty, "none.txt")
        for name in ("parse", "check"):
            assert command(name, "--isolate", *files) == command(name, "--no-isolate", *files)

    def test_the_command_leaves_no_process_behind(self, sound) -> None:
        code = (
            "from gov_disclosure.cli.main import main; from gov_disclosure.isolation import asking; import sys\n"
            f"main(['check', '--isolate', {str(sound)!r}]); print(asking._mine.worker._process.pid)"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert not Path(f"/proc/{done.stdout.split()[-1]}").exists()
