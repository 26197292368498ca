"""The plain form of each kind of cell, as DuckDB tells it: what has it is read at once, all else by `cells`."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Any, Final, NamedTuple

import duckdb
import pyarrow as pa

from pantau.core import regions
from pantau.core.categories import categories
from pantau.core.terms import PROGRAMMES, SEGMENTS, SPONSORS

_REGIONS: Final = "pantau_region"
_VILLAGES: Final = "pantau_village"
_MONTHS: Final = "pantau_month"
_FIRST_YEAR: Final = 1977
_LAST_YEAR: Final = 2099
_LONGEST: Final = 200  # characters of a text that is taken as it stands
_ONE_WORD: Final = (
    "0",
    "NIHIL",
    "KOSONG",
    "NULL",
    "NONE",
    "NAN",
    "NA",
    "NIL",
    "UNKNOWN",
    "TBA",
    "REF",
    "VALUE",
    "NAME",
)
_TWO_WORDS: Final = (
    *("TIDAK ADA", "TDK ADA", "TIDAK PUNYA", "BELUM ADA", "BELUM PUNYA", "BLM ADA", "N A", "TIDAK DIKETAHUI"),
    *("TIDAK TAHU", "DIV 0"),
)
_SIGNS: Final = " ./&-"


class Form(NamedTuple):
    """How DuckDB reads the plain form of a cell; ``strict`` has a slot for the column, and is null for all else.

    ``held`` is the type in which the column waits, ``dtype`` the one in which it is handed on; ``said`` writes
    it as a file would.
    """

    strict: str
    held: str
    dtype: str
    said: str = "{}::VARCHAR"


def _codes(*names: str) -> str:
    return "ENUM(" + _listed(names) + ")"


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f"'{name}'" for name in names)


def _enum(*names: str) -> Form:
    return Form(f"TRY_CAST({{0}} AS {_codes(*names)})", _codes(*names), "VARCHAR")


# Words of letters and digits with one sign between them, unless they say that there is nothing to say.
_MISSING: Final = (*_ONE_WORD, *(words.replace(" ", sign) for words in _TWO_WORDS for sign in _SIGNS))
_TIDY: Final = (
    f"CASE WHEN strlen({{0}}) <= {_LONGEST} AND regexp_full_match({{0}}, '[0-9A-Za-z]+([{_SIGNS}][0-9A-Za-z]+)*') "
    f"AND TRY_CAST(upper({{0}}) AS {_codes(*_MISSING)}) IS NULL THEN {{0}} END"
)
# Ten signs that DuckDB takes for a date are year, month and day, in this order.
_DAY: Final = Form(
    "CASE WHEN strlen({0}) = 10 AND {0} >= '1900' AND {0} < '2100' THEN TRY_CAST({0} AS DATE) END",
    "DATE",
    "DATE",
)
# Sixteen signs that make a number of sixteen digits are digits, where no exponent is among them.
_NIK: Final = Form(
    "CASE WHEN strlen({0}) = 16 AND NOT contains({0}, 'e') AND NOT contains({0}, 'E') "
    "AND TRY_CAST({0} AS BIGINT) >= 1_000_000_000_000_000 THEN TRY_CAST({0} AS BIGINT) END",
    "BIGINT",
    "BIGINT",
)
# To look a month up among all that there are costs half of reading it.
_AT: Final = f"enum_code(TRY_CAST({{0}} AS {_MONTHS}))"
_MONTH: Final = Form(
    f"make_date({_FIRST_YEAR} + ({_AT} // 12)::INTEGER, 1 + ({_AT} % 12)::INTEGER, 1)",
    "DATE",
    "DATE",
    "strftime({}, '%Y-%m')",
)
_MONEY: Final = "DECIMAL(18, 2)"
_AMOUNT: Final = Form(
    f"CASE WHEN regexp_full_match({{0}}, '[0-9]{{{{1,16}}}}([.][0-9]{{{{1,2}}}})?') "
    f"THEN TRY_CAST({{0}} AS {_MONEY}) END",
    _MONEY,
    _MONEY,
)
_COUNT: Final = Form(
    "CASE WHEN regexp_full_match({0}, '[0-9]{{1,12}}') THEN TRY_CAST({0} AS BIGINT) END", "BIGINT", "BIGINT"
)
_NUMBER: Final = Form(
    "CASE WHEN regexp_full_match({0}, '-?[0-9]{{1,17}}([.][0-9]{{1,6}})?') THEN TRY_CAST({0} AS DECIMAL(24, 6)) END",
    "DECIMAL(24, 6)",
    "DECIMAL(24, 6)",
)
FORMS: Final = MappingProxyType(
    {
        "text": Form(_TIDY, "VARCHAR", "VARCHAR"),
        "nik": _NIK,
        "month": _MONTH,
        **dict.fromkeys(("day", "birth", "stock"), _DAY),
        **dict.fromkeys(("amount", "paid"), _AMOUNT),
        "count": _COUNT,
        "number": _NUMBER,
        "sex": _enum("M", "F"),
        "region": Form(f"TRY_CAST({{0}} AS {_REGIONS})", _REGIONS, "VARCHAR"),
        "category": _enum(*categories()),
        "segment": _enum(*SEGMENTS),
        "sponsor": _enum(*SPONSORS),
        "programme": _enum(*PROGRAMMES),
    }
)
_READ: Final = Form(
    "NULL::VARCHAR", "VARCHAR", "VARCHAR"
)  # a form whose cells are few: all are read by `cells`


_WITH_VILLAGES: Final = Form(f"TRY_CAST({{0}} AS {_VILLAGES})", _VILLAGES, "VARCHAR")


def form(name: str, *, villages: bool = False) -> Form:
    """The plain form of a kind of cell; one that has none is read cell by cell.

    A code of a village is a plain region only with ``villages``: an engine takes half a second to learn their
    list, which is worth it for many rows.
    """
    return _WITH_VILLAGES if villages and name == "region" else FORMS.get(name, _READ)


def prepare(engine: Any, forms: set[str], *, villages: bool = False) -> None:
    """Teach an engine the lists that some forms are looked up in, once: months, and the codes of regions in use."""
    if "month" in forms and not _has(engine, _MONTHS):
        _teach(
            engine,
            _MONTHS,
            [f"{y}-{m:02d}" for y in range(_FIRST_YEAR, _LAST_YEAR + 1) for m in range(1, 13)],
        )
    if "region" in forms and not _has(engine, _VILLAGES if villages else _REGIONS):
        _teach(engine, _VILLAGES if villages else _REGIONS, list(_regions(villages)))


def _regions(villages: bool) -> Iterator[str]:
    yield regions.NATION
    for province in regions.children(regions.NATION):
        yield province
        for regency in regions.children(province):
            yield regency
            for district in regions.children(regency):
                yield district
                yield from regions.children(district) if villages else ()


def _has(engine: Any, name: str) -> bool:
    try:  # the list of all types is long, for it tells what they hold
        engine.con.execute(f"SELECT NULL::{name}")
    except duckdb.CatalogException:
        return False
    return True


def _teach(engine: Any, name: str, codes: list[str]) -> None:
    engine.con.register(f"{name}_codes", pa.table({"code": codes}))
    engine.raw_sql(f"CREATE TYPE {name} AS ENUM (SELECT code FROM {name}_codes)")  # noqa: S608
    engine.con.unregister(f"{name}_codes")
