"""Draws time and gap against size as one SVG, with nothing but text."""

import math
import statistics
from xml.sax.saxutils import escape

from . import ladder
from .codes import CODES
from .summary import KHUNGGIO
from .tables import NAMES

WIDTH, HEIGHT = 880, 430
PANEL, TOP, BOTTOM = 330, 56, 360
LEFTS = (64, 480)
SIZES = sorted(ladder.ROWS)

# Marker and dashes; told apart without colour. khunggio is black and thick.
STYLES = {
    KHUNGGIO: ("circle", "", "#000000"),
    "highs": ("square", "", "#666666"),
    "scip": ("triangle", "6 3", "#666666"),
    "cbc": ("diamond", "2 3", "#666666"),
    "cpsat": ("cross", "8 3 2 3", "#666666"),
    "cpsat-native": ("plus", "10 4", "#666666"),
    "timefold": ("square", "1 2 6 2", "#666666"),
    "glpsol": ("ring", "1 4", "#666666"),
}


def svg(entries):
    """The picture: on the left the seconds, on the right the gap."""
    body = [
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        *_panel(LEFTS[0], "Seconds until it stops", (0.1, 1000), "{:g}", _seconds, entries),
        *_panel(LEFTS[1], "Gap that is left, %", (0.01, 100), "{:g}", _gap, entries),
        *_legend(entries),
    ]
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}" font-family="sans-serif" font-size="12" role="img" '
        'aria-label="Time and gap against the number of people, khunggio and other solvers">',
        *body,
        "</svg>",
        "",
    ])  # fmt: skip


def _seconds(entry):
    return entry.seconds


def _gap(entry):
    """In percent; what is proven is shown at the bottom, no plan at the top."""
    return 100.0 if entry.gap is None else min(100.0, max(0.01, 100 * entry.gap))


def _panel(left, title, span, form, value, entries):
    """One plot with logarithmic axes."""

    def across(people):
        share = math.log(people / SIZES[0]) / math.log(SIZES[-1] / SIZES[0])
        return left + 14 + share * (PANEL - 28)

    def down(number):
        number = min(max(number, span[0]), span[1])
        share = math.log(number / span[0]) / math.log(span[1] / span[0])
        return BOTTOM - share * (BOTTOM - TOP)

    yield _text(left, TOP - 14, title, "start", "bold")
    step = span[0]
    while step <= span[1] * 1.0001:
        yield _line(left, down(step), left + PANEL, down(step), "#dddddd")
        yield _text(left - 6, down(step) + 4, form.format(step), "end")
        step *= 10
    for size in SIZES:
        yield _line(across(size), BOTTOM, across(size), BOTTOM + 5, "#000000")
        yield _text(across(size), BOTTOM + 19, _short(size), "middle")
    yield _text(left + PANEL / 2, BOTTOM + 36, "people", "middle")
    yield _line(left, BOTTOM, left + PANEL, BOTTOM, "#000000")
    for code in reversed(STYLES):
        shown = [
            entry for entry in entries.values()
            if entry.code == code and entry.row and entry.tightness in ("normal", "tight")
        ]  # fmt: skip
        yield from _series(code, shown, across, lambda entry: down(value(entry)))


def _series(code, shown, across, height):
    """Medians joined by lines, each drive a faint dot."""
    marker, dashes, colour = STYLES[code]
    for entry in shown:
        yield f'<circle cx="{across(entry.row):.1f}" cy="{height(entry):.1f}" r="1.5" fill="#999999"/>'
    points = [
        (across(size), statistics.median(height(entry) for entry in shown if entry.row == size))
        for size in SIZES
        if any(entry.row == size for entry in shown)
    ]
    if len(points) > 1:
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        width = 2.5 if code == KHUNGGIO else 1.2
        yield (
            f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{width}" '
            f'stroke-dasharray="{dashes}"/>'
        )
    for x, y in points:
        yield _mark(marker, x, y, colour)


def _legend(entries):
    known = {code for _, code in entries}
    x = LEFTS[0]
    for code, (marker, dashes, colour) in STYLES.items():
        if code not in known:
            continue
        yield _line(x, HEIGHT - 14, x + 26, HEIGHT - 14, colour, dashes)
        yield _mark(marker, x + 13, HEIGHT - 14, colour)
        yield _text(x + 31, HEIGHT - 10, NAMES[code], "start")
        x += 44 + 6.7 * len(NAMES[code])


def _short(people):
    for unit, letter in ((1_000_000, "M"), (1_000, "k")):
        if people >= unit:
            return f"{people // unit}{letter}"
    return str(people)


def _mark(kind, x, y, colour):
    if kind in ("circle", "ring"):
        fill = colour if kind == "circle" else "#ffffff"
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{fill}" stroke="{colour}"/>'
    shapes = {
        "square": "M-4-4h8v8h-8z", "triangle": "M0-5L5 4H-5z", "diamond": "M0-5L5 0L0 5L-5 0z",
        "cross": "M-4-4L4 4M4-4L-4 4", "plus": "M0-5V5M-5 0H5",
    }  # fmt: skip
    return (
        f'<path transform="translate({x:.1f} {y:.1f})" d="{shapes[kind]}" fill="#ffffff" '
        f'stroke="{colour}" stroke-width="1.5"/>'
    )


def _line(x1, y1, x2, y2, colour, dashes=""):
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" '
        f'stroke-dasharray="{dashes}"/>'
    )


def _text(x, y, text, anchor, weight="normal"):
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-weight="{weight}">'
        f"{escape(text)}</text>"
    )
