"""A round for the demonstration: published figures of three governments as their answers, with what came of them."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal
from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from pantau.core.period import Month, Period
from pantau.figures import Case
from pantau.io.cases import read_case
from pantau.monev import (
    Answer,
    BudgetLine,
    answers_of,
    begun,
    follow_up,
    missing_in,
    needs_reason,
    save,
)
from pantau.web.accounts.models import User, office_for
from pantau.web.accounts.roles import Role
from pantau.web.demo.real_cases import cases
from pantau.web.monev.actors import actor_of
from pantau.web.monev.budgets.rows import decide, propose
from pantau.web.monev.documents.content import inside
from pantau.web.monev.findings.rows import finding_of, put_finding
from pantau.web.monev.models import KeptEnding, KeptFinding, KeptRound
from pantau.web.monev.regulations.rows import put_regulation
from pantau.web.monev.rounds.desk import Desk, desk_at, taken
from pantau.web.monev.rounds.opening import opened
from pantau.web.monev.rounds.places import BELOW, Place, places
from pantau.web.monev.rounds.prefilling import reviewed
from pantau.web.monev.rounds.stepping import handed_in

_TITLE: Final = "Monev Inpres 2/2021 (contoh)"
_PERIOD: Final = Period.parse("2024")
_CITY, _PROVINCE, _OTHER = "36.72", "36", "33"
_REASON: Final = "angka ini tercetak demikian dalam berita yang diterbitkan; sumbernya sedang ditanya"
_WORDS: Final = {"D1.1": ("drafting", ""), "D1.3": ("", "Rancangan disusun bersama bagian hukum."),
                 "D1.6": ("yes", ""), "D3.1": ("no", ""), "D4.1": ("none", ""), "D5.1": ("none", "")}  # fmt: skip


def seed(people: dict[str, User]) -> None:
    """Open a round and let three governments answer it; nothing where it is there already."""
    if KeptRound.objects.filter(title__id=_TITLE).exists():
        return
    row = _opened(people["coordinator"])
    other = _officer("petugas.33@contoh.id", "Dinas Tenaga Kerja Provinsi Jawa Tengah (contoh)", _OTHER)
    found = _published()
    for region, officer in ((_CITY, people["city"]), (_PROVINCE, people["officer"]), (_OTHER, other)):
        desk = _answered(row, region, officer, [one for one in found if one.region == region])
        if desk is not None and region != _OTHER and _whole(desk):  # one is left as a draft
            handed_in(officer, desk, desk.submission.version)
    with transaction.atomic():
        _followed(row, people["city"])
        _money(people)


def _opened(user: User) -> KeptRound:
    today = timezone.localdate()
    invited = (*places(BELOW, _PROVINCE, ""), Place(_PROVINCE), Place(_OTHER))
    given = {
        "title": _TITLE, "title_en": "Monitoring of Inpres 2/2021 (example)", "instrument": "inpres-2-2021",
        "region": "ID", "period": _PERIOD, "opens": today - timedelta(days=30),
        "due": today + timedelta(days=7), "places": invited,
    }  # fmt: skip
    return opened(user, given)[0]


def _officer(email: str, office: str, region: str) -> User:
    found = User.objects.filter(email=email).first()
    return found or User.objects.create(
        email=email, name="Petugas (contoh)", role=Role.OFFICER, office=office_for(office, region)
    )


def _published() -> list[Case]:
    """The published figures of the three governments up to the year that is asked about."""
    read = [read_case(path, settings=settings.PANTAU) for path in cases()]
    return [
        one
        for one in read
        if one.region in (_CITY, _PROVINCE, _OTHER) and Period.parse(one.period).end.year <= _PERIOD.end.year
    ]


def _answered(row: KeptRound, region: str, user: User, found: Iterable[Case]) -> Desk | None:
    """Published figures as answers, with the reason where a finding asks for one."""
    sheet = row.submissions.select_related("round").filter(region=region).first()
    if sheet is None:
        return None
    desk = desk_at(sheet, actor_of(user))
    questions = desk.instrument.questions_for(sheet.addressee)
    version = desk.instrument.version
    figures = [figure for case in found for figure in case.figures]
    answers, _ = answers_of(figures, questions.values(), version=version)
    for code, (choice, text) in _WORDS.items():
        if code in questions:
            answers[code] = Answer(code, version, text, (choice,) if choice else ())
    desk = _saved(desk, answers, {})
    review = reviewed(desk, desk.submission)
    return _saved(desk, {}, {one.id: _REASON for one in needs_reason(review.findings)})


def _whole(desk: Desk) -> bool:
    """Whether everything that is asked was answered, which depends on the published cases that are there."""
    questions = desk.instrument.questions_for(desk.submission.addressee)
    return not missing_in(questions, desk.submission.answers)


def _saved(desk: Desk, answers: dict[str, Answer], reasons: dict[str, str]) -> Desk:
    now = timezone.now()
    return taken(
        desk,
        lambda here: save(
            here.submission, here.round, answers, seen=here.submission.version,
            by=here.actor, at=now, reasons=reasons,
        ).submission,
    )  # fmt: skip


def _followed(row: KeptRound, user: User) -> None:
    """The first finding of the city gets an action, an owner and a day."""
    kept = inside(KeptFinding.objects.filter(round=row, severity="error"), _CITY).first()
    if kept is None:
        return
    before = finding_of(kept)
    due = timezone.localdate() + timedelta(days=14)
    action = "Cocokkan daftar penerima dengan dinas pengampu, lalu perbaiki jumlahnya."
    after = follow_up(
        before, action=action, owner=str(user.office), due=due, by=actor_of(user), at=timezone.now()
    )
    put_finding(before, after)


def _money(people: dict[str, User]) -> None:
    """A regulation on its way, a budget line, a change of it that waits, a group whose cover ends."""
    today, officer = timezone.localdate(), people["city"]
    put_regulation(
        None,
        begun(
            id=str(uuid.uuid4()), region=_CITY, kind="PERWAL", by=officer.email,
            title="Penyelenggaraan jaminan sosial ketenagakerjaan (contoh)", day=today - timedelta(days=120),
        ),
    )  # fmt: skip
    line = BudgetLine(
        id=str(uuid.uuid4()), region=_CITY, year=today.year, source="APBD", category="rentan",
        allocated=Decimal(840_000_000), realised=Decimal(0), persons=5000, rate=Decimal(16_800), months=10,
        note="contoh", version=1,
    )  # fmt: skip
    decide(people["approver"], propose(officer, "budget", line), approve=True, reason="")
    propose(
        officer, "budget", BudgetLine(**{**vars(line), "revised": Decimal(1_008_000_000), "months": 12}), line
    )
    month = Month.of(today).plus(1)
    KeptEnding.objects.create(region=_CITY, month=str(month), category="adhoc_kpu", people=11_658)
