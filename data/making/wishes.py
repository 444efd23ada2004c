"""Kinds, hours, wished starts, priorities and company, dealt to people in given numbers.

A calendar is `{session: (starts of its slots, their length)}`; times are minutes of the day.
"""

from .people import clock, minute


def within(calendar, hours):
    """The (session, start) pairs that lie wholly in one interval of `07:30-09:00; hall 10:00-11:30`."""
    pairs = []
    for part in hours.split(";"):
        *session, interval = part.split()
        low, high = map(minute, interval.split("-"))
        pairs += [(id, start) for id, (starts, length) in calendar.items() for start in starts
                  if session in ([], [id]) and low <= start and start + length <= high]
    return pairs


def deal(chance, people, calendar, free, hours, wishes, counts):
    """Gives each person a kind, hours, a wish and a priority.

    `free` holds the pairs open to each unit; of `hours` and `wishes` only what leaves a choice is
    given; `counts` says how many of each are dealt.
    """
    size = len(people)
    kinds = chance.deal(size, counts["kinds"])
    limited = chance.deal(size, {"yes": counts["hours"]})
    wishful = chance.deal(size, {"yes": counts["wishes"]})
    priorities = chance.deal(size, counts["priorities"])
    for one, kind, narrow, wants, priority in zip(people, kinds, limited, wishful, priorities):
        pairs = free[one["unit"]]
        one.update(kind=kind, priority=priority)
        if narrow:
            fitting = [text for text in hours if len(both(pairs, within(calendar, text))) >= 2]
            one["available"] = chance.pick(fitting)
            pairs = both(pairs, within(calendar, one["available"]))
        if wants:
            one["preferred"] = chance.pick([text for text in wishes if near(pairs, text)]
                                           or [clock(pairs[0][1])])


def both(pairs, others):
    return [pair for pair in pairs if pair in others]


def near(pairs, wish):
    """Whether a wished start, `08:20` or `hall 08:20`, lies among these pairs, on the grid or off it."""
    *session, start = wish.split()
    starts = [begin for id, begin in pairs if session in ([], [id])]
    return bool(starts) and starts[0] <= minute(start) <= starts[-1]


def accompany(chance, people, companies):
    """In as many of the larger units two or three neighbours on the list come together."""
    units = sorted({one["unit"] for one in people})
    large = [unit for unit in units if sum(one["unit"] == unit for one in people) >= 7]
    for unit, yes in zip(large, chance.deal(len(large), {"yes": companies})):
        if yes:
            members = [one for one in people if one["unit"] == unit]
            start = 1 + chance.below(len(members) - 3)
            company = members[start:start + chance.pick([2, 2, 3])]
            for one in company:
                one.update(group=unit, available=company[0].get("available", ""))
                if one is not company[0]:
                    one["preferred"] = ""


def fix(people, units, pinned):
    """The first on these units' lists has a slot that may not change."""
    for unit in units:
        first = next(one for one in people if one["unit"] == unit)
        first.update(available="", preferred="", pinned=pinned)
