"""What reading promises to type checkers; checked by mypy and pyright, never run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, assert_type

import gov_disclosure
from gov_disclosure import Diagnostic, Figure, Limits, Position, Registry, Report, Reporter, Severity, State
from gov_disclosure.bodies import Evidence, Kind, Level, Region, Scope
from gov_disclosure.forms import Form, form_in_force, get_form, known_forms, trial_2019
from gov_disclosure.forms.form_2021 import Proactive
from gov_disclosure.forms.tables import Applicants, Outcome, Remedies, Requests
from gov_disclosure.report import OtherMatters, Overview, Section


def parsing(path: Path, data: bytes, text: str) -> None:
    """Every way to a report takes the same options."""
    limits = Limits(max_bytes=1)
    assert_type(gov_disclosure.parse_file(path, limits=limits, fast=True), Report)
    assert_type(gov_disclosure.parse_file("report.html"), Report)
    assert_type(gov_disclosure.parse_bytes(data, media_type="text/html", name="report.html", limits=limits, fast=None), Report)
    assert_type(gov_disclosure.parse_text(text, limits=limits, fast=False), Report)


def fields(report: Report) -> None:
    """What is not known is None, so a checker asks for it."""
    assert_type(report.form, str | None)
    assert_type(report.year, int | None)
    assert_type(report.body, str | None)
    assert_type(report.published_on, date | None)
    assert_type(report.metadata, Mapping[str, str])
    assert_type(report.overview, Overview | None)
    assert_type(report.problems_and_improvements, Section | None)
    assert_type(report.other_matters, OtherMatters | None)
    assert_type(report.requests, Requests | None)
    assert_type(report.remedies, Remedies | None)
    assert_type(report.diagnostics, tuple[Diagnostic, ...])
    assert_type(report.to_dict("zh"), dict[str, Any])
    assert_type(Report.from_dict({}), Report)
    assert_type(iter(report), Iterator[tuple[str, Figure]])


def who_reports(report: Report, path: Path) -> None:
    """What is not told is unknown, never None; only name and code may be."""
    who = report.reporter
    assert_type(who, Reporter)
    assert_type(who.name, str | None)
    assert_type(who.level, Level)
    assert_type(who.kind, Kind)
    assert_type(who.scope, Scope)
    assert_type(who.region, tuple[Region, ...])
    assert_type(who.evidence, Mapping[str, tuple[Evidence, ...]])
    assert_type(gov_disclosure.identify(report, Registry.load(path)), Report)
    assert_type(Registry.of({"name": "code"}), Registry)
    assert_type(gov_disclosure.json_schema("findings"), dict[str, Any])


def tables(requests: Requests, report: Report) -> None:
    """Tables are of classes whose cells are numbers or None."""
    assert_type(requests.outcome, Outcome | None)
    assert_type(requests.received, Applicants | None)
    if requests.received is not None:
        assert_type(requests.received.total, int | None)
    if isinstance(report.proactive, Proactive):
        assert_type(report.proactive.administrative_fees_wan_yuan, Decimal | None)
    if isinstance(report.proactive, trial_2019.Proactive) and report.proactive.central_procurement is not None:
        assert_type(report.proactive.central_procurement.unit, str | None)


def cells(report: Report) -> None:
    """A cell has its value, state, words and place."""
    cell = report.cell("requests.received.total")
    assert_type(cell, Figure)
    assert_type(cell.value, int | Decimal | None)
    assert_type(cell.state, State)
    assert_type(cell.note, str | None)
    assert_type(cell.position, Position | None)


def diagnostics(found: Diagnostic) -> None:
    """A diagnostic renders late."""
    assert_type(found.severity, Severity)
    assert_type(found.severity >= Severity.WARNING, bool)
    assert_type(found.render("zh"), str)
    assert_type(found.path, str | None)


def forms() -> None:
    """Forms are values by name."""
    assert_type(known_forms(), Mapping[str, Form])
    assert_type(get_form("form_2021"), Form)
    assert_type(form_in_force(2024), Form | None)
