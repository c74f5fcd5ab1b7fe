"""`gov-disclosure rules`: all rules, as they are configured."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from gov_disclosure.cli import PROGRAM
from gov_disclosure.cli.configuring import declare_config
from gov_disclosure.cli.terminal import Terminal

if TYPE_CHECKING:
    from gov_disclosure.rules import Rule

__all__ = ["declare", "run"]


def declare(parser: ArgumentParser, terminal: Terminal) -> None:
    """Add the command's arguments."""
    parser.add_argument("--format", choices=("text", "json"), default="text", help=terminal.say("help_rules_format"))
    parser.add_argument("--no-plugins", action="store_true", help=terminal.say("help_no_plugins"))
    declare_config(parser, terminal)


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Print a line for each rule, or all of them as JSON."""
    from gov_disclosure.rules import Checker, RuleSet
    from gov_disclosure.rules.pages import title

    config = arguments.configuration
    rules = RuleSet.default(plugins=config.plugins if config.plugins is not None else True)
    chosen = Checker(rules, config).rules
    if arguments.format == "json":
        data = [_told(chosen.get(rule.code) or rule, rule.code in chosen, terminal) for rule in rules]
        json.dump(data, terminal.out, ensure_ascii=False, indent=2)
        terminal.out.write("\n")
    else:
        headers = [terminal.say(f"column_{name}") for name in ("code", "severity", "origin", "title")]
        terminal.screen.table(
            headers,
            [
                (
                    rule.code,
                    terminal.say(f"severity_{(chosen.get(rule.code) or rule).severity.value}"),
                    rule.origin or PROGRAM,
                    title(rule, terminal.language),
                )
                for rule in rules
            ],
        )
    for fault in rules.faults:
        terminal.complain(fault.render(terminal.language))
    return 0


def _told(rule: Rule, chosen: bool, terminal: Terminal) -> dict[str, Any]:
    """Return a rule as JSON values; parameters of types of our own are told in words."""
    from gov_disclosure.rules.pages import text_of, title

    return {
        "code": rule.code,
        "title": title(rule, terminal.language),
        "severity": rule.severity.value,
        "selected": chosen,
        "over": rule.over,
        "forms": list(rule.forms),
        "needs": list(rule.needs),
        "parameters": json.loads(json.dumps(dict(rule.parameters), default=str)),
        "origin": rule.origin or PROGRAM,
        "page": text_of(rule, terminal.language),
    }
