"""Random drives with every rule, made from a seed: 6 to 24 people, or as many as are asked for."""

import csv
import random

import yaml

READINGS = ("expected", "everyone", "probability")


def make(seed, folder, sizes=(6, 24)):
    """Writes the random drive of a seed, of so many people from least to most; returns how it reads crowd limits."""
    rng = random.Random(seed)
    people = rng.randint(*sizes)
    reading = READINGS[seed % 3]
    sessions = [_session(rng, number, people) for number in range(rng.choice([1, 1, 1, 2]))]
    kinds = rng.choice([0, 0, 1, 2])
    turnout = {
        "show_rate": rng.choice([0.7, 0.8, 0.9, 1.0]),
        "deferral_rate": rng.choice([0.0, 0.1, 0.3]),
        "plan_for": rng.choice([0.5, 0.8, 0.9, 0.95, 0.99]) if reading == "probability" else reading,
    }
    if kinds:
        turnout["kinds"] = {
            f"k{number}": {"show_rate": rng.choice([0.5, 0.7, 1.0]), "deferral_rate": rng.choice([0.1, 0.45])}
            for number in range(kinds)
        }
    drive = {
        "version": 1, "name": f"random {seed}", "time_zone": "Asia/Ho_Chi_Minh", "language": "en",
        "sessions": sessions, "turnout": turnout,
    }  # fmt: skip
    if rng.random() < 0.4:
        drive["rules"] = {"max_away": rng.choice(["50%", "34%", "60%", 2, 3])}
    folder.mkdir(parents=True)
    (folder / "registrants").mkdir()
    (folder / "drive.yaml").write_text(yaml.safe_dump(drive, sort_keys=False), encoding="utf-8")
    units = rng.randint(1, max(1, people // 4))
    _write_units(rng, folder, units, sessions)
    _write_people(rng, folder, people, units, kinds, sessions)
    return reading


def clock(minute):
    return f"{minute // 60:02}:{minute % 60:02}"


def _session(rng, number, people):
    slot = rng.choice([10, 15, 20, 30])
    stages = [
        {"id": name, "minutes": rng.choice([4, 5, 8, 10, 12, 15]), "zone": zone}
        for name, zone in (("a", "hall"), ("b", "hall"), ("c", "beds"), ("d", "rest"))
    ][: rng.randint(1, 4)]
    stay = sum(stage["minutes"] for stage in stages)
    slots = rng.randint(3, 12)
    opens = 450
    closes = opens + slots * slot + stay + rng.randint(0, slot - 2)
    pressure = people / slots
    for stage in stages:
        least = max(1, round(pressure * stage["minutes"] / slot * rng.choice([0.8, 1.1, 1.5, 2.5])))
        if rng.random() < 0.25:
            middle = opens + rng.randint(1, slots - 1) * slot
            stage["servers"] = [
                {"from": clock(opens), "to": clock(middle), "count": least + 1},
                {"from": clock(middle), "to": clock(closes + 1), "count": least},
            ]
        else:
            stage["servers"] = least
    if len(stages) > 1 and rng.random() < 0.7:
        stages[rng.randint(0, len(stages) - 2)]["defers"] = True
    session = {
        "id": f"s{number}", "site": f"Site {number}", "date": f"2021-12-{9 + rng.choice([0, number]):02}",
        "opens": clock(opens), "closes": clock(closes), "slot_minutes": slot, "stages": stages,
    }  # fmt: skip
    if rng.random() < 0.3:
        session["arrivals_per_slot"] = rng.randint(1, 4)
    limits = []
    for _ in range(rng.choice([0, 1, 1, 2])):
        limit = {
            "zone": rng.choice(["*", "*", rng.choice(stages)["zone"]]),
            "limit": max(1, round(pressure * (stay + slot) / slot * rng.choice([0.6, 0.8, 1.1, 1.5]))),
        }
        if rng.random() < 0.3:
            limit["from"] = clock(opens + rng.randint(0, slots - 1) * slot)
        limits.append(limit)
    if limits:
        session["crowd_limits"] = limits
    if rng.random() < 0.2:
        session["blood_units"] = {"ceiling": rng.randint(2, people)}
    return session


def _write_units(rng, folder, units, sessions):
    with open(folder / "units.csv", "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "name", "quota", "from", "to", "max_away", "session"])
        for unit in range(units):
            rows.writerow([
                f"u{unit}", f"Unit {unit}", "",
                clock(450 + rng.randint(0, 4) * 15) if rng.random() < 0.2 else "",
                clock(570 + rng.randint(0, 8) * 15) if rng.random() < 0.1 else "",
                rng.choice(["1", "2", "50%"]) if rng.random() < 0.2 else "",
                rng.choice(sessions)["id"] if len(sessions) > 1 and rng.random() < 0.2 else "",
            ])  # fmt: skip


def _write_people(rng, folder, people, units, kinds, sessions):
    names = ["id", "unit", "kind", "available", "preferred", "group", "priority", "pinned"]
    with open(folder / "registrants" / "all.csv", "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(names)
        for person in range(people):
            unit = rng.randrange(units)
            available = ""
            if rng.random() < 0.25:
                begin = 450 + rng.randint(0, 6) * 15
                available = f"{clock(begin)}-{clock(begin + rng.randint(2, 8) * 15)}"
            rows.writerow([
                f"p{person}", f"u{unit}",
                f"k{rng.randrange(kinds)}" if kinds and rng.random() < 0.4 else "", available,
                clock(450 + rng.randint(0, 24) * 5) if rng.random() < 0.4 else "",
                f"u{unit}g{rng.randint(0, 1)}" if rng.random() < 0.15 else "",
                rng.choice([1, 1, 1, 2, 3]), "",
            ])  # fmt: skip
