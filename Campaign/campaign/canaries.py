"""Names and telephone numbers of a drive looked for in everything that must not hold them."""

import csv
import random
import re
import unicodedata

from . import reading
from .command import DONE, STATUSES
from .formulas import write_drive
from .journal import Run

PEOPLE = 8
# Names nobody has, so that whatever holds one of them got it from the lists.
SYLLABLES = ["Zữp", "Qươk", "Wễj", "Fôxz", "Jịvq", "Kộwz", "Xựfj", "Zẽqw"]
# Files with names in them are made by these; what they print is for the organiser.
SHARED = [
    ("invite", "d", "--out", "redacted", "--final", "--redact"),
    ("invite", "d", "--out", "timetable", "--format", "timetable"),
    ("plot", "d", "--out", "pictures", "--runs", "0"),
    ("plot", "d", "--out", "pictures-of-days", "--runs", "20"),
    ("report", "d", "--out", "report"),
    ("export", "d", "--mps", "d.mps"),
    ("whatif", "d", "--set", "sessions.hall.closes=+0,+15", "--resume", "rows.jsonl"),
    ("progress", "d", "--out", "progress", "--day", "2027-03-01"),
    ("supplies", "d", "--volunteers", "2", "--volumes", "250=1", "--out", "supplies"),
    ("rollup", "d", "--out", "rollup"),
    ("roster", "d", "--out", "roster"),
    ("plan", "d", "--summary", "--save", "plan.json"),
    ("replan", "d", "--from", "plan.json", "--save", "replanned.json"),
    ("import-timetable", "d", "timetable/timetable/lich-theo-gio.xlsx", "--save", "by-hand.json"),
]
PRINTED = [
    ("check", "d"), ("check", "d", "--json"), ("issue", "d", "--reason", "x"), ("history", "d"), ("history", "d", "--json"),
    ("plan", "d", "--json"), ("plan", "d", "--summary"), ("simulate", "d", "--runs", "50"), ("simulate", "d", "--runs", "50", "--json"),
    ("simulate", "d", "--runs", "20", "--compare"), ("keys", "d"), ("doctor",), ("supplies", "d", "--begin"),
    ("audit", "d", "d/plan.json"), ("report", "d"), ("whatif", "d", "--set", "sessions.hall.closes=+0,+15", "--csv"),
    ("import", "d", "broken.csv", "--json"),
    ("capacity", "d", "--minimize", "sessions.hall.stages.reception.servers"),
]
# Questions of the drive, and who helps. What anybody answered, and the name of the column it stands in, is in
# nothing that is shared; a volunteer's telephone number is in no roster.
DECLARATIONS = """declarations:
  - {id: qjvacxz, question: "Đã tiêm đủ 2 mũi?", bars: "no"}
  - {id: qjformxz, question: "Đã khai báo y tế?", asked: check_in}
roles:
  - {id: guide, name: Dẫn đường, need: 1}
"""
COLUMNS = ["qjvacxz", "qjformxz"]
HELPER = "0987650321"
# What tells the organiser who has not answered, and on no paper.
NAMING = ("check", "plan")


def run(campaign):
    part = Run(campaign, "canaries")
    for case in part.cases(campaign.amount(100, 2)):
        one(campaign, part, case)
    part.close()


def people_of(chance):
    people = []
    for number in range(PEOPLE):
        name = f"{chance.choice(SYLLABLES)} {chance.choice(SYLLABLES)} {SYLLABLES[number]}{chance.randint(10, 99)}"
        people.append({
            "id": f"p{number}", "name": name, "unit": f"u{number % 2}", "birth_year": 1990,
            "phone": f"09{chance.randint(10_000_000, 99_999_999)}", "note": f"ghi {SYLLABLES[number]}qj", "title": "",
        })
    return people


