"""What the title tells: the body and the year; and what is said where it tells nothing, or something else than the text."""

from __future__ import annotations

import pytest

from gov_disclosure import NotAReportError, parse_bytes, parse_text
from gov_disclosure.titling import find_title, looks_like_another_page, read_title
from tests.core.documents import TITLE, codes, page, read, write


@pytest.mark.parametrize(
    ("words", "body", "year"),
    [
        ("青禾镇2024年政府信息公开工作年度报告", "青禾镇", 2024),
        ("2024年青禾镇政府信息公开工作年度报告", "青禾镇", 2024),
        ("青禾镇2024年度政府信息公开年度报告", "青禾镇", 2024),
        ("青禾镇 2024 年政府信息公开工作 年度报告", "青禾镇", 2024),
        ("青禾镇二〇二四年政府信息公开年报", "青禾镇", 2024),
        ("青禾镇２０２４年度政务公开工作年报", "青禾镇", 2024),
        ("关于青禾镇2024年政府信息公开工作年度报告", "青禾镇", 2024),
        ("青禾镇2024年度政府信息公开年度报告(修订)", "青禾镇", 2024),
        ("《青禾镇2024年政府信息公开工作年度报告》", "青禾镇", 2024),
        ("# **青禾镇2024年政府信息公开工作年度报告**", "青禾镇", 2024),
        ("标题：青禾镇2024年政府信息公开工作年度报告", "青禾镇", 2024),
        ("名 称: 青禾镇2024年政府信息公开工作年度报告", "青禾镇", 2024),
        ("青禾鎮2024年政府資訊公開工作年度報告", "青禾鎮", 2024),
        ("2024年政府信息公开工作年度报告", None, 2024),
        ("青禾镇政府信息公开工作年度报告", "青禾镇", None),
        ("青禾镇2024年政府信息公开工作年度报告（草案）", "青禾镇", 2024),
        ("青禾镇关于2024年度政府信息公开工作情况的报告", "青禾镇", 2024),
        ("青禾镇2024年政府信息公开工作情况报告", "青禾镇", 2024),
        ("青禾县人民政府信息公开2024年度工作报告", "青禾县人民政府", 2024),
        ("青禾县民政局（本级）2024年政府信息公开工作年度报告", "青禾县民政局（本级）", 2024),
        ("青禾县民政局(本级)政府信息公开2024年度报告", "青禾县民政局(本级)", 2024),
    ],
)
def test_a_title_tells_body_and_year(words: str, body: str | None, year: int | None) -> None:
    """Whatever the order, the width, the blanks and the marks around it."""
    title = read_title(words)
    assert title is not None
    assert (title.body, title.year) == (body, year)


@pytest.mark.parametrize(
    "words",
    [
        "青禾镇2024年政府信息公开工作年度报告解读",
        "关于青禾镇2024年政府信息公开工作年度报告的公示",
        "关于做好2024年政府信息公开工作年度报告编制工作的通知",
        "青禾镇2024年政府网站工作年度报表",
        "首页 > 青禾镇2024年政府信息公开工作年度报告",
        "青禾镇2024年政府工作报告",
        "青禾镇2024年财政预算公开年度报告。",
        "青禾镇" * 30 + "2024年政府信息公开工作年度报告",
        "总体情况",
        "",
    ],
)
def test_the_title_of_another_page_is_none(words: str) -> None:
    """Notices, explanations, breadcrumbs and other reports are not titles of such a report."""
    assert read_title(words) is None


def test_a_title_over_several_lines_is_put_together() -> None:
    """It may break behind the body or within the words."""
    assert read(title="青禾镇人民政府\n2024年政府信息公开工作年度报告").body == "青禾镇人民政府"
    assert read(title="青禾镇2024年政府信息公开工作\n年度报告").title == TITLE


@pytest.mark.parametrize(
    "lines",
    [
        "青禾县人民政府2024年\n政府信息公开工作年度报告",
        "青禾县人民政府\n2024年\n政府信息公开工作年度报告",
        "青禾县人民政府二〇二四年\n政府信息公开工作年度报告",
        "青禾县\n人民政府2024年度\n政府信息公开工作年度报告",
    ],
)
def test_the_body_and_the_year_may_stand_on_lines_before_the_topic(lines: str) -> None:
    """What the last line lacks, and those before it name, is the title's."""
    report = read(title=lines)
    assert (report.body, report.year) == ("青禾县人民政府", 2024)


