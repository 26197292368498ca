"""Scores: scales, missing figures, gates, ties, doubt about figures, the jury."""

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pantau.award import Juror, Mark, Quality, Rules, heard
from pantau.award.points import points
from pantau.award.ranking import SHARED, ordered
from pantau.figures import Regulation
from tests.award.worlds import contest, criterion, figure, scheme

NAN = float("nan")


def test_min_max_percentile_and_anchors_are_what_they_say():
    values = np.array([[20.0, 30.0, 60.0]])
    assert points(criterion("a", 100), values).tolist() == [[0.0, 25.0, 100.0]]
    assert points(criterion("a", 100, scale="percentile"), values).tolist() == [[0.0, 50.0, 100.0]]
    anchored = criterion("a", 100, scale="anchors", low=Decimal(10), high=Decimal(50))
    assert points(anchored, values).tolist() == [[25.0, 50.0, 100.0]]


@pytest.mark.parametrize("scale", ["min_max", "percentile"])
def test_less_is_better_turns_a_scale_round(scale):
    values = np.array([[20.0, 30.0, 60.0]])
    more = points(criterion("a", 100, scale=scale), values)
    less = points(criterion("a", 100, scale=scale, less_is_better=True), values)
    assert (more + less).tolist() == [[100.0] * 3]


@pytest.mark.parametrize("scale", ["min_max", "percentile"])
def test_where_all_bring_the_same_nobody_is_told_apart(scale):
    same = np.array([[40.0, 40.0]])
    assert points(criterion("a", 100, scale=scale), same).tolist() == [[50.0, 50.0]]


def test_a_missing_figure_is_not_zero_but_follows_the_named_rule():
    anchored = {"scale": "anchors", "low": Decimal(0), "high": Decimal(100)}
    values = np.array([[NAN, 30.0, 60.0, 90.0]])
    assert points(criterion("a", 100, **anchored), values)[0, 0] == 30.0
    assert points(criterion("a", 100, missing="peer_median", **anchored), values)[0, 0] == 60.0
    assert np.isnan(points(criterion("a", 100, missing="not_ranked", **anchored), values)[0, 0])


def test_who_lacks_a_figure_that_must_be_there_is_named_and_not_ranked():
    of = scheme(criterion("a", 100, missing="not_ranked"))
    one = contest(of, [figure("36", 40), figure("32", 50)], regions=["31", "32", "36"])
    assert one.ranked == ("32", "36")
    assert one.outside["31"][0].en == "a: there is no figure"


@given(st.lists(st.floats(0, 100), min_size=2, max_size=8), st.integers(0, 7), st.floats(0, 50))
def test_a_better_value_never_lowers_the_points(values, place, more):
    place %= len(values)
    better = [*values]
    better[place] += more
    for scale in ("min_max", "percentile"):
        of = criterion("a", 100, scale=scale)
        before, after = points(of, np.array([values])), points(of, np.array([better]))
        assert after[0, place] >= before[0, place] - 1e-9 or len(set(better)) == 1


def test_a_gate_shuts_out_and_says_why_and_tells_of_doubt():
    of = scheme(criterion("a", 100, at_least=Decimal(40)))
    one = contest(of, [figure("31", 39), figure("32", 40), figure("36", 60)])
    assert one.ranked == ("32", "36")
    assert one.outside["31"][0].en == "a: 39%, the gate is at least 40%"
    assert "reaches outside" in one.doubts["32"][0].en  # 40 may be 39.5
    assert "36" not in one.doubts


def test_a_missing_figure_does_not_pass_a_gate():
    of = scheme(criterion("a", 100, at_least=Decimal(40)))
    one = contest(of, [figure("36", 60)], regions=["31", "36"])
    assert "not shown" in one.outside["31"][0].en


def test_equal_scores_are_parted_by_the_rule_or_share_a_rank():
    parts = [criterion("a", 50), criterion("b", 50, measure="target_achievement")]
    figures = [
        *(figure(*each) for each in (("31", 80), ("32", 40), ("36", 80))),
        *(figure(*each, "target_achievement") for each in (("31", 10), ("32", 90), ("36", 10))),
    ]
    by_b = contest(scheme(*parts, rules=Rules(ties=("b",))), figures)
    order, tied = ordered(by_b)
    assert order == ["32", "31", "36"]
    assert tied == {"31": "b", "36": SHARED}


