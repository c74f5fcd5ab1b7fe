"""Numbers as lists print them: 一, 十二, IV, c, ③."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

__all__ = ["numeral"]

_DIGITS: Final = "〇一二三四五六七八九"
_LEGAL: Final = "零壹贰叁肆伍陆柒捌玖"
_UNITS: Final = ("", "十", "百", "千")
_LEGAL_UNITS: Final = ("", "拾", "佰", "仟")
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES: Final = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_MOST_LETTERS: Final = 26 * 4


def _counted(number: int) -> str:
    """Return 一, 十, 十二, 一百零三; digit by digit from 10,000 on."""
    text = _spelled(number, _DIGITS, _UNITS)
    return text.removeprefix("一") if 10 <= number < 20 else text


def _spelled_out(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _legal(number: int) -> str:
    return _spelled(number, _LEGAL, _LEGAL_UNITS)


def _spelled(number: int, digits: str, units: tuple[str, ...]) -> str:
    if not 0 < number < 10_000:
        return "".join(digits[int(digit)] for digit in str(number))
    written = str(number)
    parts = [digits[int(digit)] + units[len(written) - place] if digit != "0" else "零" for place, digit in enumerate(written, 1)]
    return "".join(parts).replace("零零", "零").replace("零零", "零").removesuffix("零")


def _roman(number: int) -> str:
    if not 0 < number < 4_000:
        return str(number)
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def _letters(number: int) -> str:
    """Return a, b, …, z, aa, bb, …: as word processors count, not as columns of a sheet."""
    if not 0 < number <= _MOST_LETTERS:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _from(first: str, most: int) -> Callable[[int], str]:
    """Return the numerals that stand side by side in Unicode, from that of 1 on."""
    return lambda number: chr(ord(first) + number - 1) if 0 < number <= most else str(number)


def _circled(number: int) -> str:
    return chr(0x3251 + number - 21) if 21 <= number <= 35 else _from("①", 20)(number)


def _cycled(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)] if number > 0 else str(number)


_FORMATS: Final[dict[str, Callable[[int], str]]] = {
    "none": lambda _: "",
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: "".join(chr(ord(digit) + 0xFEE0) for digit in str(number)),
    "decimalFullWidth2": lambda number: "".join(chr(ord(digit) + 0xFEE0) for digit in str(number)),
    "numberInDash": lambda number: f"- {number} -",
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "ideographLegalTraditional": _legal,
    "ideographTraditional": _cycled(_STEMS),
    "ideographZodiac": _cycled(_BRANCHES),
    "ideographEnclosedCircle": _from("㊀", 10),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedFullstop": _from("⒈", 20),
    "decimalEnclosedParen": _from("⑴", 20),
    "chineseLegalSimplified": _legal,
    **dict.fromkeys(
        ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand"),
        _counted,
    ),
    **dict.fromkeys(("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"), _spelled_out),
}


def numeral(number: int, kind: str) -> str:
    """Return a number in one of the formats of `w:numFmt`; in digits where the format is not known."""
    return _FORMATS.get(kind, str)(number)
