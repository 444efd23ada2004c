"""Kills and failing system calls at every write-like call of every command that writes.

strace follows all threads. A plain run tells how many calls of each kind there are; then each is hit in
turn: the process is killed before it (SIGKILL), or the call fails (ENOSPC, EIO, EACCES). A point counts only
if strace says that the injection happened. Afterwards the places the command writes to must hold the whole
old or the whole new state, a failure must have an exit status of the contract, and the same command must
then succeed.
"""

import re
import shutil
from collections import Counter
from pathlib import Path

from .command import DONE, STATUSES, TIMED_OUT
from .journal import Run
from .scenarios import SCENARIOS
from .states import mixed_files, partial_files, state

CALLS = (
    "openat open creat write writev pwrite64 pwritev rename renameat renameat2 fsync fdatasync ftruncate "
    "fallocate unlink unlinkat mkdir mkdirat rmdir link linkat symlink symlinkat chmod fchmod fchmodat"
).split()
OPENS = {"openat", "open", "creat"}
# What a call may fail with: a full disk, a broken one, no permission.
ERRORS = {
    "ENOSPC": [call for call in CALLS if call not in ("unlink", "unlinkat", "chmod", "fchmod", "fchmodat", "rmdir")],
    "EIO": CALLS,
    "EACCES": [
        "openat", "open", "creat", "rename", "renameat", "renameat2", "unlink", "unlinkat", "mkdir", "mkdirat",
        "rmdir", "link", "linkat", "chmod", "fchmod", "fchmodat",
    ],
}
# Of the short form.
SHORT_KINDS = ["SIGKILL", "ENOSPC"]
ENTRY = re.compile(r"^(\d+) +(\w+)\((.*)$")


def points(log):
    """For each call the positions at which it writes: strace counts the calls of each thread apart."""
    counters = Counter()
    found = {}
    for line in log.read_text("utf-8", "replace").splitlines():
        match = ENTRY.match(line)
        if not match:
            continue
        thread, call, rest = match.groups()
        if call not in CALLS:
            continue
        counters[thread, call] += 1
        if call in OPENS and not re.search(r"O_WRONLY|O_RDWR|O_CREAT", rest):
            continue
        if "/dev/null" in rest or "/dev/tty" in rest:
            continue
        found.setdefault(call, set()).add(counters[thread, call])
    return {call: sorted(numbers) for call, numbers in found.items()}


def prefix(log, call, injection, position):
    return [
        "strace", "-f", "-qq", "-s", "0", "-o", str(log), "-e", f"trace={call}",
        "-e", f"inject={call}:{injection}:when={position}", "--",
    ]


class Place:
    """A scenario's folder, made once and copied for every point."""

    def __init__(self, campaign, scenario):
        self.campaign = campaign
        self.scenario = scenario
        self.master = campaign.folder(f"{scenario.name}-master")
        self.work = campaign.scratch / f"{scenario.name}-work"
        scenario.prepare(campaign.command, self.master)
        self.old = state(self.master)
        # Names of what was left behind, numbers made alike.
        self.left = set()

    def fresh(self):
        shutil.rmtree(self.work, ignore_errors=True)
        shutil.copytree(self.master, self.work, symlinks=True)

    def run(self, prefix=()):
        temporary = self.work.parent / "tmp"
        temporary.mkdir(exist_ok=True)
        return self.campaign.command.run(
            *self.scenario.arguments, folder=self.work, prefix=prefix, temporary=temporary, timeout=60
        )


def run(campaign):
    if not shutil.which("strace"):
        print("kills: strace is not there; nothing was run")
        return
    for scenario in SCENARIOS:
        if campaign.only and campaign.only not in scenario.name:
            continue
        if not scenario.exists(campaign.command):
            print(f"kills: this program has no command {scenario.arguments[0]}")
            continue
        place = None
        for kind in SHORT_KINDS if campaign.short else ["SIGKILL", *ERRORS]:
            subject = f"{scenario.name} {kind}"
            if campaign.journal.has_finished("kills", campaign.seed, campaign.version, subject):
                continue
            part = Run(campaign, "kills", subject)
            if part.is_over():
                return
            if place is None:
                place = Place(campaign, scenario)
                baseline(place)
            if place.plain.status not in DONE:
                part.find("the command itself fails", place.plain.describe())
                part.close()
                break
            one_kind(place, part, kind)


