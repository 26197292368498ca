"""NIK, family card, telephone and membership numbers of made-up people: none of them is issued to anybody."""

from __future__ import annotations

from array import array
from datetime import date
from random import Random
from typing import Final

from pantau.roster.nik import TEST_SERIALS

_FIRST: Final = TEST_SERIALS[1]  # a register starts at 1; a last digit 0 would hide what a spreadsheet cuts
_MANY: Final = len(TEST_SERIALS) - 1
_BUCKETS: Final = 1 << 18
_WOMEN: Final = 40  # added to the day of birth in a woman's NIK


class Serials:
    """Numbers of district, date and serial, each given once, in 512 KiB however many there are.

    A register counts up per district, day and sex; here, days that fall into the same bucket share a counter,
    so a serial may skip numbers and is never given twice.
    """

    def __init__(self) -> None:
        self._next = array("H", bytes(2 * _BUCKETS))

    def nik(self, district: str, born: date, sex: str) -> str:
        """The next NIK for a birth in a district (six digits); empty when that day has no serial left."""
        day = born.day + _WOMEN if sex == "F" else born.day
        return self._number(f"{district}{day:02d}{born.month:02d}{born.year % 100:02d}")

    def kk(self, district: str, issued: date) -> str:
        """The next family-card number of a district (six digits) and date; empty when there is none left."""
        return self._number(f"{district}{issued.day:02d}{issued.month:02d}{issued.year % 100:02d}")

    def _number(self, twelve: str) -> str:
        bucket = (int(twelve) * 2654435761 >> 7) % _BUCKETS
        serial = self._next[bucket]
        if serial >= _MANY:
            return ""
        self._next[bucket] = serial + 1
        return f"{twelve}{_FIRST + serial}"


def phone(random: Random) -> str:
    """A mobile number with 0810, which no operator sells, or none for one person in eight."""
    if random.random() < 0.125:
        return ""
    return f"0810{int(random.random() * 100_000_000):08d}"


def kpj(person: int) -> str:
    """A membership number of eleven digits that begins with 99, a year of enrolment to come."""
    return f"99{person % 1_000_000_000:09d}"


def employer_number(random: Random, many: int = 400) -> str:
    """The number of an employer (NPP), with letters that no branch uses."""
    return f"ZZ{int(random.random() * many) + 1:06d}"


def civil_servant_number(born: date, sex: str, person: int) -> str:
    """A NIP: birth date, month of appointment at 25, sex, serial; its month is the thirteenth, so it is nobody's."""
    return f"{born:%Y%m%d}{born.year + 25}13{1 if sex == 'M' else 2}{person % 1000:03d}"
