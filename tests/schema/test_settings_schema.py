"""The schema of the configuration: what the reader takes is valid, and what editors should mark is not."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from gov_disclosure import Config, Report, RuleSet, UsageError, check, json_schema
from gov_disclosure.config.reading import TOP
from gov_disclosure.limits import DEFAULT_LIMITS, Limits
from gov_disclosure.schema.generating import generate

ROOT = Path(__file__).parents[2]
VALID = Draft202012Validator(json_schema("config"), format_checker=Draft202012Validator.FORMAT_CHECKER)
SHIPPED = Draft202012Validator(generate("config"))
_BLOCK = re.compile(r"```toml\n(.*?)```", re.DOTALL)


def plain(value: Any) -> Any:
    """Return values of TOML as a validator sees them: a date is a text."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def documented() -> list[Any]:
    """Return the configurations in the docs, with their place."""
    found: list[Any] = []
    for file in sorted((ROOT / "docs").rglob("*.md")):
        for number, block in enumerate(_BLOCK.findall(file.read_text(encoding="utf-8")), 1):
            data = tomllib.loads(block)
            data = data["tool"].get("gov-disclosure") if "tool" in data else data
            if data and set(data) <= set(TOP):
                found.append(pytest.param(data, id=f"{file.relative_to(ROOT)}-{number}"))
    return found


def test_the_docs_have_examples() -> None:
    assert len(documented()) >= 2


@pytest.mark.parametrize("data", documented())
def test_what_the_docs_show_is_valid(data: dict[str, Any]) -> None:
    Config.from_dict(data)
    for validator in (VALID, SHIPPED):
        assert [error.message for error in validator.iter_errors(plain(data))] == []


@pytest.mark.parametrize(
    "text",
    [
        "selekt = ['GD4']",
        "select = 4",
        "select = ['']",
        "fail-on = 'warn'",
        "fail_on = 'warning'",
        "lang = 'fr'",
        "plugins = 3",
        "baseline = ''",
        "severity = {GD4 = 'grave'}",
        "parameters = {GD606 = 3}",
        "parameters = {GD606 = {faktor = 3}}",
        "parameters = {GD606 = {factor = 'many'}}",
        "limits = {max-bites = 3}",
        "limits = {max-lines = 0}",
        "limits = {max-bytes = 'large'}",
        "waivers = {rule = 'GD4'}",
        "[[waivers]]\nrule = 'GD4'",
        "[[waivers]]\nreason = 'x'",
        "[[waivers]]\nrule = 'GD4'\nreason = ' '",
        "[[waivers]]\nrule = 'GD4'\nreason = 'x'\nexpires = 'soon'",
        "[[waivers]]\nrule = 'GD4'\nreason = 'x'\nfingerprint = 'abc'",
        "[[waivers]]\nrule = 'GD4'\nreason = 'x'\nuntil = 2026-12-31",
        "[per-path.'2023']\nfail-on = 'error'",
        "[per-body.'x'.severity]\nGD4 = 'no'",
        "per-path = ['2023']",
    ],
)
def test_what_is_wrong_is_marked(text: str) -> None:
    data = tomllib.loads(text)
    assert not VALID.is_valid(plain(data))
    with pytest.raises(UsageError):
        check(Report(), config=Config.from_dict(data))


def test_codes_and_parameters_are_offered() -> None:
    schema = json_schema("config")
    offered = {each["const"]: each["description"] for each in schema["$defs"]["code"]["anyOf"] if "const" in each}
    assert set(offered) == set(RuleSet.default().codes)
    assert all(offered.values())
    told = schema["$defs"]["parameters"]["properties"]
    assert told["GD606"]["properties"]["factor"] == {"type": "integer", "default": 10}


def test_every_limit_is_there_with_its_default() -> None:
    told = json_schema("config")["$defs"]["limits"]["properties"]
    assert {name.replace("-", "_"): each["default"] for name, each in told.items()} == DEFAULT_LIMITS.to_dict()
    assert all("description" in each for each in told.values())
    for name in Limits().to_dict():
        assert VALID.is_valid({"limits": {name: "64MiB", name.replace("_", "-"): 2**26}})


_TEXTS = ("GD4", "gd401", "GD401, GD402", "", " ", "x", "error", "warning", "64MiB", "2026-01-31", "0123456789abcdef")
_KEYS = (*TOP, "rule", "reason", "file", "body", "paths", "fingerprint", "expires", "GD401", "max-lines", "max_lines")
_leaves = st.one_of(st.sampled_from(_TEXTS), st.integers(-1, 5), st.booleans(), st.dates(), st.floats(0, 5))
_some = st.one_of(_leaves, st.lists(_leaves, max_size=2))
_keys = st.sampled_from(_KEYS)
_values = st.recursive(_some, lambda inner: st.dictionaries(_keys, inner, max_size=3) | st.lists(inner, max_size=2), max_leaves=5)


@settings(max_examples=400, deadline=None)
@given(st.dictionaries(st.sampled_from(TOP), _values, max_size=2))
def test_what_the_reader_takes_is_valid(data: dict[str, Any]) -> None:
    try:
        Config.from_dict(data)
    except UsageError:
        return
    assert [error.message for error in SHIPPED.iter_errors(plain(data))] == []
