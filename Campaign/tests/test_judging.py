"""Which tests are run of a mutant, and when a run of them ends."""

import os
import tempfile
import unittest
from pathlib import Path

from mutants.judging import Test, Tests

# A program of tests: it lists them, and takes what is to fail, to wait or to run for ever from the environment.
PROGRAM = """#!/bin/bash
case "$*" in *--list-tests*) echo RoomTests.A/one; echo OtherTests.A/one; echo RoomTests.A/two; exit;; esac
echo "$*" >> runs
[ -n "$MUTANT_TRACE" ] && echo 7 > "$MUTANT_TRACE"
echo "◇ Test run started."
case "$MUTANT" in
1) printf "\\e[91m✘\\e[0m Test one() recorded an issue\\n"; sleep 60;;
2) while :; do :; done;;
3) kill -SEGV $$;;
4) exit 1;;
esac
echo "✔ Test run passed."
"""


class JudgingTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.place = Path(self.folder.name)
        program = self.place / "program"
        program.write_text(PROGRAM, "utf-8")
        os.chmod(program, 0o755)
        self.tests = Tests(program, "Room", self.place)

    def test_the_tests_of_the_room_are_measured(self):
        tests, longer = self.tests.measured(5)
        self.assertEqual(sorted(test.name for test in tests), ["RoomTests.A/one", "RoomTests.A/two"])
        self.assertEqual(longer, [])
        self.assertTrue(all(test.reached == {7} for test in tests))

    def test_the_first_failure_ends_a_run(self):
        outcome, _, said = self.tests.run([Test("RoomTests.A/one")], {"MUTANT": "1"}, 30)
        self.assertEqual(outcome, "failed")
        self.assertIn("✘", said)

    def test_a_run_ends_when_it_has_used_its_time(self):
        self.assertEqual(self.tests.run([Test("RoomTests.A/one")], {"MUTANT": "2"}, 0)[0], "too slow")

    def test_a_crash_and_a_status_are_failures(self):
        for number in "34":
            self.assertEqual(self.tests.run([Test("RoomTests.A/one")], {"MUTANT": number}, 5)[0], "failed")
        self.assertEqual(self.tests.run([Test("RoomTests.A/one")], {"MUTANT": "5"}, 5)[0], "passed")

    def test_quick_tests_come_first_and_only_those_that_reach_it(self):
        slow, quick, other = Test("RoomTests.A/slow", 9, {5}), Test("RoomTests.A/quick", 0.1, {5}), Test("RoomTests.A/other", 0, {6})
        self.assertEqual(self.tests.judge(5, [other, quick, slow]), "survived")
        runs = (self.place / "runs").read_text("utf-8").splitlines()
        self.assertEqual(len(runs), 2)
        self.assertTrue("quick" in runs[0] and "slow" in runs[1] and "other" not in "".join(runs))
        self.assertEqual(self.tests.judge(8, [slow]), "not reached")
        self.assertEqual(self.tests.judge(4, [Test("RoomTests.A/one", 0, {4})]), "killed")


if __name__ == "__main__":
    unittest.main()
