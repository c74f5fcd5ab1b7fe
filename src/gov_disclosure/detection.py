"""
Which form a report is on: told from the labels that only one form prints; the year is a prior, no more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from gov_disclosure.forms.form import Form
from gov_disclosure.forms.vocabulary import Vocabulary
from gov_disclosure.lexing.tokens import Token

__all__ = ["Detection", "detect"]


@attrs.frozen
class Detection:
    """
    The form of a report.

    Attributes:
        form: The form, or None where no known one was found.
        evidence: Form name → the labels found that only it prints.
        decided: Whether the labels alone decided; else the year did, or nothing.
    """

    form: Form | None
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
    exclusive = vocabulary.exclusive
    found: dict[str, dict[str, str]] = {name: {} for name in vocabulary.forms}
    cells = 0
    for token in tokens:
        label = token.label
        if label is None or not label.cell:
            continue
        cells += 1
        owner = exclusive.get(label.key)
        if owner is not None:
            found[owner].setdefault(label.terminals[owner], label.text)
    evidence = {name: tuple(labels.values()) for name, labels in found.items() if labels}
    ranked = sorted(evidence, key=lambda name: -len(evidence[name]))
    if ranked and (len(ranked) == 1 or len(evidence[ranked[0]]) > len(evidence[ranked[1]])):
        return Detection(vocabulary.forms[ranked[0]], evidence, decided=True)
    if ranked:
        tied = [name for name in ranked if len(evidence[name]) == len(evidence[ranked[0]])]
        if expected is not None and expected.name in tied:
            return Detection(expected, evidence, decided=False)
        return Detection(None, evidence, decided=False)
    # Without a word of table 二 the shared tables are on the form of the year, if any is there.
    return Detection(expected if cells else None, evidence, decided=False)
