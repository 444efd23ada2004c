"""Reading drives, and the model written for CP-SAT."""

import math
import unittest
from fractions import Fraction
from pathlib import Path

from ortools.sat.python import cp_model

from peers import drive_files
from peers.drive_rows import safe_mean
from peers.native_model import NativeModel

DATA = Path(__file__).resolve().parents[3] / "data"


class Drives(unittest.TestCase):
    """The smallest drive, every number of which is worked out by hand in its README."""

    def test_the_smallest_drive_is_read(self):
        drive = drive_files.read(DATA / "tiny")
        self.assertEqual(len(drive.people), 4)
        self.assertEqual([len(unit.people) for unit in drive.units.values()], [3, 1])
        session = drive.sessions[0]
        # Opens 8:00, closes 8:45, stay 15: the last of 10 minutes begins at 8:20.
        self.assertEqual(session.starts, [480, 490, 500])
        self.assertEqual([stage.after for stage in session.stages], [0, 5])
        self.assertEqual([stage.is_after_deferral for stage in session.stages], [False, True])
        self.assertEqual(drive.rates[""], (Fraction(4, 5), Fraction(1, 4)))

    def test_percentages_are_rounded_down_but_never_to_nobody(self):
        unit = drive_files.Unit("u", people=[None] * 5)
        self.assertEqual(unit.most_away("50%"), 2)
        self.assertEqual(unit.most_away("1%"), 1)
        self.assertIsNone(unit.most_away(""))
        unit.max_away = "4"
        self.assertEqual(unit.most_away("50%"), 4)

    def test_the_smallest_drive_costs_22(self):
        native = NativeModel(drive_files.read(DATA / "tiny"))
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        self.assertEqual(solver.solve(native.model), cp_model.OPTIMAL)
        self.assertEqual(solver.objective_value / native.scale, 22)
        self.assertEqual(len(native.assignments(solver.value)), 4)

    def test_the_hints_are_a_plan(self):
        # Everyone pinned has that slot, all others none; nothing is left for the solver to find.
        native = NativeModel(drive_files.read(DATA / "soc-trang-2021"))
        solver = cp_model.CpSolver()
        solver.parameters.fix_variables_to_their_hinted_value = True
        self.assertEqual(solver.solve(native.model), cp_model.OPTIMAL)
        pinned = sum(person.pinned is not None for person in native.drive.people)
        self.assertEqual(len(native.assignments(solver.value)), pinned)

    def test_a_safe_mean_is_the_largest(self):
        def at_most(mean, limit):
            return sum(math.exp(-mean) * mean**n / math.factorial(n) for n in range(limit + 1))

        mean = safe_mean(20, Fraction(95, 100))
        self.assertGreaterEqual(at_most(float(mean), 20), 0.95)
        self.assertLess(at_most(float(mean) + 0.01, 20), 0.95)
