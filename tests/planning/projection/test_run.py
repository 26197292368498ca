"""A projection as a whole: closed forms, conservation, the same seed the same numbers, scenarios, the law by date."""

import numpy as np
import pytest

from pantau.core.period import Month
from pantau.law import benefit
from pantau.planning.projection import BASE, COMPONENTS, Horizon, project, scenarios, shipped
from pantau.planning.projection.mortality import hazard
from tests.planning.projection.places import CADRES, CLERKS, FISHERS, START, STILL, average, fixed, some


def test_without_lapses_and_entries_members_only_die_by_the_table():
    held = some(FISHERS)
    run = average(held, fixed(**STILL, mortality_M=1.0, mortality_F=1.0), years=3)
    left = held.members.astype(float)
    for month, when in enumerate(Horizon(START, 3).months):
        assert run.mean["members"][month] == pytest.approx(left.sum(), rel=1e-9)
        left *= np.exp(-hazard(held.age + (month + 0.5) / 12, when.year))


def test_a_constant_hazard_is_a_geometric_decay():
    run = average(some(FISHERS), fixed(**{**STILL, "lapses_rate": 0.02}, mortality_level=0.0))
    assert run.mean["members"][36] == pytest.approx(run.mean["members"][0] * 0.98**36)
    assert run.mean["lapses"].sum() == pytest.approx(run.mean["members"][0] * (1 - 0.98**60))
    assert run.mean["claims"].sum() == 0


def balances(people):
    gone = people.died + people.killed + people.disabled + people.lapsed
    assert people.closing == pytest.approx(people.paying - gone, rel=1e-12)
    assert people.paying == pytest.approx(people.opening - people.left + people.joined, rel=1e-12)
    assert (people.opening[:, 1:] == people.closing[:, :-1]).all()


def test_people_are_conserved_each_month_in_every_group():
    chosen = scenarios(["without:APBD@2028-01+lapses:2@2027", "target:4000@2029-06"], shipped())
    for run in project(some(FISHERS, CADRES), shipped(), Horizon(START, 5, 0), (BASE, *chosen)):
        balances(run.people)


def test_people_are_conserved_on_every_path():
    (run,) = project(some(FISHERS, CADRES), shipped(), Horizon(START, 3, 60))
    taken = sum(run.paths[name] for name in ("deaths", "work_deaths", "disabled", "lapses", "payer_stopped"))
    after = run.paths["members"][:, :-1] - taken[:, :-1] + run.paths["entries"][:, 1:]
    assert (after == run.paths["members"][:, 1:]).all()


def test_the_same_seed_gives_the_same_numbers_on_any_number_of_threads():
    held = some(FISHERS)
    runs = [project(held, shipped(), Horizon(START, 2, 120, threads), seed=7)[0] for threads in (1, 2)]
    other = project(held, shipped(), Horizon(START, 2, 120), seed=8)[0]
    for name, paths in runs[0].paths.items():
        assert (paths == runs[1].paths[name]).all()
    assert (runs[0].paths["members"] != other.paths["members"]).any()


def test_paths_scatter_around_the_average():
    (run,) = project(some(FISHERS, CLERKS, many=60), shipped(), Horizon(START, 3, 1500))
    for name in ("members", "deaths", "contributions", "claims", "accidents", "jkm_lump", "jkk_care"):
        total = run.paths[name].sum(axis=1)
        error = total.std() / len(total) ** 0.5
        assert abs(total.mean() - run.mean[name].sum()) < 4 * error + 0.02 * run.mean[name].sum(), name


def test_claims_are_the_sum_of_their_components():
    run = average(some(FISHERS, CLERKS), shipped())
    assert run.mean["claims"] == pytest.approx(sum(run.mean[name] for name in COMPONENTS))
    assert run.mean["balance"][-1] == pytest.approx((run.mean["contributions"] - run.mean["claims"]).sum())


