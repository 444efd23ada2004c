"""What each number of the search is worth: halved, doubled, and parts of the search left out.

    python -m peers.parameters --khunggio ../.build/release/khunggio --part 1/2   # half of what is missing
    python -m peers.parameters tables                                             # parameters.md anew

Every run is a line of parameters.jsonl: one number changed (`khunggio plan --parameter`), one drive, one
thread. Drives come in families; a number is tried on those that it is for.
"""

import argparse
import dataclasses
import json
import math
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from . import measured
from .goals import program
from .results import LinesFile
from .summary import gap
from .tables import replaced
from .workshop import generate

BENCHMARKS = Path(__file__).resolve().parent.parent
DATA = BENCHMARKS.parent / "data"


@dataclasses.dataclass(frozen=True)
class Drive:
    """A drive: options of `khunggio generate`, or a folder in data/."""

    name: str
    options: tuple = ()
    effort: float = 1

    def folder(self, khunggio, place):
        """Where it stands; made once."""
        if not self.options:
            return DATA / self.name
        path = place / self.name
        if not path.exists():
            generate(khunggio, path, *self.options)
        return path


def _made(people, tightness, seed, units=None, sessions=None):
    options = ["--registrants", people, "--tightness", tightness, "--seed", seed]
    options += ["--units", units] if units else []
    options += ["--sessions", sessions] if sessions else []
    return Drive(f"{people}-{tightness}-{seed}", tuple(options))


FAMILIES = {
    "small": [_made(24, "tight", 11, 4), _made(40, "normal", 12, 6), _made(60, "overfull", 13, 8)],
    "few": [_made(300, "normal", 11)],
    "full": [_made(300, "overfull", 13)],
    "chance": [Drive("thanh-xuan-2021")],
    "many": [_made(3_000, "normal", 11)],
    "crowded": [_made(3_000, "overfull", 12)],
}  # fmt: skip
# For whom a number is: the first beginning of its name that fits. "huge": drives of tens of thousands of people,
# which are too large for some hundred runs; comments say what such a number was set by. "tolerance": what is lost by
# rounding, and by how much a gain has to be more than that.
FOR = {
    "search.leastSaved": "tolerance", "search.leastRise": "tolerance", "tree.leastSaved": "tolerance",
    "tree.leastRise": "tolerance", "tree.leastPart": "tolerance", "tree.tolerance": "tolerance",
    "relaxation.pricing.leastSaved": "tolerance", "tree.pricing.leastSaved": "tolerance",
    "relaxation.leastReducedCost": "tolerance", "relaxation.toleranceOfProof": "tolerance",
    "annealing.lastStep.leastSaved": "tolerance", "exact.gapOfPlacing": "tolerance",
    "search.large": "huge", "annealing.large": "huge", "annealing.inParts": "huge",
    "annealing.sessionsOfPart": "huge", "annealing.sweepsInParts": "huge", "annealing.turns": "huge",
    "annealing.scheduleSettings.parts": "huge", "annealing.scheduleSettings.largeParts": "huge",
    "relaxation.mostPeopleCounted": "huge", "relaxation.sessionsTogether": "huge",
    "search.setsOfProof.lastOfMany": "huge", "search.choices.many": "many", "search.noise.many": "many",
    "search.setsOfProof.lastOfSome": "many", "annealing.firstOfMany": "many", "annealing.nextOfMany": "many",
    "annealing.nextRoundsOfMany": "many", "annealing.scheduleSettings.many": "many",
    "annealing.lastStep.effortOfItem.many": "crowded", "annealing.lastStep.ejections.many": "crowded",
    "annealing.allocation.tries.many": "crowded", "annealing.allocation.packingRelaxed.many": "crowded",
    "annealing.allocation.firstRelaxed.many": "crowded", "annealing.allocation.nextRelaxed.many": "crowded",
    "annealing.allocation.nextRounds.many": "crowded", "annealing.allocation.last.many": "crowded",
    "annealing.allocation.movesOfLoad": "full crowded", "annealing.allocation.plans": "full crowded",
    "annealing.allocation": "full", "search.rounds": "few many", "search.looks": "few many",
    "relaxation.stepsInPool": "few many", "relaxation.leastPromise": "few many",
    "annealing.moves.partAlone": "few full many", "annealing.moves": "few full", "surrogate": "chance", "exact": "small chance", "tree": "small",
    "relaxation.mostVariablesOfPlacement": "small", "relaxation.nodesOfPlacement": "small",
    "annealing.lastStep": "small full", "search.changesOfLastStep": "small full", "": "few",
}  # fmt: skip
# Parts of the search, and the numbers with which each does nothing.
PARTS = {
    "branch and price": {"tree.mostPeople.usual": 0, "tree.mostPeople.inTime": 0},
    "small drives as one program": {"exact.mostVariables": 0},
    "enumeration of columns": {"tree.mostLabels": 0},
    "columns listed": {"tree.mostListed": 0},
    "search among choices": {"tree.mostLooks": 0, "tree.leastLooks": 0, "tree.cheapest.looks": 0, "tree.nearby.looks": 0},
    "own rows of a unit": {"tree.windows.few.0": 0, "tree.windows.many.0": 0},
    "graphs of arrivals for large units": {"tree.mostArcsOfLoads": 0},
    "strong branching": {"tree.mostCandidates": 1},
    "neighbourhoods as programs": {"tree.mostNearbyWork": 0},
    "bound of what leaving people out costs": {"tree.nodesOfPlacing": 0},
    "integer program of the placement": {"relaxation.mostVariablesOfPlacement": 0},
    "smoothing of dual values": {"relaxation.smoothing.first": 0},
    "steps on the columns of the pool": {"relaxation.stepsInPool": 0},
    "looks around the prices": {"search.looks.usual": 0, "search.looks.few": 0},
    "later rounds of annealing": {"annealing.nextRoundsOfFew": 0, "annealing.nextRoundsOfMany": 0},
    "moves of single people": {"annealing.moves.partAlone": 0},
    "making room": {"annealing.moves.partMakingRoom": 0},
    "exchanges": {"annealing.scheduleSettings.few.exchanges": 0},
    "rounds of the allocation": {"annealing.allocation.nextRounds.few": 0, "annealing.allocation.nextRounds.many": 0},
    "last step": {"annealing.lastStep.effortOfItem.few": 0, "annealing.lastStep.effortOfItem.many": 0},
    "looser rows for a probability": {"surrogate.mostLoosenings": 0},
}  # fmt: skip
SEEDS = (1, 2, 3, 4)
# What a processor does in a second depends on what else the machine does: how long the same plan takes is measured
# anew after so many seconds, and processor times are told as multiples of that.
REFERENCE, SECONDS_OF_REFERENCE = FAMILIES["few"][0], 60
# Changes that do nothing took 0.66 to 1.44 times as long: only what is more than this shows an effect.
WORK_SEEN = 1.6
# A number of the tree is tried on so many of the small drives, parts that are left out on all.
SMALL_DRIVES_OF_NUMBERS = 2


