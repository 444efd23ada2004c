"""Two hundred scenarios of one drive by `whatif`: seconds, and whether each is as good as planned alone.

    python -m peers.scenarios ../.build/release/khunggio

Each row is held against `plan` of a copy of the drive that is changed here, by rules of our own. A row is within the
gap if it lies no further above the plan made alone than that plan may lie above the best one.
"""

import argparse
import json
import random
import re
import shutil
import statistics
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from .replanning import run

DRIVE = Path(__file__).resolve().parents[2] / "data" / "thanh-xuan-2021"
# Costs that differ by less are the same.
SAME = 1e-6
# A tenth of a percentage point, by which a gap may be wider and still count as no wider.
GAP_TOLERANCE = 0.001


class Change(NamedTuple):
    """One key of the sweep, its values, and where its numbers stand in drive.yaml."""

    name: str
    key: str
    values: str
    # What stands before a number, and the number.
    pattern: str
    numbers: int


CHANGES = [
    # Only the screening stage has counts.
    Change("screening", "sessions.hall.stages.screening.servers", "+0,+1,+2,-1,-2", r"(\bcount: )(\d+)", 2),
    Change("donation", "sessions.hall.stages.donation.servers", "+0,+1,+2,-1,+3", r"(donation,.*servers: )(\d+)", 1),
    Change("limits", "sessions.hall.crowd_limits.*.limit", "+0,+5,-5,+10", r"(\blimit: )(\d+)", 3),
    Change("slot minutes", "sessions.*.slot_minutes", "15,20", r"(\bslot_minutes: )(\d+)", 1),
]


class Comparison(NamedTuple):
    """A row of the sweep, and the plan that was made alone."""

    row: dict
    alone: dict

    @property
    def above(self) -> float:
        """How much more the row costs than the plan made alone."""
        return self.row["cost"] - self.alone["cost"]

    @property
    def within_the_gap(self) -> bool:
        return self.above <= self.alone["cost"] - self.alone["bound"] + SAME

    @property
    def gap_no_wider(self) -> bool:
        return self.row["gap"] <= self.alone["gap"] + GAP_TOLERANCE

    @property
    def more_without_a_slot(self) -> int:
        """How many more people have no slot in the row than in the plan made alone."""
        return self.row["unplaced"] - len(self.alone["unplaced"])


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("khunggio")
    arguments.add_argument("--once", action="store_true", help="do not sweep a second time")
    arguments.add_argument("--rows", type=int, help="plan only so many rows alone, chosen at random")
    arguments.add_argument("--verbose", action="store_true", help="print every row that is planned alone")
    given = arguments.parse_args()
    if given.rows is not None and given.rows < 1:
        arguments.error("--rows must be at least 1")
    khunggio = str(Path(given.khunggio).resolve())
    seconds, rows = timed_sweep(khunggio)
    print(f"sweep: {len(rows)} rows in {seconds:.1f} s", flush=True)
    if not given.once:
        again_seconds, again = timed_sweep(khunggio)
        print(f"sweep again: {again_seconds:.1f} s, {difference(rows, again)}", flush=True)
    planned = [row for row in rows if "cost" in row]
    failed = [row for row in rows if "cost" not in row]
    for row in failed:
        print(f"no plan: {named(row)}: {row.get('error', row.get('status'))}")
    print(f"rows without a plan: {len(failed)}", flush=True)
    if not planned:
        raise SystemExit("no row has a plan")
    comparisons = []
    for row in chosen(planned, given.rows):
        comparison = Comparison(row, plan_alone(khunggio, row["set"]))
        comparisons.append(comparison)
        if given.verbose or not comparison.within_the_gap:
            print(line(comparison), flush=True)
    summarize(seconds, comparisons)
    if failed or not all(each.within_the_gap for each in comparisons):
        raise SystemExit(1)


def timed_sweep(khunggio: str) -> tuple[float, list[dict]]:
    """The seconds of one sweep over all scenarios, and its rows."""
    sets = [part for change in CHANGES for part in ("--set", f"{change.key}={change.values}")]
    began = time.monotonic()
    printed = run(khunggio, "whatif", DRIVE, *sets, "--json")
    return time.monotonic() - began, json.loads(printed)["rows"]


