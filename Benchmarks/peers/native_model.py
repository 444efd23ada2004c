"""The rules and costs of a drive, written for CP-SAT itself.

People who can stand for one another are one integer per slot. Every coefficient is an exact
fraction, multiplied by what makes a row whole, so no rule and no cost is rounded.
"""

import functools
import math
from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction

import numpy
from ortools.sat.python import cp_model


@dataclass
class Class:
    """Items, single people or companions, that can stand for one another."""

    items: list  # of lists of people
    costs: list  # of the preference, by slot; None where not allowed
    kinds: dict  # kind -> people of one item
    size: int
    priority: int


class NativeModel:
    """A drive as a CP-SAT model, and its solutions as assignments."""

    def __init__(self, drive):
        self.drive = drive
        self.model = cp_model.CpModel()
        self.hints = {}
        self.slots = [
            (number, start)
            for number, session in enumerate(drive.sessions)
            for start in session.starts
        ]
        self.cost = []  # (fraction, variable or number)
        self.placed = []  # (class, by slot a variable or None)
        self.loads = [defaultdict(list) for _ in self.slots]  # kind -> (people, variable)
        for unit in drive.units.values():
            self._add_unit(unit)
        for number in range(len(drive.sessions)):
            self._add_session(number)
        self.scale = _denominator(weight for weight, _ in self.cost)
        self.model.minimize(
            sum(int(weight * self.scale) * variable for weight, variable in self.cost)
        )

    def assignments(self, value):
        """The plan of a solution, `value` being the number a variable has."""
        slot_of = {}
        for item_class, variables in self.placed:
            items = iter(item_class.items)
            for slot, variable in enumerate(variables):
                for _ in range(value(variable) if variable is not None else 0):
                    for person in next(items):
                        slot_of[person.identifier] = slot
        made = []
        for person in self.drive.people:
            if person.identifier in slot_of:
                session, start = self.slots[slot_of[person.identifier]]
                made.append({
                    "registrant": person.identifier,
                    "unit": person.unit,
                    "session": self.drive.sessions[session].identifier,
                    "slot": f"{start // 60:02}:{start % 60:02}",
                })  # fmt: skip
        return made

    def _new_integer(self, most, hint):
        """A variable; the hints together are the plan that leaves everyone out who may be."""
        variable = self.model.new_int_var(0, most, "")
        self.model.add_hint(variable, hint)
        self.hints[variable.index] = hint
        return variable

    # Units.

    def _add_unit(self, unit):
        """Everyone in one slot or none; slots and runs of slots the unit uses; people away."""
        used = {}
        rows = []
        pinned = self._pinned_slots(unit)
        for item_class in self._classes(unit):
            count = len(item_class.items)
            variables = [None] * len(self.slots)
            for slot, cost in enumerate(item_class.costs):
                if cost is None:
                    continue
                is_pinned = item_class.items[0][0].pinned is not None
                placed = self._new_integer(count, hint=count if is_pinned else 0)
                variables[slot] = placed
                if slot not in used:
                    used[slot] = self._new_integer(1, hint=int(slot in pinned))
                self.model.add(placed <= count * used[slot])
                if cost:
                    self.cost.append((self.drive.weights["preference"] * cost, placed))
                for kind, people in item_class.kinds.items():
                    self.loads[slot][kind].append((people, placed))
            chosen = [variable for variable in variables if variable is not None]
            if item_class.items[0][0].pinned:
                self.model.add(sum(chosen) == count)
            else:
                unplaced = self._new_integer(count, hint=count)
                self.model.add(sum(chosen) + unplaced == count)
                weight = self.drive.weights["unplaced"] * item_class.priority
                self.cost.append((weight, unplaced))
            self.placed.append((item_class, variables))
            rows.append((item_class.size, variables))
        for slot, flag in used.items():
            self.cost.append((self.drive.weights["split"], flag))
            # A slot nobody of the unit is in does not join two runs.
            self.model.add(sum(row[slot] for _, row in rows if row[slot] is not None) >= flag)
            self._add_run(slot, flag, used)
        self._add_max_away(unit, rows)

    def _pinned_slots(self, unit):
        """The slots somebody of the unit is pinned to."""
        places = {
            (self.drive.sessions[session].identifier, start): slot
            for slot, (session, start) in enumerate(self.slots)
        }
        return {places[person.pinned] for person in unit.people if person.pinned in places}

    def _add_run(self, slot, flag, used):
        """A run begins where a slot is used and the one before it is not."""
        before = slot - 1
        if before in used and self.slots[before][0] == self.slots[slot][0]:
            begins = self._new_integer(
                1, hint=max(0, self.hints[flag.index] - self.hints[used[before].index])
            )
            self.model.add(begins >= flag - used[before])
            self.cost.append((self.drive.weights["block"], begins))
        else:
            self.cost.append((self.drive.weights["block"], flag))

    def _add_max_away(self, unit, rows):
        """At no minute are more people of the unit away than it allows, on one date."""
        most = unit.most_away(self.drive.max_away)
        if most is None or most >= len(unit.people):
            return
        away = {}
        for slot, (session, start) in enumerate(self.slots):
            told = self.drive.sessions[session]
            away[slot] = (told.date, start, start + told.slot_minutes - 1 + told.stay)
        sets = {
            frozenset(
                slot
                for slot, (date, begin, end) in away.items()
                if date == on and begin <= minute < end
            )
            for on, minute, _ in away.values()
        }
        for chosen in sets:
            if any(chosen < other for other in sets):
                continue
            self.model.add(
                sum(
                    size * row[slot] for size, row in rows for slot in chosen if row[slot] is not None
                )
                <= most
            )

    def _classes(self, unit):
        """The unit's people, those who can stand for one another together."""
        items = defaultdict(list)
        for number, person in enumerate(unit.people):
            items[person.group or number].append(person)
        classes = {}
        for people in items.values():
            costs = [self._item_cost(people, unit, slot) for slot in range(len(self.slots))]
            kinds = defaultdict(int)
            for person in people:
                kinds[person.kind] += 1
            priority = sum(person.priority for person in people)
            pinned = [person.pinned for person in people if person.pinned]
            key = (tuple(costs), tuple(sorted(kinds.items())), priority, tuple(pinned[:1]))
            # A pinned person stands first, so that the class is known as pinned.
            people = sorted(people, key=lambda person: person.pinned is None)
            if key not in classes:
                classes[key] = Class([], costs, dict(kinds), len(people), priority)
            classes[key].items.append(people)
        return classes.values()

    def _item_cost(self, people, unit, slot):
        """What the preferences of an item cost in a slot; None where one of them may not come."""
        session, start = self.slots[slot]
        told = self.drive.sessions[session]
        end = start + told.slot_minutes
        if unit.sessions and told.identifier not in unit.sessions:
            return None
        if (unit.begin or 0) > start or end > (unit.end or 1 << 30):
            return None
        cost = Fraction(0)
        for person in people:
            if person.pinned and person.pinned != (told.identifier, start):
                return None
            if person.available and not any(
                there in (None, told.identifier) and begin <= start and end <= until
                for there, begin, until in person.available
            ):
                return None
            if person.preferred:
                there, wanted = person.preferred
                if there not in (None, told.identifier):
                    cost += 6
                else:
                    cost += min(Fraction(6), Fraction(abs(start - wanted), told.slot_minutes))
        return cost

    # Sessions.

    def _add_session(self, number):
        """What the people of a session may not exceed, and its peak."""
        session = self.drive.sessions[number]
        slots = [slot for slot, (there, _) in enumerate(self.slots) if there == number]
        loads = self._load_variables(session, slots)
        rows = {}  # coefficients -> the least right-hand side

        def limit(coefficients, most):
            if coefficients:
                key = tuple(sorted(coefficients.items()))
                rows[key] = min(most, rows.get(key, most))

        for slot in slots:
            if session.arrivals is not None:
                kinds = {load: Fraction(1) for load in loads if load[0] == slot}
                limit(kinds, Fraction(session.arrivals))
        if session.ceiling is not None:
            limit(
                {load: self._probability(load[1], True) for load in loads},
                session.ceiling,
            )
        peak_rows = set()
        for minute in range(session.opens, session.closes + 1):
            shares = self._shares(session, minute, loads)
            for stage in range(len(session.stages)):
                most = session.stages[stage].servers_at(minute)
                limit(_sum(shares, [stage]), Fraction(most))
            for zone, most, begin, end in session.limits:
                if begin <= minute < end:
                    stages = [
                        place for place, stage in enumerate(session.stages)
                        if zone in ("*", stage.zone)
                    ]  # fmt: skip
                    self._limit_crowd(limit, _sum(shares, stages), most)
            everyone = _sum(shares, range(len(session.stages)))
            peak_rows.add(tuple(sorted(everyone.items())))
        for key, most in _undominated(rows):
            self._add_row(key, most, loads)
        self._add_peak([key for key, _ in _undominated(dict.fromkeys(peak_rows, 0))], loads)

    def _load_variables(self, session, slots):
        """The invited people of each kind in each slot: (slot, kind) -> a variable."""
        loads = {}
        for slot in slots:
            for kind, terms in self.loads[slot].items():
                most = session.arrivals
                if most is None:
                    most = len(self.drive.people)
                hint = sum(people * self.hints[placed.index] for people, placed in terms)
                loads[slot, kind] = self._new_integer(most, hint)
                self.model.add(
                    loads[slot, kind] == sum(people * placed for people, placed in terms)
                )
        return loads

    def _probability(self, kind, is_after_deferral):
        """The probability that someone of a kind comes, and is not deferred before."""
        show, deferral = self.drive.rates[kind]
        return show * (1 - deferral) if is_after_deferral else show

    def _shares(self, session, minute, loads):
        """For each stage the probability of someone of each load to be in it at a minute."""
        shares = []
        for stage in session.stages:
            share = {}
            for load in loads:
                start = self.slots[load[0]][1]
                # Arrivals a with a + after <= minute < a + after + minutes.
                first = max(start, minute - stage.after - stage.minutes + 1)
                last = min(start + session.slot_minutes - 1, minute - stage.after)
                if last >= first:
                    part = Fraction(last - first + 1, session.slot_minutes)
                    share[load] = part * self._probability(load[1], stage.is_after_deferral)
            shares.append(share)
        return shares

    def _limit_crowd(self, limit, expected, most):
        """The crowd limit as `plan_for` reads it."""
        if self.drive.plan_for == "everyone":
            limit({load: Fraction(1) for load in expected}, Fraction(most))
        elif self.drive.plan_for == "expected":
            limit(expected, Fraction(most))
        else:
            limit(expected, safe_mean(most, self.drive.plan_for))

    def _add_row(self, key, most, loads):
        scale = _denominator([*(value for _, value in key), most])
        values = [int(value * scale) for _, value in key]
        divisor = math.gcd(*values)
        total = sum(
            value // divisor * loads[load] for value, (load, _) in zip(values, key)
        )
        self.model.add(total <= math.floor(most * scale) // divisor)

    def _add_peak(self, rows, loads):
        """The most people expected at once, in the smallest step that any minute can differ by."""
        if not rows or self.drive.weights["peak"] == 0:
            return
        scale = _denominator(value for key in rows for _, value in key)
        divisor = math.gcd(*(int(value * scale) for key in rows for _, value in key))
        most = max(
            sum(int(value * scale) for _, value in key) for key in rows
        ) // divisor * len(self.drive.people)
        hint = max(
            sum(int(value * scale) // divisor * self.hints[loads[load].index] for load, value in key)
            for key in rows
        )
        peak = self._new_integer(most, hint)
        for key in rows:
            self.model.add(
                sum(int(value * scale) // divisor * loads[load] for load, value in key) <= peak
            )
        self.cost.append((self.drive.weights["peak"] * Fraction(divisor, scale), peak))


@functools.cache
def safe_mean(limit, probability):
    """The largest mean, in steps of a hundredth, for which N <= limit is as likely as asked however
    the people are mixed: the upper tail of a sum of yes/no draws is at most Poisson's."""
    below, above = 0, 100 * (limit + 1)
    while above - below > 1:
        middle = (below + above) // 2
        if _poisson(middle / 100, limit) >= probability:
            below = middle
        else:
            above = middle
    return Fraction(below, 100)


def _poisson(mean, limit):
    """The probability that a Poisson variable is at most the limit."""
    return sum(math.exp(-mean + n * math.log(mean) - math.lgamma(n + 1)) for n in range(limit + 1))


def _sum(shares, stages):
    total = defaultdict(Fraction)
    for stage in stages:
        for load, share in shares[stage].items():
            total[load] += share
    return dict(total)


def _denominator(values):
    return math.lcm(*(Fraction(value).denominator for value in values))


def _undominated(rows):
    """The rows that no other row implies by having larger coefficients and no larger limit."""
    keys = list(rows)
    columns = {load: place for place, load in enumerate({load for key in keys for load, _ in key})}
    scale = _denominator([value for key in keys for _, value in key] + list(rows.values()))
    table = numpy.zeros((len(keys), len(columns)), dtype=numpy.int64)
    for place, key in enumerate(keys):
        for load, value in key:
            table[place, columns[load]] = int(value * scale)
    limits = numpy.array([int(most * scale) for most in rows.values()], dtype=numpy.int64)
    kept = []
    for place, key in enumerate(keys):
        implying = (table >= table[place]).all(axis=1) & (limits <= limits[place])
        implying[place] = False
        if not implying.any():
            kept.append((key, rows[key]))
    return kept
