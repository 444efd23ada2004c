"""Random timetables with a plan made first and capacity that just holds it: nobody may be left out, and the plan
may cost no more. Units come one after another, each in one run of slots, as organisers publish them."""

import json
import math
import random
from collections import defaultdict

from . import random_drives
from .auditor import Auditor
from .command import DONE
from .differential import ROUNDING, assignments
from .journal import Run

# Minutes, zone and whether people may be sent home after it, of the stages of four sorts of days.
DAYS = [
    [("check", 3, "hall", False), ("doctor", 5, "hall", True), ("jab", 3, "hall", False), ("watch", 30, "chairs", False)],
    [("reception", 3, "hall", False), ("screening", 8, "hall", True), ("donation", 12, "beds", False), ("rest", 15, "rest", False)],
    [("keys", 5, "lobby", False), ("unload", 15, "kerb", False), ("lift", 20, "lift", False)],
    [("desk", 2, "hall", False), ("booth", 4, "hall", False)],
]
HOURS = [(450, 690), (810, 1050)]
MOST_PEOPLE = 600


def run(campaign):
    part = Run(campaign, "timetables")
    for case in part.cases(campaign.amount(500, 2)):
        compare(campaign, part, case)
    part.close()


def compare(campaign, part, case):
    drive, published = draw(random.Random(f"timetable {campaign.seed} {case}"))
    auditor = Auditor(drive)
    folder = campaign.folder("timetable")
    random_drives.write(drive, folder / "d")
    outcome = campaign.command.run("plan", "d", "--json", folder=folder, timeout=900)
    part.counts["timetables"] += 1
    part.counts["people"] += len(drive["people"])
    keep = [folder / "d"]
    if outcome.status not in DONE:
        return part.find("not planned", f"case {case}: {outcome.describe()}", keep=keep)
    made = json.loads(outcome.output)
    plan = assignments(drive, made)
    broken = auditor.broken(plan)
    cost, real = auditor.cost(published), auditor.cost(plan)
    left_out = len(drive["people"]) - len(plan)
    if broken:
        part.find("a plan that breaks a rule", f"case {case}: {sorted(broken)}", keep=keep)
    elif abs(real - made["cost"]) > ROUNDING * max(1, abs(real)):
        part.find("another cost", f"case {case}: {made['cost']} is stated, {real} is so", keep=keep)
    elif left_out:
        part.find("somebody is left out", f"case {case}: {left_out} of {len(drive['people'])}", keep=keep)
    elif made["bound"] > cost + ROUNDING * max(1, abs(cost)):
        part.find("a false bound", f"case {case}: bound {made['bound']}, the timetable costs {cost}", keep=keep)
    elif real > cost + ROUNDING * max(1, abs(cost)):
        part.find("dearer than the timetable", f"case {case}: {real}, the timetable {cost}", keep=keep)
    else:
        part.counts["nobody is left out, no rule is broken"] += 1
        part.counts[made["status"]] += 1
        part.counts["cheaper than the timetable" if real < cost - ROUNDING * max(1, cost) else "as dear as it"] += 1


def draw(random):
    """A drive that just holds a timetable, and that timetable as a plan."""
    stages = random.choice(DAYS)
    sessions = [draw_session(random, number, stages) for number in range(random.choice([1, 1, 2, 2, 3, 4]))]
    drive = {
        "sessions": sessions, "show": random.choice([0.7, 0.85, 0.95, 1.0]),
        "defer": random.choice([0, 0.05, 0.25]) if any(stage[3] for stage in stages) else 0,
        "plan_for": random.choice(["expected", "everyone", 0.9, 0.95]), "kinds": {}, "max_away": None,
        "whole": random.choice([None, True, True, 40]), "weights": {}, "units": [], "people": [], "day": False,
        "declared": False, "extras": random.random() < 0.2, "without_units": False,
    }
    for name, values, part in (("session", [15], 0.5), ("fair", [20, 40], 0.3), ("preference", [2], 0.2)):
        if random.random() < part:
            drive["weights"][name] = random.choice(values)
    grouped, parties = random.random() < 0.2, random.random() < 0.3
    most = random.choice([12, 30, 45])
    wanted = random.randint(60, MOST_PEOPLE)
    while len(drive["people"]) < wanted:
        name = f"u{len(drive['units'])}"
        drive["units"].append(random_drives.plain_unit(name))
        for _ in range(random.randint(4, most)):
            drive["people"].append({
                "id": f"p{len(drive['people'])}", "unit": name, "kind": None, "available": [], "preferred": None,
                "group": "class" if grouped else None, "priority": 1, "pinned": None, "answer": None,
                "party": random.choice([None, None, 2, 3]) if parties else None,
            })
    order = [(unit["id"], number % len(sessions)) for number, unit in enumerate(drive["units"])]
    rate = 1
    while (plan := filled(drive, order, rate)) is None:
        rate += 1
    hold(random, drive, plan)
    return drive, plan


