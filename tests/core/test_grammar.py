"""Terminals into a tree: what fits nowhere is told and skipped, and the parse goes on."""

from __future__ import annotations

import pytest

from gov_disclosure.forms import get_form
from gov_disclosure.grammar import FIGURES, PREAMBLE, Leaf, Node, parse
from gov_disclosure.walking import read_events

FORM = get_form("form_2021")


def names(node: Node) -> list[str]:
    """Return the names of a tree's nodes and leaves, from the top."""
    found = [node.name]
    for child in node.children:
        found += names(child) if isinstance(child, Node) else [child.name]
    return found


def test_rows_stand_below_the_groups_of_the_layout() -> None:
    """The way from the top is the path of the row."""
    tree, misfits = parse([PREAMBLE, "REQUESTS", "DENIED", "STATE_SECRET", FIGURES], FORM)
    assert misfits == ()
    assert names(tree)[-6:] == ["outcome", "denied", "DENIED", "state_secret", "STATE_SECRET", "FIGURES"]


def test_a_group_cell_may_be_lost() -> None:
    """The row opens its group by itself."""
    tree, misfits = parse([PREAMBLE, "STATE_SECRET", FIGURES], FORM)
    assert misfits == ()
    assert [name for name in names(tree) if name.islower()][-3:] == ["outcome", "denied", "state_secret"]


@pytest.mark.parametrize(
    ("terminals", "misfits"),
    [
        ([PREAMBLE, "NO_SUCH_TERMINAL", "RULES", FIGURES], (1,)),
        ([PREAMBLE, "RULES", FIGURES, FIGURES, "LICENSING", FIGURES], (3,)),
        ([PREAMBLE, PREAMBLE, "RULES", FIGURES], (1,)),
        ([PREAMBLE, FIGURES, "RULES", FIGURES], (1,)),
        ([PREAMBLE], ()),
    ],
)
def test_what_fits_nowhere_is_skipped(terminals: list[str], misfits: tuple[int, ...]) -> None:
    """Its place in the sequence is told, and rows behind it are read."""
    tree, told = parse(terminals, FORM)
    assert told == misfits
    assert ("rules" in names(tree)) == ("RULES" in terminals)


def test_a_row_without_figures_may_be_the_last_word() -> None:
    """Where only figures may follow and none do, the word fits nowhere and what stands behind it is read."""
    rows = [PREAMBLE, "REQUESTS", "CORRECTION_OVERDUE", FIGURES, "OTHER", "OTHER", "PROBLEMS", "OTHER_MATTERS"]
    tree, misfits = parse(rows, FORM)
    assert misfits == (4, 5)
    assert "PROBLEMS" in names(tree)


def test_a_leaf_knows_its_place_in_the_sequence() -> None:
    """So that the words of a label are found again."""
    tree, _ = parse([PREAMBLE, "RULES", FIGURES], FORM)
    leaf = tree.children[0]
    assert isinstance(leaf, Leaf)
    assert (leaf.name, leaf.index) == (PREAMBLE, 0)


def test_events_name_tables_rows_and_words_in_reading_order() -> None:
    """Header cells are words, a row is its path, figures without a label are a record."""
    terminals = (PREAMBLE, "ISSUED", "RULES", FIGURES, "RECONSIDERATION", "UPHELD", FIGURES)
    events, misfits = read_events(terminals, FORM)
    assert misfits == ()
    assert [tuple(event) for event in events] == [
        ("table", "proactive", -1),
        ("word", "issued", 1),
        ("row", "proactive.rules", 2),
        ("table", "remedies", -1),
        ("word", "reconsideration", 4),
        ("word", "upheld", 5),
        ("record", "remedies", 6),
    ]
