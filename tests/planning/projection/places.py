"""Members and assumptions that tests of projections share."""

from decimal import Decimal

from pantau.core.period import Month
from pantau.planning.projection import Group, Horizon, Row, Uncertain, members, project, shipped

FISHERS = Group("nelayan", "BPU", "APBD", Decimal(1_000_000))
CADRES = Group("kader", "BPU", "APBDES", Decimal(1_000_000))
CLERKS = Group("formal", "PU", "EMPLOYER", Decimal(4_000_000), "low")
START = Month(2026, 1)


def some(*groups, many=40, paid=48):
    """Members of both sexes from 20 to 59."""
    return members(
        Row(group, sex, age + 0.5, many, paid) for group in groups for sex in "MF" for age in range(20, 60, 3)
    )


def fixed(**values):
    """The shipped assumptions with some set, without uncertainty: ``lapses_rate=0.02``."""
    assumed = shipped()
    for name, value in values.items():
        key = name.replace("_", ".", 1)
        for segment in ("", "PU", "BPU", "JAKON"):
            if (key, segment, "") in assumed.by_key:
                assumed = assumed.with_value(key, Uncertain(value), "test", (segment, ""))
    return assumed


STILL = {"lapses_rate": 0.0, "entries_rate": 0.0, "accidents_rate": 0.0}


def average(held, assumed, years=5, **how):
    """The average run alone."""
    (run,) = project(held, assumed, Horizon(START, years, 0), **how)
    return run
