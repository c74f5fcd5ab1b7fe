"""The border to Arrow: the same rows as everywhere, exact decimals, and a function that engines take as it is."""

from __future__ import annotations

import pickle
from decimal import Decimal
from pathlib import Path

import pytest

from gov_disclosure import UsageError, parse_file
from gov_disclosure.corpus import columns_of
from gov_disclosure.forms import known_forms

pa = pytest.importorskip("pyarrow")
from gov_disclosure.corpus.arrow import arrow_schema, batch_of, read_batches  # noqa: E402 - where it is installed
from gov_disclosure.corpus.batches import Batch  # noqa: E402 - as above

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
SOUND = EXAMPLES / "sound-2024.html"


def inputs(*files: Path, content: str = "data"):
    return pa.record_batch({"name": [str(file) for file in files], content: [file.read_bytes() for file in files]})


@pytest.mark.parametrize("table", ["reports", "cells", "findings", "errors"])
def test_batches_have_the_schema_of_the_table(table: str) -> None:
    for batch in read_batches(iter([inputs(*sorted(EXAMPLES.glob("*.html"))), inputs()]), table=table):
        assert batch.schema.equals(arrow_schema(table))
    assert arrow_schema(table).names == [column.name for column in columns_of(table)]


@pytest.mark.parametrize("form", list(known_forms()))
def test_the_schema_of_a_form_has_its_cells_alone_and_picks_them_from_the_table(form: str) -> None:
    of_form, whole = arrow_schema("reports", form), arrow_schema("reports")
    assert {name for name in of_form.names if name in known_forms()[form].cells} == set(known_forms()[form].cells)
    assert [field for field in whole if field.name in of_form.names] == list(of_form)
    others = set(whole.names) - set(of_form.names)
    assert others
    assert others.isdisjoint(known_forms()[form].cells)
    assert of_form.metadata[b"form"].decode() == form
    with pytest.raises(UsageError, match=form):
        arrow_schema("reports", "form_1999")


def test_values_are_those_of_the_report() -> None:
    (batch,) = read_batches(iter([inputs(SOUND, content="content")]), table="cells")
    report = parse_file(SOUND)
    assert batch.column("value").to_pylist() == [None if figure.value is None else Decimal(figure.value) for _, figure in report]


def test_an_input_without_a_report_is_a_row_of_errors() -> None:
    bad = pa.record_batch({"name": ["a", "b"], "data": [b"", None]})
    (batch,) = read_batches(iter([bad]), table="errors")
    assert batch.column("source").to_pylist() == ["a", "b"]
    assert [each.num_rows for each in read_batches(iter([bad]), table="reports")] == [0]


def test_a_number_that_cannot_be_held_exactly_is_null() -> None:
    row = [None] * len(columns_of("cells"))
    at = [column.name for column in columns_of("cells")].index("value")
    values = ["0.12345678901", "1" * 29, "1" * 28, "0.1234567891", 7, None, "-3.5", "1E+5"]
    rows = [[*row[:at], value, *row[at + 1 :]] for value in values]
    assert batch_of("cells", [Batch.of_rows(rows)]).column("value").to_pylist() == [
        None, None, Decimal("1" * 28), Decimal("0.1234567891"), Decimal(7), None, Decimal("-3.5"), Decimal(100_000),
    ]  # fmt: skip


def test_texts_that_are_no_utf_8_are_written_as_escapes() -> None:
    (batch,) = read_batches(iter([pa.record_batch({"name": ["甲"], "data": [b""]})]), table="errors")
    assert batch.column("source").to_pylist() == ["甲"]
    row = [None] * len(columns_of("errors"))
    row[0] = "\udce9"
    assert batch_of("errors", [Batch.of_row(row)]).column("source").to_pylist() == ["\\udce9"]


def test_wrong_use_is_told() -> None:
    with pytest.raises(UsageError, match="name and data"):
        list(read_batches(iter([pa.record_batch({"x": [1]})])))
    with pytest.raises(UsageError, match="reports"):
        list(read_batches(iter([]), table="all"))


def test_it_can_be_sent_to_a_worker_of_an_engine() -> None:
    assert pickle.loads(pickle.dumps(read_batches)) is read_batches  # noqa: S301 - what was just written
