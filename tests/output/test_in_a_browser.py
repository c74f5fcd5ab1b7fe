"""The page in a real browser: what a click does, that nothing runs that is not ours, and that nothing is fetched."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from gov_disclosure import Report, rule
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.finding import Finding, Verdict
from tests.layouts.catalogue import render
from tests.output.checked import CASES, EXAMPLES, FAULTY, Checked, checked, page_with, write

sync_api = pytest.importorskip("playwright.sync_api")
FindingsPage = pytest.importorskip("gov_disclosure.output.page", reason="extra html").FindingsPage
CHROMIUM = (
    os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")
)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")
QUIET = (
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
)  # fmt: skip
EVIL = (
    "<script>document.title='run'</script>", "</script><script>document.title='run'</script>",
    "</style><style>body{display:none}",
    "<img src=https://example.org/a.png onerror=\"document.title='run'\">", "<iframe src=https://example.org></iframe>",
    "<link rel=stylesheet href=https://example.org/a.css>", "<svg onload=\"document.title='run'\">", "\u202e", "{{ 7*7 }}",
    "<meta http-equiv=refresh content='0;url=https://example.org'>", "<form action=https://example.org><button>",
    "<a href=javascript:1>",
)  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Return a function that opens a page made of reports, which fails the test on errors and on what is fetched."""
    wrong: list[str] = []
    contexts: list[Any] = []

    def open_(
        *each: Checked, script: bool = True, width: int = 1_400, fragment: str = "", language: str = "zh",
        file: Path | None = None, **options: Any,
    ) -> Any:  # fmt: skip
        if file is None:
            file = tmp_path / "page.html"
            with file.open("w", encoding="utf-8") as out:
                write(FindingsPage(out, language), each)
        window = {"width": width, "height": 900}
        # Nothing moves, so that nothing is to be waited for.
        context = browser.new_context(java_script_enabled=script, viewport=window, reduced_motion="reduce", **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda message: wrong.append(message.text))
        page.on("request", lambda request: wrong.append(request.url) if request.url.partition("#")[0] != file.as_uri() else None)
        page.goto(f"{file.as_uri()}{fragment}")
        return page

    yield open_
    for context in contexts:
        context.close()
    assert wrong == []


def seen(page: Any, selector: str) -> bool:
    """Whether an element is within the window."""
    found: bool = page.locator(selector).first.evaluate(
        "e => { const b = e.getBoundingClientRect(); return b.bottom > 0 && b.top < innerHeight && b.height > 0; }"
    )
    return found


class TestLinks:
    def test_from_a_finding_to_its_cells(self, opened) -> None:
        page = opened(checked(FAULTY))
        page.locator("#r1f2 p").first.click()
        assert page.locator("#r1f2.now").count() == 1
        assert page.locator(".sheet .lit").count() == 4
        assert seen(page, ".sheet td.lit.first")

    def test_from_a_cell_to_its_findings(self, opened) -> None:
        page = opened(checked(FAULTY))
        page.locator("td.m").last.click()
        assert page.locator(".f.now").count() == 1
        assert page.evaluate("document.activeElement.className") == "no"

    def test_by_keyboard(self, opened) -> None:
        page = opened(checked(FAULTY))
        page.locator("#r1f1 .no").focus()
        page.keyboard.press("Enter")
        assert page.locator(".sheet .lit").count() == 4
        page.locator("td.m sup a").last.focus()
        page.keyboard.press("Enter")
        assert page.locator("#r1f2.now").count() == 1

    def test_an_address_leads_to_a_cell(self, opened) -> None:
        page = opened(checked(EXAMPLES / "sound-2024.html"), checked(FAULTY), fragment="#r2m1")
        assert seen(page, ".sheet .lit")

    def test_without_script(self, opened) -> None:
        page = opened(checked(FAULTY), script=False)
        assert not page.locator("form").is_visible()
        page.locator("#r1f2 .no").click()
        assert page.url.endswith("#r1m5") or "#r1m" in page.url
        target = page.url.partition("#")[2]
        assert seen(page, f"td:has(#{target})")
        page.locator("td.m sup a").last.click()
        assert "#r1f" in page.url


