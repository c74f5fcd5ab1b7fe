"""Tables that are not there: null, and said whether a picture or nothing stands in their place."""

from __future__ import annotations

import pytest

from gov_disclosure import Report, RuleSet, Severity, Verdict, check, parse_text

HEADINGS = ("二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况")
RULES = RuleSet.default(plugins=False).only("GD211", "GD212")
TITLE = "青禾县2024年政府信息公开工作年度报告"


def text(*between: str, title: str = TITLE) -> str:
    parts = [title, "一、总体情况", "本县依法公开信息。"]
    for heading, inner in zip(HEADINGS, between, strict=True):
        parts += [heading, *([inner] if inner else [])]
    return "\n".join([*parts, "五、存在的主要问题及改进情况", "人手不足。", "六、其他需要报告的事项", "无。"])


def page(*between: str, title: str = TITLE) -> str:
    lines = [line if line.startswith("<") else f"<p>{line}</p>" for line in text(*between, title=title).splitlines()]
    return f"<html><body>{''.join(lines)}</body></html>"


def told(report: Report) -> list[tuple[str | None, str | None, object]]:
    return [
        (each.path, each.arguments["variant"], each.arguments["picture"]) for each in report.diagnostics if each.code == "GD211"
    ]


@pytest.mark.parametrize(
    ("between", "picture"),
    [
        ("", None),
        ("2.jpg", "2.jpg"),
        ("![表](images/t.png)", "![表](images/t.png)"),
        ("[图片]", "[图片]"),
        ("以上情况见上图。", None),
        ("本年度情况正常", None),
    ],
)
def test_text_tells_pictures_by_their_names(between: str, picture: str | None) -> None:
    """No value is told, least of all 0; the rule finds each table."""
    report = parse_text(text(between, between, between))
    assert report.proactive is report.requests is report.remedies is None
    assert told(report) == [
        (field, "picture" if picture else "nothing", picture) for field in ("proactive", "requests", "remedies")
    ]
    found = check(report, RULES)
    assert [(each.rule, each.severity, each.paths, each.actual) for each in found] == [
        ("GD212" if picture else "GD211", Severity.ERROR, (field,), picture) for field in ("proactive", "requests", "remedies")
    ]
    assert [each.line for each in found] == sorted(each.line or 0 for each in found)


@pytest.mark.parametrize("fast", [True, False])
def test_pages_tell_pictures_by_their_markup(fast: bool) -> None:
    """The words of the picture, or else its file; what is a comment, or stands elsewhere, is none of these."""
    markup = page(
        '<p><img src="/files/2024/table2.png?x=1"></p>', '<div><img alt="表三" src="a.jpg"></div>', '<!-- <img src="b.png"> -->'
    ).replace("</body>", '<img src="code.png"></body>')
    report = parse_text(markup, fast=fast)
    assert told(report) == [
        ("proactive", "picture", "table2.png?x=1"),
        ("requests", "picture", "表三"),
        ("remedies", "nothing", None),
    ]
    places = [each.position for each in report.diagnostics if each.code == "GD211"]
    assert [markup[place.start : place.end] for place in places if place is not None] == list(HEADINGS)


def test_a_table_beside_a_picture_is_a_table() -> None:
    """A picture is told only where no table stands."""
    table = "<img src='icon.png'><table><tr><td>行政许可</td><td>3</td></tr></table>"
    report = parse_text(page(table, "2.jpg", ""))
    assert report.value("proactive.licensing_decisions") == 3
    assert [path for path, _, _ in told(report)] == ["requests", "remedies"]


def test_reports_from_before_the_tables_lack_none() -> None:
    """No form with these tables was in force."""
    report = parse_text(text("全年公开 12 条。", "收到申请 3 件。", "没有。", title="青禾县2016年政府信息公开工作年度报告"))
    assert told(report) == []
    assert check(report, RULES) == ()


def test_messages_say_what_stands_there() -> None:
    """In both languages, each variant in its own words."""
    report = parse_text(text("2.jpg", "", "").replace(f"{HEADINGS[2]}\n", ""))
    messages = [each for each in report.diagnostics if each.code == "GD211"]
    assert [each.render("zh") for each in messages] == [
        "“二、主动公开政府信息情况”应有表格之处是图片（2.jpg）",
        "“三、收到和处理政府信息公开申请情况”之下没有表格",
        "没有找到“四、政府信息公开行政复议、行政诉讼情况”的表格，也没有找到它的标题",
    ]
    assert [(each.rule, each.paths) for each in check(report, RULES)] == [("GD212", ("proactive",)), ("GD211", ("requests",))]
    unknown = [each.rule for each in check(report, RULES, include_not_evaluable=True) if each.verdict is Verdict.NOT_EVALUABLE]
    assert sorted(unknown) == ["GD211", "GD211", "GD212", "GD212"]
