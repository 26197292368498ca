"""The linkage model as data: complete, in both languages, and translated faithfully for Splink."""

import duckdb
import pytest
import sqlglot

from pantau.errors import PantauError
from pantau.roster.linkage import (
    SHIPPED_COUNTS_AS,
    Thresholds,
    balanced,
    blend,
    learnt_wrong,
    may_link_sql,
    prior_match,
    shared_nik,
    splink_settings,
    with_fixed,
)
from pantau.roster.linkage_columns import BLOCKS, PREPARED
from pantau.roster.linkage_explain import explain_pair, strength
from pantau.roster.linkage_model import COMPARISONS, Model, Weights, comparison


def model(**changes):
    weights = {
        one.code: {level.code: Weights(0.5, 0.25) for level in one.levels if not level.unknown}
        for one in COMPARISONS
    }
    return Model(weights | changes, {}, 0.001)


@pytest.mark.parametrize("one", COMPARISONS, ids=lambda one: one.code)
def test_a_comparison_is_complete(one):
    assert [level.code for level in one.levels if level.unknown] == ["unknown"]
    assert [level.code for level in one.levels if not level.sql] == [one.levels[-1].code]
    assert len({level.code for level in one.levels}) == len(one.levels)
    for level in one.levels:
        assert level.says.id
        assert level.says.en
        assert level.says.id != level.says.en
        assert one.by_number(one.number(level.code)) == level


@pytest.mark.parametrize("one", COMPARISONS, ids=lambda one: one.code)
def test_levels_ask_only_for_columns_that_are_prepared(one):
    for level in one.levels:
        if level.sql:
            for column in sqlglot.parse_one(level.sql, read="duckdb").find_all(sqlglot.exp.Column):
                assert column.name[:-2] in PREPARED
                assert column.name[-2:] in ("_l", "_r")


def test_blocks_have_their_own_names():
    assert len({block.code for block in BLOCKS}) == len(BLOCKS)


def test_the_order_of_levels_is_the_order_of_splink():
    settings = splink_settings(model())
    for one, written in zip(COMPARISONS, settings["comparisons"], strict=True):
        assert [level["label_for_charts"] for level in written["comparison_levels"]] == [
            level.code for level in one.levels
        ]
        assert written["comparison_levels"][-1]["sql_condition"] == "ELSE"


def test_a_level_without_weights_is_refused():
    with pytest.raises(PantauError, match=r"no weights for sex\.same"):
        splink_settings(model(sex={"differs": Weights(0.1, 0.5)}))


def test_a_name_that_differs_in_its_ending_is_evidence_against():
    fixed = comparison("name").level("ending").fixed
    assert fixed is not None
    assert fixed.m < fixed.u


def test_relatives_cannot_link_by_family_alone():
    assert max(level.fixed.m / level.fixed.u for level in comparison("family").levels if level.fixed) < 2**5


def linkable():
    """Every combination of levels that may be linked, whatever its probability."""
    names = ("identity", "name", "family")
    tables = ", ".join(
        f"(select unnest({[one.number(level.code) for level in one.levels]}) as gamma_{code})"
        for code in names
        for one in [comparison(code)]
    )
    found = duckdb.sql(
        f"select gamma_identity, gamma_name, gamma_family from {tables} where {may_link_sql()}"
    )
    for numbers in found.fetchall():
        yield tuple(
            comparison(code).by_number(number).code for code, number in zip(names, numbers, strict=True)
        )


def test_two_of_nik_name_and_birth_date_must_agree_by_themselves():
    found = list(linkable())
    assert found
    for identity, name, _ in found:
        assert identity not in ("unknown", "nothing_known", "differs")
        if name in ("unknown", "ending", "word", "differs"):
            assert identity in ("nik_birth", "nik_birth_near")
        if identity in ("serial_differs", "birth_nik_differs"):
            assert name == "same"


def test_whose_home_is_shared_is_not_linked_on_a_name_that_is_off_by_a_letter():
    found = set(linkable())
    assert not [name for identity, name, _ in found if identity == "birth_only" and name in ("near", "sound")]
    for identity in ("cut_birth", "typo_birth"):
        assert (identity, "near", "differs") in found
        assert (identity, "near", "one") not in found
        assert (identity, "same", "several") in found


def test_learning_that_went_astray_is_seen():
    upside_down = {"same": Weights(0.1, 0.9), "differs": Weights(0.9, 0.1)}
    good = {
        one.code: {code: Weights(0.5, 0.25) for code in ("first", "between")}
        | {level.code: Weights(0.9, 0.1) for level in one.levels if not level.unknown}
        | {one.levels[-1].code: Weights(0.1, 0.9)}
        for one in COMPARISONS
    }
    assert learnt_wrong(good) == []
    assert learnt_wrong(good | {"sex": upside_down}) == ["sex"]


def test_one_nik_means_less_in_a_small_list_and_fixed_weights_stay():
    assert shared_nik(1_000)["nik_birth"] > shared_nik(1_000_000)["nik_birth"]
    weights = with_fixed(model().weights, 1_000)
    assert weights["identity"]["nik_birth"] == Weights(0.5, shared_nik(1_000)["nik_birth"])
    assert weights["name"]["ending"] == comparison("name").level("ending").fixed


def test_what_few_pairs_teach_leans_on_the_shipped_weights():
    assert blend(None, 10_000, 0.3) == (0.3, "shipped")
    assert blend(0.9, 10, 0.3) == (0.3, "shipped")
    assert blend(0.9, SHIPPED_COUNTS_AS, 0.3) == (pytest.approx(0.6), "mixed")
    share, origin = blend(0.9, 1e9, 0.3)
    assert origin == "data"
    assert share == pytest.approx(0.9)


def test_shares_add_up_and_none_is_zero():
    shares = balanced({"a": 0.0, "b": 3.0, "c": 1.0})
    assert sum(shares.values()) == pytest.approx(1)
    assert shares["a"] > 0


@pytest.mark.parametrize("rows", [0, 1, 2, 30, 1_000_000])
def test_the_prior_is_a_share_between_none_and_few(rows):
    assert 0 < prior_match(rows, 0) <= 0.02
    assert prior_match(rows, 1e18) == 0.02


def test_thresholds_that_make_no_sense_are_refused():
    with pytest.raises(PantauError, match="must be"):
        Thresholds(link=0.5, review=0.9)


def test_a_pair_in_words_names_the_weightiest_reason_first():
    pair = {
        "decided": "review", "held_by": "", "probability": 0.8123,
        "level_identity": "birth_only", "weight_identity": 12.0, "level_name": "ending", "weight_name": -3.0,
        "level_sex": "unknown", "weight_sex": 0.0, "level_family": None, "weight_family": None,
    }  # fmt: skip
    said = explain_pair(pair)
    assert "81,23 %" in said.verdict.id
    assert "81.23%" in said.verdict.en
    assert [reason.weight for reason in said.reasons] == [12.0, -3.0]
    assert "strongly for" in said.reasons[0].line().en
    assert "-wan/-wati" in said.reasons[1].line().id


def test_a_pair_held_back_for_want_of_proof_says_so():
    said = explain_pair({"decided": "review", "held_by": "guard", "probability": 0.99999})
    assert "no two of NIK, name and birth date" in said.verdict.en
    assert "> 99.99%" in said.verdict.en


@pytest.mark.parametrize(
    ("weight", "word"), [(12, "strongly for"), (0, "says little"), (-4, "against"), (-20, "strongly against")]
)
def test_weights_in_words(weight, word):
    assert strength(weight).en == word
