"""Formulas in every column of the lists, and what is written then: no cell may be run."""

import csv
import random

from . import hostile, reading
from .command import STATUSES
from .journal import Run

COLUMNS = ["name", "phone", "group", "title", "note", "kind", "id", "unit"]
PLACES = ["unit name", "drive name", "organizer", "site", "address"]
COMMANDS = [
    ("invite", "d", "--out", "letters", "--final"),
    ("invite", "d", "--out", "timetable", "--format", "timetable"),
    ("template", "d", "--out", "templates"),
    ("report", "d", "--out", "report"),
    ("progress", "d", "--out", "progress", "--day", "2027-03-01"),
]
YAML = """version: 1
name: {name}
organizer: {organizer}
sessions:
  - id: hall
    site: {site}
    address: {address}
    date: 2027-03-06
    opens: "07:30"
    closes: "11:30"
    slot_minutes: 15
    stages:
      - {{id: reception, minutes: 3, zone: hall, servers: 30}}
turnout:
  show_rate: 0.8
  deferral_rate: 0.375
"""


def quoted(text):
    """A YAML text in double quotes."""
    escapes = {"\\": "\\\\", "\"": "\\\"", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
    return "\"" + "".join(escapes.get(c, c if c >= " " else f"\\x{ord(c):02x}") for c in text) + "\""


def write_drive(folder, texts, units, people):
    """A drive; units: (id, name); people: dictionaries by column."""
    folder.mkdir(parents=True)
    (folder / "registrants").mkdir()
    texts = {"name": "Thử", "organizer": "Hội", "site": "Nhà", "address": "Phố"} | texts
    (folder / "drive.yaml").write_text(
        YAML.format(**{key: quoted(value) for key, value in texts.items()}), encoding="utf-8")
    with open(folder / "units.csv", "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "name", "quota"])
        rows.writerows([identity, name, 2] for identity, name in units)
    with open(folder / "registrants" / "all.csv", "w", encoding="utf-8", newline="") as file:
        rows = csv.DictWriter(file, ["id", "name", "unit", "birth_year", "phone", "kind", "group", "title", "note"], quoting=csv.QUOTE_ALL)
        rows.writeheader()
        rows.writerows(people)


def run(campaign):
    part = Run(campaign, "formulas")
    subjects = COLUMNS + PLACES
    width = campaign.amount(1, 8)
    # A case is a column and, in the full run, one text in it; in the short one, eight at a time.
    texts = [hostile.FORMULAS[start:start + width] for start in range(0, len(hostile.FORMULAS), width)]
    cases = [(subject, few) for few in texts for subject in subjects]
    if campaign.short:
        random.Random(campaign.seed).shuffle(cases)
        cases = cases[:4]
    for case in part.cases(len(cases), listed=True):
        one(campaign, part, *cases[case])
    part.close()


def one(campaign, part, subject, payloads):
    folder = campaign.folder("formulas")
    units = [("office", "Văn phòng")]
    people = [{"id": f"p{n}", "name": f"Người {n}", "unit": "office", "birth_year": 1990} for n, _ in enumerate(payloads)]
    texts = {}
    if subject in COLUMNS:
        for person, payload in zip(people, payloads):
            person[subject] = payload
    elif subject == "unit name":
        units = [(f"u{n}", payload) for n, payload in enumerate(payloads)]
        for person, (identity, _) in zip(people, units):
            person["unit"] = identity
    else:
        key = subject.removeprefix("drive ")
        texts[key] = payloads[0]
    write_drive(folder / "d", texts, units, people)
    part.counts["payloads × columns"] += len(payloads)
    # The list as a unit would send it, too.
    imported = folder / "sent.csv"
    (folder / "d" / "registrants" / "all.csv").rename(imported)
    write_rest = campaign.command.run("import", "d", "sent.csv", "--anyone", "--new-units", "--mark", "marked", folder=folder)
    judge(part, write_rest, subject, payloads)
    look(part, folder, subject, payloads, exclude=imported)
    if not (folder / "d" / "registrants" / "all.csv").exists() and not list((folder / "d" / "registrants").iterdir()):
        part.counts["lists refused by import"] += 1
    for file in (folder / "d" / "registrants").iterdir():
        file.unlink()
    imported.rename(folder / "d" / "registrants" / "all.csv")
    planned = campaign.command.run("plan", "d", "--summary", folder=folder)
    judge(part, planned, subject, payloads)
    if planned.status not in (0, 3):
        part.counts["drives refused"] += 1
        return
    for arguments in COMMANDS:
        judge(part, campaign.command.run(*arguments, folder=folder), subject, payloads)
    look(part, folder, subject, payloads, exclude=folder / "d" / "registrants" / "all.csv", skip=folder / "d" / "units.csv")


def judge(part, outcome, subject, payloads):
    part.counts["commands"] += 1
    if outcome.status not in STATUSES:
        part.find("crash", f"{subject} {payloads}: {outcome.describe()}")


def look(part, folder, subject, payloads, exclude, skip=None):
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path in (exclude, skip) or path.name in ("drive.yaml", "units.csv"):
            continue
        part.counts["files read back"] += 1
        for problem in reading.problems(path):
            part.find(f"{path.suffix} {problem.split(':')[0]}", f"{subject} {payloads}: {path.relative_to(folder)}: {problem}", keep=[path])
        if path.suffix == ".csv" and path.parent.name != "registrants":
            live = reading.csv_formulas(path, ";")
            if live:
                part.find(".csv live where read with ;", f"{subject} {payloads}: {path.relative_to(folder)}: {live[0][:60]!r}", keep=[path])
