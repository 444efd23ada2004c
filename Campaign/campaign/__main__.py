"""python -m campaign PARTS …: runs parts of the campaign; `tables` writes docs/reliability.md."""

import argparse
import hashlib
import importlib
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path

from .command import Command
from .journal import Journal

PARTS = [
    "kills", "differential", "changes", "timetables", "mutations", "solvers", "formulas", "names", "workbooks", "canaries", "interrupts",
    "determinism", "fuzz", "events", "serve",
]
PROJECT = Path(__file__).resolve().parents[2]
# Of the short form: not what measures time, which a busy machine spoils. What it runs is counted in cases, not in
# seconds; it only ends early, and finds nothing by that, on a machine that is very slow.
SHORT_PARTS = [part for part in PARTS if part not in ("interrupts", "serve")]
SHORT_SECONDS = 900


class Campaign:
    """What every part needs: the command, the seed, the results, a folder to work in, and until when."""

    def __init__(self, options):
        self.command = Command(options.command)
        self.serve = options.serve
        self.seed = options.seed
        self.short = options.short
        self.only = options.only
        self.journal = Journal(options.results)
        self.kept = Path(options.kept)
        self.python = options.solver_python
        self.browser_python = Path(options.browser_python)
        self.minutes = options.minutes
        self.deadline = time.time() + options.seconds
        digest = hashlib.sha256(Path(options.command).read_bytes()).hexdigest()[:12]
        self.version = f"{self.command.version()} {digest}"
        self.scratch = Path(tempfile.mkdtemp(prefix="campaign-", dir=options.scratch))

    def line(self, part):
        """The command that repeats a part."""
        arguments = [f"--seed {self.seed}"] if self.seed != 1 else []
        arguments += ["--short"] if self.short else []
        said = f' ARGS="{" ".join(arguments)}"' if arguments else ""
        return f'make campaign PARTS="{part}"{said}'

    def random(self, part, case):
        """Chance of its own for a case, the same whenever it is run."""
        return random.Random(f"{self.seed} {part} {case}")

    def amount(self, full, short):
        return short if self.short else full

    def folder(self, name):
        """An empty folder of that name to work in."""
        path = self.scratch / name
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir(parents=True)
        return path


def main():
    parser = argparse.ArgumentParser(prog="campaign")
    parser.add_argument("parts", nargs="*", help=f"of {', '.join(PARTS)}, or tables; all by default")
    parser.add_argument("--command", default=os.environ.get("KHUNGGIO"), help="the program under test")
    parser.add_argument("--serve", default=None, help="the program of the pages; by default khunggio-serve beside it")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--short", action="store_true", help="the same few cases of each part that measures no time, in two minutes")
    parser.add_argument("--seconds", type=float, default=None, help="stop after so long; a later run goes on")
    parser.add_argument("--only", default="", help="of the part, only subjects that contain this")
    parser.add_argument("--results", default=PROJECT / "Campaign" / "results.jsonl")
    parser.add_argument("--kept", default=PROJECT / "Campaign" / "corpus", help="where findings are kept")
    parser.add_argument("--scratch", default=None, help="a folder for temporary files")
    parser.add_argument(
        "--solver-python", default=PROJECT / "Benchmarks" / ".build" / "python" / "bin" / "python",
        help="a Python that has highspy",
    )
    parser.add_argument(
        "--browser-python", default=PROJECT / ".build" / "browser" / "bin" / "python", help="a Python that has playwright")
    parser.add_argument("--minutes", type=float, default=1, help="how long the phones of the part serve tap")
    options = parser.parse_args()
    parts = options.parts or (SHORT_PARTS if options.short else PARTS)
    if parts == ["tables"]:
        from . import tables
        tables.write(Path(options.results), PROJECT / "docs" / "reliability.md")
        return 0
    if not options.command:
        parser.error("say which program: --command, or KHUNGGIO in the environment")
    beside = Path(options.command).resolve().with_name("khunggio-serve")
    options.serve = options.serve or (str(beside) if beside.exists() else None)
    if options.seconds is None:
        options.seconds = SHORT_SECONDS if options.short else 365 * 86400
    campaign = Campaign(options)

    def stop(number, frame):
        # The case at hand is ended, and what was run is written.
        campaign.deadline = 0

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    findings = 0
    try:
        for part in parts:
            if part not in PARTS:
                parser.error(f"no part is called {part}: {', '.join(PARTS)}")
            if campaign.deadline == 0:
                break
            before = len(campaign.journal.lines)
            importlib.import_module(f"campaign.{part}").run(campaign)
            findings += sum(line["counts"]["findings"] for line in campaign.journal.lines[before:])
    finally:
        shutil.rmtree(campaign.scratch, ignore_errors=True)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
