"""The door, as people use it: phones in a browser, a server that is killed under their taps.

Usage: door.py KHUNGGIO KHUNGGIO-SERVE FOLDER [PICTURES]

FOLDER is empty and is filled. What is found is printed as one JSON document; the status is 0 where
everything holds.
"""

import datetime
import json
import os
import random
import re
import sqlite3
import subprocess
import sys
import time

from playwright.sync_api import sync_playwright
from support import Server, chromium, expect, found, tell, until, violations

khunggio, serve, folder = sys.argv[1:4]
pictures = sys.argv[4] if len(sys.argv) > 4 else None
drive = os.path.join(folder, "drive")

PEOPLE = [
    "Nguyễn Văn An", "Trần Thị Bình", "Lê Thị Chi", "Phạm Văn Dũng", "Vũ Minh Đức", "Hoàng Thu Giang",
    "Đỗ Ngọc Hà", "Bùi Quang Khải", "Đặng Thị Lan", "Ngô Văn Minh", "Dương Thị Nga", "Lý Hữu Phúc",
    "Hồ Thị Oanh", "Mai Thị Quyên", "Cao Thị Sen", "Tạ Thị Tư",
]

DRIVE = """version: 1
name: Giọt hồng
time_zone: Asia/Ho_Chi_Minh
language: vi
sessions:
  - id: room
    site: Phòng họp
    date: {date}
    opens: "00:00"
    closes: "24:00"
    slot_minutes: 60
    stages:
      - {{id: desk, minutes: 5, zone: room, servers: 2, defers: true}}
      - {{id: bed, minutes: 10, zone: room, servers: 3}}
    crowd_limits:
      - {{zone: "*", limit: 6}}
turnout: {{show_rate: 0.8, deferral_rate: 0.25, plan_for: expected}}
"""


def make_drive():
    local = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=7)
    os.makedirs(os.path.join(drive, "registrants"))
    with open(os.path.join(drive, "drive.yaml"), "w") as file:
        file.write(DRIVE.format(date=local.date().isoformat()))
    with open(os.path.join(drive, "registrants", "all.csv"), "w") as file:
        file.write("id,name,unit,birth_year\n")
        for number, name in enumerate(PEOPLE):
            file.write(f"p{number},{name},office,{1980 + number}\n")
    for words in (["plan", drive, "--effort", "0.05", "--time-limit", "5"], ["issue", drive]):
        subprocess.run([khunggio, *words], check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)


def events():
    with sqlite3.connect(f"file:{drive}/drive.sqlite?mode=ro", uri=True) as store:
        return store.execute("SELECT id, kind, registrant, device, undoes FROM arrival ORDER BY seq").fetchall()


def shoot(page, name):
    if pictures:
        os.makedirs(pictures, exist_ok=True)
        page.screenshot(path=os.path.join(pictures, name + ".png"))


def join(browser, server, pin, name, **more):
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, **more)
    page = context.new_page()
    page.on("pageerror", lambda error: expect("no script fails", False, error))
    page.goto(server.door + "/cua")
    page.fill("[name=pin]", pin)
    page.fill("[name=name]", name)
    page.tap("#join button")
    page.wait_for_selector("#door:not([hidden])")
    return page


def acting(page, work):
    """Does something that records an event, and waits until the phone has written it down."""
    before = page.evaluate("document.querySelector('#done').dataset.event")
    work()
    until(page, f"document.querySelector('#done').dataset.event !== {json.dumps(before)}"
          if before else "!!document.querySelector('#done').dataset.event")


def tap(page, query, number=0):
    """Two taps at most: the field has the focus already."""
    page.fill("#search", query)
    acting(page, page.locator(".person").nth(number).tap)


def mark(page, query):
    page.fill("#search", query)
    return page.locator(".person .mark").first.inner_text()


def settle(page):
    until(page, "document.querySelector('#queue').textContent.startsWith('✓')")


