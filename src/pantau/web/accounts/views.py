"""One's own account, and the page on which an invitation is taken up."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from pantau.core.regions import full_name
from pantau.core.text import Text
from pantau.web.accounts.models import Invitation, User, invitation_of
from pantau.web.accounts.roles import TITLES, Role
from pantau.web.accounts.sign_in_forms import password_rules
from pantau.web.audit.log import record
from pantau.web.language import said
from pantau.web.layout import sent

_WELCOME = Text("Akun siap; silakan masuk.", "Your account is ready; please sign in.")
_ALREADY = Text("Alamat ini sudah punya akun; silakan masuk.", "This address has an account; please sign in.")
_DIFFERENT = Text("kedua kata sandi berbeda", "the two passwords differ")


class JoinForm(forms.Form):
    """A name and a password, twice."""

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["name"] = forms.CharField(max_length=200, label=said(Text("Nama", "Name")))
        secret = forms.PasswordInput(attrs={"autocomplete": "new-password"})
        self.fields["password"] = forms.CharField(
            widget=secret,
            label=said(Text("Kata sandi", "Password")),
            help_text=password_rules(),
        )
        self.fields["again"] = forms.CharField(
            widget=secret, label=said(Text("Kata sandi, sekali lagi", "Password, once more"))
        )

    def clean(self) -> dict[str, Any]:
        """The rules for passwords, told beside the field."""
        given = super().clean() or {}
        if given.get("password") and given.get("again") and given["password"] != given["again"]:
            self.add_error("again", said(_DIFFERENT))
        elif given.get("password"):
            try:
                validate_password(given["password"])
            except ValidationError as error:
                self.add_error("password", error)
        return given


def account(request: HttpRequest) -> HttpResponse:
    """Who one is to Pantau: office, region, role."""
    user: Any = request.user
    about = {"role": TITLES[Role(user.role)], "place": full_name(user.office.region)}
    return render(request, "accounts/account.html", about)


def no_more(request: HttpRequest) -> HttpResponse:
    """A page of the sign-in library that Pantau does not have."""
    raise Http404


def join(request: HttpRequest, key: str) -> HttpResponse:
    """Take up an invitation."""
    invitation = invitation_of(key)
    if invitation is None:
        raise Http404
    form = JoinForm(*sent(request))
    if request.method == "POST" and form.is_valid() and not _has_account(invitation):
        _admit(invitation, form.cleaned_data)
        messages.success(request, said(_WELCOME))
        return redirect("account_login")
    if request.method == "POST" and _has_account(invitation):
        messages.info(request, said(_ALREADY))
        return redirect("account_login")
    status = 422 if form.is_bound else 200
    return render(request, "accounts/join.html", {"form": form, "invitation": invitation}, status=status)


def _has_account(invitation: Invitation) -> bool:
    return User.objects.filter(email=invitation.email).exists()


def _admit(invitation: Invitation, given: dict[str, Any]) -> None:
    with transaction.atomic():
        if not Invitation.objects.filter(pk=invitation.pk, used__isnull=True).update(used=timezone.now()):
            raise Http404
        user = User.objects.create(
            email=invitation.email,
            name=given["name"],
            office=invitation.office,
            role=invitation.role,
            password=given["password"],
        )
        record(user, "account.joined", user.email)
