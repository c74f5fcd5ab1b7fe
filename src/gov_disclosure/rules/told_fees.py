"""The 信息处理费 of section 六, GD515 and GD516."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gov_disclosure.diagnostics import Severity
from gov_disclosure.report import Report
from gov_disclosure.rules.bases import bases_of
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.declaring import rule
from gov_disclosure.rules.finding import Finding, Operand, Verdict
from gov_disclosure.rules.told import spoken, told
from gov_disclosure.statements import Body, Kind

__all__ = ["RULES"]

_FEE = "other_matters.processing_fee_yuan"
_UNPAID = "requests.outcome.other.fee_unpaid.total"
_STEP = 10
_STEP_BY_PIECE = 100
_BY_PIECE = re.compile(r"按件(?:计收|收取|收费|计费|标准|方式)")
_BY_PAGE = re.compile(r"按量|按页")


@rule("GD515", severity=Severity.INFO)
def rule_fee_amount(report: Report, context: Context) -> Iterator[Finding]:
    """
    The 信息处理费 of section 六 is an amount that the tariff allows.

    What it checks:
        The amount is a multiple of 10元, and of 100元 where the text says that it was charged by the piece (按件); and it
        is at most 行政事业性收费 of table 二, which it is a part of, in the same unit (元 there, 万元 here).

    Why it matters:
        An amount that no tariff gives is a slip, often one of 元 and 万元.

    Basis:
        Derived by us from the tariff of 国办函〔2020〕109号: 100元 a piece, or 10, 20 and 40元 a page.

    Examples:
        Holds: 信息处理费3940元, and 96171.6 in the table, in 万元.
        Violated: 信息处理费3945元.
        Not evaluable: the section tells no amount, or several; of table 二 the amount is blank.

    Lawful exceptions:
        Interest or an amount paid back; a table of another scope. 行政事业性收费 above 0 beside a section 六 that tells of
        no 信息处理费 is quite lawful.
    """
    matters = report.other_matters
    fee = matters.processing_fee_yuan if matters is not None else None
    if matters is None or fee is None:
        context.tally[Verdict.NOT_APPLICABLE] += 1
        return
    by_piece = _BY_PIECE.search(matters.text) is not None and _BY_PAGE.search(matters.text) is None
    step = _STEP_BY_PIECE if by_piece else _STEP
    right = True
    if fee % step:
        right = False
        yield context.finding(
            Verdict.VIOLATED, _shown(context, fee), expected=f"× {step}", actual=fee,
            arguments={"caption": f"{step} 元的倍数", "label": f"a multiple of {step}"},
            expression=f"% {step}",
        )  # fmt: skip
    basis = next(iter(bases_of(context.form, ("administrative_fees_wan_yuan",))), None)
    all_fees = basis.value(context.values) if basis is not None else None
    other = any(each.body is Body.OTHER for each in told(context, Kind.MONEY.value))
    if basis is not None and all_fees is None:
        context.tally[Verdict.NOT_EVALUABLE] += 1
        if context.listing:
            yield context.unknown(context.operands(basis.paths, "expected"), expression="<= fees")
    elif basis is not None and all_fees is not None and not other:
        most = Decimal(all_fees).scaleb(4).quantize(Decimal(1))
        # The table rounds to what it prints: 0.39万元 may be 3940元.
        exponent = Decimal(all_fees).as_tuple().exponent
        slack = Decimal(1).scaleb(4 + min(exponent, 0)) if isinstance(exponent, int) else Decimal(0)
        if fee > most + slack:
            right = False
            yield context.finding(
                Verdict.VIOLATED, _shown(context, fee) + context.operands(basis.paths, "expected"), expected=most, actual=fee,
                arguments={"caption": f"不超过 {most:f} 元", "label": f"at most {most:f}"}, expression="<= fees",
            )  # fmt: skip
    context.tally[Verdict.HOLDS if right else Verdict.VIOLATED] += 1


@rule("GD516", severity=Severity.WARNING)
def rule_fee_notices(_report: Report, context: Context) -> Iterator[Finding]:
    """
    Where requests were dropped because a fee was not paid, a notice of the fee was sent.

    What it checks:
        Section 六 says that no 收费通知 was sent, and 申请人逾期未按收费通知要求缴纳费用 in table 三 is above 0.

    Why it matters:
        A request is dropped only where a notice was sent and not paid.

    Basis:
        Derived by us from the words of the row.

    Examples:
        Holds: 未发出收费通知, and 0 in the row.
        Violated: 未发出收费通知, and 2 in the row.
        Not evaluable: the row is blank, or the report prints （六）其他处理 as one row.

    Lawful exceptions:
        The notice may have been sent in the year before.
    """
    denied = [each for each in told(context, Kind.NONE.value) if each.concepts == ("fee_notices",) and each.reason is None]
    if not denied or context.form is None or _UNPAID not in context.form.cells:
        context.tally[Verdict.NOT_APPLICABLE] += 1
        return
    unpaid = context.values.get(_UNPAID)
    operands = spoken(context, denied[0]) + context.operands((_UNPAID,), "expected")
    if unpaid is None:
        context.tally[Verdict.NOT_EVALUABLE] += 1
        if context.listing:
            yield context.unknown(context.operands((_UNPAID,), "expected"), expression="fee_notices")
    elif unpaid > 0:
        context.tally[Verdict.VIOLATED] += 1
        yield context.finding(
            Verdict.VIOLATED, operands, expected=unpaid, actual=0, arguments={"words": denied[0].words}, expression="fee_notices"
        )
    else:
        context.tally[Verdict.HOLDS] += 1


RULES = (rule_fee_amount, rule_fee_notices)


def _shown(context: Context, fee: Decimal) -> list[Operand]:
    """Return the words that tell the fee, for a finding to show."""
    said = [operand for each in told(context, Kind.MONEY.value) if each.value == fee for operand in spoken(context, each)]
    return said[:1] or [Operand(path=_FEE, value=fee, side="actual")]
