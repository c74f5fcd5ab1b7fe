"""A table of a folder with Spark: `read_batches` is what `mapInArrow` takes."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import Any

from pyspark.sql import SparkSession
from pyspark.sql.functions import regexp_replace
from pyspark.sql.pandas.types import from_arrow_schema

from gov_disclosure.corpus.arrow import arrow_schema, read_batches


def frame_of(spark: SparkSession, folder: str, table: str) -> Any:
    """Return a table of all pages below a folder, or an address that Spark can read, as a data frame."""
    files = spark.read.format("binaryFile").option("pathGlobFilter", "*.html").option("recursiveFileLookup", "true").load(folder)
    named = files.select(regexp_replace("path", "^file:/+", "/").alias("name"), "content")
    return named.mapInArrow(partial(read_batches, table=table), from_arrow_schema(arrow_schema(table)))


def table_of(folder: Path, table: str) -> Any:
    """Return the same as an Arrow table, from two processes here."""
    settings = {"spark.ui.enabled": "false", "spark.sql.execution.arrow.maxRecordsPerBatch": "64"}
    builder = SparkSession.builder.master("local[2]").appName("gov-disclosure")
    for name, value in settings.items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    try:
        return frame_of(spark, str(folder), table).toArrow()
    finally:
        spark.stop()


if __name__ == "__main__":
    print(table_of(Path(sys.argv[1]), "reports").num_rows)
