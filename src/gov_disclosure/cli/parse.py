"""`gov-disclosure parse FILE…`: reports as JSON."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace

from gov_disclosure.cli.configuring import declare_config
from gov_disclosure.cli.inputs import declare_reading, read, reading_of
from gov_disclosure.cli.terminal import Terminal
from gov_disclosure.identifying import identify
from gov_disclosure.output.widths import escaped

__all__ = ["declare", "run"]


def declare(parser: ArgumentParser, terminal: Terminal) -> None:
    """Add the command's arguments."""
    parser.add_argument("files", nargs="+", metavar="FILE", help=terminal.say("help_files"))
    parser.add_argument("--no-plugins", action="store_true", help=terminal.say("help_no_plugins"))
    declare_reading(parser, terminal)
    declare_config(parser, terminal)
    parser.add_argument("--registry", metavar="FILE", help=terminal.say("help_registry"))


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Print the reports: one as an indented object, several one a line."""
    registry = None
    if arguments.registry is not None:
        from gov_disclosure.bodies import Registry

        registry = Registry.load(arguments.registry)
    status = 0
    reading = reading_of(arguments, len(arguments.files))
    for file in terminal.progress(arguments.files):
        reports = read(file, terminal, reading)
        if not reports:
            status = 2
        several = len(arguments.files) > 1 or len(reports) > 1
        for _, report in reports:
            known = identify(report, registry) if registry is not None else report
            data = known.to_dict(terminal.language)
            terminal.out.write(escaped(json.dumps(data, ensure_ascii=False, indent=None if several else 2)))
            terminal.out.write("\n")
    return status
