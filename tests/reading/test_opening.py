"""Files that are not what they say: pipes, devices, files without size or end."""

from __future__ import annotations

import contextlib
import io
import os
import socket
import sys
import threading
import time
from pathlib import Path

import pytest

from gov_disclosure import GovDisclosureError, LimitError, Limits, UnreadableError, parse_file, parse_text
from gov_disclosure.reading import opening
from gov_disclosure.reading.opening import read_path, read_stream
from tests.core.documents import write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices as files")
SMALL = Limits(max_bytes=10_000)


def test_a_pipe_is_read_while_it_is_written(tmp_path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    def fill() -> None:
        with pipe.open("wb") as stream:
            for at in range(0, len(text), 50):
                stream.write(text[at : at + 50])
                stream.flush()
                time.sleep(0.001)

    text = write().encode()
    writer = threading.Thread(target=fill)
    writer.start()
    assert parse_file(pipe) == parse_text(write())
    writer.join()


def test_a_pipe_without_writer_is_not_waited_for_without_end(tmp_path, monkeypatch) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    monkeypatch.setattr(opening, "_PATIENCE", 0.2)
    begin = time.monotonic()
    with pytest.raises(UnreadableError, match="nothing came through it") as caught:
        parse_file(pipe)
    assert time.monotonic() - begin < 5
    assert str(pipe) in caught.value.render("zh")


def test_a_pipe_whose_writer_falls_silent_is_left(tmp_path, monkeypatch) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    monkeypatch.setattr(opening, "_PATIENCE", 0.3)
    writer = os.open(pipe, os.O_RDWR)
    try:
        os.write(writer, b"abc")
        with pytest.raises(UnreadableError, match="nothing came through it"):
            parse_file(pipe)
    finally:
        os.close(writer)


def test_a_pipe_without_end_is_cut_off(tmp_path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    def fill() -> None:
        with pipe.open("wb") as stream:
            try:
                while True:
                    stream.write(b"a" * 4_096)
            except BrokenPipeError:
                pass
            finally:
                with contextlib.suppress(BrokenPipeError):
                    stream.close()

    writer = threading.Thread(target=fill)
    writer.start()
    with pytest.raises(LimitError, match="max_bytes"):
        parse_file(pipe, limits=SMALL)
    writer.join(5)
    assert not writer.is_alive()


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/null", "/dev/full", "/dev/tty"])
def test_devices_are_refused(path: str) -> None:
    if not Path(path).exists():
        pytest.skip("no such device")
    with pytest.raises(UnreadableError, match="device"):
        parse_file(path)


def test_sockets_and_folders_are_refused(tmp_path) -> None:
    with socket.socket(socket.AF_UNIX) as listening:
        name = os.path.relpath(tmp_path / "s")
        listening.bind(name)
        with pytest.raises(UnreadableError, match="socket"):
            parse_file(name)
    with pytest.raises(UnreadableError, match="folder"):
        parse_file(tmp_path)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no such file system")
def test_files_without_a_size_are_read_for_what_they_hold() -> None:
    assert Path("/proc/self/status").stat().st_size == 0
    assert b"VmPeak" in read_path("/proc/self/status", SMALL)
    with pytest.raises(LimitError, match="max_bytes"):
        read_path("/proc/self/status", Limits(max_bytes=20))
    for path in ("/proc/self/mem", "/proc/kmsg", "/proc/self/environ", "/proc/self/cmdline"):
        try:
            read_path(path, SMALL)
        except GovDisclosureError as error:
            assert error.render("zh")  # noqa: PT017


def test_a_file_that_grows_is_cut_off(tmp_path, monkeypatch) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"a" * 100)
    read = os.read

    def growing(descriptor: int, size: int) -> bytes:
        with file.open("ab") as stream:
            stream.write(b"b" * 5_000)
        return read(descriptor, min(size, 3_000))

    monkeypatch.setattr(os, "read", growing)
    with pytest.raises(LimitError, match="max_bytes"):
        parse_file(file, limits=SMALL)


def test_no_descriptor_is_left_open(tmp_path) -> None:
    opened = len(list(Path("/proc/self/fd").iterdir())) if Path("/proc/self/fd").exists() else 0
    for path in (tmp_path, tmp_path / "none", "/dev/zero", __file__):
        with contextlib.suppress(GovDisclosureError):
            parse_file(path, limits=Limits(max_bytes=10))
    assert not opened or len(list(Path("/proc/self/fd").iterdir())) == opened


def test_a_loop_of_links_is_told(tmp_path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(UnreadableError, match="symbolic links"):
        parse_file(tmp_path / "a")


def test_a_stream_is_counted_too() -> None:
    assert read_stream(io.BytesIO(b"a" * 10_000), SMALL) == b"a" * 10_000
    with pytest.raises(LimitError, match="max_bytes"):
        read_stream(io.BytesIO(b"a" * 10_001), SMALL)

    class Broken(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError(5, "Input/output error")

    with pytest.raises(UnreadableError, match="Input/output error"):
        read_stream(Broken(), SMALL)
