"""Tables as sheets of a workbook: every value, nothing that runs, and no row lost where a sheet is full."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from gov_disclosure import parse_file
from gov_disclosure.corpus import columns_of, extract, find_sources

openpyxl = pytest.importorskip("openpyxl")
pytest.importorskip("xlsxwriter")
from gov_disclosure.corpus.xlsx import XlsxWriter  # noqa: E402 - where it is installed

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


def sheets(path: Path) -> dict[str, list[dict[str, object]]]:
    book = openpyxl.load_workbook(path, read_only=True)
    found = {}
    for sheet in book.worksheets:
        head, *rows = sheet.iter_rows(values_only=True)
        found[sheet.title] = [dict(zip(head, row, strict=True)) for row in rows]
    book.close()
    return found


def test_sheets_hold_what_the_reports_say(tmp_path: Path) -> None:
    out = tmp_path / "a.xlsx"
    extract([*find_sources([f"{EXAMPLES}/*-20*"]), ("none.txt", b"")], out, jobs=1, isolate=False)
    found = sheets(out)
    assert list(found) == ["reports", "findings", "errors"]
    assert [row["source"] for row in found["errors"]] == ["none.txt"]
    for row in found["reports"]:
        assert list(row) == [column.name for column in columns_of("reports")]
        for path, figure in parse_file(str(row["source"])):
            whole = not isinstance(figure.value, Decimal) or path.endswith(("_wan_yuan", ".amount"))
            if whole:
                value = row[path]
                assert (None if value is None else Decimal(str(value))) == figure.value, path
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.xlsx", "a.xlsx.resume"]


def test_cells_are_a_sheet_too(tmp_path: Path) -> None:
    out = tmp_path / "a.xlsx"
    extract([EXAMPLES / "sound-2024.txt"], out, jobs=1, isolate=False, shape="long")
    report = parse_file(EXAMPLES / "sound-2024.txt")
    assert [row["path"] for row in sheets(out)["cells"]] == list(report.cells)


def cells(**given: object) -> list[object]:
    return [given.get(column.name) for column in columns_of("cells")]


def test_nothing_is_a_formula_or_a_link(tmp_path: Path) -> None:
    out = tmp_path / "a.xlsx"
    words = [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "{=1}",
        "http://example.org",
        "internal:A1",
        "mailto:a@b",
        "'=1",
        "=HYPERLINK(1)",
    ]
    writer = XlsxWriter(str(out), ("cells",))
    writer.add("cells", [cells(source=word, raw=word) for word in words])
    writer.close()
    book = openpyxl.load_workbook(out)
    sheet = book["cells"]
    for row, word in zip(sheet.iter_rows(min_row=2), words, strict=True):
        assert row[0].value == word
        assert row[0].data_type == "s"
        assert row[0].hyperlink is None
        assert row[0].quotePrefix == word.startswith(("=", "+", "-", "@", "\t"))


def test_numbers_that_a_sheet_cannot_hold_stay_text(tmp_path: Path) -> None:
    out = tmp_path / "a.xlsx"
    values = ["12345678901234567890", "0.1", "1234567890.123456", None, "-3.50", "1E+5"]
    writer = XlsxWriter(str(out), ("cells",))
    writer.add("cells", [cells(value=value) for value in values])
    writer.close()
    found = [row["value"] for row in sheets(out)["cells"]]
    assert found == ["12345678901234567890", 0.1, "1234567890.123456", None, -3.5, 100_000]


def test_what_is_too_long_is_cut_and_told(tmp_path: Path) -> None:
    writer = XlsxWriter(str(tmp_path / "a.xlsx"), ("cells",))
    writer.add("cells", [cells(raw="长" * 32_767), cells(raw="长" * 32_768), cells(raw="\udce9")])
    writer.close()
    assert writer.remarks == (("extract_cut", {"count": 1, "longest": 32_767}),)
    found = [str(row["raw"]) for row in sheets(tmp_path / "a.xlsx")["cells"]]
    assert [len(each) for each in found] == [32_767, 32_767, 6]
    assert found[1].endswith("…")
    assert found[2] == "\\udce9"


def test_a_full_sheet_is_gone_on_with_by_another(tmp_path: Path) -> None:
    out = tmp_path / "a.xlsx"
    writer = XlsxWriter(str(out), ("cells", "errors"), rows=4)
    for number in range(9):
        writer.add("cells", [cells(raw=str(number))])
    writer.close()
    found = sheets(out)
    assert list(found) == ["cells", "errors", "cells 2", "cells 3"]
    assert [row["raw"] for name in found if name != "errors" for row in found[name]] == [str(number) for number in range(9)]
    assert writer.remarks == (("extract_sheets", {"table": "cells", "count": 3}),)


def test_a_run_that_fails_leaves_nothing(tmp_path: Path) -> None:
    writer = XlsxWriter(str(tmp_path / "a.xlsx"), ("cells",))
    writer.add("cells", [cells(raw="1")])
    writer.discard()
    assert list(tmp_path.iterdir()) == []
