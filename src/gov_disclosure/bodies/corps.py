"""
Bodies of 新疆生产建设兵团: how far its own name goes in a name, and the level that it tells.

The 兵团 has the powers of a province, and its 师 those of a prefecture; a 师 that is one with its city (师市) is on the
level of the 师. What a 团 is told to be differs (a rank, or the town that it is one with), so its level is unknown.
"""

from __future__ import annotations

import re
from functools import cache

from gov_disclosure.bodies.reporter import Kind, Level
from gov_disclosure.bodies.vocabulary import words

__all__ = ["corps_level", "read_corps"]

_NUMBER = r"(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})"
_REGIMENT = re.compile(r"[一二三四五六七八九十百零〇0-9]{1,5}团|团场")
_OTHER_DIVISION = re.compile(r"师(?![范资])")
_OF_ITS_OWN = (Kind.DEPARTMENT, Kind.UNKNOWN, Kind.GOVERNMENT)


@cache
def _pattern() -> re.Pattern[str]:
    cities = words().corps_cities
    corps = "(?:新疆生产建设兵团|新疆兵团|兵团)"
    division = f"(?:农?第{_NUMBER}师(?!范)|农{_NUMBER}师|{_NUMBER}师(?={'|'.join(cities)}))"
    return re.compile(f"{corps}?(?P<division>{division})|{corps}")


def read_corps(folded: str) -> tuple[int, Level] | None:
    """Return where the name of the 兵团 or of one of its 师 ends that a name begins with, and its level; None without one."""
    match = _pattern().match(folded)
    if match is None:
        return None
    return match.end(), Level.PROVINCE if match["division"] is None else Level.CITY


def corps_level(level: Level, rest: str, kind: Kind, inner: Level, *, of_area: bool) -> Level:
    """
    Return the level of a body of the 兵团.

    Args:
        level: That of the 兵团 or the 师 itself.
        rest: What stands behind its name.
        kind: What the rest says that the body is.
        inner: The level that the rest tells by itself.
        of_area: Whether the rest begins with an area without a level, such as a 开发区.
    """
    if inner is Level.TOWNSHIP:
        return inner
    below = _REGIMENT.search(rest) is not None or _OTHER_DIVISION.search(rest) is not None
    return Level.UNKNOWN if below or of_area or kind not in _OF_ITS_OWN else level
