"""Timefold, the free edition, given the drive itself: rules and costs in Java, kept up to date change
by change (timefold/src). It proves nothing, so that there is no bound."""

import hashlib
import importlib.metadata
import os
import re
import subprocess
import tempfile
from pathlib import Path

from .. import drive_files
from ..timefold_tables import COST_SCALE, TimefoldTables
from . import told

SOURCES = sorted((Path(__file__).parents[1] / "timefold/src").glob("*.java"))
BUILT = Path(__file__).parents[2] / ".build/timefold"
# best MILLISECONDS BROKEN -COST
STEP = re.compile(r"^best (\d+) (-?\d+) (-?\d+)")
DONE = re.compile(r"^done (-?\d+) (-?\d+)")


def jars():
    """The jars that the package brings."""
    package = importlib.metadata.distribution("timefold")
    return [
        str(package.locate_file(file)) for file in package.files if str(file).endswith(".jar")
    ]  # fmt: skip


def source_hash():
    """The same for the same sources."""
    digest = hashlib.sha256()
    for path in (*SOURCES, Path(__file__).parents[1] / "timefold_tables.py"):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


def prepare():
    """Compiles the sources, which no run is measured with; the folder of what came of it."""
    target = BUILT / source_hash()
    if not target.exists():
        half = target.with_name(target.name + ".half")
        half.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            ["javac", "-nowarn", "-cp", os.pathsep.join(jars()), "-d", half, *SOURCES], check=True
        )
        half.rename(target)
    return target


def run(folder, seconds, gap, answer, options=()):
    """Plans the drive in a folder; `options` are for Java."""
    answer.version = importlib.metadata.version("timefold")
    classes = prepare()
    tables = TimefoldTables(drive_files.read(folder))
    with tempfile.TemporaryDirectory(prefix="timefold-") as scratch:
        given, written = os.path.join(scratch, "drive"), os.path.join(scratch, "slots")
        Path(given).write_text(tables.text(), encoding="ascii")
        command = ["java", "-Xmx4g", "-XX:+UseParallelGC", *options, "-cp"]
        command += [os.pathsep.join([str(classes), *jars()]), "Plan", given, str(seconds), written]
        answer.started()
        end = None
        for line in told.lines(command):
            if match := STEP.match(line):
                if match[2] == "0":
                    answer.note(-int(match[3]) / COST_SCALE, None, int(match[1]) / 1000)
            elif match := DONE.match(line):
                end = match
        if end is None:
            raise ValueError("Timefold ended without an answer")
        slots = [int(line) for line in Path(written).read_text(encoding="ascii").split()]
    if end[1] == "0":
        answer.finished("feasible", -int(end[2]) / COST_SCALE)
        answer.assignments = tables.assignments(slots)
    else:
        answer.finished("nothing")
        answer.remark = "breaks rules"
