"""Tables without lines: rows by their baselines, columns by where their figures stand, labels by where they begin."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from typing import Final

import attrs

from gov_disclosure.folding import split_ordinal
from gov_disclosure.reading.pdf.lines import Spelled, TextLine, parts_of, spelled, words_of
from gov_disclosure.reading.pdf.raw import UNMAPPED, Glyph
from gov_disclosure.reading.pdf.records import MOST_LINES, header_of

__all__ = ["Aligned", "align"]

_FIGURE: Final = re.compile(r"[+-]?\d[\d,]*(?:\.\d+)?%?|[/／\\—–-]{1,3}|无")
_LEAST: Final = 3
"""A table has so many columns of figures and so many rows with all of them; with fewer its lines are read as text."""
_RECORD: Final = 6
"""Figures in a row that has no label."""
_SAME: Final = 2.5
"""Points that the beginnings of labels of one column lie apart."""
_NARROW: Final = 2
_DIGIT: Final = 0.75
"""Sizes of font that a digit is wide at most."""
_MOST_ROWS: Final = 200
"""Rows that a table has on one page at most; more are another table."""
_MOST_TRIES: Final = 1_500
"""Lines of a page that are looked at for tables that are none."""
_WRAP: Final = 2.1
"""Sizes of font between the baselines of one label's lines at most."""


@attrs.define
class Aligned:
    """
    A row of a table without lines.

    Attributes:
        base: The height of its figures.
        cells: For each column its words: labels first, then figures; blank where nothing stands.
        labels: How many columns of labels there are.
    """

    base: float
    cells: list[Spelled]
    labels: int


@attrs.define
class _Parted:
    """
    A line in its parts.

    Attributes:
        line: The line.
        parts: What stands in it with wide gaps between.
        figures: The figures at its end.
    """

    line: TextLine
    parts: list[TextLine]
    figures: list[TextLine] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self.figures = _figures(self.parts)


@attrs.define
class _Label:
    """Lines of words below each other that begin at one place."""

    left: float
    lines: list[TextLine]

    @property
    def words(self) -> Spelled:
        found: Spelled = []
        for line in self.lines:
            found += spelled(line)
        return found


def align(lines: Sequence[TextLine], doubtful: Container[int] = ()) -> list[TextLine | list[Aligned]]:
    """
    Return lines from top to bottom, with those that make a table without lines as its rows.

    Args:
        lines: The lines.
        doubtful: Identities of those that are no rows.
    """
    parted = [_Parted(line, [line] if id(line) in doubtful else parts_of(line)) for line in lines]
    found: list[TextLine | list[Aligned]] = []
    at = tried = 0
    while at < len(parted):
        end, columns, looked = _run(parted, at) if tried <= _MOST_TRIES else (at, [], 0)
        rows = _rows(parted[at:end], columns) if columns else _record(parted[at].parts, found, doubtful)
        if rows is None:
            tried += looked
            found.append(lines[at])
            at += 1
            continue
        found.append(rows)
        at = max(end, at + 1)
    return found


def _record(parts: Sequence[TextLine], found: list[TextLine | list[Aligned]], doubtful: Container[int]) -> list[Aligned] | None:
    """Return a line of figures alone as a row, with the header that stands above it taken from what was found."""
    if len(parts) < _RECORD or len(_figures(parts)) < len(parts):
        return None
    above: list[TextLine] = []
    for item in reversed(found[-MOST_LINES:]):
        if not isinstance(item, TextLine) or id(item) in doubtful:
            break
        above.insert(0, item)
    header = header_of(above, parts)
    if header is None:
        return None
    count, shared, over = header
    found[len(found) - count :] = shared
    return [Aligned(parts[0].top, over, 0), Aligned(parts[0].base, [spelled(part) for part in parts], 0)]


def _figures(parts: Sequence[TextLine]) -> list[TextLine]:
    """Return the figures at the end of a line."""
    count = 0
    for part in reversed(parts):
        words = words_of(part)
        if UNMAPPED in words and not any(glyph.char == UNMAPPED and _is_wide(glyph) for glyph in part.glyphs):
            words = words.replace(UNMAPPED, "0")
        if _FIGURE.fullmatch(words) is None:
            break
        count += 1
    return list(parts[len(parts) - count :])


def _is_wide(glyph: Glyph) -> bool:
    """Whether a mark stands for a character that is as wide as its font is large: no digit is."""
    return glyph.right - glyph.left > _DIGIT * glyph.size


