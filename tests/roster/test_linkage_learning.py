"""Learning without labels: what a mixture of pairs teaches, and what it cannot."""

import pytest

from pantau.roster.linkage_learning import learn
from pantau.roster.linkage_model import FAMILY, SEX, Weights


def test_what_cannot_be_told_apart_stays_where_it_began():
    start = {"sex": {"same": Weights(0.5, 0.5), "differs": Weights(0.5, 0.5)}}
    lesson = learn({("same",): 50, ("differs",): 50, (None,): 10}, [SEX], start, 0.3)
    assert lesson.m["sex"] == pytest.approx({"same": 0.5, "differs": 0.5})
    assert lesson.matched == pytest.approx(0.3)


def test_agreement_of_one_person_is_learnt_from_a_mixture():
    start = {"sex": {"same": Weights(0.8, 0.5), "differs": Weights(0.2, 0.5)}}
    lesson = learn({("same",): 99, ("differs",): 1}, [SEX], start, 0.9)
    assert lesson.m["sex"]["same"] > 0.97


def test_fixed_weights_stay_and_levels_that_nobody_met_are_not_learnt():
    start = {
        FAMILY.code: {level.code: level.fixed for level in FAMILY.levels if level.fixed},
        SEX.code: {"same": Weights(0.9, 0.5), "differs": Weights(0.1, 0.5)},
    }
    lesson = learn({("one", "same"): 10}, [FAMILY, SEX], start, 0.5)
    assert lesson.m["family"] == {code: weights.m for code, weights in start["family"].items()}
    assert set(lesson.m["sex"]) == {"same"}


@pytest.mark.parametrize("matched", [0.0, 1.0])
def test_all_or_nobody_a_match_is_no_division_by_nothing(matched):
    start = {"sex": {"same": Weights(0.9, 0.5), "differs": Weights(0.1, 0.5)}}
    lesson = learn({("same",): 5}, [SEX], start, matched)
    assert 0 <= lesson.matched <= 1
