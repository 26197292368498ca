"""Random worker-months with all that goes wrong in them, and what the law says of each row asked by itself."""

from datetime import date
from decimal import Decimal
from random import Random
from typing import NamedTuple

import pyarrow

from pantau.core.period import Month
from pantau.core.terms import PROGRAMMES, SPONSORS
from pantau.errors import PantauError
from pantau.law import RISKS, bands, contribution
from pantau.law.dated import parameters
from pantau.law.question import MOST, MOST_INCOME

CENT = Decimal("0.01")
MONEY = pyarrow.decimal128(18, 2)
SCHEMA = pyarrow.schema(
    {
        "row_number": pyarrow.int64(),
        "segment": pyarrow.string(),
        "month": pyarrow.date32(),
        "income": MONEY,
        "risk": pyarrow.string(),
        "sponsor": pyarrow.string(),
        "occupation": pyarrow.string(),
        "labour_intensive": pyarrow.bool_(),
        "contract_value": MONEY,
        "programmes": pyarrow.string(),
    }
)
FIRST = Month(2015, 6)  # the month before the law begins
MANY = 12 * 16 - 4  # to January 2031, the month after it ends
# Months at a change of the law, which half of the rows are taken from.
TURNS = sorted(
    {
        month
        for parameter in parameters().by_id.values()
        for entry in parameter.entries
        for month in (Month.of(entry.since).plus(step) for step in (-1, 0, 1))
        if FIRST <= month <= FIRST.plus(MANY - 1)
    }
)
EDGES = [
    edge + step
    for band in bands(date(2024, 7, 1))
    for edge in (band.low, band.high or band.low)
    for step in (-CENT, Decimal(0), CENT, Decimal(500))
]
CAPS = [
    entry.number + step
    for name in ("jp.wage_cap", "jkp.wage_cap")
    for entry in parameters()[name].entries
    if hasattr(entry, "number")
    for step in (-CENT, Decimal(0), CENT)
]
ODD = [None, Decimal(-1), -CENT, Decimal(0), CENT, MOST_INCOME, MOST_INCOME + CENT, Decimal(10) ** 15]
CONTRACTS = [
    *(Decimal(million) * 10**6 + step for million in (100, 500, 1000, 5000) for step in (-CENT, 0, CENT)),
    *(Decimal(0), CENT, MOST, MOST + CENT, Decimal(-5), -CENT, Decimal(987_654_321_012_345)),
]
OCCUPATIONS = [
    *("", "ojek", "Ojek", "oJek", " ojek ", "ojek online", "ojek/kurir", "pengemudi ojek-online", "Driver"),
    *("kurir", "OJOL", "ojeknya", "sopiran", "nelayan", "pedagang", "-", "ojek2", None),
]


class Said(NamedTuple):
    """What the law says of one row: each programme's amount, None where it refuses; and of all together."""

    amounts: dict[str, Decimal | None]
    status: str | None


def rows_of(seed: int, many: int) -> list[dict]:
    """Worker-months out of a seed."""
    chance = Random(seed)
    return [_row(chance, place) for place in range(many)]


def _row(chance: Random, place: int) -> dict:
    segment = chance.choice(["PU", "PU", "BPU", "BPU", "BPU", "JAKON", "JAKON", "PMI", "XX", None])
    month = chance.choice(TURNS) if chance.random() < 0.5 else FIRST.plus(chance.randrange(MANY))
    built = segment == "JAKON"
    return {
        "row_number": place,
        "segment": segment,
        "month": month.first,
        "income": None if built and chance.random() < 0.7 else _income(chance),
        "risk": chance.choice([*RISKS, *RISKS, "tall", "", None]),
        "sponsor": chance.choice([*SPONSORS, "", None]),
        "occupation": chance.choice(OCCUPATIONS),
        "labour_intensive": chance.choice([True, False, None]),
        "contract_value": _contract(chance) if built and chance.random() < 0.8 else None,
        "programmes": _programmes(chance),
    }


def _income(chance: Random) -> Decimal | None:
    kind = chance.random()
    if kind < 0.3:
        return chance.choice(EDGES)
    if kind < 0.5:
        return chance.choice(CAPS)
    if kind < 0.6:
        return chance.choice(ODD)
    return Decimal(chance.randrange(30 * 10**8)) * CENT


def _contract(chance: Random) -> Decimal:
    return chance.choice(CONTRACTS) if chance.random() < 0.5 else Decimal(chance.randrange(10**13)) * CENT


def _programmes(chance: Random) -> str:
    codes = chance.sample(list(PROGRAMMES), chance.randint(1, 5))
    return "+".join(codes if chance.random() < 0.3 else sorted(codes, key=list(PROGRAMMES).index))


def table_of(rows: list[dict]) -> pyarrow.Table:
    """The rows as a table with exact types."""
    return pyarrow.Table.from_pylist(rows, SCHEMA)


def said_of(row: dict) -> Said:
    """One row put to the law, each programme by itself and all of them together."""
    codes = row["programmes"].split("+")
    found = {code: _asked(row, code) for code in codes}
    whole = _asked(row, row["programmes"]) if None not in found.values() else None
    amounts = {code: None if one is None else one.total for code, one in found.items()}
    return Said(amounts, whole.status if whole is not None else None)


def _asked(row: dict, programmes: str):
    # A column that says nothing for a segment is not read there: the risk of a BPU, the contract of a PU.
    of_segment = {
        "PU": {"risk": row["risk"] or "", "labour_intensive": bool(row["labour_intensive"])},
        "BPU": {"sponsor": row["sponsor"] or "", "occupation": row["occupation"] or ""},
        "JAKON": {"contract_value": row["contract_value"]},
    }.get(row["segment"], {})
    if row["segment"] == "PU" and "JKK" not in programmes:
        of_segment["risk"] = ""
    try:
        return contribution(
            segment=row["segment"] or "",
            programmes=programmes,
            month=Month.of(row["month"]),
            income=row["income"],
            **of_segment,
        )
    except PantauError:
        return None


def compare(row: dict, found: dict) -> list[str]:
    """Where a row of the table says something else than the law asked for it; nothing where they agree."""
    said, wrong = said_of(row), []
    for code in PROGRAMMES:
        amount, expected = found[code.lower()], said.amounts.get(code)
        if amount != expected:
            wrong.append(f"{code} is {amount}, the law says {expected}")
    whole = None not in said.amounts.values()
    # Of PMI a table says nothing, whatever the law answers.
    if row["segment"] == "PMI":
        wrong = [] if found["law_reason"] == "pmi_contract" and _all_null(found) else [f"PMI: {found}"]
    elif (found["law_reason"] is None) != whole:
        wrong.append(f"the reason is {found['law_reason']}, the law says {said.amounts}")
    elif whole and found["law_status"] != said.status:
        wrong.append(f"the status is {found['law_status']}, the law says {said.status}")
    return [f"{one}: {row}" for one in wrong]


def _all_null(found: dict) -> bool:
    return all(found[code.lower()] is None for code in PROGRAMMES)
