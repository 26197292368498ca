"""What a day brings: follow-ups due or late, categories and contracts that end, budgets that end too early."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from pantau.core.categories import category_title
from pantau.core.notation import dated, format_number, format_period
from pantau.core.period import Month, Period
from pantau.core.regions import full_name
from pantau.core.terms import SPONSORS
from pantau.core.text import Text
from pantau.monev.budget_views import YEAR, bought, lawful_months
from pantau.monev.budgets import BudgetLine
from pantau.monev.findings import STANDING, TrackedFinding
from pantau.monev.notices import Addressee, Notice, NoticeKind
from pantau.monev.regulation_lists import Pace
from pantau.monev.regulation_steps import stage_title

SOON: Final = 7  # days before a follow-up is due that its owner is told
LATE_IN_YEAR: Final = 10  # from October on it is told that a budget was not spent
_DECEMBER: Final = 12

_ENDS: Final = Text("{what} berakhir {month}: {place}", "{what} ends in {month}: {place}")
_ENDS_BODY: Final = Text(
    "{who} di {place} berakhir {month}; setelah itu mereka tidak terlindungi, dan cakupan turun. "
    "Putuskan sebelum itu: perpanjang, alihkan ke sumber lain, atau catat tanggal akhirnya.",
    "{who} in {place}: this ends in {month}; after that they are not covered, and coverage falls. Decide before then: "
    "extend, move to another payer, or record the day they end.",
)
_BUDGET_ENDS: Final = Text(
    "Anggaran {source} {what} habis {month}: {place}",
    "The {source} budget for {what} ends in {month}: {place}",
)
_BUDGET_BODY: Final = Text(
    "Anggaran {source} untuk {what} di {place} membiayai sampai {month}; {n} bulan sampai Desember tidak dibiayai.",
    "The {source} budget for {what} in {place} pays until {month}; {n} months until December are not paid for.",
)
_BUDGET_NONE: Final = Text(
    "Anggaran {source} untuk {what} di {place} tidak cukup untuk satu bulan pun.",
    "The {source} budget for {what} in {place} does not pay for a single month.",
)
_UNSPENT: Final = Text(
    "Anggaran {source} untuk {what} belum terpakai: {place}",
    "The {source} budget for {what} is not spent: {place}",
)
_UNSPENT_BODY: Final = Text(
    "Anggaran {source} untuk {what} di {place} belum direalisasikan sama sekali, dan tahun tinggal {n} bulan.",
    "Nothing of the {source} budget for {what} in {place} was spent, and {n} months of the year are left.",
)
_DUE: Final = Text("Tindak lanjut jatuh tempo {due}: {place}", "Follow-up due on {due}: {place}")
_OVERDUE: Final = Text("Tindak lanjut terlambat {n} hari: {place}", "Follow-up {n} days late: {place}")
_FINDING: Final = Text("{message} Tindakan: {action}", "{message} Action: {action}")
_RISK: Final = Text(
    "Risiko yang diterima perlu ditinjau lagi: {message}",
    "A risk that was accepted is to be looked at again: {message}",
)
_SLOW: Final = Text("Regulasi tertahan: {title}, {place}", "Regulation held up: {title}, {place}")
_SLOW_BODY: Final = Text(
    "{title}, {place}, tahap {stage}: {told}.", "{title}, {place}, stage {stage}: {told}."
)


@dataclass(frozen=True)
class Ending:
    """A group of people whose cover is known to end: a category (election staff) or a contract."""

    id: str
    region: str
    month: Month
    category: str = ""
    people: int | None = None
    kind: Literal["category_ends", "contract_ends"] = "category_ends"
    title: str = ""


def ending_notices(endings: Iterable[Ending], today: date) -> Iterator[Notice]:
    """Those that end this month or next."""
    now = Month.of(today)
    for one in endings:
        if now <= one.month <= now.plus(1):
            what = Text(one.title, one.title) if one.title else category_title(one.category)
            slots = {"what": what, "place": full_name(one.region), "month": _month(one.month)}
            who = (
                what
                if one.people is None
                else Text("{what}, {n} orang,", "{what}, {n} people,").fill(what=what, n=_count(one.people))
            )
            yield Notice(
                f"{one.kind}/{one.id}/{one.month}",
                one.kind,
                Addressee(one.region, "government"),
                _ENDS.fill(**slots),
                _ENDS_BODY.fill(who=who, **slots),
                today,
                one.id,
            )


def budget_notices(lines: Iterable[BudgetLine], today: date) -> Iterator[Notice]:
    """Budgets of this year that end before December, and those of which nothing was spent by October."""
    for line in lines:
        if line.year != today.year:
            continue
        found = bought(line, lawful_months(line))
        if found is not None and line.persons:
            last = found.months[-1].number if found.months else line.starts.number - 1
            if last < _DECEMBER:
                yield _budget_ends(line, last, bool(found.months), today)
        if today.month >= LATE_IN_YEAR and line.available and line.realised == 0:
            slots = {**_slots(line), "n": YEAR - today.month + 1}
            yield _of_line("budget_unspent", line, _UNSPENT.fill(**slots), _UNSPENT_BODY.fill(**slots), today)


def finding_notices(findings: Iterable[TrackedFinding], today: date) -> Iterator[Notice]:
    """Follow-ups that are due within a week or late, and accepted risks whose day has come."""
    for one in findings:
        if one.due is None:
            continue
        left = (one.due - today).days
        slots = {"due": dated(one.due), "n": -left, "place": full_name(one.region), "message": one.message}
        if one.state == "accepted_risk" and left <= 0:
            yield _of_finding("finding_due", one, _DUE.fill(**slots), _RISK.fill(**slots), today)
        elif one.state in STANDING and 0 <= left <= SOON:
            body = _FINDING.fill(action=one.action or "-", **slots)
            yield _of_finding("finding_due", one, _DUE.fill(**slots), body, today)
        elif one.state in STANDING and left < 0:
            body = _FINDING.fill(action=one.action or "-", **slots)
            yield _of_finding("finding_overdue", one, _OVERDUE.fill(**slots), body, today)


def regulation_notices(paces: Iterable[Pace], today: date) -> Iterator[Notice]:
    """Regulations that stand at a stage for longer than three in four of their peers."""
    for pace in paces:
        if pace.held_up:
            one = pace.regulation
            slots = {
                "title": one.title,
                "place": full_name(one.region),
                "stage": stage_title(one),
                "told": pace.text,
            }
            to = Addressee(one.region, "government")
            key = f"regulation_slow/{one.id}/{one.stage}"
            yield Notice(
                key, "regulation_slow", to, _SLOW.fill(**slots), _SLOW_BODY.fill(**slots), today, one.id
            )


def _budget_ends(line: BudgetLine, last: int, pays: bool, today: date) -> Notice:
    slots = {**_slots(line), "month": _month(Month(line.year, max(last, 1))), "n": _DECEMBER - last}
    body = (_BUDGET_BODY if pays else _BUDGET_NONE).fill(**slots)
    return _of_line("budget_ends", line, _BUDGET_ENDS.fill(**slots), body, today)


def _slots(line: BudgetLine) -> dict[str, object]:
    what = category_title(line.category) if line.category else Text("semua pekerja", "all workers")
    return {
        "source": SPONSORS.get(line.source, Text(line.source, line.source)),
        "what": what,
        "place": full_name(line.region),
    }


def _of_line(kind: NoticeKind, line: BudgetLine, subject: Text, body: Text, today: date) -> Notice:
    key = f"{kind}/{line.id}/{line.year}/{line.available}"
    return Notice(key, kind, Addressee(line.region, "government"), subject, body, today, line.id)


def _of_finding(kind: NoticeKind, one: TrackedFinding, subject: Text, body: Text, today: date) -> Notice:
    to = Addressee(one.region, "office", one.owner)
    return Notice(f"{kind}/{one.id}/{one.due}", kind, to, subject, body, today, one.id)


def _month(month: Month) -> Text:
    period = Period.parse(str(month))
    return Text(format_period(period, "id"), format_period(period, "en"))


def _count(number: int) -> Text:
    return Text(format_number(number, "id"), format_number(number, "en"))
