"""
Tree → figures: every row of the form with its cells, bound by label.

The path of a row is the names of the rules above it; its columns are those of the form's model, placed
by `gov_disclosure.placing`. What cannot be known is null, with a diagnostic.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

import attrs

from gov_disclosure.diagnostics import Diagnostics, Severity
from gov_disclosure.figures import Figure, Reading, State
from gov_disclosure.forms.form import Column, Form
from gov_disclosure.grammar import Figures, Node
from gov_disclosure.headers import HeaderWord, read_header
from gov_disclosure.placing import Habits, Header, Target, place
from gov_disclosure.reading.blocks import Document, Row
from gov_disclosure.spans import Position
from gov_disclosure.tokens import Atom, Token

__all__ = ["Bound", "bind"]

_MONEY = frozenset(("元", "万元", "萬元", "亿元", "億元", "千元", "百万元"))
_SCALES = frozenset(("万", "萬", "亿", "億"))


@attrs.define
class Bound:
    """
    The tables of a report.

    Attributes:
        figures: Path of each printed cell → the cell, in the form's order.
        rows: Paths of the rows that the report has.
    """

    figures: dict[str, Figure]
    rows: frozenset[str]


@attrs.define
class _Printed:
    """A row as printed: its label and where its cells were placed."""

    token: Token
    section: str
    placed: dict[Target, Atom]
    undecided: bool = False


def bind(tree: Node, tokens: Sequence[Token], form: Form, document: Document, sink: Diagnostics) -> Bound:
    """
    Bind the rows of a tree to the form's paths.

    Args:
        tree: The report as the grammar read it.
        tokens: All tokens in order, those that no form knows included.
        form: The form.
        document: The blocks, for positions.
        sink: Takes what could not be bound or decided.
    """
    return _Binder(tokens, form, document, sink).bind(tree)


class _Binder:
    def __init__(self, tokens: Sequence[Token], form: Form, document: Document, sink: Diagnostics) -> None:
        self.tokens = tokens
        self.order = {id(token): index for index, token in enumerate(tokens)}
        self.sections = _sections(tokens)
        self.form = form
        self.document = document
        self.source = document.source
        self.sink = sink
        self.section = ""
        self.words: list[HeaderWord] = []
        self.header = Header()
        self.header_open = False
        self.habits: dict[tuple[int, str], Habits] = {}
        self.keeps_blanks = False
        self.printed: dict[str, list[_Printed]] = {}
        self.queue: list[tuple[str, Token, tuple[Target, ...], Header, int]] = []

    def bind(self, tree: Node) -> Bound:
        for child in tree.children:
            if isinstance(child, Node):
                if child.name.endswith("_section"):
                    self.section = child.name.removesuffix("_section")
                    for inner in child.children:
                        if isinstance(inner, Node) and inner.name in self.form.tables:
                            self.table(inner)
                elif child.name in self.form.tables:
                    self.section = ""
                    self.table(child)
        self.place_all()
        self.unbound()
        return self.freeze()

    # ---- walking the tree ---------------------------------------------------------------------

    def table(self, node: Node) -> None:
        self.words, self.header, self.header_open = [], Header(), True
        stack = [(iter(node.children), node.name)]
        while stack:
            children, path = stack[-1]
            for child in children:
                if isinstance(child, Node) and not self.leaf(child, path):
                    stack.append((iter(child.children), f"{path}.{child.name}"))
                    break
            else:
                stack.pop()

    def leaf(self, node: Node, path: str) -> bool:
        """Take a row, a header cell or bare figures; return whether the node was one of them."""
        first = node.children[0] if node.children else None
        if isinstance(first, Figures):
            self.record(first.token, path)
            return True
        if not isinstance(first, Token) or any(isinstance(child, Node) for child in node.children):
            return False
        figures = next((child for child in node.children if isinstance(child, Figures)), None)
        place_of = f"{path}.{node.name}"
        label = first.label
        if place_of in self.form.rows and label is not None and label.row and (figures is not None or not label.word):
            self.row(place_of, first)
            return True
        if figures is None and label is not None and label.row and not label.word:
            return True
        if place_of in self.form.rows and figures is None or place_of not in self.form.rows:
            self.word(node.name, first)
        return True

    def word(self, name: str, token: Token) -> None:
        if not self.header_open:
            self.words, self.header_open = [], True
        self.words.append(HeaderWord(name, token))

    def row(self, path: str, token: Token) -> None:
        self.close_header(path, token)
        columns = self.form.rows[path]
        targets = tuple((path, column.name) for column in columns if column.kind != "unit")
        self.queue.append((path, token, targets, self.header, self.table_of(token)))

    def record(self, token: Token, path: str) -> None:
        """Take the figures of a table whose one row has no label: the groups of its header say what they are."""
        rows = [row for row in self.form.rows if row.startswith(f"{path}.")]
        named = [word.name for word in self.words]
        groups = [row for row in rows if row.rpartition(".")[2] in named]
        groups.sort(key=lambda row: named.index(row.rpartition(".")[2]))
        groups = groups or rows
        single = [word for word in self.words if word.token is token]
        columns = self.form.rows[groups[-1]]
        if len(token.figures) == 1 and single and single[0].name in {column.name for column in columns}:
            # One column a line: the label before the figure is its column, the last group its row.
            last = next((row for name in reversed(named) for row in groups if row.rpartition(".")[2] == name), None)
            if last is not None:
                self.queue.append((last, token, ((last, single[0].name),), Header(), self.table_of(token)))
                return
        targets = tuple((row, column.name) for row in groups for column in self.form.rows[row])
        header = read_header(self.words, groups, self.form, self.strays(self.words, token))
        self.queue.append((groups[0], token, targets, header, self.table_of(token)))
        self.words, self.header_open = [], True

    def close_header(self, path: str, token: Token) -> None:
        if self.header_open and self.words:
            self.header = read_header(self.words, (path,), self.form, self.strays(self.words, token))
        self.header_open = False

    def strays(self, words: Sequence[HeaderWord], until: Token) -> list[Token]:
        """Return the words among the header cells that no form knows."""
        if not words:
            return []
        low, high = self.order[id(words[0].token)], self.order.get(id(until), len(self.tokens))
        return [token for token in self.tokens[low:high] if token.label is None and not token.counted]

    def table_of(self, token: Token) -> int:
        index = token.figures[0].row if token.figures else token.block
        block = self.document.blocks[index]
        return block.table if isinstance(block, Row) else 0

    # ---- placing ------------------------------------------------------------------------------

    def place_all(self) -> None:
        """Place the rows; first let all of them show how the tables were made."""
        keeps_blanks = False
        for path, token, targets, _, table in self.queue:
            filled = [index for index, atom in enumerate(token.figures) if atom.reading.state is not State.BLANK]
            if not filled or len(targets) == 1:
                continue
            if len(filled) == len(targets) == filled[-1] - filled[0] + 1:
                self.habits_of(table, path).learn_start(token.figures, filled[0])
            # A blank cell between two figures shows that blank cells are kept.
            keeps_blanks = keeps_blanks or filled[-1] - filled[0] >= len(filled)
        for habits in self.habits.values():
            habits.keeps_blanks = keeps_blanks
        self.keeps_blanks = keeps_blanks
        for entry in self.queue:
            self.place_row(*entry)

    def habits_of(self, table: int, path: str) -> Habits:
        return self.habits.setdefault((table, path.partition(".")[0]), Habits(self.keeps_blanks))

    def place_row(self, path: str, token: Token, targets: tuple[Target, ...], header: Header, table: int) -> None:
        habits = self.habits_of(table, path)
        alone = bool(token.figures) and token.figures[0].row != token.block
        placement = place(targets, token.figures, header, table, habits, alone=alone)
        if placement.undecided:
            self.sink.add(
                "GD309", Severity.WARNING, path=path, position=self.source.position(token.start, token.end),
                figures=[self.words_of(atom) for atom in token.figures if atom.reading.state is not State.BLANK],
                columns=len(targets), readings=list(placement.readings),
            )  # fmt: skip
        elif placement.extra:
            for atom in placement.extra:
                self.sink.add(
                    "GD113", Severity.WARNING, path=path, position=self.source.position(atom.start, atom.end),
                    read=self.words_of(atom),
                )  # fmt: skip
        rows = {row for row, _ in targets}
        for row in rows:
            placed = placement.figures
            if len(rows) > 1:
                placed = {target: atom for target, atom in placed.items() if target[0] == row}
            if placement.undecided and token.figures:
                placed = {target: token.figures[0] for target in targets if target[0] == row}
            self.printed.setdefault(row, []).append(_Printed(token, self.sections[self.order[id(token)]], placed, placement.undecided))

    def words_of(self, atom: Atom) -> str:
        return self.source.text[atom.start : atom.end]

    # ---- figures ------------------------------------------------------------------------------

    def freeze(self) -> Bound:
        figures: dict[str, Figure] = {}
        rows = set()
        for path, cells in self.form.row_cells.items():
            copies = self.copies(path)
            if not copies and path not in self.form.printed_rows:
                continue
            if copies:
                rows.add(path)
            only = copies[0] if len(copies) == 1 and not copies[0].undecided else None
            for cell_path, column in cells:
                target = (path, column.name)
                atom = only.placed.get(target) if only is not None else None
                if atom is not None:
                    figures[cell_path] = self.read(cell_path, column, atom)
                else:
                    figures[cell_path] = self.figure(cell_path, column, target, copies)
        return Bound(figures, frozenset(rows))

    def copies(self, path: str) -> list[_Printed]:
        """Return the row as printed, once or more: in its own section if it is there, with figures if it has any."""
        copies = self.printed.get(path, [])
        table = path.partition(".")[0]
        at_home = [copy for copy in copies if copy.section == table]
        copies = at_home or copies
        return [copy for copy in copies if copy.placed] or copies

    def figure(self, path: str, column: Column, target: Target, copies: Sequence[_Printed]) -> Figure:
        if not copies:
            return Figure(None, State.MISSING, "")
        found: list[Figure] = []
        for copy in copies:
            atom = copy.placed.get(target)
            if atom is None:
                found.append(Figure(None, State.MISSING if copy.token.figures else State.BLANK, ""))
            elif copy.undecided:
                raw = " ".join(self.words_of(each) for each in copy.token.figures)
                found.append(Figure(None, State.TEXT, raw, None, None, self.position(copy.token.figures)))
            else:
                found.append(self.read(path, column, atom))
        values = {figure.value for figure in found}
        if len(values) > 1:
            self.sink.add(
                "GD111", Severity.WARNING, path=path, position=found[0].position,
                values=[figure.raw for figure in found],
            )  # fmt: skip
            return attrs.evolve(found[0], value=None, state=State.TEXT)
        return found[0]

    def position(self, atoms: Sequence[Atom]) -> Position:
        return self.source.position(atoms[0].start, atoms[-1].end)

    def read(self, path: str, column: Column, atom: Atom) -> Figure:
        start, end, reading, _, _, _ = atom
        raw = self.source.text[start:end]
        position = self.source.position(start, end)
        if reading.plain and column.kind != "amount":
            return Figure(reading.value, reading.state, raw, None, None, position)
        value = _value(reading, column)
        state = reading.state
        if value is None and state is State.NUMBER and (reading.unit is None or reading.worded):
            state = State.TEXT
        figure = Figure(value, state, raw, reading.note, reading.unit, position)
        self.remark(path, column, reading, figure)
        return figure

    def remark(self, path: str, column: Column, reading: Reading, figure: Figure) -> None:
        """Say what is unusual about one cell."""
        position = figure.position
        if reading.long:
            self.sink.add("GD308", Severity.WARNING, path=path, position=position, read=figure.raw)
        elif figure.state is State.TEXT:
            self.sink.add("GD303", Severity.WARNING, path=path, position=position, read=figure.raw)
        elif reading.state is State.NUMBER and figure.value is None:
            self.sink.add(
                "GD307", Severity.WARNING, path=path, position=position,
                read=figure.raw, unit=reading.unit or "", printed=column.unit or "件",
            )  # fmt: skip
        elif reading.note is not None:
            self.sink.add("GD306", Severity.INFO, path=path, position=position, read=figure.raw, note=reading.note)

    # ---- what is left over --------------------------------------------------------------------

    def unbound(self) -> None:
        """Report rows with figures that no form knows, or that only another form prints."""
        for token in self.tokens:
            if token.counted and (token.label is None or (token.label.cell and not token.type)):
                words = self.source.text[token.start : token.end]
                figures = [self.words_of(atom) for atom in token.figures if atom.reading.state is not State.BLANK]
                self.sink.add(
                    "GD214", Severity.WARNING, position=self.source.position(token.start, token.figures[-1].end),
                    label=words, figures=figures,
                )  # fmt: skip


def _value(reading: Reading, column: Column) -> int | Decimal | None:
    """Return the value that a cell of a column has, or None where its words are none for that column."""
    value = reading.value
    if value is None or (reading.worded and column.kind != "change"):
        return None
    if column.kind == "amount":
        if column.unit is not None and reading.unit not in (None, column.unit):
            return None
        return value if isinstance(value, Decimal) else Decimal(value)
    if reading.unit in _MONEY or reading.unit in _SCALES:
        return None
    return value


def build(form: Form, figures: Mapping[str, Figure], rows: frozenset[str]) -> dict[str, object | None]:
    """Return the form's tables as typed values: field → table, or None where the report has none."""
    return {field: _build(field, form, figures, rows) for field in form.tables}


def _build(path: str, form: Form, figures: Mapping[str, Figure], rows: frozenset[str]) -> object | None:
    cls, parts = form.plan[path]
    arguments: list[object | None] = []
    present = path in rows
    for place_of, column, nested in parts:
        if nested:
            inner = _build(place_of, form, figures, rows)
            present = present or inner is not None
            arguments.append(inner)
            continue
        present = present or place_of in rows
        figure = figures.get(place_of)
        if figure is None or column is None:
            arguments.append(None)
        elif column.kind == "unit":
            arguments.append(figure.unit if figure.value is not None else None)
        else:
            arguments.append(_plain(figure.value, column))
    return cls(*arguments) if present else None


def _plain(value: int | Decimal | None, column: Column) -> int | Decimal | None:
    """Return the value for the typed table: a count that is not whole is no count, and stays in `cells`."""
    if column.kind != "amount" and isinstance(value, Decimal):
        return None
    return value


def _sections(tokens: Sequence[Token]) -> list[str]:
    """Return the section that each token stands in, by its heading."""
    sections = []
    current = ""
    for token in tokens:
        if token.label is not None and token.label.heading is not None:
            current = token.label.heading
        sections.append(current)
    return sections
