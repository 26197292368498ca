"""Codes and the names that people use for them: regions, categories, segments, payers, programmes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from types import MappingProxyType
from typing import Final

from pantau.core import regions
from pantau.core.categories import categories
from pantau.core.terms import PROGRAMMES, SEGMENTS, SPONSORS
from pantau.io.intake.cell import NOTHING, Reader, Reading, Sense
from pantau.roster import clean_cells
from pantau.roster.cells import clean_text, is_missing
from pantau.roster.clean_places import place_of

_WORDS = re.compile(r"[^A-Z0-9]+")
_CODE_FIRST = re.compile(r"([0-9]{2}(?:\.[0-9]{2}){0,2}(?:\.[0-9]{4})?)\s*[-:–]?\s+\D.*")
_PARTED = re.compile(r"[+,;/&\s]+|\bdan\b")


def sex(text: str, _: Sense) -> Reading:
    """``M`` or ``F``."""
    cell = clean_cells.sex(text)
    return Reading(None, "sex_unreadable") if cell.code == "sex_unreadable" else Reading(cell.value or None)


def region(text: str, _: Sense) -> Reading:
    """The Kemendagri code of today, from a code in any notation, a retired one, or a name."""
    tidy = clean_cells.plain(text).value
    if not tidy:
        return NOTHING
    if tidy.upper() in (regions.NATION, "INDONESIA", "NASIONAL"):
        return Reading(regions.NATION)
    found = _CODE_FIRST.fullmatch(tidy)  # 36.72 Kota Cilegon
    cell = clean_cells.region_code(found[1] if found else tidy)
    if cell.code != "region_unknown":
        return Reading(cell.value, "", "region_retired" if cell.code == "region_retired" else "")
    if regions.retired(tidy):
        return Reading(tidy, "", "region_retired")
    name, above = (part.strip() for part in tidy.partition(",")[::2])
    place = place_of("", "", "", name, above) or place_of("", "", "", "", name)
    return Reading(place) if place else Reading(None, "region_unknown")


def category(text: str, _: Sense) -> Reading:
    """The code of a category; one that is not in the list is kept, in small letters."""
    cell = clean_cells.category(text)
    if not cell.value:
        return NOTHING
    known = cell.value in _CODES
    return Reading(cell.value if known else cell.value.lower(), "", "" if known else "category_unknown")


_CODES: Final = frozenset(categories())


def segment(text: str, _: Sense) -> Reading:
    """PU, BPU, JAKON or PMI."""
    cell = clean_cells.segment(text)
    if cell.value and cell.value not in SEGMENTS:
        return Reading(None, "segment_unknown")
    return Reading(cell.value or None)


def sponsor(text: str, _: Sense) -> Reading:
    """Who pays, by code or by one of the names in use."""
    if is_missing(text):
        return NOTHING
    found = _sponsors().get(_bare(text))
    return Reading(found) if found else Reading(None, "sponsor_unknown")


@cache
def _sponsors() -> dict[str, str]:
    names = {_bare(name): code for code, title in SPONSORS.items() for name in (code, *title)}
    return {
        **{_bare(name): code for code, many in _SPONSOR_NAMES.items() for name in many.split("|")},
        **names,
    }


_SPONSOR_NAMES: Final = MappingProxyType(
    {
        "APBN": "APBN Pusat|Pemerintah Pusat|Pusat|Kementerian",
        "APBD_PROV": "APBD Prov|APBD I|APBD 1|APBD Tingkat I|Pemprov|Pemerintah Provinsi|Provinsi",
        "APBD": "APBD Kab|APBD Kota|APBD Kabupaten|APBD Kab Kota|APBD II|APBD 2|APBD Tingkat II|Pemda|Pemkab|Pemkot"
        "|Pemerintah Daerah|Pemerintah Kabupaten|Pemerintah Kota|Pemerintah Kabupaten Kota",
        "APBDES": "APB Desa|APBDesa|Dana Desa|Pemerintah Desa|Pemdes|Desa|ADD",
        "DBH_SAWIT": "DBH Sawit|Dana Bagi Hasil Sawit|Sawit",
        "DBHCHT": "DBH CHT|DBH Cukai Hasil Tembakau|Dana Bagi Hasil Cukai Hasil Tembakau|Cukai",
        "CSR": "TJSL|CSR TJSL|TJSL CSR|Donasi|Donatur",
        "EMPLOYER": "Perusahaan|Badan Usaha|Pemberi Kerja|Majikan|Kantor|Employer",
        "SELF": "Mandiri|Pribadi|Sendiri|Pekerja|Peserta|Iuran Mandiri|Peserta Mandiri|Pekerja Mandiri|Swadaya|Self",
        "OTHER": "Lain lain|Lainnya|Lain|Baznas|Other",
    }
)


def _bare(text: str) -> str:
    return " ".join(_WORDS.split(clean_text(text).upper())).strip()


def several(known: Iterable[str], reason: str) -> Reader:
    """A reader of codes joined in their order: ``JKK+JKM``."""
    order = tuple(known)

    def read(text: str, _: Sense) -> Reading:
        if is_missing(text):
            return NOTHING
        parts = {
            _ALSO.get(part, part)
            for part in _PARTED.split(clean_text(text).upper().replace("DAN", " "))
            if part
        }
        if not parts or not parts <= set(order):
            return Reading(None, reason)
        return Reading("+".join(code for code in order if code in parts))

    return read


_ALSO: Final = {"JK": "JKM"}  # the name of the death programme before 2015
_PROGRAMME_NAMES: Final = {
    "KECELAKAAN": "JKK", "KEMATIAN": "JKM", "HARI TUA": "JHT", "PENSIUN": "JP", "KEHILANGAN": "JKP",
}  # fmt: skip


def programme(text: str, _: Sense) -> Reading:
    """One programme, by code or by its name."""
    bare = _bare(text)
    if not bare or is_missing(text):
        return NOTHING
    bare = _ALSO.get(bare, bare)
    named = [code for sign, code in _PROGRAMME_NAMES.items() if sign in bare]
    found = bare if bare in PROGRAMMES else named[0] if len(named) == 1 else ""
    return Reading(found) if found else Reading(None, "programme_unknown")


def one_of(known: Iterable[str]) -> Reader:
    """A reader of one code of a list."""
    codes = {code.lower(): code for code in known if code}

    def read(text: str, _: Sense) -> Reading:
        if is_missing(text):
            return NOTHING
        found = codes.get(clean_text(text).lower())
        return Reading(found) if found else Reading(None, "code_unknown")

    return read