@pytest.mark.parametrize(
    "name",
    [
        "湖北省宜昌监狱",
        "远安县",
        "宜昌海关",
        "宜昌市公安局交通警察支队",
        "新昌县羽林街道",
        "财政部",
        "国网湖北省电力有限公司宜昌供电公司",
        "宜昌高新区",
        "三峡大学",
    ],
)
def test_a_body_of_any_name_may_stand_on_the_line_before(name: str) -> None:
    """Its name ends in none of the usual words."""
    title = find_title([(name, 0, 9), ("2025年政府信息公开工作年度报告", 10, 30)], None, 2025)
    assert title is not None
    assert (title.body, title.year) == (name, 2025)


@pytest.mark.parametrize(
    "words",
    [
        "宜昌市政府门户网站",
        "乡镇街道",
        "街道",
        "镇街",
        "各县市区",
        "县直部门",
        "政务公开",
        "宜昌市政务公开平台",
        "首页",
        "市本级",
    ],
)
def test_the_head_of_a_page_or_a_menu_is_no_body(words: str) -> None:
    title = find_title([(words, 0, 9), ("2025年政府信息公开工作年度报告", 10, 30)], None, 2025)
    assert title is not None
    assert title.body is None


def test_a_year_may_stand_alone_before_the_topic() -> None:
    """The body is then told elsewhere, or not at all."""
    assert read(title="二〇二四年\n政府信息公开工作年度报告").year == 2024


def test_of_several_titles_that_of_the_year_told_is_taken() -> None:
    """Pages list the reports of other years, too."""
    others = "\n".join(TITLE.replace("2024", year) for year in ("2024", "2022", "2021"))
    report = read(title=f"{others}\n\n统计期限为2022年1月1日至2022年12月31日。")
    assert (report.year, report.title) == (2022, TITLE.replace("2024", "2022"))


def test_a_page_s_own_title_helps_where_its_text_has_none() -> None:
    """The name of the site behind it is left out."""
    report = parse_text(page("<p>规章</p>", title=f"{TITLE}-青禾县人民政府").replace(f"<h1>{TITLE}-青禾县人民政府</h1>", ""))
    assert (report.title, report.body, report.year) == (TITLE, "青禾镇", 2024)


def test_the_name_of_the_article_helps_where_the_page_is_named_for_its_column() -> None:
    """`<meta name="ArticleTitle">` is what pages of governments have; it does not go before a title that is there."""
    text = page("<p>规章</p>", title="政府信息公开年报").replace("<h1>政府信息公开年报</h1>", "")
    named = text.replace("<head>", f'<head><meta name="ArticleTitle" content="{TITLE}">')
    report = parse_text(named)
    assert (report.title, report.body, report.year) == (TITLE, "青禾镇", 2024)
    assert parse_text(named.replace("政府信息公开年报", "青禾镇2023年政府信息公开年报")).year == 2023
    assert parse_text(named.replace("政府信息公开年报", "2024年政府信息公开年报").replace(TITLE, "年报")).year == 2024


def test_a_period_of_another_year_is_a_conflict() -> None:
    """The title's year is told, and all three are in the remark."""
    report = read(title=f"{TITLE}\n\n统计期限为2023年1月1日至2023年12月31日。")
    (remark,) = [each for each in report.diagnostics if each.code == "GD121"]
    assert report.year == 2024
    assert (remark.arguments["title"], remark.arguments["period"]) == (2024, 2023)
    assert remark.position is not None


def test_the_period_tells_the_year_where_the_title_does_not() -> None:
    """A period over two years tells none."""
    bare = "青禾镇政府信息公开工作年度报告\n\n统计期限为{}。"
    assert read(title=bare.format("2023年1月1日至2023年12月31日")).year == 2023
    assert read(title=bare.format("2023年1月1日至12月31日")).year == 2023
    assert read(title=bare.format("2023年7月1日至2024年6月30日")).year is None