LIGHTS = """async () => {
  const dark = [];
  for (const link of document.querySelectorAll(".f .no, .f .side a")) {
    document.querySelectorAll(".lit").forEach(cell => cell.classList.remove("lit"));
    link.click();
    await new Promise(requestAnimationFrame);
    const seen = [...document.querySelectorAll(".sheet .lit")].some(cell => {
      const b = cell.getBoundingClientRect();
      return b.width > 0 && b.height > 0 && b.bottom > 0 && b.top < innerHeight && b.right > 0 && b.left < innerWidth;
    });
    if (!seen) dark.push(link.hash);
  }
  return dark;
}"""
"""What leads to nothing that is lit and in the window."""


@rule("AB402")
def everywhere(report: Report, context: Context) -> Iterator[Finding]:
    """Say something of cells and lines all over a report."""
    for path in list(report.cells)[::9]:
        if report.cells[path].position is not None:
            yield context.violated("x", [path])
    for passage in report.passages[::4]:
        yield context.finding(Verdict.VIOLATED, [context.spoken(passage)], arguments={"message": "x"})


class TestEveryLink:
    """Each link of a finding leads to a cell or a line that is seen, whatever the report was read from."""

    @pytest.mark.parametrize("name", ["sound-2024.html", "sound-2024.txt", "trial-form-2020.md", "sound-2016-statistics.html"])
    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_of_pages_and_texts(self, opened, name, language) -> None:
        self.lights(opened(checked(EXAMPLES / name, everywhere), language=language))

    @pytest.mark.parametrize("layout", ["docx_clean", "docx_old_merges", "docx_no_merges"])
    def test_of_docx(self, opened, layout) -> None:
        self.lights(opened(checked(render(layout, "form_2021", 1).rendered.data, everywhere, "a.docx")))

    @pytest.mark.parametrize("style", ["rules-strokes", "split-560", "aligned"])
    def test_of_pdf(self, opened, style) -> None:
        layouts = pytest.importorskip("tests.reading.test_pdf_layouts", exc_type=ImportError)
        self.lights(opened(checked(layouts.drawn(style, "form_2021", 1)[1], everywhere, "a.pdf")))

    def lights(self, page: Any) -> None:
        assert page.locator(".f").count() > 10
        assert page.evaluate(LIGHTS) == []

    def test_across_reports(self, opened, command, tmp_path) -> None:
        """What was filtered out comes back where a link leads to it."""
        file = tmp_path / "years.html"
        command("check", "--series", "--select", "GD601", CASES / "GD601" / "violated", "-o", file)
        page = opened(file=file)
        page.locator("[name=faulty]").check()
        assert page.locator(".report:visible").count() == 1
        self_links = page.locator(".together .side a")
        assert self_links.count() >= 4
        for at in range(self_links.count()):
            self_links.nth(at).click()
            assert page.locator(".sheet td.lit").count() >= 1
        assert page.locator(".report:visible").count() == 3


class TestIndex:
    def test_is_sorted_by_a_click_or_a_key(self, opened) -> None:
        page = opened(checked(EXAMPLES / "sound-2024.html"), checked(FAULTY), checked(EXAMPLES / "faulty-2024.txt"))
        order = "[...document.querySelectorAll('.index tbody tr')].map(row => row.dataset.i).join('')"
        assert page.evaluate(order) == "123"
        page.locator(".index thead button").nth(3).click()
        assert page.locator(".index [aria-sort=descending]").count() == 1
        counts = page.locator(".index tbody td:nth-child(4)").all_text_contents()
        assert counts == sorted(counts, key=int, reverse=True)
        page.locator(".index thead button").nth(6).focus()
        page.keyboard.press("Enter")
        files = page.locator(".index .file").all_text_contents()
        assert files == sorted(files)
        page.keyboard.press("Enter")
        assert page.locator(".index .file").all_text_contents() == files[::-1]

    def test_each_report_leads_back(self, opened) -> None:
        page = opened(checked(FAULTY), checked(EXAMPLES / "sound-2024.html"))
        page.locator("#r2 .up").click()
        assert seen(page, "#index")


