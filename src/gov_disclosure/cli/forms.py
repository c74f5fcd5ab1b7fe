"""`gov-disclosure forms [NAME]`: the forms, or the layout of one."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from itertools import groupby
from typing import TYPE_CHECKING

from gov_disclosure.cli.terminal import Terminal
from gov_disclosure.messages import render
from gov_disclosure.output.screen import Styled

if TYPE_CHECKING:
    from gov_disclosure.forms import Form
    from gov_disclosure.forms.form import Column

__all__ = ["declare", "run"]


def declare(parser: ArgumentParser, terminal: Terminal) -> None:
    """Add the command's arguments."""
    parser.add_argument("name", nargs="?", metavar="NAME", help=terminal.say("help_form"))
    parser.add_argument("--no-plugins", action="store_true", help=terminal.say("help_no_plugins"))


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Print a line for each form, or all that one of them has."""
    from gov_disclosure.forms import get_form, known_forms
    from gov_disclosure.forms.registry import form_faults

    for fault in form_faults():
        told = {"entry": fault.name, "distribution": fault.distribution, "version": fault.version, "reason": fault.reason}
        terminal.complain(render("GD901", told, terminal.language))
    if arguments.name is not None:
        _layout(get_form(arguments.name), terminal)
        return 0
    headers = [terminal.say(f"column_{name}") for name in ("form", "years", "title", "basis")]
    terminal.screen.table(
        headers, [(form.name, _years(form, terminal), form.title, form.basis) for form in known_forms().values()]
    )
    return 0


def _years(form: Form, terminal: Terminal) -> str:
    return terminal.say("years_open", first=form.first_year) if form.last_year is None else f"{form.first_year}–{form.last_year}"


def _layout(form: Form, terminal: Terminal) -> None:
    screen = terminal.screen
    screen.line(Styled(f"{form.name}  {form.title}", "heading"))
    screen.line(f"{form.basis} · {_years(form, terminal)}")
    for field in form.layout.sections:
        screen.line()
        screen.line(Styled(f"{form.captions.section(field)}  {field}", "heading"))
        if field in form.tables:
            _table(form, field, terminal)
    for field in form.tables:
        # A table that no section has for its own.
        if field not in form.layout.sections:
            screen.line()
            screen.line(Styled(f"{form.title}  {field}", "heading"))
            _table(form, field, terminal)
    _aliases(form, terminal)
    relations = form.arithmetic.relations
    if relations:
        screen.line()
        screen.line(Styled(terminal.say("forms_relations"), "heading"))
        headers = [terminal.say(f"column_{name}") for name in ("code", "table", "each", "basis", "formula")]
        screen.table(
            headers,
            [
                (
                    relation.code,
                    relation.table,
                    terminal.say(f"each_{relation.each or 'once'}"),
                    terminal.say("relation_printed" if relation.printed else "relation_derived"),
                    f" {relation.sign} ".join(
                        " + ".join(terminal.say("other_columns") if name == "*" else name for name in side) or "0"
                        for side in (relation.left, relation.right)
                    ),
                )
                for relation in relations
            ],
        )


def _aliases(form: Form, terminal: Terminal) -> None:
    """Print the labels that are taken in other wordings, too."""
    wordings = [labels for labels in form.layout.labels.values() if len(labels) > 1]
    if wordings:
        terminal.screen.line()
        terminal.screen.line(Styled(terminal.say("forms_aliases"), "heading"))
        terminal.screen.table(
            (), [(f"  {official}", "、".join(f"“{other}”" for other in others)) for official, *others in wordings]
        )


def _kind(column: Column) -> str:
    return " ".join(filter(None, (column.kind, column.unit)))


def _table(form: Form, table: str, terminal: Terminal) -> None:
    """Print the rows of a table, those with the same columns under one header."""
    screen = terminal.screen
    rows = [(path, columns) for path, columns in form.rows.items() if path.startswith(f"{table}.")]
    for _, group in groupby(rows, lambda row: [column.name for column in row[1]]):
        alike = list(group)
        named = [column for column in alike[0][1] if column.name]
        if named:
            screen.line()
            screen.line(Styled(terminal.say("forms_columns"), "dim"))
            screen.table((), [(f"  {column.name}", _kind(column), form.captions.column(table, column.name)) for column in named])
        screen.line()
        screen.line(Styled(terminal.say("forms_rows" if named else "forms_cells"), "dim"))
        lines: list[tuple[str, ...]] = []
        for path, columns in alike:
            kind = () if named else (_kind(columns[0]),)
            hidden = "" if path in form.printed_rows else terminal.say("forms_unprinted")
            lines.append((f"  {path}", *kind, form.caption(path) + hidden))
        screen.table((), lines)
