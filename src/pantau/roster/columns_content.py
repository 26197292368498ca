"""What a column holds, told from its cells: a family-card number, a phone, a day, a name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

_ENOUGH: Final = 3  # cells that hold something; fewer tell nothing for sure
_MOSTLY: Final = 60  # percent of the cells that must look alike
_LONGEST: Final = 120

_DIGITS = re.compile(r"[0-9]+")
_BETWEEN = re.compile(r"[\s'`’.\-,]+")
_SCIENTIFIC = re.compile(r"[1-9][.,]?[0-9]{2,15}[eE]\+?15")
_PHONE = re.compile(r"(?:\+?62|0)?8[0-9]{8,11}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[A-Za-z]{2,}")
_DAY = re.compile(
    r"[0-3]?[0-9][-/. ][01]?[0-9][-/. ](?:19|20)?[0-9]{2}(?: 00:00(?::00)?)?"
    r"|(?:19|20)[0-9]{2}[-/.][01]?[0-9][-/.][0-3]?[0-9](?:[ T]00:00(?::00)?)?"
    r"|[0-3]?[0-9][-/. ]*[A-Za-z]{3,9}[-/. ,]*(?:19|20)?[0-9]{2}"
)
_PLACE_AND_DAY = re.compile(r"([A-Za-z][A-Za-z .'()-]+?)\s*[,/;]\s*(.+)")
_SEX = re.compile(r"(?:l|p|lk|pr|m|f|w|laki[- ]?laki|perempuan|pria|wanita|male|female)\.?", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][^\W\d_.,'’`\-/ ]*(?:[ .,'’`\-/]+[^\W\d_]*)*")
_RT_RW = re.compile(r"(?:RT\.?\s*)?[0-9]{1,3}\s*[/\-]\s*(?:RW\.?\s*)?[0-9]{1,3}", re.IGNORECASE)
_LEAST_WORDS: Final = 130  # of a hundred names; places and occupations have fewer words and repeat


class Content(NamedTuple):
    """What the cells of one column look like; shares in percent of the cells that hold something."""

    filled: int
    share: dict[
        str, int
    ]  # by field: nik, kk, kpj, phone, email, birth_date, birth_place_date, sex, name, ...
    distinct: int  # percent of the cells that are not a repetition
    women: int  # numbers of sixteen digits with a day above 40, which only a NIK has, in percent

    @property
    def telling(self) -> str:
        """The field that nearly all the cells look like; nothing when they do not say."""
        if self.filled < _ENOUGH:
            return ""
        best = max(self.share, key=lambda field: self.share[field], default="")
        return best if best and self.share[best] >= _MOSTLY else ""


def content_of(cells: Sequence[str]) -> Content:
    """What the cells of a column look like.

    >>> content_of(["081234567890", "0857-1234-5678", "+62 812 3456 7890"]).telling
    'phone'
    """
    texts = [text for cell in cells if (text := plain_cell(cell))]
    if not texts:
        return Content(0, {}, 0, 0)
    n = len(texts)
    digits = [_BETWEEN.sub("", text) for text in texts]
    share = {
        field: 100 * sum(map(looks, digits if whole else texts)) // n
        for field, (looks, whole) in _LOOKS.items()
    }
    distinct = 100 * len(set(texts)) // n
    share["no"] = 100 * sum(map(_follows, digits, digits[1:])) // max(n - 1, 1)
    words = 100 * sum(text.count(" ") + 1 for text in texts) // n
    if distinct < 70 or words < _LEAST_WORDS:
        share["name"] = 0
    sixteen = [text for text in digits if len(text) == 16 and _DIGITS.fullmatch(text)]
    women = sum("41" <= text[6:8] <= "71" for text in sixteen)
    return Content(n, share, distinct, 100 * women // len(sixteen) if sixteen else 0)


def plain_cell(text: str) -> str:
    """A cell as its content is looked at: ordinary digits and spaces, nothing around it.

    >>> plain_cell(" '３２ ０１ ")
    '32 01'
    """
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    if not plain.isprintable():
        plain = "".join(sign if sign.isprintable() else " " for sign in plain)
    return " ".join(plain.split()).lstrip("'`’ ")[:_LONGEST]


def long_number(text: str) -> bool:
    """Whether a cell holds a number as long as a NIK, or what a spreadsheet has made of one."""
    if text.isdigit():
        return 14 <= len(text) <= 17
    digits = _BETWEEN.sub("", text)
    return (14 <= len(digits) <= 17 and digits.isdigit()) or bool(_SCIENTIFIC.fullmatch(text.strip()))


def looks_like_day(text: str) -> bool:
    """Whether a cell holds a day in one of the forms in which people write it."""
    return bool(_DAY.fullmatch(text))


def agrees_with_nik(day: str, nik: str) -> bool:
    """Whether a day could be the one inside a NIK: the same day, and the same two last digits of the year.

    >>> agrees_with_nik("12-05-1985", "3672" + "01" + "520585" + "0001")
    True
    """
    digits = _BETWEEN.sub("", nik)
    if len(digits) != 16 or not digits.isdecimal():
        return False
    said = {int(number) % 100 for number in _DIGITS.findall(day)}
    return {int(digits[6:8]) % 40, int(digits[10:12])} <= said


def place_and_day(text: str) -> tuple[str, str]:
    """A cell of birthplace and birth date taken apart; what has only one of them leaves the other empty.

    >>> place_and_day("Cilegon, 12-05-1980"), place_and_day("12/05/1980"), place_and_day("Serang 1 Mei 1977")
    (('Cilegon', '12-05-1980'), ('', '12/05/1980'), ('Serang', '1 Mei 1977'))
    """
    plain = " ".join(text.split())
    begins = next((place for place, sign in enumerate(plain) if sign.isdigit()), -1)
    if begins < 0:
        return plain.rstrip(" ,/;-"), ""
    return plain[:begins].rstrip(" ,/;.-:("), plain[begins:]


def _is_nik(digits: str) -> bool:
    """Sixteen digits with a day in the middle; the day of a woman is 40 higher."""
    if _SCIENTIFIC.fullmatch(digits):
        return True
    if len(digits) not in (15, 16, 17) or not _DIGITS.fullmatch(digits):
        return False
    return len(digits) != 16 or _has_day(digits, (0, 40))


def _is_family_card(digits: str) -> bool:
    return len(digits) == 16 and bool(_DIGITS.fullmatch(digits)) and _has_day(digits, (0,))


def _has_day(digits: str, added: tuple[int, ...]) -> bool:
    day, month = int(digits[6:8]), int(digits[8:10])
    return 1 <= month <= 12 and any(1 <= day - more <= 31 for more in added)


def _is_place_and_day(text: str) -> bool:
    place, day = place_and_day(text)
    return bool(place and _DAY.fullmatch(day)) and place.replace(" ", "").replace(".", "").isalpha()


def _is_name(text: str) -> bool:
    return len(text) > 2 and bool(_NAME.fullmatch(text)) and text.count(" ") < 8


def _follows(number: str, following: str) -> bool:
    """Whether two cells are running numbers, one after the other."""
    short = number.isdecimal() and following.isdecimal() and max(len(number), len(following)) < 8
    return short and int(following) == int(number) + 1


def _matches(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: pattern.fullmatch(text) is not None


# How a cell of each field looks, and whether spaces and signs between the digits are left out first.
_LOOKS: Final[dict[str, tuple[Callable[[str], bool], bool]]] = {
    "nik": (_is_nik, True),
    "kk": (_is_family_card, True),
    "kpj": (_matches(re.compile(r"(?!0?8|628)[0-9]{11}")), True),
    "phone": (_matches(_PHONE), True),
    "email": (_matches(_EMAIL), False),
    "birth_date": (looks_like_day, False),
    "birth_place_date": (_is_place_and_day, False),
    "sex": (_matches(_SEX), False),
    "rt_rw": (_matches(_RT_RW), False),
    "name": (_is_name, False),
}
