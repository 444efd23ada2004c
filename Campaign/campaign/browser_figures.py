"""What a browser measures on the pages: browser_figures.py ORGANISER COOKIE DOOR PIN.

Run by Playwright's Python. Prints figures in the units of serve.FIGURES, and every address that was asked for.
"""

import json
import os
import sys
import time

from playwright.sync_api import sync_playwright

SLOWED = 6
LOADS = 3
# What is typed, key by key: beginnings that many names have, and few.
TYPED = ["nguyen an", "tran binh", "le thi", "ha", "minh duc", "do", "vu quang", "phuc"]

WATCH = """
  window.keys = [];
  addEventListener("input", event => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => window.keys.push(performance.now() - event.timeStamp);
    // After the next picture was made.
    requestAnimationFrame(() => channel.port2.postMessage(0));
  }, true);
  new MutationObserver(() => {
    const door = document.querySelector("#door");
    if (door && !door.hidden && !window.usable) {
      requestAnimationFrame(() => { window.usable ||= performance.now(); });
    }
  }).observe(document, { subtree: true, childList: true, attributes: true });
"""


def until(page, script, seconds=60):
    """The page's policy lets nothing be evaluated in it: it is asked."""
    end = time.monotonic() + seconds
    while not page.evaluate(script):
        if time.monotonic() > end:
            raise TimeoutError(script)
        page.wait_for_timeout(20)


def percentile(values, part=0.95):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


def main():
    organiser, cookie, door, pin = sys.argv[1:5]
    figures, addresses = {}, []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
        context = browser.new_context(**playwright.devices["Pixel 7"])
        context.on("request", lambda request: addresses.append(request.url))
        context.add_init_script(WATCH)
        page = context.new_page()
        page.goto(door + "/cua")
        page.fill("[name=pin]", pin)
        page.fill("[name=name]", "Máy đo")
        page.tap("#join button")
        page.wait_for_selector("#door:not([hidden])")
        loads = []
        for _ in range(LOADS):
            page.goto(door + "/cua")
            until(page, "!!window.usable")
            loads.append(page.evaluate("window.usable") / 1000)
        figures["door interactive"] = percentile(loads, 0.5)
        session = context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})

        def spent():
            metrics = session.send("Performance.getMetrics")["metrics"]
            return next(one["value"] for one in metrics if one["name"] == "TaskDuration")

        page.fill("#search", "")
        before, typed = spent(), 0
        for text in TYPED:
            page.fill("#search", "")
            typed += 1 + len(text)
            page.keyboard.type(text, delay=60)
        figures["search processor time"] = (spent() - before) * 1000 * SLOWED / typed
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        page.evaluate("window.keys.length = 0")
        typed = 0
        for text in TYPED:
            page.fill("#search", "")
            page.focus("#search")
            for sign in text:
                page.keyboard.type(sign)
                page.wait_for_timeout(120)
                typed += 1
        until(page, f"window.keys.length >= {typed}")
        keys = page.evaluate("window.keys")
        figures["search p95"] = percentile(keys)
        figures["search p50"] = percentile(keys, 0.5)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
        page.tap("#log")
        page.wait_for_selector(".log li")
        context.close()

        context = browser.new_context()
        context.on("request", lambda request: addresses.append(request.url))
        name, value = cookie.split("=", 1)
        context.add_cookies([{"name": name, "value": value, "url": organiser}])
        page = context.new_page()
        loads = []
        for _ in range(LOADS):
            page.goto(organiser + "/lich", wait_until="load")
            timing = page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")
            loads.append(timing / 1000)
        figures["plan interactive"] = percentile(loads, 0.5)
        for path in ("/", "/ngay", "/visao", "/gui", "/neu"):
            page.goto(organiser + path)
        browser.close()
    print(json.dumps({"figures": figures, "addresses": addresses}))


main()
