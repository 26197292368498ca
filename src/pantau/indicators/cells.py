"""Rows of the sources to parts: regions translated to the chosen year, parents and totals added up from leaves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

import pyarrow as pa

from pantau.core.categories import category_ancestors
from pantau.core.ledger_tables import AMOUNTS
from pantau.core.region_years import code_in
from pantau.core.regions import ancestors, level
from pantau.indicators.parts import NOT_PLACED, UNKNOWN, ZERO, Cell, Claims, Number
from pantau.indicators.question import Question
from pantau.indicators.sources import breakdown

Sums = dict[str, Number]
Segments = dict[Cell, dict[str, tuple[int, int]]]  # people and memberships of each segment


class Window(NamedTuple):
    """What one window of months holds: sums and segments of each cell."""

    sums: dict[Cell, Sums]
    segments: Segments


def placed(table: pa.Table, question: Question) -> pa.Table:
    """The rows with their inner region in the list of the chosen year in ``region``.

    A row recorded above that level keeps the code that it has: it belongs to the whole and to none of its parts.
    """
    names = {key: place(key, question) for key in table.column("region").unique().to_pylist()}
    encoded = table.column("region").combine_chunks().dictionary_encode()
    values = pa.array([names[key] for key in encoded.dictionary.to_pylist()], "string")
    index = table.schema.get_field_index("region")
    return table.set_column(index, "region", values.take(encoded.indices))


def place(code: str, question: Question) -> str:
    """The inner region of a question that a recorded code lies in; the code itself where it lies above."""
    return _place(code, question.inner, question.codes_of)


@lru_cache(maxsize=1 << 16)
def _place(code: str, inner: str, year: int | None) -> str:
    if not code:
        return code
    here = code_in(code, year)
    return next((one for one in (here, *ancestors(here)) if level(one) == inner), here)


def window(rows: pa.Table, question: Question) -> Window:
    """Rows of `contribution_sums` of some months as sums of every cell that the question asks for."""
    names = [name for name in rows.column_names if name not in (*Cell._fields, "month")]
    keys = sorted({*breakdown(question), "segment"})
    folded = rows.group_by(keys, use_threads=False).aggregate([(name, "sum") for name in names])
    cells = _cells({key: folded.column(key).to_pylist() for key in keys}, folded.num_rows, question)
    sums: dict[Cell, Sums] = defaultdict(lambda: dict.fromkeys(names, 0))
    for name in names:
        for found, value in zip(cells, folded.column(f"{name}_sum").to_pylist(), strict=True):
            if value:
                for cell in found:
                    sums[cell][name] += value
    for one in sums.values():
        one["contributions"] = sum((one[name] for name in AMOUNTS), ZERO)
    return Window(dict(sums), _segments(folded, cells))


def _segments(folded: pa.Table, cells: list[tuple[Cell, ...]]) -> Segments:
    segments: Segments = defaultdict(dict)
    columns = (folded.column(name).to_pylist() for name in ("segment", "workers_sum", "memberships_sum"))
    for found, segment, workers, memberships in zip(cells, *columns, strict=True):
        for cell in found:
            before = segments[cell].get(segment, (0, 0))
            segments[cell][segment] = (before[0] + workers, before[1] + memberships)
    return dict(segments)


def claims_of(rows: pa.Table, question: Question) -> dict[Cell, Claims]:
    """Rows of `claim_sums` of some months as the claims of every cell that the question asks for."""
    wanted = [key for key in question.columns if key in rows.column_names]
    cells = _cells({key: rows.column(key).to_pylist() for key in wanted}, rows.num_rows, question)
    found: dict[Cell, Claims] = {}
    numbers = zip(*(rows.column(name).to_pylist() for name in Claims._fields), strict=True)
    for into, numbers_of_row in zip(cells, numbers, strict=True):
        one = Claims(*numbers_of_row)
        for cell in into:
            found[cell] = found.get(cell, Claims()) + one
    return found


def _cells(keys: Mapping[str, list[str]], length: int, question: Question) -> list[tuple[Cell, ...]]:
    """The cells that each row adds to: the whole, its own cell, and that of each category above its own."""
    wanted = [name for name in question.columns if name in keys]
    rows: Iterable[tuple[str, ...]] = (
        zip(*(keys[name] for name in wanted), strict=True) if wanted else ((),) * length
    )
    into = receivers(tuple(wanted), question)
    return [into(values) for values in rows]


def receivers(wanted: tuple[str, ...], question: Question) -> Callable[[tuple[str, ...]], tuple[Cell, ...]]:
    """The cells that a row adds to, by its values of the wanted breakdowns: the whole, its own, categories above."""
    whole = Cell(question.region)

    @cache
    def receiving(values: tuple[str, ...]) -> tuple[Cell, ...]:
        given = {name: value or UNKNOWN for name, value in zip(wanted, values, strict=True)}
        if not given:
            return (whole,)
        if level_or_none(given.get("region")) not in (None, question.inner):
            given |= {"region": question.region, "group": NOT_PLACED}
        cells = [whole._replace(**given)]
        for above in category_ancestors(given.get("category", "")):
            if above:
                cells.append(whole._replace(**given | {"category": above}))
        return (whole, *cells)

    return receiving


def level_or_none(code: str | None) -> str | None:
    """The level of a code; none for none. What is no code is said to lie on the level of the nation."""
    if code is None:
        return None
    return "nation" if code == UNKNOWN else level(code)


def presence(rows: pa.Table, question: Question) -> dict[str, dict[Any, int]]:
    """The memberships of each inner region, and of the region itself, month by month."""
    folded = rows.group_by(["region", "month"], use_threads=False).aggregate([("memberships", "sum")])
    found: defaultdict[str, defaultdict[Any, int]] = defaultdict(lambda: defaultdict(int))
    told = zip(*(folded.column(name).to_pylist() for name in folded.column_names), strict=True)
    for region, month, memberships in told:
        for code in {region, question.region}:
            found[code][month] += memberships
    return {code: {month: n for month, n in of.items() if n > 0} for code, of in found.items()}


def by_programme(sums: Mapping[Cell, Sums]) -> dict[Cell, Sums]:
    """The cells of each programme: the workers it covers and what was paid for it."""
    found: dict[Cell, Sums] = {}
    for cell, of in sums.items():
        for name in AMOUNTS:
            workers, paid = of[f"workers_{name}"], of[name]
            if workers or paid:
                found[cell._replace(programme=name.upper())] = {"workers": workers, "contributions": paid}
    return found


_receivers = receivers
