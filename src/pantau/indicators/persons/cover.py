"""How many months of a period each worker was covered: ever, short, month by month, in December alone."""

from __future__ import annotations

from typing import Any

import ibis

from pantau.core.period import Month
from pantau.errors import IndicatorError
from pantau.indicators.persons.place import Place
from pantau.indicators.persons.spans import MOST_MONTHS, Span, bit_count, latest, paid_months
from pantau.indicators.question import Question
from pantau.indicators.views import Views


def cover_parts(views: Views, question: Question) -> Any:
    """How many people were covered for how many months of the span of the question (`Question.span`).

    Columns: the breakdowns, ``months`` (1 and up), ``people``. A person is counted once, with all months
    wherever and by whomever they were paid, in the region, category, segment and so on of the last of them:
    so the parts of a region add up to it, and a worker who moved in June is not short in both places.
    """
    span = span_of(question)
    place = Place(question)
    people = place.labelled(covered(views, place, span))
    counted = people.mutate(months=bit_count(people.paid).cast("int64"))
    return place.grouped(counted, "months", people=ibis._.count())


def december_parts(views: Views, question: Question) -> Any:
    """People whose cover in the last turn of a year is December alone: not in November, not in January.

    Columns: the breakdowns and ``people``; the region and the rest are those of December.
    """
    place = Place(question)
    people = covered(views, place, _turn(question))
    only = place.labelled(people.filter(people.paid == 0b010))
    return place.grouped(only, people=ibis._.count())


def turn_of_year(question: Question) -> str:
    """The last November to January up to the month of a question, as a period is written."""
    span = _turn(question)
    return f"{span.first}/{span.last}"


def _turn(question: Question) -> Span:
    year = question.at.year
    return Span(Month(year - 1, 11), Month(year, 1))


def covered(views: Views, place: Place, span: Span) -> Any:
    """Each person with a month in the span: its months as bits, the breakdowns as of the last of them.

    Columns: person, `Place.keep`, ``paid``.
    """
    rows = place.people_of(views.contributions.filter(span.holds(views.contributions.month)))
    people = latest(paid_months(rows, span, place.keep), place.keep)
    return place.here(people)


def span_of(question: Question) -> Span:
    """The span of a question; `IndicatorError` where it is too long to be counted person by person."""
    months = question.span.each_month()
    if len(months) > MOST_MONTHS:
        raise IndicatorError.of(
            id=f"{question.span}: paling lama {MOST_MONTHS} bulan untuk hitungan per orang; minta lebih pendek",
            en=f"{question.span}: at most {MOST_MONTHS} months are counted person by person; ask for fewer",
        )
    return Span(months[0], months[-1])
