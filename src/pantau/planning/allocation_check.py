"""Whether an allocation meets its conditions: computed from its shares alone, in whole numbers, without the solver."""

from __future__ import annotations

from collections import Counter
from decimal import ROUND_CEILING
from fractions import Fraction

from pantau.planning.allocation_asked import Condition, First, Limit, Pot, Scope, Spread
from pantau.planning.allocation_result import Allocation
from pantau.planning.cover import costs_by_months
from pantau.planning.gap import Gap
from pantau.planning.sources import may_pay


def unmet(allocation: Allocation) -> list[Condition | Gap]:
    """Every condition that is not met, and every group of which more are covered than there are."""
    asked = allocation.asked
    people: Counter[Gap] = Counter()
    for share in allocation.shares:
        people[share.gap] += share.people
    wrong: list[Condition | Gap] = [gap for gap in asked.gaps if people[gap] > gap.uncovered]
    wrong += [pot for pot in asked.pots if not _pot_holds(allocation, pot)]
    for condition in asked.conditions:
        if isinstance(condition, Limit):
            holds = _limit_holds(condition, asked.gaps_in(condition.scope), people)
        elif isinstance(condition, First):
            holds = _first_holds(condition, allocation, people)
        else:
            holds = _spread_holds(condition, asked.gaps, people)
        if not holds:
            wrong.append(condition)
    return wrong


def coverage_of(gaps: tuple[Gap, ...], people: Counter[Gap]) -> dict[str, Fraction]:
    """The coverage of each region with what is newly covered; not where it is not known who is eligible."""
    found = {}
    by_region: dict[str, list[Gap]] = {}
    for gap in gaps:
        by_region.setdefault(gap.region, []).append(gap)
    for region, some in by_region.items():
        eligible = sum(gap.eligible or 0 for gap in some)
        if eligible and all(gap.eligible is not None for gap in some):
            covered = eligible - sum(gap.uncovered - people[gap] for gap in some)
            found[region] = Fraction(covered, eligible)
    return found


def _pot_holds(allocation: Allocation, pot: Pot) -> bool:
    mine = allocation.by_pot.get(pot, [])
    cover = allocation.asked.cover.paid_by(pot.source, pot.months[1])
    lawful = all(
        pot.months[0] <= share.months <= pot.months[1]
        and may_pay(pot.pays, share.gap.category)
        and Scope(pot.region).holds(share.gap)
        and share.cost == share.people * costs_by_months(cover, share.gap.category)[share.months]
        for share in mine
    )
    return lawful and sum(share.cost for share in mine) <= pot.amount


def _limit_holds(limit: Limit, some: list[Gap], people: Counter[Gap]) -> bool:
    eligible = sum(gap.eligible or 0 for gap in some)
    wanted = limit.wanted(eligible, eligible - sum(gap.uncovered for gap in some))
    new = sum(people[gap] for gap in some)
    return new >= wanted if limit.at_least else new <= wanted


def _first_holds(first: First, allocation: Allocation, people: Counter[Gap]) -> bool:
    scope, region = Scope(first.region, first.category), Scope(first.region)
    mine = allocation.asked.gaps_in(scope)
    needed = first.share * sum(gap.uncovered for gap in mine) / 100
    if sum(people[gap] for gap in mine) >= int(needed.to_integral_value(ROUND_CEILING)):
        return True
    here = {allocation.asked.gaps[place] for place in allocation.asked.groups_in(region)}
    return not any(
        share.gap in here
        and not scope.holds(share.gap)
        and any(may_pay(share.pot.pays, gap.category) and Scope(share.pot.region).holds(gap) for gap in mine)
        for share in allocation.shares
    )


def _spread_holds(spread: Spread, gaps: tuple[Gap, ...], people: Counter[Gap]) -> bool:
    shares = coverage_of(gaps, people).values()
    return not shares or (max(shares) - min(shares)) * 100 <= Fraction(spread.points)
