"""`gov-disclosure parse FILE…`: reports as JSON."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace

from gov_disclosure.bodies import Registry
from gov_disclosure.cli.inputs import read
from gov_disclosure.cli.terminal import Terminal
from gov_disclosure.identifying import identify

__all__ = ["declare", "run"]


def declare(parser: ArgumentParser, terminal: Terminal) -> None:
    """Add the command's arguments."""
    parser.add_argument("files", nargs="+", metavar="FILE", help=terminal.say("help_files"))
    parser.add_argument("--registry", metavar="FILE", help=terminal.say("help_registry"))


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Print the reports: one as an indented object, several one a line."""
    registry = Registry.load(arguments.registry) if arguments.registry is not None else None
    several = len(arguments.files) > 1
    status = 0
    for file in terminal.progress(arguments.files):
        report = read(file, terminal)
        if report is None:
            status = 2
            continue
        if registry is not None:
            report = identify(report, registry)
        json.dump(report.to_dict(terminal.language), terminal.out, ensure_ascii=False, indent=None if several else 2)
        terminal.out.write("\n")
    return status
