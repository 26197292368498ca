"""What is due for a whole table of worker-months: the same formulas on columns, by any engine of Ibis.

    >>> import ibis
    >>> months = ibis.table({"segment": "string", "month": "date", "income": "decimal(18, 2)"}, name="months")
    >>> contributions(months, "JKK,JKM").columns[-4:]
    ('jkk', 'jkm', 'law_reason', 'law_status')

On DuckDB the connection comes from `pantau.io.engine`, which knows the exact division of whole numbers.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from pantau.core.exact_columns import picked
from pantau.core.money import Amount
from pantau.law.question import chosen, one_of, stop_at
from pantau.law.rules.jakon import jakon_contract, jakon_wage
from pantau.law.rules.jht import bpu_jht, pu_jht
from pantau.law.rules.jkk import bpu_jkk, pu_jkk
from pantau.law.rules.jkm import bpu_jkm, pu_jkm
from pantau.law.rules.jp import pu_jp
from pantau.law.table_inputs import Inputs, check_columns
from pantau.law.table_verdicts import REASONS, reason, status

__all__ = ["REASONS", "contributions"]
_ALL = ("JKK", "JKM", "JHT", "JP", "JKP")


def contributions(table: Any, programmes: Iterable[str] | str = _ALL) -> Any:
    """The table with a column of whole rupiah for each programme (``decimal(18, 2)``), reason and status.

    Columns read: ``segment``, ``month`` (its first day), ``income``; and where they are there ``risk``,
    ``sponsor``, ``occupation``, ``labour_intensive``, ``contract_value`` (JAKON) and ``programmes`` (those of
    the row, ``JKK+JKM``). An amount that the law does not give is null and never 0; ``law_reason`` says why
    (see `REASONS`). ``law_status`` is ``to_confirm`` where an amount rests on a value that is.
    """
    wanted = chosen(programmes)
    stop_at(one for code in wanted for one in one_of("programmes", code, _ALL))
    check_columns(table, ("segment", "month", "income"), [code.lower() for code in wanted])
    given = Inputs(table)
    amounts = {code.lower(): _amount(code, given) for code in wanted}
    return given.finished(**amounts, law_reason=reason(wanted, given), law_status=status(wanted, given))


def _amount(code: str, given: Inputs) -> Any:
    cases = [
        (given.segment == segment, compute(given))
        for (segment, programme), compute in _COLUMNS.items()
        if programme == code
    ]
    amount = picked(cases, None)
    return amount.where(given.asks(code)).money() if given.by_row else amount.money()


def _pu_jkk(given: Inputs) -> Any:
    wage, rate = given.exact("wage"), given.exact("rate")
    return pu_jkk.columns(wage, rate, given.pay("JKK")).rupiah()


def _pu_jkm(given: Inputs) -> Any:
    wage, rate = given.exact("wage"), given.months["jkm.rate_pu"]
    return pu_jkm.columns(wage, rate, given.pay("JKM")).rupiah()


def _pu_jht(given: Inputs) -> Any:
    rates = (given.months["jht.rate_pu_employer"], given.months["jht.rate_pu_worker"])
    return _added([pu_jht.columns(given.exact("wage"), rate).rupiah() for rate in rates])


def _pu_jp(given: Inputs) -> Any:
    wage, cap = given.exact("wage"), given.exact("cap")
    rates = (given.months["jp.rate_employer"], given.months["jp.rate_worker"])
    return _added([pu_jp.columns(wage, rate, cap).rupiah() for rate in rates])


def _pu_jkp(given: Inputs) -> Any:
    """Nobody pays on top: 0 where its composition is known."""
    months = given.months
    halved = given.labour_intensive & months.unknown("jkp.composition_labour_intensive")
    return (given.exact("wage") * 0).where(months.known("jkp.composition") & ~halved).rupiah()


def _bpu_jkk(given: Inputs) -> Any:
    base, rate = given.exact("base"), given.months["jkk.rate_bpu"]
    return bpu_jkk.columns(base, rate, given.pay("JKK")).rupiah()


def _bpu_jkm(given: Inputs) -> Any:
    flat = picked([(given.table.law_sound & given.sane, given.months["jkm.flat_bpu"])], None)
    return bpu_jkm.columns(flat, given.pay("JKM")).rupiah()


def _bpu_jht(given: Inputs) -> Any:
    return bpu_jht.columns(given.exact("base"), given.months["jht.rate_bpu"]).rupiah()


def _jakon(given: Inputs, code: str) -> Any:
    months, wage, value = given.months, given.exact("wage"), given.exact("contract_value")
    rate, tiers = (
        months[f"{code.lower()}.rate_jakon_wage"],
        months.rows(f"{code.lower()}.rates_jakon_contract"),
    )

    def of_wage(pay: Amount) -> Any:
        return jakon_wage.columns(wage, rate, pay).rupiah()

    def of_contract(pay: Amount) -> Any:
        return jakon_contract.columns(value, tiers, pay).rupiah()

    cases = [
        (given.has_wage & ~given.has_contract, given.relieved(code, of_wage)),
        (given.has_contract & ~given.has_wage, given.relieved(code, of_contract)),
    ]
    return picked(cases, None)


def _added(columns: list[Any]) -> Any:
    first, *rest = columns
    for one in rest:
        first = first + one
    return first


_COLUMNS: dict[tuple[str, str], Any] = {
    ("PU", "JKK"): _pu_jkk,
    ("PU", "JKM"): _pu_jkm,
    ("PU", "JHT"): _pu_jht,
    ("PU", "JP"): _pu_jp,
    ("PU", "JKP"): _pu_jkp,
    ("BPU", "JKK"): _bpu_jkk,
    ("BPU", "JKM"): _bpu_jkm,
    ("BPU", "JHT"): _bpu_jht,
    ("JAKON", "JKK"): partial(_jakon, code="JKK"),
    ("JAKON", "JKM"): partial(_jakon, code="JKM"),
}
