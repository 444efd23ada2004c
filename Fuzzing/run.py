"""run.py TARGET …: runs libFuzzer on parsers, from where it ended, and counts.

What it has found so far lies in .build/corpus and carries over; corpus/ holds what a new clone begins with: a part of it
that reaches as much. Each run is a line of ../Campaign/results.jsonl. An input that ends the program is kept in found/.
"""

import argparse
import datetime
import hashlib
import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent
sys.path.insert(0, str(PROJECT / "Campaign"))
from campaign.journal import Journal  # noqa: E402

PROGRAMS = ["Parsers", "Stores"]
# An input that takes so many seconds of a processor hangs, and one that takes so many megabytes is too dear. libFuzzer
# knows only seconds of a clock, which on a busy machine are more: it waits longer, and what it found is run again.
SECONDS, CLOCK_SECONDS, MEGABYTES = 30, 300, 2048
# The longest input, in bytes, where more than libFuzzer's own 4,096 is of use.
LONGEST = {"sqlite": 70_000, "zip": 8_192, "backup": 16_384}


def build():
    """Where the programs are built to, by the flags that `make fuzz-build` gives."""
    return HERE / ".build" / "release"


def targets():
    """Every target, by the program that has it."""
    found = {}
    for program in PROGRAMS:
        path = build() / program
        if path.exists():
            for name in subprocess.run([path], capture_output=True, text=True, check=True).stdout.split():
                found[name] = path
    return found


class Fuzz:
    def __init__(self, target, program, options):
        self.target, self.program, self.options = target, program, options
        self.corpus = HERE / ".build" / "corpus" / target
        self.kept = HERE / "corpus" / target
        self.found = HERE / "found" / target
        self.corpus.mkdir(parents=True, exist_ok=True)
        self.version = hashlib.sha256(program.read_bytes()).hexdigest()[:12]
        self.environment = dict(
            os.environ, SWIFT_BACKTRACE="enable=no",
            ASAN_OPTIONS="detect_leaks=0:abort_on_error=0:handle_abort=1:allocator_may_return_null=1", LC_ALL="C.UTF-8", TZ="Asia/Ho_Chi_Minh")

    def run(self):
        """Runs it once; says how many executions there were and what was found."""
        self.found.mkdir(parents=True, exist_ok=True)
        before = set(self.found.iterdir())
        arguments = [
            self.program, self.target, self.corpus, *([self.kept] if self.kept.exists() else []),
            f"-max_total_time={self.options.seconds}", f"-timeout={CLOCK_SECONDS}", "-report_slow_units=86400", f"-rss_limit_mb={MEGABYTES}",
            f"-artifact_prefix={self.found}/", f"-max_len={LONGEST.get(self.target, 4096)}", "-print_final_stats=1", "-reload=0",
        ]
        dictionary = HERE / "dictionaries" / f"{self.target}.txt"
        if dictionary.exists():
            arguments.append(f"-dict={dictionary}")
        began = time.monotonic()
        log = HERE / ".build" / f"{self.target}.log"
        with open(log, "wb") as file:
            done = subprocess.Popen(arguments, cwd=HERE, env=self.environment, stdout=file, stderr=subprocess.STDOUT)
            self.options.running = done
            done.wait()
        said = log.read_text("utf-8", errors="replace")
        executions = max((int(number) for number in re.findall(r"^#(\d+)\s", said, re.MULTILINE)), default=0)
        if final := re.search(r"stat::number_of_executed_units:\s*(\d+)", said):
            executions = int(final.group(1))
        if executions == 0 and done.returncode != 0:
            raise SystemExit(f"{self.target} could not be prepared:\n{said[:2000]}")
        reached = re.findall(r"cov: (\d+)", said)
        new = [path for path in sorted(set(self.found.iterdir()) - before) if self.is_finding(path)]
        self.note(executions, int(reached[-1]) if reached else 0, new, time.monotonic() - began, done.returncode)
        return new

    def is_finding(self, path):
        """Whether an input that was kept ends the program or takes too long by the processor's clock, alone."""
        used = lambda: sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])
        began = used()
        done = subprocess.run([self.program, self.target, path, f"-rss_limit_mb={MEGABYTES}", "-timeout=86400"], cwd=HERE,
                              env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if done.returncode != 0 or used() - began > SECONDS:
            return True
        path.unlink()
        return False

    def note(self, executions, reached, new, seconds, status):
        counts = {"executions": executions, "findings": len(new)}
        line = {
            "date": datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"), "part": "libfuzzer",
            "subject": self.target, "seed": 1, "short": False, "version": self.version,
            "command": f"make fuzz TARGET={self.target} SECONDS={self.options.seconds}", "first_case": 0, "next_case": executions,
            "finished": not new, "counts": counts, "largest": {"edges": reached}, "slowest": "", "seconds": round(seconds, 1),
            "findings": [f"{path.name.split('-')[0]}: {path.name}" for path in new], "notes": [],
        }
        if executions or new:
            Journal(self.options.results).add(line)
        print(f"{self.target}: {executions:,} executions in {seconds:.0f} s, {reached:,} edges, {len(new)} found, status {status}", flush=True)
        for path in new:
            print(f"  {path}", flush=True)

    def minimise(self):
        """Makes corpus/ the few inputs that reach what the whole one does, the shortest first, at most so many bytes."""
        short = HERE / ".build" / "minimised" / self.target
        shutil.rmtree(short, ignore_errors=True)
        short.mkdir(parents=True)
        sources = [self.corpus, *([self.kept] if self.kept.exists() else [])]
        subprocess.run([self.program, self.target, "-merge=1", f"-timeout={CLOCK_SECONDS}", f"-max_len={LONGEST.get(self.target, 4096)}", short, *sources],
                       cwd=HERE, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        shutil.rmtree(self.kept, ignore_errors=True)
        self.kept.mkdir(parents=True)
        room = self.options.bytes
        for path in sorted(short.iterdir(), key=lambda path: (path.stat().st_size, path.name)):
            room -= path.stat().st_size
            if room < 0:
                break
            shutil.copy(path, self.kept / path.name)
        print(f"{self.target}: {len(list(self.kept.iterdir()))} of {len(list(short.iterdir()))} inputs", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("targets", nargs="*", help="all by default")
    parser.add_argument("--seconds", type=int, default=600, help="of each target")
    parser.add_argument("--rounds", type=int, default=1, help="so many times over the targets")
    parser.add_argument("--minimise", action="store_true", help="write corpus/ anew instead")
    parser.add_argument("--bytes", type=int, default=40_000, help="of each target in corpus/")
    parser.add_argument("--results", default=PROJECT / "Campaign" / "results.jsonl")
    options = parser.parse_args()
    options.running = None
    stopped = []

    def stop(number, frame):
        # The run at hand is ended, and what it counted is written.
        stopped.append(number)
        if options.running:
            options.running.send_signal(signal.SIGINT)

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    known = targets()
    for name in options.targets:
        if name not in known:
            parser.error(f"no target is called {name}: {', '.join(known)}")
    found = []
    for _ in range(1 if options.minimise else options.rounds):
        for name in options.targets or known:
            if stopped:
                break
            fuzz = Fuzz(name, known[name], options)
            if options.minimise:
                fuzz.minimise()
            else:
                found += fuzz.run()
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
