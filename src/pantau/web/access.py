"""Who may see what: every page and operation says its role and its region here, and nowhere else.

A page that is not made by `page` or `public` does not exist (a test walks the URLs), so nobody can forget to
guard one. A region that a user may not see is answered like one that does not exist: 404.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path

from pantau.core.regions import NATION, within
from pantau.errors import PantauError
from pantau.web.accounts.roles import Role, rank

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Access:
    """What a page asks of its reader: a role, none for everybody; ``region`` is the part of the URL that names one."""

    role: Role | None
    region: str = ""


def page(route: str, view: View, *, name: str, role: Role, region: str = "") -> URLPattern:
    """A page for people of that role or above, whose region lies in their own."""
    return path(route, _guarded(view, Access(role, region)), name=name)


def public(route: str, view: View, *, name: str) -> URLPattern:
    """A page for everybody; it holds nothing about a person."""
    return path(route, _marked(view, Access(None)), name=name)


def may_see(user: Any, region: str) -> bool:
    """Whether a region lies in that of the user's office."""
    home = region_of(user)
    try:
        return bool(home) and (home == NATION or within(region, home))
    except PantauError:
        return False


def region_of(user: Any) -> str:
    """The region whose data a user works with; empty for somebody without an office."""
    return user.office.region if getattr(user, "office_id", None) else ""


def visible(rows: QuerySet[Any], user: Any, field: str = "region") -> QuerySet[Any]:
    """The rows of the user's region and of those in it: the only way in which pages start a query."""
    home = region_of(user)
    if home == NATION:
        return rows
    if not home:
        return rows.none()
    return rows.filter(Q(**{field: home}) | Q(**{f"{field}__startswith": f"{home}."}))


def _guarded(view: View, access: Access) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        user: Any = request.user
        if not user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not user.office_id or rank(user.role) < rank(access.role or Role.VIEWER):
            raise PermissionDenied
        if access.region and not may_see(user, kwargs[access.region]):
            raise Http404
        return view(request, *args, **kwargs)

    return _marked(guarded, access)


def _marked(view: View, access: Access) -> View:
    view.access = access  # type: ignore[attr-defined]
    return view
