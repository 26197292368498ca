"""Names of people by Indonesian practice: what two spellings of one name share, for comparing and nothing else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from pantau.roster.cells import APOSTROPHES, clean_text
from pantau.roster.names_fold import fold, sound, table, variants
from pantau.roster.names_parts import Parts, marked_words, take_apart, titles

LONGEST: Final = 200  # characters; what is longer is no name, and is compared by its beginning
_ROUNDS: Final = 6
_WORD = re.compile(r"[A-Z]{2,}")
_SIGNS = re.compile(rf"[{APOSTROPHES}]")
_DASHES = re.compile(r"(?<=\w)[-‐‑–—_](?=\w)|_")
_CYRILLIC: Final = str.maketrans("АВЕКМНОРСТУХІЈЅ", "ABEKMHOPCTYXIJS")
_NO_NAMES: Final = (
    "NN N N|NN|N N|TES|TEST|TESTING|TES TES|XXX|ANONIM|ANONYMOUS|NO NAME|NONAME|NAMA|NAMA LENGKAP|TIDAK ADA|TDK ADA"
    "|TIDAK DIKETAHUI|TANPA NAMA|BELUM ADA|BELUM DIISI|HAMBA ALLAH|CONTOH|CONTOH NAMA|DUMMY|NULL|NONE|NIHIL|KOSONG|NA"
    "|N A|TBA|ASDF|QWERTY|UNKNOWN|SAMPLE|COBA|LNU|FNU|FULAN|SI FULAN|NAN|TOTAL|JUMLAH"
)
_PLACEHOLDERS: Final = frozenset(_NO_NAMES.split("|"))
_NO_LAST_NAME: Final = frozenset({"LNU", "FNU"})
_BIRTH_ORDER: Final = frozenset(
    {"WAYAN", "MADE", "NYOMAN", "KETUT", "KADEK", "KOMANG", "PUTU", "GEDE", "NENGAH"}
)
_CASTE: Final = frozenset({"GUSTI", "DEWA", "BAGUS"})
_BALINESE: Final = (
    frozenset({"I", "NI", "IDA", "ANAK", "COKORDA", "DESAK", "SANG", "LUH"}) | _BIRTH_ORDER | _CASTE
)
_AFTER_I: Final = _BIRTH_ORDER | _CASTE
_PAIRS: Final = frozenset({"AA", "IB", "IA", "RM", "RA", "RR"})  # two initials that are one form of address
_COMMON: Final = frozenset({"MUHAMAD", "SITI", "NI", "RADEN"})  # said or left out at will


class Name(NamedTuple):
    """A name: as ``written``, and in the ``normal`` form of its ``tokens`` that is compared.

    ``titles`` stood around it, in upper case without dots; ``parent`` after bin or binti; ``deceased``: the
    cell says so. ``sound`` is a key for finding candidates: words by their consonants, in alphabetical order.
    """

    written: str
    normal: str
    tokens: tuple[str, ...]
    titles: tuple[str, ...]
    deceased: bool
    parent: str
    issues: tuple[str, ...]
    sound: str


@lru_cache(maxsize=1 << 15)
def read_name(text: str) -> Name:
    """A name and its form for comparing: upper-case words of A to Z, without titles, variants made equal.

    Two people may share a normal form, as they may share a name: alone it decides nothing.

    >>> read_name("Drs. H. Moch. Soerjadi, M.Si").normal, read_name("MUHAMMAD SURYADI").normal
    ('MUHAMAD SURIADI', 'MUHAMAD SURIADI')
    """
    written = clean_text(text)
    plain = _latin(written[:LONGEST])
    words = plain.split(" ")
    tokens, parts = _opening(words[0]) if len(words) > ("." not in words[0]) + 1 else _NO_OPENING
    for word in words[1:] if tokens or parts.titles else words:
        if (simple := _simple(word)) is None or (parts is not _NOTHING and len(word) < 3):
            return _read_with_marks(written, plain)
        tokens += simple
    return _name(written, _once(tokens), parts, ())


_NOTHING: Final = Parts((), (), "", False, False)


_NO_OPENING: Final[tuple[tuple[str, ...], Parts]] = ((), _NOTHING)
_AS_ABBREVIATION: Final = Parts(("",), (), "", False, False)


@lru_cache(maxsize=1 << 12)
def _opening(word: str) -> tuple[tuple[str, ...], Parts]:
    """What the first of three words or more is, where it is a title or an abbreviation: its tokens, its titles."""
    bare = word.rstrip(".")
    if not _WORD.fullmatch(bare) and bare not in ("H", "M"):
        return _NO_OPENING
    if bare in titles("before"):
        return (), Parts((), (bare,), "", False, False)
    form = variants("first").get(word) or variants("first").get(bare)
    return (tuple(_folded(form.split(" "))), _AS_ABBREVIATION) if form else _NO_OPENING


def _read_with_marks(written: str, plain: str) -> Name:
    """A name of which some word may be more than a name, or that is punctuated."""
    parts = take_apart(plain) if plain else _NOTHING
    issue = _no_name(plain or written, " ".join([word.rstrip(".") for word in parts.words]))
    tokens = () if issue else _stable(parts.words)
    if issue or (issue := _no_name(plain, " ".join(tokens))):
        return Name(written, "", (), parts.titles, parts.deceased, parts.parent, (issue,), "")
    issues = ("name_has_digits",) * parts.digits + ("name_deceased",) * parts.deceased
    if len(max(tokens, key=len, default="")) < 2:
        issues += ("name_too_short",)
    return _name(written, tokens, parts, issues)


def _name(written: str, tokens: tuple[str, ...], parts: Parts, issues: tuple[str, ...]) -> Name:
    sounds = sound_of(tokens)
    return Name(written, " ".join(tokens), tokens, parts.titles, parts.deceased, parts.parent, issues, sounds)


@lru_cache(maxsize=1 << 17)
def _simple(word: str) -> tuple[str, ...] | None:
    """The folded form of a word that is part of a name and nothing else, wherever it stands; else none."""
    if not _WORD.fullmatch(word) or not _unmarked(word):
        return None
    folded = fold(word)
    return folded if all(_unmarked(each) for each in folded) else None


def _unmarked(word: str) -> bool:
    return (
        len(set(word)) > 1
        and word not in marked_words()
        and word not in _placeholder_words()
        and word not in _clans()
    )


@cache
def _placeholder_words() -> frozenset[str]:
    return frozenset(" ".join(_PLACEHOLDERS).split())


def sound_of(tokens: tuple[str, ...]) -> str:
    """How a name sounds, whatever the order of its words and whether Muhammad is said."""
    if len(tokens) == 1:
        return sound(tokens[0])
    telling = [sound(token) for token in tokens if token not in _COMMON and len(token) > 1]
    return " ".join(sorted(telling or map(sound, tokens)))


def _latin(text: str) -> str:
    """Upper-case ASCII as far as letters have one; apostrophes gone, hyphens to spaces, spaces single."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", _SIGNS.sub("", text).casefold()).upper().translate(_CYRILLIC)
        text = _DASHES.sub(" ", text).encode("ascii", "ignore").decode()
        return _latin(" ".join(text.split()))
    if "'" in text or "`" in text:
        text = _SIGNS.sub("", text)
    if "-" in text or "_" in text:
        text = " ".join(_DASHES.sub(" ", text).split())
    return text.upper()


