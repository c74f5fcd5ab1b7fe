"""
What is said of a report with one thing changed; `python -m tests.rules.changes` writes it, to be looked at as a change.

The text of a sound report is edited in one place, or a field or some figures of it are set otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import attrs

from gov_disclosure import Report, RuleSet, parse_text
from gov_disclosure.bodies import Kind, Level, Scope
from gov_disclosure.rules import evaluate
from gov_disclosure.testing import build_report, render_text, with_figures
from tests.rules.shown import shown

__all__ = ["CHANGES", "judged", "names"]

CHANGES = Path(__file__).with_name("changes.txt")
FIRST = "及时公开各类政府信息，做到应公开尽公开。"
BASIS = "本报告根据《中华人民共和国政府信息公开条例》编制，"
HEADS = tuple(
    f"{numeral}、{title}"
    for numeral, title in zip(
        "一二三四五六",
        ("总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况", "政府信息公开行政复议、行政诉讼情况",
         "存在的主要问题及改进情况", "其他需要报告的事项"),
        strict=True,
    )
)  # fmt: skip
FEES, LICENCES = "proactive.administrative_fees_wan_yuan", "proactive.licensing_decisions"
STOCK, RULES = "proactive.normative_documents", "proactive.rules"
GRANTED = "requests.outcome.granted"


@cache
def sound() -> str:
    """Return the text of a sound report."""
    return render_text(build_report("form_2021", {f"{GRANTED}.natural_person": 3, LICENCES: 8}))


def part(start: str, end: str = "") -> str:
    """Return the text of a sound report from some words to others, or to its end."""
    text = sound()
    return text[text.index(start) : text.index(end) if end else len(text)]


OLD = """一、概述
全年工作有序。
二、主动公开情况
公开信息12条。
三、依申请公开情况
收到申请3件。
四、收费及减免情况
未收费。
五、行政复议、行政诉讼情况
无。
六、存在的问题和改进措施
仍有不足。
"""


# ---- the text ------------------------------------------------------------------------------------

LINES: Mapping[str, str] = {
    "numerals of sections": "二、深化认识\n三、聚焦标准",
    "numerals of sections, with a gap": "二、深化认识\n四、聚焦标准",
    "two lists of numerals": "二、深化认识\n三、聚焦标准\n七、强化落实\n八、抓好整改",
    "a part as a section": "二、平台建设情况",
    "two parts as sections": "二、平台建设情况\n三、监督保障工作",
    "two parts as sections, and a list": "二、平台建设情况\n三、监督保障工作\n四、深化认识\n五、聚焦标准",
    "a list of brackets": "（一）明确分工。\n（二）加强培训。",
    "a list of brackets below a heading": "健全机制\n（一）明确分工。\n（二）加强培训。",
    "a list of brackets below a digit": "1.健全机制。\n（一）明确分工。\n（二）加强培训。",
    "a list of brackets below a stop": "健全机制；\n（一）明确分工。\n（二）加强培训。",
    "a list of brackets below a long line": "健全机制" * 8 + "\n（一）明确分工。\n（二）加强培训。",
    "a list of brackets that goes on": "工作如下：（二）明确分工，（三）加强培训。\n（四）按时更新。",
    "a list of brackets that goes on, half": "工作如下：(二)明确分工。\n（四）按时更新。",
    "a title again": "总体情况",
    "a title with its numeral again": HEADS[1],
    "two titles again": f"{HEADS[1]}\n全年有序。\n{HEADS[2]}\n全年有序。\n{HEADS[1]}",
    "a list of titles": "\n".join(HEADS),
    "two titles in a list": "\n".join(HEADS[1:3]),
    "words of a template": "该部分以表格形式报告，请填写。",
    "words of a template, twice": "请填写。\n请填写。",
    "a word twice": "按时更新栏目栏目内容。",
    "two words twice": "按时更新栏目栏目内容，规范政府网站政府网站。",
    "a word twice at the end of a line": "按时更新栏目栏目",
    "an open end": "按时更新栏目，",
    "a citation": "落实国办公开办函〔2021〕30号要求。",
    "a citation in other brackets": "落实国办公开办函[2021]30号要求。",
    "a citation in round brackets": "落实国办发（2019）60号要求。",
    "a citation with one bracket": "落实国办发〔2019 60号要求。",
    "a citation with a word": "落实国办发〔2019〕第60号要求。",
    "a citation with a short year": "落实国办发〔19〕60号要求。",
    "a citation without brackets": "落实国办发201960号要求。",
    "a contact left out": "联系电话：",
    "a contact of signs": "联系电话：XXXX",
    "a contact": "联系电话：0500-8000000",
    "numerals in small brackets": "（1）明确分工。\n（2）加强培训。",
    "a numeral in brackets with a digit": "（一1）明确分工。",
    "a long line": "及时公开各类信息" * 7 + "全年有序",
    "a line of sixty": "按时更新" + "全年有序推进各项工作落到实处" * 4,
    "a line of sixty-one": "按时更新栏" + "全年有序推进各项工作落到实处" * 4,
    "a long line with a numeral": "二、" + "全年有序推进各项工作落到实处" * 5,
    "a longer line with a numeral": "二、" + "全年有序推进各项工作落到实处" * 9,
    "a title with words behind": "二、主动公开政府信息情况。全年有序。",
    "a title with a stop": "二、主动公开政府信息情况。",
    "a lost numeral": "、深化认识",
    "a list that begins with one": "一、深化认识\n二、聚焦标准\n五、抓好整改",
    "a title in a list of two and one apart": "\n".join((HEADS[1], HEADS[2], "全年有序。", HEADS[4])),
    "a list of three titles": "\n".join((HEADS[1], HEADS[2], HEADS[4])),
    "titles with numbers of pages": "\n".join((f"{HEADS[1]}3", f"{HEADS[2]}5", f"{HEADS[4]}9")),
}
"""What a line of section 一 is replaced by."""
EDITS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "the second section is gone": ((f"{HEADS[1]}\n", ""),),
    "the last section is gone": ((f"{HEADS[5]}\n本年度未收取政府信息公开信息处理费。\n", ""),),
    "the first section is gone": ((f"{HEADS[0]}\n", ""),),
    "two sections are gone": ((f"{HEADS[4]}\n", ""), (f"{HEADS[5]}\n", "")),
    "a title of its own": ((HEADS[4], "五、问题与打算"),),
    "a title of its own without numeral": ((HEADS[4], "问题与打算"),),
    "a wrong numeral": ((HEADS[4], "六、存在的主要问题及改进情况"),),
    "numerals on": tuple((head, f"{'二三四五六七'[at]}{head[1:]}") for at, head in reversed([*enumerate(HEADS)])),
    "no numerals": tuple((head, head[2:]) for head in HEADS),
    "two sections in other order": ((HEADS[4], "甲"), (HEADS[5], HEADS[4]), ("甲", HEADS[5])),
    "a section twice": ((HEADS[5], f"{HEADS[0]}\n全年有序。\n{HEADS[5]}"),),
    "parts in other numerals": (("（一）主动公开", "1.主动公开"), ("（二）依申请公开", "2.依申请公开")),
    "begins with two": (("（一）主动公开", "（二）主动公开"),),
    "a numeral of eleven": (("（五）监督保障", "（十一）监督保障"),),
    "a numeral beyond": (("（五）监督保障", "（二十）监督保障"),),
    "two of one numeral": (("（二）依申请公开", "（一）依申请公开"),),
    "table two is gone": ((part("| 信息内容", HEADS[2]), "\n"),),
    "table two is a picture": ((part("| 信息内容", HEADS[2]), "2.jpg\n\n"),),
    "table two has its labels alone": tuple((f"| {name} | 0 |\n", f"| {name} |\n") for name in ("行政处罚", "行政强制")),
    "table three is gone": ((part("| 申请人情况", HEADS[3]), "\n"),),
    "table four is a picture": ((part("| 行政复议 ", HEADS[4]), "![](4.png)\n\n"),),
    "a row more": (("| 行政处罚 | 0 |", "| 行政裁决 | 4 |\n| 行政处罚 | 0 |"),),
    "a short row more": (("| 行政处罚 | 0 |", "| 其他 | 4 |\n| 行政处罚 | 0 |"),),
    "a row less": (("| 行政处罚 | 0 |\n", ""),),
    "two rows less": (("| 行政处罚 | 0 |\n| 行政强制 | 0 |\n", ""),),
    "the first row less": (("| 规章 | 0 | 0 | 0 |\n", ""),),
    "a row of requests less": (("| 2.重复申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n", ""),),
    "a row of the old form": (
        ("本年制发件数 | 本年废止件数 | 现行有效件数", "本年新制作数量 | 本年新公开数量 | 对外公开总数量"),
    ),
    "others in one row": (
        (part("| （六）其他处理", "| （七）总计"), "| （六）其他处理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"),
    ),
    "a column more": (("| 其他 | 总计 |", "| 其他 | 小计 | 总计 |"),),
    "a number with commas": (("| 行政许可 | 8 |", "| 行政许可 | 1,208 |"),),
    "a number with a unit": (("| 行政许可 | 8 |", "| 行政许可 | 8件 |"),),
    "a number in another unit": (("| 行政许可 | 8 |", "| 行政许可 | 8万元 |"),),
    "wide digits": (("| 行政许可 | 8 |", "| 行政许可 | ８ |"),),
    "a number with a note": (("| 行政许可 | 8 |", "| 行政许可 | 8（含变更） |"),),
    "a long number": (("| 行政许可 | 8 |", "| 行政许可 | 12345678901234567890 |"),),
    "a negative number": (("| 行政许可 | 8 |", "| 行政许可 | -8 |"),),
    "a fraction": (("| 行政许可 | 8 |", "| 行政许可 | 8.5 |"),),
    **{
        f"licences {number}": (("| 行政许可 | 8 |", f"| 行政许可 | {number} |"),)
        for number in "8件 8条 8宗 １２ １，２０８ +05 +8 ＋8 8.0 08 8（含变更） 八 约8 8-9 8元".split()
    },
    **{
        f"fees {number}": (("| 行政事业性收费 | 0 |", f"| 行政事业性收费 | {number} |"),)
        for number in ("32.48", "32.48万元", "32.48元", "324800元", "1,208.5", "３２.48", "0.00", "-1", "12件")
    },
    "a unit above": (("| 信息内容 | 本年制", "单位：万件\n| 信息内容 | 本年制"),),
    "a unit above requests": (("| 申请人情况 |", "单位：百件\n| 申请人情况 |"),),
    "a unit beside a row": (("| 行政许可 | 8 |", "| 行政许可（万件） | 8 |"),),
    "words in a cell": (("| 行政许可 | 8 |", "| 行政许可 | 见附件 |"),),
    "words in two cells": (("| 行政许可 | 8 |", "| 行政许可 | 见附件 |"), ("| 行政处罚 | 0 |", "| 行政处罚 | 见附件 |")),
    "other words in two cells": (("| 行政许可 | 8 |", "| 行政许可 | 见附件 |"), ("| 行政处罚 | 0 |", "| 行政处罚 | 略 |")),
    "a blank": (("| 行政许可 | 8 |", "| 行政许可 | |"),),
    "a mark": (("| 行政许可 | 8 |", "| 行政许可 | / |"),),
    "a row that is twice there": (("| 行政许可 | 8 |", "| 行政许可 | 8 |\n| 行政许可 | 9 |"),),
    "a row with a figure less": (("| 2.重复申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |", "| 2.重复申请 | 0 | 1 | 0 | 2 | 0 |"),),
    "two rows with a figure less": (
        ("| 2.重复申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |", "| 2.重复申请 | 0 | 1 | 0 | 2 | 0 |"),
        ("| 3.要求提供公开出版物 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |", "| 3.要求提供公开出版物 | 0 | 1 | 0 |"),
    ),
    "requests in the text alone": (("收到政府信息公开申请3件", "收到政府信息公开申请5件"),),
    "a title without year": (("清河县水务局2024年政府信息公开工作年度报告", "清河县水务局政府信息公开工作年度报告"),),
    "a title of another kind": (("2024年政府信息公开工作年度报告", "2024年政务公开工作总结报告"),),
    "a title with a remark": (("工作年度报告\n", "工作年度报告（公开版）\n"),),
    "a title with signs": (("清河县水务局2024年", "XX局2024年"),),
    "no title": (("清河县水务局2024年政府信息公开工作年度报告\n", ""),),
    "five parts announced": ((BASIS, f"本报告由五个部分组成。{BASIS}"),),
    "six parts announced": ((BASIS, f"本报告由六个部分组成。{BASIS}"),),
    "an old outline announced": ((BASIS, f"本报告由六个部分组成，包括概述和收费及减免情况。{BASIS}"),),
    "published late": (("2025年1月20日", "2025年2月1日"),),
    "published on the last day": (("2025年1月20日", "2025年1月31日"),),
    "published in the year": (("2025年1月20日", "2024年12月30日"),),
    "published on the last day of the year": (("2025年1月20日", "2024年12月31日"),),
    "published in April": (("2025年1月20日", "2025年4月1日"),),
    "an older year": (("2024年", "2016年"),),
    "a year before all forms": (("2024年", "2012年"),),
    "of a city": (("清河县水务局", "清河市人民政府"),),
    "of a city, late": (("清河县水务局", "清河市人民政府"), ("2025年1月20日", "2025年4月1日")),
    "of a school": (("清河县水务局", "清河大学"),),
    "a report of the old outline": ((part(HEADS[0]), OLD),),
}  # fmt: skip


# ---- fields and figures --------------------------------------------------------------------------


def of(level: Level, kind: Kind, scope: Scope = Scope.UNKNOWN) -> dict[str, Any]:
    return {"reporter": attrs.evolve(build_report().reporter, level=level, kind=kind, scope=scope)}


FIGURES: Mapping[str, Mapping[str, Any]] = {
    **{f"fees {value}": {FEES: Decimal(value)} for value in ("9999", "10000", "10001", "10000.5", "324800")},
    **{f"licences {value}": {LICENCES: value} for value in (10**9, 10**9 + 1)},
    **{
        f"{stock} in force, {repealed} repealed": {f"{STOCK}.in_force": stock, f"{STOCK}.repealed": repealed}
        for stock, repealed in ((100, 0), (101, 0), (101, 1), (101, 2))
    },
    **{
        f"{issued} issued, {in_force} in force": {f"{RULES}.issued": issued, f"{RULES}.in_force": in_force}
        for issued, in_force in ((2, 2), (3, 2), (0, 2))
    },
    "documents issued, blank in force": {f"{STOCK}.issued": 3, f"{STOCK}.in_force": None},
    "rules blank": dict.fromkeys((f"{RULES}.issued", f"{RULES}.repealed", f"{RULES}.in_force")),
    "a rule blank": {f"{RULES}.issued": None, f"{RULES}.in_force": 0},
    "fees blank": {FEES: None},
    "received blank": {"requests.received.total": None},
    "all zero": {},
    "all zero but a blank": {LICENCES: None},
    **{
        f"{count} {name} of {table}": dict.fromkeys(
            [path for path in build_report("form_2021").cells if path.startswith(table)][:count], filling
        )
        for table, counts in (("requests", (10, 11)), ("remedies", (5, 6)))
        for count in counts
        for name, filling in (("blanks", None), ("marks", "/"))
    },
}  # fmt: skip
BODIES: Mapping[str, dict[str, Any]] = {
    f"{level.value} {kind.value} {scope.value}": of(level, kind, scope)
    for level in Level
    for kind in (Kind.GOVERNMENT, Kind.DEPARTMENT, Kind.INSTITUTION, Kind.UNKNOWN)
    for scope in (Scope.UNKNOWN, Scope.JURISDICTION)
}
OTHERS: Mapping[str, Callable[[], Report]] = {
    "nothing": Report,
    "a year alone": lambda: Report(year=2024),
    "a year alone, before the forms": lambda: Report(year=2010),
    "a title alone": lambda: Report(title="清河县水务局2024年政府信息公开工作年度报告", year=2024),
    **{
        f"a page named {name}": lambda name=name: attrs.evolve(build_report(), metadata={"name": name})
        for name in ("清河县水务局2023年政府信息公开年报", "清河县水务局2024年政府信息公开年报", "2023年总结", "政府信息公开年报")
    },
    **{
        f"published on {day}": lambda day=day: attrs.evolve(build_report(), published_on=day, **of(Level.UNKNOWN, Kind.UNKNOWN))
        for day in (date(2025, 3, 31), date(2025, 4, 1), date(2024, 12, 30), date(2024, 12, 31))
    },
}


def changed(name: str) -> Report:
    """Return the report of a name."""
    kind, _, which = name.partition(": ")
    if kind == "line":
        return parse_text(sound().replace(FIRST, f"{FIRST}\n{LINES[which]}", 1))
    if kind == "edit":
        text = sound()
        for old, new in EDITS[which]:
            text = text.replace(old, new)
        return parse_text(text)
    if kind == "figures":
        return with_figures(build_report("form_2021"), FIGURES[which])
    if kind == "body":
        values = {FEES: Decimal(20_000), f"{RULES}.in_force": 3}
        return attrs.evolve(with_figures(build_report("form_2021"), values), **BODIES[which], published_on=date(2025, 2, 3))
    return OTHERS[which]()


def names() -> Iterator[str]:
    """Yield the changes."""
    for kind, changes in (("line", LINES), ("edit", EDITS), ("figures", FIGURES), ("body", BODIES), ("other", OTHERS)):
        yield from (f"{kind}: {name}" for name in changes)


def judged(name: str) -> str:
    """Return what is said of a report, as the file has it."""
    rules = RuleSet.default(plugins=False)
    rules = rules.only("GD8") if name.startswith("body") else rules.only("GD2", "GD3", "GD8")
    lines = [f"# {name}", *shown(evaluate(changed(name), rules, include_not_evaluable=True, strict=True))]
    return "".join(f"{line.rstrip()}\n" for line in lines)


if __name__ == "__main__":
    CHANGES.write_text("".join(map(judged, names())), encoding="utf-8")
