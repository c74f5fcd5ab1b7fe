"""Many inputs become tables: every value, every format, and nothing lost or twice whatever stops a run."""

from __future__ import annotations

import csv
import importlib.util
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from decimal import Decimal
from pathlib import Path

import attrs
import pytest

from gov_disclosure import Limits, UsageError, check, parse_file
from gov_disclosure.cli.main import main
from gov_disclosure.corpus import columns_of, extract, find_sources
from gov_disclosure.corpus.columns import TABLES
from gov_disclosure.corpus.spool import Spool
from gov_disclosure.corpus.tables import tables_of
from tests.core.documents import write

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
SOUND = EXAMPLES / "sound-2024.txt"


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def here(sources, path: Path, **options):
    return extract(sources, path, jobs=1, isolate=False, **options)


class TestTables:
    def test_wide_has_every_value_of_the_cells(self, tmp_path: Path) -> None:
        summary = here(find_sources([f"{EXAMPLES}/*.*"]), tmp_path / "a.csv")
        found = {row["source"]: row for row in rows(tmp_path / "a.csv")}
        assert len(found) == summary.reports == 5
        for source, row in found.items():
            report = parse_file(source)
            assert (row["year"], row["form"], row["body"]) == (str(report.year), report.form, report.body)
            for path, figure in report:
                whole = not isinstance(figure.value, Decimal) or path.endswith(("_wan_yuan", ".amount"))
                assert row[path] == (str(figure.value) if figure.value is not None and whole else ""), path
            absent = {column.name for column in columns_of("reports")} & {
                path for path in row if path.startswith(("requests.", "statistics.")) and path not in report.cells
            }
            assert {row[path] for path in absent} <= {""}

    def test_long_has_a_row_a_cell(self, tmp_path: Path) -> None:
        here([SOUND], tmp_path / "a.csv", shape="long")
        report = parse_file(SOUND)
        found = rows(tmp_path / "a.csv")
        assert [row["path"] for row in found] == list(report.cells)
        for row, (_, figure) in zip(found, report, strict=True):
            assert row["raw"] == figure.raw
            assert row["state"] == figure.state.value
            assert row["value"] == ("" if figure.value is None else str(figure.value))
            assert row["line"] == ("" if figure.position is None else str(figure.position.line))
            assert row["label"]

    def test_findings_are_a_table(self, tmp_path: Path) -> None:
        faulty = EXAMPLES / "faulty-2024.txt"
        here([faulty], tmp_path / "a.csv")
        found = rows(tmp_path / "a.findings.csv")
        assert [(row["rule"], row["fingerprint"]) for row in found] == [
            (each.rule, each.fingerprint) for each in check(parse_file(faulty))
        ]

    def test_what_cannot_be_read_is_a_row_of_its_own(self, tmp_path: Path) -> None:
        summary = here([("notice.txt", "关于开会的通知".encode()), SOUND, "none.html"], tmp_path / "a.csv", language="zh")
        found = rows(tmp_path / "a.errors.csv")
        assert [(row["source"], row["error"]) for row in found] == [
            ("notice.txt", "NotAReportError"), ("none.html", "UnreadableError"),
        ]  # fmt: skip
        assert found[0]["message"].startswith("这不是政府信息公开工作年度报告")
        assert dict(summary.errors) == {"NotAReportError": 1, "UnreadableError": 1}

    def test_columns_are_documented_and_named_once(self) -> None:
        for table in TABLES:
            columns = columns_of(table)
            assert len({column.name for column in columns}) == len(columns)
            assert all(column.about for column in columns)
        with pytest.raises(UsageError, match="reports"):
            columns_of("report")