@dataclasses.dataclass(frozen=True)
class Change:
    """Numbers that differ from the usual ones, and what the change is called."""

    name: str
    how: str  # "usual", "÷ 2", "× 2", "off", "seed 1"
    numbers: tuple = ()
    seed: int | None = None
    families: tuple = tuple(FAMILIES)


def families_of(name):
    """The families of drives that a number is for."""
    return tuple(one for one in kind_of(name).split() if one in FAMILIES)


def kind_of(name):
    """For whom a number is, in a word or some."""
    return next(told for beginning, told in FOR.items() if name.startswith(beginning))


def halved(value, is_whole):
    """Half a number, whole where it has to be; nil where that is the same."""
    half = value // 2 if is_whole else value / 2
    return None if half == value else half


def doubled(value, is_part):
    """Twice a number; of a part of one, halfway to the whole where twice would be more."""
    twice = min(2 * value, (1 + value) / 2) if is_part else 2 * value
    return None if twice == value else twice


def changes(usual, wholes):
    """Every change there is to try: first nothing, then other seeds, parts left out, numbers."""
    yield Change("", "usual")
    for seed in SEEDS:
        yield Change("", f"seed {seed}", seed=seed)
    for part, numbers in PARTS.items():
        yield Change(part, "off", tuple(numbers.items()))
    for name, value in usual.items():
        if value > 1e15 or not families_of(name):
            continue
        is_whole = name in wholes
        is_part = not is_whole and 0 < value < 1 and value > 1e-3
        for how, other in (("÷ 2", halved(value, is_whole)), ("× 2", doubled(value, is_part))):
            if other is not None:
                yield Change(name, how, ((name, other),), families=families_of(name))


