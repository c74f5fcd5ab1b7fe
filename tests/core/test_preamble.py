"""What stands before the first section: whose report it announces, and headings that were joined to it by blanks."""

from __future__ import annotations

import pytest

from gov_disclosure import Report, parse_text
from gov_disclosure.preamble import Announced, announced_in
from tests.core.documents import codes, write

ANNOUNCED = {
    "依照条例的规定,现公布甲县统计局2023年政府信息公开工作年度报告。": Announced("甲县统计局", 2023),
    "按照条例的要求，特编制乙市人民政府地方志办公室2022年度政府信息公开年度报告。": Announced("乙市人民政府地方志办公室", 2022),
    "按照公开条例要求编制《丙镇人民政府2021年政府信息公开工作年度报告》。": Announced("丙镇人民政府", 2021),
    "现将我街道2020年政府信息公开工作情况报告如下：": Announced(None, 2020),
    "现将丁街道办事处2020年政府信息公开情况报告如下：": Announced("丁街道办事处", 2020),
    "根据关于编制2019年政府信息公开工作年度报告的通知，现作报告。": Announced(),
    "本报告由六部分组成。": Announced(),
}


@pytest.mark.parametrize("words", ANNOUNCED)
def test_a_report_is_announced(words: str) -> None:
    """By a verb right before its name; what is asked for by others is none of it."""
    assert announced_in([(words, 0, len(words))]) == ANNOUNCED[words]


def test_two_bodies_announced_are_none() -> None:
    """Nothing tells which of them reports."""
    words = "现公布甲县统计局2023年政府信息公开工作年度报告。现公布乙县统计局2022年政府信息公开工作年度报告。"
    assert announced_in([(words, 0, len(words))]) == Announced()


def untitled(before: str) -> Report:
    return parse_text(write(title=before))


def test_where_the_title_is_lost_the_announcement_tells_body_and_year() -> None:
    """The title itself stays null, and the year says where it comes from."""
    report = untitled("按照条例，现公布甲县统计局2023年政府信息公开工作年度报告。")
    assert (report.title, report.body, report.year) == (None, "甲县统计局", 2023)
    assert {each.where.value for each in report.reporter.evidence["name"]} == {"preamble"}
    assert "GD123" in codes(report)


def test_the_title_goes_before_the_announcement() -> None:
    """What the preamble says besides is not asked."""
    report = untitled("乙街道办事处2022年政府信息公开工作年度报告\n\n现公布甲县统计局2023年政府信息公开工作年度报告。")
    assert (report.body, report.year) == ("乙街道办事处", 2022)
    assert {each.where.value for each in report.reporter.evidence["name"]} == {"title"}


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
