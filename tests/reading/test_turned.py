"""Flexible boxes whose styles show their elements in another order than they are written in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gov_disclosure import parse_text
from gov_disclosure.reading.html.fast import is_installed
from gov_disclosure.reading.html.turned import may_be_turned

PAGE = (Path(__file__).parents[2] / "examples" / "sound-2024.html").read_text(encoding="utf-8")
READERS = (True, False) if is_installed() else (False,)
ROW = re.compile(r"<tr[^>]*>(.*?)</tr>", re.DOTALL)
CELL = re.compile(r"<t[dh][^>]*>.*?</t[dh]>", re.DOTALL)


def values(markup: str, *, fast: bool = False) -> dict[str, object]:
    report = parse_text(markup, fast=fast)
    return {path: report.value(path) for path in report.cells}


def boxed(style: str, written: str, cell: str = "") -> str:
    """The page with its rows as boxes of a style, their cells `written` `forward`, `backward` or by turns."""

    def row(found: re.Match[str]) -> str:
        cells = [re.sub(r"</?t[dh][^>]*>", "", each) for each in CELL.findall(found[1])]
        numbered = list(enumerate(cells, 1))
        order = {"forward": numbered, "backward": numbered[::-1], "by turns": numbered[::2] + numbered[1::2]}[written]
        made = (f"<div style='{cell % at}'>{words}</div>" if cell else f"<div>{words}</div>" for at, words in order)
        return f'<div style="{style}">{"".join(made)}</div>'

    return re.sub(r"</?(?:table|tbody|thead)[^>]*>", "", ROW.sub(row, PAGE))


@pytest.mark.parametrize("fast", READERS)
@pytest.mark.parametrize(
    ("style", "written", "cell"),
    [
        ("display:flex;flex-direction:row-reverse", "backward", ""),
        ("display: flex; flex-flow: wrap row-reverse", "backward", ""),
        ("display:flex", "by turns", "order:%d"),
        ("display:flex", "backward", "color:red; order:%d"),
    ],
)
def test_cells_stand_where_they_are_seen(style: str, written: str, cell: str, fast: bool) -> None:
    wanted = values(boxed("display:flex", "forward"))
    assert values(boxed(style, written, cell), fast=fast) == wanted
    assert wanted["proactive.normative_documents.in_force"] == 9


def test_a_style_that_turns_nothing() -> None:
    """No box is flexible; or nothing but borders is spoken of."""
    assert values(boxed("flex-direction:row-reverse", "forward")) == values(boxed("", "forward"))
    assert not may_be_turned('<p style="border:1px">')
    assert may_be_turned('<p style="order:1">')
