"""CP-SAT, given the exported program through OR-Tools' model builder."""

import re

import ortools
from ortools.linear_solver.python import model_builder

from . import CODES, told

# #1       0.05s best:320000 next:[0,319999] …   #Bound   0.10s best:646.9 next:[630,646.8] …
STEP = re.compile(r"^#(?:\d+|Bound)\s+([\d.]+)s best:(\S+)\s+next:\[([^,\]]*)")


def run(program, seconds, gap, answer):
    """Solves the MPS file `program`."""
    answer.version = ortools.__version__
    model = model_builder.Model()
    if not model.import_from_mps_file(program):
        raise ValueError("the program was not read")
    solver = model_builder.Solver("sat")
    solver.set_time_limit_in_seconds(seconds)
    solver.set_solver_specific_parameters(
        f"num_workers:{CODES['cpsat'].threads} relative_gap_limit:{gap} log_search_progress:true"
        # Columns that are no integers, the peaks among them, get steps of a thousandth; of one
        # unless told, which is another problem.
        " mip_var_scaling:1000 mip_scale_large_domain:true"
    )
    solver.enable_output(True)

    def hear(line):
        if match := STEP.match(line):
            answer.note(_number(match[2]), _number(match[3]), float(match[1]))

    answer.started()
    # Its callback for log lines cannot be set from Python.
    with told.standard_output(hear):
        status = solver.solve(model)
    statuses = model_builder.SolveStatus
    if status in (statuses.OPTIMAL, statuses.FEASIBLE):
        proven = status == statuses.OPTIMAL
        answer.finished(
            "optimal" if proven else "feasible",
            solver.objective_value,
            solver.best_objective_bound,
        )
        answer.values = {
            column.name: value
            for column in model.get_variables()
            if (value := solver.value(column)) != 0
        }
    elif status == statuses.INFEASIBLE:
        answer.finished("infeasible")
    else:
        answer.finished("nothing")
        answer.remark = status.name


def _number(text):
    try:
        return float(text)
    except ValueError:
        return None
