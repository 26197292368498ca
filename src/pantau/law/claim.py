"""A claim put to the law: whose benefit, after which event; checked before it is answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from pantau.core.money import Amount
from pantau.core.period import Month
from pantau.core.terms import PROGRAMMES, SEGMENTS
from pantau.core.text import Text
from pantau.errors import Fault
from pantau.law.benefits.dates import FIRST_BIRTH
from pantau.law.question import MOST_INCOME, OFFERED, PHASES, number, one_of, share_of
from pantau.law.refusal import fault

EVENTS: dict[str, Text] = {
    "death": Text("meninggal", "death"),
    "total_disability": Text("cacat total tetap", "total permanent disability"),
    "partial_disability": Text("cacat sebagian", "partial permanent disability"),
    "temporary_disability": Text("sementara tidak mampu bekerja", "temporarily unable to work"),
    "accident": Text("kecelakaan kerja atau penyakit akibat kerja, biaya", "work accident, its costs"),
    "dismissal": Text("pemutusan hubungan kerja", "dismissal"),
    "retirement": Text("pensiun", "retirement"),
    "resignation": Text("mengundurkan diri", "resignation"),
    "contract_end": Text("berakhirnya perjanjian kerja waktu tertentu", "end of a fixed-term contract"),
    "stopped_work": Text("BPU berhenti bekerja", "a self-employed worker stopped working"),
    "emigration": Text("meninggalkan Indonesia untuk selamanya", "leaving Indonesia for good"),
    "partial_withdrawal": Text("pengambilan sebagian", "partial withdrawal"),
    "rape": Text("pemerkosaan (PMI)", "rape (PMI)"),
    "failed_departure": Text("gagal berangkat (PMI)", "failed departure (PMI)"),
    "loss_on_return": Text("kerugian saat pulang (PMI)", "loss on the way home (PMI)"),
}
_ACCIDENT = ("death", "total_disability", "partial_disability", "temporary_disability", "accident")
_ABROAD = ("rape", "failed_departure", "loss_on_return")
_LEAVING = ("dismissal", "resignation", "contract_end", "stopped_work", "emigration")
_ENDS = {  # whose work ends that way (Permenaker 4/2022)
    "dismissal": ("PU",),
    "resignation": ("PU",),
    "contract_end": ("PU", "PMI"),
    "stopped_work": ("BPU",),
}
PAID_ON: Mapping[str, tuple[str, ...]] = {
    "JKK": (*_ACCIDENT, *_ABROAD, "dismissal"),
    "JKM": ("death",),
    "JHT": ("retirement", "total_disability", "death", *_LEAVING, "partial_withdrawal"),
    "JP": ("retirement", "total_disability", "death"),
    "JKP": ("dismissal", "contract_end"),
}
COSTS = (
    "medical", "diagnosis", "home_care", "transport_land", "transport_sea", "transport_air",
    "prosthesis", "dentures", "hearing_aid", "glasses", "medical_abroad", "loss",
)  # fmt: skip
HEIRS: dict[str, Text] = {
    "spouse": Text("janda atau duda", "widow or widower"),
    "child": Text("anak", "child"),
    "parent": Text("orang tua", "parent"),
    "grandparent": Text("kakek atau nenek", "grandparent"),
    "grandchild": Text("cucu", "grandchild"),
    "sibling": Text("saudara kandung", "sibling"),
    "parent_in_law": Text("mertua", "parent-in-law"),
    "will": Text("yang ditunjuk dalam wasiat", "the person named in a will"),
    "none": Text("tidak ada ahli waris", "no heir"),
}
MOST_MONTHS_PAID = 12 * 60
_DAYS = Decimal(30)  # a daily wage times 30 is the monthly wage (PP 44/2015; published cases of JAKON)


@dataclass(frozen=True)
class Child:
    """A child: the present level, the years already done in it, and the birth date where it is known."""

    level: str
    done: int
    birth: date | None = None


@dataclass(frozen=True)
class Claimant:
    """Whose benefit is asked for, after which event; None and empty: not said."""

    programme: str
    event: str
    segment: str
    on: date
    income: Amount | None = None
    children: tuple[Child, ...] = ()
    months_paid: int | None = None
    disability: Amount | None = None
    function_lost: Amount | None = None
    injury: str = ""
    months_unable: Amount | None = None
    memberships: int = 1
    phase: str = ""
    costs: Mapping[str, Amount] = field(default_factory=dict)
    balance: Amount | None = None
    average_wage: Amount | None = None
    birth_date: date | None = None
    joined: Month | None = None
    claimed_on: date | None = None
    heirs: tuple[str, ...] = ()
    employer_arrears: int | None = None
    share: int | None = None


def claimant(given: Mapping[str, object]) -> tuple[Claimant, list[Fault]]:
    """The claim out of the arguments of a question, and everything that is wrong with it."""
    faults: list[Fault] = []
    asked = dict(given)
    daily = number("daily_wage", _plain(asked.pop("daily_wage")), faults, most=MOST_INCOME // _DAYS)
    if daily is not None and given["income"] is not None:
        faults.append(
            fault("daily_wage", Text("pilih income atau daily_wage", "give income or daily_wage, not both"))
        )
    given = {**given, "income": given["income"] if daily is None else daily * _DAYS}
    for name in ("income", "balance", "average_wage"):
        asked[name] = number(name, _plain(given[name]), faults)
    for name in ("disability", "function_lost"):
        asked[name] = share_of(name, _plain(given[name]), faults)
    asked["months_unable"] = number("months_unable", _plain(given["months_unable"]), faults, most=1200)
    asked["costs"] = _costs(given["costs"], faults)
    asked["children"] = children_of(given["children"])  # type: ignore[arg-type]
    asked["heirs"] = _codes(given["heirs"])
    asked["programme"], asked["segment"] = (
        str(given[name]).strip().upper() for name in ("programme", "segment")
    )
    who = Claimant(**asked)  # type: ignore[arg-type]
    return who, [*faults, *_check(who)]


def _codes(given: Any) -> tuple[str, ...]:
    """Codes out of a sequence, or out of a comma list."""
    return tuple(given.replace(",", " ").split() if isinstance(given, str) else given)


def _plain(given: object) -> Decimal | int | str | None:
    return given  # type: ignore[return-value]


def _costs(given: object, faults: list[Fault]) -> dict[str, Amount]:
    found: dict[str, Amount] = {}
    for code, cost in dict(given or {}).items():  # type: ignore[call-overload]
        wrong = list(one_of("costs", code, COSTS))
        faults += wrong
        amount = number("costs", cost, faults)
        if not wrong and amount is not None:
            found[code] = amount
    return found


def _check(who: Claimant) -> Iterator[Fault]:
    yield from one_of("programme", who.programme, PROGRAMMES)
    yield from one_of("segment", who.segment, SEGMENTS)
    yield from one_of("event", who.event, EVENTS)
    if who.phase:
        yield from one_of("phase", who.phase, PHASES)
    for heir in who.heirs:
        yield from one_of("heirs", heir, HEIRS)
    yield from _bounded("months_paid", who.months_paid, 0, MOST_MONTHS_PAID)
    yield from _bounded("memberships", who.memberships, 1, 99)
    yield from _bounded("employer_arrears", who.employer_arrears, 0, MOST_MONTHS_PAID)
    if who.event in EVENTS and who.event not in PAID_ON.get(who.programme, EVENTS):
        text = Text(
            "{programme} tidak membayar pada peristiwa '{event}'", "{programme} pays nothing on '{event}'"
        )
        yield fault("event", text.fill(programme=who.programme, event=who.event))
    yield from _offered(who)
    yield from _heirs(who)
    yield from _amounts(who)
    yield from _dates(who)


def _heirs(who: Claimant) -> Iterator[Fault]:
    if "none" in who.heirs and len(who.heirs) > 1:
        yield fault(
            "heirs", Text("'none' tidak dapat bersama ahli waris lain", "'none' excludes any other heir")
        )
    if who.heirs == ("none",) and who.children:
        yield fault(
            "heirs", Text("anak adalah ahli waris: bukan 'none'", "children are heirs: it is not 'none'")
        )
    if who.employer_arrears is not None and who.segment in ("BPU", "PMI"):
        text = Text("{segment} tidak mempunyai pemberi kerja", "a {segment} has no employer")
        yield fault("employer_arrears", text.fill(segment=who.segment))


def _amounts(who: Claimant) -> Iterator[Fault]:
    if who.months_unable == 0:
        yield fault("months_unable", Text("0 bulan: tidak ada yang dibayar", "0 months: nothing is paid"))
    if who.disability == 0:
        yield fault("disability", Text("0 persen bukan cacat", "0 percent is no disability"))
    if who.income == 0 and who.segment != "BPU":
        yield fault("income", Text("upah 0 tidak mungkin", "a wage of 0 cannot be"))
    if who.injury and who.disability is not None:
        yield fault("injury", Text("pilih injury atau disability", "give injury or disability, not both"))


def _offered(who: Claimant) -> Iterator[Fault]:
    if who.programme in PROGRAMMES and who.programme not in OFFERED.get(who.segment, PROGRAMMES):
        text = Text("tidak ada {programme} untuk {segment}", "there is no {programme} for {segment}")
        yield fault("programme", text.fill(programme=who.programme, segment=who.segment))
    if who.programme == "JHT" and who.segment not in _ENDS.get(who.event, OFFERED):
        text = Text("peristiwa '{event}' bukan untuk {segment}", "the event '{event}' is not of {segment}")
        yield fault("event", text.fill(event=who.event, segment=who.segment))
    abroad = who.event in _ABROAD or (who.programme == "JKK" and who.event == "dismissal")
    if abroad and who.segment in SEGMENTS and who.segment != "PMI":
        text = Text("peristiwa '{event}' hanya untuk PMI", "the event '{event}' is of PMI only")
        yield fault("event", text.fill(event=who.event))


def unused(who: Claimant) -> Iterator[Text]:
    """A warning for what was said and is not of this question: it would be dropped without a word."""
    for name, of_use in OF_USE.items():
        if getattr(who, name) not in (None, "", (), {}) and not of_use(who):
            yield Text(
                "{name} tidak dipakai pada pertanyaan ini", "{name} is not used in this question"
            ).fill(name=name)


OF_USE: Mapping[str, Callable[[Claimant], bool]] = {
    "disability": lambda who: who.event == "partial_disability",
    "function_lost": lambda who: who.event == "partial_disability",
    "injury": lambda who: who.event == "partial_disability",
    "months_unable": lambda who: who.event == "temporary_disability",
    "costs": lambda who: who.programme == "JKK",
    "balance": lambda who: who.programme in ("JHT", "JP"),
    "average_wage": lambda who: who.programme == "JP",
    "share": lambda who: who.event == "partial_withdrawal",
    "phase": lambda who: who.segment == "PMI",
    "heirs": lambda who: who.event == "death",
    "children": lambda who: (
        who.programme in ("JKK", "JKM", "JP") and who.event in ("death", "total_disability")
    ),
}


def _dates(who: Claimant) -> Iterator[Fault]:
    if who.birth_date is not None and not FIRST_BIRTH <= who.birth_date <= who.on:
        text = Text(
            "'{found}' tidak mungkin; yang diharapkan antara 1900 dan {on}",
            "'{found}' cannot be; expected between 1900 and {on}",
        )
        yield fault("birth_date", text.fill(found=who.birth_date, on=who.on))
    if who.joined is not None and who.joined.first > who.on:
        text = Text("'{found}' sesudah peristiwa {on}", "'{found}' is after the event, {on}")
        yield fault("joined", text.fill(found=who.joined, on=who.on))
    if who.claimed_on is not None and who.claimed_on < who.on:
        text = Text("'{found}' sebelum peristiwa {on}", "'{found}' is before the event, {on}")
        yield fault("claimed_on", text.fill(found=who.claimed_on, on=who.on))


def _bounded(name: str, found: int | None, low: int, high: int) -> Iterator[Fault]:
    if found is not None and not (type(found) is int and low <= found <= high):
        text = Text(
            "'{found}' tidak mungkin; yang diharapkan {low} sampai {high}",
            "'{found}' cannot be; expected {low} to {high}",
        )
        yield fault(name, text.fill(found=found, low=low, high=high))


def children_of(told: Iterable[tuple[str, int] | tuple[str, int, date | None]]) -> tuple[Child, ...]:
    """Children out of (level, years done) or (level, years done, birth date)."""
    return tuple(Child(one[0].strip().upper(), *one[1:]) for one in told)
