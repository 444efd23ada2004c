"""SIGINT at random moments of planning: a valid plan, a true bound, an exit status of the contract."""

import json
import os
import random
import resource
import signal
import subprocess
import time
from pathlib import Path

from .command import DONE, processor_seconds
from .journal import Run

# Planning may go on for so long after the signal, in seconds of the processor; more is a finding. What
# others do on the machine does not count.
GRACE = 15
LIMIT = 20
SHORT_LIMIT = 8
LONGEST = 4


def run(campaign):
    part = Run(campaign, "interrupts")
    chance = random.Random(f"interrupts {campaign.seed}")
    folder = campaign.folder("interrupted")
    made = campaign.command.run(
        "generate", "--registrants", "300", "--tightness", "tight", "--seed", campaign.seed, "--out", "d", folder=folder
    )
    if made.status:
        part.find("generate fails", made.describe())
        return part.close()
    limit = campaign.amount(LIMIT, SHORT_LIMIT)
    campaign.command.run("plan", "d", "--save", "long.json", "--time-limit", limit, folder=folder, timeout=300)
    longer = json.loads((folder / "long.json").read_text("utf-8"))["cost"] if (folder / "long.json").exists() else None
    for case in part.cases(campaign.amount(100, 4)):
        moment = chance.uniform(0, LONGEST)
        interrupt(campaign, part, folder, moment, longer)
    part.close()


def interrupt(campaign, part, folder, moment, longer):
    (folder / "plan.json").unlink(missing_ok=True)
    process = subprocess.Popen(
        [campaign.command.program, "plan", "d", "--save", "plan.json", "--time-limit", str(LIMIT), "--json"],
        cwd=folder, env=campaign.command.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )
    time.sleep(moment)
    before = processor_seconds(process)
    is_caught = catches(process.pid, signal.SIGINT)
    os.kill(process.pid, signal.SIGINT)
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        output, errors = process.communicate(timeout=GRACE * 4)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        return part.find("goes on after SIGINT", f"after {moment:.2f} s, {GRACE * 4} s")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    waited = after.ru_utime + after.ru_stime - ended.ru_utime - ended.ru_stime - before
    part.most("processor seconds after SIGINT", waited)
    part.counts["interrupts"] += 1
    part.counts[f"status {process.returncode}"] += 1
    if waited > GRACE:
        part.find("slow to end", f"SIGINT after {moment:.2f} s, {waited:.1f} s")
    if process.returncode not in (0, 2, 3, -signal.SIGINT, 130):
        return part.find("a status that is not in the contract", f"SIGINT after {moment:.2f} s: {process.returncode} {errors[-200:]}")
    if process.returncode in (-signal.SIGINT, 130):
        # Before anything is computed, the signal ends the process as it does any other.
        part.counts["before planning began"] += 1
        if is_caught:
            part.find("ended by the signal", f"SIGINT after {moment:.2f} s")
        return
    if process.returncode == 2:
        return
    plan = json.loads(output)
    audited = campaign.command.run("audit", "d", "plan.json", "--json", folder=folder)
    rules = json.loads(audited.output)["violations"] if audited.status in DONE else audited.describe()
    if rules:
        part.find("a plan that breaks a rule", f"SIGINT after {moment:.2f} s: {rules}")
    best = min(plan["cost"], longer) if longer is not None else plan["cost"]
    if plan["bound"] > best + 1e-6 * max(1, abs(best)):
        part.find("a false bound", f"SIGINT after {moment:.2f} s: bound {plan['bound']}, a plan costs {best}")
    part.counts["valid plans"] += 1


def catches(process, number):
    """Whether a process does something of its own about a signal."""
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith("SigCgt:"):
            return bool(int(line.split()[1], 16) >> (number - 1) & 1)
    return False
