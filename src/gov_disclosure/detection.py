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
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import combinations, permutations

import attrs

from gov_disclosure.figures import State
from gov_disclosure.forms.form import Form
from gov_disclosure.forms.vocabulary import Label, Vocabulary
from gov_disclosure.lexing.tokens import Token
from gov_disclosure.voting import (
    SHORT,
    blocks_in,
    blocks_of,
    count_strangers,
    count_wins,
    fewest_of,
    is_clear,
    leaders,
    telling_labels,
)

__all__ = ["Detection", "detect"]


_MOST_LABELS = 400
"""A report has some 120; what has more is not remembered."""
_MOST_REMEMBERED = 64
_WHOLE = 0.6
"""A table with so many of a form's rows is one on that form, whatever else is found."""
_FEWEST_TWICE = 3
"""A table is there twice where so many of its rows are: a block of another form may repeat two."""
_NO_FIGURE = (State.BLANK, State.TEXT)
_FEWEST_WIDTHS = 2
"""So many rows must have as many figures as a form has columns."""


@attrs.frozen
class Detection:
    """
    The form of a report.

    Attributes:
        form: The form, or None where no known one was found.
        strangers: The labels found that it does not print, and another form does.
        evidence: Form name → the labels found that it prints and not every form does.
        decided: Whether the labels alone decided; else the year did, or nothing.
        alike: Where they did not: the forms that they speak for alike.
    """

    form: Form | None
    strangers: tuple[str, ...]
    evidence: Mapping[str, tuple[str, ...]]
    decided: bool
    alike: tuple[str, ...] = ()


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
        blocks, filled = blocks_in(tokens), blocks_in(tokens, filled=True)
        if len(filled) < len(blocks) and is_clear(count_wins(filled, vocabulary.forms), vocabulary.forms):
            detection = _decide(filled, vocabulary, expected)[0]
    if detection.form is not None and not detection.decided:
        detection = _by_width(tokens, detection, vocabulary, expected)
    if detection.form is not None and detection.form.least == 1 and not _is_there(detection.form, tokens, expected):
        return Detection(None, (), detection.evidence, decided=False)
    return detection


def _is_there(form: Form, tokens: Sequence[Token], expected: Form | None) -> bool:
    """
    Whether a table of a form is there, and not one of the report's own with some rows of the same names (公开类别 · 行政许可).

    A header or group cell without figures tells, or a row with as many figures as its columns, or most rows of a table; in
    years of such tables it is enough that other rows are fewer.
    """
    rows: set[str] = set()
    others = 0
    for token in tokens:
        label = token.label
        terminal = label.terminals.get(form.name) if label is not None else None
        others += label is None and token.counted
        if label is None or terminal is None or not label.cell or label.heading is not None or label.aspect is not None:
            continue
        if label.row:
            rows.add(terminal)
            if 1 < _widths(form).get(terminal, 1) <= len(token.figures):
                return True
        elif label.word and len(label.key) > SHORT and not token.counted:
            return True
    if others < len(rows) and expected is not None and set(form.tables) & set(expected.tables):
        return True
    tables = (form.layout.rows_of(name) - form.unprinted_labels for name in form.tables)
    return any(len(rows & table) >= _WHOLE * len(table) for table in tables if table)


def _by_labels(labels: tuple[Label | None, ...], vocabulary: Vocabulary, expected: Form | None) -> tuple[Detection, bool]:
    """Return what the sequence of the labels tells: reports from one template share it, so it is remembered."""
    if len(labels) > _MOST_LABELS:
        return _decide(blocks_of(labels), vocabulary, expected)
    memory = vocabulary.detections
    asked = labels, expected.name if expected is not None else None
    known: tuple[Detection, bool] | None = memory.get(asked)
    if known is None:
        if len(memory) >= _MOST_REMEMBERED:
            memory.clear()
        known = memory[asked] = _decide(blocks_of(labels), vocabulary, expected)
    return known


def _decide(blocks: Sequence[Mapping[str, Label]], vocabulary: Vocabulary, expected: Form | None) -> tuple[Detection, bool]:
    """Return the form that blocks of labels are on, and whether some of them speak for another."""
    found = {key: label for block in blocks for key, label in block.items()}
    known: Counter[str] = Counter(name for label in found.values() for name in label.terminals)
    forms = {name: form for name, form in vocabulary.forms.items() if known[name] >= form.least}
    if not forms:
        return Detection(None, (), {}, decided=False), False
    rivals = _without_annexes(forms, found, expected)
    telling = telling_labels(found, forms)
    evidence = {
        name: tuple(label.text for label in telling if name in label.terminals)
        for name in forms
        if any(name in label.terminals for label in telling)
    }
    own = telling_labels(found, rivals)
    fewest = fewest_of({name: sum(name not in label.terminals for label in own) for name in rivals})
    wins = count_wins(blocks, rivals)
    contested = any(wins[other, name] for name, other in wins if wins[name, other])
    best = _of_two_tables(blocks, rivals, expected) if contested else []
    best = best or leaders(wins, rivals)
    best = [name for name in best if name in fewest] or best
    if len(best) > 1:
        printed = {label.terminals.get(name) for label in found.values() for name in best}
        foreign = {name: len(forms[name].unprinted_labels & printed) for name in best}
        whole = [
            name for name in best if vocabulary.telling(name, best) <= {label.terminals.get(name) for label in found.values()}
        ]
        best = whole if len(whole) == 1 else fewest_of(foreign)
    return _detection(best, forms, evidence, expected), contested


