"""The catalogue of rules: a formula is one small function of plain arithmetic with its law beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, ParamSpec

from pantau.core.money import Amount
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

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Amount:
        """Compute it; the result is not rounded."""
        return self.compute(*args, **kwargs)


def rule(id: str, *, title: Text, law: str, unit: str = "IDR") -> Callable[[Callable[P, Amount]], Rule[P]]:
    """Make a function of plain arithmetic a rule of the catalogue.

    >>> double = rule("double", title=Text("dua kali", "twice"), law="-")(lambda wage: wage * 2)
    >>> double(Amount(5)), double.id
    (Decimal('10'), 'double')
    """

    def enter(compute: Callable[P, Amount]) -> Rule[P]:
        return Rule(id, title, unit, law, compute)

    return enter
