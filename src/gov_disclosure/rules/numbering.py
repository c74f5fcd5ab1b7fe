"""Numerals below the sections: GD207 parts as sections, GD208 （一） in order, GD217 one system a level."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from gov_disclosure.diagnostics import Severity
from gov_disclosure.folding import key
from gov_disclosure.forms.vocabulary import vocabulary
from gov_disclosure.numerals import HAN
from gov_disclosure.report import Report
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.declaring import rule
from gov_disclosure.rules.finding import Finding
from gov_disclosure.rules.outlines import Item, Outline, outline_of, words_of
from gov_disclosure.rules.remarks import not_applicable, of_item, unknown, violated

__all__ = ["RULES"]

_FEWEST = 2
_DEPTH = 4
"""So many lists are kept that others stand within."""
_WORD, _MORE = 4, 4
"""A part is told by so many characters of its name, with so many others before or behind: 工作机制保障."""
_LABEL = 30
"""A line of so many characters without a stop may be a heading that has no numeral."""


@rule("GD207", severity=Severity.WARNING)
def rule_subtopic_as_section(report: Report, context: Context) -> Iterator[Finding]:
    """
    Parts of a section are not numbered like sections.

    What it checks:
        Within the sections no two or more lines with the numerals of sections (二、 三、 …) are parts of section 一 or of an
        office's work: 主动公开, 平台建设, 监督保障, 组织领导. One alone may be a slip and is told by GD217 where it is one of a
        list.

    Why it matters:
        The six sections are then no longer 一 to 六, and what belongs to which cannot be known.

    Basis:
        The format numbers its sections 一 to 六 and the aspects of section 一 below them. Derived by us: which words are parts.

    Examples:
        Holds: （一）主动公开情况 … （五）监督保障情况 within 一、总体情况.
        Violated: 二、依申请公开情况, 三、平台建设情况 below 一、总体情况.
        Not evaluable: no section is found.

    Lawful exceptions:
        Reports on years before 2019.
    """
    outline = outline_of(report)
    if not outline.headings:
        yield from unknown(context, "headings_unknown")
        return
    if not outline.fields:
        not_applicable(context)
        return
    parts = _subtopics(outline)
    if len(parts) < _FEWEST:
        return
    yield violated(
        context, [of_item(context, item) for item in parts], "parts of sections",
        actual="、".join(item.passage.text[:16] for item in parts), expected="（一）（二）…",
    )  # fmt: skip


@rule("GD208", severity=Severity.WARNING)
def rule_subheading_numbering(report: Report, context: Context) -> Iterator[Finding]:
    """
    Within a section the numerals （一）, （二） … count from one without a gap.

    What it checks:
        Lines that begin with （一）, （二） … in a section begin with （一）, and each has the next numeral. They may begin
        anew below a heading of the level above or a line that ends in a colon; behind such a list the outer one goes on. A
        numeral that stands within a paragraph counts, too.

    Why it matters:
        A gap or a numeral twice shows a part that was left out or pasted in.

    Basis:
        Derived by us: GB/T 9704 has the levels 一、 （一） 1. （1） of official texts.

    Examples:
        Holds: （一）（二）（三）（四）（五） in section 一.
        Violated: section 一 opens with （二）; or has （一）（三）.
        Not evaluable: no heading was found that it could go by.
        Not applicable: no section of text has such lines.

    Lawful exceptions:
        A list that begins anew below a heading of its own, with or without a numeral. Reports on years before 2019.
    """
    outline = outline_of(report)
    if not outline.headings:
        yield from unknown(context, "headings_unknown")
        return
    if not outline.fields:
        not_applicable(context)
        return
    judged = False
    for section, items in _by_section(outline).items():
        judged = True
        for before, item, expected in _breaks(outline, section, items):
            cells = [of_item(context, item)] + ([of_item(context, before)] if before is not None else [])
            yield violated(
                context, cells, f"numerals within {section}: {item.title}",
                expected=f"（{HAN[expected - 1]}）" if 1 <= expected <= len(HAN) else None,
                actual=f"（{HAN[(item.number or 1) - 1]}）" if 1 <= (item.number or 0) <= len(HAN) else item.passage.text[:4],
            )  # fmt: skip
    if not judged:
        not_applicable(context)


@rule("GD217", severity=Severity.WARNING)
def rule_restarted_numbering(report: Report, context: Context) -> Iterator[Finding]:
    """
    The numerals 一、 二、 … are those of the sections alone.

    What it checks:
        Within a section no list of two or more lines is numbered like the sections, as official letters are: 二、 三、 四、 below
        一、总体情况, and then 二、主动公开政府信息情况. One finding a section names all lines. Parts of section 一 that are
        numbered so are GD207, a section twice is GD206.

    Why it matters:
        Two systems on one level: a reader who looks for 三 finds two.

    Basis:
        Derived by us: one system of numerals a level, as in GB/T 9704.

    Examples:
        Holds: 1. 2. 3., （一）（二） or 一是 … 二是 … within a section.
        Violated: 二、深化认识, 三、聚焦标准 below 一、总体情况.
        Not evaluable: no section is found.

    Lawful exceptions:
        A single line of this kind, and titles quoted within a sentence.
    """
    outline = outline_of(report)
    if not outline.headings:
        yield from unknown(context, "headings_unknown")
        return
    if not outline.fields:
        not_applicable(context)
        return
    parts = _subtopics(outline)
    taken = {item.place for item in (*outline.again, *(parts if len(parts) >= _FEWEST else ()))}
    lists: dict[str, list[Item]] = {}
    for item in outline.inner:
        if item.place not in taken and item.place not in outline.listed:
            lists.setdefault(item.passage.section, []).append(item)
    for section, items in lists.items():
        run = _run(items)
        if len(run) < _FEWEST:
            continue
        yield violated(
            context, [of_item(context, item) for item in run], f"numerals of sections within {section}",
            actual="、".join(item.passage.text[:16] for item in run), expected="（一）（二）…",
        )  # fmt: skip


RULES = (rule_subtopic_as_section, rule_subheading_numbering, rule_restarted_numbering)


def _run(items: Sequence[Item]) -> list[Item]:
    """Return those of some lines whose numerals follow one another."""
    return [
        item for at, item in enumerate(items)
        if (at and item.number == (items[at - 1].number or 0) + 1)
        or (at + 1 < len(items) and items[at + 1].number == (item.number or 0) + 1)
    ]  # fmt: skip


@cache
def _is_subtopic(title: str) -> bool:
    if not title or len(title) > _LABEL:
        return False
    label = vocabulary().labels.get(title)
    if label is not None and label.aspect is not None:
        return True
    bare = title.removesuffix("情况").removesuffix("工作").removesuffix("方面").removesuffix("建设")
    return bare in _known_subtopics() or any(
        bare.startswith(known) or bare.endswith(known)
        for known in _known_subtopics()
        if len(known) >= _WORD and len(bare) <= len(known) + _MORE
    )


@cache
def _known_subtopics() -> frozenset[str]:
    known = {key(words) for words in words_of("subtopics")["words"]}
    return frozenset(known | {words.removesuffix("建设") for words in known})


def _subtopics(outline: Outline) -> list[Item]:
    again = {item.place for item in outline.again}
    return [item for item in outline.inner if item.place not in again and _is_subtopic(item.title)]


def _by_section(outline: Outline) -> dict[str, list[Item]]:
    """Return the lines with （一）, （二） … of each section, headings of sections left out."""
    found: dict[str, list[Item]] = {}
    tables = outline.form.tables if outline.form is not None else {}
    prose = [field for field in outline.fields if field not in tables]
    for item in outline.items:
        if item.mark == "bracket" and item.number is not None and not item.passage.heading and item.passage.section in prose:
            found.setdefault(item.passage.section, []).append(item)
    return found


def _breaks(outline: Outline, section: str, items: Sequence[Item]) -> Iterator[tuple[Item | None, Item, int]]:
    """Yield the lines whose numeral is not the next one, with the line before and the numeral that is."""
    before: Item | None = None
    last = 0
    outer: list[int] = []
    heads: list[int] = []
    for at, item in enumerate(items):
        number = item.number or 0
        if number != last + 1 and number - 1 in outer:
            # The list goes on that another one stood within.
            del outer[outer.index(number - 1) :]
        elif number != last + 1:
            goes_on = at + 1 < len(items) and items[at + 1].number == number + 1
            # Most reports have no such line.
            heads = heads or sorted(_heads(outline, section))
            lawful = _lawful(outline, heads, before, item, last + 1)
            if not lawful:
                yield before, item, last + 1
            if number == 1 and last and (lawful or goes_on):
                outer = [*outer[-_DEPTH:], last]
            # Unless the list goes on from it, a wrong numeral is a slip, and the next is counted from what it should be.
            number = number if lawful or goes_on else last + 1
        before, last = item, number


def _heads(outline: Outline, section: str) -> Iterator[int]:
    """Yield the place of a section's first line, and those below which a list may begin anew: headings, announcements."""
    yield next(place for place, passage in enumerate(outline.passages) if passage.section == section)
    for item in outline.items:
        if item.passage.section == section and (
            item.mark == "han" or (item.alone and len(item.passage.text) <= _LABEL and _may_head(item))
        ):
            yield item.place
    for place, passage in enumerate(outline.passages):
        if passage.section == section and passage.text.endswith(("：", ":")):
            yield place


def _may_head(item: Item) -> bool:
    """Whether a short line may be a heading: it has a digit, or neither a numeral nor a stop."""
    return item.mark == "digit" or (not item.mark and not item.passage.text.endswith(("。", "；", "，")))


def _lawful(outline: Outline, heads: Sequence[int], before: Item | None, item: Item, expected: int) -> bool:
    """Whether a numeral that is not the next one is none the less in order."""
    first = before.place if before is not None else heads[0]
    if item.number == 1:
        # It begins anew, below a heading of its own: one of the level above, or a short line without a numeral.
        at = bisect_right(heads, first)
        return at < len(heads) and heads[at] < item.place
    # The numerals between stand within paragraphs.
    text = "".join(passage.text for passage in outline.passages[max(0, first) : item.place])
    number = item.number or 0
    return number > expected and all(
        f"（{HAN[at - 1]}）" in text or f"({HAN[at - 1]})" in text for at in range(expected, min(number, 11))
    )
