"""The page on many reports: what is counted, what is not, and that it holds nothing but its own."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from gov_disclosure import UsageError, indicators, parse_all, parse_file
from gov_disclosure.cli.main import main
from gov_disclosure.corpus import extract, find_sources, parse_many
from gov_disclosure.derived import Indicator, Lack, summarize

pytest.importorskip("altair", reason="extra dashboard")
pytest.importorskip("vl_convert", reason="extra dashboard")
pytest.importorskip("jinja2", reason="extra dashboard")

from gov_disclosure.dashboard import dashboard, gather
from gov_disclosure.dashboard.amounts import amounts_of, number_of
from gov_disclosure.dashboard.counts import charts_of
from tests.dashboard.made import EVIL, hostile_files

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
FORMATS = ("csv", "jsonl", "sqlite", "duckdb", "parquet")


def extracted(folder: Path, ending: str = "csv", **options) -> Path:
    """Return a file of tables of the examples."""
    if ending in {"parquet", "duckdb"}:
        pytest.importorskip("pyarrow")
    if ending == "duckdb":
        pytest.importorskip("duckdb")
    file = folder / f"{options.get('shape', 'wide')}.{ending}"
    extract(find_sources([EXAMPLES]), file, jobs=1, isolate=False, **options)
    return file


def figures(file: Path | list[Path], language: str = "en") -> dict[str, tuple[tuple[str, ...], ...]]:
    paths = [str(each) for each in (file if isinstance(file, list) else [file])]
    return {chart.name: chart.rows for chart in charts_of(gather(paths, isolate=False), language)}


def data(page: str, name: str = "data"):
    (found,) = re.findall(rf'<script type="application/json" id="{name}">(.*?)</script>', page)
    return json.loads(found)


def test_cells_that_do_not_stand_together_are_refused(tmp_path) -> None:
    file = extracted(tmp_path, shape="long")
    with file.open(encoding="utf-8", newline="") as stream:
        head, *rows = list(csv.reader(stream))
    own = [row for row in rows if row[0] == rows[0][0]]
    others = [row for row in rows if row[0] != rows[0][0]]
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([head, *own[:7], *others, *own[7:]])
    with pytest.raises(UsageError, match="sort the table"):
        gather([str(file)])


def test_reports_are_read_side_by_side_in_order() -> None:
    one, two = (gather([str(EXAMPLES)], jobs=jobs) for jobs in (1, 2))
    assert [entry.source for entry in one.entries] == [entry.source for entry in two.entries]
    assert [entry.found for entry in one.entries] == [entry.found for entry in two.entries]


def test_the_disclosure_rate_is_that_of_the_indicators() -> None:
    years: dict[int, list[Indicator]] = {}
    for result in parse_many(find_sources([EXAMPLES]), jobs=1, isolate=False):
        rate = indicators(result.report)["disclosure_rate"] if result.report is not None else None
        if result.report is not None and result.report.year is not None and rate is not None and rate.value is not None:
            years.setdefault(result.report.year, []).append(rate)
    told = {year: summarize(found) for year, found in sorted(years.items())}
    assert [row[:3] for row in figures(EXAMPLES)["rate"]] == [
        (str(year), str(each.known), str(each.small)) for year, each in told.items()
    ]
    for row, each in zip(figures(EXAMPLES)["rate"], told.values(), strict=True):
        assert row[3:] == tuple(f"{value:.1%}" for value in (each.weighted, each.median, each.p10, each.p90))


def test_the_disclosure_rate_of_regions_is_that_of_the_indicators(tmp_path: Path) -> None:
    text = (EXAMPLES / "sound-2024.txt").read_text(encoding="utf-8")
    for at, (region, granted) in enumerate((("澄湖县", "25"), ("清溪县", "20"), ("清溪县", "24"), ("清溪县", "0"))):
        (tmp_path / f"{at}.txt").write_text(
            text.replace("澄湖县", region).replace("| 0 | 20 |", f"| 0 | {granted} |"), encoding="utf-8"
        )
    regions: dict[str, list[Indicator]] = {}
    for result in parse_many(find_sources([tmp_path]), jobs=1, isolate=False):
        assert result.report is not None
        regions.setdefault(result.report.reporter.region[0].name, []).append(indicators(result.report)["disclosure_rate"])
    told = {region: summarize(found) for region, found in sorted(regions.items())}
    assert [row[:3] for row in figures(tmp_path)["rate_region"]] == [
        (region, str(each.known), str(each.small)) for region, each in told.items()
    ]
    for row, each in zip(figures(tmp_path)["rate_region"], told.values(), strict=True):
        assert row[3:] == tuple(f"{value:.1%}" for value in (each.weighted, each.median, each.p10, each.p90))


class TestFigures:
    @pytest.mark.parametrize("shape", ["wide", "long"])
    @pytest.mark.parametrize("ending", FORMATS)
    def test_every_format_says_what_the_reports_say(self, tmp_path, ending, shape) -> None:
        told, own = figures(extracted(tmp_path, ending, shape=shape)), figures(EXAMPLES)
        for name in ("year", "form", "outcomes", "remedies", "rules", "verdict"):
            assert told[name] == own[name], name
        assert len(own["outcomes"]) == 36
        if shape == "wide":
            assert told["region"] == own["region"]
        else:
            # The table of cells does not tell the region.
            assert [row[0] for row in told["region"]] == ["(unknown)"]

    def test_outcomes_are_the_sums_of_the_cells(self) -> None:
        reports = [parse_file(file) for file in sorted(EXAMPLES.rglob("*-20*.*")) if file.suffix in {".txt", ".html", ".md"}]
        granted = [report.cells.get("requests.outcome.granted.natural_person") for report in reports]
        rows = figures(EXAMPLES)["outcomes"]
        (row,) = [row for row in rows if row[:2] == ("natural persons", "granted")]
        # The faulty report has blanks in this column: none of its figures is in the sum.
        faulty = parse_file(EXAMPLES / "faulty-2024.txt").cells["requests.outcome.granted.natural_person"].value
        assert int(row[2]) == sum(cell.value for cell in granted if cell is not None) - faulty
        assert row[4] == "7"

    @pytest.mark.parametrize("case", sorted((EXAMPLES.parent / "tests" / "cases").glob("GD3*/*.txt")), ids=lambda file: file.name)
    def test_the_rate_is_that_of_the_indicators(self, case: Path) -> None:
        for report in parse_all(case):
            values = {path: cell.value for path, cell in report.cells.items()}
            states = {path: cell.state.value for path, cell in report.cells.items()}
            found = indicators(report)["disclosure_rate"]
            amount = amounts_of(report.form, values, states)["disclosure_rate"]
            assert amount.on_form == (found.lack is not Lack.NOT_ON_FORM)
            assert (amount.values is None) == (found.lack in {Lack.NOT_ON_FORM, Lack.UNKNOWN})
            if amount.values is not None:
                assert (sum(amount.values[:2]), amount.values[2]) == (found.above, found.base)

    def test_a_blank_is_no_zero(self) -> None:
        report = parse_file(EXAMPLES / "sound-2024.txt")
        values = {path: cell.value for path, cell in report.cells.items()}
        states = {path: cell.state.value for path, cell in report.cells.items()}
        whole = amounts_of(report.form, values, states)
        assert whole["natural_person"].values is not None
        values["requests.outcome.granted.natural_person"] = None
        lacking = amounts_of(report.form, values, states)
        assert lacking["natural_person"] == (None, True)
        assert lacking["commercial_enterprise"] == whole["commercial_enterprise"]
        assert amounts_of(None, values, states)["natural_person"] == (None, False)

    @pytest.mark.parametrize(
        ("given", "number"),
        [(None, None), ("", None), ("0E-10", None), ("1e9", None), ("٣", None), ("-3", -3), ("2.50", Fraction(5, 2)),
         (True, None), ("9" * 5_000, None), (0, 0), (1.5, Fraction(3, 2)), ("nan", None)],
    )  # fmt: skip
    def test_numbers_are_exact_or_unknown(self, given, number) -> None:
        assert number_of(given) == number

    def test_both_tables_tell_of_a_report_once(self, tmp_path) -> None:
        files = [extracted(tmp_path), extracted(tmp_path, "jsonl", shape="long", language="zh"), EXAMPLES]
        one = figures(EXAMPLES)
        assert figures(files[:2]) == one
        assert figures([EXAMPLES, EXAMPLES / "years", EXAMPLES / "faulty-2024.txt"]) == one
        # Read from elsewhere they have other names, and the same bytes.
        assert figures(files)["year"] == one["year"]

    def test_without_findings_the_verdict_is_of_the_columns_or_unknown(self, tmp_path) -> None:
        wide, long = extracted(tmp_path), extracted(tmp_path, "jsonl", shape="long")
        for file in tmp_path.glob("*.findings.*"):
            file.unlink()
        assert figures(wide)["verdict"] == (("errors", "1"), ("no errors or warnings (notes not told)", "8"))
        assert figures(long)["verdict"] == (("unknown", "9"),)
        assert figures(wide)["rules"] == ()
        assert "No table of findings is given" in dashboard(gather([str(wide)]))

    def test_what_is_on_no_known_form_is_not_sound(self, tmp_path) -> None:
        rows = [["source", "digest", "part", "body", "year", "form", "form_expected", "region", "errors", "warnings"]]
        rows.append(["a.txt", "d", "1", "b", "", "", "", "", "0", "0"])
        with (tmp_path / "a.csv").open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows(rows)
        found = figures(tmp_path / "a.csv")
        assert found["verdict"] == (("unknown", "1"),)
        assert found["year"] == (("(unknown)", "(unknown)", "1"),)
        assert found["outcomes"] == ()

    def test_inputs_without_a_report_are_counted(self, tmp_path) -> None:
        (tmp_path / "a.txt").write_text("hello", encoding="utf-8")
        found = gather([str(tmp_path)], isolate=False)
        assert (found.entries, list(found.errors.values()), len(found.failed)) == ([], [1], 1)
        assert "NotAReportError" in dashboard(found)


class TestPage:
    def test_details_have_cells_with_state_words_and_place(self, tmp_path) -> None:
        page = dashboard(gather([str(extracted(tmp_path, shape="long"))]))
        whole = data(page)
        assert len(whole["reports"]) == 9
        layout, values, states, raws, places = data(page, "d0")["cells"]
        paths = [whole["paths"][number][0] for number in whole["layouts"][layout]]
        report = parse_file(EXAMPLES / "faulty-2024.txt")
        for path, value, state, place in zip(paths, values, states, places, strict=True):
            cell = report.cells[path]
            assert value == (str(cell.value) if isinstance(cell.value, Decimal) else cell.value)
            assert state == {"number": "n", "blank": "b", "not_applicable": "a", "text": "t", "missing": "m"}[cell.state.value]
            assert place[:1] == ([cell.position.line] if cell.position is not None else [])
        assert [raws[at] for at in raws] == [report.cells[paths[int(at)]].raw for at in raws]
        assert data(page, "d0")["findings"]

    def test_what_has_no_room_is_left_out_and_told(self) -> None:
        found = gather([str(EXAMPLES)], isolate=False, room=12_000)
        assert 0 < found.crowded < len(found.entries)
        page = dashboard(found)
        assert f"There was no room for all: {found.crowded} reports" in page
        assert [row[1:] for row in figures(EXAMPLES)["year"]] == [row[1:] for row in charts_of(found, "en")[0].rows]

    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_of_no_reports(self, tmp_path, language) -> None:
        extract([], tmp_path / "a.csv", jobs=1, isolate=False)
        page = dashboard(gather([str(tmp_path / "a.csv")]), language)
        assert data(page)["reports"] == []
        assert "?" not in data(page)["words"]["shown"]

    def test_hostile_words_stay_words(self, tmp_path) -> None:
        page = dashboard(gather(hostile_files(tmp_path)))
        assert page.count("<script") - page.count('<script type="application/json"') == 2
        own = re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL)
        assert all(each not in own for each in EVIL if "<" in each)
        assert EVIL[0] in data(page)["reports"][0][0]

    def test_nothing_is_fetched_by_its_policy(self) -> None:
        page = dashboard(gather([str(EXAMPLES / "years")], isolate=False))
        (policy,) = re.findall(r'Content-Security-Policy" content="(.*?)"', page)
        assert policy.startswith("default-src 'none'; connect-src 'none'")
        assert "unsafe-eval" not in policy


class TestCommand:
    def test_writes_the_page(self, tmp_path, capsys) -> None:
        out = tmp_path / "page.html"
        assert main(["--lang", "zh", "dashboard", str(extracted(tmp_path)), "-o", str(out)]) == 0
        assert capsys.readouterr().out.endswith("报告 9 份\n")
        assert "办理结果，按申请人" in out.read_text("utf-8")

    def test_an_input_that_is_no_report(self, tmp_path, capsys) -> None:
        (tmp_path / "a.txt").write_text("hello", encoding="utf-8")
        assert main(["dashboard", str(tmp_path), "-o", str(tmp_path / "page.html")]) == 2
        assert "a.txt" in capsys.readouterr().err
        assert (tmp_path / "page.html").exists()

    @pytest.mark.parametrize(
        ("name", "text"),
        [("a.csv", "x,y\n1,2\n"), ("a.xlsx", "PK"), ("a.sqlite", "no database"), ("a.csv", ""), ("none.csv", None),
         ("a.jsonl", '{"source":1,"digest":1,"part":1,"path":1,"value":1,"state":1}\nbroken\n')],
    )  # fmt: skip
    def test_wrong_use(self, tmp_path, capsys, name, text) -> None:
        if text is not None:
            (tmp_path / name).write_text(text, encoding="utf-8")
        assert main(["dashboard", str(tmp_path / name), "-o", str(tmp_path / "page.html")]) == 2
        assert name in capsys.readouterr().err
        assert not (tmp_path / "page.html").exists()

    def test_findings_alone_are_no_reports(self, tmp_path) -> None:
        extracted(tmp_path)
        with pytest.raises(UsageError):
            gather([str(tmp_path / "wide.findings.csv")])

    def test_findings_of_other_reports_are_told(self, tmp_path) -> None:
        file = extracted(tmp_path)
        rows = list(csv.reader(file.read_text("utf-8").splitlines(keepends=True)))
        with file.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows([rows[0], *rows[2:]])
        assert gather([str(file)]).strange == 8

    @pytest.mark.parametrize("library", ["altair", "vl_convert", "jinja2"])
    def test_without_the_extra_it_says_what_to_install(self, tmp_path, library) -> None:
        code = (
            f"import sys; sys.modules[{library!r}] = None\n"
            "from gov_disclosure.cli.main import main\n"
            f"sys.exit(main(['--lang', 'en', 'dashboard', {str(EXAMPLES / 'years')!r}, '--no-isolate', '-o', 'a.html']))"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=False)
        assert done.returncode == 2
        assert 'pip install "gov-disclosure[dashboard]"' in done.stderr
        assert list(tmp_path.iterdir()) == []
