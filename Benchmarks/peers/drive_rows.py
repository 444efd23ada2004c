"""The rules and costs of a drive in exact fractions, for whatever is given a drive and no program.

People who can stand for one another are one class. Every limit is a row over the loads, the invited
people of one kind in one slot.
"""

import functools
import math
from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction

import numpy


@dataclass
class Class:
    """Items, single people or companions, that can stand for one another."""

    items: list  # of lists of people
    costs: list  # of the preference, by slot; None where not allowed
    kinds: dict  # kind -> people of one item
    size: int
    priority: int


class DriveRows:
    """A drive's slots, classes of people and rows."""

    def __init__(self, drive):
        self.drive = drive
        self.slots = [
            (number, start)
            for number, session in enumerate(drive.sessions)
            for start in session.starts
        ]

    def _pinned_slots(self, unit):
        """The slots somebody of the unit is pinned to."""
        places = {
            (self.drive.sessions[session].identifier, start): slot
            for slot, (session, start) in enumerate(self.slots)
        }
        return {places[person.pinned] for person in unit.people if person.pinned in places}

    def _away_sets(self, unit):
        """How many people of a unit may be away at once, and the largest sets of slots in all of
        which somebody is away at one minute; no sets where there is no such limit."""
        most = unit.most_away(self.drive.max_away)
        if most is None or most >= len(unit.people):
            return most, []
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
        return most, [chosen for chosen in sets if not any(chosen < other for other in sets)]

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

    def _session_rows(self, number, slots, loads):
        """The rows of a session's rules, as (coefficients, most), and of the people expected in it,
        none of them implied by another."""
        session = self.drive.sessions[number]
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
        return (
            _undominated(rows),
            [key for key, _ in _undominated(dict.fromkeys(peak_rows, 0))],
        )

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


def denominator(values):
    """The least number that makes all of the fractions whole."""
    return math.lcm(*(Fraction(value).denominator for value in values))


def _undominated(rows):
    """The rows that no other row implies by having larger coefficients and no larger limit."""
    keys = list(rows)
    columns = {load: place for place, load in enumerate({load for key in keys for load, _ in key})}
    scale = denominator([value for key in keys for _, value in key] + list(rows.values()))
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
