"""
Mixtures of the forms as plain text, thousands of them from a seed.

The truth is the form that table 二 of a report (or its statistical table) is on as a whole: it tells the forms of 2019
and 2021 apart, beside the three rows of （六）其他处理. Where nothing of that is left, or as much of the one as of the
other, the form of the year is the truth, and none without a year; a reader must then say that it did so.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.layouts.official import HEADINGS, PROACTIVE_BLOCKS, REQUEST_ROWS
from tests.layouts.statistics import HEADS, ROWS

from .others import OTHERS
from .rarer import RARER
from .whole import WHOLE

__all__ = ["KINDS", "Maker", "Mixture", "mixtures"]

_OLD = (
    "概述", "主动公开政府信息情况", "依申请公开政府信息和不予公开政府信息的情况", "政府信息公开的收费及减免情况",
    "因政府信息公开申请行政复议、提起行政诉讼的情况", "存在的主要问题和改进措施", "其他需要报告的事项",
)  # fmt: skip
SHAPES = ("rows", "rows", "tabs", "lines", "pipes")
"""How the tables are printed: a row a line between pipes or tabs, or a cell a line."""


@dataclass
class Mixture:
    """A report, and the form that it is on."""

    kind: str
    seed: int
    text: str
    form: str | None
    year: int | None


@dataclass
class _Table:
    """Rows of cells; a change of one cell makes a mixture."""

    rows: list[list[str]] = field(default_factory=list)

    def text(self, shape: str) -> str:
        if shape == "lines":
            return "\n\n".join(cell for row in self.rows for cell in row)
        if shape == "pipes":
            return "\n".join(f"{cell} |" for row in self.rows for cell in row)
        mark = "\t" if shape == "tabs" else " | "
        return "\n".join(mark.join(row) + ("" if shape == "tabs" else " |") for row in self.rows)


class Maker:
    """What is drawn for one report."""

    def __init__(self, kind: str, seed: int) -> None:
        self.rng = random.Random(f"mixture/{kind}/{seed}")
        self.kind = kind
        self.shape = self.rng.choice(SHAPES)
        self.form = self.rng.choice(("form_2021", "trial_2019"))
        self.year: int | None = self.rng.choice((2019, 2020) if self.form == "trial_2019" else (2021, 2022, 2023, 2024, 2025))
        self.headings = list(HEADINGS)
        self.proactive = self.blocks(self.form)
        self.requests = self.outcomes(self.form)
        self.attached: list[list[str]] = []
        self.truth: str | None = self.form
        self.period: int | None = None
        self.untitled = self.told_by_year = False
        self.body = "青禾县林业局"
        self.before: list[list[str]] = []
        self.prose = ""

    @property
    def other(self) -> str:
        return "trial_2019" if self.form == "form_2021" else "form_2021"

    def figure(self) -> str:
        return str(self.rng.randrange(10_000))

    def blocks(self, form: str) -> list[list[str]]:
        rows: list[list[str]] = []
        for block in PROACTIVE_BLOCKS[form]:
            rows += [[block.title], list(block.heads)]
            rows += [[label, *(self.figure() for _ in paths)] for label, paths in block.rows]
        return rows

    def outcomes(self, form: str) -> list[list[str]]:
        head = ["申请人情况", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
        return [head, *([row.label, *("0" for _ in range(7))] for row in REQUEST_ROWS[form])]

    def statistics(self) -> list[list[str]]:
        return [list(HEADS), *([row.label, row.unit, self.figure() if row.path else "—"] for row in ROWS)]

    def no_year(self) -> None:
        self.year, self.untitled = None, True
        if self.told_by_year:
            self.truth = None

    def text(self) -> str:
        year = self.year
        lines = [f"{self.body}{'' if self.untitled else f'{year}年'}政府信息公开工作年度报告"]
        if self.period is not None:
            lines.append(f"本报告数据的统计期限自{self.period}年1月1日起至{self.period}年12月31日止。")
        if self.before:
            lines += ["政府信息公开情况统计表", _Table(self.before).text(self.shape)]
        tables = {1: self.proactive, 2: self.requests}
        for number, heading in enumerate(self.headings):
            lines.append(f"{'一二三四五六七八'[number]}、{heading}")
            rows = tables.get(number) if len(self.headings) == 6 else None
            lines.append(_Table(rows).text(self.shape) if rows else "本单位按照要求开展了相关工作，情况平稳。")
            if number == 0:
                lines.append(self.prose)
        if self.attached:
            lines += ["附件", _Table(self.attached).text(self.shape)]
        return "\n\n".join(line for line in lines if line) + "\n"


def _clean(maker: Maker) -> None:
    """As it should be."""


def _normative_label(maker: Maker) -> None:
    """规范性文件 under the form of 2021, 行政规范性文件 under that of 2019."""
    for row in maker.proactive:
        if row[0].endswith("规范性文件"):
            row[0] = "规范性文件" if maker.form == "form_2021" else "行政规范性文件"


def _cut_header(maker: Maker) -> None:
    """The header cells of 2019 cut to 本年新 twice, and to 本年增/."""
    maker.form = maker.truth = "trial_2019"
    maker.year = maker.rng.choice((2019, 2020, 2022))
    maker.proactive, maker.requests = maker.blocks(maker.form), maker.outcomes(maker.form)
    for row in maker.proactive:
        row[:] = ["本年新" if cell.startswith("本年新") else "本年增/" if cell == "本年增/减" else cell for cell in row]


def _other_year(maker: Maker) -> None:
    """A form before or after its years."""
    maker.year = maker.rng.choice((2021, 2022, 2023, 2024, 2025) if maker.form == "trial_2019" else (2016, 2018, 2019, 2020))


def _other_header(maker: Maker) -> None:
    """The header of one block as the other form has it."""
    old, new = PROACTIVE_BLOCKS["trial_2019"], PROACTIVE_BLOCKS["form_2021"]
    mine, theirs = (old, new) if maker.form == "trial_2019" else (new, old)
    at = maker.rng.randrange(2)
    for row in maker.proactive:
        if row == list(mine[at].heads):
            row[:] = list(theirs[at].heads)[: len(row)]
            break


def _other_rows(maker: Maker) -> None:
    """A row or two that only the other form prints."""
    rows = [["其他对外管理服务事项", "3", "0", "5"], ["政府集中采购", "3", "18.5"]]
    if maker.form == "form_2021":
        chosen = rows[: maker.rng.randint(1, 2)]
        for row in chosen:
            maker.proactive.insert(maker.rng.randint(8, len(maker.proactive)), row)


def _other_outcomes(maker: Maker) -> None:
    """Table 三 on the other form: one row for three, or three for one."""
    maker.requests = maker.outcomes(maker.other)


def _slips(maker: Maker) -> None:
    """Typing slips in a third of the labels that allow for some."""
    for rows in (maker.proactive, maker.requests):
        for row in rows:
            for at, cell in enumerate(row):
                if len(cell) >= 6 and not cell.isdigit() and maker.rng.random() < 0.33:
                    place = maker.rng.randrange(3, len(cell) - 1)
                    row[at] = maker.rng.choice((
                        cell[:place] + cell[place + 1 :],
                        cell[:place] + cell[place] + cell[place:],
                        cell[:place] + cell[place + 1] + cell[place] + cell[place + 2 :],
                    ))  # fmt: skip


def _no_proactive(maker: Maker) -> None:
    """No table 二: three rows of （六） are those of 2021 alone, one row tells nothing."""
    maker.proactive = []
    if maker.form == "trial_2019":
        # One row of （六） may be that of either form.
        maker.year = maker.rng.choice((2019, 2020, 2022))
        maker.truth = "trial_2019" if maker.year < 2021 else "form_2021"


def _no_requests(maker: Maker) -> None:
    """No table 三."""
    maker.requests = []


def _no_year(maker: Maker) -> None:
    """Neither title nor period tells the year."""
    maker.no_year()


def _no_year_no_proactive(maker: Maker) -> None:
    """No year and no table 二: one row of （六） leaves nothing to go by."""
    maker.no_year()
    maker.proactive = []
    maker.truth = "form_2021" if maker.form == "form_2021" else None


def _contradicting_year(maker: Maker) -> None:
    """Title and statistical period tell different years, of different forms."""
    maker.period = 2020 if maker.form == "form_2021" else 2023


def _lost_header(maker: Maker) -> None:
    """No header cells at all: the numbers of figures and the rows tell."""
    maker.proactive = [row for row in maker.proactive if row[0] != "信息内容" and not row[0].startswith("第二十条")]


def _few_rows(maker: Maker) -> None:
    """Half of table 二, broken off."""
    maker.proactive = maker.proactive[: maker.rng.randint(4, 8)]


def _statistics(maker: Maker) -> None:
    """The statistical table of 2014 behind the six headings of later years, or the old ones."""
    maker.form = maker.truth = "stats_2014"
    maker.year = maker.rng.choice((2014, 2015, 2016, 2017, 2018, 2019, 2021))
    maker.proactive, maker.requests = [], []
    maker.attached = maker.statistics()
    if maker.rng.random() < 0.5:
        maker.headings = list(_OLD)


def _statistics_beside(maker: Maker) -> None:
    """The statistical table attached to a report on a later form."""
    maker.attached = maker.statistics()


def _half_and_half(maker: Maker) -> None:
    """Header cells of the one form above all rows of the other."""
    new = {tuple(block.heads): block for block in PROACTIVE_BLOCKS["form_2021"]}
    maker.form = maker.truth = "trial_2019"
    maker.year = maker.rng.choice((2020, 2021, 2023))
    maker.proactive, maker.requests = maker.blocks("trial_2019"), maker.outcomes("trial_2019")
    first = list(next(iter(new)))
    for row in maker.proactive:
        if row[0] == "信息内容":
            row[:] = first
            break


def _old_outline(maker: Maker) -> None:
    """The outline of 2008 without any table: on no form."""
    maker.headings, maker.truth = list(_OLD), None
    maker.year = maker.rng.choice((2011, 2013, 2015, 2018, 2020, 2023))


def _no_tables(maker: Maker) -> None:
    """The six headings without any table: on no form that could be told."""
    maker.proactive, maker.requests, maker.truth = [], [], None


KINDS = {
    kind.__name__.strip("_"): kind
    for kind in (
        _clean, _normative_label, _cut_header, _other_year, _other_header, _other_rows, _other_outcomes, _slips, _no_proactive,
        _no_requests, _no_year, _no_year_no_proactive, _contradicting_year, _lost_header, _few_rows, _statistics,
        _statistics_beside, _half_and_half, _old_outline, _no_tables,
    )
} | RARER | OTHERS | WHOLE  # fmt: skip


def mixtures(seeds: int, *, kind: str = "") -> Iterator[Mixture]:
    """Yield mixtures of each kind, and of each kind with another; the same for the same arguments, always."""
    for name, change in KINDS.items():
        for seed in range(seeds):
            if kind not in name:
                continue
            maker = Maker(name, seed)
            change(maker)
            label = name
            if seed % 3 == 2 and maker.proactive:
                # A second disturbance that leaves the truth as it is.
                for also in maker.rng.sample((_normative_label, _slips, _no_year, _contradicting_year), 1):
                    if not (also is _normative_label and len(maker.proactive) < 5):
                        also(maker)
                        label = f"{name}+{also.__name__.strip('_')}"
            yield Mixture(label, seed, maker.text(), maker.truth, maker.year)
