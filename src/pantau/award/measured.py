"""What each region brings to each criterion: a value with its interval, and the figures and sources it rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final, NamedTuple

from pantau.award.jury import Jury, Mark
from pantau.award.scheme import NONE_LISTED, Criterion, Scheme
from pantau.core.period import Month, Period
from pantau.core.text import Text
from pantau.figures import MEASURES, Derived, Figure, Finding, Interval, Regulation

Key = tuple[str, str, str, str, str, str, str]

_CONTESTED: Final = Text(
    "angka {stated} tidak mungkin benar ({check}); yang dihitung {used}",
    "the figure {stated} cannot be right ({check}); counted is {used}",
)
_OPEN: Final = Text(
    "hanya batas yang disebut; nilai yang disebut dihitung", "only a bound is stated; the stated value counts"
)
_SEVERAL: Final = Text(
    "{n} angka untuk waktu yang sama; yang paling tidak menguntungkan dihitung",
    "{n} figures for the same time; the least favourable counts",
)
_RESTS_ON_WRONG: Final = Text(
    "dihitung dari angka yang tidak mungkin benar", "computed from a figure that cannot be right"
)
_NO_RULE: Final = Text("tidak ada regulasi yang tercatat", "no regulation is listed")


class Measured(NamedTuple):
    """A value, what it can be, and what it rests on; without a value it is missing, which is not zero.

    ``spread`` is a standard error beside the interval (of a survey, of a jury). ``notes`` say what was decided.
    """

    value: Decimal | None
    interval: Interval | None = None
    figures: tuple[Figure, ...] = ()
    regulations: tuple[Regulation, ...] = ()
    marks: tuple[Mark, ...] = ()
    spread: float = 0.0
    notes: tuple[Text, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources of its figures."""
        return tuple(dict.fromkeys(one.source for one in self.figures if one.source))


MISSING: Final = Measured(None)


class _Stated(NamedTuple):
    figure: Figure
    interval: Interval
    rests_on: tuple[Figure, ...]


class Evidence:
    """All figures of a case, found by what they are; computed ones stand beside those that were stated."""

    def __init__(
        self,
        figures: Iterable[Figure],
        derived: Iterable[Derived],
        findings: Iterable[Finding],
        regulations: Sequence[Regulation] = (),
    ) -> None:
        self._by_key: defaultdict[Key, list[_Stated]] = defaultdict(list)
        for figure in figures:
            if figure.basis != "required" and not figure.group:
                self._by_key[_key(figure)].append(_Stated(figure, figure.interval(), (figure,)))
        for one in derived:
            if one.figure.basis != "required" and not one.figure.group:
                stated = _Stated(one.figure, one.interval, one.inputs)
                self._by_key[_key(one.figure)].append(stated)
        self._wrong: defaultdict[Figure, list[Finding]] = defaultdict(list)
        for finding in findings:
            if finding.severity == "error" and finding.expected is not None:
                self._wrong[finding.subject].append(finding)
        self._regulations: defaultdict[str, list[Regulation]] = defaultdict(list)
        for rule in regulations:
            self._regulations[rule.region].append(rule)

    @property
    def regions(self) -> frozenset[str]:
        """The regions that any of it speaks of."""
        return frozenset(key[0] for key in self._by_key) | frozenset(self._regulations)

    def value(self, region: str, criterion: Criterion, definition: str, scheme: Scheme) -> Measured:
        """What figures say of one region."""
        contested = scheme.quality.contested == "less_favourable"
        now = self._told(region, criterion, criterion.measure, definition, scheme.period, contested)
        if now.value is None:
            return now
        if criterion.change:
            before = self._told(
                region, criterion, criterion.measure, definition, year_before(scheme.period), contested
            )
            return _combined(now, before)
        if criterion.per:
            per = self._told(region, criterion, criterion.per, definition, scheme.period, contested)
            if per.value is None:  # a population has no payer, no programme, and mostly one definition
                whole = replace(
                    criterion, sponsor="", programme="", less_is_better=not criterion.less_is_better
                )
                per = self._told(region, whole, criterion.per, "", scheme.period, contested)
            return _combined(now, per, times=100 if unit_of(criterion) == "percent" else 1)
        return now

    def _told(  # one question in one place
        self,
        region: str,
        criterion: Criterion,
        measure: str,
        definition: str,
        period: Period,
        contested: bool,
    ) -> Measured:
        key = (
            region,
            measure,
            criterion.category,
            criterion.segment,
            criterion.programme,
            criterion.sponsor,
            definition,
        )
        said = [one for one in self._by_key.get(key, ()) if period.contains(one.figure.period)]
        if not said:
            return MISSING
        recorded = [one for one in said if one.figure.basis == "recorded"] or said
        end = max(one.figure.period.end for one in recorded)
        newest = [one for one in recorded if one.figure.period.end == end]
        read = [self._read(one, criterion, contested) for one in newest]
        sign = -1 if criterion.less_is_better else 1
        chosen = min(read, key=lambda one: sign * (one.value or Decimal(0)))
        if len({one.value for one in read}) == 1:
            return chosen
        figures = tuple(dict.fromkeys(figure for one in read for figure in one.figures))
        return chosen._replace(figures=figures, notes=(*chosen.notes, _SEVERAL.fill(n=len(read))))

    def _read(self, one: _Stated, criterion: Criterion, contested: bool) -> Measured:
        value, interval = one.figure.value, one.interval
        notes: tuple[Text, ...] = ()
        if not interval.width.is_finite():
            interval, notes = Interval.exact(value), (_OPEN,)
        measured = Measured(value, interval, one.rests_on, notes=notes)
        if contested:
            for finding in self._wrong.get(one.figure, ()):
                measured = _less_favourable(measured, finding, criterion.less_is_better)
        if any(self._wrong.get(each) for each in one.rests_on if each is not one.figure):
            measured = measured._replace(notes=(*measured.notes, _RESTS_ON_WRONG))
        return measured

    def regulation(self, region: str, criterion: Criterion) -> Measured:
        """The points of the best stage that a region's rules have reached."""
        listed = [
            rule
            for rule in self._regulations.get(region, ())
            if rule.stage in criterion.ladder and (not criterion.kinds or rule.kind in criterion.kinds)
        ]
        if not listed:
            points = criterion.ladder.get(NONE_LISTED)
            return Measured(points, None if points is None else Interval.exact(points), notes=(_NO_RULE,))
        best = max(listed, key=lambda rule: criterion.ladder[rule.stage])
        points = criterion.ladder[best.stage]
        return Measured(points, Interval.exact(points), regulations=(best,))


