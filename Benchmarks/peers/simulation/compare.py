"""Plays one day of a drive with KhungGio and with Ciw, and compares what comes out and how fast.

    pip install -r requirements.txt
    python compare.py ../../../.build/release/khunggio

Both are told the same network: who is invited when, how they come, walk and are served. Their random
numbers differ, so that means are compared within the 99 % intervals of their difference.
"""

import argparse
import json
import math
import random
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

import ciw

OPENS = 420
SLOTS = list(range(450, 690, 15))
PER_SLOT = 20
SHOW, DEFERRED = 0.8, 0.25
LATENESS = 5.0
WALK = 0.5
# id, servers, shortest service, mean of the exponential rest, whether the deferred leave after it
STAGES = [
    ("reception", 4, 1.0, 1.4, False),
    ("screening", 7, 2.0, 2.8, True),
    ("donation", 13, 8.0, 3.0, False),
    ("rest", 15, 10.0, 2.0, False),
]


def write_drive(folder: Path) -> None:
    """The day as a drive folder with its plan."""
    stages = "\n".join(
        f"      - {{id: {name}, minutes: {round(least + rest)}, zone: hall, servers: {servers}, "
        f"defers: {'true' if defers else 'false'}, "
        f"service: {{shifted_exponential: [{least}, {rest}]}}}}"
        for name, servers, least, rest, defers in STAGES
    )
    (folder / "drive.yaml").write_text(
        f"""version: 1
name: Peers
sessions:
  - id: hall
    date: 2024-05-17
    opens: "07:00"
    closes: "14:00"
    slot_minutes: 15
    arrive: start
    lateness: {{normal: [0, {LATENESS}]}}
    walk: {{exponential: {WALK}}}
    stages:
{stages}
turnout: {{show_rate: {SHOW}, deferral_rate: {DEFERRED}}}
"""
    )
    people = [(f"p{slot}-{number}", slot) for slot in SLOTS for number in range(PER_SLOT)]
    (folder / "registrants").mkdir()
    (folder / "registrants" / "all.csv").write_text(
        "id,unit\n" + "".join(f"{person},u\n" for person, _ in people)
    )
    (folder / "plan.json").write_text(
        json.dumps(
            {
                "version": 1,
                "drive": "Peers",
                "assignments": [
                    {
                        "registrant": person,
                        "unit": "u",
                        "session": "hall",
                        "slot": f"{slot // 60:02}:{slot % 60:02}",
                    }
                    for person, slot in people
                ],
            }
        )
    )


def play_with_khunggio(command: str, folder: Path, runs: int) -> tuple[dict, float]:
    start = time.perf_counter()
    done = subprocess.run(
        [command, "simulate", str(folder), "--runs", str(runs), "--json"],
        check=True,
        capture_output=True,
        text=True,
    )
    seconds = time.perf_counter() - start
    return json.loads(done.stdout)["sessions"][0], seconds


def play_with_ciw(run: int) -> tuple[list, float]:
    """One run: the records of all services, and how long playing alone took."""
    numbers = random.Random(f"arrivals {run}")
    # Nobody is so early that the doors are still closed.
    times = sorted(
        max(OPENS, slot + numbers.gauss(0, LATENESS)) - OPENS
        for slot in SLOTS
        for _ in range(PER_SLOT)
        if numbers.random() < SHOW
    )
    between = [later - earlier for earlier, later in zip([0.0] + times, times)]
    # Each stage, and after it a walk: a node at which everyone is served at once.
    nodes = 2 * len(STAGES) - 1
    routing = [[0.0] * nodes for _ in range(nodes)]
    for place, (_, _, _, _, defers) in enumerate(STAGES[:-1]):
        routing[2 * place][2 * place + 1] = 1 - DEFERRED if defers else 1.0
        routing[2 * place + 1][2 * place + 2] = 1.0
    services, servers = [], []
    for place, (_, count, least, rest, _) in enumerate(STAGES):
        services.append(ciw.dists.Deterministic(least) + ciw.dists.Exponential(1 / rest))
        servers.append(count)
        if place < len(STAGES) - 1:
            services.append(ciw.dists.Exponential(1 / WALK))
            servers.append(math.inf)
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Sequential(between + [math.inf])] + [None] * (nodes - 1),
        service_distributions=services,
        number_of_servers=servers,
        routing=routing,
    )
    ciw.seed(run)
    simulation = ciw.Simulation(network)
    start = time.perf_counter()
    simulation.simulate_until_max_time(2000)
    return simulation.get_all_records(), time.perf_counter() - start


def figures(records: list) -> dict:
    """The means of one run under the names of KhungGio's JSON."""
    came, left = {}, {}
    waits = {name: [] for name, *_ in STAGES}
    for record in records:
        person = record.id_number
        came[person] = min(came.get(person, math.inf), record.arrival_date)
        left[person] = max(left.get(person, 0), record.exit_date)
        if record.node % 2 == 1:
            waits[STAGES[record.node // 2][0]].append(record.waiting_time)
    stays = [left[person] - came[person] for person in came]
    return {
        "served": len(stays),
        "minutes in system, median": statistics.median(stays),
        "minutes in system, mean": statistics.fmean(stays),
        **{f"wait for {name}": statistics.fmean(minutes) for name, minutes in waits.items()},
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("khunggio", help="the built command")
    parser.add_argument("--runs", type=int, default=20_000, help="runs of KhungGio")
    parser.add_argument("--ciw-runs", type=int, default=200)
    arguments = parser.parse_args()

    with tempfile.TemporaryDirectory() as folder:
        write_drive(Path(folder))
        ours, our_seconds = play_with_khunggio(arguments.khunggio, Path(folder), arguments.runs)
    theirs, their_seconds = [], 0.0
    for run in range(arguments.ciw_runs):
        records, seconds = play_with_ciw(run)
        theirs.append(figures(records))
        their_seconds += seconds

    expected = {
        "served": ours["served"]["mean"],
        "minutes in system, median": ours["minutes_in_system"]["median"],
        "minutes in system, mean": ours["minutes_in_system"]["mean"],
        **{f"wait for {stage['id']}": stage["mean_wait"] for stage in ours["stages"]},
    }
    print(f"{'':28}{'KhungGio':>10}{f'Ciw {ciw.__version__}':>12}{'± 99 %':>9}")
    apart = 0
    for name, value in expected.items():
        values = [run[name] for run in theirs]
        mean = statistics.fmean(values)
        error = statistics.stdev(values) / math.sqrt(len(values))
        width = 2.576 * error * math.sqrt(1 + arguments.ciw_runs / arguments.runs)
        is_apart = abs(mean - value) > width
        apart += is_apart
        print(f"{name:28}{value:10.3f}{mean:12.3f}{width:9.3f}{'  APART' if is_apart else ''}")
    our_speed = ours["served"]["mean"] * arguments.runs / our_seconds
    their_speed = sum(run["served"] for run in theirs) / their_seconds
    print(f"{'donors per second':28}{our_speed:10,.0f}{their_speed:12,.0f}")
    print(f"KhungGio plays {our_speed / their_speed:,.0f} times as many donors per second.")
    if apart:
        raise SystemExit(f"{apart} figures lie apart")


if __name__ == "__main__":
    main()
