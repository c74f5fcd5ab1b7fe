"""
Blocks → tokens: every label, the figures behind it, and the prose behind those.

Labels are found whole, split over lines or cells, glued together, with a bracketed remark, or nearly
right. A cell of a row that is no label is a figure of the label before it. A line of text is divided
at its blanks only where all its pieces are labels and figures; otherwise it is prose.
"""

from __future__ import annotations

from gov_disclosure.diagnostics import Diagnostics, Severity
from gov_disclosure.forms.vocabulary import Vocabulary
from gov_disclosure.lexing.rows import RowLexer
from gov_disclosure.lexing.tokens import Atom, Token
from gov_disclosure.limits import Limits
from gov_disclosure.reading.blocks import Document, Row

__all__ = ["Atom", "Token", "lex"]


def lex(document: Document, vocabulary: Vocabulary, sink: Diagnostics, limits: Limits) -> list[Token]:
    """
    Return the tokens of a document; the first stands for what comes before the first label.

    Args:
        document: What a reader made of the container.
        vocabulary: The labels of the forms that are looked for.
        sink: Takes what was read otherwise than it stands (`GD110`).
        limits: Bounds the work on words that are nearly labels.
    """
    lexer = RowLexer(document, vocabulary, sink, limits)
    for index, block in enumerate(document.blocks):
        lexer.index = index
        if len(lexer.tokens) > limits.max_labels:
            sink.add("GD103", Severity.WARNING, limit="max_labels", value=limits.max_labels)
            break
        if isinstance(block, Row):
            lexer.table = block.table
            left = lexer.resume(block) if index in document.resumed and lexer.in_table else block
            if left is not None:
                lexer.row(left)
        else:
            lexer.table = 0
            lexer.cells_beside = False
            lexer.line(block)
    lexer.flush()
    return lexer.tokens
