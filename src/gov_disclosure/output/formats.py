"""
The formats that findings are written in: a name → what makes its writer.

A new one is a class with the methods of `Writer` and an entry in `FORMATS`; the command line takes it from there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

import attrs

from gov_disclosure.errors import UsageError
from gov_disclosure.limits import DEFAULT_LIMITS, Limits
from gov_disclosure.rules.finding import Finding

if TYPE_CHECKING:
    from gov_disclosure.output.screen import Screen
    from gov_disclosure.published import Published
    from gov_disclosure.report import Report
    from gov_disclosure.rules.engine import Evaluation
    from gov_disclosure.rules.ruleset import RuleSet

__all__ = ["FORMATS", "Beside", "Format", "Run", "Source", "Summary", "Unread", "Writer", "format_of"]


def _hidden() -> Published | None:
    return None


@attrs.frozen
class Source:
    """
    Where a report was read.

    Attributes:
        path: The file as the user named it, `-` for standard input.
        number: Which report of the file it is, from 1; None where the file has one.
        published: Gives what the file shows its readers, read when it is first asked for; None where that is not to be had.
    """

    path: str
    number: int | None = None
    published: Callable[[], Published | None] = attrs.field(default=_hidden, eq=False, repr=False)


class Beside(NamedTuple):
    """
    A report that others were checked with.

    Attributes:
        path: The file as the user named it.
        report: The report.
    """

    path: str
    report: Report


class Unread(NamedTuple):
    """
    A file that could not be read.

    Attributes:
        file: The file as the user named it.
        reason: Why, in words.
    """

    file: str
    reason: str


@attrs.frozen
class Run:
    """
    What a writer is told before the first report.

    Attributes:
        language: `zh` or `en`.
        stream: Where to: text, or bytes where the format is binary.
        rules: The rules that may be run.
        fail_on: The severity from which on the exit status is 1, or `never`.
        listing: Whether what is not evaluable is among the findings.
        suppressed: Whether findings that are waived or in the baseline are to be told where a format leaves that open.
        limits: How much is read of a file.
        screen: The screen where `stream` is standard output; else None.
        everything: Whether text shows what it would only count.
        together: Whether reports are compared with one another behind the last of them.
    """

    language: str
    stream: Any
    rules: RuleSet
    fail_on: str = "error"
    listing: bool = False
    suppressed: bool = False
    limits: Limits = DEFAULT_LIMITS
    screen: Screen | None = None
    everything: bool = False
    together: bool = False


@attrs.frozen
class Summary:
    """
    What a writer is told after the last report.

    Attributes:
        status: The exit status.
        files: How many reports were checked.
        fixed: How many findings of the baseline are there no more.
        waived: How many findings were waived.
        known: How many findings are known from the baseline.
        unread: The files that could not be read, and why.
    """

    status: int
    files: int
    fixed: int = 0
    waived: int = 0
    known: int = 0
    unread: tuple[Unread, ...] = ()


class Writer(Protocol):
    """Writes findings, report by report."""

    def begin(self) -> None:
        """Write what comes first."""
        ...

    def add(self, report: Report, evaluation: Evaluation, file: str, source: Source, /) -> None:
        """Write what was found in one report, which findings call `file`."""
        ...

    def add_together(self, called: str, evaluation: Evaluation, beside: Mapping[str, Beside], /) -> None:
        """
        Write what was found in several reports together.

        Args:
            called: What they are called.
            evaluation: What was found.
            beside: What findings and cells call a file → the report, of all that were compared.
        """
        ...

    def tell(self, findings: Sequence[Finding], /) -> None:
        """Write findings that are about no report: on plug-ins, on waivers."""
        ...

    def end(self, summary: Summary, /) -> None:
        """Write what comes last."""
        ...


@attrs.frozen
class Format:
    """
    A format of findings.

    Attributes:
        name: Its name on the command line.
        make: Makes a writer; what is dear is imported there.
        suffixes: Endings of file names that ask for it where no format is named.
        binary: Whether it writes bytes.
    """

    name: str
    make: Callable[[Run], Writer]
    suffixes: tuple[str, ...] = ()
    binary: bool = False


def format_of(name: str) -> Format:
    """
    Return a format by name.

    Raises:
        UsageError: There is none of that name.
    """
    found = FORMATS.get(name)
    if found is None:
        raise UsageError.of("error.format.unknown", name=name[:80], known=list(FORMATS))
    return found


def _text(run: Run) -> Writer:
    from gov_disclosure.output.findings_text import FindingsText
    from gov_disclosure.output.screen import PlainScreen

    screen = run.screen or PlainScreen(run.stream)
    return FindingsText(screen, run.language, everything=run.everything, suppressed=run.suppressed)


def _page(run: Run) -> Writer:
    try:
        from gov_disclosure.output.page import FindingsPage
    except ImportError:
        raise UsageError.of("error.output.extra", format="html", extra="html") from None
    return FindingsPage(run.stream, run.language, together=run.together)


def _worklist(run: Run) -> Writer:
    try:
        from gov_disclosure.output.worklist import Worklist
    except ImportError:
        raise UsageError.of("error.output.extra", format="xlsx", extra="xlsx") from None
    return Worklist(run.stream, run.language, run.rules)


def _json(run: Run) -> Writer:
    from gov_disclosure.output.findings_json import FindingsJson

    return FindingsJson(run)


def _sarif(run: Run) -> Writer:
    from gov_disclosure.output.sarif import SarifWriter

    return SarifWriter(run)


def _junit(run: Run) -> Writer:
    from gov_disclosure.output.junit import JUnitWriter

    return JUnitWriter(run)


def _github(run: Run) -> Writer:
    from gov_disclosure.output.github import GitHubWriter

    return GitHubWriter(run)


def _statistics(run: Run) -> Writer:
    from gov_disclosure.output.statistics import StatisticsWriter

    return StatisticsWriter(run)


FORMATS = {
    each.name: each
    for each in (
        Format("text", _text, (".txt",)),
        Format("json", _json, (".json",)),
        Format("html", _page, (".html", ".htm")),
        Format("xlsx", _worklist, (".xlsx",), binary=True),
        Format("sarif", _sarif, (".sarif",)),
        Format("junit", _junit, (".xml",)),
        Format("github", _github),
        Format("statistics", _statistics),
    )
}
"""The formats by name; the first is the default."""
