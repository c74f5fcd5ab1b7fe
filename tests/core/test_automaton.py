"""The tables of a form's grammar: kept as lark makes them, and read as lark reads them."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure.automaton import KEPT, LAYOUT, digest, kept_tables, read, written
from gov_disclosure.forms import get_form
from gov_disclosure.grammar import FIGURES, PREAMBLE, Node, parse
from gov_disclosure.tabulating import main, tabulate

if TYPE_CHECKING:
    from lark import Lark

FORMS = ("form_2021", "trial_2019", "stats_2014")
SMALL = """
report: PREAMBLE (table | other)*
table: first+ | LAST -> end
first: ROW FIGURES?
?other: "x" pair? BARE
pair: A B | A
%declare PREAMBLE FIGURES ROW LAST BARE A B
"""


@cache
def terminals_of(form: str) -> tuple[str, ...]:
    """Return the terminals of a form."""
    return tuple(sorted(tabulate(get_form(form).package)[0].terminals))


@cache
def oracle(form: str) -> Lark:
    """Return lark's own parser of a form's layout."""
    from lark import Lark
    from lark.lexer import Lexer

    class Fed(Lexer):
        def __init__(self, conf: Any) -> None: ...

        def lex(self, lexer_state: Any, parser_state: Any) -> Any:
            return iter(())

    def shared(_: Any, path: str) -> tuple[str, str]:
        return path, resources.files("gov_disclosure.forms").joinpath(path).read_text(encoding="utf-8")

    layout = resources.files(get_form(form).package).joinpath(LAYOUT).read_text(encoding="utf-8")
    return Lark(layout, start="report", parser="lalr", lexer=Fed, import_paths=[shared], maybe_placeholders=False)


def by_lark(terminals: list[str], form: str) -> Any:
    """Return the tree that lark makes of terminals and which it refuses, or None where it refuses the end."""
    from lark import Token
    from lark.exceptions import UnexpectedToken

    parser = oracle(form)
    names = {terminal.name.rpartition("__")[2]: terminal.name for terminal in parser.terminals}
    names |= {PREAMBLE: PREAMBLE, FIGURES: FIGURES}
    feed: Any = parser.parse_interactive().parser_state.feed_token
    misfits = []
    for index, terminal in enumerate(terminals):
        try:
            feed(Token(names[terminal], f"{terminal} {index}"))
        except UnexpectedToken:
            misfits.append(index)
    try:
        return shape(feed(Token("$END", ""), is_end=True)), tuple(misfits)
    except UnexpectedToken:
        return None


def shape(node: Any) -> Any:
    """Return a tree of lark's or of ours as nested lists."""
    if isinstance(node, Node):
        return [node.name, *map(shape, node.children)]
    if hasattr(node, "data"):
        return [str(node.data).rpartition("__")[2], *map(shape, node.children)]
    return str(node) if isinstance(node, str) else f"{node.name} {node.index}"


def small_package(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a package with a small layout that can be imported; return where it is."""
    package = folder / name
    package.mkdir()
    (package / "__init__.py").write_text("", encoding="utf-8")
    (package / LAYOUT).write_text(SMALL, encoding="utf-8")
    monkeypatch.syspath_prepend(str(folder))
    return package


@pytest.mark.parametrize("form", FORMS)
def test_what_is_kept_is_what_lark_makes(form: str) -> None:
    """Otherwise `python -m gov_disclosure.tabulating` was forgotten."""
    package = get_form(form).package
    kept = resources.files(package).joinpath(KEPT).read_text(encoding="utf-8")
    assert kept == written(*tabulate(package))
    assert read(kept, package) == tabulate(package)[0]


@pytest.mark.parametrize("form", FORMS)
@given(st.data())
def test_any_sequence_gives_the_tree_that_lark_gives(form: str, data: st.DataObject) -> None:
    """Node by node, with the same terminals refused."""
    one = st.sampled_from(terminals_of(form)) | st.sampled_from((FIGURES, FIGURES, PREAMBLE))
    terminals = [PREAMBLE, *data.draw(st.lists(one, max_size=60))]
    wanted = by_lark(terminals, form)
    if wanted is not None:
        tree, misfits = parse(terminals, get_form(form))
        assert (shape(tree), misfits) == wanted


def test_no_report_loads_lark(tmp_path: Path) -> None:
    """The tables of the forms of this library are there."""
    import subprocess
    import sys

    code = "import sys, gov_disclosure; gov_disclosure.parse_file(sys.argv[1]); sys.exit('lark' in sys.modules)"
    examples = Path(__file__).parent.parent.parent / "examples"
    for file in (*sorted(examples.glob("*.txt")), *sorted(examples.glob("*.html"))):
        assert subprocess.run([sys.executable, "-c", code, str(file)], check=False, cwd=tmp_path).returncode == 0, file


def test_tables_of_another_layout_are_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept counts while it was made of the layout that is there."""
    package = small_package("kept_form", tmp_path, monkeypatch)
    assert main(["kept_form"]) == 0
    kept = (package / KEPT).read_text(encoding="utf-8")
    assert json.loads(kept)["made_of"] == {LAYOUT: digest("kept_form", LAYOUT)}
    assert kept_tables("kept_form") == read(kept, "kept_form") == tabulate("kept_form")[0]

    (package / LAYOUT).write_text(SMALL.replace("LAST", "FINAL"), encoding="utf-8")
    assert kept_tables("kept_form") is None


def test_what_lark_leaves_out_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A literal in a rule is no child, a rule with `?` gives way to its only child."""
    small_package("small_form", tmp_path, monkeypatch)
    reductions = tabulate("small_form")[0].reductions
    other = [each for each in reductions if each.origin == "other"]
    assert {(each.size, each.parts, each.single) for each in other} == {
        (3, ((1, False), (2, False)), True),
        (2, ((1, False),), True),
    }
    assert {each.name for each in reductions if each.origin == "table"} == {"table", "end"}
