"""The tables of Benchmarks/README.md, as Markdown."""

import math
import statistics

from . import ladder
from .codes import CODES, MODELS
from .summary import KHUNGGIO, duel, median, misses

NAMES = {KHUNGGIO: "khunggio", **{code: peer.name for code, peer in CODES.items()}}


def all_tables(entries):
    """Name -> Markdown."""
    return {
        "ladder": ladder_table(entries),
        "peers": peers_table(entries),
        "head-to-head": head_to_head_table(entries),
        "drives": drives_table(entries),
    }


def ladder_table(entries):
    """khunggio, row by row: the whole command."""
    lines = _head(
        "people", "tightness", "seeds", "cost", "bound", "gap", "seconds", "MiB", "goal",
        "reached on", "missed by",
    )  # fmt: skip
    for row, tightness, chosen in _groups(entries, [KHUNGGIO]):
        missed = [misses(entries, entry) for entry in chosen]
        reached = sum(not miss for miss in missed)
        lines.append(_row(
            f"{row.registrants:,}", tightness, len(chosen),
            *(_number(median([getattr(entry, name) for entry in chosen])) for name in ("cost", "bound")),
            _percent(median([entry.gap for entry in chosen])),
            _seconds(median([entry.seconds for entry in chosen])),
            f"{median([entry.mebibytes for entry in chosen]):.0f}",
            _goal(row), f"{reached} of {len(chosen)}", _reasons(missed),
        ))  # fmt: skip
    return "\n".join(lines)


def _reasons(missed):
    """Each drive's own, those of one drive together."""
    return "; ".join(", ".join(reasons) for reasons in missed if reasons)


def _goal(row):
    if row.goal_gap is None:
        return f"{row.goal_seconds} s, no worse than HiGHS in {row.peer_seconds} s"
    goal = f"{row.goal_seconds} s, {_percent(row.goal_gap)}"
    return goal + (f", better than HiGHS in {row.peer_seconds} s" if row.peer_seconds == 120 else "")


def peers_table(entries):
    """The other codes beside khunggio: medians over the drives both were given."""
    lines = _head(
        "people", "tightness", "code", "threads", "drives", "plans", "cost ratio", "bound ratio", "gap",
        "seconds", "time ratio", "gap at khunggio's time", "seconds to khunggio's gap", "MiB",
    )  # fmt: skip
    for row, tightness, ours in _groups(entries, [KHUNGGIO]):
        lines.append(_row(
            f"{row.registrants:,}", tightness, "**khunggio**", _threads(ours), len(ours),
            sum(entry.cost is not None for entry in ours), "1", "1",
            _percent(median([entry.gap for entry in ours])),
            _seconds(median([entry.seconds for entry in ours])), "1", "", "",
            f"{median([entry.mebibytes for entry in ours]):.0f}",
        ))  # fmt: skip
        by_drive = {entry.drive: entry for entry in ours}
        pairs_of = {}
        for code in CODES:
            theirs = [
                entry for (drive, other), entry in entries.items()
                if other == code and drive in by_drive
            ]  # fmt: skip
            if theirs:
                pairs_of[code] = [(by_drive[entry.drive], entry) for entry in theirs]
        for worse in worse_models(pairs_of):
            del pairs_of[worse]
        for code, pairs in pairs_of.items():
            if pairs:
                lines.append(_row(
                    f"{row.registrants:,}", tightness, NAMES[code],
                    _threads([their for _, their in pairs]), *_compared(pairs),
                ))  # fmt: skip
    return "\n".join(lines)


def worse_models(pairs_of):
    """Of solvers that were given the drives in several ways, the ways that came to less: fewer plans,
    else dearer ones, else a lower bound. Only drives both were given count."""
    worse = []
    for codes in MODELS:
        chosen = [code for code in codes if code in pairs_of]
        if len(chosen) < 2:
            continue
        common = set.intersection(*({our.drive for our, _ in pairs_of[code]} for code in chosen))
        if not common:
            continue

        def rank(code):
            pairs = [pair for pair in pairs_of[code] if pair[0].drive in common]
            ratios = [_divided(their.cost, our.cost) for our, their in pairs]
            bounds = [_divided(their.bound, our.bound) for our, their in pairs]
            found = [ratio for ratio in ratios if ratio is not None]
            proven = [bound for bound in bounds if bound is not None]
            return (
                -len(found),
                statistics.median(found) if found else math.inf,
                -statistics.median(proven) if proven else math.inf,
            )

        best = min(chosen, key=rank)
        worse += [code for code in chosen if code != best]
    return worse


def _threads(entries):
    """The threads they had; several numbers where runs of before had others."""
    return ", ".join(str(number) for number in sorted({entry.threads for entry in entries}))


