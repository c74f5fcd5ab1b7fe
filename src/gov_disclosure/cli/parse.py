"""`gov-disclosure parse FILE…`: reports as JSON."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace

from gov_disclosure.cli.inputs import read
from gov_disclosure.cli.terminal import Terminal

__all__ = ["declare", "run"]


def declare(parser: ArgumentParser, terminal: Terminal) -> None:
    """Add the command's arguments."""
    parser.add_argument("files", nargs="+", metavar="FILE", help=terminal.say("help_files"))


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Print the reports: one as an indented object, several one a line."""
    status = 0
    for file in terminal.progress(arguments.files):
        reports = read(file, terminal)
        if not reports:
            status = 2
        several = len(arguments.files) > 1 or len(reports) > 1
        for _, report in reports:
            json.dump(report.to_dict(terminal.language), terminal.out, ensure_ascii=False, indent=None if several else 2)
            terminal.out.write("\n")
    return status
