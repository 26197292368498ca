"""Who is not covered, for a page or an operation: what the ledger records of a region, or a number that was typed."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from pantau.core.period import Period
from pantau.core.text import Text
from pantau.errors import InputError
from pantau.figures import Figure
from pantau.planning.cover import planned
from pantau.planning.gap import MEASURES, Gap, Gaps, gaps_of
from pantau.web.recorded.answers import figures, newest_month

BREAKDOWNS: Final = {
    "category": Text("kelompok pekerja", "worker category"),
    "region": Text("wilayah di dalamnya", "the regions in it"),
    "region,category": Text("wilayah dan kelompok", "regions and categories"),
}


def gaps_for(region: str, month: str, by: str, people: int | None = None) -> Gaps:
    """The gap of a region: of ``people`` where they are given, else as the ledger records it.

    `InputError` where the ledger holds nothing of it.
    """
    if people is not None:
        return Gaps((Gap(region, "", people),))
    if by and by not in BREAKDOWNS:
        text = Text("'{found}' tidak dikenal; pilih {known}", "'{found}' is not known; choose from {known}")
        raise InputError([planned("by", text.fill(found=by[:40], known=", ".join(BREAKDOWNS)))])
    told = figures(region, month or newest_month(), by)
    found = [_figure(row) for row in told.figures if _counts(row)]
    if not found:
        text = Text(
            "buku besar belum mencatat potensi dan peserta aktif di sini; isi jumlah orang yang belum terlindungi",
            "the ledger holds no eligible and covered workers here; type how many people are not covered",
        )
        raise InputError([planned("people", text)])
    return gaps_of(found)


def _counts(row: Mapping[str, Any]) -> bool:
    return (
        row["measure"] in MEASURES
        and row["value"] is not None
        and "/" not in row["period"]
        and not row["definition"]
        and row["category"] != "unknown"
        and not row.get("group")
        and not row["sponsor"]
    )


def _figure(row: Mapping[str, Any]) -> Figure:
    return Figure(
        region=row["region"],
        measure=row["measure"],
        period=Period.parse(row["period"]),
        value=Decimal(str(row["value"])),
        category=row["category"],
        segment=row["segment"],
        programme=row["programme"],
        basis="recorded",
    )
