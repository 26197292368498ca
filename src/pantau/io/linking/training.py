"""Training without labels: what strangers share by chance (u), what records of one person share (m), and how sure."""

# ruff: noqa: S608 - the SQL is made of our own constants and of quoted file names

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

import duckdb

from pantau.io.linking.engine import count
from pantau.io.linking.records import prepared
from pantau.roster.linkage import (
    balanced,
    blend,
    learnt_wrong,
    prior_match,
    shared_nik,
    with_fixed,
)
from pantau.roster.linkage_columns import PREPARED
from pantau.roster.linkage_learning import Patterns, Shares, learn
from pantau.roster.linkage_model import COMPARISONS, IDENTITY, NAME, Comparison, Model, Weights

FEWEST_ROWS: Final = 2_000  # below this a list teaches nothing that the shipped weights do not say better
_SAMPLE_ROWS: Final = 1_500  # their million pairs show what strangers share
_SMALL_SAMPLE: Final = 450  # enough for a list that is to be done in seconds
_MANY_ROWS: Final = 100_000
_BIRTHDAY_PAIRS: Final = 1_000_000
_EM_PAIRS: Final = 300_000
_RARE_NAME: Final = 4
_SEEN_OFTEN: Final = 10
_SIDED: Final = re.compile(r"\b([a-z_0-9]+)_l\b")
_CERTAIN_FOUND: Final = 0.85  # of the pairs of one person, the share that the certain rule finds


class Rule(NamedTuple):
    """Pairs to learn from: the column that they share, and what is alike in all of them, so not learnt there."""

    key: str
    alike: Comparison
    level: str


_LEARN_ON: Final = (
    Rule("train_name", NAME, "same"),
    Rule("train_nik", IDENTITY, "nik_birth_differs"),
)

Learnt = dict[str, dict[str, tuple[float, float]]]  # m, and the matched pairs it was learnt from


@cache
def shipped() -> Model:
    """The weights that came with the software, trained on generated lists (``scripts/train_linkage.py``)."""
    read = json.loads((files("pantau.roster") / "data" / "linkage_weights.json").read_text(encoding="utf-8"))
    weights = {
        one: {level: Weights(*pair) for level, pair in levels.items()}
        for one, levels in read["weights"].items()
    }
    return Model(weights, {one: dict.fromkeys(levels, "shipped") for one, levels in weights.items()}, 0.0001)


def train(con: duckdb.DuckDBPyConnection, rows: int, start: Model) -> Model:
    """A model for the rows in table ``records``; where they are few it leans on ``start``."""
    certain = count(
        con,
        "select sum(size * (size - 1) / 2) from (select count(*) as size from records"
        " where nik <> '' and nik not in (select nik from shared_nik) group by nik, birth_date)",
    )
    prior = prior_match(rows, certain / _CERTAIN_FOUND)
    base = with_fixed(start.weights, rows)
    if rows < FEWEST_ROWS:
        return Model(base, start.origin, prior)
    chance = _chance(con, rows, base)
    first = {
        one.code: {
            level.code: Weights(base[one.code][level.code].m, chance[one.code][level.code])
            for level in one.levels
            if not level.unknown
        }
        for one in COMPARISONS
    }
    return _learn(con, Model(with_fixed(first, rows), start.origin, prior), base)


def _chance(con: duckdb.DuckDBPyConnection, rows: int, base: Mapping[str, Mapping[str, Weights]]) -> Shares:
    """u of every level: by random pairs, and for the rare ones of NIK and birth date by pairs of one birthday."""
    size = _SAMPLE_ROWS if rows >= _MANY_ROWS else _SMALL_SAMPLE
    chance: Shares = {}
    for one in COMPARISONS:
        kept = {level.code: base[one.code][level.code].u for level in one.levels if not level.unknown}
        chance[one.code] = kept | ({} if _is_fixed(one) else _by_random_pairs(con, one, size))
    chance["identity"] |= _birthday_chance(con, rows)
    chance["identity"] |= shared_nik(rows)
    return chance


def _is_fixed(one: Comparison) -> bool:
    return all(level.fixed or level.unknown for level in one.levels)


def _by_random_pairs(con: duckdb.DuckDBPyConnection, one: Comparison, size: int) -> dict[str, float]:
    """The share of each level among the pairs of so many rows, where it was seen often enough to be told.

    It is what Splink's own sampling counts; asked in one query it is not a second of a list of some thousands.
    """
    chosen = f"(select * from people order by hash(uid), uid limit {size})"
    patterns = _patterns(con, [one], f"{chosen} l join {chosen} r on l.uid < r.uid")
    counted = {level: number for (level,), number in patterns.items() if level is not None}
    pairs = sum(counted.values())
    return {level: number / pairs for level, number in counted.items() if number >= _SEEN_OFTEN}


