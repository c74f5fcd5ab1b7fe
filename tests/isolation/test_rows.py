"""Inputs that a worker reads together: one that harms it costs itself alone, and rows are those of each by itself."""

from __future__ import annotations

import os
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from gov_disclosure import Limits, UsageError
from gov_disclosure.corpus import Extract, Source, extract_source
from gov_disclosure.corpus.extracting import extract_sources
from gov_disclosure.isolation import asking, close_workers
from gov_disclosure.limits import DEFAULT_LIMITS
from tests.core.documents import write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks and signals")
TABLES = ("reports", "cells", "findings", "errors", "indicators")
QUICK = Limits(max_seconds=0.5, max_memory=128 << 20)


def files(folder: Path, *texts: str) -> list[Source]:
    found = []
    for number, text in enumerate(texts):
        file = folder / f"{number}.txt"
        file.write_text(text, encoding="utf-8")
        found.append(Source(str(file)))
    return found


def told(given: Extract | None) -> object:
    assert given is not None
    return given.source, given.digest, {table: list(batch) for table, batch in given.rows.items()}, given.to_line()


def both(sources: list[Source], limits: Limits = DEFAULT_LIMITS) -> list[Extract | None]:
    """Read together, and see that it is as each by itself."""
    together = extract_sources(sources, tables=TABLES, limits=limits, isolate=True)
    alone = [extract_source(source, tables=TABLES, limits=limits, isolate=True) for source in sources]
    assert list(map(told, together)) == list(map(told, alone))
    return together


def errors(found: list[Extract | None]) -> list[str | None]:
    return [next(iter(each.rows["errors"]), (None,) * 5)[4] if each is not None else None for each in found]


def test_rows_are_those_of_each_by_itself(tmp_path: Path) -> None:
    sources = files(tmp_path, write(), "关于开会的通知", write(other="收取信息处理费3940元。"), "")
    sources += [Source("页.html", write().encode(), "text/plain; charset=utf-8"), Source("\ud800", b"x"), Source("none.txt")]
    found = both(sources)
    assert errors(found) == [None, "NotAReportError", None, "UnreadableError", None, "NotAReportError", "UnreadableError"]
    here = [extract_source(source, tables=TABLES) for source in sources]
    assert list(map(told, found)) == list(map(told, here))
    assert [each.digest for each in found[:2]] == [sha256(Path(each.name).read_bytes()).hexdigest() for each in sources[:2]]


@pytest.mark.usefixtures("_harm")
@pytest.mark.parametrize(
    ("words", "error"),
    [
        ("segv", "UnreadableError"),
        ("leave", "UnreadableError"),
        ("kill", "LimitError"),
        ("loop", "LimitError"),
        ("hog", "LimitError"),
        ("forges", "UnreadableError"),
        ("forks", "NotAReportError"),
        ("raises", "NotAReportError"),
    ],
)
def test_only_the_one_that_does_harm_has_an_error(words: str, error: str, tmp_path: Path) -> None:
    found = both(files(tmp_path, write(), write(), f"HARM {words}", write(), write()), QUICK)
    assert errors(found) == [None, None, error, None, None]
    assert found[2].digest == sha256(f"HARM {words}".encode()).hexdigest()


@pytest.mark.usefixtures("_harm")
def test_a_worker_that_is_killed_costs_nothing(tmp_path: Path) -> None:
    sources = files(tmp_path, *[write()] * 5)
    marked = tmp_path / "done"
    # The first time it kills the process that reads it; then it is a file like the others.
    sources.insert(3, Source(str(tmp_path / "once.txt")))
    (tmp_path / "once.txt").write_text(f"HARM once {marked}")
    for given in (sources, sources[3:4]):
        marked.unlink(missing_ok=True)
        found = errors(extract_sources(given, tables=TABLES, isolate=True))
        assert found == [None if source is not sources[3] else "NotAReportError" for source in given]
        assert marked.exists()


def test_what_a_worker_still_owes_is_no_answer_to_another_question() -> None:
    inputs = [{"source": f"{number}.txt", "name": "", "media_type": None, "size": 0} for number in range(9)]
    wanted = {"tables": ["errors"], "language": "en", "fast": None}
    # As where somebody stops in the midst of it, and a traceback keeps alive what was asked.
    answers = asking.rows_isolated(inputs, b"", wanted, DEFAULT_LIMITS, lambda *_: None)
    assert isinstance(next(answers), asking.Failed)
    asked = asking._mine.worker
    assert errors([extract_source(Source("a.txt", write().encode()), tables=TABLES, isolate=True)]) == [None]
    assert asking._mine.worker is not asked
    answers.close()


