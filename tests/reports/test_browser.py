"""The page in a real browser: accessible by axe, no request, readable on a phone and on paper.

It needs the Chromium of the machine (Debian's package, which `.ci/run` installs); without one these tests are
skipped. The driver and axe-core come as Python packages.
"""

import os
import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: apt-get install chromium, or set CHROMIUM"),
    pytest.mark.xdist_group("browser"),
]

SEEN = "for (const e of document.querySelectorAll('details')) e.open = true;"


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def page_file(validate, tmp_path_factory) -> Path:
    file = tmp_path_factory.mktemp("page") / "report.html"
    validate("--format", "html", "--lang", "nb", "-o", str(file))
    return file


@pytest.fixture
def opened(browser, page_file):
    """Open the page in a window of a width and a colour scheme; gives it and the addresses it asked for."""
    contexts = []

    def show(width: int, scheme: str = "light", **more):
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, **more)
        contexts.append(context)
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(page_file.as_uri())
        return page, asked

    yield show
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(opened, width, scheme):
    page, _ = opened(width, scheme, bypass_csp=True)  # axe is a script, and the page allows none
    page.evaluate(SEEN)
    page.add_style_tag(content=".notice { content-visibility: visible !important }")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert any(rule["id"] == "color-contrast" for rule in found.response["passes"])


def test_nothing_is_asked_of_a_network_and_no_script_runs(opened, page_file):
    page, asked = opened(1280)
    said: list[str] = []
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.evaluate(SEEN)
    page.wait_for_timeout(200)
    assert asked == [page_file.as_uri()]
    assert said == []


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_the_page_is_not_wider_than_the_window(opened, width):
    page, _ = opened(width)
    page.evaluate(SEEN)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_filter_hides_findings_without_a_script(opened):
    page, _ = opened(1280)
    warning = page.locator("#n1 .f.warning").first
    assert warning.is_visible()
    page.uncheck("#show-warning")
    assert not warning.is_visible()
    assert page.locator("#n1 .f.violation").first.is_visible()
    page.check("#only")
    assert page.locator("#n1").is_visible()
    assert not page.locator("#n3").is_visible()  # not assessed, so without findings
    page.uncheck("#show-violation")
    page.uncheck("#show-info")
    assert not page.locator("#n1").is_visible()


def test_a_link_opens_the_folded_text(opened):
    page, _ = opened(390)
    page.evaluate("for (const e of document.querySelectorAll('details')) e.open = false")
    quote = page.locator("#n1 .f .quotes a").first
    mark = page.locator(f'[id="{quote.get_attribute("href")[1:]}"]')
    assert not mark.is_visible()
    quote.click()
    mark.wait_for(state="visible", timeout=5000)
    mark.locator("a").click()
    assert page.evaluate("location.hash").startswith("#n1-f")


def test_folded_parts_are_printed(opened, tmp_path):
    page, _ = opened(1280)
    page.evaluate("for (const e of document.querySelectorAll('details')) e.open = false")
    page.emulate_media(media="print")
    assert page.locator("#n1 .text mark").first.is_visible()
    assert not page.locator(".filter").is_visible()
