"""People who were covered and are no more: since when, and whether their term, their life or nothing ended it.

A term that ended is no lapse: thirteen thousand election staff who leave in March after an election would
otherwise look like a programme that collapses.
"""

from __future__ import annotations

from typing import Any, Final

import ibis

from pantau.core.categories import categories, category_ancestors
from pantau.core.period import Month
from pantau.core.text import Text
from pantau.indicators.persons.buckets import bucket_since
from pantau.indicators.persons.cover import covered
from pantau.indicators.persons.place import Place
from pantau.indicators.persons.seen import regency_of, seen_months
from pantau.indicators.persons.spans import MOST_MONTHS, Span, shifted
from pantau.indicators.persons.standing import died_by, standing
from pantau.indicators.question import Question
from pantau.indicators.views import Views

AD_HOC: Final = tuple(code for code in categories() if "adhoc" in (code, *category_ancestors(code)))
ENDINGS: Final = {
    "died": Text("meninggal menurut daftar kematian", "died, by a list of deaths"),
    "ad_hoc": Text("masa tugas ad hoc selesai", "an ad hoc term is over"),
    "ended": Text("kepesertaan berakhir pada tanggal yang tercatat", "the enrolment ended on a recorded day"),
    "no_data": Text(
        "bulan itu belum ada datanya untuk kabupaten/kota itu",
        "the month has no data of the regency or city yet",
    ),
    "lapsed": Text("iuran berhenti tanpa akhir yang tercatat", "contributions stopped, no end is recorded"),
}


def lapse_parts(views: Views, question: Question) -> Any:
    """People covered in one of the sixty months up to the month of the question and not in it.

    Columns: the breakdowns as of the last covered month, ``since`` (a label of `BUCKETS`: months since then),
    ``ending`` (of `ENDINGS`: the first that holds), ``people``. Who was last covered more than five years ago
    is not counted.
    """
    span = Span.back_from(question.at, MOST_MONTHS)
    last = span.months - 1
    place = Place(question, "category", "region")
    people = covered(views, place, span)
    gone = people.filter(people.paid < 1 << last)
    gone = gone.mutate(since=bucket_since(gone.paid, last))
    told = _with_death(_with_end(gone, views, span), views, question.at)
    told = _with_data(told, views, Span(question.at, question.at))
    ending = ibis.cases(
        (told.died_on.notnull(), "died"),
        (told.category.isin(AD_HOC), "ad_hoc"),
        (told.ended, "ended"),
        (told.seen.isnull(), "no_data"),
        else_="lapsed",
    )
    told = place.labelled(told.mutate(ending=ending))
    return place.grouped(told, "since", "ending", people=ibis._.count())


def _with_end(people: Any, views: Views, span: Span) -> Any:
    """Whether all enrolments of each person are over, and contributions lasted to the end of the last of them.

    The month of the end itself may be unpaid: a term that ends in its first days is often not paid for.
    """
    rows = standing(views.enrolments.semi_join(people, "person"), "person", "start", "end")
    begun = rows.filter(rows.start <= span.last.last)
    lasts = begun.end.isnull() | (begun.end >= span.last.last)
    held = begun.group_by(enrolled=begun.person).agg(
        lasts=lasts.cast("int8").max(), place=span.places(begun.end).max()
    )
    over = held.filter(held.lasts == 0)
    place = (over.place > 0).ifelse(over.place, 0)
    over = over.select("enrolled", end_bit=shifted(place))
    found = people.left_join(over, people.person == over.enrolled)
    return found.mutate(ended=(found.paid * 2 >= found.end_bit).fill_null(False))


def _with_death(people: Any, views: Views, at: Month) -> Any:
    """The day of death where a list gives one, null for the living."""
    dead = died_by(views.deaths, at)
    dead = dead.select(dead=dead.person, died_on=dead.died_on)
    return people.left_join(dead, people.person == dead.dead)


def _with_data(people: Any, views: Views, span: Span) -> Any:
    """Whether the regency where they were last covered has data of the month; null where it has none."""
    seen = seen_months(views, span)
    return people.left_join(seen, regency_of(people.region) == seen.regency)
