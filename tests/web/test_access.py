"""No one gets in: every address says whom it is for, and nobody else sees it."""

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.regex_helper import normalize

from pantau.web.access import Access, may_see, visible
from pantau.web.accounts.models import Office
from pantau.web.accounts.roles import Role, rank

FILLED = {"region": "36.72", "key": "no-such-key"}


def addresses(resolver=None, prefix=""):
    """Every address of our own, with a filled-in example and its access."""
    for entry in (resolver or get_resolver()).url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            if not route.startswith(
                ("akun/", "api/")
            ):  # the sign-in library guards its own; the API its operations
                yield from addresses(entry, route)
        elif isinstance(entry, URLPattern):
            yield route, entry


def example(entry):
    """An address of the pattern, with values that exist nowhere but for the region."""
    shape, names = normalize(entry.pattern.regex.pattern)[0]
    values = {name: FILLED.get(name, _of(entry, name)) for name in names}
    return "/" + shape % values


def _of(entry, name):
    converter = entry.pattern.converters.get(name)
    kind = type(converter).__name__
    return {"IntConverter": "1", "UUIDConverter": "00000000-0000-4000-8000-000000000000"}.get(kind, "x")


ALL = dict(addresses())


@pytest.mark.parametrize("route", ALL)
def test_every_address_says_whom_it_is_for(route):
    assert isinstance(getattr(ALL[route].callback, "access", None), Access), (
        f"{route} is not made by page or public"
    )


@pytest.mark.django_db
@pytest.mark.parametrize("route", [route for route, entry in ALL.items() if entry.callback.access.role])
@pytest.mark.parametrize("method", ["get", "post"])
def test_strangers_are_sent_to_sign_in(route, method):
    answer = getattr(Client(), method)(example(ALL[route]))
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/akun/login/")


@pytest.mark.parametrize("route", [route for route, entry in ALL.items() if entry.callback.access.region])
@pytest.mark.parametrize("method", ["get", "post"])
def test_another_region_is_not_there(route, method, citra, client):
    citra.role = Role.ADMINISTRATOR
    citra.save()
    client.force_login(citra, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert getattr(client, method)(example(ALL[route])).status_code == 404


@pytest.mark.parametrize(
    "route", [r for r, e in ALL.items() if e.callback.access.role and rank(e.callback.access.role) > 0]
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_lower_role_is_refused(route, method, budi, client):
    budi.role = list(Role)[rank(ALL[route].callback.access.role) - 1]
    budi.save()
    client.force_login(budi, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert getattr(client, method)(example(ALL[route])).status_code == 403


def test_a_user_without_an_office_sees_nothing(budi, signed_in):
    budi.office = None
    budi.save()
    assert signed_in(budi).get("/").status_code == 403
    assert not may_see(budi, "36.72")
    assert not visible(Office.objects.all(), budi).exists()


def test_a_region_holds_itself_and_what_lies_in_it(ani, budi):
    assert may_see(budi, "36.72.01.1001")
    assert not may_see(budi, "36.7")
    assert not may_see(budi, "36")
    assert not may_see(budi, "36.720")
    assert may_see(ani, "36.72")
    assert not may_see(budi, "x' OR 1=1")
    names = set(visible(Office.objects.all(), budi).values_list("region", flat=True))
    assert names == {"36.72"}


def test_the_browser_is_told_what_it_may_load(client):
    policy = client.get("/iuran").headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
