"""Lawful narratives: each sentence says what the tables say, in one of the many ways that bodies do."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from tests.layouts.document import Block
from tests.layouts.official import FEES, REQUEST_ROWS
from tests.layouts.statistics import FORM as STATISTICS
from tests.layouts.values import ReportSpec
from tests.reach.oracle import count

__all__ = ["blocks"]

_TITLES = (
    ("一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况",
     "四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项"),
    ("一、总体情况", "二、行政机关主动公开政府信息情况", "三、行政机关收到和处理政府信息公开申请情况",
     "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", "五、政府信息公开工作存在的主要问题及改进情况",
     "六、其他需要报告的事项"),
)  # fmt: skip
_OUTLINE_2014 = (
    "一、概述", "二、主动公开政府信息情况", "三、依申请公开政府信息情况", "四、政府信息公开收费及减免情况",
    "五、因政府信息公开申请行政复议、提起行政诉讼的情况", "六、存在的主要问题及改进情况", "七、其他需要报告的事项",
)  # fmt: skip
_DIGITS = "零一二三四五六七八九"
_GROUPS = ("denied", "not_available", "not_processed", "other")
_NAMES = {
    "granted": "予以公开", "partially_granted": "部分公开", "denied": "不予公开", "not_available": "无法提供",
    "not_processed": "不予处理", "other": "其他处理",
}  # fmt: skip


class Speaker:
    """Writes numbers now in one style, now in another."""

    def __init__(self, spec: ReportSpec, random: Random) -> None:
        self.spec, self.random = spec, random
        self.us = random.choice(("我局", "本机关", "全年", "本年度", f"{spec.year}年，{spec.body}", "")) or ""
        self.our = spec.body_also[0]

    def at(self, *paths: str) -> int:
        """Return the sum of cells."""
        return sum(count(self.spec.values, path) or 0 for path in paths)

    def n(self, number: int) -> str:
        """Return a number as somebody writes it."""
        style = self.random.random()
        if style < 0.1 and number >= 1000:
            return f"{number:,}"
        if style < 0.15:
            return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))
        if style < 0.25 and number < 100:
            return _han(number)
        return str(number)

    def choose(self, *lines: str) -> str:
        """Return one of some wordings."""
        return self.random.choice(lines)


def blocks(spec: ReportSpec, random: Random) -> list[Block]:
    """Return the report as blocks, its tables among them."""
    speaker = Speaker(spec, random)
    written = list(_statistical(speaker) if spec.form == STATISTICS else _sections(speaker))
    day = spec.published
    return [
        Block("title", f"{spec.body}{spec.year}年政府信息公开工作年度报告"),
        *written,
        Block("signature", spec.body),
        Block("signature", f"{day.year}年{day.month}月{day.day}日"),
    ]


def _han(number: int) -> str:
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


def _sections(say: Speaker) -> Iterator[Block]:
    year = say.spec.year
    if say.random.random() < 0.7:
        basis = "国办公开办函〔2021〕30号" if year >= 2021 else "国办公开办函〔2019〕60号"
        yield Block("para", f"根据《中华人民共和国政府信息公开条例》和年度报告格式（{basis}）编制本报告。")
        yield Block("para", f"本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。")
    titles = say.random.choice(_TITLES)
    yield Block("heading", titles[0], "overview")
    for heading, lines in (
        ("（一）主动公开情况", _documents(say)),
        ("（二）依申请公开情况", _requests(say)),
        ("（三）政府信息管理情况", ["落实信息发布三级审核，定期清理失效信息。"]),
        (
            "（四）政府信息公开平台建设情况",
            [f"维护专栏{say.n(say.random.randint(2, 20))}个，全年网站浏览{say.n(say.random.randint(100, 99999))}人次。"],
        ),
        ("（五）监督保障情况", ["将政府信息公开工作纳入年度考核，开展社会评议，全年无责任追究情形。", f"举办培训{say.n(2)}次。"]),
    ):
        yield Block("subheading", heading)
        yield from (Block("para", line) for line in lines)
    for section, title in zip(("proactive", "requests", "remedies"), titles[1:4], strict=True):
        yield Block("heading", title, section)
        yield Block("table", section=section)
    yield Block("heading", titles[4], "problems")
    yield Block("para", say.choose(
        "存在的主要问题：一是个别栏目更新不够及时；二是政策解读形式较为单一。改进情况：明确专人负责更新，丰富解读形式。",
        "一年来公开工作仍有不足，主要是依申请公开答复的规范性有待提高。今后将加强业务培训，完善会商机制，整改到位。",
    ))  # fmt: skip
    yield Block("heading", titles[5], "other")
    yield from (Block("para", line) for line in _other(say))


def _documents(say: Speaker) -> Iterator[str]:
    yield f"通过网站主动公开信息{say.n(say.random.randint(10, 5000))}条。"
    at, n = say.at, say.n
    if say.spec.form == "trial_2019":
        made, disclosed = (at(f"proactive.normative_documents.{name}") for name in ("newly_made", "newly_disclosed"))
        yield say.choose(f"本年新制作规范性文件{n(made)}件，新公开{n(disclosed)}件。", "及时公开规范性文件。")
        return
    issued, repealed, in_force = (at(f"proactive.normative_documents.{name}") for name in ("issued", "repealed", "in_force"))
    yield say.choose(
        f"本年制发行政规范性文件{n(issued)}件，废止{n(repealed)}件，现行有效{n(in_force)}件。",
        f"全年制定行政规范性文件{n(issued)}件。",
        f"截至{say.spec.year}年底，现行有效行政规范性文件{n(in_force)}件。",
        "按要求公开规范性文件。",
    )
    yield say.choose(
        f"作出行政许可决定{n(at('proactive.licensing_decisions'))}件、行政处罚决定{n(at('proactive.penalty_decisions'))}件。",
        f"行政处罚{n(at('proactive.penalty_decisions'))}件，行政强制{n(at('proactive.coercion_decisions'))}件。",
        "依法公开行政执法信息。",
    )


def _requests(say: Speaker) -> Iterator[str]:
    yield from _came(say)
    if say.random.random() < 0.6:
        yield _outcomes(say)
    if say.random.random() < 0.3:
        person, firms = say.at("requests.received.natural_person"), say.at("requests.received.total")
        received = say.at("requests.received.total")
        if received:
            yield (
                f"收到政府信息公开申请{say.n(received)}件，其中自然人申请{say.n(person)}件，"
                f"法人或其他组织申请{say.n(firms - person)}件。"
            )
    yield from _remedies(say)
    if say.random.random() < 0.3:
        before = say.n(say.random.randint(0, 400))
        yield say.choose(
            f"上一年收到政府信息公开申请{before}件。",
            f"与{say.spec.year - 1}年收到的政府信息公开申请{before}件相比，有所变化。",
            f"较上年的{before}件有所变化。",
        )
    if say.random.random() < 0.2:
        yield f"{say.spec.year + 1}年，将继续规范依申请公开办理流程，计划举办培训{say.n(3)}次。"


def _came(say: Speaker) -> Iterator[str]:
    at, n, us = say.at, say.n, say.us
    received, carried = at("requests.received.total"), at("requests.carried_in.total")
    done, left = at("requests.outcome.total.total"), at("requests.carried_out.total")
    if received == carried == 0 and say.random.random() < 0.6:
        yield say.choose(
            "本年度未收到政府信息公开申请。",
            f"{us}没有收到政府信息公开申请。",
            "全年无政府信息公开申请。",
            "收到政府信息公开申请0件。",
        )
        return
    yield say.choose(
        f"{us}新收政府信息公开申请{n(received)}件，上年结转{n(carried)}件。",
        f"{us}共收到政府信息公开申请{n(received)}件，上年结转政府信息公开申请{n(carried)}件，已办结{n(done)}件，结转下年度{n(left)}件。",
        f"{us}共办理政府信息公开申请{n(received + carried)}件（含上年结转{n(carried)}件）。",
        f"{us}受理政府信息公开申请{n(received)}件、答复{n(done)}件（含上年度结转{n(carried)}件，另有{n(left)}件顺延到下年度）。",
        f"{us}答复政府信息公开申请{n(done)}件，结转下年度继续办理{n(left)}件。",
        f"政府信息公开申请收到{n(received)}件，答复{n(done)}件。",
        f"收到和办结政府信息公开申请分别为{n(received)}件、{n(done)}件。",
        "依法依规办理政府信息公开申请。",
    )
    if left == 0 and received and say.random.random() < 0.3:
        yield "所有申请均已按期办结。"


def _outcomes(say: Speaker) -> str:
    at, n = say.at, say.n
    sums = {name: _sum(say, name) for name in _NAMES}
    total = at("requests.outcome.total.total")
    told = say.random.sample(list(_NAMES), say.random.randint(1, 6))
    told.sort(key=list(_NAMES).index)
    if say.random.random() < 0.3 and total and not (sums["granted"] * 10_000) % total:
        return f"办结政府信息公开申请{n(total)}件，其中予以公开{n(sums['granted'])}件，占{sums['granted'] * 100 / total:g}%。"
    if say.random.random() < 0.2 and len(told) > 1:
        return (
            f"答复政府信息公开申请{n(total)}件，其中{'、'.join(_NAMES[name] for name in told)}分别为"
            f"{'、'.join(n(sums[name]) for name in told)}件。"
        )
    return f"办结政府信息公开申请{n(total)}件，其中" + "，".join(f"{_NAMES[name]}{n(sums[name])}件" for name in told) + "。"


def _sum(say: Speaker, name: str) -> int:
    rows = [row.path for row in REQUEST_ROWS[say.spec.form]]
    wanted = [row for row in rows if row == f"requests.outcome.{name}" or row.startswith(f"requests.outcome.{name}.")]
    if name == "other":
        wanted += [row for row in rows if row == "requests.outcome.other_undivided"]
    return say.at(*(f"{row}.total" for row in wanted))


def _remedies(say: Speaker) -> Iterator[str]:
    at, n = say.at, say.n
    reviews = at("remedies.reconsideration.total")
    suits = at("remedies.litigation.direct.total", "remedies.litigation.after_reconsideration.total")
    results = {name: at(f"remedies.reconsideration.{name}") for name in ("upheld", "corrected", "other_result", "pending")}
    if not reviews + suits and say.random.random() < 0.6:
        yield say.choose("未发生因政府信息公开引发的行政复议、行政诉讼。", "全年无政府信息公开行政复议和行政诉讼案件。")
        return
    yield say.choose(
        f"因政府信息公开被申请行政复议{n(reviews)}件，被提起行政诉讼{n(suits)}件。",
        f"政府信息公开行政复议、行政诉讼共{n(reviews + suits)}件。",
        f"政府信息公开行政复议{n(reviews)}件，其中结果维持{n(results['upheld'])}件，结果纠正{n(results['corrected'])}件，"
        f"其他结果{n(results['other_result'])}件，尚未审结{n(results['pending'])}件。",
        f"政府信息公开行政复议案件审结{n(reviews - results['pending'])}件。",
        "认真做好政府信息公开行政复议、行政诉讼应对工作。",
    )


def _other(say: Speaker) -> Iterator[str]:
    if say.spec.form == "trial_2019":
        yield say.choose("无。", "无其他需要报告的事项。", "没有其他需要报告的事项。")
        return
    # Within the same scope the charge is a part of the fees of table 二.
    most = int(float(str(say.spec.values[FEES])) * 1_000)
    unpaid = say.at("requests.outcome.other.fee_unpaid.total")
    if most and (unpaid or say.random.random() < 0.3):
        yield f"本年度发出收费通知{say.n(unpaid + 1)}件，收取信息处理费{say.random.randint(0, min(most, 400)) * 10}元。"
    elif unpaid:
        yield f"本年度发出收费通知{say.n(unpaid)}件，均逾期未缴纳，实际收取信息处理费0元。"
    else:
        yield say.choose(
            "无。", "本年度未收取信息处理费。", "本机关未发出收费通知，未收取政府信息公开信息处理费。", "无其他需要报告的事项。"
        )


def _statistical(say: Speaker) -> Iterator[Block]:
    at, n = say.at, say.n
    lines = {
        1: f"主动公开政府信息{n(at('statistics.proactive.items'))}条。",
        2: f"收到政府信息公开申请{n(at('statistics.requests.received.total'))}件，"
        f"答复{n(at('statistics.requests.replied.total'))}件。",
        3: "依法收取检索、复制、邮寄费用，对困难群众予以减免。",
        4: f"发生政府信息公开行政复议{n(at('statistics.reconsideration.total'))}件，"
        f"行政诉讼{n(at('statistics.litigation.total'))}件。",
        5: "存在的主要问题：公开的主动性有待增强。改进措施：完善制度，加强督促检查。",
    }
    for number, heading in enumerate(_OUTLINE_2014):
        yield Block("heading", heading)
        yield Block("para", lines.get(number, "按照条例规定和上级部署，明确分工，有序开展政府信息公开工作。"))
    yield Block("heading", "政府信息公开情况统计表")
    yield Block("table", section="statistics")
