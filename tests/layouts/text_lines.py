"""Tables as text with one cell a line, with figures under their label, or all on one line."""

from __future__ import annotations

from .draft import Draft
from .grids import Cell, Grid
from .text import TableWriter, one_line


def pipe_behind(*, gap: int = 0, residue: str = "same") -> TableWriter:
    """One cell a line, a pipe at its end; a blank cell is a line with a bare pipe.

    Merged cells leave more pipes: behind their own (same), on a line alone (own), or none.
    """

    def write(grid: Grid, draft: Draft) -> list[str]:
        lines: list[str] = []
        for row in grid.rows:
            spare = grid.width - len(row)
            for number, cell in enumerate(row):
                last = number == len(row) - 1
                more = "|" * spare if last and cell.text and residue != "none" else ""
                ending = f" {more}" if more and residue == "same" else ""
                lines.append(f"{cell.text} |{ending}".lstrip())
                lines += [more] if more and residue == "own" else []
                lines += [""] * gap
        return lines

    return write


def pipe_below(*, leading_first: bool = False, residue: bool = False) -> TableWriter:
    """One cell a line and a pipe alone on the next; a blank cell is only its pipe.

    With `leading_first` the first cell of each row has a pipe before it; with `residue` merged cells leave more pipes on a line.
    """

    def write(grid: Grid, draft: Draft) -> list[str]:
        lines: list[str] = []
        for row in grid.rows:
            for number, cell in enumerate(row):
                if cell.text:
                    lead = "| " if leading_first and number == 0 else ""
                    lines += (lead + cell.text).split("\n")
                lines.append("|")
            if residue and grid.width > len(row):
                lines.append("|" * (grid.width - len(row)))
        return lines

    return write


def field_a_line(mark: str, *, quoted: bool = False, closed: bool = True) -> TableWriter:
    """One cell a line as a field of CSV, a mark behind it; behind the last of a row only where the row is `closed` by one."""

    def write(grid: Grid, draft: Draft) -> list[str]:
        lines: list[str] = []
        for row in grid.rows:
            cells = [one_line(cell.text) for cell in row]
            texts = [f'"{text}"' if quoted else text for text in cells]
            lines += [text + mark for text in texts[:-1]]
            lines.append(texts[-1] + (mark if closed else ""))
        return lines

    return write


def no_pipe(*, gap: int = 0, indent: bool = False) -> TableWriter:
    """One cell a line without any mark; blank cells vanish."""

    def write(grid: Grid, draft: Draft) -> list[str]:
        lines: list[str] = []
        for row in grid.rows:
            for cell in row:
                if cell.text:
                    blank = draft.rng.choice(("", " ", "  ", "\t")) if indent else ""
                    lines += [blank + piece for piece in cell.text.split("\n")]
                    lines += [""] * gap
        return lines

    return write


def figures_below(joint: str = " ") -> TableWriter:
    """The words of a row on one line, its figures on the next."""

    def write(grid: Grid, draft: Draft) -> list[str]:
        lines: list[str] = []
        for row in grid.rows:
            words = [one_line(cell.text) for cell in row if cell.kind != "figure" and cell.text]
            figures = [one_line(cell.text) for cell in row if cell.kind == "figure" and cell.text]
            lines += [" ".join(words)] if words else []
            lines += [joint.join(figures)] if figures else []
        return lines

    return write


def rows_with_blanks(grid: Grid, draft: Draft) -> list[str]:
    """One row a line with single blanks between the cells, as text of a PDF has it."""
    return [" ".join(_texts(row)) for row in grid.rows]


def pdf_text(grid: Grid, draft: Draft) -> list[str]:
    """Text of a PDF: group cells one character a line, long labels wrapped, page marks inside."""
    lines: list[str] = []
    page = draft.rng.randint(2, 5)
    for number, row in enumerate(grid.rows):
        if number and number % 13 == 0:
            lines.append(f"- {page} -")
            page += 1
        line = ""
        for cell in row:
            if cell.kind == "group":
                lines += list(cell.text)
            elif cell.kind == "label" and len(cell.text) > 16:
                half = len(cell.text) // 2
                lines += [cell.text[:half], cell.text[half:]]
            elif cell.text:
                line += (" " if line else "") + one_line(cell.text)
        lines += [line] if line else []
    return lines


def all_on_one_line(grid: Grid, draft: Draft) -> list[str]:
    """The whole table on one line with single blanks."""
    return [" ".join(text for row in grid.rows for text in _texts(row))]


def collapsed(grid: Grid, draft: Draft) -> list[str]:
    """Everything in one string without any separator; see `undecide_sumless`."""
    undecide_sumless(grid, draft)
    return ["".join(text for row in grid.rows for text in _texts(row))]


def collapsed_rows(grid: Grid, draft: Draft) -> list[str]:
    """Each row in a string of its own."""
    undecide_sumless(grid, draft)
    return ["".join(_texts(row)) for row in grid.rows]


def collapsed_figures(joint: str = "") -> TableWriter:
    """The words of a row on a line, its figures on the next without separators."""

    def write(grid: Grid, draft: Draft) -> list[str]:
        undecide_sumless(grid, draft)
        return figures_below(joint)(grid, draft)

    return write


def half_collapsed(*, kept: float = 0.4, rows: bool = False) -> TableWriter:
    """Some of the blanks between figures are kept; the table is one string, or each row is."""

    def write(grid: Grid, draft: Draft) -> list[str]:
        undecide_sumless(grid, draft)
        lines: list[str] = []
        for row in grid.rows:
            line = ""
            for cell in row:
                parted = cell.kind == "figure" and draft.rng.random() < kept
                line += (" " if parted else "") + one_line(cell.text)
            lines.append(line)
        return lines if rows else ["".join(lines)]

    return write


def undecide_sumless(grid: Grid, draft: Draft) -> None:
    """
    Leave open what no two sums can tell: the rows of table 二 with several figures, and table 四.

    Those of table 三 can be told, and a figure by itself can.
    """
    if grid.name == "requests":
        return
    for row in grid.rows:
        paths = [cell.path for cell in row if cell.kind == "figure"]
        if len(paths) > 1:
            draft.undecide(paths)


def _texts(row: tuple[Cell, ...]) -> list[str]:
    return [one_line(cell.text) for cell in row if cell.text]
