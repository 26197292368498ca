"""The pages of an administrator: users, invitations and offices of the regions below their own."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from pantau.core.regions import full_name
from pantau.core.text import Text
from pantau.web.access import visible
from pantau.web.accounts import changes
from pantau.web.accounts.forms import InviteForm, OfficeForm, UserForm
from pantau.web.accounts.models import Invitation, Office, User
from pantau.web.accounts.roles import TITLES, Role
from pantau.web.language import language, said
from pantau.web.layout import sent

_A_PAGE = 50
_SENT = Text("Undangan dikirim ke {email}.", "The invitation was sent to {email}.")
_NOT_SENT = Text(
    "Surel tidak terkirim; berikan tautan di bawah kepada {email}.",
    "The e-mail could not be sent; hand the link below to {email}.",
)
_SAVED = Text("Tersimpan.", "Saved.")


@never_cache
def users(request: HttpRequest) -> HttpResponse:
    """Users of the offices below, with who was invited; ``q`` looks in name, address and office."""
    asked = request.GET.get("q", "").strip()[:100]
    rows = _users(request).order_by("name", "email")
    if asked:
        rows = rows.filter(
            Q(name__icontains=asked) | Q(email__icontains=asked) | Q(office__name__icontains=asked)
        )
    page = Paginator(rows, _A_PAGE).get_page(request.GET.get("page"))
    for row in page:
        row.title = TITLES[Role(row.role)]
    waiting = _invitations(request).filter(used__isnull=True, expires__gt=timezone.now())
    about = {
        "page": page,
        "asked": asked,
        "waiting": [(one, TITLES[Role(one.role)]) for one in waiting.order_by("expires")],
        "query": f"{urlencode({'q': asked})}&" if asked else "",
        "link": request.session.pop("invited", ""),
    }
    return render(request, "accounts/users.html", about)


def invite_user(request: HttpRequest) -> HttpResponse:
    """Invite somebody by a link, which is sent and shown once."""
    form = InviteForm(request.user, *sent(request), initial={"office": request.user.office_id})
    if request.method == "POST" and form.is_valid():
        link, went = changes.invited(request, form.cleaned_data, language())
        request.session["invited"] = link
        told = (_SENT if went else _NOT_SENT).fill(email=form.cleaned_data["email"])
        messages.success(request, said(told))
        return redirect("users")
    return render(request, "accounts/invite.html", {"form": form}, status=422 if form.is_bound else 200)


@require_POST
def withdraw(request: HttpRequest, invitation: int) -> HttpResponse:
    """Withdraw an invitation."""
    rows = _invitations(request).filter(used__isnull=True)
    changes.withdrawn(request.user, get_object_or_404(rows, pk=invitation))
    return _saved(request, "users")


def one_user(request: HttpRequest, user: int) -> HttpResponse:
    """Role and office of a user, and what else can be done about the account."""
    found = get_object_or_404(_users(request), pk=user)
    form = UserForm(request.user, *sent(request), initial={"office": found.office_id, "role": found.role})
    if request.method == "POST" and form.is_valid():
        changes.moved(request.user, found, form.cleaned_data["office"], form.cleaned_data["role"])
        return _saved(request, "user", found.pk)
    about = {
        "form": form,
        "one": found,
        "title": TITLES[Role(found.role)],
        "own": found.pk == request.user.pk,
    }
    return render(request, "accounts/user.html", about, status=422 if form.is_bound else 200)


@require_POST
def act(request: HttpRequest, user: int, what: str) -> HttpResponse:
    """Close or reopen an account, or reset its second factor."""
    found = get_object_or_404(_users(request), pk=user)
    if what in ("close", "open"):
        changes.opened(request.user, found, open_=what == "open")
    elif what == "second-factor":
        changes.second_factor_reset(request.user, found)
    else:
        raise PermissionDenied
    return _saved(request, "user", found.pk)


def offices(request: HttpRequest) -> HttpResponse:
    """Offices of the regions below, each with its place and how many work there."""
    rows = visible(
        Office.objects.annotate(people=Count("users", filter=Q(users__is_active=True))), request.user
    )
    page = Paginator(rows.order_by("region", "name"), _A_PAGE).get_page(request.GET.get("page"))
    for row in page:
        row.place = full_name(row.region)
    return render(request, "accounts/offices.html", {"page": page})


def one_office(request: HttpRequest, office: int = 0) -> HttpResponse:
    """Make an office, or change one."""
    found = get_object_or_404(visible(Office.objects.all(), request.user), pk=office) if office else None
    first = {name: getattr(found, name) for name in ("name", "region", "letterhead")} if found else {}
    form = OfficeForm(request.user, found, *sent(request), initial=first)
    if request.method == "POST" and form.is_valid():
        changes.office_saved(request.user, found, form.cleaned_data)
        return _saved(request, "offices")
    about = {"form": form, "office": found}
    return render(request, "accounts/office.html", about, status=422 if form.is_bound else 200)


def _users(request: HttpRequest) -> Any:
    second = Exists(Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP))
    rows = User.objects.select_related("office").annotate(second=second)
    return visible(rows, request.user, "office__region")


def _invitations(request: HttpRequest) -> Any:
    return visible(Invitation.objects.select_related("office"), request.user, "office__region")


def _saved(request: HttpRequest, name: str, *parts: Any) -> HttpResponse:
    messages.success(request, said(_SAVED))
    return redirect(name, *parts)
