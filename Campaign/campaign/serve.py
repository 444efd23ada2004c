"""The pages and the door with 2,000 people and 20 phones: how long answers take, how much memory, what a hostile
neighbour can do, and whether everything that was acknowledged is there.

Every figure has its goal in FIGURES, where the table in docs/reliability.md comes from. The browser's are measured by
browser_figures.py, which Playwright runs; without it they are left out.
"""

import http.client
import json
import os
import re
import socket
import subprocess
import threading
import time
from pathlib import Path

from .command import processor_seconds
from .journal import Run
from .serving import HOST, Phone, Server, make_drive, stored

PEOPLE, UNITS, PHONES = 2000, 40, 20
# Every name and telephone number ends or begins with it, so that it is found wherever one is.
CANARY = "Xyzzyx"
HOSTILE_SECONDS = 8
SLOW = 500
LINKS_OF_ADDRESS = 20

# Name, what it is, the goal, how it is written: at most the goal is wanted.
FIGURES = [
    ("answer p95", "a tap is answered, 20 phones, 1 tap/s, 2,000 names: p95, ms", 50),
    ("seen p95", "and seen on the 19 other phones: p95, ms", 300),
    ("cpu per tap", "processor time of the server for one tap and its 20 messages, ms", None),
    ("cpu per tap at the end", "the same in the last third of the taps, ms", None),
    ("search p95", "search per key, processor slowed 6 times: p95, ms", 50),
    ("search processor time", "processor time of the browser for a key, times 6, ms", None),
    ("door interactive", "the door's page can be used, s", 1),
    ("plan interactive", "the page of the plan can be used, s", 1),
    ("move p95", "the effect of every slot for one person: p95, ms", 200),
    ("move audited", "a person is moved, with the audit: p95, ms", 200),
    ("forecast", "forecast of the rest of the day, s", 2),
    ("memory", "most memory of the server, MB", 300),
    ("memory growth", "memory at the end of the taps over that after their first third, %", 10),
    ("header p95", "others are answered while headers of 64 kB come: p95, ms", 100),
    ("slow p95", "others are answered while 500 requests stay half sent: p95, ms", 100),
    ("body p95", "others are answered while bodies without end come: p95, ms", 100),
    ("canaries", "names and telephone numbers in logs and addresses", 0),
    ("lost", "acknowledged events that are not in the store", 0),
    ("fold", "people of whom the server tells another state than the events say", 0),
]


def percentile(values, part=0.95):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))] if ordered else 0.0


class FarPhone(Phone):
    """A phone with an address of its own: connections are counted by address."""

    def __init__(self, server, number):
        super().__init__(server, f"Cửa {number}")
        self.address = f"127.0.1.{number + 1}"

    def ask(self, method, path, body=None, timeout=60):
        if self.connection is None:
            try:
                self.connection = http.client.HTTPConnection(
                    HOST, self.server.door, timeout=timeout, source_address=(self.address, 0))
                self.connection.connect()
                self.connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            except OSError:
                self.close()
                return 0, None
        return super().ask(method, path, body, timeout)


class Listener(threading.Thread):
    """Reads what a phone is told, and when."""

    def __init__(self, phone, seen):
        super().__init__(daemon=True)
        self.phone = phone
        self.seen = seen
        self.is_over = False

    def run(self):
        last = 0
        while not self.is_over:
            try:
                link = http.client.HTTPConnection(
                    HOST, self.phone.server.door, timeout=40, source_address=(self.phone.address, 0))
                link.request("GET", f"/api/live?after={last}", headers={"Cookie": self.phone.cookie})
                answer = link.getresponse()
                while not self.is_over:
                    line = answer.readline()
                    if not line:
                        break
                    now = time.monotonic()
                    if line.startswith(b"id: "):
                        last = int(line[4:])
                    for one in re.findall(rb'"lastEvent":"([0-9a-f-]{36})"', line):
                        self.seen.append((one.decode(), now))
                link.close()
            except (OSError, http.client.HTTPException, ValueError):
                time.sleep(0.1)


def run(campaign):
    if not campaign.serve:
        print("serve: say where khunggio-serve is: --serve; nothing was run")
        return
    minutes = 0.2 if campaign.short else campaign.minutes
    run = Run(campaign, "serve", f"{minutes:g} min of taps")
    for _ in run.cases(1, listed=True):
        measure(campaign, run, minutes)
    run.close()
    for name, what, goal in FIGURES:
        if name in run.largest:
            value = run.largest[name]
            said = "" if goal is None else f"  (goal {goal}: {'reached' if value <= goal else 'not reached'})"
            print(f"  {what}: {value:,.2f}{said}")


