"""Layouts in DOCX: merges, what stands in cells, tables split and nested, revisions."""

from __future__ import annotations

from . import docx_tables as tables
from . import edits_cells as cells
from . import edits_labels as labels
from . import edits_rows as rows
from . import headings, scripts
from .document import having
from .docx import DocxFile, boxed, indented, numbered, revised
from .docx_tables import WordTable
from .docx_xml import encode
from .draft import Edit
from .recipe import Layout, Rescript


def _docx(name: str, write: DocxFile, *edits: Edit, rescript: tuple[Rescript, ...] = ()) -> Layout:
    return Layout(f"docx_{name}", write, edits, rescript, encode=encode, suffix=".docx")


MERGES = (
    _docx("clean", DocxFile()),
    _docx("metadata", DocxFile(), having("metadata", "preamble", "footer")),
    _docx("blank_cells", DocxFile(), cells.blanks()),
    _docx("old_merges", DocxFile(WordTable(merge="old"))),
    _docx("no_merges", DocxFile(WordTable(merge="drop"))),
    _docx("rectangle_blank", DocxFile(WordTable(merge="blank"))),
    _docx("rectangle_repeated", DocxFile(WordTable(merge="repeat"))),
    _docx("no_merges_groups_dropped", DocxFile(WordTable(merge="drop")), rows.group_cells("dropped")),
    _docx("layout_tables", DocxFile(nested=1)),
    _docx("layout_tables_deep", DocxFile(nested=4, prose=indented)),
    _docx("inside_metadata", DocxFile(inside_metadata=True)),
    _docx("controlled", DocxFile(WordTable(tables.controls, controlled=True))),
)

SPLITS = (
    _docx("split_table", DocxFile(), rows.split_requests(header=False)),
    _docx("split_table_headed", DocxFile(), rows.split_requests(header=True)),
    _docx("split_table_joined", DocxFile(), rows.split_requests(header=False), having("joined")),
    _docx("split_table_joined_blank_cells", DocxFile(), rows.split_requests(header=False), cells.blanks(), having("joined")),
    _docx("blocks_separate", DocxFile(prose=indented), rows.separate_blocks),
    _docx(
        "everything_separate",
        DocxFile(nested=1),
        rows.separate_blocks,
        rows.split_requests(header=False),
        rows.separate_remedies,
    ),
    _docx("pictures", DocxFile(), rows.without_tables),
)

CONTENT = tuple(
    _docx(f"cells_{content.__name__}", DocxFile(WordTable(content), prose=indented), *edits)
    for content, edits in (
        (tables.cut_runs, ()),
        (tables.soft_breaks, (labels.two_lines_heads,)),
        (tables.tracked, ()),
        (tables.fields, ()),
        (tables.controls, ()),
        (tables.raised, ()),
        (tables.noted, ()),
        (tables.numbered, ()),
    )
)

WORDS = (
    _docx("revised", DocxFile(WordTable(tables.tracked, revised=True), prose=revised)),
    _docx("numbered", DocxFile(prose=numbered), having("metadata")),
    _docx("numbered_contents", DocxFile(prose=numbered), having("inner_headings", "bait")),
    _docx("boxed", DocxFile(prose=boxed)),
    _docx("breaks", DocxFile(breaks=True), having("captions")),
    _docx("contents", DocxFile(), having("contents", "inner_headings", "bait")),
    _docx("labels_broken", DocxFile(), labels.every_word(labels.two_lines)),
    _docx("labels_blanks", DocxFile(), labels.every_word(labels.inner_blanks)),
    _docx("headings_long", DocxFile(prose=indented), headings.headings(words=headings.LONG)),
    _docx("headings_observed", DocxFile(), headings.observed),
    _docx("notes", DocxFile(), cells.worded_changes, cells.notes),
    _docx("traditional", DocxFile(), rescript=(scripts.traditional,)),
)

LAYOUTS = (*MERGES, *SPLITS, *CONTENT, *WORDS)
