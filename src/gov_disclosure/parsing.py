"""The pipeline: a document's blocks → tokens → tree → figures → report."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from gov_disclosure.announcing import announced
from gov_disclosure.assigning import assign
from gov_disclosure.attachments import say_attached
from gov_disclosure.binding import bind
from gov_disclosure.building import build
from gov_disclosure.dates import find_date, find_period, find_years
from gov_disclosure.detection import Detection, detect
from gov_disclosure.diagnostics import Diagnostics, Severity
from gov_disclosure.fees import read_fee
from gov_disclosure.figures import Figure
from gov_disclosure.form_remarks import say_blank, say_form, say_missing_rows
from gov_disclosure.forms import Form, form_in_force, known_forms
from gov_disclosure.forms.vocabulary import vocabulary
from gov_disclosure.label_years import drop_other_years
from gov_disclosure.lexing import lex, unfold
from gov_disclosure.lexing.tokens import Token
from gov_disclosure.limits import Limits
from gov_disclosure.metadata import read_metadata
from gov_disclosure.missing_tables import find_missing_tables, say_missing_tables
from gov_disclosure.narrative import Narrative, read_narrative
from gov_disclosure.numbered_headings import find_numbered
from gov_disclosure.outline import settle
from gov_disclosure.own_tables import drop_own_tables
from gov_disclosure.preamble import first_heading, heading_start, preamble_lines, spoken_in
from gov_disclosure.reading.blocks import Document
from gov_disclosure.reading.cutting import bounded
from gov_disclosure.refusing import FEWEST_HEADINGS, headings_of, refuse
from gov_disclosure.report import Aspects, OtherMatters, Overview, Report, Section
from gov_disclosure.segmentation import Part, find_parts
from gov_disclosure.serials import drop_serials
from gov_disclosure.titling import Title, find_title, read_title
from gov_disclosure.unformed import is_local_table, read_sections, read_tables, say_family
from gov_disclosure.untyped import UntypedSection, UntypedTable

__all__ = ["parse_document", "parse_documents"]

_FIRST_ASPECT = re.compile(r"(?:[（(]一[）)]|[1１][.、．])\s?[^\n。，,：:]{0,24}[\n。：:]\s{0,9}")
"""The heading of the first aspect, which may stand before what section 一 begins with."""
_BEGINS_WITH_YEAR = re.compile(r"[^\d〇二２]{0,2}[2２二].{3}\s?年(?!.{0,6}(?:将|修订))")


def parse_document(document: Document, sink: Diagnostics, limits: Limits) -> Report:
    """
    Return the report that a document is; of several the first, with a diagnostic on the others.

    Raises:
        NotAReportError: It is none, with the reasons.
    """
    document = unfold(bounded(document, limits, sink), vocabulary(), limits)
    tokens, parts = _divided(document, sink, limits)
    if not parts:
        return _parse(document, tokens, 0, sink, limits)
    return _parse_part(parts, 0, sink, limits)


def parse_documents(document: Document, sink: Diagnostics, limits: Limits) -> tuple[Report, ...]:
    """
    Return the reports that a document is, in order.

    Raises:
        NotAReportError: It is none, with the reasons.
    """
    document = unfold(bounded(document, limits, sink), vocabulary(), limits)
    tokens, parts = _divided(document, sink, limits)
    if not parts:
        return (_parse(document, tokens, 0, sink, limits),)
    return tuple(_parse_part(parts, number, sink.fork(), limits) for number in range(len(parts)))


def _divided(document: Document, sink: Diagnostics, limits: Limits) -> tuple[list[Token], tuple[Part, ...]]:
    """Return the tokens of a document and the reports in it; none where it is one report at most."""
    heard = sink.fork()
    tokens = lex(document, vocabulary(), heard, limits)
    parts = find_parts(tokens, document, tuple(next(iter(known_forms().values())).layout.sections))
    if not parts:
        sink.take(heard)
    return tokens, parts


def _parse_part(parts: Sequence[Part], number: int, sink: Diagnostics, limits: Limits) -> Report:
    """Return one of several reports."""
    document, start = parts[number].document, parts[number].start
    if number == 0:
        others = [
            {"line": document.source.position(part.start, part.start).line, "title": part.title.text if part.title else ""}
            for part in parts[1:]
        ]
        second = parts[1].start
        sink.add(
            "GD219", Severity.WARNING, position=document.source.position(second, second), count=len(parts), others=others,
            lines=[other["line"] for other in others],
        )  # fmt: skip
    else:
        sink.add(
            "GD165", Severity.INFO, position=document.source.position(start, start), number=number + 1, count=len(parts),
        )  # fmt: skip
    return _parse(document, lex(document, vocabulary(), sink, limits), start, sink, limits)


def _parse(document: Document, tokens: list[Token], start: int, sink: Diagnostics, limits: Limits) -> Report:
    """Return the report that some tokens of a document are; it begins at a view offset."""
    words = vocabulary()
    find_numbered(tokens, document, words, sink)
    lines = preamble_lines(tokens, document)
    period, spoken, only = _told_years(tokens, document, start)
    title = find_title(lines, _page_title(document), period or only)
    if title is None:
        # A letter before the report may list its headings.
        title = find_title(preamble_lines(tokens, document, listed=True), None, period or only)
    before = spoken_in(lines)
    said = announced([words for words, _, _ in lines]) if title is None or title.year is None or title.body is None else None
    year = _year(title, period, (said.year if said is not None else None, spoken), document, sink)
    expected = form_in_force(year)
    drop_other_years(tokens, year, document, sink)
    drop_own_tables(tokens, document, words)
    detection = _without_local(detect(tokens, words, expected), tokens, document)
    refuse(tokens, lines, document, title, year)
    layout_form = detection.form or expected or next(iter(known_forms().values()))
    first, tokens = heading_start(tokens), settle(tokens, layout_form, document.source.text)
    preamble = "\n".join([words for words, _, _ in before])
    narrative = read_narrative(tokens, layout_form.layout.sections, layout_form, document.source.text, first, preamble)
    say_form(detection, expected, year, sink)
    figures: Mapping[str, Figure] = {}
    tables: dict[str, object | None] = {}
    sections: tuple[UntypedSection, ...] = ()
    untyped: tuple[UntypedTable, ...] = ()
    if detection.form is not None:
        assign(tokens, detection.form)
        drop_serials(tokens, document)
        bound = bind(tokens, detection.form, document, sink, year)
        figures = bound.figures
        tables = build(detection.form, bound.values, bound.units, bound.rows)
        say_missing_rows(detection.form, tables, bound.rows, sink)
        say_blank(detection.form, bound, sink)
    else:
        sections, untyped = read_sections(document), read_tables(document, limits)
        own = len(headings_of(tokens)) < FEWEST_HEADINGS and not untyped
        called, body = (title.text, title.body) if title is not None else (None, None)
        say_family(document, called, body, sections, sink, own=own)
    say_attached(document, tables, sink)
    if detection.form is not None or expected is not None or year is None:
        absent = [field for field in layout_form.tables if field in layout_form.layout.sections and tables.get(field) is None]
        if absent:
            say_missing_tables(find_missing_tables(absent, tokens, layout_form, document), layout_form, sink)
    metadata = read_metadata(document.source.text, document.blocks[: first_heading(tokens)])
    tables.update(cells=figures, sections=sections, tables=untyped)
    tables.update(passages=narrative.passages(before, document.source))
    called = said.body if said is not None else None
    return _report(detection.form, expected, year, title, called, narrative, metadata, document, tables, sink)


def _page_title(document: Document) -> str | None:
    """Return what a page calls itself, or its article where the page is named for something else, as for its column."""
    article = dict(document.metadata).get("articletitle")
    return article if article and _tells(article) and not _tells(document.title or "") else document.title


def _tells(title: str) -> bool:
    """Whether words are a title that tells body or year."""
    told = read_title(title)
    return told is not None and (told.body is not None or told.year is not None)


def _without_local(detection: Detection, tokens: Sequence[Token], document: Document) -> Detection:
    """Return what was detected; no form where less than half of its rows are there, in a table of a kind of its own."""
    form = detection.form
    if form is None or form.least == 1:
        return detection
    rows = {token.label.terminals.get(form.name) for token in tokens if token.label is not None} & form.layout.rows
    if 2 * len(rows) >= len(form.layout.rows) or not is_local_table(document):
        return detection
    return Detection(None, (), detection.evidence, decided=False)


# ---- around the tables ----------------------------------------------------------------------------


def _told_years(tokens: Sequence[Token], document: Document, start: int) -> tuple[int | None, int | None, int | None]:
    """
    Return what years the text tells, None each where it does not.

    Returns:
        That of the statistical period, the one that section 一 begins with, and the only one that its beginning names.
    """
    text = document.source.text
    headings = [token for token in tokens if token.label is not None and token.label.heading is not None]
    # Labels of a table that stands before section 一 may be called like headings.
    place = next((at for at, token in enumerate(headings) if token.label is not None and token.label.heading == "overview"), 0)
    heading = headings[place] if headings else None
    stop = headings[place + 1].start if place + 1 < len(headings) else len(text)
    behind = text[heading.end : min(heading.end + 600, stop)].lstrip("：:。. \t\r\n\u3000") if heading is not None else ""
    aspect = _FIRST_ASPECT.match(behind)
    behind = behind[aspect.end() :] if aspect is not None else behind
    named = set(find_years(behind))
    only = named.pop() if len(named) == 1 else None
    spoken = only if only is not None and _BEGINS_WITH_YEAR.match(behind) is not None else None
    return find_period(text[start : (heading.start if heading is not None else start + 3_000) + 1_500]), spoken, only


def _year(
    title: Title | None, period: int | None, texts: Sequence[int | None], document: Document, sink: Diagnostics
) -> int | None:
    """Return the year: of the title, else of the statistical period, else of the texts in order; conflicts are reported."""
    by_title = title.year if title is not None else None
    told = [year for year in (by_title, period, *texts) if year is not None]
    if not told:
        sink.add("GD122", Severity.WARNING, path="year")
        return None
    if len(set(told)) > 1:
        placed = title is not None and title.start >= 0
        position = document.source.position(title.start, title.end) if title is not None and placed else None
        text = sorted((year for year in texts if year is not None), key=told[0].__eq__)
        sink.add(
            "GD121", Severity.WARNING, path="year", position=position,
            title=by_title, period=period, text=text[0] if text else None, taken=told[0],
        )  # fmt: skip
    elif by_title is None and period is None:
        sink.add("GD123", Severity.INFO, path="year", year=told[0])
    return told[0]


def _report(
    form: Form | None, expected: Form | None, year: int | None, title: Title | None, announced: str | None,
    narrative: Narrative, metadata: dict[str, str], document: Document, tables: dict[str, object | None], sink: Diagnostics,
) -> Report:  # fmt: skip
    sections = narrative.sections
    overview = sections.get("overview")
    problems = sections.get("problems_and_improvements")
    other = sections.get("other_matters")
    fee = read_fee(other.text, year) if other is not None else None
    if fee is not None and fee.yuan is None and fee.choices:
        sink.add("GD125", Severity.WARNING, path="other_matters.processing_fee_yuan", amounts=list(fee.choices))
    names = (title.body if title is not None else None, announced, narrative.signature, metadata.get("publisher"))
    return Report(
        form=form.name if form is not None else None,
        form_expected=expected.name if expected is not None else None,
        year=year,
        title=title.text if title is not None else None,
        # A name with a character that was lost is nobody's.
        body=next((name for name in names if name and "\ufffd" not in name), None),
        signature=narrative.signature,
        published_on=_published(narrative, metadata, document, sink),
        metadata=metadata,
        preamble=Section(narrative.preamble) if narrative.preamble else None,
        overview=(
            Overview(overview.text, Aspects(**{name: text or None for name, text in overview.aspects.items()}))
            if overview is not None
            else None
        ),
        problems_and_improvements=Section(problems.text) if problems is not None else None,
        other_matters=OtherMatters(other.text, fee.yuan if fee is not None else None) if other is not None else None,
        diagnostics=sink.freeze(),
        **tables,  # type: ignore[arg-type]
    )


def _published(narrative: Narrative, metadata: dict[str, str], document: Document, sink: Diagnostics) -> date | None:
    """Return the date of the signature, else that of the metadata; where they differ, say so."""
    stated = next(
        (
            found
            for name in ("published_on", "created_on", "written_on")
            if name in metadata and (found := find_date(metadata[name]))
        ),
        None,
    )
    if stated is None:
        named = dict(document.metadata)
        stated = next((found for name in ("pubdate", "publishdate") if name in named and (found := find_date(named[name]))), None)
    if narrative.signed_on is not None and stated is not None and narrative.signed_on != stated:
        sink.add(
            "GD126", Severity.INFO, path="published_on",
            signed=narrative.signed_on.isoformat(), stated=stated.isoformat(),
        )  # fmt: skip
    return narrative.signed_on or stated
