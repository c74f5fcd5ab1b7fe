"""`python -m benchmarks`: print the tables; with `--write` keep them for the documentation."""

from __future__ import annotations

from benchmarks.run import main

if __name__ == "__main__":
    raise SystemExit(main())