def test_the_year_of_the_text_is_taken_last_and_with_a_remark() -> None:
    """Where the text alone speaks of one year."""
    report = read(title="青禾镇政府信息公开工作年度报告", overview="2023年，本镇依法公开信息。")
    assert (report.year, codes(report, "year")) == (2023, {"GD123"})


def test_the_date_of_a_signature_right_behind_is_no_other_year() -> None:
    text = "青禾镇政府信息公开年报\n一、概述\n2022年，公开30条。\n二、主动公开政府信息情况\n无。\n三、依申请公开情况\n无。\n{}\n"
    assert parse_text(text.format("青禾镇人民政府\n2023年1月9日")).year == 2022
    assert parse_text(text.replace("公开30条", "公开30条；2021年为20条").format("无")).year is None


def test_labels_of_a_table_before_section_one_hide_no_year() -> None:
    """一、主动公开情况 of the table of 2014 is called like a heading."""
    table = "统计指标 | 单位 | 统计数\n一、主动公开情况 | |\n（一）主动公开政府信息数 | 条 | 3\n"
    report = parse_text(f"青禾镇政府信息公开年报\n附表\n{table}一、概述\n2018年，全镇公开信息30条。\n二、依申请公开情况\n无。\n")
    assert report.year == 2018


def test_two_years_spoken_of_alike_tell_none() -> None:
    """A tie is no answer."""
    report = read(title="青禾镇政府信息公开工作年度报告", overview="2023年起步，2024年深化。")
    assert (report.year, report.form_expected, codes(report, "year")) == (None, None, {"GD122"})


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["关于发布2024年政府信息公开工作年度报告的通知"], True),
        (["青禾镇", "《2024年政府信息公开工作年度报告》解读"], True),
        (["关于召开会议的通知"], False),
        ([TITLE], False),
        (["图解。2024年政府信息公开年报"], False),
    ],
)
def test_a_page_about_reports_is_told_by_its_title(lines: list[str], found: bool) -> None:
    """Its words are named in the reasons."""
    shown = [(line, 0, len(line)) for line in lines]
    assert (looks_like_another_page(shown, None) is not None) == found
    assert (looks_like_another_page([], lines[-1]) is not None) == found


@pytest.mark.parametrize("before", ["检索结果", "共找到相关结果约779条", "為您找到 12 個結果"])
def test_a_page_of_what_was_searched_for_is_no_report(before: str) -> None:
    """It lists the title of one, with words of its headings."""
    listed = f"{TITLE}\n…三、收到和处理政府信息公开申请情况\n五、存在的主要问题及改进情况\n…"
    with pytest.raises(NotAReportError):
        parse_text(f"{before}\n{listed}")
    assert parse_text(f"{TITLE}\n一、总体情况\n统计结果见下表。\n五、存在的主要问题及改进情况\n无。").title == TITLE


@pytest.mark.parametrize("behind", ["（2024年）", "(2024年度)", "（2024）"])
def test_a_year_in_brackets_is_the_title_s(behind: str) -> None:
    """The text may speak of another year more often."""
    report = read(title=f"青禾镇政府信息公开工作年度报告{behind}", overview="2023年打下基础，2023年的做法沿用至今。")
    assert report.year in (2024, None)


def test_the_majority_of_years_spoken_of_is_no_certainty() -> None:
    """A text that names two years tells neither for certain."""
    assert (
        read(title="青禾镇政府信息公开工作年度报告", overview="2023年打下基础，2023年的做法沿用。2024年公开12条。").year is None
    )


def test_a_link_to_another_report_is_no_title() -> None:
    """上一篇 and 下一篇 above the text name other bodies and years."""
    report = read(title=f"{TITLE}\n\n上一篇：白水镇2022年政府信息公开工作年度报告")
    assert (report.title, report.body, report.year) == (TITLE, "青禾镇", 2024)


@pytest.mark.parametrize("words", [f"2025年1月20日 {TITLE}", "青禾镇2023-2024年政府信息公开工作年度报告"])
def test_a_line_with_two_years_does_not_tell_the_first(words: str) -> None:
    """A date before the title is no report year, and a span of years is none either."""
    title = read_title(words)
    assert title is None or title.year in (2024, None)
    assert title is None or "2024" not in (title.body or "")
    assert title is None or title.year is None or "-" not in words


