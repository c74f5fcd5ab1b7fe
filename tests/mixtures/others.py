"""Mixtures of blocks and of shorter headers, tables of provinces, and reports of schools and enterprises; see `making`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .making import Maker

__all__ = ["OTHERS"]

_PROVINCIAL = tuple(
    tuple(row.split())
    for row in """
主动公开文件数 条
其中：1．政府网站公开数 条
2．政府公报公开数 条
3．其他方式公开数 条
收到申请数 条
其中：1．当面申请数 条
2．网络申请数 条
3．信函申请数 条
对申请的答复数 条
其中：1．同意公开数 条
2．同意部分公开数 条
3．不同意公开数 条
行政复议数 件
行政诉讼数 件
举报投诉数 件
""".strip().splitlines()
)
_CODED = tuple(
    tuple(row.split())
    for row in """
主动公开信息数 01
其中：公开规范性文件数 02
政府网站公开数 03
申请总数 10
当面申请数 11
传真申请数 12
网络申请数 13
信函申请数 14
答复总数 17
同意公开答复数 18
同意部分公开答复数 19
否决公开答复总数 20
涉及国家秘密 21
涉及商业秘密 22
涉及个人隐私 23
行政复议数 32
行政诉讼数 33
行政申诉数 34
""".strip().splitlines()
)
_OF_SCHOOLS = (
    "概述", "主动公开情况", "依申请公开情况", "对信息公开的评议情况", "因学校信息公开工作受到举报的情况",
    "存在的主要问题和改进措施",
)  # fmt: skip
_OF_ENTERPRISES = ("总体情况", "主动公开情况", "依申请公开情况", "投诉处理情况", "存在的问题及改进措施")


def _shorter_header(maker: Maker) -> None:
    """Of each header cell of table 二 the first two to four characters."""
    length = maker.rng.randint(2, 4)
    for row in maker.proactive:
        if row[0] == "信息内容":
            row[1:] = [cell[:length] for cell in row[1:]]


def _first_block_of_the_other(maker: Maker) -> None:
    """The first block of table 二 as the other form prints it."""
    maker.proactive = maker.blocks(maker.other)[:4] + maker.proactive[4:]


def _many_provincial(maker: Maker) -> None:
    """A whole provincial table, with the year and 历年累计."""
    maker.proactive, maker.requests, maker.truth = [], [], None
    maker.year = maker.rng.choice((2009, 2011, 2013, 2016))
    rows = [[label, unit, maker.figure(), maker.figure()] for label, unit in _PROVINCIAL]
    maker.attached = [["指标名称", "计量单位", f"{maker.year}年", "历年累计"], *rows]


def _many_coded(maker: Maker) -> None:
    """A whole coded table."""
    maker.proactive, maker.requests, maker.truth = [], [], None
    maker.year = maker.rng.choice((2008, 2010, 2013, 2015))
    maker.attached = [["指标", "代码", "单位", "数量"], *([label, code, "件", maker.figure()] for label, code in _CODED)]


def _of_a_school(maker: Maker) -> None:
    """In words of its own, without a table."""
    maker.body, maker.headings = "青禾职业技术学院", list(_OF_SCHOOLS)
    maker.proactive, maker.requests, maker.truth = [], [], None


def _of_an_enterprise(maker: Maker) -> None:
    """In words of its own, without a table."""
    maker.body, maker.headings = "青禾县自来水有限公司", list(_OF_ENTERPRISES)
    maker.proactive, maker.requests, maker.truth = [], [], None


def _of_a_school_on_a_form(maker: Maker) -> None:
    """The tables are those of the form, whoever fills them in."""
    maker.body = "青禾职业技术学院"


def _statistics_of_another_time(maker: Maker) -> None:
    """The table of 2014 before or after its years, with serial numbers or the units behind the figures."""
    maker.form = maker.truth = "stats_2014"
    maker.year = maker.rng.choice((2012, 2013, 2019, 2020, 2023))
    maker.proactive, maker.requests = [], []
    rows = maker.statistics()
    if maker.rng.random() < 0.5:
        rows = [["序号", *rows[0]], *([str(at), *row] for at, row in enumerate(rows[1:], 1))]
    else:
        rows = [[label, figure, unit] for label, unit, figure in rows]
    maker.attached = rows


OTHERS = {
    kind.__name__.strip("_"): kind
    for kind in (
        _shorter_header, _first_block_of_the_other, _many_provincial, _many_coded, _of_a_school, _of_an_enterprise,
        _of_a_school_on_a_form, _statistics_of_another_time,
    )
}  # fmt: skip
