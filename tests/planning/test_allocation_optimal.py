"""An allocation is the best there is: held against every allocation, one by one, computed here by hand."""

from collections import Counter
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, combinations_with_replacement, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pantau.core.period import Month
from pantau.core.text import Text
from pantau.io.optimiser import Highs
from pantau.planning.allocation import Colliding, allocate
from pantau.planning.allocation_asked import Asked, First, Limit, Pot, Scope, Spread
from pantau.planning.cover import Cover
from pantau.planning.gap import Gap
from pantau.planning.hazards import Hazards

START = Month(
    2026, 11
)  # CSR: 8,400 for two months, then 16,800; ojek 8,400 to March 2027; APBD always 16,800
COSTS = {
    ("APBD", "nelayan"): (0, 16_800, 33_600, 50_400),
    ("APBD", "ojek"): (0, 16_800, 33_600, 50_400),
    ("APBD", "miskin_ekstrem"): (0, 16_800, 33_600, 50_400),
    ("CSR", "nelayan"): (0, 8_400, 16_800, 33_600),
    ("CSR", "ojek"): (0, 8_400, 16_800, 25_200),
    ("CSR", "miskin_ekstrem"): (0, 8_400, 16_800, 33_600),
}
BENEFITS = (0, 10_000, 20_000, 62_000)  # one death in a thousand a month: 10, 10 and 42 million
RATES = Hazards(Decimal(12), Decimal(0), Text("contoh", "example"))
REGIONS = ("36.72", "36.73")
CATEGORIES = ("nelayan", "ojek", "miskin_ekstrem")


@st.composite
def questions(draw):
    places = draw(
        st.lists(st.sampled_from(list(product(REGIONS, CATEGORIES))), min_size=1, max_size=3, unique=True)
    )
    gaps = []
    for place in sorted(places):
        missing, covered = draw(st.integers(0, 2)), draw(st.integers(0, 3))
        gaps.append(Gap(*place, missing, missing + covered, covered))
    pots = []
    for source, region in draw(
        st.lists(
            st.sampled_from([("APBD", "36.72"), ("APBD", "36.73"), ("CSR", "36")]),
            min_size=1,
            max_size=2,
            unique=True,
        )
    ):
        if any(gap.region.startswith(region) for gap in gaps):
            low = draw(st.integers(1, 3))
            pays = draw(st.sampled_from([("all",), ("rentan",), ("ojek",)]))
            pots.append(
                Pot(source, region, draw(st.integers(0, 120_000)), pays, (low, draw(st.integers(low, 3))))
            )
    if not pots:
        pots = [Pot("CSR", "36", draw(st.integers(0, 120_000)), ("all",), (1, 2))]
    aims = ["people", "worker_months", "benefit"]
    if any(gap.category == "miskin_ekstrem" for gap in gaps):
        aims.append("poorest")
    weights = draw(st.sampled_from([(), (("ojek", 2),)]))
    return Asked(
        tuple(gaps),
        Cover(START, 3),
        tuple(pots),
        tuple(draw(conditions(gaps))),
        draw(st.sampled_from(aims)),
        draw(st.booleans()) and any(gap.eligible for gap in gaps),
        weights,
        RATES,
    )


@st.composite
def conditions(draw, gaps):
    found = []
    for gap in gaps:
        kind = draw(st.sampled_from(["", "", "", "least", "most", "coverage", "first"]))
        if kind == "least":
            found.append(
                Limit(Scope(gap.region, gap.category), True, people=draw(st.integers(0, gap.uncovered)))
            )
        elif kind == "most":
            found.append(Limit(Scope(gap.region), False, people=draw(st.integers(0, 3))))
        elif kind == "coverage" and gap.eligible:
            found.append(Limit(Scope(gap.region), True, coverage=Decimal(draw(st.integers(0, 100)))))
        elif kind == "first":
            found.append(First(gap.category, gap.region, Decimal(draw(st.sampled_from([50, 100])))))
    if draw(st.integers(0, 5)) == 0:
        found.append(Spread(Decimal(draw(st.integers(0, 100)))))
    return list(dict.fromkeys(one for one in found if not crossed(one, found)))


def crossed(one, found):
    return (
        isinstance(one, Limit)
        and not one.at_least
        and any(isinstance(other, Limit) and other.at_least and other.scope == one.scope for other in found)
    )


def pays(pot, gap):
    return gap.region.startswith(pot.region) and (
        pot.pays == ("all",) or gap.category in pot.pays or "rentan" in pot.pays
    )


