"""Questions about people's months answered: one query a table of parts, then figures of every cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pyarrow as pa

from pantau.errors import IndicatorError
from pantau.indicators.cells import placed, receivers
from pantau.indicators.parts import Cell
from pantau.indicators.persons.indicator import Counts, PersonIndicator, Told, person_indicators
from pantau.indicators.persons.seen import months_with_data
from pantau.indicators.persons.spans import Span
from pantau.indicators.question import Question
from pantau.indicators.recorded import Recorded
from pantau.indicators.views import Views

Collect = Callable[[Any], pa.Table]


def answer_persons(
    views: Views, question: Question, collect: Collect, measures: Iterable[str] | None = None
) -> list[Recorded]:
    """The recorded figures that need people's months: all of the catalogue, or those named.

    Each reads rows of people and not the cube: a province takes seconds, the nation minutes. ``collect`` runs an
    expression. `IndicatorError` when a measure is none of them.
    """
    wanted = _wanted(measures)
    figures: list[Recorded] = []
    seen: dict[Span, list[date]] = {}
    for queried in dict.fromkeys(one.queried for one in wanted):
        span = Span.of(queried.period(question))
        if span not in seen:
            seen[span] = collect(months_with_data(views, question, span))["month"].to_pylist()
        months = seen[span]
        if queried.needs_cover and span.last.first not in months:
            continue
        cells = _cells(collect(queried.parts(views, question)), question)
        for one in (one for one in wanted if one.queried == queried):
            for cell, rows in cells.items():
                for told in one(Counts(rows, question, len(months))):
                    figures.append(_recorded(one, cell, told, question))
    return figures


def _wanted(measures: Iterable[str] | None) -> list[PersonIndicator]:
    known = {one.id: one for one in person_indicators()}
    asked = list(known if measures is None else dict.fromkeys(measures))
    for code in asked:
        if code not in known:
            listed = ", ".join(known)
            raise IndicatorError.of(
                id=f"'{code}' bukan indikator yang dihitung per orang; pilih dari {listed}",
                en=f"'{code}' is not an indicator that is counted person by person; choose from {listed}",
            )
    return [known[code] for code in asked]


def _cells(parts: pa.Table, question: Question) -> dict[Cell, list[dict[str, Any]]]:
    """The rows of every cell that they add to; the whole is there even when nobody is."""
    if "region" in parts.column_names:
        parts = placed(parts, question)
    keys = [name for name in question.columns if name in parts.column_names]
    into = receivers(tuple(keys), question)
    cells: dict[Cell, list[dict[str, Any]]] = defaultdict(list)
    cells[Cell(question.region)] = []
    for row in parts.to_pylist():
        for cell in into(tuple(row.pop(key) for key in keys)):
            cells[cell].append(row)
    return dict(cells)


def _recorded(one: PersonIndicator, cell: Cell, told: Told, question: Question) -> Recorded:
    value = told.value
    return Recorded(
        cell.region,
        one.id,
        one.queried.period(question),
        value.value,
        cell.category,
        value.segment or cell.segment,
        cell.programme,
        cell.sponsor,
        cell.sex,
        cell.age_band,
        qualifier=value.qualifier,
        definition=value.definition,
        group=" · ".join(part for part in (cell.group or cell.office, told.group) if part),
        numerator=value.numerator,
        denominator=value.denominator,
        low=value.low,
        high=value.high,
        as_of=value.as_of,
        note=value.note,
    )
