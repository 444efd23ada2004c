"""Random drives of 6 to 24 people, planned by the command and by an exact method that shares
nothing with it: CP-SAT on the native model, from which crowds too large for a probability are
excluded as they come up.

    python -m peers.small_drives --command khunggio --drives 2000 --seconds 20 --out FILE

What the exact method says can be kept and used again: --exact-only writes it, --known reads it;
`peers/small-drives.jsonl` holds it for the first two thousand.

Says how many plans are at the best known cost, how many are proven, and whether a bound was ever
above the cost of a plan, anybody left out who fits, a probability dearer than `everyone`.
"""

import argparse
import json
import subprocess
import tempfile
import time
from fractions import Fraction
from pathlib import Path

import yaml
from ortools.sat.python import cp_model

from . import drive_files
from .native_model import NativeModel
from .random_drives import READINGS, clock, make

# Of the people without a slot, how many are tried in every slot.
MOST_LOOKED_AT = 2


# The exact method.


class ExactModel(NativeModel):
    """The native model without crowd limits for a probability: what breaks them is excluded."""

    def __init__(self, drive):
        self.minutes = {}  # (what is present, limit) -> loads
        self.at_most = {}  # (variable, number) -> whether the load is at most that
        super().__init__(drive)

    def _add_session(self, number):
        self.variables = {}
        super()._add_session(number)

    def _load_variables(self, session, slots):
        self.current = super()._load_variables(session, slots)
        return self.current

    def _limit_crowd(self, limit, expected, most):
        if isinstance(self.drive.plan_for, str):
            super()._limit_crowd(limit, expected, most)
        elif expected:
            self.minutes.setdefault((tuple(sorted(expected.items())), most), self.current)

    def _add_peak(self, rows, loads):
        # A session that nobody may come to has no peak.
        if any(rows):
            super()._add_peak(rows, loads)

    def exclude_broken(self, value):
        """Forbids the crowds of a solution that are too large; says whether there were any."""
        is_excluded = False
        for (shares, most), loads in self.minutes.items():
            counts = {load: value(loads[load]) for load, _ in shares}
            if _is_kept(shares, counts, most, self.drive.plan_for):
                continue
            is_excluded = True
            for load, _ in sorted(shares, key=lambda share: share[1]):
                while counts[load] > 0:
                    counts[load] -= 1
                    if _is_kept(shares, counts, most, self.drive.plan_for):
                        counts[load] += 1
                        break
            self.model.add_bool_or([
                self._is_at_most(loads[load], count - 1) for load, count in counts.items() if count > 0
            ])  # fmt: skip
        return is_excluded

    def _is_at_most(self, variable, number):
        key = (variable.index, number)
        if key not in self.at_most:
            literal = self.model.new_bool_var("")
            self.model.add(variable <= number).only_enforce_if(literal)
            self.at_most[key] = literal
        return self.at_most[key]


def _is_kept(shares, counts, most, wanted):
    """Whether at most so many of the people are there with the probability wanted: convolution."""
    if sum(counts.values()) <= most:
        return True
    chances = [1.0]
    for load, share in shares:
        share = float(share)
        for _ in range(counts[load]):
            chances = [
                (chances[n] if n < len(chances) else 0) * (1 - share) + (chances[n - 1] * share if n else 0)
                for n in range(min(len(chances), most) + 1)
            ]
    return sum(chances[: most + 1]) >= float(wanted) - 1e-9


def solve_exactly(folder, seconds):
    """The cost of the best plan found (None for none), and a bound."""
    drive = drive_files.read(folder)
    model = ExactModel(drive)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    end = time.monotonic() + seconds
    bound = 0.0
    while True:
        left = end - time.monotonic()
        if left <= 0:
            return None, bound, None
        solver.parameters.max_time_in_seconds = left
        status = solver.solve(model.model)
        if status == cp_model.INFEASIBLE:
            return None, float("inf"), None
        bound = max(bound, solver.best_objective_bound / model.scale)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None, bound, None
        if not model.exclude_broken(solver.value):
            return solver.objective_value / model.scale, bound, model.assignments(solver.value)


# The comparison.


def plan(command, folder, seconds, *options):
    """What the command makes of a drive."""
    begin = time.monotonic()
    told = subprocess.run(
        [command, "plan", str(folder), "--no-save", "--json", *options],
        capture_output=True, text=True, timeout=600, check=False,
    )  # fmt: skip
    answer = json.loads(told.stdout) if told.returncode in (0, 3) else None
    return answer, time.monotonic() - begin, told


def audit(command, folder, assignments):
    """The violations and the cost of assignments."""
    path = folder / "other.json"
    path.write_text(json.dumps({"version": 1, "assignments": assignments}), encoding="utf-8")
    told = subprocess.run(
        [command, "audit", str(folder), str(path), "--json"], capture_output=True, text=True, check=False
    )
    return json.loads(told.stdout)


def with_everyone(folder, other):
    """The same drive, planned for everyone."""
    other.mkdir()
    (other / "registrants").mkdir()
    for name in ("units.csv", "registrants/all.csv"):
        (other / name).write_bytes((folder / name).read_bytes())
    drive = yaml.safe_load((folder / "drive.yaml").read_text(encoding="utf-8"))
    drive["turnout"]["plan_for"] = "everyone"
    (other / "drive.yaml").write_text(yaml.safe_dump(drive, sort_keys=False), encoding="utf-8")


