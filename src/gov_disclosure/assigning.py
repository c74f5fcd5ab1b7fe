"""Labels of a document → terminals of the form that it is on."""

from __future__ import annotations

from collections.abc import Sequence

from gov_disclosure.forms import Form
from gov_disclosure.lexing.tokens import Token

__all__ = ["assign"]


def assign(tokens: Sequence[Token], form: Form) -> None:
    """
    Give each label of a table the terminal that the form knows it by; others keep none.

    Header and group cells keep no blank cells behind them, which are nobody's, unless they are all there is of a row below.

    Args:
        tokens: The tokens, changed in place.
        form: The form.
    """
    undivided = form.undivided
    for at, token in enumerate(tokens):
        label = token.label
        if label is None or not label.cell:
            continue
        token.type = label.terminals.get(form.name, "")
        if not label.word or not token.filled or token.counted or _is_record(at, tokens):
            continue
        if token.type not in undivided or not _is_row(at, tokens, form):
            token.clear()


def _is_record(at: int, tokens: Sequence[Token]) -> bool:
    """Whether blank cells are the row below the last header cells of a table, which has no label."""
    following = tokens[at + 1].label if at + 1 < len(tokens) else None
    if following is not None and following.cell:
        return False
    first, last = tokens[at].figures[0], tokens[at].figures[-1]
    return first.row != tokens[at].block and first is not last


def _is_row(at: int, tokens: Sequence[Token], form: Form) -> bool:
    """Whether the blank cells beside a label are those of one row in a group's place: none of the group's rows follows."""
    following = tokens[at + 1].label if at + 1 < len(tokens) else None
    below = following.terminals.get(form.name) if following is not None else None
    return len(tokens[at].figures) > 1 and below not in form.undivided[tokens[at].type]
