"""A reader that does real harm, installed as another distribution would be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gov_disclosure.isolation import close_workers
from tests.wheels import install

HARM = """
import ctypes, os, signal, sys, time
from gov_disclosure.reading.encoded import read_encoded
from gov_disclosure.reading.reader import Picture, Reader

def read(container):
    words = container.data[5:].decode().split()
    getattr(sys.modules[__name__], words[0])(container, *words[1:])
    if container.text_provider is not None:
        text = container.text_provider(Picture(data=b"\\x89PNG", media_type="image/png", page=3, name=container.name))
        container = Container(data=text.encode(), sink=container.sink)
    return read_encoded(container)

from gov_disclosure.reading.reader import Container

def nothing(container): pass
def segv(container): ctypes.string_at(0)
def abort(container): os.abort()
def kill(container): os.kill(os.getpid(), signal.SIGKILL)
def leave(container): os._exit(7)
def exit(container): raise SystemExit(3)
def loop(container):
    while True: pass
def sleep(container): time.sleep(600)
def stubborn(container):
    for name in ("SIGPROF", "SIGALRM", "SIGTERM", "SIGINT"): signal.signal(getattr(signal, name), signal.SIG_IGN)
    while True: time.sleep(1)
def hog(container):
    kept = []
    while True: kept.append(bytearray(16 << 20))
def deep(container):
    def down(n): return down(n + 1)
    down(0)
def prints(container):
    print("garbage" * 100_000); sys.stdout.flush(); sys.stderr.write("garbage" * 100_000)
    os.write(1, b"garbage"); os.write(2, b"garbage")
def forges(container):
    for descriptor in range(3, 40):
        try: os.write(descriptor, b"gd1\\nR" + b"\\xff" * 8 + b"garbage" * 100)
        except OSError: pass
def forks(container):
    for _ in range(3):
        if os.fork() == 0: return
def detaches(container, file):
    if os.fork() == 0:
        os.setsid()
        with open(file, "w") as out: out.write(str(os.getpid()))
        time.sleep(600)
    os.kill(os.getpid(), signal.SIGSEGV)
def raises(container): raise LookupError("a slip of the reader")
def tells(container):
    import gov_disclosure
    gov_disclosure.parse_text("x" * 50)
def descriptors(container, file):
    with open(file, "w") as out:
        for number in sorted(map(int, os.listdir("/proc/self/fd"))):
            try: out.write(f"{number} {os.readlink(f'/proc/self/fd/{number}')}\\n")
            except OSError: pass
def once(container, file):
    if not os.path.exists(file):
        open(file, "w").close()
        os.kill(os.getpid(), signal.SIGKILL)
def asks(container):
    assert sys.stdin.read() == ""

matches = lambda data, name: data[:5] == b"HARM "
READER = Reader(name="harm", title="HARM", media_types=(), suffixes=(), matches=matches, read=read)
"""


@pytest.fixture(scope="session")
def _harmful_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    entries = {"gov_disclosure.readers": {"harm": "harmful_reader:READER"}}
    return install(tmp_path_factory.mktemp("wheel"), "harmful", {"harmful_reader.py": HARM}, entries)


@pytest.fixture
def _harm(_harmful_site: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let workers know the reader; this process never loads it."""
    close_workers()
    monkeypatch.syspath_prepend(str(_harmful_site))
    yield
    close_workers()
