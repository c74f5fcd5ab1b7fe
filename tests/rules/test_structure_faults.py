"""One fault seeded in a sound report is found by its rule, and a sound report has no finding of warning or above."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import pytest

from gov_disclosure import RuleSet, Severity, check, parse_bytes, parse_text
from tests.layouts.catalogue import render
from tests.layouts.official import ASPECTS, HEADINGS

RULES = RuleSet.default(plugins=False).only("GD2", "GD8")
NUMERALS = "一二三四五六"
SEEDS = 8
MADE_UP = {"GD801", "GD804", "GD807", "GD808", "GD805"}
"""The figures of the generator are drawn at random: townships have 规章 in force, more is issued than is in force."""


def sound(seed: int) -> str:
    """Return a sound report with rows of text, on the form that is due for its year."""
    form = ("form_2021", "trial_2019")[seed % 2]
    number = seed
    case = render("pipes_trailing", form, number)
    while case.spec.form_expected != case.spec.contract_form:
        number += 1
        case = render("pipes_trailing", form, number)
    return case.rendered.data.decode("utf-8")


def at(text: str, section: int) -> int:
    found = re.search(rf"^{NUMERALS[section]}、{re.escape(HEADINGS[section])}$", text, re.MULTILINE)
    assert found is not None
    return found.start()


def part(text: str, section: int) -> str:
    """Return a section with its heading."""
    return text[at(text, section) : at(text, section + 1) if section < 5 else len(text)]


def heading(section: int) -> str:
    return f"{NUMERALS[section]}、{HEADINGS[section]}"


def without_section(text: str, rng: random.Random) -> str:
    return text.replace(part(text, rng.choice((1, 2, 3, 4))), "", 1)


def swapped(text: str, rng: random.Random) -> str:
    one = rng.randrange(1, 4)
    first, second = part(text, one), part(text, one + 1)
    return text.replace(first + second, second + first)


def renumbered(text: str, rng: random.Random) -> str:
    section = rng.randrange(1, 6)
    other = rng.choice([each for each in range(6) if each != section])
    return text.replace(heading(section), f"{NUMERALS[other]}、{HEADINGS[section]}")


def numeral_lost(text: str, rng: random.Random) -> str:
    section = rng.randrange(1, 6)
    return text.replace(heading(section), HEADINGS[section])


def repeated(text: str, rng: random.Random) -> str:
    section = rng.choice((0, 4))
    return text.replace(part(text, section), part(text, section) + heading(section) + "\n全年各项工作平稳有序，没有其他情况。\n")


def restarted(text: str, rng: random.Random) -> str:
    lines = "二、健全制度，明确分工\n各股室分头落实。\n三、加强督查，抓好整改\n每月检查一次。\n"
    return text.replace(part(text, section := rng.choice((0, 4))), part(text, section) + lines)


def parts_as_sections(text: str, _rng: random.Random) -> str:
    for number, aspect in enumerate(ASPECTS):
        text = text.replace(f"（{NUMERALS[number]}）{aspect}情况", f"{NUMERALS[number]}、{aspect}情况")
    return text


def aspect_lost(text: str, rng: random.Random) -> str:
    number = rng.randrange(5)
    found = re.search(rf"（{NUMERALS[number]}）{ASPECTS[number]}情况\n+.*\n", text)
    assert found is not None
    return text.replace(found[0], "")


def numeral_skipped(text: str, rng: random.Random) -> str:
    number = rng.randrange(5)
    return text.replace(f"（{NUMERALS[number]}）{ASPECTS[number]}", f"（{NUMERALS[(number + 2) % 6]}）{ASPECTS[number]}")


def table_lost(text: str, rng: random.Random) -> str:
    section = rng.choice((1, 2, 3))
    return text.replace(part(text, section), heading(section) + "\n")


def table_pictured(text: str, rng: random.Random) -> str:
    section = rng.choice((1, 2, 3))
    return text.replace(part(text, section), heading(section) + "\nimage00" + str(rng.randrange(9)) + ".png\n")


def row_added(text: str, rng: random.Random) -> str:
    label = rng.choice(("行政裁决", "行政征收", "其中：本级机关", "行政给付"))
    return text.replace("\n行政处罚 |", f"\n{label} | {rng.randrange(1, 900)} | \n行政处罚 |")


def row_renamed(text: str, rng: random.Random) -> str:
    return text.replace("\n行政强制 |", f"\n{rng.choice(('执法检查', '强制性措施事项', '其他执法事项'))} |")


def rows_merged(text: str, _rng: random.Random) -> str:
    rows = re.findall(r"^.*(?:逾期不补正|逾期未按收费通知|^3\.其他 \|).*$", text, re.MULTILINE)
    if len(rows) < 3:
        return text.replace("信息内容 | 本年新制作数量", "信息内容 | 本年制发件数").replace("对外公开总数量", "现行有效件数")
    for row in rows[1:]:
        text = text.replace(row + "\n", "")
    return text.replace(rows[0], "（六）其他处理 |" + " 0 |" * 7)


def other_form(text: str, _rng: random.Random) -> str:
    year = re.search(r"(20\d\d)年", text)
    assert year is not None
    return text.replace(year[1], "2020" if int(year[1]) > 2020 else "2023")


def residue(text: str, rng: random.Random) -> str:
    words = rng.choice(("该部分以表格形式报告。表格如下：", "（文字描述）", "此处填写本单位情况。"))
    return text.replace(heading(1) + "\n", f"{heading(1)}\n{words}\n")


def doubled(text: str, rng: random.Random) -> str:
    words = rng.choice(("更新栏目", "公开目录", "年度情况", "审查后发布"))
    return text.replace(heading(0) + "\n", f"{heading(0)}\n本单位逐月{words}{words}，各项工作平稳。\n")


def early(text: str, _rng: random.Random) -> str:
    year = re.search(r"(20\d\d)年", text)
    assert year is not None
    dated = re.sub(r"20\d\d(?=[年-]\d{1,2}(?:月|-\d\d))", year[1], text[at(text, 5) :])
    before = re.sub(r"20\d\d(?=-\d\d-\d\d)", year[1], text[: at(text, 5)])
    return before + (dated if dated != text[at(text, 5) :] else f"{dated.rstrip()}\n云岫县水务局\n{year[1]}年1月20日\n")


def cited(text: str, rng: random.Random) -> str:
    words = rng.choice(("国办公开办函202130号", "国办公开办函[2021]30号", "国办函（2020）109号"))
    return text.replace(heading(0) + "\n", f"{heading(0)}\n按照{words}要求编写本报告。\n")


def untitled(text: str, _rng: random.Random) -> str:
    return re.sub(r"(20\d\d)年政府信息公开工作年度报告", r"\1年政府信息公开年报", text, count=1)


FAULTS: dict[str, tuple[Callable[[str, random.Random], str], str]] = {
    change.__name__: (change, code)
    for change, code in (
        (without_section, "GD203"), (swapped, "GD204"), (renumbered, "GD204"), (numeral_lost, "GD204"), (repeated, "GD206"),
        (restarted, "GD217"), (parts_as_sections, "GD207"), (aspect_lost, "GD209"), (numeral_skipped, "GD208"),
        (table_lost, "GD211"), (table_pictured, "GD212"), (row_added, "GD214"), (row_renamed, "GD214"), (rows_merged, "GD213"),
        (other_form, "GD201"), (residue, "GD216"), (doubled, "GD218"), (early, "GD856"), (cited, "GD854"), (untitled, "GD852"),
    )
}  # fmt: skip


def missed(name: str, seeds: int) -> list[int]:
    """Return the seeds whose fault is not found."""
    change, code = FAULTS[name]
    found = []
    for seed in range(seeds):
        text = sound(seed)
        faulty = change(text, random.Random(f"{name}/{seed}"))
        assert faulty != text
        if code not in {finding.rule for finding in check(parse_text(faulty), RULES)}:
            found.append(seed)
    return found


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found(name: str) -> None:
    assert missed(name, SEEDS) == []


@pytest.mark.parametrize("layout", ["pipes_trailing", "pipes_full_width", "tabs_ragged", "blanks_runs", "boxes_drawn"])
def test_a_sound_report_has_no_finding_of_warning_or_above(layout: str) -> None:
    for form in ("form_2021", "trial_2019"):
        for seed in range(3):
            case = render(layout, form, seed)
            report = parse_bytes(case.rendered.data, name=case.name)
            grave = {
                finding.rule
                for finding in check(report, RULES.without(*MADE_UP), strict=True)
                if finding.severity > Severity.INFO
            }
            assert grave <= ({"GD201"} if report.form != report.form_expected else set())
