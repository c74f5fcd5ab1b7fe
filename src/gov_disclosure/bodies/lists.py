"""Lists of bodies as spreadsheets save them: CSV in UTF-8 or GB 18030, or "Unicode text" with tabs."""

from __future__ import annotations

import csv
from collections.abc import Callable

__all__ = ["decoded", "rows_of"]


def decoded(data: bytes) -> str:
    """
    Return the text of a list.

    Raises:
        ValueError: It is in none of these encodings.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What Chinese spreadsheets call ANSI.
        return data.decode("gb18030")


def rows_of(text: str, column: Callable[[str], str] = str.strip) -> tuple[list[str], list[dict[str, str]]]:
    """
    Return the columns of a list, and its rows; rows of separators alone are left out.

    Args:
        text: The list; its first line names the columns.
        column: What a name of a column stands for.

    Raises:
        csv.Error: It is no CSV.
    """
    lines = text.splitlines(keepends=True)
    reader = csv.DictReader(lines, delimiter="\t" if lines and "\t" in lines[0] else ",", strict=True)
    names = [column(name) for name in reader.fieldnames or ()]
    rows = [{column(key): value or "" for key, value in row.items() if isinstance(key, str)} for row in reader]
    return names, [row for row in rows if any(value.strip() for value in row.values())]
