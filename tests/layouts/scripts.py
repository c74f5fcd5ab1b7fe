"""Changes of script over a finished text: traditional characters, pinyin glosses, radicals."""

from __future__ import annotations

import random
import unicodedata
from typing import Final

from .script_tables import MADE, OVERDONE, PINYIN, SIMPLIFIED, TRADITIONAL

_TRADITIONAL: Final = str.maketrans(SIMPLIFIED, TRADITIONAL)
_RADICALS: Final = {unicodedata.normalize("NFKC", chr(point)): chr(point) for point in range(0x2F00, 0x2FD6)}


def traditional(text: str, rng: random.Random) -> str:
    """Traditional characters, with 製 where it means making."""
    text = text.translate(_TRADITIONAL)
    for word, right in MADE:
        text = text.replace(word, right)
    return text


def overdone_traditional(text: str, rng: random.Random) -> str:
    """As careless converters do it: 製度, 方麵, 行政覆議."""
    text = text.translate(_TRADITIONAL)
    for right, wrong in OVERDONE:
        text = text.replace(right, wrong)
    return text


def glossed(text: str, rng: random.Random) -> str:
    """Traditional characters with the sound of some in brackets: 務(wù), 一(yī)、."""
    return "".join(
        f"{char}({PINYIN[char]})" if char in PINYIN and rng.random() < 0.3 else char for char in traditional(text, rng)
    )


def radicals(text: str, rng: random.Random) -> str:
    """Common characters as Kangxi radicals, as in text taken from a PDF."""
    return "".join(_RADICALS[char] if char in _RADICALS and rng.random() < 0.6 else char for char in text)


def half_width_marks(text: str, rng: random.Random) -> str:
    """Half-width brackets, commas and colons everywhere, as in the first seed."""
    return text.translate(str.maketrans("（）：，；", "():,;"))