def _birthday_chance(con: duckdb.DuckDBPyConnection, rows: int) -> dict[str, float]:
    """u of the levels that ask for one birth date, from pairs of that birth date whose names are not alike.

    Random pairs hardly ever share a birthday, so a sample of them cannot show how often two people of one
    birthday have NIKs that are close; pairs within birthdays show it.
    """
    total = count(con, "select sum(n * (n - 1) / 2) from (select count(*) as n from people"
                       " where birth_date is not null group by birth_date)")  # fmt: skip
    share = max(1, total // _BIRTHDAY_PAIRS)
    case = " ".join(f"when {level.sql} then '{level.code}'" for level in IDENTITY.levels if level.sql)
    columns = [name for name in PREPARED if name.startswith(("nik", "birth"))] + ["name_normal"]
    sides = ", ".join(f"{side}.{name} as {name}_{side}" for side in "lr" for name in columns)
    days = f"(select * from people where birth_date is not null and hash(birth_date) % {share} = 0)"
    found = con.execute(
        f"select case {case} else 'differs' end as level, count(*) from (select {sides} from {days} l"
        f" join {days} r on l.birth_date = r.birth_date and l.uid < r.uid) where (nik_l = nik_r) is not true"
        " and jaro_winkler_similarity(name_normal_l, name_normal_r) < 0.8 group by level"
    ).fetchall()
    seen = sum(number for _, number in found)
    chance_of_birthday = total / max(rows * (rows - 1) / 2, 1)
    return {
        level: number / seen * chance_of_birthday
        for level, number in found
        if number >= _SEEN_OFTEN and level != "differs"  # of which random pairs know more
    }


def _learn(con: duckdb.DuckDBPyConnection, start: Model, base: Mapping[str, Mapping[str, Weights]]) -> Model:
    """m of every level by expectation maximisation, on pairs of one rare name and on pairs of one NIK."""
    _training_table(con)
    learnt: Learnt = {one.code: {} for one in COMPARISONS}
    for rule in _LEARN_ON:
        _one_session(con, start, rule, learnt)
    weights: dict[str, dict[str, Weights]] = {}
    origin: dict[str, dict[str, str]] = {}
    for one in COMPARISONS:
        known = [level.code for level in one.levels if not level.unknown]
        blended = {code: _blended(learnt[one.code].get(code), base[one.code][code].m) for code in known}
        m = balanced({code: share for code, (share, _) in blended.items()})
        u = balanced({code: start.weights[one.code][code].u for code in known})
        weights[one.code] = {code: Weights(m[code], u[code]) for code in known}
        origin[one.code] = {code: where for code, (_, where) in blended.items()}
    for code in learnt_wrong(weights):
        weights[code], origin[code] = dict(base[code]), dict.fromkeys(base[code], "shipped")
    return Model(with_fixed(weights, count(con, "select count(*) from records")), origin, start.prior)


def _blended(learnt: tuple[float, float] | None, shipped_share: float) -> tuple[float, str]:
    share, matches = learnt or (None, 0.0)
    return blend(share, matches, shipped_share)


def _training_table(con: duckdb.DuckDBPyConnection) -> None:
    """Rows as they came, with two columns to pair them by: a NIK that two carry, a name that few carry.

    Only those rows are prepared for comparing: in most lists one in ten.
    """
    pairs = count(con, "select sum(n * (n - 1) / 2) from (select count(*) as n from records where nik <> ''"
                       " group by nik having n between 2 and 5)")  # fmt: skip
    every = max(1, pairs // _EM_PAIRS)
    con.execute(
        "create or replace table chosen as select *,"
        " case when nik <> '' and tw between 2 and 5 then nik end as train_nik,"
        f" case when name_normal <> '' and tn between 2 and {_RARE_NAME} then name_normal end as train_name from"
        " (select *, count(*) over (partition by nik) as tw, count(*) over (partition by name_normal) as tn"
        " from records where nik not in (select nik from shared_nik))"
        f" where (hash(nik) % {every} = 0 and nik <> '' and tw > 1)"
        f" or (hash(name_normal) % {every} = 0 and name_normal <> '' and tn between 2 and {_RARE_NAME})"
    )
    con.execute(
        f"create or replace table learning as select p.*, train_nik, train_name from ({prepared('chosen')}) p"
        " join chosen using (uid)"
    )


def _one_session(con: duckdb.DuckDBPyConnection, start: Model, rule: Rule, learnt: Learnt) -> None:
    free = [one for one in COMPARISONS if one is not rule.alike]
    pairs = f"learning l join learning r on l.{rule.key} = r.{rule.key} and l.uid < r.uid"
    patterns = _patterns(con, free, pairs)
    if not patterns:
        return
    agreed = start.weights[rule.alike.code][rule.level]
    odds = start.prior / (1 - start.prior) * agreed.m / agreed.u
    lesson = learn(patterns, free, start.weights, odds / (1 + odds))
    matches = sum(patterns.values()) * lesson.matched
    for code, levels in lesson.m.items():
        learnt[code].update({level: (share, matches) for level, share in levels.items()})


def _patterns(con: duckdb.DuckDBPyConnection, comparisons: Sequence[Comparison], pairs: str) -> Patterns:
    """How many of the pairs have which levels."""
    columns = sorted({name for one in comparisons for name in _columns(one)})
    sides = ", ".join(f"{side}.{name} as {name}_{side}" for side in "lr" for name in columns)
    levels = ", ".join(f"{_level(one)} as {one.code}" for one in comparisons)
    found = con.execute(
        f"select {levels}, count(*) from (select {sides} from {pairs}) group by all"
    ).fetchall()
    return {tuple(pattern): number for *pattern, number in found}


def _columns(one: Comparison) -> set[str]:
    return set(_SIDED.findall(" ".join(level.sql for level in one.levels)))


def _level(one: Comparison) -> str:
    """SQL that names the level of a pair; null where it is not known."""
    cases = " ".join(
        f"when {level.sql} then {'null' if level.unknown else repr(level.code)}"
        for level in one.levels
        if level.sql
    )
    return f"case {cases} else '{one.levels[-1].code}' end"
