"""What a folder holds, in a form in which two runs of one command are equal.

Clocks, nonces and the layout of an SQLite file differ between equal states; they are left out.
"""

import csv
import hashlib
import io
import json
import os
import re
import shutil
import sqlite3
import tarfile
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

CLOCK = re.compile(rb"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
# Nothing that people look at: hidden files, temporary ones, SQLite's own.
TEMPORARY = re.compile(r"(^|/)(\.[^/]*|[^/]*\.tmp|[^/]*\.\d+\.new|[^/]*-journal|[^/]*-wal|[^/]*-shm)(/|$)")


class Rows(tuple):
    """The rows of a file that grows row by row."""


@dataclass
class State:
    files: dict
    left_over: list = field(default_factory=list)

    def matches(self, other):
        return self.files == other.files

    def has_grown_towards(self, new):
        """Whether only files of rows differ from the new state, and hold the first of its rows."""
        return all(
            self.files.get(name) == value
            or isinstance(value, Rows) and value[: len(self.files.get(name, ()))] == self.files.get(name, ())
            for name, value in new.files.items()
        ) and not set(self.files) - set(new.files)


def digest(data):
    return hashlib.sha256(data).hexdigest()


def without_clocks(value):
    """A JSON value without what differs between equal runs."""
    if isinstance(value, dict):
        return {
            key: without_clocks(item) for key, item in value.items() if key not in ("seconds", "sealed", "key", "person")
        }
    if isinstance(value, list):
        return [without_clocks(item) for item in value]
    return value


def database(path):
    """The content of an SQLite file after its journal is played back, or None if it is damaged."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        for name in (path.name, path.name + "-journal", path.name + "-wal"):
            if (path.parent / name).exists():
                shutil.copy(path.parent / name, Path(folder) / name)
        try:
            connection = sqlite3.connect(copy)
            if connection.execute("pragma integrity_check").fetchone() != ("ok",):
                return None
            lines = [line for line in connection.iterdump() if not line.startswith('INSERT INTO "withdrawal"')]
            text = "\n".join(lines + withdrawn(connection, path)).encode("utf-8", "surrogateescape")
            connection.close()
        except sqlite3.Error:
            return None
    # Plans stand in it as JSON, or as bytes; their clocks and nonces go, too.
    text = re.sub(rb'"seconds": *[0-9.e+-]+', b"", CLOCK.sub(b"", text))
    return re.sub(rb'"(sealed|person|key)": *"[^"]*"', b"", text)


def withdrawn(connection, path):
    """Who has withdrawn: recorded, not brought back, and on no list. A record of somebody on a list is
    ignored by the program; it is written before the list is."""
    if not connection.execute("select 1 from sqlite_master where name = 'withdrawal'").fetchone():
        return []
    listed = set()
    for file in (path.parent / "registrants").glob("*.csv"):
        with open(file, encoding="utf-8-sig", newline="") as rows:
            listed |= {row.get("id") for row in csv.DictReader(rows)}
    rows = connection.execute("select distinct registrant, name, unit, list, fields from withdrawal where returned is null")
    return sorted('INSERT INTO "withdrawal" ' + repr(row) for row in rows if row[0] not in listed)


def archive(data):
    """A backup: its members without clocks."""
    try:
        with tarfile.open(fileobj=io.BytesIO(data)) as file:
            members = []
            for member in file.getmembers():
                content = file.extractfile(member)
                body = content.read() if content else b""
                # The first entry names checksums; the database is copied with its own clocks.
                members.append((member.name, len(body) if member.name.endswith("sqlite") else "") )
            return repr(members)
    except (tarfile.TarError, EOFError):
        return None


def content(path):
    """What a file holds, or "damaged: …" where it cannot be the whole of one."""
    data = path.read_bytes()
    name = path.name
    if name.endswith(".sqlite"):
        text = database(path) if data else b""
        if text is not None and b"INSERT INTO \"issue\"" not in text and b"INSERT INTO \"withdrawal" not in text:
            # A store in which nothing was published yet is as good as none.
            return None
        return "damaged: database" if text is None else digest(text)
    if name.endswith(".json"):
        try:
            return digest(CLOCK.sub(b"", json.dumps(without_clocks(json.loads(data))).encode()))
        except ValueError:
            return f"damaged: {len(data)} bytes"
    if name.endswith(".jsonl"):
        # Rows are added one by one; one that is not whole is as if it were not there.
        rows = [row for row in data.split(b"\n")[:-1] if row]
        try:
            return Rows(digest(json.dumps(without_clocks(json.loads(row))).encode()) for row in rows)
        except ValueError:
            return f"damaged: {len(data)} bytes"
    if name.endswith(".khunggio"):
        members = archive(data)
        return f"damaged: {len(data)} bytes" if members is None else digest(members.encode())
    return digest(CLOCK.sub(b"", data))


def state(folder):
    """The state of a folder; what is hidden or temporary is listed apart."""
    files, left_over = {}, []
    for parent, folders, names in os.walk(folder):
        for name in names:
            path = Path(parent) / name
            relative = str(path.relative_to(folder))
            if path.is_symlink():
                files[relative] = "link"
            elif TEMPORARY.search(relative):
                left_over.append(relative)
            elif name == "drive.key":
                # Made once, by chance, before what is written with it; without that it says nothing.
                if len(path.read_bytes()) < 16:
                    files[relative] = "damaged: key"
            else:
                found = content(path)
                if found is not None:
                    files[relative] = found
    return State(files, left_over)


def partial_files(now, old, new):
    """Files that hold neither their old nor their new content."""
    return [
        f"{name} ({str(value)[:30]})"
        for name, value in now.files.items()
        if value not in (old.files.get(name), new.files.get(name))
    ]


def mixed_files(now, old, new):
    changed = {name for name in old.files | new.files if old.files.get(name) != new.files.get(name)}
    there = [name for name in changed if now.files.get(name) == new.files.get(name)]
    return f"{len(there)} of {len(changed)} files are new, such as {sorted(there)[:2]}"
