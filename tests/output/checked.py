"""Reports that are checked and handed to a writer, as the command does it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from gov_disclosure import Report, RuleSet, parse_all
from gov_disclosure.output.formats import Source, Summary, Writer
from gov_disclosure.published import Published
from gov_disclosure.rules import evaluate
from gov_disclosure.rules.engine import Evaluation
from gov_disclosure.showing import read_published

CASES = Path(__file__).parent.parent / "cases"
FAULTY = CASES / "GD401" / "violated.txt"
SOUND = CASES / "GD401" / "holds.txt"
EXAMPLES = Path(__file__).parent.parent.parent / "examples"


class Checked(NamedTuple):
    """A report, what was found in it, and what its file shows."""

    name: str
    report: Report
    evaluation: Evaluation
    published: Published


SUMS = RuleSet.default(plugins=False).only("GD304", "GD305", "GD401", "GD402", "GD403", "GD404")
"""So many findings as these have, whatever other rules there are."""


def checked(source: Path | bytes, rules: Any = None, name: str | None = None, **options: Any) -> Checked:
    """Read and check a report."""
    data = source if isinstance(source, bytes) else source.read_bytes()
    called = name or (source.name if isinstance(source, Path) else "report.html")
    report = parse_all(data, name=called)[0]
    rules = SUMS if rules is None else rules
    return Checked(called, report, evaluate(report, rules, file=called, **options), read_published(data, name=called))


def write(writer: Writer, each: Iterable[Checked]) -> None:
    """Let a writer write some reports."""
    writer.begin()
    reports = list(each)
    for name, report, evaluation, published in reports:
        writer.add(report, evaluation, name, Source(name, published=lambda published=published: published))
    writer.end(Summary(0, len(reports)))


def page_with(cell: str = "3", *, title: str = "", words: str = "", extra: str = "") -> str:
    """Return a page with a report whose first cell of figures holds something."""
    text = (EXAMPLES / "sound-2024.html").read_text("utf-8")
    text = text.replace("<td>20</td>", f"<td>{cell}</td>", 1)
    text = text.replace("澄湖县数据资源管理局2024年", f"澄湖县{title}数据资源管理局2024年")
    return text.replace("</body>", f"<p>{words}</p>{extra}</body>")
