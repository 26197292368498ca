"""The offices that keep lists of workers, each with its habits of writing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from random import Random
from typing import Final, NamedTuple

from pantau.errors import PantauError
from pantau.synthetic.profiles import mix_of

DATE_FORMATS: Final = ("d/m/y", "d-m-y", "y-m-d", "d month y", "d mon y")
SEX_WORDS: Final = (
    ("L", "P"),
    ("L", "P"),
    ("Laki-laki", "Perempuan"),
    ("LK", "PR"),
    ("Laki - Laki", "Perempuan"),
)
_MONTHS: Final = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
_KEPT_BY: Final = {
    "rt_rw": "Bagian Pemerintahan", "lpm": "Bagian Pemerintahan", "linmas": "Satpol PP",
    "perangkat_desa": "Dinas PMD", "bpd": "Dinas PMD", "kader": "Dinas Kesehatan", "nakes_honorer": "Dinas Kesehatan",
    "honorer": "BKPSDM", "guru_honorer": "Dinas Pendidikan", "kebersihan": "Dinas Lingkungan Hidup",
    "pemulung": "Dinas Lingkungan Hidup", "adhoc_kpu": "Sekretariat KPU", "adhoc_bawaslu": "Sekretariat Bawaslu",
    "nelayan": "Dinas Perikanan", "petani": "Dinas Pertanian", "buruh_tani": "Dinas Pertanian",
    "pekebun_sawit": "Dinas Perkebunan", "petani_tembakau": "Dinas Perkebunan", "ojek": "Dinas Perhubungan",
    "sopir": "Dinas Perhubungan", "pedagang": "Dinas Perdagangan", "umkm": "Dinas Koperasi UKM",
    "keagamaan": "Bagian Kesra", "seni_budaya": "Dinas Kebudayaan", "disabilitas": "Dinas Sosial",
    "miskin_ekstrem": "Dinas Sosial", "tukang": "Dinas PUPR", "jakon": "Dinas PUPR",
}  # fmt: skip
_ELSE: Final = "Dinas Tenaga Kerja"
DAMAGES: Final = ("", "15_digits", "scientific")


class Office(NamedTuple):
    """An office and its list; ``categories`` is empty where all people may stand on it.

    ``dates`` is one of `DATE_FORMATS`, ``sexes`` the words for men and women, ``capitals`` whether names are
    written in capitals, ``damage`` (one of `DAMAGES`) what a spreadsheet did to every NIK of the list.
    """

    name: str
    agency: str = _ELSE
    categories: tuple[str, ...] = ()
    dates: str = "d/m/y"
    sexes: tuple[str, str] = ("L", "P")
    capitals: bool = True
    damage: str = ""


def offices(
    random: Random, categories: Sequence[str] | Mapping[str, float] = (), *, damaged: float = 0.0
) -> tuple[Office, ...]:
    """One office for each agency that keeps lists of these categories, with habits of its own.

    ``damaged`` is the share of offices whose spreadsheet cut every NIK.
    """
    kept: dict[str, list[str]] = {}
    for profile in mix_of(categories).items:
        kept.setdefault(_KEPT_BY.get(profile.category, _ELSE), []).append(profile.category)
    found = []
    for agency, codes in kept.items():
        damage = DAMAGES[1 + int(random.random() * 2)] if random.random() < damaged else ""
        dates = DATE_FORMATS[int(random.random() * len(DATE_FORMATS))]
        sexes = SEX_WORDS[int(random.random() * len(SEX_WORDS))]
        name = agency.lower().replace(" ", "_")
        found.append(Office(name, agency, tuple(codes), dates, sexes, random.random() < 0.7, damage))
    return tuple(found)


def written_date(day: date, form: str) -> str:
    """A date as an office writes it.

    >>> written_date(date(1985, 8, 17), "d mon y")
    '17 Agu 1985'
    """
    if form == "d/m/y":
        return f"{day.day:02d}/{day.month:02d}/{day.year}"
    if form == "d-m-y":
        return f"{day.day:02d}-{day.month:02d}-{day.year}"
    if form == "y-m-d":
        return day.isoformat()
    if form == "d month y":
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    if form == "d mon y":
        return f"{day.day:02d} {_MONTHS[day.month - 1][:3]} {day.year}"
    raise PantauError(f"'{form}' is no way of writing dates; they are {', '.join(DATE_FORMATS)}")
