"""PMI, migrant workers: contributions for a whole contract, and the amounts of their own benefits."""

from __future__ import annotations

from dataclasses import dataclass

from pantau.core.money import ZERO, Amount
from pantau.core.text import Text
from pantau.law.answer import Items, priced
from pantau.law.dated import At, Value, law_on
from pantau.law.question import Contributor, require, stop_at
from pantau.law.refusal import fault
from pantau.law.rule import rule

USUAL_MONTHS = 24
PHASES = {
    "before": Text("sebelum bekerja", "before work"),
    "during": Text("selama bekerja", "during work"),
    "after": Text("setelah bekerja", "after work"),
}


@rule(
    "pmi_before_work",
    title=Text("Iuran PMI, sebelum bekerja", "PMI contribution, before work"),
    law="Permenaker 4/2023 Pasal 18",
)
def pmi_before_work(flat: Amount) -> Amount:
    """A fixed amount for JKK and JKM together."""
    return flat


@rule(
    "pmi_during_work",
    title=Text("Iuran PMI, selama dan setelah bekerja", "PMI contribution, during and after work"),
    law="Permenaker 4/2023 Pasal 18",
)
def pmi_during_work(package: Amount, months_beyond: Amount, monthly: Amount) -> Amount:
    """The package of the contract, and so much for each month beyond it; JKK and JKM together."""
    return package + months_beyond * monthly


@rule("pmi_jht", title=Text("Iuran JHT, PMI", "JHT contribution, PMI"), law="Permenaker 4/2023")
def pmi_jht(savings: Amount) -> Amount:
    """The amount a month that the worker chose from the list."""
    return savings


@rule("pmi_benefit", title=Text("Manfaat PMI", "Benefit of PMI"), law="Permenaker 4/2023")
def pmi_benefit(flat: Amount) -> Amount:
    """A fixed amount."""
    return flat


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
    package = package_of(who.contract_months or USUAL_MONTHS, at)
    before = at["pmi.before_work"]
    by_length = at.get("pmi.month_beyond") is not None
    if not by_length or who.agency is not False:
        yield from priced(
            pmi_before_work, "JKK+JKM", pmi_before_work(before.number), (before,), PHASES["before"]
        )
    detail = Text("selama dan setelah bekerja", "during and after work")
    yield from priced(pmi_during_work, "JKK+JKM", package.amount, package.laws, detail)
    if by_length and who.contract_months is None:
        yield Text(
            "lama kontrak tidak disebut: dianggap 24 bulan",
            "the length of the contract is not said: 24 months assumed",
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
    yield from priced(pmi_jht, "JHT", pmi_jht(who.savings or ZERO), (law,), detail)


def death_parts(programme: str, phase: str, at: At) -> Items:
    """What is owed after the death of a PMI: during work one amount, before and after the JKM package."""
    if phase == "during":
        name = "jkm_during_work" if programme == "JKM" else "jkk_death_during_work"
        law = at[f"pmi.{name}"]
        yield from priced(pmi_benefit, "lump_sum", pmi_benefit(law.number), (law,), PHASES[phase])
        return
    law = at["pmi.jkm_outside_work" if programme == "JKM" else "pmi.jkk_death_outside_work"]
    for row in law.rows:
        yield from priced(pmi_benefit, row["code"], pmi_benefit(row["amount"]), (law,), PHASES[phase])


def total_disability_parts(at: At) -> Items:
    """The most that is owed to a PMI on total permanent disability."""
    law = at["pmi.jkk_total_disability"]
    detail = Text("paling banyak", "at most")
    yield from priced(pmi_benefit, "lump_sum", pmi_benefit(law.number), (law,), detail)
