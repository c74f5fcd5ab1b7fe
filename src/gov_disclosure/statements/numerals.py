"""Numbers of the narrative, in Arabic and in Chinese numerals."""

from __future__ import annotations

from decimal import Decimal

from gov_disclosure.numerals import DIGITS

__all__ = ["SCALES", "arabic", "han"]

_TENS = {"十": 10, "百": 100, "千": 1000}
SCALES = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
"""What a word behind a number multiplies it by."""
_MOST = 15
"""More digits are no count."""


def arabic(digits: str, scale: str = "") -> int | Decimal | None:
    """
    Return the number of digits, with a point or with separators of thousands.

    Args:
        digits: The digits.
        scale: `万` or others of `SCALES` behind them, or empty.
    """
    plain = digits.replace(",", "").replace("，", "")
    if len(plain) > _MOST:
        return None
    value: int | Decimal = Decimal(plain) if "." in plain else int(plain)
    if scale:
        for each in scale:
            value *= SCALES[each]
        if isinstance(value, Decimal) and value == value.to_integral_value():
            value = int(value)
    return value


def han(numeral: str) -> int | None:
    """Return the number of a Chinese numeral (三百零五, 二〇, 十二), or None where it is none."""
    if not any(char in _TENS or char in SCALES for char in numeral):
        # Digit by digit: 二〇 is 20, but 三五 is 3 or 5.
        if len(numeral) > 1 and not ("〇" in numeral or "零" in numeral):
            return None
        value = 0
        for char in numeral:
            value = value * 10 + DIGITS[char]
        return value
    total = section = digit = 0
    lowest, named = 0, False
    for char in numeral:
        if char in DIGITS:
            if named and digit:
                return None
            digit, named = DIGITS[char], True
            if not digit:
                lowest = 0
                named = False
        elif char in _TENS:
            section += (digit if named else 1) * _TENS[char]
            lowest, digit, named = _TENS[char], 0, False
        else:
            total = (total + section + digit) * SCALES[char]
            lowest, section, digit, named = SCALES[char], 0, 0, False
    if named and lowest > 10:
        # 一百二 is 120.
        digit *= lowest // 10
    return total + section + digit
