"""Reports beside one another as a whole: GD608 versions of one year's, GD609 this year's and last year's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from gov_disclosure.across import Filed, Series, Step
from gov_disclosure.diagnostics import Severity
from gov_disclosure.figures import State
from gov_disclosure.folding import key
from gov_disclosure.passages import Passage
from gov_disclosure.rules.across_context import AcrossContext
from gov_disclosure.rules.alike import flows, tables_alike
from gov_disclosure.rules.declaring import rule
from gov_disclosure.rules.finding import Finding, Operand, Verdict
from gov_disclosure.rules.linking import steps_of
from gov_disclosure.rules.passing import copied, percent
from gov_disclosure.similarity import index_of, liken, wording_of

__all__ = ["RULES"]

_SHOWN = 12
_FEWEST = 6
"""Of fewer figures than this no share is told."""


@rule("GD608", severity=Severity.INFO, over="series")
def rule_revised(series: Series, context: AcrossContext) -> Iterator[Finding]:
    """
    Versions of one year's report say the same.

    What it checks:
        Where a body has several reports on one year, each is compared with the one before, field by field: the cells of the
        tables by their values, the sections by their words. Blanks, layout and the kind of file do not count. The finding
        lists what differs.

    Why it matters:
        A report that was put right is a good thing; whoever took figures from the first version has to know.

    Basis:
        Derived by us.

    Examples:
        Holds: the page and the DOCX of one report.
        Violated: a report of January with 2 requests carried out, one of March with 3.
        Not evaluable: a row is missing in one of them, or no known form is found.

    Lawful exceptions:
        A correction that was announced is lawful, and still of interest: whether it was cannot be told.
    """
    several = [versions for versions in series.versions.values() if len(versions) > 1]
    if not several:
        context.tally[Verdict.NOT_APPLICABLE] += 1
    for versions in several:
        for before, after in pairwise(versions):
            yield from _compare(before, after, context)


@rule("GD609", severity=Severity.INFO, over="series", parameters={"text": 0.8, "tables": 0.8, "least": 200})
def rule_similarity(series: Series, context: AcrossContext) -> Iterator[Finding]:
    """
    A report as a whole is not last year's with another date.

    What it checks:
        Both at once: of the shorter narrative at most the share `text` stands in last year's, too, and of the figures other
        than 0 at most the share `tables` is the same. The preamble, what the form prints and set phrases do not count; names
        and figures within the text are masked. A narrative with less than `least` characters of its own tells nothing.

    Why it matters:
        A report that was written once for all years tells nothing of this one. 雷同 is a fault that the notice on the form
        names.

    Basis:
        Derived by us; the notice of 2021 names reports that are alike among those that are to be put right.

    Examples:
        Holds: 35% of the narrative and 10% of the figures are last year's.
        Violated: 97% of the narrative and 92% of the figures.
        Not evaluable: one of the narratives is too short, or fewer than 6 figures are known in both.

    Lawful exceptions:
        The same arrangements are told in the same words each year: that alone is no finding, nor are the same few figures.
    """
    steps: list[Step] = []
    yield from steps_of(series, context, "similarity", steps)
    least = context.parameter("least")
    for step in steps:
        before, after = step.before[-1], step.after[-1]
        one, other = context.within(before), context.within(after)
        forms = {one.form, other.form} - {None}
        paths = [path for form in forms if form is not None for table in form.tables for path in flows(form, table)]
        tables = tables_alike(one.values, other.values, dict.fromkeys(paths))
        compared = len(tables.same) + len(tables.different)
        earlier, later = wording_of(before.report), wording_of(after.report)
        if compared < _FEWEST or min(earlier.own, later.own) < least:
            yield from context.unknown_for(after, "across_too_little", f"similarity {step.year}", least=least)
            continue
        likeness = liken(later, earlier, index_of(earlier), 24)
        share = len(tables.same) / compared
        if likeness.share <= context.parameter("text") or share <= context.parameter("tables"):
            context.tally[Verdict.HOLDS] += 1
            continue
        context.tally[Verdict.VIOLATED] += 1
        yield other.finding(
            Verdict.VIOLATED, copied(context, likeness, (after, later), (before, earlier)),
            arguments={
                "year": step.year, "previous": step.previous, "text": percent(likeness.share), "tables": percent(share),
            },
            expression=f"similarity {step.year}",
        )  # fmt: skip


RULES = (rule_revised, rule_similarity)


def _compare(before: Filed, after: Filed, context: AcrossContext) -> Iterator[Finding]:
    """Yield what two versions differ in."""
    one, other = before.report.cells, after.report.cells
    shared = [path for path in other if path in one]
    unread = [path for path in shared if (one[path].state is State.MISSING) != (other[path].state is State.MISSING)]
    changed = [
        path for path in shared
        if path not in set(unread) and (one[path].value, _kind(one[path].state)) != (other[path].value, _kind(other[path].state))
    ]  # fmt: skip
    words = list(_changed_words(before, after, context))
    year = after.report.year
    if not changed and not words:
        if unread or before.report.form is None or after.report.form is None:
            yield from context.unknown_for(after, "across_unread", f"revised {year}")
        else:
            context.tally[Verdict.HOLDS] += 1
        return
    context.tally[Verdict.VIOLATED] += 1
    shown = changed[:_SHOWN]
    cells = [*context.cells(before, shown, "expected", beside=after), *context.cells(after, shown, "actual"), *words]
    single = changed[0] if len(changed) == 1 else None
    sections = list(dict.fromkeys(operand.path for operand in words))
    yield context.within(after).finding(
        Verdict.VIOLATED, cells,
        expected=one[single].value if single else None, actual=other[single].value if single else None,
        arguments={"year": year, "count": len(changed), "cells": [*shown, *(["…"] if len(changed) > _SHOWN else [])],
                   "sections": sections or None},
        template="" if changed else "revised_words",
        expression=f"revised {year}",
    )  # fmt: skip


def _kind(state: State) -> State:
    """Return a state as it counts here: a blank or a mark is the same to whoever reads the value."""
    return State.BLANK if state is State.NOT_APPLICABLE else state


def _changed_words(before: Filed, after: Filed, context: AcrossContext) -> Iterator[Operand]:
    """Yield of each section that differs the first line that the other version lacks, of both."""
    one, other = _lines(before), _lines(after)
    for section in dict.fromkeys((*other, *one)):
        mine, theirs = one.get(section, {}), other.get(section, {})
        if "".join(mine) == "".join(theirs):
            continue
        gone = next((passage for words, passage in mine.items() if words not in theirs), None)
        new = next((passage for words, passage in theirs.items() if words not in mine), None)
        if gone is not None:
            yield context.words(before, gone, side="expected", beside=after)
        if new is not None:
            yield context.words(after, new, side="actual")


def _lines(item: Filed) -> Mapping[str, Mapping[str, Passage]]:
    found: dict[str, dict[str, Passage]] = {}
    for passage in item.report.passages:
        if not passage.heading and passage.section != "preamble" and (words := key(passage.text)):
            found.setdefault(passage.section, {}).setdefault(words, passage)
    return found
