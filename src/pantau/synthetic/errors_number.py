"""What happens to NIKs and dates between the register and a roster; none where it cannot happen to a value.

No error gives 16 digits outside the range kept for made-up people: the first digit of a serial stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from random import Random
from typing import Final

_MARK: Final = 12  # the place of the digit that marks a made-up number
_PLACES: Final = tuple(place for place in range(16) if place != _MARK)
_KEYS: Final = {
    "0": "9",
    "1": "2",
    "2": "13",
    "3": "24",
    "4": "35",
    "5": "46",
    "6": "57",
    "7": "68",
    "8": "79",
    "9": "80",
}
_EXCEL_ZERO: Final = date(1899, 12, 30)  # day 0 of a spreadsheet, for every day after February 1900

Damage = Callable[[Random, str], str | None]


def fifteen_digits(random: Random, nik: str) -> str | None:
    """A spreadsheet keeps 15 significant digits; the sixteenth is 0."""
    return f"{nik[:15]}0" if nik[15] != "0" else None


def scientific(random: Random, nik: str) -> str:
    """As a spreadsheet shows a number too long for its cell."""
    comma = "," if random.random() < 0.7 else "."
    six = (int(nik) + 5 * 10**9) // 10**10  # its six first digits, rounded
    return f"{six // 100000}{comma}{six % 100000:05d}E+15"


def apostrophe(random: Random, nik: str) -> str:
    """The mark that makes a spreadsheet keep text, read as part of it."""
    return ("'" if random.random() < 0.7 else "`" if random.random() < 0.5 else "’") + nik


def spaced(random: Random, nik: str) -> str:
    """Spaces, some of which do not break, and dots between the groups."""
    chance = random.random()
    if chance < 0.4:
        return f"{nik}\u00a0" if chance < 0.2 else f" {nik} "
    mark = " " if chance < 0.75 else "\u00a0" if chance < 0.9 else "."
    return (
        mark.join((nik[:4], nik[4:8], nik[8:12], nik[12:]))
        if chance < 0.6
        else mark.join((nik[:6], nik[6:12], nik[12:]))
    )


def neighbour_key(random: Random, nik: str) -> str:
    """One digit is that of a key beside the one meant."""
    place = _PLACES[int(random.random() * len(_PLACES))]
    keys = _KEYS[nik[place]]
    return nik[:place] + keys[int(random.random() * len(keys))] + nik[place + 1 :]


def transposed(random: Random, nik: str) -> str | None:
    """Two neighbouring digits have changed places."""
    places = [at for at in range(15) if nik[at] != nik[at + 1] and _MARK not in (at, at + 1)]
    if not places:
        return None
    at = places[int(random.random() * len(places))]
    return nik[:at] + nik[at + 1] + nik[at] + nik[at + 2 :]


def digit_dropped(random: Random, nik: str) -> str:
    """One digit is not there."""
    at = int(random.random() * 16)
    return nik[:at] + nik[at + 1 :]


def digit_doubled(random: Random, nik: str) -> str:
    """One digit stands twice."""
    at = int(random.random() * 16)
    return nik[:at] + nik[at] + nik[at:]


NUMBER_DAMAGE: Final[dict[str, Damage]] = {
    "15_digits": fifteen_digits,
    "scientific": scientific,
    "apostrophe": apostrophe,
    "spaces": spaced,
    "neighbour_key": neighbour_key,
    "transposed": transposed,
    "digit_dropped": digit_dropped,
    "digit_doubled": digit_doubled,
}


def swapped_date(born: date) -> date | None:
    """Day and month in each other's place, where that gives another date."""
    if born.day > 12 or born.day == born.month:
        return None
    return date(born.year, born.day, born.month)


def year_typo(random: Random, born: date) -> date:
    """A wrong digit in the year: the last one mostly, else the decade."""
    step = (1 if random.random() < 0.5 else -1) * (1 if random.random() < 0.7 else 10)
    year = born.year + step
    return date(year, born.month, min(born.day, 28) if born.month == 2 else born.day)


def day_typo(random: Random, born: date) -> date:
    """Another day of the same month."""
    day = 1 + (born.day - 1 + 1 + int(random.random() * 27)) % 28
    return date(born.year, born.month, day if day != born.day else day % 28 + 1)


def serial_date(born: date) -> str:
    """The number by which a spreadsheet counts its days."""
    return str((born - _EXCEL_ZERO).days)
