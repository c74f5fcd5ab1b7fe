"""Measure detection: ``python -m tests.mixtures --seeds 100``; the exit status is 1 where a form is wrong in silence."""

from __future__ import annotations

import argparse
from collections import Counter

from gov_disclosure import NotAReportError, Report, parse_text
from tests.mixtures.making import Mixture, mixtures

SAID = frozenset(("GD121", "GD122", "GD124", "GD201", "GD202", "GD213"))
"""Codes that say that the form is doubtful, is not the one due, or mixed."""


def read(mixture: Mixture) -> tuple[str | None, bool]:
    """Return the form that a mixture was read on, and whether a diagnostic says that it may be otherwise."""
    try:
        report: Report = parse_text(mixture.text)
    except NotAReportError:
        return None, True
    return report.form, any(each.code in SAID for each in report.diagnostics)


def main() -> int:
    """Print the figures of each kind."""
    options = argparse.ArgumentParser(prog="python -m tests.mixtures", description=__doc__)
    options.add_argument("--seeds", type=int, default=100)
    options.add_argument("--kind", default="")
    options.add_argument("--show", type=int, default=0)
    chosen = options.parse_args()
    right: Counter[str] = Counter()
    all_of: Counter[str] = Counter()
    silent: Counter[str] = Counter()
    shown = 0
    for mixture in mixtures(chosen.seeds, kind=chosen.kind):
        form, said = read(mixture)
        all_of[mixture.kind] += 1
        right[mixture.kind] += form == mixture.form
        silent[mixture.kind] += form != mixture.form and not said
        if form != mixture.form and shown < chosen.show:
            shown += 1
            print(f"--- {mixture.kind} {mixture.seed}: {form} for {mixture.form}, said: {said}\n{mixture.text[:1200]}")
    for kind in sorted(all_of):
        print(f"{kind:44} {all_of[kind]:6} {right[kind]:6} {silent[kind]:4}")
    print(f"{'TOTAL':44} {all_of.total():6} {right.total():6} {silent.total():4}  {right.total() / all_of.total():.4f}")
    return 1 if silent.total() else 0


if __name__ == "__main__":
    raise SystemExit(main())
