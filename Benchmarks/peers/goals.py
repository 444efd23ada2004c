"""The goals of planning: kinds of drives, how long the command may take, and the gap it has to reach.

    python -m peers.goals --khunggio ../.build/release/khunggio                # what is not measured yet
    python -m peers.goals --rows 300 3000 --seeds 101 102 103 --niceness -15   # some of it
    python -m peers.goals tables                                               # the table anew

Every run is a line of goals.jsonl. Seeds 1 to 3 are those that the program is tuned on; 101 to 103 are
measured once for a release and never tuned on.
"""

import argparse
import dataclasses
import datetime
import json
import shutil
import statistics
import subprocess
import tempfile
from pathlib import Path

from . import measured, random_drives
from .results import LinesFile
from .summary import gap
from .tables import replaced
from .workshop import generate

BENCHMARKS = Path(__file__).resolve().parent.parent
DATA = BENCHMARKS.parent / "data"
TUNED, UNSEEN = (1, 2, 3), (101, 102, 103)
# Gaps are told in parts of a hundred thousand: a plan is proven below the gap asked for.
GAP = 1e-4


@dataclasses.dataclass(frozen=True)
class Goal:
    """One kind of drives with one limit."""

    kind: str
    people: str  # the size, as `--rows` names it
    seconds: float
    gap: float | None  # the part that every drive must reach; None: all proven
    generated: tuple = ()  # options of `khunggio generate`, besides the seed
    sizes: tuple = ()  # of a random drive: the least and the most people
    folders: tuple = ()  # drives that stand in data/
    seeds: tuple = TUNED + UNSEEN

    def drives(self, seeds):
        """Name and seed of each drive."""
        if self.folders:
            return [(folder, 0) for folder in self.folders]
        return [(f"{self.kind}, {seed}", seed) for seed in self.seeds if not seeds or seed in seeds]

    def write(self, khunggio, drive, folder):
        """Makes the drive."""
        name, seed = drive
        if self.folders:
            shutil.copytree(DATA / name, folder, copy_function=shutil.copyfile)
        elif self.sizes:
            random_drives.make(seed, folder, self.sizes)
        else:
            generate(khunggio, folder, *self.generated, "--seed", seed)
            if "all sessions" in self.kind:
                open_all_sessions(folder / "units.csv")


def open_all_sessions(path):
    """Removes from a list of units which sessions they may come to."""
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0].endswith(",session")
    path.write_text("".join(line.rpartition(",")[0] + "\n" for line in lines), encoding="utf-8")


def _ladder():
    for seconds, most in ((2, 0.005), (20, 0.002)):
        for tightness in ("normal", "tight", "overfull"):
            yield _made(300, tightness, seconds, most)
    for seconds, most in ((10, 0.004), (60, 0.0025)):
        for tightness in ("normal", "tight"):
            yield _made(3_000, tightness, seconds, most)
    yield _made(3_000, "overfull", 10, 0.01)
    yield Goal(
        "3,000, all sessions open", "3000", 60, 0.03,
        ("--registrants", "3000", "--units", "200", "--sessions", "45"),
    )  # fmt: skip
    yield _made(30_000, "normal", 60, 0.004)
    yield _made(300_000, "normal", 300, 0.006)
    yield _made(1_000_000, "normal", 600, 0.012)


def _made(people, tightness, seconds, most):
    options = ("--registrants", str(people), "--tightness", tightness)
    return Goal(f"{people:,} {tightness}", str(people), seconds, most, options)


GOALS = (
    Goal("random, 6 to 12", "12", 10, None, sizes=(6, 12), seeds=tuple(range(10_001, 10_101))),
    Goal("random, 13 to 24", "24", 15, 0.015, sizes=(13, 24), seeds=tuple(range(10_101, 10_201))),
    Goal("random, 40 to 100", "100", 20, 0.02, sizes=(40, 100), seeds=tuple(range(10_201, 10_231))),
    Goal("random, 40 to 100", "100", 60, 0.008, sizes=(40, 100), seeds=tuple(range(10_201, 10_211))),
    Goal("tiny", "data", 10, None, folders=("tiny",)),
    Goal("binh-long", "data", 10, 0.003, folders=("binh-long-2011",)),
    Goal("soc-trang", "data", 10, 0.015, folders=("soc-trang-2021",)),
    Goal("thanh-xuan", "data", 10, 0.0015, folders=("thanh-xuan-2021",)),
    *_ladder(),
)


