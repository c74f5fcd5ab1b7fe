"""What stands before the first section, and headings that were joined to it by blanks."""

from __future__ import annotations

import pytest

from gov_disclosure import parse_text
from tests.core.documents import write


@pytest.mark.parametrize("blank", [" ", "\u3000\u3000", "\u00a0"])
def test_headings_joined_to_a_paragraph_by_blanks_are_headings(blank: str) -> None:
    """A page whose paragraphs were joined: each section has its own text, and places stay those of the source."""
    whole = write(overview="本镇公开信息8条。")
    lines = whole.split("\n\n")
    joined = "\n\n".join([lines[0], f"本报告由六部分组成。{blank}" + blank.join(lines[1:4]), *lines[4:]])
    report = parse_text(joined)
    assert report.overview is not None
    assert report.overview.text == "本镇公开信息8条。"
    assert report.preamble is not None
    assert report.preamble.text == "本报告由六部分组成。"
    passage = next(each for each in report.passages if each.text == "本镇公开信息8条。")
    place = passage.place(0, len(passage.text))
    assert place is not None
    assert joined[place.start : place.end] == passage.text


def test_headings_that_a_sentence_lists_are_none() -> None:
    """They stand between commas."""
    report = parse_text(write(overview="本镇公开信息。 报告分一、总体情况，二、主动公开政府信息情况等部分。"))
    assert report.overview is not None
    assert "报告分一、总体情况" in report.overview.text
