"""Goals of planning and what numbers of the search are worth, on figures worked out by hand."""

import tempfile
import unittest
from pathlib import Path

from peers import goals, parameters


def planned(cost, bound, **more):
    """A run's line with a cost and a bound."""
    return {"cost": cost, "bound": bound, "seconds": 2.0, "mebibytes": 40.0, "date": "2026-12-01T00:00:00", **more}


class GoalTests(unittest.TestCase):
    """When a goal is reached, and the table."""

    goal = goals.Goal("300 normal", "300", 2, 0.005, ("--registrants", "300"))

    def test_a_gap_of_just_so_much_reaches_the_goal(self):
        """A gap of 0.5 % is within 0.5 %, one of 0.6 % is not; proven is a gap of at most a hundredth of a percent."""
        self.assertTrue(goals.is_reached(self.goal, planned(1000, 995)))
        self.assertFalse(goals.is_reached(self.goal, planned(1000, 994)))
        proven = goals.Goal("tiny", "data", 10, None, folders=("tiny",))
        self.assertTrue(goals.is_reached(proven, planned(1000, 999.95)))
        self.assertFalse(goals.is_reached(proven, planned(1000, 999.8)))

    def test_seeds_are_chosen_only_where_there_are_any(self):
        """Only the ladder's drives have seeds that can be left out."""
        self.assertEqual(self.goal.drives([101]), [("300 normal, 101", 101)])
        self.assertEqual(len(self.goal.drives(None)), 6)
        self.assertEqual(goals.Goal("tiny", "data", 10, None, folders=("tiny",)).drives([101]), [("tiny", 0)])

    def test_the_newest_run_of_a_drive_counts(self):
        """Medians of seeds that were tuned on and of others stand side by side."""
        with tempfile.TemporaryDirectory() as place:
            lines = goals.Lines(Path(place) / "lines")
            for seed, bound in ((1, 900), (1, 996), (2, 992), (101, 995), (102, 997), (103, 990)):
                name = f"300 normal, {seed}"
                lines.add(planned(1000, bound, drive=name, kind="300 normal", limit=2))
            again = goals.Lines(Path(place) / "lines")
            self.assertEqual([line["bound"] for line in again.of(self.goal, (1,))], [996])
            row = goals.table(again).splitlines()[2].split(" | ")
            self.assertEqual(
                row[1:9], ["2", "≤ 0.5 %", "3 of 5", "0.60 %", "0.50 %", "0.50 %", "1.00 %", "0"]
            )

    def test_units_may_come_to_all_sessions(self):
        """The last column goes, whatever stands in it."""
        with tempfile.TemporaryDirectory() as place:
            path = Path(place) / "units.csv"
            path.write_text("id,name,session\nu1,One,s1; s2\nu2,Two,\n", encoding="utf-8")
            goals.open_all_sessions(path)
            self.assertEqual(path.read_text(encoding="utf-8"), "id,name\nu1,One\nu2,Two\n")


class ParameterTests(unittest.TestCase):
    """Changes of numbers, and what they come to."""

    def test_numbers_are_halved_and_doubled_as_far_as_they_can_be(self):
        """Whole numbers stay whole; a part of a whole never exceeds it."""
        self.assertEqual((parameters.halved(5, True), parameters.halved(5.0, False)), (2, 2.5))
        self.assertIsNone(parameters.halved(0, True))
        self.assertEqual(parameters.doubled(0.3, True), 0.6)
        self.assertAlmostEqual(parameters.doubled(0.8, True), 0.9)
        self.assertIsNone(parameters.doubled(0, False))

    def test_each_number_is_tried_on_the_drives_it_is_for(self):
        """The first beginning of a name that fits decides; the last fits all."""
        self.assertEqual(parameters.families_of("tree.work.few"), ("small",))
        self.assertEqual(parameters.families_of("annealing.firstOfMany.plans"), ("many",))
        self.assertEqual(parameters.families_of("annealing.turns.0"), ())
        self.assertEqual(parameters.families_of("surrogate.sketches"), ("chance",))
        usual = {"tree.work.few": 4.0, "annealing.turns.0": 12, "tree.windows.few.0": 2**63}
        found = [
            (change.how, change.numbers)
            for change in parameters.changes(usual, {"annealing.turns.0", "tree.windows.few.0"})
            if change.name == "tree.work.few"
        ]
        self.assertEqual(found, [("÷ 2", (("tree.work.few", 2.0),)), ("× 2", (("tree.work.few", 8.0),))])

    def test_an_effect_is_the_mean_over_the_drives_of_a_family(self):
        """Costs of 100 → 101 and 200 → 200: half a percent dearer; twice the work, since
        the machine is slower by a quarter."""
        with tempfile.TemporaryDirectory() as place:
            lines = parameters.Lines(Path(place) / "lines")
            for name, how, drive, cost, bound, work in (
                ("", "usual", "a", 100, 90, 1.0), ("", "usual", "b", 200, 190, 3.0),
                ("x", "÷ 2", "a", 101, 91, 5.0), ("x", "÷ 2", "b", 200, 188, 5.0),
            ):  # fmt: skip
                lines.add({
                    "name": name, "how": how, "family": "few", "drive": drive, "cost": cost,
                    "bound": bound, "cpu": work, "reference": 1 if name == "" else 1.25,
                })  # fmt: skip
            found = parameters.effect(parameters.Lines(Path(place) / "lines"), "x", "÷ 2", "few")
            self.assertAlmostEqual(found.cost, 0.005)
            self.assertAlmostEqual(found.bound, 0)
            self.assertEqual(found.work, 2)
            self.assertIsNone(parameters.effect(lines, "x", "÷ 2", "many"))

    def test_only_what_is_more_than_rounding_is_seen(self):
        """A hundredth of a percent of cost or bound, or work that is half as much again and more."""
        self.assertTrue(parameters.is_seen(parameters.Effect(1e-4, 0, 1)))
        self.assertTrue(parameters.is_seen(parameters.Effect(0, -2e-4, 1)))
        self.assertTrue(parameters.is_seen(parameters.Effect(0, 0, 0.6)))
        self.assertFalse(parameters.is_seen(parameters.Effect(5e-5, -5e-5, 1.4)))
        self.assertFalse(parameters.is_seen(None))

    def test_parts_name_numbers_that_there_are(self):
        """Every number of a part that is left out, and every rule for whom a number is, fits one in the paper."""
        text = (Path(__file__).resolve().parents[2] / "parameters.md").read_text(encoding="utf-8")
        for numbers in parameters.PARTS.values():
            for name in numbers:
                self.assertIn(f"| {name} |", text)
        for beginning in parameters.FOR:
            self.assertIn(f"\n| {beginning}", text)


if __name__ == "__main__":
    unittest.main()