class TestFilters:
    def test_by_severity_rule_and_report(self, opened) -> None:
        page = opened(checked(EXAMPLES / "faulty-2024.txt"), checked(FAULTY), checked(EXAMPLES / "sound-2024.html"))
        shown = page.locator("[name=shown]")
        assert shown.text_content() == "7 / 7"
        page.locator("[name=rule]").select_option("GD401")
        assert shown.text_content() == "4 / 7"
        assert page.locator(".report:visible").count() == 2
        page.locator("[name=report]").fill("青石")
        assert shown.text_content() == "2 / 7"
        page.locator("[name=report]").fill("")
        page.locator("[name=rule]").select_option("")
        page.locator("[value=error]").uncheck()
        assert shown.text_content() == "0 / 7"
        assert page.locator(".report:visible").count() == 3
        page.locator("[name=faulty]").check()
        assert page.locator(".report:visible").count() == 0


def test_nothing_of_a_report_runs_or_is_fetched(opened) -> None:
    text = "".join(EVIL)

    @rule("AB401")
    def echo(report: Report, context: Context) -> Iterator[Finding]:
        """Say what it was given."""
        yield context.violated(text, ["requests.received.total"], expected=text, actual=text)

    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    page = opened(*[checked(page_with(escaped, words=escaped, extra=extra).encode(), echo, name=text) for extra in ("", text)])
    page.wait_for_timeout(300)
    assert page.title() == "政府信息公开工作年度报告核对结果"
    assert page.locator("iframe, img, svg, link, object, embed, base").count() == 0
    assert page.locator("script").count() == 1
    assert "<script>document.title='run'</script>" in page.locator("#r1 .sheet").text_content()


def test_the_policy_stops_what_would_run(browser, tmp_path) -> None:
    """What the templates escape would not run even if they did not."""
    file = tmp_path / "page.html"
    with file.open("w", encoding="utf-8") as out:
        write(FindingsPage(out, "zh"), [checked(FAULTY)])
    file.write_text(
        file.read_text("utf-8").replace("<main>", "<main><script>document.title='run'</script><img src=a onerror=alert(1)>")
    )
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(file.as_uri())
    page.wait_for_timeout(200)
    assert page.title() != "run"
    assert any("Content Security Policy" in each for each in said)
    page.close()


class TestPresentation:
    def test_prints_with_numbers_in_the_cells(self, opened) -> None:
        page = opened(checked(FAULTY), checked(EXAMPLES / "sound-2024.html"))
        page.emulate_media(media="print")
        assert not page.locator("form").is_visible()
        assert page.locator("td.m sup a").first.is_visible()
        assert page.pdf().startswith(b"%PDF")

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_words_stand_out_from_what_is_behind_them(self, opened, scheme) -> None:
        page = opened(checked(FAULTY), color_scheme=scheme)
        worst = page.evaluate(
            """() => {
              const channel = c => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
              const numbers = text => text.match(/[\\d.]+/g).map(Number);
              const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
              const behind = e => { for (; e; e = e.parentElement) { const c = numbers(getComputedStyle(e).backgroundColor);
                if (c.length < 4 || c[3] > 0) return c; } return [255, 255, 255]; };
              let worst = 99;
              for (const e of document.querySelectorAll("p, td, th, a, small, li, h1, h2, h3, b, mark, label, summary, span")) {
                if (!e.checkVisibility() || !e.textContent.trim() || e.className === "skip") continue;
                const [a, b] = [light(numbers(getComputedStyle(e).color)), light(behind(e))].sort((x, y) => y - x);
                worst = Math.min(worst, (a + 0.05) / (b + 0.05));
              }
              return worst;
            }"""
        )
        assert worst >= 4.5

    def test_a_narrow_window_does_not_scroll_sideways(self, opened) -> None:
        page = opened(checked(FAULTY), checked(EXAMPLES / "sound-2024.html"), width=400)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
