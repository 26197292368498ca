"""The figures of a case arranged so that a check finds at once what belongs together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from functools import cached_property

from pantau.core.categories import category_ancestors
from pantau.core.period import Period
from pantau.core.regions import ancestors
from pantau.core.text import Text
from pantau.figures import Case, Figure
from pantau.figures.formula import BEFORE

ENOUGH = 3  # how many rival inputs are tried: beyond three the sources contradict each other anyway
LABELS = ("segment", "programme", "sponsor")
TARGETS = ("coverage_target", "target_workers")
Shelf = dict[str, list[Figure]]


class Book:
    """An index of figures by region, measure and category, then by period."""

    def __init__(self, case: Case, bridges: Mapping[Figure, Text] | None = None) -> None:
        self.case = case
        self._bridges = bridges or {}
        self.figures = case.figures
        self._by_measure: defaultdict[str, list[Figure]] = defaultdict(list)
        self._shelves: defaultdict[tuple[str, str, str], Shelf] = defaultdict(dict)
        for figure in case.figures:
            shelf = self._shelves[figure.region, figure.measure, figure.category]
            shelf.setdefault(figure.period.text, []).append(figure)
            self._by_measure[figure.measure].append(figure)
        self._distinct: dict[tuple[str, str, str, str], list[Figure]] = {}
        self._below_region = _tree({region for region, _, _ in self._shelves}, ancestors)
        self._below_category = _tree({category for _, _, category in self._shelves}, category_ancestors)

    def shelves(self) -> Iterable[Shelf]:
        """All shelves: the figures of one region, measure and category, by period."""
        return self._shelves.values()

    def shelf(self, region: str, measure: str, category: str) -> Shelf:
        """One shelf, empty when the case says nothing."""
        return self._shelves.get((region, measure, category), {})

    def of(self, *measures: str) -> Iterator[Figure]:
        """The figures of some measures, measure by measure in the order of the case."""
        return (figure for measure in measures for figure in self._by_measure.get(measure, ()))

    def says(self, figure: Figure, measure: str) -> bool:
        """Whether the source of a figure says another measure of the same place and time itself."""
        same = self.shelf(figure.region, measure, figure.category).get(figure.period.text, ())
        return any(_alike(figure, other) and told_together(figure, other) for other in same)

    def beside(self, figure: Figure) -> list[Figure]:
        """The figures of the same region, measure, category and period, itself included."""
        return self.shelf(figure.region, figure.measure, figure.category)[figure.period.text]

    def distinct(self, figure: Figure) -> list[Figure]:
        """Those beside a figure, the first of each kind: like rows are many in a bad file, and tell nothing new."""
        key = (figure.region, figure.measure, figure.category, figure.period.text)
        if key not in self._distinct:
            kinds: dict[tuple[str, ...], Figure] = {}
            for one in self.beside(figure):
                labels = (
                    one.segment,
                    one.programme,
                    one.sponsor,
                    one.group,
                    one.source,
                    one.basis,
                    one.definition,
                )
                kinds.setdefault(labels, one)
            self._distinct[key] = list(kinds.values())
        return self._distinct[key]

    def bridge(self, figure: Figure) -> Text:
        """What leads from the usual definition to that of a recorded figure; empty where nothing does."""
        return self._bridges.get(figure, Text("", ""))

    def headcount(self, region: str, value: Decimal) -> Figure | None:
        """A number of people of that value in a region."""
        return self._headcounts.get((region, value)) if value else None

    @cached_property
    def _headcounts(self) -> dict[tuple[str, Decimal], Figure]:
        people = (figure for figure in reversed(self.figures) if figure.spec.unit == "people")
        return {(figure.region, figure.value): figure for figure in people}

    def finer_dimensions(self, figure: Figure) -> Iterator[str]:
        """The dimensions in which the case may hold parts of a figure; nearly always none."""
        if len(self.beside(figure)) > 1 and len(self.distinct(figure)) > 1:
            yield from LABELS
        if figure.category in self._below_category:
            yield "category"
        if figure.region in self._below_region:
            yield "region"

    def below(self, figure: Figure, dimension: str, *, deep: bool = False) -> Iterator[Figure]:
        """The nearest figures finer in region or category, of the same measure and period; ``deep``: all."""
        tree, code = (
            (self._below_region, figure.region)
            if dimension == "region"
            else (self._below_category, figure.category)
        )
        for child in tree.get(code, ()):
            here = figure._replace(region=child) if dimension == "region" else figure._replace(category=child)
            same = self.shelf(here.region, here.measure, here.category).get(figure.period.text, [])
            matching = (part for part in same if _alike(part, here) and told_together(part, figure))
            part = next(matching, None)
            if part is not None:
                yield part
            if part is None or deep:
                yield from self.below(here, dimension, deep=deep)

    def inputs(self, subject: Figure, name: str) -> Sequence[Figure]:
        """The figures that can stand for an input of a formula for ``subject``: its own source's first.

        ``name`` is a measure, or a measure with ``_before`` for that of the period before. Where the
        subject's own source says something, other sources are not asked.
        """
        measure = name.removesuffix(BEFORE)
        shelf = self._shelves.get((subject.region, measure, subject.category))
        if shelf is None:
            return []
        if name != measure:
            return _own_first(subject, _before(subject, shelf))
        only = shelf.get(subject.period.text, ())
        if len(only) == 1 and _plainly_beside(subject, only[0]):
            return only  # nearly always: one figure of the same place and period
        if subject.period.is_range and not _is_flow(shelf):
            found = _at_end(subject, shelf)
        else:
            found = _now(subject, shelf)
            if not found and measure in TARGETS:
                found = _later(subject, shelf)
        return _own_first(subject, found)


def told_together(a: Figure, b: Figure) -> bool:
    """Whether two figures stand in one publication, with one meaning."""
    return a.source == b.source and a.basis == b.basis and a.definition == b.definition


def same_kind(subject: Figure, other: Figure) -> bool:
    """Whether another figure speaks of the same segment, programme, payer and group, in a like definition.

    Figures of different definitions never contradict each other; a survey or target that names none
    may serve any, and a target of any family may be what an undefined figure is held against.
    """
    if not _alike(subject, other):
        return False
    if other.basis == "required" and not other.spec.lasting:
        return False  # what ought to be proves nothing about what is
    if other.definition == subject.definition:
        return True
    if other.measure in TARGETS and not subject.definition:
        return True
    return other.spec.lasting and not other.definition


def same_time(period: Period, other: Figure) -> bool:
    """Whether a figure speaks of the same time: equal for a flow; for a stock also a day in its month, the end
    of its year, and the year of what lasts."""
    theirs = other.period
    if theirs.start == period.start and theirs.end == period.end:
        return True
    if other.spec.kind == "flow" or theirs.is_range:
        return False
    outer, inner = (theirs, period) if theirs.contains(period) else (period, theirs)
    if not outer.contains(inner):
        return False
    return outer.months == 1 or outer.end == inner.end or other.spec.lasting


def _alike(a: Figure, b: Figure) -> bool:
    return (
        a.segment == b.segment
        and a.programme == b.programme
        and a.sponsor == b.sponsor
        and a.group == b.group
    )


def _plainly_beside(subject: Figure, other: Figure) -> bool:
    return (
        other is not subject
        and other.basis == subject.basis
        and _alike(subject, other)
        and other.definition == subject.definition
        and (other.spec.kind == "flow" or not subject.period.is_range)
    )


def _now(subject: Figure, shelf: Shelf) -> list[Figure]:
    exact = [figure for figure in shelf.get(subject.period.text, ()) if same_kind(subject, figure)]
    return exact or _matching(subject, shelf, lambda other: same_time(subject.period, other))


def _at_end(subject: Figure, shelf: Shelf) -> list[Figure]:
    """What a growth over a range arrives at: the figure of its end, else that of the whole range."""
    end = _month_of(subject.period, last=True)
    return _matching(subject, shelf, lambda other: same_time(end, other)) or _now(subject, shelf)


def _before(subject: Figure, shelf: Shelf) -> list[Figure]:
    """What a change starts from: the start of a range; else a year before; else the latest earlier."""
    if subject.period.is_range:
        start = _month_of(subject.period, last=False)
        eve = subject.period.start - timedelta(days=1)
        return _matching(subject, shelf, lambda other: same_time(start, other)) or _matching(
            subject, shelf, lambda other: other.period.end == eve
        )
    earlier = _matching(subject, shelf, lambda other: other.period.end < subject.period.start)
    if not earlier:
        return []
    month = subject.period.each_month()[-1].plus(-12)
    year_before = [figure for figure in earlier if month in figure.period.each_month()[-1:]]
    latest = max(figure.period.end for figure in earlier)
    return year_before or [figure for figure in earlier if figure.period.end == latest]


def _later(subject: Figure, shelf: Shelf) -> list[Figure]:
    """The only later target (FORMATS section 5), where none is of the same time."""
    later = _matching(subject, shelf, lambda other: other.period.start > subject.period.end)
    return later if len({figure.period for figure in later}) == 1 else []


def _matching(subject: Figure, shelf: Shelf, wanted: Callable[[Figure], bool]) -> list[Figure]:
    return [
        figure
        for figures in shelf.values()
        if wanted(figures[0])
        for figure in figures
        if same_kind(subject, figure)
    ]


def _own_first(subject: Figure, found: list[Figure]) -> Sequence[Figure]:
    if len(found) == 1:
        return [] if found[0] is subject else found
    usable = [figure for figure in found if figure is not subject]
    own = [figure for figure in usable if figure.source == subject.source and figure.basis == subject.basis]
    chosen: dict[tuple[object, ...], Figure] = {}
    for figure in own or usable:
        chosen.setdefault((figure.value, figure.qualifier, figure.precision), figure)
    return list(chosen.values())[:ENOUGH]


def _is_flow(shelf: Shelf) -> bool:
    return next(iter(shelf.values()))[0].spec.kind == "flow"


def _month_of(period: Period, *, last: bool) -> Period:
    months = period.each_month()
    return Period.parse(str(months[-1 if last else 0]))


def _tree(codes: set[str], above: Callable[[str], tuple[str, ...]]) -> dict[str, list[str]]:
    """The codes below each code: a code hangs on its nearest ancestor that is present."""
    below: defaultdict[str, list[str]] = defaultdict(list)
    for code in sorted(codes):
        parent = next((upper for upper in above(code) if upper in codes), None)
        if parent is not None:
            below[parent].append(code)
    return dict(below)
