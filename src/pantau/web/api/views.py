"""The page of one's keys, and what the interface is."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from pantau.core.text import Text
from pantau.web.api.models import Token, make_token
from pantau.web.audit.log import record
from pantau.web.language import said
from pantau.web.layout import sent

_SCOPES = {"read": Text("membaca", "to read"), "write": Text("membaca dan mengunggah", "to read and upload")}
_DAYS = (30, 90, 365)


class TokenForm(forms.Form):
    """What a key is for, what it may do, how long."""

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["name"] = forms.CharField(max_length=100, label=said(Text("Untuk apa", "What for")))
        self.fields["scope"] = forms.ChoiceField(
            choices=[(code, said(text)) for code, text in _SCOPES.items()], label=said(Text("Boleh", "May"))
        )
        self.fields["days"] = forms.TypedChoiceField(
            coerce=int,
            choices=[(days, days) for days in _DAYS],
            label=said(Text("Berlaku (hari)", "Holds (days)")),
        )


def tokens(request: HttpRequest) -> HttpResponse:
    """One's keys; a new one is shown once."""
    form, key = TokenForm(*sent(request)), ""
    if request.method == "POST" and form.is_valid():
        key = make_token(request.user, **form.cleaned_data)
        record(request.user, "token.made", form.cleaned_data["name"], scope=form.cleaned_data["scope"])
        form = TokenForm()
    rows = Token.objects.filter(user=request.user)
    status = 422 if form.is_bound else 200
    return render(request, "api/tokens.html", {"form": form, "key": key, "rows": rows}, status=status)


@require_POST
def withdraw(request: HttpRequest, token: int) -> HttpResponse:
    """Withdraw one of one's keys."""
    row = get_object_or_404(Token, pk=token, user=request.user)
    record(request.user, "token.withdrawn", row.name)
    row.delete()
    return redirect("tokens")


def about(request: HttpRequest) -> HttpResponse:
    """What the interface offers and where its description lies."""
    return render(request, "api/about.html")
