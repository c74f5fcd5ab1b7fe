"""Tables as text, one row a line, cells between pipes or box-drawing lines."""

from __future__ import annotations

from dataclasses import replace

from .draft import Draft
from .grids import Cell, Grid, filled
from .text import TableWriter, one_line


def pipe_rows(
    *,
    pipe: str = "|",
    gap: str = " ",
    leading: bool = False,
    trailing: str = "full",
) -> TableWriter:
    """Cells joined by pipes; merged cells leave empty pipes at the end of the row.

    `trailing`: full (as many as the table is wide), none, one, or random (too few or too many).
    """

    def write(grid: Grid, draft: Draft) -> list[str]:
        lines = []
        for row in grid.rows:
            texts = [one_line(cell.text) for cell in row]
            line = (pipe + gap if leading else "") + texts[0]
            for text in texts[1:]:
                line += f"{gap}{pipe}{gap if text else ''}{text}"
            lines.append(line + _ending(gap, pipe, trailing, grid.width - len(texts), draft))
        return lines

    return write


def stacked(write: TableWriter) -> TableWriter:
    """Words broken over two lines as cells of two rows: `商业 | 科研 | … | 其他`, and below `企业 | 机构`."""

    def written(grid: Grid, draft: Draft) -> list[str]:
        rows: list[tuple[Cell, ...]] = []
        for row in grid.rows:
            parts = [cell.text.partition("\n") for cell in row]
            rows.append(tuple(replace(cell, text=upper) for cell, (upper, _, _) in zip(row, parts, strict=True)))
            rows += [tuple(replace(cell, text=lower) for cell, (_, _, lower) in zip(row, parts, strict=True) if lower)]
        return write(grid.with_rows(tuple(row for row in rows if row)), draft)

    return written


def _ending(gap: str, pipe: str, trailing: str, spare: int, draft: Draft) -> str:
    if trailing == "none":
        return ""
    if trailing == "one":
        return gap + pipe
    if trailing == "random":
        spare = draft.rng.randint(-1, spare + 2)
    if spare < 0:
        return ""
    return gap + pipe + (gap + pipe * spare if spare else "")


def pipe_rectangle(*, repeat: bool, pipe: str = "|", leading: bool = True) -> TableWriter:
    """Every row as wide as the table: merged text in each covered cell, or only in the first."""

    def write(grid: Grid, draft: Draft) -> list[str]:
        edge = pipe if leading else ""
        return [
            f"{edge} {f' {pipe} '.join(one_line(text) for text in row)} {edge}".strip() for row in filled(grid, repeat=repeat)
        ]

    return write


def with_furniture(inner: TableWriter, every: int) -> TableWriter:
    """Lines of the page between the lines of a table."""
    said = ("扫一扫在手机打开当前页", "（续上表）", "【打印】【关闭】", "- 4 -", "字体：大 中 小")

    def write(grid: Grid, draft: Draft) -> list[str]:
        lines: list[str] = []
        for number, line in enumerate(inner(grid, draft)):
            if number and number % every == 0:
                lines.append(draft.rng.choice(said))
            lines.append(line)
        return lines

    return write


def quoted(inner: TableWriter) -> TableWriter:
    """A quotation of Markdown: a bracket stands before each line."""
    return lambda grid, draft: [f"> {line}" for line in inner(grid, draft)]


def quoted_rows(grid: Grid, draft: Draft) -> list[str]:
    """Rows with pipes in a quotation of Markdown: a bracket stands before each."""
    return [f"> {line}" for line in pipe_rows(leading=True)(grid, draft)]


def boxes(grid: Grid, draft: Draft) -> list[str]:
    """Box-drawing characters: lines between the rows, blanks in covered cells."""
    matrix = [[one_line(text) for text in row] for row in filled(grid, repeat=False)]
    widths = [max(display_width(row[n]) for row in matrix) for n in range(grid.width)]
    bars = ["─" * (width + 2) for width in widths]
    lines = ["┌" + "┬".join(bars) + "┐"]
    for number, row in enumerate(matrix):
        if number:
            lines.append("├" + "┼".join(bars) + "┤")
        cells = (f" {pad(text, width)} " for text, width in zip(row, widths, strict=True))
        lines.append("│" + "│".join(cells) + "│")
    return [*lines, "└" + "┴".join(bars) + "┘"]


def display_width(text: str) -> int:
    """Columns on a terminal: two for a character of full width."""
    return sum(2 if ord(char) > 0x2E7F else 1 for char in text)


def pad(text: str, width: int) -> str:
    """Blanks behind the text up to a display width."""
    return text + " " * (width - display_width(text))
