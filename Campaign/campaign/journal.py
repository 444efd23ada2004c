"""The results file: one JSON line for each run, that only grows."""

import datetime
import json
import shutil
import sys
import time
from collections import Counter
from pathlib import Path

# How many findings are written out in a line; the count is of all.
SHOWN = 40


class Journal:
    """Campaign/results.jsonl, and where cases are taken up again."""

    def __init__(self, path):
        self.path = Path(path)
        self.lines = []
        if self.path.exists():
            self.lines = [json.loads(line) for line in self.path.read_text("utf-8").splitlines() if line.strip()]

    def next_case(self, part, seed, version, subject=""):
        """The first case that was not yet run with this seed and this version of the program."""
        return max(
            (
                line["next_case"]
                for line in self.lines
                if line["part"] == part
                and line["seed"] == seed
                and line["version"] == version
                and line["subject"] == subject
            ),
            default=0,
        )

    def has_finished(self, part, seed, version, subject):
        return any(
            line["part"] == part
            and line["seed"] == seed
            and line["version"] == version
            and line["subject"] == subject
            and line["finished"]
            for line in self.lines
        )

    def add(self, line):
        self.lines.append(line)
        with open(self.path, "a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


class Run:
    """One run of a part: its counts, what it found, and the line it becomes.

    cases are numbered; a later run of the same seed and version goes on after the last one.
    """

    def __init__(self, campaign, part, subject=""):
        self.campaign = campaign
        self.part = part
        self.subject = subject
        self.counts = Counter()
        self.largest = {}
        self.findings = []
        self.notes = []
        self.first = campaign.journal.next_case(part, campaign.seed, campaign.version, subject)
        self.next_case = self.first
        self.end = self.first
        self.began = time.monotonic()

    def is_over(self):
        return time.time() >= self.campaign.deadline

    def cases(self, most, listed=False):
        """The numbers of the cases to run, until the time is over: from where the last run ended up to `most`;
        in a short run of drawn cases so many more. listed: there are no others than `most`."""
        self.end = self.first + most if self.campaign.short and not listed else most
        for case in range(self.first, self.end):
            if self.is_over():
                return
            yield case
            self.next_case = case + 1

    def most(self, name, value):
        """Keeps the largest value of a quantity."""
        self.largest[name] = max(self.largest.get(name, value), value)

    def find(self, kind, text, keep=None):
        """Reports that something did not hold; keep: files that show it."""
        self.counts["findings"] += 1
        self.counts[f"findings: {kind}"] += 1
        if len(self.findings) < SHOWN:
            self.findings.append(f"{kind}: {text}")
        print(f"{self.part} {self.subject}: {kind}: {text}", file=sys.stderr, flush=True)
        if keep and self.counts[f"findings: {kind}"] <= 3:
            folder = self.campaign.kept / self.part
            folder.mkdir(parents=True, exist_ok=True)
            for path in keep:
                path = Path(path)
                # The command's working folder is the run's own: names start with the case.
                name = f"{self.next_case}-{kind.replace(' ', '-').replace('/', '-')[:40]}-{path.name}"
                if path.is_dir():
                    shutil.copytree(path, folder / name, dirs_exist_ok=True)
                elif path.exists():
                    shutil.copy(path, folder / name)

    def close(self):
        """Writes the line, if anything was run."""
        seconds, line = self.campaign.command.slowest
        self.campaign.command.slowest = (0.0, "")
        self.most("seconds of the slowest command", seconds)
        counts = {key: value for key, value in self.counts.items()}
        counts.setdefault("findings", 0)
        if len(counts) == 1 and self.next_case == self.first:
            return
        self.campaign.journal.add(
            {
                "date": datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
                "part": self.part,
                "subject": self.subject,
                "seed": self.campaign.seed,
                "short": self.campaign.short,
                "version": self.campaign.version,
                "command": self.campaign.line(self.part),
                "first_case": self.first,
                "next_case": self.next_case,
                "finished": self.next_case >= self.end,
                "counts": counts,
                "largest": {key: round(value, 3) for key, value in self.largest.items()},
                "slowest": line,
                "seconds": round(time.monotonic() - self.began, 1),
                "findings": self.findings,
                "notes": self.notes,
            }
        )
        said = ", ".join(f"{key} {value}" for key, value in counts.items())
        print(f"{self.part} {self.subject}: {said}, {time.monotonic() - self.began:.0f} s", flush=True)
