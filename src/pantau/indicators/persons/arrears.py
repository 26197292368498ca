"""Months that are due and unpaid of those who are enrolled, in people, months and lawful rupiah."""

from __future__ import annotations

from typing import Any, Final

import ibis

from pantau.core.period import Month
from pantau.core.terms import PROGRAMMES
from pantau.errors import NotCodified
from pantau.indicators.persons.buckets import bucket_of
from pantau.indicators.persons.place import Place
from pantau.indicators.persons.seen import regency_of, seen_months
from pantau.indicators.persons.spans import MOST_MONTHS, Span, bit_count, kept, shifted
from pantau.indicators.persons.standing import died_by, standing
from pantau.indicators.question import Question
from pantau.indicators.views import Views
from pantau.law.dated import law_on
from pantau.law.table import REASONS
from pantau.law.table import contributions as lawful

# A JAKON contribution is paid once for a project and that of a PMI for a contract: no month of theirs is due.
_MONTHLY: Final = ("PU", "BPU")
_LATER_DUE: Final = "PU"  # due in the month after (parameter pu.due_day): the newest month is not late yet
_NAMES: Final = ("category", "sponsor", "region", "programmes", "sex")
_VALUED: Final = ("jkk", "jkm", "jht", "jp", "jkp")
WITHOUT: Final = {code: f"without_{code}" for code in REASONS}
_WORTH: Final = "decimal(38, 2)"


def arrears_parts(views: Views, question: Question) -> Any:
    """Enrolments that last to the end of the month of the question, with unpaid months of the last sixty.

    Columns: the breakdowns, ``unpaid`` (a label of `BUCKETS`), ``enrolments`` (a person and segment is one),
    ``months``, ``amount`` (lawful rupiah of those months that the law gives one for), ``inactive`` (BPU with so
    many unpaid months in a row up to now as `inactive_after` says), and for each reason of
    `pantau.law.table.REASONS` how many months have no amount for it (``without_risk_missing``). A month is due
    when it is over or its day of payment has passed, and its regency has data of it; it is paid when anybody paid
    for it in that segment. Who is on a list of deaths owes nothing.
    """
    span = Span.back_from(question.at, MOST_MONTHS)
    place = Place(question)
    owing = _owing(views, place, span)
    months = _month_by_month(owing, span)
    valued = months.group_by(of_person=months.person, of_segment=months.segment).agg(
        amount=months.amount.sum().cast(_WORTH),
        **{
            name: (months.reason == code).fill_null(False).cast("int64").sum()
            for code, name in WITHOUT.items()
        },
    )
    held = owing.inner_join(valued, [owing.person == valued.of_person, owing.segment == valued.of_segment])
    held = held.mutate(months=bit_count(held.unpaid).cast("int64"), inactive=_inactive(held, span))
    held = place.labelled(held.mutate(unpaid=bucket_of(held.months)))
    return place.grouped(
        held,
        "unpaid",
        enrolments=ibis._.count(),
        months=ibis._.months.sum(),
        amount=ibis._.amount.sum().cast(_WORTH),
        inactive=ibis._.inactive.cast("int64").sum(),
        **{name: ibis._[name].sum() for name in WITHOUT.values()},
    )


def inactive_after(at: Month) -> int | None:
    """After how many unpaid months in a row a BPU is inactive; none where that is not codified."""
    try:
        return int(law_on(at.first)["bpu.months_inactive"].number)
    except NotCodified:
        return None


def _owing(views: Views, place: Place, span: Span) -> Any:
    """The enrolments with unpaid months: those of the breakdowns, income, and the months as bits in ``unpaid``."""
    enrolled = place.here(_enrolled(views, place, span.last))
    paid = _paid_in_segment(views.contributions.semi_join(enrolled, "person"), span)
    joined = enrolled.left_join(
        paid, [enrolled.person == paid.paid_person, enrolled.segment == paid.paid_segment]
    )
    seen = seen_months(views, span)
    joined = joined.inner_join(seen, regency_of(joined.region) == seen.regency)
    since = span.places(joined.start)
    since = (since > 0).ifelse(since, 0)
    last = span.months - 1
    ends = ibis.ifelse(joined.segment == _LATER_DUE, 1 << last, 1 << (last + 1))
    due = (since <= last).ifelse(ends - shifted(since), 0)
    due = (due > 0).ifelse(due, 0) & joined.seen
    unpaid = due - (due & joined.paid.fill_null(0))
    return joined.mutate(unpaid=unpaid).filter(unpaid > 0)


def _enrolled(views: Views, place: Place, at: Month) -> Any:
    """For each living person and segment the enrolment that lasts to the end of the month; the newest of several.

    Only people with an enrolment in the region are looked at, with all enrolments that they have anywhere.
    """
    columns = ("person", "segment", "start", "end", "income", "birth_month", *_NAMES)
    rows = standing(place.people_of(views.enrolments), *columns)
    rows = rows.filter(
        rows.segment.isin(_MONTHLY),
        rows.start <= at.last,
        rows.end.isnull() | (rows.end >= at.last),
    )
    rows = rows.anti_join(died_by(views.deaths, at), "person")
    rows = rows.mutate(birth=kept(rows, "birth"))
    names = (*_NAMES, "birth", "income")
    # Of two that start on one day the order of their sponsors decides, so that every engine takes the same.
    order = ibis.row_number().over(
        group_by=["person", "segment"], order_by=[rows.start.desc(), *(rows[name] for name in names)]
    )
    newest = rows.mutate(place=order)
    return newest.filter(newest.place == 0).select("person", "segment", "start", *names)


def _paid_in_segment(contributions: Any, span: Span) -> Any:
    """The months that each person is paid for in each segment, by whomever, as bits in ``paid``."""
    rows = contributions.filter(span.holds(contributions.month))
    months = standing(rows, "person", "segment", "month")
    return months.group_by(paid_person=months.person, paid_segment=months.segment).agg(
        paid=span.bit(months.month).sum().cast("int64")
    )


def _inactive(held: Any, span: Span) -> Any:
    """BPU whose last months are all unpaid, so many as make them inactive."""
    needed = inactive_after(span.last)
    if needed is None:
        return ibis.literal(False)
    latest = span.mask(span.last.plus(1 - needed), span.last)
    return (held.segment == "BPU") & ((held.unpaid & latest) == latest)


def _month_by_month(owing: Any, span: Span) -> Any:
    """A row for each unpaid month with its lawful ``amount``, or null and the ``reason``."""
    rows = owing.mutate(at=ibis.range(0, span.months).unnest())
    rows = rows.filter((rows.unpaid & shifted(rows["at"].cast("int64"))) > 0)
    law = lawful(rows.mutate(month=span.month(rows["at"])), tuple(PROGRAMMES))
    amount = ibis.literal(0, "decimal(18, 2)")
    for name in _VALUED:
        amount = amount + law[name].fill_null(0)
    known = law.law_reason.isnull()
    return law.mutate(amount=known.ifelse(amount, ibis.null(_WORTH)).cast(_WORTH), reason=law.law_reason)
