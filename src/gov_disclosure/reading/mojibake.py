"""
Text that was decoded wrongly before it was saved: recognised and named, never repaired.

The bytes that we are given decode without an error; it is the characters that are wrong. What was done to them
is undone on trial, block by block, where none of the characters is one that reports are made of. If they then
are, it is known what the text was and as what it was read.
"""

from __future__ import annotations

import re
from codecs import charmap_encode
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any, Final

import attrs

from gov_disclosure.diagnostics import Diagnostics, Severity
from gov_disclosure.errors import Said
from gov_disclosure.folding import stands_in
from gov_disclosure.reading.blocks import Document, Row
from gov_disclosure.reading.charset import share_of_common

__all__ = ["Mojibake", "find_mojibake", "reasons", "report_mojibake"]

_NAMES: Final = {
    "utf-8": "UTF-8",
    "gb18030": "GBK",
    "big5hkscs": "Big5",
    "cp1252": "Windows-1252",
    "cp949": "EUC-KR",
    "cp932": "Shift_JIS",
    "utf-16-le": "UTF-16LE",
    "utf-16-be": "UTF-16BE",
}
_WAYS: Final = (
    *((was, read) for read in ("gb18030", "cp1252", "big5hkscs", "cp949", "cp932") for was in ("utf-8", "gb18030", "big5hkscs")),
    ("utf-16-le", "utf-16-be"),
    ("utf-16-be", "utf-16-le"),
)
_LOST: Final = (
    (re.compile("(?:锟斤拷){2}|锟斤拷锟|斤拷锟斤"), "锟斤拷"),
    (re.compile("烫{3}|屯{3}"), "烫烫烫"),
    (re.compile("\ufffd[^\ufffd]?+\ufffd[^\ufffd]?+\ufffd"), "\ufffd"),
    (re.compile(r"\?{4}"), "????"),
)
# A byte-order mark of UTF-8, as others read it.
_MARKS: Final = {"锘": "gb18030", "ï»¿": "cp1252", "嚜": "big5hkscs"}
_FREQUENT: Final = "的，。、一年政府信息公开情况报告行政工作數開報總"
_ORDINARY: Final = frozenset("\xa0·…–‘’“”•×÷°±℃€→")
_ASCII: Final = re.compile(r"[\x00-\x7f\s]+")
_GAPS: Final = re.compile("[\ufffd?]+")
_STRANGE: Final = 0.12
_CLEAR: Final = 0.5
_MOST_TRIED: Final = 2_000
_MOST_LENGTH: Final = 400
_MOST_TOLD: Final = 20
_SAMPLE: Final = 24
_MARKS_OF_LOSS: Final = "????"
_REPLACING: Final = frozenset(("GD102", "GD138", "GD141", "GD142", "GD143"))
"""Diagnostics that tell why there are replacement characters."""
# What Windows-1252 leaves open browsers read as the control of the same number.
_SINGLE: Final = {
    **{number: number for number in range(256)},
    **{ord(bytes([number]).decode("cp1252")): number for number in range(128, 160) if number not in (129, 141, 143, 144, 157)},
}


@attrs.frozen
class Mojibake:
    """
    Words that are not what was written.

    Attributes:
        start, end: View offsets; both -1 for the title that a page carries.
        words: The words, the first of them.
        was: The encoding they were in, or None where they are lost.
        read: As what they were read.
        meant: What they stand for, the first of it, or what they have become where they are lost.
    """

    start: int
    end: int
    words: str
    was: str | None
    read: str
    meant: str


@cache
def _signs() -> re.Pattern[str]:
    """Return what finds a character that only mojibake of a report has many of: text without one is sound."""
    signs = {"锟", "烫", "屯", "\ufffd"}
    for was, read in _WAYS:
        for text in (_FREQUENT, *_FREQUENT, *pairwise(_FREQUENT)):
            data = "".join(text).encode(was, "ignore")
            # Undefined bytes of single-byte encodings are characters, too.
            signs.update(_decode(data, read))
    plain = {sign for sign in signs if sign in _ORDINARY or share_of_common(sign) or _is_everyday(sign)}
    return re.compile("[" + "".join(map(re.escape, sorted(signs - plain))) + "]")


def _is_everyday(sign: str) -> bool:
    """Whether a character is among the commonest of GB2312 or of Big5."""
    simplified, traditional = sign.encode("gb2312", "ignore"), sign.encode("big5", "ignore")
    common = b"\xb0\xa1" <= simplified <= b"\xd7\xf9" or b"\xa4\x40" <= traditional <= b"\xc6\x7e"
    return sign.isascii() or (common and sign not in "锟烫屯")


def _decode(data: bytes, codec: str) -> str:
    if codec == "cp1252":
        return data.decode("latin-1") + data.decode("cp1252", "ignore")
    return data.decode(codec, "ignore")


