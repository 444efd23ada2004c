"""docs/reliability.md: for each part the goal, what was measured, when, and by which command."""

import json
from collections import Counter, defaultdict
from pathlib import Path

from .serve import FIGURES

# The parts in the order of the page: title, what is done, goal as text, the count that the goal is about, and
# how many of it the goal asks for.
PARTS = [
    ("kills", "Kills and failing system calls", "Every command that writes is killed (SIGKILL) before each of its "
     "write-like system calls, or the call fails (ENOSPC, EIO, EACCES), all threads followed. A point counts only if it "
     "was hit. Afterwards the folder holds the whole old or the whole new state, a failure has an exit status of the "
     "contract, and the same command then succeeds.", "5,000 points", "points", 5000),
    ("events", "Events of the door under kills", "Phones tap over HTTP without a pause while the server is killed at random moments; it is "
     "killed at each call with which it writes its store, and each such call fails (ENOSPC, EIO, EACCES). Afterwards the store is whole, "
     "what was acknowledged is in it once, a failing call was answered by an error and the event waits on the phone, and what waits is kept "
     "after the next start.", "1,000 kills", "kills", 1000),
    ("serve", "Pages and door with 2000 people", "20 phones tap once a second, each with an address of its own, and are told what the others tap; "
     "the organiser's pages, a browser and hostile neighbours beside them. Figures of a machine that others use at the same time are upper "
     "bounds: *load* is how many processes wanted its two processors on average.", "an hour, 72,000 taps", "taps", 72_000),
    ("differential", "Brute force", "Drives of at most six people with every key of the contract: the plan costs what the "
     "cheapest of all assignments costs, its bound is below that, and its cost is recomputed.", "10,000 drives", "drives", 10000),
    ("changes", "Changed drives", "Tiny drives in which one thing changes after a plan was published: `replan`, rows of `whatif` and "
     "every fix that `explain` names are as brute force over all assignments finds them.", "1,000 plans", "replanned", 1000),
    ("timetables", "Timetables", "60 to 600 people whose units come one after another, as a plan made first, and capacity that just holds "
     "it: nobody is left out, no unit that stays whole is cut, the plan costs no more than that timetable, the bound no more "
     "than either.", "100 timetables", "timetables", 100),
    ("solvers", "HiGHS and CBC", "Drives of at most twelve people: the exported program's optimum in HiGHS and in CBC is "
     "the plan's cost, and `import-solution` reads it back as a plan that an auditor of its own finds right.", "2,000 drives", "drives", 2000),
    ("mutations", "Mutated plans", "One assignment moved, dropped, doubled, added, late or off the grid, a false cost or unit, and "
     "plans at random: `audit` names the rules that an auditor of its own names, and the same cost.", "10,000 plans", "plans", 10000),
    ("determinism", "Determinism", "The same plan, byte for byte but for the clock, on 1, 2 and 4 threads and again.",
     "100 drives", "drives", 100),
    ("formulas", "Formulas", "Payloads in every column and text × every output: no cell is a formula, none begins as one.",
     "no live formula", "payloads × columns", 800),
    ("names", "Hostile names and ids", "Control characters, bidi overrides, long, decomposed, paths, CSV, HTML, SQL and ICS signs: nothing "
     "crashes, nothing is written elsewhere, what is written is well formed.", "10,000 names", "names", 10000),
    ("workbooks", "Hostile workbooks", "Bombs, truncated, wrong sizes, entities, absurd dimensions, cycles: read, or refused "
     "with words, in 10 s of the processor and 500 MB.", "40 workbooks", "workbooks", 40),
    ("canaries", "Personal data", "Names and telephone numbers that nobody has, looked for in whatever must not hold them, and in every "
     "byte of the folder after `purge --now`.", "none found", "files searched", 1000),
    ("interrupts", "Interrupts", "SIGINT at random moments of planning: a valid plan, a bound below the cost of a longer run, an exit "
     "status of the contract.", "100 interrupts", "interrupts", 100),
    ("fuzz", "Mutated files", "Every parser through the command, files changed at random: no crash, no hang. One execution is one "
     "file read.", "10⁸ executions", "executions", 100_000_000),
    ("libfuzzer", "libFuzzer", "Every parser in one process under AddressSanitizer, led by what each input reaches "
     "([Fuzzing](../Fuzzing/README.md)): nothing that ends the program, nothing that takes half a minute or two gigabytes. Goals of "
     "their own: 10⁷ each of csv, yaml, json and xlsx.", "10⁸ executions", "executions", 100_000_000),
    ("mutants", "Changed code", "Code that must not be wrong is changed at one place, as a slip would, and the tests of its own room are run: "
     "they should fail. What changes nothing that anybody could notice is named in "
     "[accepted.json](../Campaign/mutants/accepted.json) and not counted.", "90 % killed", "mutants", 0),
]
# How what is written becomes whole, for whoever asks which promise holds where.
WRITTEN = [
    ("one file: plan, program, picture, backup, report, totals", "written without a name, synchronised, then put in the place of the old one in one step"),
    ("a new folder: `init`, `generate`, `restore`, a first `invite` or `template`", "written under a hidden name beside it, then renamed"),
    ("files in a folder that is there: `invite`, `template`, `report`, `roster`, `plot`, `progress`, `replan --out`, lists marked by `import --mark`",
     "a new folder with the new files and those that stay, which are the same files, changes places with the old one in one step. A drive's own "
     "folder, the one a command runs in, one with links or access lists, one with mostly other files, and file systems that cannot: "
     "file after file, what is replaced kept aside; an error takes all of them back, and after a kill the next command that writes there moves the rest first"),
    ("`import`, `cancel`, ids given by `template`", "the folder of lists changes places in one step; new units come before it, and go again where it cannot come"),
    ("drive.yaml and units.csv together: `whatif --apply`, settings of the pages", "file after file, as above; whoever reads the drive next moves the rest first"),
    ("`issue`, `cancel`, events of the door, devices", "one step of the SQLite store, synchronised before anything is said to be kept"),
    ("rows of `whatif --resume`", "row by row; one that is not whole counts as none"),
    ("`purge`", "file after file; repeated, it removes the rest"),
]
# Parts that are no part of `make campaign`.
OTHER_COMMANDS = {"libfuzzer": "make fuzz", "mutants": "make mutants"}
NEVER = [
    "the whole test suite under AddressSanitizer and ThreadSanitizer",
    "most of the changes of code that are possible: the rooms of the solver have some nine thousand, of which the table has what a seed "
    "drew, after tests were written that its survivors asked for; of the server's security only some",
    "bodies and headers of requests under libFuzzer",
    "power cuts: a kill leaves what the kernel has in memory; that files are synchronised is seen only in the calls made",
]


