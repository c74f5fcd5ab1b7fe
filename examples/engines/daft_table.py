"""A table of a folder with Daft: the rows of each file are a list, which is then spread."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import daft
import pyarrow as pa

from gov_disclosure.corpus.arrow import arrow_schema, read_batches


def frame_of(files: list[Path], table: str) -> Any:
    """Return a table of files as a data frame of Daft."""
    row = pa.struct(list(arrow_schema(table)))

    @daft.func.batch(return_dtype=daft.DataType.from_arrow_type(pa.list_(row)))
    def rows(name: Any, data: Any) -> Any:
        found: list[Any] = []
        for each in zip(name.to_pylist(), data.to_pylist(), strict=True):
            batch = pa.record_batch({"name": [each[0]], "data": [each[1]]})
            found.append([line for rows in read_batches(iter([batch]), table=table) for line in rows.to_pylist()])
        return pa.array(found, pa.list_(row))

    paths = daft.from_pydict({"name": [str(file) for file in files]})
    read = paths.with_column("data", daft.col("name").download())
    # A file without rows has an empty list: spread, it would be a row of nulls.
    spread = read.select(rows(daft.col("name"), daft.col("data")).alias("row")).explode("row")
    fields = [daft.col("row").get(name).alias(name) for name in arrow_schema(table).names]
    return spread.where(daft.col("row").not_null()).select(*fields)


def table_of(folder: Path, table: str) -> Any:
    """Return the same as an Arrow table."""
    return frame_of(sorted(folder.glob("*.html")), table).to_arrow()


if __name__ == "__main__":
    print(table_of(Path(sys.argv[1]), "reports").num_rows)
