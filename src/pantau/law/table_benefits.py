"""What is owed for a whole table of deaths: the same formulas as for one family, by any engine of Ibis."""

from __future__ import annotations

from typing import Any

import ibis

from pantau.core.exact_columns import ExactColumn, picked
from pantau.core.money import Amount
from pantau.law.claim import MOST_MONTHS_PAID
from pantau.law.dated import Value, parameters
from pantau.law.months import Months
from pantau.law.question import FIRST_DAY, LAST_DAY
from pantau.law.rules import jkk, jkm
from pantau.law.table_inputs import Inputs, check_columns

_PARTS = ("lump_sum", "periodic", "funeral")
_ONE = Amount(1)


def death_benefits(table: Any) -> Any:
    """The table with ``lump_sum``, ``periodic``, ``funeral`` and ``owed``, whole rupiah; scholarships apart.

    Columns read: ``programme`` (JKK or JKM), ``segment`` (PU, BPU or JAKON), ``date`` of the death, ``income``
    (JKK), and where they are there ``months_paid`` (JKM of a BPU) and ``memberships`` (JKM: 1 or 2). What the law
    does not give is null: PMI, who have amounts of their own, a JKK without an income, more memberships.
    """
    check_columns(table, ("programme", "segment", "date", "income"), ("month", *_PARTS, "owed"))
    given = Inputs(table.mutate(month=table.date.cast("date")))
    day = given.table.law_day
    law = Months(day, (day >= FIRST_DAY) & (day <= LAST_DAY), by_day=True)
    is_jkk, is_jkm = given.table.programme == "JKK", given.table.programme == "JKM"
    known = given.segment.isin(("PU", "BPU", "JAKON")) & given.table.law_sound
    of_jkk = is_jkk & known & (given.table.income > 0)
    of_jkm = is_jkm & known & ~((given.table.income == 0) & (given.segment != "BPU")).fill_null(False)
    by_jkk, by_jkm = _jkk(given, law), _jkm(given, law)
    parts = {name: picked([(of_jkk, by_jkk[name]), (of_jkm, by_jkm[name])], None) for name in _PARTS}
    owed = parts["lump_sum"] + parts["periodic"] + parts["funeral"]
    amounts = {name: column.money() for name, column in {**parts, "owed": owed}.items()}
    return given.table.mutate(**amounts).select(*table.columns, *amounts)


def _jkk(given: Inputs, law: Months) -> dict[str, Any]:
    wage = picked(
        [
            (given.segment == "BPU", given.exact("base")),
            (given.segment.isin(("PU", "JAKON")), given.exact("wage")),
        ],
        None,
    )
    share, wages, floor = law["jkk.death_share"], law["jkk.benefit_wages"], law["jkk.death_floor"]
    once = wage.whole.notnull() & (given.number("memberships", 1) == 1)
    periodic = jkk.jkk_periodic.columns(law["jkk.periodic_monthly"], law["jkk.periodic_months"])
    return {
        "lump_sum": jkk.jkk_death.columns(wage, share, wages, floor).rupiah().where(once),
        "periodic": periodic.rupiah().where(once),
        "funeral": jkk.jkk_funeral.columns(law["jkk.funeral"]).rupiah().where(once),
    }


def _jkm(given: Inputs, law: Months) -> dict[str, Any]:
    waiting = law["jkm.bpu_waiting_months"]
    paid, memberships = given.number("months_paid", None), given.number("memberships", 1)
    many = ExactColumn(memberships)
    is_bpu, open_day = given.segment == "BPU", law.unknown("jkm.bpu_waiting_months")
    short = (is_bpu & (paid < _whole(waiting))).fill_null(False)
    undecided = is_bpu & open_day & (paid < int(_later("jkm.bpu_waiting_months"))).fill_null(False)
    sound = paid.between(0, MOST_MONTHS_PAID).fill_null(True)
    twice = memberships == 2
    open_twice = twice & law.unknown("jkm.funerals_two_memberships")
    known = memberships.isin((1, 2)) & ~undecided & ~open_twice & sound
    times = picked([(short, _ONE), (twice, law["jkm.funerals_two_memberships"])], many)
    lump_sum = jkm.jkm_lump_sum.columns(law["jkm.lump_sum"], many).rupiah()
    monthly, months = law["jkm.periodic_monthly"], law["jkm.periodic_months"]
    periodic = jkm.jkm_periodic.columns(monthly, months, many).rupiah()
    nothing = Amount(0)
    return {
        "lump_sum": picked([(short, nothing)], lump_sum).where(known),
        "periodic": picked([(short, nothing)], periodic).where(known),
        "funeral": jkm.jkm_funeral.columns(law["jkm.funeral"], times).rupiah().where(known),
    }


def _later(name: str) -> Amount:
    """The number of a parameter after its last day that is not known."""
    return [entry.number for entry in parameters()[name].entries if isinstance(entry, Value)][-1]


def _whole(number: ExactColumn | Amount) -> Any:
    return number.whole if isinstance(number, ExactColumn) else ibis.literal(int(number), "int64")
