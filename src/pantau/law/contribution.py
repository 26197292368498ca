"""What is due: the contribution of one worker, or one construction contract, for one month."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from pantau.core.money import ZERO, Amount, rupiah, written
from pantau.core.period import Month
from pantau.core.text import Text
from pantau.errors import Fault
from pantau.law import jakon, jht, jkk, jkm, jkp, jp, pmi
from pantau.law.answer import Assessment, Items, assess, priced
from pantau.law.bands import band_of
from pantau.law.dated import At, Value, law_on
from pantau.law.question import (
    Contributor,
    check_contributor,
    chosen,
    from_2015,
    number,
    require,
    stop_at,
)
from pantau.law.relief import relief_for
from pantau.law.rule import Rule

_SHARES = Text("pemberi kerja {employer}, pekerja {worker}", "employer {employer}, worker {worker}")
_WAGE = Text("upah sebulan", "the monthly wage")
_RISK = Text("kelas risiko JKK pemberi kerja", "the JKK risk class of the employer")
_DECLARED = Text("penghasilan sebulan yang dilaporkan", "the declared monthly income")


def contribution(  # noqa: PLR0913  the question as FORMATS.md section 6 has it
    *,
    segment: str,
    programmes: Iterable[str] | str,
    month: Month,
    income: Decimal | int | str | None = None,
    risk: str = "",
    contract_value: Decimal | int | str | None = None,
    sponsor: str = "",
    occupation: str = "",
    labour_intensive: bool = False,
    contract_months: int | None = None,
    agency: bool | None = None,
    savings: Decimal | int | str | None = None,
) -> Assessment:
    """What is due for one month, by the law of that month (PP 44/2015, PP 45/2015, PP 46/2015 and later).

    ``income``: the wage, or what a BPU declares. ``contract_months``, ``agency``, ``savings`` (JHT): PMI.

    >>> contribution(segment="BPU", programmes="JKK,JKM", month=Month(2024, 7), income=1_000_000).total
    Decimal('16800')
    """
    faults: list[Fault] = []
    who = Contributor(
        segment.strip().upper(),
        chosen(programmes),
        month,
        number("income", income, faults),
        risk,
        number("contract_value", contract_value, faults),
        sponsor.strip().upper(),
        occupation,
        labour_intensive,
        contract_months,
        agency,
        number("savings", savings, faults),
    )
    stop_at([*faults, *check_contributor(who)])
    from_2015(who.day)
    return assess(_PARTS[who.segment](who))


def _pu(who: Contributor) -> Items:
    needed = {"income": _WAGE, **({"risk": _RISK} if "JKK" in who.programmes else {})}
    require({"income": who.income, "risk": who.risk}, needed)
    at, wage = law_on(who.day), who.income or ZERO
    for code in who.programmes:
        if code in ("JKK", "JKM"):
            relief = relief_for(who, code)
            law = jkk.rate_of(who.risk, at) if code == "JKK" else at["jkm.rate_pu"]
            rule = jkk.pu_jkk if code == "JKK" else jkm.pu_jkm
            amount = rule(wage, law.number, relief.pay)
            yield from priced(rule, code, amount, (law, *relief.laws), relief.detail)
            yield from relief.warnings
        elif code == "JHT":
            paid = {who_pays: at[f"jht.rate_pu_{who_pays}"] for who_pays in ("employer", "worker")}
            yield from _shared(
                jht.pu_jht, code, {k: jht.pu_jht(wage, v.number) for k, v in paid.items()}, paid
            )
        elif code == "JP":
            yield from _jp(wage, at)
        else:
            yield from jkp.contribution_parts(who, wage)


def _jp(wage: Amount, at: At) -> Items:
    cap = at["jp.wage_cap"]
    paid = {who_pays: at[f"jp.rate_{who_pays}"] for who_pays in ("employer", "worker")}
    amounts = {name: jp.pu_jp(wage, law.number, cap.number) for name, law in paid.items()}
    yield from _shared(jp.pu_jp, "JP", amounts, {**paid, "cap": cap})
    deferral = at.get("relief.pp49_2020_jp")
    if deferral is not None:
        text = Text(
            "{law}: {share} persen dibayar pada bulan ini, selebihnya dapat ditunda, bukan dihapus",
            "{law}: {share} percent is paid in this month, the rest may be deferred, not forgiven",
        )
        yield text.fill(law=deferral.reference, share=deferral.number)


def _shared(rule: Rule[...], code: str, amounts: dict[str, Amount], laws: dict[str, Value]) -> Items:
    # Each payer pays whole rupiah, so each share is rounded by itself and the two are added.
    each = {name: rupiah(amount) for name, amount in amounts.items()}
    detail = _SHARES.fill(**{name: written(amount) for name, amount in each.items()})
    yield from priced(rule, code, sum(each.values(), ZERO), laws.values(), detail)


def _bpu(who: Contributor) -> Items:
    at = law_on(who.day)
    if "JKK" in who.programmes or "JHT" in who.programmes:
        require({"income": who.income}, {"income": _DECLARED})
    for code in who.programmes:
        relief = relief_for(who, code)
        if code == "JKM":
            law = at["jkm.flat_bpu"]
            amount = jkm.bpu_jkm(law.number, relief.pay)
            yield from priced(jkm.bpu_jkm, code, amount, (law, *relief.laws), relief.detail)
        else:
            band = band_of(who.income or ZERO, who.day)
            law = at["jkk.rate_bpu" if code == "JKK" else "jht.rate_bpu"]
            rule = jkk.bpu_jkk if code == "JKK" else jht.bpu_jht
            pay = (relief.pay,) if code == "JKK" else ()
            amount = rule(band.base, law.number, *pay)
            yield from priced(rule, code, amount, (law, band.law, *relief.laws), relief.detail)
        yield from relief.warnings


_PARTS: dict[str, Callable[[Contributor], Items]] = {
    "PU": _pu,
    "BPU": _bpu,
    "JAKON": jakon.contribution_parts,
    "PMI": pmi.contribution_parts,
}
