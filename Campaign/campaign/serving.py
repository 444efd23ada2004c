"""The door of a drive as a server of its own, and phones that record events there over HTTP."""

import datetime
import http.client
import json
import os
import random
import re
import resource
import signal
import socket
import sqlite3
import subprocess
import threading
import time
from pathlib import Path

HOST = "127.0.0.1"
SURNAMES = "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý".split()
MIDDLE = "Văn Thị Hữu Ngọc Minh Thu Quang Đức Thanh Hồng".split()
GIVEN = "An Bình Chi Dũng Đức Giang Hà Hạnh Hòa Hùng Hương Khải Lan Linh Long Mai Minh Nam Nga Phúc Quân Tâm Thảo Trang Tuấn Vân".split()

SETTINGS = """version: 1
name: Giọt hồng
time_zone: Asia/Ho_Chi_Minh
language: vi
sessions:
  - id: room
    site: Hội trường
    date: {date}
    opens: "00:00"
    closes: "24:00"
    slot_minutes: 60
    stages:
      - {{id: desk, minutes: 5, zone: room, servers: {servers}, defers: true}}
      - {{id: bed, minutes: 10, zone: room, servers: {servers}}}
    crowd_limits:
      - {{zone: "*", limit: {limit}}}
turnout: {{show_rate: 0.8, deferral_rate: 0.25, plan_for: expected}}
"""


def names(count, seed=1):
    """Names put together at random, each of nobody."""
    rng = random.Random(seed)
    return [f"{rng.choice(SURNAMES)} {rng.choice(MIDDLE)} {rng.choice(GIVEN)}" for _ in range(count)]


