"""python -m mutants ROOM …: changes the code of rooms at one place after another and runs the room's own tests each time.

What the tests do not notice is printed, and is a finding unless accepted.json says why it changes nothing.
"""

import argparse
import datetime
import hashlib
import json
import random
import re
import sys
import time
from collections import Counter
from pathlib import Path

from . import operators
from .judging import Tests
from .rooms import PROJECT, ROOMS, RoomPackage, files, write

HERE = Path(__file__).resolve().parent
ROUNDS = 40
# The longest function, in lines.
ROWS_OF_FUNCTION = 40


def main():
    parser = argparse.ArgumentParser(prog="mutants")
    parser.add_argument("rooms", nargs="*", default=list(ROOMS), help=f"of {', '.join(ROOMS)}; all by default")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--most", type=int, help="so many mutants of a room, drawn by the seed, some of which do not compile")
    parser.add_argument("--longest", type=float, default=60, help="leave out tests that take longer, in seconds of the processor")
    parser.add_argument("--seconds", type=float, default=365 * 86400, help="stop a room after so long; a later run goes on")
    parser.add_argument("--again", action="store_true", help="where tests were added: only the mutants that no earlier run of this seed killed")
    parser.add_argument("--folder", default=PROJECT / ".build" / "mutants", help="where the rooms are built")
    parser.add_argument("--results", default=PROJECT / "Campaign" / "results.jsonl")
    options = parser.parse_args()
    groups = {}
    for name in options.rooms:
        groups.setdefault(ROOMS[name].package, []).append(ROOMS[name])
    unexplained = 0
    for package, rooms in groups.items():
        unexplained += Group(rooms, options).run(Path(options.folder) / package)
    return 1 if unexplained else 0


def checksum(paths):
    return hashlib.sha256("".join((PROJECT / path).read_text("utf-8") for path in sorted(paths)).encode()).hexdigest()[:12]


class Group:
    """Rooms that are built together."""

    def __init__(self, rooms, options):
        self.options = options
        self.rooms = [ChangedRoom(room, options) for room in rooms]

    def run(self, folder):
        self.package = RoomPackage([room.room for room in self.rooms], folder)
        self.package.make({path for room in self.rooms for path in room.texts})
        number = 0
        for room in self.rooms:
            number = room.draw(folder, number)
        if not self.build():
            return 1
        unexplained = 0
        for room in self.rooms:
            began = time.monotonic()
            tests = Tests(self.package.program(), room.name, folder, room.room.left_out)
            longer = room.judge(tests, time.time() + self.options.seconds)
            unexplained += room.report(longer, time.monotonic() - began)
        return unexplained

    def write(self):
        """Writes the rooms with all of their mutants in them."""
        # Those that do not compile stay declared: else every room would be compiled again for one of them.
        declared = [mutant.declare(mutant.number) for room in self.rooms for mutant in room.drawn if mutant.declare]
        support = operators.SUPPORT + "".join(declared)
        texts = {
            "Sources/Mutants/Mutants.swift": support, "Sources/CMutants/mutants.c": operators.SUPPORT_C,
            "Sources/CMutants/include/mutants.h": operators.SUPPORT_HEADER,
        }
        for room in self.rooms:
            for path, text in room.texts.items():
                own = [mutant for mutant in room.mutants if mutant.path == path]
                texts[path] = operators.rewritten(text, own)
                # What the compiler says is of the lines as they are.
                if own:
                    texts[path] = ('#include "mutants.h"\n#line 1\n' if path.endswith(".c") else "import Mutants; ") + texts[path]
        for path, text in texts.items():
            write(self.package.folder / path, text.encode())

    def build(self):
        """Builds; leaves out what does not compile. Returns false where the rooms themselves do not."""
        for _ in range(ROUNDS):
            self.write()
            fine, said = self.package.build()
            if fine:
                return True
            mutants = [mutant for room in self.rooms for mutant in room.mutants]
            wrong = set()
            for path, line in re.findall(r"/((?:Sources|Tests)/[^:\n]+\.(?:swift|c)):(\d+):\d+: error", said):
                near = [m for m in mutants if m.path == path]
                hit = {m.key for m in near if m.line == int(line)} or {m.key for m in near if abs(m.line - int(line)) <= 3}
                # What a value still lacks is said where its making ends.
                hit = hit or {m.key for m in near if m.kind == "statement" and 0 <= int(line) - m.line <= ROWS_OF_FUNCTION}
                # Values of other types are swapped, texts taken apart: what else stands in the line may be right.
                hit = {m.key for m in near if m.key in hit and m.kind in ("arguments", "arithmetic")} or hit
                # What a closure is said to be where it begins is decided by what stands further down.
                hit = hit or {m.key for m in sorted(near, key=lambda m: abs(m.line - int(line)))[:1]}
                wrong |= hit
            if not wrong:
                print(said[-3000:], file=sys.stderr)
                return False
            for room in self.rooms:
                room.leave_out(wrong)
            print(f"{len(wrong)} do not compile, {len(mutants) - len(wrong)} left", flush=True)
        return False


