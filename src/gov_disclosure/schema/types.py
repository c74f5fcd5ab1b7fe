"""Annotations of the model → JSON Schema: one definition a class, described in the words of its docstring."""

from __future__ import annotations

import re
import types
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs

from gov_disclosure.spans import Position

__all__ = ["DECIMAL", "Definitions", "described", "nullable"]

Schema = dict[str, Any]
DECIMAL = r"^-?[0-9]+(\.[0-9]+)?$"
_DATE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_PLAIN: tuple[tuple[type, Schema], ...] = (
    (bool, {"type": "boolean"}),
    (int, {"type": "integer"}),
    (float, {"type": "number"}),
    (str, {"type": "string"}),
    (Decimal, {"type": "string", "pattern": DECIMAL}),
    (date, {"type": "string", "format": "date", "pattern": _DATE}),
)
_ASIDE = re.compile(r" \(a named tuple: [^()]*\)")
_NONE = re.compile(r"\bNone\b")
_ATTRIBUTE = re.compile(r"^(\w[\w, ]*+): (.*)$")


class Definitions:
    """
    The `$defs` of a schema, filled as classes are met.

    Args:
        names: What a class is called where that is not its own name.
        keys: What the JSON of a class has, where these are not its fields: names of fields and properties.
    """

    def __init__(self, names: Mapping[type, str], keys: Mapping[type, Sequence[str]]) -> None:
        self.found: dict[str, Schema] = {}
        self._names = names
        self._keys = keys

    def of(self, hint: Any) -> Schema:
        """Return the schema of an annotation."""
        if hint is Any:
            return {}
        origin = get_origin(hint)
        if origin in (Union, types.UnionType):
            return _union([self.of(option) for option in get_args(hint)])
        if hint is type(None):
            return {"type": "null"}
        if origin in (tuple, list, Sequence):
            return self._array(get_args(hint))
        if origin is not None and issubclass(origin, Mapping):
            return {"type": "object", "additionalProperties": self.of(get_args(hint)[1])}
        if issubclass(hint, Enum):
            return {"enum": [member.value for member in hint]}
        for plain, schema in _PLAIN:
            if issubclass(hint, plain):
                return dict(schema)
        return {"$ref": f"#/$defs/{self.define(hint)}"}

    def _array(self, items: tuple[Any, ...]) -> Schema:
        if len(items) == 2 and items[1] is Ellipsis:
            return {"type": "array", "items": self.of(items[0])}
        if len(items) == 1:
            return {"type": "array", "items": self.of(items[0])}
        return {
            "type": "array", "prefixItems": [self.of(item) for item in items],
            "items": False, "minItems": len(items),
        }  # fmt: skip

    def define(self, cls: type) -> str:
        """Return the name of a class's definition, making it where there is none."""
        name = self._names.get(cls, cls.__name__)
        if name not in self.found:
            self.found[name] = {}
            self.found[name] = self.object(cls)
        return name

    def object(self, cls: type) -> Schema:
        """Return the schema of a class: its fields are required; a place is the flat keys of `Position`, which may be absent."""
        hints = get_type_hints(cls)
        properties: dict[str, Schema] = {}
        placed = False
        for key in self._keys.get(cls, tuple(_fields(cls))):
            hint = hints[key] if key in hints else _returned(cls, key)
            if Position in (hint, *get_args(hint)):
                placed = True
                continue
            properties[key] = self.of(hint)
        described(properties, cls)
        schema: Schema = {"type": "object", "description": _summary(cls), "properties": properties, "required": list(properties)}
        if placed:
            places = {key: self.of(hint) for key, hint in get_type_hints(Position).items()}
            # A key is there or it is not; only `row` may be null beside a table.
            absent = {key: _without_null(place) if key != "row" else place for key, place in places.items()}
            described(absent, Position)
            properties |= {key: place for key, place in absent.items() if key not in properties}
            schema["dependentRequired"] = {"start": ["end", "line", "column"], "row": ["table"]}
        return schema


def nullable(schema: Schema) -> Schema:
    """Return a schema that takes null as well."""
    return _union([schema, {"type": "null"}])


def described(properties: dict[str, Schema], cls: type) -> None:
    """Add to properties what the docstring of a class says of its attributes."""
    for key, words in _attributes(cls).items():
        if key in properties:
            properties[key] = {"description": _NONE.sub("null", words), **properties[key]}


def _fields(cls: type) -> Iterable[str]:
    if attrs.has(cls):
        return attrs.fields_dict(cls)
    fields: tuple[str, ...] = getattr(cls, "_fields", ())
    return fields


def _returned(cls: type, key: str) -> Any:
    """Return what a property of a class returns."""
    found = getattr(cls, key)
    return get_type_hints(found.fget)["return"]


def _union(options: list[Schema]) -> Schema:
    """Return one schema for several: types that need nothing else are listed together."""
    if any(not option for option in options):
        return {}
    simple = [option for option in options if set(option) <= {"type", "pattern", "format"}]
    if len(simple) == len(options):
        merged: Schema = {"type": [option["type"] for option in options]}
        for option in options:
            merged |= {key: value for key, value in option.items() if key != "type"}
        strings = [option for option in options if option["type"] == "string"]
        # A pattern holds for every string: it stands only where all strings are of one kind.
        return merged if len(strings) < 2 else {"type": list(dict.fromkeys(merged["type"]))}
    if len(options) == 2 and {"type": "null"} in options and "enum" in options[0]:
        return {"enum": [*options[0]["enum"], None]}
    return {"anyOf": options}


def _without_null(schema: Schema) -> Schema:
    if isinstance(schema.get("type"), list):
        kept = [each for each in schema["type"] if each != "null"]
        return {**schema, "type": kept[0] if len(kept) == 1 else kept}
    if "anyOf" in schema:
        kept = [each for each in schema["anyOf"] if each != {"type": "null"}]
        return kept[0] if len(kept) == 1 else {"anyOf": kept}
    return schema


def _summary(cls: type) -> str:
    return _ASIDE.sub("", (cls.__doc__ or "").strip().partition("\n\n")[0].replace("\n    ", " "))


def _attributes(cls: type) -> dict[str, str]:
    """Return attribute → what the docstring says of it, on one line."""
    found: dict[str, str] = {}
    names: list[str] = []
    _, _, section = (cls.__doc__ or "").partition("Attributes:\n")
    for line in section.splitlines():
        match = _ATTRIBUTE.match(line.strip())
        if match is not None and line.startswith(" " * 8) and line[8] != " ":
            names = match[1].split(", ")
            found |= dict.fromkeys(names, match[2])
        elif line.strip() and names:
            found |= {name: f"{found[name]} {line.strip()}" for name in names}
    return found
