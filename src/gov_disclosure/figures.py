"""
A cell → its value, state, note and unit.

Only what is certainly one number becomes a value. `17（其中修订9件）` is 17 with a note, `251000元` is
251000 with a unit, `1 204`, `3/1` and `约20` are words. Superscripts and circled digits are no digits.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from enum import Enum
from functools import cache, lru_cache, partial
from typing import Any, Final, NamedTuple

from gov_disclosure.spans import Position

__all__ = ["SCALES", "SPACES", "UNITS", "Figure", "Reading", "State", "plain_number", "read_figure", "unit_of"]


class State(Enum):
    """What stands in a cell of a table."""

    NUMBER = "number"
    BLANK = "blank"
    NOT_APPLICABLE = "not_applicable"
    TEXT = "text"
    MISSING = "missing"


class Figure(NamedTuple):
    """
    One cell of a table, as published (a named tuple: a report has two hundred).

    Attributes:
        value: The number, or None where the cell holds none or it cannot be known.
        state: What stands in the cell.
        raw: The words of the cell, as they stand in the source.
        note: Words beside the number, or None.
        unit: The unit written in the cell, or None.
        position: Where the cell stands, or None where it is missing.
    """

    value: int | Decimal | None
    state: State
    raw: str
    note: str | None = None
    unit: str | None = None
    position: Position | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the cell as JSON values."""
        data: dict[str, Any] = {
            "value": format(self.value, "f") if isinstance(self.value, Decimal) else self.value,
            "raw": self.raw,
            "state": self.state.value,
            "note": self.note,
            "unit": self.unit,
        }
        if self.position is not None:
            data.update(self.position.to_dict())
        return data

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Figure:
        """Read a cell back from `to_dict`: decimals are strings there, counts are numbers."""
        value = data["value"]
        return cls(
            value=Decimal(value) if isinstance(value, str) else value,
            state=State(data["state"]),
            raw=data["raw"],
            note=data["note"],
            unit=data["unit"],
            position=Position.from_dict(data),
        )


figure: Callable[[tuple[int | Decimal | None, State, str, str | None, str | None, Position | None]], Figure] = partial(
    tuple.__new__, Figure
)
"""Makes a `Figure` of a tuple of its six values, three times as fast as its constructor."""


class Reading(NamedTuple):
    """What the words of one cell say, before it is known which column they stand in."""

    value: int | Decimal | None
    state: State
    note: str | None = None
    unit: str | None = None
    worded: bool = False
    """The change is told in words (`增加5`, `未增未减`): a number only where changes belong."""
    styled: bool = False
    """Written otherwise than in plain digits: thousands separators, full width, a sign."""
    long: bool = False
    """More digits than `Limits.max_digits`."""
    plain: bool = False
    """A whole number in plain digits, or a blank cell: there is nothing to say about it."""

    @property
    def quiet(self) -> bool:
        """Whether there is nothing to say about a cell, in whatever column it stands."""
        return self.plain or (self.state is _NUMBER_STATE and self.note is None and self.unit is None and not self.worded)


_NUMBER_STATE = State.NUMBER
BLANK = Reading(None, State.BLANK, plain=True)
NOT_APPLICABLE = Reading(None, State.NOT_APPLICABLE, plain=True)
TEXT = Reading(None, State.TEXT)

_KNOWN_FIGURES: Final = 4_096
"""Figures whose readings are made once: a table of a million cells has few."""
_reading: Callable[[tuple[int, State, None, None, bool, bool, bool, bool]], Reading] = partial(tuple.__new__, Reading)


@lru_cache(_KNOWN_FIGURES)
def plain_number(digits: str) -> Reading:
    """Return the reading of plain ASCII digits; the caller has made sure that there is nothing else."""
    return _reading((int(digits), _NUMBER_STATE, None, None, False, False, False, True))


