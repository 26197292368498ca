"""Who is not covered, by region and worker category: out of figures, each person in one cell only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, NamedTuple

from pantau.core.categories import category_ancestors, category_title
from pantau.core.money import written
from pantau.core.notation import format_period
from pantau.core.regions import ancestors, full_name
from pantau.core.terms import SEGMENTS
from pantau.core.text import Text
from pantau.errors import Fault, InputError
from pantau.figures import Figure
from pantau.planning.cover import planned

ELIGIBLE: Final = "eligible_workers"
COVERED: Final = "covered_workers"
UNCOVERED: Final = "uncovered_workers"
MEASURES: Final = (ELIGIBLE, COVERED, UNCOVERED)

Place = tuple[str, str]  # region and category
Counts = dict[str, dict[Place, Figure]]


class Gap(NamedTuple):
    """One group of people: who could be covered, who is, who is not; ``rest``: without those shown apart.

    ``eligible`` and ``covered`` are none where only those who are not covered were stated.
    """

    region: str
    category: str
    uncovered: int
    eligible: int | None = None
    covered: int | None = None
    rest: bool = False

    @property
    def title(self) -> Text:
        """Region and category in words."""
        group = category_title(self.category) if self.category else Text("semua pekerja", "all workers")
        rest = Text(" (lainnya)", " (others)") if self.rest else Text("", "")
        return Text("{region}, {group}{rest}", "{region}, {group}{rest}").fill(
            region=full_name(self.region), group=group, rest=rest
        )


@dataclass(frozen=True)
class Gaps:
    """Groups without overlap, so that they add up; ``notes``: which figures were taken, which were not."""

    rows: tuple[Gap, ...]
    notes: tuple[Text, ...] = ()

    @property
    def uncovered(self) -> int:
        """Everybody who is not covered."""
        return sum(row.uncovered for row in self.rows)

    def within(self, region: str) -> Gaps:
        """Those of a region and of all that lies in it."""
        inside = tuple(row for row in self.rows if region in (row.region, *ancestors(row.region)))
        return Gaps(inside, self.notes)


def gaps_of(figures: Iterable[Figure], segment: str = "") -> Gaps:
    """The people not covered: eligible minus covered, or as stated where the two are not both known.

    The latest figure of a group counts. A group that holds others (a category its children, a region the regions in
    it) is shown without them, so that nobody is counted twice. Raises `InputError` with every fault.
    """
    notes: list[Text] = []
    found, faults = _latest(figures, segment, notes)
    if faults:
        raise InputError(faults)
    rows = {place: row for place in _places(found) if (row := _row(place, found, notes))}
    kept = _laminar(rows, notes)
    done = tuple(_apart(kept, notes))
    if not done:
        text = Text(
            "tidak ada angka {measures} yang dapat dipakai; tambahkan potensi dan peserta aktif per wilayah atau "
            "kelompok",
            "there are no figures {measures} to use; add eligible and covered workers by region or category",
        )
        raise InputError([planned("figures", text.fill(measures=", ".join(MEASURES)))])
    return Gaps(done, tuple(dict.fromkeys(notes)))


def _latest(figures: Iterable[Figure], segment: str, notes: list[Text]) -> tuple[Counts, list[Fault]]:
    """The one figure of each measure and place that counts, and what cannot be a headcount."""
    by_place: defaultdict[tuple[str, Place], list[Figure]] = defaultdict(list)
    faults: list[Fault] = []
    for figure in figures:
        if figure.measure not in MEASURES or figure.sponsor or figure.group:
            continue
        if segment and figure.segment != segment:
            continue
        if figure.value < 0 or figure.value != int(figure.value):
            text = Text(
                "{value} bukan jumlah orang: bilangan bulat 0 atau lebih",
                "{value} is no headcount: a whole number of 0 or more",
            )
            where = f"{figure.measure} {figure.region} {figure.category}".strip()
            faults.append(Fault(where, figure.row, text.fill(value=written(figure.value))._asdict()))
        by_place[figure.measure, (figure.region, figure.category)].append(figure)
    found: Counts = {measure: {} for measure in MEASURES}
    for (measure, place), some in by_place.items():
        found[measure][place] = _chosen(some, notes)
    return found, faults


def _chosen(some: list[Figure], notes: list[Text]) -> Figure:
    """The widest segment and programme, of them the latest; a note where the latest disagree."""
    best = max(some, key=lambda one: (_width(one), one.period.end))
    same = [one for one in some if (_width(one), one.period.end) == (_width(best), best.period.end)]
    if len({one.value for one in same}) > 1:
        text = Text(
            "{what}: {many} angka berbeda untuk waktu yang sama; dipakai {value}",
            "{what}: {many} different figures for the same time; {value} is used",
        )
        notes.append(
            text.fill(what=_named(best), many=len({one.value for one in same}), value=written(best.value))
        )
    if best.segment or best.programme:
        text = Text("{what}: hanya {of}", "{what}: of {of} only")
        notes.append(text.fill(what=_named(best), of=" ".join(filter(None, (best.segment, best.programme)))))
    return best


def _width(figure: Figure) -> tuple[int, int]:
    """How much of the people a figure counts: all before some segments, all before some programmes."""
    segments = figure.segment.count("+") + 1 if figure.segment else len(SEGMENTS) + 1
    both = {"": 3, "JKK+JKM": 2}.get(figure.programme, 1 if "+" in figure.programme else 0)
    return segments, both


def _named(figure: Figure) -> Text:
    at = Text(format_period(figure.period, "id"), format_period(figure.period, "en"))
    title = figure.spec.title
    of = Gap(figure.region, figure.category, 0).title
    return Text("{title}, {of}, {at}", "{title}, {of}, {at}").fill(title=title, of=of, at=at)


def _places(found: Counts) -> Iterator[Place]:
    """Every place that has a figure, regions and categories in order."""
    yield from sorted({place for measure in MEASURES for place in found[measure]})


def _row(place: Place, found: Counts, notes: list[Text]) -> Gap | None:
    eligible, covered, stated = (found[measure].get(place) for measure in MEASURES)
    if eligible and covered:
        if eligible.period != covered.period:
            text = Text("{one} dikurangi {other}: waktunya berbeda", "{one} less {other}: the times differ")
            notes.append(text.fill(one=_named(eligible), other=_named(covered)))
        whole, part = int(eligible.value), int(covered.value)
        return Gap(*place, whole - part, whole, part)
    return Gap(*place, int(stated.value)) if stated else None


def _laminar(rows: dict[Place, Gap], notes: list[Text]) -> dict[Place, Gap]:
    """Without groups that cross others: of a total divided by region and by category, the regions are kept."""
    kept = dict(rows)
    for region, category in rows:
        above = category_ancestors(category)
        crossed = any(region in ancestors(inner) and one in above for inner, one in rows)
        if crossed:
            del kept[region, category]
            text = Text(
                "{what} tidak dipakai: wilayah di dalamnya dirinci tanpa kelompok ini",
                "{what} is not used: the regions in it are given without this category",
            )
            notes.append(text.fill(what=Gap(region, category, 0).title))
    return kept


def _apart(rows: dict[Place, Gap], notes: list[Text]) -> Iterator[Gap]:
    """Each group without those that it holds; nobody is left of one whose parts are all of it."""
    inside: defaultdict[Place, list[Gap]] = defaultdict(list)
    deepest = sorted(rows, key=lambda place: (len(ancestors(place[0])), len(category_ancestors(place[1]))))
    for place in reversed(deepest):
        row = _without(rows[place], inside[place], notes)
        for outer in _holders(place, rows):
            inside[outer].append(row)
        rows[place] = row
    for row in rows.values():
        if row.uncovered < 0:
            text = Text(
                "{what}: peserta aktif melebihi potensi sebanyak {more}; dihitung tanpa kekurangan",
                "{what}: covered exceed eligible by {more}; counted as none missing",
            )
            notes.append(text.fill(what=row.title, more=written(Decimal(-row.uncovered))))
        if not row.rest or row.uncovered > 0:
            yield row._replace(uncovered=max(row.uncovered, 0))


def _holders(place: Place, rows: dict[Place, Gap]) -> Iterator[Place]:
    """Every group that holds this one."""
    region, category = place
    for outer in (region, *ancestors(region)):
        for group in (category, *category_ancestors(category)):
            if (outer, group) != place and (outer, group) in rows:
                yield outer, group


def _without(row: Gap, inner: list[Gap], notes: list[Text]) -> Gap:
    if not inner:
        return row
    parts = sum(one.uncovered for one in inner)
    both = row.eligible is not None and all(one.eligible is not None for one in inner)
    left = row._replace(uncovered=row.uncovered - parts, eligible=None, covered=None, rest=True)
    if both:
        eligible = (row.eligible or 0) - sum(one.eligible or 0 for one in inner)
        covered = (row.covered or 0) - sum(one.covered or 0 for one in inner)
        if eligible >= 0 and covered >= 0:
            left = left._replace(eligible=eligible, covered=covered)
    if left.uncovered < 0:
        text = Text(
            "{what}: bagian-bagiannya {more} orang lebih banyak daripada jumlahnya; dipakai bagian-bagiannya",
            "{what}: its parts hold {more} people more than the total; the parts are used",
        )
        notes.append(text.fill(what=row.title, more=written(Decimal(-left.uncovered))))
        return left._replace(uncovered=0, eligible=None, covered=None)
    return left
