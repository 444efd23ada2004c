"""Reading programs, and checking solutions against them."""

import math
import tempfile
import unittest

from peers import mps

TEXT = """* a remark
NAME four FREE
ROWS
 N cost
 G both
 L most
 E same
COLUMNS
 marker 'MARKER' 'INTORG'
 x cost 2
 x both 1
 x most 3
 marker 'MARKER' 'INTEND'
 y cost 0.5
 y both 1
 y same 1
 z same -1
 constant cost 10
RHS
 rhs both 2
 rhs most 6
RANGES
 range both 1.5
BOUNDS
 LO bound x 0
 UP bound x 5
 MI bound y
 PL bound y
 LO bound z 1
 PL bound z
 FX bound constant 1
ENDATA
"""


class Programs(unittest.TestCase):
    """What is read, and what is wrong with a solution."""

    def setUp(self):
        with tempfile.NamedTemporaryFile("w", suffix=".mps", delete=False) as file:
            file.write(TEXT)
        self.program = mps.read(file.name)

    def test_everything_is_read(self):
        self.assertEqual(list(self.program.columns), ["x", "y", "z", "constant"])
        self.assertEqual(self.program.is_integer, [True, False, False, False])
        self.assertEqual(list(self.program.row_lower), [2, -math.inf, 0])
        self.assertEqual(list(self.program.row_upper), [3.5, 6, 0])
        self.assertEqual(list(self.program.lower), [0, -math.inf, 1, 1])
        self.assertEqual(list(self.program.upper), [5, math.inf, math.inf, 1])

    def test_a_solution_that_breaks_nothing(self):
        checked = self.program.check({"x": 1.00000001, "y": 1.5, "z": 1.5, "constant": 1})
        self.assertEqual(checked["cost"], 2 + 0.75 + 10)
        self.assertEqual(checked["violation"], 0)
        self.assertAlmostEqual(checked["fraction"], 1e-8)

    def test_the_worst_of_what_is_broken_is_told(self):
        # both is 1 + 4 = 5, over 3.5; most is 3, same is 4 - 1, off by 3.
        checked = self.program.check({"x": 1.4, "y": 4, "z": 1, "constant": 1})
        self.assertEqual(checked["violation"], 3)
        self.assertAlmostEqual(checked["fraction"], 0.4)
        self.assertEqual(self.program.check({"x": 2, "y": 0})["violation"], 1)

    def test_unknown_columns_are_no_solution(self):
        with self.assertRaisesRegex(ValueError, "no column of the program: w"):
            self.program.check({"w": 1})
