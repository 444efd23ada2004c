"""python -m mutants ROOM …: changes the code of a room at one place after another and runs the room's own tests each time.

What the tests do not notice is printed, and is a finding unless accepted.json says why it changes nothing.
"""

import argparse
import datetime
import hashlib
import json
import os
import random
import re
import shutil
import sys
import time
from collections import Counter
from pathlib import Path

from . import operators
from .rooms import PROJECT, ROOMS, RoomPackage, files

HERE = Path(__file__).resolve().parent
# So many times as long as the tests take without a change, and so many seconds more.
PATIENCE, LEAST_SECONDS = 5, 20
ROUNDS = 40
# The longest function, in lines.
ROWS_OF_FUNCTION = 40


def main():
    parser = argparse.ArgumentParser(prog="mutants")
    parser.add_argument("rooms", nargs="*", default=list(ROOMS), help=f"of {', '.join(ROOMS)}; all by default")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--most", type=int, default=400, help="so many mutants of a room, drawn by the seed")
    parser.add_argument("--seconds", type=float, default=365 * 86400, help="stop after so long; a later run goes on")
    parser.add_argument("--folder", default=PROJECT / ".build" / "mutants", help="where the rooms are built")
    parser.add_argument("--results", default=PROJECT / "Campaign" / "results.jsonl")
    options = parser.parse_args()
    deadline = time.time() + options.seconds
    unexplained = 0
    for room in options.rooms:
        unexplained += Room(room, options, deadline).run()
    return 1 if unexplained else 0


