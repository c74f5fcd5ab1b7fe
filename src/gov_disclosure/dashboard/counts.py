"""Reports → what the charts show: each with its figures as a table, and with the reports that it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import partial
from typing import Any, Final

import attrs

from gov_disclosure.dashboard.amounts import APPLICANTS, OUTCOMES, REMEDIES, RESULTS
from gov_disclosure.dashboard.charts import bars
from gov_disclosure.dashboard.collection import Collection, Entry
from gov_disclosure.dashboard.rates import rates_by
from gov_disclosure.errors import UsageError
from gov_disclosure.forms.measures import known_measures
from gov_disclosure.messages import text
from gov_disclosure.output.widths import shown

__all__ = ["VERDICTS", "Chart", "charts_of"]

VERDICTS: Final = ("error", "warning", "info", "sound", "good", "unknown")
_COLORS: Final = {
    "error": "#c0282f", "warning": "#e0962f", "info": "#2f6db5", "sound": "#8fbf9a", "good": "#4f9d5b", "unknown": "#8c8c8c",
}  # fmt: skip
_MOST: Final = 30
"""Bars of a chart; the table below it has all."""
_WORD: Final = 120


@attrs.frozen
class Chart:
    """
    A chart.

    Attributes:
        name: Its name.
        title: What it shows.
        notes: What it rests on, and what is left out.
        headers: Columns of its table.
        rows: Rows of its table.
        spec: The chart as Vega-Lite, None where there is nothing to draw.
        filter: The column of the list of reports that a click on a bar sets, or empty.
    """

    name: str
    title: str
    notes: tuple[str, ...]
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    spec: dict[str, Any] | None = attrs.field(repr=False)
    filter: str = ""


def charts_of(collection: Collection, language: str) -> list[Chart]:
    """Return the charts of some reports."""
    entries = [entry for entry in collection.entries if not entry.copy]
    say = partial(text, language=language)

    def named(form: Callable[[Entry], str | None]) -> Callable[[Entry], str]:
        return lambda entry: shown((form(entry) or say("dash_unknown"))[:_WORD])

    year = named(lambda entry: str(entry.year) if entry.year is not None else None)
    form = named(lambda entry: entry.form)
    region = named(lambda entry: entry.region.partition("/")[0] if entry.region else None)
    return [
        _counted("year", entries, year, say, within=form),
        _counted("form", entries, form, say),
        _counted("region", entries, region, say),
        _verdicts(entries, say),
        _outcomes(entries, say),
        _rates("rate", "year", [entry for entry in entries if entry.year is not None], year, entries, say),
        _rates("rate_region", "region", [entry for entry in entries if entry.region], region, entries, say),
        _remedies(entries, say),
        _rules(entries, say, language),
    ]


_Say = Callable[..., str]


def _based(count: int, of: int, say: _Say) -> str:
    return say("dash_based", count=count, all=of)


def _counted(
    name: str, entries: Sequence[Entry], key: Callable[[Entry], str], say: _Say, within: Callable[[Entry], str] | None = None
) -> Chart:
    unknown = say("dash_unknown")
    found = Counter((key(entry), within(entry) if within is not None else "") for entry in entries)
    totals = Counter(key(entry) for entry in entries)
    by_name = name == "year"
    order = sorted(totals, key=lambda each: (each == unknown, each if by_name else "", -totals[each], each))
    inner = "form" if within is not None else "all"
    listed: list[dict[str, Any]] = [
        {name: each, inner: part, "count": count}
        for each in order
        for (outer, part), count in sorted(found.items())
        if outer == each
    ]
    drawn = _most(listed, name, inner, order, say)
    words = {name: say(f"dash_column_{name}"), "count": say("dash_reports")}
    series = None
    if within is not None:
        series, words = "form", {name: words[name], "form": say("dash_column_form"), "count": words["count"]}
    spec = bars(drawn, category=name, value="count", words=words, series=series, upright=by_name) if drawn else None
    rows = tuple(tuple(str(row[column]) for column in words) for row in listed)
    return Chart(name, say(f"dash_{name}"), (_based(len(entries), len(entries), say),), tuple(words.values()), rows, spec, name)


def _most(rows: list[dict[str, Any]], name: str, inner: str, order: Sequence[str], say: _Say) -> list[dict[str, Any]]:
    """Return the rows of the first bars, and what the others come to."""
    if len(order) <= _MOST:
        return rows
    first = set(order[:_MOST])
    rest: Counter[str] = Counter()
    for row in rows:
        if row[name] not in first:
            rest[row[inner]] += row["count"]
    words = say("dash_others", count=len(order) - _MOST)
    more = [{name: words, inner: part, "count": count} for part, count in rest.items()]
    return [*(row for row in rows if row[name] in first), *more]


def _verdicts(entries: Sequence[Entry], say: _Say) -> Chart:
    found = Counter(entry.verdict for entry in entries)
    words = {name: say(f"dash_verdict_{name}") for name in VERDICTS}
    listed: list[dict[str, Any]] = [
        {"verdict": words[name], "count": found[name], "kind": words[name]} for name in VERDICTS if found[name]
    ]
    columns = {"verdict": say("dash_column_verdict"), "count": say("dash_reports")}
    spec = None
    if listed:
        spec = bars(
            listed, category="verdict", value="count", words=columns, series="kind", order=[row["verdict"] for row in listed],
            colors={words[name]: _COLORS[name] for name in VERDICTS},
        )  # fmt: skip
        spec["encoding"]["color"]["legend"] = None
    rows = tuple((str(row["verdict"]), str(row["count"])) for row in listed)
    notes = (_based(len(entries), len(entries), say),)
    return Chart("verdict", say("dash_verdict"), notes, tuple(columns.values()), rows, spec, "verdict")


def _added(
    entries: Sequence[Entry], names: dict[str, str], parts: Sequence[str], columns: dict[str, str], say: _Say
) -> tuple[list[dict[str, Any]], list[str], int]:
    """Return the sums of what belongs together, a note for each on the reports it rests on, and how many reports any rests on."""
    listed: list[dict[str, Any]] = []
    lacks: dict[tuple[int, int, int], list[str]] = {}
    used: set[int] = set()
    category, series = list(columns)[:2]
    for name, words in names.items():
        amounts = [entry.amounts.get(name) for entry in entries]
        known = [each.values for each in amounts if each is not None and each.values is not None]
        used |= {at for at, each in enumerate(amounts) if each is not None and each.values is not None}
        unknown = sum(each is not None and each.values is None and each.on_form for each in amounts)
        off = len(entries) - len(known) - unknown
        lacks.setdefault((len(known), unknown, off), []).append(words)
        if not known:
            continue
        sums = [sum(each, Fraction(0)) for each in zip(*known, strict=True)]
        whole = sum(sums, Fraction(0))
        for part, value in zip(parts, sums, strict=True):
            share = f"{float(value / whole):.1%}" if whole > 0 else "–"
            listed.append(
                {category: words, series: part, "amount": _plain(value), "share": share, "reports": len(known)}
            )  # fmt: skip
    # Those of which the same is to be said share a line.
    joint = say("list_joint")
    notes = [
        say("dash_lacks", name=joint.join(which), count=count, unknown=unknown, off=off)
        for (count, unknown, off), which in lacks.items()
    ]
    return listed, notes, len(used)


def _outcomes(entries: Sequence[Entry], say: _Say) -> Chart:
    names = {name: say(f"dash_applicant_{name}") for name in APPLICANTS}
    language = "zh" if say("dash_all") == text("dash_all", "zh") else "en"
    parts = [getattr(known_measures()[name], language).partition(",")[0] for name in OUTCOMES]
    columns = {
        "applicant": say("dash_applicant"), "outcome": say("dash_outcome"), "amount": say("dash_requests"),
        "share": say("dash_share"), "reports": say("dash_reports"),
    }  # fmt: skip
    return _summed("outcomes", entries, names, parts, columns, say)


def _rates(name: str, group: str, entries: Sequence[Entry], key: Callable[[Entry], str], of: Sequence[Entry], say: _Say) -> Chart:
    columns = {each: say(f"dash_column_{each}") for each in ("small", "weighted", "median", "p10", "p90")}
    headers = (say(f"dash_column_{group}"), say("dash_reports"), *columns.values())
    rows, drawn, used = rates_by(entries, key)
    spec = None
    if drawn:
        words = {group: headers[0], "median": columns["median"], "reports": headers[1]}
        bars_of = [{group: row["group"], "median": row["median"], "reports": row["reports"]} for row in drawn[:_MOST]]
        spec = bars(bars_of, category=group, value="median", words=words, upright=group == "year")
    notes = [_based(used, len(of), say), say("dash_rate_note")]
    if len(drawn) > _MOST:
        notes.append(say("dash_most", count=_MOST, all=len(drawn)))
    return Chart(name, say(f"dash_{name}"), tuple(notes), headers, tuple(rows), spec, group)


def _remedies(entries: Sequence[Entry], say: _Say) -> Chart:
    names = {name: say(f"dash_remedy_{name}") for name in REMEDIES}
    parts = [say(f"dash_result_{name}") for name in RESULTS]
    columns = {
        "remedy": say("dash_remedy"), "result": say("dash_outcome"), "amount": say("dash_cases"), "share": "%",
        "reports": say("dash_reports"),
    }  # fmt: skip
    return _summed("remedies", entries, names, parts, columns, say)


def _summed(
    name: str, entries: Sequence[Entry], names: dict[str, str], parts: Sequence[str], columns: dict[str, str], say: _Say
) -> Chart:
    listed, lacks, used = _added(entries, names, parts, columns, say)
    category, series = list(columns)[:2]
    spec = None
    if listed:
        spec = bars(listed, category=category, value="amount", words=columns, series=series, order=parts)
    rows = tuple(tuple(str(row[column]) for column in columns) for row in listed)
    notes = (_based(used, len(entries), say), say(f"dash_{name}_note"), *lacks)
    return Chart(name, say(f"dash_{name}"), notes, tuple(columns.values()), rows, spec)


def _rules(entries: Sequence[Entry], say: _Say, language: str) -> Chart:
    checked = [entry for entry in entries if entry.checked or entry.rules]
    reports: Counter[tuple[str, str]] = Counter()
    findings: Counter[tuple[str, str]] = Counter()
    for entry in checked:
        reports.update(entry.rules.keys())
        findings.update(entry.rules)
    columns = {
        "rule": say("dash_rule"),
        "severity": say("dash_severity"),
        "count": say("dash_reports"),
        "all": say("dash_findings"),
    }
    listed: list[dict[str, Any]] = [
        {
            "rule": shown(rule[:_WORD]),
            "severity": _severity(grave, say),
            "count": count,
            "all": findings[rule, grave],
            "kind": grave,
        }
        for (rule, grave), count in sorted(reports.items(), key=lambda each: (-each[1], each[0]))
    ]
    spec = None
    if listed:
        order = [each for each in VERDICTS if any(row["kind"] == each for row in listed)]
        order += sorted({row["kind"] for row in listed} - set(order))
        colors = {_severity(each, say): _COLORS.get(each, _COLORS["unknown"]) for each in order}
        drawn = [{name: row[name] for name in columns} for row in listed[:_MOST]]
        spec = bars(drawn, category="rule", value="count", words=columns, series="severity", order=list(colors), colors=colors)
    rows = tuple((_titled(row["rule"], language), *(str(row[name]) for name in list(columns)[1:])) for row in listed)
    notes = [_based(len(checked), len(entries), say)]
    notes.append(say("dash_rules_note" if checked or not entries else "dash_no_findings"))
    unchecked = sum(not entry.checked for entry in entries)
    if unchecked:
        notes.append(say("dash_unchecked", count=unchecked))
    return Chart("rules", say("dash_rules"), tuple(notes), tuple(columns.values()), rows, spec)


def _severity(name: str, say: _Say) -> str:
    return say(f"severity_{name}") if name in _COLORS and name in {"error", "warning", "info"} else shown(name[:_WORD])


def _titled(code: str, language: str) -> str:
    from gov_disclosure.rules.pages import page

    try:
        first = next(iter(page(code, language).text.splitlines()), "")
    except UsageError:
        # A rule of another distribution that is not installed here.
        return code
    return f"{code} {first}"


def _plain(value: Fraction) -> int | float:
    return int(value) if value.denominator == 1 else float(value)
