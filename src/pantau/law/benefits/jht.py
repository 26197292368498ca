"""JHT, old-age savings: the balance, or a part of it, once one of the grounds of the law is there."""

from __future__ import annotations

from pantau.core.money import HUNDRED, Amount
from pantau.core.notation import dated
from pantau.core.period import Month
from pantau.core.text import Text
from pantau.law.answer import Items, apply
from pantau.law.benefits.dates import age_on, months_later
from pantau.law.claim import Claimant
from pantau.law.contribution import contribution
from pantau.law.dated import At, Value, law_on
from pantau.law.question import require, stop_at
from pantau.law.refusal import fault
from pantau.law.rules.jht import contributions_paid, jht_payout

_BALANCE = Text(
    "saldo menurut BPJS Ketenagakerjaan; atau upah dan bulan iuran, untuk jumlah tanpa hasil pengembangan",
    "the balance by BPJS Ketenagakerjaan; or income and months paid, for the sum without yield",
)
_WAITS = ("dismissal", "resignation")


def benefit_parts(who: Claimant) -> Items:
    """The balance on one of the grounds in force, or the part that may be drawn after ten years."""
    at = law_on(who.on)
    if who.event == "partial_withdrawal":
        yield from _partial(who, at)
        return
    grounds = at["jht.grounds"]
    if who.event not in grounds.codes:
        at.get("jht.other_grounds")  # raises where they are not known
    if who.event == "retirement" and who.birth_date is not None:
        yield from _old_enough(who, at)
    first = who.on
    if who.event in _WAITS:
        wait = at["jht.wait_months"]
        first = months_later(who.on, wait.number)
        text = Text(
            "dibayar paling cepat {day}: masa tunggu {months} bulan ({law})",
            "paid on {day} at the earliest: a wait of {months} month ({law})",
        )
        yield text.fill(day=dated(first), months=wait.number, law=wait.reference)
    if who.claimed_on is None or who.claimed_on >= first:
        yield from _balance(who, HUNDRED, grounds)


def _partial(who: Claimant, at: At) -> Items:
    needed = at["jht.partial_months"]
    why = Text("bulan kepesertaan", "the months of membership")
    require({"months_paid": who.months_paid}, {"months_paid": why})
    if (who.months_paid or 0) < needed.number:
        text = Text(
            "belum dapat diambil sebagian: kepesertaan {paid} bulan, disyaratkan {months} ({law})",
            "no part can be drawn yet: {paid} months of membership, {months} are required ({law})",
        )
        yield text.fill(paid=who.months_paid, months=needed.number, law=needed.reference)
        return
    share, housing = at["jht.partial_share"], at["jht.partial_housing_share"]
    slots = {"share": share.number, "housing": housing.number}
    if who.share not in (None, share.number, housing.number):
        text = Text(
            "'{found}' tidak mungkin; pilih {share} atau {housing}",
            "'{found}' cannot be; choose {share} or {housing}",
        )
        stop_at([fault("share", text.fill(found=who.share, **slots))])
    yield from _balance(who, housing if who.share == housing.number else share, needed)
    text = Text(
        "hanya sekali selama menjadi peserta: {share} persen, atau {housing} persen untuk rumah",
        "once in a membership only: {share} percent, or {housing} percent for housing",
    )
    yield text.fill(**slots)


def _balance(who: Claimant, share: Amount | Value, right: Value) -> Items:
    if who.balance is not None:
        yield from apply(jht_payout, "balance", also=(right,), balance=who.balance, share=share)
        return
    known = who.segment in ("PU", "BPU") and who.income is not None and who.months_paid is not None
    require({"balance": known or None}, {"balance": _BALANCE})
    months, month = Amount(who.months_paid or 0), Month(who.on.year, who.on.month)
    monthly = contribution(segment=who.segment, programmes="JHT", month=month, income=who.income).total
    also = (right, *_rates(who, law_on(who.on)))
    yield from apply(
        contributions_paid, "contributions", also=also, monthly=monthly, months=months, share=share
    )
    yield Text(
        "tanpa hasil pengembangan, yang ditetapkan tiap tahun; upah dianggap sama selama semua bulan",
        "without yield, which is declared each year; the wage is taken to be the same in all months",
    )


def _old_enough(who: Claimant, at: At) -> Items:
    needed = at["jht.pension_age"]
    if age_on(who.birth_date or who.on, who.on) < needed.number:
        text = Text(
            "di bawah {age} tahun: hanya bila usia pensiun dalam perjanjian kerja lebih rendah ({law})",
            "below the age of {age}: only where the contract of work sets a lower pension age ({law})",
        )
        yield text.fill(age=needed.number, law=needed.reference)


def _rates(who: Claimant, at: At) -> tuple[Value, ...]:
    if who.segment == "PU":
        return (at["jht.rate_pu_employer"], at["jht.rate_pu_worker"])
    return (at["jht.rate_bpu"],) if who.segment == "BPU" else ()