def difference(rows: list[dict], again: list[dict]) -> str:
    """Whether two sweeps have the same rows, seconds aside."""
    if len(rows) != len(again):
        return f"{len(again)} rows instead of {len(rows)}"
    different = sum(without_seconds(first) != without_seconds(second) for first, second in zip(rows, again))
    return f"{different} rows differ" if different else "all rows the same apart from seconds"


def without_seconds(row: dict) -> dict:
    """A row without how long it took."""
    return {key: value for key, value in row.items() if key != "seconds"}


def chosen(rows: list[dict], number: int | None) -> list[dict]:
    """All rows, or so many of them, in the order of the sweep."""
    if number is None or number >= len(rows):
        return rows
    return [rows[place] for place in sorted(random.Random(1).sample(range(len(rows)), number))]


def plan_alone(khunggio: str, values: dict) -> dict:
    """The plan of a copy of the drive with these values."""
    with tempfile.TemporaryDirectory() as folder:
        drive = Path(folder, "drive")
        shutil.copytree(DRIVE, drive)
        settings = drive / "drive.yaml"
        settings.write_text(changed(settings.read_text(encoding="utf-8"), values), encoding="utf-8")
        return json.loads(run(khunggio, "plan", drive, "--no-save", "--json"))


def changed(text: str, values: dict) -> str:
    """The text of drive.yaml with these values."""
    for change in CHANGES:
        value = str(values[change.key])
        text, numbers = re.subn(change.pattern, lambda found: found[1] + new_number(found[2], value), text)
        if numbers != change.numbers:
            raise SystemExit(f"drive.yaml has {numbers} numbers for {change.key}, not {change.numbers}")
    return text


def new_number(old: str, value: str) -> str:
    """The value, or the old number changed by it if it has a sign."""
    return str(int(old) + int(value)) if value[0] in "+-" else value


def named(row: dict) -> str:
    """The values of a row, in words."""
    return ", ".join(f"{change.name} {row['set'][change.key]}" for change in CHANGES)


def line(comparison: Comparison) -> str:
    """One row beside the plan made alone."""
    row, alone = comparison
    return (
        f"{named(row)}: cost {row['cost']:.2f}, alone {alone['cost']:.2f} and at least {alone['bound']:.2f}; "
        f"gap {row['gap']:.2%}, alone {alone['gap']:.2%}; "
        f"without a slot {row['unplaced']}, alone {len(alone['unplaced'])}; "
        + ("within the gap" if comparison.within_the_gap else "NOT WITHIN THE GAP")
    )


def summarize(seconds: float, comparisons: list[Comparison]) -> None:
    """Prints what all rows come to."""
    above = [each.above / each.alone["cost"] for each in comparisons]
    less = sum(each.above < -SAME for each in comparisons)
    more = sum(each.above > SAME for each in comparisons)
    fewer_people = sum(each.more_without_a_slot < 0 for each in comparisons)
    more_people = sum(each.more_without_a_slot > 0 for each in comparisons)
    number = len(comparisons)
    print(f"seconds of the sweep: {seconds:.1f}")
    print(f"within the gap of planning alone: {sum(each.within_the_gap for each in comparisons)} of {number}")
    print(f"cost above planning alone: mean {statistics.mean(above):+.4%}, largest {max(above):+.4%}")
    print(f"cost less than alone in {less}, the same in {number - less - more}, more in {more}")
    print(
        f"gap no wider than alone plus {GAP_TOLERANCE * 100:.1f} points: "
        f"{sum(each.gap_no_wider for each in comparisons)} of {number}"
    )
    print(
        f"people without a slot: {sum(each.row['unplaced'] for each in comparisons)} in the sweep, "
        f"{sum(len(each.alone['unplaced']) for each in comparisons)} alone; "
        f"fewer in {fewer_people} rows, as many in {number - fewer_people - more_people}, more in {more_people}"
    )


if __name__ == "__main__":
    main()
