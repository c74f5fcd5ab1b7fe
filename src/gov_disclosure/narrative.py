"""The text of the sections: what stands in them beside the tables, without the furniture of the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import attrs

from gov_disclosure.aspects import Level
from gov_disclosure.dates import whole_date
from gov_disclosure.folding import compact, readable, split_ordinal
from gov_disclosure.forms.form import Form
from gov_disclosure.furniture import ends_report, is_furniture
from gov_disclosure.lexing.tokens import Token
from gov_disclosure.passages import Passage, passage_of, positions_of
from gov_disclosure.reading.blocks import Block, Row
from gov_disclosure.spans import Source

__all__ = ["Narrative", "Spoken", "read_narrative"]

_BODY_END = re.compile(
    r"(?:人民政府|政府|办公室|办公厅|委员会|局|厅|委|办事处|管委会|中心|处|院|部|署|总局|公署|集团|公司|大队|支队|所|站|会|乡|镇|街道)$"
)
_SIGNED = re.compile(r"(.{2,40}?)(20\d\d年\d{1,2}月\d{1,2}日|二.{3}年.{1,3}月.{1,3}日)$")
_SIGNS_ABOVE_DATE = re.compile("(?:总队|调查队|供销社|海关|监狱|分行|支行|苏木)$")
"""What other names of bodies end in: without a date below, so may a sentence without its stop."""
_SEAL = re.compile(r"(?:[(（](?:章|盖章|公章|签章|印章)[)）]|盖章)$")
_BESIDE_NAME = re.compile(r"[(（][^()（）]{2,20}[)）]$")
_STOP = re.compile(r"[，。；：、,;:]")
_STOPS = "。；！？：:.;!?…）)】]》」”’\"'|"
_AT_ONCE = 1_024
_LONG_LINE = 12
"""Shorter lines without a stop are whole: 无, 特此报告."""
# A longer row of underscores is a gap that was to be filled in.
_MARKUP = re.compile(r"^[#>\s]*+|[*`]{2,}|(?<!_)_{2,3}(?!_)")
_QUOTES = ("#", ">")


class Spoken(NamedTuple):
    """A line of prose: its words, the view's span that they stand in, and what it is a part of."""

    words: str
    start: int
    end: int
    aspect: str | None = None
    heading: bool = False


@attrs.frozen
class Section:
    """A section's text, and the text of its aspects by name."""

    text: str
    aspects: dict[str, str] = attrs.field(factory=dict)


@attrs.frozen
class Narrative:
    """
    What stands beside the tables.

    Attributes:
        sections: Field → text, for the sections whose heading was found.
        signature: The body that signs, or None.
        signed_on: The date of the signature, or None.
        preamble: What is said before the first section; empty where nothing is.
        lines: Field → the lines of the section, its heading first.
    """

    sections: dict[str, Section]
    signature: str | None = None
    signed_on: date | None = None
    preamble: str = ""
    lines: dict[str, list[Spoken]] = attrs.field(factory=dict)

    def passages(self, before: Sequence[tuple[str, int, int]], source: Source) -> tuple[Passage, ...]:
        """
        Return the lines of the report in order, each with its place, and give them up.

        Args:
            before: The lines before the first section: words and span.
            source: The way back to the user's source.
        """
        lines = [Spoken(*line) for line in before]
        sections = ["preamble"] * len(lines)
        for field, spoken in self.lines.items():
            lines += spoken
            sections += [field] * len(spoken)
        self.lines.clear()
        starts = [line.start for line in lines]
        if sorted(starts) != starts:
            order = sorted(range(len(lines)), key=starts.__getitem__)
            lines, sections = [lines[at] for at in order], [sections[at] for at in order]
        found: list[Passage] = []
        # There may be tens of thousands: each is given up when it has its place.
        while lines:
            some = lines[:_AT_ONCE]
            del lines[:_AT_ONCE]
            places = positions_of(source, [line[1:3] for line in some])
            # Lines that are equal are kept once.
            words = {line.words: line.words for line in some}
            found += [
                passage_of((section, words[line.words], place, line.heading, line.aspect))
                for section, line, place in zip(sections[len(found) :], some, places, strict=False)
            ]
        return tuple(found)


