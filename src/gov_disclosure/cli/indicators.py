"""`gov-disclosure indicators PATH…`: what is derived from reports, for each, or as statistics by body, year, region or form."""

from __future__ import annotations

import csv
import json
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from gov_disclosure.cli.limiting import limits_of
from gov_disclosure.cli.terminal import Terminal
from gov_disclosure.errors import UsageError
from gov_disclosure.output.widths import escaped

if TYPE_CHECKING:
    from gov_disclosure.derived import Definition, Indicator
    from gov_disclosure.report import Report

__all__ = ["declare", "run"]

_GROUPS = ("body", "year", "region", "level", "form")
_FORMATS = ("text", "csv", "json")
_REPORT = ("source", "body", "year", "form", "indicator", "value", "above", "base", "small", "lack", "reason")
_STATISTICS = ("reports", "known", "small", "total", "mean", "weighted", "median", "p10", "p90", "gap")


def declare(parser: ArgumentParser, terminal: Terminal) -> None:
    """Add the command's arguments."""
    from gov_disclosure.derived import known_indicators

    parser.add_argument("paths", nargs="+", metavar="PATH", help=terminal.say("help_sources"))
    parser.add_argument("--by", choices=_GROUPS, help=terminal.say("help_by"))
    parser.add_argument(
        "--only", action="append", default=[], choices=list(known_indicators()), metavar="NAME", help=terminal.say("help_only")
    )
    parser.add_argument("--applicant", metavar="COLUMN", help=terminal.say("help_applicant"))
    parser.add_argument("--years", action="store_true", help=terminal.say("help_years"))
    parser.add_argument("--format", choices=_FORMATS, default="text", help=terminal.say("help_format_indicators"))
    parser.add_argument("--jobs", type=int, metavar="N", help=terminal.say("help_jobs"))
    parser.add_argument("--limit", action="append", default=[], metavar="NAME=VALUE", help=terminal.say("help_limit"))


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Print the indicators; return 0, or 2 where an input could not be read or is no report."""
    from gov_disclosure.derived import known_indicators

    chosen = [
        known_indicators()[name]
        for name in arguments.only or known_indicators()
        if (arguments.years or not known_indicators()[name].needs_previous)
        and (arguments.applicant is None or known_indicators()[name].applicants)
    ]
    if not chosen:
        raise UsageError.of("error.indicators.none", names=arguments.only)
    readings = _Readings(arguments, terminal)
    write = {"text": _text, "csv": _csv, "json": _json}[arguments.format]
    if arguments.by is None:
        write(terminal, _REPORT, _of_reports(readings, chosen, terminal))
    else:
        columns = (arguments.by, "indicator", *_STATISTICS)
        write(terminal, columns, _of_groups(readings, chosen, arguments.by, terminal))
    return 2 if readings.failed else 0


class _Readings:
    """The reports that the paths stand for, each with its indicators."""

    def __init__(self, arguments: Namespace, terminal: Terminal) -> None:
        self._arguments = arguments
        self._terminal = terminal
        self.failed = False

    def __iter__(self) -> Iterator[tuple[str, Report, Mapping[str, Indicator]]]:
        from gov_disclosure.derived import indicators

        applicant = self._arguments.applicant
        if not self._arguments.years:
            for name, report in self._reports():
                yield name, report, indicators(report, applicant=applicant)
            return
        from gov_disclosure.across import Series

        # Only when all are read is it known which is of the year before.
        for series in Series.group(self._reports()):
            for item in series.items:
                year = item.report.year
                before = series.versions.get(year - 1, ()) if year is not None else ()
                # Of several versions of a year none is taken.
                previous = before[0].report if len(before) == 1 else None
                yield item.file or "", item.report, indicators(item.report, previous=previous, applicant=applicant)

    def _reports(self) -> Iterator[tuple[str, Report]]:
        from gov_disclosure.corpus import find_sources, parse_many

        limits = limits_of(self._arguments.limit)
        sources = find_sources(self._arguments.paths, limits=limits)
        for result in parse_many(sources, jobs=self._arguments.jobs, limits=limits):
            if result.error is not None:
                self.failed = True
                reason = result.error.render(self._terminal.language)
                self._terminal.complain(self._terminal.say("refused", file=result.source, reason=reason))
            yield from result.named()


def _of_reports(readings: _Readings, chosen: list[Definition], terminal: Terminal) -> Iterator[dict[str, Any]]:
    for source, report, found in readings:
        for definition in chosen:
            each = found[definition.name]
            yield {
                "source": source, "body": report.body, "year": report.year, "form": report.form, "indicator": definition.name,
                "value": each.value, "above": each.above, "base": each.base, "small": int(each.small),
                "lack": each.lack.value if each.lack is not None else None, "reason": each.reason(terminal.language) or None,
            }  # fmt: skip


def _of_groups(readings: _Readings, chosen: list[Definition], by: str, terminal: Terminal) -> Iterator[dict[str, Any]]:
    from gov_disclosure.derived import summarize

    keys: dict[str, Callable[[Report], str | None]] = {
        "body": lambda report: report.reporter.name or report.body,
        "year": lambda report: str(report.year) if report.year is not None else None,
        "region": lambda report: "/".join(part.name for part in report.reporter.region) or None,
        "level": lambda report: report.reporter.level.value,
        "form": lambda report: report.form,
    }
    groups: dict[str, dict[str, list[Indicator]]] = {}
    for _, report, found in readings:
        group = groups.setdefault(keys[by](report) or terminal.say("group_unknown"), {})
        for definition in chosen:
            group.setdefault(definition.name, []).append(found[definition.name])
    for name in sorted(groups):
        for definition in chosen:
            told = summarize(groups[name][definition.name])
            yield {by: name, "indicator": definition.name} | {key: getattr(told, key) for key in _STATISTICS}


def _text(terminal: Terminal, columns: tuple[str, ...], rows: Iterable[dict[str, Any]]) -> None:
    from gov_disclosure.derived import known_indicators

    # The name of a file says more than its body and form; the reason more than its code.
    shown = [name for name in columns if name not in {"body", "form", "lack"} or columns[0] == name]

    def cell(row: dict[str, Any], name: str) -> str:
        value = row[name]
        if name == "indicator":
            return str(getattr(known_indicators()[value], terminal.language))
        if name == "small" and columns is _REPORT:
            return terminal.say("small_sample") if value else ""
        return "" if value is None else str(value)

    headers = [terminal.say(f"indicators_{name}") for name in shown]
    terminal.screen.table(headers, [[cell(row, name) for name in shown] for row in rows])


def _csv(terminal: Terminal, columns: tuple[str, ...], rows: Iterable[dict[str, Any]]) -> None:
    writer = csv.DictWriter(terminal.out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)


def _json(terminal: Terminal, _: tuple[str, ...], rows: Iterable[dict[str, Any]]) -> None:
    for row in rows:
        terminal.out.write(escaped(json.dumps(row, ensure_ascii=False, default=str)) + "\n")