@pytest.mark.parametrize("words", [f"附件：{TITLE}", "根据《青禾县2023年政府信息公开工作年度报告》"])
def test_words_before_a_title_are_no_part_of_the_body(words: str) -> None:
    """附件： is a label, 根据《 the beginning of a sentence."""
    title = read_title(words)
    assert title is None or title.body in ("青禾镇", "青禾县", None)


@pytest.mark.parametrize(
    "links",
    [
        "白水镇2023年政府信息公开工作年度报告",
        "下一篇：\n白水镇2023年政府信息公开工作年度报告",
        "· 白水镇2023年政府信息公开工作年度报告\n· 松湖镇2022年政府信息公开工作年度报告",
    ],
    ids=["one", "next", "list"],
)
def test_titles_of_other_reports_below_the_title_are_not_taken_for_it(links: str) -> None:
    """Without another word for it, another body's title is no certain answer."""
    report = read(title=f"{TITLE}\n\n{links}")
    assert report.body in ("青禾镇", None)
    assert report.year in (2024, None)


@pytest.mark.parametrize("text", ["根据2019年修订的条例，本镇依法公开。", "2025年将继续努力。"])
def test_a_year_named_in_passing_is_not_the_report_s(text: str) -> None:
    """The year of a law, or the next one, says nothing of the year reported on."""
    assert read(title="青禾镇政府信息公开工作年度报告", overview=text).year is None


def test_the_title_s_place_is_where_it_stands() -> None:
    """Blanks are left out of the title, but not of the count of characters."""
    text = write(title="青禾镇 2024 年政府信息公开工作年度报告\n\n统计期限为2023年1月1日至2023年12月31日。")
    (remark,) = [each for each in parse_text(text).diagnostics if each.code == "GD121"]
    assert remark.position is not None
    assert text[remark.position.start : remark.position.end] == "青禾镇 2024 年政府信息公开工作年度报告"


def test_a_text_of_another_year_than_the_title_s_is_reported() -> None:
    """The title's year is taken, and the remark names both."""
    report = read(title="青禾镇2024年政府信息公开工作年度报告", overview="2023年，本镇公开信息12条。")
    (remark,) = [each for each in report.diagnostics if each.code == "GD121"]
    assert report.year == 2024
    assert remark.arguments == {"title": 2024, "period": None, "text": 2023, "taken": 2024}


@pytest.mark.parametrize("below", ["（2023年度）", "(2023年)", "（ 2023 年度 ）", "（二〇二三年度）"])
def test_a_year_in_brackets_below_the_title_is_its_year(below: str) -> None:
    report = read(title=f"青禾镇政府信息公开工作年度报告\n{below}")
    assert (report.year, report.body) == (2023, "青禾镇")


@pytest.mark.parametrize("below", ["（2024年1月9日）", "2024-01-09", "（2023—2024年）", "（征求意见稿）"])
def test_a_date_below_the_title_is_no_year_of_it(below: str) -> None:
    assert read(title=f"青禾镇政府信息公开工作年度报告\n{below}", overview="本镇公开信息。").year is None


