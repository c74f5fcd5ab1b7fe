"""A collection of reports → the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from gov_disclosure.dashboard.charts import plot_height
from gov_disclosure.dashboard.collection import Collection, Entry
from gov_disclosure.dashboard.counts import VERDICTS, Chart, charts_of
from gov_disclosure.dashboard.packing import STATES, json_for_page
from gov_disclosure.dashboard.vega import vega_script
from gov_disclosure.errors import UsageError
from gov_disclosure.messages import text
from gov_disclosure.output.widths import shown

__all__ = ["dashboard"]

_PACKAGE: Final = "gov_disclosure.dashboard"
_WORDS: Final = (
    "search", "all", "only", "shown", "previous", "next", "list", "help", "cells", "no_cells", "findings", "findings_none",
    "findings_untold", "wide", "copy", "close", "line", "at_column", "table", "row", "page", "unknown", "numbers", "script",
    "title", "none", "column_body", "column_year", "column_form", "column_region", "column_verdict", "column_errors",
    "column_warnings", "column_open", "column_source", "column_label", "column_path", "column_value", "column_state",
    "column_raw", "column_place", "column_reason", "errors", "rule", "severity",
)  # fmt: skip
_BLANKS: Final = {name: f"{{{name}}}" for name in ("n", "shown", "all")}
"""Filled in on the page."""
_LONG: Final = 300
_WHICH: Final = 4
"""Charts of the first column: which reports there are. In the second stands what they say."""
_AROUND: Final = 150
_NOTE: Final = 25
"""Pixels that title and axis of a chart take, and a note of it."""


def dashboard(collection: Collection, language: str = "en") -> str:
    """
    Return the page on some reports: it needs nothing else, and nothing in it is fetched.

    Args:
        collection: The reports, of `gather`.
        language: `zh` or `en`.

    Raises:
        UsageError: The extra `dashboard` is not installed.
    """
    try:
        from gov_disclosure.output.page.templating import render, script_hash, trusted
    except ImportError as error:
        raise UsageError.of("error.extra", format="dashboard", extra="dashboard") from error
    charts = charts_of(collection, language)
    vega = vega_script()
    words = {name: text(f"dash_{name}", language, **_BLANKS) for name in _WORDS}
    told = {f"state_{letter}": text(f"dash_state_{letter}", language) for letter in (*STATES.values(), "?")}
    told |= {f"verdict_{name}": text(f"dash_verdict_{name}", language) for name in VERDICTS}
    told |= {f"severity_{name}": text(f"severity_{name}", language) for name in ("error", "warning", "info")}
    paths = sorted({path for layout in collection.layouts for path in layout})
    numbers = {path: number for number, path in enumerate(paths)}
    page = {
        "words": words | told, "verdicts": VERDICTS,
        "reports": [_row(entry) for entry in collection.entries],
        "paths": [[shown(path[:_LONG]), shown(collection.labels.get(path, path)[:_LONG])] for path in paths],
        "layouts": [[numbers[path] for path in layout] for layout in collection.layouts],
        "charts": [{"name": chart.name, "filter": chart.filter, "spec": chart.spec} for chart in charts if chart.spec],
    }  # fmt: skip
    details = [
        {"number": number, "data": trusted(json_for_page(_detail(entry)))} for number, entry in enumerate(collection.entries)
    ]
    return str(render("dashboard.html.jinja", {
        "lang": "zh-CN" if language == "zh" else "en", "words": words, "total": _total(collection, language),
        "notices": _notices(collection, language), "columns": _columns(charts, errors=bool(collection.errors)),
        "vega": trusted(vega), "vega_hash": script_hash(vega),
        "data": trusted(json_for_page(page)), "details": details,
        "unread": [(shown(name), shown(reason)) for name, reason in collection.unread], "errors": collection.errors.most_common(),
    }, _PACKAGE))  # fmt: skip


def _columns(charts: Sequence[Chart], *, errors: bool) -> tuple[list[Chart], list[Chart]]:
    """Return the charts side by side; the last, of the rules, goes where there is more room."""
    *others, last = charts
    first, second = others[:_WHICH], others[_WHICH:]
    (first if _height(first) + (_AROUND if errors else 0) < _height(second) else second).append(last)
    return first, second


def _height(charts: Sequence[Chart]) -> int:
    """Return about how many pixels charts take, one below the other."""
    return sum(
        _AROUND + _NOTE * len(chart.notes) + (plot_height(chart.spec) if chart.spec is not None else 0) for chart in charts
    )


def _row(entry: Entry) -> list[Any]:
    """Return the line of a report in the list."""
    told = entry.checked or entry.errors is not None
    errors = entry.errors if entry.errors is not None else entry.found["error"] if entry.checked else None
    warnings = entry.warnings if entry.warnings is not None else entry.found["warning"] if entry.checked else None
    region = entry.region.partition("/")[0] if entry.region else None
    return [
        shown((entry.body or "")[:_LONG]), entry.year, shown((entry.form or "")[:_LONG]), shown((region or "")[:_LONG]),
        VERDICTS.index(entry.verdict), errors if told else None, warnings if told else None, entry.not_evaluable,
        shown(entry.source[:_LONG]) + (f"#{entry.part}" if entry.part > 1 else ""), int(entry.copy),
    ]  # fmt: skip


def _detail(entry: Entry) -> dict[str, Any]:
    """Return what a click on a report shows."""
    findings = None
    if entry.findings is not None and (entry.checked or entry.findings):
        findings = [[*(shown(each) for each in told[:-1]), told[-1]] for told in entry.findings]
    cells = entry.cells.data() if entry.cells is not None else None
    if cells is not None:
        cells[1] = [shown(value) if isinstance(value, str) else value for value in cells[1]]
        cells[3] = {at: shown(words) for at, words in cells[3].items()}
    return {"cells": cells, "findings": findings}


def _total(collection: Collection, language: str) -> str:
    if not collection.errors_told:
        return text("dash_total_untold", language, reports=len(collection.entries))
    return text("dash_total", language, reports=len(collection.entries), unread=sum(collection.errors.values()))


def _notices(collection: Collection, language: str) -> list[str]:
    """Return what must be known of the figures as a whole."""
    copies = sum(entry.copy for entry in collection.entries)
    owners = Counter(
        (entry.body, entry.year) for entry in collection.entries if not entry.copy and entry.body and entry.year is not None
    )
    same = sum(count for count in owners.values() if count > 1)
    found = {"copies": copies, "same": same, "crowded": collection.crowded, "strange": collection.strange}
    return [text(f"dash_{name}", language, count=count) for name, count in found.items() if count]
