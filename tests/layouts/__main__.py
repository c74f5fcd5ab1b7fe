"""Write every layout with its expected values: ``python -m tests.layouts --out DIR --seeds 3``."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from .catalogue import LAYOUTS, Case, cases


def write(case: Case, folder: Path) -> None:
    """The file, and beside it what is expected, in the shape of the hand-checked samples."""
    (folder / case.name).write_bytes(case.rendered.data)
    expected: dict[str, object] = {**case.rendered.expected, "_also": case.rendered.alternatives}
    if case.rendered.states:
        expected["_states"] = case.rendered.states
    text = json.dumps(expected, ensure_ascii=False, indent=1)
    (folder / f"{case.name}.expected.json").write_text(text + "\n", encoding="utf-8")


def main() -> int:
    """Write the files and say how many."""
    options = argparse.ArgumentParser(prog="python -m tests.layouts", description=__doc__)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--seeds", type=int, default=3)
    options.add_argument("--layout", default="", help="only layouts whose name contains this")
    chosen = options.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    count = 0
    for case in cases(chosen.seeds, containing=chosen.layout):
        write(case, chosen.out)
        count += 1
    print(f"{len(LAYOUTS)} layouts, {count} files in {chosen.out}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
