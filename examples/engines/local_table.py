"""A table of a folder in this process: what the engines are measured against."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa

from gov_disclosure.corpus.arrow import read_batches

BATCH = 16


def inputs(files: list[Path]) -> Iterator[Any]:
    """Yield the files as batches of `name` and `data`."""
    for start in range(0, len(files), BATCH):
        chosen = files[start : start + BATCH]
        yield pa.record_batch({"name": [str(file) for file in chosen], "data": [file.read_bytes() for file in chosen]})


def table_of(folder: Path, table: str) -> Any:
    """Return a table of all pages in a folder."""
    rows = list(read_batches(inputs(sorted(folder.glob("*.html"))), table=table))
    return pa.Table.from_batches(rows)


if __name__ == "__main__":
    print(table_of(Path(sys.argv[1]), "reports").num_rows)
