"""What the lists are held against: people already covered, the deceased, civil servants."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from random import Random
from typing import Final

from pantau.synthetic.numbers import civil_servant_number, employer_number, kpj
from pantau.synthetic.office import Office
from pantau.synthetic.person import Person
from pantau.synthetic.rates import CLEAN, Rates
from pantau.synthetic.roster_row import BIRTH_DATE, NAME, NIK, SEX, VILLAGE, RosterRow
from pantau.synthetic.writing import Writer

COVERED_COLUMNS: Final = (
    "kpj", "nik", "name", "birth_date", "sex", "segment", "npp", "employer", "programmes", "status",
)  # fmt: skip
DECEASED_COLUMNS: Final = ("nik", "name", "birth_date", "sex", "village", "died_on")
SERVANT_COLUMNS: Final = ("nip", "nik", "name", "birth_date", "agency")
EXTRACT: Final = replace(
    CLEAN,
    nik_missing=0.004,
    nik_neighbour_key=0.002,
    nik_transposed=0.001,
    name_spelling=0.03,
    name_cut=0.01,
    name_typo=0.006,
    name_abbreviated=0.03,
    date_year_typo=0.002,
    date_day_month_swapped=0.004,
)  # an extract is typed from cards and checked once: fewer errors than a list of an office
_BRANCH: Final = Office("bpjs", "BPJS Ketenagakerjaan", dates="d-m-y")
_REGISTER: Final = Office("kematian", "Disdukcapil", dates="d-m-y")
_STAFF: Final = Office("asn", "BKPSDM", dates="y-m-d")
_COMPANIES: Final = (
    "PT Contoh Jaya",
    "PT Contoh Makmur",
    "CV Contoh Abadi",
    "PT Contoh Sentosa",
    "Koperasi Contoh",
)
_AGENCIES: Final = (
    "Dinas Pendidikan",
    "Dinas Kesehatan",
    "Sekretariat Daerah",
    "Kecamatan",
    "RSUD",
    "Bapenda",
)


def covered(random: Random, people: Iterable[Person], rates: Rates = EXTRACT) -> Iterator[RosterRow]:
    """The extract of people already covered, as `COVERED_COLUMNS`: a row for each membership.

    Who is PU and BPU at once has two rows, which is lawful. ``valid`` is whether the membership is active.
    """
    writer = Writer(random, rates)
    for person in people:
        for turn, segment in enumerate(person.segment.split("+") if person.segment else ()):
            row = writer.row(person, _BRANCH, person, ())
            paid = person.died is None and random.random() < 0.9
            values = (
                kpj(2 * person.id + turn),
                *(row.values[at] for at in (NIK, NAME, BIRTH_DATE, SEX)),
                segment,
                *_employer(random, segment),
                "AKTIF" if paid else "NONAKTIF",
            )
            yield _kept(row, values, COVERED_COLUMNS)._replace(valid=paid)


def deceased(random: Random, people: Iterable[Person], rates: Rates = EXTRACT) -> Iterator[RosterRow]:
    """The list of the deceased of the civil registry, as `DECEASED_COLUMNS`."""
    writer = Writer(random, rates)
    for person in people:
        if person.died:
            row = writer.row(person, _REGISTER, person, ())
            cells = (row.values[at] for at in (NIK, NAME, BIRTH_DATE, SEX, VILLAGE))
            yield _kept(row, (*cells, f"{person.died:%d-%m-%Y}"), DECEASED_COLUMNS)


def civil_servants(random: Random, people: Iterable[Person], rates: Rates = EXTRACT) -> Iterator[RosterRow]:
    """The list of civil servants, as `SERVANT_COLUMNS`."""
    writer = Writer(random, rates)
    for person in people:
        if person.civil_servant:
            row = writer.row(person, _STAFF, person, ())
            nip = civil_servant_number(person.birth_date, person.sex, person.id)
            agency = _AGENCIES[int(random.random() * len(_AGENCIES))]
            cells = (nip, *(row.values[at] for at in (NIK, NAME, BIRTH_DATE)), agency)
            yield _kept(row, cells, SERVANT_COLUMNS)


def _employer(random: Random, segment: str) -> tuple[str, str, str]:
    """Number and name of the employer, and the programmes."""
    if segment == "BPU":
        return "", "", "JKK, JKM" if random.random() < 0.85 else "JKK, JKM, JHT"
    number = employer_number(random)
    name = _COMPANIES[int(number[2:]) % len(_COMPANIES)]
    return (
        number,
        f"{name} {number[-3:]}",
        "JKK, JKM, JHT" if random.random() < 0.5 else "JKK, JKM, JHT, JP, JKP",
    )


def _kept(row: RosterRow, values: tuple[str, ...], columns: tuple[str, ...]) -> RosterRow:
    """The row with other columns, and only the causes that are to be seen in them."""
    causes = tuple(cause for cause in row.causes if cause.field in columns or cause.field == "row")
    return row._replace(values=values, causes=causes)
