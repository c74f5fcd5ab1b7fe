"""The page in a real browser: charts are drawn without a network and without compiled expressions, and reports open."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

for _library in ("altair", "vl_convert", "jinja2"):
    pytest.importorskip(_library, reason="extra dashboard")
sync_api = pytest.importorskip("playwright.sync_api")

from gov_disclosure.dashboard import dashboard, gather  # noqa: E402 - only with the extra
from tests.dashboard.made import hostile_files, many  # noqa: E402 - as above

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
CHROMIUM = (
    os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")
)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Return a function that opens the page on files, which fails the test on errors and on what is fetched."""
    wrong: list[str] = []
    contexts: list[Any] = []

    def open_(*files: str | Path, language: str = "zh", **options: Any) -> Any:
        file = tmp_path / "page.html"
        file.write_text(dashboard(gather([str(each) for each in files], isolate=False), language), "utf-8", "backslashreplace")
        context = browser.new_context(reduced_motion="reduce", **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda message: wrong.append(message.text))
        page.on("request", lambda request: wrong.append(request.url) if request.url != file.as_uri() else None)
        page.goto(file.as_uri())
        page.wait_for_selector("html[data-drawn]")
        return page

    yield open_
    for context in contexts:
        context.close()
    assert wrong == []


def test_charts_are_drawn_in_a_font_of_the_page(opened) -> None:
    page = opened(EXAMPLES)
    assert page.locator(".plot svg").count() == 9
    words = page.locator("#chart-outcomes svg text", has_text="自然人").first
    assert "sans-serif" in words.get_attribute("font-family")


def test_a_report_opens_with_its_cells_and_findings(opened) -> None:
    page = opened(EXAMPLES)
    page.locator(".open").first.click()
    assert page.locator("dialog h2").text_content() == "澄湖县水务局 · 2024 · form_2021"
    assert page.locator("dialog table").count() == 2
    blank = page.get_by_text("requests.outcome.denied.administrative_query.total", exact=True)
    row = page.locator("dialog tr").filter(has=blank).last
    assert row.locator("td").all_text_contents()[1:3] == ["–", "空白"]
    page.keyboard.press("Escape")
    assert not page.locator("dialog").is_visible()


def test_the_list_is_filtered_and_sorted(opened) -> None:
    page = opened(EXAMPLES, language="en")
    rows = page.locator(".reports tbody tr")
    assert rows.count() == 9
    page.locator("[name=year]").select_option("2023")
    assert rows.count() == 3
    page.locator("[name=search]").fill("林业")
    assert rows.count() == 1
    page.locator("[name=search]").fill("")
    page.locator("[name=year]").select_option("")
    page.locator(".reports th button").nth(5).click()
    errors = [int(text) for text in page.locator(".reports tbody td:nth-child(6)").all_text_contents()]
    assert errors == sorted(errors, reverse=True)


def test_a_bar_filters_the_list(opened) -> None:
    page = opened(EXAMPLES)
    page.locator("#chart-year .mark-rect path").first.click()
    assert page.locator("[name=year]").evaluate("e => e.value") == "=2016"
    assert page.locator(".reports tbody tr").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_many_reports(opened, tmp_path, scheme) -> None:
    page = opened(many(tmp_path, 3_000), color_scheme=scheme)
    assert page.locator(".reports tbody tr").count() == 100
    page.locator("[name=next]").click()
    assert "101–200" in page.locator("[name=count]").text_content()
    page.locator(".open").first.click()
    assert page.locator("dialog tr").count() > 150


def test_nothing_of_a_report_runs(opened, tmp_path) -> None:
    page = opened(*hostile_files(tmp_path))
    for at in range(page.locator(".open").count()):
        page.locator(".open").nth(at).click()
        page.keyboard.press("Escape")
    for bar in page.locator(".mark-rect path").all():
        bar.hover()
    assert page.title() == "政府信息公开工作年度报告一览"
    assert page.locator("main img, main iframe, main script").count() == 0


@pytest.mark.parametrize("width", [390, 1280, 1600])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_charts_fill_their_place_and_no_words_run_into_each_other(opened, tmp_path, width, language) -> None:
    page = opened(many(tmp_path, 3_000), language=language, viewport={"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for plot in page.locator(".plot", has=page.locator("svg")).all():
        told = plot.evaluate(
            """plot => ({
              room: plot.clientWidth, drawn: plot.querySelector("svg").getBoundingClientRect().width,
              inside: plot.querySelector("svg").getBoundingClientRect().bottom,
              words: [...plot.querySelectorAll(".role-axis-label text, .role-legend-label text")]
                .filter(text => text.textContent && getComputedStyle(text).opacity !== "0")
                .map(text => text.getBoundingClientRect().toJSON()),
            })"""
        )
        assert 0.97 * told["room"] <= told["drawn"] <= told["room"]
        for at, word in enumerate(told["words"]):
            assert word["bottom"] <= told["inside"] + 1
            for other in told["words"][:at]:
                apart = word["left"] >= other["right"] or other["left"] >= word["right"]
                # A line of the legend stands close below the one above it.
                assert apart or word["top"] >= other["bottom"] - 4 or other["top"] >= word["bottom"] - 4


def test_a_dark_page_is_printed_light(opened) -> None:
    page = opened(EXAMPLES, color_scheme="dark")
    ink = "getComputedStyle(document.querySelector('.role-axis-label text')).fill"
    dark = page.evaluate(ink)
    page.emulate_media(media="print")
    assert page.evaluate(ink) == "rgb(0, 0, 0)" != dark


def test_of_no_reports_and_on_a_narrow_window(opened, tmp_path) -> None:
    page = opened(many(tmp_path, 0), viewport={"width": 400, "height": 800})
    assert page.locator(".none").count() == 9
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
