"""One person's months, found by NIK: the only place where a question goes through the vault."""

from __future__ import annotations

from typing import Any, NamedTuple

from pantau.core.ledger_tables import CONTRIBUTIONS
from pantau.core.period import Month
from pantau.errors import LedgerError
from pantau.indicators.persons.history import Cover, cover_at, history
from pantau.indicators.views import Views
from pantau.workspace_ledger.opened import Opened
from pantau.workspace_ledger.place import Place


class History(NamedTuple):
    """The payments for a person, a mapping for each month, segment, sponsor and payer; and the cover at a month."""

    person: int
    payments: tuple[dict[str, Any], ...]
    cover: Cover


def history_of(opened: Opened, place: Place, nik: str, at: str) -> History:
    """The history of the person of a NIK, with the cover at a month (``2024-07``), else at the last one paid."""
    with opened.running() as running:
        found = _person(running.engine, place, nik)
        snapshot, rows = running.table(CONTRIBUTIONS.name)
        with place.store.reading(snapshot):
            views = Views(**{**dict.fromkeys(Views._fields), "contributions": rows})
            payments = tuple(running.collect(history(views, found)).to_pylist())
    last = Month.of(payments[-1]["month"]) if payments else Month(1900, 1)
    return History(found, payments, cover_at(payments, _month(at) if at else last))


def _person(engine: Any, place: Place, nik: str) -> int:
    if nik.isdigit() and len(nik) == 16:
        known = place.vault.person(engine, int(nik))
        if known is not None:
            return known
    raise LedgerError.of(
        id="NIK ini tidak dikenal buku besar; periksa 16 angkanya, atau daftarkan orangnya lebih dulu",
        en="the ledger does not know this NIK; look at its 16 digits, or enrol the person first",
    )


def _month(text: str) -> Month:
    try:
        return Month.parse(text)
    except ValueError as error:
        raise LedgerError.of(id=f"'{text[:40]}' bukan bulan; tulis seperti 2024-07", en=str(error)) from None
