"""`gov-disclosure rules`: all rules."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from gov_disclosure.cli import PROGRAM
from gov_disclosure.cli.terminal import Terminal

__all__ = ["declare", "run"]


def declare(parser: ArgumentParser, terminal: Terminal) -> None:
    """Add the command's arguments."""
    parser.add_argument("--no-plugins", action="store_true", help=terminal.say("help_no_plugins"))


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Print a line for each rule."""
    from gov_disclosure.rules import RuleSet
    from gov_disclosure.rules.pages import title

    rules = RuleSet.default(plugins=not arguments.no_plugins)
    headers = [terminal.say(f"column_{name}") for name in ("code", "severity", "origin", "title")]
    terminal.screen.table(
        headers,
        [
            (
                rule.code,
                terminal.say(f"severity_{rule.severity.value}"),
                rule.origin or PROGRAM,
                title(rule, terminal.language),
            )
            for rule in rules
        ],
    )
    for fault in rules.faults:
        terminal.complain(fault.render(terminal.language))
    return 0
