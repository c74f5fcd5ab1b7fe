"""
Tokens → tree: the only module that knows lark.

A form's parser is built from its `layout.lark` on the first report on that form, and kept. Tokens are fed
one by one; one that fits nowhere is reported and skipped, and the parse goes on.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from gov_disclosure.diagnostics import Diagnostics, Severity
from gov_disclosure.forms.form import Form
from gov_disclosure.spans import Source
from gov_disclosure.tokens import Token

if TYPE_CHECKING:
    from lark import Lark

__all__ = ["Figures", "Node", "parse"]

_SEPARATOR = "__"


class Figures:
    """The cells behind a label, as the grammar sees them."""

    __slots__ = ("token", "type")

    def __init__(self, token: Token) -> None:
        self.token = token
        self.type = "FIGURES"


class Node:
    """
    A rule of the layout as found.

    Attributes:
        name: Name of the rule: a field, or a header cell.
        children: Nodes, tokens (labels) and figures, in order.
    """

    __slots__ = ("children", "name")

    def __init__(self, name: str, children: list[Any]) -> None:
        self.name = _plain_name(name)
        self.children = children


class _End:
    type = "$END"


def parse(tokens: list[Token], form: Form, sink: Diagnostics, source: Source) -> Node:
    """
    Return the tree of a report's tokens.

    Args:
        tokens: The tokens in order, each with its `type`.
        form: The form whose layout they are read by.
        sink: Takes a `GD112` for each label that fits nowhere.
        source: For the positions of those.
    """
    parser, names = _parser(form.package)
    feed = parser.parse_interactive().parser_state.feed_token
    from lark.exceptions import UnexpectedToken

    for token in tokens:
        kind = names.get(token.type)
        if kind is None:
            continue
        token.type = kind
        fitted = True
        try:
            feed(token)  # type: ignore[arg-type]
        except UnexpectedToken:
            fitted = False
        if token.figures:
            try:
                feed(Figures(token))  # type: ignore[arg-type]
            except UnexpectedToken:
                fitted = False
        if not fitted and token.counted:
            sink.add(
                "GD112", Severity.WARNING, position=source.position(token.start, token.end),
                label=token.label.text if token.label is not None else "",
            )  # fmt: skip
    return feed(_End(), is_end=True)  # type: ignore[arg-type, no-any-return]


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
    """Return the parser of a form and the grammar's name of each terminal, built once."""
    from lark import Lark
    from lark.lexer import Lexer

    class Fed(Lexer):
        """No lexer at all: tokens are fed by `parse`."""

        def __init__(self, conf: Any) -> None: ...

        def lex(self, lexer_state: Any, parser_state: Any) -> Any:
            return iter(())

    layout = resources.files(package).joinpath("layout.lark").read_text(encoding="utf-8")
    parser = Lark(
        layout,
        start="report",
        parser="lalr",
        lexer=Fed,
        import_paths=[_shared],
        maybe_placeholders=False,
        tree_class=Node,
    )
    names = {_plain_name(terminal.name): terminal.name for terminal in parser.terminals}
    names["PREAMBLE"] = "PREAMBLE"
    return parser, names