make_drive()
server = Server(serve, drive)
with sync_playwright() as playwright:
    browser = chromium(playwright)
    organiser = browser.new_page()
    organiser.goto(server.address)
    organiser.wait_for_url(re.compile(r"/(lich|danh-sach)?$"))
    organiser.goto(f"http://127.0.0.1:{server.port}/ngay")
    pin = re.search(r"PIN (\d{6})", organiser.inner_text("#devices")).group(1)

    one = join(browser, server, pin, "Cửa 1")
    two = join(browser, server, pin, "Cửa 2")
    expect("the field has the focus", one.evaluate("document.activeElement.id") == "search")
    one.fill("#search", "n")
    expect("nobody before two letters", one.locator(".person").count() == 0)
    one.fill("#search", "duc")
    expect("marks do not matter", one.locator(".person").count() == 1)
    shoot(one, "door-search")

    # One tap lets in; the other phone sees it; the field is empty and has the focus.
    tap(one, "duc")
    settle(one)
    expect("let in", mark(one, "duc").startswith("✓"))
    until(two, "document.querySelector('#present').textContent === '1/6'")
    until(organiser, "document.querySelector('#facts').innerText.includes('1/6')")
    expect("the organiser sees it", "Cửa 1" in organiser.inner_text("#devices"))
    expect("the other phone sees it", mark(two, "duc").startswith("✓"))
    one.fill("#search", "")
    expect("stored", [(kind, who) for _, kind, who, _, _ in events()] == [("in", "p4")], events())

    # Undo within ten seconds.
    tap(one, "ha do")
    acting(one, one.locator("#done button").tap)
    settle(one)
    expect("undone", events()[-1][1] == "undo" and events()[-1][4] == events()[-2][0], events())
    expect("nobody came", mark(one, "ha do") == "Cho vào", mark(one, "ha do"))

    # The search of the page and that of the library give the same people in the same order.
    def names(query):
        one.fill("#search", query)
        return one.locator(".person .name").all_inner_texts()
    expect("given names first", names("ha") == ["Đỗ Ngọc Hà"] and names("th")[0] in PEOPLE, names("th"))

    # More rows than the screen shows at once; those that say the same stay while others change.
    one.fill("#search", "thi")
    until(one, "document.querySelectorAll('.person').length === 8")
    expect("all that are found are shown", set(one.locator(".person .name").all_inner_texts())
           == {name for name in PEOPLE if "Thị" in name})
    rows = "[...document.querySelectorAll('.person')]"
    one.evaluate(f"{rows}.forEach((row, place) => {{ row.place = place; }})")
    sen = one.evaluate(f"{rows}.findIndex(row => row.innerText.includes('Sen'))")
    one.locator(".person").nth(sen).focus()
    tap(two, "sen cao")
    until(one, f"{rows}[{sen}].innerText.includes('✓')")
    expect("no row is exchanged for what others record", one.evaluate(
        f"{rows}.every((row, place) => row.place === place)"))
    expect("the focus stays", one.evaluate(f"document.activeElement === {rows}[{sen}]"))
    acting(two, two.locator("#done button").tap)
    settle(two)

    # After a key a row says somebody else: a finger that went down before lets in nobody.
    before = len(events())
    one.fill("#search", "th")
    expect("whoever is seen is let in, and nobody else", one.evaluate("""async () => {
        const row = document.querySelector(".person"), field = document.querySelector("#search");
        const [first, bar] = [row.innerText, document.querySelector("#done")];
        const last = bar.dataset.event;
        row.dispatchEvent(new PointerEvent("pointerdown"));
        field.focus();
        field.value = "quang";
        field.dispatchEvent(new Event("input"));
        row.dispatchEvent(new MouseEvent("click", { detail: 1 }));
        await new Promise(resolve => setTimeout(resolve, 300));
        return row.isConnected && row.innerText !== first && bar.dataset.event === last;
    }"""))
    expect("nothing was recorded", len(events()) == before, events()[before:])

    # The search finds whom going through everybody finds, in the same order.
    differing = one.evaluate("""async () => {
        const script = document.querySelector("script[src*='door.js']").src;
        const { prepare, search } = await import(script.replace("door.js", "door-search.js"));
        let seed = 1;
        const below = count => (seed = seed * 48271 % 2147483647) % count;
        const words = ["nguyen", "ngoc", "n", "thi", "tho", "an", "anh", "a", "van", "binh", "o"];
        const name = () => Array.from({ length: 1 + below(4) }, () => words[below(words.length)]).join(" ");
        const codes = ["", "KGAB-12CD-34EF", "XYZ1"];
        const person = (_, id) => ({ id, key: name(), code: codes[below(3)],
          slot: below(3) ? `${String(below(24)).padStart(2, "0")}:${below(2) ? "00" : "30"}` : null });
        const plain = (people, query, now) => {
          const asked = query.split(" ").filter(Boolean), last = asked[asked.length - 1];
          if (asked.join("").length < 2) return [];
          const rank = one => [one.key.split(" ").pop().startsWith(last) ? 0 : 1,
            one.slot ? Math.abs(+one.slot.slice(0, 2) * 60 + +one.slot.slice(3) - now) : 0, people.indexOf(one)];
          return people.filter(one => asked.every(word =>
            one.key.split(" ").some(part => part.startsWith(word)))).map(one => [rank(one), one])
            .sort(([a], [b]) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]).map(([, one]) => one.id);
        };
        const differing = [];
        for (let round = 0; round < 40; round++) {
          const people = Array.from({ length: below(60) }, person);
          const others = Array.from({ length: below(4) }, (_, place) => person(0, 100 + place));
          const known = prepare(people);
          for (let turn = 0; turn < 50; turn++) {
            const whole = name(), query = whole.slice(0, 1 + below(whole.length)), now = below(1440);
            const found = search(known, others, query, now, 10);
            const wanted = plain([...people, ...others], query, now);
            if (found.people.map(one => one.id).join() !== wanted.slice(0, 10).join()
              || found.more !== Math.max(0, wanted.length - 10)) differing.push(query);
          }
        }
        return differing;
    }""")
    expect("the same people in the same order", differing == [], differing)

    # The server dies; both phones go on, and let the same person in.
    server.kill()
    for page, queries in ((one, ["an nguyen", "binh", "chi"]), (two, ["an nguyen", "dung", "giang"])):
        for query in queries:
            tap(page, query)
        until(page, "/3/.test(document.querySelector('#queue').textContent)")
    expect("nothing is shown as done", mark(one, "binh").startswith("⏳"), mark(one, "binh"))
    shoot(one, "door-offline")
    # The page is opened again by its link, without a server: from what the browser keeps.
    again = one.context.new_page()
    one.close()
    one = again
    one.goto(server.door + "/cua")
    one.wait_for_selector("#door:not([hidden])")
    expect("the queue was kept", "3" in one.inner_text("#queue"), one.inner_text("#queue"))
    before = len(events())
    server.begin()
    settle(one)
    settle(two)
    after = events()
    expect("all once", len(after) == before + 6 and len({id for id, *_ in after}) == len(after), after)
    until(one, "document.querySelector('#present').textContent === '6/6'")
    expect("twice is seen", mark(two, "an nguyen").startswith("⚠") and mark(one, "an nguyen").startswith("⚠"))
    one.fill("#search", "an nguyen")
    shoot(one, "door-twice")
    expect("full is said", "Chưa cho vào" in one.inner_text("#admission"), one.inner_text("#admission"))

    # Whoever is here already: left, in two taps.
    one.fill("#search", "binh")
    one.locator(".person").first.tap()
    acting(one, one.locator("dialog button.main").tap)
    settle(one)
    expect("left", mark(one, "binh").startswith("✓ đã về"), mark(one, "binh"))

    # Somebody new.
    one.fill("#search", "Vũ Thị Mới")
    one.tap("#walk-in")
    until(one, "document.querySelector('dialog p').textContent !== ''")
    shoot(one, "door-new")
    acting(one, one.locator("dialog button[type=submit]").tap)
    settle(one)
    expect("somebody new", [kind for _, kind, *_ in events()][-2:] == ["walk-in", "in"])
    two.wait_for_timeout(300)
    expect("and seen", mark(two, "moi vu").startswith("✓"), mark(two, "moi vu"))

    # A printed link opens the row and writes nothing.
    count = len(events())
    code = json.loads(one.evaluate("fetch('/api/people').then(answer => answer.text())"))["people"][8]["code"]
    link = one.context.new_page()
    link.goto(f"{server.door}/C/{code}")
    link.wait_for_selector(".person")
    expect("a link opens the row", link.locator(".person .name").all_inner_texts() == ["Đặng Thị Lan"])
    expect("a link writes nothing", len(events()) == count)
    link.close()

    one.fill("#search", "th")
    expect("axe finds nothing at the door", not violations(one), violations(one))
    one.tap("#log")
    one.wait_for_selector(".log li")
    shoot(one, "door-log")
    expect("axe finds nothing in the log", not violations(one), violations(one))
    narrow = join(browser, server, pin, "Cửa 3", color_scheme="dark")
    narrow.set_viewport_size({"width": 320, "height": 640})
    narrow.goto(server.door + "/cua?lang=en")
    narrow.wait_for_selector("#door:not([hidden])")
    narrow.fill("#search", "th")
    shoot(narrow, "door-dark")
    expect("nothing is cut off at 320", narrow.evaluate(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
    expect("axe finds nothing in the dark", not violations(narrow), violations(narrow))

    # The organiser's page.
    for query in ("", "?xem=goi", "?xem=du-bao", "?xem=thay-doi&khau=room%2Fbed&bot=1"):
        organiser.goto(server.address)
        organiser.wait_for_timeout(300)
        organiser.goto(f"http://127.0.0.1:{server.port}/ngay{query}", timeout=120_000)
        shoot(organiser, "day" + re.sub(r"\W+", "-", query))
        expect(f"axe finds nothing on the day{query}", not violations(organiser), violations(organiser))
        server.kill()
        server.begin()
    organiser.close()
    two.context.close()
    narrow.context.close()

    # Killed again and again while a phone sends: what was acknowledged is there, once.
    one.evaluate("""() => {
      window.kept = new Set();
      const ask = window.fetch;
      window.fetch = async (...words) => {
        const answer = await ask(...words);
        if (words[0] === "/api/arrivals" && answer.ok) {
          for (const id of (await answer.clone().json()).kept) window.kept.add(id);
        }
        return answer;
      };
      document.querySelector("dialog").close();
    }""")
    rng, taps = random.Random(20), 0
    tap(one, "nga duong")
    settle(one)
    start = len(events())
    for _ in range(12):
        end = time.monotonic() + rng.uniform(0.05, 0.6)
        while time.monotonic() < end:
            # Whoever is here already leaves, or is deferred.
            one.fill("#search", "nga duong")
            one.locator(".person").first.tap()
            acting(one, one.locator("dialog button").first.tap)
            taps += 1
        server.kill()
        server.begin()
    settle(one)
    acknowledged = set(one.evaluate("[...window.kept]"))
    stored = [id for id, *_ in events()]
    expect("no acknowledged event is lost", acknowledged <= set(stored), acknowledged - set(stored))
    expect("every tap is there once", len(stored) == start + taps and len(set(stored)) == len(stored),
           (len(stored), start, taps))
    with sqlite3.connect(os.path.join(drive, "drive.sqlite")) as store:
        expect("the store is whole", store.execute("PRAGMA integrity_check").fetchone() == ("ok",))
    found["taps under kills"] = taps
    browser.close()
expect("it ends cleanly", server.end() == 0)
tell()
