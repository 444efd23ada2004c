"""Replanning of 300 people of whom a twentieth cancel and as many are added: seconds, and people moved.

    python -m peers.replanning ../.build/release/khunggio --changes 20

Where somebody is moved, HiGHS proves on the exported program, with the weight `moved` raised above all else,
that no fewer could be.
"""

import argparse
import csv
import json
import random
import shutil
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

import highspy

PEOPLE = 300
CHANGED = PEOPLE // 20
DOMINATING = 100_000


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("khunggio")
    arguments.add_argument("--changes", type=int, default=20)
    arguments.add_argument("--seconds", type=float, default=60, help="HiGHS may take for a proof")
    given = arguments.parse_args()
    khunggio = str(Path(given.khunggio).resolve())
    with tempfile.TemporaryDirectory() as folder:
        base, plan = Path(folder, "base"), Path(folder, "plan.json")
        run(khunggio, "generate", "--registrants", PEOPLE, "--out", base)
        run(khunggio, "plan", base, "--save", plan, "--summary")
        seconds, proven = [], 0
        for seed in range(1, given.changes + 1):
            drive = Path(folder, f"change-{seed}")
            change(base, drive, seed)
            began = time.monotonic()
            moved = replan(khunggio, drive, plan)
            seconds.append(time.monotonic() - began)
            least = 0 if moved == 0 else fewest(khunggio, drive, plan, given.seconds)
            proven += moved == least
            print(f"change {seed}: {seconds[-1]:.2f} s, {moved} moved, at least {least}", flush=True)
        print(
            f"median {statistics.median(seconds):.2f} s, longest {max(seconds):.2f} s; "
            f"as few as possible moved in {proven} of {given.changes}"
        )


def run(*command: object) -> str:
    """What a command prints; it may end with 3, for people without a slot."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode not in (0, 3):
        raise SystemExit(done.stderr or f"{command[0]} {command[1]} ended with {done.returncode}")
    return done.stdout


def change(base: Path, drive: Path, seed: int) -> None:
    """Copies a drive; some people cancel, and as many come who are like others of their unit."""
    shutil.copytree(base, drive)
    dice = random.Random(seed)
    (path,) = sorted((drive / "registrants").glob("*.csv"))
    with open(path, encoding="utf-8-sig", newline="") as file:
        people = list(csv.DictReader(file))
    gone = set(dice.sample(range(len(people)), CHANGED))
    staying = [person for place, person in enumerate(people) if place not in gone]
    for number, like in enumerate(dice.sample(staying, CHANGED)):
        staying.append(like | {"id": f"new-{number}", "group": "", "pinned": ""})
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, people[0])
        writer.writeheader()
        writer.writerows(staying)


def replan(khunggio: str, drive: Path, plan: Path) -> int:
    """How many of those who stay get another slot, or none."""
    changes = json.loads(run(khunggio, "replan", drive, "--from", plan, "--no-save", "--json"))["changes"]
    with open(next((drive / "registrants").glob("*.csv")), encoding="utf-8", newline="") as file:
        present = {person["id"] for person in csv.DictReader(file)}
    return sum(1 for each in changes if each["from"] and each["registrant"] in present)


def fewest(khunggio: str, drive: Path, plan: Path, seconds: float) -> int:
    """How many must at least be moved, as HiGHS proves."""
    settings = drive / "drive.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("moved: 50", f"moved: {DOMINATING}"), encoding="utf-8")
    program = drive / "program.mps"
    run(khunggio, "export", drive, "--from", plan, "--mps", program)
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("time_limit", seconds)
    solver.readModel(str(program))
    solver.run()
    # All other cost together is less than moving one person.
    return int(solver.getInfo().mip_dual_bound // DOMINATING)


if __name__ == "__main__":
    main()
