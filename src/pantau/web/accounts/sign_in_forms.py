"""The forms of the sign-in library in our words, without the placeholders that only repeat their labels."""

from __future__ import annotations

from typing import Any, Final

from allauth.account import forms as account
from allauth.mfa.base import forms as second
from allauth.mfa.totp import forms as totp
from django.conf import settings

from pantau.core.text import Text
from pantau.web.language import said

_LABELS: Final = {
    "login": Text("Surel", "E-mail"),
    "email": Text("Surel", "E-mail"),
    "password": Text("Kata sandi", "Password"),
    "oldpassword": Text("Kata sandi sekarang", "Current password"),
    "password1": Text("Kata sandi baru", "New password"),
    "password2": Text("Kata sandi baru, sekali lagi", "New password, once more"),
    "code": Text("Kode", "Code"),
}
_RULES: Final = Text(
    "Paling sedikit {n} karakter; bukan yang umum dipakai, bukan angka saja, tidak mirip nama atau surel Anda.",
    "At least {n} characters; none in common use, not digits alone, not like your name or e-mail.",
)


def password_rules() -> str:
    """What a new password must be, in one sentence."""
    shortest = [one["OPTIONS"]["min_length"] for one in settings.AUTH_PASSWORD_VALIDATORS if "OPTIONS" in one]
    return said(_RULES.fill(n=shortest[0]))


class _OurWords:
    """Labels and rules in the language of the reader."""

    fields: dict[str, Any]

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        for name, field in self.fields.items():
            field.label = said(_LABELS[name])
            field.widget.attrs.pop("placeholder", None)
        if "password1" in self.fields:
            self.fields["password1"].help_text = password_rules()


class LoginForm(_OurWords, account.LoginForm):  # type: ignore[misc]
    """Address and password."""


class ResetPasswordForm(_OurWords, account.ResetPasswordForm):  # type: ignore[misc]
    """The address that a link is sent to."""


class ResetPasswordKeyForm(_OurWords, account.ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password by such a link."""


class ChangePasswordForm(_OurWords, account.ChangePasswordForm):  # type: ignore[misc]
    """A new password beside the present one."""


class SetPasswordForm(_OurWords, account.SetPasswordForm):  # type: ignore[misc]
    """A first password, of who came by the provider."""


class ReauthenticateForm(_OurWords, account.ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before what protects the account is changed."""


class CodeForm(_OurWords, second.AuthenticateForm):  # type: ignore[misc]
    """The second step of signing in."""


class CodeAgainForm(_OurWords, second.ReauthenticateForm):  # type: ignore[misc]
    """The second step once more, before what protects the account is changed."""


class ActivateForm(_OurWords, totp.ActivateTOTPForm):  # type: ignore[misc]
    """The first code of an authenticator app."""

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["code"].widget.attrs["inputmode"] = "numeric"
