"""SCIP, through PySCIPOpt."""

from pyscipopt import Eventhdlr, Model, SCIP_EVENTTYPE


class Listener(Eventhdlr):
    """Notes new solutions, and the bound after each node."""

    events = (
        SCIP_EVENTTYPE.BESTSOLFOUND | SCIP_EVENTTYPE.NODESOLVED | SCIP_EVENTTYPE.LPSOLVED
    )  # fmt: skip

    def __init__(self, answer):
        self.answer = answer

    def eventinit(self):
        """Begins to listen."""
        self.model.catchEvent(self.events, self)

    def eventexit(self):
        """Stops listening."""
        self.model.dropEvent(self.events, self)

    def eventexec(self, event):
        """Something has changed."""
        has_plan = self.model.getNSols() > 0
        cost = self.model.getPrimalbound() if has_plan else None
        self.answer.note(cost, self.model.getDualbound())


def run(program, seconds, gap, answer):
    """Solves the MPS file `program`."""
    model = Model()
    answer.version = f"{model.version():.1f}"
    model.hideOutput()
    model.readProblem(program)
    # SCIP counts processor time unless told otherwise; the other codes count wall time.
    model.setParam("timing/clocktype", 2)
    model.setParam("limits/time", seconds)
    model.setParam("limits/gap", gap)
    listener = Listener(answer)
    model.includeEventhdlr(listener, "listener", "notes what is known")
    answer.started()
    model.optimize()
    status = model.getStatus()
    if status == "infeasible":
        answer.finished("infeasible")
    elif model.getNSols() == 0:
        answer.finished("nothing", None, model.getDualbound())
    else:
        proven = status in ("optimal", "gaplimit")
        answer.finished(
            "optimal" if proven else "feasible", model.getPrimalbound(), model.getDualbound()
        )
        best = model.getBestSol()
        held = ((column.name, model.getSolVal(best, column)) for column in model.getVars())
        answer.values = {name: value for name, value in held if value != 0}
