"""Commands that tell their progress in lines of text."""

import contextlib
import os
import pty
import subprocess
import threading


def lines(command):
    """Runs the command at a terminal of its own, so that it says at once what it says; its lines."""
    ours, theirs = pty.openpty()
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs)
    os.close(theirs)
    rest = b""
    while True:
        try:
            block = os.read(ours, 1 << 16)
        except OSError:  # the terminal is gone with the command
            block = b""
        if not block:
            break
        *whole, rest = (rest + block).split(b"\n")
        for line in whole:
            yield line.decode("utf-8", "replace").rstrip("\r")
    os.close(ours)
    child.wait()
    if rest:
        yield rest.decode("utf-8", "replace")


@contextlib.contextmanager
def standard_output(hear):
    """What this process itself writes to standard output, line by line to `hear`."""
    reading, writing = os.pipe()
    kept = os.dup(1)
    os.dup2(writing, 1)
    os.close(writing)

    def listen():
        with open(reading, encoding="utf-8", errors="replace") as file:
            for line in file:
                hear(line)

    listener = threading.Thread(target=listen)
    listener.start()
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        listener.join()
