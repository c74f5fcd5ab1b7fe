"""Many inputs are read side by side: each gives a result, whatever the others are."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from threading import enumerate as enumerate_threads

import pytest

from gov_disclosure import GovDisclosureError, LimitError, Limits, NotAReportError, UnreadableError, UsageError, parse_file
from gov_disclosure.corpus import Result, Source, extract, find_sources, parse_many
from gov_disclosure.isolation import supervisor

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
SOUND = EXAMPLES / "sound-2024.txt"


@pytest.fixture(scope="module")
def mixed() -> list:
    return [SOUND, ("notice.txt", "关于开会的通知".encode()), EXAMPLES / "none.txt", EXAMPLES / "sound-2024.html", ("empty", b"")]


def judged(results) -> list[tuple[str, int | None, type | None]]:
    return [
        (each.source.rpartition("/")[2], each.report.year if each.report else None, type(each.error) if each.error else None)
        for each in results
    ]


EXPECTED = [
    ("sound-2024.txt", 2024, None),
    ("notice.txt", None, NotAReportError),
    ("none.txt", None, UnreadableError),
    ("sound-2024.html", 2024, None),
    ("empty", None, UnreadableError),
]


@pytest.mark.parametrize(
    "options",
    [{"jobs": 1, "isolate": False}, {"jobs": 1}, {"jobs": 2}, {"jobs": 3, "isolate": False}],
    ids=["here", "one", "two", "threads"],
)
def test_each_gives_a_result_in_order(mixed: list, options: dict) -> None:
    results = list(parse_many(mixed, **options))
    assert judged(results) == EXPECTED
    assert results[0].report == parse_file(SOUND)
    assert (results[0].digest, results[0].size) == (sha256(SOUND.read_bytes()).hexdigest(), SOUND.stat().st_size)


def test_they_may_come_as_they_are_done(mixed: list) -> None:
    results = judged(parse_many(mixed * 3, jobs=2, ordered=False))
    assert sorted(results, key=str) == sorted(EXPECTED * 3, key=str)


@pytest.mark.parametrize("make", [ThreadPoolExecutor, lambda n: ProcessPoolExecutor(n, mp_context=get_context("spawn"))])
def test_any_executor_may_run_them(mixed: list, make) -> None:
    with make(2) as executor:
        assert judged(parse_many(mixed, executor=executor, isolate=False)) == EXPECTED
        assert executor.submit(len, "ab").result() == 2


def test_sources_are_taken_as_they_are_needed() -> None:
    taken = 0

    def endless():
        nonlocal taken
        while True:
            taken += 1
            yield SOUND

    results = parse_many(endless(), jobs=2)
    assert [next(results).report.year for _ in range(3)] == [2024] * 3
    results.close()
    assert taken < 60


def test_one_that_is_left_early_ends_its_own_processes_alone() -> None:
    # Threads of others may wait for the collector.
    others = set(enumerate_threads())
    own = parse_many([SOUND] * 60, jobs=2)
    results = [next(own)]
    for _ in range(3):
        other = parse_many([SOUND] * 60, jobs=2)
        next(other)
        before = {thread for thread in enumerate_threads() if thread.name.startswith("gov-disclosure")} - others
        other.close()
        results += [next(own) for _ in range(5)]
    results += own
    assert [result.error for result in results] == [None] * 60
    for thread in before:
        thread.join(10)
        assert not thread.is_alive()
    assert not [worker for worker in supervisor._workers if worker.thread in before and worker.is_usable()]


def test_one_that_takes_too_long_costs_itself_alone() -> None:
    limits = Limits(max_seconds=0.05)
    slow = ("slow.html", b"<table><tr>" + b"<td>1</td>" * 190_000)
    results = list(parse_many([slow, slow, SOUND], jobs=2, limits=limits))
    assert [type(each.error) for each in results[:2]] == [LimitError, LimitError]
    assert (results[2].report is not None) or isinstance(results[2].error, LimitError)


def test_several_reports_of_one_input_are_named() -> None:
    report = parse_file(SOUND)
    assert [name for name, _ in Result("a.html", reports=(report, report)).named()] == ["a.html#1", "a.html#2"]
    assert Result("a.html", reports=(report,)).named() == (("a.html", report),)
    assert Result("a.html").report is None


@pytest.mark.parametrize("given", ["examples", b"examples", Path("examples"), 5, None])
def test_one_path_is_no_list_of_them(given, tmp_path: Path) -> None:
    for call in (parse_many, find_sources, lambda each: extract(each, tmp_path / "a.csv")):
        with pytest.raises(UsageError, match="several inputs"):
            next(iter(call(given)))


def test_wrong_use_is_told() -> None:
    with pytest.raises(UsageError, match="jobs is 0"):
        parse_many([], jobs=0)
    with pytest.raises(UsageError, match="not int"):
        list(parse_many([3], jobs=1, isolate=False))


def test_the_error_of_a_source_is_that_of_its_result(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK")
    (result,) = parse_many(find_sources([tmp_path]), jobs=1, isolate=False)
    assert isinstance(result.error, GovDisclosureError)
    assert result.digest == ""
    assert result.source == str(tmp_path / "a.zip")
    assert Source("x", b"").read(Limits()) == b""
