"""An allocation in words and tables: who, how good, how sure, what more money would do, and what it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from pantau.core.money import written
from pantau.core.regions import full_name
from pantau.core.text import Language, Text
from pantau.planning.allocation_asked import AIMS, Asked
from pantau.planning.allocation_check import coverage_of
from pantau.planning.allocation_result import Allocation, Price
from pantau.planning.budget_tables import (
    COST,
    GROUP,
    MONTHS,
    PEOPLE,
    REGION,
    basis_table,
    group_title,
    rate_table,
)
from pantau.planning.buys_told import people_said, rupiah_said
from pantau.planning.cost import assumptions
from pantau.planning.cover import Due, dues, warnings_of
from pantau.planning.hazards import Hazards, hazards_of
from pantau.planning.tables import Column, Table

_REACHED = {
    "people": Text("orang terlindungi", "people covered"),
    "worker_months": Text("orang-bulan", "worker-months"),
    "benefit": Text("manfaat yang diharapkan, rupiah (perkiraan)", "expected benefit, rupiah (estimate)"),
    "poorest": Text("pekerja miskin ekstrem terlindungi", "workers in extreme poverty covered"),
}
_SOURCE = Column(Text("Sumber dana", "Payer"))


def told(found: Allocation) -> tuple[Text, ...]:
    """What came out, one sentence for each thing that matters."""
    return tuple(_told(found))


def _told(found: Allocation) -> Iterator[Text]:
    text = Text(
        "{people} terlindungi, {months} orang-bulan, dengan {cost} dari {money}",
        "{people} covered, {months} worker-months, for {cost} of {money}",
    )
    yield text.fill(
        people=people_said(found.people),
        months=written(Decimal(found.worker_months)),
        cost=rupiah_said(found.cost),
        money=rupiah_said(sum(pot.amount for pot in found.asked.pots)),
    )
    if found.smallest is not None:
        text = Text(
            "cakupan wilayah yang terendah menjadi {share} persen",
            "the lowest coverage of a region becomes {share} percent",
        )
        yield text.fill(share=percent(found.smallest))
    for one in found.reached:
        if one.bound == one.value:
            text = Text("{aim}: {value}, terbukti yang terbaik", "{aim}: {value}, proven to be the best")
        else:
            text = Text(
                "{aim}: {value}; tidak mungkin lebih dari {bound} (selisih {gap} persen)",
                "{aim}: {value}; it cannot be more than {bound} ({gap} percent more)",
            )
        if found.asked.weights and one.aim != "poorest":
            text = Text(f"{text.id} (berbobot)", f"{text.en} (weighted)")
        gap = written(Decimal(f"{one.gap * 100:.4f}"))
        slots = {"value": written(Decimal(one.value)), "bound": written(Decimal(one.bound)), "gap": gap}
        yield text.fill(aim=_REACHED[one.aim], **slots)
    for price in first_prices(found)[:5]:
        yield price_told(price)
    for toll in found.tolls[:5]:
        text = Text(
            "satu orang lebih sedikit pada syarat ini memberi {value} {aim}: {limit}",
            "one person less in this condition gives {value} {aim}: {limit}",
        )
        yield text.fill(value=written(toll.per_person), aim=_REACHED[toll.aim], limit=toll.limit.told)


def first_prices(found: Allocation) -> list[Price]:
    """What a million more buys, the best first: of the first aim that more money still raises."""
    for aim in dict.fromkeys(price.aim for price in found.prices):
        some = [price for price in found.prices if price.aim == aim and price.per_million > 0]
        if some:
            return sorted(some, key=lambda price: price.per_million, reverse=True)
    return []


def price_told(price: Price) -> Text:
    """What one more million in a pot buys, in words."""
    text = Text(
        "Rp1 juta lagi dari {pot}: kira-kira {value} {aim} (menurut relaksasi linear, untuk perubahan kecil)",
        "Rp1 million more from {pot}: about {value} {aim} (by the linear relaxation, for small changes)",
    )
    return text.fill(pot=price.pot.title, value=written(price.per_million), aim=_REACHED[price.aim])


def percent(share: Fraction) -> Text:
    """A share in percent, to two decimals, cut off so that it never says more than there is."""
    return written(Decimal(int(share * 10_000)) / 100)


def tables(found: Allocation) -> tuple[Table, ...]:
    """Who gets what, the pots, the regions before and after, the words, rates, and what it all rests on."""
    asked = found.asked
    words = Table(
        "result",
        Text("Hasil", "Result"),
        (Column(Text("Hasil", "Result")),),
        tuple((line,) for line in told(found)),
    )
    basis = basis_table(asked.cover, warnings(asked))
    more = tuple((Text("Angka kematian", "Death rates"), rates_told(rates)) for rates in rates_of(asked))
    aim = ((Text("Tujuan", "Aim"), AIMS[asked.aim]),)
    conditions = tuple((Text("Syarat", "Condition"), one.told) for one in asked.conditions)
    basis = Table(basis.name, basis.title, basis.columns, (*aim, *conditions, *basis.rows, *more))
    return (_shares(found), _pots(found), _regions(found), words, rate_table(_rates(asked)), basis)


def _shares(found: Allocation) -> Table:
    return Table(
        "shares",
        Text("Alokasi", "Allocation"),
        (REGION, GROUP, _SOURCE, PEOPLE, MONTHS, COST),
        tuple(
            (
                full_name(one.gap.region),
                group_title(one.gap),
                one.pot.title,
                one.people,
                one.months,
                one.cost,
            )
            for one in found.shares
        ),
        ("", "Total", "", found.people, None, found.cost),
    )


def _pots(found: Allocation) -> Table:
    worth = {price.pot: price for price in first_prices(found)}
    return Table(
        "money",
        Text("Sumber dana", "Sources of money"),
        (
            _SOURCE,
            Column(Text("Anggaran", "Budget"), "IDR"),
            Column(Text("Terpakai", "Used"), "IDR"),
            Column(Text("Sisa", "Left"), "IDR"),
            Column(Text("Rp1 juta lagi memberi", "Rp1 million more gives")),
        ),
        tuple(
            (pot.title, pot.amount, found.spent(pot), pot.amount - found.spent(pot), _worth(worth.get(pot)))
            for pot in found.asked.pots
        ),
    )


def _worth(price: Price | None) -> Text:
    if price is None:
        return Text("–", "–")
    return Text("{value} {aim}", "{value} {aim}").fill(
        value=written(price.per_million), aim=_REACHED[price.aim]
    )


def _regions(found: Allocation) -> Table:
    people: Counter[Any] = Counter()
    for share in found.shares:
        people[share.gap] += share.people
    before, after = coverage_of(found.asked.gaps, Counter()), coverage_of(found.asked.gaps, people)
    new: Counter[str] = Counter()
    for gap, many in people.items():
        new[gap.region] += many
    regions = dict.fromkeys(gap.region for gap in found.asked.gaps)
    return Table(
        "regions",
        Text("Cakupan menurut wilayah", "Coverage by region"),
        (
            REGION,
            Column(Text("Cakupan sekarang", "Coverage now"), "percent"),
            Column(Text("Cakupan nanti", "Coverage then"), "percent"),
            Column(Text("Orang baru", "Newly covered"), "people"),
        ),
        tuple((full_name(one), _share(before, one), _share(after, one), new[one]) for one in regions),
    )


def _share(shares: dict[str, Fraction], region: str) -> Decimal | None:
    return Decimal(int(shares[region] * 10_000)) / 100 if region in shares else None


def warnings(asked: Asked) -> tuple[Text, ...]:
    """What the law says beside the rates, then what was noted of figures and sources."""
    every = (due for months in _rates(asked).values() for due in months)
    return tuple(dict.fromkeys((*warnings_of(every), *asked.notes)))


def rates_of(asked: Asked) -> tuple[Hazards, ...]:
    """The chances of a death that the plan rests on, where it does."""
    return (asked.hazards or hazards_of(asked.cover),) if asked.aim in ("benefit", "worker_months") else ()


def rates_told(rates: Hazards) -> Text:
    """Chances of a death in words."""
    text = Text(
        "{deaths} kematian dan {work} kematian karena kerja per 1.000 orang setahun ({source})",
        "{deaths} deaths and {work} deaths at work per 1,000 people a year ({source})",
    )
    return text.fill(deaths=written(rates.deaths), work=written(rates.work_deaths), source=rates.source)


def _rates(asked: Asked) -> dict[str, tuple[Due, ...]]:
    """Rates by payer: of each category where they differ, else once."""
    found: dict[str, tuple[Due, ...]] = {}
    for pot in asked.pots:
        cover = asked.cover.paid_by(pot.source, pot.months[1])
        for gap in asked.gaps:
            found.setdefault(gap.category, dues(cover, gap.category))
    return found


def to_json(found: Allocation, language: Language = "id") -> dict[str, Any]:
    """The allocation for programs, with what it rests on."""
    return {
        "aim": found.asked.aim,
        "total": {"people": found.people, "worker_months": found.worker_months, "cost": found.cost},
        "reached": [
            {"aim": one.aim, "value": one.value, "bound": one.bound, "gap": round(one.gap, 8)}
            for one in found.reached
        ],
        "smallest_coverage": None if found.smallest is None else float(found.smallest * 100),
        "shares": [
            {
                "region": one.gap.region,
                "category": one.gap.category,
                "source": one.pot.source,
                "source_region": one.pot.region,
                "people": one.people,
                "months": one.months,
                "cost": one.cost,
            }
            for one in found.shares
        ],
        "money": [
            {"source": pot.source, "region": pot.region, "amount": pot.amount, "used": found.spent(pot)}
            for pot in found.asked.pots
        ],
        "one_million_more": [
            {
                "source": one.pot.source,
                "region": one.pot.region,
                "aim": one.aim,
                "value": float(one.per_million),
            }
            for one in first_prices(found)
        ],
        "told": [line.say(language) for line in told(found)],
        "conditions": [one.told.say(language) for one in found.asked.conditions],
        "assumptions": assumptions(found.asked.cover, _rates(found.asked))
        | {"death_rates": [rates.to_json() for rates in rates_of(found.asked)]},
        "warnings": [warning.say(language) for warning in warnings(found.asked)],
    }
