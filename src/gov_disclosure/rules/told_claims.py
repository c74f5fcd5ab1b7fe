"""What the narrative claims beside counts: shares, GD511, that there were none, GD514, and contradictions, GD533."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from gov_disclosure.diagnostics import Severity
from gov_disclosure.report import Report
from gov_disclosure.rules.bases import bases_of
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.declaring import rule
from gov_disclosure.rules.finding import Finding, Verdict
from gov_disclosure.rules.told import compare, spoken, told, unclear
from gov_disclosure.statements import Body, Bound, Kind, Statement

__all__ = ["RULES"]

_WHOLES = {"reconsideration": ("reconsideration",), "litigation": ("litigation",)}
Number = int | Decimal


@rule("GD511", severity=Severity.INFO)
def rule_told_shares(_report: Report, context: Context) -> Iterator[Finding]:
    """
    A share in percent is that of the numbers.

    What it checks:
        n件，占x%: n, or what its words may mean in the tables, divided by what was received or processed (see GD501), by
        the total of the same disputes, or by the total that the text tells; as exactly as x is printed.

    Why it matters:
        A share that does not follow from the numbers was computed from others.

    Basis:
        Derived by us: a share is a quotient.

    Examples:
        Holds: 予以公开5件，占41.7%, of 12.
        Violated: 予以公开5件，占51.7%, of 12.
        Not evaluable: the total is blank; it is not clear what the share is of.

    Lawful exceptions:
        Shares of something else (of one kind of requests) should name it.
    """
    statements = told(context, Kind.SHARE.value)
    if not statements:
        context.tally[Verdict.NOT_APPLICABLE] += 1
    for statement in statements:
        if statement.reason is not None:
            yield from unclear(context, statement, statement.reason.value)
            continue
        parts = _parts(context, statement)
        wholes = _wholes(context, statement)
        value = statement.value
        if not parts or not wholes or value is None:
            yield from unclear(context, statement, "unknown")
            continue
        shares = {Fraction(part) * 100 / Fraction(whole): (part, whole) for part in parts for whole in wholes}
        if any(statement.fits(_decimal(share)) or _near(share, statement) for share in shares):
            context.tally[Verdict.HOLDS] += 1
            continue
        nearest = min(shares, key=lambda share: abs(share - Fraction(statement.value or 0)))
        context.tally[Verdict.VIOLATED] += 1
        yield context.finding(
            Verdict.VIOLATED, spoken(context, statement), expected=_decimal(nearest), actual=value,
            arguments={"words": statement.words, "part": shares[nearest][0], "whole": shares[nearest][1]},
            expression=f"{'+'.join(statement.concepts)} share {value}",
        )  # fmt: skip


def _parts(context: Context, statement: Statement) -> list[Number]:
    numbers = [basis.value(context.values) for basis in bases_of(context.form, statement.concepts)]
    if statement.count is not None:
        return [statement.count]
    return [number for number in numbers if number is not None]


def _wholes(context: Context, statement: Statement) -> list[Number]:
    concept = _WHOLES.get(statement.concepts[0].partition(".")[0], ("requests.received",))
    if statement.concepts[0].partition(".")[0] not in ("requests", "outcome", "applicants", "channels", *_WHOLES):
        return []
    numbers = [basis.value(context.values) for basis in bases_of(context.form, concept)]
    return [number for number in (*numbers, statement.whole) if number]


def _near(share: Fraction, statement: Statement) -> bool:
    value = statement.value
    return value is not None and statement.bound is Bound.EXACT and abs(share - Fraction(value)) < Fraction(statement.step)


def _decimal(share: Fraction) -> Decimal:
    return (Decimal(share.numerator) / Decimal(share.denominator)).quantize(Decimal("0.01"))


@rule("GD514", severity=Severity.WARNING)
def rule_told_none(_report: Report, context: Context) -> Iterator[Finding]:
    """
    Where the narrative says that there were none, or that all were closed, the tables say so, too.

    What it checks:
        未收到申请, 无行政复议, 未发生行政诉讼, 没有制发规范性文件 against the cells of the same words, which must be 0. 全部办结
        against `carried_out`, in the table and in the text: it must be 0. 均在期限内答复 does not say that all were
        answered.

    Why it matters:
        A sentence kept from last year denies what the table tells.

    Basis:
        Derived by us: none is 0.

    Examples:
        Holds: 全年未收到申请, and 0 received; one carried in is no contradiction.
        Violated: 未发生行政诉讼, and 1 in the table.
        Not evaluable: the cell is blank. A blank is no 0.

    Lawful exceptions:
        A sentence about one office within the report of a jurisdiction is not compared. A rate of 100% (办结率100%) is that of
        the year's own number where as many were closed as were received.
    """
    denied = [statement for statement in told(context, Kind.NONE.value) if statement.concepts[0] not in _TOLD_ELSEWHERE]
    closed = told(context, Kind.ALL_CLOSED.value)
    if closed and _as_many(context):
        # 收到47件，办结47件，办结率100%: as many as came in, whatever was carried over.
        rates = [each for each in closed if "率" in each.words]
        context.tally[Verdict.HOLDS] += len(rates)
        closed = [each for each in closed if "率" not in each.words]
        if rates and not closed and not denied:
            return
    if denied or not closed:
        yield from compare(context, denied, only=1)
    yield from compare(context, closed) if closed else ()
    left = next((each for each in told(context, "GD504") if each.value and each.reason is None), None)
    cell = context.values.get("requests.carried_out.total")
    if left is None or not closed or closed[0].reason is not None or cell or left.body is not closed[0].body:
        return
    context.tally[Verdict.VIOLATED] += 1
    yield context.finding(
        Verdict.VIOLATED, spoken(context, closed[0]) + spoken(context, left, "expected"), expected=left.value, actual=0,
        arguments={"words": closed[0].words, "caption": f"“{left.words}”", "label": f"“{left.words}”"},
        expression="requests.carried_out all_closed in the text",
    )  # fmt: skip


def _as_many(context: Context) -> bool:
    """Whether as many requests were closed as were received."""
    received, processed = map(context.values.get, ("requests.received.total", "requests.outcome.total.total"))
    return received is not None and processed is not None and received == processed


_TOLD_ELSEWHERE = frozenset(("processing_fee", "fee_notices"))


@rule("GD533", severity=Severity.WARNING)
def rule_told_twice(_report: Report, context: Context) -> Iterator[Finding]:
    """
    The narrative does not contradict itself.

    What it checks:
        Two statements in the same words, of the same year and the same bodies, tell the same number; what was said to
        be none is not counted elsewhere.

    Why it matters:
        Parts of a text written by several hands, or left from last year, differ.

    Basis:
        Derived by us: a number is one.

    Examples:
        Holds: 受理12件 in one place, and 共受理12件 in another.
        Violated: 收到申请12件 in one place, and 收到申请13件 in another.
        Not evaluable: never; what is not clear is not compared.

    Lawful exceptions:
        Numbers that both fit the tables, by different ways of counting, are no contradiction, and round numbers
        (12余件) fit exact ones.
    """
    seen: dict[tuple[str, ...], list[Statement]] = {}
    some = False
    for statement in _told_totals(context):
        some = True
        others = seen.setdefault(statement.concepts, [])
        other = next((each for each in others if _comparable(statement, each) and not _agree(context, statement, each)), None)
        if len(others) < _KEPT and all(each.value != statement.value or each.verb != statement.verb for each in others):
            others.append(statement)
        if other is None:
            continue
        context.tally[Verdict.VIOLATED] += 1
        yield context.finding(
            Verdict.VIOLATED, spoken(context, statement) + spoken(context, other, "expected"), expected=other.value,
            actual=statement.value, arguments={"words": statement.words, "caption": other.words, "label": other.words},
            expression=f"{'+'.join(statement.concepts)} {other.value} {statement.value}",
        )  # fmt: skip
    if not some:
        context.tally[Verdict.NOT_APPLICABLE] += 1


_KEPT = 8
"""So many different statements about one thing are held against one another."""
_ONCE = ("GD501", "GD502", "GD503", "GD504", "GD507", "GD508", "GD512", "GD513", Kind.NONE.value, Kind.MONEY.value)


def _told_totals(context: Context) -> Iterable[Statement]:
    found = [each for code in _ONCE for each in told(context, code) if each.reason is None and each.body is not Body.OTHER]
    for statement in found:
        if statement.bound is Bound.EXACT:
            yield statement


def _comparable(one: Statement, other: Statement) -> bool:
    if one.year != other.year or one.body is not other.body:
        return False
    none = Kind.NONE in (one.kind, other.kind)
    # Several amounts of one fee are lawful: 应收, 实收.
    return none or (one.verb == other.verb and one.kind is Kind.COUNT)


def _agree(context: Context, one: Statement, other: Statement) -> bool:
    if one.value == other.value:
        return True
    numbers = [basis.value(context.values) for basis in bases_of(context.form, one.concepts)]
    return all(any(number is not None and each.fits(number) for number in numbers) for each in (one, other))


RULES = (rule_told_shares, rule_told_none, rule_told_twice)
