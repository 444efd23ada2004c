"""The rooms that must not be wrong, and a package with one of them, its tests and what they stand on."""

import json
import re
import shutil
import subprocess
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]

# The rooms: which of their files are changed.
ROOMS = {
    "Plans": "Sources/Plans", "Formulation": "Sources/Formulation", "UnitPricing": "Sources/UnitPricing",
    "GLPK": "Sources/GLPK", "DriveStore": "Sources/DriveStore",
}


def files(room):
    """The files of a room, by their paths in the project."""
    return sorted(str(path.relative_to(PROJECT)) for path in (PROJECT / ROOMS[room]).rglob("*.swift"))


class RoomPackage:
    """A package of its own for a room, in a folder of its own."""

    def __init__(self, room, folder):
        self.room, self.folder = room, Path(folder)
        self.manifest = (PROJECT / "Package.swift").read_text("utf-8")
        self.described = json.loads(subprocess.run(
            ["swift", "package", "dump-package"], cwd=PROJECT, check=True, capture_output=True, text=True).stdout)

    def wanted(self):
        """The room, its tests, and every target that they stand on."""
        targets = {target["name"]: target for target in self.described["targets"]}
        open_, seen, products = [f"{self.room}Tests"], set(), set()
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

    def make(self):
        """Writes the package, its sources as they are in the project."""
        wanted, packages = self.wanted()
        shutil.rmtree(self.folder / "Sources", ignore_errors=True)
        shutil.rmtree(self.folder / "Tests", ignore_errors=True)
        self.folder.mkdir(parents=True, exist_ok=True)
        targets = {target["name"]: target for target in self.described["targets"]}
        for name in wanted:
            target = targets[name]
            path = target.get("path") or ("Tests/" if target["type"] == "test" else "Sources/") + name
            shutil.copytree(PROJECT / path, self.folder / path)
        quoted = lambda names: ", ".join(f'"{name}"' for name in sorted(names))
        text = self.manifest.replace("  .treatAllWarnings(as: .error),\n", "")
        text = re.sub(r"/// The commit that is built.*?\n}\n", "let commit: String? = nil\n", text, flags=re.DOTALL)
        # A package is named by its folder's name on the way to it.
        text += f"""
let wanted: Set<String> = [{quoted(wanted)}]
let packages: Set<String> = [{quoted(packages)}]
package.products = []
package.targets.removeAll {{ !wanted.contains($0.name) }}
package.dependencies.removeAll {{ dependency in
  if case .sourceControl(_, let location, _) = dependency.kind {{
    return !packages.contains {{ location.hasSuffix("/" + $0) || location.hasSuffix("/" + $0 + ".git") }}
  }}
  return true
}}
for target in package.targets where target.name == "{self.room}" {{
  target.dependencies.append("Mutants")
}}
package.targets += [.target(name: "CMutants"), .target(name: "Mutants", dependencies: ["CMutants"])]
"""
        (self.folder / "Package.swift").write_text(text, "utf-8")

    def build(self):
        """Builds the tests. Returns whether it worked, and what was said."""
        done = subprocess.run(
            ["swift", "build", "--build-tests"], cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        return done.returncode == 0, done.stdout

    def test(self, environment, seconds):
        """Runs the tests of the room. Returns the status, None where they did not end in time, and what was said."""
        bundle = next((self.folder / ".build" / "debug").glob("*PackageTests.xctest"))
        try:
            done = subprocess.run(
                [bundle, "--testing-library", "swift-testing", "--no-parallel"], cwd=self.folder, env=environment, timeout=seconds,
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
        except subprocess.TimeoutExpired:
            return None, ""
        return done.returncode, done.stdout
