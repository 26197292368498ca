"""Members month by month: who joins, lapses, dies, is hurt; the same account on average and on every path."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from pantau.core.period import Month
from pantau.planning.projection.kernel import Array, Floats, Flow, Rules, flows
from pantau.planning.projection.levels import Levels
from pantau.planning.projection.luck import Luck
from pantau.planning.projection.members import Cells
from pantau.planning.projection.mortality import MONTHS, hazard
from pantau.planning.projection.scenarios import Course


class Setting(NamedTuple):
    """What all paths share: the months, the model points, their mortality, what the scenario does."""

    months: tuple[Month, ...]
    cells: Cells
    groups: int
    hazard: Floats  # months x cells, at level 1
    course: Course


class People(NamedTuple):
    """Paths x months x groups: people at the opening, joined, paying, and gone by cause; and at the close.

    ``left`` are those whose payer stopped, ``lapsed`` those who stopped by themselves. What opens a month, plus joined,
    less all who are gone, closes it and opens the next.
    """

    opening: Array
    joined: Array
    paying: Array
    left: Array
    died: Array
    killed: Array
    disabled: Array
    lapsed: Array
    closing: Array


def hazards(cells: Cells, months: Sequence[Month], by_sex: Floats, fall: float) -> Floats:
    """The force of mortality of each month and cell at level 1; it falls so much a year after the start."""
    rows = []
    for place, month in enumerate(months):
        age = (place + 0.5 - cells.birth) / MONTHS
        rows.append(hazard(age, month.year) * by_sex[cells.sex] * (1 - fall) ** (place // MONTHS))
    return np.array(rows)


def live(setting: Setting, levels: Levels, luck: Luck) -> tuple[People, list[Flow]]:
    """All months, by group; and cell by cell where there is one path alone."""
    cells = setting.cells
    paths = len(levels.mortality)
    opening = np.broadcast_to(cells.opening, (paths, len(cells.opening)))
    starts = np.searchsorted(cells.group, np.arange(setting.groups))
    columns: dict[str, list[Array]] = {name: [] for name in People._fields}
    kept = []
    for flow in flows(opening, len(setting.months), _rules(setting, levels, luck), luck.take):
        parts = (flow.opening, flow.joined, flow.at_risk, flow.left, *flow.taken, flow.closing)
        for name, part in zip(People._fields, parts, strict=True):
            columns[name].append(np.add.reduceat(part, starts, axis=1))
        if paths == 1:
            kept.append(flow)
    return People(**{name: np.stack(rows, axis=1) for name, rows in columns.items()}), kept


def _rules(setting: Setting, levels: Levels, luck: Luck) -> Rules:
    cells, course = setting.cells, setting.course
    group, factors = cells.group, course.factors
    stops = course.stops[group]
    lapses, entries = levels.lapses[:, group], levels.entries[:, group]
    share = _share_of_all(levels, setting.groups)
    accidents = (levels.accidents / MONTHS)[:, group]

    def leaving(month: int, people: Array) -> Array:
        return np.where(stops == month, people, 0)

    def joining(month: int, people: Array) -> Array:
        where = cells.joining[month // MONTHS] * (stops > month)
        if np.isnan(course.wanted[month]):
            usual = entries * levels.entries_of_month[:, month, None] * factors["entries"][month]
            return luck.events(usual * where)
        missing = np.maximum(course.wanted[month] - people.sum(axis=1, keepdims=True), 0)
        open_share = share[group] * where
        return luck.events(missing * open_share / max(open_share.sum(), np.finfo(float).tiny))

    def causes(month: int) -> tuple[Array, ...]:
        died = -np.expm1(-setting.hazard[month] * (levels.mortality * factors["mortality"][month]))
        hurt = accidents * factors["accidents"][month]
        lapsed = lapses * (levels.lapses_of_month[:, month, None] * factors["lapses"][month])
        killed, disabled = hurt * levels.shares["fatal"], hurt * levels.shares["total_disability"]
        return died, np.minimum(killed, 1), np.minimum(disabled, 1), np.minimum(lapsed, 1)

    return Rules(leaving, joining, causes)


def _share_of_all(levels: Levels, groups: int) -> Floats:
    """How those who are enrolled for a target are divided among groups: as entries are, else evenly."""
    mean = levels.entries.mean(axis=0)
    return mean / mean.sum() if mean.sum() > 0 else np.full(groups, 1 / groups)
