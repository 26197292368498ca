"""What stands beside a question before it is answered: recorded, required, and what was answered last time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from pantau.core.period import Period
from pantau.figures import Figure
from pantau.monev.answers import Answer, Cell
from pantau.monev.fields import Field, numbers, place_of
from pantau.monev.instrument import Question

_REQUIRED_IN: Final = {"target_workers": "covered_workers", "coverage_target": "coverage_rate"}


@dataclass(frozen=True)
class Beside:
    """What is known of one number besides what is reported."""

    field: Field
    recorded: Figure | None = None
    required: Figure | None = None
    last: Cell | None = None


@dataclass(frozen=True)
class Prefill:
    """What is offered for a question; ``last`` is the whole answer of last time where it still fits."""

    question: Question
    beside: tuple[Beside, ...] = ()
    last: Answer | None = None


@dataclass(frozen=True)
class Known:
    """What is known of a region: recorded figures, required ones, and the answers of last time."""

    recorded: tuple[Figure, ...] = ()
    required: tuple[Figure, ...] = ()
    last: Mapping[str, Answer] = field(default_factory=dict)


def prefilled(
    questions: Mapping[str, Question], known: Known, *, region: str, period: Period
) -> dict[str, Prefill]:
    """For each question what is known already. Nothing of it is an answer before somebody saves it as one."""
    recorded, required = _shelves(known.recorded, region, period), _shelves(known.required, region, period)
    found: dict[str, Prefill] = {}
    for code, question in questions.items():
        last = known.last.get(code)
        fitting = last if last is not None and fits(question, last) else None
        cells = {cell.field: cell for cell in fitting.cells} if fitting else {}
        beside = tuple(
            Beside(one, _nearest(recorded, one), _nearest(required, one), cells.get(place_of(one)))
            for one in numbers(question)
        )
        found[code] = Prefill(question, beside, fitting)
    return found


def fits(question: Question, answer: Answer) -> bool:
    """Whether an answer of last time, maybe to an older version, still answers the question of now."""
    offered = {"yes", "no"} if question.kind == "yes_no" else {one.code for one in question.choices}
    if answer.choices and not offered.issuperset(answer.choices):
        return False
    places = {place_of(one) for one in numbers(question)}
    takes_any = question.kind == "figures" and not question.figures
    return takes_any or all(cell.field in places for cell in answer.cells)


Shelves = dict[tuple[str, ...], list[Figure]]


def _shelves(figures: Iterable[Figure], region: str, period: Period) -> Shelves:
    """The figures of a region up to the end of a period by what they are about, the newest first.

    A target is kept beside what it is a target for.
    """
    found: Shelves = {}
    for figure in figures:
        if figure.region == region and figure.period.start <= period.end:
            for measure in {figure.measure, _REQUIRED_IN.get(figure.measure, figure.measure)}:
                place = (measure, figure.category, figure.segment, figure.programme, figure.sponsor)
                found.setdefault(place, []).append(figure)
    for row in found.values():
        row.sort(key=lambda figure: figure.period.end, reverse=True)
    return found


def _nearest(shelves: Shelves, number: Field) -> Figure | None:
    """The figure of the same definition; any where the question names none."""
    *place, definition, _ = place_of(number)
    row = shelves.get(tuple(place), [])
    same = [figure for figure in row if figure.definition == definition]
    return next(iter(same or ([] if definition else row)), None)
