"""Layouts that disturb words: labels, headings, scripts, what stands round, and encodings."""

from __future__ import annotations

from . import edits_labels as labels
from . import edits_rows as rows
from . import encodings, headings, scripts
from .catalogue_lines import NO_PIPE, PIPE_BEHIND
from .catalogue_rows import PAGE, RAGGED_TABS, TRAILING
from .document import having
from .recipe import Layout
from .text import TextFile, bold_heading, hashes
from .text_fields import runs_of_blanks, tabs_rectangle
from .text_lines import no_pipe
from .text_rows import pipe_rows, quoted, with_furniture

_NEW = ("form_2021", "form_2021_undivided")
_OLD = ("trial_2019",)
_MARKS = {
    "comma": "{}、",
    "wide": "{w}．",
    "spaced": "{} .",
    "none": "",
    "enclosed": "{c}",
    "bracket": "（{}）",
    "wide_comma": "{w}、",
    "blank": "{}. ",
}

LABELS = (
    *(Layout(f"marks_{name}", TRAILING, (labels.row_labels(labels.marks(pattern)),)) for name, pattern in _MARKS.items()),
    *(
        Layout(f"labels_{change.__name__}", write, (labels.every_word(change),))
        for change, write in (
            (labels.spaced_brackets, RAGGED_TABS),
            (labels.zero_width, TRAILING),
            (labels.inner_blanks, TRAILING),
            (labels.letter_spaced, TextFile(tabs_rectangle(repeat=False))),
            (labels.enclosed_groups, PIPE_BEHIND),
        )
    ),
    Layout("labels_no_marks_at_all", TRAILING, (labels.row_labels(labels.no_row_marks),)),
    Layout("labels_wrong_ordinals", TRAILING, (labels.wrong_ordinals,)),
    Layout("labels_typos", TRAILING, (labels.row_labels(labels.typo),)),
    Layout("labels_typos_lines", NO_PIPE, (labels.row_labels(labels.typo),)),
    Layout("labels_aliases", TRAILING, (labels.every_word(labels.aliases),)),
    Layout("labels_explained", TRAILING, (labels.row_labels(labels.explained_document),)),
    Layout("labels_heads_cut", TRAILING, (labels.cut_heads,), forms=_OLD),
    Layout("labels_heads_cut_tabs", RAGGED_TABS, (labels.cut_heads,), forms=_OLD),
    Layout(
        "labels_old_words_new_form",
        TextFile(tabs_rectangle(repeat=True)),
        (labels.every_word(labels.aliases),),
        forms=_NEW,
    ),
)

SCRIPTS = (
    Layout("traditional_pipes", TRAILING, (PAGE,), (scripts.traditional,)),
    Layout("traditional_overdone", RAGGED_TABS, (), (scripts.overdone_traditional,)),
    Layout("traditional_lines", NO_PIPE, (), (scripts.traditional,)),
    Layout("traditional_glossed", TRAILING, (), (scripts.glossed,)),
    Layout("traditional_glossed_lines", TextFile(no_pipe()), (), (scripts.glossed,)),
    Layout("radicals_pipes", TRAILING, (), (scripts.radicals,)),
    Layout("radicals_lines", NO_PIPE, (), (scripts.radicals,)),
    Layout("half_width_everywhere", TRAILING, (PAGE,), (scripts.half_width_marks,)),
)

_WORDINGS = {
    "spaced": headings.spaced,
    "blank_behind": headings.blank_behind,
    "unnumbered": headings.bare,
    "one_too_high": headings.one_too_high,
    "one_too_low": headings.one_too_low,
    "numeral_lost": headings.numeral_lost,
    "bracketed": headings.bracketed,
    "arabic": headings.arabic,
    "arabic_comma": headings.arabic_comma,
    "parts": headings.part,
    "dotted": headings.dotted,
}

HEADINGS = (
    *(
        Layout(f"headings_{name}", write, (headings.headings(numbering),))
        for (name, numbering), write in zip(_WORDINGS.items(), [TRAILING, RAGGED_TABS, NO_PIPE] * 4, strict=False)
    ),
    Layout("headings_bold", TextFile(pipe_rows(), heading=bold_heading)),
    *(Layout(f"headings_depth_{depth}", TextFile(pipe_rows(), 1, hashes(1, depth)), suffix=".md") for depth in range(1, 7)),
    Layout("headings_long", TRAILING, (headings.headings(words=headings.LONG),)),
    Layout("headings_long_lines", NO_PIPE, (headings.headings(words=headings.LONG),)),
    Layout("headings_observed", TRAILING, (headings.observed,)),
    Layout("headings_observed_bold", TextFile(no_pipe(), heading=bold_heading), (headings.observed,)),
    Layout("headings_typos", TRAILING, (headings.with_typo,)),
    Layout("headings_absent", TRAILING, (headings.tables_only,)),
    Layout("headings_absent_lines", NO_PIPE, (headings.tables_only,)),
)

