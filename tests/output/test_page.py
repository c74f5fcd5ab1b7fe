"""The HTML page: what it shows, what it links, and that nothing of a report runs or is fetched."""

from __future__ import annotations

import io
import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html.parser import HTMLParser
from importlib import resources

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from gov_disclosure import GovDisclosureError, Report, Verdict, rule
from gov_disclosure.diagnostics import Severity
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.finding import Finding, Hint
from gov_disclosure.testing import build_report, render_text, with_figures
from tests.output.checked import CASES, EXAMPLES, FAULTY, SOUND, Checked, checked, page_with, write
from tests.output.test_hostile_words_elsewhere import written

FindingsPage = pytest.importorskip("gov_disclosure.output.page", reason="extra html").FindingsPage
TAGS = set(
    "html head meta title style body a header h1 h2 h3 h4 p ul li form fieldset legend label input span select option output "
    "main nav div table thead tbody tr th td section article b small details summary mark sup pre script br".split()
)
ATTRIBUTES = set(
    "lang charset http-equiv content name class href id role aria-label aria-live aria-labelledby type value checked placeholder "
    "scope colspan rowspan title data-s data-r data-m data-l data-i data-down".split()
)


class Parsed(HTMLParser):
    """A page as a browser takes it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.words: list[str] = []
        self._within = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._within = tag

    def handle_endtag(self, tag: str) -> None:
        self._within = ""

    def handle_data(self, data: str) -> None:
        (self.scripts if self._within == "script" else self.words).append(data)

    @property
    def text(self) -> str:
        return "".join(self.words)

    def ids(self) -> list[str]:
        return [attrs["id"] or "" for _, attrs in self.tags if "id" in attrs]


def made(*each: Checked, language: str = "zh") -> str:
    out = io.StringIO()
    write(FindingsPage(out, language), each)
    return out.getvalue()


def harmless(page: str) -> Parsed:
    """Assert that a page has nothing but what our templates have."""
    parsed = Parsed(page)
    assert {tag for tag, _ in parsed.tags} <= TAGS
    assert {name for _, attrs in parsed.tags for name in attrs} <= ATTRIBUTES
    links = [attrs["href"] for _, attrs in parsed.tags if "href" in attrs]
    assert [link for link in links if not re.fullmatch(r"#[a-z0-9-]+", link or "")] == []
    script = resources.files("gov_disclosure.output.page").joinpath("page.js").read_text("utf-8")
    assert parsed.scripts == [script]
    policy = next(attrs["content"] or "" for tag, attrs in parsed.tags if attrs.get("http-equiv") == "Content-Security-Policy")
    assert "default-src 'none'" in policy
    assert f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" in policy
    assert not re.search(r"url\(|@import|https?:|//", page[page.index("<style>") : page.index("</style>")])
    ids = parsed.ids()
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in links if link} <= set(ids)
    page.encode("utf-8")
    return parsed


@pytest.mark.parametrize("language", ["zh", "en"])
class TestContent:
    def test_shows_reports_and_links_their_cells(self, language: str) -> None:
        parsed = harmless(made(checked(FAULTY), checked(EXAMPLES / "sound-2024.html"), language=language))
        marks = [attrs for tag, attrs in parsed.tags if tag == "mark"]
        assert len(marks) >= 6
        assert "青石镇" in parsed.text
        assert "行政规范性文件" in parsed.text
        titles = {"zh": "政府信息公开工作年度报告核对结果", "en": "Annual reports on open government information: what was found"}
        assert titles[language] in parsed.text
        for tag in ("main", "nav", "header", "h1", "section"):
            assert tag in {name for name, _ in parsed.tags}

    def test_explains_the_rules(self, language: str) -> None:
        page = made(checked(FAULTY), language=language)
        assert ("合法例外" if language == "zh" else "Lawful exceptions") in page


def test_tables_are_rebuilt_with_their_spans() -> None:
    parsed = harmless(made(checked(EXAMPLES / "sound-2024.html")))
    assert sum(attrs.get("rowspan") == "22" for tag, attrs in parsed.tags if tag == "td") == 1


@pytest.mark.parametrize("row", ["申请人情况", "5.属于三类内部事务信息", "二、上年结转政府信息公开申请数量"])
def test_labels_of_text_take_what_a_row_lacks(row: str) -> None:
    """Where one row has two labels, words of the header stand above their figures, and blank cells stay a column wide."""
    text = render_text(with_figures(build_report("form_2021"), {"requests.carried_in.natural_person": None}))
    page = made(checked(text.encode(), name="a.txt"))
    line = next(line for line in page.splitlines() if line.startswith("<tr><td") and f">{row}</td>" in line)
    spans = [re.search(r'^[^>]* colspan="(\d+)"', cell) for cell in line.split("<td")[1:]]
    assert [int(span[1]) if span else 1 for span in spans] == [2, 1, 1, 1, 1, 1, 1, 1]


def test_figures_of_text_are_marked_at_their_offsets() -> None:
    done = checked(FAULTY)
    page = made(done)
    for finding in done.evaluation.findings:
        for cell in finding.operands:
            assert re.search(rf"<mark[^>]*>{re.escape(cell.raw)}</mark>", page)


@rule("AB201", severity="warning")
def narrative(report: Report, context: Context) -> Iterator[Finding]:
    """Show words of the narrative."""
    for passage in report.passages:
        for found in re.finditer(r"\d+", passage.text):
            hint = Hint("GD403", {"caption": "<b>"})
            yield context.finding(
                Verdict.VIOLATED, [context.spoken(passage, *found.span(), side="actual")],
                arguments={"message": f"{found.group()} <i>"}, hints=[hint],
            )  # fmt: skip


def test_words_of_the_narrative_are_marked_and_hints_told() -> None:
    done = checked(EXAMPLES / "sound-2024.txt", narrative)
    page = made(done)
    parsed = harmless(page)
    assert len(done.evaluation.findings) > 3
    for finding in done.evaluation.findings:
        assert f">{finding.operands[0].raw}</mark>" in page
    assert "可能：" in parsed.text
    assert "<b>" in parsed.text


def test_overlapping_marks_are_divided() -> None:
    @rule("AB202")
    def overlapping(report: Report, context: Context) -> Iterator[Finding]:
        """Show a sentence and figures in it."""
        passage = max(report.passages, key=lambda passage: len(passage.text))
        for start, end in ((0, 10), (4, 14), (4, 6), (0, len(passage.text)), (13, 13)):
            yield context.finding(Verdict.VIOLATED, [context.spoken(passage, start, end)], arguments={"message": "x"})

    done = checked(SOUND, overlapping)
    parsed = harmless(made(done))
    longest = max((passage.text for passage in done.report.passages), key=len)
    assert longest[:4] in parsed.text
    assert sum(name.startswith("r1m") for name in parsed.ids()) == 5


def test_what_is_not_evaluable_is_shown_where_it_is_asked_for() -> None:
    done = checked(CASES / "GD403" / "not-evaluable.txt", include_not_evaluable=True)
    parsed = harmless(made(done))
    assert "无法核对" in parsed.text
    assert any(attrs.get("value") == "dim" for tag, attrs in parsed.tags if tag == "input")


def test_without_the_source_findings_are_still_listed() -> None:
    done = checked(FAULTY)
    parsed = harmless(made(done._replace(published=type(done.published)())))
    assert "报告原文未能在此显示" in parsed.text
    assert "GD401" in parsed.text


EVIL = (
    "<script>alert(1)</script>", "</script><script>alert(1)</script>", "</style><script>alert(1)</script>", "<!--", "]]>",
    "<img src=x onerror=alert(1)>", '" onmouseover="alert(1)', "javascript:alert(1)", "{{ 7*7 }}{% raw %}", "&lt;script&gt;",
    "\u202e\u2066abc", "<iframe src=https://example.org>", "<base href=//example.org>", "<svg onload=alert(1)>",
    "\ud800x", "\x00\x1b[2J",
)  # fmt: skip


markup = st.text(alphabet=st.one_of(st.sampled_from("<>\"'&/=;#-!{}%script"), st.characters()), max_size=40)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.sampled_from(EVIL), markup))
@example("".join(EVIL))
def test_nothing_of_a_report_becomes_markup(text: str) -> None:
    @rule("AB203", severity=Severity.ERROR)
    def echo(report: Report, context: Context) -> Iterator[Finding | str]:
        """Say what it was given."""
        yield text
        yield context.violated(text, ["requests.received.total"], expected=text, actual=text)

    text = text.encode("utf-8", "replace").decode()
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    for source in (page_with(escaped, title=escaped, words=escaped), page_with(words="好", extra=text)):
        try:
            done = checked(source.encode(), echo, name=text)
        except GovDisclosureError:
            continue
        parsed = harmless(made(done))
        assert not re.search("[\u202a-\u202e\u2066-\u2069\x00\x1b]", parsed.text)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.sampled_from(EVIL), markup))
@example("".join(EVIL))
def test_nor_does_what_is_said_of_several_reports_or_of_waivers(text: str) -> None:
    parsed = harmless(written("html", text).decode())
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00\x1b]", parsed.text)


def test_what_the_page_says_is_what_was_written() -> None:
    text = "<script>alert('好')</script>"
    done = checked(page_with(words=text.replace("<", "&lt;"), title="").encode())
    assert text in harmless(made(done)).text


class TestBounds:
    def test_sixty_reports_and_thousands_of_findings(self) -> None:
        @rule("AB204")
        def many(report: Report, context: Context) -> Iterator[Finding]:
            """Find something in fifty cells."""
            for path in list(report.cells)[:50]:
                yield context.violated("something", [path], expected=1, actual=2)

        done = checked(EXAMPLES / "sound-2024.html", many)
        page = made(*[done] * 60)
        parsed = harmless(page)
        assert sum(attrs.get("class", "").startswith("f ") for tag, attrs in parsed.tags if tag == "article") == 3_000
        assert len(page.encode()) < 5_000_000

    def test_a_huge_report_is_shown_where_it_is_marked(self) -> None:
        text = FAULTY.read_text("utf-8")
        head, _, tail = text.partition("\n")
        source = f"{head}\n" + "这里是一行很长的正文，没有什么可看。\n" * 12_000 + tail
        done = checked(source.encode(), name="long.txt")
        page = made(done)
        parsed = harmless(page)
        assert len(page) < 2_000_000
        assert "行未显示" in parsed.text

    def test_a_cell_of_many_findings(self) -> None:
        @rule("AB205")
        def same(report: Report, context: Context) -> Iterator[Finding]:
            """Find a thousand things in one cell."""
            for number in range(990):
                yield context.violated(f"number {number}", ["requests.received.total"])

        page = made(checked(SOUND, same))
        assert page.count('aria-label="问题 ') == 8
        harmless(page)
