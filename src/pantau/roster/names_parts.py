"""A name taken apart: titles before and after, the parent, other names, and the word that tells of a death."""

from __future__ import annotations

import re
from functools import cache
from string import ascii_uppercase
from typing import Final, NamedTuple

from pantau.roster.names_fold import table, variants

_BRACKETS = re.compile(r"[(\[{<]([^)\]}>]*)[)\]}>]?")
_OTHER_NAME = re.compile(
    r"\s+(?:ALIAS|ALS|AKA|A\.K\.A|PGL|PANGGILAN|DIPANGGIL|D/H|EX)\b.*|\s*[@/|\\].*|\s+ATAU\s.*"
)
_PARENT = re.compile(r"(?<=[A-Z.])[ ,]+(?:BIN|BINTI|BINTE|BINT|BNT|BTE|BT|BN|IBN)(?:[., ]\s*|$)(.*)")
_DEAD = re.compile(r"\b(?:ALMARHUMAH|ALMARHUM|ALMH|ALM)\b\.?|\b(?:TELAH )?(?:MENINGGAL(?: DUNIA)?|WAFAT)\b")
_DEAD_NOTE: Final = frozenset({"MD", "M.D", "M.D.", "MENINGGAL", "MENINGGAL DUNIA", "WAFAT", "+", "RIP"})
_KIN_OF_DEAD = re.compile(r"\b(?:JANDA|DUDA|ISTRI|ISTERI|SUAMI|ANAK|WARIS|BALU|IBU DARI|NY)\b.*\bALM")
_OTHER_SIGNS = re.compile(r"[^A-Z0-9., ]+")
_DIGIT = re.compile("[0-9]")
_NUMBER = re.compile(r"^[0-9.]+|[0-9.]+$")
_LOOKALIKES: Final = str.maketrans("0134587", "OIEASBT")
_MARKS: Final = (
    "ALIAS ALS AKA PGL PANGGILAN DIPANGGIL EX ATAU BIN BINTI BINTE BINT BNT BTE BT BN IBN ALMARHUMAH ALMARHUM ALMH ALM"
    " TELAH MENINGGAL WAFAT JANDA DUDA AHLI ISTRI ISTERI SUAMI"
)
_WORD_MARKS: Final = frozenset(_MARKS.split())
_SIGNS_OF_MORE = re.compile(r"[(\[{<@/|\\]")
_TO_SPACES: Final = str.maketrans(".,", "  ")
_LONGEST_TITLE: Final = 12  # with its dots
_ALONE: Final = frozenset({"H"})  # without a dot it may be the initial of a name of two words


class Parts(NamedTuple):
    """The words of a name without what does not belong to it; ``words`` keep the dot of an abbreviation."""

    words: tuple[str, ...]
    titles: tuple[str, ...]
    parent: str
    deceased: bool
    digits: bool


@cache
def titles(where: str) -> frozenset[str]:
    """Titles in upper case without dots, that stand ``before``, ``after``, or ``after_dotted``."""
    return frozenset(title for title, place in table("names_titles.csv") if place == where)


@cache
def marked_words() -> frozenset[str]:
    """Every word that may be more than a name: a name of none of these needs no taking apart."""
    return (
        _WORD_MARKS
        | titles("before")
        | titles("after")
        | frozenset(ascii_uppercase)
        | frozenset(word for where in ("first", "middle", "balinese") for word in variants(where))
        | {"I", "NI", "BR", "BORU"}
    )


def take_apart(text: str) -> Parts:
    """The parts of a name in upper-case ASCII, its punctuation as written."""
    deceased = False
    parent = ""
    if _SIGNS_OF_MORE.search(text) or not _WORD_MARKS.isdisjoint(text.translate(_TO_SPACES).split()):
        text, deceased = _without_brackets(text)
        text = _OTHER_NAME.sub("", text, count=1) or text
        if found := _PARENT.search(text):
            text, parent = text[: found.start()], _plain(_DEAD.sub(" ", found[1]))
        if _DEAD.search(text):
            deceased |= not _KIN_OF_DEAD.search(text)
            text = _DEAD.sub(" ", text)
    if _OTHER_SIGNS.search(text):
        text = _OTHER_SIGNS.sub(" ", text.replace('"', ""))
    before, _, after = text.partition(",")
    return _titled(before.split(), after.replace(",", " ").split(), parent, deceased)


