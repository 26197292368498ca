"""A question to the ledger answered: every indicator of every cell, and what has no data said as such."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, NamedTuple

import pyarrow as pa

from pantau.core.period import Period
from pantau.core.terms import DIMENSIONS
from pantau.core.text import Text
from pantau.errors import IndicatorError
from pantau.figures.measures import MEASURES
from pantau.indicators.borrowed import borrowed
from pantau.indicators.gaps import gaps, without_data
from pantau.indicators.gather import Gathered
from pantau.indicators.indicator import Indicator, Value, indicators
from pantau.indicators.parts import NOT_PLACED, Parts
from pantau.indicators.question import Question
from pantau.indicators.recorded import Recorded
from pantau.indicators.views import Views

_MONEY: Final = ("contributions", "claims_paid", "claim_cases", "balance")  # what adds up over programmes


class Answer(NamedTuple):
    """The figures, the whole first; regions without any contribution in the last month; what to know of them."""

    figures: list[Recorded]
    without_data: tuple[str, ...]
    notes: tuple[Text, ...]


def answer(
    views: Views,
    question: Question,
    collect: Callable[[Any], pa.Table],
    measures: Iterable[str] | None = None,
) -> list[Recorded]:
    """The recorded figures of a question; see `answered`, which also says what there is no data for."""
    return answered(views, question, collect, measures).figures


def answered(
    views: Views,
    question: Question,
    collect: Callable[[Any], pa.Table],
    measures: Iterable[str] | None = None,
) -> Answer:
    """All indicators of the catalogue, or those named, with at most one query a source; ``collect`` runs it.

    No data is not zero: a region without a contribution in a month has no figure of that month.
    `IndicatorError` when a measure is no indicator.
    """
    wanted = _wanted(measures)
    gathered = Gathered(views, question, collect)
    needs = {need for one in wanted for need in one.needs}
    figures: list[Recorded] = []
    for period, overs in _windows(question).items():
        here = [one for one in wanted if overs.intersection((one.over,))]
        if not here:
            continue
        parts = list(gathered.parts(period, claims="claims" in needs, population="population" in needs))
        whole = _adding_up(question, parts)
        figures += [figure for each in parts for figure in _figures(here, each, whole)]
        if any(one.id == "claim_ratio" for one in here):
            figures += borrowed(question, parts)
    if "contributions" not in needs:
        return Answer(figures, (), ())
    return Answer(figures, without_data(gathered), gaps(gathered))


def month_parts(views: Views, question: Question, collect: Callable[[Any], pa.Table]) -> Parts:
    """The parts of the whole region in its last month: what `pantau.indicators.bridge` explains."""
    last = Period.parse(str(question.at))
    return next(Gathered(views, question, collect).parts(last, claims=False))


def _wanted(measures: Iterable[str] | None) -> list[Indicator]:
    known = {one.id: one for one in indicators()}
    if measures is None:
        return list(known.values())
    asked = list(dict.fromkeys(measures))
    for code in asked:
        if code not in known:
            listed = ", ".join(known)
            raise IndicatorError.of(
                id=f"'{code}' bukan indikator yang dihitung dari jumlah bulanan; pilih dari {listed}",
                en=f"'{code}' is not an indicator that is computed from monthly sums; choose from {listed}",
            )
    return [known[code] for code in asked]


def _windows(question: Question) -> dict[Period, set[str]]:
    """The periods that are answered, each with what is measured over it."""
    windows: dict[Period, set[str]] = {}
    for period, over in (
        (Period.parse(str(question.at)), "month"),
        (question.month, "period"),
        (question.span, "period"),
        (question.span, "span"),
    ):
        windows.setdefault(period, set()).add(over)
    return windows


def _figures(wanted: Iterable[Indicator], parts: Parts, adding_up: str) -> Iterator[Recorded]:
    for one in wanted:
        if not _has_data(one, parts):
            continue
        for value in one(parts):
            yield _recorded(one, parts, value, adding_up)


def _has_data(one: Indicator, parts: Parts) -> bool:
    """Whether every source that it needs says anything of the region in this window."""
    if "contributions" in one.needs and not parts.months:
        return False
    if "claims" in one.needs and parts.claims is None:
        return False
    return "population" not in one.needs or bool(parts.populations)


def _recorded(one: Indicator, parts: Parts, value: Value, adding_up: str) -> Recorded:
    cell = parts.cell
    whole = not any(cell[1:]) and "population" not in one.needs and MEASURES[one.id].adds_up
    over_programmes = adding_up == "programme" and one.id not in _MONEY
    return Recorded(
        cell.region,
        one.id,
        parts.period,
        value.value,
        cell.category,
        value.segment or cell.segment,
        cell.programme,
        cell.sponsor,
        cell.sex,
        cell.age_band,
        qualifier=value.qualifier,
        total_of=adding_up if whole and not over_programmes and not value.segment else "",
        source=value.source,
        definition=value.definition,
        group=cell.group or cell.office,
        numerator=value.numerator,
        denominator=value.denominator,
        low=value.low,
        high=value.high,
        as_of=value.as_of,
        note=value.note,
    )


def _adding_up(question: Question, parts: list[Parts]) -> str:
    """The dimension whose figures make up those of the whole; none where some rows have no place in it."""
    one = question.by[0] if len(question.by) == 1 else ""
    if one not in DIMENSIONS or any(each.cell.group == NOT_PLACED for each in parts):
        return ""
    return one
