"""What one year's figures say of the next year's: GD601 carry-over, GD602 stock of documents, GD604 items."""

from __future__ import annotations

from collections.abc import Iterator

from gov_disclosure.across import Series
from gov_disclosure.diagnostics import Severity
from gov_disclosure.forms import Form
from gov_disclosure.rules.across_context import AcrossContext
from gov_disclosure.rules.declaring import rule
from gov_disclosure.rules.finding import Finding
from gov_disclosure.rules.linking import Link, cells_of, run_links

__all__ = ["RULES"]

_IN, _OUT, _TOTAL = "requests.carried_in.", "requests.carried_out.", "total"
_STOCK, _ITEMS = ".in_force", ".items_previous_year"


@rule("GD601", severity=Severity.ERROR, over="series")
def rule_carry(series: Series, context: AcrossContext) -> Iterator[Finding]:
    """
    What is carried in is what was carried out the year before.

    What it checks:
        `requests.carried_in` of a year = `requests.carried_out` of the year before, in each column by itself. The total is
        an error, a single column a warning: applicants may be counted to another kind. Reports on 2018 and before have no
        such rows. Where a year has several versions, any of them may fit.

    Why it matters:
        A request that is left over at the end of a year, and is not there at the beginning of the next, has got lost.

    Basis:
        Derived by us from the words of the rows: 结转下年度继续办理, 上年结转.

    Examples:
        Holds: 3 carried out in the report on 2022, 3 carried in in that on 2023.
        Violated: 90 carried out in 2022, 70 carried in in 2023.
        Not evaluable: the report on 2022 is not given, or one of the cells is blank.

    Lawful exceptions:
        A body that was reorganised, figures that are about other bodies than before, and a correction of the earlier report.
        Where a report says so in a sentence, the check is not evaluable; where it is about another scope than the year
        before, likewise.
    """
    return run_links(series, _carried, "carry", "carried_in = carried_out of the year before", context)


@rule("GD602", severity=Severity.WARNING, over="series")
def rule_stock(series: Series, context: AcrossContext) -> Iterator[Finding]:
    """
    The documents in force are those of the year before, and those issued, less those repealed.

    What it checks:
        `in_force` of a year = `in_force` of the year before + `issued` − `repealed`, for rules and for normative documents.
        It runs only between two reports whose form has documents in force: 对外公开总数量 of the trial form counts what was
        ever disclosed, and is not compared (the condition listed as GD603).

    Why it matters:
        Whoever obeys or applies a document has to know whether it is in force. A stock that does not follow is a slip, or a
        repeal that was not published.

    Basis:
        Derived by us from the words of the columns: 本年制发件数, 本年废止件数, 现行有效件数.

    Examples:
        Holds: 9 in force in 2022; 2 issued, 1 repealed and 10 in force in 2023.
        Violated: the same, but 14 in force in 2023.
        Not evaluable: 本年废止件数 is blank, or the report on the year before is not given.

    Lawful exceptions:
        A clean-up of documents, amendments, documents that expired, a reform of the body, a first count of a whole region.
        Where a report says so in a sentence, the check is not evaluable.
    """
    return run_links(series, _stock, "stock", "in_force = in_force of the year before + issued - repealed", context)


@rule("GD604", severity=Severity.WARNING, over="series")
def rule_items(series: Series, context: AcrossContext) -> Iterator[Finding]:
    """
    On the trial form last year's items are those of the year before and their change.

    What it checks:
        `items_previous_year` of a year = `items_previous_year` + `items_change` of the year before, for each kind of item:
        licensing, other services, penalties, coercion, fees.

    Why it matters:
        The items are the powers of the body: one that comes or goes without a change was not published.

    Basis:
        Derived by us from the words of the columns: 上一年项目数量, 本年增/减.

    Examples:
        Holds: 120 items and -3 in the report on 2019, 117 in that on 2020.
        Violated: 120 items and -3, then 120.
        Not evaluable: 本年增/减 holds `/`.

    Lawful exceptions:
        Lists of powers that were drawn up anew, or powers that went to another body. Where a report says so in a sentence,
        the check is not evaluable.
    """
    return run_links(series, _items, "items", "items_previous_year = that of the year before + items_change", context)


RULES = (rule_carry, rule_stock, rule_items)


def _carried(before: Form, after: Form) -> tuple[Link, ...]:
    out = set(cells_of(before, _OUT))
    columns = [path.removeprefix(_IN) for path in cells_of(after, _IN)]
    return tuple(Link(_IN + name, (_OUT + name,), soft=name != _TOTAL) for name in columns if _OUT + name in out)


def _stock(before: Form, after: Form) -> tuple[Link, ...]:
    earlier, later = set(cells_of(before)), set(cells_of(after))
    return tuple(
        Link(path, (path,), (issued,), (repealed,))
        for path in cells_of(after, end=_STOCK)
        if path in earlier
        and (issued := path.removesuffix(_STOCK) + ".issued") in later
        and (repealed := path.removesuffix(_STOCK) + ".repealed") in later
    )


def _items(before: Form, after: Form) -> tuple[Link, ...]:
    earlier = set(cells_of(before))
    return tuple(
        Link(path, (path, change))
        for path in cells_of(after, end=_ITEMS)
        if path in earlier and (change := path.removesuffix(_ITEMS) + ".items_change") in earlier
    )
