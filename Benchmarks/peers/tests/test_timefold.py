"""A drive as numbers, and what Timefold makes of it."""

import shutil
import unittest
from pathlib import Path

from peers import drive_files
from peers.answers import Answer
from peers.codes import timefold
from peers.timefold_tables import TimefoldTables

DATA = Path(__file__).resolve().parents[3] / "data"


class Tables(unittest.TestCase):
    """The smallest drive: three slots, one kind, two units, four people."""

    def setUp(self):
        self.tables = TimefoldTables(drive_files.read(DATA / "tiny"))

    def test_the_first_numbers(self):
        lines = self.tables.text().splitlines()
        self.assertEqual(lines[:3], ["3 1 2", "0 0 0", "30000 20000"])
        self.assertEqual(len(self.tables.items), 4)

    def test_answers_are_assignments_in_the_order_of_the_lists(self):
        made = self.tables.assignments([2, -1, 0, 0])
        self.assertEqual(len(made), 3)
        order = [person.identifier for person in self.tables.drive.people]
        self.assertEqual([one["registrant"] for one in made], sorted(
            (one["registrant"] for one in made), key=order.index
        ))  # fmt: skip
        self.assertEqual({one["slot"] for one in made}, {"08:00", "08:20"})


@unittest.skipUnless(shutil.which("java") and shutil.which("javac"), "needs Java")
class Planning(unittest.TestCase):
    """Short searches; what they cost is compared with what is known."""

    def planned(self, drive, seconds, *options):
        answer = Answer()
        timefold.run(DATA / drive, seconds, 1e-4, answer, options)
        return answer

    def test_the_smallest_drive_costs_22(self):
        answer = self.planned("tiny", 1)
        self.assertEqual((answer.status, answer.cost, answer.bound), ("feasible", 22, None))
        self.assertEqual(len(answer.assignments), 4)

    def test_what_is_kept_up_to_date_is_what_is_computed_anew(self):
        # Timefold ends with an exception where the two differ.
        for drive in ("tiny", "soc-trang-2021"):
            answer = self.planned(drive, 2, "-Dmode=FULL_ASSERT")
            self.assertIn(answer.status, ("feasible", "nothing"))
