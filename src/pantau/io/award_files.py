"""The files of an award: its scheme (TOML or YAML), its peers, its jurors and their marks, beside a case of figures."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Final, NamedTuple

from pantau.award import Juror, Mark, Peer, Scheme, read_scheme
from pantau.core import regions
from pantau.core.schema import Column
from pantau.core.spelling import meant
from pantau.core.text import Text
from pantau.figures.table_cells import RegionCodes
from pantau.figures.table_faults import Faults, about
from pantau.figures.table_records import records
from pantau.io.csv_files import csv_sheet, unreadable_text
from pantau.io.plain_files import read_plain
from pantau.law.exact_yaml import parse as parse_yaml

SCHEME_FILES: Final = ("award.toml", "award.yaml", "award.yml")
TABLES: Final = {
    "peers": (Column("region", True, "region"), Column("zone"), Column("fiscal")),
    "jurors": (
        Column("juror", True),
        Column("name"),
        Column("region", True, "region"),  # where they belong: without it no conflict can be seen
        Column("conflicts"),
    ),
    "jury": (
        Column("juror", True),
        Column("region", True, "region"),
        Column("criterion", True),
        Column("score", True),
        Column("note"),
    ),
}
_NO_SCHEME: Final = Text(
    "tidak ada berkas kriteria; tulis award.toml (atau award.yaml) seperti contoh pada panduan",
    "there is no file of criteria; write award.toml (or award.yaml) like the example in the guide",
)
_TWO_SCHEMES: Final = Text(
    "ada lebih dari satu: {names}; sisakan satu", "there are several: {names}; keep one"
)
_NOT_TOML: Final = Text("bukan TOML yang benar: {why}", "is not valid TOML: {why}")
_NOT_YAML: Final = Text("bukan YAML yang benar: {why}", "is not valid YAML: {why}")
_NO_TABLE: Final = Text("harus berisi kunci dan nilai", "must hold keys and values")
_TWICE: Final = Text("{what} sudah ada di baris {row}", "{what} stands in row {row} already")
_NO_JUROR: Final = Text(
    "juror '{juror}' tidak ada di jurors.csv{meant}", "juror '{juror}' is not in jurors.csv{meant}"
)
_NO_CRITERION: Final = Text(
    "criterion '{code}' bukan kriteria juri{meant}",
    "criterion '{code}' is not one that the jury marks{meant}",
)
_NO_NUMBER: Final = Text("'{found}' bukan bilangan", "'{found}' is not a number")
_OFF_SCALE: Final = Text(
    "{found} di luar skala {low} sampai {high}", "{found} is outside the scale of {low} to {high}"
)
_NO_PEER: Final = Text(
    "bukan provinsi, kabupaten atau kota; peserta penghargaan salah satu dari itu",
    "is no province, regency or city; who takes part in an award is one of them",
)
_NOT_ENTERED: Final = Text("wilayah {region} tidak ada di peers.csv", "region {region} is not in peers.csv")
_LONGEST: Final = 120


class AwardFiles(NamedTuple):
    """What stands beside the case; ``peers`` is empty where the regions of the case take part as they are."""

    scheme: Scheme
    peers: tuple[Peer, ...]
    jurors: tuple[Juror, ...]
    marks: tuple[Mark, ...]


def read_award_files(folder: Path, most_mb: int, faults: Faults) -> AwardFiles | None:
    """The scheme and the tables of a folder; none where anything is wrong, which is noted."""
    scheme = _scheme(folder, most_mb, faults)
    reading = _Tables(folder, most_mb, faults)
    peers = tuple(reading.peers())
    jurors = tuple(reading.jurors())
    marks = tuple(reading.marks(scheme, jurors, peers)) if scheme else ()
    return None if scheme is None or faults else AwardFiles(scheme, peers, jurors, marks)


def _scheme(folder: Path, most_mb: int, faults: Faults) -> Scheme | None:
    names = [name for name in SCHEME_FILES if (folder / name).exists()]
    if len(names) != 1:
        text = _TWO_SCHEMES.fill(names=", ".join(names)) if names else _NO_SCHEME
        faults.add(SCHEME_FILES[0], 0, text)
        return None
    data = read_plain(folder / names[0], names[0], most_mb, faults)
    return None if data is None else parsed_scheme(names[0], data, faults)


def parsed_scheme(name: str, data: bytes, faults: Faults) -> Scheme | None:
    """A scheme out of the bytes of a TOML or YAML file."""
    if wrong := unreadable_text(data):
        faults.add(name, *wrong)
        return None
    text = data.decode("utf-8-sig")
    try:
        given: Any = (
            tomllib.loads(text.replace("\r\n", "\n"), parse_float=Decimal)
            if name.endswith(".toml")
            else parse_yaml(text)
        )
    except Exception as error:  # a parser of YAML has many ways to refuse
        said = " ".join(str(error).split())[:_LONGEST]
        line = re.search(r"line ([0-9]+)", str(error))
        wrong_kind = _NOT_TOML if name.endswith(".toml") else _NOT_YAML
        faults.add(name, int(line[1]) if line else 0, wrong_kind.fill(why=said))
        return None
    if not isinstance(given, Mapping):
        faults.add(name, 0, _NO_TABLE)
        return None
    return read_scheme(name, given, faults)


class _Tables:
    """Reads the tables of one folder."""

    def __init__(self, folder: Path, most_mb: int, faults: Faults) -> None:
        self._folder, self._most_mb, self._faults = folder, most_mb, faults
        self._told: set[str] = set()
        self._bad_jurors = False
        self._codes = RegionCodes(
            regions.is_region, lambda text: [f"'{one.code}' ({one.name})" for one in regions.nearest(text, 1)]
        )

    def _rows(self, table: str) -> list[tuple[int, dict[str, Any]]]:
        name = f"{table}.csv"
        if not (self._folder / name).exists():
            return []
        data = read_plain(self._folder / name, name, self._most_mb, self._faults)
        sheet = None if data is None else csv_sheet(name, data, TABLES[table], self._faults)
        return [] if sheet is None else list(records(sheet, TABLES[table], self._codes, self._faults))

    def _once(self, table: str, row: int, key: str, seen: dict[str, int]) -> bool:
        first = seen.setdefault(key, row)
        if first != row:
            self._faults.add(f"{table}.csv", row, _TWICE.fill(what=f"'{key}'", row=first))
        return first == row

    def peers(self) -> list[Peer]:
        """Who takes part, each once."""
        seen: dict[str, int] = {}
        told = []
        for row, cells in self._rows("peers"):
            if regions.level(cells["region"]) not in ("province", "regency"):
                self._faults.add("peers.csv", row, about("region", _NO_PEER))
            elif self._once("peers", row, cells["region"], seen):
                told.append(Peer(**cells))
        return told

    def jurors(self) -> list[Juror]:
        """The members of the jury, each once."""
        seen: dict[str, int] = {}
        told = []
        before = self._faults.count
        for row, cells in self._rows("jurors"):
            if self._once("jurors", row, cells["juror"], seen):
                conflicts = tuple(cells["conflicts"].replace(";", " ").split())
                for one in conflicts:
                    if not regions.is_region(one):
                        self._faults.add("jurors.csv", row, about("conflicts", _NO_PEER))
                told.append(Juror(cells["juror"], cells["name"], cells["region"], conflicts))
        self._bad_jurors = self._faults.count > before
        return told

    def marks(self, scheme: Scheme, jurors: Sequence[Juror], peers: Sequence[Peer]) -> list[Mark]:
        """The marks; a member gives a region one mark for a criterion, within its scale."""
        seen: dict[str, int] = {}
        told = []
        for row, cells in self._rows("jury"):
            value = self._value(row, cells, scheme)
            self._known(row, cells, [one.code for one in jurors], [one.region for one in peers])
            key = f"{cells['juror']}, {cells['region']}, {cells['criterion']}"
            if self._once("jury", row, key, seen) and value is not None:
                mark = Mark(cells["juror"], cells["region"], cells["criterion"], value, cells["note"], row)
                told.append(mark)
        return told

    def _known(self, row: int, cells: Mapping[str, str], jurors: list[str], entered: list[str]) -> None:
        if cells["juror"] not in jurors and cells["juror"] not in self._told and not self._bad_jurors:
            self._told.add(cells["juror"])  # once is enough
            near = meant(cells["juror"], jurors)
            self._faults.add("jury.csv", row, _NO_JUROR.fill(juror=cells["juror"][:40], meant=near))
        if entered and cells["region"] not in entered:
            self._faults.add("jury.csv", row, _NOT_ENTERED.fill(region=cells["region"]))

    def _value(self, row: int, cells: Mapping[str, str], scheme: Scheme) -> Decimal | None:
        juries = {one.code: one for one in scheme.criteria if one.kind == "jury"}
        criterion = juries.get(cells["criterion"])
        if criterion is None:
            near = meant(cells["criterion"], juries)
            text = _NO_CRITERION.fill(code=cells["criterion"][:40], meant=near)
            self._faults.add("jury.csv", row, text)
            return None
        try:
            value = Decimal(cells["score"])
        except InvalidOperation:
            self._faults.add("jury.csv", row, about("score", _NO_NUMBER.fill(found=cells["score"][:40])))
            return None
        low, high = criterion.low, criterion.high
        if low is None or high is None or not (value.is_finite() and low <= value <= high):
            text = _OFF_SCALE.fill(found=value, low=low, high=high)
            self._faults.add("jury.csv", row, about("score", text))
            return None
        return value
