"""What a ledger records of the figures that a case reports: the same place, time and group, for the review."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, Final

from pantau.core.notation import format_period
from pantau.core.period import Month, Period
from pantau.core.regions import full_name, is_region
from pantau.core.text import Text
from pantau.errors import IndicatorError, PantauError
from pantau.figures import MEASURES, Case, Figure, Source
from pantau.indicators import VARIANTS, Question, bridge, month_parts
from pantau.indicators.parts import Parts
from pantau.indicators.recorded import Recorded
from pantau.io.engine import collected
from pantau.workspace_ledger.answers import answered_by, divided, views_of
from pantau.workspace_ledger.place import Place

SOURCE: Final = "ledger"
USUAL: Final = "kemendagri"  # whose coverage is meant where a source does not say which
_DIMENSIONS: Final = ("category", "segment", "programme", "sponsor")
_SPREAD: Final = ("eligible_workers", "coverage_rate", "uncovered_workers", "uncovered_rate", "gap_workers")
_NO_DATA: Final = Text(
    "buku besar tidak memuat {place} untuk {period}, sehingga tidak ada yang dapat dibandingkan",
    "the ledger holds nothing of {place} for {period}, so there is nothing to compare",
)


@dataclass
class Found:
    """Recorded figures, each with its bridge from the usual definition, and what could not be compared."""

    figures: dict[Figure, Text] = field(default_factory=dict)
    missing: dict[tuple[str, str], Text] = field(default_factory=dict)
    known: dict[tuple[str, str], bool] = field(default_factory=dict)
    source: str = ""


def recorded_beside(place: Place, case: Case) -> tuple[Case, dict[Figure, Text]]:
    """The case with the ledger among its sources, and what is recorded of the figures that it reports."""
    found = Found()
    with place.working() as (engine, _):
        views, found.source = views_of(place, engine, None)

        def collect(table: Any) -> Any:
            return collected(engine, table)

        for asked, figures in _questions(case).items():
            _Asking(views, collect, asked, found).compare(figures)
    ledger = Source(SOURCE, title=found.source, publisher="Pantau")
    warnings = (*case.warnings, *found.missing.values())
    if not found.figures:
        return replace(case, warnings=warnings), {}
    return replace(case, warnings=warnings, sources={**case.sources, SOURCE: ledger}), found.figures


def _questions(case: Case) -> dict[Question, list[Figure]]:
    """The figures of a case that a ledger can answer, by the question that answers them."""
    known = {code for codes in divided(None) for code in codes}
    asked: dict[Question, list[Figure]] = {}
    for figure in case.figures:
        if figure.basis == "reported" and figure.measure in known and not figure.group:
            question = _question(figure)
            if question is not None:
                asked.setdefault(question, []).append(figure)
    return asked


def _question(figure: Figure) -> Question | None:
    """What to ask for a figure; none where its period is not one of whole months, or a group is not one row."""
    if not is_region(figure.region):
        return None
    by = tuple(name for name in _DIMENSIONS if getattr(figure, name))
    joined = any("+" in getattr(figure, name) for name in ("programme", "sponsor"))
    if len(by) > 3 or joined or ("+" in figure.segment and not MEASURES[figure.measure].adds_up):
        return None
    period = figure.period
    if MEASURES[figure.measure].kind != "flow" and not _of_months(figure.measure):
        period = Period.parse(str(Month.of(period.end)))
    elif period.start.day != 1 or period.end != Month.of(period.end).last:
        return None
    try:
        return Question(figure.region, period, by)
    except PantauError:
        return None


def _of_months(measure: str) -> bool:
    """Whether a ratio is one of sums over months, and not of a month's end."""
    return measure in ("claim_ratio", "benefit_average", "claim_frequency", "days_to_pay", "balance")


