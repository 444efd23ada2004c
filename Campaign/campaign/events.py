"""The server's events under kills and failing calls.

Phones tap over HTTP without a pause while the server is killed at random moments, or at one of the calls with
which it writes its store, or while one of these calls fails. Whatever was acknowledged must be in the store, once;
the store must be whole; a failing call must be answered by an error, or not at all, so that the event stays in the
phone's queue; and what waits must be kept at the next try.
"""

import re
import shutil
import sqlite3
import tempfile
import threading
import time
from pathlib import Path

from .journal import Run
from .kills import CALLS, ERRORS
from .serving import Phone, Server, make_drive, settle, stored

KILLS = 1000
PHONES = 4
# So many kills are of one drive, whose store grows; then it is begun anew.
KILLS_OF_DRIVE = 50
# The taps of a run in which a call is hit: of one phone, one after another.
TAPS = 3
STORE = ("drive.sqlite", "drive.sqlite-journal")
# Statuses with which the server says that nothing was kept: its own error, or a disk that is full.
REFUSED = {500, 503, 507}


class Place:
    """A drive whose door is opened again and again, with phones that were let in once."""

    def __init__(self, campaign, name):
        self.campaign = campaign
        self.folder = campaign.folder(name)
        self.master = self.folder / "master"
        self.ids = make_drive(campaign.command, self.master)
        server = self.server(self.master)
        if not server.begin():
            raise RuntimeError("the server does not start")
        pin = server.pin()
        self.phones = [Phone(server, f"Cửa {number}").join(pin) for number in range(PHONES)]
        for phone in self.phones:
            phone.close()
        server.end()

    def server(self, drive):
        server = Server(self.campaign.serve, drive, self.campaign.command.environment)
        # Cookies name the port: it is the same whenever the door is opened.
        if hasattr(self, "ports"):
            server.port, server.door = self.ports
        self.ports = server.port, server.door
        return server

    def fresh(self, server=None):
        """A copy of the drive, its server, and phones with nothing in their queues."""
        drive = self.folder / "drive"
        shutil.rmtree(drive, ignore_errors=True)
        shutil.copytree(self.master, drive)
        server = self.server(drive)
        phones = []
        for known in self.phones:
            phone = Phone(server, known.name)
            phone.cookie = known.cookie
            phones.append(phone)
        return server, phones


def run(campaign):
    if not campaign.serve:
        print("events: say where khunggio-serve is: --serve; nothing was run")
        return
    random_kills(campaign)
    if shutil.which("strace"):
        hit_calls(campaign)


def wrong(drive, phones):
    """What does not hold of a store after a kill or a failing call."""
    with tempfile.TemporaryDirectory() as folder:
        # With its journal, as whoever opens it next finds it.
        for name in STORE:
            if (drive / name).exists():
                shutil.copy(drive / name, Path(folder) / name)
        try:
            store = sqlite3.connect(Path(folder) / STORE[0])
            if store.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                return "the store is damaged", "integrity_check"
            rows = [one for one, in store.execute("SELECT id FROM arrival ORDER BY seq")]
            store.close()
        except sqlite3.Error as error:
            return "the store does not open", str(error)
    there, acknowledged = set(rows), {one for phone in phones for one in phone.kept}
    sent = {one for phone in phones for one in phone.sent}
    if acknowledged - there:
        return "an acknowledged event is lost", f"{len(acknowledged - there)} of {len(acknowledged)}"
    if len(rows) != len(there):
        return "an event is there twice", str(len(rows) - len(there))
    if there - sent:
        return "an event is there that nobody sent", str(len(there - sent))
    return None