def run(goal, drive, options):
    """Plans a drive; the line to keep."""
    with tempfile.TemporaryDirectory(prefix="goal-") as place:
        folder = Path(place) / "drive"
        goal.write(options.khunggio, drive, folder)
        saved = Path(place) / "plan.json"
        taken = measured.run(
            [
                str(options.khunggio), "plan", str(folder), "--save", str(saved),
                "--time-limit", f"{goal.seconds:g}",
            ],
            kill_after=goal.seconds * 1.5 + 60, niceness=options.niceness,
        )  # fmt: skip
        audited = subprocess.run(
            [str(options.khunggio), "audit", str(folder), str(saved), "--json"],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        plan = json.loads(saved.read_text(encoding="utf-8"))
        broken = [one for one in json.loads(audited.stdout)["violations"] if one["rule"] != "statement"]
        return {
            "drive": drive[0], "seed": drive[1], "kind": goal.kind, "limit": goal.seconds,
            "program": options.program, "cost": plan["cost"], "bound": plan["bound"],
            "unplaced": len(plan["unplaced"]), "violations": len(broken),
            "seconds": round(taken.seconds, 3), "cpu": round(taken.cpu, 3),
            "mebibytes": round(taken.mebibytes, 1),
            "date": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
        }  # fmt: skip


def program(khunggio):
    """The commit that the command is built from."""
    told = subprocess.run([khunggio, "--version"], capture_output=True, text=True, check=True).stdout
    return told.partition("(")[2].partition(")")[0]


class Lines(LinesFile):
    """A line for each run; the newest of a drive and a limit counts."""

    def __init__(self, path):
        self.newest = {}
        super().__init__(path)

    def keep(self, line):
        super().keep(line)
        self.newest[line["kind"], line["drive"], line["limit"]] = line

    def of(self, goal, seeds=()):
        """The lines of a goal's drives."""
        found = (self.newest.get((goal.kind, name, goal.seconds)) for name, _ in goal.drives(seeds))
        return [line for line in found if line is not None]


def is_reached(goal, line):
    """Whether a run reached the goal: a gap of so much, or proven."""
    return gap(line["cost"], line["bound"]) <= (GAP if goal.gap is None else goal.gap)


def table(lines):
    """The goals and what was measured, as Markdown."""
    rows = [
        "| drives | limit, s | goal | reached on | gap: tuned on | unseen | median | largest | proven | seconds | MiB | date |",
        "|---|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|---|",
    ]
    for goal in GOALS:
        found = lines.of(goal)
        if not found:
            continue
        gaps = [gap(line["cost"], line["bound"]) for line in found]
        reached = sum(is_reached(goal, line) for line in found)
        of_ladder = bool(goal.generated)
        cells = [
            goal.kind, f"{goal.seconds:g}",
            "proven" if goal.gap is None else f"≤ {100 * goal.gap:g} %",
            f"{reached} of {len(found)}",
            _median(lines.of(goal, TUNED)) if of_ladder else "",
            _median(lines.of(goal, UNSEEN)) if of_ladder else "",
            _percent(statistics.median(gaps)), _percent(max(gaps)), str(sum(one <= GAP for one in gaps)),
            f"{statistics.median(line['seconds'] for line in found):.1f}",
            f"{max(line['mebibytes'] for line in found):.0f}", max(line["date"] for line in found)[:10],
        ]  # fmt: skip
        rows.append("| " + " | ".join(cells) + " |")
    return "\n".join(rows)


def _median(lines):
    gaps = [gap(line["cost"], line["bound"]) for line in lines]
    return _percent(statistics.median(gaps)) if gaps else ""


def _percent(part):
    return f"{100 * part:.2f} %"


def main():
    """Measures what is missing, and writes the table."""
    parser = argparse.ArgumentParser(prog="python -m peers.goals", description=__doc__)
    parser.add_argument("command", nargs="?", default="run", choices=("run", "tables"))
    parser.add_argument("--khunggio", default="../.build/release/khunggio", type=Path)
    parser.add_argument("--results", default=BENCHMARKS / "goals.jsonl", type=Path)
    parser.add_argument("--readme", default=BENCHMARKS / "README.md", type=Path)
    parser.add_argument("--rows", nargs="*", help="sizes: 12, 24, 100, data, 300, 3000, ...")
    parser.add_argument("--seeds", type=int, nargs="*", help="only these of the ladder's seeds")
    parser.add_argument("--seconds", type=float, nargs="*", help="only these limits")
    parser.add_argument("--niceness", type=int, default=0, help="below 0 (as root): before other work")
    parser.add_argument("--list", action="store_true", help="tell what would be run; run nothing")
    options = parser.parse_args()
    lines = Lines(options.results)
    if options.command == "run":
        options.program = program(options.khunggio)
        for goal in GOALS:
            if (options.rows and goal.people not in options.rows) or (
                options.seconds and goal.seconds not in options.seconds
            ):
                continue
            for drive in goal.drives(options.seeds):
                known = lines.newest.get((goal.kind, drive[0], goal.seconds))
                if known and known["program"] == options.program:
                    continue
                if options.list:
                    print(f"{drive[0]}: {goal.seconds:g} s")
                    continue
                line = run(goal, drive, options)
                lines.add(line)
                print(
                    f"{drive[0]:28} {goal.seconds:4g} s  {line['cost']:.2f} {line['bound']:.2f} "
                    f"{_percent(gap(line['cost'], line['bound']))}  {line['seconds']:.1f} s "
                    f"(processor {line['cpu']:.1f} s)",
                    flush=True,
                )
    if options.command == "tables" and options.readme.is_file():
        text = options.readme.read_text(encoding="utf-8")
        options.readme.write_text(replaced(text, {"goals": table(lines)}), encoding="utf-8")
    else:
        print(table(lines))


if __name__ == "__main__":
    main()
