"""Figures as SDMX-CSV 2.0, the form of SDMX 3.0 that statistical offices exchange as a plain table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Final, NamedTuple

from pantau.core.period import Period
from pantau.core.text import Text
from pantau.figures.measures import MEASURES
from pantau.io.figures_codes import sdmx_code

STRUCTURE: Final = "PANTAU:FIGURES(1.0.0)"
MEDIA_TYPE: Final = "application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8"
_REPLACE: Final = "R"  # the receiver's observations of these keys are replaced by those given


class Component(NamedTuple):
    """A column: its id, the column of a figure (FORMATS section 1) it is made of, its code list, what it says."""

    id: str
    column: str
    codes: str
    title: Text


DIMENSIONS: Final = (
    Component("REF_AREA", "region", "CL_AREA", Text("wilayah", "region")),
    Component("MEASURE", "measure", "CL_MEASURE", Text("ukuran", "measure")),
    Component("CATEGORY", "category", "CL_CATEGORY", Text("kelompok pekerja", "worker category")),
    Component("SEGMENT", "segment", "CL_SEGMENT", Text("segmen", "segment")),
    Component("PROGRAMME", "programme", "CL_PROGRAMME", Text("program", "programme")),
    Component("SPONSOR", "sponsor", "CL_SPONSOR", Text("sumber dana", "payer")),
    Component("SEX", "sex", "CL_SEX", Text("jenis kelamin", "sex")),
    Component("AGE", "age_band", "CL_AGE", Text("kelompok umur", "age band")),
    Component("DEFINITION", "definition", "", Text("definisi", "definition")),
    Component("GROUP", "group", "", Text("kelompok lain", "other group")),
    Component("BASIS", "basis", "CL_BASIS", Text("dasar", "basis")),
    Component("TIME_PERIOD", "period", "", Text("periode", "period")),
)
OBSERVATION: Final = Component("OBS_VALUE", "value", "", Text("nilai", "value"))
ATTRIBUTES: Final = (
    Component("UNIT_MEASURE", "unit", "CL_UNIT", Text("satuan", "unit")),
    Component("QUALIFIER", "qualifier", "CL_QUALIFIER", Text("keterangan nilai", "qualifier")),
    Component("NUMERATOR", "numerator", "", Text("pembilang", "numerator")),
    Component("DENOMINATOR", "denominator", "", Text("penyebut", "denominator")),
    Component("LOWER_BOUND", "low", "", Text("batas bawah", "lower bound")),
    Component("UPPER_BOUND", "high", "", Text("batas atas", "upper bound")),
    Component("AS_OF", "as_of", "", Text("per tanggal", "as of")),
    Component("SOURCE", "source", "", Text("sumber", "source")),
    Component("COMMENT_OBS", "note", "", Text("catatan", "note")),
)
_FIRST: Final = ("STRUCTURE", "STRUCTURE_ID", "ACTION")
_NUMBERS: Final = frozenset({"value", "numerator", "denominator", "low", "high"})


def sdmx_csv(rows: Iterable[Mapping[str, Any]]) -> str:
    """Figures (FORMATS section 1) as one table, each an observation; the same figures give the same bytes."""
    components = (*DIMENSIONS, OBSERVATION, *ATTRIBUTES)
    lines = [["dataflow", STRUCTURE, _REPLACE, *(_cell(row, one) for one in components)] for row in rows]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*_FIRST, *(one.id for one in components)])
    writer.writerows(sorted(lines))
    return out.getvalue()


def time_period(text: str) -> str:
    """A period as SDMX writes it: a range is its first day and how long it lasts.

    >>> time_period("2024-07"), time_period("2023-08/2024-07"), time_period("2024-01-01/2024-01-31")
    ('2024-07', '2023-08-01/P12M', '2024-01-01/P31D')
    """
    period = Period.parse(text)
    if not period.is_range:
        return text
    whole = text.count("-") < 4  # written in months or years, not in days
    days = (period.end - period.start).days + 1
    return f"{period.start}/P{period.months}M" if whole else f"{period.start}/P{days}D"


def decimal_text(value: Any) -> str:
    """A number without exponent; empty where there is none.

    >>> decimal_text(12000000000.0), decimal_text(53.25), decimal_text(None)
    ('12000000000', '53.25', '')
    """
    if value is None:
        return ""
    number = Decimal(str(value))
    return f"{number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize():f}"


def _cell(row: Mapping[str, Any], one: Component) -> str:
    given = row.get(one.column)
    if one.column in _NUMBERS:
        return decimal_text(given)
    text = str(given or "")
    if one.id == "TIME_PERIOD":
        return time_period(text)
    if one.id == "UNIT_MEASURE":
        return text or (MEASURES[row["measure"]].unit if row["measure"] in MEASURES else "")
    if one in DIMENSIONS:
        return sdmx_code(text) if one.codes or not text else " ".join(text.split())
    return " ".join(text.split())
