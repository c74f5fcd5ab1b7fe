"""The JSON Schema of the configuration file, made from the classes that it is read into and the keys that it may have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

import attrs

from gov_disclosure.config import reading
from gov_disclosure.config.model import Config, Settings, Waiver
from gov_disclosure.diagnostics import Severity
from gov_disclosure.limits import Limits
from gov_disclosure.rules.pages import title
from gov_disclosure.rules.ruleset import RuleSet
from gov_disclosure.schema.types import Schema, described

__all__ = ["settings_schema", "with_rules"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Schema = {"type": "string", "pattern": r"\S"}
_SIZE = r"^\s*[0-9_]*[0-9][0-9_]*(\.[0-9]{1,9})?\s?[kKmMgG]?([iI]?[bB])?\s*$"
_KINDS: tuple[tuple[type, Schema], ...] = (
    (bool, {"type": "boolean"}),
    (int, {"type": "integer"}),
    (float, {"type": "number"}),
    (Decimal, {"type": "number"}),
    (str, {"type": "string"}),
    (tuple, {"type": "array"}),
    (list, {"type": "array"}),
    (Mapping, {"type": "object"}),
)


def settings_schema() -> Schema:
    """Return the schema of `gov-disclosure.toml`, and of `[tool.gov-disclosure]`, without the rules that are installed."""
    severity = {"description": "How grave.", "enum": [each.value for each in Severity]}
    return {
        "$schema": _DIALECT,
        "$id": "urn:gov-disclosure:config:1",
        "title": "gov-disclosure.toml, or [tool.gov-disclosure] of a pyproject.toml",
        "description": "Which rules check annual reports on open government information, and what of their findings is accepted.",
        **_object(_top(), Config),
        "$defs": {
            "settings": _object(_settings(), Settings),
            "waiver": {**_object(_waiver(), Waiver), "required": ["rule", "reason"]},
            "limits": _limits(),
            "parameters": {"type": "object", "additionalProperties": {"type": "object"}},
            "severities": {"type": "object", "propertyNames": {"$ref": "#/$defs/code"}, "additionalProperties": severity},
            "code": {"description": "Code of a rule, or the beginning of codes.", **_TEXT},
            "codes": _several({"$ref": "#/$defs/code"}),
        },
    }


def with_rules(schema: Schema, rules: RuleSet) -> Schema:
    """Return the schema with the codes of rules, which editors then offer, and with what may be set in each."""
    code = schema["$defs"]["code"]
    beginnings = sorted({rule.code[:3] for rule in rules})
    known = [{"const": rule.code, "description": title(rule, "en")} for rule in rules]
    code = {**code, "anyOf": [*known, {"enum": beginnings}, _TEXT]}
    told = {rule.code: _parameters(rule.parameters) for rule in rules if rule.parameters}
    # A code may be written in small letters; it is offered in capitals.
    parameters = {**schema["$defs"]["parameters"], "properties": told}
    return {**schema, "$defs": {**schema["$defs"], "code": code, "parameters": parameters}}


# ---- parts -------------------------------------------------------------------------------------


def _settings() -> dict[str, Schema]:
    return {
        "select": {"$ref": "#/$defs/codes"},
        "ignore": {"$ref": "#/$defs/codes"},
        "severity": {"$ref": "#/$defs/severities"},
        "parameters": {"$ref": "#/$defs/parameters"},
        "waivers": {"type": "array", "items": {"$ref": "#/$defs/waiver"}},
    }


def _top() -> dict[str, Schema]:
    body = "Name of the reporting body, `*` for any characters → what is set for it alone."
    some = {"type": "object", "propertyNames": _TEXT, "additionalProperties": {"$ref": "#/$defs/settings"}}
    return {
        **_settings(),
        "fail-on": {"enum": list(reading.FAIL_ON)},
        "limits": {"$ref": "#/$defs/limits"},
        "plugins": {"anyOf": [{"type": "boolean"}, *_several(_TEXT)["anyOf"]]},
        "lang": {"enum": list(reading.LANGUAGES)},
        "baseline": dict(_TEXT),
        reading.PER_PATH: {"description": "Pattern of files → what is set for these alone.", **some},
        reading.PER_BODY: {"description": body, **some},
    }


def _waiver() -> dict[str, Schema]:
    return {
        **{key: dict(_TEXT) for key in reading.WAIVER},
        "rule": {"$ref": "#/$defs/code"},
        "paths": _several(_TEXT),
        "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{16}$"},
        # A date of TOML is a text to a validator.
        "expires": {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}"},
    }


def _object(properties: dict[str, Schema], cls: type) -> Schema:
    """Return an object of these keys and no others, described in the words of a class."""
    plain = {key.replace("-", "_"): key for key in properties}
    words: dict[str, Schema] = {name: {} for name in plain}
    for base in reversed(cls.__mro__):
        if attrs.has(base):
            described(words, base)
    found = {key: {**words[name], **properties[key]} for name, key in plain.items()}
    for told in found.values():
        if "description" in told:
            # A file has no null.
            told["description"] = told["description"].replace("null", "not given")
    return {"type": "object", "properties": found, "additionalProperties": False}


def _limits() -> Schema:
    properties: dict[str, Schema] = {}
    for field in attrs.fields(Limits):
        number = "number" if field.metadata.get("fraction") else "integer"
        properties[field.name] = {
            "anyOf": [{"type": number, "minimum": field.metadata["least"]}, {"type": "string", "pattern": _SIZE}],
            "default": field.default,
        }
    described(properties, Limits)
    # Written with underscores a limit is known, too.
    return {
        "type": "object",
        "properties": {name.replace("_", "-"): told for name, told in properties.items()},
        "patternProperties": {f"^{name}$": told for name, told in properties.items()},
        "additionalProperties": False,
    }


def _several(item: Schema) -> Schema:
    """Return one, or a list of such."""
    return {"anyOf": [item, {"type": "array", "items": item}]}


def _parameters(defaults: Mapping[str, Any]) -> Schema:
    told = {name: {**_kind(value), **_default(value)} for name, value in defaults.items()}
    return {"type": "object", "properties": told, "additionalProperties": False}


def _kind(value: Any) -> Schema:
    return next((dict(schema) for kind, schema in _KINDS if isinstance(value, kind)), {})


def _default(value: Any) -> Schema:
    plain: Iterable[type] = (bool, int, float, str)
    return {"default": value} if isinstance(value, tuple(plain)) else {}
