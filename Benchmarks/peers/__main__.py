"""The command: `python -m peers run`, `head-to-head`, `tables`."""

import argparse
import dataclasses
import sys
from pathlib import Path

from . import ladder, plot, running, summary, tables
from .codes import CODES, PROGRAM
from .results import Results
from .workshop import Workshop

BENCHMARKS = Path(__file__).resolve().parent.parent
ROOT = BENCHMARKS.parent
KHUNGGIO = "khunggio"


@dataclasses.dataclass(frozen=True)
class RunOptions:
    """The limits of one run."""

    seconds: float | None
    gap: float
    repeat: int
    memory: int | None
    niceness: int


def main():
    """Reads the arguments and does what they say."""
    options = parse(sys.argv[1:])
    if options.command == "tables":
        return write_tables(options)
    workshop = Workshop(options.work, options.khunggio)
    results = Results(options.results)
    if options.command == "head-to-head":
        drives, codes = head_to_head_drives(options), options.only or [KHUNGGIO, "highs"]
    else:
        drives, codes = chosen_drives(options), chosen_codes(options)
    if options.list:
        return tell_what_is_missing(drives, codes, workshop, results, options)
    for drive in drives:
        for code in codes:
            for asked in missing(drive, code, workshop, results, options):
                line = run_one(drive, code, workshop, options, asked)
                results.add(line)
                tell(line)
    return write_tables(options)


def parse(arguments):
    """The options; `--quick` and the head-to-head change the defaults."""
    parser = argparse.ArgumentParser(prog="python -m peers", description=__doc__)
    parser.add_argument("command", nargs="?", default="run", choices=("run", "head-to-head", "tables"))
    parser.add_argument("--khunggio", default=ROOT / ".build/release/khunggio", type=Path)
    parser.add_argument("--work", default=BENCHMARKS / ".build/peers", type=Path,
                        help="where drives and programs are made")  # fmt: skip
    parser.add_argument("--results", default=BENCHMARKS / "results.jsonl", type=Path)
    parser.add_argument("--readme", default=BENCHMARKS / "README.md", type=Path,
                        help="the file whose tables are written")  # fmt: skip
    parser.add_argument("--rows", type=int, nargs="*", default=[300, 3_000], choices=ladder.ROWS)
    parser.add_argument("--tightness", nargs="*", default=["normal", "tight"],
                        choices=ladder.TIGHTNESSES)  # fmt: skip
    parser.add_argument("--seeds", type=int, nargs="*", default=[1, 2, 3])
    parser.add_argument("--first", type=int,
                        help="only so many drives of each row and tightness")  # fmt: skip
    parser.add_argument("--list", action="store_true",
                        help="tell what would be run and how long that takes; run nothing")  # fmt: skip
    parser.add_argument("--data", action="store_true", help="the drives in data/, too")
    parser.add_argument("--only", nargs="*", choices=[KHUNGGIO, *CODES], metavar="CODE",
                        help="these of " + ", ".join([KHUNGGIO, *CODES]))  # fmt: skip
    parser.add_argument("--repeats", type=int, default=5, help="runs of khunggio; the median counts")
    parser.add_argument("--seconds", type=float, help="the time limit of every peer")
    parser.add_argument("--khunggio-seconds", type=float,
                        help="the time limit of khunggio; without it, it stops by itself")  # fmt: skip
    parser.add_argument("--gap", type=float, default=1e-4)
    parser.add_argument("--memory", type=int, default=12288, help="mebibytes a peer may address")
    parser.add_argument("--niceness", type=int, default=0,
                        help="below 0 (as root): before whatever else the machine does")  # fmt: skip
    parser.add_argument("--quick", action="store_true", help="a trial of about a minute")
    options = parser.parse_args(arguments)
    if options.quick:
        options.rows, options.tightness, options.seeds = [300], ["normal"], [1]
        options.repeats, options.seconds = 1, options.seconds or 5
        # A trial is no measurement: it writes nothing that is kept.
        if options.results == parser.get_default("results"):
            options.results = options.work / "quick.jsonl"
        if options.readme == parser.get_default("readme"):
            options.readme = options.work / "quick.md"
    return options


