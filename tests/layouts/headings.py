"""The six headings: words, marks and numbering as published."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from .draft import Draft, Edit
from .official import HEADINGS

Numbering = Callable[[int], str]

_NUMERALS: Final = "一二三四五六七八"

LONG: Final = (
    "总体情况",
    "行政机关主动公开政府信息情况",
    "行政机关收到和处理政府信息公开申请情况",
    "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
    "政府信息公开工作存在的主要问题及改进情况",
    "其他需要报告的事项",
)

OBSERVED: Final[Sequence[Sequence[str]]] = (
    (
        "概述",
        "总体公开情况",
        "工作开展情况",
        "基本情况",
        "信息公开工作概述",
        "政府信息公开总体工作情况",
    ),
    ("主动公开政府信息情况", "主动公开政府信息的情况", "政府信息主动公开情况"),
    ("收到和处理政府信息公开申请情况", "收到和处理政府信息公开申请的情况"),
    (
        "政府信息公开行政复议及行政诉讼情况",
        "政府信息公开行政复议和行政诉讼情况",
        "因政府信息公开工作被申请行政复议、提起行政诉讼的情况",
        "政府信息公开被申请行政复议、行政诉讼情况",
        "申请行政复议和提起行政诉讼情况",
    ),
    (
        "存在问题及改进情况",
        "存在的问题及改进情况",
        "存在的主要问题和改进措施",
        "存在的主要问题及改正情况",
        "存在问题及整改措施",
        "政府信息公开工作存在的主要问题及改进情况",
    ),
    ("其它需要报告事项", "其他需要报告的事项需要说明的事项", "其他需要报告的事项"),
)


def chinese(number: int) -> str:
    """一、"""
    return f"{_NUMERALS[number]}、"


def spaced(number: int) -> str:
    """一 、 with blanks round the mark."""
    return f"{_NUMERALS[number]} 、 "


def blank_behind(number: int) -> str:
    """一、 with a blank behind."""
    return f"{_NUMERALS[number]}、 "


def bracketed(number: int) -> str:
    """（一）"""
    return f"（{_NUMERALS[number]}）"


def arabic(number: int) -> str:
    """1."""
    return f"{number + 1}."


def arabic_comma(number: int) -> str:
    """1、"""
    return f"{number + 1}、"


def part(number: int) -> str:
    """第一部分"""
    return f"第{_NUMERALS[number]}部分 "


def dotted(number: int) -> str:
    """一．"""
    return f"{_NUMERALS[number]}．"


def bare(number: int) -> str:
    """No numeral."""
    return ""


def one_too_high(number: int) -> str:
    """一、 then 三、主动公开…: every section behind the first is numbered one too high."""
    return chinese(number if number == 0 else number + 1)


def one_too_low(number: int) -> str:
    """The first has no number, 二 to 六 are printed as 一 to 五."""
    return chinese(number - 1) if number else ""


def numeral_lost(number: int) -> str:
    """Only the mark is left in some headings: 、主动公开政府信息情况."""
    return "、" if number in (1, 3) else chinese(number)


def headings(numbering: Numbering = chinese, words: Sequence[str] = HEADINGS) -> Edit:
    """Set the six headings."""

    def edit(draft: Draft) -> None:
        draft.headings = [numbering(number) + text for number, text in enumerate(words)]

    return edit


def observed(draft: Draft) -> None:
    """Headings in one of their observed wordings."""
    words = [draft.rng.choice(list(variants)) for variants in OBSERVED]
    headings(chinese, words)(draft)


def with_typo(draft: Draft) -> None:
    """One character of two long headings is wrong."""
    headings(
        chinese,
        [
            HEADINGS[0],
            HEADINGS[1],
            "收到和处理政府信息公开申清情况",
            "政府信息公开行政复意、行政诉讼情况",
            *HEADINGS[4:],
        ],
    )(draft)


def tables_only(draft: Draft) -> None:
    """No heading is left anywhere."""
    draft.headings = [""] * 6
