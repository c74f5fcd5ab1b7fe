"""JSON, as the interfaces of sites return it: recognised, and told which of its fields holds the text."""

from __future__ import annotations

import json
import re
from typing import Any, Final

from gov_disclosure.errors import UnreadableError

__all__ = ["refuse_data"]

_CALL: Final = re.compile(r"\s*+[\w.$]{1,80}+\s*+\(\s*+(?=[{\[])")
_BEGINS: Final = re.compile(r"[\s\ufeff]*+(?:\{\s*+\"|\[\s*+[{\[\"])")
_MOST: Final = 4 * 1024 * 1024
_MOST_VALUES: Final = 100_000
_MOST_NAME: Final = 80


def refuse_data(text: str) -> None:
    """
    Raise for a text that is JSON, alone or as the argument of a call (JSONP).

    Raises:
        UnreadableError: It is; the field that holds the longest text is named.
    """
    call = _CALL.match(text)
    start = call.end() if call is not None else 0
    if _BEGINS.match(text, start) is None:
        return
    body = text[start:].strip().lstrip("\ufeff")
    if call is not None:
        body = body.rstrip("; \r\n").removesuffix(")")
    if len(body) <= _MOST:
        try:
            value = json.loads(body)
        # Also for numbers of too many digits, and for nesting too deep.
        except (ValueError, RecursionError):
            return
        raise UnreadableError.of("error.json", field=_longest(value))
    if body[-1] in "]}":
        raise UnreadableError.of("error.json", field="…")


def _longest(value: Any) -> str:
    """Return the path of the longest string in a value."""
    best = (-1, "")
    stack: list[tuple[str, Any]] = [("", value)]
    for _ in range(_MOST_VALUES):
        if not stack:
            break
        path, found = stack.pop()
        if isinstance(found, str):
            best = max(best, (len(found), path))
        elif isinstance(found, dict):
            stack.extend((f"{path}.{key}"[-_MOST_NAME:].lstrip("."), inner) for key, inner in found.items())
        elif isinstance(found, list):
            stack.extend((f"{path}[{index}]"[-_MOST_NAME:], inner) for index, inner in enumerate(found[:_MOST_VALUES]))
    return best[1] or "…"
