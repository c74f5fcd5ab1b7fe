"""Where a rule begins to speak, and where it ends: each on both sides of its boundary."""

from __future__ import annotations

import pytest

from gov_disclosure import Finding, RuleSet, check, parse_text
from gov_disclosure.testing import build_report, render_text

OURS = RuleSet.default(plugins=False)
SOUND = render_text(build_report("form_2021", {"requests.outcome.granted.natural_person": 3, "proactive.licensing_decisions": 8}))
FIRST = "及时公开各类政府信息，做到应公开尽公开。"
"""A line of section 一 to write another in place of."""


def found(code: str, *edits: tuple[str, str], text: str = SOUND) -> list[Finding]:
    """Return what a rule says of a report with other words in some places."""
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    return list(check(parse_text(text), OURS.only(code), strict=True))


def said(code: str, line: str) -> list[str]:
    """Return what a rule shows of a line in section 一."""
    findings = found(code, (FIRST, line))
    for finding in findings:
        position = finding.operands[0].position
        assert position is not None
        text = SOUND.replace(FIRST, line, 1)
        assert text[position.start : position.end] == finding.operands[0].raw
    return [finding.operands[0].raw for finding in findings]


class TestRepeatedWords:
    @pytest.mark.parametrize(
        ("line", "words"),
        [
            ("及时公开栏目栏目内容。", ["栏目栏目"]),
            ("栏目栏目内容及时公开。", ["栏目栏目"]),
            ("及时公开内容栏目栏目", ["栏目栏目"]),
            ("及时发布解读稿解读稿内容。", ["解读稿解读稿"]),
            ("及时公开甲乙丙丁戊己庚辛甲乙丙丁戊己庚辛。", ["甲乙丙丁戊己庚辛甲乙丙丁戊己庚辛"]),
            ("及时公开甲乙丙丁戊己庚辛壬甲乙丙丁戊己庚辛壬。", []),
            ("信息公开信息公开工作有序，逐月更新栏目栏目内容。", ["信息公开信息公开", "栏目栏目"]),
            ("更新栏目栏目内容，信息公开信息公开工作有序。", ["栏目栏目", "信息公开信息公开"]),
            ("公开栏目栏目栏目栏目内容。", ["栏目栏目"]),
            ("公开步步内容，天天更新。", []),
            ("好好好好工作。", []),
            ("一步一步推进，逐项逐项落实，统一统一口径。", []),
            ("人民政府政府信息公开工作有序。", []),
            ("会议办公办公室研究。", []),
            ("依托政府政府信息公开栏目。", []),
            ("依托政府政府网站。", ["政府政府"]),
            ("依托各级政府政府网站，办公办公场所。", ["政府政府", "办公办公"]),
            ("公开栏目，栏目更新。", []),
            ("公开abcabc内容，12341234条。", []),
        ],
    )
    def test_are_shown(self, line, words) -> None:
        assert sorted(said("GD218", line)) == sorted(words)

    @pytest.mark.parametrize("end", ["，", "、"])
    def test_a_section_that_breaks_off(self, end) -> None:
        line = f"改进情况：明确栏目责任人{end}"
        (finding,) = found("GD218", ("改进情况：明确栏目责任人，按月检查更新情况。", line))
        assert finding.operands[0].raw == line[-12:]
        assert finding.actual == line[-12:]

    def test_a_short_line_that_breaks_off_is_shown_whole(self) -> None:
        (finding,) = found("GD218", ("改进情况：明确栏目责任人，按月检查更新情况。", "改进，"))
        assert finding.operands[0].raw == "改进，"

    def test_a_line_that_breaks_off_goes_on_in_the_next(self) -> None:
        assert found("GD218", ("存在的主要问题：个别栏目更新还不够及时。", "存在的主要问题：个别栏目更新还不够及时，")) == []