def baseline(place):
    """The run without injection: its status, its new state and where it writes."""
    log = place.campaign.scratch / "baseline.log"
    place.fresh()
    line = ["strace", "-f", "-qq", "-s", "0", "-o", str(log), "-e", "trace=" + ",".join(CALLS), "--"]
    place.plain = place.run(line)
    place.new = state(place.work)
    place.points = points(log)


def one_kind(place, part, kind):
    """Every point of one kind, from where the last run ended."""
    calls = CALLS if kind == "SIGKILL" else ERRORS[kind]
    every = [(call, position) for call in calls for position in place.points.get(call, [])]
    if part.campaign.short:
        # One of them, another for each seed and subject.
        every = [part.campaign.random(part.subject, 0).choice(every)] if every else []
    for index in part.cases(len(every), listed=True):
        call, position = every[index]
        one_point(place, part, kind, call, position)
    if place.left:
        # Which they are, for whoever looks into it.
        part.notes = sorted(place.left)[:10]
        place.left = set()
    part.close()


def one_point(place, part, kind, call, position):
    log = place.campaign.scratch / "point.log"
    place.fresh()
    injection = "signal=KILL" if kind == "SIGKILL" else f"error={kind}"
    outcome = place.run(prefix(log, call, injection, position))
    said = log.read_text("utf-8", "replace") if log.exists() else ""
    hit = "killed by SIGKILL" in said if kind == "SIGKILL" else "(INJECTED)" in said
    where = f"{' '.join(place.scenario.arguments)}, {kind} at {call} {position}"
    part.counts["tried"] += 1
    if not hit:
        return
    part.counts["points"] += 1
    if kind == "SIGKILL" and place.scenario.mended:
        # What is done file by file in a drive's own folder is seen as the next command finds it.
        place.campaign.command.run(*place.scenario.mended, folder=place.work)
    now = state(place.work)
    is_old, is_new = now.matches(place.old), now.matches(place.new)
    is_part = not is_old and not is_new and (
        now.has_grown_towards(place.new) or place.scenario.stepwise and not partial_files(now, place.old, place.new)
    )
    part.counts["old" if is_old else "new" if is_new else "whole steps" if is_part else "neither"] += 1
    if not is_old and not is_new and not is_part:
        half = partial_files(now, place.old, place.new)
        text = f"{where}: {', '.join(half)}" if half else f"{where}: {mixed_files(now, place.old, place.new)}"
        part.find("a file is neither old nor new" if half else "files are partly old, partly new", text)
    if set(now.left_over) - set(place.new.left_over):
        part.counts["left behind"] += 1
    if kind != "SIGKILL":
        judge_status(part, where, outcome, is_old, is_new, to_output=is_output(said))
    again(place, part, where, is_new)


def is_output(said):
    """Whether what failed was printing, not a file: then nothing can be said of it."""
    return all(re.search(r" write\([12],", line) for line in said.splitlines() if "(INJECTED)" in line)


def judge_status(part, where, outcome, is_old, is_new, to_output):
    status = outcome.status
    if status == TIMED_OUT:
        part.find("the command hangs", where)
    elif status not in STATUSES:
        part.find("a status that is not in the contract", f"{where}: {status}")
    elif status in DONE and not is_new:
        part.find("done is said and is not so", f"{where}: {status}")
    elif status not in DONE and not outcome.errors.strip() and not to_output:
        part.find("a failure without a word", f"{where}: {status}")
    part.counts[f"status {status}"] += 1


def again(place, part, where, is_new):
    """The next run of the command must succeed, and the drive must be readable."""
    outcome = place.run()
    wanted = {place.plain.status} | (place.scenario.again if is_new else set())
    if outcome.status not in wanted:
        part.find("the next run fails", f"{where}: {outcome.describe()}", keep=[place.work])
    else:
        part.counts["next run succeeds"] += 1
    after = state(place.work)
    if outcome.status in DONE and not is_new and not after.matches(place.new):
        part.find("the next run does not end at the new state", f"{where}: {partial_files(after, place.new, place.new)}")
    left = set(after.left_over) - set(place.new.left_over)
    if left:
        part.counts["left behind after the next run"] += 1
        part.most("files left behind", len(left))
        place.left.update(re.sub(r"\d+|[0-9A-F-]{36}", "N", name) for name in left)
    for arguments in place.scenario.reading:
        outcome = place.campaign.command.run(*arguments, folder=place.work)
        if outcome.status not in DONE:
            part.find("unreadable afterwards", f"{where}: {outcome.describe()}", keep=[place.work])
