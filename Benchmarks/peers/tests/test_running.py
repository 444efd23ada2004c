"""What is to be run, and that a trial writes nothing that is kept."""

import contextlib
import io
import tempfile
import unittest
from pathlib import Path
from types import SimpleNamespace

from peers import __main__ as command
from peers import ladder
from peers.codes import CODES
from peers.results import Results


class Options(unittest.TestCase):
    """Which drives and files the options name."""

    def test_a_trial_writes_nothing_that_is_kept(self):
        options = command.parse(["run", "--quick"])
        for path in (options.results, options.readme, options.work):
            self.assertIn(command.BENCHMARKS / ".build", path.parents)
        self.assertEqual([drive.name for drive in command.chosen_drives(options)], ["300-normal-1"])

    def test_only_the_first_of_each_kind(self):
        options = command.parse(
            ["--rows", "300", "--tightness", "normal", "overfull", "--seeds", "4", "5", "6", "--first", "2"]
        )
        self.assertEqual(
            [drive.name for drive in command.chosen_drives(options)],
            ["300-normal-4", "300-normal-5", "300-overfull-4", "300-overfull-5"],
        )


class Missing(unittest.TestCase):
    """What was run with other threads is run anew."""

    def setUp(self):
        self.workshop = SimpleNamespace(
            khunggio_hash="k", drive_hash=lambda drive: "d", program_hash=lambda drive: "p"
        )
        self.options = command.parse(["--seconds", "7"])
        self.drive = ladder.made(300, "normal", 1)

    def missing(self, lines):
        with tempfile.TemporaryDirectory() as folder:
            results = Results(Path(folder) / "results.jsonl")
            for line in lines:
                results.add(line)
            return list(command.missing(self.drive, "cpsat-native", self.workshop, results, self.options))

    def test_a_line_answers_for_its_threads(self):
        (asked,) = self.missing([])
        self.assertEqual((asked["threads"], asked["time_limit"]), (8, 7))
        self.assertEqual(self.missing([{**asked, "crowded_out": False}]), [])
        self.assertEqual(len(self.missing([{**asked, "crowded_out": True}])), 1)
        self.assertEqual(len(self.missing([{**asked, "crowded_out": True}] * 2)), 0)
        self.assertEqual(len(self.missing([{**asked, "threads": 1, "crowded_out": False}])), 1)

    def test_what_is_missing_is_told_with_its_time(self):
        said = io.StringIO()
        with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(said):
            command.tell_what_is_missing(
                [self.drive], ["cpsat-native", "timefold"], self.workshop,
                Results(Path(folder) / "results.jsonl"), self.options,
            )  # fmt: skip
        self.assertEqual(len(said.getvalue().splitlines()), 3)
        self.assertIn("8 threads: 7 s", said.getvalue())

    def test_every_code_has_threads_and_a_name_of_its_own(self):
        self.assertEqual(len({code.name for code in CODES.values()}), len(CODES))
        self.assertTrue(all(code.threads >= 1 for code in CODES.values()))
