"""What a rule over several reports is given: each report's own context, and cells of others with their files."""

from __future__ import annotations

from collections.abc import Iterable

from gov_disclosure.across import Collection, Filed, Hierarchy, Series
from gov_disclosure.passages import Passage
from gov_disclosure.report import Report
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.finding import Finding, Operand, Value, Verdict

__all__ = ["AcrossContext", "Subject"]

Subject = Series | Hierarchy | Collection
"""Several reports that are checked together."""
_NO_REPORT = "across_no_report"


class AcrossContext(Context):
    """
    One check of several reports together.

    A finding is about one of them: `within` gives its context, which makes the finding; cells of the others come from `cells`
    and `words`, with the file that they are in.
    """

    __slots__ = ("_contexts", "_subject")

    def __init__(self, subject: Subject, *, listing: bool = False) -> None:
        super().__init__(Report(), listing=listing)
        self._subject = subject
        self._contexts: dict[int, Context] = {}

    @property
    def subject(self) -> Subject:
        """What the rule is run over: the series, hierarchy or collection."""
        return self._subject

    def within(self, item: Filed) -> Context:
        """Return the context of one report: its values, its form, and findings about it."""
        found = self._contexts.get(id(item))
        if found is None:
            found = self._contexts[id(item)] = Context(item.report, file=item.file, listing=self.listing)
            # One tally for all of them.
            found.tally = self.tally
        found.rule = self.rule
        return found

    def cells(self, item: Filed, paths: Iterable[str], side: str = "", *, beside: Filed | None = None) -> list[Operand]:
        """
        Return cells of a report.

        Args:
            item: The report.
            paths: Their paths.
            side: `expected` or `actual`, or empty.
            beside: The report that the finding is about, where it is another one.
        """
        return [self._filed(operand, item, beside) for operand in self.within(item).operands(paths, side)]

    def words(
        self, item: Filed, passage: Passage, start: int = 0, end: int | None = None, *,
        value: Value = None, side: str = "", beside: Filed | None = None,
    ) -> Operand:  # fmt: skip
        """Return words of a report's narrative, as `Context.spoken` does, with their file where it is another."""
        return self._filed(self.within(item).spoken(passage, start, end, value=value, side=side), item, beside)

    def unknown_for(self, item: Filed, template: str, expression: str, **arguments: object) -> Iterable[Finding]:
        """
        Count a check that cannot be made for another reason than its cells; yield the finding where such are listed.

        Args:
            item: The report that the finding is about.
            template: Entry of the catalogue that says why.
            expression: What would have been checked, the same for ever.
            arguments: What the message is filled with.
        """
        self.tally[Verdict.NOT_EVALUABLE] += 1
        if self.listing:
            yield self.within(item).finding(
                Verdict.NOT_EVALUABLE, (), arguments=arguments, template=template, expression=expression
            )

    def absent(self, item: Filed | None, year: int, body: str = "", expression: str = "") -> Iterable[Finding]:
        """
        Count a check that cannot be made because there is no report; yield the finding where such are listed.

        Args:
            item: A report that the finding may be about, or None.
            year: The year without a report.
            body: The body that has none; empty for that of the series.
            expression: What would have been checked, the same for ever.
        """
        self.tally[Verdict.NOT_EVALUABLE] += 1
        if self.listing:
            context: Context = self if item is None else self.within(item)
            yield context.finding(
                Verdict.NOT_EVALUABLE, (), arguments={"year": year, "body": body or self.body}, template=_NO_REPORT,
                expression=f"{expression} {year} {body}".strip(),
            )  # fmt: skip

    @property
    def body(self) -> str:
        """The body of a series; empty of others."""
        return self._subject.body if isinstance(self._subject, Series) else ""

    def _filed(self, operand: Operand, item: Filed, beside: Filed | None) -> Operand:
        return operand._replace(file=item.file or "") if beside is not None and item.file != beside.file else operand
