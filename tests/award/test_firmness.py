"""How firm ranks are: the same seed the same answer, wider doubt wider ranks, nothing told apart by nothing."""

import json
from decimal import Decimal

import numpy as np
import pytest

from pantau.award import Rules, ranking, why, words
from pantau.award.exchange import why_json
from tests.award.worlds import contest, criterion, figure, scheme

DRAWS = 600


def ranked(one, seed=1):
    return ranking(one, np.random.default_rng(seed), DRAWS)


def world(*values, **more):
    """Provinces with these coverages, one criterion."""
    names = ["31", "32", "33", "34", "35"][: len(values)]
    return contest(
        scheme(criterion("a", 100, **more)), [figure(*each) for each in zip(names, values, strict=True)]
    )


def test_the_same_seed_gives_the_same_answer():
    one = world("40.1", "40.2", "60")
    assert np.array_equal(ranked(one).chances, ranked(one).chances)
    assert ranked(one).ranks == ranked(one).ranks


def test_what_rounding_hides_is_not_told_apart():
    found = ranked(world("50", "50.2", "80"))
    assert [one.region for one in found.ranks] == ["33", "32", "31"]
    assert [(one.standing.best, one.standing.worst) for one in found.ranks] == [(1, 1), (2, 3), (2, 3)]
    assert found.top == ("33",)
    assert found.ranks[1].standing.like == (2,)


def test_chances_add_up():
    found = ranked(world("40", "41", "42", "60"))
    assert np.allclose(found.chances.sum(axis=0), 1)
    assert np.allclose(found.chances.sum(axis=1), 1)
    assert np.allclose(found.beats + found.beats.T, 1)


def test_a_survey_error_makes_ranks_less_firm():
    firm, loose = (
        ranked(world("40.0", "43.0", "60.0")),
        ranked(world("40.0", "43.0", "60.0", error=Decimal(10))),
    )
    assert firm.ranks[1].standing.worst == 2
    assert loose.ranks[1].standing.worst == 3
    assert loose.by_source["data"][1] != loose.by_source["weights"][1]


def two_criteria(spread):
    of = scheme(
        criterion("a", 60),
        criterion("b", 40, measure="target_achievement"),
        rules=Rules(weight_spread=Decimal(spread)),
    )
    pairs = (("31", "80.0", "40.0"), ("32", "60.0", "65.0"), ("33", "40.0", "90.0"), ("34", "20.0", "20.0"))
    figures = [figure(region, a) for region, a, _ in pairs]
    return contest(of, [*figures, *(figure(region, b, "target_achievement") for region, _, b in pairs)])


def test_weights_meant_loosely_leave_more_ranks_open():
    width = [
        sum(high - low for low, high in ranked(two_criteria(spread)).by_source["weights"])
        for spread in (10**6, 5)
    ]
    assert width[0] < width[1]


def test_the_swap_of_weights_swaps():
    found = ranked(two_criteria(100))
    first, second = (found.contest.regions.index(one.region) for one in found.ranks[:2])
    points = found.contest.points()
    after = points @ np.array([float(each) for each in found.swap.weights])
    assert abs(after[first] - after[second]) < 1e-9
    assert "of the 100 points" in words.swap_said(found).en


def test_other_definitions_are_tried_where_every_region_has_them():
    of = scheme(criterion("a", 100, definition="kemendagri", definitions=("rpjmn", "of_target")))
    rows = [
        *(figure(region, value, definition="kemendagri") for region, value in (("31", 40), ("32", 60))),
        *(figure(region, value, definition="rpjmn") for region, value in (("31", 50), ("32", 30))),
        figure("31", 90, definition="of_target"),
    ]
    found = ranked(contest(of, rows))
    assert found.by_definition == {("a", "rpjmn"): (2, 1)}
    assert found.ranks[0].region == "32"
    assert found.ranks[0].standing.worst == 2