_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    ord("−"): ord("-"), ord("﹣"): ord("-"), ord("﹢"): ord("+"), ord("，"): ord(","), ord("．"): ord("."),
}  # fmt: skip
_IGNORED = re.compile("[\u200b-\u200f\u202a-\u202d\u2060-\u2064\ufeff\u00ad]+")
SPACES = re.compile("&(?:nbsp|ensp|emsp|thinsp|#160|#xa0|#xA0);")
"""Blanks as markup names them, where it was taken for words."""
# Marks of emphasis, but not between two digits: those are no emphasis.
_EMPHASIS = re.compile(r"(?<![\d*_`])[*_`]++|(?<![*_`])[*_`]++(?!\d)")
_MARKS = frozenset(
    ("/", "//", "-", "--", "---", "—", "——", "–", "―", "‐", "‑", "─", "\\", "无", "無", "不适用", "不適用", "N/A", "n/a",
     "NA", "na", "暂无", "暫無", "没有", "沒有", "不涉及", "未涉及", "无此项", "無此項", "无。", "無。", "|",
     "~")
)  # fmt: skip
_UNITS = (
    "万元|萬元|亿元|億元|千元|百万元|元|万|萬|亿|億|批次|批|件次|人次|条次|件|条|條|次|项|項|个|個|宗|份|起|家|人|"
    "篇|本|部|页|頁|例|桩|户|类"
)
UNITS = frozenset(_UNITS.split("|"))
"""Words that may stand in a column of units."""
SCALES = frozenset("十百千万萬亿億")
_NUMBER = (
    r"(?P<sign>[+-]?)[ \u3000\u00a0]?(?P<whole>\d{1,3}(?:,\d{3})+(?!\d)|\d++)(?P<part>\.\d++)?"
    rf"\s*+(?P<unit>(?:{_UNITS})(?![\u4e00-\u9fff]))?\s*+(?P<note>[(\[【〔].*|[,;。:]\s*+[\u4e00-\u9fff].*|其中.*|含.*)?"
)
_RISE = (
    r"(?P<word>增加|新增|增长|增長|上升|增|减少|減少|减|減|下降|减低|減低)了?\s*+"
    rf"(?P<number>\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d++)\s*+(?:{_UNITS})?"
)
_UNCHANGED = frozenset(
    ("未增未减", "未增減", "未增减", "未增未減", "无增减", "無增減", "不增不减", "不增不減", "无增无减", "無增無減",
     "无变化", "無變化", "没有变化", "沒有變化", "未变化", "未變化", "持平", "不变", "不變", "未变",
     "0/0", "+0/-0", "增0减0", "增0/减0")
)  # fmt: skip


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what a number and a worded change look like, compiled with the first cell and not at import."""
    return re.compile(_NUMBER, re.DOTALL | re.ASCII), re.compile(_RISE, re.ASCII)


def unit_of(words: str) -> str | None:
    """Return the unit that words are, or how many of it one counts (万 of 万元); None where they are none."""
    if words in UNITS:
        return words
    return words[:1] if words[:1] in SCALES and words[1:] in UNITS else None


def read_figure(raw: str, max_digits: int = 18) -> Reading:
    """
    Say what the words of a cell are.

    Args:
        raw: The words of one cell, in any width.
        max_digits: More digits than this are kept as words.
    """
    whole, point, part = raw.partition(".")
    if whole.isdigit() and raw.isascii() and (part.isdigit() or not point):
        if len(raw) > max_digits:
            return Reading(None, State.TEXT, long=True)
        return plain_number(raw) if not point else Reading(Decimal(raw), State.NUMBER)
    text = _EMPHASIS.sub("", _IGNORED.sub("", raw)).strip()
    if "&" in text:
        # Markup that was taken for words, and so is shown.
        text = SPACES.sub(" ", text).strip()
    if not text or text.isspace():
        return BLANK
    if text[0] == text[-1] == '"' and len(text) > 1:
        text = text[1:-1].strip()
        if not text:
            return BLANK
    if text[0] == "\\" and len(text) > 1:
        # Markdown writes `\-` and `\+`.
        text = text[1:]
    written = text
    text = text.translate(_NARROW)
    if text in _MARKS:
        return NOT_APPLICABLE
    if text in _UNCHANGED:
        return Reading(0, State.NUMBER, worded=True)
    number, rise = _patterns()
    match = number.fullmatch(text if text[-1] not in "。;" else text[:-1])
    if match is not None:
        note = written[match.start("note") :] if match["note"] else None
        return _number(match, note, max_digits, styled=text != raw.strip())
    match = rise.fullmatch(text)
    if match is not None and len(match["number"]) <= max_digits:
        amount = int(match["number"].replace(",", ""))
        return Reading(-amount if match["word"][0] in "减減下" else amount, State.NUMBER, worded=True)
    return TEXT if text not in UNITS else Reading(None, State.TEXT, unit=text)


def _number(match: re.Match[str], note: str | None, max_digits: int, *, styled: bool) -> Reading:
    whole = match["whole"].replace(",", "")
    part = match["part"]
    if len(whole) + len(part or "") > max_digits:
        return Reading(None, State.TEXT, long=True)
    value: int | Decimal
    value = Decimal(whole + part) if part else int(whole)
    if match["sign"] == "-":
        value = -value
    styled = styled or bool(match["sign"]) or "," in match["whole"]
    # A dash that is set off may be anything before a count.
    worded = match["sign"] == "-" and match.end("sign") < match.start("whole")
    return Reading(value, State.NUMBER, _bare(note) if note else None, match["unit"], worded, styled)


def _bare(note: str) -> str | None:
    """Return a note without the brackets or the comma that set it off."""
    inner = note.strip().strip("，,;；。:： ")
    if inner[:1] in "(（[【〔" and inner[-1:] in ")）]】〕" and not any(bracket in inner[1:-1] for bracket in ")）]】〕"):
        inner = inner[1:-1].strip()
    return inner or None