def marks(people):
    """Byte strings that give a person away: names with and without accents, numbers however they are grouped."""
    found = {}
    for person in people:
        last = person["name"].split()[-1]
        for form in ("NFC", "NFD"):
            for text in (last, last.upper(), last.lower()):
                found[unicodedata.normalize(form, text).encode()] = "a name"
        plain = "".join(c for c in unicodedata.normalize("NFD", last) if not unicodedata.combining(c))
        for text in (plain, plain.lower(), plain.upper()):
            found[text.encode()] = "a name without accents"
        found[last.encode("utf-16-le")] = "a name in UTF-16"
        found[person["phone"][1:].encode()] = "a telephone number"
    found[HELPER[1:].encode()] = "a volunteer's telephone number"
    return found


def ask(folder, people, chance):
    """Gives the drive its questions, everybody an answer or none, and volunteers."""
    drive = folder / "d" / "drive.yaml"
    drive.write_text(drive.read_text(encoding="utf-8") + DECLARATIONS, encoding="utf-8")
    path = folder / "d" / "registrants" / "all.csv"
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with open(path, "w", encoding="utf-8", newline="") as file:
        lists = csv.DictWriter(file, list(rows[0]) + COLUMNS, quoting=csv.QUOTE_ALL)
        lists.writeheader()
        for row in rows:
            lists.writerow(row | {column: chance.choice(["yes", "no", ""]) for column in COLUMNS})
    (folder / "d" / "volunteers.csv").write_text(
        f"id,name,phone,skills,available,longest,most\nv1,Tình Nguyện,{HELPER},,,,\n", encoding="utf-8")


def held(data, wanted):
    """What of the marks the bytes hold; digits are looked at without what groups them."""
    digits = re.sub(rb"(?<=\d)[ .\-\xc2\xa0]+(?=\d)", b"", data)
    return sorted({kind for mark, kind in wanted.items() if mark in data or mark in digits})


def one(campaign, part, case):
    chance = random.Random(f"canaries {campaign.seed} {case}")
    folder = campaign.folder("canaries")
    people = people_of(chance)
    wanted = marks(people)
    write_drive(folder / "d", {}, [("u0", "Văn phòng"), ("u1", "Trường")], people)
    # Of a drive that asks something, check and plan name who has not answered: to the organiser.
    asks = case % 2 == 1
    if asks:
        ask(folder, people, chance)
    # A list whose second row is refused: what is said of it names the row, the column and nobody else.
    (folder / "broken.csv").write_text("id,name,unit,birth_year\nx,Bà Ai,u0,hai nghìn\n", encoding="utf-8")
    for arguments in [("plan", "d", "--summary"), *PRINTED, *SHARED]:
        outcome = campaign.command.run(*arguments, folder=folder)
        part.counts["commands"] += 1
        if outcome.status not in STATUSES:
            part.find("crash", outcome.describe(), keep=[folder / "d"])
        for name, stream in (("output", outcome.output), ("errors", outcome.errors)):
            for kind in held(stream, wanted) if not (asks and arguments[0] in NAMING) else []:
                part.find(f"{kind} is printed", f"case {case}: {' '.join(arguments)} ({name})")
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.relative_to(folder).parts[0] != "d":
            part.counts["files searched"] += 1
            data = reading.bytes_of(path)
            kinds = held(data, wanted)
            if any(column.encode() in data for column in COLUMNS):
                kinds.append("an answer's column")
            for kind in kinds:
                part.find(f"{kind} in a file to share", f"case {case}: {path.relative_to(folder)}", keep=[path])
    purge(campaign, part, case, folder, wanted)


def purge(campaign, part, case, folder, wanted):
    if campaign.command.run("purge", "--help").text.count("khunggio purge") == 0:
        part.counts["no purge in this program"] += 1
        return
    campaign.command.run("cancel", "d", "p1", "--reason", "x", folder=folder)
    campaign.command.run("replan", "d", folder=folder)
    campaign.command.run("issue", "d", "--reason", "y", folder=folder)
    outcome = campaign.command.run("purge", "d", "--now", folder=folder)
    if outcome.status not in DONE:
        return part.find("purge fails", outcome.describe(), keep=[folder / "d"])
    part.counts["purges"] += 1
    for path in sorted((folder / "d").rglob("*")):
        if path.is_file():
            part.counts["files searched after purge"] += 1
            for kind in held(path.read_bytes(), wanted):
                part.find(f"{kind} after purge", f"case {case}: {path.relative_to(folder)}", keep=[path])
