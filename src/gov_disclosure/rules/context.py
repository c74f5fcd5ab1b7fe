"""What a rule is given beside the report: the values by path, the form, and the making of findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from gov_disclosure.errors import UsageError
from gov_disclosure.figures import Figure, State
from gov_disclosure.forms import get_form, known_forms
from gov_disclosure.rules.finding import Finding, Hint, Operand, Value, Verdict

if TYPE_CHECKING:
    from gov_disclosure.forms import Form
    from gov_disclosure.passages import Passage
    from gov_disclosure.report import Report
    from gov_disclosure.rules.declaring import Rule
    from gov_disclosure.statements import Statement

__all__ = ["Context"]

Shared = TypeVar("Shared")
_NAMED = 3
"""So many unknown cells are named in a message; all of them are among the operands."""


class Context:
    """
    One check of one report.

    Attributes:
        report: The report.
        form: Its form, or None where it is on none that is known.
        values: Dotted path of each cell → its number, or None where it holds none: never test it for truth.
        special: Path of each cell that is no whole number in plain digits → what stands there, without its place.
        rule: The rule that is run.
        tally: Verdict → how many checks came to it.
    """

    __slots__ = ("_shared", "_statements", "file", "form", "listing", "report", "rule", "special", "tally", "values")
    rule: Rule
    tally: Counter[Verdict]

    def __init__(self, report: Report, *, file: str | None = None, listing: bool = False) -> None:
        self.report = report
        self.file = file
        self.listing = listing
        contents = report.contents
        self.values: Mapping[str, int | Decimal | None] = dict(contents.numbers)
        self.special: Mapping[str, Figure] = contents.special
        self.tally = Counter()
        self._statements: Mapping[str, Sequence[Statement]] | None = None
        self._shared: dict[Callable[[Context], Any], Any] = {}
        self.form: Form | None = None
        if report.form is not None:
            self.form = get_form(report.form)

    @property
    def subject(self) -> Any:
        """What the rule is run over: the report."""
        return self.report

    @property
    def printed(self) -> AbstractSet[str]:
        """The paths of the cells that the report has, those that are missing left out."""
        return self.shared(_printed)

    @property
    def numbers(self) -> Sequence[int | Decimal]:
        """The numbers of all cells that hold one."""
        return self.shared(_numbers)

    @property
    def text(self) -> str:
        """The lines of the report joined by line feeds: what does not stand in it need not be looked for in each of them."""
        return self.shared(_text)

    def is_blank(self, path: str) -> bool:
        """Whether a cell is there, and nothing in it."""
        figure = self.special.get(path)
        return figure is not None and figure.state is State.BLANK

    def prints(self, path: str) -> bool:
        """Whether the report has any cell of a table, a row or a group of rows."""
        return not self.printed.isdisjoint(self.cells_of(path))

    def below(self, path: str) -> list[str]:
        """Return the report's cells of a table, a row or a group of rows, in the form's order."""
        return list(filter(self.values.__contains__, self.cells_of(path)))

    def cells_of(self, path: str) -> Sequence[str]:
        """Return the form's cells of a table, a row or a group of rows, whether the report has them or not."""
        return _cells_below(self.form, path) if self.form is not None else ()

    @property
    def statements(self) -> Mapping[str, Sequence[Statement]]:
        """
        What the narrative says: code of the rule for a count, or else kind → its statements; read once for all rules.

        See `gov_disclosure.statements`.
        """
        if self._statements is None:
            from gov_disclosure.rules.told import by_rule

            self._statements = by_rule(self.report.statements)
        return self._statements

    def shared(self, read: Callable[[Context], Shared]) -> Shared:
        """Return what a function reads out of this check: it is called once, whichever rules ask for it."""
        try:
            found: Shared = self._shared[read]
        except KeyError:
            found = self._shared[read] = read(self)
        return found

    def parameter(self, name: str) -> Any:
        """
        Return what a parameter of the rule is set to.

        Raises:
            UsageError: The rule declares no such parameter.
        """
        if name not in self.rule.parameters:
            raise UsageError(f"{self.rule.code} has no parameter {name!r}: declare it by @rule(…, parameters={{{name!r}: …}})")
        return self.rule.parameters[name]

    def violated(
        self,
        message: str | Mapping[str, str] | None = None,
        paths: str | Iterable[str] = (),
        *,
        expected: Value = None,
        actual: Value = None,
        **arguments: Any,
    ) -> Finding:
        """
        Make the finding that the rule is violated.

        Args:
            message: The message, or language (`zh`, `en`) → message; none for a rule with an entry in the
                catalogue, which is filled with `arguments`.
            paths: Paths of the cells concerned; by default those that the rule needs.
            expected: What should stand there.
            actual: What stands there.
            arguments: What the message is filled with.
        """
        if message is not None:
            arguments["message"] = message
        named = (paths,) if isinstance(paths, str) else tuple(paths) or self.rule.needs
        return self.finding(Verdict.VIOLATED, self.operands(named), expected=expected, actual=actual, arguments=arguments)

    def finding(
        self,
        verdict: Verdict,
        operands: Iterable[Operand],
        *,
        expected: Value = None,
        actual: Value = None,
        arguments: Mapping[str, Any],
        template: str = "",
        expression: str = "",
        first: str | None = None,
        hints: Iterable[Hint] = (),
    ) -> Finding:
        """
        Make a finding about cells.

        Args:
            verdict: The verdict.
            operands: The cells.
            expected: What should stand there.
            actual: What stands there.
            arguments: What the message is filled with.
            template: Entry of the catalogue, where it is not the rule's.
            expression: What was checked, the same for ever.
            first: Path of the cell to look at first; by default the first that has a place.
            hints: What may have gone wrong, the likeliest first.
        """
        cells = tuple(operands)
        placed = [cell for cell in cells if cell.position is not None]
        chosen = placed if first is None else [cell for cell in placed if cell.path == first] or placed
        return Finding(
            rule=self.rule.code,
            severity=self.rule.severity,
            verdict=verdict,
            arguments=arguments,
            template=template,
            file=self.file,
            paths=[cell.path for cell in cells],
            expected=expected,
            actual=actual,
            operands=cells,
            position=chosen[0].position if chosen else None,
            expression=expression,
            hints=tuple(hints),
        )

    def unknown(self, operands: Iterable[Operand], *, template: str = "", expression: str = "") -> Finding:
        """
        Make the finding that a check cannot be made because cells of it hold no number.

        Args:
            operands: The cells.
            template: Entry of the catalogue, where there is another reason.
            expression: What would have been checked, the same for ever.
        """
        cells = tuple(operands)
        empty = [cell for cell in cells if cell.value is None]
        more = ["…"] if len(empty) > _NAMED else []
        causes = self._causes(cell.path for cell in empty[:_NAMED])
        arguments = {
            "count": len(empty),
            "cells": [f"{cell.path}{causes['en'][cell.path]}" for cell in empty[:_NAMED]] + more,
            "captions": [f"“{cell.caption or cell.path}”{causes['zh'][cell.path]}" for cell in empty[:_NAMED]] + more,
        }
        return self.finding(
            Verdict.NOT_EVALUABLE, cells, arguments=arguments, template=template or "not_evaluable",
            expression=expression, first=empty[0].path if empty else None,
        )  # fmt: skip

    def _causes(self, paths: Iterable[str]) -> Mapping[str, Mapping[str, str]]:
        """Return language → path → the words that say why it holds no number, and the code that tells more."""
        from gov_disclosure.messages import LANGUAGES, text
        from gov_disclosure.rules.evidence import read_evidence

        causes = self.shared(read_evidence).causes
        named = {path: causes.get(path) for path in paths}
        return {
            language: {path: text(f"cause_{code}", language) if code else "" for path, code in named.items()}
            for language in LANGUAGES
        }

    def spoken(self, passage: Passage, start: int = 0, end: int | None = None, *, value: Value = None, side: str = "") -> Operand:
        """
        Return words of the narrative for a finding to show.

        Args:
            passage: The line.
            start: The first character in it, from 0.
            end: Behind the last one; None for the rest of the line.
            value: What the words say, where that is a number.
            side: `expected` or `actual`, or empty.
        """
        end = len(passage.text) if end is None else end
        return Operand(
            path=passage.section, value=value, state=State.TEXT if value is None else State.NUMBER,
            raw=passage.text[start:end], side=side, position=passage.place(start, end),
        )  # fmt: skip

    def operands(self, paths: Iterable[str], side: str = "") -> list[Operand]:
        """Return cells, with their values and places, for a finding to show."""
        cell, caption = self.report.cells.get, self.form.caption if self.form is not None else _no_caption
        found: list[Operand] = []
        for path in paths:
            figure = cell(path)
            if figure is None:
                found.append(Operand(path=path, caption=caption(path), value=self._told(path), side=side))
            else:
                value, state, raw, _, _, place = figure
                found.append(Operand(path, caption(path), value, state, raw, side, place))
        return found

    def _told(self, path: str) -> Value:
        """Return the value of a path that is no cell, where a finding can show it."""
        try:
            found = self.report.value(path)
        except UsageError:
            return None
        return found if isinstance(found, int | Decimal | str) else None

    def verdict(self, path: str) -> Verdict:
        """
        Say whether a path can be relied on: `HOLDS` where something stands there, else why not.

        Raises:
            UsageError: No form and no report has such a path.
        """
        if path in self.values:
            return Verdict.HOLDS if self.values[path] is not None else Verdict.NOT_EVALUABLE
        forms = known_forms().values()
        table = path.partition(".")[0]
        if self.form is not None and not _has(self.form, path) and any(table in form.tables for form in forms):
            if any(_has(form, path) for form in forms):
                return Verdict.NOT_APPLICABLE
            raise UsageError(f"no known form has {path!r}")
        return Verdict.HOLDS if self.report.value(path) is not None else Verdict.NOT_EVALUABLE


def _no_caption(_: str) -> str:
    return ""


@cache
def _cells_below(form: Form, path: str) -> tuple[str, ...]:
    return tuple(cell for cell in form.cells if cell.startswith(f"{path}."))


def _text(context: Context) -> str:
    return "\n".join([passage.text for passage in context.report.passages])


def _numbers(context: Context) -> Sequence[int | Decimal]:
    return [value for value in context.values.values() if value is not None]


def _printed(context: Context) -> AbstractSet[str]:
    missing = [path for path, figure in context.special.items() if figure[1] is State.MISSING]
    return context.values.keys() - missing if missing else context.values.keys()


def _has(form: Form, path: str) -> bool:
    return path in form.cells or path in form.rows or path in form.classes
