"""Measure made-up archives: ``python -m tests.archive --seeds 20``; the exit status is 1 where a value is false."""

from __future__ import annotations

import argparse
from collections import Counter
from decimal import Decimal

from gov_disclosure import Report, parse_bytes

from .making import Item, archive

YEN = ("statistics.request_fees_wan_yuan", "statistics.capacity.budget_wan_yuan")


def judge(report: Report, item: Item) -> dict[str, list[str]]:
    """Return the paths that are false, missing, or of another state."""
    found: dict[str, list[str]] = {"form": [], "false": [], "missing": [], "state": []}
    if report.form != item.form:
        found["form"].append(f"{report.form} for {item.form}")
    for path, value in item.values.items():
        told = report.value(path) if report.form is not None else None
        due = Decimal(str(value)) if value is not None and isinstance(told, Decimal) else value
        if told == due:
            state = item.states.get(path)
            figure = report.cells.get(path)
            if state and (figure is None or figure.state.value != state):
                found["state"].append(f"{path}: {figure.state.value if figure else None} for {state}")
        else:
            found["missing" if told is None else "false"].append(f"{path}: {told!r} for {value!r}")
    return found


def main() -> int:
    """Print the figures, and the reports at fault."""
    options = argparse.ArgumentParser(prog="python -m tests.archive", description=__doc__)
    options.add_argument("--seeds", type=int, default=20)
    options.add_argument("--first", type=int, default=0)
    options.add_argument("--show", type=int, default=0)
    options.add_argument("--manner", default="")
    options.add_argument("--year", type=int, default=0)
    chosen = options.parse_args()
    counts: Counter[str] = Counter()
    for seed in range(chosen.first, chosen.first + chosen.seeds):
        for item in archive(seed, years=range(chosen.year, chosen.year + 1) if chosen.year else range(2008, 2026)):
            if not item.layout.startswith(chosen.manner):
                continue
            found = judge(parse_bytes(item.data, name=item.name), item)
            counts["reports"] += 1
            counts["cells"] += len(item.values)
            for kind, paths in found.items():
                counts[kind] += len(paths)
            faults = {kind: (len(paths), paths[:2]) for kind, paths in found.items() if paths}
            counts["reports at fault"] += bool(faults)
            if faults and counts["reports at fault"] <= chosen.show:
                print(item.name, item.layout, faults)
    print(dict(counts))
    return 1 if counts["false"] or counts["form"] else 0


if __name__ == "__main__":
    raise SystemExit(main())
