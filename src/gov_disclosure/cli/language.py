"""Which language to speak: what the caller says, else what the locale says, else English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gov_disclosure.speaking import language_of

__all__ = ["OPTION", "choose"]

OPTION = "--lang"
LANGUAGES = ("zh", "en")


def choose(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """
    Return `zh` or `en`.

    Args:
        arguments: The command line: `--lang` counts wherever it stands, for the help is written before
            the command line is understood.
        environment: The variables of the locale.
    """
    for option, value in zip(arguments, [*arguments[1:], ""], strict=False):
        name, _, joined = option.partition("=")
        if name == OPTION and (joined or value) in LANGUAGES:
            return joined or value
    return language_of(environment)
