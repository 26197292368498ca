"""Signing in end to end: the second factor with real codes, recovery, lock-out, expiry, single sign-on."""

import re
import time
from datetime import timedelta
from types import SimpleNamespace

import pytest
from allauth.account.models import EmailAddress
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from pantau.web.accounts.adapter import SocialAdapter
from pantau.web.audit.models import Entry
from tests.web.conftest import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh():
    cache.clear()  # attempts and used codes of other tests


@pytest.fixture
def required(settings):
    settings.PANTAU = settings.PANTAU.__class__(**{**settings.PANTAU.__dict__, "second_factor": True})


def code_of(secret):
    """The six digits that an authenticator app shows now."""
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def enter(client, user, password=PASSWORD):
    return client.post("/akun/login/", {"login": user.email, "password": password})


def set_up(client):
    page = client.get("/akun/2fa/totp/activate/").content.decode()
    secret = re.search(r"<code>([A-Z2-7]+)</code>", page).group(1)
    return secret, client.post("/akun/2fa/totp/activate/", {"code": code_of(secret)})


def actions():
    return [entry.action for entry in Entry.objects.order_by("number")]


@pytest.mark.django_db(transaction=True)  # its owner is told once it is written
def test_where_it_is_required_no_page_opens_before_it_is_set_up(required, client, budi):
    assert enter(client, budi).status_code == 302
    assert client.get("/akun-saya").headers["Location"] == "/akun/2fa/totp/activate/"
    assert client.get("/angka").headers["Location"] == "/akun/2fa/totp/activate/"
    _, answer = set_up(client)
    assert answer.status_code == 302
    assert client.get("/akun-saya").status_code == 200
    assert "account.totp_activated" in actions()
    assert mail.outbox[-1].to == [budi.email]


def test_the_next_time_the_code_is_asked_for_and_a_wrong_one_does_not_do(required, client, budi):
    enter(client, budi)
    secret, _ = set_up(client)
    cache.clear()  # a code works once; the next one would come in half a minute
    again = Client()
    answer = enter(again, budi)
    assert answer.headers["Location"] == "/akun/2fa/authenticate/"
    assert again.get("/akun-saya").status_code == 302
    assert "_auth_user_id" not in again.session
    page = again.post("/akun/2fa/authenticate/", {"code": "000000"})
    assert "Kode tidak benar" in page.content.decode()
    assert again.get("/akun-saya").status_code == 302
    assert again.post("/akun/2fa/authenticate/", {"code": code_of(secret)}).status_code == 302
    assert again.get("/akun-saya").status_code == 200
    assert actions().count("account.signed_in") == 2


def test_a_code_works_once(required, client, budi):
    enter(client, budi)
    secret, _ = set_up(client)
    cache.clear()
    code = code_of(secret)
    for expected in (302, 422):
        again = Client()
        enter(again, budi)
        assert again.post("/akun/2fa/authenticate/", {"code": code}).status_code == expected


def test_a_recovery_code_opens_once(required, client, budi):
    enter(client, budi)
    set_up(client)
    codes = re.findall(r"<code>(\w+)</code>", client.get("/akun/2fa/recovery-codes/").content.decode())
    assert len(codes) == 10
    for expected in (302, 422):
        again = Client()
        enter(again, budi)
        assert again.post("/akun/2fa/authenticate/", {"code": codes[0]}).status_code == expected


def test_the_secret_is_not_readable_in_the_database(client, budi):
    enter(client, budi)
    secret, _ = set_up(client)
    assert secret not in str(Authenticator.objects.values_list("data", flat=True))


def test_turning_it_off_asks_who_one_is_and_the_setting_asks_again(required, client, budi):
    enter(client, budi)
    set_up(client)
    session = client.session
    for method in session["account_authentication_methods"]:
        method["at"] -= 3600
    session.save()
    assert "reauthenticate" in client.get("/akun/2fa/totp/deactivate/").headers["Location"]
    page = client.get("/akun/2fa/reauthenticate/").content.decode()
    assert "Pastikan ini Anda" in page


def test_where_it_was_turned_off_it_is_asked_for_again(required, client, budi):
    enter(client, budi)
    set_up(client)
    assert client.get("/akun-saya").status_code == 200
    assert client.post("/akun/2fa/totp/deactivate/").status_code == 302
    assert client.get("/akun-saya").headers["Location"] == "/akun/2fa/totp/activate/"


def test_an_administrator_resets_it_for_somebody_who_lost_the_phone(required, client, eko, budi, settings):
    enter(client, budi)
    set_up(client)
    admin = Client()
    enter(admin, eko)
    set_up(admin)
    assert admin.post(f"/pengguna/{budi.pk}/second-factor").status_code == 302
    again = Client()
    assert enter(again, budi).headers["Location"] == "/"
    assert again.get("/akun-saya").headers["Location"] == "/akun/2fa/totp/activate/"
    assert client.get("/akun-saya").headers["Location"] == "/akun/2fa/totp/activate/"


def test_five_wrong_passwords_close_the_account_for_a_while(client, budi, citra, settings):
    settings.ACCOUNT_RATE_LIMITS = False
    for _ in range(4):
        assert enter(client, budi, "salah").status_code == 422
    assert enter(client, budi, "salah").status_code == 429
    shut = enter(client, budi)
    assert shut.status_code == 429
    assert "15 menit" in shut.content.decode()
    assert client.get("/akun-saya").status_code == 302
    assert enter(Client(), citra).status_code == 302
    from axes.models import AccessAttempt

    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
    assert enter(client, budi).status_code == 302
    assert client.get("/akun-saya").status_code == 200