def test_a_pipe_is_read_once_and_a_file_from_the_folder_of_the_caller(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    extract_source(Source("a", b""), tables=TABLES, isolate=True)
    monkeypatch.chdir(tmp_path)
    pipe, out = os.pipe()
    with os.fdopen(out, "w", encoding="utf-8") as stream:
        stream.write(write())
    files(tmp_path, write())
    odd = os.fsdecode("名\n字".encode("gb18030") + b".txt")
    Path(odd).write_text(write(), encoding="utf-8")
    sources = [Source("0.txt"), Source(f"/dev/fd/{pipe}"), Source(odd), Source("."), Source("a\0b")]
    found = extract_sources(sources, tables=TABLES, isolate=True)
    os.close(pipe)
    assert errors(found) == [None, None, None, "UnreadableError", "UnreadableError"]
    assert [each.source for each in found] == [source.name for source in sources]


def test_what_is_too_large_is_told_as_ever(tmp_path: Path) -> None:
    found = both(files(tmp_path, write(), "x" * 40_000), Limits(max_bytes=30_000))
    assert errors(found) == [None, "LimitError"]
    assert found[1].digest == ""


def test_what_was_read_before_takes_no_worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = [Source(each.name, done=sha256(Path(each.name).read_bytes()).hexdigest()) for each in files(tmp_path, *[write()] * 3)]
    monkeypatch.setattr(asking, "Worker", None)
    monkeypatch.setattr(asking, "_mine", type("None", (), {})())
    assert extract_sources(known, tables=TABLES, isolate=True) == [None] * 3


def test_wrong_use_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UsageError, match="table"):
        extract_sources(files(tmp_path, write(), write()), tables=("none",), isolate=True)


DIGEST = b'"digest": "' + sha256(b"x").hexdigest().encode() + b'"'
SOUND = b'{"source": "a", ' + DIGEST + b', "rows": {"errors": [0, []]}}'


@pytest.mark.parametrize(
    "line",
    [
        b"[]", b"1", b"{}", b'{"source": 1}', b"garbage", '{"source": "页"}'.encode(),
        b'{"source": "b", ' + DIGEST + b', "rows": {"errors": [0, []]}}',
        b"{" + DIGEST + b', "source": "a", "rows": {"errors": [0, []]}}',
        b'{"source": "a", ' + DIGEST + b', "rows": {"errors": [1, []]}}',
        b'{"source": "a", ' + DIGEST + b', "rows": {"errors": [0, []]}, "source": "b"}',
        b'{"source": "a", "digest": "", "rows": {"errors": [0, []]}}',
        b'{"source": "a", "digest": "[1]", "rows": {"errors": [0, []]}}',
        b'{"error": 5}', b"null\nnull\nnull",
        b"{" + DIGEST + b', "size": Infinity, "error": {"error": "LimitError", "message": "m"}}',
        b"{" + DIGEST + b', "size": true, "error": {"error": "LimitError", "message": "m"}}',
        b'{"digest": "no", "size": 1, "error": {"error": "LimitError", "message": "m"}}',
    ],
)  # fmt: skip
def test_what_a_worker_says_is_not_believed(line: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mad = answering(line, monkeypatch)
    found = extract_source(Source("a", b"x"), tables=("errors",), isolate=True)
    assert found is not None
    assert found.rows["errors"].column(4) == ["UnreadableError"]
    assert "something else" in found.rows["errors"].column(5)[0]
    assert mad.ended


@pytest.mark.parametrize(
    "line",
    [
        b"\n".join([SOUND, SOUND.replace(b'"a"', b'"b"'), SOUND]),
        b"\n".join([SOUND, SOUND.replace(b'"a"', b'"b"'), b"{" + DIGEST + b', "size": 1, "error": {}}']),
        SOUND + b"\n{" + DIGEST + b', "size": Infinity, "error": {"error": "LimitError", "message": "m"}}',
    ],
)
def test_an_answer_that_is_none_costs_no_other_input(line: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was answered before it is kept; the rest is read again, by another worker."""
    mad = answering(line, monkeypatch)
    found = extract_sources([Source("a", b"x"), Source("b", b"x")], tables=("errors",), isolate=True)
    close_workers()
    assert [each.source for each in found if each is not None] == ["a", "b"]
    assert mad.ended


def answering(line: bytes, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Have a worker in this thread that answers so to whatever it is asked for; return it."""

    class Mad:
        ended = was_killed = False

        def is_usable(self) -> bool:
            return not self.ended

        def ask_rows(self, *_: object):
            yield line.split(b"\n")

        def end(self) -> None:
            self.ended = True

    mad = Mad()
    monkeypatch.setattr(asking, "_mine", type("Mine", (), {"worker": mad})())
    return mad
