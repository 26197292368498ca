"""The projection: on average, and on many paths; the same seed gives the same numbers on any number of threads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Final, NamedTuple

import numpy as np

from pantau.core.period import Month
from pantau.core.text import Text
from pantau.errors import Fault, InputError
from pantau.law.refusal import fault
from pantau.planning.projection.assumptions import Assumptions
from pantau.planning.projection.kernel import Array, Floats
from pantau.planning.projection.lawful import Costs, LawfulMonths, joins_below, lawful_months
from pantau.planning.projection.levels import drawn_levels, mean_levels
from pantau.planning.projection.luck import Chance, Mean
from pantau.planning.projection.members import Members, cells
from pantau.planning.projection.money import Prices, money
from pantau.planning.projection.mortality import MONTHS, SEXES
from pantau.planning.projection.people import People, Setting, hazards, live
from pantau.planning.projection.scenarios import BASE, Scenario, check, course
from pantau.planning.projection.tenure import paid_at_least

MOST_YEARS: Final = 30
MOST_PATHS: Final = 20_000
_CHUNK: Final = 50  # paths that go through the months together: few enough to stay near the processor
_WIDE_FROM: Final = (
    30_000  # members from whom births are kept in spans of a year; below, of five (see the docs)
)
FIRST_MONTH: Final = Month(2020, 1)  # scholarships by level: before them a projection has no law to stand on
FLOWS: Final = {
    "entries": "joined", "lapses": "lapsed", "payer_stopped": "left", "deaths": "died", "work_deaths": "killed",
    "disabled": "disabled",
}  # fmt: skip


class Horizon(NamedTuple):
    """From which month, for how many years, on how many paths (0: on average only), with how many threads."""

    start: Month
    years: int
    paths: int = 1000
    threads: int = 2

    @property
    def months(self) -> tuple[Month, ...]:
        """All its months."""
        return tuple(self.start.plus(n) for n in range(self.years * MONTHS))


@dataclass(frozen=True)
class Run:
    """One scenario: by month the mean of each measure, and every path; members of the average by group, sex, age.

    ``mean`` is months, ``paths`` paths x months (empty where none were asked for). ``people`` are the average flows.
    """

    scenario: Scenario
    mean: dict[str, Floats]
    paths: dict[str, Array]
    people: People
    births: Floats
    cell_group: Array
    cell_sex: Array
    at_risk: Floats
    law: LawfulMonths


def project(
    held: Members,
    assumed: Assumptions,
    horizon: Horizon,
    chosen: Sequence[Scenario] = (BASE,),
    *,
    seed: int | np.random.SeedSequence = 1,
) -> list[Run]:
    """Each scenario on average and on its paths; on a path all scenarios draw the same assumptions.

    Raises `InputError` with everything that cannot be.
    """
    faults = faults_of(held, horizon, chosen, seed)
    if faults:
        raise InputError(faults)
    asked = _Asked(held, assumed, horizon)
    return [_run(asked, one, seed) for one in chosen]


def faults_of(
    held: Members, horizon: Horizon, chosen: Sequence[Scenario], seed: int | np.random.SeedSequence
) -> list[Fault]:
    """Everything of a question that cannot be."""
    found = list(_faults(held, horizon, chosen))
    if isinstance(seed, int) and seed < 0:
        found.append(fault("seed", Text("{x}; pilih 0 atau lebih", "{x}; choose 0 or more").fill(x=seed)))
    return found


def _faults(held: Members, horizon: Horizon, chosen: Iterable[Scenario]) -> Iterator[Fault]:
    if not 1 <= horizon.years <= MOST_YEARS:
        text = Text("{x} tahun; pilih 1 sampai {most}", "{x} years; choose 1 to {most}")
        yield fault("years", text.fill(x=horizon.years, most=MOST_YEARS))
        return
    if not 0 <= horizon.paths <= MOST_PATHS:
        text = Text("{x} jalur; pilih 0 sampai {most}", "{x} paths; choose 0 to {most}")
        yield fault("paths", text.fill(x=horizon.paths, most=MOST_PATHS))
    if horizon.start < FIRST_MONTH:
        text = Text("proyeksi dimulai {first} atau sesudahnya", "a projection begins in {first} or later")
        yield fault("start", text.fill(first=FIRST_MONTH))
    yield from check(chosen, held.groups, horizon.months)


class _Asked(NamedTuple):
    held: Members
    assumed: Assumptions
    horizon: Horizon


def _run(asked: _Asked, scenario: Scenario, seed: int | np.random.SeedSequence) -> Run:
    setting = _setting(asked, scenario)
    levels = mean_levels(asked.assumed, asked.held, asked.horizon.start, asked.horizon.years)
    people, kept = live(setting, levels, Mean())
    prices = _prices(asked, setting, people)
    mean = measured(people, money(people, levels, prices, asked.assumed, Mean()))
    chunks = _chunks(asked, setting, prices, seed)
    return Run(
        scenario=scenario,
        mean={name: values[0] for name, values in mean.items()},
        paths={name: np.concatenate([one[name] for one in chunks]) for name in mean} if chunks else {},
        people=people,
        births=setting.cells.birth,
        cell_group=setting.cells.group,
        cell_sex=setting.cells.sex,
        at_risk=np.array([flow.at_risk[0] for flow in kept]),
        law=prices.law,
    )


def _chunks(
    asked: _Asked, setting: Setting, prices: Prices, seed: int | np.random.SeedSequence
) -> list[dict[str, Array]]:
    paths = asked.horizon.paths
    sizes = [min(_CHUNK, paths - done) for done in range(0, paths, _CHUNK)]
    root = seed if isinstance(seed, np.random.SeedSequence) else np.random.SeedSequence(seed)
    seeds = np.random.SeedSequence(root.entropy, spawn_key=root.spawn_key).spawn(len(sizes))
    with ThreadPoolExecutor(max(1, asked.horizon.threads)) as pool:
        return list(pool.map(partial(_paths, asked, setting, prices), sizes, seeds))


def _setting(asked: _Asked, scenario: Scenario) -> Setting:
    held, assumed, horizon = asked
    months = horizon.months
    width = 1 if held.total >= _WIDE_FROM or not horizon.paths else 5
    points = cells(held, horizon.years, width, joins_below(held.groups, horizon.start))
    by_sex = np.array([assumed[f"mortality.{sex}"].mean if sex else 1.0 for sex in SEXES])
    forces = hazards(points, months, by_sex, assumed["mortality.improvement"].mean)
    return Setting(
        months, points, len(held.groups), forces, course(scenario, months, held.groups, held.total)
    )


def _prices(asked: _Asked, setting: Setting, people: People) -> Prices:
    held, assumed, _ = asked
    costs = Costs(assumed["accidents.temporary_months"].mean, assumed["accidents.transport_cost"].mean)
    law = lawful_months(held.groups, setting.months, costs)
    growth = 1 + assumed["wages.growth"].mean
    grows = np.array([0.0 if group.segment == "BPU" else 1.0 for group in held.groups])
    years = (np.arange(len(setting.months)) // MONTHS)[:, None]
    return Prices(
        law=law,
        wages=growth ** (years * grows),
        waited=paid_at_least(held, people, law.waiting),
        entitled=paid_at_least(held, people, np.maximum(law.waiting, law.needed[:, None])),
        contributions=setting.course.factors["contributions"],
        accidents=setting.course.factors["accidents"],
    )


def _paths(
    asked: _Asked, setting: Setting, prices: Prices, size: int, seed: np.random.SeedSequence
) -> dict[str, Array]:
    generator = np.random.default_rng(seed)
    when = asked.horizon.start, asked.horizon.years
    levels = drawn_levels(asked.assumed, asked.held, when, size, generator)
    luck = Chance(generator)
    people, _ = live(setting, levels, luck)
    return measured(people, money(people, levels, prices, asked.assumed, luck))


def measured(people: People, amounts: dict[str, Array]) -> dict[str, Array]:
    """Paths x months of every measure: people and flows over all groups, then money."""
    found = {"members": people.paying.sum(axis=2)}
    found |= {name: getattr(people, field).sum(axis=2) for name, field in FLOWS.items()}
    balance = np.cumsum(amounts["contributions"] - amounts["claims"], axis=1)
    return {**found, **amounts, "balance": balance}
