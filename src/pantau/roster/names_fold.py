"""Spellings of one name made equal, word by word, for comparing only; and how a word sounds, for finding it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

_ROUNDS: Final = 8  # a form is stable after two or three; a bound all the same

# In this order. An old spelling is told by dj, tj, nj, sj or oe in the same word: only then is a lone j a y.
_OLD: Final = re.compile(r"DJ|TJ|SJ|OE|^NJ")
_LONE_J: Final = re.compile(r"(?<![DTSN])J")
_RULES: Final = tuple(
    (re.compile(pattern), form)
    for pattern, form in (
        # old spelling
        (r"TJ", "C"),
        (r"DJ", "J"),
        (r"SJ", "SY"),
        (r"^NJ(?=[AIOU])", "NY"),
        (r"(?<=[AEIOU])HJ(?=[AIOU])|^HJ(?=U)", "HY"),
        (r"IJ(?=(?:ON|AN|AD|AT)[AIO]|(?:ANT)[IO])", "IY"),
        (r"^SURJ(?=[AO])", "SURY"),
        (r"OE|OO|OU", "U"),
        # Arabic names, whose a is o in Java and whose consonants have several spellings
        (r"^[KC]?H[AO][IE]R(?=[IAUO])|^K[AO]IR(?=[IAUO])", "HAIR"),
        (r"^CH(?=ANDR|AHY|INT)", "C"),
        (r"CH(?=R)", "K"),
        (r"KH|CH", "H"),
        (r"ROHM", "RAHM"),
        (r"ROHIM", "RAHIM"),
        (r"^R[AO]M[AO](?:D|DH|DL|DZ|TH)[AO]N", "RAMADAN"),
        (r"^ROSY?I(?=D)", "RASI"),
        (r"^ROFI", "RAFI"),
        (r"^RO(?=[ZJ]A[BKQ])", "RA"),
        (r"(?<=.)(?<=[UI])ROHM", "RAHM"),
        (r"^GH?O(?=FUR|FAR|ZAL)", "GA"),
        (r"^[QK]O(?=DIR|SIM|MAR)", "KA"),
        (r"^TH?O(?=HIR)", "TA"),
        (r"^SH?OL(?=[IE]H)", "SAL"),
        (r"(?<=[A-Z][A-Z][A-Z][RLTKSNF])OH$|(?<=UL)OH$", "AH"),
        (r"^J(?=A[EI]NAB|A[EI]NAL|A[EI]NUD)", "Z"),
        (r"DZ", "Z"),
        (r"(?<!FA)(?<=[AIOU])DL(?=[AOW])", "D"),
        (r"TS(?=[AIUM])", "S"),
        (r"S[YH](?=[AEIOU])", "S"),
        (r"S[YH](?=[A-Z])", "S"),
        (r"DH", "D"),
        (r"BH", "B"),
        (r"TH", "T"),
        (r"GH", "G"),
        (r"PH|V", "F"),
        (r"VV", "W"),
        (r"Q|CK", "K"),
        (r"X", "KS"),
        (r"AE", "AI"),
        (r"EI", "AI"),
        (r"IE", "I"),
        (r"(?<=[A-Z])Y$", "I"),
        (r"(?<=[BCDFGHJKLMPRSTVWZ])Y(?=[AOU])", "I"),
        (r"IY(?=[AOU])", "I"),
        (r"(?<=[A-Z][A-Z][A-Z][A-Z])AH$", "A"),
    )
)
_DOUBLED: Final = re.compile(r"([A-Z])\1+")
_SUN_LETTER: Final = re.compile(r"ABDU([DNRSTZ][AEIOU][A-Z]{2,})")
_AFTER_ABDUL: Final = re.compile(r"ABDUL([A-Z]{3,})")
_BEGINS: Final = re.compile(r"(NUR(?!UL|UDIN)|SRI)([A-Z]{3,})")
_ENDS: Final = re.compile(r"([A-Z]{3,})(PUTRA|PUTRI|SARI|WATI|NINGSIH|NINGRUM|LESTARI)")

# How a word sounds: the first letter, then consonants in classes that are mistaken for one another.
_CLASSES: Final = str.maketrans("PFVSZJQGNW", "PPPSSSKKNW", "AEIOUHY")
_FIRST: Final = str.maketrans("EIOUY", "AAAAA")


def table(file: str) -> Iterator[list[str]]:
    """The rows of a name table below its heading."""
    text = (files("pantau.roster") / "data" / file).read_text(encoding="utf-8")
    return csv.reader(text.split("\n")[1:-1])


@cache
def variants(where: str) -> dict[str, str]:
    """Written word to the form that is compared, for one place in a name; see ``data/SOURCES.md``."""
    return {written: form for written, form, place in table("names_variants.csv") if place == where}


@lru_cache(maxsize=1 << 17)
def fold(word: str) -> tuple[str, ...]:
    """The form of a word (upper case, A to Z) that every spelling of it shares; some come apart in two.

    >>> fold("MOCHAMMAD"), fold("SOERJADI"), fold("ABDURROHMAN"), fold("KURNIAWATI")
    (('MUHAMAD',), ('SURIADI',), ('ABDUL', 'RAHMAN'), ('KURNIA', 'WATI'))
    """
    words: tuple[str, ...] = (word,)
    for _ in range(_ROUNDS):
        folded = tuple(part for each in words for part in _apart(_known(each)))
        if folded == words:
            break
        words = folded
    return words


def _known(word: str) -> str:
    """The form of a variant in the table, as written or once its spelling is regular."""
    known = variants("any")
    return known.get(word) or _regular_variants().get(regular := _regular(word), regular)


@cache
def _regular_variants() -> dict[str, str]:
    return {_regular(written): form for written, form in variants("any").items()}


def _regular(word: str) -> str:
    if len(word) < 3:
        return word
    if _OLD.search(word):
        word = _LONE_J.sub("Y", word)
    for pattern, form in _RULES:
        word = pattern.sub(form, word)
    return _DOUBLED.sub(r"\1", word) if len(word) > 3 else word


def _apart(words: str) -> Iterator[str]:
    """What is written in one word or in two, always in two."""
    for word in words.split(" "):
        if found := _SUN_LETTER.fullmatch(word) or _AFTER_ABDUL.fullmatch(word):
            yield from ("ABDUL", found[1])
        elif found := _BEGINS.fullmatch(word) or _ENDS.fullmatch(word):
            yield from found.groups()
        else:
            yield word


@lru_cache(maxsize=1 << 17)
def sound(word: str) -> str:
    """How a folded word sounds, coarsely: for finding candidates, never for deciding.

    >>> sound("SAIFUDIN"), sound("SAIPUDIN"), sound("HALIMA"), sound("ALIMA")
    ('SPDN', 'SPDN', 'ALM', 'ALM')
    """
    word = word.lstrip("H") or word
    coded = word[:1].translate(_FIRST).translate(_CLASSES) if word[:1] not in "AEIOUY" else "A"
    return _DOUBLED.sub(r"\1", coded + word[1:].translate(_CLASSES))
