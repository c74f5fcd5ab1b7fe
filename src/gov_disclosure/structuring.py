"""The JSON of the contract → a `Report`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import attrs

from gov_disclosure.bodies import Reporter
from gov_disclosure.diagnostics import Diagnostic
from gov_disclosure.errors import UsageError
from gov_disclosure.figures import Figure
from gov_disclosure.forms import Form, get_form
from gov_disclosure.passages import Passage
from gov_disclosure.report import CONTRACT, Aspects, OtherMatters, Overview, Report, Section
from gov_disclosure.untyped import UntypedSection, UntypedTable

__all__ = ["structure_report"]


def structure_report(data: Mapping[str, Any]) -> Report:
    """
    Build a report from the JSON values of the contract.

    Raises:
        UsageError: The data is of another contract, or of a form that is not installed.
    """
    if data.get("contract") != CONTRACT:
        raise UsageError(f"this is no {CONTRACT}: contract is {data.get('contract')!r}")
    try:
        return _structure(data)
    except (KeyError, TypeError, ValueError, ArithmeticError) as error:
        if isinstance(error, UsageError):
            raise
        raise UsageError(f"this {CONTRACT} is damaged: {type(error).__name__}: {error}") from error


def _structure(data: Mapping[str, Any]) -> Report:
    form = get_form(data["form"]) if data["form"] is not None else None
    tables = {
        field: _table(form, field, data[field]) if form is not None and data.get(field) is not None else None
        for field in (form.tables if form is not None else ())
    }
    overview = data["overview"]
    preamble = data.get("preamble")
    problems = data["problems_and_improvements"]
    other = data["other_matters"]
    return Report(
        form=data["form"],
        form_expected=data["form_expected"],
        year=data["year"],
        title=data["title"],
        body=data["body"],
        signature=data.get("signature"),
        reporter=Reporter.from_dict(data["reporter"]) if data.get("reporter") is not None else None,
        published_on=date.fromisoformat(data["published_on"]) if data["published_on"] is not None else None,
        metadata=dict(data["metadata"]),
        preamble=Section(preamble["text"]) if preamble is not None else None,
        overview=Overview(overview["text"], Aspects(**overview["aspects"])) if overview is not None else None,
        problems_and_improvements=Section(problems["text"]) if problems is not None else None,
        other_matters=(OtherMatters(other["text"], _decimal(other["processing_fee_yuan"])) if other is not None else None),
        sections=tuple(UntypedSection(**section) for section in data.get("sections", ())),
        tables=tuple(UntypedTable.from_dict(table) for table in data.get("tables", ())),
        passages=tuple(Passage.from_dict(passage) for passage in data.get("passages", ())),
        cells={path: Figure.from_dict(figure) for path, figure in data["cells"].items()},
        diagnostics=tuple(Diagnostic.from_dict(diagnostic) for diagnostic in data["diagnostics"]),
        **tables,
    )


def _decimal(value: str | None) -> Decimal | None:
    return Decimal(value) if value is not None else None


def _table(form: Form, path: str, data: Mapping[str, Any]) -> Any:
    cls = form.classes[path]
    arguments: dict[str, Any] = {}
    for field in attrs.fields(cls):
        value = data[field.name]
        inner = f"{path}.{field.name}"
        if inner in form.classes:
            arguments[field.name] = _table(form, inner, value) if value is not None else None
        elif value is not None and field.metadata["kind"] == "amount":
            arguments[field.name] = Decimal(value)
        else:
            arguments[field.name] = value
    return cls(**arguments)