def number(value):
    return f"{value:,}"


def load(path):
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def newest(lines):
    """For each part, and each subject of it, the lines of the program it was last run with; short runs only
    where there is no other."""
    chosen = defaultdict(list)
    for part, subject in dict.fromkeys((line["part"], line["subject"]) for line in lines):
        own = [line for line in lines if (line["part"], line["subject"]) == (part, subject)]
        own = [line for line in own if not line["short"]] or own
        version = own[-1]["version"]
        chosen[part] += [line for line in own if line["version"] == version]
    return chosen


def total(lines):
    counts = Counter()
    for line in lines:
        counts.update(line["counts"])
    return counts


def largest(lines):
    found = defaultdict(float)
    for line in lines:
        for name, value in line["largest"].items():
            found[name] = max(found[name], value)
    return found


def write(results, page):
    """Writes the page from the results."""
    every = load(results)
    chosen = newest(every)
    text = [
        "# Reliability", "",
        "What was tried to break the program, and what came of it. Every figure is made from "
        "[Campaign/results.jsonl](../Campaign/results.jsonl) by `make campaign-tables`; how to repeat one is in its last column "
        "and in [Campaign/README.md](../Campaign/README.md). Goals that are not reached, and what was never run, stand here too.", "",
        "*Measured* is of the newest program that a part was run with; *in all* adds the runs with earlier ones, and short ones.", "",
        "| part | goal | measured | findings | in all | date | command |", "|---|---|---|---:|---:|---|---|",
    ]
    for part, title, _, goal, count, wanted in PARTS:
        lines = chosen.get(part, [])
        if not lines:
            text.append(f"| [{title}](#{anchor(title)}) | {goal} | never run | – | – | – | `{command(part)}` |")
            continue
        counts = total(lines)
        reached = "" if is_reached(part, lines, counts[count], wanted) else " (not reached)"
        text.append(
            f"| [{title}](#{anchor(title)}) | {goal}{reached} | {number(counts[count])} {count} | {number(counts['findings'])} "
            f"| {number(total([line for line in every if line['part'] == part])[count])} | {max(line['date'] for line in lines)[:10]} | `{OTHER_COMMANDS.get(part, lines[-1]['command'])}` |"
        )
    for part, title, what, *_ in PARTS:
        text += ["", f"## {title}", "", what, ""]
        text += details(part, chosen.get(part, []))
    text += ["", "## How files become whole", "", "| what is written | how |", "|---|---|"]
    text += [f"| {what} | {how} |" for what, how in WRITTEN]
    text += ["", "## Never run", "", *(f"- {what}" for what in NEVER)]
    page.write_text("\n".join(text) + "\n", encoding="utf-8")