def _run(parted: Sequence[_Parted], start: int) -> tuple[int, list[list[float]], int]:
    """Return where the table ends that may begin at a line, where its columns are, and how many lines were looked at."""
    columns: list[list[float]] = []
    end = start
    full = looked = 0
    before: TextLine | None = None
    for index in range(start, min(len(parted), start + 4 * _MOST_ROWS)):
        looked += 1
        line, parts, figures = parted[index].line, parted[index].parts, parted[index].figures
        if full == _MOST_ROWS or (before is not None and line.base - before.base > 4.5 * line.size):
            break
        if len(figures) >= _LEAST:
            wider = _widened(columns, figures)
            if wider is None:
                break
            columns, end, full = wider, index + 1, full + 1
        elif figures and columns and full >= _LEAST and parts[-1].left >= columns[0][0] - 1:
            wider = _widened(columns, figures)
            end = index + 1 if wider is not None and len(wider) == len(columns) else end
        elif columns and line.right > columns[0][0]:
            # What stands among the figures is a heading or a header.
            break
        elif not columns and not _may_label(line, parted[index + 1 : index + 6]):
            break
        before = line
    counts = [len(each.figures) for each in parted[start:end]]
    if counts.count(len(columns)) < max(_LEAST, full // 2):
        # Where the figures of few rows stand below each other, columns are not known.
        return start, [], looked
    edge = columns[0][0]
    # The last lines of the last label.
    while end < len(parted):
        line, above = parted[end].line, parted[end - 1].line
        close = line.base - above.base <= _WRAP * line.size
        if not close or line.right > edge or split_ordinal(words_of(line))[1] or line.left < above.left - _SAME:
            break
        end += 1
    return end, columns, looked


def _may_label(line: TextLine, behind: Iterable[_Parted]) -> bool:
    """Whether a line may be the beginning of the first label: it ends before the figures next below."""
    for each in behind:
        other, figures = each.line, each.figures
        if len(figures) >= _LEAST:
            labels = each.parts[: len(each.parts) - len(figures)]
            own = not labels or not split_ordinal(words_of(labels[-1]))[1]
            return own and line.right < figures[0].left and other.base - line.base <= 2 * _WRAP * line.size
    return False


def _widened(columns: Sequence[Sequence[float]], figures: Sequence[TextLine]) -> list[list[float]] | None:
    """Return columns that hold figures too, or None where two figures of one line would stand in one."""
    spans = sorted([*(list(column) for column in columns), *([figure.left, figure.right] for figure in figures)])
    merged: list[list[float]] = []
    for left, right in spans:
        if merged and left < merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], right)
        else:
            merged.append([left, right])
    for left, right in merged:
        if sum(left <= figure.left and figure.right <= right for figure in figures) > 1:
            return None
        if sum(left <= column[0] and column[1] <= right for column in columns) > 1:
            return None
    return merged


def _rows(parted: Sequence[_Parted], columns: list[list[float]]) -> list[Aligned] | None:
    """Return the rows of a table, or None where its labels cannot be told apart."""
    edge = columns[0][0]
    figured: list[tuple[float, list[TextLine]]] = []
    labels: list[TextLine] = []
    for each in parted:
        figures = [part for part in each.figures if part.left >= edge - 1]
        labels += each.parts[: len(each.parts) - len(figures)]
        if figures:
            figured.append((each.line.base, figures))
    lefts: list[float] = []
    for left in sorted(part.left for part in labels):
        if not lefts or left - lefts[-1] > _SAME:
            lefts.append(left)
    bases = [base for base, _ in figured]
    joined = [
        label for left in lefts for label in _joined([part for part in labels if 0 <= part.left - left <= _SAME], left, bases)
    ]
    rows = [Aligned(base, [[] for _ in range(len(lefts) + len(columns))], len(lefts)) for base, _ in figured]
    for label in sorted(joined, key=lambda label: label.left):
        first, last = label.lines[0], label.lines[-1]
        near = 0.6 * first.size
        within = [row for row in rows if first.base - near <= row.base <= last.base + near]
        row = within[0] if within else min(rows, key=lambda row: (row.base < first.base, abs(row.base - first.base)))
        place = lefts.index(label.left)
        if row.cells[place]:
            return None
        row.cells[place] = label.words
    if not all(any(row.cells) for row in rows):
        # Its label stands somewhere else, or with that of another row.
        return None
    for row, (_, figures) in zip(rows, figured, strict=True):
        for figure in figures:
            held = [at for at, column in enumerate(columns) if column[0] - 1 <= figure.left and figure.right <= column[1] + 1]
            if not held:
                return None
            row.cells[len(lefts) + held[0]] = spelled(figure)
    _mark_shifted(rows)
    return rows


def _mark_shifted(rows: Sequence[Aligned]) -> None:
    """
    Set a mark before the figures of rows that may stand a column too far to the right.

    Where a table was written without merged cells, a row with one label more than others is moved by a cell; with a blank
    cell at its end nothing shows that.
    """
    labels = [sum(map(bool, row.cells[: row.labels])) for row in rows]
    least = min([many for row, many in zip(rows, labels, strict=True) if all(row.cells[row.labels :])], default=None)
    if least is None:
        return
    for row, many in zip(rows, labels, strict=True):
        figures = row.cells[row.labels :]
        if figures and not figures[0] and many > least:
            for figure in filter(None, figures):
                figure.insert(0, (UNMAPPED, None))


def _joined(parts: Sequence[TextLine], left: float, bases: Sequence[float]) -> list[_Label]:
    """Return the labels that begin at one place: a mark begins one, and lines without figures go on with it."""
    found: list[_Label] = []
    for part in parts:
        last = found[-1] if found else None
        anchored = _beside(part, bases)
        if last is not None and all(len(line.glyphs) <= _NARROW for line in (*last.lines, part)):
            # A group cell with one character a line, along its rows.
            last.lines.append(part)
        elif (
            last is not None
            and not split_ordinal(words_of(part))[1]
            and part.base - last.lines[-1].base <= _WRAP * part.size
            and (not anchored or not any(_beside(line, bases) for line in last.lines))
            and (not anchored or split_ordinal(words_of(last.lines[0]))[1])
        ):
            last.lines.append(part)
        else:
            found.append(_Label(left, [part]))
    return found


def _beside(line: TextLine, bases: Sequence[float]) -> bool:
    """Whether figures stand in the line of a label."""
    return any(abs(line.base - base) < 0.4 * line.size for base in bases)