class TestFormats:
    def test_lines_of_json(self, tmp_path: Path) -> None:
        here([SOUND], tmp_path / "a.jsonl")
        row = json.loads((tmp_path / "a.jsonl").read_text(encoding="utf-8"))
        assert row["requests.received.total"] == parse_file(SOUND).requests.received.total
        assert list(row) == [column.name for column in columns_of("reports")]

    def test_sqlite(self, tmp_path: Path) -> None:
        here([SOUND], tmp_path / "a.sqlite", shape="long")
        database = sqlite3.connect(tmp_path / "a.sqlite")
        found = dict(database.execute("SELECT path, value FROM cells"))
        report = parse_file(SOUND)
        assert {path: None if value is None else Decimal(str(value)) for path, value in found.items()} == {
            path: None if figure.value is None else Decimal(figure.value) for path, figure in report
        }
        database.close()

    @pytest.mark.parametrize(
        ("fee", "held"),
        [
            ("9223372036854775807", 2**63 - 1),
            ("9223372036854775808", "9223372036854775808"),
            ("123456789012345678.01", "123456789012345678.01"),
            ("12.50", 12.5),
            ("40.00", 40),
        ],
    )
    def test_sqlite_rounds_nothing(self, fee: str, held: object, tmp_path: Path) -> None:
        here([("a.txt", write(other=f"收取信息处理费{fee}元。").encode())], tmp_path / "a.sqlite")
        with sqlite3.connect(tmp_path / "a.sqlite") as database:
            assert database.execute('SELECT "other_matters.processing_fee_yuan", year FROM reports').fetchall() == [(held, 2024)]

    def test_parquet(self, tmp_path: Path) -> None:
        parquet = pytest.importorskip("pyarrow.parquet")
        here([SOUND], tmp_path / "a.parquet", shape="long")
        table = parquet.read_table(tmp_path / "a.parquet")
        report = parse_file(SOUND)
        assert table.column("value").to_pylist() == [
            None if figure.value is None else Decimal(figure.value) for _, figure in report
        ]
        assert table.schema.names == [column.name for column in columns_of("cells")]
        assert parquet.read_table(tmp_path / "a.errors.parquet").num_rows == 0

    def test_duckdb(self, tmp_path: Path) -> None:
        duckdb = pytest.importorskip("duckdb")
        here([SOUND, "none"], tmp_path / "a.duckdb")
        with duckdb.connect(str(tmp_path / "a.duckdb")) as database:
            assert database.execute('SELECT year, "requests.received.total" FROM reports').fetchall() == [
                (2024, parse_file(SOUND).requests.received.total)
            ]
            assert database.execute("SELECT count(*) FROM errors").fetchall() == [(1,)]

    def test_the_ending_tells_it_or_the_option(self, tmp_path: Path) -> None:
        here([SOUND], tmp_path / "a.out", to="csv")
        assert len(rows(tmp_path / "a.out")) == 1
        with pytest.raises(UsageError, match="parquet"):
            here([SOUND], tmp_path / "a.out")
        with pytest.raises(UsageError, match="csv"):
            here([SOUND], tmp_path / "a.csv", to="excel")
        with pytest.raises(UsageError, match="wide"):
            here([SOUND], tmp_path / "a.csv", shape="flat")

    def test_names_that_are_no_text_are_written(self, tmp_path: Path) -> None:
        for ending in ("csv", "jsonl", "sqlite"):
            here([("\udce9\n=1.txt", b""), ("\\udce9", b"")], tmp_path / f"a.{ending}")
            (table,) = [
                each
                for each in tables_of(str(tmp_path / (f"a.errors.{ending}" if ending != "sqlite" else "a.sqlite")))
                if each.name == "errors"
            ]
            # As most readers of JSON want it, no half of a character.
            assert [row["source"] for row in table.rows] == ["\\udce9\n=1.txt", "\\udce9"]


