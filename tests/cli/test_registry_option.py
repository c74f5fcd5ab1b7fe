"""`parse --registry` and `schema`, as they are typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gov_disclosure import json_schema


def test_a_registry_decides_who_reports(command, sound, tmp_path: Path) -> None:
    """And what it lacks is a remark of the report."""
    name = json.loads(command("parse", sound).out)["reporter"]["name"]
    (tmp_path / "bodies.json").write_text(json.dumps({name: {"code": "X-1", "level": "city"}}), encoding="utf-8")
    told = json.loads(command("parse", "--registry", tmp_path / "bodies.json", sound).out)
    assert (told["reporter"]["code"], told["reporter"]["level"]) == ("X-1", "city")
    (tmp_path / "bodies.json").write_text("{}", encoding="utf-8")
    told = json.loads(command("parse", "--registry", tmp_path / "bodies.json", sound).out)
    assert [each["code"] for each in told["diagnostics"] if each["path"] == "reporter"] == ["GD171"]


def test_a_registry_that_cannot_be_read_is_told(command, sound, tmp_path: Path) -> None:
    done = command("parse", "--registry", tmp_path / "none.csv", sound)
    assert (done.status, done.out) == (2, "")
    assert "none.csv cannot be opened" in done.err


@pytest.mark.parametrize("name", ["report", "findings"])
def test_schemas_are_printed(command, name: str) -> None:
    done = command("schema", name)
    assert (done.status, done.err) == (0, "")
    assert json.loads(done.out) == json_schema(name)


def test_the_report_s_schema_is_printed_by_default_and_others_are_wrong_usage(command) -> None:
    assert json.loads(command("schema").out) == json_schema("report")
    assert (command("schema", "nothing").status, "report, findings" in command("schema", "nothing").err) == (2, True)
