"""
Reference pages made from the code, so that none is copied by hand: forms, diagnostics, rules.

They are written to `docs/_generated` before Sphinx reads its sources, and included by pages that
introduce them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from gov_disclosure import RuleSet, messages
from gov_disclosure.derived import known_indicators
from gov_disclosure.forms import Column, Form, known_forms
from gov_disclosure.forms.measures import Counterpart, counterparts_of, known_measures
from gov_disclosure.rules.pages import page

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["pages", "setup"]

_PART = re.compile(r"^(\w[^:：\n]*)[:：]\n((?: +.*\n?|\n)+)", re.MULTILINE)
_EXAMPLE = re.compile(r"^ +(Holds|Violated|Not evaluable|Not applicable|成立|不成立|无法核对|不适用)([:：] ?)", re.MULTILINE)
_BREAK = re.compile(r"(?<=([\u3000-\uffef]))?\n +(?!- )")
_ABOUT_RULES = ("GD9", "GD45", "GD46")
"""Codes that belong to rules without being any: plug-ins and failures, and hints."""
_KINDS = {
    "en": {"count": "whole, from 0", "change": "whole, signed", "amount": "decimal", "unit": "the unit as written"},
    "zh": {"count": "非负整数", "change": "整数，有正负", "amount": "小数", "unit": "单位，照原样"},
}


def pages() -> dict[str, str]:
    """Return file name → text of each page."""
    return {
        "forms.md": "\n".join(_forms("en")),
        "forms_zh.md": "\n".join(_forms("zh")),
        "comparable.md": "\n".join(_comparable("en")),
        "comparable_zh.md": "\n".join(_comparable("zh")),
        "indicators.md": "\n".join(_indicators("en")),
        "indicators_zh.md": "\n".join(_indicators("zh")),
        "diagnostics.md": "\n".join(_diagnostics("en")),
        "diagnostics_zh.md": "\n".join(_diagnostics("zh")),
        "rules.md": "\n".join(_rules("en")),
        "rules_zh.md": "\n".join(_rules("zh")),
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


# ---- indicators ----------------------------------------------------------------------------------


def _indicators(language: str) -> Iterator[str]:
    """Yield each indicator with its formula, and what it needs."""
    zh = language == "zh"
    heads = (
        ("指标", "含义", "公式", "需要上一年", "可分申请人")
        if zh
        else ("indicator", "what it is", "formula", "last year", "applicants")
    )
    yield f"| {' | '.join(heads)} |"
    yield "| --- |" * 1 + " --- |" * (len(heads) - 1)
    yes = "是" if zh else "yes"
    for each in known_indicators().values():
        marks = [yes if needed else "" for needed in (each.needs_previous, each.applicants)]
        yield f"| `{each.name}` | {getattr(each, language)} | `{each.formula}` | {' | '.join(marks)} |"


# ---- measures ------------------------------------------------------------------------------------


def _comparable(language: str) -> Iterator[str]:
    """Yield what each form has for each measure, or why it has none."""
    forms = list(known_forms().values())
    yield f"| {'指标' if language == 'zh' else 'measure'} | " + " | ".join(f"`{form.name}`" for form in forms) + " |"
    yield "| --- |" + " --- |" * len(forms)
    for name, measure in known_measures().items():
        cells = [_counterpart(counterparts_of(form)[name], language) for form in forms]
        yield f"| `{name}`<br>{getattr(measure, language)} | " + " | ".join(cells) + " |"


def _counterpart(has: Counterpart, language: str) -> str:
    if has.cells:
        return " + ".join(f"`{path}`" for path in has.cells) + "".join(
            f"<br>{'或' if language == 'zh' else 'or'} `{path}`" for path in has.instead
        )
    near = "".join(f"<br>≠ `{path}`" for path in has.near)
    return f"— {has.zh if language == 'zh' else has.en}{near}"


# ---- forms ---------------------------------------------------------------------------------------


def _forms(language: str) -> Iterator[str]:
    for form in known_forms().values():
        yield from _form(form, language)


def _form(form: Form, language: str) -> Iterator[str]:
    printed = sum(map(len, form.printed_rows.values()))
    yield f"## `{form.name}`"
    yield ""
    if language == "zh":
        years = f"{form.first_year} 至 {form.last_year} 年" if form.last_year is not None else f"{form.first_year} 年及以后"
        yield f"{form.title}，{form.basis}。用于报告年度为 {years}的报告。共印 {printed} 格。"
    else:
        years = f"{form.first_year} to {form.last_year}" if form.last_year is not None else f"{form.first_year} and later"
        yield f"{form.title}, {form.basis}. In force for reports on {years}. It prints {printed} cells."
    yield ""
    for field, cls in form.tables.items():
        rows = {path: columns for path, columns in form.rows.items() if path.partition(".")[0] == field}
        yield from (f"### `{form.name}`{'：' if language == 'zh' else ': '}`{field}`", "")
        yield from (_summary(cls), "") if language == "en" else ()
        yield from _table(form, rows, language)


def _table(form: Form, rows: dict[str, tuple[Column, ...]], language: str) -> Iterator[str]:
    """Yield the rows of a table; cells that are the same in all of them are named once."""
    alike = len({tuple(column.name for column in columns) for columns in rows.values()}) == 1
    if alike:
        cells = _cells(form, next(iter(rows)), language)
        yield f"每行的单元格：{cells}。" if language == "zh" else f"Each row has the cells {cells}."
        yield ""
    heads = ("行", "表式原文", "单元格") if language == "zh" else ("row", "in the words of the form", "cells")
    yield f"| {heads[0]} | {heads[1]} |" + ("" if alike else f" {heads[2]} |")
    yield "| --- | --- |" + ("" if alike else " --- |")
    for path in rows:
        mark = (
            "" if path in form.printed_rows else "（表式本身不印）" if language == "zh" else " (not printed by the form itself)"
        )
        yield f"| `{path}` | {form.caption(path)}{mark} |" + ("" if alike else f" {_cells(form, path, language)} |")
    yield ""


def _cells(form: Form, path: str, language: str) -> str:
    """Return the cells of a row: their names and what the form prints above them, or what the one cell holds."""
    columns = form.rows[path]
    if columns[0].name:
        between = "、" if language == "zh" else ", "
        return between.join(f"`{column.name}` {_heading(form, path, column)}".strip() for column in columns)
    return _kind(form, path, language)


def _heading(form: Form, path: str, column: Column) -> str:
    return form.caption(f"{path}.{column.name}").removeprefix(form.caption(path)).lstrip(" ·")


def _kind(form: Form, path: str, language: str) -> str:
    column = form.cells[path]
    return _KINDS[language][column.kind] + (f"{'，' if language == 'zh' else ', '}{column.unit}" if column.unit else "")


def _summary(cls: type) -> str:
    return (cls.__doc__ or "").strip().partition("\n")[0]


# ---- codes ---------------------------------------------------------------------------------------


def _diagnostics(language: str) -> Iterator[str]:
    rules = RuleSet.default(plugins=False)
    for code in messages.codes():
        if code not in rules and not code.startswith(_ABOUT_RULES):
            yield from _code(code, language)


def _rules(language: str) -> Iterator[str]:
    rules = RuleSet.default(plugins=False)
    for code in (*(rule.code for rule in rules), *(code for code in messages.codes() if code.startswith(_ABOUT_RULES))):
        yield from _code(code, language)


def _code(code: str, language: str) -> Iterator[str]:
    """Yield the section on a code: a rule's title and parts, or what there is on a diagnostic."""
    found = page(code, language)
    yield from (f"({code.lower() if language == 'en' else f'{code.lower()}-{language}'})=", f"## {code}", "")
    if found.severity is None:
        yield from (f"`{found.message}`", "", found.text, "")
        return
    title, _, rest = found.text.partition("\n")
    yield from (f"**{title}** · {messages.text(f'severity_{found.severity.value}', language)}", "")
    for heading, text in _PART.findall(rest):
        yield from (f"*{heading}*", "", _joined(_EXAMPLE.sub(r"- \1\2", text.strip("\n"))), "")
    for fact in found.facts(language):
        yield from (fact, "")
    yield from (f"{messages.text('explain_message', language).strip()} `{found.message}`", "")


def _joined(text: str) -> str:
    """Return lines as one, but for those of a list; Chinese is joined without a blank."""
    return _BREAK.sub(lambda end: "" if end[1] else " ", text).strip()
