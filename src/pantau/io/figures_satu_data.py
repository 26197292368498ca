"""Figures as a package for Satu Data Indonesia (Perpres 39/2019): data in an open format with what the four
principles ask for beside it: the data standard, metadata, interoperability, reference codes."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from pantau.core.text import LANGUAGES, Language, Text
from pantau.figures.measures import MEASURES
from pantau.indicators import indicators
from pantau.io.figures_codes import code_lists_of
from pantau.io.figures_sdmx import ATTRIBUTES, DIMENSIONS, OBSERVATION, decimal_text, sdmx_csv
from pantau.report.words import KINDS, UNITS

MEDIA_TYPE: Final = "application/zip"
_LAW: Final = Text(
    "Peraturan Presiden Nomor 39 Tahun 2019 tentang Satu Data Indonesia",
    "Presidential Regulation 39/2019 on One Data Indonesia",
)
_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)  # of a zip: the same content gives the same bytes
_COLUMNS: Final = tuple(one.column for one in (*DIMENSIONS, OBSERVATION, *ATTRIBUTES))
_NUMBERS: Final = frozenset({"value", "numerator", "denominator", "low", "high"})
_FILES: Final = {
    "data.csv": Text("angka: satu baris satu angka", "the figures, one a row"),
    "sdmx.csv": Text("angka yang sama sebagai SDMX-CSV 2.0", "the same figures as SDMX-CSV 2.0"),
    "standar-data.json": Text(
        "standar data: konsep, definisi, klasifikasi, ukuran dan satuan setiap angka",
        "data standard: concept, definition, classification, measure and unit of every figure",
    ),
    "metadata.json": Text("metadata himpunan data ini", "metadata of this dataset"),
    "kode-referensi.csv": Text("kode yang dipakai dan artinya", "the codes in use and what they mean"),
}
_WILAYAH: Final = Text(
    "kode wilayah administrasi Kementerian Dalam Negeri (Kepmendagri 300.2.2-2138/2025 dan perubahannya)",
    "codes of regions of the Ministry of Home Affairs (Kepmendagri 300.2.2-2138/2025, as amended)",
)
_README: Final = Text(
    "# {title}\n\nProdusen data: {office}. Disusun menurut {law}.\n\n{files}\n\nAngka kecil: paket ini untuk instansi; "
    "periksa sel di bawah 5 orang sebelum diumumkan.\n",
    "# {title}\n\nProduced by: {office}. Made after {law}.\n\n{files}\n\nSmall numbers: this package is for offices; "
    "look at cells below 5 people before it is published.\n",
)


class About(NamedTuple):
    """What is said of a dataset: its title, who produces it, region and period, where its figures come from."""

    title: Text
    office: str
    region: str
    period: str
    source: str


def satu_data(rows: Sequence[Mapping[str, Any]], about: About) -> bytes:
    """The package of figures (FORMATS section 1) as a zip; the same content gives the same bytes."""
    ordered = sorted(rows, key=lambda row: [_cell(row, name) for name in _COLUMNS])
    files = {
        "data.csv": _data(ordered),
        "kode-referensi.csv": _codes(ordered),
        "metadata.json": _json(_metadata(ordered, about)),
        "sdmx.csv": sdmx_csv(ordered),
        "standar-data.json": _json(_standard(ordered)),
        **{_readme_name(one): _readme(about, one) for one in LANGUAGES},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type, entry.external_attr, entry.create_system = (
                zipfile.ZIP_DEFLATED,
                0o644 << 16,
                3,
            )
            package.writestr(entry, files[name].encode())
    return out.getvalue()


def _data(rows: Sequence[Mapping[str, Any]]) -> str:
    return _csv(_COLUMNS, [[_cell(row, name) for name in _COLUMNS] for row in rows])


def _codes(rows: Sequence[Mapping[str, Any]]) -> str:
    lines = [
        (name, one.pantau, one.id, one.title.id, one.title.en)
        for name, codes in code_lists_of(rows).items()
        for one in codes
    ]
    return _csv(("daftar", "kode", "kode_sdmx", "arti_id", "arti_en"), lines)


def _standard(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The five parts of a data standard for each measure that the figures hold."""
    says = {one.id: one.says for one in indicators()}
    found = []
    for code in sorted({str(row["measure"]) for row in rows} & set(MEASURES)):
        measure = MEASURES[code]
        own = [row for row in rows if row["measure"] == code]
        classes = [one for one in DIMENSIONS if one.codes and one.id not in ("MEASURE", "BASIS")]
        found.append(
            {
                "kode": code,
                "konsep": measure.title._asdict(),
                "definisi": says.get(code, measure.title)._asdict(),
                "klasifikasi": [
                    {"kolom": one.column, "kode_referensi": one.codes, "nama": one.title._asdict()}
                    for one in classes
                    if any(row.get(one.column) for row in own)
                ],
                "ukuran": KINDS[measure.kind]._asdict(),
                "satuan": UNITS[measure.unit]._asdict(),
            }
        )
    return found


def _metadata(rows: Sequence[Mapping[str, Any]], about: About) -> dict[str, Any]:
    components = (*DIMENSIONS, OBSERVATION, *ATTRIBUTES)
    return {
        "judul": about.title._asdict(),
        "produsen_data": about.office,
        "wilayah": about.region,
        "periode": about.period,
        "sumber": about.source,
        "jumlah_baris": len(rows),
        "dasar_hukum": _LAW._asdict(),
        "format": {"data.csv": "text/csv; charset=utf-8 (RFC 4180)", "sdmx.csv": "SDMX-CSV 2.0 (SDMX 3.0)"},
        "kode_referensi": {"region": _WILAYAH._asdict(), "lainnya": "kode-referensi.csv"},
        "variabel": [
            {
                "kolom": one.column,
                "sdmx": one.id,
                "nama": one.title._asdict(),
                "tipe": "number" if one.column in _NUMBERS else "string",
                "kode_referensi": one.codes or None,
            }
            for one in components
        ],
        "berkas": {name: text._asdict() for name, text in _FILES.items()},
    }


def _readme_name(language: Language) -> str:
    return "README.md" if language == "id" else f"README.{language}.md"


def _readme(about: About, language: Language) -> str:
    files = "\n".join(f"- `{name}`: {text.say(language)}" for name, text in _FILES.items())
    return _README.fill(title=about.title, office=about.office, law=_LAW, files=files).say(language)


def _cell(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    return decimal_text(value) if name in _NUMBERS else " ".join(str(value or "").split())


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _csv(head: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows(lines)
    return out.getvalue()
