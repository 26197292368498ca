"""Covered people on a list of deaths for whom nobody claimed, and the dead who are still paid for."""

from __future__ import annotations

from typing import Any, Final

import ibis

from pantau.core.ledger_tables import COUNTS_PROGRAMME
from pantau.core.period import Month
from pantau.core.text import Text
from pantau.indicators.persons.arrears import inactive_after
from pantau.indicators.persons.place import Place
from pantau.indicators.persons.spans import kept, month_number
from pantau.indicators.persons.standing import standing
from pantau.indicators.question import Question
from pantau.indicators.views import Views

COVERS: Final = {
    "covered": Text("JKM dibayar untuk bulan meninggal", "JKM is paid for the month of the death"),
    "open": Text(
        "JKM tidak dibayar untuk bulan meninggal, tetapi untuk bulan tak lama sebelumnya: apakah masih dijamin "
        "bergantung pada masa tenggang yang belum dikodifikasi",
        "JKM is not paid for the month of the death but for one shortly before: whether it still covers hangs on "
        "a grace period that is not codified",
    ),
}
_JKM: Final = COUNTS_PROGRAMME["jkm"]
_DEATH: Final = "death"
_DEAD: Final = ("person", "died_on", "lists")
_STATE: Final = ("region", "category", "segment", "sponsor", "sex", "birth_month")


def deaths_without_claim(views: Views, question: Question) -> Any:
    """The people to follow up: dead in the span of the question, covered by JKM, and no death was claimed.

    Columns: person, died_on (the first day that a list gives), ``lists`` (how many rows of lists), ``cover`` (of
    `COVERS`), ``paid_month`` (the last month with JKM up to the death), then region, category, segment, sponsor,
    sex, birth_month of that month. A claim for a death is any of JKM, or one of JKK whose benefit is ``death``.
    No names and no NIK: those come from the vault, for who may see them.
    """
    dead = _dead(views, question)
    claimed = standing(views.claims, "person", "programme", "benefit")
    of_death = (claimed.programme == "JKM") | ((claimed.programme == "JKK") & (claimed.benefit == _DEATH))
    dead = dead.anti_join(claimed.filter(of_death).select("person"), "person")
    found = _covered(views, dead, question)
    return Place(question).here(found)


def deaths_without_claim_parts(views: Views, question: Question) -> Any:
    """Those to follow up, counted: the breakdowns, ``cover`` (of `COVERS`), ``people``."""
    place = Place(question)
    found = deaths_without_claim(views, question)
    found = place.placed(found.mutate(birth=kept(found, "birth")))
    return place.grouped(found, "cover", people=ibis._.count())


def paid_after_death(views: Views, question: Question) -> Any:
    """Contributions for months after the month of a death, up to the month of the question.

    Columns: person, died_on, month, region, segment, sponsor, payer, ``amount`` in rupiah; a row for each
    payer and month. Deaths of any time; the region is that of the contribution.
    """
    dead = standing(views.deaths, "person", "died_on")
    dead = dead.group_by("person").agg(died_on=dead.died_on.min())
    rows = views.contributions.filter(views.contributions.month <= question.at.first)
    joined = rows.inner_join(dead, "person")
    after = joined.filter(joined.month > joined.died_on)
    amount = ibis.literal(0, "decimal(18, 2)")
    for name in COUNTS_PROGRAMME:
        amount = amount + after[name].fill_null(0)
    keys = ["person", "died_on", "month", "region", "segment", "sponsor", "payer"]
    signed = after.mutate(amount=(amount * after.sign.cast("int64")).cast("decimal(38, 2)"))
    found = signed.group_by(keys).agg(rows=signed.sign.cast("int64").sum(), amount=signed.amount.sum())
    return Place(question).here(found.filter(found.rows > 0).drop("rows"))


def paid_after_death_parts(views: Views, question: Question) -> Any:
    """The dead who are still paid for: region, segment and sponsor as asked, ``people``, ``months``, ``amount``.

    ``months`` are rows of contributions: two payers in one month are two.
    """
    place = Place(Question(question.region, question.month, _of_payment(question), question.codes_of))
    found = place.placed(paid_after_death(views, question))
    by_person = place.grouped(found, "person", months=ibis._.count(), amount=ibis._.amount.sum())
    return place.grouped(
        by_person, people=ibis._.count(), months=ibis._.months.sum(), amount=ibis._.amount.sum()
    )


def _of_payment(question: Question) -> tuple[str, ...]:
    return tuple(name for name in question.by if name in ("region", "segment", "sponsor"))


def _dead(views: Views, question: Question) -> Any:
    """Who died in the span, by the first day that a list gives; ``lists`` counts the rows that name them."""
    rows = standing(views.deaths, "person", "source", "died_on")
    first = rows.group_by("person").agg(died_on=rows.died_on.min(), lists=ibis._.count())
    return first.filter(first.died_on.between(question.span.start, question.span.end))


def _covered(views: Views, dead: Any, question: Question) -> Any:
    """Those of the dead with JKM in the month of death, or enrolled on the day and paid for shortly before.

    Shortly: within the unpaid months that make a BPU inactive. Another segment may be paid for late.
    """
    before = inactive_after(question.at) or 0
    first, last = Month.of(question.span.start).plus(-before), Month.of(question.span.end)
    rows = views.contributions
    rows = rows.filter(rows.month.between(first.first, last.first), (rows.counts & _JKM) > 0)
    joined = rows.inner_join(dead, "person")
    near = joined.mutate(before=month_number(joined.died_on) - month_number(joined.month))
    near = near.filter(near.before.between(0, before))
    # Who was not enrolled any more on the day cannot be covered by a grace period.
    enrolled = standing(views.enrolments, "person", "start", "end").inner_join(dead, "person")
    enrolled = enrolled.filter(
        enrolled.start <= enrolled.died_on, enrolled.end.isnull() | (enrolled.end >= enrolled.died_on)
    )
    now, earlier = near.filter(near.before == 0), near.filter(near.before > 0)
    near = now.union(earlier.semi_join(enrolled, "person"))
    paid = standing(near, *_DEAD, "before", "month", *_STATE)
    order = ibis.row_number().over(
        group_by="person", order_by=[paid.before, *(paid[name] for name in _STATE)]
    )
    latest = paid.mutate(place=order).filter(ibis._.place == 0)
    cover = (latest.before == 0).ifelse("covered", "open")
    return latest.select(*_DEAD, *_STATE, paid_month=latest.month, cover=cover)