@pytest.mark.parametrize("missing", ["peer_lowest", "peer_median"])
def test_reporting_nothing_does_not_lift_a_region(missing):
    of = scheme(criterion("a", 50, missing=missing), criterion("b", 50, measure="target_achievement"))
    both = [
        figure(region, value, measure)
        for measure in ("coverage_rate", "target_achievement")
        for region, value in (("31", 30), ("32", 50), ("33", 70))
    ]
    silent = [one for one in both if (one.region, one.measure) != ("33", "coverage_rate")]
    open_score, silent_score = (contest(of, rows).scores()[2] for rows in (both, silent))
    assert silent_score < open_score
    [said] = words.missing_said(contest(of, silent))
    assert said.en.startswith("a: no figure for Jawa Tengah")


def test_nobody_to_rank_is_said():
    one = world("10", "20", at_least=Decimal(50))
    assert ranked(one) is None
    assert words.headline(None).en == "Nobody can be ranked"


def test_a_sheet_says_why_and_what_would_move_it():
    one = two_criteria(100)
    found = ranked(one)
    sheet = why(one, found, found.ranks[1].region)
    assert sheet.above == found.ranks[0].region
    assert abs(sum(line.adds for line in sheet.lines) - sheet.score) < 1e-9
    assert abs(sum(line.behind for line in sheet.lines) - (found.ranks[0].score - sheet.score)) < 1e-9
    needed = {line.criterion.code: line.needed for line in sheet.lines if line.needed is not None}
    assert needed
    for code, value in needed.items():
        better = _with(one, sheet.region, code, value)
        worse = _with(one, sheet.region, code, value - Decimal("0.5"))
        mine, theirs = one.regions.index(sheet.region), one.regions.index(sheet.above)
        assert better.scores()[mine] >= better.scores()[theirs] - 1e-6
        assert worse.scores()[mine] < worse.scores()[theirs]


def _with(one, region, code, value):
    from dataclasses import replace

    brought = dict(one.brought)
    brought[region, code] = brought[region, code]._replace(value=value)
    return replace(one, brought=brought)


def test_a_region_without_points_leaves_the_sheets_of_others_whole():
    of = scheme(criterion("a", 60, missing="not_ranked"), criterion("b", 40, measure="target_achievement"))
    figures = [
        *(figure(*each) for each in (("31", 40), ("32", 60))),
        *(figure(*each, "target_achievement") for each in (("31", 10), ("32", 90), ("36", 50))),
    ]
    one = contest(of, figures)
    found = ranked(one)
    assert [each.region for each in found.ranks] == ["32", "31"]
    lines = {line.criterion.code: line for line in why(one, found, "31").lines}
    assert lines["a"].peers == 30
    silent = why(one, found, "36")
    assert silent.score is None
    assert silent.lines[0].points is None
    assert json.loads(json.dumps(why_json(silent, "en"), allow_nan=False))["criteria"][0]["points"] is None


def test_one_region_alone_is_ranked_alone():
    found = ranked(world("40"))
    assert found.swap is None
    assert words.headline(found).en == f"{words.name('31')} is alone in this group"
    assert [(one.standing.best, one.standing.worst) for one in found.ranks] == [(1, 1)]


def test_of_what_is_published_as_above_nine_in_ten_are_true():
    generator, told, right = np.random.default_rng(7), 0, 0
    for world_number in range(40):
        truth = dict(zip(("31", "32", "33", "34", "35"), generator.uniform(40, 46, 5), strict=True))
        figures = [
            figure(region, round(value)) for region, value in truth.items()
        ]  # printed in whole percent
        of = scheme(criterion("a", 100, scale="anchors", low=Decimal(0), high=Decimal(100)))
        found = ranking(contest(of, figures), np.random.default_rng(world_number), 200)
        for one in found.ranks:
            for other in found.ranks[one.standing.worst :]:
                if other.standing.best > one.standing.worst:
                    told += 1
                    right += truth[one.region] > truth[other.region]
    assert told > 100
    assert right / told >= 0.9
