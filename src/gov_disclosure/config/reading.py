"""Keys and values as they are written → configuration: what is unknown is refused, with its place and what was likely meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any, NoReturn, cast

from gov_disclosure.config.model import Override, Waiver
from gov_disclosure.config.sizes import size_of
from gov_disclosure.diagnostics import Severity
from gov_disclosure.errors import UsageError
from gov_disclosure.limits import Limits

__all__ = ["COMMON", "FAIL_ON", "LANGUAGES", "PER_BODY", "PER_PATH", "TOP", "WAIVER", "configuration"]

FAIL_ON = ("error", "warning", "info", "never")
LANGUAGES = ("zh", "en")
PER_PATH = "per-path"
PER_BODY = "per-body"
COMMON = ("select", "ignore", "severity", "parameters", "waivers")
"""Keys that may stand at the top, and for some files or bodies."""
TOP = (*COMMON, "fail-on", "limits", "plugins", "lang", "baseline", PER_PATH, PER_BODY)
WAIVER = ("rule", "reason", "file", "body", "paths", "fingerprint", "expires")
_FINGERPRINT = re.compile(r"[0-9a-f]{16}")
_SEPARATORS = re.compile(r"[,，\s]")


class _Here:
    """Where something is written: a file, a dotted key, and by it a line."""

    __slots__ = ("file", "keys", "places")

    def __init__(self, file: str | None, places: Mapping[str, str], keys: tuple[str, ...] = ()) -> None:
        self.file = file
        self.places = places
        self.keys = keys

    def at(self, *keys: str) -> _Here:
        return _Here(self.file, self.places, (*self.keys, *keys))

    def __str__(self) -> str:
        """Return the place of the key, or of the nearest table around it, and the key."""
        place = self.file or ""
        for end in range(len(self.keys), 0, -1):
            found = self.places.get(".".join(self.keys[:end]))
            if found is not None:
                place = found
                break
        shown = ".".join(self.keys)
        return ": ".join(filter(None, (place, shown))) or "configuration"

    def refuse(self, what: str, **arguments: Any) -> NoReturn:
        raise UsageError.of(f"error.config.{what}", place=str(self), **arguments)


def configuration(data: Mapping[str, Any], file: str | None, places: Mapping[str, str]) -> dict[str, Any]:
    """
    Return the fields of a configuration.

    Args:
        data: Its keys.
        file: The file they stand in, or None.
        places: Dotted key → where it is written.

    Raises:
        UsageError: A key or a value is unknown.
    """
    here = _Here(file, places)
    data = _table(data, here)
    _known(data, TOP, here)
    fields = _settings(data, here)
    fields["overrides"] = (*_overrides(data, PER_PATH, here), *_overrides(data, PER_BODY, here))
    for key, words in (("fail-on", FAIL_ON), ("lang", LANGUAGES)):
        if key in data:
            fields[key.replace("-", "_")] = _word(data[key], words, here.at(key))
    if "plugins" in data:
        fields["plugins"] = _plugins(data["plugins"], here.at("plugins"))
    if "limits" in data:
        fields["limits"] = _limits(data["limits"], here.at("limits"))
    if "baseline" in data:
        fields["baseline"] = _text(data["baseline"], here.at("baseline"))
    return fields


def _settings(data: Mapping[str, Any], here: _Here) -> dict[str, Any]:
    """Return the fields that may stand at the top, and for some files or bodies."""
    fields: dict[str, Any] = {}
    for key in ("select", "ignore"):
        if key in data:
            codes = [part for item in _list(data[key], here.at(key)) for part in _SEPARATORS.split(item) if part]
            fields[key] = tuple(code.upper() for code in codes)
    if "severity" in data:
        levels = [each.value for each in Severity]
        told = _table(data["severity"], here.at("severity"))
        fields["severity"] = {
            code.upper(): Severity(_word(level, levels, here.at("severity", code))) for code, level in told.items()
        }
    if "parameters" in data:
        told = _table(data["parameters"], here.at("parameters"))
        fields["parameters"] = {code.upper(): dict(_table(values, here.at("parameters", code))) for code, values in told.items()}
    if "waivers" in data:
        if not isinstance(data["waivers"], list | tuple):
            here.at("waivers").refuse("kind", kind="[[waivers]]", value=_shown(data["waivers"]))
        listed = enumerate(cast("Iterable[Any]", data["waivers"]))
        fields["waivers"] = tuple(_waiver(each, here.at("waivers", str(number))) for number, each in listed)
    return fields


def _overrides(data: Mapping[str, Any], key: str, here: _Here) -> Iterable[Override]:
    for name, told in _table(data.get(key, {}), here.at(key)).items():
        inner = here.at(key, name)
        if not name.strip():
            inner.refuse("blank")
        table = _table(told, inner)
        _known(table, COMMON, inner)
        whose: dict[str, Any] = {"path": name} if key == PER_PATH else {"body": name}
        yield Override(**_settings(table, inner), **whose, place=str(inner))


def _waiver(told: Any, here: _Here) -> Waiver:
    table = _table(told, here)
    _known(table, WAIVER, here)
    fields: dict[str, Any] = {"place": str(here)}
    for key in ("rule", "reason"):
        if key not in table:
            here.refuse("lacking", name=key)
    for key in ("rule", "reason", "file", "body", "fingerprint"):
        if key in table:
            fields[key] = _text(table[key], here.at(key))
    fields["rule"] = fields["rule"].strip().upper()
    if "paths" in table:
        fields["paths"] = tuple(_list(table["paths"], here.at("paths")))
    if "fingerprint" in fields and not _FINGERPRINT.fullmatch(fields["fingerprint"]):
        here.at("fingerprint").refuse("fingerprint", value=_shown(fields["fingerprint"]))
    if "expires" in table:
        fields["expires"] = _day(table["expires"], here.at("expires"))
    return Waiver(**fields)


# ---- values ------------------------------------------------------------------------------------


def _known(table: Mapping[str, Any], known: Iterable[str], here: _Here) -> None:
    """Refuse keys that there are not."""
    for key in table:
        if key not in known:
            near = get_close_matches(key.lower().replace("_", "-"), known, 1, 0.5)
            if near:
                here.at(key).refuse("key.near", name=key, near=near[0])
            here.at(key).refuse("key", name=key, known=list(known))


def _table(value: Any, here: _Here) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        here.refuse("kind", kind="[…]", value=_shown(value))
    table: Mapping[Any, Any] = value
    for key in table:
        # A file has no others; a dictionary may.
        if not isinstance(key, str):
            here.refuse("kind", kind='"…" = …', value=_shown(key))
    return table


def _text(value: Any, here: _Here) -> str:
    if not isinstance(value, str):
        here.refuse("kind", kind='"…"', value=_shown(value))
    if not value.strip():
        here.refuse("blank")
    return value


def _list(value: Any, here: _Here) -> list[str]:
    if isinstance(value, str):
        return [_text(value, here)]
    if not isinstance(value, list | tuple):
        here.refuse("kind", kind='["…"]', value=_shown(value))
    return [_text(each, here) for each in cast("Iterable[Any]", value)]


def _word(value: Any, words: Iterable[str], here: _Here) -> str:
    plain = getattr(value, "value", value)
    known = list(words)
    if not isinstance(plain, str) or plain not in known:
        here.refuse("word", value=_shown(value), known=known)
    return plain


def _plugins(value: Any, here: _Here) -> bool | tuple[str, ...]:
    if isinstance(value, bool):
        return value
    return tuple(_list(value, here))


def _limits(value: Any, here: _Here) -> Limits:
    told: dict[str, int | float] = {}
    for name, amount in _table(value, here).items():
        inner = here.at(name)
        number = size_of(amount) if isinstance(amount, str) else amount
        if number is None:
            inner.refuse("kind", kind='64, "64MiB"', value=_shown(amount))
        told[name.replace("-", "_")] = number
        _checked(lambda: Limits.from_dict(told), inner)
    return Limits.from_dict(told)


def _checked(make: Callable[[], object], here: _Here) -> None:
    try:
        make()
    except UsageError as error:
        raise UsageError.of("error.at", place=str(here), reason=error) from None


def _day(value: Any, here: _Here) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        here.refuse("day", value=_shown(value))


def _shown(value: Any) -> str:
    return repr(value)[:80]