def _compared(pairs):
    """The cells of one code, from (ours, theirs)."""
    theirs = [their for _, their in pairs]
    to_our_gap = [their.seconds_to(our.gap) for our, their in pairs]
    reached = [seconds for seconds in to_our_gap if seconds is not None]
    return (
        len(pairs),
        sum(their.cost is not None for their in theirs),
        _ratio(median([_divided(their.cost, our.cost) for our, their in pairs])),
        _ratio(median([_divided(their.bound, our.bound) for our, their in pairs])),
        _percent(median([their.gap for their in theirs])),
        _seconds(statistics.median(their.seconds for their in theirs)),
        _ratio(statistics.median(their.seconds / our.seconds for our, their in pairs)),
        _percent(median([their.gap_after(our.seconds) for our, their in pairs])),
        f"{_seconds(statistics.median(reached))} ({len(reached)} of {len(pairs)})"
        if reached
        else "never",
        f"{statistics.median(their.mebibytes for their in theirs):.0f}",
    )


def head_to_head_drives(entries):
    """The drives that count: twenty seeds of 300 people, and those in data/."""
    made = [f"300-normal-{seed}" for seed in range(1, 21)]
    data = sorted({entry.drive for entry in entries.values() if entry.row is None})
    return made + data


def head_to_head_counts(entries):
    """Sentences: how often khunggio wins, draws and loses against HiGHS."""
    fought = duel(entries, head_to_head_drives(entries), "highs")
    said = []
    for place, name in ((3, "cost"), (4, "bound")):
        outcomes = [line[place] for line in fought]
        said.append(
            f"{name}: {outcomes.count('win')} wins, {outcomes.count('draw')} draws, "
            f"{outcomes.count('loss')} losses on {len(fought)} drives"
        )
    return said


def head_to_head_table(entries):
    """khunggio against HiGHS, drive by drive."""
    lines = [f"- {said}" for said in head_to_head_counts(entries)] + [""]
    lines += _head(
        "drive", "khunggio: cost", "bound", "seconds", "HiGHS: cost", "bound", "seconds", "cost",
        "bound",
    )  # fmt: skip
    for drive, ours, theirs, cost, bound in duel(entries, head_to_head_drives(entries), "highs"):
        lines.append(_row(
            drive, _number(ours.cost), _number(ours.bound), _seconds(ours.seconds),
            _number(theirs.cost), _number(theirs.bound), _seconds(theirs.seconds), cost, bound,
        ))  # fmt: skip
    return "\n".join(lines)


def drives_table(entries):
    """Every drive and code."""
    lines = _head("drive", "code", "threads", "status", "cost", "bound", "gap", "seconds", "MiB", "runs")
    order = [KHUNGGIO, *CODES]
    for entry in sorted(entries.values(), key=lambda one: (*_place(one), order.index(one.code))):
        status = entry.status + ("" if entry.is_valid else ", breaks a rule")
        lines.append(_row(
            entry.drive, NAMES[entry.code], entry.threads, status + (" ¹" if entry.crowded_out else ""),
            _number(entry.cost), _number(entry.bound), _percent(entry.gap),
            _seconds(entry.seconds), f"{entry.mebibytes:.0f}", entry.runs,
        ))  # fmt: skip
    return "\n".join(lines)


def _place(entry):
    seed = entry.drive.rsplit("-", 1)[-1]
    return (entry.row or 0, entry.tightness, int(seed) if entry.row else 0, entry.drive)


def _groups(entries, codes):
    """The rows and tightnesses of which there are results: (row, tightness, entries)."""
    for row in ladder.ROWS.values():
        for tightness in ladder.TIGHTNESSES:
            chosen = [
                entry for entry in entries.values()
                if entry.row == row.registrants and entry.tightness == tightness
                and entry.code in codes
            ]  # fmt: skip
            if chosen:
                yield row, tightness, sorted(chosen, key=_place)


def replaced(text, tables):
    """The text with what stands between `<!-- NAME -->` and `<!-- end -->` replaced."""
    for name, table in tables.items():
        start, end = f"<!-- {name} -->\n", "<!-- end -->"
        if start in text:
            before, rest = text.split(start, 1)
            text = before + start + table + "\n" + end + rest.split(end, 1)[1]
    return text


def _head(*cells):
    return [_row(*cells), "|" + "---|" * len(cells)]


def _row(*cells):
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def _divided(number, other):
    return number / other if number is not None and other else None


def _number(value):
    return "–" if value is None else f"{value:,.1f}"


def _percent(value):
    if value is None:
        return "–"
    return f"{100 * value:.2g} %" if value < 0.1 else f"{100 * value:.0f} %"


def _seconds(value):
    return "–" if value is None else f"{value:.2f}" if value < 10 else f"{value:.0f}"


def _ratio(value):
    if value is None:
        return "–"
    if value == 0 or not math.isfinite(value):
        return f"{value:g}"
    return f"{value:.3f}" if value < 10 else f"{value:,.0f}"
