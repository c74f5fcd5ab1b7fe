"""A table of a folder with Dask: `read_batches` over each partition."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import dask.dataframe as dd
import pandas as pd
import pyarrow as pa
from dask.distributed import Client, LocalCluster

from gov_disclosure.corpus.arrow import arrow_schema, read_batches


def rows_of(files: pd.DataFrame, table: str) -> pd.DataFrame:
    """Return the rows of a partition of paths."""
    data = [Path(name).read_bytes() for name in files["name"]]
    batch = pa.record_batch({"name": [*files["name"]], "data": data})
    rows = pa.Table.from_batches(list(read_batches(iter([batch]), table=table)))
    return rows.to_pandas(types_mapper=pd.ArrowDtype)


def frame_of(files: list[Path], table: str, partitions: int) -> Any:
    """Return a table of files as a data frame of Dask."""
    paths = dd.from_pandas(pd.DataFrame({"name": [str(file) for file in files]}), npartitions=partitions)
    meta = arrow_schema(table).empty_table().to_pandas(types_mapper=pd.ArrowDtype)
    return paths.map_partitions(rows_of, table, meta=meta)


def table_of(folder: Path, table: str) -> Any:
    """Return the same as an Arrow table, from two processes here."""
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster, Client(cluster):
        found = frame_of(sorted(folder.glob("*.html")), table, 4).compute()
    return pa.Table.from_pandas(found, schema=arrow_schema(table), preserve_index=False)


if __name__ == "__main__":
    print(table_of(Path(sys.argv[1]), "reports").num_rows)
