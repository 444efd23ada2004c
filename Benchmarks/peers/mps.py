"""Reads a free-format MPS file as khunggio writes it, and checks a solution against it."""

import math
from array import array


class Program:
    """Columns and rows; entries lie column by column."""

    def __init__(self):
        self.columns = {}
        self.rows = {}
        self.is_integer = []
        self.cost = array("d")
        self.lower = array("d")
        self.upper = array("d")
        self.row_lower = array("d")
        self.row_upper = array("d")
        self.starts = array("q")
        self.entry_rows = array("i")
        self.entry_values = array("d")

    def check(self, values):
        """The cost of a solution whose integer columns are rounded, and how far it is off.

        Returns a dictionary: `cost`, `fraction` (the largest distance of an integer column from a
        whole number) and `violation` (the most a row or a bound is broken by).
        """
        unknown = [name for name in values if name not in self.columns]
        if unknown:
            raise ValueError(f"no column of the program: {unknown[0]}")
        rows = [0.0] * len(self.rows)
        cost = fraction = violation = 0.0
        for name, column in self.columns.items():
            value = values.get(name, 0.0)
            if self.is_integer[column]:
                whole = round(value)
                fraction = max(fraction, abs(value - whole))
                value = whole
            violation = max(violation, self.lower[column] - value, value - self.upper[column])
            if value == 0:
                continue
            cost += self.cost[column] * value
            end = self.starts[column + 1]
            for entry in range(self.starts[column], end):
                rows[self.entry_rows[entry]] += self.entry_values[entry] * value
        for row, value in enumerate(rows):
            violation = max(violation, self.row_lower[row] - value, value - self.row_upper[row])
        return {"cost": cost, "fraction": fraction, "violation": violation}


def read(path):
    """The program in a file."""
    program = Program()
    objective = ""
    section = ""
    integer = False
    kinds = array("b")
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line[0] in "*\n":
                continue
            if line[0] != " ":
                section = line.split(None, 1)[0]
                continue
            words = line.split()
            if section == "COLUMNS":
                if len(words) == 3 and words[1] == "'MARKER'":
                    integer = words[2] == "'INTORG'"
                    continue
                column = program.columns.get(words[0])
                if column is None:
                    column = program.columns[words[0]] = len(program.columns)
                    program.is_integer.append(integer)
                    program.cost.append(0)
                    program.lower.append(0)
                    program.upper.append(math.inf)
                    program.starts.append(len(program.entry_rows))
                if column != len(program.columns) - 1:
                    raise ValueError(f"the column {words[0]} is in two places")
                for name, value in zip(words[1::2], words[2::2]):
                    if name == objective:
                        program.cost[column] += float(value)
                    else:
                        program.entry_rows.append(program.rows[name])
                        program.entry_values.append(float(value))
            elif section == "ROWS":
                kind, name = words
                if kind == "N":
                    objective = objective or name
                    continue
                program.rows[name] = len(program.rows)
                kinds.append(ord(kind))
                program.row_lower.append(-math.inf if kind == "L" else 0)
                program.row_upper.append(math.inf if kind == "G" else 0)
            elif section == "RHS":
                for name, value in zip(words[1::2], words[2::2]):
                    row = program.rows[name]
                    if kinds[row] != ord("G"):
                        program.row_upper[row] = float(value)
                    if kinds[row] != ord("L"):
                        program.row_lower[row] = float(value)
            elif section == "RANGES":
                for name, value in zip(words[1::2], words[2::2]):
                    row = program.rows[name]
                    if kinds[row] != ord("G"):
                        raise ValueError("only rows of kind G are written with ranges")
                    program.row_upper[row] = program.row_lower[row] + abs(float(value))
            elif section == "BOUNDS":
                column = program.columns[words[2]]
                _set_bound(program, column, words[0], float(words[3]) if len(words) > 3 else 0)
            elif section != "NAME":
                raise ValueError(f"a section {section} is not expected")
    program.starts.append(len(program.entry_rows))
    return program


def _set_bound(program, column, kind, value):
    if kind in ("LO", "FX"):
        program.lower[column] = value
    if kind in ("UP", "FX"):
        program.upper[column] = value
    if kind in ("MI", "FR"):
        program.lower[column] = -math.inf
    if kind in ("PL", "FR"):
        program.upper[column] = math.inf
    if kind not in ("LO", "UP", "FX", "MI", "PL", "FR"):
        raise ValueError(f"a bound of kind {kind} is not expected")