def _no_name(plain: str, bare: str) -> str:
    """The code for a cell without a name, or nothing."""
    if len(set(bare)) > 2 and bare not in _PLACEHOLDERS:
        return ""
    if not plain:
        return "name_missing"
    if not any(c.isalpha() for c in plain):
        return "name_has_digits" if any(c.isdigit() for c in plain) else "name_is_placeholder"
    if bare in _PLACEHOLDERS or (len(bare) > 2 and len(set(bare.replace(" ", ""))) == 1):
        return "name_is_placeholder"
    return "" if bare else "name_too_short"


def _stable(words: tuple[str, ...]) -> tuple[str, ...]:
    """The normal form, which is its own normal form."""
    tokens = _folded(_expanded(words))
    for _ in range(_ROUNDS):
        if None not in map(_simple, tokens):
            break
        words = take_apart(" ".join(tokens)).words
        again = _folded(_expanded(words)) if words else ()
        if again == tokens:
            break
        tokens = again
    return tokens


def _folded(words: Sequence[str]) -> tuple[str, ...]:
    tokens = [part for word in words for part in fold(word)]
    if len(tokens) > 1:
        if tokens[-1] in _NO_LAST_NAME:
            tokens.pop()
        if tokens[0] in _clans() and tokens[-1] not in _clans():
            tokens.append(tokens.pop(0))
    return _once(tokens)


def _once(tokens: Sequence[str]) -> tuple[str, ...]:
    """A name of one word is written twice for a form that asks for two."""
    if len(tokens) > 1 and tokens[0] == tokens[1] and len(set(tokens)) == 1:
        return (tokens[0],)
    return tuple(tokens)


@cache
def _clans() -> frozenset[str]:
    return frozenset(" ".join(fold(clan)) for (clan,) in table("names_clans.csv"))


@cache
def _by_place() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    return variants("first"), variants("middle"), {**variants("any"), **variants("balinese")}


def _expanded(words: tuple[str, ...]) -> list[str]:
    """Abbreviations written out by where they stand."""
    first, middle, balinese = _by_place()
    rest = [word.rstrip(".") for word in words]
    found: list[str] = []
    pair = rest[0] + rest[1] if len(rest) > 2 and len(rest[0]) == 1 else ""
    if pair in _PAIRS:
        found, rest = first[pair].split(" "), rest[2:]
    elif (form := first.get(words[0]) or first.get(rest[0])) and (len(rest) > 1 or len(rest[0]) > 2):
        found, rest = form.split(" "), rest[1:]
    else:
        found, rest = rest[:1], rest[1:]
    if found[0] in _BALINESE or balinese.get(found[0]) in _BALINESE:
        found += [balinese.get(word, word) for word in rest]
        if found[0] == "I" and len(found) > 2 and found[1] in _AFTER_I:
            del found[0]  # said or left out of a man's name; Ni tells a woman, and stays
    else:
        found += [middle.get(word, word) for word in rest]
    return _without_boru(found) if "BR" in found or "BORU" in found else found


def _without_boru(words: list[str]) -> list[str]:
    """``Rina br. Ginting``, a daughter of that clan, is written Rina Ginting as well."""
    return [
        word
        for at, word in enumerate(words)
        if not (
            word in ("BR", "BORU") and 0 < at < len(words) - 1 and " ".join(fold(words[at + 1])) in _clans()
        )
    ]
