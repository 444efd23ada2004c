"""Timetables that were published, beside plans of the same drives: a table in Markdown.

Each folder is a drive, with the published timetable as plan files `published-*.json`. It is planned as it
is and with units that stay whole; all plans are simulated on the same days.

    python -m peers.timetables --khunggio ../.build/release/khunggio FOLDER...
"""

import argparse
import json
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

HEADINGS = [
    "drive", "people, units", "plan", "without a slot", "units cut", "outside their hours", "mean wait, min",
    "95 % wait less than", "busiest minute, mean", "days over a limit",
]  # fmt: skip
PUBLISHED = {"published-even.json": "published, spread evenly", "published-start.json": "published, at its start"}


@dataclass
class Row:
    """A plan of a drive, and what it means for units and on simulated days."""

    plan: str
    left: int
    cut: int
    outside: int
    wait: float
    most_wait: float
    busiest: float
    over: float


def figures_of_days(sessions):
    """Of all sessions: the mean wait of those served, and the worst session's other figures."""
    served = sum(session["served"]["mean"] for session in sessions)
    waited = sum(session["served"]["mean"] * session["minutes_waiting"]["mean"] for session in sessions)
    limits = [limit["runs_over"] for session in sessions for limit in session["crowd_limits"]]
    return {
        "wait": waited / served if served else 0,
        "most_wait": max(session["minutes_waiting"]["p95"] for session in sessions),
        "busiest": max(session["peak_present"]["mean"] for session in sessions),
        "over": max(limits, default=0),
    }


def whole(text):
    """A drive.yaml in which every unit stays whole."""
    if not re.search(r"^rules:", text, re.MULTILINE):
        return text.rstrip("\n") + "\nrules:\n  whole: true\n"
    changed = re.sub(r"^rules:[ ]*\n", "rules:\n  whole: true\n", text, flags=re.MULTILINE)
    if changed == text or "whole:" in text:
        raise ValueError("rules: are written in a way this does not change")
    return changed


class Timetables:
    """Measures drives with a command of KhungGio."""

    def __init__(self, command, runs, seed):
        self.command = command
        self.days = ["--runs", str(runs), "--seed", str(seed)]

    def run(self, *arguments):
        """What a command prints; 3 says that somebody has no slot or a rule is broken."""
        done = subprocess.run([self.command, *arguments], capture_output=True, text=True, check=False)
        if done.returncode not in (0, 3):
            raise RuntimeError(f"{' '.join(arguments)}: {done.stderr}")
        return done.stdout

    def rows(self, folder):
        """A drive's size, and a row for each of its plans."""
        folder = Path(folder)
        with tempfile.TemporaryDirectory() as place:
            drive = Path(place) / folder.name
            shutil.copytree(folder, drive, copy_function=shutil.copyfile)
            text = (drive / "drive.yaml").read_text(encoding="utf-8")
            plans = [(told, drive / name) for name, told in PUBLISHED.items() if (drive / name).exists()]
            for told, settings in [("planned", text), ("planned, units whole", whole(text))]:
                (drive / "drive.yaml").write_text(settings, encoding="utf-8")
                plan = Path(place) / f"{len(plans)}.json"
                plan.write_text(self.run("plan", str(drive), "--no-save", "--json"), encoding="utf-8")
                plans.append((told, plan))
            (drive / "drive.yaml").write_text(text, encoding="utf-8")
            found = [json.loads(plan.read_text(encoding="utf-8")) for _, plan in plans]
            people = len(found[-1]["assignments"]) + len(found[-1]["unplaced"])
            # Of a unit that has no slot at all a plan does not tell the name.
            units = max(len({entry["unit"] for entry in plan["assignments"]}) for plan in found)
            left = [people - len(plan["assignments"]) for plan in found]
            return f"{people}, {units}", [
                self.row(told, few, drive, plan) for (told, plan), few in zip(plans, left)
            ]

    def row(self, told, left, drive, plan):
        """A plan on simulated days, which leaves so many people without a slot."""
        units = json.loads(self.run("diff", str(drive), str(plan), str(plan), "--json"))["units"]["to"]
        days = json.loads(self.run("simulate", str(drive), "--plan", str(plan), "--json", *self.days))
        return Row(told, left, units["cut"], units["people_outside_hours"], **figures_of_days(days["sessions"]))


def table(entries):
    """The table of (drive, size, rows)."""
    lines = ["| " + " | ".join(HEADINGS) + " |", "|" + "---|" * 3 + "--:|" * (len(HEADINGS) - 3)]
    for drive, size, rows in entries:
        for number, row in enumerate(rows):
            cells = [
                drive if number == 0 else "", size if number == 0 else "", row.plan, str(row.left), str(row.cut), str(row.outside),
                f"{row.wait:.1f}", f"{row.most_wait:.0f}", f"{row.busiest:.0f}", f"{100 * row.over:.0f} %",
            ]  # fmt: skip
            lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main():
    """Measures the drives named and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--khunggio", default="../.build/release/khunggio")
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=7)
    told = parser.parse_args()
    timetables = Timetables(told.khunggio, told.runs, told.seed)
    print(table([(Path(folder).name, *timetables.rows(folder)) for folder in told.folders]))


if __name__ == "__main__":
    main()
