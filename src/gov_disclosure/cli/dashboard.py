"""`gov-disclosure dashboard FILE… -o page.html`: one page on many reports."""

from __future__ import annotations

from argparse import ArgumentParser, BooleanOptionalAction, Namespace

from gov_disclosure.cli.limiting import limits_of
from gov_disclosure.cli.terminal import Terminal

__all__ = ["declare", "run"]


def declare(parser: ArgumentParser, terminal: Terminal) -> None:
    """Add the command's arguments."""
    parser.add_argument("paths", nargs="+", metavar="FILE", help=terminal.say("help_dashboard_files"))
    parser.add_argument("-o", "--output", default="dashboard.html", metavar="PAGE", help=terminal.say("help_dashboard_output"))
    parser.add_argument("--jobs", type=int, metavar="N", help=terminal.say("help_jobs"))
    parser.add_argument("--limit", action="append", default=[], metavar="NAME=VALUE", help=terminal.say("help_limit"))
    parser.add_argument("--isolate", action=BooleanOptionalAction, default=True, help=terminal.say("help_isolate"))


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Write the page; return 0, or 2 where a report among the files could not be read or is none."""
    from gov_disclosure.dashboard import dashboard, gather
    from gov_disclosure.output.atomic import written

    collection = gather(
        arguments.paths, language=terminal.language, limits=limits_of(arguments.limit), isolate=arguments.isolate,
        jobs=arguments.jobs,
    )  # fmt: skip
    for source, reason in collection.failed:
        terminal.complain(terminal.say("refused", file=source, reason=reason))
    page = dashboard(collection, terminal.language)
    with written(arguments.output) as stream:
        stream.write(page)
    terminal.screen.line(terminal.say("dash_done", file=arguments.output, reports=len(collection.entries)))
    return 2 if collection.failed else 0
