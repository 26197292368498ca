"""What does it cost, what is owed: answered by the law package, with the article of every part."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from pantau.core.period import Month
from pantau.errors import PantauError
from pantau.law import Assessment, benefit, contribution
from pantau.web.public.forms import CostForm, OwedForm
from pantau.web.telling import tell


def cost(request: HttpRequest) -> HttpResponse:
    """The contribution of one worker for this month."""
    form = CostForm(request.GET or None)

    def ask(given: dict[str, Any]) -> Assessment:
        return contribution(
            segment=given["segment"],
            programmes=given["programmes"],
            month=Month.of(timezone.localdate()),
            income=given["income"],
            risk=given["risk"] if given["segment"] == "PU" else "",
        )

    return _answered(request, "public/cost.html", form, ask)


def owed(request: HttpRequest) -> HttpResponse:
    """The benefit after one event."""
    form = OwedForm(request.GET or None)

    def ask(given: dict[str, Any]) -> Assessment:
        accident = given["event"] != "death"
        return benefit(
            programme="JKK" if accident else "JKM",
            event="death" if given["event"] == "accident_death" else given["event"],
            segment=given["segment"],
            on=given["on"],
            income=given["income"],
            months_paid=None if accident else given["months_paid"],
            children=[(level, 0) for level in given["children"]],
        )

    return _answered(request, "public/owed.html", form, ask)


def _answered(
    request: HttpRequest, template: str, form: forms.Form, ask: Callable[[dict[str, Any]], Assessment]
) -> HttpResponse:
    found: Assessment | None = None
    if form.is_bound and form.is_valid():
        try:
            found = ask(form.cleaned_data)
        except PantauError as error:
            tell(form, error)
    status = 200 if found or not form.is_bound else 422
    return render(request, template, {"form": form, "found": found}, status=status)
