"""What is measured, kept, understood and shown."""

import json
import sys
import tempfile
import unittest
import xml.etree.ElementTree
from pathlib import Path

from peers import measured, plot, summary, tables
from peers.answers import Answer, thinned
from peers.codes import cbc, cpsat, glpsol
from peers.results import Results


def line(drive="300-normal-1", code="khunggio", **other):
    """A line of results."""
    made = {
        "drive": drive, "row": 300, "tightness": "normal", "seed": 1, "drive_hash": "d",
        "program_hash": None, "code": code, "version": "1", "time_limit": None,
        "gap_limit": 1e-4, "threads": 2, "repeat": 0, "seconds": 1.0, "cpu": 1.0, "mebibytes": 30.0,
        "crowded_out": False, "date": "2026-11-21T00:00:00+00:00", "status": "feasible",
        "cost": 100.0, "bound": 99.0, "checked": {"cost": 100.0, "violations": 0},
    }  # fmt: skip
    made.update(other)
    return made


def entries(*lines):
    """The entries of these lines."""
    with tempfile.TemporaryDirectory() as folder:
        results = Results(Path(folder) / "results.jsonl")
        for one in lines:
            results.add(one)
        return summary.entries(Results(results.path))


class Measuring(unittest.TestCase):
    """Processes of which it is known what they take."""

    def test_memory_and_status(self):
        taken = measured.run([sys.executable, "-c", "b'x' * (200 << 20); exit(3)"], 60)
        self.assertEqual((taken.status, taken.was_ended), (3, False))
        self.assertGreater(taken.mebibytes, 200)

    def test_whoever_goes_on_is_ended(self):
        # The shell waits for its own child, which does the work.
        child = "b = b'x' * (150 << 20)\nwhile True: pass"
        taken = measured.run(["sh", "-c", '"$0" -c "$1"; true', sys.executable, child], 3)
        self.assertEqual((taken.status, taken.was_ended), (-9, True))
        if sys.platform == "linux":
            self.assertGreater(taken.mebibytes, 150)
            self.assertGreater(taken.cpu, 0)

    def test_memory_has_a_limit(self):
        taken = measured.run([sys.executable, "-c", "b'x' * (2 << 30)"], 60, memory=1024)
        self.assertIn("MemoryError", taken.errors)


class Understanding(unittest.TestCase):
    """Lines as the codes print them."""

    def test_cbc(self):
        answer = Answer()
        bound, cost = cbc._noted("Continuous objective value is 564.4 - 0.1 seconds", answer, None, None)
        self.assertEqual((bound, cost), (564.4, None))
        told = "Cbc0012I Integer solution of 646.8 found by DiveCoefficient after 9 iterations"
        self.assertEqual(cbc._noted(told, answer, bound, cost), (564.4, 646.8))
        told = "Cbc0010I After 100 nodes, 50 on tree, 646.8 best solution, best possible 640.2 (5 seconds)"
        self.assertEqual(cbc._noted(told, answer, bound, cost), (640.2, 646.8))
        told = "Cbc0010I After 0 nodes, 1 on tree, 1e+50 best solution, best possible 566 (5 seconds)"
        self.assertEqual(cbc._noted(told, Answer(), None, None), (566.0, None))

    def test_glpsol(self):
        match = glpsol.STEP.match(
            "+  2000: mip =   6.470000000e+02 >=   6.300000000e+02   2.6% (10; 2)"
        )
        self.assertEqual((float(match[1]), float(match[3])), (647, 630))
        match = glpsol.STEP.match("+    90: mip =     not found yet >=              -inf (1; 0)")
        self.assertEqual((match[1], match[3]), ("not found yet", "-inf"))

    def test_cpsat(self):
        match = cpsat.STEP.match("#1       0.05s best:320000 next:[0,319999] fixed_search")
        self.assertEqual(match.groups(), ("0.05", "320000", "0"))
        match = cpsat.STEP.match("#Bound   0.10s best:inf   next:[630,646.8] lp")
        self.assertEqual(match.groups(), ("0.10", "inf", "630"))

    def test_progress_keeps_what_changes(self):
        answer = Answer()
        answer.note(float("inf"), 1, 0.1)
        answer.note(None, 1, 0.2)
        answer.note(5, None, 0.3)
        self.assertEqual(answer.progress, [[0.1, None, 1], [0.3, 5, 1]])
        steps = thinned([[n, n, n] for n in range(1_000)])
        self.assertEqual((len(steps), steps[0][0], steps[-1][0]), (80, 0, 999))


