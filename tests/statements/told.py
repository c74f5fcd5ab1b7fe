"""
True paragraphs about made-up tables, and the same with one number false: `python -m tests.statements.told [REPORTS]`.

What is true must give no finding of GD5, whatever else the paragraph counts; what is false, and fits nothing that the tables may
lawfully mean, must give one.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

from gov_disclosure import RuleSet, check
from gov_disclosure.report import Report
from gov_disclosure.testing import build_report, some_figures
from gov_disclosure.testing.false_sentences import with_sentence

RULES = RuleSet.default(plugins=False).only("GD5")
FILE = Path(__file__).parent / "told.txt"
_PLACE = re.compile(r"\{([^{}]*)\}")
_REMEDY = {"U": "upheld", "K": "corrected", "O": "other_result", "P": "pending"}


def numbers(report: Report) -> dict[str, int]:
    """Return what the names of the file stand for in a report."""

    def added(*starts: str) -> int:
        return sum(
            int(figure.value or 0)
            for path, figure in report
            for start in starts
            if path == start or (start.endswith(".") and path.startswith(start) and path.endswith(".total"))
        )

    outcome, suits = "requests.outcome.", "remedies.litigation."
    found = {
        "R": added("requests.received.total"), "CI": added("requests.carried_in.total"),
        "CO": added("requests.carried_out.total"), "P": added(outcome + "total.total"),
        "G": added(outcome + "granted.total"), "PG": added(outcome + "partially_granted.total"), "D": added(outcome + "denied."),
        "NA": added(outcome + "not_available."), "NP": added(outcome + "not_processed."), "O": added(outcome + "other."),
        "NAT": added("requests.received.natural_person"), "RC": added("remedies.reconsideration.total"),
        "LD": added(suits + "direct.total"), "LA": added(suits + "after_reconsideration.total"),
        "NI": added("proactive.normative_documents.issued"), "NR": added("proactive.normative_documents.repealed"),
        "NF": added("proactive.normative_documents.in_force"), "DL": added("proactive.licensing_decisions"),
        "DP": added("proactive.penalty_decisions"), "DC": added("proactive.coercion_decisions"),
    }  # fmt: skip
    found |= {f"R{key}": added(f"remedies.reconsideration.{name}") for key, name in _REMEDY.items()}
    return found | {"ORG": found["R"] - found["NAT"], "L": found["LD"] + found["LA"]}


def reports(count: int) -> Iterator[tuple[Report, bool, Random]]:
    """Yield made-up reports of a department and of a government in turn, each with what made it."""
    for number in range(count):
        random = Random(f"told/{number}")
        government = number % 2 > 0
        body = "清河县人民政府" if government else "清河县水务局"
        yield build_report("form_2021", some_figures("form_2021", random), body=body), government, random


def paragraphs(*, government: bool) -> list[tuple[str, str]]:
    """Return the paragraphs that such a body may write, each with its aspect."""
    found: list[tuple[str, str]] = []
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#") or line.startswith("!") != government:
            continue
        text = line.removeprefix("!")
        found.append((text.removeprefix("@"), "on_request" if text.startswith("@") else "proactive_disclosure"))
    return found


def filled(text: str, told: dict[str, int], false: int | None = None, instead: int = 0) -> str | None:
    """Return a paragraph with its numbers, one of them false; None where a share has nothing to be of."""
    parts: list[str] = []
    last = 0
    for number, place in enumerate(_PLACE.finditer(text)):
        name = place[1]
        whole, slash, of = name.partition("/")
        value = sum(told[each] for each in whole.lstrip("~=").split("+"))
        if slash:
            base = sum(told[each] for each in of.split("+"))
            if not base:
                return None
            said = f"{100 * value / base:.1f}"
        elif name.startswith("~"):
            if value < 10:
                return None
            said = str(value // 10 ** (len(str(value)) - 1) * 10 ** (len(str(value)) - 1))
        else:
            said = str(instead if number == false else value)
        parts += (text[last : place.start()], said)
        last = place.end()
    return "".join((*parts, text[last:]))


def lawful(told: dict[str, int]) -> set[int]:
    """Return all numbers that a false one must not be by chance: those of the tables, and sums of two."""
    values = set(told.values())
    return values | {one + other for one in values for other in values} | {abs(one - other) for one in values for other in values}


def _outside(known: set[int], random: Random) -> int:
    """Return a number that is none of those known."""
    while (number := random.randint(1, 99_999)) in known:
        pass
    return number


def measure(count: int) -> tuple[list[str], list[str], Counter[str]]:
    """Return false findings, false sentences that were not found, and how many of each were tried."""
    wrong: list[str] = []
    missed: list[str] = []
    tried: Counter[str] = Counter()
    for report, government, random in reports(count):
        told = numbers(report)
        known = lawful(told)
        for text, aspect in paragraphs(government=government):
            true = filled(text, told)
            if true is None:
                continue
            tried["true"] += 1
            findings = check(with_sentence(report, true, aspect), RULES)
            wrong += [f"{finding.rule} {finding.message} | {true}" for finding in findings]
            places = [number for number, place in enumerate(_PLACE.finditer(text)) if not set(place[1]) & set("/~=")]
            if not places:
                continue
            place = random.choice(places)
            instead = _outside(known, random)
            false = filled(text, told, place, instead)
            tried["false"] += 1
            if false is not None and not check(with_sentence(report, false, aspect), RULES):
                missed.append(f"{place} {false}")
    return wrong, missed, tried


def main() -> int:
    """Print the figures."""
    wrong, missed, tried = measure(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
    for line in (*wrong[:40], *missed[:40]):
        sys.stdout.write(f"{line}\n")
    sys.stdout.write(f"{tried['true']} true paragraphs, {len(wrong)} false findings; ")
    sys.stdout.write(f"{tried['false']} with a false number, {len(missed)} missed\n")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
