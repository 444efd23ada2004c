"""One run of one code on one drive, measured and checked."""

import datetime
import hashlib
import importlib.metadata
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from . import measured, mps
from .codes import CODES, PROGRAM, timefold

# How long after its limit a code that does not stop is ended.
GRACE = 60

# khunggio takes every core there is.
THREADS = os.cpu_count()


def peer_version(code):
    """The version that is installed, as far as it is known before running."""
    package = {
        "highs": "highspy", "scip": "PySCIPOpt", "cpsat": "ortools", "cpsat-native": "ortools",
        "timefold": "timefold",
    }  # fmt: skip
    if code not in package:
        return _version_told_by(code)
    version = importlib.metadata.version(package[code])
    if CODES[code].given == PROGRAM:
        return version
    # A model of our own has a version of its own.
    if code == "timefold":
        return f"{version}-{timefold.source_hash()}"
    folder = Path(__file__).parent
    model = hashlib.sha256()
    for name in ("native_model.py", "drive_rows.py", "codes/cpsat_native.py"):
        model.update((folder / name).read_bytes())
    return f"{version}-{model.hexdigest()[:8]}"


def _version_told_by(command):
    flag = {"cbc": ["-quit"], "glpsol": ["--version"]}[command]
    done = subprocess.run([command, *flag], capture_output=True, text=True, check=False)
    for line in done.stdout.splitlines():
        for word, previous in zip(line.split()[1:], line.split()):
            if previous in ("Version:", "Solver"):
                return word
    return "unknown"


def peer(code, drive, workshop, options):
    """Runs a peer; the line to keep."""
    is_program = CODES[code].given == PROGRAM
    if code == "timefold":
        timefold.prepare()
    given = workshop.program(drive) if is_program else workshop.drive(drive)
    with tempfile.TemporaryDirectory(prefix="peer-") as folder:
        answer_path = Path(folder) / "answer.json"
        taken = measured.run(
            [
                sys.executable, "-m", "peers.solve", code, str(given),
                "--seconds", str(options.seconds), "--gap", str(options.gap),
                "--answer", str(answer_path),
            ],
            kill_after=options.seconds * 1.5 + GRACE,
            memory=options.memory,
            niceness=options.niceness,
            folder=Path(__file__).parent.parent,
        )  # fmt: skip
        if answer_path.exists():
            answer = json.loads(answer_path.read_text(encoding="utf-8"))
        else:
            answer = _failure(taken)
        checked = _checked(answer, given, drive, workshop, Path(folder))
    line = _line(code, peer_version(code), drive, workshop, options, taken)
    for key in ("status", "cost", "bound", "remark", "progress"):
        line[key] = answer.get(key)
    line["engine"] = answer.get("version")
    line["solving_seconds"] = answer.get("seconds")
    line["checked"] = checked
    return line


def _checked(answer, given, drive, workshop, folder):
    """The cost computed anew from the solution, and what is wrong with it; None without one."""
    if answer.get("values") is not None:
        if given.stat().st_size > 1 << 29:
            return None
        checked = mps.read(given).check(answer["values"])
        checked["audit"] = imported(answer["values"], given, drive, workshop, folder)
        return checked
    if answer.get("assignments") is not None:
        plan = folder / "plan.json"
        plan.write_text(
            json.dumps({"version": 1, "drive": drive.name, "assignments": answer["assignments"]}),
            encoding="utf-8",
        )
        return audit(workshop, workshop.drive(drive), plan)
    return None


def imported(values, program, drive, workshop, folder):
    """What `khunggio import-solution` and its audit say of the values of a program's columns."""
    solution = folder / "solution"
    lines = [f"{name} {value!r}" for name, value in values.items()]
    solution.write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = subprocess.run(
        [
            workshop.khunggio, "import-solution", workshop.drive(drive), solution,
            "--mps", program, "--no-save", "--json",
        ],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode not in (0, 3):
        return {"remark": done.stderr.strip()}
    said = json.loads(done.stdout)
    return {"cost": said["cost"], "violations": len(said.get("violations", ()))}


def audit(workshop, folder, plan):
    """What `khunggio audit` says of a plan."""
    done = subprocess.run(
        [workshop.khunggio, "audit", folder, plan, "--json"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode not in (0, 3):
        return {"remark": done.stderr.strip()}
    said = json.loads(done.stdout)
    return {"cost": said["cost"], "violations": len(said["violations"])}


def khunggio(drive, workshop, options):
    """Runs the whole command `khunggio plan`; the line to keep."""
    folder = workshop.drive(drive)
    with tempfile.TemporaryDirectory(prefix="khunggio-") as made:
        plan_path = Path(made) / "plan.json"
        command = [str(workshop.khunggio), "plan", str(folder), "--save", str(plan_path)]
        command += ["--gap", str(options.gap)]
        if options.seconds:
            command += ["--time-limit", str(options.seconds)]
        taken = measured.run(
            command,
            kill_after=(options.seconds or 3600) * 1.5 + GRACE,
            niceness=options.niceness,
        )
        line = _line("khunggio", workshop.khunggio_hash, drive, workshop, options, taken)
        line["program_hash"] = None
        if plan_path.exists():
            plan = json.loads(plan_path.read_text(encoding="utf-8"))
            for key in ("status", "cost", "bound"):
                line[key] = plan[key]
            line["unplaced"] = len(plan["unplaced"])
            line["solving_seconds"] = plan["seconds"]
            # Two runs with the same limits make the same plan.
            line["plan_hash"] = hashlib.sha256(
                json.dumps(plan["assignments"]).encode()
            ).hexdigest()[:16]
            line["checked"] = audit(workshop, folder, plan_path)
        else:
            line.update(cost=None, bound=None, **_failure(taken))
    return line


def _failure(taken):
    """What to say of a command that left no answer."""
    if taken.was_ended:
        return {"status": "nothing", "remark": "did not stop at its limit and was ended"}
    said = taken.errors.strip().splitlines()
    return {"status": "failed", "remark": said[-1] if said else f"exit status {taken.status}"}


def _line(code, version, drive, workshop, options, taken):
    is_program = code in CODES and CODES[code].given == PROGRAM
    return {
        "drive": drive.name,
        "row": drive.row.registrants if drive.is_made else None,
        "tightness": drive.tightness,
        "seed": drive.seed,
        "drive_hash": workshop.drive_hash(drive),
        # What khunggio writes of a drive may change, and depends on the plan where `plan_for` is a
        # probability: the program is part of the question.
        "program_hash": workshop.program_hash(drive) if is_program else None,
        "code": code,
        "version": version,
        "time_limit": options.seconds,
        "gap_limit": options.gap,
        "repeat": options.repeat,
        "threads": CODES[code].threads if code in CODES else THREADS,
        "seconds": round(taken.seconds, 3),
        "cpu": round(taken.cpu, 3),
        "mebibytes": round(taken.mebibytes, 1),
        "crowded_out": code != "khunggio" and taken.was_crowded_out,
        "date": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
    }
