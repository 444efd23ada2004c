"""The solvers khunggio is measured against. Each module has `run(input, seconds, gap, answer)`, and
may have `prepare()`, what is done before and not measured."""

from dataclasses import dataclass

PROGRAM, DRIVE = "program", "drive"


@dataclass(frozen=True)
class Code:
    """A solver and how it is run."""

    given: str  # the exported program, or the drive's folder
    module: str
    name: str  # in tables
    threads: int  # how many it is told to use; the machine has two cores


# Each with the settings that are best as far as known; docs of the choice are in the modules.
CODES = {
    "highs": Code(PROGRAM, "highs", "HiGHS", 2),
    "scip": Code(PROGRAM, "scip", "SCIP", 1),
    "cbc": Code(PROGRAM, "cbc", "CBC", 2),
    "cpsat": Code(PROGRAM, "cpsat", "CP-SAT, exported program", 8),
    "cpsat-native": Code(DRIVE, "cpsat_native", "CP-SAT, native model", 8),
    "timefold": Code(DRIVE, "timefold", "Timefold", 1),
    "glpsol": Code(PROGRAM, "glpsol", "GLPK", 1),
}

# Ways of one solver to be given the same drive: the peers' table shows the better one.
MODELS = [("cpsat", "cpsat-native")]
