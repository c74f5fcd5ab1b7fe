"""The report round the statistical table: the old outline, with the table behind it, before it or within."""

from __future__ import annotations

from . import noise
from .document import Block
from .draft import Draft
from .statistics import TITLE

_OUTLINE = (
    ("概述", "{year}年，我单位按照条例规定和上级部署，明确分工，把公开工作与日常业务一同安排、一同检查。"),
    ("主动公开政府信息情况", "全年围绕财政资金、公共服务、项目建设等领域更新栏目{b}个，编印便民手册{c}种。"),
    ("依申请公开政府信息情况", "公众可以当面、传真、网络、信函提出申请，受理窗口每周开放{c}天，逐件登记，按期答复。"),
    ("政府信息公开收费及减免情况", "检索、复制、邮寄等费用按照标准收取，困难群众予以减免。"),
    ("因政府信息公开申请行政复议、提起行政诉讼的情况", "有关案件均配合审理机关办理，详见附表。"),
    ("存在的主要问题和改进措施", "一是更新不够及时；二是解读形式单一。下一年将建立提醒制度，组织{c}次交叉检查。"),
    ("需要说明的事项与附表", "本年度没有其他需要说明的事项。"),
)
_BAIT = (
    "主动公开政府信息 {a} 条，收到申请 {d} 件，按时办结 {a} 件。",
    "1.政府网站公开政府信息 {d} 条；2.政务微博公开 {a} 条；3.其他方式公开 {b} 条。",
    "行政复议 {b} 件，行政诉讼 {c} 件，被依法纠错 0 件；专职人员 {c} 人，兼职人员 {b} 人。",
)


def compose(draft: Draft) -> list[Block]:
    """
    Lay out the report.

    Features: breadcrumbs, metadata, footer, table_first, table_after_overview, no_outline, no_caption, filler, bait,
    han_numerals_lost, reporters.
    """
    features, spec, rng = draft.features, draft.spec, draft.rng
    draft.expected["body"] = spec.body
    for short in spec.body_also:
        draft.allow("body", short)
    blocks = [Block("chrome", text) for text in noise.breadcrumbs(draft)] if "breadcrumbs" in features else []
    blocks.append(Block("title", f"{spec.body}{spec.year}年政府信息公开工作年度报告"))
    if "metadata" in features:
        blocks.append(Block("meta", pairs=tuple(noise.metadata(draft))))
    blocks.append(Block("para", f"根据有关规定，现公布{spec.year}年度报告。本报告由正文和附表组成。"))
    table = _table(draft)
    if "table_first" in features:
        blocks += table
    figures = {"a": rng.randint(3001, 9999), "b": rng.randint(11, 98), "c": rng.randint(2, 9), "d": rng.randint(3001, 9999)}
    for number, (heading, text) in enumerate(() if "no_outline" in features else _OUTLINE):
        numeral = "" if "han_numerals_lost" in features else f"{'一二三四五六七'[number]}、"
        blocks.append(Block("heading", f"{numeral}{heading}"))
        blocks.append(Block("para", text.format(year=spec.year, **figures)))
        if number == 0:
            blocks += [Block("para", bait.format(**figures)) for bait in _BAIT] if "bait" in features else []
            blocks += table if "table_after_overview" in features else []
    if not {"table_first", "table_after_overview"} & features:
        blocks += table
    draft.expected["published_on"] = spec.published.isoformat()
    draft.allow("published_on", None)
    draft.expected["other_matters.processing_fee_yuan"] = None
    blocks += [Block("signature", spec.body), Block("signature", noise.chinese_date(spec.published))]
    if "footer" in features:
        blocks += [Block("chrome", text) for text in noise.footer()]
    return blocks


def _table(draft: Draft) -> list[Block]:
    features, spec = draft.features, draft.spec
    blocks: list[Block] = []
    if "no_caption" not in features:
        blocks += [Block("para", "附表"), Block("para", TITLE), Block("para", f"（{spec.year}年度）")]
    if "filler" in features:
        blocks.append(Block("para", f"填报单位（盖章）：{spec.body_also[0]}"))
    blocks.append(Block("table", section="statistics"))
    if "reporters" in features:
        blocks.append(Block("para", "单位负责人：林木    审核人：江河    填报人：石青"))
        blocks.append(Block("para", f"联系电话：0939-8215001    填报日期：{spec.published.isoformat()}"))
    return blocks
