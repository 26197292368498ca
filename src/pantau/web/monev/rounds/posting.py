"""Reminders and escalations by e-mail: found by the library, sent once each by the worker, in the reader's language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.message import EmailMessage
from django.db.models import Q
from django.utils import timezone

from pantau.core.text import Text
from pantau.monev import Notice, reminders
from pantau.web.accounts.models import User
from pantau.web.accounts.roles import Role, rank
from pantau.web.audit.log import record
from pantau.web.jobs.models import Job, State
from pantau.web.monev.models import KeptRound, SentNotice
from pantau.web.monev.rounds.rows import round_of, standing_in

_ROLES = {
    "office": Role.OFFICER,
    "government": Role.COORDINATOR,
    "province": Role.COORDINATOR,
    "centre": Role.COORDINATOR,
}
_GREETING = Text("Yth. {name},", "Dear {name},")
_WHERE = Text("Buka: {address}", "Open: {address}")


def send_later(user: Any, row: KeptRound) -> None:
    """Let the worker send what is to be told about a round, unless that waits already."""
    waiting = Job.objects.filter(kind="round_mail", state=State.QUEUED, asked__round=str(row.pk))
    if not waiting.exists():
        Job.objects.create(kind="round_mail", user=user, region=row.region, asked={"round": str(row.pk)})


def due_notices(row: KeptRound, today: date) -> tuple[Notice, ...]:
    """What has to be told today about a round."""
    return reminders(round_of(row), [standing_in(one) for one in row.submissions.all()], today)


def send_notices(actor: Any, notices: Iterable[Notice], region: str) -> int:
    """Send each notice once to everybody it is for; gives how many letters went out."""
    notices = list(notices)
    people = _people(notices)
    sent = set(SentNotice.objects.filter(key__in={one.key for one in notices}).values_list("key", "to"))
    letters = [
        (notice, user)
        for notice in notices
        for user in people[_place(notice)]
        if (notice.key, user.email) not in sent and _reads(user, notice)
    ]
    if not letters:
        return 0
    connection = get_connection()
    connection.open()
    try:
        for notice, user in letters:
            _send(connection, notice, user)
    finally:
        connection.close()
    record(actor, "notices.sent", region=region, letters=len(letters))
    return len(letters)


def _send(connection: Any, notice: Notice, user: User) -> None:
    """Noted before it is sent: a letter that is lost is asked for again, one that comes daily is not read."""
    language: Any = user.language
    kept, new = SentNotice.objects.get_or_create(
        key=notice.key, to=user.email,
        defaults={
            "kind": notice.kind, "region": notice.to.region, "subject": notice.subject.say(language)[:300],
        },
    )  # fmt: skip
    if not new:
        return
    lines = [_GREETING.fill(name=user.name or user.email).say(language), "", notice.body.say(language)]
    try:
        EmailMessage(
            notice.subject.say(language).replace("\n", " "), "\n".join(lines), settings.DEFAULT_FROM_EMAIL,
            [user.email], connection=connection,
        ).send()  # fmt: skip
    except OSError:
        kept.delete()
        raise


def _people(notices: list[Notice]) -> dict[str, list[User]]:
    """Who is at the places that notices go to, in one question."""
    found: dict[str, list[User]] = defaultdict(list)
    places = {_place(one) for one in notices}
    chosen = User.objects.filter(is_active=True, office__region__in=places).exclude(
        Q(email="") | Q(role=Role.VIEWER)
    )
    for user in chosen.select_related("office").order_by("pk"):
        found[user.office.region].append(user)
    return found


def _place(notice: Notice) -> str:
    return notice.to.region


def _reads(user: User, notice: Notice) -> bool:
    """Whether a notice is for somebody: the role of its level, and its office where it names one."""
    needed = (
        Role.APPROVER
        if notice.kind == "waits_for_approval" and notice.to.level == "office"
        else _ROLES[notice.to.level]
    )
    in_office = not notice.to.office or (user.office is not None and user.office.name == notice.to.office)
    return rank(user.role) >= rank(needed) and in_office


def today() -> date:
    """The day at the offices."""
    return timezone.localdate()
