"""GLPK, by its own command."""

import math
import os
import re
import tempfile

from . import told

VERSION = re.compile(r"^GLPSOL.*?(\d+\.\d+)")
# +  2000: mip =   6.470000000e+02 >=   6.300000000e+02   2.6% (10; 2); "not found yet", "tree is empty"
STEP = re.compile(r"^\+\s*\d+: (?:>>>>>|mip =)\s+(\S+|not found yet) (>=|<=)\s+(\S+)")


def run(program, seconds, gap, answer):
    """Solves the MPS file `program`."""
    with tempfile.TemporaryDirectory(prefix="glpsol-") as folder:
        path = os.path.join(folder, "solution")
        command = ["glpsol", "--freemps", program, "--tmlim", str(math.ceil(seconds))]
        command += ["--mipgap", str(gap), "--write", path]
        answer.started()
        bound = None
        for line in told.lines(command):
            if match := VERSION.match(line):
                answer.version = match[1]
            if match := STEP.match(line):
                # An empty tree has no bound of its own.
                bound = float(match[3]) if match[3][0].isdigit() else bound
                answer.note(None if "not" in match[1] else float(match[1]), bound)
        status, cost, values = _read(path, program)
    if status == "n":
        answer.finished("infeasible")
    elif values is None:
        answer.finished("nothing", None, bound)
    elif status == "o":
        # Optimal within the gap that was asked for.
        answer.finished("optimal", cost, cost - gap * abs(cost))
        answer.values = values
    else:
        answer.finished("feasible", cost, bound)
        answer.values = values


def _read(path, program):
    """The status, the cost and the values that glpsol has written."""
    status, cost, values = "u", None, {}
    if not os.path.exists(path):
        return status, None, None
    names = _columns(program)
    with open(path, encoding="utf-8") as file:
        for line in file:
            words = line.split()
            if words[0] == "s":
                status, cost = words[4], float(words[5])
            elif words[0] == "j" and float(words[2]) != 0:
                values[names[int(words[1]) - 1]] = float(words[2])
    return status, cost, values if status in "of" else None


def _columns(program):
    """The names of the columns in order."""
    names, inside = [], False
    with open(program, encoding="utf-8") as file:
        for line in file:
            if line[0] not in " *":
                if inside:
                    break
                inside = line.startswith("COLUMNS")
            elif inside:
                name = line.split(None, 1)[0]
                if name != "marker" and (not names or names[-1] != name):
                    names.append(name)
    return names
