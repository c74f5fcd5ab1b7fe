"""Years and dates as reports write them, in Arabic, full-width and Chinese numerals."""

from __future__ import annotations

import re
from datetime import date

__all__ = ["find_date", "find_period", "find_years", "plain_numerals", "whole_date"]

_HAN = {char: str(value) for value, char in enumerate("〇一二三四五六七八九")} | {
    "零": "0",
    "○": "0",
    "Ｏ": "0",
    "О": "0",
    "O": "0",
    "０": "0",
}
_WIDE = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)}
_HAN_YEAR = re.compile(r"[二2２](?!(?<=2)[0-9]{3})[〇零○ＯОO0０][〇一二三四五六七八九零○ＯОO0０1-9１-９]{2}(?=\s?年)")
_WIDE_DIGIT = re.compile("[０-９]")
_HAN_DAY = re.compile(r"([一二三四五六七八九十]{1,3})(?=\s?[月日号])")
_YEAR = re.compile(r"20[0-4]\d\s?年")
_DATE = re.compile(r"(?<!\d)(20[0-4]\d)\s?[年./-]\s?(1[0-2]|0?[1-9])\s?[月./-]\s?(3[01]|[12]\d|0?[1-9])(?!\d)\s?日?")
# Both begin with what is found fast; what must stand before it is looked at where that is.
_LAST_OF_MONTH = re.compile(r"月\s?(?:[3３][1１]|三十一)\s?日")
_DECEMBER = re.compile(r"(?:[1１][2２]|十二)\s?\Z")
_PERIOD = re.compile(
    r"(?<!\d)(20[0-4]\d)\s?年?\s?0?1\s?月\s?0?1\s?日[^。；]{0,6}?[至到—\-－~～][^。；\d]{0,4}(?:(20[0-4]\d)\s?年?\s?)?12\s?月\s?31\s?日"
)


def plain_numerals(text: str) -> str:
    """Return a text with full-width digits, and the numerals of years and dates, in Arabic."""
    text = _plain_years(text)
    if "月" in text or "日" in text:
        text = _HAN_DAY.sub(lambda day: _day(day[1]), text)
    return text


def _plain_years(text: str) -> str:
    if _WIDE_DIGIT.search(text) is not None:
        text = text.translate(_WIDE)
    return _HAN_YEAR.sub(lambda year: "".join(_HAN.get(char, char) for char in year[0]), text)


def _day(numeral: str) -> str:
    tens, ten, units = numeral.rpartition("十")
    if not ten:
        return _HAN.get(numeral, numeral)
    high = _HAN.get(tens, "") if tens else "1"
    low = _HAN.get(units, "") if units else "0"
    return f"{high}{low}" if high and low else numeral


def find_years(text: str) -> list[int]:
    """Return the years that a text names, in order."""
    plain = _plain_years(text)
    found = _YEAR.finditer(plain)
    return [int(match[0][:4]) for match in found if not plain[match.start() - 1 : match.start()].isdecimal()]


def find_period(text: str) -> int | None:
    """Return the year of a statistical period (1月1日至12月31日), or None."""
    for end in _LAST_OF_MONTH.finditer(text):
        month = _DECEMBER.search(text, max(0, end.start() - 3), end.start())
        if month is not None:
            break
    else:
        return None
    match = _PERIOD.search(plain_numerals(text[max(0, month.start() - 60) : end.end()]))
    if match is None or (match[2] is not None and match[2] != match[1]):
        return None
    return int(match[1])


def find_date(text: str) -> date | None:
    """Return the first date of a text, or None; an impossible date is none."""
    match = _DATE.search(plain_numerals(text))
    return _as_date(match) if match is not None else None


def whole_date(text: str) -> date | None:
    """Return the date that a line consists of (a time of day may follow), or None."""
    plain = plain_numerals(text).strip()
    match = _DATE.match(plain)
    if match is None or len(plain) - match.end() > 12 or any("\u4e00" <= char <= "\u9fff" for char in plain[match.end() :]):
        return None
    return _as_date(match)


def _as_date(match: re.Match[str]) -> date | None:
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
