"""Reports as data frames, and frames of pages as inputs: the same values, nulls and whole numbers everywhere."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from gov_disclosure import Result, UsageError, check, parse_file, parse_many
from gov_disclosure.corpus import columns_of

pa = pytest.importorskip("pyarrow")
from gov_disclosure.corpus import to_arrow, to_pandas, to_polars  # noqa: E402 - where it is installed
from gov_disclosure.corpus.arrow import arrow_schema  # noqa: E402 - as above

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
FILES = [EXAMPLES / name for name in ("sound-2024.txt", "faulty-2024.txt", "sound-2016-statistics.html")]


@pytest.fixture(scope="module")
def results() -> list[Result]:
    return [*parse_many([*FILES, ("bad.txt", b"")], jobs=1, isolate=False)]


@pytest.mark.parametrize("table", ["reports", "cells", "findings", "errors"])
def test_every_table_has_its_schema(results: list[Result], table: str) -> None:
    found = to_arrow(iter(results), table=table)
    assert found.schema.equals(arrow_schema(table))
    assert to_arrow([], table=table).schema.equals(arrow_schema(table))
    assert found.column("source").to_pylist()


def test_wide_and_long_say_the_same(results: list[Result]) -> None:
    wide = {row["source"]: row for row in to_arrow(results).to_pylist()}
    for row in to_arrow(results, table="cells").to_pylist():
        if row["value"] is not None and row["value"] == row["value"].to_integral_value() and row["path"] in wide[row["source"]]:
            assert wide[row["source"]][row["path"]] == row["value"]
    assert set(wide) == {str(file) for file in FILES}


def test_findings_are_those_of_check(results: list[Result]) -> None:
    found = to_arrow(results, table="findings").to_pylist()
    assert [(row["rule"], row["fingerprint"]) for row in found] == [
        (each.rule, each.fingerprint) for result in results for report in result.reports for each in check(report)
    ]


def test_a_report_by_itself_has_no_source() -> None:
    (row,) = to_arrow(parse_file(FILES[0])).to_pylist()
    assert (row["source"], row["digest"], row["part"], row["year"]) == (None, None, 1, 2024)


def test_pandas_keeps_whole_numbers_beside_nulls(results: list[Result]) -> None:
    pytest.importorskip("pandas")
    frame = to_pandas(results)
    assert list(frame.columns) == [column.name for column in columns_of("reports")]
    column = frame["requests.received.total"]
    assert column.isna().tolist() == [False, False, True]
    assert all(isinstance(value, int) for value in column.dropna())
    assert all(isinstance(value, Decimal) for value in to_pandas(results, table="cells")["value"].dropna())


def test_polars_has_the_same(results: list[Result]) -> None:
    pytest.importorskip("polars")
    for table in ("reports", "cells", "findings"):
        assert to_polars(results, table=table).to_dicts() == to_arrow(results, table=table).to_pylist()


class TestSources:
    def pages(self) -> dict[str, list[object]]:
        return {
            "url": ["a.txt", "b.txt", "c.txt"],
            "html": [FILES[0].read_bytes(), None, FILES[0].read_bytes()],
            "type": ["text/plain", None, None],
        }

    @pytest.mark.parametrize("kind", ["pyarrow", "pandas", "polars", "lazy"])
    def test_rows_of_any_frame_are_inputs(self, kind: str) -> None:
        pytest.importorskip("narwhals")
        from gov_disclosure.corpus import frame_sources

        frame = pa.table(self.pages())
        if kind == "pandas":
            frame = pytest.importorskip("pandas").DataFrame(self.pages())
        elif kind in {"polars", "lazy"}:
            frame = pytest.importorskip("polars").DataFrame(self.pages())
            frame = frame.lazy() if kind == "lazy" else frame
        sources = list(frame_sources(frame, name="url", data="html", media_type="type"))
        assert [(each.name, each.media_type, len(each.data or b"")) for each in sources] == [
            ("a.txt", "text/plain", FILES[0].stat().st_size), ("b.txt", None, 0), ("c.txt", None, FILES[0].stat().st_size),
        ]  # fmt: skip
        results = list(parse_many(sources, jobs=1, isolate=False))
        assert [result.error is None for result in results] == [True, False, True]

    def test_a_text_is_no_longer_in_the_encoding_that_it_declares(self) -> None:
        pytest.importorskip("narwhals")
        from gov_disclosure.corpus import frame_sources

        page = '<meta charset="gbk">页'
        (source,) = frame_sources(
            pa.table({"name": ["a"], "data": [page], "type": ["text/html; charset=gbk"]}), media_type="type"
        )
        assert (source.data, source.media_type) == (page.encode(), "text/html; charset=utf-8")

    def test_wrong_use_is_told(self) -> None:
        pytest.importorskip("narwhals")
        from gov_disclosure.corpus import frame_sources

        with pytest.raises(UsageError, match="html"):
            frame_sources(pa.table({"name": ["a"]}), data="html")
        with pytest.raises(UsageError, match="list"):
            frame_sources([1])


def test_what_is_no_report_is_told() -> None:
    with pytest.raises(UsageError, match="str"):
        to_arrow(["a.html"])
    with pytest.raises(UsageError, match="reports"):
        to_arrow([], table="all")
