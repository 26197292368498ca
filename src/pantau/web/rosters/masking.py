"""Numbers of persons as they may be shown: enough to recognise, not enough to find somebody."""

from __future__ import annotations

import re
from typing import Final

SECRET: Final = frozenset(("nik", "kk", "phone", "kpj"))
_HIDDEN: Final = "*"
_MOST_SHOWN: Final = 4  # digits in which two numbers may differ and still be shown
# A number as long as that of a person or a phone, in one piece or written in groups; days are shorter.
_BETWEEN: Final = r"[\s.,/_'’`´\"\-\u2010-\u2015\u200b-\u200f\u2060\ufeff]{0,3}"
_LONG: Final = re.compile(rf"\d{{9,}}|\d(?:{_BETWEEN}\d){{10,}}|\d[.,]\d{{5,}}[eE]\+?\d+")
_SEXES: Final = {"M": "L", "F": "P"}  # as the lists of this country write it


def masked(number: str) -> str:
    """A number of a person: the regency it was first given in and its last two digits.

    >>> masked("36720157" + "08850001")
    '3672**********01'
    """
    if len(number) < 9:
        return "".join(_HIDDEN if letter.isdigit() else letter for letter in number)
    return f"{number[:4]}{_HIDDEN * (len(number) - 6)}{number[-2:]}"


def hidden(text: str) -> str:
    """A text with every number in it masked that is long enough to be that of a person or a phone.

    >>> hidden("NIK '3672 0157 0885 0001', 17-08-1985")
    "NIK '3672*************01', 17-08-1985"
    """
    return _LONG.sub(lambda found: masked(found[0]), text)


def shown(field: str, text: str) -> str:
    """The value of a field as a page may show it."""
    if field == "sex":
        return _SEXES.get(text, hidden(text))
    return masked(text) if field in SECRET and text else hidden(text)


def both_masked(left: str, right: str) -> tuple[str, str]:
    """Two numbers side by side: where they differ in a few digits those are shown and all others hidden.

    >>> both_masked("123456789", "123456780")
    ('********9', '********0')
    """
    differ = [place for place, (a, b) in enumerate(zip(left, right, strict=False)) if a != b]
    if len(left) != len(right) or not 0 < len(differ) <= _MOST_SHOWN:
        return masked(left), masked(right)
    return _only(left, differ), _only(right, differ)


def _only(number: str, places: list[int]) -> str:
    return "".join(digit if place in places else _HIDDEN for place, digit in enumerate(number))
