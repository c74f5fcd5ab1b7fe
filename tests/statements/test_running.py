"""Running text: which blanks are left out, and the way back to the lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure.passages import Passage
from gov_disclosure.statements.running import run_on

KEPT = [
    ("收到 12 件 申请", "收到12件申请"),
    ("收到12 34件", "收到12 34件"),
    ("收到12  34件", "收到12  34件"),
    ("收到１２ ３４件", "收到12 34件"),
    ("收到1, 234件", "收到1, 234件"),
    ("\u3000\u3000收到12件", "收到12件"),
]
FOLDED = str.maketrans("２Ａ", "2A")
LINE = st.text(st.sampled_from(" 　\u00a01２,件收abＡ。"), max_size=12)


@pytest.mark.parametrize(("line", "text"), KEPT)
def test_blanks_between_digits_stay(line: str, text: str) -> None:
    assert [each.text for each in run_on([Passage("overview", line)])] == [text]


@given(st.lists(LINE, max_size=6))
def test_each_character_of_the_text_is_found_in_its_line(lines: list[str]) -> None:
    for running in run_on([Passage("overview", line) for line in lines]):
        for at, char in enumerate(running.text):
            [part] = running.parts(at, at + 1)
            shown = part.passage.text[part.start : part.end]
            assert char in ("\n", shown.translate(FOLDED))
