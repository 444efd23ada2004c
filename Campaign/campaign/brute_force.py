"""The cheapest plan of a tiny drive, by trying every assignment."""

import itertools
from collections import defaultdict


def choices(auditor):
    """For each person every slot of the sessions, and none."""
    slots = [None] + [
        (index, start) for index, session in enumerate(auditor.sessions) for start in auditor.slots(session)
    ]
    return [slots for _ in auditor.people]


def best(auditor, published=None):
    """The least cost of a plan that breaks no rule, that plan, and how many assignments there are; or None.

    What a single person may not have is struck out first; all that is left is costed, and the rules are
    looked at from the cheapest on. published: person → place of the plan they were told.
    """
    allowed = []
    for number, slots in enumerate(choices(auditor)):
        person = auditor.people[number]
        unit = auditor.units[person["unit"]]
        allowed.append([
            slot for slot in slots
            if (person["pinned"] is None or slot == person["pinned"])
            and (slot is None or not auditor.is_held_back(person))
            and (slot is None or (auditor.available(person, *slot) and auditor.in_window(unit, *slot)))
        ])
    plans = []
    for combination in itertools.product(*allowed):
        plan = [(number, *slot) for number, slot in enumerate(combination) if slot is not None]
        if companions_agree(auditor, combination):
            plans.append(plan)
    costed = sorted(((auditor.cost(plan, published), index) for index, plan in enumerate(plans)))
    for cost, index in costed:
        if not auditor.broken(plans[index]):
            return cost, plans[index], len(plans)
    return None, None, len(plans)


def companions_agree(auditor, combination):
    groups = defaultdict(set)
    for number, slot in enumerate(combination):
        person = auditor.people[number]
        if person["group"]:
            groups[person["unit"], person["group"]].add(slot)
    return all(len(slots) == 1 for slots in groups.values())
