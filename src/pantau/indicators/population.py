"""How many workers could be covered: the newest estimate of each region, or the sum of those within it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from pantau.core.categories import category_ancestors
from pantau.core.region_years import NEW_PROVINCES, cannot_be_cut, code_in
from pantau.core.regions import level, parent

_SINCE: Final = {code: one.since for one in NEW_PROVINCES for code in (one.code, one.cut_from)}


class Population(NamedTuple):
    """A number of people, the interval that its survey gives it, and what it rests on.

    ``as_of`` is the oldest day among its parts; ``added`` says over what it was added up: nothing, or
    ``segment``, ``category``, ``region``; ``places`` are the inner regions that it was added up from.
    """

    value: int
    low: int
    high: int
    as_of: date
    sources: tuple[str, ...]
    added: str = ""
    places: tuple[str, ...] = ()

    @property
    def is_exact(self) -> bool:
        """Whether no source gives it an interval."""
        return self.low == self.value == self.high


What = tuple[str, str, str]  # category, segment, definition
Codes = dict[str, Population]


class Populations:
    """The estimates that a question may use, on the region codes of its year."""

    def __init__(self, rows: Iterable[Mapping[str, Any]], year: int | None = None) -> None:
        self._own: defaultdict[What, Codes] = defaultdict(dict)
        self._pieces: defaultdict[What, defaultdict[str, Codes]] = defaultdict(lambda: defaultdict(dict))
        for row in rows:
            self._enter(row, year)
        self._inner: defaultdict[str, set[str]] = defaultdict(set)
        for code in [code for codes in self._own.values() for code in codes]:
            self._hang(code)
        self._found: dict[tuple[str, What], Population | None] = {}

    def find(
        self, region: str, category: str = "", segment: str = "", definition: str = "eligible"
    ) -> Population | None:
        """The estimate of a region, a category and a segment (empty: all); none where nothing is known.

        What the source says of them as a whole comes first, then the sum over segments, over categories, and
        over the regions within. Sums add the ends of the intervals, which holds whatever their errors share.
        """
        key = (region, (category, segment, definition))
        if key not in self._found:
            self._found[key] = self._look_for(*key)
        return self._found[key]

    def groups(self, definition: str = "eligible") -> set[tuple[str, str]]:
        """The categories and segments that something is known of."""
        return {(category, segment) for category, segment, of in self._own if of == definition}

    def inner(self, region: str) -> list[str]:
        """The regions one level below that something is known of, in them or in a part of them."""
        return sorted(self._inner.get(region, ()))

    def _enter(self, row: Mapping[str, Any], year: int | None) -> None:
        code, as_of = row["region"], row["as_of"]
        what = (row["category"], row["segment"], row["definition"])
        low, high = row["low"], row["high"]
        one = Population(
            row["value"],
            row["value"] if low is None else low,
            row["value"] if high is None else high,
            as_of,
            (_source(row),),
        )
        if cannot_be_cut(code, year, as_of):
            return  # an estimate for the old province says nothing of what is left of it
        here = code_in(code, year)
        if here != code and level(here) != level(code):
            return
        if code in _SINCE and as_of >= _SINCE[code] and year is not None and year < _SINCE[code].year:
            self._pieces[what][here][code] = one
        else:
            _keep_newest(self._own[what], here, one)

    def _hang(self, code: str) -> None:
        while (above := parent(code)) is not None and code not in self._inner[above]:
            self._inner[above].add(code)
            code = above

    def _look_for(self, region: str, what: What) -> Population | None:
        own = self._own.get(what, {}).get(region)
        if own is not None:
            return own
        category, segment, definition = what
        found = None if segment else self._over_segments(region, category, definition)
        return (
            found
            or self._over_categories(region, what)
            or self._over_pieces(region, what)
            or self._over_regions(region, what)
        )

    def _over_segments(self, region: str, category: str, definition: str) -> Population | None:
        parts = [
            codes[region]
            for (group, segment, of), codes in self._own.items()
            if group == category and segment and of == definition and region in codes
        ]
        return _total(parts, "segment")

    def _over_categories(self, region: str, what: What) -> Population | None:
        """The sum over the categories just below; a category that its source splits by segment counts too."""
        category, segment, definition = what
        below = {
            group
            for group, of_segment, of in self._own
            if of == definition and group and category in category_ancestors(group)
            if not segment or of_segment == segment
        }
        topmost = [group for group in sorted(below) if not below.intersection(category_ancestors(group))]
        parts = [self._here(region, (group, segment, definition)) for group in topmost]
        return _total([part for part in parts if part], "category")

    def _here(self, region: str, what: What) -> Population | None:
        own = self._own.get(what, {}).get(region)
        return own or (None if what[1] else self._over_segments(region, what[0], what[2]))

    def _over_pieces(self, region: str, what: What) -> Population | None:
        """An old province out of what it was cut into, when all pieces are known."""
        known = self._pieces.get(what)
        pieces = known.get(region, {}) if known else {}
        wanted = {region, *(one.code for one in NEW_PROVINCES if one.cut_from == region)}
        return _total(list(pieces.values()), "region") if wanted == set(pieces) else None

    def _over_regions(self, region: str, what: What) -> Population | None:
        found = {code: self.find(code, *what) for code in sorted(self._inner.get(region, ()))}
        parts = {code: part for code, part in found.items() if part is not None}
        total = _total(list(parts.values()), "region")
        return total._replace(places=tuple(parts)) if total else None


def _keep_newest(codes: Codes, code: str, one: Population) -> None:
    """Two codes of different years may be one region; the newer estimate holds."""
    if code not in codes or codes[code].as_of < one.as_of:
        codes[code] = one


def _total(parts: list[Population], added: str) -> Population | None:
    if not parts:
        return None
    return Population(
        sum(part.value for part in parts),
        sum(part.low for part in parts),
        sum(part.high for part in parts),
        min(part.as_of for part in parts),
        tuple(sorted({source for part in parts for source in part.sources})),
        added,
    )


def _source(row: Mapping[str, Any]) -> str:
    return " ".join(part for part in (row["source"], row["vintage"]) if part)
