"""The rules that a configuration leaves for a report, as it sets them."""

from __future__ import annotations

from gov_disclosure.config.model import Config, Settings
from gov_disclosure.rules.adjusting import chosen, regraded, set_parameters
from gov_disclosure.rules.declaring import SUBJECTS
from gov_disclosure.rules.requiring import require_settings
from gov_disclosure.rules.ruleset import RuleSet

__all__ = ["Configured", "is_global"]


class Configured:
    """
    The rules of a configuration; each combination of settings is worked out once.

    Args:
        rules: All rules that there are.
        config: The configuration.

    Attributes:
        everywhere: The rules that are run where nothing else is set for a file or a body, of whatever subject.

    Raises:
        UsageError: The configuration speaks of a rule, a parameter or a value that there is not.
    """

    def __init__(self, rules: RuleSet, config: Config) -> None:
        self._all = rules
        self._config = config
        self._sets: dict[tuple[tuple[int, ...], tuple[str, ...]], RuleSet] = {}
        for layer in config.layers:
            require_settings(layer, rules, config)
        everywhere = tuple(each for each in config.layers if is_global(each))
        # What is wrong with a plug-in concerns no report, and is told once.
        self.everywhere = RuleSet(self._rules(everywhere).rules, self._made(everywhere).faults)

    def rules_for(self, path: str | None, body: str | None, over: tuple[str, ...] = SUBJECTS) -> RuleSet:
        """
        Return the rules that are run over the report of a body in a file; the same set for the same settings.

        Args:
            path: The file, or None.
            body: The body, or None.
            over: What these rules are over.
        """
        return self._rules(self._config.layers_for(path, body), over)

    def _rules(self, layers: tuple[Settings, ...], over: tuple[str, ...] = SUBJECTS) -> RuleSet:
        key = tuple(map(id, layers)), over
        if key not in self._sets:
            self._sets[key] = RuleSet(rule for rule in self._made(layers).rules if rule.over in over)
        return self._sets[key]

    def _made(self, layers: tuple[Settings, ...]) -> RuleSet:
        """Return the rules that settings leave, as they set them."""
        found = self._all
        for layer in layers:
            found = chosen(found, layer.select, layer.ignore, self._all)
        for layer in layers:
            held = {code: values for code, values in layer.parameters.items() if code in found}
            found = set_parameters(regraded(found, layer.severity), held)
        return found


def is_global(layer: Settings) -> bool:
    """Say whether settings are for all reports."""
    return getattr(layer, "path", None) is None and getattr(layer, "body", None) is None