class Reference:
    """How many seconds of a processor the same plan takes, measured now and then."""

    def __init__(self, options):
        self.options, self.seconds, self.measured = options, None, -math.inf

    def now(self):
        """The seconds, at most a minute old."""
        if time.monotonic() - self.measured > SECONDS_OF_REFERENCE:
            line = run(self.options.khunggio, "", Change("", "usual"), "few", REFERENCE, self.options.work,
                       self.options.niceness)  # fmt: skip
            self.seconds, self.measured = line["cpu"], time.monotonic()
        return self.seconds


def drives_of(change, family):
    """The drives of a family that a change is tried on."""
    drives = FAMILIES[family]
    return drives[:SMALL_DRIVES_OF_NUMBERS] if family == "small" and change.how in ("÷ 2", "× 2") else drives


def run(khunggio, version, change, family, drive, place, niceness=0):
    """Plans a drive with a change; the line to keep."""
    with tempfile.TemporaryDirectory() as folder:
        saved = Path(folder) / "plan.json"
        command = [str(khunggio), "plan", str(drive.folder(khunggio, place)), "--save", str(saved), "--threads", "1"]
        command += ["--seed", str(change.seed)] if change.seed else []
        for name, value in change.numbers:
            command += ["--parameter", f"{name}={value!r}"]
        taken = measured.run(command, kill_after=600, niceness=niceness)
        line = {
            "name": change.name, "how": change.how, "numbers": dict(change.numbers), "family": family,
            "drive": drive.name, "program": version, "cpu": round(taken.cpu, 2), "status": taken.status,
        }  # fmt: skip
        if saved.exists():
            plan = json.loads(saved.read_text(encoding="utf-8"))
            line |= {"cost": plan["cost"], "bound": plan["bound"]}
        return line


class Lines(LinesFile):
    """A line for each run."""

    def __init__(self, path):
        self.found = {}
        super().__init__(path)

    def keep(self, line):
        super().keep(line)
        self.found.setdefault((line["name"], line["how"]), {})[line["family"], line["drive"]] = line

    def of(self, name, how):
        """(family, drive) -> the line of a change."""
        return self.found.get((name, how), {})


@dataclasses.dataclass(frozen=True)
class Effect:
    """What a change comes to beside the usual numbers, on the drives of a family."""

    cost: float  # the mean change of the cost, as a part
    bound: float  # the mean change of the bound, as a part of the cost
    work: float  # the processor time as a multiple


def _work(line):
    return line["cpu"] / line["reference"]


def effect(lines, name, how, family):
    """The effect of a change on a family; nil where no drive was planned with it."""
    usual, found = lines.of("", "usual"), lines.of(name, how)
    pairs = [(usual[key], line) for key, line in found.items() if key[0] == family and key in usual and "cost" in line]
    if not pairs:
        return None
    return Effect(
        statistics.mean((line["cost"] - one["cost"]) / one["cost"] for one, line in pairs),
        statistics.mean((line["bound"] - one["bound"]) / one["cost"] for one, line in pairs),
        sum(_work(line) for _, line in pairs) / sum(_work(one) for one, _ in pairs),
    )


def _cells(found):
    if found is None:
        return ["", "", ""]
    return [f"{100 * found.cost:+.2f}", f"{100 * found.bound:+.2f}", f"{found.work:.1f}"]


def usual_table(lines):
    """The drives as they are planned usually, and how much another seed changes."""
    rows = ["| drive | cost | bound | gap | processor, s |", "|---|--:|--:|--:|--:|"]
    for line in lines.of("", "usual").values():
        rows.append(
            f"| {line['drive']} | {line['cost']:,.1f} | {line['bound']:,.1f} | "
            f"{100 * gap(line['cost'], line['bound']):.2f} % | {line['cpu']:.1f} |"
        )
    return "\n".join(rows)


def seeds_table(lines):
    """What another seed changes: what is smaller than that says nothing."""
    rows = ["| drives | cost, % | bound, % | work |", "|---|--:|--:|--:|"]
    for family in FAMILIES:
        found = [one for one in (effect(lines, "", f"seed {seed}", family) for seed in SEEDS) if one]
        if found:
            rows.append(
                f"| {family} | {100 * min(one.cost for one in found):+.2f} to {100 * max(one.cost for one in found):+.2f}"
                f" | {100 * min(one.bound for one in found):+.2f} to {100 * max(one.bound for one in found):+.2f}"
                f" | {min(one.work for one in found):.2f} to {max(one.work for one in found):.2f} |"
            )
    return "\n".join(rows)


