"""Runs a command and measures it: wall time, processor time, peak memory."""

import os
import resource
import signal
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Measured:
    """What a command took; of its own children too, once it has waited for them."""

    status: int  # the exit status, or minus the signal that ended it
    seconds: float
    cpu: float
    mebibytes: float
    errors: str
    was_ended: bool

    @property
    def was_crowded_out(self):
        """Whether one thread that never waits had less than nine tenths of a processor."""
        return self.cpu < 0.9 * self.seconds


def run(command, kill_after, memory=None, niceness=0, folder=None):
    """Runs the command; ends it after `kill_after` seconds.

    `memory` limits its address space, in mebibytes. `niceness` below 0 (only as root) takes the
    processor from whatever else the machine does.
    """

    def prepare():
        if memory:
            limit = int(memory) << 20
            resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        if niceness:
            os.setpriority(os.PRIO_PROCESS, 0, niceness)
            try:
                # Linux shares the processors out by session first, and this is a new one.
                with open("/proc/self/autogroup", "w", encoding="ascii") as file:
                    file.write(str(niceness))
            except OSError:
                pass

    start = time.monotonic()
    child = subprocess.Popen(
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=prepare,
    )
    errors = []
    reader = threading.Thread(target=lambda: errors.append(child.stderr.read()))
    reader.start()
    left = []  # what the processes of a command that was ended had taken

    def end():
        left.append(_taken_by(child.pid))
        _kill(child.pid)

    killer = threading.Timer(kill_after, end)
    killer.start()
    try:
        _, status, usage = os.wait4(child.pid, 0)
    except BaseException:
        _kill(child.pid)
        raise
    finally:
        killer.cancel()
    seconds = time.monotonic() - start
    reader.join()
    child.stderr.close()
    child.returncode = os.waitstatus_to_exitcode(status)
    cpu, kibibytes = max(left, default=(0, 0))
    return Measured(
        status=child.returncode,
        seconds=seconds,
        cpu=max(cpu, usage.ru_utime + usage.ru_stime),
        mebibytes=max(kibibytes, usage.ru_maxrss) / 1024,
        was_ended=bool(left),
        errors=b"".join(errors).decode("utf-8", "replace"),
    )


def _taken_by(session):
    """The processor seconds and the largest memory, in kibibytes, of a session still running.

    What a process took shows with its parent only once it has ended and been waited for. Where
    there is no /proc, nothing is known.
    """
    ticks, kibibytes = 0, 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(words[3]) != session:
                continue
            ticks += int(words[11]) + int(words[12])
            for line in (folder / "status").read_text().splitlines():
                if line.startswith("VmHWM:"):
                    kibibytes = max(kibibytes, int(line.split()[1]))
        except (OSError, ValueError, IndexError):
            continue
    return ticks / os.sysconf("SC_CLK_TCK"), kibibytes


def _kill(process):
    """Ends the session that the process leads."""
    try:
        os.killpg(process, signal.SIGKILL)
    except ProcessLookupError:
        pass
