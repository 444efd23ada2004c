"""Runs the command under test, with limits of time and memory."""

import os
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

# What the contract allows as exit statuses; anything else is an error of the program.
STATUSES = {0, 2, 3, 64, 65, 66, 73, 74}
# Statuses that mean: done (3: done, and somebody has no slot or a rule is broken).
DONE = {0, 3}
TIMED_OUT = -1000


@dataclass
class Outcome:
    """What one run gave. A negative status is a signal, TIMED_OUT one that had to be stopped."""

    arguments: list
    status: int
    output: bytes
    errors: bytes
    seconds: float
    # Of the processor, where that was measured: what others do on the machine does not count.
    processor: float = 0.0

    @property
    def crashed(self):
        return self.status < 0 or self.status >= 128

    @property
    def text(self):
        return self.output.decode("utf-8", "replace")

    def describe(self):
        """The command line with its status and the first line of what it said."""
        line = self.errors.decode("utf-8", "replace").strip().split("\n")[0][:200]
        return f"{' '.join(map(str, self.arguments))} → {self.status} {line}"


class Command:
    """The program under test.

    program: path of the command. Everything is run with a plain environment, so that results do not
    depend on who runs it.
    """

    def __init__(self, program):
        self.program = os.path.abspath(program)
        self.environment = {
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
            "HOME": os.environ.get("HOME", "/"),
            "LANG": "C.UTF-8",
            "TZ": "UTC",
            "SWIFT_BACKTRACE": "enable=no",
        }
        self.executions = 0
        # The longest run so far and its arguments, since it was last taken.
        self.slowest = (0.0, "")

    def version(self):
        said = self.run("--version").text.strip().split("\n")
        return said[0] if said else ""

    def run(self, *arguments, folder=None, timeout=120, memory=None, prefix=(), data=b"", temporary=None):
        """Runs the command to its end.

        timeout: seconds, then it is killed with its children; memory: bytes of address space;
        prefix: a program that runs it, such as strace.
        """
        line = [*prefix, self.program, *map(str, arguments)]
        environment = dict(self.environment)
        if temporary:
            environment["TMPDIR"] = str(temporary)

        def prepare():
            os.setsid()
            if memory:
                resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

        self.executions += 1
        began = time.monotonic()
        process = subprocess.Popen(
            line,
            cwd=folder,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            preexec_fn=prepare,
        )
        try:
            output, errors = process.communicate(data, timeout=timeout)
            status = process.returncode
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            output, errors = process.communicate()
            status = TIMED_OUT
        seconds = time.monotonic() - began
        self.slowest = max(self.slowest, (seconds, " ".join(map(str, arguments))))
        return Outcome(list(map(str, arguments)), status, output, errors, seconds)

    def run_measured(self, *arguments, folder, timeout):
        """Runs the command; also returns the most memory it had, in megabytes."""
        with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
            began = time.monotonic()
            process = subprocess.Popen(
                [self.program, *map(str, arguments)], cwd=folder, env=self.environment, stdin=subprocess.DEVNULL,
                stdout=output, stderr=errors,
            )
            self.executions += 1
            timer = threading.Timer(timeout, process.kill)
            timer.start()
            _, status, usage = os.wait4(process.pid, 0)
            timer.cancel()
            seconds = time.monotonic() - began
            # The process is waited for already.
            process.returncode = os.waitstatus_to_exitcode(status)
            said = []
            for file in (output, errors):
                file.seek(0)
                said.append(file.read())
        code = TIMED_OUT if seconds >= timeout else process.returncode
        # Linux counts kilobytes, macOS bytes.
        unit = 1024 if sys.platform == "linux" else 1024 * 1024
        used = usage.ru_utime + usage.ru_stime
        return Outcome(list(map(str, arguments)), code, *said, seconds, used), usage.ru_maxrss / unit


def processor_seconds(process):
    """What a process that runs has used of the processor so far."""
    fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
