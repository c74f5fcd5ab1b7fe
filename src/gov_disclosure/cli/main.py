"""The command `gov-disclosure`: its options, its commands, and its exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from gov_disclosure.cli import PROGRAM
from gov_disclosure.cli.language import LANGUAGES, OPTION, choose
from gov_disclosure.errors import GovDisclosureError

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from gov_disclosure.cli.terminal import Terminal

__all__ = ["main"]

_COMMANDS = ("parse", "check", "extract", "indicators", "dashboard", "explain", "rules", "forms", "schema")
_VERSION = "--version"
_INTERRUPTED = 130
_BROKEN_PIPE = 141


def main(argv: Sequence[str] | None = None) -> int:
    """
    Run a command.

    Args:
        argv: The command line without the program's name; by default that of the process.

    Returns:
        0 done, and nothing found that fails; 1 something that fails; 2 wrong usage, or an input that is
        no report; 130 interrupted.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        status = _run(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 0
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        # The interpreter flushes once more when it ends: let it, into nothing.
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return _BROKEN_PIPE
    except OSError as error:
        # Nothing can be written: a full disk, a closed stream.
        if sys.stderr is not None:
            sys.stderr.write(f"{PROGRAM}: {error}\n")
        return 2
    return status


def _run(arguments: list[str]) -> int:
    if arguments == [_VERSION]:
        # Asked by scripts: no help text, no parser.
        from gov_disclosure.cli.version import version_text

        sys.stdout.write(f"{version_text()}\n")
        return 0
    from gov_disclosure.cli.terminal import Terminal

    terminal = Terminal(choose(arguments, os.environ))
    with _speaking(terminal.language):
        parser = _parser(terminal)
        told = parser.parse_args(arguments)
        if told.command is None and not told.version:
            parser.print_help(terminal.err)
            return 2
    if told.version:
        from gov_disclosure.cli.version import version_text

        terminal.out.write(f"{version_text()}\n")
        return 0
    try:
        from gov_disclosure.cli.configuring import prepared

        with prepared(told, terminal):
            status: int = told.run(told, terminal)
    except GovDisclosureError as error:
        terminal.complain(error.render(terminal.language))
        return 2
    return status


@contextmanager
def _speaking(language: str) -> Generator[None, None, None]:
    """Have the standard library speak a language of a command line: it asks gettext for its words, which has none of ours."""
    import argparse

    from gov_disclosure.messages import spoken

    words = spoken(language)
    asked: dict[str, Any] = {
        "_": lambda said: words.get(said, said),
        "ngettext": lambda one, many, count: words.get(one if count == 1 else many, one if count == 1 else many),
    }
    before = {name: getattr(argparse, name) for name in asked if hasattr(argparse, name)} if words else {}
    for name in before:
        setattr(argparse, name, asked[name])
    try:
        yield
    finally:
        for name, function in before.items():
            setattr(argparse, name, function)


def _parser(terminal: Terminal) -> ArgumentParser:
    from argparse import SUPPRESS, ArgumentParser
    from importlib import import_module

    from gov_disclosure.output.widths import printable

    class Parser(ArgumentParser):
        """Shows what was given on the command line as text: a file may be named like an option."""

        def _print_message(self, message: str, file: Any = None) -> None:
            super()._print_message("".join(f"{printable(line)}\n" for line in message.splitlines()), file)

    class Command(Parser):
        """Learns its arguments when it is the one that is asked for: those of all are dear to import."""

        def parse_known_args(self, *given: Any, **options: Any) -> Any:
            if self.get_default("run") is None:
                module = import_module(f"gov_disclosure.cli.{self.prog.rpartition(' ')[2]}")
                module.declare(self, terminal)
                self.set_defaults(run=module.run)
            found, unknown = super().parse_known_args(*given, **options)
            if unknown:
                import re
                from difflib import get_close_matches

                near = get_close_matches(unknown[0].partition("=")[0], re.findall(r"--[a-z-]+", self.format_usage()), 1)
                self.error(terminal.say("unknown_arguments_near" if near else "unknown_arguments", written=unknown, near=near))
            return found, unknown

    common = Command(add_help=False)
    # Suppressed, so that a command does not undo what was said before it.
    common.add_argument(OPTION, choices=LANGUAGES, default=SUPPRESS, help=terminal.say("help_lang"))
    parser = Parser(PROGRAM, description=terminal.say("help_program"), parents=[common], allow_abbrev=False)
    parser.add_argument(_VERSION, action="store_true", help=terminal.say("help_version"))
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=Command)
    for name in _COMMANDS:
        words = terminal.say(f"help_{name}")
        commands.add_parser(name, help=words, description=words, parents=[common], allow_abbrev=False)
    return parser