class TestResume:
    def test_only_what_is_new_or_has_changed_is_read(self, tmp_path: Path) -> None:
        for name in ("a", "b"):
            (tmp_path / f"{name}.txt").write_bytes(SOUND.read_bytes())
        out = tmp_path / "out.csv"
        interrupt_after(1, [tmp_path / "a.txt", tmp_path / "b.txt"], out)
        (tmp_path / "c.txt").write_bytes(SOUND.read_bytes().replace(b"2024", b"2023"))
        (tmp_path / "a.txt").write_bytes(SOUND.read_bytes().replace("澄湖县".encode(), "清湖县".encode()))
        seen: list[object] = []
        summary = here([tmp_path / f"{name}.txt" for name in "abc"], out, resume=True, told=seen.append)
        assert summary.reports == 3
        assert sorted(Path(row["source"]).stem for row in rows(out)) == ["a", "b", "c"]
        assert "清湖县" in next(row["body"] for row in rows(out) if row["source"].endswith("a.txt"))

    def test_its_file_stays_for_a_folder_that_grows_and_an_output_of_nothing_new_is_left_alone(self, tmp_path: Path) -> None:
        for ending in ("csv", "sqlite", *(("parquet",) if importlib.util.find_spec("pyarrow") else ())):
            out = tmp_path / f"out.{ending}"
            sources = [SOUND, EXAMPLES / "faulty-2024.txt", ("other.txt", b"none")]
            first = here(sources, out, resume=True)
            before = {file: (file.stat().st_mtime_ns, file.read_bytes()) for file in tmp_path.iterdir() if file.stem != out.name}
            assert here(sources, out, resume=True) == attrs.evolve(first, known=3)
            assert {file: (file.stat().st_mtime_ns, file.read_bytes()) for file in before} == before
            # What another hand changed, or took away, is made anew.
            out.write_bytes(b"")
            here(sources, out, resume=True)
            assert out.read_bytes() == before[out][1]
            assert here([SOUND, EXAMPLES / "sound-2024.html"], out, resume=True).reports == 3

    def test_what_could_not_be_had_is_told_no_longer_when_it_is_mended(self, tmp_path: Path) -> None:
        out, archive = tmp_path / "out.csv", tmp_path / "a.zip"
        archive.write_bytes(b"PK")
        (tmp_path / "b.txt").write_bytes(SOUND.read_bytes())
        assert here(find_sources([archive, tmp_path / "b.txt"]), out).errors == {"UnreadableError": 1}
        with zipfile.ZipFile(archive, "w") as whole:
            whole.writestr("c.txt", SOUND.read_bytes())
        again = here(find_sources([archive, tmp_path / "b.txt"]), out, resume=True)
        assert (again.known, again.reports, again.rows["errors"]) == (1, 2, 0)

    def test_a_run_that_is_done_is_gone_on_with(self, tmp_path: Path) -> None:
        out = tmp_path / "out.csv"
        first = here([SOUND], out)
        assert here([SOUND], out, resume=True) == attrs.evolve(first, known=1)
        assert here([SOUND], out).known == 0

    def test_without_its_file_nothing_is_known(self, tmp_path: Path) -> None:
        for resume in (False, True):
            here([SOUND], tmp_path / "out.csv", resume=resume, keep=False)
            assert not (tmp_path / "out.csv.resume").exists()
        assert here([SOUND], tmp_path / "out.csv", resume=True).known == 0

    def test_what_was_done_is_not_done_again(self, tmp_path: Path) -> None:
        out = tmp_path / "out.csv"
        sources = [EXAMPLES / "sound-2024.txt", EXAMPLES / "sound-2024.html", EXAMPLES / "faulty-2024.txt"]
        interrupt_after(2, sources, out)
        assert len(rows(out)) == 2
        summary = here(sources, out, resume=True)
        assert (summary.known, summary.reports) == (2, 3)
        whole = tmp_path / "whole.csv"
        here(sources, whole)
        assert out.read_bytes() == whole.read_bytes()

    def test_a_line_that_was_cut_off_counts_for_nothing(self, tmp_path: Path) -> None:
        out = tmp_path / "out.csv"
        sources = [EXAMPLES / "sound-2024.txt", EXAMPLES / "sound-2024.html", EXAMPLES / "faulty-2024.txt"]
        interrupt_after(3, sources, out)
        spool = Path(f"{out}.resume")
        whole = spool.read_bytes()
        for cut in (len(whole) - 1, len(whole) - 700, len(whole) // 2, 200, 40, 1):
            spool.write_bytes(whole[:cut])
            assert here(sources, out, resume=True).reports == 3
            assert len(rows(out)) == 3

    def test_a_run_of_another_kind_is_not_gone_on_with(self, tmp_path: Path) -> None:
        out = tmp_path / "out.csv"
        interrupt_after(1, [SOUND, SOUND], out)
        for other in ({"shape": "long"}, {"language": "zh"}, {"limits": Limits(max_lines=10)}, {"indicators": True}):
            with pytest.raises(UsageError, match="resume"):
                here([SOUND], out, resume=True, **other)
        assert here([SOUND], out, shape="long").inputs == 1

    @pytest.mark.skipif(sys.platform == "win32", reason="files are not locked there")
    def test_two_runs_do_not_write_one_file(self, tmp_path: Path) -> None:
        out = tmp_path / "out.csv"
        with Spool(f"{out}.resume", ("reports",), {}, resume=False), pytest.raises(UsageError, match="another process"):
            here([SOUND], out)


def interrupt_after(count: int, sources, out: Path) -> None:
    """Run, and interrupt it as Ctrl-C does when so many inputs are done."""
    done = 0

    def told(_: object) -> None:
        nonlocal done
        done += 1
        if done == count:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        here(sources, out, told=told)


def many(folder: Path, count: int) -> list[Path]:
    text = SOUND.read_text(encoding="utf-8")
    files = [folder / f"{number:04}.txt" for number in range(count)]
    for number, file in enumerate(files):
        file.write_text(text.replace("澄湖县", f"第{number}县"), encoding="utf-8")
    return files


def start(folder: Path, out: Path, *more: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "gov_disclosure", "extract", str(folder), "-o", str(out), "--jobs", "2", "--quiet", *more],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        start_new_session=True,
    )  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
