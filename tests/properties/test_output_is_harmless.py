"""Whatever a report, a file name or an argument holds, what is written commands no terminal and forges no line."""

from __future__ import annotations

import contextlib
import io
import json
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, reject, settings
from hypothesis import strategies as st

from gov_disclosure import NotAReportError, Report, check, parse_text
from gov_disclosure.cli.main import main
from gov_disclosure.cli.terminal import Terminal
from gov_disclosure.output.findings_json import write_findings
from gov_disclosure.output.findings_text import FindingsText
from gov_disclosure.output.formats import Source, Summary
from gov_disclosure.output.screen import screen_for
from gov_disclosure.output.widths import escaped, printable
from gov_disclosure.rules import evaluate, rule
from gov_disclosure.showing import read_published
from tests.core.documents import write

DANGEROUS = "\x1b\x07\x08\x00\x7f\x85\x9b\x9d\u061c\u200e\u200f\u2028\u2029\u202a\u202e\u2066\u2069\ufff9\U000e0041"
words = st.text(alphabet=st.one_of(st.sampled_from(f"{DANGEROUS}[]0;31mHJ规章 \n\r\t|"), st.characters()), max_size=30)
SETTINGS = settings(
    deadline=None, max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


class Shown(io.StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        return True


def harmless(text: str, colours: bool = False) -> None:
    if colours:
        import re

        text = re.sub(r"\x1b\[[\d;]*m", "", text)
    assert [character for character in text if character in DANGEROUS] == []


@rule("AB101", severity="warning")
def repeats(report: Report):
    """Say what the report says."""
    yield f"{report.title} {report.body} {report.cell('proactive.rules.issued').raw}"


def words_of(text: str) -> str:
    title = f"青禾{text}2024年政府信息公开工作年度报告"
    return write(f"规章 | {text.replace('|', ' ')} | 若干{text} | 3 |\n", title=title, other=text)


def disturbed(text: str) -> Report:
    try:
        return parse_text(words_of(text))
    except NotAReportError:
        # The words made it another page: 模板, 解读.
        reject()


@SETTINGS
@given(words)
@example(DANGEROUS)
@example("\x1b]0;title\x07\x1b[2J")
@pytest.mark.parametrize("stream", [io.StringIO, Shown])
def test_findings_in_text(stream, text: str) -> None:
    report = disturbed(text)
    out = stream()
    writer = FindingsText(screen_for(out), "zh")
    evaluation = evaluate(report, repeats, file=text, include_not_evaluable=True)
    for _ in range(2):
        writer.add(
            report, evaluation, text, Source("-", published=lambda: read_published(words_of(text).encode("utf-8", "replace")))
        )
    writer.end(Summary(0, 2))
    harmless(out.getvalue(), colours=True)
    assert out.getvalue().count("AB101") == 2


@SETTINGS
@given(words)
@example(DANGEROUS)
def test_json_says_the_same_and_is_harmless(text: str) -> None:
    report = disturbed(text)
    written = escaped(json.dumps(report.to_dict(), ensure_ascii=False))
    harmless(written.replace("\\u", ""))
    assert Report.from_dict(json.loads(written)) == report
    out = io.StringIO()
    findings = check(report, repeats, file=text)
    write_findings(findings, 1, out, "zh")
    harmless(out.getvalue())
    assert json.loads(out.getvalue())["findings"][0]["file"] == text


@SETTINGS
@given(words)
@example(DANGEROUS)
@example("a\ngov-disclosure: all is well")
def test_messages_are_one_line(text: str) -> None:
    err = io.StringIO()
    with contextlib.redirect_stderr(err):
        Terminal("en").complain(text)
    harmless(err.getvalue())
    assert err.getvalue().count("\n") == 1


@SETTINGS
@given(words)
@example(DANGEROUS)
def test_remarks_can_be_shown(text: str) -> None:
    for remark in disturbed(text).diagnostics:
        harmless(printable(remark.render("zh")))


@pytest.mark.skipif(sys.platform == "win32", reason="names that its file systems do not take")
@pytest.mark.parametrize("name", ["a\x1b[2J\x9b.txt", "a\ngov-disclosure: b.txt", "a\u202etxt.exe", "\udcff.txt", "a\u2028b"])
def test_names_of_files(tmp_path: Path, monkeypatch, capsys, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_text(write() + "\x1b[31m")
    Path(f"none{name}").write_text("nothing")
    for arguments in (
        ["check", "."],
        ["check", name, f"none{name}"],
        ["parse", name, f"none{name}"],
        ["parse", f"missing{name}"],
    ):
        main([*arguments, "--lang", "en"])
        out, err = capsys.readouterr()
        harmless(out + err)
        assert all(line.startswith("gov-disclosure: ") for line in err.splitlines())
        assert len(err.splitlines()) <= 1


@pytest.mark.parametrize("option", ["--\x1b[2J", "--a\x9b\u202e", "--limit=\x1b[2J"])
def test_arguments(capsys, option: str) -> None:
    assert main(["check", option, "a"]) == 2
    out, err = capsys.readouterr()
    harmless(out + err)
