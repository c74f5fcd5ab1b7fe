"""Many inputs → tables in a file: robust against what stops a run, and gone on with where it stopped."""

from __future__ import annotations

import os
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from functools import partial
from typing import Any

import attrs

from gov_disclosure.corpus.columns import TABLES, columns_of
from gov_disclosure.corpus.extracting import Extract, extract_sources
from gov_disclosure.corpus.pooling import run_many
from gov_disclosure.corpus.reading import Given, jobs_of
from gov_disclosure.corpus.sources import Source, several, source_of
from gov_disclosure.corpus.spool import Spool
from gov_disclosure.corpus.stamps import stamp_of
from gov_disclosure.corpus.writing import check_places, format_of, writer_for
from gov_disclosure.errors import UsageError
from gov_disclosure.limits import DEFAULT_LIMITS, Limits
from gov_disclosure.messages import text

__all__ = ["SHAPES", "SUFFIX", "Summary", "extract"]

SHAPES = {"wide": ("reports", "findings", "errors"), "long": ("cells", "findings", "errors")}
"""Shape → its tables, the first of them the one that is asked for."""
SUFFIX = ".resume"
"""Behind the name of the output: what was done, for a run that goes on from it."""
_COUNTED = ("reports", "rows", "errors", "forms")
"""What of a summary is told by the output alone."""
_TOGETHER = 16
"""Pages and texts that a worker is asked for at a time."""
_FLUSH = 5.0
"""Seconds of work that a power cut may cost."""


@attrs.define
class Summary:
    """
    What a run came to.

    Attributes:
        inputs: Inputs met.
        known: Inputs of them that an earlier run had done.
        reports: Reports in the tables.
        rows: Table → rows.
        errors: Class of an error → inputs that have it.
        forms: Form → reports on it; empty for those on none that is known.
        files: The files written.
        remarks: What of them is not as one might expect, in the language of the run: a table on several sheets, texts cut short.
    """

    inputs: int = 0
    known: int = 0
    reports: int = 0
    rows: Counter[str] = attrs.field(factory=Counter[str])
    errors: Counter[str] = attrs.field(factory=Counter[str])
    forms: Counter[str] = attrs.field(factory=Counter[str])
    files: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def extract(
    sources: Iterable[Given],
    path: str | os.PathLike[str],
    *,
    shape: str = "wide",
    to: str | None = None,
    jobs: int | None = None,
    executor: Executor | None = None,
    limits: Limits = DEFAULT_LIMITS,
    isolate: bool = True,
    fast: bool | None = None,
    resume: bool = False,
    keep: bool = True,
    indicators: bool = False,
    language: str = "en",
    told: Callable[[Extract | None], None] | None = None,
) -> Summary:
    """
    Read many inputs and write what they say as tables: one of reports or of cells, one of findings, one of errors.

    What is done is kept in a file beside the output (`out.parquet.resume`); the output itself is put in its place at
    once. A run that was interrupted leaves what it has as an output that is whole, and one that was killed leaves the
    file to go on with: `resume=True` reads only what is new or has changed, whether the run before was stopped or done.

    Args:
        sources: See `parse_many`.
        path: The output. Formats with one table a file put the others beside it: `out.findings.csv`, `out.errors.csv`.
        shape: `wide`, a row a report, or `long`, a row a cell.
        to: `csv`, `jsonl`, `parquet`, `sqlite`, `duckdb` or `xlsx`; by default that of the ending.
        jobs: See `parse_many`.
        executor: See `parse_many`.
        limits: See `parse_many`.
        isolate: See `parse_many`.
        fast: See `parse_file`.
        resume: True to go on with an earlier run; where nothing is new or has changed, the output is left as it is.
        keep: False to remove the file beside the output when all is done.
        indicators: True for a further table, `indicators`: a row a report, with what is derived from it.
        language: `zh` or `en`, for the messages.
        told: Called for each input as it is done, with its rows, or None where an earlier run had it.

    Raises:
        UsageError: There is no such shape or format, one path is given and no list, an extra is missing, or the earlier run was
            another one.
        OSError: The output cannot be written.
    """
    if shape not in SHAPES:
        raise UsageError(f"no shape is called {shape!r}; there are {', '.join(SHAPES)}")
    tables, target = (*SHAPES[shape], *(("indicators",) if indicators else ())), os.fspath(path)
    form, given = format_of(target, to), several(sources, "extract")
    check_places(target, form, tables)
    attempt = partial(writer_for, f"{target}{SUFFIX}.try", form, tables)
    goes_on = resume and os.path.exists(target + SUFFIX)  # noqa: PTH110 - pathlib is dear to import
    if not goes_on:
        # What is missing is said before hours of work, not behind them.
        attempt().discard()
    summary = Summary()
    with Spool(target + SUFFIX, tables, _settings(tables, language, limits), resume=resume) as spool:
        if goes_on and (spool.written is None or spool.written["format"] != form):
            attempt().discard()
        work = partial(extract_sources, tables=tables, limits=limits, fast=fast, isolate=isolate, language=language)
        stamps: deque[str] = deque()

        def known() -> None:
            summary.inputs += 1
            summary.known += 1
            if told is not None:
                told(None)

        try:
            flushed = time.monotonic()
            left = _touched(_named_once(map(source_of, given)), spool, stamps, known)
            for done in run_many(work, left, jobs_of(jobs), executor, ordered=True, together=_TOGETHER):
                stamp = stamps.popleft()
                if done is None:
                    known()
                    continue
                summary.inputs += 1
                spool.add(done, stamp)
                if told is not None:
                    told(done)
                if time.monotonic() - flushed > _FLUSH:
                    spool.flush()
                    flushed = time.monotonic()
        except KeyboardInterrupt:
            _finish(spool, target, form, tables, summary, language)
            raise
        _finish(spool, target, form, tables, summary, language)
        spool.close(remove=not keep)
    return summary