def read_narrative(
    tokens: Sequence[Token],
    form_sections: dict[str, str],
    form: Form | None,
    text: str,
    first: int | None = None,
    preamble: str = "",
) -> Narrative:
    """
    Collect the text of the sections.

    Args:
        tokens: The tokens with their headings settled.
        form_sections: Field → terminal of its heading.
        form: The form, for the names of the aspects.
        text: The view.
        first: Where the first heading of any form stands, or None.
        preamble: What is said before the first section.
    """
    found: dict[str, list[Spoken]] = {}
    headings: dict[str, list[Spoken]] = {}
    named: dict[str, dict[str, None]] = {}
    level = Level("", "")
    current: str | None = None
    aspect: str | None = None
    names = form.layout.aspects if form is not None else {}
    terminals = {terminal: field for field, terminal in form_sections.items()}
    annex = form is not None and not any(field in form_sections for field in form.tables)
    in_annex = False
    unnamed = annex and first is not None and not any(token.type in terminals for token in tokens)
    if unnamed:
        # The prose before an annexed table on an outline of its own: 一、主动公开政府信息情况.
        current = next(iter(form_sections))
        found[current], named[current], headings[current] = [], {}, []
    heads = {*terminals, *names}
    for token in tokens:
        kind = token.type
        if not annex and kind not in heads and not token.trailing:
            # A label of a table.
            continue
        in_annex = in_annex or (annex and token.counted)
        if kind in terminals:
            in_annex = False
            current, aspect = terminals[kind], None
            found.setdefault(current, [])
            named.setdefault(current, {})
            words = text[token.start : token.end]
            headings.setdefault(current, []).append(Spoken(words, token.start, token.end, heading=True))
        elif current is not None and kind in names:
            aspect, level = names[kind], Level(token.mark, text[token.start : token.end])
            named[current][aspect] = None
            found[current].append(Spoken(text[token.start : token.end], token.start, token.end))
        if current is None:
            continue
        for block in token.trailing:
            line = _spoken(block, text)
            if line is None or (first is not None and line.start < first):
                continue
            if in_annex and len(line.words) <= _LONG_LINE and not _is_said(line.words):
                # Words that head parts of the annexed table.
                continue
            if aspect is not None and level.is_ended_by(line.words):
                aspect = None
            found[current].append(line if aspect is None else line._replace(aspect=aspect))
    if unnamed and not any("。" in line.words for lines in found.values() for line in lines):
        # Words that head parts of the table alone.
        found.clear()
    signature, signed_on = _strip_end(found)
    for lines in found.values():
        _cut(lines)
    sections = {
        field: Section(
            "\n".join([line.words for line in lines]),
            {name: "\n".join([line.words for line in lines if line.aspect == name]) for name in named[field]},
        )
        for field, lines in found.items()
    }
    return Narrative(sections, signature, signed_on, preamble, {field: headings[field] + lines for field, lines in found.items()})


def _spoken(block: Block, text: str) -> Spoken | None:
    """Return a block of prose as a line, or None where it is furniture."""
    if isinstance(block, Row):
        filled = [cell for cell in block.cells if cell.end > cell.start]
        if not filled:
            return None
        start, end = filled[0].start, filled[-1].end
        line = " ".join([text[cell.start : cell.end] for cell in filled])
    else:
        start, end = block.start, block.end
        line = text[start:end]
    line = line.strip()
    # Nearly no line has any: it is looked at character by character only where it may.
    if line[:1] in _QUOTES or "*" in line or "`" in line or "__" in line:
        line = _MARKUP.sub("", line).strip()
    if not line or (line[-1] != "。" and is_furniture(line) and not ends_report(line)):
        return None
    return Spoken(line, start, end)


def _is_said(line: str) -> bool:
    """Whether a short line is a sentence, a date or a body that signs, not words that head a part of a table."""
    return line[-1] in _STOPS or not split_ordinal(line)[1]


def _is_body(words: str) -> bool:
    """Whether words above a date are the name of a body."""
    return _BODY_END.search(words) is not None or (_SIGNS_ABOVE_DATE.search(words) is not None and _STOP.search(words) is None)


def _strip_end(found: dict[str, list[Spoken]]) -> tuple[str | None, date | None]:
    """Cut the signature, the date and the foot of the page off the last section; return the first two."""
    if not found:
        return None, None
    lines = list(found.values())[-1]
    _cut(lines)
    signature: str | None = None
    signed_on: date | None = None
    for index in range(len(lines) - 1, max(-1, len(lines) - 12), -1):
        words = compact(readable(lines[index].words))
        if words[-1:] in "。；" or "，" in words:
            # What is said behind a date shows that it is none of a signature.
            break
        dated = whole_date(words)
        if dated is not None:
            signed_on = dated
            before = compact(readable(lines[index - 1].words)) if index else ""
            before = _SEAL.sub("", before)
            if 2 <= len(before) <= 40 and _is_body(_BESIDE_NAME.sub("", before)) and "。" not in before:
                signature = before
                index -= 1
            del lines[index:]
            break
        tail = _SIGNED.match(words)
        if tail is not None and _BODY_END.search(tail[1]) and "。" not in words and (dated := whole_date(tail[2])):
            signature, signed_on = tail[1], dated
            del lines[index:]
            break
    while lines and _SEAL.match(compact(lines[-1].words)) is not None:
        del lines[-1]
    if signature is None and lines:
        last = compact(lines[-1].words)
        named = 4 <= len(last) <= 30 and _BODY_END.search(last) and _STOP.search(last) is None
        if named and len(lines) > 1 and not _goes_on(lines[-2].words):
            signature = last
            del lines[-1]
    return signature, signed_on


def _goes_on(line: str) -> bool:
    """Whether a line breaks off within a sentence: what stands below it is the rest."""
    words = line.rstrip()
    return len(words) >= _LONG_LINE and words[-1] not in _STOPS


def _cut(lines: list[Spoken]) -> None:
    """Cut off what stands from the foot of the page on."""
    for index, (words, *_) in enumerate(lines):
        if words[-1] != "。" and ends_report(words):
            del lines[index:]
            return
