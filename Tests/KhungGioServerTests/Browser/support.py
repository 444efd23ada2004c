"""What the stories in a browser share: a program that runs, a drive on this very day, what was found."""

import atexit
import datetime
import json
import os
import signal
import socket
import subprocess
import sys
import time

from playwright.sync_api import Error

found = {}


def expect(name, is_so, more=None):
    """Notes whether something holds; says on standard error what does not."""
    found[name] = bool(is_so) and found.get(name, True)
    if not is_so:
        print(f"not so: {name}: {more}", file=sys.stderr)


def free_ports():
    """Two ports that follow each other and are free."""
    while True:
        with socket.socket() as one, socket.socket() as two:
            one.bind(("127.0.0.1", 0))
            port = one.getsockname()[1]
            try:
                two.bind(("127.0.0.1", port + 1))
                return port
            except OSError:
                continue


class Server:
    """khunggio-serve, by default with the door open on this machine itself."""

    def __init__(self, program, drive, has_door=True):
        self.program, self.drive = program, drive
        self.options = ["--lan", "127.0.0.1"] if has_door else []
        self.port = free_ports()
        self.pages = f"http://127.0.0.1:{self.port}"
        self.door = f"http://127.0.0.1:{self.port + 1}"
        self.begin()

    def begin(self):
        self.process = subprocess.Popen(
            [self.program, "--port", str(self.port), *self.options, "--no-browser", "--", self.drive],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        # A story that ends early leaves nothing running.
        atexit.register(self.process.kill)
        self.address = ""
        while "/k/" not in self.address:
            line = self.process.stdout.readline()
            assert line, "the server ended"
            self.address = line.strip()

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=20)


def chromium(playwright):
    return playwright.chromium.launch(
        executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])


def until(page, script, seconds=60):
    """Waits until a script says so; by asking, since the page's policy lets nothing be evaluated in it."""
    end = time.monotonic() + seconds
    while True:
        try:
            if page.evaluate(script):
                return
        except Error as error:
            # The page was just left for another one.
            if "navigation" not in str(error):
                raise
        assert time.monotonic() < end, f"never: {script}"
        page.wait_for_timeout(20)


def violations(page):
    from axe_playwright_python.sync_playwright import Axe
    return [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in Axe().run(page).response["violations"]]


def noon_zone():
    """A time zone in which it is between eleven and twelve now: stories of a day need a morning and an afternoon."""
    hours = 11 - datetime.datetime.now(datetime.timezone.utc).hour
    now = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=hours)))
    # Names of this kind count to the west.
    return f"Etc/GMT{-hours:+d}" if hours else "Etc/GMT", now


def tell():
    """Prints what was found; the status is 0 where everything holds."""
    print(json.dumps(found, ensure_ascii=False, indent=1))
    sys.exit(0 if all(found.values()) else 1)
