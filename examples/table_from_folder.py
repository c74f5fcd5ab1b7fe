"""
One clean table from a folder of reports: `python examples/table_from_folder.py FOLDER > cells.csv`.

A line for each cell of each report: file, body, year, path, value, state. A cell that holds no number
has no value, and its state says why; it is never 0.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

import gov_disclosure

COLUMNS = ("file", "body", "year", "path", "value", "state")
SUFFIXES = {".htm", ".html", ".md", ".txt"}


def rows(folder: Path) -> Iterator[tuple[Any, ...]]:
    """Yield a row for each cell of the reports below a folder; what is no report is named and passed over."""
    for file in sorted(folder.rglob("*")):
        if file.suffix.lower() not in SUFFIXES:
            continue
        try:
            report = gov_disclosure.parse_file(file)
        except gov_disclosure.GovDisclosureError as error:
            print(f"{file}: {error}", file=sys.stderr)
            continue
        for path, cell in report:
            yield file.name, report.body, report.year, path, cell.value, cell.state.value


def write(folder: Path, stream: TextIO) -> None:
    """Write the table of a folder as CSV."""
    table = csv.writer(stream, lineterminator="\n")
    table.writerow(COLUMNS)
    table.writerows(rows(folder))


if __name__ == "__main__":
    write(Path(sys.argv[1]), sys.stdout)
