"""Tiny random drives: the plan must cost what brute force over all assignments finds."""

import json
import random

from . import brute_force, random_drives
from .auditor import Auditor
from .command import STATUSES
from .journal import Run

# What plan promises of an optimal plan: cost (1 - gap) is below every valid one.
GAP = 1e-4
ROUNDING = 1e-6


def run(campaign):
    part = Run(campaign, "differential")
    for case in part.cases(campaign.amount(10_000, 12)):
        compare(campaign, part, case)
    part.close()


def drive_of(seed, case):
    return random_drives.draw(random.Random(f"tiny {seed} {case}"))


def compare(campaign, part, case):
    drive = drive_of(campaign.seed, case)
    folder = campaign.folder("tiny")
    random_drives.write(drive, folder / "d")
    outcome = campaign.command.run("plan", "d", "--json", folder=folder)
    part.counts["drives"] += 1
    auditor = Auditor(drive)
    cost, plan, tried = brute_force.best(auditor)
    part.counts["assignments tried by brute force"] += tried
    if outcome.status not in STATUSES:
        return part.find("crash", f"case {case}: {outcome.describe()}", keep=[folder / "d"])
    if outcome.status == 65:
        return refused(part, case, auditor, outcome, cost, folder)
    if cost is None:
        return part.find("a plan where none is valid", f"case {case}: {outcome.describe()}", keep=[folder / "d"])
    made = json.loads(outcome.output)
    part.counts[f"plan_for {'probability' if isinstance(drive['plan_for'], float) else drive['plan_for']}"] += 1
    part.counts[made["status"]] += 1
    assigned = assignments(drive, made)
    broken = auditor.broken(assigned)
    if broken:
        part.find("a plan that breaks a rule", f"case {case}: {sorted(broken)}", keep=[folder / "d"])
    real = auditor.cost(assigned)
    if abs(real - made["cost"]) > ROUNDING * max(1, abs(real)):
        part.find("another cost", f"case {case}: {made['cost']} is stated, {real} is so", keep=[folder / "d"])
    if made["bound"] > cost + ROUNDING * max(1, abs(cost)):
        part.find("a false bound", f"case {case}: bound {made['bound']}, a plan costs {cost}", keep=[folder / "d"])
    if made["status"] == "optimal":
        if made["cost"] > cost + GAP * max(1, abs(made["cost"])) + ROUNDING:
            part.find("not optimal", f"case {case}: {made['cost']}, brute force {cost}", keep=[folder / "d"])
        else:
            part.counts["equal to brute force"] += 1
    # A day that is not kept ends with 3, too: whether it is, brute force over minutes does not say.
    wanted = {3} if len(assigned) < len(drive["people"]) else {0, 3} if drive["day"] else {0}
    if outcome.status not in wanted:
        part.find("another status", f"case {case}: {outcome.describe()}", keep=[folder / "d"])


def refused(part, case, auditor, outcome, cost, folder):
    """Bad data: only pinned people or a reserve that breaks a rule by itself may be the reason."""
    part.counts["refused"] += 1
    reserve_breaks = auditor.broken([])
    unplaceable = cost is None
    if not reserve_breaks and not unplaceable and not any(p["pinned"] for p in auditor.people):
        part.find("refused without a reason", f"case {case}: {outcome.describe()}", keep=[folder / "d"])


def assignments(drive, made):
    """The assignments of a plan file as positions and minutes."""
    people = {person["id"]: number for number, person in enumerate(drive["people"])}
    sessions = {session["id"]: number for number, session in enumerate(drive["sessions"])}
    found = []
    for entry in made["assignments"]:
        hours, minutes = entry["slot"].split(":")
        found.append((people[entry["registrant"]], sessions[entry["session"]], int(hours) * 60 + int(minutes)))
    return found
