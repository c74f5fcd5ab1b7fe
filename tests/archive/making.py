"""
The archive of one body over the years 2008 to 2025, made up from a seed.

Narrative reports until 2013, the table of 2014 until 2018, the form of 2019 until 2020, and that of 2021 until 2025. How
the tables are printed and in which container is drawn for each report.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.layouts.official import HEADINGS

from . import sections, statistics
from .statistics import Rows, Statistics
from .writers import FILES, PAGES, TEXTS, Block, write

BODIES = (
    "青禾县人民政府", "青禾县林业局", "望溪镇人民政府", "青禾县北街街道办事处", "青禾经济开发区管理委员会", "沐河市教育局",
    "青禾县卫生健康委员会", "沐河市人民政府办公室",
)  # fmt: skip
OUTLINES = (
    (
        "概述", "主动公开政府信息情况", "依申请公开政府信息和不予公开政府信息的情况", "政府信息公开的收费及减免情况",
        "因政府信息公开申请行政复议、提起行政诉讼的情况", "存在的主要问题和改进措施", "其他需要报告的事项",
    ),
    ("基本情况", "主动公开情况", "依申请公开情况", "复议、诉讼和申诉情况", "存在的主要问题及改进情况"),
    (
        "工作概况", "主动公开政府信息的情况", "依申请公开政府信息的情况", "收费及减免情况", "行政复议、行政诉讼和举报情况",
        "主要问题和改进措施", "附表",
    ),
    ("加强领导，健全机制", "突出重点，丰富内容", "规范程序，方便群众", "不足和打算"),
)  # fmt: skip
TITLES = (
    "{body}{year}年政府信息公开工作年度报告", "{body}{year}年度政府信息公开工作年度报告", "{body}{year}年政府信息公开年度报告",
    "{year}年{body}政府信息公开工作年度报告", "{body}政府信息公开工作{year}年度报告",
    "{body}关于{year}年度政府信息公开工作情况的报告",
)  # fmt: skip
PROSE = (
    "{year}年，我单位按照条例和上级要求，主动公开政府信息{a}条，其中政府网站公开{b}条，收到申请{c}件，按期答复。",
    "全年召开会议{c}次，培训{a}人次，行政复议{b}件，未发生行政诉讼。",
    "本年度没有收取费用。一是进一步完善制度，二是加强队伍建设。",
)


@dataclass
class Item:
    """A report of the archive: the file, and what is to be read of it."""

    name: str
    data: bytes
    year: int
    form: str | None
    layout: str
    values: dict[str, object] = field(default_factory=dict[str, object])
    states: dict[str, str] = field(default_factory=dict[str, str])


def archive(seed: int, *, years: range = range(2008, 2026), files: bool = True) -> Iterator[Item]:
    """Yield the reports of one body; the same for the same seed, always."""
    rng = random.Random(f"archive/{seed}")
    body = rng.choice(BODIES)
    for year in years:
        yield _report(random.Random(f"archive/{seed}/{year}"), body, year, seed, files=files)


def _report(rng: random.Random, body: str, year: int, seed: int, *, files: bool) -> Item:
    manner = rng.choice((*TEXTS, *PAGES, *(FILES if files else ())))
    title = rng.choice(TITLES).format(body=body, year=year)
    blocks: list[Block] = [title]
    if rng.random() < 0.3:
        blocks.insert(0, f"发布时间：{year + 1}-03-1{rng.randrange(9)}  来源：{body}  浏览次数：{rng.randrange(900)}")
    numbers = {"year": year, "a": rng.randrange(100, 999), "b": rng.randrange(10, 99), "c": rng.randrange(2, 9)}
    prose = [line.format(**numbers) for line in PROSE]
    if year < 2014:
        item = _narrative(rng, blocks, prose, year)
    elif year < 2019:
        item = _statistics(rng, blocks, prose, year, manner)
    else:
        item = _sections(rng, blocks, prose, year, manner)
    blocks += [body, f"{year + 1}年{rng.randint(1, 3)}月{rng.randint(1, 28)}日"]
    item.data, suffix = write(blocks, manner, rng, title)
    item.name = f"{seed}-{year}{suffix}"
    item.layout = f"{manner}/{item.layout}"
    return item


def _outline(rng: random.Random, blocks: list[Block], prose: list[str]) -> None:
    mark = rng.choice(("{han}、", "{han}、", "（{han}）", "{digit}.", "第{han}部分 "))
    for number, heading in enumerate(rng.choice(OUTLINES)):
        blocks += [mark.format(han="一二三四五六七八"[number], digit=number + 1) + heading, rng.choice(prose)]


def _narrative(rng: random.Random, blocks: list[Block], prose: list[str], year: int) -> Item:
    _outline(rng, blocks, prose)
    return Item("", b"", year, None, "narrative")


def _statistics(rng: random.Random, blocks: list[Block], prose: list[str], year: int, manner: str) -> Item:
    style = statistics.draw_style(rng)
    if manner in ("lines", "blanks"):
        # A cell that leaves nothing behind leaves open which is missing.
        style["gap"] = style["gap"] or "/"
        style["head_mark"] = "—"
        names = style["columns"]
        style["columns"] = names if not names or names[0][-1] != "备注" else None  # type: ignore[index]
    if manner in ("lines", "blanks", "pipe_lines") and style["shape"] == "halves":
        # Nothing tells the halves apart.
        style["shape"] = "plain"
    if manner in ("lines", "blanks", "pipe_lines") and style["local"] and style["serial"]:
        # The number before an unknown row may be a figure of the row above.
        style["serial"] = False
    if manner == "blanks" and style["columns"]:
        style["serial"] = False
    table = Statistics(rng, year, style)
    spoken = rng.random() < 0.12 and manner not in FILES
    if spoken:
        style.update(columns=None, units="column", gaps=0)
    _outline(rng, blocks, prose)
    blocks += ["附件", "政府信息公开情况统计表", f"（{year}年度）"]
    if spoken:
        blocks += table.spoken()
    else:
        blocks += table.grid()
    blocks.append("单位负责人：林木    审核人：江河    填报人：石青")
    layout = "spoken" if spoken else "+".join(f"{name}={value}" for name, value in style.items() if name in _SHOWN and value)
    return Item("", b"", year, "stats_2014", layout, table.values, table.states)


_SHOWN = ("marks", "units", "columns", "local", "gap", "shape", "serial", "wide", "wide_heads")


def _sections(rng: random.Random, blocks: list[Block], prose: list[str], year: int, manner: str) -> Item:
    form = "trial_2019" if year < 2021 else rng.choice(("form_2021", "form_2021", "form_2021_undivided"))
    style = sections.draw_style(rng)
    if manner in ("lines", "blanks") and not style["gap"]:
        style["gap"] = "/"
    if manner in FILES:
        # Digits of full width are broken by narrow cells.
        style["wide"] = False
    if manner == "bare_pipes" and not style["gap"]:
        # What spans left looks like blank cells.
        style["gap"] = "/"
    made = sections.Sections(rng, form, style)
    tables: dict[int, list[Rows]] = {1: made.proactive(), 2: made.requests(), 3: made.remedies()}
    for number, heading in enumerate(HEADINGS):
        blocks.append(f"{'一二三四五六'[number]}、{heading}")
        if number in tables:
            for table in tables[number]:
                blocks.append(table)
                if len(tables[number]) > 1 and manner == "pipes" and rng.random() < 0.3:
                    blocks.append("（续表）")
        else:
            blocks.append(rng.choice(prose))
    layout = f"{form}/{style['remedies']}/words{style['words']}/gap={style['gap'] if style['gaps'] else 0}"
    layout += "".join(f"/{name}" for name in ("subtotal", "requests_cut", "blocks_apart", "wide", "thousands") if style[name])
    return Item("", b"", year, form.removesuffix("_undivided"), layout, made.values)
