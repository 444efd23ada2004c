"""What the results say: one entry for each drive and code, medians over drives, who is ahead."""

import statistics
from dataclasses import dataclass

from . import ladder

KHUNGGIO = "khunggio"
# Costs that differ by less are the same; bounds, by what two codes may both leave open.
SAME_COST = 1e-6
SAME_BOUND = 1e-4


@dataclass
class Entry:
    """What one code made of one drive."""

    drive: str
    row: int | None
    tightness: str
    code: str
    runs: int
    status: str
    cost: float | None
    bound: float | None
    seconds: float
    mebibytes: float
    limit: float | None
    progress: list
    crowded_out: bool
    is_valid: bool
    is_repeatable: bool
    threads: int
    unplaced: int | None
    date: str

    @property
    def gap(self):
        """The part of the cost that is not proven necessary; None without a plan or a bound."""
        return gap(self.cost, self.bound)

    def gap_after(self, seconds):
        """The gap it had reached after some seconds of search."""
        reached = [step for step in self.progress if step[0] <= seconds]
        return gap(*reached[-1][1:]) if reached else None

    def seconds_to(self, wanted):
        """The seconds of search after which its gap was as small as that; None if it never was."""
        for seconds, cost, bound in self.progress:
            now = gap(cost, bound)
            if now is not None and now <= wanted:
                return seconds
        return None


def gap(cost, bound):
    """(cost − bound) / max(1, |cost|), never below 0."""
    if cost is None or bound is None:
        return None
    return max(0.0, (cost - bound) / max(1.0, abs(cost)))


def entries(results):
    """For each drive and code what counts: the newest version, with the limit of the drive's row."""
    found = {}
    for line in results.lines:
        found.setdefault((line["drive"], line["code"]), []).append(line)
    return {key: _entry(lines) for key, lines in found.items()}


def _entry(lines):
    row = ladder.ROWS.get(lines[0]["row"] or 300)
    code = lines[0]["code"]
    if code != KHUNGGIO:
        lines = [line for line in lines if line["time_limit"] == row.peer_seconds] or lines
    last = lines[-1]
    keys = ("drive_hash", "program_hash", "version", "time_limit", "gap_limit", "threads")
    lines = [line for line in lines if all(line[key] == last[key] for key in keys)]
    if code != KHUNGGIO:
        # Of a run that was crowded out and its second go, the one that had more of the processor.
        lines = [max(lines, key=lambda line: line["cpu"] / line["seconds"])]
    first = lines[0]
    checked = first.get("checked") or {}
    cost = first["cost"]
    if cost is not None and "cost" in checked:
        cost = checked["cost"]
    if cost is not None and "cost" in (checked.get("audit") or {}):
        # What the plan itself costs: columns that are no integers may be larger than they need be.
        cost = checked["audit"]["cost"]
    return Entry(
        drive=first["drive"], row=first["row"], tightness=first["tightness"], code=code,
        runs=len(lines), status=first["status"], cost=cost, bound=first["bound"],
        seconds=statistics.median(line["seconds"] for line in lines),
        mebibytes=statistics.median(line["mebibytes"] for line in lines),
        limit=first["time_limit"], progress=first.get("progress") or [],
        crowded_out=first["crowded_out"], is_valid=all(_is_valid(line.get("checked") or {}) for line in lines),
        threads=first["threads"], is_repeatable=len({line.get("plan_hash") for line in lines}) == 1,
        unplaced=first.get("unplaced"), date=first["date"][:10],
    )  # fmt: skip


def _is_valid(checked):
    """Whether the solution, computed anew, breaks nothing."""
    audit = checked.get("audit") or {}
    return (
        checked.get("violations", 0) == 0
        and audit.get("violations", 0) == 0
        and "remark" not in audit
        and checked.get("violation", 0) <= 1e-5
        and checked.get("fraction", 0) <= 1e-4
    )


def median(values):
    """The median of those that are known; None if fewer than half are."""
    known = [value for value in values if value is not None]
    return statistics.median(known) if known and len(known) * 2 > len(values) else None


def compare(ours, theirs, same, smaller_wins):
    """win, draw or loss of a number against another; none at all loses."""
    if ours is None or theirs is None:
        return "draw" if ours is theirs else "win" if theirs is None else "loss"
    difference = (theirs - ours) if smaller_wins else (ours - theirs)
    if abs(difference) <= same * max(1.0, abs(ours), abs(theirs)):
        return "draw"
    return "win" if difference > 0 else "loss"


def duel(entries_by_key, drives, code):
    """For each drive both have been given: (drive, ours, theirs, in cost, in bound)."""
    made = []
    for drive in drives:
        ours, theirs = entries_by_key.get((drive, KHUNGGIO)), entries_by_key.get((drive, code))
        if ours and theirs:
            made.append((
                drive, ours, theirs,
                compare(ours.cost, theirs.cost, SAME_COST, True),
                compare(ours.bound, theirs.bound, SAME_BOUND, False),
            ))  # fmt: skip
    return made


def misses(entries_by_key, entry):
    """What a run of khunggio falls short of, in words; empty if the goal is reached."""
    row = ladder.ROWS[entry.row or 300]
    missed = []
    if entry.cost is None:
        return ["no plan"]
    if not entry.is_valid:
        missed.append("breaks a rule")
    if not entry.is_repeatable:
        missed.append("plans differ")
    if entry.seconds > row.goal_seconds:
        missed.append(f"{entry.seconds:.1f} s")
    if entry.mebibytes > row.memory:
        missed.append(f"{entry.mebibytes:.0f} MiB")
    if row.goal_gap is not None and entry.gap > row.goal_gap:
        missed.append(f"gap {100 * entry.gap:.2f} %")
    if row.registrants <= 3_000:
        for _, _, _, cost, bound in duel(entries_by_key, [entry.drive], "highs"):
            if cost == "loss":
                missed.append("cost")
            if bound == "loss":
                missed.append("bound")
    return missed
