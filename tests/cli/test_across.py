"""`check --series`, `--previous` and `--hierarchy`, as they are typed."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from gov_disclosure.reading import opening
from tests.across.reports import series_texts

CASES = Path(__file__).parent.parent / "cases"
BROKEN = CASES / "GD601" / "violated"


@pytest.fixture
def years(tmp_path: Path) -> Path:
    """Return a folder with sound reports of one body on four years."""
    for name, text in series_texts(random.Random(11), "澄湖县水务局", range(2020, 2024)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def rules(done) -> list[tuple[str, str]]:
    return [(each["rule"], Path(each["file"]).name) for each in json.loads(done.out)["findings"]]


class TestSeries:
    def test_a_sound_series_is_told(self, command, years: Path) -> None:
        done = command("check", "--series", years)
        assert (done.status, done.err) == (0, "")
        assert "across years: 澄湖县水务局 2020–2023\n  verdict: nothing wrong was found" in done.out
        assert "4 reports beside one another" in done.out

    def test_a_broken_one_fails_and_names_both_files(self, command) -> None:
        done = command("check", "--series", "--select", "GD601", BROKEN)
        assert done.status == 1
        assert f"{BROKEN / '2023.txt'}:" in done.out
        assert f"{BROKEN / '2022.txt'}:" in done.out

    def test_findings_are_in_the_json(self, command) -> None:
        done = command("check", "--series", "--select", "GD601", "--format", "json", BROKEN)
        found = json.loads(done.out)["findings"]
        assert [Path(operand["file"]).name if operand["file"] else "" for operand in found[0]["operands"]] == ["2022.txt", ""]

    def test_without_the_option_nothing_is_compared(self, command) -> None:
        assert command("check", "--select", "GD6", BROKEN).status == 0

    def test_what_has_no_year_is_told(self, command, tmp_path: Path, years: Path) -> None:
        file = next(iter(years.glob("2023.txt")))
        text = file.read_text(encoding="utf-8").replace("2023年", "").replace("2024年1月20日", "")
        file.write_text(text, encoding="utf-8")
        done = command("check", "--series", years)
        assert "2023.txt: it tells no body or no year, and is in no series" in done.err

    def test_a_registry_says_who_was_renamed(self, command, tmp_path: Path) -> None:
        for file in BROKEN.glob("*.txt"):
            text = file.read_text(encoding="utf-8")
            renamed = text.replace("水务局", "水利局") if file.stem == "2022" else text
            (tmp_path / file.name).write_text(renamed, encoding="utf-8")
        bodies = tmp_path / "bodies.json"
        bodies.write_text(json.dumps([{"name": "澄湖县水务局", "aliases": ["澄湖县水利局"], "code": "A1"}]), encoding="utf-8")
        options = ("check", "--series", "--select", "GD601", "--format", "json")
        assert rules(command(*options, tmp_path)) == []
        assert {rule for rule, _ in rules(command(*options, "--registry", bodies, tmp_path))} == {"GD601"}


class TestPrevious:
    def test_each_is_checked_against_the_year_before(self, command) -> None:
        done = command("check", "--previous", BROKEN, "--select", "GD601", "--format", "json", BROKEN / "2023.txt")
        assert (done.status, set(rules(done))) == (1, {("GD601", "2023.txt")})

    def test_other_years_are_not_checked_themselves(self, command, years: Path) -> None:
        file = years / "2021.txt"
        lines = file.read_text(encoding="utf-8").splitlines()
        at = next(at for at, line in enumerate(lines) if line.startswith("| 一、本年新收"))
        lines[at] = lines[at].replace(lines[at].split("|")[-2], " 999 ")
        file.write_text("\n".join(lines), encoding="utf-8")
        assert command("check", years / "2021.txt").status == 1
        done = command("check", "--previous", years, years / "2022.txt")
        assert done.status == 0
        assert "across years: 澄湖县水务局 2021–2022" in done.out

    def test_what_is_checked_is_no_version_of_itself(self, command, years: Path, monkeypatch) -> None:
        """However its path is written: it is not read a second time among the others."""
        opened: list[str] = []
        read_path = opening.read_path
        monkeypatch.setattr(opening, "read_path", lambda file, limits: opened.append(Path(file).name) or read_path(file, limits))
        monkeypatch.chdir(years)
        command("check", "--previous", ".", "2022.txt")
        assert opened.count("2022.txt") == 1
        assert len(opened) > 1

    def test_a_year_before_that_is_not_there_is_told(self, command, years: Path) -> None:
        (years / "2021.txt").unlink()
        done = command("check", "--previous", years, years / "2022.txt")
        assert done.status == 0
        assert "no report of 澄湖县水务局 on 2021 is given" in done.err
        assert "across years" not in done.out

    def test_many_bodies_without_a_report_on_the_year_before_are_one_message(self, command, tmp_path: Path) -> None:
        for number in range(7):
            (text,) = (text for _, text in series_texts(random.Random(number), f"澄湖县第{number}水务局", range(2023, 2024)))
            (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
        done = command("check", "--previous", tmp_path, tmp_path)
        assert done.err.count("\n") == 1
        assert "of 7 bodies no report on 2022 is given" in done.err

    def test_a_folder_without_reports_is_told(self, command, years: Path, tmp_path: Path) -> None:
        (tmp_path / "none").mkdir()
        done = command("check", "--previous", tmp_path / "none", years / "2022.txt")
        assert done.status == 2
        assert "none" in done.err


class TestHierarchy:
    def test_is_checked(self, command) -> None:
        folder = CASES / "GD701" / "violated"
        done = command("check", "--hierarchy", folder / "hierarchy.json", "--select", "GD7", "--fail-on", "info", folder)
        assert done.status == 1
        assert "bodies and those below them\n" in done.out
        assert f"{folder / 'county.txt'}:" in done.out
        assert f"{folder / 'town.txt'}:" in done.out

    @pytest.mark.parametrize(
        ("name", "text", "message"),
        [
            ("a.csv", "body\n甲县\n", "the first line names the columns"),
            ("a.json", "{", "give TOML, JSON, or CSV"),
            ("a.toml", '"甲县" = ["甲县"]', "runs in a circle"),
        ],
    )
    def test_a_wrong_file_is_wrong_usage(self, command, tmp_path: Path, name: str, text: str, message: str) -> None:
        (tmp_path / name).write_text(text, encoding="utf-8")
        done = command("check", "--hierarchy", tmp_path / name, BROKEN)
        assert (done.status, done.out) == (2, "")
        assert message in done.err

    def test_a_file_that_is_not_there_is_wrong_usage(self, command, tmp_path: Path) -> None:
        assert command("check", "--hierarchy", tmp_path / "none.toml", BROKEN).status == 2

    def test_parents_that_no_report_is_of_are_told(self, command, tmp_path: Path) -> None:
        """Misspelt names would be taken for a hierarchy with which nothing is wrong."""
        folder = CASES / "GD701" / "violated"
        (tmp_path / "a.csv").write_text("parent,child\n无此县,无此局\n另无此县,无此局\n", encoding="utf-8")
        done = command("check", "--hierarchy", tmp_path / "a.csv", "--select", "GD7", folder)
        assert (done.status, done.err.count("\n")) == (0, 1)
        assert "no report is given of 无此县, 另无此县 or of those below" in done.err
        assert command("check", "--hierarchy", folder / "hierarchy.json", "--select", "GD701", folder).err == ""


def test_a_registry_alone_is_wrong_usage(command, tmp_path: Path) -> None:
    done = command("check", "--registry", tmp_path / "bodies.json", BROKEN)
    assert (done.status, done.out) == (2, "")
    assert "add --series" in done.err