def is_reached(part, lines, count, wanted):
    if part != "mutants":
        return count >= wanted
    # Of every room.
    rooms = {line["subject"] for line in lines}
    return all(share_killed(total([line for line in last_of_seeds(lines) if line["subject"] == room])) >= 0.9 for room in rooms)


def share_killed(counts):
    """Of the mutants that change something, how many the tests notice."""
    tried = counts["mutants"] - counts["changes nothing"]
    return counts["killed"] / tried if tried else 0.0


def command(part):
    return OTHER_COMMANDS.get(part, f'make campaign PARTS="{part}"')


def anchor(title):
    return title.lower().replace(" ", "-")


def details(part, lines):
    if not lines:
        return ["Never run."]
    counts, most = total(lines), largest(lines)
    seconds = sum(line["seconds"] for line in lines)
    text = [f"{min(line['date'] for line in lines)[:10]} to {max(line['date'] for line in lines)[:10]}, {number(round(seconds))} s, {versions(lines)}.", ""]
    if part in ("kills", "fuzz", "libfuzzer"):
        text += by_subject(part, lines)
    elif part == "events":
        text += events(lines)
    elif part == "serve":
        text += figures(lines)
    elif part == "mutants":
        return text + by_room(lines)
    else:
        shown = [(name, value) for name, value in counts.items() if not name.startswith("findings")]
        text += ["| count | |", "|---|---:|", *(f"| {name} | {number(value)} |" for name, value in shown)]
        text += [f"| most {name} | {value:,.1f} |" for name, value in most.items()]
    notes = sorted({note for line in lines for note in line.get("notes", [])})
    if notes:
        text += ["", "Left behind, and by the next run, too (N: a number): " + ", ".join(f"`{note}`" for note in notes) + "."]
    findings = [finding for line in lines for finding in line["findings"]]
    if counts["findings"]:
        kinds = {name.removeprefix("findings: "): value for name, value in counts.items() if name.startswith("findings: ")}
        text += ["", "Findings:", "", *(f"- {kind}: {number(value)}, such as {example(kind, findings)}" for kind, value in kinds.items())]
    return text


def events(lines):
    keys = ("kills", "points", "acknowledged before the kill", "answers 200", "answers 507", "no answer", "the server did not start", "findings")
    text = ["| what | kills | points | acknowledged | answered 200 | answered 507 | not answered | did not start | findings |",
            "|---|---:|---:|---:|---:|---:|---:|---:|---:|"]
    for subject in dict.fromkeys(line["subject"] for line in lines):
        counts = total([line for line in lines if line["subject"] == subject])
        text.append(f"| {subject} | {' | '.join(number(counts[key]) for key in keys)} |")
    return text


