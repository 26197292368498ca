"""What is owed: the benefits of JKK and JKM for one event, by the law of its day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pantau.core.money import ZERO, Amount
from pantau.core.terms import PROGRAMMES, SEGMENTS
from pantau.core.text import Text
from pantau.errors import Fault
from pantau.law import jkk, jkm, pmi
from pantau.law.answer import Assessment, Items, assess
from pantau.law.bands import band_of
from pantau.law.dated import Value, law_on
from pantau.law.question import from_2015, number, one_of, require, stop_at
from pantau.law.refusal import fault
from pantau.law.scholarship import Child, check_children, scholarship_parts

EVENTS: dict[str, Text] = {
    "death": Text("meninggal", "death"),
    "total_disability": Text("cacat total tetap", "total permanent disability"),
    "partial_disability": Text("cacat sebagian", "partial permanent disability"),
    "temporary_disability": Text("sementara tidak mampu bekerja", "temporarily unable to work"),
    "dismissal": Text("pemutusan hubungan kerja", "dismissal"),
    "retirement": Text("pensiun", "retirement"),
}
_BY_PROGRAMME = {
    "JKK": ("death", "total_disability", "partial_disability", "temporary_disability"),
    "JKM": ("death",),
}
_YEAR = Decimal(12)
_WORST_PARTIAL = Decimal(70)


@dataclass(frozen=True)
class Claimant:
    """Whose benefit is asked for, after which event."""

    programme: str
    event: str
    segment: str
    on: date
    income: Amount | None = None
    children: tuple[Child, ...] = ()
    months_paid: int | None = None
    disability: Amount | None = None
    memberships: int = 1
    phase: str = ""
    months_unable: Amount | None = None


def benefit(  # noqa: PLR0913  the question as FORMATS.md section 6 has it
    *,
    programme: str,
    event: str,
    segment: str,
    on: date,
    income: Decimal | int | str | None = None,
    children: Iterable[tuple[str, int]] = (),
    months_paid: int | None = None,
    disability: Decimal | int | str | None = None,
    memberships: int = 1,
    phase: str = "",
    months_unable: Decimal | int | str | None = None,
) -> Assessment:
    """What is owed after an event on that day (PP 44/2015; PP 82/2019 from 2019-12-02; Permenaker 1/2025).

    ``children``: (level, years done in it). ``disability``: percent of Lampiran III. ``phase``: of a PMI.

    >>> benefit(programme="JKM", event="death", segment="PU", on=date(2024, 7, 17)).total
    Decimal('42000000')
    """
    faults: list[Fault] = []
    who = Claimant(
        programme.strip().upper(),
        event,
        segment.strip().upper(),
        on,
        number("income", income, faults),
        tuple(Child(level.strip().upper(), done) for level, done in children),
        months_paid,
        number("disability", disability, faults),
        memberships,
        phase,
        number("months_unable", months_unable, faults),
    )
    stop_at([*faults, *_check(who)])
    from_2015(on)
    return assess(_owed(who))


def _owed(who: Claimant) -> Items:
    if who.programme not in _BY_PROGRAMME:
        law_on(who.on).refuse(f"{who.programme.lower()}.benefits")
    stop_at(check_children(who.children, who.on))
    yield from _jkm(who) if who.programme == "JKM" else _jkk(who)


def _check(who: Claimant) -> Iterator[Fault]:
    yield from one_of("programme", who.programme, PROGRAMMES)
    yield from one_of("segment", who.segment, SEGMENTS)
    yield from one_of("event", who.event, EVENTS)
    if who.phase:
        yield from one_of("phase", who.phase, pmi.PHASES)
    if who.months_paid is not None and who.months_paid < 0:
        yield fault("months_paid", Text("paling sedikit 0", "at least 0"))
    if who.memberships < 1:
        yield fault("memberships", Text("paling sedikit 1", "at least 1"))
    if who.event in EVENTS and who.event not in _BY_PROGRAMME.get(who.programme, EVENTS):
        text = Text(
            "{programme} tidak membayar pada peristiwa '{event}'", "{programme} pays nothing on '{event}'"
        )
        yield fault("event", text.fill(programme=who.programme, event=who.event))


def _jkk(who: Claimant) -> Items:
    if who.memberships != 1:
        law_on(who.on).refuse("jkk.two_memberships")
    if who.segment == "PMI":
        yield from _pmi_jkk(who)
        return
    at = law_on(who.on)
    wage, known = _wage(who)
    if who.event == "death":
        yield from jkk.death_parts(wage, at, known)
    elif who.event == "total_disability":
        yield from jkk.total_disability_parts(wage, at, known)
    elif who.event == "partial_disability":
        yield from jkk.partial_disability_parts(wage, _disability(who), at, known)
    else:
        yield from _temporary(who, wage, known)
    if who.children and who.event in ("death", "total_disability"):
        yield from scholarship_parts(who.children, at)


def _pmi_jkk(who: Claimant) -> Items:
    at, phase = law_on(who.on), who.phase or "during"
    if who.event == "death":
        yield from pmi.death_parts("JKK", phase, at)
        yield from _pmi_phase(who)
    elif who.event == "total_disability":
        yield from pmi.total_disability_parts(at)
    else:
        at.refuse("pmi.jkk_other")
    yield from _pmi_scholarship(who, phase)


def _wage(who: Claimant) -> tuple[Amount, tuple[Value, ...]]:
    if who.segment == "JAKON" and who.income is None:
        law_on(who.on).refuse("jakon.benefit_wage")
    why = Text(
        "upah (BPU: penghasilan yang dilaporkan) sebulan", "the monthly wage (BPU: the declared income)"
    )
    require({"income": who.income}, {"income": why})
    income = who.income or ZERO
    if who.segment != "BPU":
        return income, ()
    band = band_of(income, who.on)
    return band.base, (band.law,)


def _disability(who: Claimant) -> Amount:
    why = Text("persentase tabel cacat PP 44/2015 Lampiran III", "the percentage of PP 44/2015 Lampiran III")
    require({"disability": who.disability}, {"disability": why})
    share = who.disability or ZERO
    if share > _WORST_PARTIAL:
        law_on(who.on).refuse("jkk.disability_above_70")
    return share


def _temporary(who: Claimant, wage: Amount, known: tuple[Value, ...]) -> Items:
    months = _YEAR if who.months_unable is None else who.months_unable
    yield from jkk.temporary_disability_parts(wage, months, law_on(who.on), known)
    if who.months_unable is None:
        yield Text(
            "lama tidak mampu bekerja tidak disebut: dihitung 12 bulan; setelahnya 50 persen upah sebulan",
            "how long is not said: 12 months are counted; after that it is 50 percent of the wage a month",
        )


def _jkm(who: Claimant) -> Items:
    at, phase = law_on(who.on), who.phase or "during"
    if who.memberships > 1 and (who.segment == "PMI" or who.memberships > 2):
        at.refuse("jkm.more_memberships")
    if who.segment == "PMI":
        yield from pmi.death_parts("JKM", phase, at)
        yield from _pmi_phase(who)
        yield from _pmi_scholarship(who, phase)
        return
    member = jkm.Membership(who.segment, who.months_paid, who.memberships)
    yield from jkm.death_parts(member, at)
    if who.children:
        yield from _jkm_scholarship(who)


def _jkm_scholarship(who: Claimant) -> Items:
    at = law_on(who.on)
    needed = at["scholarship.jkm_months_paid"]
    slots = {"months": needed.number, "law": needed.reference, "paid": who.months_paid}
    if who.months_paid is not None and who.months_paid < needed.number:
        text = Text(
            "tanpa beasiswa: iuran dibayar {paid} bulan, disyaratkan {months} ({law})",
            "no scholarship: {paid} months are paid, {months} are required ({law})",
        )
        yield text.fill(**slots)
        return
    yield from scholarship_parts(who.children, at, (needed,))
    text = Text(
        "beasiswa JKM mensyaratkan {months} bulan iuran ({law}); belum diketahui apakah harus berturut-turut",
        "a JKM scholarship requires {months} months paid ({law}); whether in a row is not known",
    )
    if who.months_paid is None:
        text = Text(
            "bulan iuran tidak disebut: dianggap {months} atau lebih, syarat beasiswa JKM ({law})",
            "months paid are not said: {months} or more are assumed, as a JKM scholarship requires ({law})",
        )
    yield text.fill(**slots)


def _pmi_phase(who: Claimant) -> Items:
    if not who.phase:
        yield Text(
            "masa tidak disebut (sebelum, selama atau setelah bekerja): dianggap selama bekerja",
            "the phase (before, during or after work) is not said: during work is assumed",
        )


def _pmi_scholarship(who: Claimant, phase: str) -> Items:
    if who.children and who.event in ("death", "total_disability"):
        at = law_on(who.on)
        law = at["pmi.scholarship" if phase == "during" else "pmi.scholarship_outside_work"]
        yield from scholarship_parts(who.children, at, (law,))
