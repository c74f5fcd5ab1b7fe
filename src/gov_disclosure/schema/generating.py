"""The JSON Schemas, made from the model: what the classes say is what the contract says."""

from __future__ import annotations

import json
from typing import get_type_hints

import attrs

from gov_disclosure import bodies, report
from gov_disclosure.diagnostics import Diagnostic
from gov_disclosure.errors import UsageError
from gov_disclosure.forms import Form, known_forms, tables, typed
from gov_disclosure.output import findings_json
from gov_disclosure.report import Report
from gov_disclosure.rules.finding import Finding, Hint, Operand, Verdict
from gov_disclosure.schema.settings import settings_schema
from gov_disclosure.schema.types import Definitions, Schema, described, nullable
from gov_disclosure.statements import Statement

__all__ = ["generate", "text_of"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TABLES = ("proactive", "requests", "remedies", "statistics")
_OWN = "gov_disclosure.forms."
_LATER = frozenset(("signature", "reporter", "preamble", "sections", "tables", "passages"))
"""Keys that came after the first edition of the contract: what was written before them is still valid."""
_KEYS = {
    Diagnostic: ("code", "severity", "message", "path", "position", "arguments"),
    Hint: ("code", "message", "paths"),
    Operand: ("path", "value", "state", "raw", "side", "file", "line", "position"),
    Finding: (
        *("rule", "severity", "verdict", "message", "file", "paths", "expected", "actual", "line", "fingerprint", "hints"),
        "operands",
    ),
}
"""What the JSON of a class has, where that is not its fields."""
_LISTED = (Verdict.VIOLATED, Verdict.NOT_EVALUABLE)


def generate(name: str) -> Schema:
    """
    Return the schema of a contract, made from the model.

    Args:
        name: `report`, `findings` or `config`.

    Raises:
        UsageError: There is no such contract.
    """
    if name == "report":
        return _report()
    if name == "findings":
        return _findings()
    if name == "config":
        return settings_schema()
    raise UsageError.of("error.schema", name=repr(name), known=["report", "findings", "config"])


def text_of(schema: Schema) -> str:
    """Return a schema as the text of its file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _own_forms() -> list[Form]:
    """Return the forms of this package: those of others are no part of what it promises."""
    return [form for form in known_forms().values() if form.package.startswith(_OWN)]


def _report() -> Schema:
    forms = _own_forms()
    names = {
        cls: f"{form.name}.{cls.__name__}" for form in forms for cls in form.classes.values() if cls.__module__ != tables.__name__
    }
    definitions = Definitions(names, _KEYS)
    # The annotations name classes that are imported for type checkers alone.
    hints = get_type_hints(Report, localns={**vars(typed), **vars(tables), **vars(bodies), "Statement": Statement})
    properties: dict[str, Schema] = {"contract": {"const": report.CONTRACT}}
    for field in attrs.fields(Report):
        key = field.name.removeprefix("_")
        if key in _TABLES:
            properties[key] = {"type": ["object", "null"]}
            continue
        properties[key] = definitions.of(hints[field.name] if field.name == key else bodies.Reporter)
    described(properties, Report)
    properties["reporter"]["description"] = "Who reports, as far as the report, or a registry of the user's, tells."
    conditions = [_form(form, definitions) for form in forms]
    conditions.append(_if({"type": "null"}, {key: {"type": "null"} for key in _TABLES} | {"cells": {"maxProperties": 0}}))
    return {
        "$schema": _DIALECT,
        "$id": f"urn:{report.CONTRACT.replace('/', ':')}",
        "title": "A 政府信息公开工作年度报告 as JSON",
        "description": "What a report says, as published. Keys that are not named here may be added, and are to be ignored.",
        "type": "object",
        "properties": properties,
        "required": [key for key in properties if key not in _LATER],
        "allOf": conditions,
        "$defs": dict(sorted(definitions.found.items())),
    }


def _form(form: Form, definitions: Definitions) -> Schema:
    """Return what holds for the reports on a form: its tables, and which cells there can be."""
    then: dict[str, Schema] = {}
    for key in _TABLES:
        cls = form.tables.get(key)
        then[key] = nullable(definitions.of(cls)) if cls is not None else {"type": "null"}
    then["cells"] = {"propertyNames": {"enum": list(form.cells)}}
    return _if({"const": form.name}, then)


def _if(form: Schema, then: dict[str, Schema]) -> Schema:
    return {"if": {"properties": {"form": form}, "required": ["form"]}, "then": {"properties": then}}


def _findings() -> Schema:
    definitions = Definitions({}, _KEYS)
    finding = definitions.of(Finding)
    definitions.found["Finding"]["properties"]["verdict"] = {
        "description": "Only these are listed.", "enum": [verdict.value for verdict in _LISTED],
    }  # fmt: skip
    properties: dict[str, Schema] = {
        "contract": {"const": findings_json.CONTRACT},
        "files": {"description": "How many files were checked.", "type": "integer", "minimum": 0},
        "findings": {"description": "The findings of all files, in order.", "type": "array", "items": finding},
    }
    return {
        "$schema": _DIALECT,
        "$id": f"urn:{findings_json.CONTRACT.replace('/', ':')}",
        "title": "Findings about 政府信息公开工作年度报告 as JSON",
        "description": "What rules say of reports. Keys that are not named here may be added, and are to be ignored.",
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "$defs": definitions.found,
    }