def test_many_attempts_on_many_accounts_are_slowed_down(client, db):
    codes = {
        client.post("/akun/login/", {"login": f"x{n}@y.id", "password": "salah"}).status_code
        for n in range(31)
    }
    assert 429 in codes


def test_the_hours_of_a_session_run_from_the_last_page(client, budi, monkeypatch):
    client.force_login(budi, "allauth.account.auth_backends.AuthenticationBackend")
    client.get("/")
    kept = Session.objects.filter(pk=client.session.session_key)
    before = kept.get().expire_date
    client.get("/")
    assert kept.get().expire_date == before  # the same minute
    later = time.time() + 3600
    monkeypatch.setattr(time, "time", lambda: later)
    client.get("/")
    assert kept.get().expire_date > before


def test_a_session_ends(client, budi, settings):
    enter(client, budi)
    key = client.session.session_key
    ends = Session.objects.get(pk=key).expire_date
    assert timedelta(hours=7) < ends - timezone.now() <= timedelta(hours=8)
    Session.objects.filter(pk=key).update(expire_date=timezone.now() - timedelta(seconds=1))
    assert client.get("/akun-saya").status_code == 302
    assert not SessionStore(key).load()


def test_signing_out_ends_the_session(client, budi):
    enter(client, budi)
    key = client.session.session_key
    client.post("/akun/logout/")
    assert not Session.objects.filter(pk=key).exists()
    assert client.get("/akun-saya").status_code == 302


def test_a_new_session_at_signing_in(client, budi):
    client.post("/bahasa", {"language": "en"})
    client.get("/akun/login/")
    before = client.session.session_key
    enter(client, budi)
    assert client.session.session_key != before


def test_a_forgotten_password_is_set_by_a_link_for_one_use(client, budi):
    page = client.post("/akun/password/reset/", {"email": budi.email}, follow=True).content.decode()
    link = re.search(r"http://testserver(/akun/password/reset/key/\S+)", mail.outbox[0].body).group(1)
    form = client.get(link, follow=True)
    address = form.redirect_chain[-1][0]
    assert 'name="password1"' in form.content.decode()
    short = client.post(address, {"password1": "pendek", "password2": "pendek"})
    assert "invalid" in short.content.decode()
    new = "samudra yang luas sekali"
    assert client.post(address, {"password1": new, "password2": new}).status_code == 302
    assert enter(Client(), budi, PASSWORD).status_code == 422
    assert enter(Client(), budi, new).status_code == 302
    assert "tidak berlaku lagi" in Client().get(link, follow=True).content.decode()
    stranger = client.post("/akun/password/reset/", {"email": "siapa@contoh.id"}, follow=True)
    assert re.sub(r"csrf\S+ value=\S+", "", stranger.content.decode()).count("Periksa surel") == page.count(
        "Periksa surel"
    )


def test_a_changed_password_tells_its_owner(client, budi):
    enter(client, budi)
    new = "samudra yang luas sekali"
    given = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert client.post("/akun/password/change/", given).status_code == 302
    assert mail.outbox[-1].to == [budi.email]
    assert "account.password_changed" in actions()


@pytest.mark.parametrize(
    "address",
    ["/akun/login/", "/akun/password/reset/", "/akun/password/reset/done/", "/akun/2fa/", "/akun/password/change/",
     "/akun/2fa/totp/activate/", "/akun/logout/", "/akun/reauthenticate/"],
)  # fmt: skip
def test_the_pages_of_signing_in_speak_both_languages(client, budi, address):
    if not address.startswith(("/akun/login", "/akun/password/reset")):
        enter(client, budi)
    told = {}
    for language in ("id", "en"):
        client.post("/bahasa", {"language": language})
        page = client.get(address)
        told[language] = re.search(r"<h1>(.*?)</h1>", page.content.decode()).group(1)
    assert told["id"] != told["en"]


def test_nobody_changes_the_own_address(client, budi):
    enter(client, budi)
    for address in ("/akun/email/", "/akun/signup/"):
        client.post(
            address, {"email": "lain@contoh.id", "action_add": "1", "password1": "x", "password2": "x"}
        )
    assert not EmailAddress.objects.filter(email="lain@contoh.id").exists()


# -- single sign-on, at the adapter: what the provider answered is faked


def answered(rf, email, *, verified):
    request = rf.get("/akun/oidc/oidc/login/callback/")
    request.session = SessionStore()
    request.user = SimpleNamespace(is_authenticated=False)
    login = SocialLogin(
        account=SocialAccount(provider="oidc", uid="sub-1", extra_data={"email": email}),
        email_addresses=[EmailAddress(email=email, verified=verified, primary=True)],
    )
    with context.request_context(request):
        SocialAdapter(request).pre_social_login(request, login)
    return login


def test_the_provider_lets_in_who_was_invited(rf, budi, monkeypatch):
    monkeypatch.setattr(SocialLogin, "connect", lambda self, request, user: setattr(self, "user", user))
    assert answered(rf, "Budi@Contoh.id", verified=True).user == budi
    assert actions() == ["account.joined_provider"]


@pytest.mark.parametrize(("email", "verified"), [("budi@contoh.id", False), ("siapa@contoh.id", True)])
def test_the_provider_lets_in_nobody_else(rf, budi, email, verified):
    with pytest.raises(ImmediateHttpResponse) as refused:
        answered(rf, email, verified=verified)
    assert refused.value.response.status_code == 403
    assert not SocialAccount.objects.exists()


def test_a_closed_account_does_not_come_in_by_the_provider(rf, budi):
    budi.is_active = False
    budi.save()
    with pytest.raises(ImmediateHttpResponse):
        answered(rf, "budi@contoh.id", verified=True)


def test_the_provider_makes_no_accounts(rf):
    assert not SocialAdapter().is_open_for_signup(rf.get("/"), None)
