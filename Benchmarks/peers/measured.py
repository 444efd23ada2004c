"""Runs a command and measures it: wall time, processor time, peak memory."""

import os
import resource
import signal
import subprocess
import threading
import time
from dataclasses import dataclass


@dataclass
class Measured:
    """What a command took; of its own children too, once it has waited for them."""

    status: int  # the exit status, or minus the signal that ended it
    seconds: float
    cpu: float
    mebibytes: float
    errors: str

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
    killer = threading.Timer(kill_after, _kill, [child.pid])
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
    return Measured(
        status=child.returncode,
        seconds=seconds,
        cpu=usage.ru_utime + usage.ru_stime,
        mebibytes=usage.ru_maxrss / 1024,
        errors=b"".join(errors).decode("utf-8", "replace"),
    )


def _kill(process):
    """Ends the session that the process leads."""
    try:
        os.killpg(process, signal.SIGKILL)
    except ProcessLookupError:
        pass
