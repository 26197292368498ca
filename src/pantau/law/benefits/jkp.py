"""JKP, job loss: the cash benefit after a dismissal, and what it requires."""

from __future__ import annotations

from typing import Any

from pantau.core.money import ZERO
from pantau.core.text import Text
from pantau.law.answer import Items, apply
from pantau.law.benefits.dates import age_on
from pantau.law.claim import Claimant
from pantau.law.dated import At, law_on
from pantau.law.question import require
from pantau.law.rules.jkp import jkp_cash


def benefit_parts(who: Claimant) -> Items:
    """A share of the last wage, up to its cap, step by step; nothing where a condition is not met."""
    at = law_on(who.on)
    if who.event == "contract_end":
        at.refuse("jkp.fixed_term")
    why = Text("upah terakhir yang dilaporkan", "the last reported wage")
    require({"income": who.income}, {"income": why})
    schedule, cap = at["jkp.cash"], at["jkp.wage_cap"]
    refused = list(_refused(who, at))
    if refused:
        yield from refused
        return
    for row in schedule.rows:
        months = row["last"] - row["first"] + 1
        detail = Text(
            "bulan {first} sampai {last}: {share} persen upah, paling lama selama belum bekerja",
            "months {first} to {last}: {share} percent of the wage, at most while without work",
        ).fill(first=row["first"], last=row["last"], share=row["share"])
        given: dict[str, Any] = {"wage": who.income or ZERO, "cap": cap, "share": row["share"]}
        also = (schedule, at["jkp.months_paid"], at["jkp.within_months"])
        yield from apply(jkp_cash, "cash", also=also, detail=detail, months=months, **given)
    yield from _conditions(who, at)


def _refused(who: Claimant, at: At) -> Items:
    """A sentence for each condition that is not met."""
    needed, within = at["jkp.months_paid"], at["jkp.within_months"]
    slots = {"needed": needed.number, "within": within.number, "law": needed.reference}
    if who.months_paid is not None and who.months_paid < needed.number:
        text = Text(
            "tanpa JKP: iuran dibayar {paid} bulan, disyaratkan {needed} dalam {within} bulan ({law})",
            "no JKP: {paid} months are paid, {needed} in {within} months are required ({law})",
        )
        yield text.fill(paid=who.months_paid, **slots)
    below = at["jkp.age_below"]
    if who.birth_date is not None and who.joined is not None:
        age = age_on(who.birth_date, who.joined.first)
        if age >= below.number:
            text = Text(
                "tanpa JKP: berusia {age} tahun saat didaftarkan, disyaratkan di bawah {below} ({law})",
                "no JKP: {age} years old at enrolment, below {below} is required ({law})",
            )
            yield text.fill(age=age, below=below.number, law=below.reference)
    longest = at.get("jkp.arrears_months")
    if longest is not None and who.employer_arrears is not None and who.employer_arrears > longest.number:
        text = Text(
            "pemberi kerja menunggak lebih dari {months} bulan: JKP tidak dibayarkan ({law})",
            "the employer is more than {months} months in arrears: JKP is not paid ({law})",
        )
        yield text.fill(months=longest.number, law=longest.reference)


def _conditions(who: Claimant, at: At) -> Items:
    needed, within = at["jkp.months_paid"], at["jkp.within_months"]
    if who.months_paid is None:
        text = Text(
            "bulan iuran tidak disebut: dianggap {needed} atau lebih dalam {within} bulan ({law})",
            "months paid are not said: {needed} or more in {within} months are assumed ({law})",
        )
        yield text.fill(needed=needed.number, within=within.number, law=needed.reference)
    if who.birth_date is None or who.joined is None:
        below = at["jkp.age_below"]
        text = Text(
            "usia saat didaftarkan tidak disebut: dianggap di bawah {age} tahun ({law})",
            "the age at enrolment is not said: below {age} is assumed ({law})",
        )
        yield text.fill(age=below.number, law=below.reference)
    if who.employer_arrears:
        yield from _arrears(at)
    yield Text(
        "mensyaratkan pemutusan hubungan kerja yang bukan pengunduran diri, cacat total tetap, pensiun atau "
        "meninggal, dan kesediaan bekerja kembali",
        "it requires a dismissal that is no resignation, total disability, retirement or death, and readiness "
        "to work again",
    )
    if at.day >= at["jkp.cash"].since and at.parameters["jkp.months_in_row"].on(at.day) is not None:
        yield from _in_a_row(at)


def _arrears(at: At) -> Items:
    law = at.get("jkp.arrears_months")
    if law is None:
        yield Text(
            "tunggakan pemberi kerja sebelum PP 6/2025: aturannya belum diketahui",
            "arrears of the employer before PP 6/2025: the rule is not known",
        )
        return
    text = Text(
        "pemberi kerja menunggak: dibayar bila perusahaan pailit atau tutup dan tunggakan paling lama {months} bulan "
        "({law})",
        "the employer is in arrears: paid where the company is bankrupt or closed and {months} months at most are "
        "owed ({law})",
    )
    yield text.fill(months=law.number, law=law.reference)


def _in_a_row(at: At) -> Items:
    if (gap := at.unknown("jkp.months_in_row")) is not None:
        yield Text("belum diketahui: {missing}", "not known: {missing}").fill(missing=gap.missing)
        return
    law = at["jkp.months_in_row"]
    text = Text(
        "disyaratkan pula {months} bulan iuran berturut-turut sebelum pemutusan hubungan kerja ({law})",
        "{months} months paid in a row before the dismissal are required too ({law})",
    )
    yield text.fill(months=law.number, law=law.reference)
