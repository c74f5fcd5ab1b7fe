"""`gov-disclosure check PATH…`: what is wrong in reports."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from gov_disclosure.cli.across import Across, declare_across
from gov_disclosure.cli.configuring import checker_of, declare_baseline, declare_config, fail_on, write_baseline
from gov_disclosure.cli.inputs import declare_reading, find, read_with_source, reading_of
from gov_disclosure.cli.outputs import Outputs, declare_outputs, outputs_of, without_outputs
from gov_disclosure.cli.terminal import Terminal
from gov_disclosure.config.reading import FAIL_ON
from gov_disclosure.diagnostics import Severity
from gov_disclosure.output.formats import Run, Source, Summary, Unread
from gov_disclosure.rules import Finding, Verdict

if TYPE_CHECKING:
    from gov_disclosure.rules import Checker

__all__ = ["declare", "run"]

_NEVER = "never"


def declare(parser: ArgumentParser, terminal: Terminal) -> None:
    """Add the command's arguments."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help=terminal.say("help_paths"))
    declare_outputs(parser, terminal)
    parser.add_argument("--fail-on", choices=FAIL_ON, help=terminal.say("help_fail_on"))
    parser.add_argument("--select", action="append", default=[], metavar="CODES", help=terminal.say("help_select"))
    parser.add_argument("--ignore", action="append", default=[], metavar="CODES", help=terminal.say("help_ignore"))
    parser.add_argument("--show-not-evaluable", action="store_true", help=terminal.say("help_show_not_evaluable"))
    parser.add_argument("--show-suppressed", action="store_true", help=terminal.say("help_show_suppressed"))
    parser.add_argument("--all", action="store_true", help=terminal.say("help_all"))
    parser.add_argument("--no-plugins", action="store_true", help=terminal.say("help_no_plugins"))
    declare_config(parser, terminal)
    declare_baseline(parser, terminal)
    declare_across(parser, terminal)
    declare_reading(parser, terminal)


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Print the findings; return 0, 1 where one of them is grave enough, 2 where a file is no report."""
    outputs = outputs_of(arguments)
    checker = checker_of(arguments)
    across = Across(arguments, terminal)
    files, complete = find(arguments.paths, terminal)
    files = without_outputs(files, arguments.paths, outputs)
    reading = reading_of(arguments, len(files))
    least = fail_on(arguments)
    run = Run(
        terminal.language, terminal.out, checker.rules, fail_on=least, listing=arguments.show_not_evaluable,
        suppressed=arguments.show_suppressed, limits=reading.limits, everything=arguments.all, together=across.asked,
    )  # fmt: skip
    failed = False
    checked = 0
    hidden: Counter[str] = Counter()
    with Outputs(outputs, run, terminal) as out:
        # What is wrong with a plug-in is told once, not for every file.
        out.tell(checker.rules.faults)
        failed = _fails(checker.rules.faults, least)
        for file in terminal.progress(files):
            reports, published = read_with_source(file, terminal, reading)
            complete = complete and bool(reports)
            for at, (called, report) in enumerate(reports, 1):
                checked += 1
                number = at if len(reports) > 1 else None
                evaluation = checker.evaluate(
                    report, file=called, path=file, number=number, include_not_evaluable=arguments.show_not_evaluable,
                    limits=reading.limits,
                )  # fmt: skip
                failed = failed or _fails(evaluation.findings, least)
                hidden.update(each.kind for each in evaluation.suppressed)
                out.add(report, evaluation, called, Source(file, number, published))
                across.keep(called, report, file, number)
        together, read_all = across.check(checker, reading)
        complete = complete and read_all
        for called, evaluation in together:
            failed = failed or _fails(evaluation.findings, least)
            hidden.update(each.kind for each in evaluation.suppressed)
            out.add_together(called, evaluation, across.beside)
        remarks = checker.remarks()
        out.tell(remarks)
        failed = failed or _fails(remarks, least)
        status = int(failed) if complete else 2
        unread = tuple(Unread(file, reason) for file, reason in reading.unread)
        summary = Summary(status, checked, checker.fixed, hidden["waiver"], hidden["baseline"], unread)
        out.end(summary)
    _conclude(arguments, checker, summary, terminal)
    return status


def _conclude(arguments: Namespace, checker: Checker, summary: Summary, terminal: Terminal) -> None:
    """Say on standard error what the findings do not show: how many are held back."""
    if arguments.write_baseline is not None:
        write_baseline(arguments.write_baseline, checker, terminal)
    elif summary.waived or summary.known or summary.fixed:
        told = {"waived": summary.waived, "known": summary.known, "fixed": summary.fixed}
        terminal.complain(terminal.say("suppressed_counts", **told))


def _fails(findings: Iterable[Finding], least: str) -> bool:
    if least == _NEVER:
        return False
    grave = Severity(least)
    return any(finding.verdict is Verdict.VIOLATED and finding.severity >= grave for finding in findings)
