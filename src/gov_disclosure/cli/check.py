"""`gov-disclosure check PATH…`: what is wrong in reports."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

import attrs

from gov_disclosure.cli.across import Across, declare_across
from gov_disclosure.cli.inputs import declare_reading, find, read, reading_of
from gov_disclosure.cli.terminal import Terminal
from gov_disclosure.diagnostics import Severity
from gov_disclosure.rules import Finding, RuleSet, Verdict, evaluate

__all__ = ["declare", "run"]

_NEVER = "never"


def declare(parser: ArgumentParser, terminal: Terminal) -> None:
    """Add the command's arguments."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help=terminal.say("help_paths"))
    parser.add_argument("--format", choices=("text", "json"), default="text", help=terminal.say("help_format"))
    parser.add_argument(
        "--fail-on", choices=("error", "warning", "info", _NEVER), default="error", help=terminal.say("help_fail_on")
    )
    parser.add_argument("--select", action="append", default=[], metavar="CODES", help=terminal.say("help_select"))
    parser.add_argument("--ignore", action="append", default=[], metavar="CODES", help=terminal.say("help_ignore"))
    parser.add_argument("--show-not-evaluable", action="store_true", help=terminal.say("help_show_not_evaluable"))
    parser.add_argument("--no-plugins", action="store_true", help=terminal.say("help_no_plugins"))
    declare_across(parser, terminal)
    declare_reading(parser, terminal)


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Print the findings; return 0, 1 where one of them is grave enough, 2 where a file is no report."""
    rules = _rules(arguments)
    across = Across(arguments, terminal)
    files, complete = find(arguments.paths, terminal)
    reading = reading_of(arguments, len(files))
    # What is wrong with a plug-in is told once, not for every file.
    findings: list[Finding] = list(rules.faults)
    rules = attrs.evolve(rules, faults=())
    text = None
    if arguments.format == "text":
        from gov_disclosure.output.findings_text import FindingsText

        text = FindingsText(terminal.screen, terminal.language)
        for finding in findings:
            text.finding(finding)
    checked = 0
    for file in terminal.progress(files):
        reports = read(file, terminal, reading)
        complete = complete and bool(reports)
        for called, report in reports:
            checked += 1
            evaluation = evaluate(
                report, rules, file=called, include_not_evaluable=arguments.show_not_evaluable, limits=reading.limits
            )
            findings += evaluation.findings
            across.keep(called, report)
            if text is not None:
                text.add(called, report, evaluation)
    together, read_all = across.check(rules, reading)
    complete = complete and read_all
    for called, evaluation in together:
        findings += evaluation.findings
        if text is not None:
            text.add_together(called, evaluation)
    if text is not None:
        text.end()
    else:
        from gov_disclosure.output.findings_json import write_findings

        write_findings(findings, checked, terminal.out, terminal.language)
    if not complete:
        return 2
    return int(_fails(findings, arguments.fail_on))


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