def every(asked):
    """Every way to give each person nothing, or some months from some pot; people of a group are alike."""
    ways = []
    for gap in asked.gaps:
        options = [
            (pot, months)
            for pot in asked.pots
            if pays(pot, gap)
            for months in range(pot.months[0], pot.months[1] + 1)
        ]
        ways.append(list(combinations_with_replacement([None, *options], gap.uncovered)))
    for chosen in product(*ways):
        yield [(gap, *one) for gap, some in zip(asked.gaps, chosen, strict=True) for one in some if one]


def coverage(asked, way):
    found = {}
    for region in {gap.region for gap in asked.gaps}:
        eligible = sum(gap.eligible for gap in asked.gaps if gap.region == region)
        covered = sum(gap.covered for gap in asked.gaps if gap.region == region)
        if eligible:
            found[region] = Fraction(covered + sum(gap.region == region for gap, *_ in way), eligible)
    return found


def holds(asked, condition, way):
    if isinstance(condition, Pot):
        spent = sum(COSTS[pot.source, gap.category][months] for gap, pot, months in way if pot == condition)
        return spent <= condition.amount
    if isinstance(condition, Limit):
        scope = condition.scope
        inside = [
            gap for gap in asked.gaps if gap.region == scope.region and scope.category in ("", gap.category)
        ]
        new = sum(gap in inside for gap, *_ in way)
        if condition.coverage is not None:
            eligible, covered = sum(gap.eligible for gap in inside), sum(gap.covered for gap in inside)
            return (covered + new) * 100 >= condition.coverage * eligible
        return new >= condition.people if condition.at_least else new <= condition.people
    if isinstance(condition, First):
        mine = [
            gap for gap in asked.gaps if (gap.region, gap.category) == (condition.region, condition.category)
        ]
        new = sum(gap in mine for gap, *_ in way)
        others = [
            pot
            for gap, pot, _ in way
            if gap.region == condition.region
            and gap not in mine
            and any(pays(pot, one) and one.uncovered for one in mine)
        ]
        return not others or new * 100 >= condition.share * sum(gap.uncovered for gap in mine)
    shares = coverage(asked, way).values()
    return not shares or (max(shares) - min(shares)) * 100 <= condition.points


def heads(way):
    return Counter((gap, pot) for gap, pot, _ in way)


def months_of(way):
    return sum(months for *_, months in way)


def worth(asked, way):
    weights = dict(asked.weights)
    counts = {
        "people": sum(weights.get(gap.category, 1) for gap, *_ in way),
        "worker_months": sum(weights.get(gap.category, 1) * months for gap, _, months in way),
        "benefit": sum(weights.get(gap.category, 1) * BENEFITS[months] for gap, _, months in way),
        "poorest": sum(gap.category == "miskin_ekstrem" for gap, *_ in way),
    }
    order = ("poorest", "people") if asked.aim == "poorest" else (asked.aim,)
    reachable = {
        gap.region for gap in asked.gaps if gap.uncovered and any(pays(pot, gap) for pot in asked.pots)
    }
    shares = [share for region, share in coverage(asked, way).items() if region in reachable]
    fair = [min(shares, default=Fraction(0))] if asked.fair else []
    return (*fair, *(counts[aim] for aim in order))


@settings(max_examples=60, deadline=None)
@given(questions())
def test_no_allocation_is_better_and_a_collision_is_the_smallest(asked):
    rules = (*asked.pots, *asked.conditions)
    ways = list(every(asked))
    best = max(
        (worth(asked, way) for way in ways if all(holds(asked, one, way) for one in rules)), default=None
    )
    if best is not None:
        found = allocate(asked, Highs(gap=0))
        way = [(share.gap, share.pot, share.months) for share in found.shares for _ in range(share.people)]
        assert all(holds(asked, one, way) for one in rules)
        assert worth(asked, way) == best
        assert all(one.gap == 0 for one in found.reached)
        if asked.aim in (
            "people",
            "poorest",
        ):  # the same people from the same money, as long as the rest allows
            same = [
                one
                for one in ways
                if heads(one) == heads(way) and all(holds(asked, pot, one) for pot in asked.pots)
            ]
            assert months_of(way) == max(months_of(one) for one in same)
        return
    with pytest.raises(Colliding) as told:
        allocate(asked, Highs(gap=0))
    collision = told.value.collision

    def stand(some):
        return any(all(holds(asked, one, way) for one in some) for way in ways)

    assert collision.smallest
    assert not stand(collision.conditions)
    assert all(stand(some) for some in combinations(rules, len(collision.conditions) - 1))
