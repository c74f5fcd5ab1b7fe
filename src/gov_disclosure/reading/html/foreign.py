"""The markup inside `template`, `svg` and `math`, of which nothing is shown or read: only its end matters."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

__all__ = ["Skipped"]

_BREAKOUT: Final = frozenset(
    """b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta
    nobr ol p pre ruby s small span strong strike sub sup table tt u ul var""".split()
)
_INTEGRATION: Final = frozenset(("annotation-xml", "desc", "foreignobject", "mi", "mn", "mo", "ms", "mtext", "title"))
_STYLED: Final = re.compile(r"(?:color|face|size)[ \t\n\f\r]*+=", re.IGNORECASE)


class Skipped:
    """The open elements of a part that is not read, from its first element on."""

    __slots__ = ("_counts", "_islands", "_names")

    def __init__(self, name: str) -> None:
        self._names: list[str] = [name]
        self._counts: Counter[str] = Counter(self._names)
        self._islands = 0

    def holds(self, name: str, closing: bool, source: str, is_open: bool) -> bool:
        """
        Take a token; False where it belongs to the page again.

        `is_open` says whether the page has an open element of this name. The end tag of the part itself counts as
        the page's, as the text behind it is; it is unknown to the stack of open elements and falls flat there.
        """
        names = self._names
        if not name:
            return True
        if names[0] == "template":
            if name == "template":
                if closing:
                    names.pop()
                else:
                    names.append(name)
            return bool(names)
        if closing:
            if not self._counts[name]:
                return self._islands > 0 or not (is_open or name in ("br", "p"))
            while self._pop() != name:
                pass
            return bool(names)
        if not self._islands and (name in _BREAKOUT or (name == "font" and _STYLED.search(source))):
            return False
        if not source.endswith("/"):
            names.append(name)
            self._counts[name] += 1
            self._islands += name in _INTEGRATION
        return True

    def _pop(self) -> str:
        name = self._names.pop()
        self._counts[name] -= 1
        self._islands -= name in _INTEGRATION
        return name
