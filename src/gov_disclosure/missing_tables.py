"""Tables that are not there: whether their heading is, and whether a picture stands where they belong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import attrs

from gov_disclosure.diagnostics import Diagnostics, Severity
from gov_disclosure.forms import Form
from gov_disclosure.lexing.tokens import Token
from gov_disclosure.reading.blocks import Document, Line, Row
from gov_disclosure.spans import Position

__all__ = ["MissingTable", "find_missing_tables", "say_missing_tables"]

_PICTURE = re.compile(
    r"!\[[^\]]{0,200}\]\([^)]{0,500}\)|[^\s|<>]{1,100}\.(?:jpe?g|png|gif|bmp|webp|tiff?|svg|emf|wmf)"
    r"|[\[【（(<「]?\s?(?:图片|图像|插图|表格图片|截图|image|picture|img)\s?\d{0,3}\s?[\]】）)>」]?",
    re.IGNORECASE,
)
_LONGEST = 700
_MOST_LINES = 40


@attrs.frozen
class MissingTable:
    """
    A table that a report has not.

    Attributes:
        field: Field of the table.
        heading: Where the heading of its section stands, or None where that is missing, too.
        picture: What the picture is called that stands there instead; None where none is seen.
        labels: How many labels of tables stand there, though no figures: cells that are blank may have vanished.
    """

    field: str
    heading: Position | None
    picture: str | None
    labels: int = 0


def find_missing_tables(
    fields: Iterable[str], tokens: Sequence[Token], form: Form, document: Document
) -> tuple[MissingTable, ...]:
    """
    Say of tables that are missing what stands in their place.

    Args:
        fields: The tables.
        tokens: The tokens with their headings settled.
        form: The form, for the terminals of the headings.
        document: The blocks, and the pictures that the reader knows of.
    """
    heads = {token.type: index for index, token in enumerate(tokens) if token.label is not None and token.label.heading}
    missing: list[MissingTable] = []
    for field in fields:
        index = heads.get(form.layout.sections.get(field, ""))
        if index is None:
            missing.append(MissingTable(field, None, None))
            continue
        behind = min((other for other in heads.values() if other > index), default=len(tokens))
        head = tokens[index]
        stop = tokens[behind].start if behind < len(tokens) else len(document.source.text)
        missing.append(
            MissingTable(
                field,
                document.source.position(head.start, head.end),
                _picture(tokens[index:behind], document, head.end, stop),
                sum(token.label is not None and token.label.cell for token in tokens[index + 1 : behind]),
            )
        )
    return tuple(missing)


def _picture(tokens: Sequence[Token], document: Document, start: int, stop: int) -> str | None:
    """Return what the first picture between two headings is called, or None."""
    text = document.source.text
    for block in [block for token in tokens for block in token.trailing][:_MOST_LINES]:
        for begin, end in _texts(block):
            words = text[begin:end].strip()
            if len(words) <= _LONGEST and _PICTURE.fullmatch(words) is not None:
                return words
    if document.pictures is not None:
        return next(iter(document.pictures(start, stop)), None)
    return None


def _texts(block: Line | Row) -> list[tuple[int, int]]:
    if isinstance(block, Line):
        return [(block.start, block.end)]
    return [(cell.start, cell.end) for cell in block.cells if cell.end > cell.start]


def say_missing_tables(missing: Sequence[MissingTable], form: Form, sink: Diagnostics) -> None:
    """Say which tables are missing, and what stands in their place."""
    for table in missing:
        variant = "picture" if table.picture is not None else "nothing" if table.heading is not None else None
        sink.add(
            "GD211", Severity.ERROR, path=table.field, position=table.heading, variant=variant, picture=table.picture,
            caption=form.captions.section(table.field), **({"labels": table.labels} if table.labels else {}),
        )  # fmt: skip