def chosen_drives(options):
    """The drives the options name."""
    data = ladder.of_data(ROOT / "data") if options.data else ()
    seeds = options.seeds if options.first is None else options.seeds[: options.first]
    return ladder.drives(options.rows, options.tightness, seeds, data)


def head_to_head_drives(options):
    """Twenty seeds of the smallest row, and the drives in data/."""
    seeds = options.seeds if len(options.seeds) > 3 or options.quick else range(1, 21)
    return ladder.drives([300], ["normal"], seeds, ladder.of_data(ROOT / "data"))


def chosen_codes(options):
    """The codes the options name, khunggio first."""
    return options.only or [KHUNGGIO, *CODES]


def missing(drive, code, workshop, results, options):
    """The questions about a code on a drive that no line answers yet."""
    if code == KHUNGGIO:
        version, seconds, repeats = workshop.khunggio_hash, options.khunggio_seconds, options.repeats
    else:
        version, repeats = running.peer_version(code), 1
        seconds = options.seconds or drive.row.peer_seconds
        if seconds == 0:
            return
    for repeat in range(repeats):
        asked = {
            "drive_hash": workshop.drive_hash(drive), "code": code, "version": version,
            "time_limit": seconds, "gap_limit": options.gap, "repeat": repeat,
            "threads": CODES[code].threads if code in CODES else running.THREADS,
        }  # fmt: skip
        if code in CODES and CODES[code].given == PROGRAM:
            asked["program_hash"] = workshop.program_hash(drive)
        # A peer that was crowded out by other work is given a second go.
        known = results.find(**asked)
        if not known or (len(known) == 1 and known[0]["crowded_out"]):
            yield asked


def run_one(drive, code, workshop, options, asked):
    """Runs a code on a drive; the line to keep."""
    limits = RunOptions(
        asked["time_limit"], options.gap, asked["repeat"], options.memory, options.niceness
    )
    if code == KHUNGGIO:
        return running.khunggio(drive, workshop, limits)
    return running.peer(code, drive, workshop, limits)


def tell_what_is_missing(drives, codes, workshop, results, options):
    """One line for each run that is to come, and how long all of them may take."""
    total = 0
    for drive in drives:
        for code in codes:
            asked = list(missing(drive, code, workshop, results, options))
            # khunggio stops by itself, about when its goal says.
            seconds = sum(one["time_limit"] or drive.row.goal_seconds for one in asked)
            if asked:
                print(f"{drive.name:20} {code:13} {len(asked)} x {asked[0]['threads']} threads: {seconds:g} s")
            total += seconds
    print(f"all: {total / 60:.0f} minutes")
    return 0


def tell(line):
    """One line on standard error for each run."""
    shown = [
        f"{name} {line[name]:.2f}" for name in ("cost", "bound") if line.get(name) is not None
    ]
    print(
        f"{line['drive']:20} {line['code']:13} {line['status']:9} {' '.join(shown)}"
        f"  {line['seconds']:.1f} s (processor {line['cpu']:.1f} s), {line['mebibytes']:.0f} MiB"
        + (" crowded out" if line["crowded_out"] else ""),
        file=sys.stderr,
        flush=True,
    )


def write_tables(options):
    """Writes the tables and the picture from the results."""
    entries = summary.entries(Results(options.results))
    for said in tables.head_to_head_counts(entries):
        print(said)
    if not options.readme.is_file():
        print(tables.peers_table(entries))
        return 0
    text = options.readme.read_text(encoding="utf-8")
    text = tables.replaced(text, tables.all_tables(entries))
    options.readme.write_text(text, encoding="utf-8")
    picture = options.readme.with_name("time-and-gap.svg")
    picture.write_text(plot.svg(entries), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
