"""badges.py: draws the badges of the README from what the project itself says.

  python3 docs/pictures/badges.py
"""

import re
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
# Of a character and a badge, in units of the drawing.
WIDTH, HEIGHT, EDGE = 6.6, 20, 8


def badge(name, left, right):
    """Two texts side by side, the right one on colour."""
    first, second = (round(len(text) * WIDTH + 2 * EDGE) for text in (left, right))
    text = "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{first + second}" height="{HEIGHT}" role="img">', f"<title>{left}: {right}</title>",
        f'<rect width="{first + second}" height="{HEIGHT}" rx="3" fill="#1f6f54"/>', f'<path d="M3 0h{first - 3}v{HEIGHT}H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z" fill="#4a4a4a"/>',
        '<g fill="#fff" font-family="DejaVu Sans,Verdana,sans-serif" font-size="11">',
        f'<text x="{EDGE}" y="14" textLength="{first - 2 * EDGE}" lengthAdjust="spacingAndGlyphs">{left}</text>',
        f'<text x="{first + EDGE}" y="14" textLength="{second - 2 * EDGE}" lengthAdjust="spacingAndGlyphs">{right}</text>', "</g>", "</svg>", ""])
    (PROJECT / "docs" / "pictures" / "badges" / f"{name}.svg").write_text(text, encoding="utf-8")


def main():
    swift = re.search(r"swift-tools-version: (\S+)", (PROJECT / "Package.swift").read_text("utf-8")).group(1)
    licence = re.search(r'license "(\S+)"', (PROJECT / "Packaging" / "khunggio.rb").read_text("utf-8")).group(1)
    badge("licence", "licence", licence)
    badge("swift", "Swift", f"{swift} or newer")
    badge("package", "package", "tested on Debian 12")
    badge("offline", "internet", "not needed")


if __name__ == "__main__":
    main()
