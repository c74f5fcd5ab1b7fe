"""A reader of one's own: documents as a recognition service returns them, paragraphs and tables in JSON."""

import json

from gov_disclosure import UnreadableError
from gov_disclosure.reading import Cell, Container, Document, Line, Reader, Row, TextSource

MARK = b'{"recognised":'


def read(container: Container) -> Document:
    """Make a document of a container: a view, and blocks in it."""
    try:
        pieces = json.loads(container.data)["recognised"]
    except (ValueError, KeyError) as error:
        raise UnreadableError(f"this is no answer of the service: {error}") from error
    view = ""
    blocks = []
    tables = 0
    for piece in pieces:
        if isinstance(piece, str):
            blocks.append(Line(len(view), len(view) + len(piece)))
            view += piece + "\n"
            continue
        tables += 1
        for number, row in enumerate(piece, 1):
            cells = []
            for column, words in enumerate(row):
                cells.append(Cell(len(view), len(view) + len(words), column))
                view += words + "\t"
            blocks.append(Row(tuple(cells), table=tables, number=number, exact=True))
            view += "\n"
    return Document(TextSource(view), tuple(blocks))


READER = Reader(
    name="recognised",
    title="answers of the recognition service",
    media_types=("application/x-recognised+json",),
    suffixes=("ocr",),
    matches=lambda data, _name: data.startswith(MARK),
    read=read,
)