class _Asking:
    """One question, and the reported figures that its answer is held against."""

    def __init__(self, views: Any, collect: Any, question: Question, found: Found) -> None:
        self._views, self._collect, self._question, self._found = views, collect, question, found

    def compare(self, figures: list[Figure]) -> None:
        """Add what is recorded of each figure."""
        measures = sorted({figure.measure for figure in figures})
        answers = list(answered_by(self._views, self._question, self._collect, measures))
        for figure in figures:
            same = [one for one in answers if _same_group(one, figure) and self._same_time(one)]
            if not same:
                self._tell_missing(figure)
            for one, definition in _chosen(same, figure):
                self._found.figures.setdefault(*self._beside(figure, one, definition))

    def _same_time(self, one: Recorded) -> bool:
        month = self._question.month
        return (one.period.start, one.period.end) == (month.start, month.end)

    def _tell_missing(self, figure: Figure) -> None:
        """Say that nothing is known of a place and time; where something is, only not this, nothing is said."""
        if self._holds_something():
            return
        period = Text(format_period(figure.period, "id"), format_period(figure.period, "en"))
        said = _NO_DATA.fill(place=full_name(figure.region), period=period)
        self._found.missing.setdefault((figure.region, figure.period.text), said)

    def _holds_something(self) -> bool:
        where = (self._question.region, self._question.month.text)
        if where not in self._found.known:
            plain = replace(self._question, by=())
            some = answered_by(self._views, plain, self._collect, ["covered_workers", "claims_paid"])
            self._found.known[where] = any(True for _ in some)
        return self._found.known[where]

    def _beside(self, figure: Figure, one: Recorded, definition: str) -> tuple[Figure, Text]:
        """The recorded figure as the review reads it, and the bridge to its definition."""
        recorded = Figure(
            region=figure.region,
            measure=figure.measure,
            period=figure.period,
            value=round(one.value, 6),
            category=figure.category,
            segment=figure.segment,
            programme=figure.programme,
            sponsor=figure.sponsor,
            basis="recorded",
            source=SOURCE,
            unit=figure.unit,
            definition=definition,
            precision=_precision(one),
            note=self._found.source,
        )
        return recorded, self._bridge(definition) if figure.measure == "coverage_rate" else Text("", "")

    def _bridge(self, definition: str) -> Text:
        if not definition or self._question.by:
            return Text("", "")
        try:
            steps = bridge(self._parts(), USUAL, definition).steps
        except IndicatorError:
            return Text("", "")
        return Text("; ".join(one.sentence.id for one in steps), "; ".join(one.sentence.en for one in steps))

    def _parts(self) -> Parts:
        return month_parts(self._views, self._question, self._collect)


def _same_group(one: Recorded, figure: Figure) -> bool:
    """Whether a recorded figure is of the region and group of a reported one; its definition may differ."""
    same = one.region == figure.region and one.measure == figure.measure and not one.group
    if not same or one.sex or one.age_band or one.category != figure.category:
        return False
    own = one.segment if not one.definition else figure.segment  # a definition names its own segments
    return own == figure.segment and one.programme == figure.programme and one.sponsor == figure.sponsor


def _chosen(same: list[Recorded], figure: Figure) -> list[tuple[Recorded, str]]:
    """The one of the same definition; where the figure names none the usual one, and the others as bridges.

    With each goes the definition that it bears in the review: none where it is the one that is meant.
    """
    if figure.definition:
        return [(one, one.definition) for one in same if one.definition == figure.definition]
    meant = "" if any(not one.definition for one in same) else USUAL
    shown = [one for one in same if one.definition == meant or one.definition in VARIANTS]
    return [(one, "" if one.definition == meant else one.definition) for one in shown]


def _precision(one: Recorded) -> Decimal | None:
    """How far a figure is uncertain for the survey below it; what chance may do to claims does not blur them."""
    if one.measure not in _SPREAD or one.low is None or one.high is None:
        return None
    half = max(one.value - one.low, one.high - one.value)
    return round(2 * half, 6) or None
