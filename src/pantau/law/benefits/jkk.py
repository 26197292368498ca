"""JKK, work accident: lump sums by the wage, the wage while unable to work, costs, and the scholarship."""

from __future__ import annotations

from typing import Any

from pantau.core.money import Amount, percent_of
from pantau.core.text import Text
from pantau.law.answer import Given, Items, apply
from pantau.law.benefits import pmi
from pantau.law.benefits.care import cost_parts
from pantau.law.benefits.scholarship import scholarship_parts
from pantau.law.benefits.wage import counted_wage
from pantau.law.claim import Claimant
from pantau.law.dated import At, Row, Value, law_on
from pantau.law.question import require, stop_at
from pantau.law.refusal import fault
from pantau.law.rules import jkk

_YEAR = Amount(12)
_WORST_PARTIAL = Amount(70)


def benefit_parts(who: Claimant) -> Items:
    """What JKK owes after the event: its own parts, the costs, and the scholarship."""
    if who.memberships != 1:
        law_on(who.on).refuse("jkk.two_memberships")
    if who.segment == "PMI":
        yield from pmi.jkk_parts(who)
        return
    at = law_on(who.on)
    if who.event == "death":
        yield from death_parts(counted_wage(who), at)
    elif who.event == "total_disability":
        yield from total_disability_parts(counted_wage(who), at)
    elif who.event == "partial_disability":
        yield from _partial_disability(who, at)
    elif who.event == "temporary_disability":
        yield from _temporary(who, at)
    yield from cost_parts(who, at)
    if who.children and who.event in ("death", "total_disability"):
        yield from scholarship_parts(who, at)


def death_parts(wage: Given, at: At) -> Items:
    """Lump sum, periodic benefit and funeral after a death."""
    share, wages, floor = at["jkk.death_share"], at["jkk.benefit_wages"], at["jkk.death_floor"]
    amount = wage.number if isinstance(wage, Value) else wage
    above = percent_of(share.number, wages.number * amount) >= floor.number  # type: ignore[operator]
    idle = ("floor",) if above else ()
    yield from apply(jkk.jkk_death, "lump_sum", idle=idle, wage=wage, share=share, wages=wages, floor=floor)
    yield from periodic_parts(at)
    yield from apply(jkk.jkk_funeral, "funeral", funeral=at["jkk.funeral"])


def total_disability_parts(wage: Given, at: At) -> Items:
    """Lump sum and periodic benefit on total permanent disability."""
    share, wages = at["jkk.total_disability_share"], at["jkk.benefit_wages"]
    yield from apply(jkk.jkk_total_disability, "lump_sum", wage=wage, share=share, wages=wages)
    yield from periodic_parts(at)


def periodic_parts(at: At) -> Items:
    """The periodic benefit after death or total permanent disability."""
    monthly, months = at["jkk.periodic_monthly"], at["jkk.periodic_months"]
    yield from apply(jkk.jkk_periodic, "periodic", monthly=monthly, months=months)


def injury_of(code: str, at: At) -> Row:
    """The row of the disability table that a code names; raises `InputError` for any other code."""
    rows = {row["code"]: row for row in at["jkk.disability_table"].rows}
    if "_per_10" in code and code in rows:
        text = Text(
            "'{code}' dihitung per langkah: jumlahkan langkahnya dan berikan persentasenya dengan disability",
            "'{code}' counts by steps: add the steps up and give the percentage as disability",
        )
        stop_at([fault("injury", text.fill(code=code))])
    if code not in rows:
        text = Text(
            "'{code}' bukan baris tabel cacat yang terbaca: {codes}; bagi baris lain berikan persentasenya dengan "
            "disability",
            "'{code}' is not a row of the disability table that was read: {codes}; for any other row give its "
            "percentage as disability",
        )
        stop_at([fault("injury", text.fill(code=code, codes=", ".join(rows)))])
    return rows[code]


def _partial_disability(who: Claimant, at: At) -> Items:
    table = at["jkk.disability_table"]
    row = injury_of(who.injury, at) if who.injury else None
    share = row["share"] if row else who.disability
    also, detail = ((table,), Text(row["id"], row["en"])) if row else ((), None)
    why = Text("persentase tabel cacat PP 44/2015 Lampiran III", "the percentage of PP 44/2015 Lampiran III")
    require({"disability": share}, {"disability": why})
    if share is not None and share > _WORST_PARTIAL:
        at.refuse("jkk.disability_above_70")
    given: dict[str, Any] = {"wage": counted_wage(who), "disability": share, "wages": at["jkk.benefit_wages"]}
    if who.function_lost is None:
        yield from apply(jkk.jkk_partial_disability, "lump_sum", also=also, detail=detail, **given)
    else:
        given["function_lost"] = who.function_lost
        yield from apply(jkk.jkk_functional_disability, "lump_sum", also=also, detail=detail, **given)


def _temporary(who: Claimant, at: At) -> Items:
    months = _YEAR if who.months_unable is None else who.months_unable
    yield from temporary_parts(counted_wage(who), months, at)
    if who.months_unable is None:
        yield Text(
            "lama tidak mampu bekerja tidak disebut: dihitung 12 bulan; setelahnya 50 persen upah sebulan",
            "how long is not said: 12 months are counted; after that it is 50 percent of the wage a month",
        )


def temporary_parts(wage: Given, months: Amount, at: At) -> Items:
    """The wage while unable to work, one part for each step of the schedule that is reached."""
    schedule = at["jkk.temporary_disability"]
    for row in schedule.rows:
        last = months if row["last"] is None else min(months, row["last"])
        count = last - (row["first"] - 1)
        if count <= 0:
            break
        detail = Text(
            "{count} bulan mulai bulan ke-{first}: {share} persen upah",
            "{count} months from month {first} on: {share} percent of the wage",
        ).fill(count=count, first=row["first"], share=row["share"])
        given: dict[str, Any] = {"wage": wage, "share": row["share"], "months": count}
        yield from apply(jkk.jkk_temporary_disability, "temporary", also=(schedule,), detail=detail, **given)
