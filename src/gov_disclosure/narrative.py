"""The text of the sections: what stands in them beside the tables, without the furniture of the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import attrs

from gov_disclosure.dates import whole_date
from gov_disclosure.folding import split_ordinal
from gov_disclosure.forms.form import Form
from gov_disclosure.furniture import ends_report, is_furniture
from gov_disclosure.lexing.tokens import Token
from gov_disclosure.reading.blocks import Block, Row

__all__ = ["Narrative", "read_narrative"]

_BODY_END = re.compile(
    r"(?:人民政府|政府|办公室|办公厅|委员会|局|厅|委|办事处|管委会|中心|处|院|部|署|总局|公署|集团|公司|大队|支队|所|站|会|乡|镇|街道)$"
)
_BLANKS = re.compile(r"[\s\u3000\u00a0]+")
_STOPS = "。；！？：:.;!?…）)】]》」”’\"'|"
_LONG_LINE = 12
"""Shorter lines without a stop are whole: 无, 特此报告."""
_MARKUP = re.compile(r"^[#>\s]*+|[*_`]{2,}")


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
    """

    sections: dict[str, Section]
    signature: str | None = None
    signed_on: date | None = None
    preamble: str = ""


def read_narrative(tokens: Sequence[Token], form_sections: dict[str, str], form: Form | None, text: str) -> Narrative:
    """
    Collect the text of the sections.

    Args:
        tokens: The tokens with their headings settled.
        form_sections: Field → terminal of its heading.
        form: The form, for the names of the aspects.
        text: The view.
    """
    found: dict[str, list[str]] = {}
    aspects: dict[str, dict[str, list[str]]] = {}
    aspect_style: str | None = None
    current: str | None = None
    aspect: str | None = None
    names = form.layout.aspects if form is not None else {}
    terminals = {terminal: field for field, terminal in form_sections.items()}
    for token in tokens:
        kind = token.type
        if kind in terminals:
            current, aspect = terminals[kind], None
            found.setdefault(current, [])
            aspects.setdefault(current, {})
        elif current is not None and kind in names:
            aspect, aspect_style = names[kind], token.mark
            aspects[current][aspect] = []
            found[current].append(text[token.start : token.end])
        if current is None:
            continue
        for block in token.trailing:
            line = _words(block, text)
            if line is None:
                continue
            if aspect is not None and aspect_style and _same_level(line, aspect_style):
                aspect = None
            found[current].append(line)
            if aspect is not None:
                aspects[current][aspect].append(line)
    signature, signed_on = _strip_end(found, aspects)
    sections = {
        field: Section(_joined(lines), {name: _joined(parts) for name, parts in aspects[field].items()})
        for field, lines in found.items()
    }
    return Narrative(sections, signature, signed_on)


def _words(block: Block, text: str) -> str | None:
    """Return a block of prose as a line, or None where it is furniture."""
    if isinstance(block, Row):
        filled = [text[cell.start : cell.end] for cell in block.cells if cell.end > cell.start]
        line = " ".join(filled)
    else:
        line = text[block.start : block.end]
    line = _MARKUP.sub("", line).strip()
    if not line or (line[-1] != "。" and is_furniture(line) and not ends_report(line)):
        return None
    return line


def _same_level(line: str, style: str) -> bool:
    """Whether a line heads another part on the level of the aspects, or above it."""
    mark, length = split_ordinal(line)
    return bool(length) and mark in (style, "han") and len(line) <= 40 and "。" not in line[:-1] and "；" not in line


def _strip_end(found: dict[str, list[str]], aspects: dict[str, dict[str, list[str]]]) -> tuple[str | None, date | None]:
    """Cut the signature, the date and the foot of the page off the last section; return the first two."""
    if not found:
        return None, None
    lines = list(found.values())[-1]
    foot = next((index for index, line in enumerate(lines) if line[-1] != "。" and ends_report(line)), len(lines))
    del lines[foot:]
    signature: str | None = None
    signed_on: date | None = None
    for index in range(len(lines) - 1, max(-1, len(lines) - 12), -1):
        words = _BLANKS.sub("", lines[index])
        if words[-1:] in "。；" or "，" in words:
            # What is said behind a date shows that it is none of a signature.
            break
        dated = whole_date(words)
        if dated is not None:
            signed_on = dated
            before = _BLANKS.sub("", lines[index - 1]) if index else ""
            if 2 <= len(before) <= 40 and _BODY_END.search(before) and "。" not in before:
                signature = before
                index -= 1
            del lines[index:]
            break
        tail = re.match(r"(.{2,40}?)(20\d\d年\d{1,2}月\d{1,2}日|二.{3}年.{1,3}月.{1,3}日)$", words)
        if tail is not None and _BODY_END.search(tail[1]) and "。" not in words and (dated := whole_date(tail[2])):
            signature, signed_on = tail[1], dated
            del lines[index:]
            break
    if signature is None and lines:
        last = _BLANKS.sub("", lines[-1])
        named = 4 <= len(last) <= 30 and _BODY_END.search(last) and not re.search(r"[，。；：、,;:]", last)
        if named and len(lines) > 1 and not _goes_on(lines[-2]):
            signature = last
            del lines[-1]
    kept = set(lines)
    for parts in aspects[list(found)[-1]].values():
        parts[:] = [line for line in parts if line in kept]
    return signature, signed_on


def _goes_on(line: str) -> bool:
    """Whether a line breaks off within a sentence: what stands below it is the rest."""
    words = line.rstrip()
    return len(words) >= _LONG_LINE and words[-1] not in _STOPS


def _joined(lines: list[str]) -> str:
    kept = lines
    for index, line in enumerate(lines):
        if line[-1] != "。" and ends_report(line):
            kept = lines[:index]
            break
    return "\n".join(kept)
