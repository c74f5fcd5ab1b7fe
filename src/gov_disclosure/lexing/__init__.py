"""
Blocks → tokens: every label, the figures behind it, and the prose behind those.

Labels are found whole, split over lines or cells, glued together, with a bracketed remark, or nearly
right. A cell of a row that is no label is a figure of the label before it. A line of text is divided
at its blanks only where all its pieces are labels and figures; otherwise it is prose.
"""

from __future__ import annotations

from gov_disclosure.diagnostics import Diagnostics, Severity
from gov_disclosure.forms.vocabulary import Vocabulary
from gov_disclosure.lexing.drawn import Stretch, find_stretches
from gov_disclosure.lexing.rows import RowLexer
from gov_disclosure.lexing.run_lexer import RunLexer
from gov_disclosure.lexing.tokens import Atom, Token
from gov_disclosure.lexing.unfolding import unfold
from gov_disclosure.lexing.words import Found
from gov_disclosure.limits import Limits
from gov_disclosure.reading.blocks import Document, Line, Row, Run

__all__ = ["Atom", "Token", "lex", "unfold"]


def lex(document: Document, vocabulary: Vocabulary, sink: Diagnostics, limits: Limits) -> list[Token]:
    """
    Return the tokens of a document; the first stands for what comes before the first label.

    Args:
        document: What a reader made of the container.
        vocabulary: The labels of the forms that are looked for.
        sink: Takes what was read otherwise than it stands (`GD110`).
        limits: Bounds the work on words that are nearly labels.
    """
    lexer = RunLexer(document, vocabulary, sink, limits)
    drawn = find_stretches(document.blocks, lexer, lexer.page_numbers)
    behind = 0
    text, known_prose = lexer.text, lexer.known_prose
    outside, trailing = lexer.is_outside and not drawn, lexer.tokens[-1].trailing
    for index, block in enumerate(document.blocks):
        if outside and type(block) is Line and text[block[0] : block[1]] in known_prose:
            # As those of menus, of which a page has hundreds.
            trailing.append(block)
            lexer.unclosed = True
            continue
        if index < behind or index == lexer.used:
            continue
        lexer.index = index
        if len(lexer.tokens) > limits.max_labels:
            break
        if index in drawn:
            behind = drawn[index].stop
            _take(drawn[index], lexer)
        elif isinstance(block, Row):
            lexer.table = block.table
            left = lexer.resume(block) if index in document.resumed and lexer.in_table else block
            if left is not None:
                (lexer.row if lexer.begun else lexer.one_row)(left)
        else:
            lexer.table = 0
            lexer.cells_beside = False
            if type(block) is Run:
                lexer.run(block)
            else:
                lexer.line(block)
        outside = not lexer.in_table and lexer.is_outside and not drawn
        trailing = lexer.tokens[-1].trailing
    lexer.flush()
    if len(lexer.tokens) > limits.max_labels:
        # One line may hold any number of them.
        del lexer.tokens[limits.max_labels :]
        sink.add("GD103", Severity.WARNING, limit="max_labels", value=limits.max_labels)
    return lexer.tokens


def _take(stretch: Stretch, lexer: RowLexer) -> None:
    """Take the rows of a stretch of drawn lines."""
    lexer.flush()
    lexer.table = 0
    if stretch.across is not None:
        for label, start, end, block in stretch.across.groups:
            lexer.index = block
            lexer.label(Found(label, ""), start, end)
        lexer.index = stretch.across.block
        for start, end in stretch.across.figures:
            lexer.figure(start, end, lexer.reading(lexer.text[start:end]))
    for row in stretch.rows:
        lexer.index = row.block
        lexer.label(Found(row.label, row.mark), row.start, row.end)
        lexer.index = row.figures_block
        for start, end in row.figures:
            lexer.figure(start, end, lexer.reading(lexer.text[start:end]))
