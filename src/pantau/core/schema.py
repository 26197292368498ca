"""The columns of every table, declared once; what reads, writes or shows a table takes them from here."""

from __future__ import annotations

from typing import Final, NamedTuple


class Column(NamedTuple):
    """A column of a table: its name, whether a row must fill it, and what kind of text it holds."""

    name: str
    required: bool = False
    kind: str = "text"


FIGURES: Final = (
    Column("region", True, "region"),
    Column("measure", True, "measure"),
    Column("category", False, "category"),
    Column("segment", False, "segment"),
    Column("programme", False, "programme"),
    Column("sponsor", False, "sponsor"),
    Column("period", True, "period"),
    Column("value", True, "number"),
    Column("qualifier", False, "qualifier"),
    Column("total_of", False, "dimension"),
    Column("basis", False, "basis"),
    Column("source", False, "source"),
    Column("unit", False, "stated_unit"),
    Column("definition"),
    Column("group"),
    Column("precision", False, "precision"),
    Column("note"),
)

SOURCES: Final = (
    Column("source", True),
    Column("title"),
    Column("publisher"),
    Column("date", False, "date"),
    Column("url"),
)

REGULATIONS: Final = (
    Column("region", True, "region"),
    Column("kind", True, "regulation_kind"),
    Column("number"),
    Column("year"),
    Column("title"),
    Column("stage", True, "stage"),
    Column("stage_date", False, "date"),
    Column("url"),
)

MEASURES_TAKEN: Final = (
    Column("region", True, "region"),
    Column("instruction", True),
    Column("status", True, "status"),
    Column("evidence"),
    Column("obstacle"),
    Column("follow_up"),
    Column("owner"),
    Column("due", False, "date"),
)

CASE_KEYS: Final = ("id", "title", "region", "period", "round", "language")
CASE_TABLES: Final = {
    "figures": FIGURES,
    "sources": SOURCES,
    "regulations": REGULATIONS,
    "measures_taken": MEASURES_TAKEN,
}
