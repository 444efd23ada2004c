"""A drive as the numbers that timefold/src/Drive.java reads."""

import math
from collections import defaultdict
from fractions import Fraction

from .drive_rows import DriveRows, denominator

# Costs are whole numbers there: ten-thousandths.
COST_SCALE = 10_000


class TimefoldTables(DriveRows):
    """What is written for Timefold, and what it answers as assignments."""

    def __init__(self, drive):
        super().__init__(drive)
        self.kinds = sorted({person.kind for person in drive.people})
        self.items = []  # (unit, class, people)
        for number, unit in enumerate(drive.units.values()):
            for item_class in self._classes(unit):
                self.items += [(number, item_class, people) for people in item_class.items]

    def text(self):
        """All numbers, one line for each part."""
        sessions = range(len(self.drive.sessions))
        made = [self._session(number) for number in sessions]
        lines = [
            [len(self.slots), len(self.kinds), len(self.drive.units)],
            [session for session, _ in self.slots],
            [_cost(self.drive.weights["split"]), _cost(self.drive.weights["block"])],
            *_rows([row for limits, _, _ in made for row in limits]),
            [len(made)],
        ]
        for _, step, presences in made:
            weight = float(self.drive.weights["peak"] * step * COST_SCALE)
            lines += [[repr(weight)], *_rows((key, 0) for key in presences)]
        for unit in self.drive.units.values():
            most, sets = self._away_sets(unit)
            lines.append([-1 if most is None else most, len(sets)])
            lines += [[len(chosen), *sorted(chosen)] for chosen in sets]
        lines.append([len(self.items)])
        lines += [self._item(*item) for item in self.items]
        return "\n".join(" ".join(map(str, line)) for line in lines) + "\n"

    def assignments(self, slots):
        """The plan of a slot for each item, -1 being none."""
        made = []
        for (_, _, people), slot in zip(self.items, slots, strict=True):
            if slot < 0:
                continue
            session, start = self.slots[slot]
            for person in people:
                made.append({
                    "registrant": person.identifier,
                    "unit": person.unit,
                    "session": self.drive.sessions[session].identifier,
                    "slot": f"{start // 60:02}:{start % 60:02}",
                })  # fmt: skip
        order = {person.identifier: place for place, person in enumerate(self.drive.people)}
        return sorted(made, key=lambda one: order[one["registrant"]])

    def _session(self, number):
        """The rows of a session's rules in whole numbers, the smallest step of its peak, and the
        rows of its peak in such steps."""
        slots = [slot for slot, (there, _) in enumerate(self.slots) if there == number]
        loads = {(slot, kind): None for slot in slots for kind in self.kinds}
        limits, presences = self._session_rows(number, slots, loads)
        made = []
        for key, most in limits:
            scale = denominator([*(value for _, value in key), most])
            values = [int(value * scale) for _, value in key]
            divisor = math.gcd(*values)
            terms = [(self._load(load), value // divisor) for (load, _), value in zip(key, values)]
            made.append((terms, math.floor(most * scale) // divisor))
        presences = [key for key in presences if key]
        scale = denominator(value for key in presences for _, value in key)
        divisor = math.gcd(*(int(value * scale) for key in presences for _, value in key)) or 1
        steps = [
            [(self._load(load), int(value * scale) // divisor) for load, value in key]
            for key in presences
        ]
        return made, Fraction(divisor, scale), steps

    def _load(self, load):
        slot, kind = load
        return slot * len(self.kinds) + self.kinds.index(kind)

    def _item(self, unit, item_class, people):
        counts = defaultdict(int)
        for person in people:
            counts[self.kinds.index(person.kind)] += 1
        open_slots = [slot for slot, cost in enumerate(item_class.costs) if cost is not None]
        weight = self.drive.weights["preference"]
        is_pinned = people[0].pinned is not None
        return [
            unit, len(people), _cost(self.drive.weights["unplaced"] * item_class.priority),
            open_slots[0] if is_pinned else -1,
            len(counts), *(number for pair in sorted(counts.items()) for number in pair),
            len(open_slots),
            *(number for slot in open_slots
              for number in (slot, _cost(weight * item_class.costs[slot]))),
        ]  # fmt: skip


def _rows(rows):
    """How many rows there are, and for each its bound, how many terms, the terms."""
    rows = list(rows)
    return [
        [len(rows)],
        *(
            [most, len(terms), *(number for term in terms for number in term)]
            for terms, most in rows
        ),
    ]


def _cost(value):
    return round(value * COST_SCALE)
