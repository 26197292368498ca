"""Every lawful amount on a date, so that a review can hold a published figure against the law.

Asked many times with the same few questions, so each answer is computed once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import product
from math import gcd
from typing import NamedTuple, TypeAlias

from pantau.core.money import HUNDRED, ZERO, Amount, percent_of, rupiah, written
from pantau.core.period import Month
from pantau.core.text import Text
from pantau.errors import NotCodified
from pantau.law.answer import Part, references_of, status_of
from pantau.law.contributions.bands import Band, bands
from pantau.law.contributions.pmi import package_of
from pantau.law.contributions.pu import SHARED, rate_of
from pantau.law.contributions.relief import FULL, Relief, lawful_reliefs
from pantau.law.dated import At, Status, Value, law_on
from pantau.law.question import OFFERED, RISKS, chosen, in_codified_range
from pantau.law.rules.jht import bpu_jht
from pantau.law.rules.jkk import bpu_jkk
from pantau.law.rules.jkm import bpu_jkm

Whose: TypeAlias = tuple[str, tuple[str, ...]]  # segment and programmes
USUAL_SETS = (("JKK", "JKM"), ("JKK", "JKM", "JHT"), ("JKK", "JKM", "JHT", "JP"))


class Bounds(NamedTuple):
    """The lowest and the highest percentage of the wage."""

    low: Amount
    high: Amount


@dataclass(frozen=True)
class LawfulAmount:
    """One amount that the law gives.

    Where the wage is free (PU, JAKON) the lawful amount is ``amount + per_wage x wage``; for BPU ``base``
    is the base of its band and ``per_wage`` is 0. ``components`` are the parts that make it up.
    """

    amount: Amount
    base: Amount | None
    label: Text
    reference: str
    status: Status
    segment: str
    programmes: tuple[str, ...]
    components: tuple[Part, ...] = ()
    per_wage: Amount = ZERO

    def on_wage(self, wage: Amount) -> Amount:
        """The amount on a monthly wage, in whole rupiah."""
        return rupiah(self.amount + self.per_wage * wage)


def lawful_rates(
    segment: str, programmes: Iterable[str] | str, month: Month, sponsor: str = ""
) -> tuple[LawfulAmount, ...]:
    """Every lawful contribution of one worker for a month.

    BPU: one for each band and relief. PU and JAKON: by the wage (JP: up to its cap), one for each risk class
    and relief. PMI: one for each package of a contract. ``segment`` empty: of every segment where the law is
    known; ``programmes`` empty: of the usual sets; ``sponsor`` empty: with and without what hangs on it.
    """
    in_codified_range(month.first)
    asked = chosen(programmes)
    found: list[LawfulAmount] = []
    for one, wanted in product((segment,) if segment else OFFERED, (asked,) if asked else USUAL_SETS):
        try:
            found += _rates(one, wanted, month, sponsor) if set(wanted) <= set(OFFERED[one]) else ()
        except NotCodified:
            if segment:
                raise
    return tuple(found)


def wage_rate_bounds(programmes: Iterable[str] | str, month: Month) -> Bounds:
    """The lowest and highest percentage of the wage that PU pay in all, employer and worker together."""
    rates = [found.per_wage * HUNDRED for found in lawful_rates("PU", chosen(programmes), month)]
    return Bounds(min(rates), max(rates))


def rate_step(
    programmes: Iterable[str] | str, month: Month, sponsor: str = "", segment: str = "BPU"
) -> Amount:
    """The largest amount of which every lawful contribution is a whole multiple: 100 rupiah for BPU."""
    amounts = [int(found.amount) for found in lawful_rates(segment, programmes, month, sponsor)]
    return Decimal(gcd(*amounts))


@lru_cache(maxsize=4096)
def _rates(segment: str, programmes: tuple[str, ...], month: Month, sponsor: str) -> tuple[LawfulAmount, ...]:
    at = law_on(month.first)
    if segment == "PMI":
        return tuple(_pmi_rates(programmes, at))
    reliefs = lawful_reliefs(segment, sponsor, at) if set(programmes) & {"JKK", "JKM"} else (FULL,)
    if segment == "BPU":
        return tuple(_bpu_rate(programmes, band, relief, at) for relief in reliefs for band in bands(at.day))
    by_risk = segment == "PU" and "JKK" in programmes
    cut = at.get("relief.labour_intensive") if by_risk else None
    if cut is not None:
        reliefs = (*reliefs, Relief(cut))
    return tuple(
        _wage_rate((segment, programmes), risk, relief, at)
        for relief in reliefs
        for risk in (RISKS if by_risk else ("",))
    )


def _bpu_rate(programmes: tuple[str, ...], band: Band, relief: Relief, at: At) -> LawfulAmount:
    amounts, laws = [], []
    if "JKK" in programmes:
        laws += [at["jkk.rate_bpu"], band.law]
        amounts.append(bpu_jkk(band.base, laws[0].number, relief.pay))
    if "JKM" in programmes:
        laws.append(at["jkm.flat_bpu"])
        amounts.append(bpu_jkm(laws[-1].number, relief.pay))
    if "JHT" in programmes:
        laws += [band.law, at["jht.rate_bpu"]]
        amounts.append(bpu_jht(band.base, laws[-1].number))
    label = Text("BPU, dasar {base}", "BPU, base {base}").fill(base=written(band.base))
    total = sum((rupiah(amount) for amount in amounts), ZERO)
    found = _lawful(("BPU", programmes), total, _labelled(label, relief), (*laws, *relief.laws))
    return replace(found, base=band.base)


def _wage_rate(whose: Whose, risk: str, relief: Relief, at: At) -> LawfulAmount:
    segment, programmes = whose
    share, laws = ZERO, list(relief.laws)
    for code in programmes:
        for law in _wage_laws(segment, code, risk, at):
            # The relief for labour-intensive industry halves JKK alone; the others halve JKK and JKM.
            halved = code == "JKK" or (code == "JKM" and not _is_labour_intensive(relief))
            share += percent_of(relief.pay if halved else HUNDRED, law.number) / HUNDRED
            laws.append(law)
    label = Text(f"{segment}, dari upah", f"{segment}, of the wage")
    if risk:
        label = Text("{segment}, risiko {risk}", "{segment}, {risk} risk").fill(
            segment=segment, risk=RISKS[risk]
        )
    return replace(_lawful(whose, ZERO, _labelled(label, relief), laws), per_wage=share)


def _wage_laws(segment: str, code: str, risk: str, at: At) -> tuple[Value, ...]:
    if segment == "JAKON":
        return (at[f"{code.lower()}.rate_jakon_wage"],)
    if code == "JKK":
        return (rate_of(risk, at),)
    names = {
        "JKM": ("jkm.rate_pu",),
        "JKP": (),
        **{programme: tuple(rates.values()) for programme, rates in SHARED.items()},
    }
    return tuple(at[name] for name in names[code])


def _is_labour_intensive(relief: Relief) -> bool:
    return any(law.parameter == "relief.labour_intensive" for law in relief.laws)


def _pmi_rates(programmes: tuple[str, ...], at: At) -> Iterable[LawfulAmount]:
    whose = ("PMI", programmes)
    if programmes == ("JHT",):
        law = at["pmi.jht_choices"]
        label = Text("PMI, JHT pilihan", "PMI, JHT as chosen")
        yield from (_lawful(whose, row["amount"], label, (law,)) for row in law.rows)
    if programmes != ("JKK", "JKM"):  # JHT is monthly, JKK and JKM are paid once: they have no sum
        return
    before = at["pmi.before_work"]
    by_length = at.get("pmi.month_beyond") is not None
    for months, agency in product(
        (24, 12, 6) if by_length else (24,), (True, False) if by_length else (True,)
    ):
        package = package_of(months, at)
        how = Text("melalui P3MI", "by an agency") if agency else Text("perseorangan", "individual")
        label = Text("PMI, {months} bulan, {how}", "PMI, {months} months, {how}").fill(months=months, how=how)
        paid = (*package.laws, before) if agency else package.laws
        yield _lawful(whose, package.amount + (before.number if agency else ZERO), label, paid)


def _labelled(label: Text, relief: Relief) -> Text:
    if relief.detail is None:
        return label
    return Text("{label}; {relief}", "{label}; {relief}").fill(label=label, relief=relief.detail)


def _lawful(whose: Whose, amount: Amount, label: Text, laws: Iterable[Value]) -> LawfulAmount:
    used = tuple(laws)
    return LawfulAmount(amount, None, label, references_of(used), status_of(used), *whose)