def _named_once(sources: Iterable[Source]) -> Iterator[Source]:
    """
    Yield sources, no two of one name: records and members of archives may share one and are inputs of their own.

    A file that is given twice, by whatever path, is one input.
    """
    met: set[int] = set()
    more: Counter[str] = Counter()
    here = os.path.abspath("")  # noqa: PTH100 - pathlib is dear to import
    for source in sources:
        name, is_file = source.name, source.data is None and source.error is None and not source.remote
        place = os.path.join(here, name).replace("/./", "/").replace("//", "/") if is_file else name  # noqa: PTH118 - as above
        # The hashes of a million names take a tenth of what the names do.
        key = hash(place)
        if key in met:
            if is_file:
                continue
            stem, ending = os.path.splitext(name)  # noqa: PTH122 - as above
            while key in met:
                more[source.name] += 1
                name = f"{stem}~{more[source.name] + 1}{ending}"
                key = hash(name)
        met.add(key)
        yield source if name == source.name else attrs.evolve(source, name=name)


def _touched(sources: Iterable[Source], spool: Spool, stamps: deque[str], known: Callable[[], None]) -> Iterator[Source]:
    """
    Yield the sources that have to be read, each with the digest that it had when an earlier run read it.

    Args:
        sources: All of them.
        spool: What the earlier run left.
        stamps: Takes the stamp of each that is yielded, in order; empty where it is no file. It is of before the reading: what
            is changed behind it, even before the bytes were had, is read again.
        known: Called for each other one: its file is as the earlier run found it.
    """
    for each in sources:
        is_file = each.data is None and each.error is None and not each.remote
        stamp = stamp_of(each.name) if is_file else ""
        if spool.is_untouched(each.name, stamp):
            known()
        else:
            stamps.append(stamp)
            yield attrs.evolve(each, done=spool.digest(each.name))


def _finish(spool: Spool, target: str, form: str, tables: tuple[str, ...], summary: Summary, language: str) -> None:
    """Make the output of what was extracted so far, unless it is there already."""
    spool.flush()
    folder = os.path.dirname(target)  # noqa: PTH120 - pathlib is dear to import
    written = spool.written
    if written is None or written["format"] != form or written["files"] != _stamps(folder, written["files"]):
        _write(spool, target, form, tables, summary, language)
        counts = {name: getattr(summary, name) for name in _COUNTED}
        files = [os.path.basename(file) for file in summary.files]  # noqa: PTH119 - as above
        written = {"format": form, "files": _stamps(folder, files), "counts": counts, "remarks": summary.remarks}
    else:
        summary.files = tuple(os.path.join(folder, name) for name in written["files"])  # noqa: PTH118 - as above
        summary.remarks = tuple(written["remarks"])
        for name, count in written["counts"].items():
            setattr(summary, name, count if isinstance(count, int) else Counter(count))
    spool.note(written)


def _stamps(folder: str, files: Iterable[str]) -> dict[str, list[int] | None]:
    """Return size and time of change of files, by which another program's hand shows; None for one that is not there."""
    found: dict[str, list[int] | None] = {}
    for name in files:
        try:
            told = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118 - as above
        except OSError:
            found[name] = None
            continue
        found[name] = [told.st_size, told.st_mtime_ns]
    return found


def _write(spool: Spool, target: str, form: str, tables: tuple[str, ...], summary: Summary, language: str) -> None:
    """Make the output of what was extracted so far, and count what is in it."""
    names = [column.name for column in columns_of(tables[0])]
    at_part, at_form = names.index("part"), names.index("form")
    at_error = [column.name for column in columns_of("errors")].index("error")
    writer = writer_for(target, form, tables)
    try:
        for done in spool:
            for table in tables:
                rows = done.rows[table]
                writer.add(table, rows)
                summary.rows[table] += len(rows)
            first = done.rows[tables[0]]
            forms = dict(zip(first.column(at_part), first.column(at_form), strict=True))
            summary.forms.update(form or "" for form in forms.values())
            summary.reports += len(forms)
            summary.errors.update(done.rows["errors"].column(at_error))
        summary.files = writer.close()
        summary.remarks = tuple(text(key, language, **arguments) for key, arguments in writer.remarks)
    except BaseException:
        writer.discard()
        raise


def _settings(tables: tuple[str, ...], language: str, limits: Limits) -> dict[str, Any]:
    """Return what the rows of a run depend on, beside the inputs."""
    from gov_disclosure.corpus.rows import library_version
    from gov_disclosure.plugins import heard, installed

    return {
        "version": library_version(),
        "language": language,
        "limits": limits.to_dict(),
        "plugins": {"heard": heard(), "installed": list(map(list, installed()))},
        "columns": {table: [column.name for column in columns_of(table)] for table in tables if table in TABLES},
    }
