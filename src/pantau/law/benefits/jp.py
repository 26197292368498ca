"""JP, pension: old-age, disability and survivors' pensions, or contributions and yield at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from pantau.core.money import HUNDRED, Amount
from pantau.core.notation import dated
from pantau.core.period import Month
from pantau.core.text import Text
from pantau.errors import Fault
from pantau.law.answer import Given, Items, apply
from pantau.law.benefits.dates import age_on, birthday
from pantau.law.claim import Child, Claimant
from pantau.law.dated import At, Value, law_on, parameters
from pantau.law.question import FIRST_DAY, require, stop_at
from pantau.law.refusal import fault
from pantau.law.rules.jht import jht_payout
from pantau.law.rules.jp import jp_pension

_AVERAGE = Text(
    "upah tertimbang rata-rata sebulan (PP 45/2015 Pasal 17)",
    "the average indexed monthly wage (PP 45/2015 Pasal 17)",
)
_MONTHS = Text("bulan iuran yang dibayar", "the months of contributions paid")


_CHILD = Text(
    "anak; paling banyak {many} anak, sampai usia {age}, menikah atau bekerja",
    "child; {many} children at most, until {age}, marriage or work",
)


@dataclass(frozen=True)
class Counted:
    """How many months count for a pension, and the legal values that say so; None: no pension is due."""

    months: Given | None
    laws: tuple[Value, ...]


def pension_age(birth: date) -> tuple[int, date]:
    """The pension age of somebody by birth date, and the day it is reached (PP 45/2015 Pasal 15).

    >>> pension_age(date(1967, 5, 1))
    (59, datetime.date(2026, 5, 1))
    """
    schedule = [entry for entry in parameters()["jp.pension_age"].entries if isinstance(entry, Value)]
    for place, entry in enumerate(schedule):
        age = int(entry.number)
        reached = max(birthday(birth, age), entry.since)
        if place + 1 == len(schedule) or reached < schedule[place + 1].since:
            return age, reached
    raise AssertionError("the last step of the schedule always holds")


def benefit_parts(who: Claimant) -> Items:
    """The monthly pension of the worker, or of each survivor, or the sum paid at once."""
    require({"months_paid": who.months_paid}, {"months_paid": _MONTHS})
    stop_at(_calendar(who))
    at = law_on(who.on)
    if who.event == "retirement":
        early = list(_too_early(who, at))
        yield from early
        if early and who.birth_date is not None:
            return
    grown = list(_grown(who, at))
    if grown:
        yield from grown
        return
    counted = _counted(who, at)
    if counted.months is None:
        yield from _at_once(who, counted.laws)
        return
    require({"average_wage": who.average_wage}, {"average_wage": _AVERAGE})
    for receiver, share in _receivers(who, at):
        yield from _pension(who, counted, receiver, share)


def _counted(who: Claimant, at: At) -> Counted:
    paid = Amount(who.months_paid or 0)
    long = at["jp.months_old_age"]
    if who.event == "retirement":
        return Counted(paid if paid >= long.number else None, (long,))
    if paid >= long.number:
        return Counted(paid, (long,))
    needed = at["jp.disability_wait_months" if who.event == "total_disability" else "jp.survivor_months"]
    density, whole = at["jp.density"], at["jp.counted_months"]
    why = Text(
        "bulan iuran pertama, untuk kepadatan iuran", "the month of the first contribution, for density"
    )
    require({"joined": who.joined}, {"joined": why})
    member = _months_since(who)
    dense = paid * HUNDRED >= density.number * member
    return Counted(whole if dense and member >= needed.number else None, (needed, density))


def _months_since(who: Claimant) -> Amount:
    """Months from that of the first contribution to that of the event, which itself is not yet over."""
    first = who.joined or Month.of(FIRST_DAY)
    return Amount((who.on.year - first.year) * 12 + who.on.month - first.number)


def _calendar(who: Claimant) -> Iterator[Fault]:
    """JP began in July 2015: nobody joined before, and nobody paid more months than there were."""
    if who.joined is not None and who.joined.first < FIRST_DAY:
        text = Text("'{found}' sebelum JP dimulai, {first}", "'{found}' is before JP began, {first}")
        yield fault("joined", text.fill(found=who.joined, first=dated(FIRST_DAY)))
    elif (who.months_paid or 0) > _months_since(who) + 1:
        text = Text(
            "'{found}' lebih banyak daripada bulan yang ada: {most}",
            "'{found}' is more than the months there were: {most}",
        )
        yield fault("months_paid", text.fill(found=who.months_paid, most=_months_since(who) + 1))


def _receivers(who: Claimant, at: At) -> list[tuple[Text | None, Given]]:
    """Who receives a pension, and which share of it."""
    shares = at["jp.shares"]
    by_code = {row["code"]: row["share"] for row in shares.rows}
    if who.event == "retirement":
        return [(None, HUNDRED)]
    if who.event == "total_disability":
        return [(Text("cacat total tetap", "total permanent disability"), by_code["disability"])]
    if not who.heirs or "spouse" in who.heirs:
        return [(Text("janda atau duda", "widow or widower"), by_code["spouse"])]
    grown = who.children and not list(_young(who, at))
    if "child" in who.heirs and not (grown and "parent" in who.heirs):
        return [
            (_CHILD.fill(many=at["jp.children"].number, age=at["jp.child_last_age"].number), by_code["child"])
        ]
    if "parent" not in who.heirs:
        text = Text("JP dibayar kepada spouse, child atau parent", "JP is paid to a spouse, child or parent")
        stop_at([fault("heirs", text)])
    single = Text("orang tua, bila peserta lajang", "parent, where the member was single")
    return [(single, by_code["parent"])]


def _pension(who: Claimant, counted: Counted, receiver: Text | None, share: Given) -> Items:
    at = law_on(who.on)
    given: dict[str, Any] = {
        "average_wage": who.average_wage,
        "months": counted.months,
        "accrual": at["jp.accrual_share"],
        "share": share,
        "minimum": at["jp.minimum"],
        "maximum": at["jp.maximum"],
    }
    also = (*counted.laws, *((at["jp.shares"],) if receiver else ()))
    facts = _facts(who)
    yield from apply(
        jp_pension, "pension", also=also, detail=receiver, idle=_idle(given), facts=facts, **given
    )
    if share != HUNDRED and set(_idle(given)) != {"minimum", "maximum"}:
        yield Text(
            "belum diketahui apakah batas paling sedikit dan paling banyak berlaku sebelum atau sesudah bagian ahli "
            "waris dihitung; di sini sesudahnya",
            "whether the lowest and highest amount hold before or after the share of a survivor is taken is not "
            "known; here after it",
        )
    yield Text(
        "pensiun sebulan yang pertama; tiap tahun disesuaikan dengan inflasi tahun sebelumnya",
        "the first monthly pension; each year it follows the inflation of the year before",
    )


def _idle(given: dict[str, Any]) -> tuple[str, ...]:
    """The bounds that do not decide."""
    plain = {name: one.number if isinstance(one, Value) else one for name, one in given.items()}
    low, high = plain["minimum"], plain["maximum"]
    free = jp_pension(**{**plain, "minimum": Amount(0), "maximum": Amount("1e15")})
    return (*(("minimum",) if free >= low else ()), *(("maximum",) if free <= high else ()))


def _at_once(who: Claimant, laws: tuple[Value, ...]) -> Items:
    why = Text(
        "saldo JP (iuran dan hasil pengembangan) menurut BPJS Ketenagakerjaan: belum cukup lama untuk pensiun",
        "the JP balance (contributions and yield) by BPJS Ketenagakerjaan: not long enough for a pension",
    )
    require({"balance": who.balance}, {"balance": why})
    detail = Text("sekaligus, belum cukup lama untuk pensiun", "at once, not long enough for a pension")
    balance = who.balance or Amount(0)
    yield from apply(jht_payout, "balance", also=laws, detail=detail, balance=balance, share=HUNDRED)


def _too_early(who: Claimant, at: At) -> Items:
    """A sentence where the pension age is not reached, or is not known to be."""
    needed, deferral = at["jp.pension_age"], at["jp.deferral_years"]
    if who.birth_date is None:
        text = Text(
            "usia tidak disebut: dianggap mencapai usia pensiun {age} tahun ({law})",
            "the age is not said: the pension age of {age} is taken to be reached ({law})",
        )
        yield text.fill(age=needed.number, law=needed.reference)
        return
    age, day = pension_age(who.birth_date)
    if who.on < day:
        text = Text(
            "belum mencapai usia pensiun: {age} tahun pada {day} ({law}); setelah itu dapat ditunda paling lama "
            "{years} tahun",
            "the pension age is not reached: {age} on {day} ({law}); after it, it may be put off {years} years",
        )
        yield text.fill(age=age, day=dated(day), law=needed.reference, years=deferral.number)


def _grown(who: Claimant, at: At) -> Items:
    """A sentence where the pension would be the children's and every one of them is too old for it."""
    alone = who.event == "death" and set(who.heirs) == {"child"}
    age = at["jp.child_last_age"]
    if alone and who.children and not list(_young(who, at)):
        text = Text(
            "semua anak telah berusia {age} tahun atau lebih: tanpa pensiun anak ({law})",
            "every child is {age} years old or more: no pension of children ({law})",
        )
        yield text.fill(age=age.number, law=age.reference)


def _young(who: Claimant, at: At) -> Iterator[Child]:
    """The children who are young enough, or whose age is not said."""
    last = at["jp.child_last_age"].number
    yield from (one for one in who.children if one.birth is None or age_on(one.birth, who.on) < last)


def _facts(who: Claimant) -> tuple[Text, ...]:
    said = Text("iuran dibayar {paid} bulan", "{paid} months were paid").fill(paid=who.months_paid)
    if who.joined is None:
        return (said,)
    since = Text(
        "{many} bulan sejak iuran pertama, {joined}", "{many} months since the first contribution, {joined}"
    )
    return (said, since.fill(many=_months_since(who), joined=who.joined))
