"""How an office writes a person down: its habits, and one error at most for each field."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from random import Random
from typing import Final

from pantau.synthetic.errors_name import NAME_DAMAGE, placeholder, respelt
from pantau.synthetic.errors_number import (
    NUMBER_DAMAGE,
    day_typo,
    neighbour_key,
    serial_date,
    swapped_date,
    year_typo,
)
from pantau.synthetic.office import Office, written_date
from pantau.synthetic.person import Person
from pantau.synthetic.places import Village
from pantau.synthetic.rates import Rates
from pantau.synthetic.roster_row import BIRTH_PLACE, COLUMNS, NAME, NIK, Cause, RosterRow

_DECEASED: Final = (" (ALM)", " ALM.", " (Alm.)", " ALMARHUM", " (ALM.)")
_DECEASED_WOMEN: Final = (" (ALMH)", " ALMH.", " (Almh.)", " ALMARHUMAH", " (ALM)")


class Drawn:
    """Draws which error of a field happens, mostly none."""

    __slots__ = ("_kinds", "_total", "_upto")

    def __init__(self, rates: dict[str, float]) -> None:
        held = {name: rate for name, rate in rates.items() if rate}
        self._kinds, self._upto = tuple(held), tuple(accumulate(held.values()))
        self._total = self._upto[-1] if held else 0.0

    def __call__(self, random: Random) -> str:
        """The name of a rate; empty for no error."""
        chance = random.random()
        return self._kinds[bisect_right(self._upto, chance)] if chance < self._total else ""


class Writer:
    """Writes people down as rows of lists, with the errors of ``rates`` and their causes."""

    def __init__(self, random: Random, rates: Rates) -> None:
        self._random, self._rates = random, rates
        self._nik, self._kk, self._name = (Drawn(rates.of(start)) for start in ("nik_", "kk_", "name_"))
        self._date, self._sex, self._mother = (
            Drawn(rates.of(start)) for start in ("date_", "sex_", "mother_")
        )

    def row(self, person: Person, office: Office, other: Person, how: tuple[Cause, ...]) -> RosterRow:
        """The row of a person; ``other`` is whose NIK stands in it by mistake, ``how`` why the row is there."""
        causes = list(how)
        nik, kk = self._numbers(person, office, other, causes)
        village = person.moved_to or person.village
        values: tuple[str, ...] = (
            nik,
            kk,
            self._called(person, office, causes),
            person.birth_place,
            self._born(person, office, causes),
            self._sexed(person, office, causes),
            person.address,
            f"{person.rt:03d}/{person.rw:03d}",
            *_written_place(village),
            person.phone,
            person.occupation,
            person.category,
            self._mothered(person, office, causes),
        )
        valid = _lives_here(person, causes)
        if self._random.random() < self._rates.swapped_columns:
            values = _swapped(values, person, causes)
        return RosterRow(
            office.name,
            values,
            person.id,
            tuple(causes),
            valid,
            person.culture,
            person.sex,
            person.birth_date.year,
        )

    def nobody(self, person: Person, office: Office) -> RosterRow:
        """A row that keeps a place on the list for nobody, after that of a person."""
        random = self._random
        values = [""] * len(COLUMNS)
        values[NAME] = placeholder(random)
        values[NIK] = ("", "-", "0" * 16, "0")[int(random.random() * 4)]
        values[8:13] = _written_place(person.village)
        cause = Cause("row", "row_placeholder")
        return RosterRow(office.name, tuple(values), 0, (cause,), valid=False)

    def _numbers(self, person: Person, office: Office, other: Person, causes: list[Cause]) -> tuple[str, str]:
        random, kk = self._random, person.kk
        if kind := self._kk(random):
            kk = "" if kind == "kk_missing" else neighbour_key(random, kk)
            causes.append(Cause("kk", kind, person.kk))
        kind = f"nik_{office.damage}" if office.damage else self._nik(random)
        if not kind:
            return person.nik, kk
        if kind == "nik_swapped_with_kk":
            causes[:] = [cause for cause in causes if cause.field != "kk"]
            causes.append(Cause("kk", kind, person.kk))
            nik, kk = person.kk, person.nik
        elif kind == "nik_is_kk":
            nik = person.kk
        elif kind == "nik_missing":
            nik = "" if random.random() < 0.8 else "-"
        elif kind == "nik_other_person":
            nik = other.nik
        else:
            nik = NUMBER_DAMAGE[kind[4:]](random, person.nik) or person.nik
            if office.damage:
                nik = nik.replace(".", ",")  # one spreadsheet has one decimal mark
        if nik != person.nik:
            causes.append(Cause("nik", kind, person.nik))
        return nik, kk

    def _called(self, person: Person, office: Office, causes: list[Cause]) -> str:
        random, name = self._random, person.name
        if kind := self._name(random):
            changed = NAME_DAMAGE[kind[5:]](random, person)
            if changed is not None and changed != name:
                name = changed
                causes.append(Cause("name", kind, person.name))
        if person.died and random.random() < self._rates.deceased_marked:
            marks = _DECEASED if person.sex == "M" else _DECEASED_WOMEN
            name += marks[int(random.random() * len(marks))]
            causes.append(Cause("name", "deceased_marked", person.name))
        return name if office.capitals else name.title()

    def _born(self, person: Person, office: Office, causes: list[Cause]) -> str:
        random, born = self._random, person.birth_date
        kind = self._date(random)
        if not kind:
            return written_date(born, office.dates)
        text: str | None
        if kind == "date_missing":
            text = ""
        elif kind == "date_serial":
            text = serial_date(born)
        elif kind == "date_short_year":
            text = f"{born.day:02d}/{born.month:02d}/{born.year % 100:02d}"
        else:
            wrong = swapped_date(born) if kind == "date_day_month_swapped" else None
            wrong = year_typo(random, born) if kind == "date_year_typo" else wrong
            wrong = day_typo(random, born) if kind == "date_day_typo" else wrong
            text = written_date(wrong, office.dates) if wrong else None
        if text is None:
            return written_date(born, office.dates)
        causes.append(Cause("birth_date", kind, born.isoformat()))
        return text

    def _sexed(self, person: Person, office: Office, causes: list[Cause]) -> str:
        kind = self._sex(self._random)
        man = (person.sex == "M") is not (kind == "sex_wrong")
        if kind:
            causes.append(Cause("sex", kind, person.sex))
        return "" if kind == "sex_missing" else office.sexes[0 if man else 1]

    def _mothered(self, person: Person, office: Office, causes: list[Cause]) -> str:
        kind, name = self._mother(self._random), person.mother
        if kind:
            name = "" if kind == "mother_missing" else respelt(self._random, name) or name
            if name != person.mother:
                causes.append(Cause("mother_name", kind, person.mother))
        return name if office.capitals else name.title()


def _lives_here(person: Person, causes: list[Cause]) -> bool:
    """Whether the person can be enrolled; why not is added to the causes."""
    if person.died:
        causes.append(Cause("row", "deceased", person.died.isoformat()))
    if person.moved_to:
        causes.append(Cause("region", "moved", person.village.code))
    if person.civil_servant:
        causes.append(Cause("row", "civil_servant"))
    return not (person.died or person.moved_to or person.civil_servant)


def _swapped(values: tuple[str, ...], person: Person, causes: list[Cause]) -> tuple[str, ...]:
    """The row with the name where the place of birth belongs."""
    held = list(values)
    held[NAME], held[BIRTH_PLACE] = held[BIRTH_PLACE], held[NAME]
    causes.append(Cause("name", "swapped_columns", person.name))
    causes.append(Cause("birth_place", "swapped_columns", person.birth_place))
    return tuple(held)


def _written_place(village: Village) -> tuple[str, str, str, str, str]:
    return village.name, village.district, village.regency, village.province, village.code
