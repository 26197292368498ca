"""PMI, migrant workers: contributions for a whole contract, and JHT each month; the worker pays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pantau.core.money import ZERO, Amount
from pantau.core.notation import dated
from pantau.core.period import Month
from pantau.core.text import Text
from pantau.law.answer import Given, Items, apply
from pantau.law.dated import At, Value, law_on
from pantau.law.question import PHASES, Contributor, require, stop_at
from pantau.law.refusal import fault
from pantau.law.rules.pmi import pmi_before_work, pmi_during_work, pmi_jht

USUAL_MONTHS = 24


@dataclass(frozen=True)
class Package:
    """What a contract of so many months costs: a package and the months beyond it."""

    law: Value
    months: int
    beyond: int
    monthly: Value | None

    @property
    def amount(self) -> Amount:
        """JKK and JKM, during and after work."""
        each = self.monthly.number if self.monthly else ZERO
        return pmi_during_work(self.law.number, Amount(self.beyond), each)

    @property
    def laws(self) -> tuple[Value, ...]:
        """What the amount rests on."""
        return (self.law, self.monthly) if self.monthly and self.beyond else (self.law,)

    @property
    def given(self) -> dict[str, Any]:
        """What the rule is computed from."""
        monthly: Given = self.monthly if self.monthly and self.beyond else ZERO
        return {"package": self.law, "months_beyond": Amount(self.beyond), "monthly": monthly}


def package_of(months: int, at: At) -> Package:
    """The package of a contract: 24, 12 or 6 months, and each month beyond (Permenaker 4/2023 Pasal 18)."""
    flat = at["pmi.months_24"]
    monthly = at.get("pmi.month_beyond")
    if monthly is None:  # Permenaker 18/2018 knows one amount only
        return Package(flat, months, 0, None)
    size = next((size for size in (24, 12, 6) if months >= size), None)
    if size is None:
        at.refuse("pmi.months_below_6")
    return Package(at[f"pmi.months_{size}"], size, months - size, monthly)


def contribution_parts(who: Contributor) -> Items:
    """What a PMI pays: JKK and JKM at once for the contract, JHT each month."""
    at = law_on(who.day)
    both = [code for code in who.programmes if code in ("JKK", "JKM")]
    if len(both) == 1:
        at.refuse("pmi.one_programme")
    if both:
        yield from _contract(who, at)
    if "JHT" in who.programmes:
        yield from _savings(who, at)
        if both:
            yield Text(
                "JKK dan JKM dibayar sekali untuk seluruh kontrak, JHT setiap bulan",
                "JKK and JKM are paid once for the whole contract, JHT every month",
            )


def _contract(who: Contributor, at: At) -> Items:
    changes = [
        entry.since for entry in at.parameters["pmi.months_24"].entries if Month.of(entry.since) == who.month
    ]
    if any(since > at.day for since in changes):
        text = Text(
            "hukum berubah pada {day}, di dalam bulan ini: dihitung menurut hari pertama bulan",
            "the law changed on {day}, within this month: counted by the first day of the month",
        )
        yield text.fill(day=dated(changes[-1]))
    package = package_of(who.contract_months or USUAL_MONTHS, at)
    before = at["pmi.before_work"]
    by_length = at.get("pmi.month_beyond") is not None
    if not by_length or who.agency is not False:
        yield from apply(pmi_before_work, "JKK+JKM", detail=PHASES["before"], flat=before)
    detail = Text("selama dan setelah bekerja", "during and after work")
    yield from apply(pmi_during_work, "JKK+JKM", detail=detail, **package.given)
    if by_length and who.contract_months is None:
        yield Text(
            "lama kontrak tidak disebut: dianggap 24 bulan",
            "the length of the contract is not said: 24 months assumed",
        )
    if not by_length and who.contract_months not in (None, USUAL_MONTHS):
        yield Text(
            "jumlah ini untuk 24 bulan; jumlah untuk lama kontrak lain sebelum Permenaker 4/2023 belum diketahui",
            "this amount is that of 24 months; that of another length before Permenaker 4/2023 is not known",
        )
    if by_length and who.agency is None:
        yield Text(
            "penempatan oleh P3MI dianggap; PMI perseorangan tidak membayar iuran sebelum bekerja",
            "placement by an agency is assumed; an individual PMI does not pay for the time before work",
        )
    if not by_length and who.agency is False:
        yield Text(
            "pengecualian PMI perseorangan dari iuran sebelum bekerja hanya diketahui dari Permenaker 4/2023",
            "only Permenaker 4/2023 is known to free individual PMI from the contribution before work",
        )


def _savings(who: Contributor, at: At) -> Items:
    law = at["pmi.jht_choices"]
    choices = [row["amount"] for row in law.rows]
    listed = ", ".join(str(choice) for choice in choices)
    why = Text(f"JHT PMI sebulan, salah satu dari {listed}", f"the JHT of a PMI a month, one of {listed}")
    require({"savings": who.savings}, {"savings": why})
    if who.savings is not None and who.savings not in choices:
        text = Text(f"JHT PMI adalah salah satu dari {listed}", f"the JHT of a PMI is one of {listed}")
        stop_at([fault("savings", text)])
    detail = Text("setiap bulan", "every month")
    yield from apply(pmi_jht, "JHT", also=(law,), detail=detail, savings=who.savings or ZERO)
