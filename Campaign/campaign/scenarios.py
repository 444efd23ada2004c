"""The commands that write, each with the drive it starts from."""

import shutil
import subprocess
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]


class Scenario:
    """A command that writes.

    arguments: run in a folder that holds the drive `d`; before: commands run first, once; again: statuses
    also right where the first run had already finished; reading: commands that must still succeed; files: written
    before all that, later: after it; mended: a command that reads what a killed one has changed, and ends it.
    """

    def __init__(self, name, *arguments, before=(), again=(), reading=(), files=(), later=(), drive="tiny", stepwise=False,
                 mended=()):
        self.name = name
        self.arguments = arguments
        self.before = before
        self.again = set(again)
        self.reading = reading
        self.files = dict(files)
        self.later = dict(later)
        self.drive = drive
        self.stepwise = stepwise
        self.mended = mended

    def exists(self, command):
        if any(arguments[0] == "glpsol" for arguments in self.before) and not shutil.which("glpsol"):
            return False
        return command.run("help", self.arguments[0]).status == 0 and command.run(
            self.arguments[0], "--help"
        ).text.count(f"khunggio {self.arguments[0]}") > 0

    def prepare(self, command, folder):
        """Makes the state the command starts from."""
        shutil.copytree(PROJECT / "data" / self.drive, folder / "d")
        for path in [folder / "d", *(folder / "d").rglob("*")]:
            path.chmod(0o700 if path.is_dir() else 0o600)
        for name, text in self.files.items():
            (folder / name).write_text(text, encoding="utf-8")
        command.run("plan", "d", "--summary", *([] if self.drive == "tiny" else ["--effort", "0.05"]), folder=folder)
        for arguments in self.before:
            if arguments[0] == "glpsol":
                subprocess.run(arguments, cwd=folder, stdout=subprocess.DEVNULL, check=True)
            else:
                command.run(*arguments, folder=folder)
        for name, text in self.later.items():
            (folder / name).write_text(text, encoding="utf-8")


ISSUE = ("issue", "d", "--reason", "x", "--time", "2026-11-22T02:40:11Z")
LIST = "id,name,unit,birth_year,phone\nan,Nguyễn Văn An,office,1985,0912345678\nem,Đỗ Thị Em,office,1991,\n"
OTHER = "id,name,unit,birth_year,preferred\nan,Nguyễn Văn An,office,1985,08:20\nem,Đỗ Thị Em,school,1991,08:00\n"
CHECK = ("check", "d")
SHOW = ("show", "d", "--summary")
HISTORY = ("history", "d")
TWO = "sessions.room.closes=+0,+10"

SCENARIOS = [
    Scenario("plan", "plan", "d", "--summary", reading=[SHOW], later=[("d/registrants/all.csv", OTHER)]),
    Scenario("plan, first", "plan", "e", "--summary", before=[("generate", "--registrants", "6", "--out", "e")]),
    Scenario("issue, first", *ISSUE, reading=[HISTORY]),
    Scenario("issue, second", "issue", "d", "--reason", "y", "--time", "2026-11-23T02:40:11Z", before=[ISSUE],
             reading=[HISTORY]),
    Scenario("cancel", "cancel", "d", "an", "--reason", "ốm", before=[ISSUE], again=[65, 66, 3], reading=[CHECK, HISTORY]),
    Scenario("import", "import", "d", "list.csv", "--anyone", "--keep", files=[("list.csv", LIST)], reading=[CHECK]),
    Scenario("import, marked", "import", "d", "list.csv", "--anyone", "--keep", "--mark", "m", "--force",
             files=[("list.csv", LIST)], reading=[CHECK]),
    Scenario("replan", "replan", "d", before=[ISSUE, ("cancel", "d", "an")], reading=[SHOW, HISTORY]),
    Scenario("init", "init", "new", "--name", "Giọt hồng", "--date", "15/12/2027", "--people", "20", "--units", "A; B",
             again=[73]),
    Scenario("template", "template", "d", "--out", "t", again=[73]),
    Scenario("template, again", "template", "d", "--out", "t", "--force", before=[
        ("template", "d", "--units", "office", "--out", "t")]),
    Scenario("generate", "generate", "--registrants", "12", "--out", "g", again=[73]),
    Scenario("export", "export", "d", "--mps", "d.mps"),
    Scenario("whatif, resume", "whatif", "d", "--set", TWO, "--resume", "rows.jsonl", "--threads", "1"),
    Scenario("whatif, apply", "whatif", "d", "--set", TWO, "--apply", "2", "--yes", "--threads", "1", again=[65, 64],
             reading=[CHECK]),
    Scenario("whatif, both files", "whatif", "d", "--set", TWO, "--set", "units.office.to=08:40", "--apply", "2", "--yes",
             "--threads", "1", again=[65, 64], reading=[CHECK], mended=CHECK),
    Scenario("report", "report", "d", "--out", "r", "--force"),
    Scenario("invite, text", "invite", "d", "--format", "text,csv,ics,messages,html", "--out", "l", "--force"),
    Scenario("invite, replaced", "invite", "d", "--format", "xlsx,pdf", "--final", "--out", "l", "--force", before=[
        ("invite", "d", "--format", "xlsx,pdf", "--out", "l")]),
    Scenario("plot", "plot", "d", "--out", "p", "--runs", "0"),
    Scenario("import-timetable", "import-timetable", "d", "y/timetable/lich-theo-gio.csv", before=[
        ("invite", "d", "--format", "timetable", "--out", "y")]),
    Scenario("import-solution", "import-solution", "d", "d.sol", "--mps", "d.mps", "--save", "s.json",
             before=[("export", "d", "--mps", "d.mps"), ("glpsol", "--freemps", "d.mps", "-o", "d.sol")]),
    Scenario("backup", "backup", "d", "--out", "b.khunggio", "--force", before=[ISSUE]),
    Scenario("restore", "restore", "b.khunggio", "again", before=[ISSUE, ("backup", "d", "--out", "b.khunggio")],
             again=[73]),
    Scenario("purge", "purge", "d", "--now", before=[ISSUE], again=[65, 66, 0, 3], stepwise=True),
    # With many units, many files are written.
    Scenario("template, many units", "template", "d", "--out", "t", again=[73], drive="thanh-xuan-2021"),
    Scenario("invite, many units", "invite", "d", "--format", "text,csv,ics,messages", "--out", "l", "--force",
             drive="thanh-xuan-2021"),
    Scenario("import, many lists", "import", "d", "d/inbox", "--anyone", drive="thanh-xuan-2021", reading=[CHECK]),
]
