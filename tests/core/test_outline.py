"""Which headings head the sections: those with their tables and in their place, whatever else is headed alike."""

from __future__ import annotations

import pytest

from gov_disclosure import RuleSet, check, parse_text
from tests.core.documents import PROACTIVE, TITLE, read, write

HEADINGS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)


def test_a_table_of_contents_heads_nothing() -> None:
    """Of two headings the one with content is the section's."""
    report = read(title=TITLE + "\n\n目录\n\n" + "\n".join(HEADINGS))
    assert report.value("overview.text") == "本镇依法公开信息。"
    assert report.value("proactive.rules.issued") == 1
    assert report.value("other_matters.text") == "无。"


@pytest.mark.parametrize("leading", ["", " 1", "........1", " …… 1", "\t- 1 -", "（第1页）"])
@pytest.mark.parametrize("below", [(), ("（一）主动公开", "（二）依申请公开", "（三）政府信息管理")])
def test_a_table_of_contents_with_pages_and_aspects_heads_nothing(leading: str, below: tuple[str, ...]) -> None:
    """Behind a heading of the report stands prose, behind one of the contents the number of a page or the next title."""
    aspects = "（一）主动公开\n公开信息若干。\n（二）依申请公开\n未收到申请。"
    contents = [f"{line}{leading}" for line in (HEADINGS[0], *below, *HEADINGS[1:])]
    report = read(title="\n".join([TITLE, "", "目录", *contents, ""]), overview=aspects)
    assert report.value("overview.text") == aspects
    assert report.value("overview.aspects.proactive_disclosure") == "公开信息若干。"
    assert report.value("problems_and_improvements.text") == "人手不足，将加强培训。"
    assert [finding.rule for finding in check(report, RuleSet.default(plugins=False).only("GD206", "GD204"))] == []


def test_headings_within_the_overview_are_prose() -> None:
    """Topics numbered 二、三、 inside section 一 stay in it, and the tables stand where they belong."""
    report = read(overview="本镇依法公开信息。\n二、深化认识\n加强学习。\n三、主动公开情况\n公开信息若干。")
    text = report.value("overview.text")
    assert "二、深化认识" in text
    assert "公开信息若干。" in text
    assert report.value("proactive.licensing_decisions") == 12


def test_a_wrong_number_before_a_heading_does_no_harm() -> None:
    """Headings count by their words."""
    text = write()
    for official, printed in zip(HEADINGS, ("二", "三", "四", "五", "六", "七"), strict=True):
        text = text.replace(official, printed + official[1:])
    report = parse_text(text)
    assert report.value("proactive.rules.issued") == 1
    assert report.value("problems_and_improvements.text") == "人手不足，将加强培训。"
    assert report.value("other_matters.text") == "无。"


@pytest.mark.parametrize(
    "change",
    [
        lambda heading: heading[2:],
        lambda heading: heading[1:],
        lambda heading: f"**{heading}**",
        lambda heading: f"## {heading}",
        lambda heading: f"{heading}：",
        lambda heading: heading.replace("、", "．", 1),
        lambda heading: f"{'一二三四五六'.index(heading[0]) + 1}. {heading[2:]}",
        lambda heading: f"（{heading[0]}）{heading[2:]}",
        " ".join,
        lambda heading: heading.replace("情况", "的情况"),
    ],
    ids=["no numeral", "numeral lost", "bold", "hash", "colon", "dot", "arabic", "bracket", "spaced", "varied"],
)
def test_a_heading_is_told_in_every_dress(change: object) -> None:
    """Numerals, brackets, Markdown and the small words that writers vary make no difference."""
    text = write()
    for heading in HEADINGS:
        text = text.replace(f"\n{heading}\n", f"\n{change(heading)}\n")  # type: ignore[operator]
    report = parse_text(text)
    assert report.value("overview.text") == "本镇依法公开信息。"
    assert report.value("proactive.rules.issued") == 1
    assert report.value("problems_and_improvements.text") == "人手不足，将加强培训。"


def test_text_behind_a_heading_in_its_line_is_the_section_s() -> None:
    """A heading and its text may share a line."""
    report = parse_text(write().replace("六、其他需要报告的事项\n\n无。", "六、其他需要报告的事项：无其他事项。"))
    assert report.value("other_matters.text") == "无其他事项。"


def test_a_slip_in_a_heading_is_forgiven() -> None:
    """A long heading misspelt by a character still heads its section."""
    report = parse_text(write().replace("五、存在的主要问题及改进情况", "五、存在的主要问题及改进清况"))
    assert report.value("problems_and_improvements.text") == "人手不足，将加强培训。"


def test_a_missing_heading_leaves_its_table_to_its_labels() -> None:
    """A table whose heading is lost is found by its rows."""
    report = parse_text(write().replace("二、主动公开政府信息情况\n", ""))
    assert report.value("proactive.rules.issued") == 1


def test_the_same_words_head_an_aspect_within_section_one_and_section_two() -> None:
    """The bracketed one is the aspect, the one with a table the section."""
    report = read(overview="依法公开。\n（一）主动公开政府信息情况\n公布文件。\n（二）依申请公开\n办理及时。")
    aspects = report.value("overview.aspects")
    assert (aspects.proactive_disclosure, aspects.on_request) == ("公布文件。", "办理及时。")
    assert report.value("proactive.licensing_decisions") == 12


