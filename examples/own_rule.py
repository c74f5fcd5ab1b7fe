"""A rule of one's own, in ten lines: `python examples/own_rule.py FILE`."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from gov_disclosure import Report, RuleSet, check, parse_file, rule

TOTAL, GRANTED = "requests.outcome.total.total", "requests.outcome.granted.total"


@rule("CL101", severity="warning", needs=[TOTAL, GRANTED])
def granted_share(report: Report) -> Iterator[str]:
    """Of the requests decided, at least half are granted."""
    total, granted = report.value(TOTAL), report.value(GRANTED)
    if 2 * granted < total:
        yield f"only {granted} of {total} requests were granted"


if __name__ == "__main__":
    for finding in check(parse_file(sys.argv[1]), RuleSet.default().with_rules(granted_share), file=sys.argv[1]):
        print(f"{finding.file}:{finding.line}: {finding.rule} {finding.message}")
