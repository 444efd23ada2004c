"""terminal.py COMMAND FILE: draws the terminal of a real run, moving: a drawing without any script inside.

The commands are run in a copy of the example drive; what they print is drawn as it is. After a change that is meant:
  python3 docs/pictures/terminal.py .build/release/khunggio docs/pictures/terminal.svg
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.sax.saxutils import escape

PROJECT = Path(__file__).resolve().parents[2]
RUNS = [
    ["import", "thanh-xuan", "thanh-xuan/inbox", "--dry-run", "--language", "en"],
    ["plan", "thanh-xuan", "--summary", "--language", "en"],
    ["invite", "thanh-xuan", "--out", "letters", "--language", "en"],
]
COLUMNS, ROWS = 80, 30
# Of a character and a row, in units of the drawing; the edge around all.
WIDTH, HEIGHT, EDGE, SIZE = 7.83, 15, 12, 13
# Seconds: a character typed, a line printed, before a command, after one, at the end of all.
TYPED, PRINTED, BEFORE, AFTER, LAST = 0.045, 0.03, 0.6, 3.0, 5.0
# The longest output that is drawn whole; of longer ones the end is what one sees.
MOST = 60


def shown(folder, command, arguments):
    """What a command prints, in lines as wide as a terminal."""
    environment = dict(os.environ, LC_ALL="C.UTF-8", TZ="Asia/Ho_Chi_Minh", COLUMNS=str(COLUMNS), NO_COLOR="1")
    done = subprocess.run([command, *arguments], cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, text=True, encoding="utf-8")
    if done.returncode not in (0, 3):
        raise SystemExit(f"{' '.join(arguments)}: status {done.returncode}")
    lines = []
    for line in done.stdout.rstrip("\n").split("\n"):
        lines += [line[at:at + COLUMNS] for at in range(0, len(line), COLUMNS)] or [""]
    return lines[-MOST:]


class Drawing:
    """Lines one below the other, and when each of them is there."""

    def __init__(self):
        self.lines = []
        # (seconds, how many lines are there)
        self.moments = [(0.0, 0)]
        # (row, characters, from, to) of what is typed
        self.typed = []
        self.now = 0.0

    def run(self, command, lines):
        self.now += BEFORE
        typing = "$ " + command
        self.show(typing, 0.0)
        self.typed.append((len(self.lines) - 1, len(typing), self.now, self.now + TYPED * (len(typing) - 2)))
        self.now += TYPED * len(typing) + BEFORE
        for line in lines:
            self.show(line, PRINTED)
        self.now += AFTER

    def show(self, line, seconds):
        self.now += seconds
        self.lines.append(line)
        self.moments.append((self.now, len(self.lines)))

    def svg(self):
        whole = self.now + LAST - AFTER
        share = lambda seconds: f"{100 * seconds / whole:.2f}".rstrip("0").rstrip(".") + "%"
        top = lambda rows: max(rows - ROWS, 0) * HEIGHT
        cover = "".join(f"{share(at)}{{transform:translateY({rows * HEIGHT}px)}}" for at, rows in self.moments)
        scroll = "".join(f"{share(at)}{{transform:translateY({-top(rows)}px)}}" for at, rows in self.moments if at == 0 or top(rows))
        width, height = round(COLUMNS * WIDTH + 2 * EDGE), ROWS * HEIGHT + 2 * EDGE
        end = len(self.lines) * HEIGHT
        style = [
            ":root{--ground:#fbfbf8;--ink:#1b1b1b;--edge:#999}",
            "@media(prefers-color-scheme:dark){:root{--ground:#15171c;--ink:#e4e4e0;--edge:#555}}",
            ".g{fill:var(--ground)}.i{fill:var(--ink)}.e{fill:var(--ground);stroke:var(--edge)}",
            f"text{{font:{SIZE}px 'DejaVu Sans Mono',Menlo,Consolas,monospace;fill:var(--ink);white-space:pre}}.b{{font-weight:bold}}",
            f".s{{transform:translateY({-top(len(self.lines))}px)}}.c{{transform:translateY({end}px)}}.t{{transform:translateX({width}px)}}",
            f"@keyframes c{{{cover}to{{transform:translateY({end}px)}}}}@keyframes s{{{scroll}to{{transform:translateY({-top(len(self.lines))}px)}}}}",
        ]
        # Whoever wants nothing to move sees how it ends.
        moving = [f".s,.c,.t{{animation:{whole:.2f}s step-end infinite}}.s{{animation-name:s}}.c{{animation-name:c}}"]
        covers = []
        for number, (row, characters, begin, done) in enumerate(self.typed):
            steps = "".join(
                f"{share(begin + TYPED * typed)}{{transform:translateX({(typed + 2) * WIDTH:.1f}px)}}" for typed in range(characters - 1))
            style.append(f"@keyframes t{number}{{0%{{transform:translateX({2 * WIDTH:.1f}px)}}{steps}{share(done + BEFORE)},to{{transform:translateX({width}px)}}}}")
            moving.append(f".t{number}{{animation-name:t{number}}}")
            covers.append(
                f'<g class="t t{number}"><rect class="g" y="{row * HEIGHT}" width="{width}" height="{HEIGHT}"/>'
                f'<rect class="i" y="{row * HEIGHT + 2}" width="{WIDTH}" height="{HEIGHT - 3}"/></g>')
        style.append("@media(prefers-reduced-motion:no-preference){" + "".join(moving) + "}")
        commands = {row for row, *_ in self.typed}
        texts = [
            f'<text y="{row * HEIGHT + SIZE}"{" class=" + chr(34) + "b" + chr(34) if row in commands else ""} xml:space="preserve">{escape(line)}</text>'
            for row, line in enumerate(self.lines) if line.strip()]
        title = ", ".join(self.lines[row].removeprefix("$ ") for row in sorted(commands))
        return "\n".join([
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">', f"<title>{escape(title)}</title>",
            "<style>", *style, "</style>", f'<rect class="e" x=".5" y=".5" width="{width - 1}" height="{height - 1}" rx="6"/>',
            f'<svg x="{EDGE}" y="{EDGE}" width="{width - 2 * EDGE}" height="{ROWS * HEIGHT}"><g class="s">', *texts, *covers,
            f'<rect class="g c" width="{width}" height="{end}"/></g></svg>', "</svg>", ""])


def main():
    command, place = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
    drawing = Drawing()
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(PROJECT / "data" / "thanh-xuan-2021", Path(folder) / "thanh-xuan")
        # A key that everybody knows, so that codes are the same each time.
        (Path(folder) / "thanh-xuan" / "drive.key").write_text("khunggio-key 1 " + bytes(range(32)).hex() + "\n")
        for arguments in RUNS:
            said = [word for word in arguments if word not in ("--language", "en")]
            drawing.run("khunggio " + " ".join(said), shown(folder, command, arguments))
    place.write_text(drawing.svg(), encoding="utf-8")


if __name__ == "__main__":
    main()
