"""Running text → the numbers, the words that tell something, and the marks between them; nothing else."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import accumulate
from math import prod
from typing import NamedTuple

from gov_disclosure.statements.numerals import SCALES, arabic, han
from gov_disclosure.statements.vocabulary import read_vocabulary, words_pattern, woven_pattern, woven_terms

__all__ = ["COUNTED", "Number", "Stretch", "Token", "sentences_of", "tokens_of"]

UNITS = "个百分点|件次|户次|人次|条次|件|宗|份|条|起|次|例|桩|案|项|个|部|篇|期|场|家|页|元|人|名|处|户|字|类|天|日|年|月|%|种"
COUNTED = frozenset(("件", "宗", "份", "条", "起", "次", "例", "桩", "案", "件次", "户次", "部", "项", "个"))
"""Units that requests, cases, documents and decisions are counted in."""


class Number(NamedTuple):
    """
    A number as told.

    Attributes:
        value: The number, or None where it is not certain which.
        upper: The upper end of a range, or None.
        unit: The unit, or empty.
        more: Whether 余 or 多 stands behind it.
        around: 左右, 以上 or the like behind its unit, or empty.
        step: What its last digit stands for.
    """

    value: int | Decimal | None
    upper: int | Decimal | None = None
    unit: str = ""
    more: bool = False
    step: int | Decimal = 1
    around: str = ""


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


_DIGITS = r"\d{1,3}(?:[,，]\d{3}){1,4}(?:\.\d{1,8})?(?![\d.])|\d{1,16}(?:\.\d{1,8})?"
_AROUND = "左右|上下|以上(?!级)|以内|以下"
_HAN_UNITS = "件次|件(?!事)|宗|份|起|例|桩|案|次(?!性)|条|部(?![分门署])"
_HAN = "〇零一二两三四五六七八九十百千万"
_LONGEST = 10_000
"""More characters without a stop are no sentence, and are not read."""
# A full stop of another script ends a sentence where no number or address has it.
_STOP = re.compile(r"[。！？!?\n；;.](?:(?<!\.)|(?<=[\u4e00-\u9fff）)]\.)(?![.\w]))")
# A unit with a number before it, looked for by the unit: there are fewer of them than of numerals.
_UNIT = "件宗份条起次例桩案元%部项个点"
_BEHIND = "为是：:数量"
_DENIALS = frozenset("未没无零均全都不悉")
# All that one may begin with comes first, so that nothing else is looked at.
_HIT = re.compile(
    rf"[{_UNIT}{_BEHIND}未没无零均全都悉不](?:"
    rf"(?<=[{_UNIT}])(?:(?<=[\d{_HAN}余多来亿].)|(?<=万元)|(?<=百分点)|(?<=\d..))|(?<=[{_BEHIND}])(?=\d)"
    r"|(?<=[未没无零均])|(?<=全)(?=部|都)|(?<=都)(?=[已是为])|(?<=悉)数|(?<=不)(?=存在))"
)
# All that a name may begin with comes first here, too.
_NAMED = re.compile(
    r"[申复诉应被争起规许处强收缴费结要新](?:(?<=申)请|(?<=[复争])议|(?<=诉)讼|(?<=[应被起])诉|(?<=规)(?:章|范性文件)|(?<=许)可"
    r"|(?<=处)(?:罚|理费)|(?<=强)制|(?<=[收缴])费|(?<=费)用|(?<=结)转|(?<=要)求公开|(?<=新)收)"
)
_HEADING = 16
_NUMBER = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]")
_OF_WHAT = ("结转", "新收")
_REACH = 6
"""So many sentences may speak of requests or documents behind the one that names them."""


@cache
def _pattern() -> re.Pattern[str]:
    known = read_vocabulary()
    words = words_pattern(known)
    # Most characters begin nothing: they are passed over at once.
    first = re.escape("".join(sorted({word[0] for word in known})))
    return re.compile(
        rf"(?=[{first}{_HAN}\d，,：:（）()、《第〔\[])(?:"
        r"(?P<mark>[，,：:（）()、])"
        rf"|(?=[\d{_HAN}第〔\[])(?:"
        r"(?P<law>第[\d一二三四五六七八九十百零]{1,8}[条款项章节届次批期号个名]|〔\d{4}〕\d{0,6}号?|\[\d{4}\]\d{1,6}号)"
        r"|(?P<year>(?<![\d〇一二三四五六七八九])(?P<y>20\d\d|二[〇零][〇零一二三四五六七八九]{2})(?:年(?:度|以来)?|以来))"
        r"|(?P<date>(?<!\d)(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:份|底|末)?(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})日)?)"
        rf"|(?P<number>(?<![\dA-Za-z.])(?<!\d )(?P<n>{_DIGITS})(?:(?P<to>[-—–~～至到])(?P<n2>{_DIGITS}))?"
        rf"(?P<scale>[百千万亿]?)(?P<more>[余多]?)(?P<scale2>万?)(?:(?P<unit>{UNITS})|(?![A-Za-z\d]))(?P<around>{_AROUND})?)"
        rf"|(?P<han>(?<![{_HAN}第])(?P<h>[{_HAN}]{{1,12}})(?P<hmore>[余多来]?)(?P<hunit>{_HAN_UNITS})(?P<haround>{_AROUND})?))"
        r"|(?P<title>《[^《》\n]{0,80}》)"
        rf"|{woven_pattern()}|(?P<word>{words})"
        r"|(?P<junk>\d{17,}))"
    )


class Stretch(NamedTuple):
    """A sentence: its first character, the one behind its last, and whether a semicolon parts it from the one before."""

    start: int
    end: int
    soft: bool


def sentences_of(text: str, *, on_request: bool) -> list[Stretch]:
    """
    Return the sentences that may say something, each behind the one before where that tells what it speaks of.

    Args:
        text: The text.
        on_request: Whether requests are spoken of, wherever none is named.
    """
    # Nearly half of all texts have no name, and as many nothing told.
    if (not on_request and _NAMED.search(text) is None) or _HIT.search(text) is None:
        return []
    names = [match.start() for match in _NAMED.finditer(text)]
    # Where a number with a unit stands, and where a denial.
    hits = [(match.start(), match[0] not in _DENIALS) for match in _HIT.finditer(text)]
    stops = [match.start() for match in _STOP.finditer(text)]
    stops.append(len(text))
    named = {bisect_left(stops, place) for place in names}
    counting = {bisect_left(stops, place) for place, counts in hits if counts}
    # Parts of one sentence, between semicolons, are no sentences more.
    whole = [0, *accumulate(text[stop : stop + 1] not in "；;" for stop in stops)]
    first: dict[int, int] = {}
    for index in sorted(named):
        first.setdefault(whole[index], index)
    found: list[Stretch] = []
    last = -1
    for index in sorted({bisect_left(stops, place) for place, _ in hits}):
        if index not in named and not (
            index in counting and (on_request or any(first.get(whole[index] - far, index) < index for far in range(_REACH)))
        ):
            continue
        # What the parts of a sentence before say of year and body holds on, where it begins anew.
        head = index
        while on_request and head - 1 > last and whole[head - 1] == whole[index]:
            head -= 1
        before = head - 1
        if before in named and last != before:
            told = any(part in named for part in range(head, index + 1))
            if not told or _is_heading(text, stops, before) or _names_no_topic(text, stops, names, index):
                found += _stretch(text, stops, before)
        for part in range(head, index + 1):
            found += _stretch(text, stops, part)
        last = index
    return found


def _is_heading(text: str, stops: list[int], index: int) -> bool:
    """Whether a sentence is the heading of the next ones on their line: （二）依申请公开。收到9件."""
    start = stops[index - 1] + 1 if index else 0
    return stops[index] - start <= _HEADING and _NUMBER.match(text, start) is not None and text[stops[index]] == "。"


def _names_no_topic(text: str, stops: list[int], names: list[int], index: int) -> bool:
    """Whether a sentence names nothing but 结转 and 新收, which do not say of what."""
    first = bisect_left(names, stops[index - 1])
    return all(text.startswith(_OF_WHAT, place) for place in names[first : bisect_left(names, stops[index])])


def _stretch(text: str, stops: list[int], index: int) -> list[Stretch]:
    """Return the sentence that ends at a stop; none where it is too long for one."""
    start = stops[index - 1] + 1 if index else 0
    end = stops[index]
    return [Stretch(start, end, start > 0 and text[start - 1] in "；;")] if end - start <= _LONGEST else []


def tokens_of(text: str, start: int, end: int) -> Iterator[Token]:
    """Yield what tells something in a sentence, in order."""
    known, woven = read_vocabulary(), woven_terms()
    # There are many: made without the call in between.
    new = tuple.__new__
    for match in _pattern().finditer(text, start, end):
        role = match.lastgroup or ""
        start, end = match.span()
        if role == "word":
            yield new(Token, (*known[match[0]], start, end, None))
        elif role == "mark":
            yield new(Token, (role, match[0], start, end, None))
        elif role == "number":
            yield new(Token, (role, "", start, end, _number(match)))
        elif role == "han":
            value = han(match["h"])
            yield Token(
                "number",
                "",
                start,
                end,
                Number(
                    value,
                    None,
                    match["hunit"],
                    bool(match["hmore"]),
                    _round(value) if match["hmore"] else 1,
                    match["haround"] or "",
                ),
            )
        elif role == "year":
            written = match["y"]
            digits = written if written.isascii() else "".join(str(han(char)) for char in written)
            name = "since" if match[0].endswith("以来") else ""
            yield Token(role, name, start, end, Number(int(digits)))
        elif role in woven:
            yield Token(*woven[role], start, end)
        else:
            yield Token(role, match[0] if role == "date" else "", start, end)


def _number(match: re.Match[str]) -> Number:
    digits, last, scale, more, scale2, unit, around = match.group("n", "n2", "scale", "more", "scale2", "unit", "around")
    if not (last or scale or more or scale2 or around) and digits.isdecimal():
        # Nearly all.
        return tuple.__new__(Number, (arabic(digits), None, unit or "", False, 1, ""))
    # 3百余万: both.
    scales = scale + scale2
    value = arabic(digits, scales)
    upper = arabic(last, scales) if last else None
    step: int | Decimal = 1
    if scales:
        point = digits.partition(".")[2]
        step = max(prod(map(SCALES.__getitem__, scales)) // 10 ** len(point), 1)
        # 30余万 is less than 40万.
        step = max(step, _round(value)) if more else step
    elif more:
        step = _round(value)
    elif "." in digits:
        step = Decimal(1).scaleb(-len(digits.partition(".")[2]))
    return Number(value, upper, unit or "", bool(more), step, around or "")


def _round(value: int | Decimal | None) -> int:
    """Return the power of ten that a number is a multiple of: 余 behind 5500 is less than 100."""
    if not isinstance(value, int) or not value:
        return 1
    step = 1
    while value % (step * 10) == 0:
        step *= 10
    return step