class TestKilled:
    def test_at_any_point_nothing_is_lost_and_nothing_twice(self, tmp_path: Path) -> None:
        chance = random.Random(20)
        (tmp_path / "in").mkdir()
        files = many(tmp_path / "in", 200)
        out = tmp_path / "out.csv"
        killed = 0
        for _ in range(12):
            run = start(tmp_path / "in", out, "--resume")
            try:
                run.wait(0.4 + 0.8 * chance.random())
                break
            except subprocess.TimeoutExpired:
                os.kill(run.pid, signal.SIGKILL)
                run.wait()
                killed += 1
        assert start(tmp_path / "in", out, "--resume").wait(120) == 0
        assert killed >= 1
        assert [row["source"] for row in rows(out)] == [str(file) for file in files]
        assert len({row["body"] for row in rows(out)}) == 200

    def test_a_worker_that_is_killed_costs_one_input_at_most(self, tmp_path: Path) -> None:
        (tmp_path / "in").mkdir()
        files = many(tmp_path / "in", 60)
        out = tmp_path / "out.csv"
        run = start(tmp_path / "in", out)
        struck = 0
        while run.poll() is None:
            time.sleep(0.3)
            for child in children(run.pid):
                if struck < 4:
                    struck += 1
                    os.kill(child, signal.SIGKILL)
        found = [row["source"] for row in rows(out)] + [row["source"] for row in rows(tmp_path / "out.errors.csv")]
        assert sorted(found) == [str(file) for file in files]
        assert len(rows(tmp_path / "out.errors.csv")) <= struck

    def test_ctrl_c_leaves_what_there_is(self, tmp_path: Path) -> None:
        (tmp_path / "in").mkdir()
        # So many that none is quick enough to be done before it is interrupted.
        many(tmp_path / "in", 1_500)
        out = tmp_path / "out.csv"
        run = start(tmp_path / "in", out)
        spool = Path(f"{out}.resume")
        while run.poll() is None and (not spool.exists() or spool.stat().st_size < 60_000):
            time.sleep(0.05)
        os.kill(run.pid, signal.SIGINT)
        assert run.wait(60) == 130
        assert 0 < len(rows(out)) < 1_500
        assert spool.exists()


def children(process: int) -> list[int]:
    tasks = Path(f"/proc/{process}/task")
    if not tasks.exists():
        pytest.skip("no /proc here")
    found: list[int] = []
    for task in tasks.iterdir():
        try:
            found += map(int, (task / "children").read_text(encoding="ascii").split())
        except OSError:
            continue
    return found


