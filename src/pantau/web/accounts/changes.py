"""What an administrator changes of users and offices: each change with its entry in the log."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.mail import send_mail
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse

from pantau.core.text import Language, Text
from pantau.web.accounts.models import Invitation, Office, User, invite
from pantau.web.audit.log import record

_SUBJECT = Text("Undangan ke Pantau", "Invitation to Pantau")
_LETTER = Text(
    "{by} mengundang Anda ke Pantau untuk {office}.\n\nBuat akun lewat tautan ini dalam tujuh hari, sekali pakai:\n"
    "{link}\n\nAbaikan surel ini bila Anda tidak mengenal pengundangnya.\n",
    "{by} invites you to Pantau for {office}.\n\nMake your account with this link within seven days; it works once:\n"
    "{link}\n\nIgnore this message if you do not know who invites you.\n",
)


def invited(request: HttpRequest, given: dict[str, Any], language: Language) -> tuple[str, bool]:
    """Keep an invitation, send it; gives its link and whether the letter went out. Older ones are withdrawn."""
    admin: Any = request.user
    email, office, role = given["email"], given["office"], given["role"]
    with transaction.atomic():
        Invitation.objects.filter(email=email, used__isnull=True).delete()
        key = invite(email, office, role, admin)
        record(admin, "user.invited", email, region=office.region, role=role, office=office.name)
    link = request.build_absolute_uri(reverse("join", args=[key]))
    letter = _LETTER.fill(by=f"{admin.name} ({admin.office.name})", office=office.name, link=link).say(
        language
    )
    try:
        send_mail(_SUBJECT.say(language), letter, settings.DEFAULT_FROM_EMAIL, [email])
    except OSError:  # smtplib's errors are OSErrors: the link can be handed over another way
        return link, False
    return link, True


def withdrawn(admin: Any, invitation: Invitation) -> None:
    """Make a link useless."""
    with transaction.atomic():
        record(admin, "user.invitation_withdrawn", invitation.email, region=invitation.office.region)
        invitation.delete()


def moved(admin: Any, user: User, office: Office, role: str) -> None:
    """Give a user another role or office."""
    _not_oneself(admin, user)
    if (user.office_id, user.role) == (office.pk, role):
        return
    before = {"role": user.role, "office": user.office.name if user.office else ""}
    with transaction.atomic():
        User.objects.filter(pk=user.pk).update(office=office, role=role)
        after = {"role": role, "office": office.name}
        record(admin, "user.changed", user.email, region=office.region, before=before, after=after)


def opened(admin: Any, user: User, *, open_: bool) -> None:
    """Close an account, which shuts its sessions and keys out at once, or open it again."""
    _not_oneself(admin, user)
    with transaction.atomic():
        if User.objects.filter(pk=user.pk).exclude(is_active=open_).update(is_active=open_):
            record(admin, "user.reopened" if open_ else "user.closed", user.email, region=_region(user))


def second_factor_reset(admin: Any, user: User) -> None:
    """Forget the second factor of somebody who lost it; they set up another one when they sign in."""
    _not_oneself(admin, user)
    with transaction.atomic():
        Authenticator.objects.filter(user=user).delete()
        record(admin, "user.second_factor_reset", user.email, region=_region(user))


def office_saved(admin: Any, office: Office | None, given: dict[str, Any]) -> Office:
    """Make or change an office."""
    before = {"name": office.name, "region": office.region} if office else {}
    kept = office or Office()
    kept.name, kept.region, kept.letterhead = given["name"], given["region"], given["letterhead"]
    with transaction.atomic():
        kept.save()
        after = {"name": kept.name, "region": kept.region}
        action = "office.changed" if office else "office.made"
        record(admin, action, kept.name, region=kept.region, before=before, after=after)
    return kept


def _region(user: User) -> str:
    return user.office.region if user.office else ""


def _not_oneself(admin: Any, user: User) -> None:
    if admin.pk == user.pk:
        raise PermissionDenied