class TestAspects:
    def lost(self, *names: str, kept: str = "") -> list[object]:
        text = SOUND
        for name in names:
            start = text.index(f"）{name}\n") - 2
            end = text.index("\n", text.index("\n", start) + 1)
            text = text[:start] + kept + text[text.index("\n", start) if kept else end :]
        return [finding.expected for finding in found("GD209", text=text)]

    def test_each_has_a_heading(self) -> None:
        assert self.lost() == []

    @pytest.mark.parametrize("name", ["政府信息管理", "政府信息公开平台建设", "监督保障"])
    def test_one_that_is_nowhere_is_told(self, name) -> None:
        assert len(self.lost(name)) == 1

    def test_words_count_where_there_are_two_headings(self) -> None:
        line = "做好主动公开、依申请公开和政府信息管理，推进政府信息公开平台建设，强化监督保障。"
        text = SOUND[: SOUND.index("（三）政府信息管理")] + SOUND[SOUND.index("\n二、主动公开") :]
        assert found("GD209", (FIRST, line), text=text) == []
        text = SOUND[: SOUND.index("（四）政府信息公开平台建设")] + SOUND[SOUND.index("\n二、主动公开") :]
        assert len(found("GD209", (FIRST, line), text=text)) == 2


class TestAnnouncedParts:
    BASIS = "本报告根据《中华人民共和国政府信息公开条例》编制，"

    @pytest.mark.parametrize(
        ("line", "actual"),
        [
            ("本报告由六个部分组成。", []),
            ("本报告由五个部分组成。", [5]),
            ("本报告由7个部分组成。", [7]),
            ("本报告包括九个部分。", [9]),
            ("本报告共三部分。", [3]),
            ("本报告包含两个方面。", [2]),
            ("报告完成五个方面工作。", []),
            ("工作由五个部分组成。\n", []),
            ("报告由领导审定。完成五个方面内容。", []),
            ("本报告由五个部分组成，包括收费及减免情况。", [5, "收费及减免"]),
            ("本报告由六个部分组成，包括收费及减免情况。", ["收费及减免"]),
        ],
    )
    def test_are_counted(self, line, actual) -> None:
        assert [finding.actual for finding in found("GD210", (self.BASIS, f"{line}{self.BASIS}"))] == actual

    def test_the_last_clause_counts(self) -> None:
        line = "报告；本报告由八个部分组成。"
        (finding,) = found("GD210", (self.BASIS, line + self.BASIS))
        assert (finding.actual, finding.expected, finding.operands[0].raw) == (8, 6, "八个部分")


TEMPLATE = "\n".join(  # noqa: FLY002 - a line each
    ["云岫县水务局2024年政府信息公开工作年度报告", "一、总体情况", "{text}", "二、主动公开政府信息情况",
     "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |", "规章 | | | |", "行政规范性文件 | | | |",
     "三、收到和处理政府信息公开申请情况",
     "申请人情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |",
     "一、本年新收政府信息公开申请数量 | | | | | | | |", "二、上年结转政府信息公开申请数量 | | | | | | | |"],
)  # fmt: skip


class TestBlankTemplate:
    @pytest.mark.parametrize(("text", "count"), [("文" * 29, 1), ("文" * 30, 0), ("", 1)])
    def test_a_text_of_thirty_characters_is_one(self, text, count) -> None:
        assert len(found("GD215", text=TEMPLATE.format(text=text))) == count

    def test_nineteen_blanks_are_no_table(self) -> None:
        text = TEMPLATE.format(text="")
        assert [finding.actual for finding in found("GD215", text=text)] == [20]
        assert found("GD215", ("规章 | | | |\n", ""), text=text) == []
        assert found("GD215", ("规章 | | | |", "规章 | 0 | | |"), text=text) == []

    @pytest.mark.parametrize("title", ["XX局2024年政府信息公开工作年度报告", "某某局20XX年政府信息公开工作年度报告"])
    def test_a_title_that_is_not_filled_in(self, title) -> None:
        assert len(found("GD215", ("清河县水务局2024年政府信息公开工作年度报告", title))) == ("XX" in title)


