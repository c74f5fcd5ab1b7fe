"""
One catalogue of texts by code, in Chinese and English.

It stands in several files, `gd4.toml` for the codes GD4…, each read when a text of it is first asked for.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

__all__ = ["LANGUAGES", "codes", "entry", "render", "spoken", "text"]

LANGUAGES = ("zh", "en")


@cache
def _file(name: str) -> dict[str, dict[str, str]]:
    raw = resources.files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(raw)


def _found(key: str) -> dict[str, str] | None:
    """Return the entry of a code or of a text of the interface, or None."""
    if not key.startswith("GD"):
        return _file("errors" if key.startswith(("error.", "reason.")) else "interface").get(key)
    name = key[:3].lower()
    return _file(name).get(key) if name in _families() else None


@cache
def _families() -> tuple[str, ...]:
    """Return the files of codes: one for each first digit that is in use."""
    names = (each.name for each in resources.files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.startswith("gd") and name.endswith(".toml")))


def codes() -> tuple[str, ...]:
    """Return every code of the catalogue, in order."""
    return tuple(sorted(code for name in _families() for code in _file(name)))


def entry(code: str) -> Mapping[str, str] | None:
    """Return the catalogue's entry of a code (`zh`, `en`, `about_zh`, `about_en`), or None."""
    return _found(code)


def text(key: str, language: str, **arguments: Any) -> str:
    """Return a text of the interface (not of a code), filled in."""
    found = _found(key)
    if found is None:
        raise KeyError(key)
    return _fill(found[language], arguments, language)


def render(code: str, arguments: Mapping[str, Any], language: str) -> str:
    """
    Return the message of a code, filled in; a code of a plug-in brings its own `message`.

    An entry may have several: the argument `variant` says which, `zh_picture` for `picture`.
    """
    found = _found(code)
    if found is None:
        return str(arguments.get("message", code))
    language = language if language in LANGUAGES else "en"
    return _fill(found.get(f"{language}_{arguments.get('variant')}", found[language]), arguments, language)


def spoken(language: str) -> Mapping[str, str]:
    """Return what the standard library says of a command line, in English → the same in another language."""
    return {} if language == "en" else {said: entry[language] for said, entry in _file("argparse").items()}


def _fill(template: str, arguments: Mapping[str, Any], language: str) -> str:
    return template.format_map(_Printed(arguments, language))


class _Printed(dict[str, str]):
    """Arguments as they are printed: lists joined, errors and findings in the language, a missing one as a question mark."""

    def __init__(self, arguments: Mapping[str, Any], language: str) -> None:
        super().__init__({key: _printed(value, language) for key, value in arguments.items()})
        if language != "en" and "reason" in arguments:
            known = _file("system").get(str(self["reason"]))
            if known is not None:
                self["reason"] = known[language]

    def __missing__(self, key: str) -> str:
        return _Number("?")


class _Number(str):
    """A number as it is printed, that says which of two words goes with it: `{count} {count:check|checks}`."""

    __slots__ = ()

    def __format__(self, words: str) -> str:
        one, either, many = words.partition("|")
        return (one if self == "1" else many) if either else str.__format__(self, words)


def _printed(value: Any, language: str) -> str:
    if isinstance(value, (list, tuple)):
        return ("、" if language == "zh" else ", ").join(_printed(item, language) for item in value)
    if hasattr(value, "render"):
        return str(value.render(language))
    return "–" if value is None else _Number(value)
