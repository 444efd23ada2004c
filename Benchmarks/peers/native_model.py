"""The rules and costs of a drive, written for CP-SAT itself.

People who can stand for one another are one integer per slot. Every coefficient is an exact
fraction, multiplied by what makes a row whole, so no rule and no cost is rounded.
"""

import math
from collections import defaultdict
from fractions import Fraction

from ortools.sat.python import cp_model

from .drive_rows import DriveRows, denominator


class NativeModel(DriveRows):
    """A drive as a CP-SAT model, and its solutions as assignments."""

    def __init__(self, drive):
        super().__init__(drive)
        self.model = cp_model.CpModel()
        self.hints = {}
        self.cost = []  # (fraction, variable or number)
        self.placed = []  # (class, by slot a variable or None)
        self.loads = [defaultdict(list) for _ in self.slots]  # kind -> (people, variable)
        for unit in drive.units.values():
            self._add_unit(unit)
        for number in range(len(drive.sessions)):
            self._add_session(number)
        self.scale = denominator(weight for weight, _ in self.cost)
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
        most, sets = self._away_sets(unit)
        for chosen in sets:
            self.model.add(
                sum(
                    size * row[slot] for size, row in rows for slot in chosen if row[slot] is not None
                )
                <= most
            )

    # Sessions.

    def _add_session(self, number):
        """What the people of a session may not exceed, and its peak."""
        session = self.drive.sessions[number]
        slots = [slot for slot, (there, _) in enumerate(self.slots) if there == number]
        loads = self._load_variables(session, slots)
        rows, peak_rows = self._session_rows(number, slots, loads)
        for key, most in rows:
            self._add_row(key, most, loads)
        self._add_peak(peak_rows, loads)

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

    def _add_row(self, key, most, loads):
        scale = denominator([*(value for _, value in key), most])
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
        scale = denominator(value for key in rows for _, value in key)
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
