"""Which rows can be facts: rules over the columns of one row, as expressions that tell the rows to refuse."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import reduce
from operator import and_
from types import MappingProxyType
from typing import Final, NamedTuple

import ibis
import ibis.expr.types as ir

from pantau.core.ledger_tables import AMOUNTS

Rule = Callable[[ir.Table, date], ir.BooleanValue]
FIRST_MONTH: Final = date(
    1977, 12, 1
)  # the first programme of work accidents and death began with PP 33/1977


class Refusal(NamedTuple):
    """A reason not to take a row, the column that it is about, and the rows that it holds for."""

    code: str
    column: str
    applies: Rule


def _missing(column: str) -> Refusal:
    return Refusal("value_missing", column, lambda t, _: t[column].isnull())


def _future(column: str) -> Refusal:
    return Refusal("date_future", column, lambda t, today: t[column] > ibis.literal(today))


def _before(code: str, column: str, other: str) -> Refusal:
    return Refusal(code, column, lambda t, _: t[column] < t[other])


def _early(column: str) -> Refusal:
    return Refusal("date_too_early", column, lambda t, _: t[column] < ibis.literal(FIRST_MONTH))


_NIK: Final = Refusal("nik_missing", "nik", lambda t, _: t.nik.isnull())
REFUSALS: Final = MappingProxyType(
    {
        "enrolments": (
            _NIK,
            _missing("segment"),
            _missing("start"),
            _early("start"),
            Refusal("date_future", "birth_date", lambda t, today: t.birth_date > ibis.literal(today)),
            _before("end_before_start", "end", "start"),
        ),
        "contributions": (
            _NIK,
            _missing("month"),
            _missing("segment"),
            Refusal("month_future", "month", lambda t, today: t.month > ibis.literal(today.replace(day=1))),
            Refusal("month_too_early", "month", lambda t, _: t.month < ibis.literal(FIRST_MONTH)),
            Refusal(
                "no_programme",
                "jkk",
                lambda t, _: reduce(and_, [t[name].fill_null(0) == 0 for name in AMOUNTS]),
            ),
            _future("paid_on"),
            _early("paid_on"),
        ),
        "claims": (
            _missing("claim_id"),
            _NIK,
            _missing("programme"),
            _missing("event_date"),
            *(_future(column) for column in ("event_date", "filed_on", "paid_on")),
            _early("event_date"),
            _before("paid_before_event", "paid_on", "event_date"),
            _before("filed_before_event", "filed_on", "event_date"),
            _before("paid_before_filed", "paid_on", "filed_on"),
        ),
        "eligible": (
            *(_missing(column) for column in ("region", "as_of", "value")),
            _before("low_above_value", "value", "low"),
            _before("value_above_high", "high", "value"),
        ),
        "deaths": (_NIK, _missing("died_on"), _future("died_on")),
        "figures": tuple(_missing(column) for column in ("region", "measure", "period", "value")),
    }
)


def refused(table: ir.Table, kind: str, today: date) -> ir.Table:
    """The rows with ``refusal`` (the first reason that applies, null where none does) and ``refusal_column``.

    ``table`` holds the typed columns of the kind; nothing empty is ever in the future or out of order.
    """
    rules = [(one.applies(table, today).fill_null(False), one) for one in REFUSALS[kind]]
    return table.mutate(
        refusal=ibis.cases(*((applies, one.code) for applies, one in rules), else_=ibis.null("string")),
        refusal_column=ibis.cases(
            *((applies, one.column) for applies, one in rules), else_=ibis.null("string")
        ),
    )


def people_of(enrolments: ir.Table) -> ir.Table:
    """What enrolments say of their people: one row a person, from the enrolment that starts last.

    ``enrolments`` holds person, sex, birth_month, region, start, file, sheet, row; the answer all but start.
    """
    last = ibis.window(
        group_by=enrolments.person,
        order_by=[enrolments.start.desc(), enrolments.file, enrolments.sheet, enrolments.row.desc()],
    )
    first = enrolments.mutate(_place=ibis.row_number().over(last))
    return first.filter(first["_place"] == 0).select(
        "person", "sex", "birth_month", "region", "file", "sheet", "row"
    )
