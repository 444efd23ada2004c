"""CP-SAT, given the drive itself in a model written for it."""

import ortools
from ortools.sat.python import cp_model

from .. import drive_files
from ..native_model import NativeModel
from . import CODES


class Listener(cp_model.CpSolverSolutionCallback):
    """Notes new solutions."""

    def __init__(self, answer, scale):
        super().__init__()
        self.answer, self.scale = answer, scale

    def on_solution_callback(self):
        """There is a better one."""
        self.answer.note(self.objective_value / self.scale, self.best_objective_bound / self.scale)


def run(folder, seconds, gap, answer):
    """Plans the drive in a folder."""
    answer.version = ortools.__version__
    drive = drive_files.read(folder)
    native = NativeModel(drive)
    # The plan that leaves everyone out is a poor hint: with eight workers what is found without it in
    # 25 seconds costs half as much (300-normal-1).
    native.model.clear_hints()
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = CODES["cpsat-native"].threads
    solver.parameters.relative_gap_limit = gap
    solver.parameters.max_time_in_seconds = seconds
    solver.best_bound_callback = lambda bound: answer.note(None, bound / native.scale)
    answer.started()
    status = solver.solve(native.model, Listener(answer, native.scale))
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        answer.finished(
            "optimal" if status == cp_model.OPTIMAL else "feasible",
            solver.objective_value / native.scale,
            solver.best_objective_bound / native.scale,
        )
        answer.assignments = native.assignments(solver.value)
    elif status == cp_model.INFEASIBLE:
        answer.finished("infeasible")
    else:
        answer.finished("nothing", None, solver.best_objective_bound / native.scale)
    if drive.plan_for not in ("expected", "everyone"):
        # Means that are safe for every mix of people forbid some plans that keep the limits.
        answer.bound = None
        answer.remark = "crowd limits by safe means"
