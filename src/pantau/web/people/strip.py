"""A person's months as a strip: paid, paid twice, lapsed, not yet known; with the rows behind every month."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any, NamedTuple

from pantau.core.ledger_tables import AMOUNTS
from pantau.core.period import Month
from pantau.core.terms import SPONSORS
from pantau.core.text import Text

# Sign and words of each state: colour never speaks alone.
STATES = {
    "covered": ("✓", Text("dibayar", "paid")),
    "double": ("2", Text("dibayar ganda", "paid twice")),
    "elsewhere": ("◦", Text("dibayar di wilayah lain", "paid in another region")),
    "lapsed": ("×", Text("tidak dibayar", "not paid")),
    "unknown": ("", Text("data bulan ini belum ada", "no data of this month yet")),
    "before": ("", Text("sebelum bulan pertama", "before the first month")),
}
_MONTHS = Text(
    "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des", "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
)


class Cell(NamedTuple):
    """A month and what it is."""

    month: str
    state: str
    sign: str
    says: Text


class Year(NamedTuple):
    """Twelve months; ``paid`` counts those that are paid for."""

    year: int
    cells: tuple[Cell, ...]
    paid: int


def month_names() -> list[Text]:
    """The short names of the twelve months."""
    return [Text(*pair) for pair in zip(_MONTHS.id.split(), _MONTHS.en.split(), strict=True)]


def strip(payments: Iterable[dict[str, Any]], newest: Month | None) -> list[Year]:
    """The years from the first month paid to the newest month of the region, the newest first."""
    states = _states(payments)
    if not states:
        return []
    first, last = min(states), max([*states, *((newest,) if newest else ())])
    years = []
    for year in range(last.year, first.year - 1, -1):
        cells = tuple(_cell(Month(year, number), states, first, newest) for number in range(1, 13))
        paid = sum(cell.state in ("covered", "double", "elsewhere") for cell in cells)
        years.append(Year(year, cells, paid))
    return years


def payers(rows: Iterable[dict[str, Any]]) -> Text:
    """Who paid, in words."""
    told = [SPONSORS.get(row["sponsor"] or "", Text("tidak disebut", "not said")) for row in rows]
    return Text(", ".join(one.id for one in told), ", ".join(one.en for one in told))


def amount(row: dict[str, Any]) -> Any:
    """What a row paid for all programmes together."""
    return sum(row[name] for name in AMOUNTS if row[name] is not None)


def programmes(row: dict[str, Any]) -> str:
    """The programmes that a row paid for."""
    return "+".join(name.upper() for name in AMOUNTS if row[name] is not None)


def _states(payments: Iterable[dict[str, Any]]) -> dict[Month, tuple[str, Text]]:
    found = {}
    for day, some in groupby(payments, key=lambda row: row["month"]):
        rows = list(some)
        own = [row for row in rows if not row["elsewhere"]]
        state = "double" if len(rows) > 1 else "covered" if own else "elsewhere"
        says = STATES[state][1]
        if own:
            who = payers(own)
            says = Text(f"{says.id}: {who.id}", f"{says.en}: {who.en}")
        found[Month.of(day)] = (state, says)
    return found


def _cell(month: Month, states: dict[Month, tuple[str, Text]], first: Month, newest: Month | None) -> Cell:
    if month in states:
        state, says = states[month]
    else:
        state = "before" if month < first else "unknown" if newest is None or month > newest else "lapsed"
        says = STATES[state][1]
    return Cell(str(month), state, STATES[state][0], says)
