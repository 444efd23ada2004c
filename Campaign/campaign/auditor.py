"""An auditor of its own: every rule and the cost, written from the contract, sections 1 to 9.

It shares nothing with the program. A drive is a dictionary as random_drives makes it; a plan a list of
(person, session, start minute), person and session being positions in the drive.
"""

from collections import defaultdict

TOLERANCE = 1e-6
PROBABILITY_TOLERANCE = 1e-9
DEFAULT_WEIGHTS = {
    "unplaced": 1000, "promised": 5000, "moved": 50, "preference": 1, "split": 3, "block": 2, "peak": 5, "session": 0,
    "fair": 0,
}
# Deviations from a wish count at most so many slots.
MOST_DEVIATION = 6


class Auditor:
    """Audits plans of one drive."""

    def __init__(self, drive):
        self.drive = drive
        self.weights = DEFAULT_WEIGHTS | drive["weights"]
        self.sessions = drive["sessions"]
        self.people = drive["people"]
        self.units = {unit["id"]: unit for unit in drive["units"]}
        self.of_unit = defaultdict(list)
        for index, person in enumerate(self.people):
            self.of_unit[person["unit"]].append(index)
        self.rates = [self._rates(person) for person in self.people]
        self._fractions = {}

    # What a drive says.

    def _rates(self, person):
        """Show rate, deferral rate and party of a person."""
        kind = self.drive["kinds"].get(person["kind"], {}) if person["kind"] else {}
        party = person["party"] or kind.get("party") or 1
        return kind.get("show", self.drive["show"]), kind.get("defer", self.drive["defer"]), party

    def stay(self, session):
        return sum(stage["minutes"] for stage in session["stages"])

    def slots(self, session):
        """The starts of the slots of a session: those after which everyone has left by closing."""
        step = session["slot_minutes"]
        last = session["closes"] - self.stay(session) - step + 1
        return list(range(session["opens"], last + 1, step))

    def fractions(self, index, start):
        """For each stage of the session: minute → part of the arrival minutes at which one is in it."""
        key = index, start
        if key not in self._fractions:
            session = self.sessions[index]
            step = session["slot_minutes"]
            offset, found = 0, []
            for stage in session["stages"]:
                part = defaultdict(float)
                for arrival in range(start, start + step):
                    for minute in range(arrival + offset, arrival + offset + stage["minutes"]):
                        part[minute] += 1 / step
                found.append(dict(part))
                offset += stage["minutes"]
            self._fractions[key] = found
        return self._fractions[key]

    def probabilities(self, index, start, show, defer):
        """For each stage: minute → probability that the person is in it."""
        session = self.sessions[index]
        factor, found = show, []
        for stage, part in zip(session["stages"], self.fractions(index, start)):
            found.append({minute: factor * value for minute, value in part.items()})
            if stage["defers"]:
                factor = show * (1 - defer)
        return found

    def zone_probabilities(self, index, start, show, defer, zone):
        total = defaultdict(float)
        for stage, part in zip(self.sessions[index]["stages"], self.probabilities(index, start, show, defer)):
            if zone in ("*", stage["zone"]):
                for minute, value in part.items():
                    total[minute] += value
        return total

    def servers(self, stage, minute):
        if isinstance(stage["servers"], int):
            return stage["servers"]
        return sum(count for begin, end, count in stage["servers"] if begin <= minute < end)

    def most_away(self, unit):
        """The most of a unit away at once, or None."""
        value = unit["max_away"] or self.drive["max_away"]
        if value is None:
            return None
        if isinstance(value, int):
            return value
        base = unit["staff"] if unit["staff"] is not None else len(self.of_unit[unit["id"]])
        return max(1, base * int(value.rstrip("%")) // 100)

    def stays_whole(self, unit):
        if unit["whole"] is not None:
            return unit["whole"]
        rule = self.drive["whole"]
        if rule is None or rule is True or rule is False:
            return bool(rule)
        return len(self.of_unit[unit["id"]]) <= rule

    def available(self, person, index, start):
        intervals = person["available"]
        if not intervals:
            return True
        session = self.sessions[index]
        return any(
            (place is None or place == session["id"]) and begin <= start and start + session["slot_minutes"] <= end
            for place, begin, end in intervals
        )

    def is_held_back(self, person):
        """Whether an answer to a declaration with `no_slot` keeps the person from a slot."""
        return person["answer"] == "no"

    def in_window(self, unit, index, start):
        session = self.sessions[index]
        if unit["sessions"] and session["id"] not in unit["sessions"]:
            return False
        if unit["from"] is not None and start < unit["from"]:
            return False
        return unit["to"] is None or start + session["slot_minutes"] <= unit["to"]

    def wish(self, person):
        return person["preferred"] or self.units[person["unit"]]["preferred"]

    # The rules.

    def broken(self, plan):
        """The names of all rules that a plan breaks."""
        found = set()
        by_session = defaultdict(list)
        by_person = defaultdict(list)
        for person, index, start in plan:
            by_session[index].append((person, start))
            by_person[person].append((index, start))
        self._people_rules(plan, by_person, found)
        self._unit_rules(plan, by_person, found)
        for index, session in enumerate(self.sessions):
            self._session_rules(index, session, by_session[index], found)
        return found

    def _people_rules(self, plan, by_person, found):
        for person, index, start in plan:
            session = self.sessions[index]
            late = start + session["slot_minutes"] - 1 + self.stay(session) > session["closes"]
            on_grid = start >= session["opens"] and (start - session["opens"]) % session["slot_minutes"] == 0
            if late:
                found.add("closing")
            available = self.available(self.people[person], index, start) and not self.is_held_back(self.people[person])
            if not available or not (on_grid or late):
                found.add("availability")
            if not self.in_window(self.units[self.people[person]["unit"]], index, start):
                found.add("unit-window")
        for person, places in by_person.items():
            if len(places) > 1:
                found.add("one-slot")
        for number, person in enumerate(self.people):
            if person["pinned"] and person["pinned"] not in by_person[number]:
                found.add("pinned")

    def _unit_rules(self, plan, by_person, found):
        groups = defaultdict(list)
        for number, person in enumerate(self.people):
            if person["group"]:
                groups[person["unit"], person["group"]].append(number)
        for members in groups.values():
            places = [tuple(sorted(set(by_person[member]))) for member in members]
            if len(set(places)) > 1:
                found.add("companions")
        for unit in self.drive["units"]:
            used = defaultdict(set)
            away = defaultdict(int)
            for person, index, start in plan:
                if self.people[person]["unit"] != unit["id"]:
                    continue
                session = self.sessions[index]
                used[index].add((start - session["opens"]) / session["slot_minutes"])
                for minute in range(start, start + session["slot_minutes"] - 1 + self.stay(session)):
                    away[session["date"], minute] += 1
            most = self.most_away(unit)
            if most is not None and any(count > most for count in away.values()):
                found.add("max-away")
            if self.stays_whole(unit) and (len(used) > 1 or sum(map(runs, used.values())) > 1):
                found.add("whole")

    def _session_rules(self, index, session, invited, found):
        general = self.drive["defer"]
        reserve = session["reserve"] or 0
        present = [(start, *self.rates[person]) for person, start in invited]
        kept = [(start, 1.0, general, 1) for start in self.slots(session) for _ in range(reserve)]
        if session["arrivals"] is not None:
            counts = defaultdict(int)
            for start, *_ in present + kept:
                counts[start] += 1
            if any(count > session["arrivals"] for count in counts.values()):
                found.add("arrivals-per-slot")
        if session["ceiling"] is not None:
            if sum(show * (1 - defer) for _, show, defer, _ in present + kept) > session["ceiling"] + TOLERANCE:
                found.add("blood-ceiling")
        for number, load in enumerate(self.stage_loads(index, present + kept)):
            stage = session["stages"][number]
            more = stage["overload"][0] if stage["overload"] else 0
            if any(value > self.servers(stage, minute) + more + TOLERANCE for minute, value in load.items()):
                found.add("stage-capacity")
        for limit in session["limits"]:
            if self.is_crowded(index, limit, present + kept):
                found.add("crowd-limit")

    def stage_loads(self, index, present):
        loads = [defaultdict(float) for _ in self.sessions[index]["stages"]]
        for start, show, defer, _ in present:
            for load, part in zip(loads, self.probabilities(index, start, show, defer)):
                for minute, value in part.items():
                    load[minute] += value
        return loads

    def is_crowded(self, index, limit, present):
        session = self.sessions[index]
        begin = session["opens"] if limit["from"] is None else limit["from"]
        end = limit["to"]
        minutes = defaultdict(list)
        for start, show, defer, party in present:
            for minute, value in self.zone_probabilities(index, start, show, defer, limit["zone"]).items():
                if minute >= begin and (end is None or minute < end) and value > 0:
                    minutes[minute].append((value, party))
        rule = self.drive["plan_for"]
        for draws in minutes.values():
            if rule == "expected":
                crowded = sum(value * party for value, party in draws) > limit["limit"] + TOLERANCE
            elif rule == "everyone":
                crowded = sum(party for _, party in draws) > limit["limit"]
            else:
                crowded = at_most(draws, limit["limit"]) < rule - PROBABILITY_TOLERANCE
            if crowded:
                return True
        return False

    # The cost.

    def terms(self, plan, published=None):
        """Every term of the cost, times its weight; published: person → (session, start) or None."""
        weights = self.weights
        placed = {person: (index, start) for person, index, start in plan}
        terms = {
            "unplaced": sum(p["priority"] for n, p in enumerate(self.people) if n not in placed),
            "preference": sum(
                self._deviation(self.wish(self.people[n]), place) for n, place in placed.items()
            ),
        }
        used = defaultdict(lambda: defaultdict(set))
        for person, (index, start) in placed.items():
            session = self.sessions[index]
            used[self.people[person]["unit"]][index].add((start - session["opens"]) / session["slot_minutes"])
        terms["split"] = sum(len(slots) for unit in used.values() for slots in unit.values())
        terms["block"] = sum(runs(slots) for unit in used.values() for slots in unit.values())
        terms["session"] = sum(max(0, len(unit) - 1) for unit in used.values())
        terms["fair"] = sum(
            sum(n not in placed for n in people) ** 2 / len(people) for people in self.of_unit.values()
        )
        terms["peak"] = sum(self.peak(index, plan) for index in range(len(self.sessions)))
        terms = {name: amount * weights[name] for name, amount in terms.items()}
        terms["overload"] = sum(self._overload(index, plan) for index in range(len(self.sessions)))
        if published is not None:
            moved = [n for n, place in published.items() if place and placed.get(n) != place]
            terms["moved"] = weights["moved"] * len(moved)
            terms["promised"] = weights["promised"] * sum(
                self.people[n]["priority"] for n in moved if n not in placed
            )
        return terms

    def cost(self, plan, published=None):
        return sum(self.terms(plan, published).values())

    def _deviation(self, wish, place):
        if wish is None:
            return 0
        wished, minute = wish
        session = self.sessions[place[0]]
        if wished is not None and wished != place[0]:
            return MOST_DEVIATION
        return min(abs(place[1] - minute) / session["slot_minutes"], MOST_DEVIATION)

    def peak(self, index, plan):
        total = defaultdict(float)
        for person, place, start in plan:
            if place == index:
                show, defer, party = self.rates[person]
                for minute, value in self.zone_probabilities(index, start, show, defer, "*").items():
                    total[minute] += value * party
        return max(total.values(), default=0)

    def _overload(self, index, plan):
        session = self.sessions[index]
        if not any(stage["overload"] for stage in session["stages"]):
            return 0
        present = [(start, *self.rates[person]) for person, place, start in plan if place == index]
        total = 0
        for stage, load in zip(session["stages"], self.stage_loads(index, present)):
            if stage["overload"]:
                worst = max((value - self.servers(stage, minute) for minute, value in load.items()), default=0)
                total += stage["overload"][1] * max(0, worst)
        return total


def runs(slots):
    """How many maximal runs of consecutive slots there are."""
    return sum(1 for slot in slots if slot - 1 not in slots)


def at_most(draws, limit):
    """The probability that independent draws of 0 or `party` add up to at most the limit."""
    distribution = [1.0]
    for probability, party in draws:
        longer = [0.0] * (len(distribution) + party)
        for count, value in enumerate(distribution):
            longer[count] += value * (1 - probability)
            longer[count + party] += value * probability
        distribution = longer
    return sum(distribution[: limit + 1])
