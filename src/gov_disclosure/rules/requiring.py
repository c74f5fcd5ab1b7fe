"""Configurations whose codes, parameters and plug-ins there are: the others are refused, with the place where they stand."""

from __future__ import annotations

from gov_disclosure.config.model import Config, Settings
from gov_disclosure.errors import UsageError
from gov_disclosure.plugins import installed, plain_name, wanted
from gov_disclosure.rules.adjusting import typed
from gov_disclosure.rules.ruleset import RuleSet, nearest

__all__ = ["require_plugins", "require_settings"]


def require_plugins(config: Config) -> None:
    """
    Refuse names of plug-ins that are not installed: their rules would be missed without a word.

    Raises:
        UsageError: No distribution with plug-ins is called so.
    """
    if not isinstance(config.plugins, tuple):
        return
    known = {plain_name(name) for name, _ in installed()}
    for name in config.plugins:
        if plain_name(name) not in known:
            near = nearest(plain_name(name), known, 1)
            hint = f"did you mean {near[0]}?" if near else ", ".join(sorted(known)) or "–"
            place = config.places.get("plugins", config.file or "")
            raise UsageError.of("error.config.plugin", place=f"{place}: plugins".removeprefix(": "), name=name, hint=hint)


def require_settings(layer: Settings, rules: RuleSet, config: Config) -> None:
    """
    Refuse codes, parameters and values that there are not, with the place where they are written.

    Args:
        layer: The settings.
        rules: All rules there are.
        config: The configuration that they are of.

    Raises:
        UsageError: There is no such code or parameter, or a value is of another type.
    """
    inner = getattr(layer, "place", "")

    def place(*keys: str) -> str:
        if inner:
            return ".".join((inner, *keys))
        around = (".".join(keys[:end]) for end in range(len(keys), 0, -1))
        line = next((config.places[key] for key in around if key in config.places), config.file)
        return ": ".join(filter(None, (line, ".".join(keys))))

    for key, codes in (("select", layer.select), ("ignore", layer.ignore), ("severity", layer.severity)):
        for code in codes:
            if not rules.knows(code) and _is_ours(code):
                raise _unknown(code, rules, place(key, *([code] if key == "severity" else [])))
    for code, values in layer.parameters.items():
        rule = rules.get(code)
        if rule is None:
            if _is_ours(code):
                raise _unknown(code, rules, place("parameters", code))
            continue
        for name, value in values.items():
            typed(rule, name, value, place("parameters", code, name))
    for waiver in layer.waivers:
        if not any(code.startswith(waiver.rule) for code in rules.codes) and _is_ours(waiver.rule):
            raise _unknown(waiver.rule, rules, waiver.place or "waivers")
        for path in waiver.paths if wanted() is True else ():
            _require_cell(path, f"{waiver.place or 'waivers'}.paths")


def _require_cell(pattern: str, place: str) -> None:
    """Refuse a cell that no form has, of a table that one has: a waiver of it would be of nothing."""
    from gov_disclosure.config.patterns import cell_matches
    from gov_disclosure.forms import known_forms

    forms = known_forms().values()
    tables = {table for form in forms for table in form.tables}
    if pattern.partition(".")[0] not in tables:
        return
    cells = list(dict.fromkeys(path for form in forms for path in form.cells))
    if not any(cell_matches(pattern, path) for path in cells):
        rows = dict.fromkeys(path.rpartition(".")[0] for path in cells)
        near = nearest(pattern, [*rows, *cells], 1)
        raise UsageError.of("error.config.path", place=place, path=pattern, near=near[0] if near else "requests.received.total")


def _is_ours(code: str) -> bool:
    """Say whether a code has to be there: those of others are not where these are not heard."""
    return wanted() is True or code.startswith("GD")


def _unknown(code: str, rules: RuleSet, place: str) -> UsageError:
    near = nearest(code, rules.codes, 1)
    if near:
        return UsageError.of("error.config.code", place=place, code=code, near=near[0])
    return UsageError.of("error.config.code.none", place=place, code=code)
