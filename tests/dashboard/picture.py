"""
The picture of the page in the docs: `python -m tests.dashboard.picture` makes `docs/images/dashboard.png` anew.

It needs the extra `dashboard`, the group `browser`, Pillow and a Chromium, as the tests of the page in a browser.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from gov_disclosure.dashboard import dashboard, gather
from tests.dashboard.test_dashboard_in_a_browser import CHROMIUM

ROOT = Path(__file__).parent.parent.parent


def main() -> None:
    """Make the picture."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page = Path(folder, "page.html")
        page.write_text(dashboard(gather(["examples"], isolate=False), "zh"), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        shown = browser.new_page(viewport={"width": 1280, "height": 900})
        shown.goto(page.as_uri())
        shown.wait_for_selector("html[data-drawn]")
        picture = Path(folder, "page.png")
        shown.screenshot(path=picture, full_page=True)
        browser.close()
        # A picture of few colours takes a third of the bytes.
        with Image.open(picture) as image:
            small = image.convert("RGB").quantize(64, dither=Image.Dither.NONE)
            small.save(ROOT / "docs" / "images" / "dashboard.png", optimize=True)


if __name__ == "__main__":
    main()
