"""`--format NAME[=FILE]` and `-o FILE`: what is written, and where."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from types import TracebackType
from typing import TYPE_CHECKING, Self

import attrs

from gov_disclosure.cli.terminal import Terminal
from gov_disclosure.errors import UsageError
from gov_disclosure.output.atomic import written
from gov_disclosure.output.formats import FORMATS, Beside, Format, Run, Source, Summary, Writer, format_of
from gov_disclosure.rules.finding import Finding

if TYPE_CHECKING:
    from gov_disclosure.report import Report
    from gov_disclosure.rules.engine import Evaluation

__all__ = ["Output", "Outputs", "declare_outputs", "outputs_of", "without_outputs"]


@attrs.frozen
class Output:
    """
    One thing that is written.

    Attributes:
        format: In which format.
        file: Where to, or None for standard output.
    """

    format: Format
    file: str | None = None


def declare_outputs(parser: ArgumentParser, terminal: Terminal) -> None:
    """Add the arguments on what is written."""
    parser.add_argument(
        "--format", action="append", default=[], metavar="NAME[=FILE]", help=terminal.say("help_format", names=list(FORMATS))
    )
    parser.add_argument(
        "--statistics", action="append_const", dest="format", const="statistics", help=terminal.say("help_statistics")
    )
    parser.add_argument("-o", "--output", metavar="FILE", help=terminal.say("help_output"))


def outputs_of(arguments: Namespace) -> tuple[Output, ...]:
    """
    Return what a command line asks to write; text on standard output where it says nothing.

    Raises:
        UsageError: There is no such format, or two would be written to one place.
    """
    asked: list[Output] = []
    for option in arguments.format:
        name, sign, file = option.partition("=")
        if sign and not file:
            raise UsageError.of("error.output.file", option=option[:200])
        asked.append(Output(format_of(name.strip().lower()), file or None))
    file = arguments.output
    if file is not None:
        open_ended = [at for at, each in enumerate(asked) if each.file is None]
        if open_ended:
            asked[open_ended[0]] = attrs.evolve(asked[open_ended[0]], file=file)
        else:
            asked.append(Output(_by_ending(file), file))
    asked = asked or [Output(next(iter(FORMATS.values())))]
    places = [os.path.realpath(each.file) if each.file is not None else None for each in asked]
    for at, place in enumerate(places):
        if place in places[:at]:
            raise UsageError.of("error.output.twice", place=asked[at].file or "-")
    return tuple(asked)


def without_outputs(files: Sequence[str], paths: Sequence[str], outputs: Iterable[Output]) -> list[str]:
    """
    Return the files to check without those that are written: what lies in a folder may be of the last check.

    Args:
        files: The files to check.
        paths: The paths that the user named.
        outputs: What is written.

    Raises:
        UsageError: A file that the user named would be written over.
    """
    places = {os.path.realpath(each.file) for each in outputs if each.file is not None}
    if not places:
        return list(files)
    for path in paths:
        if os.path.realpath(path) in places:
            raise UsageError.of("error.output.input", file=path)
    return [file for file in files if os.path.realpath(file) not in places]


class Outputs:
    """
    All that a command writes, as one writer; files take their places at the end, and only where all went well.

    Args:
        asked: What is written, from `outputs_of`.
        run: What the writers are told.
        terminal: Standard output.
    """

    def __init__(self, asked: Sequence[Output], run: Run, terminal: Terminal) -> None:
        self._asked = asked
        self._run = run
        self._terminal = terminal
        self._writers: list[Writer] = []
        self._files = ExitStack()

    def __enter__(self) -> Self:
        try:
            for each in self._asked:
                self._writers.append(each.format.make(self._run_of(each)))
            for writer in self._writers:
                writer.begin()
        except BaseException:
            self._files.__exit__(*sys.exc_info())
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._files.__exit__(kind, error, trace)

    def add(self, report: Report, evaluation: Evaluation, file: str, source: Source) -> None:
        """Write what was found in one report."""
        for writer in self._writers:
            writer.add(report, evaluation, file, source)

    def tell(self, findings: Iterable[Finding]) -> None:
        """Write findings that are about no report alone."""
        told = tuple(findings)
        if told:
            for writer in self._writers:
                writer.tell(told)

    def add_together(self, called: str, evaluation: Evaluation, beside: Mapping[str, Beside]) -> None:
        """Write what was found in several reports together."""
        for writer in self._writers:
            writer.add_together(called, evaluation, beside)

    def end(self, summary: Summary) -> None:
        """Write what comes last."""
        for writer in self._writers:
            writer.end(summary)

    def _run_of(self, output: Output) -> Run:
        if output.file is not None:
            stream = self._files.enter_context(written(output.file, binary=output.format.binary))
            return attrs.evolve(self._run, stream=stream, screen=None)
        out = self._terminal.out
        if output.format.binary:
            return attrs.evolve(self._run, stream=getattr(out, "buffer", out), screen=None)
        return attrs.evolve(self._run, stream=out, screen=self._terminal.screen)


def _by_ending(file: str) -> Format:
    ending = os.path.splitext(file)[1].lower()  # noqa: PTH122 - a path may hold anything
    for known in FORMATS.values():
        if ending in known.suffixes:
            return known
    return next(iter(FORMATS.values()))
