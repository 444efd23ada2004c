"""Bình Long, 25 May 2011: one list for all, and the published timetable as a plan file."""

import json

from .people import COLUMNS, UNIT_COLUMNS, Chance, clock, minute, person, write

SLOT = 15
BORN = (1951, 1993)
DEFERRED = 0.2
STAGES = [(2, 1), (6, 1), (10, 1 - DEFERRED), (15, 1 - DEFERRED)]  # minutes, part who reach it
WEIGHTS = {"unplaced": 1000, "moved": 50, "preference": 1, "split": 3, "block": 2, "peak": 5}

# id, name, blood units of all of them together as published, people of each, published window
PUBLISHED = [("xa-phuong", "Xã, phường", 195, [41, 41, 41, 41, 40, 40], "08:00", "09:00"),
             ("co-quan", "Khối cơ quan", 25, [8, 8, 8, 7], "09:00", "09:30"),
             ("truong", "Trường", 30, [8, 8, 7, 7, 7], "09:30", "11:30")]


def make(folder):
    chance = Chance("binh-long-2011")
    units, people, assignments = [], [], []
    for prefix, name, _, sizes, opens, closes in PUBLISHED:
        slots = range(minute(opens), minute(closes), SLOT)
        for number, size in enumerate(sizes, start=1):
            unit = f"{prefix}-{number}"
            units.append({"id": unit, "name": f"{name} {number}", "quota": size})
            for place in range(size):
                one = person(chance, unit, BORN)
                one["id"] = f"{len(people) + 1:03d}"
                people.append(one)
                # A unit's list is spread evenly over the slots of the window it was given.
                assignments.append({"registrant": one["id"], "unit": unit, "session": "hall",
                                    "slot": clock(slots[place * len(slots) // size])})
    write(folder / "units.csv", UNIT_COLUMNS, units)
    write(folder / "registrants" / "all.csv", COLUMNS, people)
    text = json.dumps(published(assignments), ensure_ascii=False, indent=1)
    (folder / "published-plan.json").write_text(text + "\n", encoding="utf-8")


def published(assignments):
    """The timetable as a plan; its cost is counted here, nothing is known about a lower bound."""
    invited = {}
    for one in assignments:
        invited[one["slot"]] = invited.get(one["slot"], 0) + 1
    used = {(one["unit"], minute(one["slot"])) for one in assignments}
    runs = [1 for unit, slot in used if (unit, slot - SLOT) not in used]
    peak = max(present(invited, now) for now in range(minute("08:00"), minute("12:15")))
    amounts = {"unplaced": 0, "moved": 0, "preference": 0,
               "split": len(used), "block": len(runs), "peak": peak}
    terms = {name: round(amount * WEIGHTS[name], 6) for name, amount in amounts.items()}
    return {"version": 1, "drive": "Hiến máu tình nguyện thị xã Bình Long, 25/5/2011",
            "status": "feasible", "cost": sum(terms.values()), "bound": 0, "gap": 1, "seconds": 0,
            "terms": terms, "assignments": assignments, "unplaced": [],
            "sessions": [{"id": "hall", "expected_blood_units": len(assignments) * (1 - DEFERRED),
                          "peak_expected": round(peak, 6),
                          "slots": [{"start": slot, "invited": count}
                                    for slot, count in sorted(invited.items())]}]}


def present(invited, now):
    """The expected number in the hall at a minute, everybody invited coming."""
    total = 0.0
    for slot, count in invited.items():
        for arrival in range(minute(slot), minute(slot) + SLOT):
            begins = arrival
            for minutes, reaching in STAGES:
                if begins <= now < begins + minutes:
                    total += count * reaching / SLOT
                begins += minutes
    return total