class TestNumerals:
    """Parts within section 一, numbered （一） to （五）."""

    @pytest.mark.parametrize(
        ("old", "new", "sides"),
        [
            ("（二）依申请公开", "（三）依申请公开", [("（二）", "（三）")]),
            ("（三）政府信息管理", "（二）政府信息管理", [("（三）", "（二）")]),
            ("（五）监督保障", "（六）监督保障", [("（五）", "（六）")]),
            ("（五）监督保障", "（十）监督保障", [("（五）", "（十）")]),
            ("（五）监督保障", "（十一）监督保障", [("（五）", "（十一）")]),
            ("（一）主动公开", "（二）主动公开", [("（一）", "（二）")]),
        ],
    )
    def test_one_that_is_not_the_next(self, old, new, sides) -> None:
        assert [(finding.expected, finding.actual) for finding in found("GD208", (old, new))] == sides

    def test_a_list_that_begins_anew_in_the_middle(self) -> None:
        assert len(found("GD208", ("（四）政府", "（一）政府"), ("（五）监督", "（二）监督"))) == 1

    def test_numerals_within_a_paragraph_stand_between(self) -> None:
        line = "严格执行公开前审查：（四）定期清理失效信息。"
        assert (
            found(
                "GD208",
                ("严格执行公开前审查，定期清理失效信息。", line),
                ("（四）政府", "（五）政府"),
                ("（五）监督", "（六）监督"),
            )
            == []
        )

    @pytest.mark.parametrize(
        ("lines", "count"), [("二、甲乙丙丁\n三、戊己庚辛", 1), ("二、甲乙丙丁\n四、戊己庚辛", 0), ("二、甲乙丙丁", 0)]
    )
    def test_numerals_of_sections_that_follow_one_another(self, lines, count) -> None:
        assert len(found("GD217", (FIRST, f"{lines}\n{FIRST}"))) == count

    @pytest.mark.parametrize(("lines", "count"), [("二、组织领导\n三、平台建设", 1), ("二、组织领导", 0)])
    def test_parts_that_are_numbered_like_sections(self, lines, count) -> None:
        assert len(found("GD207", (FIRST, f"{lines}\n{FIRST}"))) == count


class TestContact:
    @pytest.mark.parametrize(
        ("contact", "count"),
        [
            ("（地址：清河县府前路1号，电话：0500-8000000）", 0),
            ("（地址：，电话：0500-8000000）", 1),
            ("（地址：，电话：）", 2),
            ("（地址：XX路，电话：……）", 2),
            ("（地址：清河县府前路1号，电话：无）", 1),
            ("（地址:清河县府前路1号,电话:____）", 1),
            ("（地址：         电话：       邮编：443000）", 2),
            ("（联系部门：清河县公开办，地址：\n电话：0500-8000000，邮编：443000）", 1),
            ("（电话：0500-8000000，地址：\n清河县府前路1号）", 0),
        ],
    )
    def test_is_filled_in(self, contact, count) -> None:
        assert len(found("GD853", ("（地址：清河县府前路1号，电话：0500-8000000）", contact))) == count


class TestDates:
    @pytest.mark.parametrize(
        ("day", "codes"),
        [
            ("2025年1月31日", []),
            ("2025年2月1日", ["GD851"]),
            ("2025年4月1日", ["GD851"]),
            ("2024年12月31日", []),
            ("2024年12月30日", ["GD856"]),
        ],
    )
    def test_of_a_department(self, day, codes) -> None:
        assert [finding.rule for finding in found("GD85", ("2025年1月20日", day))] == codes

    @pytest.mark.parametrize(("day", "codes"), [("2025年3月31日", []), ("2025年4月1日", ["GD856"])])
    def test_of_a_township(self, day, codes) -> None:
        text = SOUND.replace("清河县水务局", "清河县望溪镇人民政府")
        assert [finding.rule for finding in found("GD85", ("2025年1月20日", day), text=text)] == codes


