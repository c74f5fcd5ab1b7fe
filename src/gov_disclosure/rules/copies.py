"""Reports of different bodies or years that say the same: GD534 narratives, GD704 figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from gov_disclosure.across import Collection, Filed, Series
from gov_disclosure.across.identity import identify_all
from gov_disclosure.diagnostics import Severity
from gov_disclosure.rules.across_context import AcrossContext
from gov_disclosure.rules.alike import flows, telling
from gov_disclosure.rules.declaring import rule
from gov_disclosure.rules.finding import Finding, Verdict
from gov_disclosure.rules.passing import copied, percent
from gov_disclosure.similarity import Likeness, Wording, index_of, liken, wording_of
from gov_disclosure.similarity.candidates import Commons, candidates, commons_of
from gov_disclosure.similarity.runs import Index

__all__ = ["RULES"]

_SHOWN = 6
_COMMON = 10
_COMMON_SHARE = 0.02
"""What more bodies say than this share of all, and than so many, is a set phrase."""


@rule(
    "GD534", severity=Severity.INFO, over="collection",
    parameters={"share": 0.6, "own_share": 0.8, "paragraph": 80, "passage": 24, "least": 200},
)  # fmt: skip
def rule_boilerplate(collection: Collection | Series, context: AcrossContext) -> Iterator[Finding]:
    """
    A narrative is neither another body's nor last year's.

    What it checks:
        The words of each report beside those of all the others given. Between bodies a copy is at least the share `share` of the
        shorter narrative, or paragraphs of at least `paragraph` characters; between years of one body at least the share
        `own_share`. Passages shorter than `passage` characters do not count, nor does the preamble, what the form prints,
        titles in 《》, and set phrases of law and politics; names and figures are masked. A paragraph that many bodies share is a
        set phrase, and counts for the share alone. Each report is told once, beside the one that it is most like of those on
        earlier years, or given before it.

    Why it matters:
        A text that was copied says nothing of the body that signs it.

    Basis:
        Derived by us; the notice of 2021 names 雷同, reports that are alike, among what is to be put right.

    Examples:
        Holds: two townships that both had no requests, each in its own words.
        Violated: 94% of the shorter narrative, with the name of the township changed.
        Not evaluable: the report has less than `least` characters of its own.

    Lawful exceptions:
        Short reports say the lawful in the words of the law: these do not count. A text that a superior body prescribes for all
        cannot be told from a copy: a hint, not a fault.
    """
    items = collection.items
    bodies = _bodies(collection)
    wordings = _wordings(items)
    order = sorted(range(len(items)), key=lambda at: (items[at].report.year or 0, at))
    sorted_wordings = [wordings[at] for at in order]
    keys = [bodies[at] if bodies[at] is not None else f"\0{at}" for at in order]
    commons = commons_of(sorted_wordings, keys)
    limits = _Limits(*(context.parameter(name) for name in ("share", "own_share", "paragraph", "passage", "least")))
    common = max(_COMMON, int(_COMMON_SHARE * len(set(keys))))
    index = lru_cache(maxsize=256)(lambda place: index_of(sorted_wordings[place]))
    for place, others in candidates(sorted_wordings, commons, int(limits.paragraph * 0.4)):
        item, wording = items[order[place]], sorted_wordings[place]
        if wording.own < limits.least:
            yield from context.unknown_for(item, "across_too_little", "own words", least=limits.least)
            continue
        found = [
            copy
            for other in others
            if sorted_wordings[other].own >= limits.least
            and (copy := _copy(place, other, (items[order[other]], item), sorted_wordings, index, commons, keys, common, limits))
        ]
        if not found:
            context.tally[Verdict.HOLDS] += 1
            continue
        context.tally[Verdict.VIOLATED] += 1
        best = max(found, key=lambda copy: (copy.likeness.shared, -copy.other))
        yield _told(context, item, wording, best, items[order[best.other]], sorted_wordings[best.other], len(found))


@rule("GD704", severity=Severity.INFO, over="collection", parameters={"distinct": 4, "large": 1000})
def rule_same_report(collection: Collection | Series, context: AcrossContext) -> Iterator[Finding]:
    """
    Two bodies do not publish the same figures.

    What it checks:
        All figures of the tables of reports on one year and one form. Tables with less than `distinct` different figures other
        than 0, and none of `large` or more, tell nothing. A report is told beside the first with its figures.

    Why it matters:
        Figures of another body are most often its whole report, published under the wrong name, or the parent's page copied.

    Basis:
        Derived by us.

    Examples:
        Holds: two bureaus with 41 and 38 requests.
        Violated: two bureaus with 1286 licences, 14 penalties, 41 requests, and all else the same.
        Not evaluable: no known form is found, or the report tells no body or no year.

    Lawful exceptions:
        Bodies that report together, and reports on tables with next to nothing in them: the latter are not told. A body that
        was renamed within the year cannot be told from two.
    """
    bodies = _bodies(collection)
    first: dict[tuple[int, str, frozenset[tuple[str, object]]], tuple[str, Filed]] = {}
    for item, body in zip(collection.items, bodies, strict=True):
        own = context.within(item)
        if own.form is None or item.report.year is None or body is None:
            yield from context.unknown_for(item, "across_untold", "same figures")
            continue
        paths = [path for table in own.form.tables for path in flows(own.form, table)]
        if not telling(paths, own.values, context.parameter("distinct"), context.parameter("large")):
            context.tally[Verdict.NOT_APPLICABLE] += 1
            continue
        filled = frozenset((path, value) for path in paths if (value := own.values.get(path)) is not None and value != 0)
        whose, other = first.setdefault((item.report.year, own.form.name, filled), (body, item))
        if whose == body:
            context.tally[Verdict.HOLDS] += 1
            continue
        context.tally[Verdict.VIOLATED] += 1
        shown = sorted((path for path, _ in filled), key=lambda path: (-(own.values[path] or 0), path))[:_SHOWN]
        yield own.finding(
            Verdict.VIOLATED, [*own.operands(shown, "actual"), *context.cells(other, shown, "expected", beside=item)],
            arguments={"year": item.report.year, "count": len(filled), "body": item.report.body, "other": other.report.body,
                       "file": other.file},
            expression=f"same figures {item.report.year} {whose}",
        )  # fmt: skip


RULES = (rule_boilerplate, rule_same_report)


class _Limits(NamedTuple):
    """What counts as a copy: the parameters of GD534."""

    share: float
    own_share: float
    paragraph: int
    passage: int
    least: int


class _Copy(NamedTuple):
    """A likeness that is a copy: with which other, and whether nearly the whole is."""

    other: int
    likeness: Likeness
    whole: bool


_Indices = Callable[[int], Index]
"""Place of a wording → its shingles, made when they are first asked for."""


def _copy(
    place: int, other: int, pair: tuple[Filed, Filed], wordings: Sequence[Wording], index: _Indices, commons: Commons,
    keys: Sequence[str | None], common: int, limits: _Limits,
) -> _Copy | None:  # fmt: skip
    """Return the copy that a wording is of another, or None."""
    same = keys[place] == keys[other]
    if same and pair[0].report.year == pair[1].report.year:
        # Versions of one report.
        return None
    likeness = liken(wordings[place], wordings[other], index(other), limits.passage)
    if likeness.shared >= min(limits.least, limits.paragraph) and likeness.share >= (limits.own_share if same else limits.share):
        return _Copy(other, likeness, whole=True)
    if same:
        return None
    own = _uncommon(likeness, wordings[place], commons.groups[place], commons, common)
    runs = tuple(run for run, shared in zip(likeness.runs, own, strict=True) if shared >= limits.paragraph)
    if not runs:
        return None
    shared = sum(run.shared for run in runs)
    return _Copy(other, Likeness(runs, shared, likeness.share), whole=False)


def _uncommon(likeness: Likeness, wording: Wording, groups: Sequence[int], commons: Commons, common: int) -> Iterator[int]:
    """Yield for each run how many of its characters are not in sentences that many bodies say."""
    spans = [
        (sentence.start, sentence.end)
        for sentence, group in zip(wording.sentences, groups, strict=True)
        if group >= 0 and commons.bodies[group] > common
    ]
    for run in likeness.runs:
        yield run.shared - sum(max(0, min(run.end, end) - max(run.start, start)) for start, end in spans)


def _told(
    context: AcrossContext, item: Filed, wording: Wording, copy: _Copy, other: Filed, others: Wording, found: int
) -> Finding:
    return context.within(item).finding(
        Verdict.VIOLATED, copied(context, copy.likeness, (item, wording), (other, others)),
        template="" if copy.whole else "copied_passages",
        arguments={
            "share": percent(copy.likeness.share), "count": copy.likeness.shared, "passages": len(copy.likeness.runs),
            "other": other.report.body, "year": other.report.year, "file": other.file, "found": found,
        },
        expression=f"own words {item.report.year} {other.report.body} {other.report.year}",
    )  # fmt: skip


def _bodies(collection: Collection | Series) -> Sequence[str | None]:
    """Return the key of each report's body; a series is of one."""
    if isinstance(collection, Series):
        return [collection.body] * len(collection)
    return identify_all(collection.items).of_items


def _wordings(items: Sequence[Filed]) -> Mapping[int, Wording]:
    return {at: wording_of(item.report) for at, item in enumerate(items)}
