"""
`layout.lark` → its tables: the only module that knows lark.

`python -m gov_disclosure.tabulating` writes those of the forms of this library anew, or of the packages that are named.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

from gov_disclosure.automaton import KEPT, LAYOUT, Automaton, Reduction, digest, written
from gov_disclosure.errors import UsageError
from gov_disclosure.forms.layout import SHARED

__all__ = ["tabulate"]

_SEPARATOR = "__"
_START = "report"
_FED = ("PREAMBLE", "FIGURES")
"""Terminals that no words of a layout make."""


def tabulate(package: str) -> tuple[Automaton, Mapping[str, str]]:
    """
    Return the tables of the grammar of a package, and file → digest of what they were made of.

    The states are numbered in the order in which they are reached, so that the same grammar always has the same tables.

    Args:
        package: The package with the `layout.lark`.

    Raises:
        UsageError: Its layout is no grammar, or can be read in two ways.
    """
    from lark import Lark
    from lark.exceptions import LarkError
    from lark.grammar import Rule
    from lark.lexer import Lexer, TerminalDef

    class Fed(Lexer):
        """No lexer at all: tokens are fed one by one."""

        def __init__(self, conf: Any) -> None: ...

        def lex(self, lexer_state: Any, parser_state: Any) -> Any:  # noqa: ARG002 - the signature is lark's
            return iter(())

    made_of = {LAYOUT: digest(package, LAYOUT)}

    def shared(_: Any, path: str) -> tuple[str, str]:
        """Find an imported grammar among the files that the forms share."""
        found = resources.files(SHARED).joinpath(path)
        if not found.is_file():
            raise OSError(path)
        made_of[path] = digest(SHARED, path)
        return path, found.read_text(encoding="utf-8")

    layout = resources.files(package).joinpath(LAYOUT).read_text(encoding="utf-8")
    try:
        parser = Lark(layout, start=_START, parser="lalr", lexer=Fed, import_paths=[shared], maybe_placeholders=False)
    except LarkError as error:
        raise UsageError(f"the layout.lark of {package} cannot be used: {error}") from error
    data, memo = parser.memo_serialize([TerminalDef, Rule])
    terminals = {_plain_name(terminal.name): terminal.name for terminal in parser.terminals}
    terminals |= {name: name for name in _FED}
    return _numbered(data["parser"]["parser"], memo, terminals), made_of


def _numbered(table: Mapping[str, Any], rules: Mapping[int, Any], terminals: Mapping[str, str]) -> Automaton:
    """Return lark's table with its states and rules numbered as they are reached."""
    names, states = table["tokens"], table["states"]
    start, end = table["start_states"][_START], table["end_states"][_START]
    order = {start: 0}
    reductions: dict[int, int] = {}
    waiting = deque([start])
    actions: list[dict[str, int]] = []
    while waiting:
        state: dict[str, int] = {}
        by_name = sorted((names[token], reduces, what) for token, (reduces, what) in states[waiting.popleft()].items())
        for symbol, reduces, what in by_name:
            if reduces:
                state[symbol] = -1 - reductions.setdefault(what["@"], len(reductions))
                continue
            if what not in order:
                order[what] = len(order)
                waiting.append(what)
            state[symbol] = order[what]
        actions.append(state)
    return Automaton(actions, [_reduction(rules[rule]) for rule in reductions], order[end], terminals)


def _reduction(rule: Mapping[str, Any]) -> Reduction:
    """Return what a rule of lark's makes of its symbols, as its own tree builder would."""
    options, alias, symbols = rule["options"], rule["alias"], rule["expansion"]
    origin = rule["origin"]["name"]
    parts = tuple(_parts(symbols, keeps=options["keep_all_tokens"]))
    whole = len(parts) == len(symbols) and not any(spreads for _, spreads in parts)
    name = _plain_name(alias or options["template_source"] or origin)
    return Reduction(name, origin, len(symbols), None if whole else parts, bool(options["expand1"] and not alias))


def _parts(symbols: Sequence[Mapping[str, Any]], *, keeps: bool) -> Iterator[tuple[int, bool]]:
    for place, symbol in enumerate(symbols):
        is_rule = symbol["__type__"] == "NonTerminal"
        if keeps or is_rule or not symbol["filter_out"]:
            yield place, is_rule and symbol["name"].startswith("_")


def _plain_name(name: str) -> str:
    """Return the name of a rule or terminal without the prefix of the file that it was imported from."""
    return str(name).rpartition(_SEPARATOR)[2]


def main(packages: Sequence[str]) -> int:
    """Write the tables of packages beside their layouts; say which of them changed."""
    from gov_disclosure.forms import known_forms

    own = [form.package for form in known_forms().values() if form.package.startswith(f"{SHARED}.")]
    for package in packages or own:
        path = Path(str(resources.files(package).joinpath(KEPT)))
        text = written(*tabulate(package))
        before = path.read_text(encoding="utf-8") if path.exists() else None
        path.write_text(text, encoding="utf-8", newline="\n")
        sys.stdout.write(f"{package}: {'unchanged' if text == before else 'written'}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
