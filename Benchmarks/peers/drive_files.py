"""Reads a drive's folder, as far as a plan depends on it. Rates are exact fractions."""

import csv
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import yaml

DEFAULT_WEIGHTS = {
    "unplaced": 1000, "moved": 50, "preference": 1, "split": 3, "block": 2, "peak": 5,
}  # fmt: skip


@dataclass
class Stage:
    """A stage, with the minutes after arrival at which it begins."""

    minutes: int
    zone: str
    after: int
    is_after_deferral: bool
    servers: list  # (from, to, count)

    def servers_at(self, minute):
        """How many can be served at a minute."""
        return sum(count for begin, end, count in self.servers if begin <= minute < end)


@dataclass
class Session:
    """A session, and the starts of its slots."""

    identifier: str
    date: str
    opens: int
    closes: int
    slot_minutes: int
    arrivals: int | None
    stages: list
    limits: list  # (zone, limit, from, to)
    ceiling: Fraction | None
    starts: list = field(default_factory=list)

    @property
    def stay(self):
        """The minutes of all stages."""
        return sum(stage.minutes for stage in self.stages)


@dataclass
class Unit:
    """A unit, its hours, its sessions and its people."""

    identifier: str
    begin: int | None = None
    end: int | None = None
    max_away: str = ""
    sessions: tuple = ()
    people: list = field(default_factory=list)

    def most_away(self, default):
        """How many may be away at once; None for any number."""
        text = self.max_away or default
        if not text:
            return None
        if text.endswith("%"):
            share = Fraction(text[:-1]) / 100
            return max(1, int(share * len(self.people)))
        return int(text)


@dataclass
class Person:
    """A registrant."""

    identifier: str
    unit: str
    kind: str
    available: tuple  # (session or None, from, to)
    preferred: tuple | None  # (session or None, start)
    group: str
    priority: int
    pinned: tuple | None  # (session, start)


@dataclass
class Drive:
    """All of it."""

    sessions: list
    rates: dict  # kind -> (show, deferral)
    plan_for: object  # "expected", "everyone" or a fraction
    max_away: str
    weights: dict
    units: dict
    people: list


def read(folder):
    """The drive in a folder whose files are without mistakes."""
    folder = Path(folder)
    with open(folder / "drive.yaml", encoding="utf-8") as file:
        # Texts stay as written: 0.1 is a tenth then, and 07:30 no number in base 60.
        told = yaml.load(file, yaml.BaseLoader)
    turnout = told["turnout"]
    usual = (_fraction(turnout["show_rate"]), _fraction(turnout["deferral_rate"]))
    rates = {"": usual}
    for kind, own in (turnout.get("kinds") or {}).items():
        rates[kind] = (
            _fraction(own.get("show_rate", turnout["show_rate"])),
            _fraction(own.get("deferral_rate", turnout["deferral_rate"])),
        )
    plan_for = turnout.get("plan_for", "expected")
    weights = {**DEFAULT_WEIGHTS, **(told.get("weights") or {})}
    people = _people(folder)
    return Drive(
        sessions=[_session(session) for session in told["sessions"]],
        rates=rates,
        plan_for=plan_for if plan_for in ("expected", "everyone") else _fraction(plan_for),
        max_away=(told.get("rules") or {}).get("max_away", ""),
        weights={name: _fraction(value) for name, value in weights.items()},
        units=_units(folder, people),
        people=people,
    )


def _fraction(text):
    return Fraction(str(text))


def minute(text):
    """The minute of the day of "07:30"."""
    hours, minutes = text.strip().split(":")
    return int(hours) * 60 + int(minutes)


def _session(told):
    opens, closes = minute(told["opens"]), minute(told["closes"])
    stages, after, is_after_deferral = [], 0, False
    for stage in told["stages"]:
        servers = stage["servers"]
        if isinstance(servers, str):
            servers = [(0, 1 << 30, int(servers))]
        else:
            servers = [(minute(row["from"]), minute(row["to"]), int(row["count"])) for row in servers]
        minutes = int(stage["minutes"])
        stages.append(Stage(minutes, stage["zone"], after, is_after_deferral, servers))
        after += minutes
        is_after_deferral = is_after_deferral or stage.get("defers") == "true"
    limits = [
        (
            limit["zone"], int(limit["limit"]),
            minute(limit["from"]) if "from" in limit else 0,
            minute(limit["to"]) if "to" in limit else 1 << 30,
        )
        for limit in told.get("crowd_limits") or ()
    ]  # fmt: skip
    blood = told.get("blood_units") or {}
    session = Session(
        identifier=told["id"], date=told["date"], opens=opens, closes=closes,
        slot_minutes=int(told["slot_minutes"]),
        arrivals=int(told["arrivals_per_slot"]) if "arrivals_per_slot" in told else None,
        stages=stages, limits=limits,
        ceiling=_fraction(blood["ceiling"]) if "ceiling" in blood else None,
    )  # fmt: skip
    last = closes - session.stay - session.slot_minutes + 1
    session.starts = list(range(opens, last + 1, session.slot_minutes))
    return session


def _units(folder, people):
    units = {}
    if (folder / "units.csv").exists():
        for row in _rows(folder / "units.csv"):
            units[row["id"]] = Unit(
                identifier=row["id"],
                begin=minute(row["from"]) if row.get("from") else None,
                end=minute(row["to"]) if row.get("to") else None,
                max_away=row.get("max_away") or "",
                sessions=tuple(
                    part.strip() for part in (row.get("session") or "").split(";") if part.strip()
                ),
            )
    for person in people:
        units.setdefault(person.unit, Unit(person.unit)).people.append(person)
    return units


def _people(folder):
    people = []
    for path in sorted(folder.glob("registrants/*.csv")):
        for number, row in enumerate(_rows(path), start=1):
            unit = row["unit"]
            preferred = _session_and(row.get("preferred"))
            pinned = _session_and(row.get("pinned"))
            people.append(
                Person(
                    identifier=row["id"] if "id" in row else f"{unit}-{number}",
                    unit=unit,
                    kind=row.get("kind") or "",
                    available=_intervals(row.get("available")),
                    preferred=preferred and (preferred[0], minute(preferred[1])),
                    group=row.get("group") or "",
                    priority=int(row.get("priority") or 1),
                    pinned=pinned and (pinned[0], minute(pinned[1])),
                )
            )
    return people


def _rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        for row in rows:
            yield {key.strip(): (value or "").strip() for key, value in row.items()}


def _session_and(text):
    """"hall 08:15" or "08:15" as a session, if there is one, and the rest."""
    if not text:
        return None
    *session, rest = text.split()
    return (session[0] if session else None, rest)


def _intervals(text):
    intervals = []
    for part in (text or "").split(";"):
        if part.strip():
            session, interval = _session_and(part)
            begin, end = interval.split("-")
            intervals.append((session, minute(begin), minute(end)))
    return tuple(intervals)
