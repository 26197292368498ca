"""What the sign-in library is told: nobody signs up; people are invited, and OIDC admits who was invited."""

from __future__ import annotations

import base64
import hashlib
import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import render
from django.utils.functional import lazy

from pantau.core.text import Text
from pantau.web.accounts.models import User
from pantau.web.audit.log import record
from pantau.web.language import said

_said: Any = lazy(said, str)  # told in the language of whoever reads it, not of whoever loads this
_WAIT = _said(
    Text("Terlalu banyak percobaan; tunggu beberapa menit.", "Too many attempts; wait a few minutes.")
)
_WRONG = {
    "email_password_mismatch": _said(
        Text("Surel atau kata sandi tidak benar.", "The e-mail or the password is not right.")
    ),
    "enter_current_password": _said(
        Text("Kata sandi sekarang tidak benar.", "The current password is not right.")
    ),
    "incorrect_password": _said(Text("Kata sandi tidak benar.", "The password is not right.")),
    "too_many_login_attempts": _WAIT,
    "rate_limited": _WAIT,
}
_WRONG_CODE = _said(
    Text(
        "Kode tidak benar. Pastikan jam ponsel tepat, lalu ketik kode yang sedang ditampilkan.",
        "The code is not right. See that the clock of the phone is right, then type the code shown now.",
    )
)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Local accounts."""

    error_messages = DefaultAccountAdapter.error_messages | _WRONG

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account for themselves."""
        return False

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Whoever proved themselves in the last minutes, by signing in too, is not asked again."""
        proved = get_authentication_records(self.request, self.request.user)
        limit = time.time() - settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
        return not any(one["at"] > limit for one in proved)

    def login(self, request: HttpRequest, user: Any) -> None:
        """Every way in ends here, after the second step: it stands in the log."""
        super().login(request, user)
        record(user, "account.signed_in", user.email)

    def send_notification_mail(
        self, template_prefix: str, user: Any, context: Any = None, email: str | None = None
    ) -> None:
        """What changed in how an account is protected: to its owner, and into the log."""
        record(user, f"account.{template_prefix.rsplit('/', 1)[-1]}"[:40], user.email)
        super().send_notification_mail(template_prefix, user, context, email or user.email)


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Second factors: their secrets are encrypted with the secret of the server, so a backup alone opens nothing."""

    error_messages = DefaultMFAAdapter.error_messages | {"incorrect_code": _WRONG_CODE}

    def encrypt(self, text: str) -> str:
        """A secret as the database holds it."""
        return str(_locker().encrypt(text.encode()).decode())

    def decrypt(self, encrypted_text: str) -> str:
        """A secret out of the database."""
        return str(_locker().decrypt(encrypted_text.encode()).decode())


class SocialAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Accounts of the provider that the settings name."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Nobody makes an account for themselves."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Join the sign-in to the user whose address the provider has verified."""
        if sociallogin.is_existing:
            return
        verified = [one.email.lower() for one in sociallogin.email_addresses if one.verified]
        user = User.objects.filter(email__in=verified, is_active=True).first()
        if user is None:
            raise ImmediateHttpResponse(render(request, "403.html", status=403)) from PermissionDenied()
        sociallogin.connect(request, user)
        record(user, "account.joined_provider", user.email)


def _locker() -> Fernet:
    key = hashlib.sha256(b"second factor:" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))


def attempted_as(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """Whose account somebody tries to open, as attempts are counted: one person's five, not those of an office."""
    given = credentials or {}
    name = given.get("email") or given.get("username") or request.POST.get("login") or ""
    return str(name).strip().lower()[:254]