def test_each_death_costs_what_the_law_owes_on_its_day():
    run = average(some(FISHERS), fixed(**STILL), years=1)
    owed = benefit(programme="JKM", event="death", segment="BPU", on=START.first, months_paid=48)
    parts = {part.code: float(part.amount) for part in owed.parts}
    deaths = run.mean["deaths"]
    assert run.mean["jkm_lump"] == pytest.approx(deaths * parts["lump_sum"])
    assert run.mean["jkm_periodic"] == pytest.approx(deaths * parts["periodic"])
    assert run.mean["jkm_funeral"] == pytest.approx(deaths * parts["funeral"])


def test_a_newcomer_of_bpu_leaves_the_funeral_alone_and_no_scholarship():
    young = average(some(FISHERS, paid=0), fixed(**STILL), years=1)
    assert young.mean["jkm_lump"][:2] == pytest.approx(0)
    assert young.mean["jkm_funeral"][0] > 0
    assert young.mean["jkm_lump"][3] > 0
    assert young.mean["jkm_scholarship"].sum() == 0
    assert average(some(FISHERS, paid=40), fixed(**STILL), years=1).mean["jkm_scholarship"][0] > 0


def test_contributions_follow_the_discounts_of_the_law_by_payer_and_month():
    run = average(some(CLERKS), fixed(**STILL, mortality_level=0.0, wages_growth=0.0), years=1)
    assert run.mean["contributions"] == pytest.approx(run.mean["members"] * 4_000_000 * (0.0054 + 0.003))
    own = FISHERS._replace(sponsor="SELF")
    paid = average(some(own), fixed(**STILL, mortality_level=0.0), years=1)
    rates = paid.mean["contributions"] / paid.mean["members"]
    assert list(np.round(rates)) == [16800] * 3 + [8400] * 9  # PP 50/2025, other BPU from April 2026


def test_a_payer_who_drops_out_takes_all_its_members_along():
    chosen = scenarios(["without:APBD@2027-03"], shipped())
    (run,) = project(some(FISHERS, CADRES), shipped(), Horizon(START, 3, 0), chosen)
    fishers = run.people.paying[0, :, 0]
    assert (fishers[14:] == 0).all()
    assert (fishers[:14] > 0).all()
    assert run.mean["payer_stopped"][14] == pytest.approx(run.people.closing[0, 13, 0])


def test_a_target_is_reached_in_its_month_on_average_and_nearly_on_each_path():
    held = some(FISHERS)
    chosen = scenarios([f"target:{2 * held.total}@2027-12"], shipped())
    (run,) = project(held, shipped(), Horizon(START, 3, 200), chosen)
    assert run.mean["members"][23] == pytest.approx(2 * held.total)
    assert np.quantile(run.paths["members"][:, 23], (0.01, 0.99)) == pytest.approx(2 * held.total, rel=0.05)


def test_a_discount_lowers_contributions_alone_and_a_pandemic_raises_deaths():
    chosen = scenarios(["discount:50@2027-01/2027-12", "pandemic:2027"], shipped())
    base, cheap, ill = project(some(FISHERS), shipped(), Horizon(START, 2, 0), (BASE, *chosen))
    assert cheap.mean["contributions"][12:] == pytest.approx(base.mean["contributions"][12:] / 2)
    assert (cheap.mean["claims"] == base.mean["claims"]).all()
    assert ill.mean["deaths"][12] > 1.2 * base.mean["deaths"][12]
    assert (ill.mean["deaths"][:12] == base.mean["deaths"][:12]).all()


def test_beyond_the_codified_law_it_stays_and_that_is_said():
    run = average(some(FISHERS), shipped(), years=8)
    assert run.law.contribution[-1, 0] == run.law.contribution[60, 0]
    assert any("31 December 2030" in note.en for note in run.law.notes)
    assert "PP 82/2019 Pasal 34" in run.law.references


@pytest.mark.parametrize("start", [Month(2025, 1), Month(2025, 2)])
def test_the_month_in_which_the_waiting_rule_begins_is_as_the_month_after(start):
    (run,) = project(some(FISHERS), shipped(), Horizon(start, 1, 0))
    assert run.law.waiting[:, 0].tolist() == ([0] if start.number == 1 else []) + [3] * (
        12 - (start.number == 1)
    )
