"""The peers. Each module has `run(input, seconds, gap, answer)`, with one thread."""

# What each peer is given: the exported program, or the drive's own files.
PROGRAM, DRIVE = "program", "drive"

# Name -> what it is given, the module, how it is called in tables.
CODES = {
    "highs": (PROGRAM, "highs", "HiGHS"),
    "scip": (PROGRAM, "scip", "SCIP"),
    "cbc": (PROGRAM, "cbc", "CBC"),
    "cpsat": (PROGRAM, "cpsat", "CP-SAT"),
    "cpsat-native": (DRIVE, "cpsat_native", "CP-SAT, native model"),
    "glpsol": (PROGRAM, "glpsol", "GLPK"),
}
