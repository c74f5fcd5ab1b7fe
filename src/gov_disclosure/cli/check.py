"""`gov-disclosure check PATH…`: what is wrong in reports."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

import attrs

from gov_disclosure.cli.inputs import declare_reading, find, read_with_source, reading_of
from gov_disclosure.cli.outputs import Outputs, declare_outputs, outputs_of
from gov_disclosure.cli.terminal import Terminal
from gov_disclosure.diagnostics import Severity
from gov_disclosure.output.formats import Run, Source, Summary
from gov_disclosure.rules import Finding, RuleSet, Verdict, evaluate

__all__ = ["declare", "run"]

_NEVER = "never"


def declare(parser: ArgumentParser, terminal: Terminal) -> None:
    """Add the command's arguments."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help=terminal.say("help_paths"))
    declare_outputs(parser, terminal)
    parser.add_argument(
        "--fail-on", choices=("error", "warning", "info", _NEVER), default="error", help=terminal.say("help_fail_on")
    )
    parser.add_argument("--select", action="append", default=[], metavar="CODES", help=terminal.say("help_select"))
    parser.add_argument("--ignore", action="append", default=[], metavar="CODES", help=terminal.say("help_ignore"))
    parser.add_argument("--show-not-evaluable", action="store_true", help=terminal.say("help_show_not_evaluable"))
    parser.add_argument("--all", action="store_true", help=terminal.say("help_all"))
    parser.add_argument("--no-plugins", action="store_true", help=terminal.say("help_no_plugins"))
    declare_reading(parser, terminal)


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Print the findings; return 0, 1 where one of them is grave enough, 2 where a file is no report."""
    outputs = outputs_of(arguments)
    rules = _rules(arguments)
    files, complete = find(arguments.paths, terminal)
    reading = reading_of(arguments, len(files))
    run = Run(
        terminal.language, terminal.out, rules, fail_on=arguments.fail_on, listing=arguments.show_not_evaluable,
        limits=reading.limits, everything=arguments.all,
    )  # fmt: skip
    # What is wrong with a plug-in is told once, not for every file.
    findings: list[Finding] = list(rules.faults)
    rules = attrs.evolve(rules, faults=())
    checked = 0
    with Outputs(outputs, run, terminal) as out:
        out.tell(findings)
        for file in terminal.progress(files):
            reports, published = read_with_source(file, terminal, reading)
            complete = complete and bool(reports)
            for number, (called, report) in enumerate(reports, 1):
                checked += 1
                evaluation = evaluate(
                    report, rules, file=called, include_not_evaluable=arguments.show_not_evaluable, limits=reading.limits
                )
                findings += evaluation.findings
                out.add(report, evaluation, called, Source(file, number if len(reports) > 1 else None, published))
        status = int(_fails(findings, arguments.fail_on)) if complete else 2
        out.end(Summary(status, checked))
    return status


def _rules(arguments: Namespace) -> RuleSet:
    rules = RuleSet.default(plugins=not arguments.no_plugins)
    selected, ignored = _codes(arguments.select), _codes(arguments.ignore)
    if selected:
        rules = rules.only(*selected)
    if ignored:
        rules = rules.without(*ignored)
    return rules


def _codes(options: list[str]) -> list[str]:
    """Return the codes of an option that may be given several times, each time with several."""
    return [code.strip().upper() for option in options for code in option.replace("，", ",").split(",") if code.strip()]


def _fails(findings: list[Finding], fail_on: str) -> bool:
    if fail_on == _NEVER:
        return False
    least = Severity(fail_on)
    return any(finding.verdict is Verdict.VIOLATED and finding.severity >= least for finding in findings)
