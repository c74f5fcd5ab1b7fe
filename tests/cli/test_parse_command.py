"""`gov-disclosure parse`."""

from __future__ import annotations

import io
import json
from types import SimpleNamespace
from typing import Any

from gov_disclosure import Report, parse_all, parse_file
from tests.layouts.catalogue import render


def test_one_file_is_one_indented_object(command, sound) -> None:
    done = command("parse", sound)
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith('{\n  "contract": "gov-disclosure/report/1",\n')
    assert "青石镇" in done.out
    assert Report.from_dict(json.loads(done.out)) == parse_file(sound)


def test_several_files_are_one_line_each(command, sound, faulty) -> None:
    done = command("parse", sound, faulty)
    assert done.status == 0
    reports = [Report.from_dict(json.loads(line)) for line in done.out.splitlines()]
    assert reports == [parse_file(sound), parse_file(faulty)]


def test_what_is_no_report_is_told_and_the_others_are_done(command, sound, tmp_path) -> None:
    letter, empty, binary = tmp_path / "letter.txt", tmp_path / "empty.txt", tmp_path / "picture.html"
    letter.write_text("您好！随信寄上年度报告。", encoding="utf-8")
    empty.touch()
    binary.write_bytes(bytes(range(256)) * 20)
    done = command("parse", letter, empty, binary, tmp_path / "nowhere.txt", tmp_path, sound)
    assert done.status == 2
    assert len(done.out.splitlines()) == 1
    lines = done.err.splitlines()
    assert [line.split(": ")[:2] for line in lines] == [
        ["gov-disclosure", str(file)] for file in (letter, empty, binary, tmp_path / "nowhere.txt", tmp_path)
    ]
    assert "no 政府信息公开工作年度报告" in lines[0]
    assert "No such file" in lines[3]
    assert "folder" in lines[4]


def test_reads_standard_input(command, sound, monkeypatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(sound.read_bytes())))
    done = command("parse", "-")
    assert done.status == 0
    assert Report.from_dict(json.loads(done.out)) == parse_file(sound)


def test_messages_are_in_the_language(command, tmp_path, sound) -> None:
    text = sound.read_text(encoding="utf-8").replace("行政许可 | 308", "行政许可 | 数百件")
    (tmp_path / "words.txt").write_text(text, encoding="utf-8")
    told = {
        language: json.loads(command("parse", "--lang", language, tmp_path / "words.txt").out)["diagnostics"][0]["message"]
        for language in ("zh", "en")
    }
    assert told == {"zh": "应填数字处为文字“数百件”", "en": "words where a number belongs: “数百件”"}


def test_a_slip_of_ours_does_not_stop_the_others(command, sound, faulty, monkeypatch) -> None:
    def read(data: bytes, **options: Any) -> tuple[Report, ...]:
        if options["name"] == faulty.name:
            raise LookupError("a slip")
        return parse_all(data, **options)

    monkeypatch.setattr("gov_disclosure.cli.inputs.parse_all", read)
    done = command("parse", faulty, sound)
    assert done.status == 2
    assert done.err == f"gov-disclosure: {faulty}: an error of this program, please report it: LookupError: a slip\n"
    assert len(done.out.splitlines()) == 1


def test_several_reports_in_one_file_are_one_line_each(command, sound, faulty, tmp_path) -> None:
    both = tmp_path / "both.txt"
    both.write_text(sound.read_text(encoding="utf-8") + faulty.read_text(encoding="utf-8"), encoding="utf-8")
    done = command("parse", both)
    assert (done.status, done.err) == (0, "")
    reports = [Report.from_dict(json.loads(line)) for line in done.out.splitlines()]
    assert reports == list(parse_all(both))
    assert [report.title for report in reports] == [parse_file(sound).title, parse_file(faulty).title]


def test_a_folder_of_word_files_is_checked(command, tmp_path) -> None:
    for seed, ending in enumerate(("docx", "DOCM")):
        (tmp_path / f"a.{ending}").write_bytes(render("docx_clean", "form_2021", seed).rendered.data)
    done = command("check", tmp_path)
    assert (done.status, done.err) == (0, "")
    assert "2 reports checked" in done.out
