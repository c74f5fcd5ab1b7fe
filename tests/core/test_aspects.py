"""The aspects of section 一 that are headed in other manners than the forms print."""

from __future__ import annotations

import pytest

from tests.core.documents import read

NAMES = ("proactive_disclosure", "on_request", "information_management", "platform", "oversight")
TEXTS = ("公布文件三份。", "受理申请两件。", "登记在册。", "改版一次。", "开展培训。")
HEADINGS = ("主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障")
DIGITS = "一二三四五"


def told(overview: str) -> dict[str, str]:
    aspects = read(overview=overview).value("overview.aspects")
    return {name: text for name in NAMES if (text := getattr(aspects, name)) is not None}


@pytest.mark.parametrize(
    "manner",
    [
        "{digit}是{heading}。{text}\n",
        "{digit}是{heading}。{text}",
        "{heading}：{text}\n",
        "【{heading}】{text}\n",
        "（{digit}）关于{heading}\n{text}\n",
        "（{digit}）扎实推进{heading}。{text}\n",
        "（{digit}）聚焦重点，深化{heading}。{text}\n",
        "（{digit}）{heading}落到实处\n{text}\n",
        "（{digit}）{heading}。{text}",
        "（{digit}）{heading}2024年，{text}\n",
    ],
)
def test_each_of_them_is_told(manner: str) -> None:
    parts = zip(DIGITS, HEADINGS, TEXTS, strict=True)
    aspects = told("".join(manner.format(digit=digit, heading=heading, text=text) for digit, heading, text in parts))
    assert {name: text.removeprefix("2024年，") for name, text in aspects.items()} == dict(zip(NAMES, TEXTS, strict=True))


@pytest.mark.parametrize(
    ("overview", "expected"),
    [
        ("（一）加强信息管理和平台建设。改版一次。", {}),
        ("（一）全年主动公开信息418条。\n均已归档。", {}),
        ("（一）本镇主动公开，平稳有序。", {}),
        ("我镇坚持主动公开。公布文件三份。", {}),
        ("一是主动公开，公布文件三份。", {}),
        # Points below the aspects that the form prints.
        ("（一）主动公开\n一是平台建设。改版一次。", {"proactive_disclosure": "一是平台建设。改版一次。"}),
        ("（一）主动公开\n1.推进平台建设。改版。", {"proactive_disclosure": "1.推进平台建设。改版。"}),
        # The next number ends an aspect, but for that of a list of its own.
        ("（一）主动公开。公布三份。\n（二）队伍建设。共三人。", {"proactive_disclosure": "公布三份。"}),
        (
            "（一）主动公开。公布三份。\n（一）甲类。一份。\n（二）乙类。两份。",
            {"proactive_disclosure": "公布三份。\n（一）甲类。一份。\n（二）乙类。两份。"},
        ),
        ("（一）规范依申请公开\n两件。\n（二）队伍建设\n三人。", {"on_request": "两件。"}),
    ],
)
def test_what_heads_none_is_text(overview: str, expected: dict[str, str]) -> None:
    assert told(overview) == expected


def test_the_words_of_the_section_stay_and_have_their_places() -> None:
    report = read(overview="今年如下：略。一是主动公开。公布三份。二是监督保障。培训。")
    assert report.value("overview.text") == "今年如下：略。\n一是主动公开\n公布三份。\n二是监督保障\n培训。"
    passages = {passage.text: passage for passage in report.passages if passage.section == "overview"}
    assert [passages[words].aspect for words in ("公布三份。", "二是监督保障", "培训。")] == [
        "proactive_disclosure",
        None,
        "oversight",
    ]
    assert passages["培训。"].position.column == passages["公布三份。"].position.column + len("公布三份。二是监督保障。")  # type: ignore[operator]