class ChangedRoom:
    def __init__(self, room, options):
        self.room, self.name, self.options = room, room.name, options
        self.most = options.most or room.most
        accepted = json.loads((HERE / "accepted.json").read_text("utf-8"))
        self.accepted = {entry["mutant"]: entry["why"] for entry in accepted}
        self.texts = {path: (PROJECT / path).read_text("utf-8") for path in files(room)}
        tests = [path.relative_to(PROJECT) for path in (PROJECT / room.tests).rglob("*.swift")]
        self.version = checksum([*self.texts, *map(str, tests)])
        self.mutants, self.drawn, self.seen = [], [], {}

    def draw(self, folder, number):
        """Draws the mutants of this seed: at most one of each place. Returns the number after the last one's."""
        chance = random.Random(f"{self.name} {self.options.seed}")
        every = sorted(
            (mutant for path, text in self.texts.items() for mutant in operators.find(path, text)),
            key=lambda mutant: (mutant.path, mutant.start, mutant.end, mutant.kind, mutant.now))
        # The same change of two lines that are the same.
        times = Counter()
        for mutant in every:
            times[mutant.key] += 1
            mutant.time = times[mutant.key]
        chance.shuffle(every)
        # What an earlier run has found another of the same code and tests takes over; what does not compile, of any.
        folder.mkdir(parents=True, exist_ok=True)
        self.not_compiled = folder / f"{self.name}-not-compiled.txt"
        self.notes = folder / f"{self.name}-{self.options.seed}-{self.most}-{self.version}.jsonl"
        left_out = set(self.not_compiled.read_text("utf-8").splitlines()) if self.not_compiled.exists() else set()
        places = set()
        for mutant in every:
            place = (mutant.path, mutant.start, mutant.end)
            if place in places or len(places) >= self.most:
                continue
            places.add(place)
            mutant.number = number
            number += 1
            self.drawn.append(mutant)
        self.mutants = [mutant for mutant in self.drawn if mutant.key not in left_out]
        earlier = sorted(folder.glob(f"{self.name}-{self.options.seed}-*.jsonl")) if self.options.again else []
        for notes in [*earlier, self.notes]:
            done = [json.loads(line) for line in notes.read_text("utf-8").splitlines()] if notes.exists() else []
            self.seen |= {
                entry["key"]: entry["outcome"] for entry in done if notes == self.notes or entry["outcome"] in ("killed", "too slow")}
        print(f"{self.name}: {len(self.mutants)} of {len(every)} mutants", flush=True)
        return number

    def leave_out(self, keys):
        own = [mutant for mutant in self.mutants if mutant.key in keys]
        with open(self.not_compiled, "a", encoding="utf-8") as file:
            for mutant in own:
                file.write(mutant.key + "\n")
        self.mutants = [mutant for mutant in self.mutants if mutant.key not in keys]

    def judge(self, tests, deadline):
        """Runs the tests with each mutant that no earlier run has tried. Returns the names of the tests that were left out."""
        measured, longer = tests.measured(self.options.longest)
        print(f"{self.name}: {len(measured)} tests, {sum(test.seconds for test in measured):.1f} s"
              + "".join(f"\n  left out: {name}" for name in longer), flush=True)
        with open(self.notes, "a", encoding="utf-8") as file:
            for mutant in self.mutants:
                if mutant.key in self.seen:
                    continue
                if time.time() > deadline:
                    print(f"{self.name}: the time is over", flush=True)
                    break
                outcome = self.seen[mutant.key] = tests.judge(mutant.number, measured)
                file.write(json.dumps({"key": mutant.key, "line": mutant.line, "kind": mutant.kind, "outcome": outcome}, ensure_ascii=False) + "\n")
                file.flush()
        return longer

    def report(self, longer, seconds):
        counts, survivors = Counter(), []
        for mutant in self.mutants:
            outcome = self.seen.get(mutant.key)
            if outcome is None:
                continue
            if outcome in ("survived", "not reached"):
                if mutant.key in self.accepted:
                    outcome = "changes nothing"
                else:
                    survivors.append(f"{mutant.path}:{mutant.line} {mutant.kind}: {mutant.was} → {mutant.now or '(nothing)'} ({outcome})")
            counts["mutants"] += 1
            counts["killed" if outcome == "too slow" else outcome] += 1
        for text in sorted(survivors):
            print(text)
        tried = counts["mutants"] - counts["changes nothing"]
        print(f"{self.name}: {dict(counts)}; killed {counts['killed']} of {tried}"
              + (f", {100 * counts['killed'] / tried:.1f} %" if tried else "") + f"; {seconds:.0f} s", flush=True)
        if counts["mutants"]:
            counts["findings"] = 0
            line = {
                "date": datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"), "part": "mutants",
                "subject": self.name, "seed": self.options.seed, "short": False, "version": self.version,
                "command": f'make mutants ROOM={self.name} ARGS="--seed {self.options.seed} --most {self.most}"',
                "first_case": 0, "next_case": counts["mutants"], "finished": counts["mutants"] == len(self.mutants),
                "counts": dict(counts), "largest": {}, "slowest": "", "seconds": round(seconds, 1),
                "findings": [], "notes": sorted(survivors), "left out": longer,
            }
            with open(self.options.results, "a", encoding="utf-8") as file:
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
        return len(survivors)


if __name__ == "__main__":
    sys.exit(main())