def figures(lines):
    """Of each length of the taps the newest run."""
    newest_ = {line["subject"]: line for line in lines}.values()
    text = ["| figure | goal | " + " | ".join(line["subject"] for line in newest_) + " |", "|---|---:|" + "---:|" * len(newest_)]
    for name, what, goal in [*FIGURES, ("load", "load while it was measured", None)]:
        cells = []
        for line in newest_:
            value = line["largest"].get(name)
            missed = goal is not None and value is not None and value > goal
            cells.append("–" if value is None else f"{value:,.1f}" + (" (not reached)" if missed else ""))
        text.append(f"| {what} | {'–' if goal is None else f'{goal:,}'} | {' | '.join(cells)} |")
    return text


def versions(lines):
    """The versions of the program, with the first digits of the checksum of its bytes."""
    return ", ".join(f"`{version}`" for version in dict.fromkeys(line["version"] for line in lines))


def example(kind, findings):
    for finding in findings:
        if finding.startswith(kind + ": "):
            return "`" + " ".join(finding.removeprefix(kind + ": ").replace("`", "'").replace("|", "¦").split())[:160] + "`"
    return "–"


def by_subject(part, lines):
    groups = defaultdict(list)
    for line in lines:
        name = line["subject"].rsplit(" ", 1)[0] if part == "kills" else line["subject"]
        groups[name].append(line)
    if part == "libfuzzer":
        text = ["| parser | executions | edges reached | seconds | findings |", "|---|---:|---:|---:|---:|"]
        for name, own in groups.items():
            counts = total(own)
            text.append(
                f"| {name} | {number(counts['executions'])} | {number(int(largest(own)['edges']))} "
                f"| {number(round(sum(line['seconds'] for line in own)))} | {number(counts['findings'])} |")
        return text
    if part == "fuzz":
        text = ["| parser | executions | findings |", "|---|---:|---:|"]
        for name, own in groups.items():
            counts = total(own)
            text.append(f"| {name} | {number(counts['executions'])} | {number(counts['findings'])} |")
        return text
    text = ["| command | points | old | new | whole steps | neither | left behind | findings | finished |", "|---|---:|---:|---:|---:|---:|---:|---:|---|"]
    for name, own in groups.items():
        counts = total(own)
        whole = sum(1 for line in own if line["finished"])
        figures = " | ".join(number(counts[key]) for key in ("points", "old", "new", "whole steps", "neither", "left behind after the next run", "findings"))
        text.append(f"| {name} | {figures} | {whole} of 4 |")
    return text


def last_of_seeds(lines):
    """A later run of the same code and seed counts what the earlier ones had done, too."""
    return list({(line["subject"], line["version"], line["command"]): line for line in lines}.values())


def by_room(lines):
    """Changed code: a line of a table for each room and seed, and what its tests do not notice."""
    last = last_of_seeds(lines)
    text = ["| room | changes | killed | survived | not reached | change nothing | killed of those that change something |", "|---|---:|---:|---:|---:|---:|---:|"]
    for line in last:
        counts = Counter(line["counts"])
        figures = " | ".join(number(counts[key]) for key in ("mutants", "killed", "survived", "not reached", "changes nothing"))
        text.append(f"| {line['subject']} | {figures} | {100 * share_killed(counts):.1f} % |")
    for line in last:
        if line.get("left out"):
            text += ["", f"Tests of {line['subject']} that took too long or were not steady, and were left out: " + ", ".join(f"`{name}`" for name in line["left out"]) + "."]
    open_ = [note for line in last for note in line["notes"]]
    if open_:
        text += ["", "Not noticed, and not yet explained:", "", *(f"- `{note.replace('`', chr(39)).replace('|', '¦')}`" for note in open_)]
    return text