def _detection(
    best: Sequence[str], forms: Mapping[str, Form], evidence: Mapping[str, tuple[str, ...]], expected: Form | None
) -> Detection:
    """Return the form, if one is left, or that of the year if it is among them."""
    name = best[0] if len(best) == 1 else _of_year(best, forms, expected)
    if name is None:
        return Detection(None, (), evidence, decided=False, alike=tuple(best))
    own = frozenset(evidence.get(name, ()))
    strangers = dict.fromkeys(label for labels in evidence.values() for label in labels if label not in own)
    decided = len(best) == 1
    return Detection(forms[name], tuple(strangers), evidence, decided, () if decided else tuple(best))


def _of_year(best: Sequence[str], forms: Mapping[str, Form], expected: Form | None) -> str | None:
    """Return the form that is due; where labels speak against it, the one of the same tables whose years are nearest."""
    if expected is None or not any(set(forms[name].tables) & set(expected.tables) for name in best):
        return None
    return min(best, key=lambda name: abs(forms[name].first_year - expected.first_year))


def _by_width(tokens: Sequence[Token], detection: Detection, vocabulary: Vocabulary, expected: Form | None) -> Detection:
    """Return the form whose rows have as many cells as figures stand behind their labels, where the labels do not tell."""
    forms = {name: vocabulary.forms[name] for name in detection.alike}
    width_of = {name: _widths(form) for name, form in forms.items()}
    better = dict.fromkeys(permutations(forms, 2), 0)
    headed = False
    for token in tokens:
        if not token.counted:
            # Header cells that no form knows say what the columns are, and not how many a form has.
            headed = token.label is None or token.label.heading is None
            continue
        if headed or token.label is None or not token.label.row:
            continue
        widths = {name: width_of[name].get(token.label.terminals.get(name, "")) for name in forms}
        if None in widths.values() or len(set(widths.values())) == 1:
            continue
        readings = [atom.reading for atom in token.figures]
        if any(each.state in _NO_FIGURE for each in readings) or (len(readings) > 1 and len(set(readings)) == 1):
            # A blank cell is a column as well, words may be a remark, and the cell of a span may have been repeated.
            continue
        for one, other in better:
            better[one, other] += widths[one] == len(readings) != widths[other]
    beaten = {other for (one, other), rows in better.items() if rows >= _FEWEST_WIDTHS and not better[other, one]}
    best = [name for name in forms if name not in beaten]
    if not beaten or not best:
        return detection
    found = _detection(best, forms, detection.evidence, expected)
    if expected is not None and expected.name in beaten:
        # Against the year the figures are not enough to be sure.
        return attrs.evolve(found, decided=False, alike=detection.alike)
    return found


@cache
def _widths(form: Form) -> Mapping[str, int]:
    """Return terminal of a row → how many numbers the row has; only those of which the form has rows of one width."""
    found: dict[str, set[int]] = {}
    for path, targets in form.targets.items():
        for terminal in form.layout.rows_of(path.rpartition(".")[2]):
            found.setdefault(terminal, set()).add(len(targets))
    return {terminal: widths.pop() for terminal, widths in found.items() if len(widths) == 1}


def _of_two_tables(blocks: Sequence[Mapping[str, Label]], rivals: Sequence[str], expected: Form | None) -> list[str]:
    """
    Return the form that is due, or else that of the first table, where a report has the same table on two forms.

    Then rows of both stand in blocks that speak for the one, and again in blocks that speak for the other.
    """
    places: dict[str, int] = {}
    for one, other in combinations(rivals, 2):
        rows: dict[str, set[str]] = {one: set(), other: set()}
        first: dict[str, int] = {}
        for number, block in enumerate(blocks):
            strange = count_strangers(block, (one, other))
            if strange[one] != strange[other]:
                name = min(strange, key=strange.__getitem__)
                rows[name] |= {key for key, label in block.items() if label.row and {one, other} <= label.terminals.keys()}
                first.setdefault(name, number)
        if len(rows[one] & rows[other]) >= _FEWEST_TWICE:
            places |= first
    if expected is not None and expected.name in places:
        return [expected.name]
    return [name for name, place in places.items() if place == min(places.values())]


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