class Room:
    def __init__(self, name, options, deadline):
        self.name, self.options, self.deadline = name, options, deadline
        self.package = RoomPackage(name, Path(options.folder) / name)
        self.began = time.monotonic()
        accepted = json.loads((HERE / "accepted.json").read_text("utf-8"))
        self.accepted = {entry["mutant"]: entry["why"] for entry in accepted}
        self.texts = {path: (PROJECT / path).read_text("utf-8") for path in files(name)}
        self.checksum = hashlib.sha256("".join(
            path.read_text("utf-8") for folder in (ROOMS[name], f"Tests/{name}Tests")
            for path in sorted((PROJECT / folder).rglob("*.swift"))).encode()).hexdigest()[:12]

    def run(self):
        # What one run has found another of the same code, seed and number takes over.
        notes = self.package.folder / f"mutants-{self.options.seed}-{self.options.most}-{self.checksum}.jsonl"
        self.package.make()
        mutants = self.drawn()
        done = [json.loads(line) for line in notes.read_text("utf-8").splitlines()] if notes.exists() else []
        left_out = {entry["key"] for entry in done if entry["outcome"] == "not compiled"}
        mutants = [mutant for mutant in mutants if mutant.key not in left_out]
        seen = {entry["key"]: entry["outcome"] for entry in done}
        with open(notes, "a", encoding="utf-8") as file:
            def note(mutant, outcome):
                seen[mutant.key] = outcome
                file.write(json.dumps({"key": mutant.key, "line": mutant.line, "kind": mutant.kind, "outcome": outcome}, ensure_ascii=False) + "\n")
                file.flush()

            mutants = self.built(mutants, note)
            if mutants is None:
                return 1
            self.judge(mutants, seen, note)
        return self.report(mutants, seen)

    def drawn(self):
        """The mutants of this seed: at most one of each place."""
        chance = random.Random(f"{self.name} {self.options.seed}")
        every = [mutant for path, text in self.texts.items() for mutant in operators.find(path, text)]
        chance.shuffle(every)
        places, chosen = set(), []
        for mutant in every:
            place = (mutant.path, mutant.start, mutant.end)
            if place not in places and len(chosen) < self.options.most:
                places.add(place)
                chosen.append(mutant)
        for number, mutant in enumerate(chosen):
            mutant.number = number
        print(f"{self.name}: {len(chosen)} of {len(every)} mutants", flush=True)
        return chosen

    def write(self, mutants):
        """Writes the room with all of these mutants in it."""
        folder = self.package.folder
        support = operators.SUPPORT + "".join(mutant.declare(mutant.number) for mutant in mutants if mutant.declare)
        # A file that is as it was is left alone, so that it is not compiled again.
        for path, text in [
            ("Sources/Mutants/Mutants.swift", support), ("Sources/CMutants/mutants.c", operators.SUPPORT_C),
            ("Sources/CMutants/include/mutants.h", operators.SUPPORT_HEADER),
        ] + [(path, self.with_mutants(path, mutants)) for path in self.texts]:
            place = folder / path
            if not place.exists() or place.read_text("utf-8") != text:
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_text(text, "utf-8")

    def with_mutants(self, path, mutants):
        own = [mutant for mutant in mutants if mutant.path == path]
        # On the first line, so that what the compiler says is of the lines as they are.
        return ("import Mutants; " if own else "") + operators.rewritten(self.texts[path], own)

    def built(self, mutants, note):
        """Builds; leaves out what does not compile. Returns what is left, or nil where the room itself does not."""
        for _ in range(ROUNDS):
            self.write(mutants)
            fine, said = self.package.build()
            if fine:
                return mutants
            wrong = set()
            for path, line in re.findall(r"/((?:Sources|Tests)/[^:\n]+\.swift):(\d+):\d+: error", said):
                near = [m for m in mutants if m.path == path]
                hit = {m.key for m in near if m.line == int(line)} or {m.key for m in near if abs(m.line - int(line)) <= 3}
                # What a value still lacks is said where its making ends.
                hit = hit or {m.key for m in near if m.kind == "statement" and 0 <= int(line) - m.line <= ROWS_OF_FUNCTION}
                wrong |= hit
            if not wrong:
                print(said[-3000:], file=sys.stderr)
                return None
            for mutant in mutants:
                if mutant.key in wrong:
                    note(mutant, "not compiled")
            mutants = [mutant for mutant in mutants if mutant.key not in wrong]
            print(f"{self.name}: {len(wrong)} do not compile, {len(mutants)} left", flush=True)
        return None

    def judge(self, mutants, seen, note):
        """Runs the tests with each mutant that no earlier run has tried."""
        trace = self.package.folder / "reached"
        environment = dict(os.environ, SWIFT_BACKTRACE="enable=no")
        began = time.monotonic()
        status, said = self.package.test(dict(environment, MUTANT_TRACE=str(trace)), None)
        usual = time.monotonic() - began
        if status != 0:
            raise SystemExit(f"{self.name}: the tests fail without any change:\n{said[-2000:]}")
        reached = {int(line) for line in trace.read_text().split()}
        for mutant in mutants:
            if mutant.key in seen:
                continue
            if time.time() > self.deadline:
                print(f"{self.name}: the time is over", flush=True)
                break
            if mutant.number not in reached:
                note(mutant, "not reached")
                continue
            status, _ = self.package.test(dict(environment, MUTANT=str(mutant.number)), usual * PATIENCE + LEAST_SECONDS)
            note(mutant, "too slow" if status is None else "survived" if status == 0 else "killed")

    def report(self, mutants, seen):
        counts, survivors, accepted = Counter(), [], []
        for mutant in mutants:
            outcome = seen.get(mutant.key)
            if outcome is None:
                continue
            if outcome in ("survived", "not reached"):
                text = f"{mutant.path}:{mutant.line} {mutant.kind}: {mutant.was} → {mutant.now or '(nothing)'} ({outcome})"
                if mutant.key in self.accepted:
                    outcome = "changes nothing"
                    accepted.append(text)
                else:
                    survivors.append(text)
            counts["mutants"] += 1
            counts["killed" if outcome == "too slow" else outcome] += 1
        for text in sorted(survivors):
            print(text)
        tried = counts["mutants"] - counts["changes nothing"]
        print(f"{self.name}: {dict(counts)}; killed {counts['killed']} of {tried}" + (f", {100 * counts['killed'] / tried:.1f} %" if tried else ""))
        if counts["mutants"]:
            counts["findings"] = 0
            line = {
                "date": datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"), "part": "mutants",
                "subject": self.name, "seed": self.options.seed, "short": False, "version": self.checksum,
                "command": f'make mutants ROOM={self.name} ARGS="--seed {self.options.seed} --most {self.options.most}"',
                "first_case": 0, "next_case": counts["mutants"], "finished": counts["mutants"] == len(mutants),
                "counts": dict(counts), "largest": {}, "slowest": "", "seconds": round(time.monotonic() - self.began, 1),
                "findings": [], "notes": sorted(survivors),
            }
            with open(self.options.results, "a", encoding="utf-8") as file:
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
        return len(survivors)


if __name__ == "__main__":
    sys.exit(main())
