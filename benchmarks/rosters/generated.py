"""Generated rosters in the columns that are linked, with who each row truly is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from random import Random

import pyarrow as pa
import pyarrow.parquet as pq

from pantau.roster.dates import read_birth_date, settle
from pantau.roster.names import read_name
from pantau.roster.nik import Evidence, read_nik
from pantau.synthetic import AS_OF, COLUMNS, TYPICAL, Person, Rates, RosterRow, offices, population, rosters

_AT_ONCE = 50_000
_AGE_BANDS = ((25, "<25"), (40, "25-39"), (55, "40-54"))
_COLUMNS = {
    "row_id": pa.int64(), "source": pa.string(), "nik": pa.string(), "nik_damaged": pa.string(),
    "name_normal": pa.string(), "name_sound": pa.string(), "birth_date": pa.date32(), "sex": pa.string(),
    "region": pa.string(), "kk": pa.string(), "mother_normal": pa.string(), "address_normal": pa.string(),
    "phone": pa.string(), "true_person": pa.int64(), "culture": pa.string(), "true_sex": pa.string(),
    "age_band": pa.string(), "surviving": pa.string(),
}  # fmt: skip


def write_rows(
    file: Path, count: int, seed: int, *, rates: Rates = TYPICAL, regions: Sequence[str] = ()
) -> Path:
    """About ``count`` rows of a population of the regions, on the lists of its offices, with errors at these rates."""
    random = Random(seed)
    size = round(count / (1 + rates.row_repeated + rates.also_listed + rates.row_placeholder))
    known: dict[int, tuple[str, str, str]] = {}
    people = _remembered(population(random, size, regions), known)
    rows = rosters(random, people, rates, offices(random))
    schema = pa.schema(list(_COLUMNS.items()))
    with pq.ParquetWriter(file, schema) as writer:
        row_id = 0
        while chunk := list(islice(rows, _AT_ONCE)):
            cleaned = [_row(row_id + at, row, known) for at, row in enumerate(chunk)]
            row_id += len(chunk)
            columns = list(zip(*cleaned, strict=True))
            arrays = [pa.array(values, kind) for values, kind in zip(columns, _COLUMNS.values(), strict=True)]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
    return file


def _remembered(people: Iterator[Person], known: dict[int, tuple[str, str, str]]) -> Iterator[Person]:
    for person in people:
        age = (AS_OF - person.birth_date).days // 365
        band = next((name for before, name in _AGE_BANDS if age < before), "55+")
        known[person.id] = (person.culture, person.sex, band)
        yield person


def _row(row_id: int, row: RosterRow, known: dict[int, tuple[str, str, str]]) -> tuple[object, ...]:
    values = dict(zip(COLUMNS, row.values, strict=True))
    sex = {"L": "M", "P": "F"}.get(values["sex"][:1].upper(), "")
    read = read_birth_date(values["birth_date"], AS_OF)
    nik = read_nik(values["nik"], Evidence(read.value, sex, values["region"], values["kk"]), AS_OF)
    born: date | None = settle(read, nik.birth_date).value
    name = read_name(values["name"])
    culture, true_sex, band = known.get(row.person, ("", "", ""))
    return (
        row_id, "roster", nik.value, "" if nik.value else nik.digits, name.normal, name.sound, born, sex,
        values["region"], values["kk"] if values["kk"].isdigit() else "", read_name(values["mother_name"]).normal,
        values["address"].upper(), values["phone"], row.person or -row_id - 1, culture, true_sex, band,
        "+".join(sorted(row.surviving())),
    )  # fmt: skip
