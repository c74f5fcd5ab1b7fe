"""Tables as text, one row a line, fields between tabs, commas, semicolons or runs of blanks."""

from __future__ import annotations

import csv
import io

from .draft import Draft
from .grids import Cell, Grid, expand, filled
from .text import TableWriter, one_line
from .text_rows import display_width, pad


def tabs_rectangle(*, repeat: bool, trim: bool = False) -> TableWriter:
    """Tabs, every row as wide as the table; `trim` takes empty fields off the end."""

    def write(grid: Grid, draft: Draft) -> list[str]:
        rows = ("\t".join(map(one_line, row)) for row in filled(grid, repeat=repeat))
        return [row.rstrip("\t") if trim else row for row in rows]

    return write


def tabs_bare(grid: Grid, draft: Draft) -> list[str]:
    """Tabs between the cells that begin in a row, nothing for the others: rows shift left."""
    return ["\t".join(one_line(cell.text) for cell in row) for row in grid.rows]


def tabs_ragged(grid: Grid, draft: Draft) -> list[str]:
    """As in the second and last seed: two or three label fields, the last rows from field one."""
    if grid.name != "requests":
        return tabs_rectangle(repeat=False)(grid, draft)
    body = [row for row in grid.rows if row[-1].kind == "figure"]
    lines = _ragged_header(grid) if len(body) < len(grid.rows) else []
    for number, row in enumerate(body):
        from_first = number >= len(body) - 3
        lines.append("\t".join([*_labels(row, from_first), *_figures(row)]))
    return lines


def _ragged_header(grid: Grid) -> list[str]:
    first, second, third = grid.rows[:3]
    natural, legal, total = second
    return [
        "\t".join([first[0].text, "", first[1].text, *[""] * 5, total.text, ""]),
        "\t".join(["", "", natural.text, legal.text, *[""] * 6]),
        "\t".join(["", "", "", *(cell.text for cell in third), "", ""]),
    ]


def _labels(row: tuple[Cell, ...], from_first: bool) -> list[str]:
    label = next(cell for cell in row if cell.kind == "label")
    groups = [cell.text for cell in row if cell.kind == "group"]
    depth = 3 - label.colspan
    if depth == 0 or from_first:
        return [label.text, ""]
    return [*[""] * (depth - len(groups)), *groups, label.text]


def _figures(row: tuple[Cell, ...]) -> list[str]:
    return [one_line(cell.text) for cell in row if cell.kind == "figure"]


def tabs_cut_to_eight(grid: Grid, draft: Draft) -> list[str]:
    """As in the fourth seed: no line of table 三 has more than eight fields; the rest is cut off.

    Rows with two label fields keep six figures, of which the sixth stands under both 其他 and
    总计; rows with three keep five, which no longer stand under their headers.
    """
    if grid.name != "requests":
        return tabs_rectangle(repeat=False)(grid, draft)
    first, second, third = grid.rows[:3]
    natural, legal, total = second
    lines = [
        "\t".join([first[0].text, "", first[1].text, *[""] * 5]),
        f"\t\t{natural.text}\t{legal.text}\t\t\t\t{total.text}",
        "\t".join(["", "", "", *(cell.text for cell in third)]),
    ]
    for row in grid.rows[3:]:
        labels = _labels(row, from_first=False)
        figures = [cell for cell in row if cell.kind == "figure"]
        kept, cut = figures[: 8 - len(labels)], figures[8 - len(labels) :]
        placed = kept[:5] if len(labels) == 2 else []
        draft.allow_null(cell.path for cell in placed)
        draft.undecide(cell.path for cell in kept[len(placed) :])
        for cell in cut:
            draft.lose(cell.path)
        lines.append("\t".join([*labels, *(cell.text for cell in kept)]))
    return lines


def separated(delimiter: str, *, quote_all: bool = False, repeat: bool = False, breaks: bool = False) -> TableWriter:
    """CSV and its kin, written by the standard writer; `breaks` keeps line breaks inside quotes."""

    def write(grid: Grid, draft: Draft) -> list[str]:
        buffer = io.StringIO()
        writer = csv.writer(
            buffer,
            delimiter=delimiter,
            quoting=csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL,
            lineterminator="\n",
        )
        for row in filled(grid, repeat=repeat):
            writer.writerow(row if breaks else map(one_line, row))
        return buffer.getvalue().rstrip("\n").split("\n")

    return write


def runs_of_blanks(blank: str = "  ") -> TableWriter:
    """Cells of a row with two or more blanks between them; covered and blank cells vanish."""

    def write(grid: Grid, draft: Draft) -> list[str]:
        lines = []
        for row in grid.rows:
            line = ""
            for cell in row:
                if cell.text:
                    line += (blank * draft.rng.randint(1, 3) if line else "") + one_line(cell.text)
            lines.append(line)
        return lines

    return write


def aligned(grid: Grid, draft: Draft) -> list[str]:
    """Columns set with blanks, figures flush right under their headers."""
    widths = _column_widths(grid)
    starts = [sum(widths[:number]) + 2 * number for number in range(grid.width)]
    lines = []
    for row in expand(grid):
        line = ""
        for number, slot in enumerate(row):
            if slot is None or not slot.origin or not slot.cell.text:
                continue
            text = one_line(slot.cell.text)
            start = starts[number]
            if slot.cell.kind == "figure":
                start += widths[number] - display_width(text)
            line = pad(line, max(start, display_width(line) + 2 if line else 0)) + text
        lines.append(line)
    return lines


def _column_widths(grid: Grid) -> list[int]:
    """Wide enough for every cell; a cell over several columns widens the last of them."""
    widths = [4] * grid.width
    slots = [(slot.cell, number) for row in expand(grid) for number, slot in enumerate(row) if slot is not None and slot.origin]
    for cell, number in sorted(slots, key=lambda item: item[0].colspan):
        span = range(number, min(number + cell.colspan, grid.width))
        room = sum(widths[n] for n in span) + 2 * (len(span) - 1)
        widths[span[-1]] += max(0, display_width(one_line(cell.text)) - room)
    return widths
