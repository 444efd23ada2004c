"""Files mutated at random through the command: every parser, no crash, no hang.

Executions are counted as files that were read: `import` reads a folder of them at once.
"""

import io
import json
import random
import shutil
import zipfile
from pathlib import Path

from . import workbooks
from .command import STATUSES, TIMED_OUT
from .journal import Run

PROJECT = Path(__file__).resolve().parents[2]
TOKENS = [
    b"0", b"-1", b"1e309", b"99999999999999999999", b"0.5", b"NaN", b"null", b"true", b"[", b"]", b"{", b"}", b"\"", b"'", b",",
    b";", b":", b": ", b"\n", b"\r", b"\t", b"- ", b"  ", b"#", b"&a", b"*a", b"!!", b"|", b">", b"%", b"\x00", b"\xff", b"\xef\xbb\xbf",
    b"\xff\xfe", "\u202e".encode(), "ấ".encode(), b"\\u0000", b"\\", b"07:30", b"24:00", b"25:61", b"2027-02-30", b"=1", b"<", b">", b"</a>",
    b"<!DOCTYPE a>", b"&x;", b"]]>", b"r=\"A1\"", b"x[", b"N[hall,07:30]",
]
BATCH = 25
# So many cases of each parser in a round.
ROUND = 100


def mutated(chance, data):
    """The bytes with one random change, or a few."""
    data = bytearray(data)
    for _ in range(chance.choice([1, 1, 1, 2, 3, 6])):
        at = chance.randint(0, len(data))
        end = min(len(data), at + chance.choice([1, 1, 2, 4, 8, 32, 200]))
        match chance.randrange(7):
            case 0:
                del data[at:end]
            case 1:
                data[at:at] = chance.choice(TOKENS)
            case 2:
                data[at:end] = chance.choice(TOKENS)
            case 3 if at < len(data):
                data[at] ^= 1 << chance.randrange(8)
            case 4:
                data[at:at] = data[at:end] * chance.choice([1, 2, 50])
            case 5:
                other = chance.randint(0, len(data))
                data[at:at] = data[other:other + 40]
            case 6 if at < len(data):
                data[at] = chance.randrange(256)
    return bytes(data)


class Target:
    """A parser and how the command is made to run it.

    place: the file that is mutated; arguments: the command; many: so many files are read at once.
    """

    def __init__(self, name, place, *arguments, many=False, inner=()):
        self.name, self.place, self.arguments, self.many, self.inner = name, place, arguments, many, inner


TARGETS = [
    Target("drive.yaml", "d/drive.yaml", "check", "d"),
    Target("units.csv", "d/units.csv", "check", "d"),
    Target("registrants.csv", "d/registrants/all.csv", "check", "d"),
    Target("plan.json", "plan.json", "audit", "d", "plan.json"),
    Target("rows.jsonl", "rows.jsonl", "whatif", "--merge", "rows.jsonl"),
    Target("solution", "d.sol", "import-solution", "d", "d.sol", "--mps", "d.mps", "--no-save"),
    Target("timetable.csv", "timetable.csv", "import-timetable", "d", "timetable.csv", "--save", "t.json"),
    Target("counts.csv", "counts.csv", "learn", "counts.csv"),
    Target("backup", "b.khunggio", "restore", "b.khunggio", "again"),
    Target("drive.sqlite", "d/drive.sqlite", "history", "d"),
    Target("list.csv", "sent.csv", "import", "d", "many", "--dry-run", "--anyone", "--new-units", many=True),
    Target("workbook bytes", "sent.xlsx", "import", "d", "many", "--dry-run", "--anyone", "--new-units", many=True),
    Target("workbook parts", "sent.xlsx", "import", "d", "many", "--dry-run", "--anyone", "--new-units", many=True,
           inner=("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml")),
]


