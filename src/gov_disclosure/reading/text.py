"""
Plain text and Markdown into lines and rows.

A line is a row where it is divided by pipes, by tabs, or by commas in the manner of CSV. Whether
blanks divide a line cannot be told without knowing the labels, so that is left to the lexer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate
from sys import intern

from gov_disclosure.figures import State, read_figure
from gov_disclosure.folding import UNSEEN
from gov_disclosure.reading.blocks import Block, Cell, Document, Line, Row, line_of
from gov_disclosure.reading.borders import BARS, BLANKS, PIPES, STROKE, give_back_cells
from gov_disclosure.reading.cutting import RowCutter
from gov_disclosure.reading.fielded import is_numbered, may_run_together
from gov_disclosure.reading.quoted import LINE, is_quoted_figure, quoted_end
from gov_disclosure.spans import TextSource

__all__ = ["PROSE", "read_text", "split_line"]

PROSE = re.compile(f"[\u4e00-\u9fff][^{BARS}{STROKE}\t;；,\n{UNSEEN}]*+")
"""A line that nothing divides, as nearly all lines are; blanks at its end are cut off before."""

_ANY_LINE = re.compile(r"[^\r\n\x85\u2028\u2029]+")
_OTHER_BARS = re.compile(f"[{BARS[1:]}]")
_RULE = re.compile(rf"[>\s{BARS}{STROKE}:+=\-–—─━═┄┈┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬╞╡╪┏┓┗┛┣┫┳┻╋]*+")
_THOUSANDS = re.compile(r"^[^,，]{1,80}(?:[：:…⋯]|[.．·_]{2})[ \t\u3000]{0,9}\d{1,3}(?:,\d{3}){1,4}(?![\d,])")
"""A label and its one figure: `主动公开政府信息数：33,137条` is no line of fields, nor is one with dots that lead to it."""
_MARK_ALONE = re.compile(rf"[\s{BARS}]{{0,9}}[-–—][ \t\u3000]{{0,9}}[{BARS}]{{1,20}}|[{BARS}][ \t\u3000]{{1,9}}[-–—]\s{{0,9}}")
"""A cell of its line that says that nothing belongs there; a rule has more dashes, or more cells."""
_BEFORE = BLANKS + ">"
"""What may stand before the first pipe of a row: Markdown quotes with a bracket."""
_QUOTATION = re.compile(r"(?:>[ ]?){1,20}+")
# The engine remembers every turn of a group; a field has no thousands of quotes in it.
_FIELDS = {mark: re.compile(rf'[ ]*+("(?>(?:[^"]++|""){{0,5000}})"|[^{mark}]*+)[ ]*+({mark}|$)') for mark in (";", "；", ",")}
_FEWEST_FIELDS = 3
"""A line of words with fewer marks is no header."""
_FIGURE_BEHIND_BLANK = re.compile(r"\S[ \u3000\u00a0]+[+-]?\d")
_RUN_INTO_LABEL = re.compile(r"[\u4e00-\u9fff）)”][+-]?\d{1,3}\Z")
"""The first field of a line that is no field: the comma behind it parts thousands."""
_ONE_FIGURE = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3}){1,4},")
_MANY_FIELDS = 6
_PIPE_RUN = re.compile(r"\|+")
_FEWEST_DOUBLE = 5
_SHARE_DOUBLE = 10
_SPLIT_AT_ONCE = 1 << 17
"""Lines of longer texts are not all kept."""
_SHORT_FIELD = 4
_LONG = 1 << 16
"""Farther on in a text memory counts."""
_QUOTED = frozenset(f'"{UNSEEN}')
_STRANGE = _QUOTED.union(BARS[1:])


def read_text(text: str, cutter: RowCutter | None = None) -> Document:
    """
    Return the blocks of a text; it is its own view.

    Args:
        text: The text.
        cutter: Bounds the cells of all its lines together; without one they have no bound.
    """
    blocks: list[Block] = []
    spans: list[tuple[int, int]] = []
    starts, lines = _lines(text)
    doubled = _has_double_pipes(text)
    quoted_until = -1
    quotation = ">" in text and 2 * text.count("\n>") > text.count("\n")
    plain = not any(map(text.__contains__, _STRANGE))
    for start, line in lines:
        if not line or start < quoted_until:
            continue
        end = start + len(line)
        if quotation and line[0] == ">":
            # Where most lines begin so, all are a quotation of Markdown; elsewhere it may stand before a figure.
            start = _QUOTATION.match(text, start, end).end()  # type: ignore[union-attr]
            line = text[start:end]
        if doubled and "||" in line and not _is_odd(line):
            line = line.replace("||", " |")
        if not plain and '"' in line:
            end = quoted_until = quoted_end(text, start, end)
            line = text[start:end]
        block = _block_of(line, text, start, cutter, plain=plain)
        if block is not None:
            blocks.append(block)
            spans.append((start, end))
    give_back_cells(text, blocks, spans, plain=plain)
    _divide_headers(text, blocks, spans, cutter)
    return Document(TextSource(text, starts), tuple(blocks))


def _has_double_pipes(text: str) -> bool:
    """Whether two pipes stand between cells, as in some wikis: in so many lines, and one by itself in next to none."""
    if text.count("||") < 2 * _FEWEST_DOUBLE:
        return False
    lines = [line for line in text.split("\n") if line.count("|") > 1]
    double = sum([line.count("||") > 1 for line in lines])
    odd = 0
    for line in lines:
        # In most texts the first lines tell.
        if double - odd < max(_FEWEST_DOUBLE, _SHARE_DOUBLE * odd):
            return False
        odd += _is_odd(line)
    return double - odd >= max(_FEWEST_DOUBLE, _SHARE_DOUBLE * odd)


def _is_odd(line: str) -> bool:
    """Whether a pipe stands by itself in a line, but for one before its first cell."""
    runs = [len(run) for run in _PIPE_RUN.findall(line)]
    return any(size % 2 for size in (runs[1:] if line.lstrip().startswith("|") and runs[0] == 1 else runs))


def _divide_headers(text: str, blocks: list[Block], spans: Sequence[tuple[int, int]], cutter: RowCutter | None) -> None:
    """
    Divide lines of words, as headers are, where the line below or above has as many fields with the same marks between.

    Args:
        text: The text.
        blocks: Its blocks, changed in place.
        spans: Where the line of each begins and ends.
        cutter: Bounds the cells of all lines together.
    """
    for mark in _FIELDS:
        if mark not in text or text.count(mark) < 2 * _FEWEST_FIELDS:
            continue
        # A line divided hands on to the next, either way.
        for order in (range(len(blocks)), range(len(blocks) - 1, -1, -1)):
            known = 0
            for index in order:
                block = blocks[index]
                many = text.count(mark, *spans[index])
                if isinstance(block, Row):
                    known = many if many == block.size - 1 else 0
                    continue
                row = None
                if known == many >= _FEWEST_FIELDS:
                    row = _separated(text, block.start, block.end, mark, cutter, words=True)
                known = many if row is not None else 0
                if row is not None:
                    blocks[index] = row


def _lines(text: str) -> tuple[list[int] | None, Iterable[tuple[int, str]]]:
    """
    Return where lines begin, and their words; Unicode's other line ends count where they are the usual ones in the text.

    Where line feeds alone end them, all beginnings come before that as a list.
    """
    # Counted only where there are any, as in few texts.
    returns = text.count("\r") if "\r" in text else 0
    parted = "\u2028" in text or "\u2029" in text or "\x85" in text
    usual = text.count("\n") + returns if parted else 0
    others = text.count("\u2028") + text.count("\u2029") or (text.count("\x85") if not usual else 0) if parted else 0
    if not returns and not others and len(text) <= _SPLIT_AT_ONCE:
        lines = text.split("\n")
        starts = list(accumulate([len(line) + 1 for line in lines[:-1]], initial=0))
        return starts, zip(starts, lines, strict=True)
    pattern = _ANY_LINE if others and others >= usual else LINE
    return None, ((match.start(), match[0]) for match in pattern.finditer(text))


def split_line(text: str, start: int, end: int, cutter: RowCutter | None = None) -> Block | None:
    """
    Return one line as a `Line` or a `Row`, or None where nothing stands in it but rules and blanks, or no cell is left.

    Args:
        text: The text.
        start: Its first character.
        end: Behind its last one.
        cutter: Bounds the cells of all lines together.
    """
    return _block_of(text[start:end], text, start, cutter, plain=False)


def _block_of(line: str, text: str, start: int, cutter: RowCutter | None, *, plain: bool) -> Block | None:
    """
    Return a line as `split_line` does.

    `plain` says that the text has no other bars than `|`, no quotes, and no characters that nobody sees.
    """
    piped = "|" in line
    if not piped and PROSE.fullmatch(line) is not None and line[-1] not in BLANKS:
        return line_of((start, start + len(line)))
    others = not plain and _OTHER_BARS.search(line) is not None
    if others or piped or line.count(STROKE) > 1:
        rule = ("-" in line or "─" in line or "━" in line or "=" in line) and _RULE.fullmatch(line) is not None
        if rule and _MARK_ALONE.fullmatch(line) is None:
            return None
        if others:
            line = PIPES.sub("|", line)
        elif not piped:
            line = line.replace(STROKE, "|")
        return _divided(line, start, "|", cutter, pipes=True, plain=plain)
    stripped = line.strip(BLANKS)
    if not stripped:
        return _divided(line, start, "\t", cutter, pipes=False, plain=plain) if line.count("\t") > 1 else None
    start += line.index(stripped[0])
    end = start + len(stripped)
    if "\t" in stripped or line.endswith("\t\t"):
        # Blanks at the ends of a tab row are cells.
        end = start - line.index(stripped[0]) + len(line)
        start = end - len(line)
        return _divided(text[start:end], start, "\t", cutter, pipes=False, plain=plain)
    if (alone := _lone_field(stripped, start, plain=plain)) is not None:
        return alone if cutter is None or cutter.take(1) else None
    for mark in _FIELDS:
        if mark in stripped and (row := _separated(text, start, end, mark, cutter)) is not None:
            return row if row.size else None
    if len(stripped) > 2 and (not stripped.strip("-–—─━=*_+#~ ") or _RULE.fullmatch(stripped) is not None):
        return None
    return Line(start, end)


def _lone_field(line: str, start: int, *, plain: bool) -> Row | None:
    """Return a field that has a line of its own, where a line of fields would be taken for several or for words."""
    if line[-1] == "," and _ONE_FIGURE.fullmatch(line) is not None:
        # `9,139,`: but for the last its commas part thousands.
        return Row((Cell(start, start + len(line) - 1, 0),))
    # `"4"`, the last field of a row.
    quoted = not plain and line[0] == '"' and is_quoted_figure(line)
    return Row((_trimmed(line, start, 0),)) if quoted else None


def _divided(line: str, start: int, mark: str, cutter: RowCutter | None, *, pipes: bool, plain: bool) -> Row | None:
    # Counted before a cell is made: a line may be nothing but pipes.
    bounded = cutter is not None and len(line) >= cutter.left
    if cutter is not None and bounded and not (line := cutter.cut(line, mark)):
        return None
    fields = line.split(mark)
    if cutter is not None and not bounded:
        cutter.left -= len(fields)
    if pipes and len(fields) > 1:
        # A pipe at either end closes a cell, it does not open another.
        if not fields[0].strip(_BEFORE):
            start += len(fields[0]) + 1
            del fields[0]
        if len(fields) > 1 and not fields[-1].strip(BLANKS):
            del fields[-1]
    if not plain and not _QUOTED.isdisjoint(line):
        begins = accumulate([len(field) + 1 for field in fields[:-1]], initial=start)
        return Row(
            tuple(_trimmed(field, begin, column) for column, (field, begin) in enumerate(zip(fields, begins, strict=True)))
        )
    if start > _LONG:
        # Kept once: a table has the same few again and again.
        fields = [intern(field) if len(field) <= _SHORT_FIELD else field for field in fields]
    return Row.of_fields(start, fields, tuple(map(str.strip, fields)))


def _trimmed(field: str, start: int, column: int, *, quoted: bool = False) -> Cell:
    bare = field.strip(BLANKS)
    if not bare:
        return Cell(start, start, column)
    # One pair of quotes is taken off: there may be any number of them within each other.
    if not quoted and bare[0] == '"' and len(bare) > 1 and bare[-1] == '"':
        quote = start + field.index('"') + 1
        inner = bare[1:-1]
        return _trimmed(inner, quote, column, quoted=True) if inner[:1] != '"' else Cell(quote, quote + len(inner), column)
    if field[0] != bare[0]:
        start += field.index(bare[0])
    return Cell(start, start + len(bare), column)


def _separated(text: str, start: int, end: int, mark: str, cutter: RowCutter | None, *, words: bool = False) -> Row | None:
    """Return a line as CSV, where at least half of the fields behind the first hold figures or nothing, or `words` do."""
    line, separator = text[start:end], _FIELDS[mark]
    if "。" in line or _THOUSANDS.search(line) is not None:
        return None
    few = mark in line[:-1] and line.count(mark) < _MANY_FIELDS and not words
    if few and read_figure(line).state is State.NUMBER and not is_numbered(line.split(mark)):
        # A figure with a note.
        return None
    if mark == "," and may_run_together(text, start, end):
        return None
    bounds: list[tuple[int, int]] = []
    at = start
    figures = 0
    while True:
        match = separator.match(text, at, end)
        if match is None:
            return None
        field = match[1].strip()
        if field[:1] != '"' and _FIGURE_BEHIND_BLANK.search(field) is not None:
            return None
        if not bounds and mark == "," and _RUN_INTO_LABEL.search(field) is not None:
            return None
        if bounds and (not field or field[:1] == '"' or read_figure(field).state is not State.TEXT):
            figures += 1
        bounds.append((match.start(1), match.end(1)))
        at = match.end()
        if not match[2] or (cutter is not None and len(bounds) > max(cutter.left, 1)):
            break
    if len(bounds) < 2 or (2 * figures < len(bounds) - 1 and not words):
        return None
    if len(bounds) == 2 and not text[bounds[1][0] : end]:
        # A mark behind the only cell of a line closes it, as a pipe does: it does not open another.
        del bounds[1]
    if cutter is not None:
        bounds = bounds[: cutter.take(len(bounds))]
    if bounds and not _QUOTED.intersection(line):
        fields = line.split(mark, len(bounds))[: len(bounds)]
        bare = tuple(map(str.strip, fields))
        # Kept once where no blanks stand around them.
        return Row.of_fields(start, bare if list(bare) == fields else fields, bare)
    return Row(tuple(_trimmed(text[left:right], left, column) for column, (left, right) in enumerate(bounds)))
