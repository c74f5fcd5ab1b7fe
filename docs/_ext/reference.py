"""
Reference pages made from the code, so that none is copied by hand: forms, diagnostics, rules.

They are written to `docs/_generated` before Sphinx reads its sources, and included by pages that
introduce them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from gov_disclosure import messages
from gov_disclosure.forms import Form, known_forms

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["pages", "setup"]

_ATTRIBUTE = re.compile(r"^ {4,8}(\w+): (.+)$", re.MULTILINE)
_KINDS = {
    "count": "whole, from 0",
    "change": "whole, signed",
    "amount": "decimal",
    "unit": "the unit as written",
}


def pages() -> dict[str, str]:
    """Return file name → text of each page."""
    return {
        "forms.md": "\n".join(_forms()),
        "diagnostics.md": "\n".join(_diagnostics("en")),
        "diagnostics_zh.md": "\n".join(_diagnostics("zh")),
    }


def _write(app: Sphinx) -> None:
    folder = Path(app.srcdir) / "_generated"
    folder.mkdir(exist_ok=True)
    for name, text in pages().items():
        file = folder / name
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.connect("builder-inited", _write)
    return {"parallel_read_safe": True}


# ---- forms ---------------------------------------------------------------------------------------


def _forms() -> Iterator[str]:
    for form in known_forms().values():
        yield from _form(form)


def _form(form: Form) -> Iterator[str]:
    years = f"{form.first_year} to {form.last_year}" if form.last_year is not None else f"{form.first_year} and later"
    printed = sum(map(len, form.printed_rows.values()))
    yield f"## `{form.name}`"
    yield ""
    yield f"{form.title}, {form.basis}. In force for reports on {years}. It prints {printed} cells."
    yield ""
    for field, cls in form.tables.items():
        inside = {path: columns for path, columns in form.rows.items() if path.partition(".")[0] == field}
        yield f"### `{form.name}`: `{field}`"
        yield ""
        yield f"{_summary(cls)}"
        yield ""
        yield "| row | what it is | cells |"
        yield "| --- | --- | --- |"
        for path, columns in inside.items():
            mark = "" if path in form.printed_rows else " (not printed by the form itself)"
            cells = ", ".join(f"`{column.name}`" for column in columns if column.name) or _kind(form, path)
            yield f"| `{path}` | {_meaning(form, path)}{mark} | {cells} |"
        yield ""


def _kind(form: Form, path: str) -> str:
    column = form.cells[path]
    return _KINDS[column.kind] + (f", {column.unit}" if column.unit else "")


def _meaning(form: Form, path: str) -> str:
    """Return what the class above a row says of it."""
    above, _, name = path.rpartition(".")
    doc = form.classes[above].__doc__ if above in form.classes else None
    return dict(_ATTRIBUTE.findall(doc or "")).get(name, "").rstrip(".")


def _summary(cls: type) -> str:
    return (cls.__doc__ or "").strip().partition("\n")[0]


# ---- codes ---------------------------------------------------------------------------------------


def _diagnostics(language: str) -> Iterator[str]:
    for code in messages.codes():
        found = messages.entry(code)
        assert found is not None  # noqa: S101 - `codes` are the keys of the catalogue
        yield from (f"({_anchor(code, language)})=", f"### {code}", "", f"`{found[language]}`", "", found[f"about_{language}"], "")


def _anchor(code: str, language: str) -> str:
    return code.lower() if language == "en" else f"{code.lower()}-{language}"


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "|" + " --- |" * len(list(head))
    for row in rows:
        yield "| " + " | ".join(row) + " |"