def find_mojibake(document: Document) -> tuple[Mojibake, ...]:
    """Return the stretches of a document that are mojibake, neighbouring blocks of one kind as one."""
    text = document.source.text
    found: list[Mojibake] = []
    title = _judge(document.title or "", -1, -1)
    if title is not None:
        found.append(title)
    for mark, read in _MARKS.items():
        if text.startswith(mark):
            found.append(Mojibake(0, len(mark), text[:_SAMPLE], _NAMES["utf-8"], _NAMES[read], "BOM"))
    if not stands_in(_MARKS_OF_LOSS, text) and _signs().search(text) is None:
        return tuple(found)
    joined = False
    for words, start, end in _pieces(document, text):
        one = _judge(words, start, end)
        if one is None:
            joined = joined and _ASCII.fullmatch(words) is not None
            continue
        last = found[-1] if found else None
        if joined and last is not None and (last.was, last.read) == (one.was, one.read):
            found[-1] = attrs.evolve(last, end=end)
        else:
            found.append(one)
        joined = True
    return tuple(found)


def _pieces(document: Document, text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the words of lines and cells that may be mojibake, and those between, as far as a bound."""
    tried = 0
    for block in document.blocks:
        for cell in block.cells if isinstance(block, Row) else (block,):
            start, end = cell[:2]
            words = text[start : min(end, start + _MOST_LENGTH)]
            if not words.isascii() or "????" in words:
                tried += 1
            if tried > _MOST_TRIED:
                return
            yield words, start, end


def _judge(words: str, start: int, end: int) -> Mojibake | None:
    """Return what was done to words, or None where they may be right."""
    if len(words) < 2 or (words.isascii() and "????" not in words) or share_of_common(words) >= _STRANGE:
        return None
    best: tuple[float, Mojibake] | None = None
    for was, read in _WAYS:
        share, meant = _undone(words, was, read)
        for _ in range(2):
            if share or read != "cp1252":
                break
            # What was spoiled twice is still strange when it is undone once.
            share, meant = _undone(meant, was, read)
        if share >= _CLEAR and (best is None or share > best[0]):
            sound = _GAPS.sub("\ufffd", meant).strip("\ufffd")
            best = share, Mojibake(start, end, words[:_SAMPLE], _NAMES[was], _NAMES[read], sound[:_SAMPLE])
    if best is not None:
        return best[1]
    lost = next((name for pattern, name in _LOST if pattern.search(words) is not None), None)
    return Mojibake(start, end, words[:_SAMPLE], None, lost, lost) if lost is not None else None


def _undone(words: str, was: str, read: str) -> tuple[float, str]:
    """Return what words were if they were read wrongly in a certain way, and how much of that makes sense."""
    words = words.replace("\ufffd", "?")
    data = charmap_encode(words, "replace", _SINGLE)[0] if read == "cp1252" else words.encode(read, "replace")
    strange = data.count(b"?") - words.count("?")
    if strange > 0.2 * len(words):
        return 0.0, ""
    meant = data.decode(was, "replace")
    letters = _ASCII.sub("", meant)
    bad = letters.count("\ufffd") + strange
    # Where two bytes are a character both ways, a few characters may make sense by chance.
    least = 2 if was == "utf-8" and not bad else 4 if read == "cp1252" else 6
    if len(letters) < least or bad > 0.35 * len(letters):
        return 0.0, meant
    # A byte that was lost costs its neighbours.
    return share_of_common(letters.replace("\ufffd", "")) * (1 - bad / len(letters) / 2), meant


def report_mojibake(document: Document, found: tuple[Mojibake, ...], sink: Diagnostics) -> None:
    """Say where the mojibake of a document stands; what was replaced in decoding it has been told already."""
    replaced = _is_replaced(sink)
    told = 0
    for one in found:
        if told == _MOST_TOLD:
            return
        if one.was is not None or one.read != "\ufffd" or not replaced:
            told += 1
            placed = one.start >= 0
            position = document.source.position(one.start, one.end) if placed else None
            code = "GD148" if one.was is None else "GD147"
            sink.add(code, Severity.WARNING, position=position, path=None if placed else "title", **_told(one))


def reasons(found: tuple[Mojibake, ...], sink: Diagnostics) -> tuple[Said, ...]:
    """Return why a document may be no report though it was one: each kind of mojibake, and bytes that were replaced."""
    counts = Counter((one.was, one.read) for one in found)
    kinds = {(one.was, one.read): one for one in reversed(found)}
    replaced, count = _is_replaced(sink), _replaced(sink)
    said: list[Said] = [
        ("reason.lost" if one.was is None else "reason.mojibake", _told(one))
        # What can be told of some of the words is told of all.
        for _, one in sorted(kinds.items(), key=lambda item: (item[0][0] is None, -counts[item[0]]))
        if one.was is not None or one.read != "\ufffd" or not replaced
    ]
    if count:
        said.append(("reason.undecoded", {"count": count}))
    return tuple(said)


def _told(one: Mojibake) -> dict[str, Any]:
    if one.was is None:
        return {"words": one.words, "kind": one.read}
    return {"words": one.words, "was": one.was, "read": one.read, "meant": one.meant}


def _is_replaced(sink: Diagnostics) -> bool:
    """Whether it was told why there are replacement characters: bytes that could not be decoded, figures of a PDF not read."""
    return not _REPLACING.isdisjoint([remark.code for remark in sink.freeze()])


def _replaced(sink: Diagnostics) -> int:
    return next((remark.arguments["count"] for remark in sink.freeze() if remark.code == "GD102"), 0)
