"""Whatever a reader does in a process of its own, the caller gets a report or an error that says what happened."""

from __future__ import annotations

import os
import sys
import threading
import time
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

import pytest

import gov_disclosure
from gov_disclosure import GovDisclosureError, LimitError, Limits, NotAReportError, UnreadableError, UsageError
from gov_disclosure.isolation import asking, close_workers, runs_native_code, supervisor
from gov_disclosure.isolation.supervisor import Worker
from gov_disclosure.reading.reader import Picture
from tests.core.documents import page, table, write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks and signals")
EXAMPLES = sorted((Path(__file__).parent.parent.parent / "examples").glob("*.*"))
QUICK = Limits(max_seconds=1.0, max_memory=128 << 20)


def harm(words: str, **options: object) -> gov_disclosure.Report:
    return gov_disclosure.parse_bytes(b"HARM " + words.encode(), isolate=True, **{"limits": QUICK, **options})  # type: ignore[arg-type]


def still_reads() -> None:
    assert gov_disclosure.parse_text(write(), isolate=True) == gov_disclosure.parse_text(write())


class TestSame:
    @pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.name)
    @pytest.mark.parametrize("fast", [None, False])
    def test_reports_and_refusals_are_those_of_this_process(self, file: Path, fast: bool | None) -> None:
        def told(*, isolate: bool) -> object:
            try:
                return gov_disclosure.parse_file(file, fast=fast, isolate=isolate)
            except GovDisclosureError as error:
                return type(error), str(error), error.reasons, error.render("zh"), error.render("en")

        assert told(isolate=True) == told(isolate=False)

    @pytest.mark.parametrize(
        "text",
        [
            write("规章 | 17（其中修订9件） | 812.36万元 | 1,204 |"),
            write(other="收取信息处理费3940元。"),
            write(overview="\ud800\0"),
        ],
    )
    def test_what_json_could_lose_comes_through(self, text: str) -> None:
        assert gov_disclosure.parse_text(text, isolate=True) == gov_disclosure.parse_text(text)

    def test_limits_hold_there(self) -> None:
        markup = page(table(*[("规章", "1", "2", "3")] * 5) * 5)
        limits = Limits(max_tables=2, max_diagnostics=2)
        report = gov_disclosure.parse_text(markup, limits=limits, isolate=True)
        assert report == gov_disclosure.parse_text(markup, limits=limits)
        assert "GD103" in {each.code for each in report.diagnostics}

    def test_an_input_too_large_is_not_even_sent(self) -> None:
        with pytest.raises(LimitError, match="max_bytes"):
            gov_disclosure.parse_bytes(b"a" * 30, limits=Limits(max_bytes=20), isolate=True)

    def test_the_worker_is_kept_and_threads_have_their_own(self) -> None:
        still_reads()
        mine = asking._mine.worker
        still_reads()
        assert asking._mine.worker is mine
        others = []

        def read() -> None:
            still_reads()
            others.append(asking._mine.worker)

        threads = [threading.Thread(target=read) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len({id(mine), *map(id, others)}) == 3

    def test_a_worker_is_replaced_after_many_inputs(self, monkeypatch) -> None:
        still_reads()
        first = asking._mine.worker
        monkeypatch.setattr(supervisor, "_LIFETIME", first._asked)
        still_reads()
        assert asking._mine.worker is not first

    def test_closed_workers_are_gone(self) -> None:
        still_reads()
        process = asking._mine.worker._process
        close_workers()
        assert process.poll() is not None
        still_reads()


@pytest.mark.usefixtures("_harm")
class TestHarm:
    @pytest.mark.parametrize(
        ("words", "kind", "said"),
        [
            ("segv", UnreadableError, "SIGSEGV"),
            ("abort", UnreadableError, "SIGABRT"),
            ("leave", UnreadableError, "status 7"),
            # What a plug-in raises concerns it alone: the next reader is asked, and finds no report.
            ("exit", NotAReportError, "no 政府信息公开工作年度报告"),
            ("kill", LimitError, "max_memory"),
            ("loop", LimitError, "max_seconds"),
            ("sleep", LimitError, "max_seconds"),
            ("hog", LimitError, "max_memory"),
            ("deep", NotAReportError, "no 政府信息公开工作年度报告"),
            ("raises", NotAReportError, "no 政府信息公开工作年度报告"),
            ("forges", UnreadableError, "something else than a report"),
        ],
    )
    def test_is_told_and_the_next_input_is_read(self, words: str, kind: type[GovDisclosureError], said: str) -> None:
        begin = time.monotonic()
        with pytest.raises(kind, match=said) as caught:
            harm(words)
        assert time.monotonic() - begin < 15
        assert caught.value.render("zh") != str(caught.value)
        still_reads()

    def test_a_reader_that_heeds_no_signal_is_killed(self) -> None:
        with pytest.raises(LimitError, match="max_seconds"):
            harm("stubborn", limits=Limits(max_seconds=0.2))
        still_reads()

    def test_what_is_printed_goes_nowhere(self, capfd) -> None:
        with pytest.raises(NotAReportError):
            harm("prints")
        assert capfd.readouterr() == ("", "")

    def test_nothing_is_read_from_the_standard_input_of_the_caller(self) -> None:
        with pytest.raises(NotAReportError):
            harm("asks")

    def test_copies_of_the_worker_do_not_answer_in_its_place(self) -> None:
        with pytest.raises(NotAReportError):
            harm("forks")
        for _ in range(3):
            still_reads()

    def test_a_copy_that_got_away_keeps_nobody_waiting(self, tmp_path) -> None:
        file = tmp_path / "pid"
        begin = time.monotonic()
        with pytest.raises(GovDisclosureError):
            harm(f"detaches {file}")
        assert time.monotonic() - begin < 15
        still_reads()
        os.kill(int(file.read_text()), 9)

    def test_no_file_of_the_caller_is_open_there(self, tmp_path) -> None:
        file = tmp_path / "open"
        kept = os.open(__file__, os.O_RDONLY)
        os.set_inheritable(kept, True)
        with pytest.raises(NotAReportError):
            harm(f"descriptors {file}")
        os.close(kept)
        opened = [line.split()[1] for line in file.read_text().splitlines() if not line.endswith(("/fd", str(file)))]
        assert len([name for name in opened if name.startswith("pipe:")]) == 2
        assert {name for name in opened if not name.startswith("pipe:")} <= {"/dev/null"}

    def test_an_interrupt_ends_the_worker(self, monkeypatch) -> None:
        still_reads()
        worker = asking._mine.worker

        def interrupt(*_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(worker, "_carry", interrupt)
        with pytest.raises(KeyboardInterrupt):
            gov_disclosure.parse_text(write(), isolate=True)
        assert worker._process.poll() is not None
        still_reads()


@pytest.mark.usefixtures("_harm")
class TestPictures:
    def test_are_read_by_the_caller(self) -> None:
        seen: list[Picture] = []

        def provide(picture: Picture, /) -> str:
            seen.append(picture)
            return write()

        report = harm("nothing", text_provider=provide, name="a.ofd")
        assert report == gov_disclosure.parse_text(write())
        assert seen == [Picture(data=b"\x89PNG", media_type="image/png", page=3, name="a.ofd")]
        still_reads()

    def test_an_exception_of_the_provider_is_the_caller_s_own(self) -> None:
        def provide(picture: Picture, /) -> str:
            raise UsageError("no network")

        with pytest.raises(UsageError, match="no network"):
            harm("nothing", text_provider=provide)
        still_reads()


def test_a_worker_ends_with_its_supervisor(tmp_path) -> None:
    import subprocess

    code = (
        "import gov_disclosure, os, sys; from gov_disclosure.isolation import asking\n"
        f"gov_disclosure.parse_file({str(EXAMPLES[0])!r}, isolate=True)\n"
        "print(asking._mine.worker._process.pid, flush=True); os.kill(os.getpid(), 9)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    pid = int(done.stdout)
    for _ in range(100):
        if not Path(f"/proc/{pid}").exists() or "\nState:\tZ" in Path(f"/proc/{pid}/status").read_text():
            return
        time.sleep(0.1)
    pytest.fail("the worker lives on")


def test_a_process_that_was_forked_starts_a_worker_of_its_own() -> None:
    still_reads()
    pid = os.fork()
    if pid == 0:
        try:
            still_reads()
        except BaseException:
            os._exit(1)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    still_reads()


def test_a_module_in_the_working_folder_is_not_run(tmp_path, monkeypatch) -> None:
    (tmp_path / "attrs.py").write_text("raise SystemExit('hijacked')")
    (tmp_path / "json.py").write_text("raise SystemExit('hijacked')")
    close_workers()
    monkeypatch.chdir(tmp_path)
    still_reads()


def test_plain_text_alone_runs_no_native_code() -> None:
    assert not runs_native_code("规章 | 1 |".encode())
    for data in (b"<html>", b"%PDF-1.7", b"PK\3\4", "规章a".encode("utf-16")):
        assert runs_native_code(data)


def test_who_waits_for_a_worker_that_was_ended_while_it_started_is_told_at_once() -> None:
    worker = Worker()
    worker.end()
    found: SimpleQueue[Exception] = SimpleQueue()

    def wait() -> None:
        try:
            worker.wait()
        except UnreadableError as error:
            found.put(error)

    waiting = Thread(target=wait, daemon=True)
    waiting.start()
    waiting.join(10)
    assert not waiting.is_alive(), "it would wait as long as a worker may take to start"
    assert "status" in str(found.get())
