"""Makes the drives and their programs with khunggio, each once."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path


class Workshop:
    """A folder of drives and programs, and the khunggio that makes them."""

    def __init__(self, folder, khunggio):
        self.folder = Path(folder)
        self.khunggio = Path(khunggio).resolve()
        self.khunggio_hash = _hash([self.khunggio])
        self._hashes = {}

    def drive(self, drive):
        """The drive's folder; made if it is not there."""
        if not drive.is_made:
            return Path(drive.source)
        target = self.folder / "drives" / drive.name
        if not target.exists():
            row = drive.row
            generate(
                self.khunggio, target, "--registrants", row.registrants, "--units", row.units,
                "--sessions", row.sessions, "--seed", drive.seed, "--tightness", drive.tightness,
            )  # fmt: skip
        return target

    def program(self, drive):
        """The drive's exported program, an MPS file."""
        name = drive.name
        if self.has_probability(drive):
            # What is exported then depends on the plan that was found.
            name += "-" + self.khunggio_hash
        target = self.folder / "programs" / f"{name}.mps"
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            half = target.with_name(target.name + ".half")
            _run(self.khunggio, "export", self.drive(drive), "--mps", half)
            half.rename(target)
        return target

    def has_probability(self, drive):
        """Whether `plan_for` is a probability, which no linear program states exactly."""
        text = (self.drive(drive) / "drive.yaml").read_text(encoding="utf-8")
        chosen = [line for line in text.splitlines() if line.strip().startswith("plan_for:")]
        return bool(chosen) and chosen[0].split(":")[1].strip() not in ("expected", "everyone")

    def drive_hash(self, drive):
        """The same for the same bytes of the drive's files."""
        if drive.name not in self._hashes:
            folder = self.drive(drive)
            paths = [folder / "drive.yaml", folder / "units.csv", *folder.glob("registrants/*.csv")]
            self._hashes[drive.name] = _hash(path for path in paths if path.exists())
        return self._hashes[drive.name]

    def program_hash(self, drive):
        """The same for the same bytes of the exported program."""
        return _hash([self.program(drive)])


def generate(khunggio, target, *options):
    """Makes the folder of a drive with `khunggio generate`; what is there is whole."""
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_name(f"{target.name}.{os.getpid()}.half")
    shutil.rmtree(half, ignore_errors=True)
    _run(khunggio, "generate", *options, "--out", half)
    half.rename(target)


def _run(khunggio, *arguments):
    command = [str(khunggio), *map(str, arguments)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _hash(paths):
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.name.encode())
        with open(path, "rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
    return digest.hexdigest()[:16]
