"""`gov-disclosure indicators`: a line a report, or statistics of groups."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from gov_disclosure.cli.main import main
from gov_disclosure.derived import known_indicators

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
SOUND = str(EXAMPLES / "sound-2024.html")


def rows(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, str]]:
    assert main(["indicators", *arguments, "--format", "csv", "--jobs", "1"]) == 0
    return list(csv.DictReader(io.StringIO(capsys.readouterr().out)))


def test_a_line_a_report_and_indicator(capsys: pytest.CaptureFixture[str]) -> None:
    found = rows(capsys, SOUND)
    assert [row["indicator"] for row in found] == [name for name, each in known_indicators().items() if not each.needs_previous]
    assert {row["year"] for row in found} == {"2024"}


def test_years_are_compared_within_a_body(capsys: pytest.CaptureFixture[str]) -> None:
    found = rows(capsys, str(EXAMPLES / "years"), "--years", "--only", "received_growth")
    known = {(row["body"], row["year"]): row["value"] for row in found if row["value"]}
    assert known == {("澄湖县水务局", "2023"): "1.333333"}


def test_statistics_by_group(capsys: pytest.CaptureFixture[str]) -> None:
    for by in ("body", "year", "region", "level", "form"):
        found = rows(capsys, str(EXAMPLES / "years"), SOUND, "--by", by, "--only", "received")
        assert sum(int(row["reports"]) for row in found) == 5
        assert all(row[by] for row in found)


def test_json_and_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["indicators", SOUND, "--only", "disclosure_rate", "--format", "json"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["value"] == "0.609756"
    assert main(["--lang", "zh", "indicators", SOUND, "--only", "not_held_share"]) == 0
    assert "样本小" in capsys.readouterr().out


def test_what_cannot_be_read_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("关于开会的通知", encoding="utf-8")
    assert main(["indicators", str(tmp_path), SOUND, "--jobs", "1"]) == 2
    told = capsys.readouterr()
    assert "a.txt" in told.err
    assert "sound-2024" in told.out


def test_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["indicators", SOUND, "--only", "received_growth"]) == 2
    assert "--years" in capsys.readouterr().err
    assert main(["indicators", SOUND, "--only", "growth"]) == 2


def test_they_are_a_table_of_extract(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", SOUND, "-o", str(tmp_path / "a.csv"), "--indicators", "--jobs", "1", "--quiet"]) == 0
    with (tmp_path / "a.indicators.csv").open(encoding="utf-8", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert (row["disclosure_rate"], row["disclosure_rate.base"], row["not_held_share.small"]) == ("0.609756", "41", "1")
    assert not any(name.startswith("received_growth") for name in row)
