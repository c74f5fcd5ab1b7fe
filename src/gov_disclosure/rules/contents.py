"""What the text says: GD209 aspects, GD210 the outline announced, GD216 residue of templates, GD218 repeated words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import accumulate

from gov_disclosure.diagnostics import Severity
from gov_disclosure.numerals import DIGITS
from gov_disclosure.passages import Passage
from gov_disclosure.report import Report
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.declaring import rule
from gov_disclosure.rules.finding import Finding
from gov_disclosure.rules.outlines import Outline, outline_of, words_of
from gov_disclosure.rules.remarks import holds, not_applicable, told, unknown, violated

__all__ = ["RULES"]

_STRUCTURED = 3
_HEADING = 20
"""A line without a numeral that is no longer may be a heading."""
_COUNTED = re.compile(r"([二三四五六七八九两3-9])\s?(?:个部分|部分|个方面|大部分|方面内容|项内容)")
_LISTING = ("由", "包括", "包含", "分为", "共", "含")
_NUMBERS = DIGITS | {str(number): number for number in range(1, 10)}
_LONGEST = 8
_MOST_TEXT = 200_000
"""Characters that are compared: ten times those of the longest reports."""
_DIFFERS = re.compile(rb"[^\0]")
_PAIRS = frozenset(("政府政府", "办公办公"))
_OPENING, _CLOSING = "{{", "}}"
_LONGEST_PLACE = 60
"""Characters of a place that a program should have filled in: `{{ title }}`."""
_OPEN_END = ("，", "、", ",")


@rule("GD209", severity=Severity.WARNING)
def rule_aspects(report: Report, context: Context) -> Iterator[Finding]:
    """
    Section 一 speaks of its five aspects.

    What it checks:
        主动公开, 依申请公开, 政府信息管理, 政府信息公开平台建设 and 监督保障 are told of in section 一. Where the section has
        headings for three of them or more, each has one, alone or with another; where it has not, the words of each stand
        somewhere in it.

    Why it matters:
        They are what an office did in the year; the tables count only part of it.

    Basis:
        The notice of the format names the five aspects as contents of section 一. Derived by us: by which words each is told.

    Examples:
        Holds: （一）主动公开 to （五）监督保障; or one paragraph that speaks of all five.
        Violated: （一）主动公开, （二）依申请公开, （三）政府信息管理, and no more.
        Not evaluable: section 一 is missing, or has no text.

    Lawful exceptions:
        Headings for two aspects together (平台建设和监督保障). Reports on years before 2019.
    """
    outline = outline_of(report)
    if not outline.fields:
        not_applicable(context)
        return
    if outline.form is None or report.overview is None or not report.overview.text:
        yield from unknown(context, "section_unknown", "overview")
        return
    text = report.overview.text
    titles = [
        item.title for item in outline.items
        if item.passage.section == "overview" and not item.passage.heading and (item.mark or len(item.passage.text) <= _HEADING)
    ]  # fmt: skip
    words = words_of("aspects")
    aspects = dict.fromkeys(outline.form.layout.aspects.values())
    headed = {passage.aspect for passage in outline.passages if passage.aspect is not None}
    structured = len(headed) >= _STRUCTURED
    missing = []
    for aspect in aspects:
        known = words.get(aspect, ())
        if aspect in headed or any(word in title for word in known for title in titles) or (
            not structured and any(word in text for word in known)
        ):  # fmt: skip
            holds(context)
        else:
            missing.append(aspect)
    heading = outline.headings.get("overview")
    for aspect in missing:
        terminal = next(name for name, each in outline.form.layout.aspects.items() if each == aspect)
        title = outline.form.layout.labels[terminal][0]
        place = heading.passage.position if heading is not None else None
        yield violated(
            context, [told(f"overview.aspects.{aspect}", "", place, caption=title)], "aspect told of", expected=title
        )  # fmt: skip


@rule("GD210", severity=Severity.INFO)
def rule_announced_outline(report: Report, context: Context) -> Iterator[Finding]:
    """
    The parts that the preamble announces are those of the report.

    What it checks:
        Where the preamble says of how many parts the report consists, it has so many sections, and the preamble names no
        part of the outline of 2008 (收费及减免情况) that the report has not.

    Why it matters:
        Such a sentence is most often left over from an older report.

    Basis:
        Derived by us. The format prescribes no preamble.

    Examples:
        Holds: 本报告由总体情况、…、其他需要报告的事项六个部分组成, above six sections.
        Violated: 本报告由五个部分组成, above six; 收费及减免情况 announced, and no such section.
        Not evaluable: never.
        Not applicable: the preamble announces no parts.

    Lawful exceptions:
        Reports on years before 2019.
    """
    outline = outline_of(report)
    if not outline.fields:
        not_applicable(context)
        return
    found = judged = False
    sections = len(outline.headings) + len(outline.unknown)
    for passage in outline.passages:
        if passage.section != "preamble":
            continue
        match = _COUNTED.search(passage.text)
        if match is not None:
            start = max(passage.text.rfind(stop, 0, match.start()) for stop in "。；") + 1
            said = passage.text[start : match.start()]
            match = match if any(word in said for word in _LISTING) else None
        if match is not None and "报告" in passage.text and sections:
            judged = True
            number = _NUMBERS[match[1]]
            if number != sections:
                found = True
                yield violated(
                    context,
                    [context.spoken(passage, match.start(1), match.end())],
                    "number of parts",
                    expected=sections,
                    actual=number,
                )
        for words in words_of("announced")["old"] if match is not None else ():
            at = passage.text.find(words)
            if at >= 0:
                found = True
                yield violated(
                    context, [context.spoken(passage, at, at + len(words))], f"parts announced: {words}",
                    variant="old", actual=words,
                )  # fmt: skip
    if not judged and not found:
        not_applicable(context)


@rule("GD216", severity=Severity.INFO)
def rule_template_residue(report: Report, context: Context) -> Iterator[Finding]:
    """
    Nothing of the template's instructions is left in the text.

    What it checks:
        No line holds what a template says to who fills it in: 该部分以表格形式报告, （文字描述）, 请填写, `{{ … }}`.

    Why it matters:
        It shows that the text was published without having been read.

    Basis:
        Derived by us: the instructions are those of the national template and of usual local ones.

    Examples:
        Holds: a text without any of these.
        Violated: 该部分以表格形式报告。表格如下： below heading 二.
        Not evaluable: the report has no text.

    Lawful exceptions:
        None are known.
    """
    outline = outline_of(report)
    if all(passage.heading for passage in outline.passages):
        yield from unknown(context, "section_unknown")
        return
    some = _residue().search(context.text) is not None
    for words in filter(context.text.__contains__, words_of("residue")["words"]) if some else ():
        passage, at = next((each, each.text.find(words)) for each in outline.passages if words in each.text)
        end = at + len(words)
        if words == _OPENING and (closing := passage.text.find(_CLOSING, end, end + _LONGEST_PLACE)) >= 0:
            end = closing + len(_CLOSING)
        yield violated(context, [context.spoken(passage, at, end)], f"residue: {words}", actual=passage.text[at:end])


@rule("GD218", severity=Severity.INFO)
def rule_repeated_word(report: Report, context: Context) -> Iterator[Finding]:
    """
    No words stand twice in a row, and no sentence breaks off.

    What it checks:
        No two to eight Chinese characters are repeated at once (信息公开信息公开工作), and no paragraph at the end of a section
        ends in a comma.

    Why it matters:
        Such slips show a text that was pasted together, or that lost a part in conversion.

    Basis:
        Derived by us.

    Examples:
        Holds: 一件一件办理, 人民政府政府信息公开工作.
        Violated: 及时公开政府信息政府信息.
        Not evaluable: the report has no text.

    Lawful exceptions:
        Words that are doubled by nature (一步一步, 逐项逐项), and 人民政府政府信息.
    """
    outline = outline_of(report)
    if all(passage.heading for passage in outline.passages):
        yield from unknown(context, "section_unknown")
        return
    for passage, start, end in _repeated(outline, context.text[:_MOST_TEXT]):
        words = passage.text[start:end]
        yield violated(context, [context.spoken(passage, start, end)], f"repeated: {words}", actual=words)
    for index, passage in enumerate(outline.passages):
        if not passage.text.endswith(_OPEN_END) or passage.heading or passage.section == "preamble":
            continue
        if all(following.section != passage.section for following in outline.passages[index + 1 : index + 2]):
            words = passage.text[-12:]
            yield violated(
                context,
                [context.spoken(passage, max(0, len(passage.text) - 12))],
                f"broken off: {words}",
                variant="open",
                actual=words,
            )


@cache
def _residue() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words_of("residue")["words"])))


RULES = (rule_aspects, rule_announced_outline, rule_template_residue, rule_repeated_word)


def _repeated(outline: Outline, text: str) -> Iterator[tuple[Passage, int, int]]:
    """
    Yield places where words stand twice in a row.

    The text is compared with itself shifted by two to eight characters, as one large number of a byte a character: where the
    two are the same over as many characters, the difference is zero over as many bytes, and only there the words themselves
    are compared. Of a stretch that repeats itself again and again each turn is looked at once.
    """
    passages = outline.passages
    data = text.encode("utf-16-le", "surrogatepass")[::2]
    if len(data) != len(text):
        # A character beyond the first plane would count as two.
        data = "".join(char if char <= "\uffff" else "?" for char in text).encode("utf-16-le", "surrogatepass")[::2]
    number = int.from_bytes(data, "little")
    starts: list[int] = []
    taken: set[int] = set()
    for size in range(2, _LONGEST + 1):
        if len(text) <= size:
            break
        shifted = (number ^ (number >> (8 * size))).to_bytes(len(data), "little")
        at = shifted.find(bytes(size))
        while at >= 0:
            differs = _DIFFERS.search(shifted, at + size)
            end = differs.start() if differs is not None else len(shifted)
            for start in range(at, min(at + size, end - size + 1)):
                words = text[start : start + size]
                if start not in taken and _is_repeated(words, text, start) and text[start + size : start + 2 * size] == words:
                    taken.update(range(start, start + 2 * size + 1))
                    starts = starts or list(accumulate([len(passage.text) + 1 for passage in passages], initial=0))
                    here = bisect_right(starts, start) - 1
                    yield passages[here], start - starts[here], start - starts[here] + 2 * size
            at = shifted.find(bytes(size), end)


def _is_repeated(words: str, text: str, start: int) -> bool:
    """Whether words that stand twice should not."""
    if not all("\u4e00" <= char <= "\u9fff" for char in words) or len(set(words)) == 1:
        return False
    if words[0] in "一逐" or words[-1] == "一":
        return False
    return not (
        (words * 2 in _PAIRS and text[max(0, start - 2) : start] in ("人民", "政府", "会议"))
        or (words == "政府" and text[start + 4 : start + 6] == "信息")
    )