@pytest.mark.parametrize(("shape", "room", "told"), [("wide", 2_000, b"cannot be written"), ("long", 60_000, b"--resume")])
def test_a_full_disk_is_told_and_leaves_no_half_output(tmp_path: Path, shape: str, room: int, told: bytes) -> None:
    resource = pytest.importorskip("resource")
    code = (
        "import resource, signal, sys\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}))\n"
        "from gov_disclosure.cli.main import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    assert resource
    done = subprocess.run(
        [sys.executable, "-c", code, "extract", str(SOUND.parent), "-o", str(tmp_path / "a.csv"), "--shape", shape,
         "--jobs", "1", "--no-isolate"],
        capture_output=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert not (tmp_path / "a.csv").exists()
    assert told in done.stderr
    assert (tmp_path / "a.csv.resume").exists() == (told == b"--resume")


FULL = """
import os, resource, signal, sys
from gov_disclosure.corpus.extracting import extract_source
from gov_disclosure.corpus.sources import Source
from gov_disclosure.corpus.writing import writer_for
form, path, report, *rooms = sys.argv[1:]
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
rows = extract_source(Source(report), tables=("cells",)).rows["cells"]
for begin, end in ((rooms[0], "-1"), ("-1", rooms[1])):
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(begin), -1))
        writer = writer_for(path, form, ("cells",))
        try:
            for _ in range(3):
                writer.add("cells", rows)
            resource.setrlimit(resource.RLIMIT_FSIZE, (int(end), -1))
            writer.close()
        except BaseException:
            writer.discard()
            raise
    except OSError:
        print("told", os.listdir(os.path.dirname(path)))
"""


@pytest.mark.parametrize("form", ["csv", "jsonl", "sqlite", "parquet", "duckdb", "xlsx"])
def test_a_full_disk_is_told_in_every_format_and_at_any_time(tmp_path: Path, form: str) -> None:
    pytest.importorskip("resource")
    for library in {"parquet": ("pyarrow",), "duckdb": ("pyarrow", "duckdb"), "xlsx": ("xlsxwriter",)}.get(form, ()):
        pytest.importorskip(library)
    # What DuckDB adds goes to a journal first, which may have room where the database has none.
    rooms = ("2", "100000" if form == "duckdb" else "3000")
    done = subprocess.run(
        [sys.executable, "-c", FULL, form, str(tmp_path / "a.out"), str(SOUND), *rooms],
        capture_output=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}, check=False, text=True,
    )  # fmt: skip
    assert (done.stdout, done.stderr) == ("told []\ntold []\n", "")


@pytest.mark.parametrize("form", ["sqlite", "duckdb", "xlsx"])
def test_what_a_killed_run_left_is_not_taken_for_its_own(tmp_path: Path, form: str) -> None:
    pytest.importorskip({"sqlite": "sqlite3", "duckdb": "duckdb", "xlsx": "xlsxwriter"}[form])
    out = tmp_path / f"a.{form}"
    for ending in ("", ".wal", "-journal"):
        (tmp_path / f"a.{form}.tmp{ending}").write_bytes(b"left" * 2_000)
    (tmp_path / "a.xlsx.tmp.rows").mkdir()
    (tmp_path / "a.xlsx.tmp.rows" / "x").write_bytes(b"left")
    assert here([SOUND], out).reports == 1
    assert out.stat().st_size > 4_000
    own = {"sqlite": ("", "-journal"), "duckdb": ("", ".wal"), "xlsx": ("", ".rows")}[form]
    assert not [ending for ending in own if Path(f"{out}.tmp{ending}").exists()]


def test_an_interruption_says_how_to_go_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("gov_disclosure.corpus.extraction.extract_sources", interrupted)
    assert main(["extract", str(SOUND), "-o", str(tmp_path / "a.csv"), "--jobs", "1", "--no-isolate"]) == 130
    assert "a.csv.resume: go on with --resume" in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(SOUND), "-o", str(tmp_path / "no" / "a.csv"), "--jobs", "1", "--no-isolate"]) == 2
    assert "check the path" in capsys.readouterr().err


@pytest.mark.parametrize("ending", ["jsonl", "csv"])
def test_its_own_output_is_no_input(tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str) -> None:
    (tmp_path / "a.html").write_bytes(SOUND.read_bytes())
    out = str(tmp_path / f"all.{ending}")
    for more in ([], ["--resume"], ["--no-keep"], []):
        assert main(["extract", str(tmp_path), "-o", out, "--jobs", "1", "--no-isolate", "--quiet", *more]) == 0
    assert not capsys.readouterr().out


def test_no_input_is_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    crawl = tmp_path / "crawl.jsonl"
    crawl.write_text(json.dumps({"name": "a", "text": SOUND.read_text(encoding="utf-8")}), encoding="utf-8")
    before = crawl.read_bytes()
    for given in (crawl, tmp_path, f"{tmp_path}/./crawl.jsonl"):
        assert main(["extract", str(given), "-o", str(crawl), "--jobs", "1", "--no-isolate"]) == 2
        assert "is an input" in capsys.readouterr().err
        assert crawl.read_bytes() == before
    assert [*tmp_path.iterdir()] == [crawl]


@pytest.mark.parametrize("taken", ["a.csv", "a.findings.csv"])
def test_a_place_that_is_taken_is_told_before_the_work(tmp_path: Path, capsys: pytest.CaptureFixture[str], taken: str) -> None:
    (tmp_path / taken).mkdir()
    with pytest.raises(OSError, match="directory"):
        here(iter([pytest.fail]), tmp_path / "a.csv")
    assert main(["extract", str(SOUND), "-o", str(tmp_path / "a.csv"), "--jobs", "1", "--no-isolate"]) == 2
    assert taken in capsys.readouterr().err
    assert [*tmp_path.iterdir()] == [tmp_path / taken]


def test_limits_hold_for_each_input(tmp_path: Path) -> None:
    summary = here([SOUND, ("b", b"x" * 5_000)], tmp_path / "a.csv", limits=Limits(max_bytes=4_000))
    assert summary.errors["LimitError"] == 2