def test_the_year_before_and_quotients_come_from_figures_with_their_intervals():
    of = scheme(
        criterion("growth", 50, change=True),
        criterion("employers", 50, measure="employers_registered", per="employers"),
    )
    one = contest(
        of,
        [
            figure("36", 45),
            figure("36", 40, period="2024-12-31"),
            figure("36", 80, "employers_registered"),
            figure("36", 100, "employers"),
        ],
    )
    growth = one.brought["36", "growth"]
    assert growth.value == 5
    assert (growth.interval.low, growth.interval.high) == (4, 6)
    assert [each.period.text for each in growth.figures] == ["2025-12-31", "2024-12-31"]
    assert one.brought["36", "employers"].value == 80


def test_the_best_stage_of_a_regulation_counts():
    ladder = {"none": Decimal(0), "drafting": Decimal(30), "enacted": Decimal(100)}
    of = scheme(criterion("rule", 100, kind="regulation", ladder=ladder))
    rules = [
        Regulation("36", "PERDA", "1", "2025", "", stage, "", "")
        for stage in ("drafting", "enacted", "revoked")
    ]
    one = contest(of, [figure("36", 1), figure("32", 1)], regulations=rules)
    assert one.brought["36", "rule"].value == 100
    assert one.brought["32", "rule"].value == 0


def stated(rate):
    """A region that reports its headcounts, and a coverage that may not be theirs; two honest peers."""
    return [
        figure("36", rate),
        figure("36", 400_000, "covered_workers"),
        figure("36", 1_000_000, "eligible_workers"),
        figure("31", 45),
        figure("32", 30),
    ]


@given(st.integers(41, 100))
def test_an_inflated_report_never_wins_by_it(rate):
    honest, inflated = (
        contest(scheme(criterion("a", 100)), stated(40)),
        contest(scheme(criterion("a", 100)), stated(rate)),
    )
    place = honest.regions.index("36")
    assert inflated.scores()[place] < honest.scores()[place]
    assert inflated.discount("36").percent == 5
    assert ordered(inflated)[0][0] == "31"


def test_what_is_taken_off_has_a_most():
    of = scheme(criterion("a", 100), quality=Quality(error=Decimal(60), most=Decimal(20)))
    assert contest(of, stated(90)).discount("36").percent == 20


def test_signs_of_gaming_cost_what_the_scheme_says():
    of = scheme(criterion("a", 100), quality=Quality(signal=Decimal(7)))
    one = contest(of, stated(40), signals={"31": ("a sign", "another")})
    assert one.discount("31").percent == 14


JURORS = [Juror("a", "Ani", "36.72"), Juror("b", "Budi", "31"), Juror("c", "Citra", "ID", ("32",))]
INTERVIEW = {"kind": "jury", "low": Decimal(0), "high": Decimal(100)}


def marks(region, *values):
    return [
        Mark(juror.code, region, "talk", Decimal(value)) for juror, value in zip(JURORS, values, strict=False)
    ]


def test_a_member_whose_region_is_scored_is_left_out_and_named():
    of = criterion("talk", 100, **INTERVIEW)
    found = heard([*marks("36", 100, 60, 70), *marks("32", 50, 60, 100)], JURORS, [of], Rules())
    assert found.said["36", "talk"].value == 65
    assert found.said["32", "talk"].value == 55
    assert [one.mark.juror for one in found.left_out] == ["a", "c"]
    assert "Ani" in found.left_out[0].reason.en
    assert "conflict of interest" in found.left_out[1].reason.en


@pytest.mark.parametrize(("combine", "value"), [("mean", 50), ("median", 40), ("trimmed", 40)])
def test_members_together(combine, value):
    of = criterion("talk", 100, combine=combine, **INTERVIEW)
    found = heard(marks("73", 20, 40, 90), JURORS, [of], Rules())
    assert found.said["73", "talk"].value == value


def test_disagreement_is_told_beyond_the_rule_only():
    of = criterion("talk", 100, **INTERVIEW)
    assert "differ by 70" in heard(marks("73", 20, 40, 90), JURORS, [of], Rules()).said["73", "talk"].apart.en
    assert heard(marks("73", 40, 50, 60), JURORS, [of], Rules()).said["73", "talk"].apart is None


def test_one_member_alone_is_as_unsure_as_the_scheme_says():
    of = criterion("talk", 100, **INTERVIEW)
    assert heard(marks("73", 40), JURORS, [of], Rules()).said["73", "talk"].spread == 10


def test_who_just_misses_a_gate_is_told_that_the_figure_may_pass_it():
    of = scheme(criterion("a", 100, at_least=Decimal(40)))
    one = contest(of, [figure("31", "39.96"), figure("32", "39.6"), figure("36", 60)])
    assert "ask for a more exact one" not in one.outside["31"][0].en
    assert "ask for a more exact one" not in one.outside["32"][0].en
    rounded = contest(of, [figure("31", 39, qualifier="about"), figure("36", 60)])
    assert "ask for a more exact one" in rounded.outside["31"][0].en
