"""Counts that end in zeros more often than counts do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from pantau.award.gaming.detector import Asked, Tally, detector
from pantau.core.period import Period
from pantau.core.text import Text
from pantau.figures import Figure

_LEAST, _ZEROS = 1000, 100  # of numbers below a thousand the last two digits tell little
_CHANCE = 1 / _ZEROS
_COUNTS = ("people", "cases")


def _told(*values: int) -> list[Figure]:
    return [
        Figure("36.72", "covered_workers", Period.parse(f"2024-{place:02d}"), Decimal(value))
        for place, value in enumerate(values, 1)
    ]


@detector(
    id="round_numbers",
    title=Text("Bilangan bulat terlalu sering", "Round numbers too often"),
    says=Text(
        "{place}: {cases} dari {of} jumlah orang atau kasus berakhir dengan 00 ({share}; kebetulan {usual})",
        "{place}: {cases} of {of} counts of people or cases end in 00 ({share}; by chance {usual})",
    ),
    ask=Text(
        "minta daftar yang dihitung; taksiran harus disebut taksiran",
        "ask for the list that was counted; an estimate must be called one",
    ),
    needs="figures",
    passes=_told(17342, 17411, 18073, 18100, 19277, 20164, 21348),
    fails=_told(17300, 17400, 18000, 18173, 19200, 20100, 21348),
)
def round_numbers(figures: Iterable[Figure], _asked: Asked) -> list[Tally]:
    """Counts printed as exact, from a thousand up: one in a hundred ends in two zeros.

    A figure that says that it is rounded (``about``, a precision) is honest, and not counted; nor is the same
    number told twice.
    """
    exact: dict[str, set[tuple[str, str, str, str, Decimal]]] = defaultdict(set)
    for one in figures:
        plain = not one.qualifier and one.precision is None and one.basis == "reported"
        if plain and one.spec.unit in _COUNTS and one.value >= _LEAST:
            exact[one.region].add((one.measure, one.category, one.segment, one.period.text, one.value))
    return [
        Tally(region, "", sum(not each[-1] % _ZEROS for each in told), len(told), chance=_CHANCE)
        for region, told in sorted(exact.items())
    ]