ROUND_ABOUT = (
    Layout("contents_before", TRAILING, (having("contents", "preamble"),)),
    Layout("contents_before_lines", NO_PIPE, (having("contents", "metadata"),)),
    Layout("preamble_only", RAGGED_TABS, (having("preamble"),)),
    Layout("inner_headings_tabs", RAGGED_TABS, (having("inner_headings"),)),
    Layout("inner_headings_lines", NO_PIPE, (having("inner_headings", "aspects_inline"),)),
    Layout("bait_prose", TRAILING, (having("bait", "captions", "preamble"),)),
    Layout("bait_links", TRAILING, (having("links", "breadcrumbs", "footer", "metadata"),)),
    Layout("captions", RAGGED_TABS, (having("captions"),)),
    Layout("title_two_lines", TRAILING, (having("two_line_title", "no_signature"),)),
    Layout("title_blanks", RAGGED_TABS, (having("blanks_in_title", "no_signature"),)),
    Layout("title_absent", TRAILING, (having("no_title", "preamble"),)),
    Layout("metadata_lines", TextFile(pipe_rows(), meta="lines"), (having("metadata"),)),
    Layout("pictures_for_tables", TRAILING, (rows.without_tables, having("pictures"))),
    Layout("picture_for_proactive", NO_PIPE, (rows.without_table("proactive"), having("pictures"))),
    Layout("picture_for_requests", TRAILING, (rows.without_table("requests"),)),
    Layout("picture_for_remedies", RAGGED_TABS, (rows.without_table("remedies"),)),
)

ENCODINGS = (
    *(
        Layout(f"encoding_{encode.__name__}", TRAILING, encode=encode)
        for encode in (
            encodings.utf8_bom,
            encodings.gb18030,
            encodings.utf16_le,
            encodings.utf16_be,
        )
    ),
    Layout("encoding_gb18030_lines", NO_PIPE, encode=encodings.gb18030),
    Layout("encoding_gb18030_tabs", RAGGED_TABS, encode=encodings.windows_lines(encodings.gb18030)),
    Layout("encoding_windows", TRAILING, encode=encodings.windows_lines(encodings.utf8_bom)),
    Layout("encoding_windows_lines", NO_PIPE, encode=encodings.windows_lines(encodings.utf8)),
    Layout(
        "encoding_windows_breaks",
        PIPE_BEHIND,
        (labels.two_lines_heads,),
        encode=encodings.windows_lines(encodings.utf8),
    ),
    Layout("encoding_returns_only", TRAILING, encode=encodings.old_mac_lines(encodings.utf8)),
    Layout("encoding_big5", TRAILING, rescript=(scripts.traditional,), encode=encodings.big5),
    Layout("encoding_big5_lines", NO_PIPE, rescript=(scripts.traditional,), encode=encodings.big5),
    Layout(
        "encoding_traditional_gb18030",
        RAGGED_TABS,
        rescript=(scripts.traditional,),
        encode=encodings.gb18030,
    ),
)

SIGNS = (
    Layout("pipes_stroke", TextFile(pipe_rows(pipe="丨"))),
    Layout("pipes_divides", TextFile(pipe_rows(pipe="∣", leading=True))),
    Layout("quoted_lines", TextFile(quoted(no_pipe()))),
    Layout("quoted_blanks", TextFile(quoted(runs_of_blanks()))),
    Layout("furniture_pipes", TextFile(with_furniture(pipe_rows(), 6))),
    Layout("furniture_lines", TextFile(with_furniture(no_pipe(), 9))),
    Layout("heads_explained_pipes", TRAILING, (labels.explained_columns,)),
    Layout("heads_explained_lines", NO_PIPE, (labels.explained_columns,)),
    Layout("words_translated_pipes", TRAILING, (labels.every_word(labels.translated),)),
    Layout("words_translated_lines", NO_PIPE, (labels.every_word(labels.translated),)),
)

LAYOUTS = (*SIGNS, *LABELS, *SCRIPTS, *HEADINGS, *ROUND_ABOUT, *ENCODINGS)
