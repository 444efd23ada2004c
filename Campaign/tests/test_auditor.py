"""The campaign's auditor on cases worked out by hand."""

import tempfile
import unittest
from pathlib import Path

from campaign import brute_force, states
from campaign.auditor import Auditor, at_most, runs


def drive(**changed):
    """Two people, two slots of ten minutes, one desk and one bed."""
    session = {
        "id": "a", "date": "2027-03-06", "opens": 480, "closes": 514, "slot_minutes": 10, "arrivals": None, "ceiling": None,
        "reserve": 0, "limits": [],
        "stages": [
            {"id": "desk", "minutes": 5, "zone": "hall", "defers": True, "servers": 1, "overload": None},
            {"id": "bed", "minutes": 10, "zone": "beds", "defers": False, "servers": 1, "overload": None},
        ],
    }
    person = {
        "unit": "u", "kind": None, "available": [], "preferred": None, "group": None, "priority": 1, "pinned": None, "party": None,
        "answer": None,
    }
    return {
        "sessions": [session], "show": 1.0, "defer": 0.5, "plan_for": "expected", "kinds": {}, "max_away": None, "whole": None,
        "weights": {}, "people": [person | {"id": "p"}, person | {"id": "q"}],
        "units": [{"id": "u", "staff": None, "from": None, "to": None, "max_away": None, "sessions": [], "preferred": None, "whole": None}],
    } | changed


class AuditorTests(unittest.TestCase):
    def test_slots_end_by_closing(self):
        # 490 + 9 + 15 = 514: the second slot is the last.
        auditor = Auditor(drive())
        self.assertEqual(auditor.slots(auditor.sessions[0]), [480, 490])

    def test_two_at_one_desk_are_one_at_a_time(self):
        # Each is at the desk for five of ten arrival minutes: half a person each, one together.
        auditor = Auditor(drive())
        self.assertEqual(auditor.broken([(0, 0, 480), (1, 0, 480)]), set())
        crowded = drive()
        crowded["sessions"][0]["limits"] = [{"zone": "hall", "limit": 1, "from": None, "to": None}]
        self.assertEqual(Auditor(crowded).broken([(0, 0, 480), (1, 0, 480)]), set())
        crowded["plan_for"] = "everyone"
        self.assertEqual(Auditor(crowded).broken([(0, 0, 480), (1, 0, 480)]), {"crowd-limit"})
        # Both are there with probability 1/4: one suffices with 0.75.
        crowded["plan_for"] = 0.75
        self.assertEqual(Auditor(crowded).broken([(0, 0, 480), (1, 0, 480)]), set())
        crowded["plan_for"] = 0.76
        self.assertEqual(Auditor(crowded).broken([(0, 0, 480), (1, 0, 480)]), {"crowd-limit"})

    def test_cost_by_hand(self):
        # One slot, one run; the peak at minute 489: desk 0.5, bed (1 - 0.5) × 0.5, for each of two: 1.5 × 5.
        terms = Auditor(drive()).terms([(0, 0, 480), (1, 0, 480)])
        self.assertEqual((terms["split"], terms["block"], terms["peak"], terms["unplaced"]), (3, 2, 7.5, 0))

    def test_shares_by_hand(self):
        # One of two without a slot, then both: 1/2 and 4/2, at 20 each.
        unequal = drive(weights={"fair": 20})
        self.assertEqual(Auditor(unequal).terms([(0, 0, 480)])["fair"], 10)
        self.assertEqual(Auditor(unequal).terms([])["fair"], 40)
        self.assertEqual(Auditor(unequal).terms([(0, 0, 480), (1, 0, 480)])["fair"], 0)

    def test_late_off_grid_and_twice(self):
        auditor = Auditor(drive())
        self.assertEqual(auditor.broken([(0, 0, 500)]), {"closing"})
        self.assertEqual(auditor.broken([(0, 0, 483)]), {"availability"})
        self.assertEqual(auditor.broken([(0, 0, 480), (0, 0, 490)]), {"one-slot"})

    def test_brute_force_by_hand(self):
        # Two slots cost 3 more for the slot, and their peak is 1 at most: 0.75 + 0.25 < 1.5.
        cost, plan, tried = brute_force.best(Auditor(drive()))
        self.assertEqual(tried, 9)
        self.assertAlmostEqual(cost, min(3 + 2 + 7.5, 6 + 2 + 5 * Auditor(drive()).peak(0, [(0, 0, 480), (1, 0, 490)])))

    def test_probability_of_parties(self):
        self.assertAlmostEqual(at_most([(0.5, 2), (0.5, 1)], 2), 0.75)
        self.assertEqual(runs({0.0, 1.0, 3.0}), 2)


class StateTests(unittest.TestCase):
    def test_half_files_differ_and_clocks_do_not(self):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "plan.json").write_text('{"cost": 1, "seconds": 0.5}')
            first = states.state(folder)
            (folder / "plan.json").write_text('{"cost": 1, "seconds": 0.7}')
            self.assertTrue(states.state(folder).matches(first))
            (folder / "plan.json").write_text('{"cost": 1, "sec')
            self.assertFalse(states.state(folder).matches(first))
            self.assertEqual(states.partial_files(states.state(folder), first, first), ["plan.json (damaged: 16 bytes)"])

    def test_rows_may_grow(self):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            rows = folder / "rows.jsonl"
            rows.write_text('{"a": 1}\n{"a": 2}\n')
            new = states.state(folder)
            rows.write_text('{"a": 1}\n{"a"')
            self.assertTrue(states.state(folder).has_grown_towards(new))
            rows.write_text('{"a": 2}\n')
            self.assertFalse(states.state(folder).has_grown_towards(new))


if __name__ == "__main__":
    unittest.main()
