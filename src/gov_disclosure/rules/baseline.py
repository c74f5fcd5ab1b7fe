"""
Findings that are known already: a file that is written once, and that later checks are measured against.

A report is known by its file, seen from the baseline's folder; a file that is there no more by body and year, so that a
renamed one keeps what was known of it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, Self, cast

from gov_disclosure.bodies.names import comparable
from gov_disclosure.config.patterns import relative
from gov_disclosure.errors import UsageError

__all__ = ["CONTRACT", "Baseline", "Known", "KnownReport", "Named"]

CONTRACT = "gov-disclosure/baseline/1"
_MOST = 256 * 1024 * 1024


class Known(NamedTuple):
    """
    A finding that is known.

    Attributes:
        rule: Code of its rule.
        fingerprint: Its fingerprint.
        message: Its message when it was written, for readers.
    """

    rule: str
    fingerprint: str
    message: str = ""


class Named(NamedTuple):
    """
    What a report is known by.

    Attributes:
        file: Its file, from the baseline's folder; a report of several in a file with its number: `county.html#2`.
        body: The body, or None.
        year: The year, or None.
        together: `series`, `hierarchy` or `collection` for what was found in it beside other reports; empty for the report by
            itself. What is about no report has no file.
    """

    file: str
    body: str | None = None
    year: int | None = None
    together: str = ""

    @property
    def identity(self) -> tuple[str, str, str]:
        """What tells it from the others of a baseline: its file, or its body where it has none."""
        return self.file, self.together, "" if self.file else comparable(self.body or "")[1]

    @property
    def key(self) -> tuple[str, int, str] | None:
        """Body and year as they are compared, or None where one of them is not told."""
        if self.body is None or self.year is None:
            return None
        return comparable(self.body)[1], self.year, self.together

    def agrees(self, other: Named) -> bool:
        """Say whether body and year are the same, as far as both tell."""
        bodies = (self.body, other.body)
        return (None in (self.year, other.year) or self.year == other.year) and (
            None in bodies or comparable(str(self.body))[1] == comparable(str(other.body))[1]
        )


class KnownReport(NamedTuple):
    """
    A report, and what is known of it.

    Attributes:
        name: What it is known by.
        findings: Its findings.
    """

    name: Named
    findings: tuple[Known, ...] = ()


class Baseline:
    """
    The findings of a baseline file.

    Args:
        reports: The reports, and what is known of each.
        file: The file; its folder is what the reports' files are relative to.
    """

    def __init__(self, reports: Iterable[KnownReport], file: str) -> None:
        self.reports = tuple(reports)
        self.file = file
        self.base = os.path.dirname(os.path.abspath(file))  # noqa: PTH100, PTH120 - pathlib is dear to import
        self._by_file = {each.name.identity: each for each in self.reports}
        self._by_key: dict[tuple[str, int, str], list[KnownReport]] = {}
        for each in self.reports:
            if each.name.key is not None:
                self._by_key.setdefault(each.name.key, []).append(each)

    def named(self, path: str | None, number: int | None, body: str | None, year: int | None, together: str = "") -> Named:
        """Return what a report is known by here."""
        file = relative(path, self.base) + (f"#{number}" if number is not None else "") if path is not None else ""
        return Named(file, body, year, together)

    def find(self, name: Named) -> KnownReport | None:
        """
        Return what is known of a report, or None.

        A file that now holds the report of another year or body is another report.
        """
        found = self._by_file.get(name.identity)
        if found is not None and found.name.agrees(name):
            return found
        alike = self._by_key.get(name.key, ()) if name.key is not None else ()
        gone = [each for each in alike if not self.is_there(each.name)]
        return gone[0] if len(gone) == 1 else None

    def is_there(self, name: Named) -> bool:
        """Say whether the file of a report exists; what is about no report has none that could be lacking."""
        if not name.file:
            return True
        file = name.file.rpartition("#")[0] if _numbered(name.file) else name.file
        return file != "-" and os.path.exists(os.path.join(self.base, file))  # noqa: PTH110, PTH118 - as above

    def to_dict(self) -> dict[str, Any]:
        """Return the baseline as the JSON values of its file, in an order that changes little."""
        return {
            "contract": CONTRACT,
            "reports": [
                {
                    "file": name.file,
                    "body": name.body,
                    "year": name.year,
                    **({"together": name.together} if name.together else {}),
                    "findings": [known._asdict() for known in sorted(set(findings), key=lambda known: known[:2])],
                }
                for name, findings in sorted(self.reports, key=lambda each: each.name.identity)
                if findings
            ],
        }

    @classmethod
    def load(cls, file: str | os.PathLike[str]) -> Self:
        """
        Read a baseline.

        Raises:
            UsageError: The file cannot be read, or is no baseline.
        """
        path = os.fspath(file)
        try:
            with open(path, "rb") as stream:  # noqa: PTH123 - as above
                data = json.loads(stream.read(_MOST))
        except OSError as error:
            raise UsageError.of("error.baseline", file=path, reason=error.strerror or str(error)) from None
        except (ValueError, RecursionError) as error:
            raise UsageError.of("error.baseline", file=path, reason=str(error)) from None
        return cls.from_dict(data, file=path)

    @classmethod
    def from_dict(cls, data: Any, *, file: str) -> Self:
        """
        Read a baseline back from `to_dict`; keys that are not known are left alone.

        Raises:
            UsageError: It is no baseline.
        """
        if not isinstance(data, Mapping) or cast("Mapping[str, Any]", data).get("contract") != CONTRACT:
            raise UsageError.of("error.baseline", file=file, reason=f"contract != {CONTRACT}")
        try:
            return cls([_known_report(each) for each in cast("Mapping[str, Any]", data)["reports"]], file)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise UsageError.of("error.baseline", file=file, reason=f"{type(error).__name__}: {error}") from None


def _known_report(data: Mapping[str, Any]) -> KnownReport:
    name = Named(data["file"], data.get("body"), data.get("year"), data.get("together", ""))
    findings = tuple(Known(each["rule"], each["fingerprint"], str(each.get("message", ""))) for each in data["findings"])
    texts: list[Any] = [name.file, name.body or "", name.together, *(text for known in findings for text in known)]
    years: list[Any] = [name.year]
    if not all(isinstance(text, str) for text in texts) or not all(isinstance(year, int | None) for year in years):
        raise TypeError(f"{name.file!r}"[:80])
    return KnownReport(name, findings)


def _numbered(file: str) -> bool:
    return file.rpartition("#")[2].isdecimal() and "#" in file
