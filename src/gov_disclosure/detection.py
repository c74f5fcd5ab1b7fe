"""
Which form a report is on: told from the labels found; the year is a prior, no more.

The form that knows the most of what was found is the one. Where several know all of it alike, the one whose
own labels were all found is: a later form that adds a row is not the form of a report without that row.
Where even that leaves a choice, the labels do not tell, and the year decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import attrs

from gov_disclosure.forms.form import Form
from gov_disclosure.forms.vocabulary import Vocabulary
from gov_disclosure.lexing.tokens import Token

__all__ = ["Detection", "detect"]


_SHORT = 2


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
    # What heads a section on one form and stands in a table of another tells nothing, nor do short header words (单位).
    found = {
        label.key: label
        for token in tokens
        if (label := token.label) is not None
        and label.cell
        and label.heading is None
        and label.aspect is None
        and (label.row or len(label.key) > _SHORT)
    }
    known: Counter[str] = Counter(name for label in found.values() for name in label.terminals)
    forms = {name: form for name, form in vocabulary.forms.items() if known[name] >= form.least}
    if not forms:
        return Detection(None, (), {}, decided=False)
    # One wording of a label is as good as another: what counts is the cell of the form.
    telling = {}
    for label in found.values():
        if len(label.terminals) < len(forms):
            telling[tuple(label.terminals.items())] = label
    strange = {name: [label for label in telling.values() if name not in label.terminals] for name in forms}
    fewest = min(map(len, strange.values()))
    best = [name for name in forms if len(strange[name]) == fewest]
    decided = len(best) == 1
    if not decided:
        whole = [
            name for name in best if vocabulary.telling(name, best) <= {label.terminals.get(name) for label in found.values()}
        ]
        decided = len(whole) == 1
        if decided:
            best = whole
        elif expected is not None and expected.name in best:
            best = [expected.name]
    evidence = {
        name: tuple(label.text for label in telling.values() if name in label.terminals)
        for name in forms
        if any(name in label.terminals for label in telling.values())
    }
    if len(best) > 1:
        return Detection(None, (), evidence, decided=False)
    return Detection(forms[best[0]], tuple(label.text for label in strange[best[0]]), evidence, decided)
