"""The Chinese numerals of one character."""

from __future__ import annotations

from typing import Final

__all__ = ["DIGITS", "HAN", "VALUES"]

HAN: Final = "一二三四五六七八九十"
"""一 to 十, in order."""
VALUES: Final = {char: value for value, char in enumerate(HAN, 1)}
"""Each of them → its number."""
DIGITS: Final = {char: value for char, value in VALUES.items() if char != "十"} | {"〇": 0, "零": 0, "两": 2}
"""Those that are digits of a longer number, or a number by themselves → the number."""
