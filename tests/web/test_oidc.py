"""Signing in by a provider, with the setting an administrator gives: only those who were invited come in."""

import importlib.util
import re
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from pantau.web import settings as web_settings
from pantau.web.audit.models import Entry
from tests.web.oidc_provider import CLIENT, SECRET, Provider

pytestmark = pytest.mark.django_db
LOGIN = "/akun/oidc/oidc/login/"


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    provider = Provider(tmp_path_factory.mktemp("provider"))
    yield provider
    provider.close()


@pytest.fixture
def provider(running, settings, monkeypatch, tmp_path):
    """The provider, named by the environment as for a server; Budi is about to sign in there."""
    given = {"URL": running.address, "CLIENT": CLIENT, "SECRET": SECRET, "NAME": "SSO Kota"}
    for name, text in given.items():
        monkeypatch.setenv(f"PANTAU_OIDC_{name}", text)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(running.certificate))
    monkeypatch.setenv("PANTAU_DEMO", "yes")
    monkeypatch.setenv("PANTAU_HOME", str(tmp_path))
    spec = importlib.util.spec_from_file_location("settings_of_a_server", web_settings.__file__)
    read = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(read)
    settings.SOCIALACCOUNT_PROVIDERS = read.SOCIALACCOUNT_PROVIDERS
    settings.CONTENT_SECURITY_POLICY = read.CONTENT_SECURITY_POLICY
    running.claims = {"sub": "17", "email": "Budi@contoh.id", "email_verified": True, "name": "Budi"}
    return running


def through(client, provider):
    """From the button of the sign-in page to the provider and back; the last answer."""
    sent = client.post(LOGIN)
    assert sent.status_code == 302
    assert sent.url.startswith(f"{provider.address}/authorization?")
    back = requests.get(sent.url, allow_redirects=False, timeout=10).headers["Location"]
    at = urlsplit(back)
    return client.get(f"{at.path}?{at.query}")


def signed_in(client):
    return client.get("/akun-saya").status_code == 200


def test_who_was_invited_comes_in(provider, client, budi):
    page = client.get("/akun/login/")
    assert "SSO Kota" in page.content.decode()
    assert re.search(f'action="{LOGIN}[^"]*"', page.content.decode())
    assert provider.address in page.headers["Content-Security-Policy"]  # the button leads there
    answer = through(client, provider)
    assert (answer.status_code, answer.url) == (302, "/")
    assert "budi@contoh.id" in client.get("/akun-saya").content.decode()
    assert set(Entry.objects.values_list("action", flat=True)) >= {
        "account.joined_provider",
        "account.signed_in",
    }


def test_the_second_time_they_are_known_by_the_provider(provider, client, budi):
    through(client, provider)
    client.post("/akun/logout/")
    provider.claims = {"sub": "17", "email": "baru@contoh.id", "email_verified": True}
    through(client, provider)
    assert "budi@contoh.id" in client.get("/akun-saya").content.decode()


@pytest.mark.parametrize(
    "claims",
    [{"email": "orang@contoh.id"}, {"email_verified": False}, {"email": ""}],
    ids=["nobody invited them", "address not verified", "no address"],
)
def test_nobody_else_does(claims, provider, client, budi):
    provider.claims |= claims
    assert through(client, provider).status_code == 403
    assert not signed_in(client)
    assert not Entry.objects.exists()


def test_a_closed_account_stays_closed(provider, client, budi):
    through(client, provider)
    client.post("/akun/logout/")
    budi.is_active = False
    budi.save()
    through(client, provider)
    assert not signed_in(client)


def test_a_code_of_another_browser_is_worth_nothing(provider, client, budi):
    sent = client.post(LOGIN).url
    back = urlsplit(requests.get(sent, allow_redirects=False, timeout=10).headers["Location"])
    client.cookies.clear()
    client.get(f"{back.path}?{back.query}")
    assert not signed_in(client)
    assert parse_qs(urlsplit(sent).query)["state"]


@pytest.mark.parametrize(
    "claims",
    [{"aud": "another program"}, {"iss": "https://elsewhere.example"}, {"exp": 1_700_000_000}],
    ids=["for another program", "of another provider", "too old"],
)
def test_a_token_that_is_not_for_this_moment_and_place_is_refused(claims, provider, client, budi):
    provider.claims |= claims
    assert through(client, provider).status_code < 500
    assert not signed_in(client)


def test_without_the_setting_there_is_no_such_way(client):
    assert "Masuk dengan" not in client.get("/akun/login/").content.decode()
    assert client.post(LOGIN).status_code == 404
