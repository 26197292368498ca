"""The places that every installation has: the vault, the facts of the ledger, the rows set aside."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from django.conf import settings

from pantau.core.ledger_tables import FACTS, LEDGER
from pantau.core.text import Text
from pantau.io.aside_erase import erase_rows, rows_of
from pantau.io.engine import collected
from pantau.io.vault_erase import erase, told
from pantau.web.privacy.holders import Holder, Person, Row, register
from pantau.workspace_ledger.place import Place


def _home() -> Path:
    return Path(settings.HOME)


def _in_vault(asked: Person) -> Sequence[Row]:
    return [{"nik": asked.nik, **row} for row in told(_home() / "vault", asked.nik)]


def _out_of_vault(asked: Person) -> int:
    gone = erase(_home() / "vault", asked.nik)
    return gone.descriptions + (gone.person is not None)


def _facts(name: str, asked: Person) -> Sequence[Row]:
    if asked.person is None:
        return []
    place = Place.of(settings.HOME, settings=settings.PANTAU)
    table = LEDGER[name]
    if "person" not in table.names:
        return []
    snapshot = place.store.snapshot(table)
    if not snapshot.parts:
        return []
    with place.working() as (engine, _), place.store.reading(snapshot):
        rows = snapshot.read(engine)
        return collected(engine, rows.filter(rows.person == asked.person)).to_pylist()


def _stays(asked: Person) -> int:
    """The facts stay, without a name: nothing joins their person id to a NIK once the vault forgot it."""
    return 0


_TITLES = {
    "enrolments": Text("Kepesertaan", "Enrolments"),
    "contributions": Text("Iuran", "Contributions"),
    "claims": Text("Klaim", "Claims"),
    "eligible": Text("Potensi pekerja", "Eligible workers"),
    "deaths": Text("Kematian", "Deaths"),
}

register(Holder("vault", Text("Identitas", "Identity"), _in_vault, _out_of_vault))
register(
    Holder(
        "set_aside",
        Text("Baris yang disisihkan", "Rows set aside"),
        lambda asked: rows_of(_home() / "set_aside", asked.nik),
        lambda asked: erase_rows(_home() / "set_aside", asked.nik),
    )
)
for _name in FACTS:
    if "person" in LEDGER[_name].names:
        register(
            Holder(
                _name,
                _TITLES.get(_name, Text(_name, _name)),
                lambda asked, name=_name: _facts(name, asked),  # type: ignore[misc]
                _stays,
            )
        )