def draw_session(random, number, stages):
    opens, closes = HOURS[number % 2]
    return {
        "id": f"s{number}", "date": f"2027-03-0{6 + number // 2}", "opens": opens, "closes": closes,
        "slot_minutes": random.choice([10, 15, 20]), "limits": [], "arrivals": None, "ceiling": None, "reserve": 0,
        "arrive_before": random.choice([0, 10]),
        "stages": [
            {"id": name, "minutes": minutes, "zone": zone, "defers": defers, "servers": 1, "overload": None}
            for name, minutes, zone, defers in stages
        ],
    }


def filled(drive, order, rate):
    """The plan of units one after another, at most `rate` people or one group a slot; None if there is no room."""
    free = [[[start, rate] for start in Auditor(drive).slots(session)] for session in drive["sessions"]]
    members = defaultdict(lambda: defaultdict(list))
    for number, person in enumerate(drive["people"]):
        members[person["unit"]][person["group"] or number].append(number)
    plan = []
    for unit, index in order:
        for group in members[unit].values():
            # A class larger than that has a slot of its own.
            fits = (slot for slot in free[index] if slot[1] >= min(len(group), rate))
            slot = next(fits, None)
            if slot is None:
                return None
            # Nobody later comes before: the slots of a unit stay one run.
            free[index] = free[index][free[index].index(slot):]
            slot[1] -= len(group)
            plan += [(person, index, slot[0]) for person in group]
    return plan


def least_limit(auditor, index, zone, present):
    """The least crowd limit that people keep."""
    limit = {"zone": zone, "limit": 1, "from": None, "to": None}
    low, high = 1, sum(party for *_, party in present) + 1
    while low < high:
        limit["limit"] = (low + high) // 2
        if auditor.is_crowded(index, limit, present):
            low = limit["limit"] + 1
        else:
            high = limit["limit"]
    limit["limit"] = low
    return limit


def hold(random, drive, plan):
    """Makes capacity that just holds the plan, and hours of units and wishes around it."""
    reserve, overload, arrivals = (random.random() < part for part in (0.25, 0.25, 0.3))
    for index, session in enumerate(drive["sessions"]):
        session["reserve"] = random.randint(1, 2) if reserve else 0
        auditor = Auditor(drive)
        present = [(start, *auditor.rates[person]) for person, place, start in plan if place == index]
        kept = [(start, 1.0, drive["defer"], 1) for start in auditor.slots(session) for _ in range(session["reserve"])]
        for stage, load in zip(session["stages"], auditor.stage_loads(index, present + kept)):
            stage["servers"] = max(1, math.ceil(max(load.values(), default=0) - ROUNDING))
            if overload and stage["servers"] > 3:
                stage["servers"] -= 1
                stage["overload"] = (1, random.choice([2, 20]))
        zones = sorted({"*", random.choice(session["stages"])["zone"]})
        for zone in zones if random.random() < 0.8 else []:
            session["limits"].append(least_limit(auditor, index, zone, present + kept))
        if arrivals:
            starts = [start for start, *_ in present + kept]
            session["arrivals"] = max(map(starts.count, starts), default=1)
    windows, wishes = random.random() < 0.5, random.random() < 0.4
    for unit in drive["units"]:
        places = [(index, start) for person, index, start in plan if drive["people"][person]["unit"] == unit["id"]]
        index = places[0][0]
        session = drive["sessions"][index]
        first, last = min(places)[1], max(places)[1] + session["slot_minutes"]
        if windows:
            slack = random.randint(0, 2) * session["slot_minutes"]
            unit["sessions"] = [session["id"]]
            unit["from"], unit["to"] = max(session["opens"], first - slack), min(session["closes"], last + slack)
        if wishes and random.random() < 0.5:
            unit["preferred"] = (index, first + random.choice([0, session["slot_minutes"]]))
