"""CBC, the command of Debian's coinor-cbc."""

import os
import re
import tempfile

from . import CODES, told

# Cbc0010I After 100 nodes, 50 on tree, 650.1 best solution, best possible 640.2 (5.01 seconds)
NODES = re.compile(r"Cbc0010I .*?, (\S+) best solution, best possible (\S+) ")
# Cbc0012I Integer solution of 646.8 found by DiveCoefficient after 0 iterations and 0 nodes
FOUND = re.compile(r"Cbc00(?:04|12|16)I Integer solution of (\S+) found")
RELAXED = re.compile(r"Continuous objective value is (\S+)")
# Cbc0005I Partial search - best objective 646 (best possible 640), took …
ENDED = re.compile(r"Cbc0005I .* best objective (\S+) \(best possible (\S+)\)")
BOUND = re.compile(r"^Lower bound:\s+(\S+)")
VALUE = re.compile(r"^Objective value:\s+(\S+)")
VERSION = re.compile(r"^Version:\s+(\S+)")


def run(program, seconds, gap, answer):
    """Solves the MPS file `program`."""
    with tempfile.TemporaryDirectory(prefix="cbc-") as folder:
        path = os.path.join(folder, "solution")
        arguments = ["-timeMode", "elapsed", "-sec", str(seconds), "-ratio", str(gap)]
        arguments += ["-threads", str(CODES["cbc"].threads)]
        command = ["cbc", program, *arguments, "-solve", "-solution", path]
        answer.started()
        result, bound, cost = "", None, None
        for line in told.lines(command):
            bound, cost = _noted(line, answer, bound, cost)
            if line.startswith("Result - "):
                result = line
            if match := VERSION.match(line):
                answer.version = match[1]
        values = _read(path)
    if "infeasible" in result and values is None:
        answer.finished("infeasible")
    elif values is None:
        answer.finished("nothing", None, bound)
    else:
        proven = result.startswith("Result - Optimal")
        answer.finished("optimal" if proven else "feasible", cost, cost if proven else bound)
        if proven and gap > 0 and bound is not None:
            answer.bound = min(bound, cost)
        answer.values = values


def _noted(line, answer, bound, cost):
    """Takes in a line; the best bound and cost then."""
    if match := RELAXED.search(line):
        bound = float(match[1])
    elif match := FOUND.search(line):
        cost = float(match[1])
    elif match := NODES.search(line) or ENDED.search(line):
        cost = float(match[1]) if float(match[1]) < 1e40 else cost
        bound = float(match[2])
    elif match := VALUE.match(line):
        cost = float(match[1])
    elif match := BOUND.match(line):
        bound = float(match[1])
    else:
        return bound, cost
    answer.note(cost, bound)
    return bound, cost


def _read(path):
    """The values in the file of the solution; None if there is no integer solution in it."""
    if not os.path.exists(path):
        return None
    with open(path, encoding="utf-8") as file:
        head = file.readline()
        if "no integer solution" in head or "infeasible" in head.lower():
            return None
        words = (line.split() for line in file)
        # A "**" before the number says that the value breaks a bound.
        return {word[-3]: float(word[-2]) for word in words if len(word) >= 4}
