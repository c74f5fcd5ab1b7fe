"""`gov-disclosure extract PATH… -o FILE`: many reports as tables."""

from __future__ import annotations

import os
from argparse import ArgumentParser, BooleanOptionalAction, Namespace
from collections import Counter
from typing import TYPE_CHECKING, Self

from gov_disclosure.cli.limiting import limits_of
from gov_disclosure.cli.terminal import Terminal
from gov_disclosure.errors import UsageError

if TYPE_CHECKING:
    from gov_disclosure.corpus import Extract, Summary

__all__ = ["declare", "run"]

_FORMATS = ("csv", "jsonl", "parquet", "sqlite", "duckdb", "xlsx")
_SHAPES = ("wide", "long")
_VERDICTS = (
    ("good", "extract_good"), ("info", "extract_info"), ("warning", "extract_warning"), ("error", "extract_error_found"),
)  # fmt: skip


def declare(parser: ArgumentParser, terminal: Terminal) -> None:
    """Add the command's arguments."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help=terminal.say("help_sources"))
    parser.add_argument("-o", "--output", required=True, metavar="FILE", help=terminal.say("help_extract_output"))
    parser.add_argument("--to", choices=_FORMATS, help=terminal.say("help_to"))
    parser.add_argument("--shape", choices=_SHAPES, default="wide", help=terminal.say("help_shape"))
    parser.add_argument("--indicators", action="store_true", help=terminal.say("help_indicators_table"))
    parser.add_argument("--jobs", type=int, metavar="N", help=terminal.say("help_jobs"))
    parser.add_argument("--resume", action="store_true", help=terminal.say("help_resume"))
    parser.add_argument("--keep", action=BooleanOptionalAction, default=True, help=terminal.say("help_keep"))
    parser.add_argument("--quiet", action="store_true", help=terminal.say("help_quiet"))
    parser.add_argument("--limit", action="append", default=[], metavar="NAME=VALUE", help=terminal.say("help_limit"))
    parser.add_argument("--isolate", action=BooleanOptionalAction, default=True, help=terminal.say("help_isolate"))


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Write the tables; return 0, or 2 where an input could not be read or is no report."""
    from gov_disclosure.corpus import extract, find_sources
    from gov_disclosure.corpus.extraction import SHAPES, SUFFIX
    from gov_disclosure.corpus.finding import count_sources
    from gov_disclosure.corpus.writing import beside

    limits = limits_of(arguments.limit)
    own = [*beside(arguments.output, (*SHAPES[arguments.shape], "indicators")).values(), f"{arguments.output}{SUFFIX}"]
    _spare(arguments.paths, own)
    watch = _Watch(terminal, None if arguments.quiet else count_sources(arguments.paths, without=own), quiet=arguments.quiet)
    sources = find_sources(arguments.paths, limits=limits, passed=watch.passed, without=own)
    try:
        with watch:
            summary = extract(
                sources, arguments.output, shape=arguments.shape, to=arguments.to,
                jobs=arguments.jobs, limits=limits, isolate=arguments.isolate, resume=arguments.resume,
                keep=arguments.keep, indicators=arguments.indicators, language=terminal.language, told=watch.told,
            )  # fmt: skip
    except KeyboardInterrupt:
        if not arguments.quiet:
            terminal.complain(terminal.say("extract_interrupted", resume=f"{arguments.output}{SUFFIX}"))
        raise
    except OSError as error:
        resume = f"{arguments.output}{SUFFIX}"
        reason = error.strerror or str(error)
        if not os.path.exists(resume):  # noqa: PTH110 - pathlib is dear to import
            file = error.filename if error.filename in own else arguments.output
            raise UsageError.of("error.unwritten", file=file, reason=reason) from error
        terminal.complain(terminal.say("extract_stopped", file=arguments.output, reason=reason, resume=resume))
        return 2
    if not arguments.quiet:
        _summarize(summary, watch, terminal)
        if arguments.keep:
            terminal.screen.line(terminal.say("extract_kept", file=f"{arguments.output}{SUFFIX}"))
    return 2 if summary.errors else 0


def _spare(paths: list[str], own: list[str]) -> None:
    """
    Look whether an input would be written over.

    Args:
        paths: What the user named.
        own: What will be written, the last of it the file to go on with.

    Raises:
        UsageError: One is an output, or a file in a folder that is read and none that an earlier run wrote.
    """
    from gov_disclosure.corpus.tables import is_written

    places = {os.path.realpath(file): file for file in own}
    for path in map(os.path.realpath, paths):
        if path in places:
            raise UsageError.of("error.output.input", file=places[path])
    if os.path.exists(own[-1]):  # noqa: PTH110 - pathlib is dear to import
        return
    folders = tuple(os.path.join(os.path.realpath(path), "") for path in paths if os.path.isdir(path))  # noqa: PTH112, PTH118 - as above
    for place, file in places.items():
        if place.startswith(folders) and os.path.isfile(place) and not is_written(place):  # noqa: PTH113 - as above
            raise UsageError.of("error.output.input", file=file)


class _Watch:
    """Shows how far it is on standard error, and counts what the summary tells."""

    def __init__(self, terminal: Terminal, total: int | None, *, quiet: bool) -> None:
        from gov_disclosure.corpus import columns_of

        self._terminal = terminal
        self._meter = None if quiet else terminal.meter(total)
        self.left_out = 0
        self.containers: Counter[str] = Counter()
        self.verdicts: Counter[str] = Counter()
        self._counts: Counter[str] = Counter()
        self._severity = [column.name for column in columns_of("findings")].index("severity")

    def __enter__(self) -> Self:
        if self._meter is not None:
            self._meter.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._meter is not None:
            self._meter.stop()

    def passed(self, _: str) -> None:
        """Count a page of a web archive that is left out."""
        self.left_out += 1

    def told(self, done: Extract | None) -> None:
        """Take what came of an input."""
        if done is not None:
            rows = done.rows
            ending = os.path.splitext(done.source)[1].lower()  # noqa: PTH122 - as above
            self.containers[ending or "-"] += 1
            grave = set(rows["findings"].column(self._severity))
            self._counts["errors"] += len(rows["errors"])
            self._counts["findings"] += len(rows["findings"])
            if not rows["errors"]:
                self._counts["reports"] += 1
                self.verdicts[next((each for each in ("error", "warning", "info") if each in grave), "good")] += 1
        if self._meter is not None:
            counts = {name: self._counts[name] for name in ("reports", "errors", "findings")}
            self._meter.step(self._terminal.say("extract_counts", **counts))


def _summarize(summary: Summary, watch: _Watch, terminal: Terminal) -> None:
    say, screen = terminal.say, terminal.screen
    done = "extract_gone_on" if summary.known else "extract_done"
    screen.line(say(done, inputs=summary.inputs, known=summary.known, reports=summary.reports))
    rows = [(say("extract_form"), name or say("form_unknown"), str(count)) for name, count in summary.forms.most_common()]
    rows += [(say("extract_container"), name, str(count)) for name, count in watch.containers.most_common()]
    rows += [(say("extract_verdict"), say(words), str(watch.verdicts[name])) for name, words in _VERDICTS]
    rows += [(say("extract_error"), name, str(count)) for name, count in summary.errors.most_common()]
    screen.table(("", "", ""), [row for row in rows if row[2] != "0"])
    if watch.left_out:
        screen.line(say("extract_left_out", count=watch.left_out))
    for file in summary.files:
        screen.line(file)
    for remark in summary.remarks:
        screen.line(remark)
