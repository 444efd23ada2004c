"""The organiser's pages, as people use them: moving by hand and taking it back, with the mouse, by dragging, with the
keyboard alone; late people, the waiting list, a broken bed; letters, a link on a slip; every page looked at.

Usage: organiser.py KHUNGGIO KHUNGGIO-SERVE FOLDER [PICTURES]

FOLDER is empty and is filled. What is found is printed as one JSON document; the status is 0 where everything holds.
"""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys

from playwright.sync_api import Error, sync_playwright
from support import Server, chromium, expect, found, noon_zone, tell, until, violations

khunggio, serve, folder = sys.argv[1:4]
pictures = sys.argv[4] if len(sys.argv) > 4 else None
drive = os.path.join(folder, "drive")
plan = os.path.join(drive, "plan.json")
# A build for looking into takes long for what takes a second otherwise.
LONG = 180_000

PEOPLE = [
    ("Nguyễn Văn An", "office"), ("Trần Thị Bình", "office"), ("Lê Thị Chi", "office"), ("Phạm Văn Dũng", "office"),
    ("Vũ Minh Đức", "school"), ("Hoàng Thu Giang", "school"), ("Đỗ Ngọc Hà", "school"), ("Bùi Quang Khải", "school"),
    ("Đặng Thị Lan", "office"), ("Ngô Văn Minh", "office"),
]

DRIVE = """version: 1
name: Giọt hồng
time_zone: {zone}
language: vi
sessions:
  - id: room
    site: Phòng họp
    date: {date}
    opens: "07:00"
    closes: "17:00"
    slot_minutes: 15
    stages:
      - {{id: reception, minutes: 5, zone: room, servers: 4, defers: true}}
      - {{id: donation, minutes: 10, zone: room, servers: 3}}  # three beds
    crowd_limits:
      - {{zone: "*", limit: 12}}
turnout: {{show_rate: 1, deferral_rate: 0, plan_for: expected}}
"""


def clock(minute):
    return f"{minute // 60:02d}:{minute % 60:02d}"


def make_drive():
    """An and Bình are missing, Chi is late, Dũng comes later; the school comes together; Lan and Minh wait."""
    zone, now = noon_zone()
    minute = now.hour * 60 + now.minute
    late = (minute - 3) // 15 * 15 - 15  # ended between 3 and 17 minutes ago
    together = (minute + 90) // 15 * 15
    slots = {0: 480, 1: 480, 2: late, 3: together + 60, 4: together, 5: together, 6: together, 7: together}
    os.makedirs(os.path.join(drive, "registrants"))
    with open(os.path.join(drive, "drive.yaml"), "w") as file:
        file.write(DRIVE.format(zone=zone, date=now.date().isoformat()))
    with open(os.path.join(drive, "units.csv"), "w") as file:
        file.write("id,name\noffice,Văn phòng\nschool,Trường học\n")
    with open(os.path.join(drive, "registrants", "all.csv"), "w") as file:
        file.write("id,name,unit,birth_year,phone\n")
        for number, (name, unit) in enumerate(PEOPLE):
            file.write(f"p{number},{name},{unit},{1980 + number},09120000{number:02d}\n")
    with open(plan, "w") as file:
        json.dump({"version": 1, "drive": "Giọt hồng", "assignments": [
            {"registrant": f"p{number}", "unit": PEOPLE[number][1], "session": "room", "slot": clock(slot)} for number, slot in slots.items()],
            "unplaced": [{"registrant": f"p{number}", "reason": "đủ người"} for number in (8, 9)]}, file)
    subprocess.run([khunggio, "issue", drive, "--reason", "thư mời"], check=True, stdout=subprocess.DEVNULL)


def assignments(file=plan):
    with open(file) as text:
        return {one["registrant"]: one["slot"] for one in json.load(text)["assignments"]}


def rows(sql):
    with sqlite3.connect(f"file:{drive}/drive.sqlite?mode=ro", uri=True) as store:
        return store.execute(sql).fetchall()


def shoot(page, name, **more):
    if pictures:
        os.makedirs(pictures, exist_ok=True)
        page.screenshot(path=os.path.join(pictures, name + ".png"), full_page=True, **more)


