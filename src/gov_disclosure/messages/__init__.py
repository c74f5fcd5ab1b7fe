"""One catalogue of texts by code, in Chinese and English; read on the first rendering, not at import."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

__all__ = ["LANGUAGES", "codes", "entry", "render", "text"]

LANGUAGES = ("zh", "en")


@cache
def _catalogue() -> dict[str, dict[str, str]]:
    raw = resources.files(__name__).joinpath("catalogue.toml").read_text(encoding="utf-8")
    return tomllib.loads(raw)


def codes() -> tuple[str, ...]:
    """Return every diagnostic code of the catalogue, in order."""
    return tuple(sorted(key for key in _catalogue() if key.startswith("GD")))


def entry(code: str) -> Mapping[str, str] | None:
    """Return the catalogue's entry of a code (`zh`, `en`, `about_zh`, `about_en`), or None."""
    return _catalogue().get(code)


def text(key: str, language: str, **arguments: Any) -> str:
    """Return a text of the interface (not of a code), filled in."""
    return _fill(_catalogue()[key][language], arguments)


def render(code: str, arguments: Mapping[str, Any], language: str) -> str:
    """
    Return the message of a code, filled in; a code of a plug-in brings its own `message`.

    An entry may have several: the argument `variant` says which, `zh_picture` for `picture`.
    """
    found = _catalogue().get(code)
    if found is None:
        return str(arguments.get("message", code))
    language = language if language in LANGUAGES else "en"
    return _fill(found.get(f"{language}_{arguments.get('variant')}", found[language]), arguments)


def _fill(template: str, arguments: Mapping[str, Any]) -> str:
    return template.format_map(_Printed(arguments))


class _Printed(dict[str, str]):
    """Arguments as they are printed: lists joined, a missing one as a question mark."""

    def __init__(self, arguments: Mapping[str, Any]) -> None:
        super().__init__({key: _printed(value) for key, value in arguments.items()})

    def __missing__(self, key: str) -> str:
        return "?"


def _printed(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(_printed(item) for item in value)
    return "–" if value is None else str(value)