def test_an_aspect_is_taken_once() -> None:
    """The second sub-heading of one name belongs to the text of what it stands in."""
    report = read(overview="（一）主动公开\n甲。\n（二）监督保障\n乙。\n（三）主动公开\n丙。")
    assert report.value("overview.aspects.proactive_disclosure") == "甲。"
    assert "丙。" in report.value("overview.text")


def test_a_section_that_is_not_there_is_null() -> None:
    """Nothing is made up for a heading that the report lacks."""
    text = write(PROACTIVE).partition("六、")[0]
    assert parse_text(text).other_matters is None


_OWN = (
    ("一、2025年政府信息公开工作总体情况", "五、存在的问题及下一步工作打算", "六、其他应当报告的事项"),
    ("## 一、本年度工作情况", "## 五、当前存在的不足", "## 六、有关事项"),
)


@pytest.mark.parametrize("own", _OWN, ids=["words", "number"])
def test_a_heading_in_words_of_its_own_is_told_by_number_and_place(own: tuple[str, str, str]) -> None:
    """Sections of prose are headed in many ways; each such heading is named."""
    text = write(other="本年度收取信息处理费20元。").replace("本镇依法公开信息。", "（一）基本情况\n本镇依法公开信息。")
    for official, printed in zip((HEADINGS[0], *HEADINGS[4:]), own, strict=True):
        text = text.replace(official, printed)
    report = parse_text(text)
    assert report.value("overview.text") == "（一）基本情况\n本镇依法公开信息。"
    assert report.value("problems_and_improvements.text") == "人手不足，将加强培训。"
    assert report.value("other_matters.processing_fee_yuan") == 20
    assert [each.arguments["read"] for each in report.diagnostics if each.code == "GD114"] == list(own)


@pytest.mark.parametrize("heading", ["一、2025年政府信息公开工作总体情况：", "一、2025年总体工作。"])
def test_text_behind_a_heading_in_words_of_its_own_is_the_section_s(heading: str) -> None:
    """It may stand in the same line."""
    report = parse_text(write().replace("一、总体情况\n\n", heading))
    assert report.value("overview.text") == "本镇依法公开信息。"


def test_numbers_of_the_narrative_head_no_section_that_is_not_there() -> None:
    """A list of headings, a topic of the narrative and a sentence are none, whatever their numbers."""
    text = write(title=TITLE + "\n一、工作情况\n二、主动公开政府信息情况\n", overview="一、加强领导。\n二、深化认识。").replace(
        "一、总体情况\n", ""
    )
    text = text.replace("六、其他需要报告的事项\n\n无。", "六、其他应报告事项，包括收费，均按规定办理。")
    report = parse_text(text)
    assert (report.overview, report.other_matters) == (None, None)
    assert report.value("proactive.rules.issued") == 1


def test_the_heading_of_table_two_in_words_of_its_own_ends_section_one() -> None:
    """It stands right before the table."""
    report = parse_text(write().replace("二、主动公开政府信息情况", "二、2025年主动公开政府信息情况"))
    assert report.value("overview.text") == "本镇依法公开信息。"
    assert report.value("proactive.rules.issued") == 1


@pytest.mark.parametrize("denial", ["一、无其他需要报告的事项。", "1.没有其他需要报告的事项。"])
def test_a_sentence_that_there_is_none_is_no_heading(denial: str) -> None:
    """It is said in the section, or in the one before where the heading is lost, whatever its number."""
    other = f"{denial}\n二、信息处理费收取20元。"
    assert read(other=other).value("other_matters.text") == other
    report = parse_text(write(other=other).replace("六、其他需要报告的事项\n", ""))
    assert denial in report.value("problems_and_improvements.text")


@pytest.mark.parametrize(
    "before",
    ["经济工作概况", "一、总体要求", "一、编制情况：", "目录\n一、本年度工作情况\n二、主动公开情况"],
    ids=["menu", "letter", "remark", "contents"],
)
def test_what_stands_before_the_title_heads_no_section(before: str) -> None:
    """Menus, letters and lists of contents have numbers, too."""
    text = write(title=f"{before}\n{TITLE}").replace("一、总体情况\n", "一、本年度工作情况\n")
    report = parse_text(text)
    assert (report.year, report.value("overview.text")) == (2024, "本镇依法公开信息。")


@pytest.mark.parametrize("measure", ["六、其他方面工作。", "六、其他事项公开。"])
def test_a_list_of_section_five_that_reaches_six_is_its_own(measure: str) -> None:
    """The numbers before it are those of the list."""
    listed = f"一、加强领导。\n二、抓好落实。\n三、加强培训。\n四、加强检查。\n五、加强考核。\n{measure}"
    report = parse_text(write().replace("六、其他需要报告的事项\n\n无。", "").replace("人手不足，将加强培训。", listed))
    assert (report.value("problems_and_improvements.text"), report.other_matters) == (listed, None)


def test_links_behind_the_signature_head_no_section() -> None:
    report = parse_text(write().replace("六、其他需要报告的事项\n\n无。", "2025年1月20日\n六、其他有关事项\n收取处理费500元。"))
    assert report.other_matters is None