def measured_for(
    region: str, criterion: Criterion, evidence: Evidence, jury: Jury, scheme: Scheme
) -> Measured:
    """What a region brings to one criterion, under the definition that counts."""
    if criterion.kind == "figure":
        return evidence.value(region, criterion, criterion.definition, scheme)
    if criterion.kind == "regulation":
        return evidence.regulation(region, criterion)
    said = jury.said.get((region, criterion.code))
    if said is None:
        return MISSING
    notes = (said.apart,) if said.apart else ()
    exact = Interval.exact(said.value)
    return Measured(said.value, exact, marks=said.marks, spread=said.spread, notes=notes)


def year_before(period: Period) -> Period:
    """The same months of the year before."""
    first, last = (Month.of(day).plus(-12) for day in (period.start, period.end))
    return Period.parse(f"{first}/{last}")


def _key(figure: Figure) -> Key:
    labels = (figure.category, figure.segment, figure.programme, figure.sponsor)
    return (figure.region, figure.measure, *labels, figure.definition)


def _less_favourable(one: Measured, finding: Finding, less_is_better: bool) -> Measured:
    """The worse of what is stated and what it should be; what it could be instead does not count."""
    expected, value = finding.expected, one.value
    if expected is None or value is None or not expected.width.is_finite():
        return one
    figures = tuple(dict.fromkeys((*one.figures, *finding.evidence)))
    sign = -1 if less_is_better else 1
    told = one._replace(figures=figures)
    if sign * (expected.middle - value) < 0:
        told = told._replace(value=expected.middle, interval=expected)
    note = _CONTESTED.fill(
        stated=f"{value:f}", check=finding.check, used=f"{round(told.value or value, 2):f}"
    )
    return told._replace(notes=(*told.notes, note))


def _combined(now: Measured, other: Measured, *, times: int = 0) -> Measured:
    """The difference of two values, or so many times their quotient."""
    if other.value is None or now.value is None or now.interval is None or other.interval is None:
        return MISSING
    if not times:
        value, interval = now.value - other.value, now.interval - other.interval
    elif other.interval.low <= 0 <= other.interval.high:
        return MISSING
    else:
        value, interval = now.value / other.value * times, now.interval / other.interval * times
    notes = tuple(dict.fromkeys((*now.notes, *other.notes)))
    figures = tuple(dict.fromkeys((*now.figures, *other.figures)))
    return now._replace(value=value, interval=interval, figures=figures, notes=notes)


def unit_of(criterion: Criterion) -> str:
    """The unit in which a value of a criterion is read."""
    if criterion.kind != "figure":
        return ""
    if criterion.change:
        return "points" if MEASURES[criterion.measure].unit == "percent" else MEASURES[criterion.measure].unit
    if criterion.per:
        money = MEASURES[criterion.measure].unit == "IDR" and MEASURES[criterion.per].unit != "IDR"
        return "IDR" if money else "percent"
    return MEASURES[criterion.measure].unit
