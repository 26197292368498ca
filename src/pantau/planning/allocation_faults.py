"""What cannot be in the question for an allocation: every fault at once, each in one sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from pantau.core.categories import categories
from pantau.core.regions import is_region
from pantau.core.spelling import nearest
from pantau.core.terms import SPONSORS
from pantau.core.text import Text
from pantau.errors import Fault, InputError
from pantau.planning.allocation_asked import AIMS, POOREST, Asked, First, Limit, Pot, Scope
from pantau.planning.allocation_rows import counted
from pantau.planning.buys_told import people_said
from pantau.planning.cover import faults_of, planned
from pantau.planning.sources import ALL

MOST_WEIGHT = 1000


def faults_in(asked: Asked) -> list[Fault]:
    """Every fault of a question, each said once."""
    found = [*faults_of(asked.cover), *_of_pots(asked), *_of_conditions(asked), *_of_aim(asked)]
    told = {(one.file, one.message["id"]): one for one in reversed(found)}
    return [one for one in found if told[one.file, one.message["id"]] is one]


def checked(asked: Asked) -> None:
    """Raise `InputError` with every fault of a question, if there is one."""
    if faults := faults_in(asked):
        raise InputError(faults)


def _of_pots(asked: Asked) -> Iterator[Fault]:
    if not asked.pots:
        yield planned(
            "money", Text("sebutkan paling sedikit satu sumber dana", "name at least one source of money")
        )
    for place, times in Counter((pot.source, pot.region) for pot in asked.pots).items():
        if times > 1:
            text = Text(
                "{source} {region} disebut {times} kali; jumlahkan",
                "{source} of {region} is named {times} times; add them up",
            )
            yield planned("money", text.fill(source=place[0], region=place[1], times=times))
    for number, pot in enumerate(asked.pots, 1):
        where = f"money {number}"
        yield from _of_pot(asked, pot, where)


def _of_pot(asked: Asked, pot: Pot, where: str) -> Iterator[Fault]:
    if pot.source not in SPONSORS:
        yield planned(where, _unknown("source", pot.source, list(SPONSORS)))
    if pot.amount < 0:
        text = Text(
            "anggaran {found} negatif; tulis 0 atau lebih", "the budget {found} is negative; write 0 or more"
        )
        yield planned(where, text.fill(found=pot.amount))
    low, high = pot.months
    if not 1 <= low <= high <= 12:
        text = Text(
            "{low} sampai {high} bulan tidak mungkin; dari 1 sampai 12, yang kecil lebih dahulu",
            "{low} to {high} months cannot be; from 1 to 12, the smaller first",
        )
        yield planned(where, text.fill(low=low, high=high))
    for category in pot.pays:
        if category != ALL and not _known(asked, category):
            yield planned(where, _unknown("category", category, _codes(asked)))
    yield from _of_scope(asked, Scope(pot.region), where)


def _of_conditions(asked: Asked) -> Iterator[Fault]:
    for condition in asked.conditions:
        if isinstance(condition, Limit):
            yield from _of_limit(asked, condition, "least" if condition.at_least else "most")
        elif isinstance(condition, First):
            yield from _of_scope(asked, Scope(condition.region, condition.category), "first")
            yield from _of_share(condition.share, "first")
        else:
            yield from _of_share(condition.points, "spread")
            yield from _needs_eligible(asked, Scope(), "spread")
    yield from _crossed(asked)


def _of_limit(asked: Asked, limit: Limit, where: str) -> Iterator[Fault]:
    yield from _of_scope(asked, limit.scope, where)
    some = asked.gaps_in(limit.scope)
    missing = sum(gap.uncovered for gap in some)
    if limit.coverage is not None:
        yield from _of_share(limit.coverage, where)
        yield from _needs_eligible(asked, limit.scope, where)
    elif limit.people is None or limit.people < 0:
        text = Text("sebutkan orang (0 atau lebih) atau cakupan", "name people (0 or more) or coverage")
        yield planned(where, text)
    elif some and limit.at_least and limit.people > missing:
        text = Text(
            "{told}: hanya {people} yang belum terlindungi di sana",
            "{told}: only {people} are not covered there",
        )
        yield planned(where, text.fill(told=limit.told, people=people_said(missing)))


def _crossed(asked: Asked) -> Iterator[Fault]:
    """Floors above ceilings of the same scope."""
    limits = [one for one in asked.conditions if isinstance(one, Limit)]
    ceilings: dict[Scope, list[Limit]] = {}
    for one in limits:
        if not one.at_least:
            ceilings.setdefault(one.scope, []).append(one)
    for low in (one for one in limits if one.at_least):
        for high in ceilings.get(low.scope, ()):
            have = counted(asked.gaps_in(low.scope))
            if low.wanted(*have) > high.wanted(*have):
                text = Text("{low} melebihi {high}", "{low} is above {high}")
                yield planned("least", text.fill(low=low.told, high=high.told))


def _of_aim(asked: Asked) -> Iterator[Fault]:
    if asked.aim not in AIMS:
        yield planned("aim", _unknown("aim", asked.aim, list(AIMS)))
    if asked.aim == "poorest" and not asked.groups_in(Scope(category=POOREST)):
        text = Text(
            "tidak ada kelompok {code} dalam angka; tambahkan, atau pilih tujuan lain",
            "there is no group {code} in the figures; add it, or choose another aim",
        )
        yield planned("aim", text.fill(code=POOREST))
    if asked.fair:
        yield from _needs_eligible(asked, Scope(), "fair")
    for category, weight in asked.weights:
        if not _known(asked, category):
            yield planned("weights", _unknown("category", category, _codes(asked)))
        if not 1 <= weight <= MOST_WEIGHT:
            text = Text(
                "bobot {found} tidak mungkin; 1 sampai {most}", "the weight {found} cannot be; 1 to {most}"
            )
            yield planned("weights", text.fill(found=weight, most=MOST_WEIGHT))


def _of_scope(asked: Asked, scope: Scope, where: str) -> Iterator[Fault]:
    if not is_region(scope.region):
        text = Text(
            "'{found}' bukan kode wilayah, yang seperti 36.72",
            "'{found}' is not a region code, which is like 36.72",
        )
        yield planned(where, text.fill(found=scope.region[:40]))
    elif scope.category and not _known(asked, scope.category):
        yield planned(where, _unknown("category", scope.category, _codes(asked)))
    elif not asked.groups_in(scope):
        text = Text("tidak ada angka untuk {scope}", "there are no figures for {scope}")
        yield planned(where, text.fill(scope=scope.title))


def _of_share(share: Decimal, where: str) -> Iterator[Fault]:
    if not 0 <= share <= 100:
        text = Text("{found} persen tidak mungkin; 0 sampai 100", "{found} percent cannot be; 0 to 100")
        yield planned(where, text.fill(found=share))


def _needs_eligible(asked: Asked, scope: Scope, where: str) -> Iterator[Fault]:
    for gap in asked.gaps_in(scope):
        if gap.eligible is None:
            text = Text(
                "{gap}: potensi pekerja tidak diketahui, padahal cakupan memerlukannya",
                "{gap}: the eligible workers are not known, which a coverage needs",
            )
            yield planned(where, text.fill(gap=gap.title))
            return


def _known(asked: Asked, category: str) -> bool:
    return category in categories() or any(gap.category == category for gap in asked.gaps)


def _codes(asked: Asked) -> list[str]:
    return list(dict.fromkeys([*categories(), *(gap.category for gap in asked.gaps if gap.category)]))


def _unknown(what: str, found: str, known: list[str]) -> Text:
    near = nearest(found, known)
    text = Text(
        "{what} '{found}' tidak dikenal; pilih {known}", "{what} '{found}' is not known; choose from {known}"
    )
    if near:
        text = Text(
            "{what} '{found}' tidak dikenal; maksudnya '{near}'?",
            "{what} '{found}' is not known; did you mean '{near}'?",
        )
    listed = ", ".join(known[:12]) + (", ..." if len(known) > 12 else "")
    return text.fill(what=what, found=found[:40], near=near[0] if near else "", known=listed)
