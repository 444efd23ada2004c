"""A newcomer's way from nothing to letters, in a real browser, its clicks counted.

    python3 first_drive.py CHROMIUM ADDRESS INBOX PICTURES

Prints one JSON object: the clicks, what axe finds on each page, the people with a letter, the requests to elsewhere.
"""

import json
import pathlib
import sys
import zipfile

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, sync_playwright

chromium, address, inbox, pictures = sys.argv[1:5]
pictures = pathlib.Path(pictures)
base = address.split("/k/")[0]
found = {"clicks": 0, "axe": {}, "elsewhere": [], "errors": []}

# A build for looking into takes minutes for what takes a second otherwise: planning is stopped, and the best plan kept.
LONG = 120_000


def click(page, selector):
    found["clicks"] += 1
    page.click(selector)


def look(page, name):
    page.screenshot(path=pictures / f"{name}.png", full_page=True)
    violations = Axe().run(page).response["violations"]
    found["axe"][name] = [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in violations]


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
    page = browser.new_context(viewport={"width": 1200, "height": 900}, locale="vi-VN").new_page()
    page.on("request", lambda r: r.url.startswith((base, "blob:", "data:")) or found["elsewhere"].append(r.url))
    page.on("console", lambda m: m.type == "error" and found["errors"].append(m.text))
    page.on("pageerror", lambda e: found["errors"].append(str(e)))

    page.goto(address)
    page.wait_for_url("**/dot")
    look(page, "drives")
    page.fill("[name=date]", "9/12/2021")
    page.fill("[name=people]", "300")
    click(page, "#begin button")
    page.wait_for_url(base + "/")

    found["files"] = len(list(pathlib.Path(inbox).iterdir()))
    files = sorted(str(path) for path in pathlib.Path(inbox).iterdir())
    found["clicks"] += 1  # the button that opens the system's own dialogue
    page.set_input_files("#files", files)
    page.wait_for_selector("#commit", timeout=LONG)
    found["preview"] = page.inner_text("#preview .facts")
    look(page, "preview")
    if page.is_disabled("#commit"):
        click(page, "[name=withoutRefused]")
        page.wait_for_selector("#commit:not([disabled])", timeout=LONG)
    click(page, "#commit")
    page.wait_for_selector("#drive a", timeout=LONG)
    look(page, "lists")

    click(page, "#drive a")
    click(page, "#start")
    page.wait_for_selector("#stop", state="visible")
    # Until there is a plan, or planning has ended.
    page.locator("#progress").filter(has_text="có giờ").or_(page.locator("#start:not([hidden])")).first.wait_for(timeout=LONG)
    if page.is_visible("#stop"):
        try:
            page.click("#stop", timeout=2_000)
            found["clicks"] += 1
        except Error:
            pass  # planning has ended meanwhile
    page.wait_for_selector("table.slots", timeout=LONG)
    look(page, "plan")

    click(page, "nav a[href='/gui']")
    page.wait_for_selector("#make")
    look(page, "send")
    with page.expect_download(timeout=LONG) as download:
        click(page, "#make button")
    archive = pictures / "letters.zip"
    download.value.save_as(archive)
    found["letters"] = [n for n in zipfile.ZipFile(archive).namelist() if n.endswith(".pdf")]
    archive.unlink()
    browser.close()

print(json.dumps(found))