def random_kills(campaign):
    """The server is killed while phones tap, and started again; what waits is sent again."""
    run = Run(campaign, "events", "SIGKILL while phones tap")
    place = server = phones = None
    for case in run.cases(campaign.amount(KILLS, 5)):
        if place is None:
            place = Place(campaign, "events")
        if server is None or case % KILLS_OF_DRIVE == 0:
            server, phones = place.fresh()
        rng = campaign.random("events", case)
        if not server.begin():
            run.find("the server does not start", f"after kill {case - 1}", keep=[server.drive])
            server = None
            continue
        asking = [False] * len(phones)
        is_over = threading.Event()

        def tap(number):
            phone = phones[number]
            while not is_over.is_set():
                for _ in range(1 + number % 3):
                    phone.tap(place.ids[phone.number % len(place.ids)], ["in", "out"][phone.number // len(place.ids) % 2])
                asking[number] = True
                status, _ = phone.send()
                asking[number] = status == 0
                if status != 200:
                    return

        before = sum(len(phone.kept) for phone in phones)
        threads = [threading.Thread(target=tap, args=(number,)) for number in range(len(phones))]
        for thread in threads:
            thread.start()
        time.sleep(rng.uniform(0.01, 0.25))
        waiting = sum(asking)
        server.kill()
        is_over.set()
        for thread in threads:
            thread.join()
        for phone in phones:
            phone.close()
        run.counts["kills"] += 1
        run.counts["kills while an answer was awaited"] += waiting > 0
        run.counts["acknowledged before the kill"] += sum(len(phone.kept) for phone in phones) - before
        is_last = (case + 1) % KILLS_OF_DRIVE == 0
        found = wrong(server.drive, phones)
        if found:
            run.find(found[0], f"kill {case}: {found[1]}", keep=[server.drive])
            server = None
        elif is_last or case + 1 == run.end:
            end_of_drive(run, server, phones, case)
            server = None
    if server is not None:
        end_of_drive(run, server, phones, run.next_case)
    run.close()


def end_of_drive(run, server, phones, case):
    """Whatever still waits is kept at last, everything once, in each phone's order."""
    if not server.begin():
        run.find("the server does not start", f"at the end, {case}", keep=[server.drive])
        return
    run.counts["waited at the end"] += sum(len(phone.queue) for phone in phones)
    if not settle(phones):
        run.find("what waits is not kept", f"at the end, {case}: {phones[0].statuses}", keep=[server.drive])
    found = wrong(server.drive, phones)
    sent = sorted(one for phone in phones for one in phone.sent)
    rows = stored(server.drive, "SELECT device, number, id FROM arrival ORDER BY seq")
    if found:
        run.find(found[0], f"at the end, {case}: {found[1]}", keep=[server.drive])
    elif sorted(one for _, _, one in rows) != sent:
        run.find("not everything is there once", f"{len(rows)} of {len(sent)}", keep=[server.drive])
    for device in {device for device, _, _ in rows}:
        numbers = [number for one, number, _ in rows if one == device]
        if numbers != sorted(numbers):
            run.find("events of one phone changed places", f"device {device}", keep=[server.drive])
    run.counts["events there once"] += len(rows)
    for phone in phones:
        phone.close()
    if server.end() != 0:
        run.find("the server does not end cleanly", f"at the end, {case}")


# MARK: each call that writes the store

def hit_calls(campaign):
    place = None
    for kind in ["SIGKILL", *ERRORS]:
        subject = f"{kind} at calls of the store"
        if campaign.journal.has_finished("events", campaign.seed, campaign.version, subject):
            continue
        run = Run(campaign, "events", subject)
        if run.is_over():
            return
        if place is None:
            place = Place(campaign, "calls")
            positions = calls_of_store(place)
        calls = CALLS if kind == "SIGKILL" else ERRORS[kind]
        every = [(call, position) for call in calls for position in positions.get(call, [])]
        if campaign.short:
            step = max(1, len(every) // 3)
            every = every[campaign.seed % step::step]
        for index in run.cases(len(every), listed=True):
            one_call(place, run, kind, *every[index])
        run.close()


def traced(place, log, more):
    """strace that sees only the calls on the store's files."""
    paths = [word for name in STORE for word in ("-P", str(place.folder / "drive" / name))]
    return ["strace", "-f", "-qq", "-s", "0", "-y", "-o", str(log), *paths, *more, "--"]


def calls_of_store(place):
    """For each call how often each thread makes it on the store's files, in a run without a fault."""
    log = place.folder / "calls.log"
    server, phones = place.fresh()
    if not server.begin(traced(place, log, ["-e", "trace=" + ",".join(CALLS)])):
        raise RuntimeError("the server does not start under strace")
    for _ in range(TAPS):
        phones[0].tap(place.ids[0])
        phones[0].send()
    phones[0].close()
    server.end()
    most = {}
    counts = {}
    for line in log.read_text("utf-8", "replace").splitlines():
        match = re.match(r"^(\d+) +(\w+)\(", line)
        if match and match[2] in CALLS:
            counts[match.groups()] = counts.get(match.groups(), 0) + 1
            most[match[2]] = max(most.get(match[2], 0), counts[match.groups()])
    # One more: whichever thread writes may make one more.
    return {call: list(range(1, count + 1)) for call, count in most.items()}


def one_call(place, run, kind, call, position):
    log = place.folder / "call.log"
    log.unlink(missing_ok=True)
    server, phones = place.fresh()
    phone = phones[0]
    injection = "signal=KILL" if kind == "SIGKILL" else f"error={kind}"
    where = f"{kind} at {call} {position}"
    began = server.begin(
        traced(place, log, ["-e", f"trace={call}", "-e", f"inject={call}:{injection}:when={position}"]))
    run.counts["tried"] += 1
    if began:
        for number in range(TAPS):
            phone.tap(place.ids[number])
            status, value = phone.send()
            if status in REFUSED and not (isinstance(value, dict) and value.get("says")):
                run.find("an error without a word", f"{where}: {status} {value}")
            if status not in REFUSED | {0, 200}:
                run.find("another answer", f"{where}: {status} {value}")
            run.counts[f"answers {status}" if status else "no answer"] += 1
        phone.close()
        if server.is_running():
            server.end()
    said = log.read_text("utf-8", "replace") if log.exists() else ""
    if not ("killed by SIGKILL" in said if kind == "SIGKILL" else "(INJECTED)" in said):
        return
    run.counts["points"] += 1
    run.counts["the server did not start"] += not began
    status = server.process.returncode
    if kind != "SIGKILL" and status not in (0, 65, 66, 73, 74, None):
        run.find("the server ends with another status", f"{where}: {status}")
    found = wrong(server.drive, phones)
    if found:
        run.find(found[0], f"{where}: {found[1]}", keep=[server.drive])
    # The next start without a fault: everything that waits is kept.
    if not server.begin():
        run.find("the next start fails", where, keep=[server.drive])
        return
    phone.tap(place.ids[5])
    if not settle(phones, 20):
        run.find("what waits is not kept", f"{where}: {phone.statuses}", keep=[server.drive])
    found = wrong(server.drive, phones)
    if found or len(stored(server.drive, "SELECT id FROM arrival")) != len(phone.sent):
        run.find(found[0] if found else "not everything is there once", where, keep=[server.drive])
    phone.close()
    server.end()
