"""Where the text of an aspect of section 一 ends."""

from __future__ import annotations

import pytest

from tests.core.documents import read

NAMES = ("proactive_disclosure", "on_request", "information_management", "platform", "oversight")


def told(overview: str) -> dict[str, str]:
    aspects = read(overview=overview).value("overview.aspects")
    return {name: text for name in NAMES if (text := getattr(aspects, name)) is not None}


@pytest.mark.parametrize(
    ("overview", "expected"),
    [
        ("（一）全年主动公开信息418条。\n均已归档。", {}),
        ("我镇坚持主动公开。公布文件三份。", {}),
        ("（一）主动公开\n一是平台建设。改版一次。", {"proactive_disclosure": "一是平台建设。改版一次。"}),
        # The next number ends an aspect, but for that of a list of its own.
        ("（一）主动公开。公布三份。\n（二）队伍建设。共三人。", {"proactive_disclosure": "公布三份。"}),
        (
            "（一）主动公开。公布三份。\n（一）甲类。一份。\n（二）乙类。两份。",
            {"proactive_disclosure": "公布三份。\n（一）甲类。一份。\n（二）乙类。两份。"},
        ),
    ],
)
def test_an_aspect_ends_with_the_next_on_its_level(overview: str, expected: dict[str, str]) -> None:
    assert told(overview) == expected
