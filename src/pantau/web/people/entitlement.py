"""What is owed after a death on a day, by the law and by the months that are recorded as paid."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from pantau.core.period import Month
from pantau.core.text import Text
from pantau.errors import InputError, NotCodified, PantauError
from pantau.indicators.persons.history import Cover, cover_at
from pantau.law import Assessment, benefit, due_date, is_active
from pantau.web.language import in_words
from pantau.web.people.ledger import Facts

CAUSES = {
    "JKM": Text("meninggal bukan karena kecelakaan kerja (JKM)", "death, not by a work accident (JKM)"),
    "JKK": Text("meninggal karena kecelakaan kerja (JKK)", "death by a work accident (JKK)"),
}
_NOT_ENROLLED = Text(
    "pada hari itu tidak ada kepesertaan {programme} yang tercatat; dari catatan ini tidak ada hak yang dapat dihitung",
    "no {programme} enrolment is recorded on that day; from these records no right can be computed",
)
_PAID = Text(
    "iuran {programme} {month} tercatat dibayar",
    "the {programme} contribution of {month} is recorded as paid",
)
_UNPAID = Text(
    "iuran {programme} {month} tidak tercatat dibayar; {months} bulan tanpa iuran sampai hari itu",
    "the {programme} contribution of {month} is not recorded as paid; {months} months are unpaid by that day",
)
_NOT_KNOWN = Text("Belum dikodifikasi, jadi tidak dihitung", "Not codified, so not computed")
_CANNOT = Text("Tidak dapat dihitung", "Cannot be computed")


class Entitled(NamedTuple):
    """The answer of the law, none where it has none; what it rests on, and why there is none."""

    found: Assessment | None
    segment: str
    cover: Cover
    months_paid: int
    told: tuple[Text, ...]
    refused: Text | None = None


def entitled(facts: Facts, programme: str, on: date, children: list[str]) -> Entitled:
    """What a death on a day gives; the law is asked with the months paid as recorded."""
    month = Month.of(on)
    rows = [row for row in facts.payments if row[programme.lower()] is not None]
    cover = cover_at(rows, month)
    enrolment = _enrolment(facts, programme, on)
    paid_now = [row for row in rows if row["month"] == month.first]
    segment = (enrolment or {}).get("segment") or (paid_now[0]["segment"] if paid_now else "")
    if not segment:
        return Entitled(None, "", cover, cover.months, (), _NOT_ENROLLED.fill(programme=programme))
    try:
        told = tuple(_standing(programme, segment, cover, on))
        found = benefit(
            programme=programme,
            event="death",
            segment=segment,
            on=on,
            income=(enrolment or {}).get("income"),
            months_paid=cover.months if programme == "JKM" else None,
            children=[(level, 0) for level in children],
        )
    except PantauError as error:
        return Entitled(None, segment, cover, cover.months, (), _why(error))
    return Entitled(found, segment, cover, cover.months, told)


def _enrolment(facts: Facts, programme: str, on: date) -> dict[str, Any] | None:
    """The enrolment that holds on a day and has the programme, the latest of several."""
    held = [
        row
        for row in facts.enrolments
        if row["start"] <= on
        and (row["end"] is None or row["end"] >= on)
        and (not row["programmes"] or programme in row["programmes"].split("+"))
    ]
    return max(held, key=lambda row: row["start"]) if held else None


def _standing(programme: str, segment: str, cover: Cover, on: date) -> Iterator[Text]:
    """Whether the month is paid, and what the law says of the months that are not."""
    month = Month.of(on)
    if cover.last == month:
        yield _PAID.fill(programme=programme, month=in_words(str(month)))
        return
    unpaid = _unpaid(segment, cover, on)
    yield _UNPAID.fill(programme=programme, month=in_words(str(month)), months=unpaid)
    try:
        verdict = is_active(segment, unpaid, on)
    except PantauError as error:
        yield _why(error)
        return
    yield verdict.why
    yield from verdict.warnings


def _unpaid(segment: str, cover: Cover, on: date) -> int:
    """Months since the last paid one; the month itself counts once its contribution was due."""
    month = Month.of(on)
    last = cover.last or month.plus(-1)
    between = (month.year - last.year) * 12 + month.number - last.number
    late = on > due_date(segment if segment in ("PU", "BPU") else "PU", month)
    return max(between - (0 if late else 1), 0)


def _why(error: PantauError) -> Text:
    """Why there is no answer; what is not known well enough is told as such."""
    if isinstance(error, InputError):
        said = Text(
            "; ".join(one.message["id"] for one in error.faults),
            "; ".join(one.message["en"] for one in error.faults),
        )
    else:
        said = Text(error.text.get("id", str(error)), error.text.get("en", str(error)))
    first = _NOT_KNOWN if isinstance(error, NotCodified) else _CANNOT
    return Text(f"{first.id}: {said.id}", f"{first.en}: {said.en}")
