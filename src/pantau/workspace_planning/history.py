"""Members and their history out of a ledger, as a projection takes them; queries here, arithmetic in planning."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final, NamedTuple

from pantau.core.ledger_tables import COUNTS_WORKER
from pantau.core.period import Month
from pantau.core.text import Text
from pantau.errors import LedgerError
from pantau.law import RISKS, bands, lowest_base, parameters
from pantau.planning.projection import Group, Row
from pantau.planning.projection.experience import Experience
from pantau.planning.projection.members import OFFERED
from pantau.planning.projection.mortality import MONTHS
from pantau.workspace_planning.asked import Asked
from pantau.workspace_planning.experience import experience

_EMPTY: Final = Text(
    "buku besar tidak memuat iuran {region} untuk {month}; pilih bulan yang ada iurannya",
    "the ledger holds no contribution of {region} for {month}; choose a month that has some",
)
_AGELESS: Final = Text(
    "{n} peserta tanpa tanggal lahir dibagi menurut umur peserta lain di kelompoknya",
    "{n} members without a birth date are spread by the ages of the others of their group",
)
_PMI: Final = Text("{n} PMI tidak diproyeksikan", "{n} PMI are not projected")
_FEW: Final = 0.01  # of all members: a category with fewer under one payer is counted with others
_Key = tuple[str, str, str]  # category, segment, sponsor
_WORKER: Final = ("category", "segment", "sponsor", "sex", "birth_month")


class Recorded(NamedTuple):
    """Members at the end of a month, what happened in the months up to it, what must be said of both."""

    rows: list[Row]
    experience: Experience
    source: str
    notes: tuple[Text, ...]


def recorded(asked: Asked, month: Month) -> Recorded:
    """Members at a month, and what happened up to it; `LedgerError` where there is nothing."""
    rows, notes = _members(asked, month)
    opening: dict[tuple[str, str], float] = defaultdict(float)
    for row in rows:
        opening[row.group.segment, row.group.category] += row.members
    return Recorded(rows, experience(asked, month, opening), asked.source, tuple(notes))


def _members(asked: Asked, month: Month) -> tuple[list[Row], list[Text]]:
    paid = asked.inside(asked.views.contributions)
    workers = paid.filter((paid.counts & COUNTS_WORKER) != 0, paid.month <= month.first)
    tenure = workers.group_by("person").aggregate(months=workers.sign.sum())
    now = workers.filter(workers.month == month.first)
    joined = now.join(tenure, "person")
    counted = joined.group_by(*_WORKER).aggregate(
        many=joined.sign.sum(),
        paid=(joined.sign * joined.months).sum(),
        jkk=(joined.sign * joined.jkk.cast("float64")).sum(),
        jkm=(joined.sign * joined.jkm.cast("float64")).sum(),
    )
    found = [one for one in asked.rows(counted) if one["many"] > 0]
    if not found:
        raise LedgerError.of(
            id=_EMPTY.fill(region=asked.region, month=month).id,
            en=_EMPTY.fill(region=asked.region, month=month).en,
        )
    notes = []
    other = sum(one["many"] for one in found if one["segment"] not in OFFERED)
    if other:
        notes.append(_PMI.fill(n=other))
    kept = [one for one in found if one["segment"] in OFFERED]
    ageless = sum(one["many"] for one in kept if one["birth_month"] is None)
    if ageless:
        notes.append(_AGELESS.fill(n=ageless))
    return list(_rows(kept, _incomes(asked, month), month)), notes


def _incomes(asked: Asked, month: Month) -> dict[_Key, Decimal]:
    """The mean income that was declared, by category, segment and payer, of enrolments that hold."""
    held = asked.inside(asked.views.enrolments)
    held = held.filter(
        held.income.notnull(), held.start <= month.last, held.end.isnull() | (held.end >= month.first)
    )
    keys = ("category", "segment", "sponsor")
    means = held.group_by(*keys).aggregate(
        total=(held.sign * held.income.cast("float64")).sum(), many=held.sign.sum()
    )
    return {
        (one["category"], one["segment"], one["sponsor"]): Decimal(round(one["total"] / one["many"]))
        for one in asked.rows(means)
        if one["many"] > 0 and one["total"] > 0
    }


def _rows(found: list[dict[str, Any]], incomes: Mapping[_Key, Decimal], month: Month) -> list[Row]:
    by_key = _gathered(found)
    rows = []
    for (category, segment, sponsor), cells in by_key.items():
        declared = _mean_income(cells, incomes)
        group = _group((category, segment, sponsor), cells, declared, month)
        ages = [(one, _age(one["birth_month"], month)) for one in cells]
        rows += [
            Row(group, one["sex"], age, one["many"], one["paid"] / one["many"]) for one, age in _aged(ages)
        ]
    return rows


def _gathered(found: list[dict[str, Any]]) -> dict[_Key, list[dict[str, Any]]]:
    """By category, segment and payer; categories with few members are put together, within segment and payer."""
    sizes: dict[_Key, int] = defaultdict(int)
    for one in found:
        sizes[_key(one)] += one["many"]
    few = sum(sizes.values()) * _FEW
    by_key: dict[_Key, list[dict[str, Any]]] = defaultdict(list)
    for one in found:
        category, segment, sponsor = _key(one)
        by_key["" if sizes[_key(one)] < few else category, segment, sponsor].append(one)
    return by_key


def _key(one: dict[str, Any]) -> _Key:
    return one["category"], one["segment"], one["sponsor"]


def _mean_income(cells: list[dict[str, Any]], incomes: Mapping[_Key, Decimal]) -> Decimal | None:
    known = [(incomes[_key(one)], one["many"]) for one in cells if _key(one) in incomes]
    many = sum(one for _, one in known)
    return Decimal(round(sum(income * one for income, one in known) / many)) if many else None


def _aged(cells: list[tuple[dict[str, Any], float | None]]) -> list[tuple[dict[str, Any], float | None]]:
    """Those without an age take, one after another, the ages of the others, in the order of how many have them."""
    known = sorted((one for one in cells if one[1] is not None), key=lambda one: -one[0]["many"])
    if not known:
        return cells
    found: list[tuple[dict[str, Any], float | None]] = list(known)
    total = sum(one["many"] for one, _ in known)
    for one, age in cells:
        if age is not None:
            continue
        left = one["many"]
        for other, its_age in known:
            some = min(left, -(-one["many"] * other["many"] // total))
            if some > 0:
                found.append(({**one, "many": some, "paid": one["paid"] * some / one["many"]}, its_age))
                left -= some
    return found


def _age(birth: Any, month: Month) -> float | None:
    if birth is None:
        return None
    return float(((month.year - birth.year) * 12 + month.number - birth.month + 0.5) / MONTHS)


def _group(key: _Key, cells: list[dict[str, Any]], declared: Decimal | None, month: Month) -> Group:
    """A group as the law asks for it: of a BPU the band, of a PU the risk class, from what is paid."""
    category, segment, sponsor = key
    law = parameters().at(month.first)
    if segment == "BPU":
        known = [band.base for band in bands(month.first)]
        income = min(known, key=lambda base: abs(base - declared)) if declared else lowest_base(month.first)
        return Group(category, segment, sponsor, income)
    jkk, jkm, many = (sum(one[name] or 0 for one in cells) for name in ("jkk", "jkm", "many"))
    rate = float(law["jkm.rate_pu"].number) / 100
    income = declared or Decimal(max(round(jkm / many / rate), 1))
    if segment != "PU":
        return Group(category, segment, sponsor, income)
    found = 100 * jkk / many / float(income)
    risk = min(RISKS, key=lambda one: abs(float(law[f"jkk.rate_pu_{one}"].number) - found))
    return Group(category, segment, sponsor, income, risk)
