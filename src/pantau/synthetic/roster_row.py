"""A row of an office's list and the truth about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

COLUMNS: Final = (
    "nik", "kk", "name", "birth_place", "birth_date", "sex", "address", "rt_rw", "village", "district",
    "regency", "province", "region", "phone", "occupation", "category", "mother_name",
)  # fmt: skip
NIK, KK, NAME, BIRTH_PLACE, BIRTH_DATE, SEX, VILLAGE, MOTHER = 0, 1, 2, 3, 4, 5, 8, 16

# After these a reader who knows the practice still has the value: nothing in it is lost or in doubt.
HARMLESS: Final = frozenset(
    {
        "nik_apostrophe", "nik_spaces", "name_title", "name_degree", "name_spaces", "name_alias", "name_parent",
        "name_abbreviated", "name_spelling", "name_joined", "deceased_marked", "date_serial", "date_short_year",
    }
)  # fmt: skip


_IDENTITY: Final = ("nik", "name", "birth_date")


class Cause(NamedTuple):
    """Why a cell is not as the register has it; ``true`` is what the register has.

    ``code`` is the name of a rate of `Rates`, or ``deceased``, ``moved``, ``civil_servant`` for what is true of
    the person; ``field`` is a column, or ``row``.
    """

    field: str
    code: str
    true: str = ""


class RosterRow(NamedTuple):
    """A row of an office's list and the truth about it.

    ``values`` stand in the order of `COLUMNS`. ``person`` is the id of who is meant, 0 for nobody. ``valid``:
    somebody who is alive, lives in the area and is no civil servant; to reject such a row for good is wrong,
    whatever is wrong in it, unless the law sets an age. ``culture``, ``sex`` and ``birth_year`` are those of the
    person, to ask whose rows are judged worse than others'.
    """

    office: str
    values: tuple[str, ...]
    person: int
    causes: tuple[Cause, ...]
    valid: bool
    culture: str = ""
    sex: str = ""
    birth_year: int = 0

    def surviving(self, columns: Sequence[str] = COLUMNS) -> frozenset[str]:
        """Which of NIK, name and birth date can still be read off the row; ``columns`` are those of its values."""
        hurt = {field for field, code, _ in self.causes if code not in HARMLESS}
        told = [field for field in _IDENTITY if field not in hurt and field in columns]
        return frozenset([field for field in told if self.values[columns.index(field)].strip()])
