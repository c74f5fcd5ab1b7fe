"""`gov-disclosure schema [NAME]`: the JSON Schema of a contract, or of the configuration."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace

from gov_disclosure.cli.terminal import Terminal

__all__ = ["declare", "run"]


def declare(parser: ArgumentParser, terminal: Terminal) -> None:
    """Add the command's arguments."""
    parser.add_argument("name", nargs="?", default="report", metavar="NAME", help=terminal.say("help_schema_name"))


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Print the schema."""
    from gov_disclosure.schema import json_schema

    json.dump(json_schema(arguments.name), terminal.out, ensure_ascii=False, indent=2)
    terminal.out.write("\n")
    return 0
