"""A made-up ledger as the tables of the ledger, without files and intake: what a faultless intake would record."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, Final

import pyarrow as pa

from pantau.core.ledger_tables import (
    COUNTS_PROGRAMME,
    COUNTS_TWO_IN_SEGMENT,
    COUNTS_TWO_PAYERS,
    COUNTS_WORKER,
    FACTS,
    LedgerTable,
)
from pantau.io.store.columns import arrow_schema
from pantau.synthetic.ledger_rows import AMOUNTS, Claim, Member, Paid, World
from pantau.synthetic.ledger_truth import Truth, first_of, twice

RECORDED: Final = datetime(2025, 6, 1, tzinfo=UTC)
BATCH: Final = "b" + "0" * 16
_Row = dict[str, Any]


def ledger_tables(world: World, recorded_at: datetime = RECORDED, batch: str = BATCH) -> dict[str, pa.Table]:
    """The tables of facts by name; ``person`` is the number of the person in the world, figures are empty."""
    return {
        name: _table(table, _ROWS[name](world) if name in _ROWS else iter(()), recorded_at, batch)
        for name, table in FACTS.items()
    }


def _table(table: LedgerTable, rows: Iterator[_Row], recorded_at: datetime, batch: str) -> pa.Table:
    traced = [
        {
            **row,
            "sign": 1,
            "batch": batch,
            "recorded_at": recorded_at,
            "origin": batch,
            "file": f"{table.name}.csv",
            "sheet": "",
            "row": number,
        }
        for number, row in enumerate(rows, 2)
    ]
    return pa.Table.from_pylist(traced, schema=arrow_schema(table))


def _body(world: World, person: int) -> _Row:
    who = world.people[person]
    return {"sex": who.sex, "birth_month": who.birth_date.replace(day=1)}


def _people(world: World) -> Iterator[_Row]:
    last: dict[int, Member] = {}
    for each in world.members:
        if each.person not in last or each.start >= last[each.person].start:
            last[each.person] = each
    for person, each in last.items():
        yield {"person": person, **_body(world, person), "region": each.region}


def _enrolments(world: World) -> Iterator[_Row]:
    for each in world.members:
        told = {name: value for name, value in each._asdict().items() if name not in ("payer", "risk")}
        yield {**told, **_body(world, each.person)}


def _contributions(world: World) -> Iterator[_Row]:
    truth = Truth(world)
    for each in world.paid:
        told = {name: value for name, value in each._asdict().items() if name != "amounts"}
        month = {"month": each.month.first, "counts": _counts(truth.by_person[each.person][each.month], each)}
        yield {**told, **month, **dict(zip(AMOUNTS, each.amounts, strict=True)), **_body(world, each.person)}


def _counts(rows: Sequence[Paid], row: Paid) -> int:
    """What a row counts for among the rows of its person-month."""
    bits = 0
    if rows[0] is row:
        bits |= COUNTS_WORKER
        bits |= COUNTS_TWO_PAYERS if twice(rows, False) else 0
        bits |= COUNTS_TWO_IN_SEGMENT if twice(rows, True) else 0
    for name, bit in COUNTS_PROGRAMME.items():
        bits |= bit if first_of(rows, name) is row else 0
    return bits


def _claims(world: World) -> Iterator[_Row]:
    held: dict[int, list[Member]] = {}
    for member in world.members:
        held.setdefault(member.person, []).append(member)
    for each in world.claims:
        member = _member_of(each, held[each.person])
        of = {"segment": member.segment, "category": member.category, "sponsor": member.sponsor}
        yield {**each._asdict(), **of, **_body(world, each.person)}


def _member_of(claim: Claim, held: list[Member]) -> Member:
    return next(each for each in held if each.lasts_on(claim.event_date))


def _deaths(world: World) -> Iterator[_Row]:
    return (each._asdict() for each in world.deaths)


def _eligible(world: World) -> Iterator[_Row]:
    return (each._asdict() for each in world.eligible)


_ROWS: Final[dict[str, Callable[[World], Iterator[_Row]]]] = {
    "people": _people,
    "enrolments": _enrolments,
    "contributions": _contributions,
    "claims": _claims,
    "deaths": _deaths,
    "eligible": _eligible,
}
