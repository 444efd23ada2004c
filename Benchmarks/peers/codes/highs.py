"""HiGHS, through its Python interface."""

import highspy

from . import CODES


def run(program, seconds, gap, answer):
    """Solves the MPS file `program`."""
    highs = highspy.Highs()
    answer.version = highs.version()
    for option, value in {
        "log_to_console": False,
        "threads": CODES["highs"].threads,
        "parallel": "on",
        "mip_rel_gap": gap,
        "time_limit": float(seconds),
        # Only how often it tells what it has.
        "mip_min_logging_interval": 0.5,
    }.items():
        highs.setOptionValue(option, value)
    highs.readModel(program)

    def told(event):
        answer.note(event.data_out.mip_primal_bound, event.data_out.mip_dual_bound)

    highs.cbMipLogging.subscribe(told)
    highs.cbMipImprovingSolution.subscribe(told)
    answer.started()
    highs.run()
    info = highs.getInfo()
    status = highs.getModelStatus()
    held = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    if status == highspy.HighsModelStatus.kInfeasible:
        answer.finished("infeasible")
    elif not held:
        answer.finished("nothing", None, info.mip_dual_bound)
    else:
        proven = status == highspy.HighsModelStatus.kOptimal
        answer.finished(
            "optimal" if proven else "feasible", info.objective_function_value, info.mip_dual_bound
        )
        names = highs.getLp().col_names_
        values = highs.getSolution().col_value
        answer.values = {name: value for name, value in zip(names, values) if value != 0}
