"""A table of a folder with Ray Data: `read_batches` over each batch."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import ray

from gov_disclosure.corpus.arrow import read_batches


def rows_of(files: pa.Table, table: str) -> pa.Table:
    """Return the rows of a batch of files."""
    named = files.select(["path", "bytes"]).rename_columns(["name", "data"])
    return pa.Table.from_batches(list(read_batches(iter(named.to_batches()), table=table)))


def dataset_of(folder: str, table: str) -> Any:
    """Return a table of all pages below a folder, or an address that Ray can read, as a data set."""
    files = ray.data.read_binary_files(folder, include_paths=True, file_extensions=["html"])
    return files.map_batches(rows_of, batch_format="pyarrow", batch_size=64, fn_kwargs={"table": table})


def table_of(folder: Path, table: str) -> Any:
    """Return the same as an Arrow table, from two processes here."""
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    try:
        return pa.concat_tables(ray.get(dataset_of(str(folder), table).to_arrow_refs()))
    finally:
        ray.shutdown()


if __name__ == "__main__":
    print(table_of(Path(sys.argv[1]), "reports").num_rows)