def measure(campaign, run, minutes):
    folder = campaign.folder("serve")
    ids = make_drive(campaign.command, folder / "drive", PEOPLE, UNITS, CANARY)
    server = Server(campaign.serve, folder / "drive", campaign.command.environment, log=folder / "serve.log")
    if not server.begin():
        run.find("the server does not start", "2,000 people")
        return
    try:
        run.most("load", os.getloadavg()[0])
        pin = server.pin()
        phones = [FarPhone(server, number).join(pin) for number in range(PHONES)]
        taps(run, server, phones, ids, minutes * 60)
        # The mean of the last quarter of an hour.
        run.most("load", os.getloadavg()[2])
        cookie = server.sign_in()
        organiser(run, server, campaign, cookie)
        run.most("memory", server.memory())
        hostile(run, server, phones[0])
        browser(campaign, run, server, cookie, pin)
        run.most("memory", server.memory())
        for phone in phones:
            phone.close()
        if server.end() != 0:
            run.find("the server does not end cleanly", "at the end")
        said = (folder / "serve.log").read_text("utf-8", "replace") + server.said
        run.most("canaries", said.count(CANARY) + len(re.findall(r"09\d{8}", said)))
        for name, what, goal in FIGURES:
            if goal == 0 and run.largest.get(name):
                run.find(what, f"{run.largest[name]}")
    finally:
        server.kill()


# MARK: phones

