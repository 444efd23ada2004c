"""Hostile names and ids: nothing crashes, nothing is written elsewhere, what is written is well formed."""

import os
import random

from . import hostile, reading
from .command import STATUSES
from .formulas import write_drive
from .journal import Run

PEOPLE = 12
COMMANDS = [
    ("check", "d"),
    ("plan", "d"),
    ("show", "d"),
    ("issue", "d", "--reason", "x"),
    ("history", "d"),
    ("invite", "d", "--out", "letters", "--final"),
    ("invite", "d", "--out", "timetable", "--format", "timetable"),
    ("template", "d", "--out", "templates"),
    ("report", "d", "--out", "report"),
    ("plot", "d", "--out", "pictures", "--runs", "0"),
]


def run(campaign):
    part = Run(campaign, "names")
    # A case is a drive of twelve names; the full run is 10,000 names.
    for case in part.cases(campaign.amount(10_000 // PEOPLE + 1, 4)):
        one(campaign, part, case)
    part.close()


def one(campaign, part, case):
    chance = random.Random(f"names {campaign.seed} {case}")
    root = campaign.folder("names")
    folder = root / "inside" / "here"
    # Most drives have only what is accepted and can be printed, so that it is written out; the others show
    # what is refused.
    pieces = chance.choice([hostile.PRINTABLE] * 6 + [hostile.ACCEPTED, hostile.PIECES])
    ids_too = pieces is hostile.PIECES and chance.random() < 0.5

    def name():
        return hostile.name(chance, pieces)

    units = [(name() if ids_too and chance.random() < 0.5 else f"u{n}", name()) for n in range(3)]
    people = [
        {
            "id": name() if ids_too and chance.random() < 0.3 else f"p{n}", "name": name(),
            "unit": chance.choice(units)[0], "birth_year": 1990, "note": name(),
        }
        for n in range(PEOPLE)
    ]
    texts = {key: name() for key in ("name", "organizer", "site", "address") if chance.random() < 0.3}
    write_drive(folder / "d", texts, units, people)
    part.counts["names"] += PEOPLE
    is_drive = True
    for arguments in COMMANDS:
        outcome = campaign.command.run(*arguments, folder=folder)
        part.counts["commands"] += 1
        if outcome.status not in STATUSES:
            part.find("crash", f"case {case}: {outcome.describe()}", keep=[folder / "d"])
        for stream in (outcome.output, outcome.errors):
            found = reading.CONTROLS.search(stream.decode("utf-8", "replace"))
            if found:
                part.find("a control character is printed", f"case {case}: {' '.join(arguments)}: {found[0]!r}", keep=[folder / "d"])
        if arguments[0] == "check" and outcome.status:
            is_drive = False
        if not is_drive and arguments[0] == "plan":
            part.counts["drives refused"] += 1
            break
        if is_drive and outcome.status not in (0, 3):
            # Such as a letter that no font on this machine has.
            part.counts[f"refused after check: {arguments[0]}"] += 1
            if outcome.status != 65 or not outcome.errors.strip():
                part.find("accepted by check and fails later", f"case {case}: {outcome.describe()}", keep=[folder / "d"])
    outside(part, root, folder, case)
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "d" != path.relative_to(folder).parts[0]:
            part.counts["files read back"] += 1
            for problem in reading.problems(path):
                part.find(f"{path.suffix} {problem.split(':')[0]}", f"case {case}: {path.relative_to(folder)}: {problem}", keep=[path])


def outside(part, root, folder, case):
    """Nothing may lie beside the folders that were named."""
    named = {"d", "letters", "timetable", "templates", "report", "pictures"}
    for place, allowed in ((folder, named), (folder.parent, {"here"}), (root, {"inside"})):
        for name in os.listdir(place):
            if name not in allowed:
                part.find("written outside", f"case {case}: {place.relative_to(root)}/{name!r}")
