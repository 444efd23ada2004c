"""Random small drives with every key of the contract, and how they are written as files."""

import csv

KINDS = {"first": {"show": 0.7, "defer": 0.45}, "family": {"show": 0.9, "defer": 0.25, "party": 2}}


def clock(minute):
    return f"{minute // 60:02}:{minute % 60:02}"


def letters(number):
    """A name for each number: A, B, …, Z, A1, …"""
    return chr(65 + number % 26) + (str(number // 26) if number > 25 else "")


def draw(random, most_people=6, most_choices=4, most_sessions=2, expected_only=False):
    """A drive.

    most_choices: at most so many slots over all sessions, so that brute force can try all assignments;
    expected_only: no plan_for whose rule the exported program only approximates.
    """
    sessions = []
    left = most_choices
    for number in range(random.choice([1] * 3 + [2]) if most_sessions > 1 else 1):
        if left:
            slots = random.randint(1 if number else 2, min(left, 3 if most_choices < 6 else left))
            left -= slots
            sessions.append(draw_session(random, number, slots))
    if len(sessions) > 1 and random.random() < 0.5:
        sessions[1]["date"] = sessions[0]["date"]
    kinds = {name: dict(rates) for name, rates in KINDS.items() if random.random() < 0.4}
    drive = {
        "sessions": sessions,
        "show": random.choice([0.5, 0.8, 1.0]),
        "defer": random.choice([0, 0.25, 0.375]),
        "plan_for": random.choice(["expected", "expected", "everyone"] + ([] if expected_only else [0.5, 0.8, 0.95])),
        "kinds": kinds,
        "max_away": random.choice([None, None, 1, 2, "50%"]),
        "whole": random.choice([None, None, None, True, 2]),
        "weights": {
            name: random.choice(values)
            for name, values in {
                "unplaced": [100, 1000], "preference": [1, 4], "split": [0, 3, 7], "block": [0, 2, 5],
                "peak": [0, 5, 11.5], "session": [0, 10],
            }.items()
            if random.random() < 0.4
        },
    }
    drive["units"] = [draw_unit(random, number, sessions) for number in range(random.randint(1, 3))]
    count = random.randint(2, most_people)
    drive["people"] = [draw_person(random, number, drive) for number in range(count)]
    used = {person["unit"] for person in drive["people"]}
    drive["units"] = [unit for unit in drive["units"] if unit["id"] in used]
    # Last, so that all else of a seed's drive is as it was before there was this term.
    if random.random() < 0.3:
        drive["weights"]["fair"] = random.choice([0.5, 3, 40, 300])
    add_rarer_keys(random, drive, expected_only)
    return drive


def add_rarer_keys(random, drive, expected_only):
    """Keys that came later, and values at the edges of the others."""
    drive["day"] = False
    drive["declared"] = random.random() < 0.2
    drive["extras"] = random.random() < 0.2
    drive["without_units"] = False
    for session in drive["sessions"]:
        session["arrive_before"] = random.choice([0] * 4 + [10])
        if session["reserve"] and random.random() < 0.3:
            session["reserve"] = 2
        for stage in session["stages"]:
            if stage["overload"] is None and random.random() < 0.05:
                stage["overload"] = (random.choice([0, 0.25, 3]), random.choice([0, 0.5, 300]))
        for limit in session["limits"]:
            if limit["from"] is not None and random.random() < 0.4:
                limit[random.choice(["from", "to"])] = None
    for unit in drive["units"]:
        if len(drive["sessions"]) > 1 and random.random() < 0.1:
            unit["sessions"] = [session["id"] for session in drive["sessions"]]
        if unit["from"] is not None and unit["to"] is not None and unit["from"] >= unit["to"]:
            unit["to"] = None
        if unit["max_away"] and random.random() < 0.2:
            unit["max_away"] = random.choice(["34%", "66%", "100%", 3])
    for person in drive["people"]:
        person["answer"] = random.choice([None, "yes", "yes", "no"]) if drive["declared"] else None
        if person["kind"] == "family" and random.random() < 0.3:
            person["party"] = 1
        if random.random() < 0.05:
            person["priority"] = 7
    if random.random() < 0.1:
        # Without units.csv units have no more than the rules for all.
        drive["without_units"] = True
        drive["units"] = [plain_unit(unit["id"]) for unit in drive["units"]]
    if isinstance(drive["plan_for"], float) and random.random() < 0.1 and not expected_only:
        drive["day"] = True


def plain_unit(identity):
    return {
        "id": identity, "staff": None, "from": None, "to": None, "max_away": None, "sessions": [], "preferred": None,
        "whole": None,
    }


def draw_session(random, number, slots):
    step = random.choice([5, 10, 15])
    stages = []
    zones = ["hall", "beds"] if random.random() < 0.6 else ["hall"]
    defers = random.choice([None, 0, 1])
    for index in range(random.randint(1, 3)):
        stages.append({
            "id": f"s{index}", "minutes": random.randint(3, 12), "zone": random.choice(zones),
            "defers": index == defers, "servers": random.choice([1, 1, 2, 3]),
            "overload": (random.choice([0.5, 1, 1.5]), random.choice([2, 20])) if random.random() < 0.15 else None,
        })
    stay = sum(stage["minutes"] for stage in stages)
    opens = 480 + 90 * number
    closes = opens + step * slots - 1 + stay + random.randint(0, step - 1)
    if random.random() < 0.25:
        middle = opens + (closes - opens) // 2
        stages[-1]["servers"] = [(opens, middle, random.randint(1, 3)), (middle, closes, random.randint(1, 3))]
    present = sorted({stage["zone"] for stage in stages})
    limits = []
    for _ in range(random.choice([0, 1, 1, 2])):
        begin, end = None, None
        if random.random() < 0.3:
            begin, end = opens + random.randint(0, step), closes - random.randint(0, 5)
        limits.append({"zone": random.choice(["*", *present]), "limit": random.randint(1, 5), "from": begin, "to": end})
    # One limit for each zone and window is enough.
    unique = {(limit["zone"], limit["from"], limit["to"]): limit for limit in limits}
    return {
        "id": ["morning", "noon"][number], "date": f"2027-03-0{6 + number}", "opens": opens, "closes": closes,
        "slot_minutes": step, "stages": stages, "limits": list(unique.values()),
        "arrivals": random.choice([None, None, 1, 2, 3]), "ceiling": random.choice([None, None, 1, 2.5]),
        "reserve": random.choice([0] * 6 + [1]),
    }


def draw_unit(random, number, sessions):
    session = random.choice(sessions)
    window = random.random() < 0.2
    return {
        "id": f"u{number}", "staff": random.choice([None, None, 3, 10]),
        "from": session["opens"] + session["slot_minutes"] if window and random.random() < 0.5 else None,
        "to": session["closes"] - 5 if window else None,
        "max_away": random.choice([None] * 4 + [1, "40%"]),
        "sessions": [session["id"]] if random.random() < 0.15 else [],
        "preferred": draw_wish(random, sessions) if random.random() < 0.2 else None,
        "whole": random.choice([None] * 4 + [True, False]),
    }


def draw_wish(random, sessions):
    """A session or None for any, and a minute, sometimes off the grid."""
    index = random.randrange(len(sessions))
    session = sessions[index]
    minute = session["opens"] + random.randint(0, 2) * session["slot_minutes"] + random.choice([0, 0, 0, 2])
    return (index if random.random() < 0.4 else None, minute)


def draw_person(random, number, drive):
    sessions = drive["sessions"]
    available = []
    if random.random() < 0.25:
        session = random.choice(sessions)
        begin = session["opens"] + random.choice([0, 0, session["slot_minutes"]])
        available = [(random.choice([None, session["id"]]), begin, begin + session["slot_minutes"] * random.randint(1, 2))]
    pinned = None
    if random.random() < 0.04:
        index = random.randrange(len(sessions))
        pinned = (index, sessions[index]["opens"])
    return {
        "id": f"p{number}", "unit": random.choice(drive["units"])["id"],
        "kind": random.choice([None, *drive["kinds"]]), "available": available,
        "preferred": draw_wish(random, sessions) if random.random() < 0.4 else None,
        "group": random.choice([None] * 5 + ["1"]), "priority": random.choice([1] * 5 + [2, 3]), "pinned": pinned,
        "party": random.choice([None] * 8 + [2, 3]),
    }


def start_text(drive, wish):
    if wish is None:
        return ""
    index, minute = wish
    return clock(minute) if index is None else f"{drive['sessions'][index]['id']} {clock(minute)}"


def write(drive, folder):
    """Writes the drive's files."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "registrants").mkdir(exist_ok=True)
    (folder / "drive.yaml").write_text(yaml_text(drive), encoding="utf-8")
    if not drive["without_units"]:
        write_units(drive, folder / "units.csv")
    with open(folder / "registrants" / "all.csv", "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        more = ["tested"] if drive["declared"] else []
        rows.writerow("id name unit kind available preferred group priority pinned party".split() + more)
        for number, person in enumerate(drive["people"]):
            intervals = "; ".join(
                f"{place + ' ' if place else ''}{clock(begin)}-{clock(end)}" for place, begin, end in person["available"]
            )
            rows.writerow([
                person["id"], f"Người {letters(number)}", person["unit"], person["kind"], intervals,
                start_text(drive, person["preferred"]), person["group"], person["priority"],
                start_text(drive, person["pinned"]), person["party"], *([person["answer"]] if more else []),
            ])


def write_units(drive, path):
    with open(path, "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow("id staff from to max_away session preferred whole".split())
        for unit in drive["units"]:
            rows.writerow([
                unit["id"], unit["staff"], *(None if unit[key] is None else clock(unit[key]) for key in ("from", "to")),
                unit["max_away"], ";".join(unit["sessions"]), start_text(drive, unit["preferred"]),
                {None: "", True: "yes", False: "no"}[unit["whole"]],
            ])


def yaml_text(drive):
    lines = ["version: 1", "name: Thử", "sessions:"]
    for session in drive["sessions"]:
        lines += [
            f"  - id: {session['id']}", f"    date: {session['date']}", f"    opens: \"{clock(session['opens'])}\"",
            f"    closes: \"{clock(session['closes'])}\"", f"    slot_minutes: {session['slot_minutes']}",
        ]
        if session["arrivals"] is not None:
            lines.append(f"    arrivals_per_slot: {session['arrivals']}")
        lines.append("    stages:")
        for stage in session["stages"]:
            servers = stage["servers"]
            if not isinstance(servers, int):
                servers = "[" + ", ".join(
                    f'{{from: "{clock(begin)}", to: "{clock(end)}", count: {count}}}' for begin, end, count in servers
                ) + "]"
            more = f", overload: {{most: {stage['overload'][0]}, weight: {stage['overload'][1]}}}" if stage["overload"] else ""
            more += ", defers: true" if stage["defers"] else ""
            lines.append(
                f"      - {{id: {stage['id']}, minutes: {stage['minutes']}, zone: {stage['zone']}, servers: {servers}{more}}}"
            )
        if session["limits"]:
            lines.append("    crowd_limits:")
            for limit in session["limits"]:
                window = "".join(
                    f', {key}: "{clock(limit[key])}"' for key in ("from", "to") if limit[key] is not None
                )
                lines.append(f"      - {{zone: \"{limit['zone']}\", limit: {limit['limit']}{window}}}")
        if session["ceiling"] is not None:
            lines.append(f"    blood_units: {{target: 1, ceiling: {session['ceiling']}}}")
        if session["reserve"]:
            lines.append(f"    reserve: {{per_slot: {session['reserve']}}}")
        if session["arrive_before"]:
            lines.append(f"    arrive_before: {session['arrive_before']}")
    plan_for = f"{{day: {drive['plan_for']}}}" if drive["day"] else drive["plan_for"]
    lines += [
        "turnout:", f"  show_rate: {drive['show']}", f"  deferral_rate: {drive['defer']}", f"  plan_for: {plan_for}",
    ]
    if drive["kinds"]:
        lines.append("  kinds:")
        for name, rates in drive["kinds"].items():
            party = f", party: {rates['party']}" if "party" in rates else ""
            lines.append(f"    {name}: {{show_rate: {rates['show']}, deferral_rate: {rates['defer']}{party}}}")
    rules = []
    if drive["max_away"] is not None:
        rules.append(f"  max_away: {drive['max_away']}")
    if drive["whole"] is not None:
        rules.append("  whole: true" if drive["whole"] is True else f"  whole: {{up_to: {drive['whole']}}}")
    if rules:
        lines += ["rules:", *rules]
    if drive["weights"]:
        lines += ["weights:", *(f"  {name}: {value}" for name, value in drive["weights"].items())]
    if drive["declared"]:
        lines += ["declarations:", "  - {id: tested, question: Tested?, bars: \"no\", no_slot: true}"]
    if drive["extras"]:
        # What no plan depends on.
        lines += ["lists: {due: 2027-02-20, send_to: Office, phone: 024 0000 0000, email: lists@example.org}"]
        lines += ["roles:", "  - {id: guide, need: 1}", "  - {id: care, need: {one_per: 6, least: 1}, skills: [first_aid]}"]
    return "\n".join(lines) + "\n"
