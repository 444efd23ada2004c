"""Small random drives against HiGHS and CBC: the exported program's optimum, read back by import-solution."""

import json
import random
import re
import shutil
import subprocess
from pathlib import Path

from . import random_drives
from .auditor import Auditor
from .command import STATUSES
from .differential import assignments
from .journal import Run

GAP = 1e-4
ROUNDING = 1e-5
LIMIT = 60
HIGHS = """
import highspy, sys
h = highspy.Highs()
h.setOptionValue("output_flag", False)
h.setOptionValue("threads", 1)
h.setOptionValue("time_limit", 60.0)
h.setOptionValue("mip_rel_gap", 1e-6)
h.setOptionValue("mip_abs_gap", 1e-6)
h.readModel(sys.argv[1])
h.run()
h.writeSolution(sys.argv[2], 0)
print(h.modelStatusToString(h.getModelStatus()), h.getInfo().objective_function_value)
"""


def highs(campaign, folder):
    """Status and optimum of HiGHS, or None where it is not there."""
    if not Path(campaign.python).exists():
        return None
    done = subprocess.run(
        [str(campaign.python), "-c", HIGHS, "d.mps", "highs.sol"], cwd=folder, capture_output=True, text=True,
        timeout=2 * LIMIT,
    )
    if done.returncode:
        return None
    # Newer versions print a line of their own first.
    status, value = done.stdout.strip().splitlines()[-1].rsplit(" ", 1)
    return float(value) if status == "Optimal" else status


def cbc(folder):
    if not shutil.which("cbc"):
        return None
    done = subprocess.run(
        ["cbc", "d.mps", "ratioGap", "0", "sec", str(LIMIT), "solve", "solution", "cbc.sol"], cwd=folder,
        capture_output=True, text=True, timeout=2 * LIMIT,
    )
    first = (folder / "cbc.sol").read_text().split("\n")[0] if (folder / "cbc.sol").exists() else done.stdout[-200:]
    match = re.match(r"Optimal - objective value ([-0-9.e+]+)", first)
    return float(match[1]) if match else first


def run(campaign):
    part = Run(campaign, "solvers")
    for case in part.cases(campaign.amount(2_000, 6)):
        compare(campaign, part, case)
    part.close()


def compare(campaign, part, case):
    drive = random_drives.draw(
        random.Random(f"small {campaign.seed} {case}"), most_people=12, most_choices=8, expected_only=True
    )
    folder = campaign.folder("small")
    random_drives.write(drive, folder / "d")
    planned = campaign.command.run("plan", "d", "--json", folder=folder)
    exported = campaign.command.run("export", "d", "--mps", "d.mps", folder=folder)
    part.counts["drives"] += 1
    for outcome in (planned, exported):
        if outcome.status not in STATUSES:
            return part.find("crash", f"case {case}: {outcome.describe()}", keep=[folder / "d"])
    if planned.status not in (0, 3) or exported.status:
        part.counts["refused"] += 1
        if (planned.status in (0, 3)) != (exported.status == 0):
            part.find("planned and not exported", f"case {case}: {exported.describe()}", keep=[folder / "d"])
        return
    cost = json.loads(planned.output)["cost"]
    auditor = Auditor(drive)
    for name, optimum in (("highs", highs(campaign, folder)), ("cbc", cbc(folder))):
        if optimum is None:
            part.counts[f"{name} is not there"] += 1
            continue
        if not isinstance(optimum, float):
            part.counts[f"{name}: no optimum"] += 1
            part.find("no optimum", f"case {case}: {name} says {optimum}", keep=[folder / "d", folder / "d.mps"])
            continue
        if abs(optimum - cost) > GAP * max(1, abs(cost)) + ROUNDING:
            part.find("another optimum", f"case {case}: {name} {optimum}, plan {cost}", keep=[folder / "d", folder / "d.mps"])
            continue
        part.counts[f"equal to {name}"] += 1
        read = campaign.command.run(
            "import-solution", "d", f"{name}.sol", "--mps", "d.mps", "--no-save", "--json", folder=folder
        )
        if read.status not in (0, 3):
            part.find("a solution that is not read", f"case {case}: {read.describe()}",
                      keep=[folder / "d", folder / "d.mps", folder / f"{name}.sol"])
            continue
        made = json.loads(read.output)
        plan = assignments(drive, made)
        real = auditor.cost(plan)
        if auditor.broken(plan) or abs(real - optimum) > ROUNDING * max(1, abs(real)) or abs(real - made["cost"]) > ROUNDING:
            part.find("another plan", f"case {case}: {name} {optimum}, imported {made['cost']}, auditor {real} "
                      f"{sorted(auditor.broken(plan))}", keep=[folder / "d", folder / "d.mps", folder / f"{name}.sol"])
        else:
            part.counts[f"read back from {name}"] += 1
