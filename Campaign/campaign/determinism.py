"""The same plan on 1, 2 and 4 threads, and again: the same bytes but for the clock."""

import json

from .command import DONE
from .journal import Run
from .states import without_clocks

DRIVES = [("40", "normal"), ("60", "tight"), ("40", "overfull"), ("120", "normal")]
THREADS = [1, 2, 4]


def run(campaign):
    part = Run(campaign, "determinism")
    for case in part.cases(campaign.amount(100, 1)):
        registrants, tightness = DRIVES[case % len(DRIVES)]
        folder = campaign.folder("same")
        seed = str(case // len(DRIVES) + 1)
        made = campaign.command.run(
            "generate", "--registrants", registrants, "--tightness", tightness, "--seed", seed, "--out", "d", folder=folder
        )
        if made.status:
            part.find("generate fails", made.describe())
            continue
        plans = {}
        for threads in THREADS + [THREADS[-1]]:
            outcome = campaign.command.run(
                "plan", "d", "--json", "--no-save", "--threads", threads, "--effort", "0.05", "--seed", case + 1,
                folder=folder, timeout=300,
            )
            part.counts["plans"] += 1
            if outcome.status not in DONE:
                part.find("plan fails", outcome.describe(), keep=[folder / "d"])
                break
            plan = json.dumps(without_clocks(json.loads(outcome.output)))
            plans.setdefault(plan, []).append(threads)
        if len(plans) > 1:
            part.find("another plan", f"{registrants} {tightness} seed {seed}: threads {list(plans.values())}", keep=[folder / "d"])
        part.counts["drives"] += 1
    part.close()