@pytest.mark.parametrize(
    ("words", "body", "year"),
    [
        ("根据《条例》规定,现公布青禾镇2023年政府信息公开工作年度报告。本报告由六部分组成。", "青禾镇", 2023),
        ("现向社会公布2023年度青禾镇政府信息公开工作年度报告，请予监督。", "青禾镇", 2023),
        ("根据《条例》,特编制青禾县统计局2023年政府信息公开工作年度报告。", "青禾县统计局", 2023),
        ("现发布《青禾镇2023年政府信息公开工作年度报告》。", "青禾镇", 2023),
        ("按照《关于做好2022年度报告编制工作的通知》要求,现将青禾镇2023年度政府信息公开工作报告如下:", "青禾镇", 2023),
        ("现公布我局2023年政府信息公开工作年度报告。", None, 2023),
        ("按照条例要求编制《青禾镇人民政府2021年政府信息公开工作年度报告》。", "青禾镇人民政府", 2021),
        ("现将我街道2020年政府信息公开工作情况报告如下：", None, 2020),
        ("根据关于编制2019年政府信息公开工作年度报告的要求，现作报告。", None, None),
        ("特向社会公布2023年度本级政府（机关）信息公开工作年度报告。", None, 2023),
        ("现公布青禾镇2023年政府信息公开工作年度报告。现公布白沙镇2022年政府信息公开工作年度报告。", None, None),
        ("2022年政府信息公开工作年度报告已经公布。", None, None),
        ("现印发《关于做好2023年政府信息公开工作年度报告编制工作的通知》。", None, None),
    ],
)
def test_without_a_title_the_preamble_tells_what_it_announces(words: str, body: str | None, year: int | None) -> None:
    """The sentence names body and year; a pronoun names no body, and two sentences that differ tell nothing."""
    report = parse_text(write(title=words))
    assert (report.title, report.body, report.year) == (None, body, year)
    if body is not None:
        assert {each.where.value for each in report.reporter.evidence["name"]} == {"preamble"}


def test_an_announcement_of_another_year_than_the_text_is_a_conflict() -> None:
    """The announced report's year is taken, and both are told."""
    words = "现公布青禾镇2023年政府信息公开工作年度报告。"
    report = parse_text(write(title=words, overview="2024年，本镇依法公开信息。"))
    (remark,) = [each for each in report.diagnostics if each.code == "GD121"]
    assert report.year == 2023
    assert (remark.arguments["text"], remark.arguments["taken"]) == (2024, 2023)


def test_a_title_is_believed_before_what_the_preamble_announces() -> None:
    """Preambles are copied from the year before, and from other bodies."""
    report = read(title=f"{TITLE}\n现公布白沙镇2021年政府信息公开工作年度报告。")
    assert (report.body, report.year) == ("青禾镇", 2024)


@pytest.mark.parametrize("label", ["标      题 ", "名 称: ", "标题:"])
def test_the_label_before_a_title_is_no_part_of_it(label: str) -> None:
    """With blanks within it, too; and a line that ends in a colon begins no title."""
    cut = TITLE.index("公开")
    report = parse_text(write(title=f"{label}{TITLE}\n背景色:\n{TITLE[:cut]}\n{TITLE[cut:]}"))
    assert (report.title, report.body) == (TITLE, "青禾镇")


_TABLES = "二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n"


@pytest.mark.parametrize(
    ("lines", "body", "year"),
    [
        ("根据规定，现公布青禾镇2024年政府信息公开工作年度报告。", "青禾镇", 2024),
        ("根据规定，特向社会公布2024年度青禾镇政府信息公开年度报告。", "青禾镇", 2024),
        ("根据规定，现发布《青禾镇2024年政府信息公开工作年度报告》。", "青禾镇", 2024),
        ("根据规定，特向社会公布2024年政府信息公开工作年度报告。", None, 2024),
        ("现公布青禾镇2024年政府信息公开工作年度报告，不同于现公布白沙镇2024年政府信息公开工作年度报告。", None, 2024),
        # A title by itself comes first, and a short name in a sentence takes nothing from it.
        ("白沙市青禾镇2024年政府信息公开工作年度报告\n特向社会公布青禾镇2024年政府信息公开工作年度报告。", "白沙市青禾镇", 2024),
        ("白沙市研究室2024年政府信息公开\n工作年度报告\n根据条例，特公布研究室2024年信息公开年度报告。", "白沙市研究室", 2024),
    ],
)
def test_a_sentence_presents_the_title_where_none_stands_by_itself(lines: str, body: str | None, year: int | None) -> None:
    report = parse_text(f"{lines}\n一、总体情况\n（一）主动公开。全年公开信息20条。\n{_TABLES}")
    assert (report.body, report.year) == (body, year)


def test_a_name_that_lost_a_character_is_nobodys() -> None:
    """The signature tells the body, where it does; else nothing does."""
    damaged = write().encode().replace("青禾".encode(), b"\xe9\x9d\xff\xe7\xa6\xbe")
    assert b"\xff" in damaged
    report = parse_bytes(damaged)
    assert report.body is None