def make_drive(command, folder, people=12, units=1, more=""):
    """A drive of today, planned and published; returns the ids of its people.

    more: a text that every telephone number and name holds, by which both are found again.
    """
    local = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=7)
    (folder / "registrants").mkdir(parents=True)
    servers = max(2, people // 60)
    (folder / "drive.yaml").write_text(
        SETTINGS.format(date=local.date().isoformat(), servers=servers, limit=servers * 3), encoding="utf-8")
    ids = [f"p{number}" for number in range(people)]
    rows = [f"{one},{name}{more},u{number % units},{1960 + number % 45},09{number:08d}"
            for number, (one, name) in enumerate(zip(ids, names(people)))]
    (folder / "registrants" / "all.csv").write_text(
        "id,name,unit,birth_year,phone\n" + "\n".join(rows) + "\n", encoding="utf-8")
    for words in (["plan", folder, "--effort", "0.05", "--time-limit", "20"], ["issue", folder]):
        outcome = command.run(*words, timeout=300)
        if outcome.status not in (0, 3):
            raise RuntimeError(outcome.describe())
    return ids


def free_ports():
    """The first of two ports that follow each other and are free."""
    while True:
        with socket.socket() as one, socket.socket() as two:
            one.bind((HOST, 0))
            port = one.getsockname()[1]
            try:
                two.bind((HOST, port + 1))
                return port
            except (OSError, OverflowError):
                continue


class Server:
    """The pages of a drive and its door, on two ports that it keeps from one start to the next.

    program: path of khunggio-serve; prefix: a program that runs it, such as strace; log: where it says
    what it says, if that is looked at.
    """

    def __init__(self, program, drive, environment, log=None):
        self.program = program
        self.drive = Path(drive)
        self.environment = environment
        self.port = free_ports()
        self.door = self.port + 1
        self.log = log
        self.process = None
        self.address = ""

    def begin(self, prefix=(), timeout=60):
        """Starts it, and waits until it listens; returns whether it does."""
        errors = open(self.log, "ab") if self.log else subprocess.DEVNULL

        def prepare():
            os.setsid()
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

        self.process = subprocess.Popen(
            [*prefix, self.program, "--port", str(self.port), "--lan", HOST, "--no-browser", "--", str(self.drive)],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors, env=self.environment, preexec_fn=prepare)
        timer = threading.Timer(timeout, self.kill)
        timer.start()
        said = b""
        try:
            while b"/k/" not in said:
                line = self.process.stdout.readline()
                if not line:
                    self.process.wait()
                    return False
                said += line
        finally:
            timer.cancel()
            if self.log:
                errors.close()
        self.said = said.decode("utf-8", "replace")
        self.address = re.search(r"http://\S*/k/\S+", self.said).group()
        # What it says later must not stop it.
        threading.Thread(target=self.process.stdout.read, daemon=True).start()
        return True

    def kill(self):
        """Kills it with whatever runs it."""
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.process.wait()

    def end(self, timeout=30):
        """Ends it as Ctrl-C does; returns its exit status."""
        os.killpg(self.process.pid, signal.SIGTERM)
        try:
            return self.process.wait(timeout)
        except subprocess.TimeoutExpired:
            self.kill()
            return None

    def is_running(self):
        return self.process.poll() is None

    def memory(self):
        """Its resident memory, in megabytes."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
        return 0.0

    def sign_in(self):
        """Uses the one-use address; returns the organiser's cookie."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=60)
        connection.request("GET", self.address.split(str(self.port), 1)[1])
        answer = connection.getresponse()
        answer.read()
        connection.close()
        return answer.getheader("Set-Cookie").split(";")[0]

    def pin(self):
        """The PIN of the door, which the first try to join makes."""
        phone = Phone(self, "?")
        phone.ask("POST", "/api/join", {"pin": "", "name": "?"})
        phone.close()
        return stored(self.drive, "SELECT pin FROM door_pin ORDER BY number DESC LIMIT 1")[0][0]


def stored(drive, query):
    """Rows of a drive's store, read while the server may be running."""
    connection = sqlite3.connect(f"file:{drive}/drive.sqlite?mode=ro", uri=True, timeout=30)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


class Phone:
    """A device at the door: what it records waits in a queue until the server says that it is kept."""

    def __init__(self, server, name, rng=None):
        self.server = server
        self.name = name
        self.rng = rng or random.Random(name)
        self.connection = None
        self.cookie = ""
        self.number = 0
        self.queue = []
        self.kept = []
        self.sent = []
        self.statuses = {}

    def ask(self, method, path, body=None, timeout=60):
        """One request; returns the status and the JSON of the answer, or (0, None) where none came."""
        headers = {"Cookie": self.cookie} if self.cookie else {}
        data = None
        if body is not None:
            data = json.dumps(body).encode()
            headers |= {"Origin": f"http://{HOST}:{self.server.door}", "Content-Type": "application/json"}
        try:
            if self.connection is None:
                self.connection = http.client.HTTPConnection(HOST, self.server.door, timeout=timeout)
                self.connection.connect()
                self.connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.connection.request(method, path, data, headers)
            answer = self.connection.getresponse()
            text = answer.read()
            cookie = answer.getheader("Set-Cookie")
            if cookie and not self.cookie:
                self.cookie = cookie.split(";")[0]
            value = json.loads(text) if text[:1] in (b"{", b"[") else text.decode("utf-8", "replace")
            return answer.status, value
        except (OSError, http.client.HTTPException, ValueError):
            self.close()
            return 0, None

    def close(self):
        if self.connection:
            self.connection.close()
        self.connection = None

    def join(self, pin):
        status, value = self.ask("POST", "/api/join", {"pin": pin, "name": self.name})
        if status != 200:
            raise RuntimeError(f"{self.name} cannot join: {status} {value}")
        return self

    def tap(self, person, kind="in"):
        """Records an event, which waits."""
        self.number += 1
        event = {
            "id": "%08x-%04x-4000-8000-%012x" % (
                self.rng.getrandbits(32), self.rng.getrandbits(16), self.rng.getrandbits(48)),
            "number": self.number, "kind": kind, "session": "room", "registrant": person,
            "time": datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
        }
        self.queue.append(event)
        self.sent.append(event["id"])
        return event

    def send(self):
        """Sends what waits; returns the status and the answer. What is kept waits no longer."""
        status, value = self.ask("POST", "/api/arrivals", {"events": self.queue[:200]})
        self.statuses[status] = self.statuses.get(status, 0) + 1
        if status == 200:
            kept = set(value["kept"])
            self.kept += [event["id"] for event in self.queue if event["id"] in kept]
            self.queue = [event for event in self.queue if event["id"] not in kept]
        return status, value


def settle(phones, seconds=60):
    """Sends until nothing waits; returns whether nothing does."""
    end = time.monotonic() + seconds
    for phone in phones:
        while phone.queue and time.monotonic() < end:
            if phone.send()[0] != 200:
                time.sleep(0.05)
    return not any(phone.queue for phone in phones)