def is_seen(found):
    """Whether an effect is more than rounding, of the work more than what other work on the machine makes of it."""
    return found is not None and (
        max(abs(found.cost), abs(found.bound)) >= 1e-4 or not 1 / WORK_SEEN < found.work < WORK_SEEN
    )


def parts_table(lines):
    """Parts of the search left out, on the drives where that changes anything."""
    rows = ["| left out | drives | cost, % | bound, % | work |", "|---|---|--:|--:|--:|"]
    for part in PARTS:
        for family in FAMILIES:
            found = effect(lines, part, "off", family)
            if is_seen(found):
                rows.append("| " + " | ".join([part, family, *_cells(found)]) + " |")
    return "\n".join(rows)


def numbers_table(lines, usual):
    """Every number, halved and doubled."""
    rows = [
        "| number | usual | drives | ÷ 2: cost, % | bound, % | work | × 2: cost, % | bound, % | work |",
        "|---|--:|---|" + "--:|" * 6,
    ]
    for name, value in usual.items():
        told = "any" if value > 1e15 else f"{value:g}"
        families = families_of(name)
        if not families or value > 1e15:
            rows.append(f"| {name} | {told} | {kind_of(name)} | | | | | | |")
        for family in families if value <= 1e15 else ():
            cells = sum((_cells(effect(lines, name, how, family)) for how in ("÷ 2", "× 2")), [])
            rows.append("| " + " | ".join([name, told, family, *cells]) + " |")
    return "\n".join(rows)


def main():
    """Runs what is missing, or writes the tables."""
    parser = argparse.ArgumentParser(prog="python -m peers.parameters", description=__doc__)
    parser.add_argument("command", nargs="?", default="run", choices=("run", "tables"))
    parser.add_argument("--khunggio", default=Path("../.build/release/khunggio"), type=Path)
    parser.add_argument("--results", default=BENCHMARKS / "parameters.jsonl", type=Path)
    parser.add_argument("--paper", default=BENCHMARKS / "parameters.md", type=Path)
    parser.add_argument("--method", default=BENCHMARKS.parent / "docs/method.md", type=Path)
    parser.add_argument("--work", default=BENCHMARKS / ".build/parameters", type=Path)
    parser.add_argument("--families", nargs="*", default=list(FAMILIES), choices=FAMILIES)
    parser.add_argument("--names", nargs="*", help="only numbers or parts whose names begin so")
    parser.add_argument("--niceness", type=int, default=0, help="above 0: after other work")
    parser.add_argument("--part", default="1/1", help="of several processes: this one of so many")
    options = parser.parse_args()
    told = subprocess.run([options.khunggio, "doctor", "--json"], capture_output=True, text=True, check=False)
    usual = json.loads(told.stdout)["parameters"]
    lines = Lines(options.results)
    if options.command == "tables":
        text = options.paper.read_text(encoding="utf-8")
        tables = {
            "usual": usual_table(lines), "seeds": seeds_table(lines), "parts": parts_table(lines),
            "numbers": numbers_table(lines, usual),
        }  # fmt: skip
        options.paper.write_text(replaced(text, tables), encoding="utf-8")
        method = options.method.read_text(encoding="utf-8")
        options.method.write_text(replaced(method, {"parts": tables["parts"]}), encoding="utf-8")
        return
    options.work.mkdir(parents=True, exist_ok=True)
    wholes = {name for name, value in usual.items() if isinstance(value, int)}
    version = program(options.khunggio)
    reference = Reference(options)
    number, of = map(int, options.part.split("/"))
    for place, change in enumerate(changes(usual, wholes)):
        if place % of != number - 1 or (options.names and not change.name.startswith(tuple(options.names))):
            continue
        for family in change.families:
            for drive in drives_of(change, family) if family in options.families else ():
                if (family, drive.name) not in lines.of(change.name, change.how):
                    line = run(options.khunggio, version, change, family, drive, options.work, options.niceness)
                    lines.add({**line, "reference": reference.now()})


if __name__ == "__main__":
    main()
