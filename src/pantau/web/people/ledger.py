"""People in the ledger, for readers of a region: who belongs to it, and every fact of one person."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import ibis.expr.types as ir
import pyarrow as pa
from django.conf import settings

from pantau.core.ledger_tables import CLAIMS, CONTRIBUTIONS, CUBE, DEATHS, ENROLMENTS, PEOPLE, LedgerTable
from pantau.core.period import Month
from pantau.core.regions import NATION, within
from pantau.errors import PantauError
from pantau.io.engine import collected
from pantau.io.vault_search import SearchableVault
from pantau.ledger.asof import live
from pantau.web.ledger.scope import belonging, inside
from pantau.web.people.standing import Row, in_order, standing, with_gaps
from pantau.workspace_ledger.place import Place, is_ledger

MOST = 20  # people that one search shows


class Seen(NamedTuple):
    """Somebody as a search shows them: masked."""

    person: int
    nik: str
    name: str
    region: str
    sex: str


class Facts(NamedTuple):
    """What the ledger holds of a person; rows of regions that the reader may not see have no detail.

    ``home`` is where the person lives as last said, ``newest`` the newest month that region has data of, none
    where it has none.
    """

    person: int
    home: str
    sex: str
    payments: tuple[Row, ...]
    enrolments: tuple[Row, ...]
    claims: tuple[Row, ...]
    deaths: tuple[Row, ...]
    newest: Month | None


def by_nik(region: str, nik: str) -> list[Seen]:
    """The person of a NIK, where they belong to the region; else nobody."""
    with _opened() as asked:
        if asked is None:
            return []
        given = asked.engine.create_table("asked", pa.table({"nik": [nik]}), temp=True)
        known = collected(asked.engine, asked.vault.persons(asked.engine, given, add=False))
        persons = [int(one) for one in known["person"].to_pylist()]
        return asked.seen([person for person in persons if asked.belongs(person, region)])


def by_name(region: str, name: str) -> tuple[list[Seen], int]:
    """The first people of the region with that name, and how many there are; `ValueError` for too few letters."""
    with _opened() as asked:
        if asked is None:
            return [], 0
        among = belonging(asked.live(PEOPLE), asked.live(ENROLMENTS), region)
        found = asked.vault.named(asked.engine, among, name, MOST)
        return asked.seen(found.persons), found.total


def facts(region: str, person: int) -> Facts | None:
    """Everything of a person who belongs to the region; none for everybody else."""
    with _opened() as asked:
        return None if asked is None else asked.facts(person, region)


def identity(person: int, *, masked: bool = True) -> Row:
    """NIK, name, birth date and card number; masked unless somebody said why."""
    place = Place.of(settings.HOME, settings=settings.PANTAU)
    rows = place.vault.names([person], masked=masked).to_pylist()
    return rows[0] if rows else {"nik": "", "name": "", "birth_date": None, "kpj": ""}


def sees(region: str, other: str) -> bool:
    """Whether a fact of another region may be shown in detail to readers of a region."""
    try:
        return region == NATION or (bool(other) and within(other, region))
    except PantauError:
        return False


class _Asked:
    """The tables of the ledger while one question is answered."""

    def __init__(self, place: Place, engine: Any) -> None:
        self._place, self.engine = place, engine
        self.vault = SearchableVault(place.home / "vault")

    def live(self, table: LedgerTable, person: int | None = None) -> ir.Table:
        rows = self._place.store.snapshot(table).read(self.engine)
        return live(rows if person is None else rows.filter(rows.person == person), table)

    def belongs(self, person: int, region: str) -> bool:
        own = belonging(self.live(PEOPLE, person), self.live(ENROLMENTS, person), region)
        return bool(collected(self.engine, own.limit(1)).num_rows)

    def seen(self, persons: Any) -> list[Seen]:
        names = {row["person"]: row for row in self.vault.names(persons).to_pylist()}
        people = self.live(PEOPLE)
        about = {
            row["person"]: row for row in self._rows(people.filter(people.person.isin(list(persons) or [0])))
        }
        empty: Row = {"region": "", "sex": ""}
        return [
            Seen(
                one,
                names[one]["nik"],
                names[one]["name"],
                *(about.get(one, empty)[k] for k in ("region", "sex")),
            )
            for one in persons
            if one in names
        ]

    def facts(self, person: int, region: str) -> Facts | None:
        people, enrolments = self._held(PEOPLE, person), self._held(ENROLMENTS, person)
        if not any(sees(region, row["region"]) for row in (*people, *enrolments)):
            return None
        payments = in_order(self._held(CONTRIBUTIONS, person), "month", "segment", "sponsor", "payer")
        home = people[0]["region"] if people else ""
        own = [row for row in enrolments if sees(region, row["region"])]
        claims = [row for row in self._held(CLAIMS, person) if sees(region, row["region"])]
        return Facts(
            person=person,
            home=home,
            sex=people[0]["sex"] if people else "",
            payments=tuple(_veiled(row, region) for row in with_gaps(payments)),
            enrolments=tuple(in_order(own, "start", "segment", "sponsor")),
            claims=tuple(in_order(claims, "event_date", "claim_id")),
            deaths=tuple(self._held(DEATHS, person)),
            newest=self._newest(home if sees(region, home) else region),
        )

    def _held(self, table: LedgerTable, person: int) -> list[Row]:
        rows = self._place.store.snapshot(table).read(self.engine)
        return standing(self._rows(rows.filter(rows.person == person)), table)

    def _newest(self, region: str) -> Month | None:
        """The newest month in which anybody of the regency is paid for, out of the cube."""
        cube = self._place.store.snapshot(CUBE).read(self.engine)
        near = cube.filter(inside(cube, ".".join(region.split(".")[:2])))
        months = near.group_by("month").aggregate(workers=near.workers.sum())
        last = collected(self.engine, months.filter(months.workers > 0).aggregate(last=months.month.max()))
        day: date | None = last["last"][0].as_py()
        return None if day is None else Month.of(day)

    def _rows(self, table: ir.Table) -> list[Row]:
        rows: list[Row] = collected(self.engine, table).to_pylist()
        return rows


def _veiled(row: Row, region: str) -> Row:
    """A month that counts, paid in a region whose rows the reader may not see: that it is paid, and no more."""
    if sees(region, row["region"]):
        return {**row, "elsewhere": False}
    kept = ("month", "jkk", "jkm", "jht", "jp", "jkp", "segment")
    told = {name: row[name] for name in kept}
    return {**dict.fromkeys(row), **told, "elsewhere": True}


@contextmanager
def _opened() -> Iterator[_Asked | None]:
    """The ledger; none while nothing was ever added."""
    place = Place.of(settings.HOME, settings=settings.PANTAU)
    if not place.location.remote and not is_ledger(Path(place.location.root)):
        yield None
        return
    with place.working() as (engine, _):
        yield _Asked(place, engine)
