"""Makes the pictures of the pages that stand in the guide and in the README, in both languages.

Usage, after `make test-deps` and `make serve`:

    .build/browser/bin/python docs/pictures/serve.py .build/release/khunggio-serve docs/pictures

The drive is the example of 2021 with the plan that lies here. Nothing of it is changed: a copy is.
"""

import os
import shutil
import sys
import tempfile

here = os.path.dirname(os.path.abspath(__file__))
root = os.path.dirname(os.path.dirname(here))
sys.path.insert(0, os.path.join(root, "Tests", "KhungGioServerTests", "Browser"))
from playwright.sync_api import sync_playwright  # noqa: E402
from support import Server, chromium  # noqa: E402

program, out = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
WIDTH, HEIGHT = 1100, 760


def make(browser, folder, language):
    drive = os.path.join(folder, language, "thanh-xuan")
    shutil.copytree(os.path.join(root, "data", "thanh-xuan-2021"), drive)
    end = "" if language == "vi" else "-" + language

    def shoot(page, name, height=HEIGHT):
        page.set_viewport_size({"width": WIDTH, "height": height})
        page.evaluate("document.activeElement.blur()")
        page.screenshot(path=os.path.join(out, f"serve-{name}{end}.png"))

    server = Server(program, drive, has_door=False)
    context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
    context.set_default_timeout(300_000)
    page = context.new_page()
    page.goto(server.address)
    page.wait_for_url(server.pages + "/")
    page.goto(f"{server.pages}/?lang={language}")

    # Lists that units sent, of which one has an error.
    inbox = os.path.join(drive, "inbox")
    page.set_input_files("#files", sorted(os.path.join(inbox, name) for name in os.listdir(inbox))[:12])
    page.wait_for_selector("#commit")
    shoot(page, "lists")
    page.click("#discard")

    shutil.copy(os.path.join(here, "thanh-xuan-2021-plan.json"), os.path.join(drive, "plan.json"))
    page.goto(server.pages + "/lich")
    page.wait_for_selector("table.slots")
    shoot(page, "plan")
    # Every slot that some people of one unit could be moved to.
    page.locator("table.slots td a").nth(2).click()
    page.wait_for_selector("#panel .choice")
    page.locator("#panel").scroll_into_view_if_needed()
    page.evaluate("window.scrollTo(0, document.querySelector('#panel').offsetTop - 20)")
    shoot(page, "move")
    page.goto(server.pages + "/gui")
    page.wait_for_selector("#make")
    page.click("#make summary")
    shoot(page, "send")
    context.close()
    server.end()


with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
    browser = chromium(playwright)
    for language in ("vi", "en"):
        make(browser, folder, language)
    browser.close()
