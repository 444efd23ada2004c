"""The rooms that must not be wrong, and a package of some of them, their tests and what they stand on."""

import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Room:
    """What is changed. package: the rooms of one are built together; release: its tests are slow otherwise."""

    name: str
    package: str = "solver"
    release: bool = True
    # The files of it that are changed, by patterns; those of the room where there are none.
    changed: tuple = ()
    # So many mutants are drawn where nothing else is asked for.
    most: int = 160
    # Tests that are left out, by a part of their names.
    left_out: tuple = ()

    @property
    def tests(self):
        return f"Tests/{self.name}Tests"


# Of the server what keeps strangers out: hosts, origins, cookies, tokens, PINs, limits, headers, what is escaped, who
# may ask for what.
SECURITY = tuple(f"KhungGioServer/{name}.swift" for name in (
    "Serving/Bodies", "Serving/ConnectionLimit", "Serving/EventStream", "Serving/PageContext", "Serving/Refusal", "Serving/RequestRules",
    "Serving/SiteAddress", "Serving/Visitors", "Serving/WebServer", "Door/PINGuard", "Door/DoorVisitors", "Door/DoorRoutes",
    "Door/DoorSite", "Organiser/SignIn", "Organiser/OrganiserSite", "Organiser/Uploads", "Pages/HTML", "Pages/Refusal+Response",
))
ROOMS = {room.name: room for room in (
    Room("Plans"), Room("Formulation"), Room("UnitPricing"), Room("Relaxation", most=80), Room("Annealing", most=80),
    Room("Planning", most=80), Room("GLPK", "glpk", False, ("CGLPK/*.c", "GLPK/*.swift")), Room("DriveStore", "store", False),
    Room("KhungGioServer", "server", False, SECURITY, 200, ("BrowserTests",)),
)}


def files(room):
    """The files of a room that are changed, by their paths in the project."""
    patterns = room.changed or (f"{room.name}/**/*.swift",)
    return sorted({str(path.relative_to(PROJECT)) for pattern in patterns for path in (PROJECT / "Sources").glob(pattern)})


def write(place, data):
    """Writes a file where it is not so already: what is as it was is not compiled again."""
    if not place.exists() or place.read_bytes() != data:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)


class RoomPackage:
    """A package of its own for some rooms, in a folder of its own."""

    def __init__(self, rooms, folder):
        self.rooms, self.folder = rooms, Path(folder)
        self.configuration = "release" if rooms[0].release else "debug"
        self.manifest = (PROJECT / "Package.swift").read_text("utf-8")
        # A build of the project that is under way changes nothing of what is read here.
        self.described = json.loads(subprocess.run(
            ["swift", "package", "--ignore-lock", "dump-package"], cwd=PROJECT, check=True, capture_output=True, text=True).stdout)

    def wanted(self):
        """The rooms, their tests, and every target that they stand on."""
        targets = {target["name"]: target for target in self.described["targets"]}
        open_, seen, products = [f"{room.name}Tests" for room in self.rooms], set(), set()
        while open_:
            name = open_.pop()
            if name in seen or name not in targets:
                continue
            seen.add(name)
            for dependency in targets[name]["dependencies"]:
                kind = next(iter(dependency))
                value = dependency[kind]
                if kind == "product":
                    products.add(value[1])
                else:
                    open_.append(value[0])
        return seen, products

    def make(self, changed):
        """Writes the package, its sources as they are in the project; those of `changed` are left to others."""
        wanted, packages = self.wanted()
        targets = {target["name"]: target for target in self.described["targets"]}
        kept = {Path(path) for path in changed}
        for name in wanted:
            target = targets[name]
            path = Path(target.get("path") or ("Tests/" if target["type"] == "test" else "Sources/") + name)
            for file in (PROJECT / path).rglob("*"):
                relative = file.relative_to(PROJECT)
                if file.is_file() and relative not in kept:
                    write(self.folder / relative, file.read_bytes())
                kept.add(relative)
        kept |= {Path(f"Sources/{name}") for name in ("Mutants/Mutants.swift", "CMutants/mutants.c", "CMutants/include/mutants.h")}
        for folder in ("Sources", "Tests"):
            for file in (self.folder / folder).rglob("*"):
                if file.is_file() and file.relative_to(self.folder) not in kept:
                    file.unlink()
        self.lend("data")
        # What was fetched for the project is not fetched again.
        for name in ("checkouts", "repositories", "workspace-state.json"):
            self.lend(Path(".build") / name, link=False)
        self.lend("Package.resolved", link=False)
        quoted = lambda names: ", ".join(f'"{name}"' for name in sorted(names))
        text = re.sub(r"/// The commit that is built.*?\n}\n", "let commit: String? = nil\n", self.manifest, flags=re.DOTALL)
        # A package is named by its folder's name on the way to it.
        text += f"""
let wanted: Set<String> = [{quoted(wanted)}]
let packages: Set<String> = [{quoted(packages)}]
let changed: Set<String> = [{quoted({Path(path).parts[1] for path in changed})}]
package.products = []
package.targets.removeAll {{ !wanted.contains($0.name) }}
package.dependencies.removeAll {{ dependency in
  if case .sourceControl(_, let location, _) = dependency.kind {{
    return !packages.contains {{ location.hasSuffix("/" + $0) || location.hasSuffix("/" + $0 + ".git") }}
  }}
  return true
}}
// What a change leaves unused is no error.
let mild = Array(strict.dropFirst())
for target in package.targets where changed.contains(target.name) {{
  if target.swiftSettings != nil {{ target.swiftSettings = mild }}
  target.dependencies.append(target.name.hasPrefix("C") ? "CMutants" : "Mutants")
}}
package.targets += [.target(name: "CMutants"), .target(name: "Mutants", dependencies: ["CMutants"])]
"""
        write(self.folder / "Package.swift", text.encode())

    def lend(self, name, link=True):
        """Lets the package see something of the project."""
        place, own = self.folder / name, PROJECT / name
        if place.exists() or not own.exists():
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        if link:
            place.symlink_to(own)
        elif own.is_dir():
            shutil.copytree(own, place, symlinks=True)
        else:
            shutil.copy2(own, place)

    def build(self):
        """Builds the tests. Returns whether it worked, and what was said."""
        done = subprocess.run(
            ["swift", "build", "-c", self.configuration, "--build-tests"], cwd=self.folder, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True)
        return done.returncode == 0, done.stdout

    def program(self):
        """The program of the tests."""
        return next((self.folder / ".build" / self.configuration).glob("*PackageTests.xctest")).resolve()
