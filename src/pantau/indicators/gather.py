"""A question to the parts of all its cells: the queries are asked, months are cut into windows, groups put together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from pantau.core.period import Period
from pantau.core.regions import level
from pantau.indicators.cells import Sums, Window, by_programme, claims_of, placed, presence, window
from pantau.indicators.parts import ZERO, Cell, Claims, Parts
from pantau.indicators.population import Population, Populations
from pantau.indicators.question import Question
from pantau.indicators.sources import CUBE_SUMS, claim_sums, contribution_sums, population_rows
from pantau.indicators.views import Views

Collect = Callable[[Any], pa.Table]
_DEFINITIONS: Final = ("eligible", "employed", "target")
_OF_POPULATION: Final = {"region", "category", "segment"}


class Gathered:
    """The rows behind a question, asked for when they are first needed, and the parts made of them."""

    def __init__(self, views: Views, question: Question, collect: Collect) -> None:
        self._views, self.question, self._collect = views, question, collect

    @cached_property
    def recorded(self) -> pa.Table:
        """The sums of contributions, by region as recorded."""
        return self._collect(contribution_sums(self._views, self.question))

    @cached_property
    def present(self) -> dict[str, dict[date, int]]:
        """The months with contributions of each inner region and of the region itself."""
        return presence(self._placed, self.question)

    @cached_property
    def populations(self) -> Populations:
        """The estimates that may be used."""
        rows = self._collect(population_rows(self._views, self.question)).to_pylist()
        return Populations(rows, self.question.codes_of)

    def parts(self, period: Period, *, claims: bool = True, population: bool = True) -> Iterator[Parts]:
        """The parts of every cell over a period of months: the whole first, then as the question breaks it down."""
        sums, segments = self._window(period)
        paid = self._claims_of(period) if claims else {}
        people = self._peopled() if population else {}
        nothing = Claims() if claims and self._claims.num_rows else None
        empty: Sums = dict.fromkeys((*CUBE_SUMS, "contributions"), 0)
        for cell in self._in_order({*sums, *paid, *people}):
            present = self._months(cell.region, period)
            yield Parts(
                cell,
                period,
                sums.get(cell, empty),
                segments.get(cell, {}),
                paid.get(cell, nothing),
                people.get(cell) or self._populations_of(cell, population),
                len(present),
                self._present_regions(period),
                self._largest.get(cell.programme, ZERO) if nothing is not None else ZERO,
            )

    def _months(self, region: str, period: Period) -> list[date]:
        return [month for month in self.present.get(region, ()) if period.start <= month <= period.end]

    def _present_regions(self, period: Period) -> frozenset[str]:
        last, inner = period.end.replace(day=1), self.question.inner
        found = (code for code, months in self.present.items() if last in months)
        return frozenset(code for code in found if code and level(code) == inner)

    def _window(self, period: Period) -> Window:
        rows = self._within(self._with_data, period)
        sums, segments = window(rows, self.question)
        if "programme" not in self.question.by:
            return Window(sums, segments)
        whole = Cell(self.question.region)
        details = {cell: of for cell, of in sums.items() if cell != whole} if self._others else sums
        kept = {whole: sums[whole]} if whole in sums else {}
        return Window(kept | by_programme(details), segments)

    @cached_property
    def _others(self) -> bool:
        return any(one != "programme" for one in self.question.by)

    @cached_property
    def _placed(self) -> pa.Table:
        return placed(self.recorded, self.question)

    @cached_property
    def _with_data(self) -> pa.Table:
        """The rows of months that have contributions in their region: a lapse into a month without data is none."""
        rows = self._placed
        regions, months = rows.column("region").to_pylist(), rows.column("month").to_pylist()
        kept = [month in self.present.get(code, ()) for code, month in zip(regions, months, strict=True)]
        return rows if all(kept) else rows.filter(pa.array(kept, "bool"))

    @cached_property
    def _claims(self) -> pa.Table:
        return placed(self._collect(claim_sums(self._views, self.question)), self.question)

    def _claims_of(self, period: Period) -> dict[Cell, Claims]:
        return claims_of(self._within(self._claims, period), self.question)

    @cached_property
    def _largest(self) -> dict[str, Decimal]:
        """The largest claim of the span, in each programme and (empty) in all."""
        largest: dict[str, Decimal] = {}
        columns = (self._claims.column(name).to_pylist() for name in ("programme", "largest"))
        for programme, amount in zip(*columns, strict=True):
            for key in ("", programme):
                largest[key] = max(largest.get(key, ZERO), amount)
        return largest

    def _within(self, rows: pa.Table, period: Period) -> pa.Table:
        if period == self.question.span:
            return rows
        month = rows.column("month")
        first, last = (pa.scalar(day.replace(day=1), "date32") for day in (period.start, period.end))
        return rows.filter(pc.and_(pc.greater_equal(month, first), pc.less_equal(month, last)))

    def _peopled(self) -> Mapping[Cell, Mapping[str, Population]]:
        """The cells that estimates speak of, whether anybody of them is covered or not."""
        columns = set(self.question.columns)
        if not columns <= _OF_POPULATION:
            return {}
        found = {}
        for cell in self._population_cells(columns):
            if populations := self._populations_of(cell, True):
                found[cell] = populations
        return found

    def _population_cells(self, columns: set[str]) -> set[Cell]:
        whole = Cell(self.question.region)
        groups = {group for of in _DEFINITIONS for group in self.populations.groups(of)}
        regions = self.populations.inner(self.question.region) if "region" in columns else [whole.region]
        cells = {whole}
        for category, segment in groups:
            wanted = {"category": category, "segment": segment}
            told = {name: value for name, value in wanted.items() if name in columns}
            if all(told.values()):
                cells |= {whole._replace(region=region, **told) for region in regions}
        return cells

    def _populations_of(self, cell: Cell, wanted: bool) -> Mapping[str, Population]:
        if not wanted or not cell.has_population:
            return {}
        what = (cell.region, cell.category, cell.segment)
        found = {of: self.populations.find(*what, of) for of in _DEFINITIONS}
        return {of: population for of, population in found.items() if population is not None}

    def _in_order(self, cells: set[Cell]) -> list[Cell]:
        whole = Cell(self.question.region)
        return sorted(cells | {whole}, key=lambda cell: (cell != whole, cell))