def done(page, work):
    """Does something that changes the plan, and waits until the page shows it."""
    before = page.evaluate("document.body.dataset.plan")
    work()
    until(page, f"document.body.dataset.plan !== {json.dumps(before)}", 60)


def press_until(page, key, selector, most=200):
    """Presses a key until what has the focus is what is looked for."""
    for _ in range(most + 1):
        if page.evaluate(f"!!document.activeElement?.matches({json.dumps(selector)})"):
            return True
        page.keyboard.press(key)
    return False


make_drive()
server = Server(serve, drive)
elsewhere, errors = [], []


def watch(context):
    context.on("request", lambda request: request.url.startswith(
        (server.pages, server.door, "blob:", "data:")) or elsewhere.append(request.url))
    context.on("page", lambda page: page.on("pageerror", lambda error: errors.append(str(error))))
    context.on("console", lambda line: line.type == "error" and errors.append(line.text))
    return context


with sync_playwright() as playwright:
    browser = chromium(playwright)
    context = watch(browser.new_context(viewport={"width": 1280, "height": 900}))
    context.set_default_timeout(LONG)
    page = context.new_page()
    page.goto(server.address)
    page.wait_for_url(server.pages + "/")
    state = context.storage_state()

    # MARK: moving by hand, and taking it back

    with open(plan, "rb") as file:
        first = file.read()
    page.goto(server.pages + "/lich")
    page.locator("td a[aria-label*='Trường học']").first.click()
    page.wait_for_selector("#panel .choice")
    offers = page.locator("#panel [data-to]")
    # All other slots of the table, and none.
    expect("every slot is offered", offers.count() == page.locator("thead [data-slot]").count() > 30, offers.count())
    expect("each with its effect", all("chi phí" in text for text in offers.all_inner_texts()[:5]))
    target = offers.first.get_attribute("data-to")
    done(page, lambda: offers.first.click())
    minute = int(target.split("-")[1])
    expect("the unit's people were moved", all(assignments()[f"p{n}"] == clock(minute) for n in range(4, 8)),
           (assignments(), target))
    until(page, "document.activeElement.dataset.step === '-1'")  # the undo button has the focus
    shoot(page, "moved")
    done(page, lambda: page.click("[data-step='-1']"))
    with open(plan, "rb") as file:
        expect("undone to the byte", file.read() == first)

    # By dragging a cell, a unit, and a person of the waiting list to another column.
    def drag(link, to):
        done(page, lambda: link.drag_to(page.locator(f"table.slots tbody td[data-slot='0-{to}']").first))

    drag(page.locator("td a[aria-label*='Trường học']").first, 840)
    expect("a cell is dragged", all(assignments()[f"p{n}"] == "14:00" for n in range(4, 8)), assignments())
    drag(page.locator("th[scope=row] a", has_text="Trường học"), 870)
    expect("a unit is dragged", all(assignments()[f"p{n}"] == "14:30" for n in range(4, 8)), assignments())
    drag(page.locator("tr a", has_text="Đặng Thị Lan"), 900)
    expect("a person is dragged", assignments().get("p8") == "15:00", assignments())
    for _ in range(3):
        done(page, lambda: page.click("[data-step='-1']"))
    with open(plan, "rb") as file:
        expect("dragging is undone to the byte", file.read() == first)

    # With the keyboard alone: to a cell, into the panel, to the best slot, back.
    page.goto(server.pages + "/lich")
    expect("the first key leads past the bar", press_until(page, "Tab", ".skip", 1))
    page.keyboard.press("Enter")
    expect("a cell is reached by keys", press_until(page, "Tab", "td a[aria-label*='Trường học']"))
    page.keyboard.press("Enter")
    page.wait_for_selector("#panel .choice")
    expect("the panel has the focus", page.evaluate("document.activeElement.id") == "who")
    expect("a slot is reached by keys", press_until(page, "Tab", "#panel [data-to]"))
    done(page, lambda: page.keyboard.press("Enter"))
    expect("moved by keys", all(assignments()[f"p{n}"] == clock(minute) for n in range(4, 8)), assignments())
    until(page, "document.activeElement.dataset.step === '-1'")
    done(page, lambda: page.keyboard.press("Enter"))
    with open(plan, "rb") as file:
        expect("undone by keys", file.read() == first)
    # Every page is walked through by keys: nothing holds the focus, and it is always seen.
    for path in ("/", "/lich", "/neu", "/gui", "/ngay", "/caidat", "/dot"):
        page.goto(server.pages + path)
        seen = []
        for _ in range(12):
            page.keyboard.press("Tab")
            seen.append(page.evaluate("""() => {
              const one = document.activeElement;
              const style = getComputedStyle(one);
              return one === document.body ? "" : [one.tagName, one.id, one.href ?? one.name, one.textContent.slice(0, 20),
                style.outlineStyle !== "none" || one.matches(".unseen")].join();
            }"""))
        expect("keys reach what can be used", len(set(seen)) >= 10, (path, seen))
        expect("the focus is seen", all(not one or one.endswith("true") for one in seen), (path, seen))

    # MARK: letters

    page.goto(server.pages + "/gui")
    page.click("#make summary")
    page.select_option("[name=unit]", "school")
    with page.expect_download() as download:
        page.click("[data-letter=letter]")
    letter = os.path.join(folder, "letter.pdf")
    download.value.save_as(letter)
    text = subprocess.run(["pdftotext", letter, "-"], capture_output=True, text=True, check=True).stdout
    expect("the letter of one unit", "Trường học" in text and "Nguyễn Văn An" not in text, text[:300])
    with page.expect_download() as download:
        page.click("[data-letter=slips]")
    slips = os.path.join(folder, "slips.pdf")
    download.value.save_as(slips)
    subprocess.run(["pdftoppm", "-r", "150", "-png", slips, os.path.join(folder, "slips")], check=True)
    sheet = sorted(name for name in os.listdir(folder) if name.startswith("slips-"))[0]
    links = subprocess.run(["zbarimg", "--quiet", "--raw", os.path.join(folder, sheet)], capture_output=True,
                           text=True, check=True).stdout.split()
    expect("four codes on a sheet, each a link", len(links) == 4
           and all(link.startswith(server.door.upper() + "/C/") for link in links), links)

    # MARK: the day

    page.goto(server.pages + "/ngay")
    pin = re.search(r"PIN (\d{6})", page.inner_text("#devices")).group(1)
    lists = page.inner_text("#lists")
    late = lists[:lists.index("Không đến")]
    expect("who is late, with the telephone", "Lê Thị Chi" in late and "0912000002" in late, lists)
    expect("who is missing", "Nguyễn Văn An" in lists[len(late):] and "Trần Thị Bình" in lists[len(late):], lists)
    shoot(page, "day")

    phone = watch(browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, locale="vi-VN"))
    phone.set_default_timeout(LONG)
    door = phone.new_page()
    door.goto(server.door + "/thu")
    until(door, "document.body.dataset.tried !== undefined")
    expect("this device can be used", door.get_attribute("body", "data-tried") == "true", door.inner_text("main"))
    expect("axe finds nothing where a phone is tried", not violations(door), violations(door))
    shoot(door, "try")
    door.goto(server.door + "/cua")
    door.fill("[name=pin]", pin)
    door.fill("[name=name]", "Cửa 1")
    door.tap("#join button")
    door.wait_for_selector("#door:not([hidden])")
    # What the phone's camera reads from a slip opens that person's row.
    names = []
    for link in links:
        door.goto(link.lower().replace("/c/", "/C/"))
        door.wait_for_selector(".person")
        names += door.locator(".person .name").all_inner_texts()
    expect("a link of a slip opens the row", sorted(names) == sorted(name for name, unit in PEOPLE if unit == "school"),
           names)
    expect("opening a link writes nothing", not rows("SELECT * FROM arrival"))

    def visit(page, address):
        # Each of the browsers opened here keeps connections, of which the server takes twenty at once from one
        # address: the next one is tried again, as a person would.
        for left in reversed(range(20)):
            try:
                return page.goto(address)
            except Error as error:
                if not left or not any(why in error.message for why in ("NOT_CONNECTED", "CONNECTION_RESET")):
                    raise
                page.wait_for_timeout(250)

    def at_the_door(name):
        door.fill("#search", name)
        return door.locator(".person").first.inner_text()

    # Somebody of the waiting list is called and comes.
    visit(page, server.pages + "/ngay?xem=goi")
    expect("who waits, with the effect of calling", "Đặng Thị Lan" in page.inner_text("#asked")
           and "0912000008" in page.inner_text("#asked"), page.inner_text("#asked"))
    shoot(page, "day-call")
    page.locator("[data-called=p8]").click()
    until(page, "!document.querySelector('[data-called=p8]')")
    expect("the call is recorded", rows("SELECT kind, registrant FROM arrival") == [("called", "p8")])
    until(door, "document.querySelector('#connection').textContent !== ''")
    door.wait_for_timeout(1500)
    expect("the door knows that she was called", "đã gọi" in at_the_door("dang lan"), at_the_door("dang lan"))

    # A bed breaks: one of the four who come together must come at another time.
    visit(page, server.pages + "/ngay")
    page.click("details:has([name=khau]) summary")
    page.select_option("[name=khau]", "room/donation")
    page.fill("[name=bot]", "1")
    page.click("form [type=submit]")
    page.wait_for_selector("#asked h2")
    asked = page.inner_text("#asked")
    expect("one must be informed", "Cần báo 1 người" in asked and page.locator("#asked tbody tr").count() == 1, asked)
    moved = page.locator("#asked tbody td").nth(0).inner_text()
    number = f"p{[name for name, _ in PEOPLE].index(moved)}"
    expect("somebody of those who come together", number in ("p4", "p5", "p6", "p7"), moved)
    shoot(page, "day-broken-bed")
    page.click("[data-change]")
    page.wait_for_url("**/ngay?xem=da-doi")
    page.wait_for_selector("[data-restore='1']")
    changed = page.inner_text("#asked")
    expect("who is to be informed stays", moved in changed and f"09120000{number[1:]:0>2}" in changed
           and "lấy máu: bớt 1" in changed, changed)
    shoot(page, "day-changed")
    expect("it is published", [number for number, in rows("SELECT number FROM issue ORDER BY number")] == [1, 2])
    now = assignments()
    before = {one["registrant"]: one["slot"] for one in json.loads(first)["assignments"]}
    expect("all others keep their slot", {who for who in before if now.get(who) != before[who]} == {number}, now)
    audit = subprocess.run([khunggio, "audit", drive, plan], capture_output=True, text=True)
    expect("the plan breaks no rule", audit.returncode == 0, audit.stdout)
    door.reload()
    door.wait_for_selector("#door:not([hidden])")
    for _ in range(600):
        if now[number] in at_the_door(moved):
            break
        door.wait_for_timeout(100)
    expect("the door follows the new slot", now[number] in at_the_door(moved), (now[number], at_the_door(moved)))
    page.click("[data-restore='1']")
    page.wait_for_selector("[data-restore='2']")
    with open(plan, "rb") as file:
        expect("taken back to the byte", file.read() == first)
    expect("who is to be informed of that", page.locator("#asked tbody tr").count() == 1
           and moved in page.inner_text("#asked"), page.inner_text("#asked"))
    expect("taken back is published, too", len(rows("SELECT number FROM issue")) == 3)

    # MARK: every page

    PAGES = ["/", "/dot", "/lich", "/lich?u=1", "/lich?p=8", "/neu", "/visao", "/gui", "/ngay", "/ngay?xem=goi",
             "/ngay?xem=du-bao", "/ngay?xem=da-doi", "/caidat"]
    LOOKS = [("vi", "light", 1280), ("en", "dark", 390), ("vi", "light", 320)]
    if pictures:
        LOOKS += [("en", "light", 1280), ("vi", "dark", 1280), ("en", "light", 390), ("vi", "dark", 320)]
    for language, scheme, width in LOOKS:
        look = watch(browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme,
                                         storage_state=state))
        look.set_default_timeout(LONG)
        one = look.new_page()
        visit(one, f"{server.pages}/?lang={language}")
        for path in PAGES:
            visit(one, server.pages + path)
            name = f"{re.sub(chr(92) + 'W+', '-', path).strip('-') or 'first'}-{language}-{scheme}-{width}"
            shoot(one, name)
            expect(f"nothing is cut off at {width}", one.evaluate(
                "document.documentElement.scrollWidth <= document.documentElement.clientWidth"), path)
            if (language, scheme, width) in LOOKS[:3]:
                problems = violations(one)
                expect(f"axe finds nothing, {language} {scheme} {width}", not problems, (path, problems))
        look.close()

    # Printed: what cannot be pressed on paper is not there, and tables are whole.
    printed = watch(browser.new_context(viewport={"width": 800, "height": 1000}, storage_state=state))
    paper = printed.new_page()
    for path in PAGES:
        visit(paper, server.pages + path)
        paper.emulate_media(media="print")
        shown = paper.evaluate("""() => [...document.querySelectorAll("nav, button, .drop, .language, [type=range]")]
          .filter(one => one.offsetParent).map(one => one.outerHTML.slice(0, 80))""")
        expect("nothing to press on paper", not shown, (path, shown))
        expect("tables fit on paper", paper.evaluate("""() => [...document.querySelectorAll("table:not(.slots)")]
          .every(one => one.getBoundingClientRect().right <= innerWidth)"""), path)
        if pictures:
            paper.pdf(path=os.path.join(pictures, "print-" + (re.sub(r"\W+", "-", path).strip("-") or "first") + ".pdf"))
    printed.close()

    # Without JavaScript pages can be read.
    plain = watch(browser.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=False,
                                      storage_state=state))
    bare = plain.new_page()
    bare.set_default_timeout(LONG)
    for path, text in {"/": "10", "/lich": "Trường học", "/lich?u=1": "chi phí", "/gui": "thư mời",
                       "/ngay": "Lê Thị Chi", "/ngay?xem=goi": "Ngô Văn Minh", "/ngay?xem=da-doi": moved,
                       "/caidat": "Khâu", "/neu": "phục vụ", "/visao": "giới hạn", "/dot": "Tạo đợt"}.items():
        visit(bare, server.pages + path)
        expect("read without JavaScript", text.lower() in bare.locator("main").text_content().lower(), (path, text))
    visit(bare, server.pages + "/ngay")
    bare.click("details:has([name=khau]) summary")
    bare.select_option("[name=khau]", "room/donation")
    bare.click("form [type=submit]")
    expect("a broken bed is looked at without JavaScript", "Cần báo 1 người" in bare.inner_text("#asked"))
    plain.close()

    # MARK: what if

    visit(page, server.pages + "/neu")
    page.select_option("#frontier [name=key]", "sessions.room.stages.donation.servers")
    expect("values around the one that is set", page.input_value("#frontier [name=from]") == "1"
           and page.input_value("#frontier [name=to]") == "6")
    page.fill("#frontier [name=from]", "2")
    page.fill("#frontier [name=to]", "3")
    page.select_option("#frontier [name=measure]", "mean_wait")
    page.click("#frontier button")
    page.wait_for_selector("#drawn img")
    until(page, "document.querySelector('#drawn img').naturalWidth > 100")
    expect("a row for each value", page.locator("#drawn tbody tr").count() == 3)
    expect("with waiting times", "phút chờ trung bình" in page.inner_text("#drawn thead").lower())
    shoot(page, "frontier")
    expect("axe finds nothing beside the picture", not violations(page), violations(page))
    page.fill("#frontier [name=to]", "99")
    page.click("#frontier button")
    until(page, "document.querySelector('#said').classList.contains('error')")

    expect("no request leaves the machine", not elsewhere, elsewhere)
    # What was refused on purpose: too many values, and a phone before it has joined.
    errors = [error for error in errors if "422" not in error and "401" not in error]
    expect("no script fails", not errors, errors)
    browser.close()
expect("it ends cleanly", server.end() == 0)
shutil.rmtree(drive)
tell()
