"""
Terminals → tree: the only module that knows lark.

A form's parser is built from its `layout.lark` on the first report on that form, and kept. Terminals are
fed one by one; one that fits nowhere is noted and skipped, and the parse goes on.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from gov_disclosure.errors import UsageError
from gov_disclosure.forms.form import Form

if TYPE_CHECKING:
    from lark import Lark

__all__ = ["FIGURES", "PREAMBLE", "Leaf", "Node", "parse"]

FIGURES = "FIGURES"
"""The terminal of the cells behind a label."""
PREAMBLE = "PREAMBLE"
"""The terminal of what stands before the first label."""
_SEPARATOR = "__"


class Leaf:
    """
    A terminal as fed.

    Attributes:
        type: The grammar's name of it.
        name: The layout's name of it.
        index: Its place in the sequence.
    """

    __slots__ = ("index", "name", "type")

    def __init__(self, type_: str, name: str, index: int) -> None:
        self.type = type_
        self.name = name
        self.index = index


class Node:
    """
    A rule of the layout as found.

    Attributes:
        name: Name of the rule: a field, or a header cell.
        children: Nodes and leaves, in order.
    """

    __slots__ = ("children", "name")

    def __init__(self, name: str, children: list[Node | Leaf]) -> None:
        self.name = _plain_name(name)
        self.children = children


class _End:
    type = "$END"


def parse(terminals: Sequence[str], form: Form) -> tuple[Node, tuple[int, ...]]:
    """
    Return the tree of a sequence of terminals, and which of them fit nowhere.

    Args:
        terminals: Names of the layout's terminals, in order; unknown ones are skipped.
        form: The form whose layout they are read by.
    """
    from lark.exceptions import UnexpectedToken

    parser, names = _parser(form.package)
    skipped: set[int] = set()
    while True:
        feed: Any = parser.parse_interactive().parser_state.feed_token
        misfits = []
        last = -1
        for index, terminal in enumerate(terminals):
            kind = names.get(terminal)
            if kind is None or index in skipped:
                misfits.append(index)
                continue
            try:
                feed(Leaf(kind, terminal, index))
            except UnexpectedToken:
                misfits.append(index)
            else:
                last = index
        try:
            tree: Node = feed(_End(), is_end=True)
        except UnexpectedToken:
            # A word that only figures may follow, and none did: it fits nowhere, nor do others of its kind behind it.
            skipped.update(index for index in range(last, len(terminals)) if terminals[index] == terminals[last])
            continue
        return tree, tuple(misfits)


@cache
def _plain_name(name: str) -> str:
    """Return the name of a rule or terminal without the prefix of the file that it was imported from."""
    return str(name).rpartition(_SEPARATOR)[2]


def _shared(_: Any, path: str) -> tuple[str, str]:
    """Find an imported grammar among the files that the forms share."""
    found = resources.files("gov_disclosure.forms").joinpath(path)
    if not found.is_file():
        raise OSError(path)
    return path, found.read_text(encoding="utf-8")


@cache
def _parser(package: str) -> tuple[Lark, dict[str, str]]:
    """
    Return the parser of a form and the grammar's name of each terminal, built once.

    Raises:
        UsageError: Its layout is no grammar, or can be read in two ways.
    """
    from lark import Lark
    from lark.exceptions import LarkError
    from lark.lexer import Lexer

    class Fed(Lexer):
        """No lexer at all: tokens are fed by `parse`."""

        def __init__(self, conf: Any) -> None: ...

        def lex(self, lexer_state: Any, parser_state: Any) -> Any:  # noqa: ARG002 - the signature is lark's
            return iter(())

    layout = resources.files(package).joinpath("layout.lark").read_text(encoding="utf-8")
    try:
        parser = Lark(
            layout,
            start="report",
            parser="lalr",
            lexer=Fed,
            import_paths=[_shared],
            maybe_placeholders=False,
            tree_class=Node,
        )
    except LarkError as error:
        raise UsageError(f"the layout.lark of {package} cannot be used: {error}") from error
    names = {_plain_name(terminal.name): terminal.name for terminal in parser.terminals}
    names |= {PREAMBLE: PREAMBLE, FIGURES: FIGURES}
    return parser, names
