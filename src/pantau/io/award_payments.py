"""The edge to the payments behind a count: a file of contributions as detectors see it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from pantau.award.gaming import Asked, Detector, Tally
from pantau.award.gaming.detector import COLUMNS
from pantau.core.period import Month
from pantau.core.text import Text
from pantau.errors import PantauError
from pantau.io.engine import collected, duckdb_engine

_NOTHING: Final = Text(
    "tidak ada iuran untuk wilayah ini; tambahkan dengan `pantau ledger add contributions BERKAS`",
    "there is no contribution of this region; add some with `pantau ledger add contributions FILE`",
)
_OUTSIDE: Final = Text(
    "tidak ada iuran untuk {month}; iuran yang ada dari {first} sampai {last}",
    "there is no contribution of {month}; there are some from {first} to {last}",
)
DIGITS: Final = {"province": 2, "regency": 5}


def tallies(
    file: Path, region: str, counted: Month, detectors: Sequence[Detector], *, level: str = "regency"
) -> list[tuple[Detector, list[Tally]]]:
    """What each detector counts in a Parquet file of contributions that hold, by province or regency."""
    engine = duckdb_engine()
    try:
        rows = _payments(engine, file, region, DIGITS[level])
        ends = collected(engine, rows.aggregate(first=rows.month.min(), last=rows.month.max())).to_pylist()[0]
        asked = _asked(counted, ends["first"], ends["last"])
        return [(one, _counted(engine, one.tally(rows, asked))) for one in detectors]
    finally:
        engine.disconnect()


def _asked(counted: Month, first: int | None, last: int | None) -> Asked:
    """The question, where the data have the month; `PantauError` where they do not."""
    if first is None or last is None:
        raise PantauError.of(**_NOTHING._asdict())
    ends = (_month(first), _month(last))
    if not ends[0] <= counted <= ends[1]:
        told = _OUTSIDE.fill(month=counted, first=ends[0], last=ends[1])
        raise PantauError.of(**told._asdict())
    return Asked(counted, *ends)


def _payments(engine: Any, file: Path, region: str, digits: int) -> Any:
    """The rows as `pantau.award.gaming.Pay`; a payer is a source of money with who pays."""
    paid = engine.read_parquet(str(file))
    if region != "ID":
        paid = paid.filter((paid.region == region) | paid.region.startswith(f"{region}."))
    payer = (paid.payer == "").ifelse(paid.sponsor, paid.sponsor + " " + paid.payer)
    month = paid.month.year().cast("int64") * 12 + paid.month.month().cast("int64")
    rows = paid.select(
        "person", month=month, region=paid.region.substr(0, digits), payer=payer, office="office"
    )
    return engine.create_table("payments", rows.distinct(), temp=True)


def _counted(engine: Any, table: Any) -> list[Tally]:
    rows = collected(engine, table.select(*COLUMNS).order_by("region", "key")).to_pylist()
    return [
        Tally(row["region"], row["key"], *(int(row[name] or 0) for name in COLUMNS[2:]))
        for row in rows
        if row["region"]
    ]


def _month(index: int) -> Month:
    return Month((index - 1) // 12, (index - 1) % 12 + 1)
