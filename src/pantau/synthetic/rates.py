"""How often each kind of error stands in a roster."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Final

from pantau.errors import PantauError

_EXCLUSIVE: Final = ("nik_", "kk_", "name_", "date_", "sex_", "mother_", "row_")


@dataclass(frozen=True, slots=True)
class Rates:
    """The chance of each error in a row, from 0 to 1, where it can happen at all.

    Errors of one field (the word before the first ``_``) exclude each other, so that a rate is what is found; a
    marga is dropped only from those who have one, a date is swapped only where that gives a date. ``also_listed``
    is the chance that a person of one office's list stands on another's, too; ``row_repeated`` that they stand
    twice on the same; ``row_placeholder`` that a row without a person comes after a row.
    """

    nik_15_digits: float = 0.006
    nik_scientific: float = 0.003
    nik_apostrophe: float = 0.010
    nik_spaces: float = 0.008
    nik_neighbour_key: float = 0.006
    nik_transposed: float = 0.005
    nik_digit_dropped: float = 0.006
    nik_digit_doubled: float = 0.003
    nik_is_kk: float = 0.004
    nik_swapped_with_kk: float = 0.003
    nik_other_person: float = 0.002
    nik_missing: float = 0.012
    kk_missing: float = 0.05
    kk_neighbour_key: float = 0.006
    name_title: float = 0.04
    name_degree: float = 0.02
    name_abbreviated: float = 0.03
    name_spelling: float = 0.04
    name_typo: float = 0.015
    name_cut: float = 0.012
    name_initials: float = 0.01
    name_marga_dropped: float = 0.02
    name_parent: float = 0.012
    name_order: float = 0.006
    name_nickname: float = 0.004
    name_alias: float = 0.006
    name_spaces: float = 0.012
    name_joined: float = 0.005
    name_missing: float = 0.001
    date_day_month_swapped: float = 0.010
    date_year_typo: float = 0.006
    date_day_typo: float = 0.006
    date_serial: float = 0.004
    date_short_year: float = 0.006
    date_missing: float = 0.020
    sex_wrong: float = 0.006
    sex_missing: float = 0.015
    mother_missing: float = 0.25
    mother_spelling: float = 0.03
    deceased_marked: float = 0.5  # of those who died: (Alm) after the name
    swapped_columns: float = 0.001  # name and place of birth
    row_repeated: float = 0.012
    row_placeholder: float = 0.003
    also_listed: float = 0.06

    def __post_init__(self) -> None:
        for each in fields(self):
            if not 0 <= getattr(self, each.name) <= 1:
                raise PantauError(f"{each.name} is {getattr(self, each.name)}; rates go from 0 to 1")
        for start in _EXCLUSIVE:
            total = sum(self.of(start).values())
            if total > 1:
                raise PantauError(f"the rates of {start}* are {total:.3f} in sum; lower them to 1 or less")

    def of(self, start: str) -> dict[str, float]:
        """The rates whose names begin so, by name."""
        names = (each.name for each in fields(self) if each.name.startswith(start))
        return {name: getattr(self, name) for name in names}

    def times(self, factor: float) -> Rates:
        """The same errors, all that many times as often; a rate alone stops at 1."""
        return replace(
            self, **{each.name: min(1.0, getattr(self, each.name) * factor) for each in fields(self)}
        )


@cache
def _none() -> dict[str, float]:
    return {each.name: 0.0 for each in fields(Rates)}


TYPICAL: Final = Rates()
CLEAN: Final = Rates(**_none())
UGLY: Final = replace(TYPICAL.times(2.2), mother_missing=0.6, deceased_marked=0.4, also_listed=0.15)
