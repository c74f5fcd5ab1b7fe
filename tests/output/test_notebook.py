"""What notebooks show: small, true of the report, and markup of ours alone, whatever stands in a report."""

from __future__ import annotations

from html.parser import HTMLParser

import attrs
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gov_disclosure import Report, Series, Severity, check, parse_file
from gov_disclosure.diagnostics import Diagnostic
from gov_disclosure.figures import Figure, State
from gov_disclosure.output.notebook import findings_html, report_html, series_html
from gov_disclosure.rules.finding import Finding
from tests.output.checked import CASES, EXAMPLES, FAULTY

TAGS = {
    *("div", "p", "b", "i", "br", "small", "details", "summary"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
STYLES = {"text-align:left", "color:#b3141b", "color:#8a5100", "color:#0b57a4", "opacity:.7"}
EVIL = (
    "<script>alert(1)</script></table></div><img src=x onerror=alert(1)>\"'><svg onload=alert(1)><style>*{}</style>"
    "javascript:alert(1) &lt;b&gt; \u202e\x1b[2J\ud800 $x$ <!-- --> ]]>"
)


class Shown(HTMLParser):
    """The tags, attributes and words of some HTML; it fails on tags that do not match."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str | None]] = set()
        self.words = ""
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= set(attrs)
        if tag != "br":
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def safe(html: str) -> Shown:
    """Return what some HTML shows, where nothing in it is markup of a report's."""
    found = Shown(html)
    assert found.tags <= TAGS
    assert found.attributes <= {("style", style) for style in STYLES}
    assert not set(html) & {"\u202e", "\x1b", "\ud800"}
    # What stands between two of these may be set as a formula.
    assert "$" not in html
    return found


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80), st.sampled_from(["zh", "en"]))
@example(EVIL, "zh")
@example(EVIL, "en")
def test_nothing_of_a_report_becomes_markup(text: str, language: str) -> None:
    report = parse_file(FAULTY)
    cells = {**report.cells, "requests.received.total": Figure(None, State.TEXT, text)}
    diagnostic = Diagnostic("GD101", Severity.INFO, {"message": text})
    report = attrs.evolve(report, title=text, body=text, cells=cells, diagnostics=(diagnostic,))
    finding = Finding(rule=text, severity=Severity.ERROR, arguments={"message": text}, file=text, expected=text, actual=text)
    for html in (
        report_html(report, language), findings_html([finding], language), series_html(Series(text, [(text, report)]), language),
    ):  # fmt: skip
        safe(html)
    if text.isalnum() and text.isascii() and "\n" not in text:
        assert text in Shown(findings_html([finding], language)).words


class TestReport:
    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_shows_its_tables(self, language) -> None:
        report = parse_file(EXAMPLES / "faulty-2024.txt")
        html = report_html(report, language)
        found = safe(html)
        assert html.count("<details>") == 3
        assert len(html) < 20_000
        assert {"zh": "（空白）", "en": "(blank)"}[language] in found.words
        assert {"zh": "一、本年新收政府信息公开申请数量", "en": "received"}[language] in found.words

    def test_every_figure_is_in_it(self) -> None:
        report = parse_file(EXAMPLES / "sound-2024.html")
        html = report_html(report, "en")
        for figure in report.cells.values():
            assert figure.value is None or f">{figure.value}<" in html

    @pytest.mark.parametrize("name", ["sound-2016-statistics.html", "trial-form-2020.md"])
    def test_of_every_form(self, name) -> None:
        assert "<table>" in safe_html(parse_file(EXAMPLES / name))

    def test_of_nothing(self) -> None:
        assert "<table>" not in safe_html(Report())


class TestFindings:
    def test_has_a_row_for_each(self) -> None:
        found = check(parse_file(FAULTY))
        html = found._repr_html_()
        assert html.count("<tr>") == len(found) + 1
        assert isinstance(found, tuple)

    def test_of_nothing_says_so(self) -> None:
        assert "nothing was found" in findings_html((), "en")

    def test_of_very_many_is_small(self) -> None:
        html = findings_html(check(parse_file(FAULTY)) * 1_000, "en")
        assert "and 1900 more findings" in html or " more findings" in html
        assert len(html) < 60_000

    def test_with_a_configuration_or_of_several_reports_is_shown_too(self) -> None:
        series = Series.of(parse_file(file) for file in (CASES / "GD601" / "violated").glob("*.txt"))
        assert "GD601" in check(series)._repr_html_()


class TestSeries:
    def test_has_a_row_for_each_report(self) -> None:
        files = sorted((CASES / "GD601" / "violated").glob("*.txt"))
        series = Series.of((file.name, parse_file(file)) for file in files)
        html = series._repr_html_()
        assert html.count("<tr>") == len(files) + 1
        assert "澄湖县水务局" in safe(html).words

    def test_tells_missing_years(self) -> None:
        reports = [attrs.evolve(parse_file(FAULTY), year=year) for year in (2021, 2024)]
        assert "years without a report: 2022, 2023" in series_html(Series("x", reports), "en")
        assert "缺少的年度：2022、2023" in series_html(Series("x", reports), "zh")


def test_the_language_is_that_of_the_locale(monkeypatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "未发现问题" in check(Report(), [])._repr_html_()


def safe_html(report: Report) -> str:
    html = report._repr_html_()
    safe(html)
    return html
