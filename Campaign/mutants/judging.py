"""Runs tests with one mutant, as few of them as show that it is noticed."""

import os
import re
import resource
import select
import signal
import subprocess
import time
from dataclasses import dataclass, field

# So many times as much of the processor as without a change, and so many seconds more: then it is too slow.
PATIENCE, LEAST_SECONDS = 4, 2
# A mutant that waits for ever uses no processor.
LONGEST_WAIT = 30
# A mutant that fills the memory ends before the machine does.
MOST_BYTES = 8 << 30
# What tests may take together, in seconds of the processor, in the first run of them; each further run takes more.
FIRST_RUN, GROWTH = 0.5, 4
# How a test says that it fails, in colour or not.
FAILURE = re.compile("^(\x1b\\[[0-9;]*m)*✘".encode(), re.MULTILINE)


@dataclass
class Test:
    """A test: its name as filters know it; seconds of the processor without a change; the mutants that it reaches."""

    name: str
    seconds: float = 0.0
    reached: set = field(default_factory=set)


class Tests:
    """The tests of a room, in one program with others."""

    def __init__(self, program, room, folder, left_out=()):
        self.program, self.room, self.folder, self.left_out = program, room, folder, left_out

    def run(self, tests, environment, seconds):
        """Runs some tests, until the first that fails.

        Returns "passed", "failed" or "too slow", how much of the processor it took, and what was said."""
        pattern = "^(" + "|".join(re.escape(test.name) for test in tests) + ")(/|$)"
        arguments = [self.program, "--testing-library", "swift-testing", "--no-parallel", "--filter", pattern]

        def limits():
            resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 2))
            resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

        process = subprocess.Popen(
            arguments, cwd=self.folder, env=dict(os.environ, SWIFT_BACKTRACE="enable=no", **environment), stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, preexec_fn=limits, start_new_session=True)
        outcome, said, end = None, b"", time.monotonic() + LONGEST_WAIT + 10 * seconds
        while True:
            ready, _, _ = select.select([process.stdout], [], [], max(0, end - time.monotonic()))
            piece = os.read(process.stdout.fileno(), 1 << 16) if ready else b""
            said += piece
            if not ready:
                outcome = "too slow"
            elif FAILURE.search(said[-len(piece) - 16:]):
                outcome = "failed"
            if outcome or not piece:
                break
        if outcome:
            os.killpg(process.pid, signal.SIGKILL)
        process.stdout.close()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if not outcome:
            slow = process.returncode in (-signal.SIGXCPU, -signal.SIGKILL)
            outcome = "passed" if process.returncode == 0 else "too slow" if slow else "failed"
        return outcome, usage.ru_utime + usage.ru_stime, said.decode(errors="replace")

    def listed(self):
        done = subprocess.run(
            [self.program, "--testing-library", "swift-testing", "--list-tests"], cwd=self.folder, capture_output=True, text=True)
        names = [line.strip() for line in done.stdout.splitlines() if line.startswith(f"{self.room}Tests.")]
        if not names:
            raise SystemExit(f"{self.room}: no tests\n{done.stdout[-500:]}{done.stderr[-500:]}")
        return [Test(name) for name in sorted(set(names)) if not any(left_out in name for left_out in self.left_out)]

    def measured(self, longest):
        """Each test by itself, without a change: how long it takes and what it reaches. Returns those that take at most
        so many seconds of the processor and are steady, and the names of the others."""
        trace = self.folder / "reached"
        tests, longer = [], []
        for test in self.listed():
            trace.unlink(missing_ok=True)
            outcome, test.seconds, said = self.run([test], {"MUTANT_TRACE": str(trace)}, longest)
            if outcome == "failed":
                # One that fails now and then would notice what is not there.
                if self.run([test], {}, longest)[0] == "failed":
                    raise SystemExit(f"{self.room}: a test fails without any change: {test.name}\n{said[-2000:]}")
                longer.append(f"{test.name} (failed once without any change)")
                continue
            if outcome == "too slow":
                longer.append(test.name)
                continue
            test.reached = {int(line) for line in trace.read_text().split()}
            tests.append(test)
        return sorted(tests, key=lambda test: test.seconds), longer

    def judge(self, number, tests):
        """What the tests that reach a mutant say of it, the quick ones first, and the names of those that were run last."""
        waiting = [test for test in tests if number in test.reached]
        if not waiting:
            return "not reached"
        budget = FIRST_RUN
        while waiting:
            together, seconds = [], 0.0
            while waiting and (not together or seconds + waiting[0].seconds <= budget):
                together.append(waiting.pop(0))
                seconds += together[-1].seconds
            budget *= GROWTH
            outcome, _, _ = self.run(together, {"MUTANT": str(number)}, seconds * PATIENCE + LEAST_SECONDS)
            if outcome != "passed":
                return "killed" if outcome == "failed" else outcome
        return "survived"
