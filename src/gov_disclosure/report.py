"""A report as a typed, frozen value: what all forms share, access by path, and the JSON of the contract."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import attrs

from gov_disclosure.cells import Cells, Contents, contents_of
from gov_disclosure.diagnostics import Diagnostic
from gov_disclosure.errors import UsageError
from gov_disclosure.figures import Figure, State
from gov_disclosure.passages import Passage
from gov_disclosure.sections import Aspects, OtherMatters, Overview, Section
from gov_disclosure.untyped import UntypedSection, UntypedTable

if TYPE_CHECKING:
    from gov_disclosure.bodies import Reporter, Told
    from gov_disclosure.comparing import Comparable
    from gov_disclosure.forms.tables import Remedies, Requests
    from gov_disclosure.forms.typed import Proactive, Statistics
    from gov_disclosure.statements import Statement

__all__ = ["Aspects", "OtherMatters", "Overview", "Report", "Section"]

CONTRACT = "gov-disclosure/report/1"
_MISSING = Figure(None, State.MISSING, "")


def _frozen(mapping: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType(dict(mapping))


def _frozen_cells(mapping: Mapping[str, Figure]) -> Mapping[str, Figure]:
    return mapping if type(mapping) is Cells else MappingProxyType(dict(mapping))


@attrs.frozen(kw_only=True)
class Report:
    """
    A 政府信息公开工作年度报告, as published: nothing is repaired, summed or filled in.

    Attributes:
        form: Name of the form it is filled in on, or None where no known one was found.
        form_expected: Name of the form in force for its year, or None where the year is unknown.
        year: The year reported on.
        title: The title, blanks left out.
        body: The reporting body, as far as title, signature, preamble or metadata tell.
        signature: The body that signs at the end, or None.
        published_on: Date of the signature, else of publication in the metadata.
        metadata: The 索引号 block: `index_number`, `publisher`, ….
        preamble: What the report says before section 一, or None.
        overview: Section 一.
        proactive: Table 二, of the class of the form.
        requests: Table 三.
        remedies: Table 四.
        statistics: The table of 2014, for reports on that form.
        problems_and_improvements: Section 五.
        other_matters: Section 六.
        sections: The sections of a report on no known form, as printed; empty where the form is known.
        tables: The tables of a report on no known form, as printed; empty where the form is known.
        passages: The lines of prose and the headings of the sections in order, each with its place.
        cells: Dotted path of each cell → what stands in it, and where.
        diagnostics: What could not be read, or was read otherwise than it stands.
    """

    form: str | None = None
    form_expected: str | None = None
    year: int | None = None
    title: str | None = None
    body: str | None = None
    signature: str | None = None
    _reporter: Reporter | None = attrs.field(default=None, alias="reporter", eq=False, repr=False)
    published_on: date | None = None
    metadata: Mapping[str, str] = attrs.field(factory=dict, converter=_frozen, hash=False)
    preamble: Section | None = None
    overview: Overview | None = None
    proactive: Proactive | None = None
    requests: Requests | None = None
    remedies: Remedies | None = None
    statistics: Statistics | None = None
    problems_and_improvements: Section | None = None
    other_matters: OtherMatters | None = None
    sections: tuple[UntypedSection, ...] = attrs.field(default=(), repr=False)
    tables: tuple[UntypedTable, ...] = attrs.field(default=(), repr=False)
    passages: tuple[Passage, ...] = attrs.field(default=(), repr=False)
    cells: Mapping[str, Figure] = attrs.field(factory=dict, converter=_frozen_cells, hash=False, repr=False)
    diagnostics: tuple[Diagnostic, ...] = attrs.field(default=(), repr=False)

    @cached_property
    def reporter(self) -> Reporter:
        """Who reports: level, kind, region and scope with the words that tell them, worked out when it is first asked for."""
        from gov_disclosure.bodies import tell_scope

        return self._reporter if self._reporter is not None else tell_scope(self.standing, self.told)

    @cached_property
    def standing(self) -> Reporter:
        """Who reports, where level and kind are enough: without the scope, which takes the reading of whole sections."""
        from gov_disclosure.bodies import tell_body

        return self._reporter if self._reporter is not None else tell_body(self.told)

    @cached_property
    def contents(self) -> Contents:
        """What stands in the cells, without their places: what most questions about figures need, and made once."""
        return contents_of(self.cells)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """What the prose says in numbers and denials, in order, read when it is first asked for; see `read_statements`."""
        from gov_disclosure.statements import read_statements

        return read_statements(self)

    @property
    def told(self) -> Told:
        """What the report tells that may say who reports."""
        from gov_disclosure.bodies import Told

        received = self.contents.numbers.get("requests.received.total")
        titled = self.body is not None and self.title is not None and self.body in self.title
        other = self.body in (self.signature, self.metadata.get("publisher"))
        preamble = self.preamble.text if self.preamble is not None else None
        announced = not titled and not other and (self.title is None or (self.body or "\0") in (preamble or ""))
        return Told(
            title=self.title,
            body=self.body if titled or not (other or announced) else None,
            signature=self.signature,
            publisher=self.metadata.get("publisher"),
            announced=self.body if announced else None,
            preamble=preamble,
            overview=self.overview.text if self.overview is not None else None,
            other_matters=self.other_matters.text if self.other_matters is not None else None,
            year=self.year,
            received=received if isinstance(received, int) else None,
        )

    def cell(self, path: str) -> Figure:
        """
        Return the cell at a dotted path, `requests.received.total`, with its words and its place.

        Raises:
            UsageError: The report's form has no such cell.
        """
        figure = self.cells.get(path)
        if figure is not None:
            return figure
        if self.form is not None:
            from gov_disclosure.forms import get_form

            if path in get_form(self.form).cells:
                return _MISSING
        hint = _closest(path, self.cells)
        raise UsageError(f"no cell {path!r} on the form {self.form}" + (f"; did you mean {hint!r}?" if hint else ""))

    def value(self, path: str) -> Any:
        """
        Return what stands at a dotted path of the contract, or None where any part of it is null.

        Raises:
            UsageError: The contract has no such path.
        """
        found: Any = self
        for name in path.split("."):
            if isinstance(found, Mapping):
                found = found.get(name)
            elif attrs.has(type(found)) and (name in attrs.fields_dict(type(found)) or (found is self and name == "reporter")):
                found = getattr(found, name)
            else:
                raise UsageError(f"no {name!r} in {path!r}")
            if found is None:
                return None
        return found

    def comparable(self) -> Mapping[str, Comparable]:
        """
        Return the report in measures that mean the same on every form: name → value, or why there is none.

        What only looks alike on two forms (对外公开总数量 and 现行有效件数) is never taken for the same; a sum is
        known only if each of its cells is.
        """
        from gov_disclosure.comparing import compare

        return compare(self)

    def to_dict(self, language: str = "en") -> dict[str, Any]:
        """
        Return the report as the JSON values of the contract; `Report.from_dict` reads them back.

        Args:
            language: `zh` or `en`, for the messages of the diagnostics.
        """
        data: dict[str, Any] = {"contract": CONTRACT}
        for field in attrs.fields(Report):
            value = getattr(self, field.name)
            if field.name == "cells":
                data["cells"] = {path: figure.to_dict() for path, figure in value.items()}
            elif field.name in ("sections", "tables", "passages"):
                data[field.name] = [each.to_dict() for each in value]
            elif field.name == "_reporter":
                data["reporter"] = self.reporter.to_dict()
            elif field.name == "diagnostics":
                data["diagnostics"] = [diagnostic.to_dict(language) for diagnostic in value]
            else:
                data[field.name] = _plain(value)
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Report:
        """
        Read a report back from `to_dict`.

        Raises:
            UsageError: The data is of another contract, or of a form that is not installed.
        """
        from gov_disclosure.structuring import structure_report

        return structure_report(data)

    def __iter__(self) -> Iterator[tuple[str, Figure]]:
        """Iterate over paths and cells."""
        return iter(self.cells.items())

    def _repr_html_(self) -> str:
        """Return the report as a notebook shows it, in the language of the locale."""
        from gov_disclosure.output.notebook import report_html

        return report_html(self)

    def __getstate__(self) -> dict[str, Any]:
        state = {field.name: getattr(self, field.name) for field in attrs.fields(Report)}
        return state | {"metadata": dict(self.metadata), "cells": dict(self.cells)}

    def __setstate__(self, state: dict[str, Any]) -> None:
        for name, value in state.items():
            wrapped = MappingProxyType(value) if name in ("metadata", "cells") else value
            object.__setattr__(self, name, wrapped)


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    if attrs.has(type(value)):
        return {field.name: _plain(getattr(value, field.name)) for field in attrs.fields(type(value))}
    return value


def _closest(path: str, paths: Mapping[str, Figure]) -> str | None:
    from difflib import get_close_matches

    return next(iter(get_close_matches(path, paths, 1)), None)
