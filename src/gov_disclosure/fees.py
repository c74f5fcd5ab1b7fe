"""The 信息处理费 that section 六 tells, in 元."""

from __future__ import annotations

import re
from decimal import Decimal

import attrs

from gov_disclosure.dates import plain_numerals
from gov_disclosure.folding import readable

__all__ = ["ProcessingFee", "read_fee"]

_SENTENCE = re.compile(r"[^。；;！？!?\n]+")
_CLAUSE = re.compile(r"(?:[^，,、（()）]++|(?<=\d),(?=\d{3}))+")
_OF_WASTE = "[水圾物废廢化渣泥便余厨尸气灰]"
"""What the words for waste of any kind end in: 污水处理费 is no fee for information."""
_FEE = re.compile(rf"(?<!{_OF_WASTE})(?:处理费|處理費)|收费通知|收費通知|信息公开费|信息公开收费")
_OTHER_MONEY = re.compile(r"经费|經費|培训费|事业性收费|事業性收費|预算|投入|资金|工本费|费用支出|支出|工资|罚款|补助|采购|专项")
_ABOUT_MONEY = re.compile(r"减免|免收|收取|实收|實收|金额|金額|共计|合计|总计|缴纳|到账|计费|收费|费用")
_WASTE = re.compile(f"{_OF_WASTE}(?:处理费|處理費)")
_AMOUNT = re.compile(
    r"(?<![\d.,，/\-—–~～至到A-Za-z×*<>≤≥＜＞%％])(?<!\d[ \u3000\u00a0])"
    r"(\d{1,3}(?:,\d{3})+(?!\d)|\d++)(\.\d++)?\s?(万|萬)?元(?=(.{0,3}))"
)
_BESIDE = re.compile(r"^(?:/|／|每|以|左右|上下|至|到|[-—–~～])")
_TARIFF = re.compile(r"按件|按量|每件|每页|每頁|标准|不收费|计收|超过|以内|以上|以下")
_BY_TARIFF = frozenset(("按件", "按量", "标准", "计收"))
_SUMMED = re.compile(r"共|合计|总计|總計|合計")
_ASKED = re.compile(r"应收|應收|应缴|应当|减免|免收|免除|退还")
_UNPAID = re.compile(r"未缴|未收|未支付|退还|退回|減免|减免")
_DENIED = re.compile(r"未|没有|沒有|无|無|不|拟|将|將|计划|预计|约|大概|近|不足|余|多收|退")
_PAID = re.compile(r"实际收取|实收|實收|实际收到|实际缴纳|已收取|到账")
_YEAR = re.compile(r"(?<!\d)(20\d\d)\s?年")
_ANOTHER_YEAR = re.compile(r"上年|上一年|去年|往年|前年|历年|累计|明年|下年|下一年|次年")
_THIS_YEAR = re.compile(r"本年|今年|全年|年内")


@attrs.frozen
class ProcessingFee:
    """The fee told in section 六: its amount in 元, or the amounts between which the text leaves a choice."""

    yuan: Decimal | None
    choices: tuple[str, ...] = ()


def read_fee(text: str, year: int | None = None) -> ProcessingFee:
    """
    Return the 信息处理费 that section 六 tells, in 元.

    Only an amount that is printed as charged counts: that none was charged, told in words, is null, and so are
    amounts asked but not paid, planned, rounded, of another year or of other money. Where the text tells what
    was asked and what was paid, the latter is taken.

    Args:
        text: The section's text.
        year: The report year, or None where it is unknown.
    """
    if "元" not in text:
        return ProcessingFee(None)
    amounts: list[tuple[Decimal, str]] = []
    about_fee = False
    for sentence in _SENTENCE.finditer(plain_numerals(readable(text))):
        about_fee, found = _sentence(sentence[0], year, about_fee=about_fee)
        amounts.extend(found)
    paid = {value for value, said in amounts if said == "paid"}
    every = paid or {value for value, said in amounts if said == "told"}
    if not paid and any(said == "asked" for _, said in amounts):
        every = set()
    if len(every) == 1:
        return ProcessingFee(every.pop())
    return ProcessingFee(None, tuple(str(value) for value, _ in amounts))


def _sentence(sentence: str, year: int | None, *, about_fee: bool) -> tuple[bool, list[tuple[Decimal, str]]]:
    """Return whether a sentence speaks of the fee, and its amounts: `paid`, `asked`, or merely `told`."""
    found: list[tuple[Decimal, str]] = []
    denied = other_year = False
    # Looked up once: whether one stands behind each amount is asked for every amount.
    unpaid = max((match.start() for match in _UNPAID.finditer(sentence)), default=-1)
    for match in _CLAUSE.finditer(sentence):
        clause = match[0]
        if _FEE.search(clause) is not None:
            about_fee, denied = True, False
        elif _OTHER_MONEY.search(clause) is not None or _WASTE.search(clause) is not None:
            about_fee = False
        years = [int(each) for each in _YEAR.findall(clause)]
        if years and year is not None:
            other_year = years[-1] != year
        elif _ANOTHER_YEAR.search(clause) is not None:
            other_year = True
        elif _THIS_YEAR.search(clause) is not None:
            other_year = False
        if not about_fee or (_FEE.search(clause) is None and _ABOUT_MONEY.search(clause) is None):
            continue
        last = 0
        for amount in _AMOUNT.finditer(clause):
            before = clause[last : amount.start()]
            last = amount.end()
            denied = denied or _DENIED.search(before) is not None
            other = _OTHER_MONEY.search(before) is not None or _is_of_waste(before) or _is_tariff(before)
            if denied or other_year or other or _BESIDE.search(amount[4]):
                continue
            value = Decimal(amount[1].replace(",", "") + (amount[2] or ""))
            if amount[3]:
                # Moving the point is no repair: 0.394万元 is 3940元.
                value = value.scaleb(4)
                value = value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
            if unpaid >= match.start() + amount.end():
                found.append((value, "asked"))
                continue
            found.append((value, "paid" if _PAID.search(before) else "asked" if _ASKED.search(before) else "told"))
    return about_fee, found


def _is_tariff(before: str) -> bool:
    """Whether the words before an amount make it one of the tariff; by the tariff, 按件收取…共, a sum may be told, too."""
    named = [*_TARIFF.finditer(before)]
    if not named:
        return False
    return any(each[0] not in _BY_TARIFF for each in named) or _SUMMED.search(before, named[-1].end()) is None


def _is_of_waste(before: str) -> bool:
    """Whether the last fee named before an amount is none for information: 污水处理费, 垃圾处理费."""
    waste = max((found.end() for found in _WASTE.finditer(before)), default=-1)
    return waste >= 0 and all(found.end() <= waste for found in _FEE.finditer(before))
