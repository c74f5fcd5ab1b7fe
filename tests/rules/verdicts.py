"""How each rule judges plain reports on each form; `python -m tests.rules.verdicts` writes it, to be looked at as a change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gov_disclosure import Report, RuleSet, parse_text
from gov_disclosure.forms import known_forms
from gov_disclosure.rules import evaluate
from gov_disclosure.testing import build_report, render_text, with_figures
from gov_disclosure.testing.building import open_cells, settled

VERDICTS = Path(__file__).with_name("verdicts.txt")


def reports() -> Iterator[tuple[str, Report]]:
    """Yield reports of every plain kind: full of zeros, figures, blanks, marks or words; without text; without tables."""
    yield "nothing", Report()
    for form in known_forms():
        zeros = build_report(form)
        full = build_report(form, settled(form, {path: 3 + number % 5 for number, path in enumerate(open_cells(form))}))
        text = render_text(full)
        yield f"{form} zeros", zeros
        yield f"{form} figures", full
        yield f"{form} read", parse_text(text)
        for name, filling in (("blanks", None), ("marks", "/"), ("words", "见附件")):
            yield f"{form} {name}", with_figures(full, dict.fromkeys(full.cells, filling))
        yield f"{form} half blank", with_figures(full, dict.fromkeys([*full.cells][::2]))
        yield f"{form} no tables", parse_text("\n".join(line for line in text.splitlines() if not line.startswith("|")))
        yield f"{form} no text", parse_text("\n".join(_bare(text)))
        yield f"{form} of another year", build_report(form, year=2030)


def _bare(text: str) -> Iterator[str]:
    """Yield the title, the headings of sections and the tables."""
    for number, line in enumerate(text.splitlines()):
        if not number or line.startswith("|") or (line[1:2] == "、" and len(line) < 40):
            yield line


def judged() -> str:
    """Return the verdicts, as the file has them."""
    lines = []
    rules = RuleSet.default(plugins=False)
    for name, report in reports():
        lines.append(f"# {name}")
        for rule in rules:
            if rule.over == "report":
                evaluation = evaluate(report, rules.only(rule.code), include_not_evaluable=True, strict=True)
                counts = sorted(f"{verdict.value} {count}" for verdict, count in evaluation.tally.items() if count)
                lines.append(f"{rule.code}: {', '.join(counts)}; {len(evaluation.findings)} told")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    VERDICTS.write_text(judged(), encoding="utf-8")
