"""What field a heading means, in Indonesian or English, with abbreviations and spelling mistakes.

``data/headings.csv`` holds the headings as people write them; to teach another one is to add a row there.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

JOINED: Final = " › "  # between the heading above and the one below it, in a header of two rows
_LONGEST: Final = 80
_WHOLE: Final = 7  # letters; in a shorter heading one wrong letter may make another one
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_WORDS = re.compile(r"[^\W_]+")

# The same word, as it is shortened; both sides of a comparison are written out.
_WRITTEN_OUT: Final = {
    **dict.fromkeys(("nomor", "nomer", "nomr", "nmr", "number", "num", "nr"), "no"),
    **dict.fromkeys(("tgl", "tggl", "tgal", "tglg"), "tanggal"),
    **dict.fromkeys(("tmp", "tmpt", "tpt", "tmpat"), "tempat"),
    **dict.fromkeys(("telp", "tlp", "tlpn", "tlf", "telpon", "tilpon", "telephone"), "telepon"),
    **dict.fromkeys(("handphone", "hanphone", "handpone", "henpon", "ponsel", "seluler"), "hp"),
    **{"lhr": "lahir", "prov": "provinsi", "propinsi": "provinsi", "kab": "kabupaten", "kec": "kecamatan"},
    **{"kel": "kelurahan", "nm": "nama", "almt": "alamat", "ket": "keterangan", "jns": "jenis"},
    **{"klmn": "kelamin", "prshn": "perusahaan", "pend": "pendidikan", "ektp": "ktp"},
}
# Words that only say whose list it is; the heading means the same without them.
_NOISE: Final = frozenset((
    *("data", "peserta", "pekerja", "tenaga", "kerja", "tk", "calon", "penerima", "bantuan", "manfaat", "anggota"),
    *("karyawan", "pegawai", "warga", "kader", "nelayan", "petani", "guru", "petugas", "pengurus", "wajib", "isi"),
    *("diisi", "lengkap", "sesuai", "ktp", "kk", "e", "el", "asli", "yang", "di", "pada", "dan", "s", "required"),
    *("the", "of", "worker", "workers", "member", "participant", "employee"),
))  # fmt: skip
# A heading with one of these is about somebody else in the worker's life.
_ANOTHER_PERSON: Final = frozenset((
    *("ahli", "waris", "suami", "istri", "isteri", "pasangan", "ayah", "bapak", "anak", "wali", "darurat", "saksi"),
    *("pic", "atasan", "penanggung", "penanggungjawab", "heir", "spouse", "father", "child", "emergency"),
    *("husband", "wife", "witness", "dependant", "dependent"),
))  # fmt: skip
# Numbers that a list may hold beside those of persons, some of them as long as a NIK.
_ANOTHER_NUMBER: Final = frozenset((
    *("rekening", "rek", "npwp", "nuptk", "nip", "nrp", "niy", "kks", "kis", "dtks", "nib", "sk", "sim"),
    *("stnk", "faktur", "va", "virtual", "account", "tax", "invoice", "licence", "imei"),
))  # fmt: skip
_MALE: Final = frozenset(("l", "lk", "laki", "laki laki", "pria", "m", "male"))
_FEMALE: Final = frozenset(("p", "pr", "perempuan", "wanita", "f", "female"))


class Meaning(NamedTuple):
    """The field that a heading means, and how surely, in percent: 100 is a heading that is listed."""

    field: str
    percent: int


@lru_cache(maxsize=8192)
def field_of(heading: str) -> Meaning | None:
    """What a heading means; none when it says nothing that is known.

    >>> field_of("Nomr Induk Kependudkan"), field_of("NAMA PESERTA *"), field_of("Nama Ahli Waris")
    (Meaning(field='nik', percent=80), Meaning(field='name', percent=100), None)
    """
    if not heading or len(heading) > 4 * _LONGEST:
        return None
    parts = [part for part in heading.split(JOINED) if part.strip()]
    if len(parts) > 1:
        return _below(parts)
    plain = _BRACKETS.sub(" ", heading)
    for text in dict.fromkeys((heading, plain)):
        words = _spelled(text)
        if words and sum(map(len, words)) <= _LONGEST and (found := _listed(words) or _corrected(words)):
            return found
    return _between_strokes(plain)


@lru_cache(maxsize=8192)
def listed_field(heading: str) -> str:
    """The field of a heading that is listed as it stands; nothing for any other, at little cost."""
    return _index().get(plain_heading(heading), "") if len(heading) <= _LONGEST else ""


def plain_heading(text: str) -> str:
    """A heading as it is compared: lower case, no signs, shortened words written out.

    >>> plain_heading("Tgl. Lahir*"), plain_heading("No.HP")
    ('tanggal lahir', 'no hp')
    """
    return " ".join(_spelled(text))


def is_of_something_else(heading: str) -> bool:
    """Whether a heading speaks of another person, or of a number that only looks like one of a person.

    >>> is_of_something_else("NIK Suami"), is_of_something_else("No. Rekening"), is_of_something_else("Kode")
    (True, True, False)
    """
    return not (_ANOTHER_PERSON | _ANOTHER_NUMBER).isdisjoint(_spelled(heading))


def _between_strokes(text: str) -> Meaning | None:
    """What the parts of ``Jenis Pekerjaan/Profesi`` mean, where none of them says something else."""
    parts = text.split("/")
    if len(parts) < 2 or not _ANOTHER_PERSON.isdisjoint(_spelled(text)):
        return None
    found = [meaning for part in parts if (words := _spelled(part)) and (meaning := _listed(words))]
    fields = {meaning.field for meaning in found} - {"no", "note"}
    return Meaning(found[0].field, 70) if len(fields) == 1 and found[0].field in fields else None


def _below(parts: list[str]) -> Meaning | None:
    """A header of two rows: the parts together, then the lower one, then the upper one."""
    above, below = " ".join(parts[:-1]), parts[-1]
    words = _spelled(" ".join(parts))
    found = _index().get(" ".join(words))
    if found:
        return Meaning(found, 100)
    if not _ANOTHER_PERSON.isdisjoint(words):
        return None
    upper, lower = field_of(above), field_of(below)
    sign = " ".join(_spelled(below))
    if upper and upper.field in ("sex", "sex_male", "sex_female") and sign in _MALE | _FEMALE:
        return Meaning("sex_male" if sign in _MALE else "sex_female", 100)
    if lower:
        return lower
    return Meaning(upper.field, 60) if upper else None


def _listed(words: tuple[str, ...]) -> Meaning | None:
    """A heading that is listed as it stands, or once the words that say nothing are left out."""
    found = _index().get(" ".join(words))
    if found:
        return Meaning(found, 100)
    if not _ANOTHER_PERSON.isdisjoint(words):
        return None
    told = " ".join(word for word in words if word not in _NOISE and not word.isdigit())
    found = _index().get(told)
    return Meaning(found, 90) if found and found not in ("no", "note") else None


def _corrected(words: tuple[str, ...]) -> Meaning | None:
    """A heading with spelling mistakes: as a whole, words run together or apart, then word by word."""
    whole = "".join(words)
    known = _nearest(whole, _run_together(), _cut_headings()) if len(whole) >= _WHOLE else ""
    if known:
        return Meaning(_run_together()[known], 80)
    right = tuple(_nearest_word(word) for word in words)
    found = _listed(right) if right != words else None
    return Meaning(found.field, found.percent - 20) if found else None


@lru_cache(maxsize=8192)
def _nearest_word(word: str) -> str:
    return word if word in _vocabulary() else _nearest(word, _vocabulary(), _cut_words()) or word


def _nearest(word: str, known: Mapping[str, str], shortened: Mapping[str, tuple[str, ...]]) -> str:
    """The known word within one mistake, or two in a long word; nothing for a short one or between two."""
    allowed = _mistakes(word)
    if word in known:
        return word
    if not allowed or len(word) > _LONGEST or any(sign.isdigit() for sign in word):
        return ""
    near = {each for cut in _cuts(word, allowed) for each in shortened.get(cut, ())}
    ranked = sorted((distance(word, each), each[0] != word[0], each) for each in near)
    best = [each for *rank, each in ranked if rank == list(ranked[0][:2])]
    if not best or ranked[0][0] > min(allowed, _mistakes(best[0])) or len({known[each] for each in best}) > 1:
        return ""
    return best[0]


def _mistakes(word: str) -> int:
    return 0 if len(word) < 4 else 1 if len(word) < 8 else 2


def distance(one: str, other: str) -> int:
    """How many letters are wrong, missing, too many or exchanged with their neighbour.

    >>> distance("kecamtaan", "kecamatan"), distance("nama", "nam")
    (1, 1)
    """
    rows = [list(range(len(other) + 1))]
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            least = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                least = min(least, rows[-2][j - 2] + 1)
            row.append(least)
        rows.append(row)
    return rows[-1][-1]


def _cuts(word: str, most: int, first: int = 0) -> Iterator[str]:
    """The word without none, one or two of its letters; two words with few mistakes share one of these."""
    yield word
    for at in range(first, len(word) if most else 0):
        yield from _cuts(word[:at] + word[at + 1 :], most - 1, at)


def _spelled(text: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFKC", text[: 4 * _LONGEST]).lower()
    return tuple(_WRITTEN_OUT.get(word, word) for word in _WORDS.findall(plain))


@cache
def _index() -> dict[str, str]:
    """The field of each heading, in the form in which headings are compared."""
    with (files("pantau.roster") / "data" / "headings.csv").open(encoding="utf-8") as rows:
        return {plain_heading(row["heading"]): row["field"] for row in csv.DictReader(rows)}


@cache
def _vocabulary() -> dict[str, str]:
    words = sorted({word for heading in _index() for word in heading.split()} | _NOISE | _ANOTHER_PERSON)
    return {word: word for word in words}


@cache
def _run_together() -> dict[str, str]:
    return {heading.replace(" ", ""): field for heading, field in _index().items() if len(heading) > 3}


@cache
def _cut_words() -> dict[str, tuple[str, ...]]:
    return _shortened(_vocabulary())


@cache
def _cut_headings() -> dict[str, tuple[str, ...]]:
    return _shortened(_run_together())


def _shortened(known: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Every cut of the known words with the words that it may come from."""
    found: dict[str, tuple[str, ...]] = {}
    for word in known:
        for cut in dict.fromkeys(_cuts(word, _mistakes(word))):
            found[cut] = (*found.get(cut, ()), word)
    return found
