"""What judges the server's events, on stores made by hand."""

import sqlite3
import tempfile
import unittest
from pathlib import Path
from types import SimpleNamespace

from campaign import tables
from campaign.events import wrong
from campaign.serve import FIGURES, percentile


class Events(unittest.TestCase):
    def store(self, ids):
        folder = Path(tempfile.mkdtemp())
        store = sqlite3.connect(folder / "drive.sqlite")
        store.execute("CREATE TABLE arrival (seq INTEGER PRIMARY KEY, id TEXT)")
        store.executemany("INSERT INTO arrival (id) VALUES (?)", [(one,) for one in ids])
        store.commit()
        store.close()
        return folder

    def found(self, ids, kept, sent):
        said = wrong(self.store(ids), [SimpleNamespace(kept=kept, sent=sent)])
        return said and said[0]

    def test_what_is_kept_once_is_right(self):
        self.assertIsNone(self.found(["a", "b"], kept=["a", "b"], sent=["a", "b", "c"]))
        # Kept, and the answer was lost: the phone sends it again.
        self.assertIsNone(self.found(["a", "b"], kept=["a"], sent=["a", "b"]))

    def test_what_is_not_is_found(self):
        self.assertEqual(self.found(["a"], kept=["a", "b"], sent=["a", "b"]), "an acknowledged event is lost")
        self.assertEqual(self.found(["a", "a"], kept=["a"], sent=["a"]), "an event is there twice")
        self.assertEqual(self.found(["a", "x"], kept=["a"], sent=["a"]), "an event is there that nobody sent")

    def test_a_damaged_store_is_found(self):
        folder = self.store(["a"])
        (folder / "drive.sqlite").write_bytes(b"no database")
        self.assertEqual(wrong(folder, [])[0], "the store does not open")


class Figures(unittest.TestCase):
    def test_percentiles(self):
        self.assertEqual(percentile(range(100)), 95)
        self.assertEqual(percentile([7]), 7)
        self.assertEqual(percentile([1, 2, 3], 0.5), 2)

    def test_the_newest_run_is_told_with_its_goals(self):
        lines = [
            {"subject": "1 min of taps", "largest": {"answer p95": 80.0}},
            {"subject": "1 min of taps", "largest": {"answer p95": 20.0, "memory": 301.0}},
        ]
        rows = tables.figures(lines)
        self.assertEqual(len(rows), 2 + len(FIGURES) + 1)
        self.assertIn("| 50 | 20.0 |", rows[2])
        self.assertTrue(any("| 300 | 301.0 (not reached) |" in row for row in rows))


if __name__ == "__main__":
    unittest.main()
