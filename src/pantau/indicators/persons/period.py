"""Which time a figure of people's months is about."""

from __future__ import annotations

from pantau.core.period import Period
from pantau.indicators.question import Question


def last_month(question: Question) -> Period:
    """The month of the question, or the last of several."""
    return Period.parse(str(question.at))


def whole_span(question: Question) -> Period:
    """The year up to the month of the question, or the months it asks for."""
    return question.span


def whole_year(question: Question) -> Period:
    """The year that the month of the question lies in."""
    return Period.parse(str(question.at.year))