def _without_brackets(text: str) -> tuple[str, bool]:
    deceased = any(_tells_death(note) for note in _BRACKETS.findall(text))
    outside = _BRACKETS.sub(" ", text).strip()
    return (outside if any(c.isalpha() for c in outside) else _BRACKETS.sub(r"\1", text)), deceased


def _tells_death(note: str) -> bool:
    note = note.strip()
    return note in _DEAD_NOTE or bool(_DEAD.search(note) and not _KIN_OF_DEAD.search(note))


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^A-Z ]+", " ", text).split())


def _titled(front: list[str], behind: list[str], parent: str, deceased: bool) -> Parts:
    """The words of a name, of which those ``behind`` came after a comma."""
    after = _strip_after(behind, least=0, sure=True) if behind else []
    after = [*_strip_after(front, least=1, sure=False), *after]
    words, before = _strip_before(_split(front))
    if behind and len(words) > 1:
        after += [chunk.replace(".", "") for chunk in behind]  # a title that the table does not know
    elif behind:
        words = _split(behind) + words  # "Siregar, Budi": the clan stands first
    digits = False
    if _DIGIT.search(" ".join(words)):
        digits = True
        words = [word for word in map(_letters, words) if word.strip(".")]
    return Parts(tuple(words), (*before, *after), parent, deceased, digits)


def _strip_after(chunks: list[str], *, least: int, sure: bool) -> list[str]:
    """Take the titles off the end; ``sure`` that a comma stood before them."""
    found: list[str] = []
    while size := _title_at_end(chunks, least, sure):
        found.insert(0, "".join(chunks[-size:]).replace(".", ""))
        del chunks[-size:]
    return found


def _title_at_end(chunks: list[str], least: int, sure: bool) -> int:
    """How many chunks at the end are one title: ``S.Pd``, ``S. Pd``, ``SPD``, ``A. Md. Keb``; 0 for none."""
    most = min(len(chunks) - least, 3)
    if most < 1 or len(chunks[-1]) > _LONGEST_TITLE:
        return 0
    size = 1
    while size < most and len(chunks[-size - 1]) <= 3 and len(chunks[-size - 1].strip(".")) <= 2:
        size += 1
    for n in range(size, 0, -1):
        title, first = "".join(chunks[-n:]).replace(".", ""), chunks[-n]
        if title in titles("after") and (n == 1 or sure or "." in first or len(title) > 4):
            return n
        if title in titles("after_dotted") and (sure or "." in first[: -1 if n == 1 else None]):
            return n
    return 0


def _split(chunks: list[str]) -> list[str]:
    """``M.RIZKI`` as ``M.`` and ``RIZKI``; titles before the name that are written with dots stay together."""
    words: list[str] = []
    for chunk in chunks:
        if "." not in chunk[:-1] or chunk.replace(".", "") in titles("before"):
            words.append(chunk)
        else:
            *abbreviations, last = chunk.split(".")
            words += [f"{piece}." for piece in abbreviations if piece]
            words += [last] if last else []
    return [word for word in words if word != "."]


def _strip_before(words: list[str]) -> tuple[list[str], list[str]]:
    known = titles("before")
    found: list[str] = []
    while len(words) > 1:
        key = words[0].replace(".", "")
        if key == "K" and len(words) > 2 and words[1].rstrip(".") == "H":
            found.append("KH")
            words = words[2:]
        elif key not in known or (key in _ALONE and "." not in words[0] and len(words) < 3):
            break
        else:
            found.append(key)
            words = words[1:]
    return [word.replace(".", "") if "." in word[:-1] else word for word in words], found


def _letters(word: str) -> str:
    """Letters where digits stand for them (``SANT0S0``); digits that number a person go."""
    if not _DIGIT.search(word):
        return word
    bare = _NUMBER.sub("", word)
    if not bare.strip("."):
        return ""
    return _DIGIT.sub("", (word if _DIGIT.search(bare) else bare).translate(_LOOKALIKES))
