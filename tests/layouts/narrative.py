"""The prose of a made-up report. The wording is ours; numbers in it are bait, never answers."""

from __future__ import annotations

from .draft import Draft
from .official import ASPECTS, HEADINGS

_OPENING = (
    "{year}年，我单位围绕年度重点任务，把公开要求放进办文办事的各个环节，让群众看得到、读得懂、问得着。",
    "一年来，本单位依照条例规定，按照先审查后发布的顺序开展工作，现将{year}年度情况报告如下。",
    "本报告按照上级统一格式编写，全面反映{year}年度本机关政府信息公开工作的主要情况。",
)

_ASPECTS = (
    (
        "围绕民生事项更新公开目录，全年发布各类信息{a}条，其中办事指南{b}条，回复网民留言{c}条。",
        "以清单方式明确谁来公开、何时公开，全年更新栏目{b}个，发布信息{a}条。",
    ),
    (
        "畅通当面、信函、网络三个渠道，答复前逐件审核，做到件件有记录、事事有回音。",
        "完善登记、转办、答复、归档各个环节，全年办理过程平稳有序。",
    ),
    (
        "对历史文件分批清理，标明有效、失效状态，并为{b}份文件补录了索引信息。",
        "坚持一稿三审，文件拟制时同步确定公开属性，归档时同步检查。",
    ),
    (
        "网站栏目按主题重新编排，新增检索入口，同时在便民大厅设置查阅点{b}处。",
        "统筹网站、公众号和公示栏，同一内容同步更新，全年推送图文{a}篇。",
    ),
    (
        "每季度开展一次自查，发现的{b}个问题均已改正；组织业务学习{c}次。",
        "公开工作列入年度考核，群众评议结果向社会公布，全年未发生责任追究情形。",
    ),
)

_INNER_HEADINGS = (
    ("健全机制，压实工作责任", "明确一名负责同志分管，相关股室各司其职，形成闭环。"),
    ("聚焦重点，扩大公开范围", "围绕财政资金、公共服务、项目建设等领域持续更新内容{a}条。"),
    ("优化渠道，方便群众查询", "线上线下同步推进，查询步骤由{c}步减为2步。"),
    ("下一步工作打算", "继续在内容质量和更新速度上下功夫，提高群众满意度。"),
)

_PROBLEMS = (
    "一是部分栏目更新不够及时；二是解读形式比较单一；三是经办人员更换较多，业务还不熟练。",
    "从全年看，公开内容的针对性还需加强，个别科室主动意识不足，查询体验有待改善。",
)
_IMPROVEMENTS = (
    "下一步，将建立更新提醒制度，丰富图表和短片等解读形式，并安排新进人员跟班学习。",
    "针对上述情况，我们制定了整改清单，逐项明确时限，年内组织两次交叉检查。",
)


def overview(draft: Draft) -> list[tuple[str, str]]:
    """Section 一 as (kind, text) pairs; kind is para or subheading."""
    rng = draft.rng
    blocks = [("para", rng.choice(_OPENING).format(year=draft.spec.year))]
    for number, aspect in enumerate(ASPECTS):
        text = rng.choice(_ASPECTS[number]).format(a=rng.randint(120, 990), b=rng.randint(11, 98), c=rng.randint(3, 9))
        if "aspects_inline" in draft.features:
            blocks.append(("para", f"（{'一二三四五'[number]}）{aspect}情况。{text}"))
        else:
            blocks.append(("subheading", f"（{'一二三四五'[number]}）{aspect}情况"))
            blocks.append(("para", text))
    if "bait" in draft.features:
        blocks.extend(("para", text) for text in _bait(draft))
    if "inner_headings" in draft.features:
        for numeral, (title, text) in zip("二三四五", _INNER_HEADINGS, strict=True):
            blocks.append(("inner", f"{numeral}、{title}"))
            blocks.append(("para", text.format(a=rng.randint(120, 990), c=rng.randint(3, 9))))
    return blocks


def _bait(draft: Draft) -> list[str]:
    """Sentences with the words of labels and figures that are not those of the tables."""
    rng, year = draft.rng, draft.spec.year
    a, b, c, d = (rng.randint(3001, 9999) for _ in range(4))
    return [
        f"其中窗口受理行政许可 {a} 件，行政处罚 {year}年累计公示 {b} 条，行政强制 {c} 条。",
        f"自然人咨询 {d} 人次，其他渠道咨询 {a} 人次。",
        f"1.属于国家秘密的信息 {a} 条一律不上网；2.重复申请 {b} 件均已说明理由。",
        f"规章 {c} 件、规范性文件 {d} 件为上级单位历年印发的转载数量。",
    ]


def problems(draft: Draft) -> list[tuple[str, str]]:
    """Section 五."""
    return [("para", draft.rng.choice(_PROBLEMS)), ("para", draft.rng.choice(_IMPROVEMENTS))]


def other_matters(draft: Draft) -> list[tuple[str, str]]:
    """Section 六, with or without a 信息处理费."""
    path = "other_matters.processing_fee_yuan"
    draft.expected[path] = None
    choice = draft.rng.randrange(3)
    if choice == 0:
        return [("para", "无")]
    if choice == 1:
        draft.allow(path, "0")
        return [("para", f"{draft.spec.year}年，本机关没有收取政府信息公开信息处理费。")]
    fee = draft.rng.randint(3, 98) * 10
    draft.expected[path] = str(fee)
    return [("para", f"{draft.spec.year}年，本机关共收取政府信息公开信息处理费{fee}元。")]


def preamble(draft: Draft) -> str:
    """One sentence that names the six parts, as many reports open."""
    parts = "、".join(f"{numeral}、{words}" for numeral, words in zip("一二三四五六", HEADINGS, strict=True))
    if draft.rng.random() < 0.5:
        parts = "、".join(HEADINGS)
    year = draft.spec.year
    return (
        f"根据有关规定，现公布{draft.spec.body}{year}年度报告。本报告由{parts}六个部分组成，"
        f"所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。"
    )
