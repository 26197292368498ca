"""JKK, work accident: contributions of PU, BPU and JAKON, and benefits by the wage that counts."""

from __future__ import annotations

from pantau.core.money import HUNDRED, Amount, greatest, percent_of
from pantau.core.text import Text
from pantau.law.answer import Items, priced
from pantau.law.dated import At, Value
from pantau.law.rule import rule


@rule("pu_jkk", title=Text("Iuran JKK, PU", "JKK contribution, PU"), law="PP 44/2015 Pasal 16(1)")
def pu_jkk(wage: Amount, rate: Amount, pay: Amount = HUNDRED) -> Amount:
    """A percentage of the monthly wage by risk class, without a limit; the employer pays."""
    return percent_of(pay, percent_of(rate, wage))


@rule("bpu_jkk", title=Text("Iuran JKK, BPU", "JKK contribution, BPU"), law="PP 44/2015 Lampiran II")
def bpu_jkk(base: Amount, rate: Amount, pay: Amount = HUNDRED) -> Amount:
    """One percent of the base of the income band."""
    return percent_of(pay, percent_of(rate, base))


@rule("jkk_death", title=Text("JKK, santunan kematian", "JKK, death"), law="PP 82/2019 Lampiran III")
def jkk_death(wage: Amount, share: Amount, wages: Amount, floor: Amount) -> Amount:
    """60 % x 80 wages, at least the lump sum of JKM."""
    return greatest(percent_of(share, wages * wage), floor)


@rule(
    "jkk_total_disability",
    title=Text("JKK, cacat total tetap", "JKK, total permanent disability"),
    law="PP 82/2019 Lampiran III",
)
def jkk_total_disability(wage: Amount, share: Amount, wages: Amount) -> Amount:
    """70 % x 80 wages."""
    return percent_of(share, wages * wage)


@rule(
    "jkk_partial_disability",
    title=Text("JKK, cacat sebagian", "JKK, partial permanent disability"),
    law="PP 82/2019 Lampiran III",
)
def jkk_partial_disability(wage: Amount, disability: Amount, wages: Amount) -> Amount:
    """The percentage of the table (for a loss of function: times the part lost) x 80 wages."""
    return percent_of(disability, wages * wage)


@rule(
    "jkk_temporary_disability",
    title=Text("JKK, sementara tidak mampu bekerja (STMB)", "JKK, temporarily unable to work (STMB)"),
    law="PP 82/2019 Lampiran III",
)
def jkk_temporary_disability(wage: Amount, share: Amount, months: Amount) -> Amount:
    """A share of the wage for so many months."""
    return percent_of(share, wage * months)


@rule(
    "jkk_periodic",
    title=Text("JKK, santunan berkala", "JKK, periodic benefit"),
    law="PP 82/2019 Lampiran III",
)
def jkk_periodic(monthly: Amount, months: Amount) -> Amount:
    """So much a month for so many months, payable at once."""
    return monthly * months


@rule("jkk_funeral", title=Text("JKK, biaya pemakaman", "JKK, funeral"), law="PP 82/2019 Lampiran III")
def jkk_funeral(funeral: Amount) -> Amount:
    """A fixed amount."""
    return funeral


def death_parts(wage: Amount, at: At, known: tuple[Value, ...] = ()) -> Items:
    """Lump sum, periodic benefit and funeral after a death; ``known``: what the wage rests on."""
    share, wages, floor = at["jkk.death_share"], at["jkk.benefit_wages"], at["jkk.death_floor"]
    amount = jkk_death(wage, share.number, wages.number, floor.number)
    bites = amount > percent_of(share.number, wages.number * wage)
    yield from priced(jkk_death, "lump_sum", amount, (share, wages, *known, *((floor,) if bites else ())))
    yield from periodic_parts(at)
    funeral = at["jkk.funeral"]
    yield from priced(jkk_funeral, "funeral", jkk_funeral(funeral.number), (funeral,))


def total_disability_parts(wage: Amount, at: At, known: tuple[Value, ...] = ()) -> Items:
    """Lump sum and periodic benefit on total permanent disability."""
    share, wages = at["jkk.total_disability_share"], at["jkk.benefit_wages"]
    amount = jkk_total_disability(wage, share.number, wages.number)
    yield from priced(jkk_total_disability, "lump_sum", amount, (share, wages, *known))
    yield from periodic_parts(at)


def partial_disability_parts(
    wage: Amount, disability: Amount, at: At, known: tuple[Value, ...] = ()
) -> Items:
    """The lump sum on partial permanent disability."""
    wages = at["jkk.benefit_wages"]
    amount = jkk_partial_disability(wage, disability, wages.number)
    yield from priced(jkk_partial_disability, "lump_sum", amount, (wages, *known))


def temporary_disability_parts(wage: Amount, months: Amount, at: At, known: tuple[Value, ...] = ()) -> Items:
    """The wage while unable to work, one part for each step of the schedule that is reached."""
    schedule = at["jkk.temporary_disability"]
    for row in schedule.rows:
        last = months if row["last"] is None else min(months, row["last"])
        count = last - (row["first"] - 1)
        if count <= 0:
            break
        amount = jkk_temporary_disability(wage, row["share"], count)
        detail = Text(
            "bulan {first} sampai {last}: {share} persen upah", "months {first} to {last}: {share} percent"
        )
        detail = detail.fill(first=row["first"], last=last, share=row["share"])
        yield from priced(jkk_temporary_disability, "temporary", amount, (schedule, *known), detail)


def periodic_parts(at: At) -> Items:
    """The periodic benefit after death or total permanent disability."""
    monthly, months = at["jkk.periodic_monthly"], at["jkk.periodic_months"]
    yield from priced(
        jkk_periodic, "periodic", jkk_periodic(monthly.number, months.number), (monthly, months)
    )


def rate_of(risk: str, at: At) -> Value:
    """The rate of a risk class of PU."""
    return at[f"jkk.rate_pu_{risk}"]
