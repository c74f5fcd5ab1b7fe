"""Tables with words that would be more than words, and tables of many reports."""

from __future__ import annotations

import csv
from pathlib import Path

from gov_disclosure.corpus import columns_of
from gov_disclosure.forms import get_form, known_forms

EVIL = (
    "</script><script>document.title='run'</script>",
    '"><img src=https://example.org/a.png onerror="document.title=1">',
    "=cmd|'/c calc'!A1", "<!--<script>", "'\"`${1}{{ 7*7 }}", "\u202e\u2028", "__proto__", "constructor", "&lt;b&gt;",
)  # fmt: skip


def hostile_files(folder: Path) -> list[str]:
    """Return a file of cells and its findings, in which every text is hostile."""
    head = {"digest": "d", "version": "0", "part": "1", "year": "2024"}
    cells = [
        {**head, "source": evil, "digest": str(at), "body": evil, "form": evil, "path": evil, "label": evil, "value": evil,
         "state": evil, "raw": evil}
        for at, evil in enumerate(EVIL)
    ]  # fmt: skip
    findings = [
        {**head, "source": evil, "digest": str(at), "rule": evil, "severity": evil, "message": evil, "paths": evil}
        for at, evil in enumerate(EVIL)
    ]
    errors = [{"source": evil, "digest": "", "error": evil, "message": evil} for evil in EVIL]
    rows = {"cells": cells, "findings": findings, "errors": errors}
    for table, name in (("cells", "a.csv"), ("findings", "a.findings.csv"), ("errors", "a.errors.csv")):
        _write(folder / name, table, rows[table])
    return [str(folder / "a.csv")]


def many(folder: Path, count: int) -> str:
    """Return a file of reports on the latest form, each with other figures."""
    form = get_form(max(known_forms().values(), key=lambda form: form.first_year).name)
    rows = (
        {"source": f"{at}.html", "digest": str(at), "part": "1", "body": f"第{at}局", "year": str(2021 + at % 4),
         "form": form.name, "region": f"第{at % 40}省/某市", "errors": str(at % 3), "warnings": "0",
         **{path: str(at % 7) for path in form.cells}}
        for at in range(count)
    )  # fmt: skip
    _write(folder / "many.csv", "reports", rows)
    return str(folder / "many.csv")


def _write(file: Path, table: str, rows) -> None:
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, [column.name for column in columns_of(table)], restval="", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
