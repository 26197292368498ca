"""What stands beside a reported figure: what the ledger records of it, and what the law requires."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from pantau.core.period import Month
from pantau.core.text import Text
from pantau.errors import PantauError
from pantau.figures import Case, Figure
from pantau.law import lawful_rates
from pantau.web.recorded.answers import state
from pantau.web.recorded.asking import ledger

_ZERO = Decimal(0)


def recorded(figures: Iterable[Figure]) -> dict[Figure, Text]:
    """What the ledger records of figures, each with the bridge between definitions; nothing without a ledger.

    Asked once for the same places until the ledger changes: whatever values are typed, the answer is the same.
    """
    if not (Path(settings.HOME) / "ledger").is_dir():
        return {}
    places = tuple(dict.fromkeys(one._replace(value=_ZERO, row=0, source="", note="") for one in figures))
    return dict(_recorded(state(), places)) if places else {}


def required(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """What the law asks for where a figure has one lawful value in its month: a contribution."""
    return tuple(one for figure in figures if (one := _required(figure)) is not None)


@lru_cache(maxsize=512)
def _recorded(state_of_ledger: str, places: tuple[Figure, ...]) -> Mapping[Figure, Text]:
    case = Case("form", "", places[0].region, places[0].period.text, places)
    try:
        return ledger().beside(case)[1]
    except PantauError:
        return {}


def _required(figure: Figure) -> Figure | None:
    """The lowest lawful contribution of those who pay by a table; where a wage is needed, nothing is said."""
    if figure.measure != "contribution_rate" or not (figure.segment and figure.programme):
        return None
    month, programmes = Month.of(figure.period.end), figure.programme.replace("+", ",")
    try:
        rates = lawful_rates(figure.segment, programmes, month, figure.sponsor)
    except PantauError:
        return None
    lowest = min((one for one in rates if not one.per_wage), key=lambda one: one.amount, default=None)
    if lowest is None:
        return None
    return figure._replace(value=lowest.amount, basis="required", source=lowest.reference, row=0)
