"""Findings → SARIF 2.1.0, as code scanning and editors take it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from gov_disclosure.diagnostics import Severity
from gov_disclosure.messages import text
from gov_disclosure.output.addresses import uri_of
from gov_disclosure.output.outcomes import suppressed
from gov_disclosure.output.regions import Regions
from gov_disclosure.output.sarif_rules import LEVELS, descriptors
from gov_disclosure.output.widths import escaped
from gov_disclosure.rules.finding import Finding, Operand, Verdict

if TYPE_CHECKING:
    from gov_disclosure.output.formats import Beside, Run, Source, Summary
    from gov_disclosure.report import Report
    from gov_disclosure.rules.engine import Evaluation
    from gov_disclosure.rules.suppressing import Suppression
    from gov_disclosure.spans import Position

__all__ = ["MAX_LOCATIONS", "MAX_RESULTS", "SarifWriter"]

MAX_RESULTS = 25_000
"""So many results of a run GitHub takes."""
MAX_LOCATIONS = 1_000
"""So many places of a result."""
_OPEN = 64
_VERSION = "2.1.0"
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LANGUAGES = {"zh": "zh-CN", "en": "en"}
_PLACEHOLDER = re.compile(r"\{[0-9]")


class SarifWriter:
    """
    Writes findings as one SARIF log with one run, when all are known.

    Args:
        run: Where to, in which language, and the rules.
    """

    def __init__(self, run: Run) -> None:
        self._run = run
        self._results: list[tuple[tuple[bool, bool, int], dict[str, Any]]] = []
        self._codes: list[str] = []
        self._notes: list[dict[str, Any]] = []
        self._regions: dict[str, Regions] = {}

    def begin(self) -> None:
        """Write nothing yet."""

    def add(self, _report: Report, evaluation: Evaluation, _file: str, source: Source) -> None:
        """Take the findings of a report, and those that are waived or known."""
        for finding in evaluation.findings:
            self._take(finding, source.path, {})
        for suppression in evaluation.suppressed:
            self._take(suppression.finding, source.path, {}, suppression)
        # The lines of a file are kept no longer than they are asked for.
        self._regions.clear()

    def add_together(self, _called: str, evaluation: Evaluation, beside: Mapping[str, Beside]) -> None:
        """Take the findings of several reports together; their cells are in files of their own."""
        paths = {file: each.path for file, each in beside.items()}
        both = [*((finding, None) for finding in evaluation.findings), *((each.finding, each) for each in evaluation.suppressed)]
        for finding, suppression in both:
            if finding.file is None:
                self._notes.append(self._note(finding))
            else:
                self._take(finding, paths.get(finding.file, finding.file), paths, suppression)
            if len(self._regions) > _OPEN:
                self._regions.clear()
        self._regions.clear()

    def tell(self, findings: Sequence[Finding]) -> None:
        """Take findings that are about no report: a result without a place is refused by GitHub, and they have a list."""
        self._notes += map(self._note, findings)

    def end(self, summary: Summary) -> None:
        """Write the log; of too many results the gravest are kept, and how many are not is told."""
        kept = self._results
        if len(kept) > MAX_RESULTS:
            gravest = sorted(range(len(kept)), key=lambda at: (kept[at][0], at))[:MAX_RESULTS]
            kept = [kept[at] for at in sorted(gravest)]
        rules = descriptors(self._run.rules, self._codes, self._run.language)
        index = {rule["id"]: at for at, rule in enumerate(rules)}
        for _, result in kept:
            result["ruleIndex"] = index[result["ruleId"]]
        run = {
            "tool": {"driver": self._driver(rules)},
            "language": _LANGUAGES[self._run.language],
            "columnKind": "unicodeCodePoints",
            "invocations": [self._invocation(summary, len(self._results) - len(kept))],
            "results": [result for _, result in kept],
            "properties": {"reports": summary.files, "fixed": summary.fixed},
        }
        log = {"$schema": _SCHEMA, "version": _VERSION, "runs": [run]}
        self._run.stream.write(escaped(json.dumps(log, ensure_ascii=False, indent=2)))
        self._run.stream.write("\n")

    # ---- parts ---------------------------------------------------------------------------------

    def _note(self, finding: Finding) -> dict[str, Any]:
        return {
            "descriptor": {"id": finding.rule},
            "level": LEVELS[finding.severity],
            "message": {"text": _literal(finding.render(self._run.language))},
            "properties": {"fingerprint": finding.fingerprint},
        }

    def _take(self, finding: Finding, path: str, paths: Mapping[str, str], suppression: Suppression | None = None) -> None:
        violated = finding.verdict is Verdict.VIOLATED
        places = [
            self._location(
                paths.get(operand.file, operand.file) or path, operand.position, (operand,), self._about(operand), number
            )
            for number, operand in enumerate(finding.operands[:MAX_LOCATIONS], 1)
        ]
        first = [each for each in finding.operands if each.position == finding.position][:1] or finding.operands[:1]
        result: dict[str, Any] = {
            "ruleId": finding.rule,
            "kind": "fail" if violated else "open",
            "level": LEVELS[finding.severity] if violated else "none",
            "message": {"text": _literal(self._message(finding))},
            "locations": [self._location(path, finding.position, first)],
            "partialFingerprints": {
                "govDisclosureFinding/v1": finding.fingerprint, "primaryLocationLineHash": f"{finding.fingerprint}:1",
            },
            "suppressions": [self._suppression(suppression)] if suppression is not None else [],
            "properties": self._properties(finding),
        }  # fmt: skip
        if places:
            result["relatedLocations"] = places
        if finding.rule not in self._codes:
            self._codes.append(finding.rule)
        gravity = (suppression is not None, not violated, -finding.severity.rank)
        self._results.append((gravity, result))

    def _message(self, finding: Finding) -> str:
        """Return the message, and below it what may have gone wrong."""
        language = self._run.language
        return "\n".join((finding.render(language), *(hint.render(language) for hint in finding.hints)))

    def _location(
        self,
        path: str,
        position: Position | None,
        operands: Sequence[Operand],
        message: str | None = None,
        number: int | None = None,
    ) -> dict[str, Any]:
        place: dict[str, Any] = {"artifactLocation": {"uri": uri_of(path)}}
        region = self._lines(path).region(position) if position is not None else None
        if region is not None:
            place["region"] = region
        found: dict[str, Any] = {"physicalLocation": place}
        if number is not None:
            found["id"] = number
        logical = [self._cell(operand) for operand in operands if operand.path]
        if position is not None:
            logical += self._place(position)
        if logical:
            found["logicalLocations"] = logical
        if message is not None:
            found["message"] = {"text": _literal(message)}
        return found

    def _lines(self, path: str) -> Regions:
        if path not in self._regions:
            self._regions[path] = Regions(path, self._run.limits)
        return self._regions[path]

    def _cell(self, operand: Operand) -> dict[str, Any]:
        name = operand.caption if self._run.language == "zh" and operand.caption else operand.path
        return {"fullyQualifiedName": operand.path, "name": name, "kind": "cell"}

    def _place(self, position: Position) -> list[dict[str, Any]]:
        """Return where in a document something stands that has no lines of text: table, row and column, or the page."""
        if position.table is None and position.page is None and position.part is None:
            return []
        told = {"part": position.part, "page": position.page, "table": position.table, "row": position.row}
        told |= {"column": position.column} if position.table is not None else {"line": position.line}
        parts = {key: value for key, value in told.items() if value is not None}
        name = ", ".join(f"{text(f'place_{key}_word', self._run.language)} {value}" for key, value in parts.items())
        path = "/".join(f"{key}={value}" for key, value in parts.items())
        return [{"fullyQualifiedName": path, "name": name, "kind": "place", "properties": {**parts, "line": position.line}}]

    def _about(self, operand: Operand) -> str:
        """Return a cell and what stands in it."""
        language = self._run.language
        name = operand.caption if language == "zh" and operand.caption else operand.path
        value = operand.value
        if value is None:
            value = f"“{operand.raw}”" if operand.raw.strip() else text(f"state_{operand.state.value}", language)
        side = f" ({operand.side})" if operand.side else ""
        return f"{name}: {value}{side}"

    def _suppression(self, suppression: Suppression) -> dict[str, Any]:
        return {"kind": "external", "status": "accepted", "justification": suppressed(suppression, self._run.language)}

    def _properties(self, finding: Finding) -> dict[str, Any]:
        told = finding.to_dict(self._run.language)
        keys = ("severity", "verdict", "paths", "expected", "actual", "fingerprint", "hints")
        return {"file": finding.file, **{key: told[key] for key in keys}}

    def _driver(self, rules: list[dict[str, Any]]) -> dict[str, Any]:
        driver: dict[str, Any] = {"name": "gov-disclosure", "rules": rules}
        if self._version:
            driver["version"] = self._version
        return driver

    @cached_property
    def _version(self) -> str:
        from importlib.metadata import PackageNotFoundError, version

        try:
            return version("gov-disclosure")
        except PackageNotFoundError:
            return ""

    def _invocation(self, summary: Summary, left_out: int) -> dict[str, Any]:
        language = self._run.language
        notes: list[dict[str, Any]] = []
        if left_out:
            words = text("sarif_left_out", language, count=left_out, limit=MAX_RESULTS)
            notes.append({"level": Severity.WARNING.value, "message": {"text": words}})
        for file, reason in summary.unread:
            where = {"physicalLocation": {"artifactLocation": {"uri": uri_of(file)}}}
            notes.append({"level": "error", "message": {"text": _literal(f"{file}: {reason}")}, "locations": [where]})
        return {
            "executionSuccessful": summary.status != 2,
            "exitCode": summary.status,
            "exitCodeDescription": text(f"status_{summary.status}", language),
            "toolExecutionNotifications": notes,
            "toolConfigurationNotifications": self._notes,
        }


def _literal(message: str) -> str:
    """Return words so that no reader of SARIF takes what a report says for a link or for a placeholder."""
    if "](" in message:
        message = message.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return message.replace("{", "{{").replace("}", "}}") if _PLACEHOLDER.search(message) else message
