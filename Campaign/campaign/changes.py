"""Changed tiny drives: replan, whatif and explain must agree with brute force over all assignments."""

import copy
import json
import random

from . import brute_force, random_drives
from .auditor import Auditor
from .command import DONE, STATUSES
from .differential import GAP, ROUNDING, assignments
from .journal import Run
from .mutations import plan_file


def run(campaign):
    part = Run(campaign, "changes")
    for case in part.cases(campaign.amount(5_000, 12)):
        chance = random.Random(f"changes {campaign.seed} {case}")
        drive = random_drives.draw(chance)
        # Simulated days decide there, not the rules alone.
        drive["day"] = False
        auditor = Auditor(drive)
        if auditor.broken([]) - {"pinned"} or any(person["pinned"] for person in drive["people"]):
            part.counts["drives passed over"] += 1
            continue
        folder = campaign.folder("changes")
        random_drives.write(drive, folder / "d")
        chance.choice([replan, whatif, explain])(campaign, part, case, chance, drive, folder)
    part.close()


def agrees(part, case, what, folder, made, wanted, real, cost):
    """Compares a plan with brute force: what it says it costs, what it costs, and the least cost."""
    keep = [folder]
    if abs(real - made["cost"]) > ROUNDING * max(1, abs(real)):
        part.find("another cost", f"case {case} {what}: {made['cost']} is stated, {real} is so", keep=keep)
    elif made["bound"] > cost + ROUNDING * max(1, abs(cost)):
        part.find("a false bound", f"case {case} {what}: bound {made['bound']}, a plan costs {cost}", keep=keep)
    elif made["status"] == "optimal" and made["cost"] > cost + GAP * max(1, abs(made["cost"])) + ROUNDING:
        part.find("not optimal", f"case {case} {what}: {made['cost']}, brute force {cost} {wanted}", keep=keep)
    elif made["cost"] < cost - ROUNDING * max(1, abs(cost)):
        part.find("cheaper than possible", f"case {case} {what}: {made['cost']}, brute force {cost}", keep=keep)
    else:
        part.counts[f"{what}: {made['status']}, agrees"] += 1


def replan(campaign, part, case, chance, drive, folder):
    """The drive changes after a plan was published; what is moved or lost costs."""
    _, told, _ = brute_force.best(Auditor(drive))
    if not told:
        return
    published = dict.fromkeys(range(len(drive["people"])))
    for person, *place in told:
        if chance.random() < 0.8:
            published[person] = tuple(place)
    told = [(person, *place) for person, place in published.items() if place]
    units = {person: drive["people"][person]["unit"] for person, *_ in told}
    (folder / "told.json").write_text(
        json.dumps(plan_file(drive, told, Auditor(drive).terms(told), units)), encoding="utf-8")
    change(chance, drive)
    frozen = chance.choice([None, None, None, "all", chance.choice(drive["units"])["id"], drive["sessions"][0]["id"]])
    if frozen:
        drive["weights"]["promised"] = chance.choice([0, 700])
        for person, place in published.items():
            identity = drive["people"][person]["unit"]
            if place and frozen in ("all", identity, drive["sessions"][place[0]]["id"]):
                drive["people"][person]["pinned"] = place
    auditor = Auditor(drive)
    cost, plan, tried = brute_force.best(auditor, published)
    unfrozen = copy.deepcopy(drive)
    for person in unfrozen["people"]:
        person["pinned"] = None
    random_drives.write(unfrozen, folder / "d")
    outcome = campaign.command.run(
        "replan", "d", "--from", "told.json", "--no-save", "--json", *(["--freeze", frozen] if frozen else []), folder=folder)
    part.counts["replanned"] += 1
    part.counts["assignments tried by brute force"] += tried
    if outcome.status not in STATUSES:
        return part.find("crash", f"case {case}: {outcome.describe()}", keep=[folder])
    if outcome.status not in DONE:
        part.counts["replan: refused"] += 1
        if cost is not None and not auditor.broken([]) - {"pinned"}:
            part.find("refused without a reason", f"case {case}: {outcome.describe()}", keep=[folder])
        return
    if cost is None:
        return part.find("a plan where none is valid", f"case {case}: {outcome.describe()}", keep=[folder])
    made = json.loads(outcome.output)
    found = assignments(drive, made)
    broken = auditor.broken(found)
    if broken:
        part.find("a plan that breaks a rule", f"case {case}: {sorted(broken)}", keep=[folder])
    terms = auditor.terms(found, published)
    for name, value in made["terms"].items():
        if abs(terms[name] - value) > ROUNDING * max(1, abs(value)):
            part.find("another term", f"case {case}: {name} {value} is stated, {terms[name]} is so", keep=[folder])
    said = {entry["registrant"]: (entry["from"], entry["to"]) for entry in made["changes"]}
    real = changes_of(drive, published, found)
    if said != real:
        part.find("other changes", f"case {case}: {said}, {real} is so", keep=[folder])
    agrees(part, case, "replan", folder, made, plan, sum(terms.values()), cost)


def changes_of(drive, published, found):
    placed = {person: tuple(place) for person, *place in found}
    return {
        drive["people"][person]["id"]: (words(drive, place), words(drive, placed.get(person)))
        for person, place in published.items() if place != placed.get(person)
    }


