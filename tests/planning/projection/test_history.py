"""What happened before: seasons told from chance, experience weighed, bands that hold what they promise."""

from collections import defaultdict

import numpy as np
import pytest

from benchmarks.planning.histories import history
from pantau.core.period import Month
from pantau.planning.projection import Counted, Experience, learned, shipped
from pantau.planning.projection.backtest import COMPARED, Backtest, Outcome, outcomes
from pantau.planning.projection.seasons import NONE, Seen, over, seasons
from tests.planning.projection.places import START

MONTHS = [1 + n % 12 for n in range(48)]


def test_a_month_that_always_brings_lapses_is_a_season():
    seen = [Seen(month, 400.0 if month == 12 else 40.0, 70.0) for month in MONTHS]
    found = seasons(seen)
    assert found.factors[11] == pytest.approx(400 / 70, rel=0.01)
    assert sum(found.factors) == pytest.approx(12)
    assert found.remaining < 0.2


def test_months_that_differ_by_chance_alone_have_no_season():
    random = np.random.default_rng(4)
    found = seasons([Seen(month, float(random.poisson(100)), 100.0) for month in MONTHS])
    assert found.factors == pytest.approx([1] * 12, abs=0.08)
    assert found.remaining < 0.1


def test_one_great_month_is_no_season_but_makes_the_next_months_unsure():
    seen = [Seen(month, 900.0 if place == 20 else 50.0, 68.0) for place, month in enumerate(MONTHS)]
    found = seasons(seen)
    assert found.factors[8] < 3.5
    assert found.remaining > 1
    assert seasons(seen[:1]) == NONE
    assert seasons([]) == NONE


def test_a_season_goes_on_from_the_month_in_which_it_is_asked():
    assert over(range(1, 13), 11, 4).tolist() == [11, 12, 1, 2]


def seen(**categories):
    counted = {("BPU", name): Counted(*values) for name, values in categories.items()}
    return Experience(24, counted, deaths=12, deaths_expected=24.0, opening=dict.fromkeys(counted, 1000.0))


def test_experience_moves_each_assumption_and_says_so():
    taught = learned(shipped(), seen(nelayan=(24_000, 480, 720, 6)))
    level = taught.of("mortality.level")
    assert 0.5 < level.value.mean < 1
    assert level.confidence == "experience"
    assert level.source == "24 bulan buku besar, 12 kejadian (24 months of the ledger, 12 events)"
    assert taught.of("lapses.rate", "BPU", "nelayan").value.mean == pytest.approx(0.03, rel=0.02)
    assert taught.of("entries.rate", "BPU", "nelayan").value.mean == pytest.approx(0.02, rel=0.02)
    assert taught.of("lapses.rate", "PU", "formal") == shipped().of("lapses.rate", "PU")
    assert taught.of("accidents.fatal") == shipped().of("accidents.fatal")


def test_a_small_category_leans_on_its_segment_and_a_large_one_stands_for_itself():
    others = {f"kelompok_{n}": (20_000, 0, 300 + 40 * n, 0) for n in range(6)}
    taught = learned(shipped(), seen(**others, nelayan=(200_000, 0, 12_000, 0), kader=(60, 0, 6, 0)))
    common = taught.of("lapses.rate", "BPU", "").value.mean
    assert taught.of("lapses.rate", "BPU", "nelayan").value.mean == pytest.approx(0.06, rel=0.02)
    small = taught.of("lapses.rate", "BPU", "kader").value
    assert common < small.mean < 0.1
    assert small.cv > taught.of("lapses.rate", "BPU", "nelayan").value.cv


def test_nothing_seen_teaches_nothing():
    assert learned(shipped(), Experience(0, {})) == shipped()


def test_the_80_percent_band_holds_four_of_five_generated_futures():
    inside = defaultdict(list)
    for seed in np.random.SeedSequence(80).spawn(70):
        for one in history(seed, shipped(), people=2500, paths=150):
            inside[one.measure].append(one.inside)
    shares = {measure: np.mean(found) for measure, found in inside.items()}
    assert set(shares) == set(COMPARED) - {"claims"}
    assert 0.76 <= np.mean(list(shares.values())) <= 0.84
    assert all(0.67 <= share <= 0.93 for share in shares.values())


def test_bands_that_are_too_narrow_are_found_out():
    """The check above can fail: with half of the spread taken away it does."""
    inside = []
    for seed in np.random.SeedSequence(80).spawn(25):
        for one in history(seed, shipped(), people=2500, paths=80):
            half = (one.high80 - one.low80) / 4
            inside.append(abs(one.actual - one.median) <= half)
    assert np.mean(inside) < 0.65


def test_a_backtest_says_how_often_and_how_much_that_proves():
    paths = {name: np.arange(1.0, 12.0)[:, None] * np.ones(12) for name in COMPARED}
    told = list(outcomes(START, paths, 6, {"members": 6.0, "claims": 70.0}))
    assert [one.measure for one in told] == ["members", "claims"]
    assert (told[0].low80, told[0].high80, told[0].inside) == (2.0, 10.0, True)
    assert (told[1].low80, told[1].high80, told[1].inside) == (12.0, 60.0, False)
    found = Backtest(6, tuple(told))
    assert found.share == 50
    assert found.interval() == pytest.approx((1.26, 98.74), abs=0.01)
    assert found.sentences("en")[0].startswith("1 of 2 outcomes lay within the 80% band")
    assert len(found.sentences("id")) == 2
    many = Backtest(6, tuple(Outcome(Month(2026, 1), "members", 0.0, 1.0, 2.0, 1.0) for _ in range(100)))
    assert len(many.sentences("en")) == 1
    assert many.to_json("en")["inside_percent"] == 100
    assert many.rows()[0][5].en == "yes"
