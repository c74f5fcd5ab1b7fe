"""`gov-disclosure parse FILE…`: reports as JSON."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace

from gov_disclosure.cli.inputs import declare_reading, read, reading_of
from gov_disclosure.cli.terminal import Terminal
from gov_disclosure.output.widths import escaped

__all__ = ["declare", "run"]


def declare(parser: ArgumentParser, terminal: Terminal) -> None:
    """Add the command's arguments."""
    parser.add_argument("files", nargs="+", metavar="FILE", help=terminal.say("help_files"))
    declare_reading(parser, terminal)


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Print the reports: one as an indented object, several one a line."""
    several = len(arguments.files) > 1
    reading = reading_of(arguments, len(arguments.files))
    status = 0
    for file in terminal.progress(arguments.files):
        report = read(file, terminal, reading)
        if report is None:
            status = 2
            continue
        data = report.to_dict(terminal.language)
        terminal.out.write(escaped(json.dumps(data, ensure_ascii=False, indent=None if several else 2)))
        terminal.out.write("\n")
    return status
