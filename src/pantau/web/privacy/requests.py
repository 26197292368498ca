"""What is done when a person asks: gather all that is held about them, or take their name and NIK away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import xlsxwriter
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from pantau.core.regions import NATION
from pantau.core.text import Language, Text
from pantau.errors import Fault, InputError
from pantau.io.vault_erase import told
from pantau.web.access import may_see, region_of
from pantau.web.audit.log import record
from pantau.web.privacy.holders import Holder, Person, Row, holders
from pantau.web.privacy.models import Kind, Request
from pantau.web.privacy.watermark import watermark

_NOBODY = Text(
    "tidak ada data tentang NIK ini di wilayah Anda; periksa 16 angkanya",
    "nothing is held about this NIK in your region; look at its 16 digits",
)
_ELSEWHERE = Text(
    "data orang ini juga dipakai wilayah lain ({regions}); penghapusan dilakukan koordinator yang membawahi semuanya",
    "other regions ({regions}) hold data of this person too; a coordinator above all of them has to erase",
)
_LETTER = Text("Keterangan", "About")
Held = list[tuple[Holder, Sequence[Row]]]
_MOST_COLUMNS: Final = 60


def held_about(user: Any, nik: str) -> Held:
    """Everything that is held about a NIK in the user's region; `InputError` where that is nothing."""
    found = _all_about(nik)
    own = [(holder, [row for row in rows if _in_scope(user, row)]) for holder, rows in found]
    regions = _regions(found)
    if not any(rows for _, rows in own) or not (
        region_of(user) == NATION or any(may_see(user, one) for one in regions)
    ):
        raise InputError([Fault("nik", 0, _NOBODY._asdict())])
    return [(holder, rows) for holder, rows in own if rows]


def given_access(user: Any, nik: str, reason: str, language: Language) -> bytes:
    """The workbook for the person, recorded; nothing of it is kept here."""
    held = held_about(user, nik)
    now = timezone.now()
    with transaction.atomic():
        kept = _kept(Kind.ACCESS, user, reason, {holder.code: len(rows) for holder, rows in held})
        record(user, "privacy.access", str(kept.pk), reason=reason, counts=kept.counts)
    return _workbook(held, watermark(user, reason, now, language), language)


def erased(user: Any, nik: str, reason: str) -> Request:
    """Take name and NIK out of every place; the facts stay without them. `InputError` where it is not the user's.

    The entry of the log says who, when, why and how much, and neither NIK nor person: nothing joins them again.
    """
    held_about(user, nik)
    others = sorted(one for one in _regions(_all_about(nik)) if not may_see(user, one))
    if others:
        raise InputError([Fault("nik", 0, _ELSEWHERE.fill(regions=", ".join(others[:5]))._asdict())])
    with transaction.atomic():  # said before it is done: nothing is erased without an entry
        kept = _kept(Kind.ERASURE, user, reason, {})
        record(user, "privacy.erasure", str(kept.pk), reason=reason)
    asked = _person(nik)
    places = sorted(
        holders(), key=lambda holder: holder.code == "vault"
    )  # the vault last: it tells who it is
    counts = {holder.code: holder.erase(asked) for holder in places}
    with transaction.atomic():
        kept.counts = {code: number for code, number in counts.items() if number}
        kept.save(update_fields=["counts"])
        record(user, "privacy.erased", str(kept.pk), counts=kept.counts)
    return kept


def _all_about(nik: str) -> Held:
    asked = _person(nik)
    return [(holder, holder.find(asked)) for holder in holders()]


def _person(nik: str) -> Person:
    known = told(Path(settings.HOME) / "vault", nik)
    return Person(nik, known[0]["person"] if known else None)


def _regions(found: Held) -> set[str]:
    return {str(row["region"]) for _, rows in found for row in rows if row.get("region")}


def _in_scope(user: Any, row: Row) -> bool:
    return not row.get("region") or may_see(user, str(row["region"]))


def _kept(kind: str, user: Any, reason: str, counts: dict[str, int]) -> Request:
    return Request.objects.create(kind=kind, region=region_of(user), user=user, reason=reason, counts=counts)


def _workbook(held: Held, mark: list[tuple[str, str]], language: Language) -> bytes:
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True})
        first = book.add_worksheet(_LETTER.say(language))
        first.set_column(0, 1, 40)
        for place, (what, value) in enumerate(mark):
            first.write_string(place, 0, what, bold)
            first.write_string(place, 1, value)
        for holder, rows in held:
            sheet = book.add_worksheet(holder.title.say(language)[:31])
            columns = list(dict.fromkeys(name for row in rows for name in row))[:_MOST_COLUMNS]
            sheet.set_column(0, len(columns), 20)
            sheet.freeze_panes(1, 0)
            for across, name in enumerate(columns):
                sheet.write_string(0, across, name, bold)
            for down, row in enumerate(rows, 1):
                for across, name in enumerate(columns):
                    sheet.write_string(down, across, _plain(row.get(name)))
    return out.getvalue()


def _plain(value: Any) -> str:
    """A value as text, whole: a NIK that became a number would lose its last digits."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat(" ", "seconds")
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:f}" if isinstance(value, Decimal) else str(value)[:32_000]
