"""What a code says when it has stopped, and how it came there."""

import json
import math
import time


class Answer:
    """Filled by a code while it runs; written as JSON for the process that measures it."""

    def __init__(self):
        self.version = ""
        self.status = "nothing"  # optimal, feasible, infeasible, nothing, failed
        self.cost = None
        self.bound = None
        self.seconds = 0.0
        self.progress = []
        self.values = None  # the columns that are not 0, by name
        self.assignments = None  # of codes that were given the drive itself
        self.remark = ""
        self._start = time.monotonic()

    def started(self):
        """The program is read; the clock of the search begins."""
        self._start = time.monotonic()

    @property
    def elapsed(self):
        """The seconds since `started`."""
        return time.monotonic() - self._start

    def note(self, cost=None, bound=None, seconds=None):
        """The best cost or the bound may have changed; whichever is not given stays as it was."""
        last = self.progress[-1] if self.progress else [0, None, None]
        cost, bound = _number(cost), _number(bound)
        cost = last[1] if cost is None else cost
        bound = last[2] if bound is None else bound
        if [cost, bound] != last[1:]:
            seconds = self.elapsed if seconds is None else seconds
            self.progress.append([round(seconds, 3), cost, bound])

    def finished(self, status, cost=None, bound=None):
        """The search is over; what it holds is told last."""
        self.seconds = self.elapsed
        self.status, self.cost, self.bound = status, _number(cost), _number(bound)
        self.note(cost, bound)

    def write(self, path):
        """Writes all of it but the clock."""
        shown = {key: value for key, value in vars(self).items() if not key.startswith("_")}
        shown["progress"] = thinned(self.progress)
        with open(path, "w", encoding="utf-8") as file:
            json.dump(shown, file)


def thinned(progress, most=80):
    """At most so many steps of the progress, the first and the last among them."""
    if len(progress) <= most:
        return progress
    step = (len(progress) - 1) / (most - 1)
    return [progress[round(place * step)] for place in range(most)]


def _number(value):
    """The value, or None where a code says "nothing yet" as an infinite or a huge number."""
    if value is None or not math.isfinite(value) or abs(value) >= 1e19:
        return None
    return float(value)
