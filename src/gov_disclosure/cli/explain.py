"""`gov-disclosure explain CODE`: the page of a rule or of a remark."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from gov_disclosure.cli.terminal import Terminal
from gov_disclosure.output.screen import Styled

__all__ = ["declare", "run"]


def declare(parser: ArgumentParser, terminal: Terminal) -> None:
    """Add the command's arguments."""
    parser.add_argument("code", metavar="CODE", help=terminal.say("help_code"))


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Print the page."""
    from gov_disclosure.rules.pages import page

    code = arguments.code.strip().upper()
    found = page(code, terminal.language)
    about = [code, *([terminal.say(f"severity_{found.severity.value}")] if found.severity is not None else [])]
    terminal.screen.line(Styled(" · ".join([*about, *([found.origin] if found.origin else [])]), "heading"))
    terminal.screen.line()
    for line in found.text.splitlines():
        terminal.screen.line(line)
    facts = found.facts(terminal.language)
    if facts:
        terminal.screen.line()
    for fact in facts:
        terminal.screen.line(Styled(fact, "dim"))
    if found.message:
        terminal.screen.line()
        terminal.screen.line(Styled(terminal.say("explain_message"), "dim"), found.message)
    return 0
