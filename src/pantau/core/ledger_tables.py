"""The tables of the ledger, declared once: columns, types, what makes a row the same row, how files are cut.

Every fact is *signed* (Budiu et al., DBSP, VLDB 2023, call such a table a Z-set): a row with ``sign`` +1 states
it, a row with -1 takes a stated row back. A correction is therefore two new rows and never an overwrite, what
holds is the sum of the signs, and every total is ``sum(sign * amount)`` without looking for the newest row.
"""

from __future__ import annotations

from typing import Final, NamedTuple

MONEY: Final = "decimal(18, 2)"
TIME: Final = "timestamp('UTC', 6)"


class Field(NamedTuple):
    """A column of the ledger: its name, its type as Ibis writes it, whether it may be empty (null)."""

    name: str
    dtype: str
    nullable: bool = False


# Where a row came from, and when the ledger learned of it. `batch` wrote the row; `origin` is the batch whose
# file, sheet and row state the fact (they differ where a row is taken back or counted anew).
TRACE: Final = (
    Field("sign", "int8"),
    Field("batch", "string"),
    Field("recorded_at", TIME),
    Field("origin", "string"),
    Field("file", "string"),
    Field("sheet", "string"),
    Field("row", "int32"),
)


class LedgerTable(NamedTuple):
    """A table: ``key`` makes a row the same fact, ``content`` is what a correction changes.

    ``attached`` is copied from other tables when a row is recorded, so that counting needs no join; ``derived``
    is computed from the other rows of the same person and month. ``partition`` cuts the files, empty = not cut.
    ``version`` rises with every change of the columns.
    """

    name: str
    version: int
    key: tuple[Field, ...]
    content: tuple[Field, ...] = ()
    attached: tuple[Field, ...] = ()
    derived: tuple[Field, ...] = ()
    partition: str = ""
    trace: tuple[Field, ...] = TRACE

    @property
    def fields(self) -> tuple[Field, ...]:
        """All columns in their order in the files."""
        return (*self.key, *self.content, *self.attached, *self.derived, *self.trace)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all columns."""
        return tuple(field.name for field in self.fields)


def _texts(*names: str) -> tuple[Field, ...]:
    return tuple(Field(name, "string") for name in names)


AMOUNTS: Final = (
    "jkk",
    "jkm",
    "jht",
    "jp",
    "jkp",
)  # what a worker's month paid for, in rupiah; null = not in it
_PERSON: Final = Field("person", "int64")
_BODY: Final = (
    Field("sex", "string"),
    Field("birth_month", "date", True),
)  # M, F or empty; first of the month

# What a row of contributions counts for in its month, as bits of `counts`. A person with several rows in a
# month counts once: in the first of PU, BPU, PMI, JAKON, then by payer; in a programme likewise among those
# rows that pay for it. So parts always add up to the whole.
COUNTS_WORKER: Final = 1
COUNTS_PROGRAMME: Final = {"jkk": 2, "jkm": 4, "jht": 8, "jp": 16, "jkp": 32}
COUNTS_TWO_PAYERS: Final = 64  # set on the row that counts for the worker: somebody else pays as well
COUNTS_TWO_IN_SEGMENT: Final = 128  # ... and in one segment, which no lawful double membership explains
SEGMENT_ORDER: Final = ("PU", "BPU", "PMI", "JAKON")

PEOPLE: Final = LedgerTable("people", 1, (_PERSON,), (*_BODY, *_texts("region")))
ENROLMENTS: Final = LedgerTable(
    "enrolments",
    1,
    key=(_PERSON, *_texts("segment", "sponsor"), Field("start", "date")),
    content=(
        *_texts("category", "region", "programmes"),
        Field("income", MONEY, True),
        Field("end", "date", True),
        *_texts("end_reason"),
    ),
    attached=_BODY,
)
CONTRIBUTIONS: Final = LedgerTable(
    "contributions",
    1,
    key=(_PERSON, Field("month", "date"), *_texts("segment", "sponsor", "payer")),
    content=(
        *_texts("region", "category"),
        *(Field(name, MONEY, True) for name in AMOUNTS),
        Field("paid_on", "date", True),
        *_texts("office"),
    ),
    attached=_BODY,
    derived=(Field("counts", "int16"),),
    partition="month",
)
CLAIMS: Final = LedgerTable(
    "claims",
    1,
    key=_texts("claim_id"),
    content=(
        _PERSON,
        *_texts("programme", "benefit"),
        Field("event_date", "date"),
        Field("filed_on", "date", True),
        Field("paid_on", "date", True),
        Field("amount", MONEY, True),
        *_texts("region", "office"),
    ),
    attached=(*_BODY, *_texts("segment", "category", "sponsor")),
)
DEATHS: Final = LedgerTable("deaths", 1, (_PERSON, *_texts("source")), (Field("died_on", "date"),))
ELIGIBLE: Final = LedgerTable(
    "eligible",
    1,
    # `definition`: eligible (could be covered), employed (all who work), target (headcount that a target asks for)
    key=(
        *_texts("region", "category", "segment", "definition"),
        Field("as_of", "date"),
        *_texts("source", "vintage"),
    ),
    content=(Field("value", "int64"), Field("low", "int64", True), Field("high", "int64", True)),
)
FIGURES: Final = LedgerTable(
    "figures",
    1,
    key=_texts(
        *("region", "measure", "category", "segment", "programme", "sponsor"),
        *("period", "basis", "source", "definition", "group"),
    ),
    content=(
        Field("value", "decimal(24, 6)"),
        *_texts("qualifier", "unit", "total_of"),
        Field("precision", "decimal(24, 6)", True),
        *_texts("note"),
    ),
)
FACTS: Final = {
    table.name: table for table in (PEOPLE, ENROLMENTS, CONTRIBUTIONS, CLAIMS, DEATHS, ELIGIBLE, FIGURES)
}

# Derived from contributions, commit by commit; both can be thrown away and built again.
_DERIVED_TRACE: Final = (Field("batch", "string"), Field("recorded_at", TIME))
CAREERS: Final = LedgerTable(
    "careers", 1, (_PERSON,), (Field("first_month", "date"),), trace=(Field("sign", "int8"), *_DERIVED_TRACE)
)
CUBE_DIMENSIONS: Final = ("month", "region", "category", "segment", "sponsor", "sex", "age_band")
CUBE_COUNTS: Final = (
    "workers",
    *(f"workers_{name}" for name in AMOUNTS),
    "memberships",  # rows: one person with two payers is two
    "paid_twice",
    "paid_twice_in_segment",
    "new_workers",
    "restarted_workers",
    "lapsed_workers",
)
# Rows add up: the state of a month is the sum of all its rows, as known on a day the sum of those recorded by then.
CUBE: Final = LedgerTable(
    "cube",
    1,
    key=(Field("month", "date"), *_texts(*CUBE_DIMENSIONS[1:])),
    content=(
        *(Field(name, "int64") for name in CUBE_COUNTS),
        *(Field(name, MONEY) for name in AMOUNTS),
    ),
    partition="month",
    trace=_DERIVED_TRACE,
)
LEDGER: Final = {**FACTS, CAREERS.name: CAREERS, CUBE.name: CUBE}

AGE_BANDS: Final = ("0-17", "18-24", "25-34", "35-44", "45-54", "55-64", "65+", "")  # empty: birth not known
