"""File names and cells that would be something else in a format stay words in it."""

from __future__ import annotations

import io
import json
from functools import cache
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from gov_disclosure import Report, RuleSet, parse_file, rule
from gov_disclosure.output.formats import FORMATS, Run, Source, Summary
from gov_disclosure.rules import Checker, Suppression
from tests.cli.conftest import CASES
from tests.output.test_formats import ONCE
from tests.output.test_sarif import faults

PIECES = (
    "\n", "\r", "]]>", "<![CDATA[", "::", "::error::", "%0A", "%", ",", ":", "&", "<", ">", '"', "'", "\0", "\x1b[2J", "\x85",
    "\ud800", "\udcff", "\u202e", "\u2066", "\u2028", "\ufffe", "\uffff", "{0}", "[x](http://e)", "](1)", "\\", "#2", "../",
    "年报", " ", "a",
)  # fmt: skip
words = st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join)
SETTINGS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
ALL = "".join(PIECES)


@rule("AB101", severity="error")
def says(_report, context):
    """Repeats what it is told."""
    yield context.violated(WORDS[0], ["requests.received.total"], actual=WORDS[0])


WORDS = [""]


@cache
def report() -> Report:
    return parse_file(CASES / "GD401" / "holds.txt")


def paired(text: str) -> str:
    """Return a text as JSON tells it: two halves of a character that meet are one."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


def written(name: str, text: str, *, suppressed: bool = False) -> str:
    """Return what a format makes of a finding whose file, message and value are a text."""
    WORDS[0] = text
    stream = io.StringIO()
    writer = FORMATS[name].make(Run("zh", stream, RuleSet().with_rules(says), suppressed=True))
    evaluation = Checker(says).evaluate(report(), file=text)
    if suppressed:
        (finding,) = evaluation.findings
        evaluation = evaluation._replace(findings=(), suppressed=(Suppression(finding, "waiver", text),))
    writer.begin()
    writer.add(report(), evaluation, text, Source(text.replace("\0", "")))
    writer.tell(evaluation.findings)
    writer.end(Summary(1, 1))
    # As it is written to a file.
    return stream.getvalue().encode("utf-8", "backslashreplace").decode("utf-8")


@SETTINGS
@given(words, st.booleans())
@example(ALL, False)
@example(ALL, True)
def test_sarif(text: str, suppressed: bool) -> None:
    log = json.loads(written("sarif", text, suppressed=suppressed))
    assert faults(log) == []
    assert log["runs"][0]["results"][0]["properties"]["file"] == paired(text)


@SETTINGS
@given(words, st.booleans())
@example(ALL, False)
@example(ALL, True)
def test_junit(text: str, suppressed: bool) -> None:
    root = ET.fromstring(written("junit", text, suppressed=suppressed))  # noqa: S314 - our own
    assert [len(suite) for suite in root] == ([2] if suppressed else [2, 1]) + [0] * (suppressed and 1)
    assert {child.tag for case in root.iter("testcase") for child in case} <= {"failure", "skipped", "system-out"}


@SETTINGS
@given(words)
@example(ALL)
def test_github(text: str) -> None:
    lines = written("github", text).splitlines()
    assert len(lines) == 2
    assert all(ONCE.match(line) for line in lines)


@SETTINGS
@given(words)
@example(ALL)
@pytest.mark.parametrize("name", ["json", "text", "statistics"])
def test_others(name: str, text: str) -> None:
    out = written(name, text)
    if name == "json":
        assert json.loads(out)["findings"][0]["file"] == paired(text)
    assert not {"\x1b", "\0", "\u202e", "\u2066", "\x85"} & set(out)


def test_every_machine_format_is_here() -> None:
    assert {"sarif", "junit", "github", "json", "text", "statistics"} <= set(FORMATS)
