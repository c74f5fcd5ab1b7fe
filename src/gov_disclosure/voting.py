"""How the blocks of a report's tables speak for the forms: a block for whichever knows the most of its labels."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import permutations

from gov_disclosure.figures import State
from gov_disclosure.forms.vocabulary import Label
from gov_disclosure.lexing.tokens import Token

__all__ = [
    "SHORT",
    "blocks_in",
    "blocks_of",
    "count_strangers",
    "count_wins",
    "fewest_of",
    "is_clear",
    "leaders",
    "telling_labels",
]

SHORT = 2
"""Header words of so few characters (单位) tell nothing."""


def blocks_in(tokens: Sequence[Token], *, filled: bool = False) -> list[dict[str, Label]]:
    """Return the blocks of labels of some tokens, or with `filled` those with a number."""
    if not filled:
        return blocks_of([token.label for token in tokens])
    numbers = [any(atom.reading.state is State.NUMBER for atom in token.figures) for token in tokens]
    return [block for block in blocks_of([token.label for token in tokens], numbers) if block]


def blocks_of(labels: Sequence[Label | None], numbers: Sequence[bool] | None = None) -> list[dict[str, Label]]:
    """
    Return the labels of tables by key, block by block: header or group cells, and the rows below them.

    Args:
        labels: All labels in order.
        numbers: Whether a number stands behind each; blocks without one are then empty.
    """
    blocks: list[dict[str, Label]] = [{}]
    empty = [numbers is not None]
    rows = False
    for at, label in enumerate(labels):
        # What heads a section on one form and stands in a table of another tells nothing, nor do short header words (单位).
        if label is None or not label.cell or label.heading is not None or label.aspect is not None:
            continue
        if label.word and not label.row and rows:
            blocks.append({})
            empty.append(numbers is not None)
            rows = False
        rows = rows or label.row
        if label.row or len(label.key) > SHORT:
            blocks[-1][label.key] = label
        if numbers is not None and numbers[at]:
            empty[-1] = False
    return [{} if nothing else block for block, nothing in zip(blocks, empty, strict=True)]


def telling_labels(found: Mapping[str, Label], forms: Collection[str]) -> list[Label]:
    """Return the labels that some of the forms print and not all; one wording of a label is as good as another."""
    return list(
        {
            tuple(label.terminals.items()): label
            for label in found.values()
            if 0 < sum(name in label.terminals for name in forms) < len(forms)
        }.values()
    )


def count_wins(blocks: Sequence[Mapping[str, Label]], forms: Collection[str]) -> dict[tuple[str, str], int]:
    """
    Return of each two forms how many blocks speak for the first: it knows more of their labels than the second.

    Two at a time, so that a form that has the same table as another takes nothing from it.
    """
    wins = dict.fromkeys(permutations(forms, 2), 0)
    for block in blocks:
        strange = count_strangers(block, forms)
        for one, other in wins:
            wins[one, other] += strange[one] < strange[other]
    return wins


def count_strangers(block: Mapping[str, Label], forms: Collection[str]) -> dict[str, int]:
    """Return of each form how many labels of a block it does not print, and another form does."""
    telling = telling_labels(block, forms)
    return {name: sum(name not in label.terminals for label in telling) for name in forms}


def leaders(wins: Mapping[tuple[str, str], int], forms: Collection[str]) -> list[str]:
    """Return the forms that no other beats; where each is beaten by one, those that most blocks speak for."""
    unbeaten = [name for name in forms if all(wins[name, other] >= wins[other, name] for other in forms if other != name)]
    return unbeaten or _most({name: sum(wins[name, other] for other in forms if other != name) for name in forms})


def is_clear(wins: Mapping[tuple[str, str], int], forms: Collection[str]) -> bool:
    """Whether some forms beat all the others by more than a block."""
    best = leaders(wins, forms)
    return len(best) < len(forms) and all(
        wins[name, other] > max(wins[other, name], 1) for name in best for other in forms if other not in best
    )


def fewest_of(counts: Mapping[str, int]) -> list[str]:
    """Return the names with the least count."""
    least = min(counts.values())
    return [name for name, count in counts.items() if count == least]


def _most(counts: Mapping[str, int]) -> list[str]:
    most = max(counts.values())
    return [name for name, count in counts.items() if count == most]