def prepare(campaign):
    """A drive with one good file of every kind."""
    folder = campaign.folder("fuzz")
    shutil.copytree(PROJECT / "data" / "tiny", folder / "d")
    run = lambda *arguments: campaign.command.run(*arguments, folder=folder)
    run("plan", "d", "--summary")
    if (folder / "d" / "plan.json").exists():
        shutil.copy(folder / "d" / "plan.json", folder / "plan.json")
    run("issue", "d")
    run("export", "d", "--mps", "d.mps")
    plan = json.loads((folder / "plan.json").read_text("utf-8"))
    (folder / "d.sol").write_text("".join(
        f"x[{entry['unit']},{entry['session']},{entry['slot']},{entry['registrant']}] 1\n" for entry in plan["assignments"]))
    run("whatif", "d", "--set", "sessions.room.closes=+0,+10", "--resume", "rows.jsonl")
    run("invite", "d", "--out", "t", "--format", "timetable")
    for path in (folder / "t").rglob("*gio.csv"):
        shutil.copy(path, folder / "timetable.csv")
    (folder / "counts.csv").write_text("kind,invited,came,deferred\nfirst_time,120,84,38\n,200,170,51\n", encoding="utf-8")
    run("backup", "d", "--out", "b.khunggio")
    (folder / "sent.csv").write_text(
        "DANH SÁCH\n\nSTT,Họ và tên,Năm sinh,Đơn vị,Số điện thoại,Giờ\n1,Nguyễn Văn An,1990,Văn phòng,0912 345 678,7h30-9h\n"
        "2,Lê Thị Chi,01/02/1992,Văn phòng,0987654321,\n", encoding="utf-8")
    (folder / "sent.xlsx").write_bytes(workbooks.packed(workbooks.parts()))
    return folder


def run(campaign):
    folder = prepare(campaign)
    cases = campaign.amount(2_000, 6)
    # In rounds, so that a run that is stopped has been at every parser.
    for most in range(min(ROUND, cases), cases + 1, min(ROUND, cases)):
        for target in TARGETS:
            if campaign.only in target.name:
                one_round(campaign, folder, target, most)


def one_round(campaign, folder, target, most):
    part = Run(campaign, "fuzz", target.name)
    if part.is_over():
        return
    if not (folder / target.place).exists():
        print(f"fuzz {target.name}: this program makes no {target.place}")
        return
    good = (folder / target.place).read_bytes()
    for case in part.cases(most):
        chance = random.Random(f"fuzz {target.name} {campaign.seed} {case}")
        if target.many:
            batch(campaign, part, target, folder, good, chance, case)
        else:
            single(campaign, part, target, folder, good, chance, case)
    (folder / target.place).write_bytes(good)
    part.close()


def variant(target, good, chance):
    if not target.inner:
        return mutated(chance, good)
    buffer = io.BytesIO()
    chosen = chance.choice(target.inner)
    with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, mutated(chance, data) if name == chosen else data)
    return buffer.getvalue()


def single(campaign, part, target, folder, good, chance, case):
    (folder / target.place).write_bytes(variant(target, good, chance))
    shutil.rmtree(folder / "again", ignore_errors=True)
    outcome = campaign.command.run(*target.arguments, folder=folder, timeout=30)
    part.counts["executions"] += 1
    judge(part, outcome, case, [folder / target.place])


def batch(campaign, part, target, folder, good, chance, case):
    many = folder / "many"
    shutil.rmtree(many, ignore_errors=True)
    many.mkdir()
    for number in range(BATCH):
        (many / f"{number}{Path(target.place).suffix}").write_bytes(variant(target, good, chance))
    outcome = campaign.command.run(*target.arguments, folder=folder, timeout=120)
    part.counts["executions"] += BATCH
    judge(part, outcome, case, [many])


def judge(part, outcome, case, keep):
    part.counts[f"status {outcome.status}"] += 1
    part.most("seconds", outcome.seconds)
    if outcome.status == TIMED_OUT:
        part.find("hang", f"case {case}: {outcome.describe()}", keep)
    elif outcome.status not in STATUSES:
        part.find("crash", f"case {case}: {outcome.describe()}", keep)
