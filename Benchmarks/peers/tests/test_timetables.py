"""The table of published timetables, on figures worked out by hand."""

import unittest

from peers import timetables


def session(served, wait, most_wait, busiest, over):
    """A simulated session as `simulate --json` tells it."""
    return {
        "served": {"mean": served}, "minutes_waiting": {"mean": wait, "p95": most_wait},
        "peak_present": {"mean": busiest}, "crowd_limits": [{"runs_over": part} for part in over],
    }  # fmt: skip


class TimetableTests(unittest.TestCase):
    """Figures, rows and settings."""

    def test_waits_are_weighted_by_people_and_the_rest_is_the_worst(self):
        """A hundred people wait 2 minutes, three hundred 6: five on average."""
        figures = timetables.figures_of_days([
            session(100, 2, 9, 40, [0.1, 0.3]), session(300, 6, 8, 50, []),
        ])  # fmt: skip
        self.assertEqual(figures, {"wait": 5, "most_wait": 9, "busiest": 50, "over": 0.3})

    def test_no_limit_is_exceeded_where_there_is_none(self):
        """Nobody served waits for nothing."""
        figures = timetables.figures_of_days([session(0, 0, 0, 0, [])])
        self.assertEqual((figures["wait"], figures["over"]), (0, 0))

    def test_units_stay_whole_beside_other_rules(self):
        """The rule is added, and never twice."""
        self.assertEqual(timetables.whole("a: 1\n\n"), "a: 1\nrules:\n  whole: true\n")
        self.assertEqual(
            timetables.whole("rules:\n  max_away: 2\n"), "rules:\n  whole: true\n  max_away: 2\n"
        )
        with self.assertRaises(ValueError):
            timetables.whole("rules: {max_away: 2}\n")

    def test_a_drive_is_named_once(self):
        """One line for each plan."""
        row = timetables.Row("planned", 3, 0, 1, 2.04, 7.6, 39.5, 0.404)
        lines = timetables.table([("school", "9, 2", [row, row])]).split("\n")
        self.assertEqual(len(lines), 4)
        self.assertEqual(lines[2], "| school | 9, 2 | planned | 3 | 0 | 1 | 2.0 | 8 | 40 | 40 % |")
        self.assertTrue(lines[3].startswith("|  |  | planned |"))


if __name__ == "__main__":
    unittest.main()
