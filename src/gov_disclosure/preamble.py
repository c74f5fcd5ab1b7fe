"""What stands before the first section: the lines that may hold the title, and what is said in sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from gov_disclosure.furniture import is_furniture
from gov_disclosure.lexing.tokens import Token
from gov_disclosure.reading.blocks import Document, Line
from gov_disclosure.titling import read_title

__all__ = ["Announced", "announced_in", "first_heading", "preamble_lines", "spoken_in"]

_PREAMBLE_BLOCKS = 400
_WRAPPED = 20
_VERBS = "编制|编写|编印|公布|发布|公开|制定|撰写|形成|现将"
_VERB = re.compile(_VERBS)
_ANNOUNCED = re.compile(
    rf"(?:{_VERBS})[了的]?[《“]?(?P<body>[^，。；：、《》“”（）()\s]{{0,40}}?)(?P<year>20\d\d)年度?(?:政府|政务)信息公开"
    r"(?:(?:工作)?年度?(?:工作)?报告(?=[》”，。；、（(\s]|$)|(?:工作)?(?:年度)?(?:有关)?情况(?:报告|公布|汇报|总结|通报)?如下)"
)
_PRONOUNS = ("本", "我", "该", "此", "全")


class Announced(NamedTuple):
    """The body and the year that a report is said to be of; None where that is not said, or not alike everywhere."""

    body: str | None = None
    year: int | None = None


def first_heading(tokens: Sequence[Token]) -> int:
    """Return the block that the first heading stands in."""
    for token in tokens:
        if token.label is not None and token.label.heading is not None:
            return token.block
    return _PREAMBLE_BLOCKS


def preamble_lines(tokens: Sequence[Token], document: Document, *, listed: bool = False) -> list[tuple[str, int, int]]:
    """
    Return the short lines that may hold the title: those before the first heading, else the first of all.

    With `listed` the headings before the last first one above the tables are only listed there.
    """
    stop = None
    for token in tokens:
        if token.label is not None and token.label.heading == "overview":
            stop = token.block
            if not listed:
                break
        elif token.counted and token.label is not None and token.label.row:
            break
    if stop is None:
        stop = first_heading(tokens)
    text = document.source.text
    lines: list[tuple[str, int, int]] = []
    for block in document.blocks[: min(stop, _PREAMBLE_BLOCKS)]:
        if isinstance(block, Line):
            start, end = block
            if end - start <= 4_000:
                lines.append((text[start:end], start, end))
        else:
            lines += [(text[start:end], start, end) for start, end, _, _ in block.cells if 0 < end - start <= 4_000]
    return lines


def announced_in(lines: Sequence[tuple[str, int, int]]) -> Announced:
    """Return whose report on what year the first lines announce: 现公布甲县统计局2023年政府信息公开工作年度报告."""
    found = [match for words, _, _ in lines if "年" in words for match in _ANNOUNCED.finditer(words)]
    bodies = {body for match in found if len(body := _VERB.split(match["body"])[-1]) > 2 and not body.startswith(_PRONOUNS)}
    years = {int(match["year"]) for match in found}
    return Announced(bodies.pop() if len(bodies) == 1 else None, years.pop() if len(years) == 1 else None)


def spoken_in(lines: Sequence[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """
    Return the lines before the first section that are of sentences: no title, no labels, no furniture of the page.

    Of lines that say the same one is kept. Each comes with its span.
    """
    kept: dict[str, tuple[str, int, int]] = {}
    continued = False
    for line, start, end in reversed(lines):
        words = line.strip()
        # A long line in front of a sentence may be the beginning of it, where the source breaks its lines.
        continued = "。" in words or "，" in words or (continued and len(words) >= _WRAPPED and read_title(words) is None)
        if continued and not is_furniture(words):
            kept.pop(words, None)
            kept[words] = words, start, end
    return list(reversed(kept.values()))
