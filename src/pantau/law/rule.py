"""The catalogue of rules: a formula is one small function of plain arithmetic with its law beside it.

The same function runs on one exact number, on a whole column (`pantau.law.table`), and on the names of its
arguments, which writes the formula down.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, ParamSpec

from pantau.core.money import Amount
from pantau.core.symbols import written_out
from pantau.core.text import Text

P = ParamSpec("P")


@dataclass(frozen=True)
class Rule(Generic[P]):
    """A formula of the law: what it gives, in which unit, and the article that says so."""

    id: str
    title: Text
    unit: str
    law: str
    compute: Callable[P, Amount]
    shown: str = ""

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Amount:
        """Compute it; the result is not rounded."""
        return self.compute(*args, **kwargs)

    def columns(self, *args: Any) -> Any:
        """The same formula on whole columns (`pantau.core.exact_columns`)."""
        return self.compute(*args)  # type: ignore[call-arg]

    @cached_property
    def arguments(self) -> tuple[str, ...]:
        """The names of what it is computed from."""
        code = self.compute.__code__
        return tuple(code.co_varnames[: code.co_argcount])

    @cached_property
    def formula(self) -> str:
        """The formula with the names of its arguments; ``shown`` where it works on the rows of a table."""
        return self.shown or written_out(self.compute, self.arguments)


def rule(
    id: str, *, title: Text, law: str, unit: str = "IDR", shown: str = ""
) -> Callable[[Callable[P, Amount]], Rule[P]]:
    """Make a function of plain arithmetic a rule of the catalogue.

    >>> double = rule("double", title=Text("dua kali", "twice"), law="-")(lambda wage: wage * 2)
    >>> double(Amount(5)), double.formula
    (Decimal('10'), 'wage x 2')
    """

    def enter(compute: Callable[P, Amount]) -> Rule[P]:
        return Rule(id, title, unit, law, compute, shown)

    return enter
