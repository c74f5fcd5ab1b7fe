"""Rarer mixtures of the forms; see `making` for what their truth is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.layouts.official import PROACTIVE_BLOCKS

if TYPE_CHECKING:
    from .making import Maker

__all__ = ["RARER"]

_PROVINCIAL = (
    ("指标名称", "计量单位", "本年度", "历年累计"), ("主动公开文件数", "条", "12", "340"),
    ("其中：网站公开数", "条", "9", "210"),
    ("收到申请数", "条", "1", "34"), ("答复申请数", "条", "1", "33"), ("行政复议数", "件", "0", "2"),
    ("行政诉讼数", "件", "0", "1"),
)  # fmt: skip
_CODED = (
    ("指标", "代码", "数量"), ("主动公开信息数", "01", "1204"), ("申请总数", "10", "3"), ("当面申请数", "11", "1"),
    ("网上申请数", "12", "2"), ("答复总数", "17", "3"), ("同意公开答复数", "18", "2"), ("否决公开答复总数", "20", "1"),
    ("行政复议数", "32", "0"), ("行政诉讼数", "33", "0"), ("行政申诉数", "34", "0"),
)  # fmt: skip


def _block_kept(maker: Maker) -> None:
    """A whole block of 2019 kept below the form of 2021: 政府集中采购."""
    if maker.form == "form_2021":
        maker.proactive += [["第二十条第（九）项"], ["信息内容", "采购项目数量", "采购总金额"], ["政府集中采购", "3", "18.5"]]


def _blank_template(maker: Maker) -> None:
    """The empty table of the other form stands in an annex."""
    maker.attached = [[cell if not cell.isdigit() else "" for cell in row] for row in maker.blocks(maker.other)]


def _spoken_labels(maker: Maker) -> None:
    """Prose names labels of the other form."""
    words = "、".join(PROACTIVE_BLOCKS[maker.other][0].heads[1:])
    maker.prose = f"与其他年度相比，统计口径有调整，不再单独说明{words}等内容。"


def _figures_in_prose(maker: Maker) -> None:
    """Lines of figures before the tables, in the words of both forms."""
    maker.prose = "行政许可 5 件\n\n行政处罚 7 件\n\n政府集中采购 3 项\n\n规范性文件 2 件"


def _old_headings(maker: Maker) -> None:
    """The tables stand below headings of the old outline."""
    maker.headings = [
        "概述", "主动公开政府信息情况", "依申请公开政府信息情况", "因政府信息公开申请行政复议、提起行政诉讼的情况",
        "存在的主要问题和改进措施", "其他需要报告的事项",
    ]  # fmt: skip


def _numbered_rows(maker: Maker) -> None:
    """Rows of table 二 are numbered."""
    number = 0
    for row in maker.proactive:
        if len(row) > 1 and row[1][:1].isdigit():
            number += 1
            row[0] = f"{number}.{row[0]}"


def _shuffled_blocks(maker: Maker) -> None:
    """The blocks of table 二 in another order."""
    starts = [at for at, row in enumerate(maker.proactive) if row[0].startswith("第二十条")]
    blocks = [maker.proactive[start:stop] for start, stop in zip(starts, [*starts[1:], None], strict=True)]
    maker.rng.shuffle(blocks)
    maker.proactive = [row for block in blocks for row in block]


def _one_block(maker: Maker) -> None:
    """Only the first or the last block of table 二 is there."""
    starts = [at for at, row in enumerate(maker.proactive) if row[0].startswith("第二十条")]
    maker.proactive = maker.proactive[starts[-1] :] if maker.rng.random() < 0.5 else maker.proactive[: starts[1]]


def _statistics_first(maker: Maker) -> None:
    """The table of 2014 stands before the sections of a later form."""
    maker.before = maker.statistics()


def _statistics_with_later_rows(maker: Maker) -> None:
    """The table of 2014 with local rows that are called like later ones."""
    maker.form = maker.truth = "stats_2014"
    maker.year = maker.rng.choice((2014, 2016, 2018))
    maker.proactive, maker.requests = [], []
    maker.attached = maker.statistics()
    for label in ("行政许可", "行政处罚", "规范性文件", "行政事业性收费"):
        maker.attached.insert(maker.rng.randint(2, len(maker.attached)), [label, "件", maker.figure()])


def _statistics_half(maker: Maker) -> None:
    """Half of the table of 2014, below the six headings of later years."""
    maker.form = maker.truth = "stats_2014"
    maker.year = maker.rng.choice((2015, 2017, 2018))
    maker.proactive, maker.requests = [], []
    rows = maker.statistics()
    maker.attached = rows[: maker.rng.randint(18, 40)]


def _provincial(maker: Maker) -> None:
    """A provincial table with 历年累计: on no form."""
    maker.proactive, maker.requests, maker.truth = [], [], None
    maker.year = maker.rng.choice((2009, 2011, 2013))
    maker.attached = [list(row) for row in _PROVINCIAL]


def _coded(maker: Maker) -> None:
    """A coded table of before 2014: on no form."""
    maker.proactive, maker.requests, maker.truth = [], [], None
    maker.year = maker.rng.choice((2008, 2010, 2012))
    maker.attached = [list(row) for row in _CODED]


def _header_slips(maker: Maker) -> None:
    """Slips in the header cells alone, of one character."""
    for row in maker.proactive:
        if row[0] == "信息内容":
            for at in range(1, len(row)):
                if len(row[at]) >= 6:
                    place = maker.rng.randrange(3, len(row[at]) - 1)
                    row[at] = row[at][:place] + row[at][place + 1 :]


RARER = {
    kind.__name__.strip("_"): kind
    for kind in (
        _block_kept, _blank_template, _spoken_labels, _figures_in_prose, _old_headings, _numbered_rows, _shuffled_blocks,
        _one_block, _statistics_first, _statistics_with_later_rows, _statistics_half, _provincial, _coded, _header_slips,
    )
}  # fmt: skip
