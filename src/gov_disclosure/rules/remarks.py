"""Short ways to the findings of rules on the outline: lines of a report, remarks of its reader, and what cannot be told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.diagnostics import Severity
from gov_disclosure.figures import State
from gov_disclosure.forms import known_forms
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.finding import Finding, Hint, Operand, Value, Verdict

if TYPE_CHECKING:
    from gov_disclosure.diagnostics import Diagnostic
    from gov_disclosure.rules.outlines import Item
    from gov_disclosure.spans import Position

__all__ = ["holds", "not_applicable", "of_item", "of_remark", "told", "unknown", "violated"]


def of_item(context: Context, item: Item) -> Operand:
    """Return a line of the outline, without what stands behind its title, for a finding to show."""
    words = item.passage.text
    end = next((at for at, char in enumerate(words) if char in "。；;！？"), len(words))
    return context.spoken(item.passage, 0, min(end, 80))


def of_remark(remark: Diagnostic, caption: str = "", raw: str = "") -> Operand:
    """Return what a remark of the reader speaks of, for a finding to show."""
    return Operand(path=remark.path or "", caption=caption, raw=raw, state=State.TEXT, position=remark.position)


def told(path: str, raw: str, position: Position | None = None, *, caption: str = "") -> Operand:
    """Return a field of the report that is no cell, for a finding to show; without words it is missing."""
    return Operand(path=path, caption=caption, state=State.TEXT if raw else State.MISSING, raw=raw, position=position)


def violated(
    context: Context,
    operands: Iterable[Operand],
    expression: str,
    *,
    variant: str = "",
    expected: Value = None,
    actual: Value = None,
    severity: Severity | None = None,
    hints: Iterable[Hint] = (),
    **arguments: object,
) -> Finding:
    """
    Make a finding, and count it.

    Args:
        context: The check.
        operands: What it speaks of.
        expression: What was checked, the same for ever; it tells findings on the same place apart.
        variant: Which of the messages of the catalogue is meant.
        expected: What should stand there.
        actual: What stands there.
        severity: How grave it is, where it is not as grave as the rule says.
        hints: What may have gone wrong.
        arguments: What the message is filled with.
    """
    cells = tuple(operands)
    if cells:
        arguments = {"path": cells[0].path, "caption": cells[0].caption, **arguments}
    if variant:
        arguments["variant"] = variant
    context.tally[Verdict.VIOLATED] += 1
    finding = context.finding(
        Verdict.VIOLATED, cells, expected=expected, actual=actual, arguments=arguments, expression=expression, hints=hints,
    )  # fmt: skip
    return finding if severity is None else attrs.evolve(finding, severity=severity)


def unknown(context: Context, template: str, *paths: str) -> Iterator[Finding]:
    """Count a check that cannot be made, and make the finding where such are listed; `template` says why."""
    context.tally[Verdict.NOT_EVALUABLE] += 1
    if context.listing:
        cells = tuple(told(path, "", caption=_caption(context, path)) for path in paths)
        arguments = {"path": list(paths), "captions": "、".join(f"“{_caption(context, path)}”" for path in paths)}
        yield context.finding(Verdict.NOT_EVALUABLE, cells, arguments=arguments, template=template, expression=template)


def _caption(context: Context, path: str) -> str:
    """Return the words that the form, or else the one in force, prints for a path; the path where it prints none."""
    form = context.form or known_forms().get(context.report.form_expected or "")
    return form.called(path) if form is not None else path


def holds(context: Context, count: int = 1) -> None:
    """Count checks that hold."""
    context.tally[Verdict.HOLDS] += count


def not_applicable(context: Context) -> None:
    """Count a check that says nothing about the report."""
    context.tally[Verdict.NOT_APPLICABLE] += 1
