"""The language of the locale: Chinese, or else English."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["language_of"]

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE")


def language_of(environment: Mapping[str, str]) -> str:
    """
    Return `zh` or `en`.

    Args:
        environment: The variables of the locale.
    """
    told = next((environment[name] for name in _VARIABLES if environment.get(name)), None)
    if told is None:
        # Windows sets no variable.
        from locale import getlocale

        told = getlocale()[0] or ""
    return "zh" if told.lower().startswith(("zh", "chinese")) else "en"
