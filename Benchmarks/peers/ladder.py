"""The drives: the ladder's rows, made by `khunggio generate`, and the folders in data/."""

from dataclasses import dataclass

TIGHTNESSES = ("normal", "tight", "overfull")


@dataclass(frozen=True)
class Row:
    """A size of drive, the goal for it, and the seconds other solvers get."""

    registrants: int
    units: int
    sessions: int
    goal_seconds: float
    goal_gap: float | None  # None: better than HiGHS in both cost and bound
    peer_seconds: float
    memory: int  # mebibytes khunggio may take


ROWS = {
    row.registrants: row
    for row in (
        Row(300, 40, 1, 2, None, 60, 2048),
        Row(3_000, 200, 4, 10, 0.005, 120, 2048),
        Row(30_000, 1_000, 20, 60, 0.01, 300, 2048),
        Row(300_000, 5_000, 100, 300, 0.01, 0, 4096),
        Row(1_000_000, 10_000, 300, 600, 0.02, 0, 8192),
    )
}


@dataclass(frozen=True)
class Drive:
    """A drive to be planned."""

    name: str
    row: Row
    tightness: str = ""
    seed: int = 0
    source: str = ""  # the folder, of a drive that is not made

    @property
    def is_made(self):
        """Whether `khunggio generate` makes it."""
        return not self.source


def made(registrants, tightness, seed):
    """A drive of the ladder."""
    return Drive(f"{registrants}-{tightness}-{seed}", ROWS[registrants], tightness, seed)


def of_data(folder):
    """The drives in data/, with the limits of the smallest row."""
    return [
        Drive(path.parent.name, ROWS[300], source=str(path.parent))
        for path in sorted(folder.glob("*/drive.yaml"))
    ]


def drives(rows, tightnesses, seeds, data=()):
    """All of them, the small ones first."""
    chosen = [
        made(row, tightness, seed) for row in rows for tightness in tightnesses for seed in seeds
    ]
    return chosen + list(data)
