"""Fuzz each reader for a bounded time, each in a process of its own, and print what came of it."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
DONE = re.compile(r"Done (\d+) (?:runs )?in (\d+) second")


def main() -> int:
    """Run what the command line asks for; 1 where a reader did what it must not."""
    parser = ArgumentParser("python -m tests.fuzz", description=__doc__)
    parser.add_argument("readers", nargs="*", help="by default all that are installed")
    parser.add_argument("--seconds", type=int, default=60, help="for each reader (default: 60)")
    parser.add_argument("--corpus", type=Path, help="a folder that keeps what was found worth trying, for the next time")
    parser.add_argument("--one", help="fuzz this reader in this process")
    told, rest = parser.parse_known_args()
    if told.one:
        _fuzz(told.one, rest)
        return 0
    from tests.fuzz.targets import available

    failed = 0
    for reader in told.readers or available():
        with tempfile.TemporaryDirectory() as folder:
            corpus = told.corpus / reader if told.corpus else Path(folder) / "corpus"
            corpus.mkdir(parents=True, exist_ok=True)
            for example in EXAMPLES.glob("*.*"):
                (corpus / example.name).write_bytes(b"\x01" + example.read_bytes())
            command = [sys.executable, "-m", "tests.fuzz", "--one", reader, f"-max_total_time={told.seconds}", "-max_len=8192"]
            command += ["-rss_limit_mb=1024", "-timeout=10", f"-artifact_prefix={folder}/", str(corpus)]
            done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
            counted = DONE.findall(done.stderr)
            runs, seconds = counted[-1] if counted else ("?", "?")
            print(
                f"{reader:10} {runs:>8} executions in {seconds} s: {'nothing found' if not done.returncode else 'FOUND'}",
                flush=True,
            )
            if done.returncode:
                failed += 1
                print("\n".join(done.stderr.splitlines()[-60:]))
                for found in Path(folder).glob("*-*"):
                    print(found.name, found.read_bytes()[:2_000])
    return int(failed > 0)


def _fuzz(reader: str, options: list[str]) -> None:
    import atheris

    with atheris.instrument_imports(include=["gov_disclosure"]):
        from tests.fuzz.targets import TARGETS
    atheris.Setup([sys.argv[0], *options], TARGETS[reader][0])
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
