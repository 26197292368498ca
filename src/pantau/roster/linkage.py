"""Who decides whether two records are one person: weights to Splink's settings, guards, thresholds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from pantau.errors import PantauError
from pantau.roster.linkage_model import COMPARISONS, Comparison, Level, Model, Weights

# Different people who carry one NIK in a list, as shares of its rows: a NIK of a relative copied, a column
# shifted. What counts is the share of rows, so the chance that a random pair shares a NIK falls with the rows.
SHARED_NIK: Final = {
    "nik_birth": 0.00002,
    "nik_alone": 0.0005,
    "nik_birth_near": 0.0005,
    "nik_birth_differs": 0.005,
}
TRUSTED_MATCHES: Final = 2_000  # from so many matched pairs on, a level is said to be learnt from the data
FEWEST_MATCHES: Final = 50
SHIPPED_COUNTS_AS: Final = 200  # matched pairs that the shipped weights are worth beside the data's own
_LOWEST: Final = 1e-12


@dataclass(frozen=True, kw_only=True, slots=True)
class Thresholds:
    """From which probability a pair is linked, and from which it is shown to a person."""

    link: float = 0.95
    review: float = 0.10

    def __post_init__(self) -> None:
        if not 0 < self.review <= self.link < 1:
            raise PantauError.of(
                id=f"ambang tautan {self.link} dan tinjauan {self.review}: harus 0 < tinjauan <= tautan < 1",
                en=f"thresholds link {self.link} and review {self.review}: must be 0 < review <= link < 1",
            )


def _either(column: str, comparison: Comparison, codes: tuple[str, ...]) -> str:
    numbers = ", ".join(str(comparison.number(code)) for code in codes)
    return f"{column} in ({numbers})"


_IDENTITY, _NAME, _SEX, _FAMILY, _REGION = COMPARISONS
_FULL_NAME = ("same", "order")
_TOLD_NAME = (*_FULL_NAME, "part", "initial")
_SLIPPED_NAME = ("near", "sound")


def may_link_sql() -> str:
    """What a pair must show beyond its probability: two of NIK, name and birth date, by themselves.

    A name alone never decides, nor do family and home. Where a valid NIK speaks against, or the NIK could be a
    twin's, the name must be the same. Names that differ in the ending of man and woman are never enough, and a
    letter more or less is not when NIK, name and home are those that a twin would have.
    """

    def identity(*codes: str) -> str:
        return _either("gamma_identity", _IDENTITY, codes)

    def name(*codes: str) -> str:
        return _either("gamma_name", _NAME, codes)

    related = _either("gamma_family", _FAMILY, ("several", "one"))
    slipped = f"({name(*_TOLD_NAME)} or {name(*_SLIPPED_NAME)} and not {related})"
    return " or ".join(
        (
            identity("nik_birth", "nik_birth_near"),
            f"{identity('nik_alone')} and {name(*_TOLD_NAME, *_SLIPPED_NAME, 'similar')}",
            f"{identity('cut_alone')} and {name(*_TOLD_NAME, *_SLIPPED_NAME)}",
            f"{identity('cut_birth', 'typo_birth')} and {slipped}",
            f"{identity('birth_only')} and {name(*_TOLD_NAME)}",
            f"{identity('nik_birth_differs')} and {name(*_FULL_NAME, *_SLIPPED_NAME, 'initial')}",
            f"{identity('typo_alone')} and {name(*_FULL_NAME)}",
            f"{identity('serial_differs', 'birth_nik_differs')} and {name('same')}",
            f"{identity('birth_near_only', 'birth_heaped')} and {name(*_FULL_NAME)} and {related}",
        )
    )


def two_people_sql() -> str:
    """Pairs that are no doubt at all: two NIKs and two names, as twins have them; namesakes who share no home."""
    two_niks = _either("gamma_identity", _IDENTITY, ("serial_differs", "birth_nik_differs"))
    two_names = _either("gamma_name", _NAME, ("ending", "word", "differs"))
    nothing_else = _either("gamma_identity", _IDENTITY, ("differs",))
    no_home = f"not ({_either('gamma_family', _FAMILY, ('several', 'one'))})"
    return f"({two_niks} and {two_names} or {nothing_else} and {no_home})"


def decision_sql(thresholds: Thresholds) -> str:
    """``decided`` (link, review) and ``held_by`` (guard: likely enough, but for lack of proof) of a scored pair."""
    likely, proven = f"match_probability >= {thresholds.link}", f"({may_link_sql()})"
    return (
        f"case when {likely} and {proven} then 'link' else 'review' end as decided,"
        f" case when {likely} and not {proven} then 'guard' else '' end as held_by"
    )


def shared_nik(rows: int) -> dict[str, float]:
    """``u`` of the levels with one NIK, for a list of so many rows."""
    return {code: share / max(rows, 50) for code, share in SHARED_NIK.items()}


def blend(learnt: float | None, matches: float, shipped: float) -> tuple[float, str]:
    """A share learnt from so many matched pairs, leant on the shipped one, and where it came from."""
    if learnt is None or matches < FEWEST_MATCHES:
        return shipped, "shipped"
    share = (learnt * matches + shipped * SHIPPED_COUNTS_AS) / (matches + SHIPPED_COUNTS_AS)
    return share, "data" if matches >= TRUSTED_MATCHES else "mixed"


def balanced(shares: Mapping[str, float]) -> dict[str, float]:
    """The same shares, none of them zero, adding up to one."""
    raised = {code: max(share, _LOWEST) for code, share in shares.items()}
    total = sum(raised.values())
    return {code: share / total for code, share in raised.items()}


def splink_settings(model: Model) -> dict[str, Any]:
    """A model in the form that Splink reads.

    Raises `PantauError` when a level has no weights: Splink would go on with a default that means nothing.
    """
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "uid",
        "probability_two_random_records_match": model.prior,
        "retain_matching_columns": True,  # Splink keeps the levels only with the values
        "retain_intermediate_calculation_columns": True,
        "comparisons": [_comparison(one, model) for one in COMPARISONS],
        "blocking_rules_to_generate_predictions": [],
    }


def _comparison(one: Comparison, model: Model) -> dict[str, Any]:
    return {
        "output_column_name": one.code,
        "comparison_levels": [_level(one, level, model) for level in one.levels],
    }


def _level(one: Comparison, level: Level, model: Model) -> dict[str, Any]:
    written: dict[str, Any] = {"sql_condition": level.sql or "ELSE", "label_for_charts": level.code}
    if level.unknown:
        return written | {"is_null_level": True}
    weights = model.weights.get(one.code, {}).get(level.code)
    if weights is None:
        raise PantauError.of(
            id=f"model tautan tidak punya bobot untuk {one.code}.{level.code}; latih ulang model",
            en=f"the linkage model has no weights for {one.code}.{level.code}; train it again",
        )
    written |= {"m_probability": weights.m, "u_probability": weights.u}
    if level.fixed:
        written |= {"fix_m_probability": True, "fix_u_probability": True}
    if level.by_frequency:
        written |= {"tf_adjustment_column": "name_normal", "tf_adjustment_weight": level.by_frequency}
    return written


def with_fixed(weights: Mapping[str, Mapping[str, Weights]], rows: int) -> dict[str, dict[str, Weights]]:
    """The weights with those in place that no list may move: fixed levels, and one NIK in so many rows."""
    shared = shared_nik(rows)
    full: dict[str, dict[str, Weights]] = {}
    for one in COMPARISONS:
        levels = dict(weights[one.code])
        for level in one.levels:
            if level.fixed:
                levels[level.code] = level.fixed
            elif one.code == "identity" and level.code in shared:
                levels[level.code] = Weights(levels[level.code].m, shared[level.code])
            elif level.least:
                learnt = levels[level.code]
                levels[level.code] = Weights(max(learnt.m, level.least), learnt.u)
        full[one.code] = levels
    return full


def learnt_wrong(weights: Mapping[str, Mapping[str, Weights]]) -> list[str]:
    """Comparisons in which agreement speaks against, or disagreement for: there the learning went astray."""
    return [
        one.code
        for one in COMPARISONS
        if not (
            _ratio(weights[one.code][_known(one)[0]]) > 1 and _ratio(weights[one.code][_known(one)[-1]]) < 1
        )
    ]


def _known(one: Comparison) -> list[str]:
    return [level.code for level in one.levels if not level.unknown]


def _ratio(weights: Weights) -> float:
    return weights.m / weights.u


def prior_match(rows: int, matched_pairs: float) -> float:
    """The share of all pairs that are one person, from the pairs that are certain; never none, never many."""
    pairs = max(rows * (rows - 1) / 2, 1.0)
    return min(max(matched_pairs, 0.02 * max(rows, 1)) / pairs, 0.02)
