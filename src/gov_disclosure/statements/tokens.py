"""Running text → the numbers, the words that tell something, and the marks between them; nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from gov_disclosure.statements.numerals import SCALES, arabic, han
from gov_disclosure.statements.vocabulary import Term, read_vocabulary, words_pattern

__all__ = ["COUNTED", "Number", "Stretch", "Token", "sentences_of", "tokens_of"]

UNITS = "件次|人次|条次|件|宗|份|条|起|次|例|桩|案|项|个|部|篇|期|场|家|页|元|人|名|处|户|字|类|天|日|年|月|%|个百分点|种"
COUNTED = frozenset(("件", "宗", "份", "条", "起", "次", "例", "桩", "案", "件次", "部", "项", "个"))
"""Units that requests, cases, documents and decisions are counted in."""


class Number(NamedTuple):
    """
    A number as told.

    Attributes:
        value: The number, or None where it is not certain which.
        upper: The upper end of a range, or None.
        unit: The unit, or empty.
        more: Whether 余 or 多 stands behind it.
        step: What its last digit stands for.
    """

    value: int | Decimal | None
    upper: int | Decimal | None = None
    unit: str = ""
    more: bool = False
    step: int | Decimal = 1


class Token(NamedTuple):
    """
    Something found in the text.

    Attributes:
        role: `number`, `year`, `date`, `mark`, `title`, `law`, or the role of a word.
        name: The name of the word, or the character of a mark.
        start: Its first character.
        end: Behind its last one.
        number: The number, where it is one; of a year the year.
    """

    role: str
    name: str
    start: int
    end: int
    number: Number | None = None


_DIGITS = r"\d{1,3}(?:[,，]\d{3}){1,4}(?![\d.])|\d{1,16}(?:\.\d{1,8})?"
_HAN = "〇零一二两三四五六七八九十百千万"
_LONGEST = 10_000
"""More characters without a stop are no sentence, and are not read."""
_STOP = re.compile(r"[。！？!?\n；;]|$")
# A unit with a number before it, looked for by the unit: there are fewer of them than of numerals.
_UNIT = "件宗份条起次例桩案元%部项个点"
_COUNTS = rf"[{_UNIT}](?:(?<=[\d{_HAN}余多来亿].)|(?<=万元)|(?<=百分点)|(?<=\d..))|[为是：:](?=\d)"
_DENIALS = frozenset("未没无零均全都")
_COUNT = re.compile(_COUNTS)
_HIT = re.compile(rf"{_COUNTS}|[未没无零均全都]|不(?=存在)")
_NAMED = re.compile(r"申请|复议|诉讼|规章|规范性文件|许可|处罚|强制|处理费|通知|结转|公开的?信息")


@cache
def _pattern() -> re.Pattern[str]:
    known = read_vocabulary()
    words = words_pattern(known)
    # Most characters begin nothing: they are passed over at once.
    first = re.escape("".join(sorted({word[0] for word in known})))
    return re.compile(
        rf"(?=[{first}{_HAN}\d，,：:（）()、《第〔\[])(?:"
        r"(?P<mark>[，,：:（）()、])"
        r"|(?P<title>《[^《》\n]{0,80}》)"
        r"|(?P<law>第[\d一二三四五六七八九十百零]{1,8}[条款项章节届次批期号个名]|〔\d{4}〕\d{0,6}号?|\[\d{4}\]\d{1,6}号)"
        r"|(?P<year>(?<![\d〇一二三四五六七八九])(?P<y>20\d\d|二[〇零][〇零一二三四五六七八九]{2})年(?:度|以来)?)"
        r"|(?P<date>(?<!\d)(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:份|底|末)?(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})日)?)"
        rf"|(?P<number>(?<![\dA-Za-z.])(?<!\d )(?P<n>{_DIGITS})(?:(?P<to>[-—–~～至到])(?P<n2>{_DIGITS}))?"
        rf"(?P<scale>[百千万亿]?)(?P<more>[余多]?)(?P<scale2>万?)(?P<unit>{UNITS})?(?![A-Za-z\d]))"
        rf"|(?P<han>(?<![{_HAN}第])(?P<h>[{_HAN}]{{1,12}})(?P<hmore>[余多来]?)(?P<hunit>件次|件(?!事)|宗|份|起|例|桩|案|次(?!性)|条|部(?![分门署])))"
        rf"|(?P<word>{words})"
        r"|(?P<junk>\d{17,}))"
    )


class Stretch(NamedTuple):
    """A sentence: its first character, the one behind its last, and whether a semicolon parts it from the one before."""

    start: int
    end: int
    soft: bool


def sentences_of(text: str) -> Iterator[Stretch]:
    """Yield the sentences that may say something: those with a number and a unit, or with a denial; and the one before each."""
    start, soft = 0, False
    before: Stretch | None = None
    for match in _STOP.finditer(text):
        end = match.start()
        if start < end <= start + _LONGEST:
            sentence = Stretch(start, end, soft)
            if _may_tell(text, start, end):
                if before is not None:
                    yield before
                yield sentence
                before = None
            else:
                before = sentence
        start, soft = match.end(), match[0] in "；;"


def _may_tell(text: str, start: int, end: int) -> bool:
    hit = _HIT.search(text, start, end)
    if hit is None:
        return False
    if hit[0] not in _DENIALS:
        return True
    return _NAMED.search(text, start, end) is not None or _COUNT.search(text, start, end) is not None


def tokens_of(text: str, start: int, end: int) -> Iterator[Token]:
    """Yield what tells something in a sentence, in order."""
    known = read_vocabulary()
    for match in _pattern().finditer(text, start, end):
        role = match.lastgroup or ""
        start, end = match.span()
        if role == "word":
            term: Term = known[match[0]]
            yield Token(term.role, term.name, start, end)
        elif role == "mark":
            yield Token(role, match[0], start, end)
        elif role == "number":
            yield Token(role, "", start, end, _number(match))
        elif role == "han":
            value = han(match["h"])
            yield Token("number", "", start, end, Number(value, None, match["hunit"], bool(match["hmore"]), _round(value)))
        elif role == "year":
            written = match["y"]
            digits = written if written.isascii() else "".join(str(han(char)) for char in written)
            name = "since" if match[0].endswith("以来") else ""
            yield Token(role, name, start, end, Number(int(digits)))
        else:
            yield Token(role, match[0] if role == "date" else "", start, end)


def _number(match: re.Match[str]) -> Number:
    scale = match["scale"] or match["scale2"]
    value = arabic(match["n"], scale)
    upper = arabic(match["n2"], scale) if match["n2"] else None
    unit = match["unit"] or ""
    step: int | Decimal = 1
    if scale:
        point = match["n"].partition(".")[2]
        step = max(SCALES[scale] // 10 ** len(point), 1)
    elif match["more"]:
        step = _round(value)
    elif "." in match["n"]:
        step = Decimal(1).scaleb(-len(match["n"].partition(".")[2]))
    return Number(value, upper, unit, bool(match["more"]), step)


def _round(value: int | Decimal | None) -> int:
    """Return the power of ten that a number is a multiple of: 余 behind 5500 is less than 100."""
    if not isinstance(value, int) or not value:
        return 1
    step = 1
    while value % (step * 10) == 0:
        step *= 10
    return step