class TestListsOfNumerals:
    def test_a_lone_numeral_is_not_of_the_list(self) -> None:
        (finding,) = found("GD217", (FIRST, f"二、甲乙丙丁\n三、戊己庚辛\n七、壬癸子丑\n{FIRST}"))
        assert [operand.raw for operand in finding.operands] == ["二、甲乙丙丁", "三、戊己庚辛"]
        (finding,) = found("GD217", (FIRST, f"七、壬癸子丑\n二、甲乙丙丁\n三、戊己庚辛\n{FIRST}"))
        assert [operand.raw for operand in finding.operands] == ["二、甲乙丙丁", "三、戊己庚辛"]

    def test_parts_of_the_section_are_told_once(self) -> None:
        lines = f"二、组织领导\n三、平台建设\n{FIRST}"
        assert len(found("GD207", (FIRST, lines))) == 1
        assert found("GD217", (FIRST, lines)) == []

    def test_one_wrong_numeral_among_right_ones_is_one_slip(self) -> None:
        assert len(found("GD208", ("（三）政府信息管理", "（七）政府信息管理"))) == 1

    def test_two_wrong_numerals_are_two(self) -> None:
        assert len(found("GD208", ("（三）政府信息管理", "（七）政府信息管理"), ("（四）政府", "（九）政府"))) == 2

    def test_all_the_numerals_between_must_stand_in_the_paragraph(self) -> None:
        line = "严格执行公开前审查：（四）定期清理失效信息。"
        edits = ("严格执行公开前审查，定期清理失效信息。", line), ("（四）政府", "（六）政府"), ("（五）监督", "（七）监督")
        (finding,) = found("GD208", *edits)
        assert (finding.expected, finding.actual) == ("（四）", "（六）")

    def test_numerals_above_a_table_are_none_of_a_text(self) -> None:
        assert found("GD208", ("二、主动公开政府信息情况\n", "二、主动公开政府信息情况\n（三）有关数据说明如下\n")) == []

    @pytest.mark.parametrize(("heading", "count"), [("健全工作机制", 0), ("健全工作机制。", 1), ("1.健全工作机制。", 0)])
    def test_a_list_may_begin_anew_below_a_heading(self, heading, count) -> None:
        lines = f"{heading}\n（一）明确分工。\n（二）加强培训。\n"
        assert len(found("GD208", ("（三）政府信息管理", f"{lines}（三）政府信息管理"))) == count


class TestPlaces:
    def test_parts_are_announced_in_the_preamble_alone(self) -> None:
        assert said("GD210", "报告由五个部分组成。") == []

    def test_characters_beyond_the_first_plane_count_as_one(self) -> None:
        assert said("GD218", "😀😀及时公开栏目栏目内容。") == ["栏目栏目"]

    def test_titles_that_differ_are_told_one_by_one(self) -> None:
        edits = ("二、主动公开政府信息情况", "二、公开的情况"), ("六、其他需要报告的事项", "六、别的事项")
        assert [finding.actual for finding in found("GD205", *edits)] == ["二、公开的情况", "六、别的事项"]

    def test_a_report_without_form_and_year_is_not_judged(self) -> None:
        from gov_disclosure import Report
        from gov_disclosure.rules import evaluate

        for report, verdict in ((Report(), "not_evaluable"), (Report(year=2010), "not_applicable")):
            tally = evaluate(report, OURS.only("GD205")).tally
            assert [each.value for each, count in tally.items() if count] == [verdict]


def test_the_stock_of_rules_is_what_a_body_that_makes_none_is_shown() -> None:
    from gov_disclosure.testing import with_figures

    paths = [f"proactive.rules.{name}" for name in ("issued", "repealed", "in_force")]
    report = with_figures(build_report("form_2021"), dict(zip(paths, (1, 2, 7), strict=True)))
    (finding,) = check(report, OURS.only("GD801"), strict=True)
    assert (finding.expected, finding.actual, finding.paths) == (0, 7, tuple(reversed(paths)))
    assert finding.render("en").startswith("proactive.rules.in_force is 7")
