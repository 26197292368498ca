"""Every lawful benefit on a date, with the parts that make it up, for a review of published figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple, NoReturn, TypeAlias

from pantau.core.money import ZERO, Amount, percent_of, written
from pantau.core.text import Text
from pantau.errors import NotCodified
from pantau.law.answer import Item, Part, assess, status_of
from pantau.law.benefits import jkk, jkm, pmi
from pantau.law.benefits.scholarship import scholarship_amounts
from pantau.law.contributions.bands import bands
from pantau.law.dated import At, Status, Value, law_on
from pantau.law.lawful import LawfulAmount
from pantau.law.question import in_codified_range
from pantau.law.refusal import not_codified

Lister: TypeAlias = Callable[[str, str, At], Iterable[LawfulAmount]]
_SEGMENTS = ("PU", "BPU", "JAKON", "PMI")


class PaymentBounds(NamedTuple):
    """The lowest and the highest that one payment can be, with the law that says so."""

    low: Amount
    high: Amount
    reference: str
    status: Status

    @property
    def firm(self) -> bool:
        """Whether every value that it rests on is firm."""
        return self.status == "firm"


def death_amounts(programme: str, segment: str, day: date) -> tuple[LawfulAmount, ...]:
    """Every lawful benefit of one death without scholarship, on one membership, the usual one first.

    JKM: the whole package, and for BPU the funeral alone. JKK: 48 x base + periodic + funeral for each BPU
    band; PU and JAKON by the wage (``per_wage``, the floor of the lump sum left out, for no wage today is
    below it). ``segment`` empty: of every segment where the law is known.
    """
    return _listed(programme, segment, day, "death")


def disability_amounts(programme: str, segment: str, day: date) -> tuple[LawfulAmount, ...]:
    """Every lawful benefit of one total permanent disability without scholarship; PMI: the maximum."""
    return _listed(programme, segment, day, "disability")


@lru_cache(maxsize=2048)
def payment_bounds(programme: str, day: date, segment: str = "") -> PaymentBounds:
    """The lowest and the highest that one lawful JKM payment can be on one membership.

    The lowest is one year of one scholarship (before 2019-12-02: one month of the periodic benefit, which
    was not paid at once); the highest the whole package with every scholarship. PMI only where asked for.
    """
    in_codified_range(day)
    if programme != "JKM":
        if programme == "JKK":
            law_on(day).refuse("jkk.payment_bounds")
        _not_listed(programme)
    at = law_on(day)
    whole = max(death_amounts(programme, segment or "PU", day), key=lambda found: found.amount)
    schooling = scholarship_amounts(day)
    once = at.get("scholarship.once")
    low = at["jkm.periodic_monthly"].number if once else min(schooling.yearly)
    reference = _named_once((whole.reference, schooling.reference))
    return PaymentBounds(low, whole.amount + schooling.maximum, reference, whole.status)


@lru_cache(maxsize=2048)
def _listed(programme: str, segment: str, day: date, event: str) -> tuple[LawfulAmount, ...]:
    in_codified_range(day)
    if programme not in ("JKK", "JKM"):
        _not_listed(programme)
    lister = _LISTERS.get((programme, event))
    if lister is None:  # JKM pays nothing on disability
        return ()
    found: list[LawfulAmount] = []
    for one in (segment,) if segment else _SEGMENTS:
        try:
            found += lister(programme, one, law_on(day))
        except NotCodified:
            if segment:
                raise
    return tuple(found)


def _jkm_deaths(programme: str, segment: str, at: At) -> Iterable[LawfulAmount]:
    if segment == "PMI":
        for phase in ("during", "before"):
            where = Text("selama bekerja", "during work")
            if phase == "before":
                where = Text("sebelum atau setelah bekerja", "before or after work")
            yield _whole(programme, segment, where, pmi.death_parts(programme, phase, at))
        return
    whole = jkm.death_parts(jkm.Membership(segment, months_paid=_LONG), at)
    yield _whole(programme, segment, Text("paket JKM", "the JKM package"), whole)
    if segment != "BPU":
        return
    waiting = at.parameters["jkm.bpu_waiting_months"].on(at.day)
    if isinstance(waiting, Value) and waiting.number:
        short = jkm.death_parts(jkm.Membership(segment, months_paid=0), at)
        label = Text("iuran di bawah {months} bulan", "fewer than {months} months paid")
        yield _whole(programme, segment, label.fill(months=waiting.number), short)


def _jkk_deaths(programme: str, segment: str, at: At) -> Iterable[LawfulAmount]:
    if segment == "PMI":
        where = Text("selama bekerja", "during work")
        yield _whole(programme, segment, where, pmi.death_parts(programme, "during", at))
    elif segment == "BPU":
        for band in bands(at.day):
            parts = jkk.death_parts(band.law, at)
            yield _whole(programme, segment, _of_base(band.base), parts, band.base)
    else:
        yield _by_wage(segment, at, "death", jkk.death_parts(ZERO, at))


def _jkk_disabilities(programme: str, segment: str, at: At) -> Iterable[LawfulAmount]:
    if segment == "PMI":
        most = Text("paling banyak", "at most")
        yield _whole(programme, segment, most, pmi.total_disability_parts(at))
    elif segment == "BPU":
        for band in bands(at.day):
            parts = jkk.total_disability_parts(band.law, at)
            yield _whole(programme, segment, _of_base(band.base), parts, band.base)
    else:
        yield _by_wage(segment, at, "total_disability", jkk.total_disability_parts(ZERO, at))


def _not_listed(programme: str) -> NoReturn:
    """JHT and JP follow a balance or a career, JKP a wage: there is no list of lawful amounts."""
    missing = Text("daftar jumlah manfaat {programme}", "a list of the amounts of {programme}")
    settles = Text(
        "saldo, upah dan masa iuran peserta; tanyakan dengan benefit()",
        "the balance, wage and months of the member; ask benefit()",
    )
    not_codified(missing.fill(programme=programme), settles)


_LONG = 12
_LISTERS: dict[tuple[str, str], Lister] = {
    ("JKM", "death"): _jkm_deaths,
    ("JKK", "death"): _jkk_deaths,
    ("JKK", "disability"): _jkk_disabilities,
}


def _of_base(base: Amount) -> Text:
    return Text("dasar {base}", "base {base}").fill(base=written(base))


def _named_once(references: Iterable[str]) -> str:
    """Articles in one line, each once; a reference may name several."""
    return "; ".join(dict.fromkeys(article for one in references for article in one.split("; ")))


def _whole(
    programme: str, segment: str, label: Text, items: Iterable[Item], base: Amount | None = None
) -> LawfulAmount:
    parts = assess(items).parts
    reference = _named_once(part.reference for part in parts)
    status: Status = "to_confirm" if any(part.status == "to_confirm" for part in parts) else "firm"
    total = sum((part.amount for part in parts), ZERO)
    named = Text("{segment}, {label}", "{segment}, {label}").fill(segment=segment, label=label)
    return LawfulAmount(total, base, named, reference, status, segment, (programme,), parts)


def _by_wage(segment: str, at: At, event: str, items: Iterable[Item]) -> LawfulAmount:
    share, wages = at[f"jkk.{event}_share"], at["jkk.benefit_wages"]
    fixed = tuple(item for item in items if isinstance(item, Part) and item.code != "lump_sum")
    factor = percent_of(share.number, wages.number)
    laws: tuple[Value, ...] = (share, wages)
    label = Text("{segment}, {factor} kali upah", "{segment}, {factor} x wage")
    references = (*(law.reference for law in laws), *(part.reference for part in fixed))
    return LawfulAmount(
        amount=sum((part.amount for part in fixed), ZERO),
        base=None,
        label=label.fill(segment=segment, factor=written(factor)),
        reference=_named_once(references),
        status=status_of(laws),
        segment=segment,
        programmes=("JKK",),
        components=fixed,
        per_wage=factor,
    )
