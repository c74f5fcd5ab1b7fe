"""Each engine makes the same tables as one process here, byte for byte once they are in one order."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path
from types import ModuleType

import pytest

pa = pytest.importorskip("pyarrow")
from gov_disclosure.corpus.arrow import arrow_schema  # noqa: E402 - where it is installed

ROOT = Path(__file__).parent.parent.parent
NEEDS = {"spark": "pyspark", "dask": "distributed", "ray": "ray.data", "daft": "daft"}
ORDER = {"reports": (), "cells": ("path",), "findings": ("rule", "fingerprint"), "errors": ()}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("pages")
    pages = [file.read_text(encoding="utf-8") for file in sorted((ROOT / "examples").glob("*.html"))]
    for number in range(24):
        page = pages[number % len(pages)].replace("澄湖县", f"第{number}县").replace("41", str(41 + number % 3))
        (found / f"{number:03}.html").write_text(page, encoding="utf-8")
    (found / "other.html").write_text("<p>关于开会的通知</p>", encoding="utf-8")
    return found


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"{name}_table", ROOT / "examples" / "engines" / f"{name}_table.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def in_order(found: pa.Table, table: str) -> bytes:
    """Return a table as bytes, its rows in order."""
    schema = arrow_schema(table)
    keys = [(name, "ascending") for name in ("source", *(["part"] if "part" in schema.names else []), *ORDER[table])]
    rows = found.select(schema.names).cast(schema).sort_by(keys).combine_chunks()
    sink = pa.BufferOutputStream()
    with pa.ipc.new_file(sink, schema) as writer:
        writer.write_table(rows)
    return sink.getvalue().to_pybytes()


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("table", ["reports", "cells", "findings", "errors"])
@pytest.mark.parametrize("engine", sorted(NEEDS))
def test_tables_are_those_of_one_process(engine: str, table: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if importlib.util.find_spec(NEEDS[engine].partition(".")[0]) is None:
        pytest.skip(f"{engine} is not installed")
    if engine == "spark" and shutil.which("java") is None:
        pytest.skip("Spark needs Java")
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "src"))
    monkeypatch.setenv("RAY_ENABLE_UV_RUN_RUNTIME_ENV", "0")
    local = load("local").table_of(folder, table)
    assert local.num_rows > 0
    assert in_order(load(engine).table_of(folder, table), table) == in_order(local, table)
