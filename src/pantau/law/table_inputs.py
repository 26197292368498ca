"""What a table of worker-months says of each row, as exact columns that are computed once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import reduce
from operator import add, or_
from typing import Any

import ibis

from pantau.core.exact_columns import ExactColumn, picked, stepped
from pantau.core.money import HUNDRED, Amount
from pantau.core.terms import PROGRAMMES, SPONSORS
from pantau.core.text import Text
from pantau.law.contributions.bands import Band, bands
from pantau.law.dated import law_on
from pantau.law.months import Months, history
from pantau.law.question import FIRST_DAY, LAST_DAY, MOST, MOST_INCOME, OFFERED, RISKS, stop_at
from pantau.law.refusal import fault

_CENT = Amount("0.01")
_PREFIX = "law_"
_BITS = {code: 2**place for place, code in enumerate(PROGRAMMES)}
RELIEFS = ("relief.pp49_2020", "relief.labour_intensive", "relief.bpu_transport", "relief.bpu_other")


class Inputs:
    """The columns of a table as the rules take them; what is out of bounds is null.

    Each stage is a step of the query of its own, so that a column that several formulas need is computed once.
    """

    def __init__(self, table: Any) -> None:
        self.names = table.columns
        self._denominators: dict[str, int] = {}
        month = table.month.cast("date")
        self.table = table.mutate(**{f"{_PREFIX}day": month, f"{_PREFIX}sound": _in_range(month)})
        self._stage(wage=self._wage(), contract_value=self._contract_value(), pay_bpu=self._pay_bpu())
        if self.by_row:
            self.table = self.table.mutate(**{f"{_PREFIX}asked": _asked(self.table.programmes)})
        self._stage(
            base=self._base(),
            rate=self._rate(),
            cap=_column(self.months["jp.wage_cap"]),
            pay_jkk=self._pay("JKK"),
            pay_jkm=self._pay("JKM"),
        )

    @property
    def months(self) -> Months:
        """The law by the month of each row."""
        return Months(self.table[f"{_PREFIX}day"], self.table[f"{_PREFIX}sound"])

    def exact(self, name: str) -> ExactColumn:
        """``wage``, ``base`` (BPU), ``rate`` (JKK of PU), ``cap`` (JP) or ``contract_value``."""
        return ExactColumn(self.table[_PREFIX + name], self._denominators[name])

    @property
    def by_row(self) -> bool:
        """Whether each row says its programmes."""
        return "programmes" in self.names

    @property
    def segment(self) -> Any:
        """PU, BPU, JAKON or PMI."""
        return self.table.segment

    @property
    def risk(self) -> Any:
        """The JKK risk class."""
        return self.text("risk")

    @property
    def labour_intensive(self) -> Any:
        """Where the industry is labour-intensive (PP 7/2025)."""
        if "labour_intensive" not in self.names:
            return ibis.literal(False)
        return self.table.labour_intensive.fill_null(False)

    @property
    def sane(self) -> Any:
        """Where no absurd income is given."""
        return self.table.income.between(0, int(MOST_INCOME)).fill_null(True)

    @property
    def sane_contract(self) -> Any:
        """Where no absurd contract value is given."""
        if "contract_value" not in self.names:
            return ibis.literal(True)
        return self.table.contract_value.between(0, int(MOST)).fill_null(True)

    @property
    def has_wage(self) -> Any:
        """Where an income is given."""
        return self.table.income.notnull()

    @property
    def has_contract(self) -> Any:
        """Where a contract value is given."""
        return self.table.contract_value.notnull() if "contract_value" in self.names else ibis.literal(False)

    def pay(self, code: str) -> ExactColumn:
        """How many percent of JKK or JKM are paid."""
        return self.exact(f"pay_{code.lower()}")

    def relieved(self, code: str, compute: Callable[[Amount], ExactColumn]) -> ExactColumn:
        """A contribution with the formula written out for each share that is paid.

        The constant folds into the formula, which leaves room for the large values of a contract.
        """
        paid = self.pay(code).whole
        shares = sorted({pay for name in RELIEFS for _, pay in self.months.in_force(name)})
        return picked([(paid == int(pay), compute(pay)) for pay in shares], compute(HUNDRED))

    def asks(self, code: str) -> Any:
        """Where the row asks for a programme; where its segment has it, when rows do not say."""
        if not self.by_row:
            return self.segment.isin([segment for segment, offered in OFFERED.items() if code in offered])
        return (self.table[f"{_PREFIX}asked"] & _BITS[code]) > 0

    def text(self, name: str) -> Any:
        """A column of text; an empty text for all rows where there is no such column."""
        return self.table[name] if name in self.names else ibis.literal("")

    def number(self, name: str, otherwise: int | None) -> Any:
        """A column of whole numbers; the same number for all rows where it is not there or not said."""
        if name not in self.names:
            return ibis.null("int64") if otherwise is None else ibis.literal(otherwise, "int64")
        column = self.table[name].cast("int64")
        return column if otherwise is None else column.fill_null(otherwise)

    def finished(self, **columns: Any) -> Any:
        """The table as it came, with these columns behind."""
        return self.table.mutate(**columns).select(*self.names, *columns)

    def _stage(self, **columns: ExactColumn) -> None:
        self._denominators |= {name: column.denominator for name, column in columns.items()}
        self.table = self.table.mutate(**{_PREFIX + name: column.whole for name, column in columns.items()})

    def _wage(self) -> ExactColumn:
        income = self.table.income
        sound = income.between(0, int(MOST_INCOME)) & self.table[f"{_PREFIX}sound"]
        return ExactColumn.of(income, sound)

    def _contract_value(self) -> ExactColumn:
        if "contract_value" not in self.names:
            return ExactColumn(ibis.null("int64"))
        value = self.table.contract_value
        sound = value.between(0, int(MOST)) & self.table[f"{_PREFIX}sound"]
        return ExactColumn.of(value, sound, wide=True)

    def _base(self) -> ExactColumn:
        """The base of the income band of a BPU, null between two bands."""
        firsts: list[Amount] = []
        bases: list[Amount | None] = []
        for band in income_bands():
            firsts, bases = [*firsts, band.low], [*bases, band.base]
            if band.high is not None:
                firsts, bases = [*firsts, band.high + _CENT], [*bases, None]
        return stepped(self.exact("wage"), firsts, bases).where(self.segment == "BPU")

    def _rate(self) -> ExactColumn:
        return picked([(self.risk == risk, self.months[f"jkk.rate_pu_{risk}"]) for risk in RISKS], None)

    def _pay(self, code: str) -> ExactColumn:
        """The percentage that is paid: as `contributions.relief` decides for one worker."""
        cases = list(self.months.in_force("relief.pp49_2020"))
        if code == "JKK":
            cut = (self.segment == "PU") & self.labour_intensive
            cases += [(during & cut, pay) for during, pay in self.months.in_force("relief.labour_intensive")]
        return picked(cases, self.exact("pay_bpu"))

    def _pay_bpu(self) -> ExactColumn:
        """The percentage under PP 50/2025, 100 for everybody else.

        Each text stands once in the expression, inside the condition on month and segment: what DuckDB meets
        twice it computes for every row beforehand.
        """
        at = law_on(LAST_DAY)
        without = {*at["relief.bpu_excluded_sponsors"].codes, *at["relief.bpu_unclear_sponsors"].codes}
        relieved = sorted({"", *SPONSORS} - without)  # who is not known to be relieved pays in full
        codes = at["relief.transport_occupations"].codes
        words = "|".join(codes)  # any word of it, as for one worker
        drives = self.text("occupation").lower().re_search(f"(^|[^a-z])({words})([^a-z]|$)").fill_null(False)
        pays = [
            picked(list(self.months.in_force(f"relief.bpu_{who}")), HUNDRED) for who in ("transport", "other")
        ]
        reached = picked([(drives, pays[0])], pays[1])
        if "sponsor" in self.names:
            sponsor = self.table.sponsor
            reached = picked([(_one_of(sponsor, relieved) | sponsor.isnull(), reached)], HUNDRED)
        first = min(since for name in RELIEFS[2:] for since, _ in history(name))
        return picked([((self.table[f"{_PREFIX}day"] >= first) & (self.segment == "BPU"), reached)], HUNDRED)


def check_columns(table: Any, needed: Iterable[str], results: Iterable[str]) -> None:
    """Raise `InputError` with every column that is missing, or whose name belongs to a result."""
    own = set(results)
    missing = Text("kolom ini diperlukan", "this column is needed")
    taken = Text(
        "nama ini dipakai bagi hasil: beri kolom itu nama lain",
        "this name is that of a result: rename the column",
    )
    stop_at(
        [
            *(fault(name, missing) for name in needed if name not in table.columns),
            *(fault(name, taken) for name in table.columns if name in own or name.startswith(_PREFIX)),
        ]
    )


def income_bands() -> tuple[Band, ...]:
    """The bands of BPU, which never changed since 2015-07-01."""
    return bands(FIRST_DAY)


def _asked(programmes: Any) -> Any:
    """The programmes of a row as bits: a few comparisons for the usual sets, a search for any other."""
    usual = [tuple(PROGRAMMES)[:many] for many in range(2, len(PROGRAMMES) + 1)]
    searched = reduce(add, (programmes.contains(code).ifelse(bit, 0) for code, bit in _BITS.items()))
    cases = [(programmes == "+".join(codes), sum(_BITS[code] for code in codes)) for codes in usual]
    return ibis.cases(*cases, else_=searched)


def _one_of(column: Any, codes: Iterable[str]) -> Any:
    """Equal to one of the codes: DuckDB would make a join of a longer IN list."""
    return reduce(or_, (column == code for code in codes)).fill_null(False)


def _in_range(month: Any) -> Any:
    return ((month >= FIRST_DAY) & (month <= LAST_DAY)).fill_null(False)


def _column(number: ExactColumn | Amount) -> ExactColumn:
    return number if isinstance(number, ExactColumn) else picked([], number)
