"""Narratives of our own wording, put together of so many parts that two of them have hardly a sentence in common."""

from __future__ import annotations

import random

__all__ = ["SET_PHRASES", "narrative", "paragraph"]

_WHEN = (
    "年初|入春以后|上半年|汛期之前|七月起|第三季度|秋收时节|十月|年底前|全年|每月月初|逢双周|自查之后|收到意见当日|换届之后|机房搬迁期间|雨季过后|"
    "新系统上线后|节前|春耕期间|预算批复以后|接到来信后|大会闭幕次日|入冬前|半年小结时"
).split("|")
_WHO = (
    "办公室|综合股|法规股|值班室|档案室|窗口人员|信息员|分管同志|各站所|村居代表|编辑小组|技术人员|财务人员|驻村干部|审核人|联络员|讲解员|"
    "热线坐席|网格员|退休老同志|志愿队|联合小组|督查专班|业务骨干|轮岗人员"
).split("|")
_HOW = (
    "逐条比对|分头走访|当面请教|上门征求意见|对照台账|抽取样本|借用地图|按片区|以问答方式|用短片|借助图表|通过大喇叭|沿着河道|分三批|交叉|请老师傅|"
    "照着清单|在赶集日|随送货车|利用午休|隔周|打着手电|按字母顺序|凭回执|依照门牌"
).split("|")
_DO = (
    "核对了|改写了|补录了|张贴了|讲解了|翻印了|撤下了|登记了|归并了|校正了|移交了|重排了|复核了|录制了|公布了|装订了|翻译了|标注了|汇编了|更换了|"
    "追回了|拆分了|抄送了|演示了|封存了"
).split("|")
_WHICH = (
    "历年的|沿街的|偏远村组的|新近的|破损的|重名的|缺页的|待办的|跨年的|手写的|双语的|临时的|积压的|零散的|常被问到的|过期的|存疑的|群众点名的|"
    "夜间的|水毁的|易混淆的|字迹不清的|分散保管的|无人认领的|刚解密的"
).split("|")
_WHAT = (
    "桥梁养护记录|灌溉渠道图纸|停车泊位说明|低保名册样表|校车线路|菜场摊位底册|古树名录|饮水点水质单|农机补贴明细|路灯编号|厕所改造进度|消防栓位置图|"
    "租金减免办法|渡口时刻表|防汛沙袋清单|疫苗接种安排|宅基地批复|垃圾清运班次|公交站牌文字|鱼苗投放公告|果园保险条款|危房鉴定意见|老井封填台账|"
    "文化站借书证|集市占道公示|牧道界桩资料|蜂箱迁移通知|绿化树种表|供暖调试日程|电梯检验标志"
).split("|")
_RESULT = (
    "来电少了一半|排队时间缩短|没有人再走错楼层|老人也能看懂|两处错漏得到改正|原件与网页一致|多跑腿的情形没有了|村里人自己会查|台账与实物对上了|"
    "误会当场解开|三个旧栏目停用|字号放大到适合阅读|查找只要三步|重复的内容删去了|各村说法一致了|凭编号即可调阅|漏登的补齐了|外地务工者也问得到|"
    "纸张省下一成|夜班也有人应答|照片与文字相符|留言当天有回音|存放有了固定柜子|新手半天就能上手|争议少了"
).split("|")
_PRINCIPLES = (
    "坚持以公开为常态、不公开为例外，全面推进决策、执行、管理、服务、结果公开，保障人民群众的知情权、参与权、表达权、监督权。"
)
_NOTHING = "未收到政府信息公开申请，无结转下年度继续办理的申请，未发生因政府信息公开引起的行政复议、行政诉讼。"
SET_PHRASES = (_PRINCIPLES, _NOTHING)
"""What reports that have little to tell say in the same words, lawfully."""
_ASPECTS = ("主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障")


def _sentence(rng: random.Random) -> str:
    parts = [rng.choice(_WHO), rng.choice(_HOW), rng.choice(_DO), rng.choice(_WHICH), rng.choice(_WHAT)]
    if rng.random() < 0.6:
        parts.insert(0, rng.choice(_WHEN) + rng.choice(("", "，")))
    if rng.random() < 0.5:
        parts.append(f"{rng.randint(2, 98)}{rng.choice('份件处条')}")
    if rng.random() < 0.6:
        parts.append("，" + rng.choice(_RESULT))
    return "".join(parts) + "。"


def paragraph(rng: random.Random, fewest: int = 2, most: int = 5) -> str:
    """Return some sentences."""
    return "".join(_sentence(rng) for _ in range(rng.randint(fewest, most)))


def narrative(rng: random.Random, body: str, *, short: bool = False) -> tuple[list[str], list[str]]:
    """
    Return the lines of section 一, and those of section 五.

    Args:
        rng: Where the words are drawn.
        body: The body, which is named now and then.
        short: Two sentences to an aspect at most, and the set phrases of reports that have little to tell.
    """
    overview: list[str] = []
    for number, aspect in enumerate(_ASPECTS):
        overview.append(f"（{'一二三四五'[number]}）{aspect}")
        lines = 1 if short else rng.randint(1, 3)
        for _ in range(lines):
            named = f"{body}" if rng.random() < 0.3 else ""
            overview.append(named + paragraph(rng, 1, 2 if short else 5))
    if short:
        overview.insert(2, _PRINCIPLES)
        overview.insert(5, _NOTHING)
    problems = [f"问题：{paragraph(rng, 1, 2)}", f"改进：{paragraph(rng, 1, 2)}"]
    return overview, problems