def taps(run, server, phones, ids, seconds):
    """Each phone taps once a second; everything is seen by all others."""
    seen = [[] for _ in phones]
    listeners = [Listener(phone, list_) for phone, list_ in zip(phones, seen)]
    for listener in listeners:
        listener.start()
    time.sleep(1)
    answers, sent, memories, spent = [], {}, [], []
    begin, before = time.monotonic(), processor_seconds(server.process)
    over = begin + seconds

    def tap(number):
        phone, turn, next_ = phones[number], 0, begin + number / len(phones)
        while next_ < over:
            time.sleep(max(0, next_ - time.monotonic()))
            place = number + len(phones) * turn
            event = phone.tap(ids[place % len(ids)], ["in", "out"][place // len(ids) % 2])
            start = time.monotonic()
            sent[event["id"]] = (start, number)
            status, _ = phone.send()
            answers.append((time.monotonic() - start) * 1000)
            if status != 200:
                run.counts[f"taps answered {status}"] += 1
            turn += 1
            next_ += 1

    threads = [threading.Thread(target=tap, args=(number,)) for number in range(len(phones))]
    for thread in threads:
        thread.start()
    while time.monotonic() < over:
        time.sleep(min(1, seconds / 10))
        memories.append(server.memory())
        spent.append((processor_seconds(server.process), len(answers)))
    for thread in threads:
        thread.join()
    used = processor_seconds(server.process) - before
    time.sleep(1)
    delays = [
        (when - sent[one][0]) * 1000 for number, told in enumerate(seen) for one, when in told
        if one in sent and sent[one][1] != number
    ]
    for listener in listeners:
        listener.is_over = True
    run.counts["taps"] += len(answers)
    run.counts["messages seen"] += len(delays)
    run.most("answer p95", percentile(answers))
    run.most("answer p50", percentile(answers, 0.5))
    run.most("seen p95", percentile(delays))
    run.most("seen p50", percentile(delays, 0.5))
    run.most("cpu per tap", used * 1000 / max(1, len(answers)))
    (early, few), (late, many) = spent[len(spent) * 2 // 3], spent[-1]
    run.most("cpu per tap at the end", (late - early) * 1000 / max(1, many - few))
    run.most("memory", max(memories))
    third = memories[: max(1, len(memories) // 3)]
    run.most("memory growth", max(0.0, (memories[-1] / max(third) - 1) * 100))
    missing = len(answers) * (len(phones) - 1) - len(delays)
    if missing:
        run.find("messages that did not come", f"{missing} of {len(answers) * (len(phones) - 1)}")
    compare(run, server, phones)


def compare(run, server, phones):
    """The events in the store are those that were acknowledged, and what the server tells follows from them."""
    rows = stored(server.drive, "SELECT id, kind, registrant FROM arrival ORDER BY seq")
    acknowledged = {one for phone in phones for one in phone.kept}
    run.most("lost", len(acknowledged - {one for one, _, _ in rows}))
    if len(rows) != len({one for one, _, _ in rows}) or len(rows) != len(acknowledged):
        run.find("not everything is there once", f"{len(rows)} of {len(acknowledged)}")
    fold = {}
    for _, kind, person in rows:
        fold[f"r:{person}"] = kind == "in"
    link = http.client.HTTPConnection(HOST, server.door, timeout=60, source_address=("127.0.1.200", 0))
    link.request("GET", "/api/live?after=0", headers={"Cookie": phones[0].cookie})
    answer = link.getresponse()
    told = None
    while told is None:
        line = answer.readline()
        if line.startswith(b"data: "):
            told = json.loads(line[6:])
    link.close()
    states = {state["subject"]: state["present"] for state in told["states"]}
    run.most("fold", sum(fold[one] != states.get(one) for one in fold) + len(set(states) - set(fold)))


# MARK: organiser

def organiser(run, server, campaign, cookie):
    """The pages of the organiser, asked for as the browser does."""
    link = http.client.HTTPConnection(HOST, server.port, timeout=120)

    def ask(path, body=None):
        headers = {"Cookie": cookie}
        if body is not None:
            headers |= {"Origin": f"http://{HOST}:{server.port}", "Content-Type": "application/json"}
        start = time.monotonic()
        link.request("GET" if body is None else "POST", path, None if body is None else json.dumps(body), headers)
        answer = link.getresponse()
        text = answer.read().decode("utf-8", "replace")
        return answer.status, text, (time.monotonic() - start) * 1000

    def base():
        page = ask("/lich")[1]
        return {"inputs": re.search(r'data-inputs="([^"]*)"', page)[1], "plan": re.search(r'data-plan="([^"]*)"', page)[1]}

    rng, offers, moves = campaign.random("serve", 0), [], []
    count = 5 if campaign.short else 30
    for _ in range(count):
        person = rng.randrange(PEOPLE)
        status, _, took = ask(f"/api/moves?p={person}")
        if status != 200:
            run.find("no effects of slots", f"person {person}: {status}")
        offers.append(took)
    for _ in range(max(2, count // 3)):
        person, hour = rng.randrange(PEOPLE), rng.randrange(24)
        body = {"query": {"p": person}, "to": f"0-{hour * 60}", "base": base()}
        status, text, took = ask("/api/moves", body)
        if status != 200:
            run.find("a person is not moved", f"person {person}: {status} {text[:200]}")
        moves.append(took)
    run.most("move p95", percentile(offers))
    run.most("move audited", percentile(moves))
    for _ in range(3):
        status, _, took = ask("/ngay?xem=du-bao")
        if status != 200:
            run.find("no forecast", str(status))
        run.most("forecast", took / 1000)
    link.close()


# MARK: hostile neighbours

def hostile(run, server, phone):
    """What others get while somebody does harm; the server must live on."""
    for name, work in (("header p95", long_headers), ("slow p95", half_sent), ("body p95", endless_bodies)):
        is_over = threading.Event()
        thread = threading.Thread(target=work, args=(server, is_over), daemon=True)
        thread.start()
        # The one it has was closed meanwhile, since nothing came.
        phone.close()
        took, failed, end = [], 0, time.monotonic() + HOSTILE_SECONDS
        while time.monotonic() < end:
            start = time.monotonic()
            status, _ = phone.ask("GET", "/api/log")
            took.append((time.monotonic() - start) * 1000)
            failed += status != 200
            time.sleep(0.02)
        is_over.set()
        thread.join(30)
        run.most(name, percentile(took))
        run.counts["requests beside hostile ones"] += len(took)
        if failed:
            run.find("others are not served", f"{name}: {failed} of {len(took)}")
        if not server.is_running():
            run.find("the server is gone", name)
            return
        run.most("memory", server.memory())


def link(server, address):
    one = socket.create_connection((HOST, server.door), timeout=5, source_address=(address, 0))
    one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return one


def head(server, method="GET", path="/cua"):
    return f"{method} {path} HTTP/1.1\r\nHost: {HOST}:{server.door}\r\n".encode()


def long_headers(server, is_over):
    """Lines of 64 kB and of 1 MB, one after another, from one address."""
    while not is_over.is_set():
        for size in (64 << 10, 1 << 20):
            try:
                with link(server, "127.0.2.1") as one:
                    one.sendall(head(server) + b"X-Long: " + b"a" * size + b"\r\n\r\n")
                    one.recv(4096)
            except OSError:
                pass


def half_sent(server, is_over):
    """500 requests that stay half sent, from one address and from as many as it takes."""
    links = []
    for number in range(SLOW):
        try:
            one = link(server, f"127.0.3.{1 + (number // LINKS_OF_ADDRESS if number % 2 else 0)}")
            one.sendall(head(server) + b"X-Slow: ")
            links.append(one)
        except OSError:
            pass
    while not is_over.is_set():
        time.sleep(0.5)
        for one in links:
            try:
                one.send(b"a")
            except OSError:
                pass
    for one in links:
        one.close()


def endless_bodies(server, is_over):
    """Bodies without end, in pieces, to a route that reads them."""
    lines = b"Origin: http://%s:%d\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" % (
        HOST.encode(), server.door)
    piece = b"10000\r\n" + b"[" * 0x10000 + b"\r\n"
    while not is_over.is_set():
        try:
            with link(server, "127.0.4.1") as one:
                one.sendall(head(server, "POST", "/api/join") + lines)
                while not is_over.is_set():
                    one.sendall(piece)
        except OSError:
            pass


# MARK: browser

def browser(campaign, run, server, cookie, pin):
    script = Path(__file__).with_name("browser_figures.py")
    if not campaign.browser_python.exists():
        run.notes.append("without Playwright: figures of the browser are left out")
        return
    address = f"http://{HOST}:{server.port}"
    line = [campaign.browser_python, script, address, cookie, f"http://{HOST}:{server.door}", pin]
    done = subprocess.run(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=600)
    if done.returncode != 0:
        run.find("the browser's script fails", done.stderr.decode("utf-8", "replace")[-300:])
        return
    said = json.loads(done.stdout)
    for name, value in said["figures"].items():
        run.most(name, value)
    found = sum(CANARY in one or re.search(r"09\d{8}", one) is not None for one in said["addresses"])
    run.most("canaries", found)
    run.counts["addresses asked for by the browser"] += len(said["addresses"])
