"""Numbers and dates in words, as the opening of an official document spells them."""

from __future__ import annotations

from datetime import date
from typing import Final

from pantau.core.text import Language, Text

WEEKDAYS: Final = (
    Text("Senin", "Monday"),
    Text("Selasa", "Tuesday"),
    Text("Rabu", "Wednesday"),
    Text("Kamis", "Thursday"),
    Text("Jumat", "Friday"),
    Text("Sabtu", "Saturday"),
    Text("Minggu", "Sunday"),
)
MONTHS: Final = (
    Text("Januari", "January"),
    Text("Februari", "February"),
    Text("Maret", "March"),
    Text("April", "April"),
    Text("Mei", "May"),
    Text("Juni", "June"),
    Text("Juli", "July"),
    Text("Agustus", "August"),
    Text("September", "September"),
    Text("Oktober", "October"),
    Text("November", "November"),
    Text("Desember", "December"),
)
_ID: Final = [
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
]
_EN: Final = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS: Final = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS: Final = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
    "twenty": "twentieth",
    "thirty": "thirtieth",
}


def spelled(number: int, language: Language) -> str:
    """A number from 0 to 9,999 in words.

    >>> spelled(2025, "id"), spelled(21, "en")
    ('dua ribu dua puluh lima', 'twenty-one')
    """
    if not 0 <= number <= 9999:
        raise ValueError(f"{number} is not between 0 and 9,999")
    return _indonesian(number) if language == "id" else _english(number)


def spelled_date(day: date, language: Language) -> str:
    """The weekday and the date in words, as a letter or minutes open.

    >>> spelled_date(date(2025, 11, 21), "id")
    'Jumat, tanggal dua puluh satu bulan November tahun dua ribu dua puluh lima'
    """
    weekday, month = WEEKDAYS[day.weekday()].say(language), MONTHS[day.month - 1].say(language)
    if language == "id":
        return f"{weekday}, tanggal {_indonesian(day.day)} bulan {month} tahun {_indonesian(day.year)}"
    return f"{weekday}, the {_ordinal(day.day)} of {month}, {_english(day.year)}"


def _indonesian(number: int) -> str:
    if number < 12:
        return _ID[number]
    if number < 20:
        return f"{_ID[number - 10]} belas"
    for size, word, one in ((1000, "ribu", "seribu"), (100, "ratus", "seratus"), (10, "puluh", "sepuluh")):
        if number >= size:
            many, rest = divmod(number, size)
            head = one if many == 1 else f"{_indonesian(many)} {word}"
            return f"{head} {_indonesian(rest)}" if rest else head
    raise AssertionError(number)


def _english(number: int) -> str:
    if number < 20:
        return _EN[number]
    if number < 100:
        tens, rest = divmod(number, 10)
        return f"{_TENS[tens]}-{_EN[rest]}" if rest else _TENS[tens]
    size, word = (1000, "thousand") if number >= 1000 else (100, "hundred")
    many, rest = divmod(number, size)
    head = f"{_english(many)} {word}"
    joint = " and " if rest < 100 else " "
    return f"{head}{joint}{_english(rest)}" if rest else head


def _ordinal(number: int) -> str:
    head, _, last = _english(number).rpartition("-")
    word = _ORDINALS.get(last, f"{last}th")
    return f"{head}-{word}" if head else word