class Telling(unittest.TestCase):
    """Medians, who wins, tables, the picture."""

    def test_the_newest_version_and_the_median_of_its_runs_count(self):
        made = entries(
            line(version="0", seconds=9.0),
            *(line(repeat=n, seconds=s) for n, s in enumerate([3.0, 1.0, 2.0])),
        )
        entry = made["300-normal-1", "khunggio"]
        self.assertEqual((entry.runs, entry.seconds), (3, 2.0))

    def test_the_second_go_of_a_crowded_run_counts(self):
        made = entries(
            line(code="highs", cpu=0.5, crowded_out=True, cost=120.0, checked=None),
            line(code="highs", cost=110.0, checked=None),
        )
        entry = made["300-normal-1", "highs"]
        self.assertEqual((entry.cost, entry.crowded_out), (110.0, False))

    def test_wins_draws_and_losses(self):
        self.assertEqual(summary.compare(1.0, 2.0, 1e-6, True), "win")
        self.assertEqual(summary.compare(2.0, 1.0, 1e-6, True), "loss")
        self.assertEqual(summary.compare(2.0, 1.0, 1e-6, False), "win")
        self.assertEqual(summary.compare(100.0, 100.005, 1e-4, False), "draw")
        self.assertEqual(summary.compare(1.0, None, 1e-6, True), "win")
        self.assertEqual(summary.compare(None, None, 1e-6, True), "draw")

    def test_what_a_goal_is_missed_by(self):
        highs = line(code="highs", cost=99.5, bound=99.5, checked=None)
        made = entries(line(seconds=2.5), highs)
        self.assertEqual(
            summary.misses(made, made["300-normal-1", "khunggio"]), ["2.5 s", "cost", "bound"]
        )
        made = entries(line(), line(code="highs", cost=100.0, bound=99.0, checked=None))
        self.assertEqual(summary.misses(made, made["300-normal-1", "khunggio"]), [])

    def test_a_plan_that_the_audit_refuses_is_no_valid_one(self):
        right = {"cost": 100.0, "fraction": 0.0, "violation": 0.0, "audit": {"cost": 98.0, "violations": 0}}
        entry = entries(line(code="highs", checked=right))["300-normal-1", "highs"]
        self.assertEqual((entry.cost, entry.is_valid), (98.0, True))
        for audit in ({"cost": 98.0, "violations": 1}, {"remark": "not a solution"}):
            entry = entries(line(code="highs", checked={**right, "audit": audit}))["300-normal-1", "highs"]
            self.assertFalse(entry.is_valid)

    def test_the_better_of_two_models_is_shown(self):
        made = [
            line(), line(code="cpsat", cost=120.0, checked=None, threads=8),
            line(code="cpsat-native", cost=110.0, bound=90.0, checked=None, threads=8),
        ]  # fmt: skip
        shown = tables.all_tables(entries(*made))
        self.assertIn("| 300 | normal | CP-SAT, native model | 8 | 1 | 1 | 1.100 |", shown["peers"])
        self.assertNotIn("exported program", shown["peers"])
        self.assertIn("exported program", shown["drives"])
        # A plan is better than none, the same cost is settled by the bound.
        made[2].update(cost=None)
        self.assertNotIn("native", tables.all_tables(entries(*made))["peers"])
        made[2].update(cost=120.0, bound=99.5)
        self.assertNotIn("exported", tables.all_tables(entries(*made))["peers"])

    def test_lines_of_before_had_one_thread(self):
        old = [line(), line(code="highs", checked=None)]
        for one in old:
            del one["threads"]
        made = entries(*old)
        self.assertEqual([entry.threads for entry in made.values()], [2, 1])

    def test_runs_that_made_different_plans_are_told(self):
        made = entries(line(plan_hash="a"), line(repeat=1, plan_hash="b"))
        self.assertEqual(
            summary.misses(made, made["300-normal-1", "khunggio"]), ["plans differ"]
        )

    def test_seconds_to_a_gap(self):
        progress = [[1, None, 50], [2, 100, 50], [3, 100, 99]]
        made = entries(line(code="highs", progress=progress, checked=None))
        entry = made["300-normal-1", "highs"]
        self.assertEqual(entry.seconds_to(0.5), 2)
        self.assertEqual(entry.seconds_to(0.01), 3)
        self.assertIsNone(entry.seconds_to(0.001))
        self.assertEqual(entry.gap_after(2.5), 0.5)
        self.assertIsNone(entry.gap_after(1.5))

    def test_tables_are_put_between_their_marks(self):
        text = "a\n<!-- ladder -->\nold\n<!-- end -->\nb\n"
        self.assertEqual(
            tables.replaced(text, {"ladder": "new"}), "a\n<!-- ladder -->\nnew\n<!-- end -->\nb\n"
        )

    def test_every_table_has_its_rows(self):
        made = entries(
            line(),
            line(code="highs", cost=110.0, bound=90.0, seconds=60.0, progress=[], checked=None),
            line(code="scip", cost=None, bound=None, status="nothing", checked=None),
        )  # fmt: skip
        shown = tables.all_tables(made)
        self.assertIn("cost: 1 wins, 0 draws, 0 losses on 1 drives", shown["head-to-head"])
        self.assertIn("| 1 of 1 |", shown["ladder"])
        self.assertIn("| 300 | normal | SCIP | 2 | 1 | 0 | – |", shown["peers"])
        self.assertEqual(len(shown["drives"].splitlines()), 5)

    def test_the_picture_is_well_formed(self):
        picture = plot.svg(entries(line(), line(code="glpsol", cost=None)))
        root = xml.etree.ElementTree.fromstring(picture)
        self.assertIn("khunggio", "".join(root.itertext()))
        self.assertNotIn("script", picture)

    def test_results_are_found_by_their_question(self):
        with tempfile.TemporaryDirectory() as folder:
            results = Results(Path(folder) / "results.jsonl")
            results.add(line())
            again = Results(results.path)
        self.assertEqual(len(again.find(drive="300-normal-1", repeat=0)), 1)
        self.assertEqual(again.find(repeat=1), [])
        self.assertEqual(json.dumps(again.lines[0]), json.dumps(line()))
