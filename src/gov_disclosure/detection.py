"""
Which form a report is on: told from the labels found; the year is a prior, no more.

Each block of a table speaks for the forms that know the most of its labels; the form that most blocks speak for is the
one. Where they speak for several, blocks without a number, which may be those of an empty table, are not asked. Where
they are even, the form that knows the most of what was found is it, then the one whose own labels were all
found: a later form that adds a row is not the form of a report without that row. Where even that leaves a choice, the
labels do not tell, and the year decides. A whole table of another kind in an annex is another matter: of two the one that
is due is taken, else the one that the sections of a report have.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

import attrs

from gov_disclosure.figures import State
from gov_disclosure.forms.form import Form
from gov_disclosure.forms.vocabulary import Label, Vocabulary
from gov_disclosure.lexing.tokens import Token

__all__ = ["Detection", "detect"]


_SHORT = 2
_MOST_LABELS = 400
"""A report has some 120; what has more is not remembered."""
_MOST_REMEMBERED = 64
_WHOLE = 0.6
"""A table with so many of a form's rows is one on that form, whatever else is found."""


@attrs.frozen
class Detection:
    """
    The form of a report.

    Attributes:
        form: The form, or None where no known one was found.
        strangers: The labels found that it does not print, and another form does.
        evidence: Form name → the labels found that it prints and not every form does.
        decided: Whether the labels alone decided; else the year did, or nothing.
    """

    form: Form | None
    strangers: tuple[str, ...]
    evidence: Mapping[str, tuple[str, ...]]
    decided: bool


def detect(tokens: Sequence[Token], vocabulary: Vocabulary, expected: Form | None) -> Detection:
    """
    Choose the form.

    Args:
        tokens: What the lexer found.
        vocabulary: The labels of the forms in question.
        expected: The form in force for the report's year, or None where the year is unknown.
    """
    detection, contested = _by_labels(tuple([token.label for token in tokens]), vocabulary, expected)
    if contested:
        # An empty table beside one that is filled in says nothing.
        blocks, filled = _blocks(tokens), _blocks(tokens, filled=True)
        *_, second, most = sorted([0, 0, *_votes(filled, vocabulary.forms).values()])
        if len(filled) < len(blocks) and most > max(second, 1):
            return _decide(filled, vocabulary, expected)[0]
    return detection


def _by_labels(labels: tuple[Label | None, ...], vocabulary: Vocabulary, expected: Form | None) -> tuple[Detection, bool]:
    """Return what the sequence of the labels tells: reports from one template share it, so it is remembered."""
    if len(labels) > _MOST_LABELS:
        return _decide(_blocks_of(labels), vocabulary, expected)
    memory = vocabulary.detections
    asked = labels, expected.name if expected is not None else None
    known: tuple[Detection, bool] | None = memory.get(asked)
    if known is None:
        if len(memory) >= _MOST_REMEMBERED:
            memory.clear()
        known = memory[asked] = _decide(_blocks_of(labels), vocabulary, expected)
    return known


def _decide(blocks: Sequence[Mapping[str, Label]], vocabulary: Vocabulary, expected: Form | None) -> tuple[Detection, bool]:
    """Return the form that blocks of labels are on, and whether some of them speak for another."""
    found = {key: label for block in blocks for key, label in block.items()}
    known: Counter[str] = Counter(name for label in found.values() for name in label.terminals)
    forms = {name: form for name, form in vocabulary.forms.items() if known[name] >= form.least}
    if not forms:
        return Detection(None, (), {}, decided=False), False
    rivals = _without_annexes(forms, found, expected)
    telling = _telling(found, forms)
    strange = {name: [label for label in telling if name not in label.terminals] for name in forms}
    own = _telling(found, rivals)
    fewest = _fewest({name: sum(name not in label.terminals for label in own) for name in rivals})
    votes = _votes(blocks, rivals)
    contested = sum(map(bool, votes.values())) > 1
    best = _most(votes)
    best = [name for name in best if name in fewest] or best
    decided = len(best) == 1
    if not decided:
        printed = {label.terminals.get(name) for label in found.values() for name in best}
        foreign = {name: len(forms[name].unprinted_labels & printed) for name in best}
        whole = [
            name for name in best if vocabulary.telling(name, best) <= {label.terminals.get(name) for label in found.values()}
        ]
        fitting = whole if len(whole) == 1 else _fewest(foreign)
        decided = len(fitting) == 1
        if decided:
            best = fitting
        elif expected is not None and expected.name in best:
            best = [expected.name]
    evidence = {
        name: tuple(label.text for label in telling if name in label.terminals)
        for name in forms
        if any(name in label.terminals for label in telling)
    }
    if len(best) > 1:
        return Detection(None, (), evidence, decided=False), contested
    return Detection(forms[best[0]], tuple(label.text for label in strange[best[0]]), evidence, decided), contested


def _blocks(tokens: Sequence[Token], *, filled: bool = False) -> list[dict[str, Label]]:
    """Return the blocks of labels of some tokens, or with `filled` those with a number."""
    if not filled:
        return _blocks_of([token.label for token in tokens])
    numbers = [any(atom.reading.state is State.NUMBER for atom in token.figures) for token in tokens]
    return [block for block in _blocks_of([token.label for token in tokens], numbers) if block]


def _blocks_of(labels: Sequence[Label | None], numbers: Sequence[bool] | None = None) -> list[dict[str, Label]]:
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
        if label.row or len(label.key) > _SHORT:
            blocks[-1][label.key] = label
        if numbers is not None and numbers[at]:
            empty[-1] = False
    return [{} if nothing else block for block, nothing in zip(blocks, empty, strict=True)]


def _telling(found: Mapping[str, Label], forms: Collection[str]) -> list[Label]:
    """Return the labels that some of the forms print and not all; one wording of a label is as good as another."""
    return list(
        {
            tuple(label.terminals.items()): label
            for label in found.values()
            if 0 < sum(name in label.terminals for name in forms) < len(forms)
        }.values()
    )


def _votes(blocks: Sequence[Mapping[str, Label]], forms: Collection[str]) -> dict[str, int]:
    """Return how many blocks speak for each form: it knows more of their labels than any other."""
    votes = dict.fromkeys(forms, 0)
    for block in blocks:
        telling = _telling(block, forms)
        best = _fewest({name: sum(name not in label.terminals for label in telling) for name in forms})
        if telling and len(best) == 1:
            votes[best[0]] += 1
    return votes


def _without_annexes(forms: Mapping[str, Form], found: Mapping[str, Label], expected: Form | None) -> list[str]:
    """Return the forms that are in question where the report has whole tables of two kinds, one of them an annex."""
    rows = {
        name: {label.terminals[name] for label in found.values() if name in label.terminals} & form.layout.rows
        for name, form in forms.items()
    }
    whole = [name for name, form in forms.items() if len(rows[name]) >= _WHOLE * len(form.layout.rows - form.unprinted_labels)]
    main = expected.name if expected is not None and expected.name in whole else None
    main = main or next((name for name in whole if set(forms[name].tables) & set(forms[name].layout.sections)), None)
    if main is None:
        return list(forms)
    tables = set(forms[main].tables)
    return [name for name, form in forms.items() if tables & set(form.tables)]


def _fewest(counts: Mapping[str, int]) -> list[str]:
    least = min(counts.values())
    return [name for name, count in counts.items() if count == least]


def _most(counts: Mapping[str, int]) -> list[str]:
    most = max(counts.values())
    return [name for name, count in counts.items() if count == most]
