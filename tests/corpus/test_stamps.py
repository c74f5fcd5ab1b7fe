"""A file that nobody has touched is known without being read; whatever touched it, it is read again."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from gov_disclosure.corpus import extract, stamps
from gov_disclosure.corpus.stamps import stamp_of

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
SOUND = (EXAMPLES / "sound-2024.txt").read_bytes()
OTHER = SOUND.replace("澄湖县".encode(), "清湖县".encode())

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no time of a change of status there")


class Counted(ThreadPoolExecutor):
    """Threads that count what they are asked for."""

    asked = 0

    def submit(self, fn: Callable[..., object], /, *args: object, **kwargs: object) -> Future:
        self.asked += 1
        return super().submit(fn, *args, **kwargs)


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is taken as settled at once, as one of yesterday is."""
    monkeypatch.setattr(stamps, "_SETTLED", 0)


def run(folder: Path, *, resume: bool = True) -> tuple[int, int, int]:
    """Return how many inputs were known, how many there are, and how often work was handed out."""
    with Counted(1) as executor:
        summary = extract(sorted(folder.iterdir()), folder.parent / "out.csv", executor=executor, isolate=False, resume=resume)
        return summary.known, summary.inputs, executor.asked


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    for name in "abc":
        (made / f"{name}.txt").write_bytes(SOUND)
    return made


def written(folder: Path) -> str:
    return (folder.parent / "out.csv").read_text("utf-8")


@pytest.mark.usefixtures("settled")
class TestSettled:
    def test_untouched_files_are_not_read(self, folder: Path) -> None:
        assert run(folder)[:2] == (0, 3)
        assert run(folder) == (3, 3, 0)

    def test_content_that_changed_is_read_though_size_and_time_are_put_back(self, folder: Path) -> None:
        run(folder)
        file = folder / "b.txt"
        before = file.stat()
        assert len(OTHER) == len(SOUND)
        time.sleep(0.05)
        file.write_bytes(OTHER)
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert run(folder)[0] == 2
        assert "清湖县" in written(folder)

    def test_a_file_put_in_the_place_of_another_is_read(self, folder: Path) -> None:
        run(folder)
        (folder.parent / "new.txt").write_bytes(OTHER)
        (folder.parent / "new.txt").replace(folder / "b.txt")
        assert run(folder)[0] == 2
        assert "清湖县" in written(folder)

    def test_a_file_that_was_touched_alone_is_known_by_its_content(self, folder: Path) -> None:
        run(folder)
        time.sleep(0.05)
        (folder / "b.txt").touch()
        known, inputs, asked = run(folder)
        assert (known, inputs) == (3, 3)
        assert asked == 1

    def test_a_file_that_changes_when_it_was_read_is_read_again(self, folder: Path) -> None:
        file = folder / "b.txt"

        def told(_: object) -> None:
            if file.read_bytes() != OTHER:
                file.write_bytes(OTHER)

        with Counted(1) as executor:
            # All are handed out ahead, and read when the first is told.
            extract(sorted(folder.iterdir()), folder.parent / "out.csv", executor=executor, isolate=False, told=told)
        assert run(folder)[1:] == (3, 1)
        assert "清湖县" in written(folder)


class TestUnsettled:
    def test_what_changed_a_moment_ago_has_no_stamp(self, folder: Path) -> None:
        assert stamp_of(str(folder / "a.txt")) == ""
        run(folder)
        known, inputs, asked = run(folder)
        assert (known, inputs) == (3, 3)
        assert asked > 0

    def test_nor_has_what_is_no_file(self, folder: Path, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe")
        for path in (folder, tmp_path / "pipe", tmp_path / "none", Path("a\0b")):
            assert stamp_of(str(path)) == ""