def left_out_though_fitting(command, folder, answer):
    """Someone without a slot, or a group, whom a slot could be given as the plan stands."""
    people = {person.identifier: person for person in drive_files.read(folder).people}
    waiting = [entry["registrant"] for entry in answer["unplaced"]]
    seen = set()
    for registrant in waiting[:MOST_LOOKED_AT]:
        group = people[registrant].group
        together = [other for other in waiting if other == registrant or (group and people[other].group == group)]
        if tuple(together) in seen:
            continue
        seen.add(tuple(together))
        for session in drive_files.read(folder).sessions:
            for start in session.starts:
                more = [
                    {"registrant": other, "unit": people[other].unit, "session": session.identifier, "slot": clock(start)}
                    for other in together
                ]
                tried = audit(command, folder, answer["assignments"] + more)
                broken = [rule for rule in tried["violations"] if rule["rule"] != "statement"]
                if not broken and tried["cost"] < answer["cost"] - 1e-6:
                    return registrant, session.identifier, clock(start)
    return None


def answer_exactly(command, folder, seconds):
    """What the exact method says of a drive, its plan audited."""
    best, bound, assignments = solve_exactly(folder, seconds)
    row = {"best": best, "proven_bound": bound}
    if best is not None:
        checked = audit(command, folder, assignments)
        row["other_violations"] = len([r for r in checked["violations"] if r["rule"] != "statement"])
        row["other_difference"] = checked["cost"] - best
    return row


def exact(command, seed, seconds):
    """What the exact method says of the drive of a seed."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "drive"
        reading = make(seed, folder)
        return {"seed": seed, "reading": reading, **answer_exactly(command, folder, seconds)}


def compare(command, seed, seconds, known, options):
    """One drive: a row of the comparison."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "drive"
        reading = make(seed, folder)
        answer, took, told = plan(command, folder, seconds, *options)
        row = {"seed": seed, "reading": reading, "took": took}
        if answer is None:
            return {**row, "fault": told.stderr[-300:], "code": told.returncode}
        row |= {"cost": answer["cost"], "bound": answer["bound"], "status": answer["status"],
                "unplaced": len(answer["unplaced"])}  # fmt: skip
        violations = audit(command, folder, answer["assignments"])["violations"]
        row["violations"] = len([rule for rule in violations if rule["rule"] != "statement"])
        if seed in known:
            row |= {"best": known[seed]["best"], "proven_bound": known[seed]["proven_bound"]}
        else:
            row |= answer_exactly(command, folder, seconds)
        if answer["unplaced"]:
            row["fits"] = left_out_though_fitting(command, folder, answer)
        if reading == "probability":
            with_everyone(folder, Path(place) / "everyone")
            other, _, _ = plan(command, Path(place) / "everyone", seconds, *options)
            row["everyone"] = other and other["cost"]
        return row


def summary(rows):
    """The figures over all rows."""
    lines = []
    for reading in (*READINGS, "all"):
        own = [row for row in rows if "cost" in row and reading in (row["reading"], "all")]
        if not own:
            continue
        bests = [min(row["cost"], row["best"] if row["best"] is not None else row["cost"]) for row in own]
        lines.append(
            f"{reading}: {len(own)} drives; at the best known cost"
            f" {sum(row['cost'] <= best + 1e-6 for row, best in zip(own, bests))}; proven"
            f" {sum(row['status'] == 'optimal' for row in own)} (the other method"
            f" {sum(row['best'] is not None and row['proven_bound'] >= row['best'] - 1e-4 for row in own)});"
            f" false bounds {sum(row['bound'] > best + 1e-6 for row, best in zip(own, bests))};"
            f" falsely optimal {sum(row['status'] == 'optimal' and row['cost'] > best + 1e-4 * max(1, row['cost']) + 1e-6 for row, best in zip(own, bests))};"
            f" more left out than need be {sum(row['cost'] > best + 500 for row, best in zip(own, bests))};"
            f" left out who fit as it stands {sum(row.get('fits') is not None for row in own)};"
            f" dearer than everyone {sum((row.get('everyone') or 1e18) < row['cost'] - 1e-6 for row in own)};"
            f" rules broken {sum(row['violations'] > 0 for row in own)};"
            f" seconds {sum(row['took'] for row in own):.0f},"
            f" longest {max(row['took'] for row in own):.1f}"
        )
    lines.append(f"faults: {[row for row in rows if 'cost' not in row][:3]}")
    disagreements = [
        row for row in rows
        if row.get("other_violations") or abs(row.get("other_difference", 0)) > 1e-4
        or ("cost" in row and row["best"] is not None and row["proven_bound"] > row["cost"] + 1e-4)
    ]  # fmt: skip
    lines.append(f"the other method disagrees: {disagreements[:3]}")
    return "\n".join(lines)


def main():
    """Compares, and prints the figures."""
    parser = argparse.ArgumentParser(prog="python -m peers.small_drives")
    parser.add_argument("--command", required=True)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--drives", type=int, default=2000)
    parser.add_argument("--seconds", type=float, default=20, help="for the exact method, each drive")
    parser.add_argument("--known", help="rows of an earlier run, whose exact answers are taken")
    parser.add_argument("--exact-only", action="store_true", help="writes what the exact method says, for --known")
    parser.add_argument("--out", required=True)
    parser.add_argument("options", nargs="*", help="more options for plan, after --")
    options = parser.parse_args()
    known = {}
    if options.known:
        for line in Path(options.known).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if "proven_bound" in row:
                known[row["seed"]] = row
    rows = []
    with open(options.out, "a", encoding="utf-8") as file:
        for seed in range(options.first, options.first + options.drives):
            if options.exact_only:
                file.write(json.dumps(exact(options.command, seed, options.seconds)) + "\n")
                file.flush()
                continue
            row = compare(options.command, seed, options.seconds, known, options.options)
            rows.append(row)
            file.write(json.dumps(row) + "\n")
            file.flush()
    if rows:
        print(summary(rows))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
