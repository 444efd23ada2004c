"""What came out, one JSON line per run; nothing is run twice for the same question."""

import json
from pathlib import Path

# The question a line answers. The version is the code's own; khunggio's is that of its bytes.
QUESTION = ("drive_hash", "program_hash", "code", "version", "time_limit", "gap_limit", "threads", "repeat")


class LinesFile:
    """A file of JSON lines that only grows."""

    def __init__(self, path):
        self.path = Path(path)
        self.lines = []
        if self.path.exists():
            for text in self.path.read_text(encoding="utf-8").splitlines():
                if text.strip():
                    self.keep(json.loads(text))

    def keep(self, line):
        """Remembers a line of the file."""
        self.lines.append(line)

    def add(self, line):
        """Appends a line."""
        self.keep(line)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with open(self.path, "a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


class Results(LinesFile):
    """The runs of all codes."""

    def keep(self, line):
        # The first lines do not say so: every peer had one thread, and khunggio both cores.
        line.setdefault("threads", 2 if line["code"] == "khunggio" else 1)
        super().keep(line)

    def find(self, **question):
        """The lines that agree with all of the question."""
        return [
            line
            for line in self.lines
            if all(line.get(key) == value for key, value in question.items())
        ]

    def latest(self):
        """For each drive and code the lines of its latest version, program and limits."""
        newest = {}
        for line in self.lines:
            newest[line["drive"], line["code"], line["time_limit"]] = line
        chosen = {}
        for (drive, code, limit), last in newest.items():
            same = {key: last.get(key) for key in QUESTION if key != "repeat"}
            chosen[drive, code, limit] = self.find(drive=drive, **same)
        return chosen
