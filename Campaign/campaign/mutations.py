"""Plans with one thing changed, and plans at random: `audit` against the auditor of its own."""

import json
import random

from . import brute_force, random_drives
from .auditor import Auditor
from .command import STATUSES
from .journal import Run

STATED_TOLERANCE = 1e-6


def run(campaign):
    part = Run(campaign, "mutations")
    for case in part.cases(campaign.amount(10_000, 50)):
        compare(campaign, part, case)
    part.close()


def compare(campaign, part, case):
    chance = random.Random(f"mutation {campaign.seed} {case}")
    drive = random_drives.draw(chance)
    auditor = Auditor(drive)
    if auditor.broken([]) - {"pinned"}:
        # A reserve that breaks a rule by itself is bad data.
        part.counts["drives passed over"] += 1
        return
    plan, how = mutated(chance, auditor, drive)
    stated_plan = plan if chance.random() < 0.5 else []
    terms = auditor.terms(plan)
    stated = dict(terms if stated_plan else {name: value + chance.choice([0, 0, 7]) for name, value in terms.items()})
    units = {person: drive["people"][person]["unit"] for person, *_ in plan}
    if chance.random() < 0.1 and plan:
        units[plan[0][0]] = chance.choice(drive["units"])["id"]
        how += ", another unit"
    folder = campaign.folder("mutated")
    random_drives.write(drive, folder / "d")
    (folder / "plan.json").write_text(json.dumps(plan_file(drive, plan, stated, units)), encoding="utf-8")
    outcome = campaign.command.run("audit", "d", "plan.json", "--json", folder=folder)
    if outcome.status not in STATUSES:
        return part.find("crash", f"case {case}: {outcome.describe()}", keep=[folder / "d", folder / "plan.json"])
    if outcome.status not in (0, 3):
        # Bad data of the drive itself, such as two pinned people who cannot both stay.
        check = campaign.command.run("check", "d", folder=folder)
        part.counts["drives refused" if check.status == 65 else "plans refused"] += 1
        if check.status != 65:
            part.find("a plan that is not read", f"case {case} ({how}): {outcome.describe()}",
                      keep=[folder / "d", folder / "plan.json"])
        return
    part.counts["plans"] += 1
    part.counts[how.split(",")[0]] += 1
    said = json.loads(outcome.output)
    rules = {violation["rule"] for violation in said["violations"]}
    wanted = auditor.broken(plan)
    doubled = len({person for person, *_ in plan}) < len(plan)
    if not doubled and is_false(stated, terms, units, drive):
        wanted.add("statement")
    if doubled:
        # What a person with two slots costs is not defined.
        rules.discard("statement")
    if rules:
        part.counts["with broken rules"] += 1
    for rule in rules:
        part.counts[f"rule {rule}"] += 1
    files = [folder / "d", folder / "plan.json"]
    if rules != wanted:
        part.find("other rules", f"case {case} ({how}): audit {sorted(rules - wanted)}, auditor {sorted(wanted - rules)}",
                  keep=files)
    real = sum(terms.values())
    if not doubled and abs(said["cost"] - real) > STATED_TOLERANCE * max(1, abs(real)):
        part.find("another cost", f"case {case} ({how}): audit {said['cost']}, auditor {real}", keep=files)
    if (outcome.status == 3) != bool(said["violations"]):
        part.find("another status", f"case {case} ({how}): {outcome.status}", keep=files)
    if rules == wanted:
        part.counts["agree"] += 1


def is_false(stated, terms, units, drive):
    """Whether what the file says of itself is not so."""
    def differs(one, other):
        return abs(one - other) > STATED_TOLERANCE * max(1, abs(other))

    return (
        differs(sum(stated.values()), sum(terms.values()))
        or any(differs(stated[name], terms[name]) for name in terms)
        or any(drive["people"][person]["unit"] != unit for person, unit in units.items())
    )


def mutated(chance, auditor, drive):
    """A plan and what was done to it."""
    places = [(index, start) for index, session in enumerate(drive["sessions"]) for start in auditor.slots(session)]
    people = range(len(drive["people"]))
    if chance.random() < 0.4:
        return [(person, *chance.choice(places)) for person in people if chance.random() < 0.8], "at random"
    _, plan, _ = brute_force.best(auditor)
    plan = list(plan or [])
    if not plan:
        return [(person, *chance.choice(places)) for person in people], "at random"
    at = chance.randrange(len(plan))
    person, index, start = plan[at]
    session = drive["sessions"][index]
    how = chance.choice(["unchanged", "moved", "dropped", "doubled", "off the grid", "late", "added"])
    if how == "moved":
        plan[at] = (person, *chance.choice(places))
    elif how == "dropped":
        del plan[at]
    elif how == "doubled":
        plan.append((person, *chance.choice(places)))
    elif how == "off the grid":
        plan[at] = (person, index, start + chance.randint(1, session["slot_minutes"] - 1))
    elif how == "late":
        plan[at] = (person, index, auditor.slots(session)[-1] + session["slot_minutes"])
    elif how == "added":
        missing = [p for p in people if p not in {entry[0] for entry in plan}]
        if missing:
            plan.append((chance.choice(missing), *chance.choice(places)))
        else:
            how = "unchanged"
    return plan, how


def plan_file(drive, plan, terms, units):
    placed = {person for person, *_ in plan}
    return {
        "version": 1, "drive": "Thử", "status": "feasible", "cost": sum(terms.values()), "bound": 0, "gap": 1,
        "seconds": 0, "terms": terms,
        "assignments": [
            {
                "registrant": drive["people"][person]["id"], "unit": units[person],
                "session": drive["sessions"][index]["id"], "slot": random_drives.clock(start),
            }
            for person, index, start in plan
        ],
        "unplaced": [
            {"registrant": person["id"], "reason": "–"} for n, person in enumerate(drive["people"]) if n not in placed
        ],
        "sessions": [],
    }