def words(drive, place):
    return random_drives.start_text(drive, place) if place else None


def change(chance, drive):
    """One thing of the drive that somebody changes after a plan was published."""
    session = chance.choice(drive["sessions"])
    how = chance.choice(["servers", "limit", "arrivals", "hours", "wish", "whole", "nothing"])
    if how == "servers":
        chance.choice(session["stages"])["servers"] = chance.choice([1, 2])
    elif how == "limit":
        session["limits"] = [{"zone": "*", "limit": chance.randint(1, 4), "from": None, "to": None}]
    elif how == "arrivals":
        session["arrivals"] = chance.choice([1, 2])
    elif how == "hours":
        person = chance.choice(drive["people"])
        person["available"] = [(None, session["opens"] + session["slot_minutes"], session["closes"])]
    elif how == "wish":
        chance.choice(drive["people"])["preferred"] = random_drives.draw_wish(chance, drive["sessions"])
    elif how == "whole":
        drive["whole"] = True


def whatif(campaign, part, case, chance, drive, folder):
    """A changed value in a row of whatif, and in the drive of brute force."""
    session = chance.choice(drive["sessions"])
    changed = copy.deepcopy(drive)
    same = changed["sessions"][drive["sessions"].index(session)]
    stage = chance.randrange(len(session["stages"]))
    key, value = chance.choice(["servers", "arrivals", "fair", "reserve", "whole", "show"]), chance.choice([1, 2, 3])
    if key == "servers" and isinstance(session["stages"][stage]["servers"], int):
        name = f"sessions.{session['id']}.stages.{session['stages'][stage]['id']}.servers"
        same["stages"][stage]["servers"] = value
    elif key == "arrivals":
        name, same["arrivals"] = f"sessions.{session['id']}.arrivals_per_slot", value
    elif key == "reserve":
        name, same["reserve"] = f"sessions.{session['id']}.reserve.per_slot", value - 1
        value -= 1
    elif key == "whole":
        name, value, changed["whole"] = "rules.whole", "true", True
    elif key == "show":
        name, value, changed["show"] = "turnout.show_rate", 0.65, 0.65
    else:
        value *= 50
        name, changed["weights"]["fair"] = "weights.fair", value
    outcome = campaign.command.run("whatif", "d", "--set", f"{name}={value}", "--json", folder=folder)
    part.counts["compared"] += 1
    if outcome.status not in STATUSES:
        return part.find("crash", f"case {case}: {outcome.describe()}", keep=[folder])
    auditor = Auditor(changed)
    cost, plan, tried = brute_force.best(auditor)
    part.counts["assignments tried by brute force"] += tried
    if outcome.status not in DONE:
        return part.find("a row that is not planned", f"case {case} {name}={value}: {outcome.describe()}", keep=[folder])
    row = json.loads(outcome.output)["rows"][0]
    if row.get("cost") is None:
        part.counts["whatif: refused"] += 1
        if cost is not None and not auditor.broken([]):
            part.find("refused without a reason", f"case {case} {name}={value}: {row}", keep=[folder])
        return
    if cost is None:
        return part.find("a plan where none is valid", f"case {case} {name}={value}: {row}", keep=[folder])
    agrees(part, case, f"whatif {key}", folder, row, plan, row["cost"], cost)


def explain(campaign, part, case, chance, drive, folder):
    """Each fix is planned for the changed drive; none that is said to place everyone may leave someone out."""
    outcome = campaign.command.run("explain", "d", "--json", folder=folder)
    part.counts["explained"] += 1
    if outcome.status not in STATUSES:
        return part.find("crash", f"case {case}: {outcome.describe()}", keep=[folder])
    if outcome.status not in DONE:
        return part.find("not explained", f"case {case}: {outcome.describe()}", keep=[folder])
    said = json.loads(outcome.output)
    held_back = sum(Auditor(drive).is_held_back(person) for person in drive["people"])
    _, plan, _ = brute_force.best(Auditor(drive))
    left_out = len(drive["people"]) - len(plan)
    people = {entry["registrant"] for entry in said["people"]}
    if said["unplaced"] != len(people):
        part.find("people without a reason", f"case {case}: {said['unplaced']} left out, {len(people)} explained", keep=[folder])
    part.counts["explain: as many left out" if said["unplaced"] == left_out else "explain: another number left out"] += 1
    part.counts["explain: held back"] += held_back
    for fix in said["fixes"]:
        if len(fix["set"]) != 1:
            part.counts["explain: pairs"] += 1
        sets = [argument for key, value in fix["set"].items() for argument in ("--set", f"{key}={value}")]
        row = campaign.command.run("whatif", "d", *sets, "--json", folder=folder)
        part.counts["fixes"] += 1
        if row.status not in DONE:
            part.find("a fix that is not planned", f"case {case} {sets}: {row.describe()}", keep=[folder])
            continue
        planned = json.loads(row.output)["rows"][0]
        if planned.get("unplaced") != fix["unplaced_after"]:
            part.find("a fix that does another thing",
                      f"case {case} {sets}: {fix['unplaced_after']} said, {planned.get('unplaced')} planned", keep=[folder])
        else:
            part.counts["fixes that hold"] += 1
