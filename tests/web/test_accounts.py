"""Administration: users and offices of one's own region alone, never one's own role, each change recorded."""

import re

import pytest
from django.core import mail

from pantau.web.accounts.models import Invitation, Office, User, invite
from pantau.web.accounts.roles import Role
from pantau.web.audit.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def fajar(budi):
    """The administrator of the office of Cilegon."""
    return User.objects.create(
        email="fajar@contoh.id", name="Fajar", office=budi.office, role=Role.ADMINISTRATOR, password=None
    )


def actions():
    return [entry.action for entry in Entry.objects.order_by("number")]


def test_an_administrator_sees_the_users_of_the_own_region_alone(signed_in, fajar, budi, citra, ani):
    page = signed_in(fajar).get("/pengguna").content.decode()
    assert budi.email in page
    assert citra.email not in page
    assert ani.email not in page
    assert signed_in(fajar).get(f"/pengguna/{citra.pk}").status_code == 404
    assert signed_in(fajar).post(f"/pengguna/{citra.pk}/close").status_code == 404
    assert signed_in(fajar).post(f"/pengguna/{ani.pk}", {"role": "viewer"}).status_code == 404


def test_the_one_of_the_nation_sees_and_finds_all(signed_in, eko, budi, citra):
    page = signed_in(eko).get("/pengguna?q=serang").content.decode()
    assert citra.email in page
    assert budi.email not in page


def test_an_invitation_is_sent_and_its_link_shown_once(signed_in, fajar):
    client = signed_in(fajar)
    given = {"email": "Gita@Contoh.id", "office": fajar.office_id, "role": "officer"}
    assert client.post("/pengguna/undang", given).status_code == 302
    page = client.get("/pengguna").content.decode()
    link = re.search(r'value="(http://testserver/undangan/[^"]+)"', page).group(1)
    assert link in mail.outbox[0].body
    assert mail.outbox[0].to == ["gita@contoh.id"]
    assert "/undangan/" not in re.sub(r'action="[^"]*"', "", client.get("/pengguna").content.decode())
    assert actions() == ["user.invited"]
    assert link.rsplit("/", 1)[-1] not in str(list(Entry.objects.values()))
    secret = {"name": "Gita", "password": "laut biru dalam sekali", "again": "laut biru dalam sekali"}
    assert client.post(link.removeprefix("http://testserver"), secret).status_code == 302
    assert User.objects.get(email="gita@contoh.id").role == Role.OFFICER


def test_a_letter_that_cannot_be_sent_is_said_and_the_link_still_shown(signed_in, fajar, monkeypatch):
    def refused(*_, **__):
        raise ConnectionRefusedError

    monkeypatch.setattr("pantau.web.accounts.changes.send_mail", refused)
    given = {"email": "gita@contoh.id", "office": fajar.office_id, "role": "viewer"}
    page = signed_in(fajar).post("/pengguna/undang", given, follow=True).content.decode()
    assert "Surel tidak terkirim" in page
    assert "http://testserver/undangan/" in page


@pytest.mark.parametrize("what", ["office", "email", "known", "role"])
def test_faults_of_an_invitation_stand_beside_their_field(signed_in, fajar, citra, what):
    given = {"email": "gita@contoh.id", "office": fajar.office_id, "role": "viewer"}
    given |= {
        "office": {"office": citra.office_id},
        "email": {"email": "gita"},
        "role": {"role": "king"},
    }.get(what, {"email": fajar.email})
    page = signed_in(fajar).post("/pengguna/undang", given)
    assert page.status_code == 422
    assert "invalid" in page.content.decode()
    assert not Invitation.objects.exists()


def test_a_second_invitation_ends_the_first_and_one_can_be_withdrawn(signed_in, fajar, client):
    old = invite("gita@contoh.id", fajar.office, Role.VIEWER, fajar)
    given = {"email": "gita@contoh.id", "office": fajar.office_id, "role": "viewer"}
    signed_in(fajar).post("/pengguna/undang", given)
    assert client.get(f"/undangan/{old}").status_code == 404
    one = Invitation.objects.get()
    assert signed_in(fajar).get(f"/pengguna/undangan/{one.pk}/batal").status_code == 405
    assert signed_in(fajar).post(f"/pengguna/undangan/{one.pk}/batal").status_code == 302
    assert not Invitation.objects.exists()


def test_a_role_is_changed_and_recorded(signed_in, fajar, budi):
    given = {"office": budi.office_id, "role": "approver"}
    assert signed_in(fajar).post(f"/pengguna/{budi.pk}", given).status_code == 302
    budi.refresh_from_db()
    assert budi.role == Role.APPROVER
    assert Entry.objects.get(action="user.changed").detail["before"]["role"] == "officer"


def test_nobody_changes_the_own_account(signed_in, fajar):
    client = signed_in(fajar)
    assert (
        client.post(f"/pengguna/{fajar.pk}", {"office": fajar.office_id, "role": "viewer"}).status_code == 403
    )
    assert client.post(f"/pengguna/{fajar.pk}/close").status_code == 403
    assert client.post(f"/pengguna/{fajar.pk}/second-factor").status_code == 403
    assert "akun Anda sendiri" in client.get(f"/pengguna/{fajar.pk}").content.decode()


def test_a_closed_account_is_out_at_once_and_comes_back(signed_in, fajar, budi):
    from django.test import Client

    budis = Client()
    budis.force_login(budi, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert budis.get("/akun-saya").status_code == 200
    admin = signed_in(fajar)
    admin.post(f"/pengguna/{budi.pk}/close")
    assert budis.get("/akun-saya").status_code == 302
    admin.post(f"/pengguna/{budi.pk}/open")
    admin.post(f"/pengguna/{budi.pk}/open")
    assert budis.get("/akun-saya").status_code == 200
    assert actions() == ["user.closed", "user.reopened"]
    assert admin.post(f"/pengguna/{budi.pk}/promote").status_code == 403


def test_offices_are_made_in_the_own_region_alone(signed_in, fajar):
    client = signed_in(fajar)
    assert client.post("/kantor/baru", {"name": "Kelurahan Jombang", "region": "36.72.01"}).status_code == 302
    for region in ("36.73", "36", "ID", "99.99", "x' OR 1=1"):
        assert client.post("/kantor/baru", {"name": "Lain", "region": region}).status_code == 422
    assert client.post("/kantor/baru", {"name": "kelurahan  jombang", "region": "36.72"}).status_code == 422
    assert actions() == ["office.made"]
    page = client.get("/kantor").content.decode()
    assert "Kelurahan Jombang" in page


def test_the_region_of_the_own_office_stays(signed_in, fajar, eko):
    office = fajar.office
    given = {"name": "Disnaker Cilegon", "region": "36.72.01"}
    assert signed_in(fajar).post(f"/kantor/{office.pk}", given).status_code == 422
    assert signed_in(fajar).post(f"/kantor/{office.pk}", given | {"region": "36.72"}).status_code == 302
    assert signed_in(eko).post(f"/kantor/{office.pk}", given).status_code == 302
    assert Office.objects.get(pk=office.pk).region == "36.72.01"


def test_another_regions_office_is_not_there(signed_in, fajar, citra):
    assert signed_in(fajar).get(f"/kantor/{citra.office_id}").status_code == 404


def test_an_invitation_for_an_address_with_an_account_breaks_nothing(client, budi):
    key = invite(budi.email, budi.office, Role.ADMINISTRATOR, None)
    secret = {"name": "X", "password": "laut biru dalam sekali", "again": "laut biru dalam sekali"}
    assert client.post(f"/undangan/{key}", secret).status_code == 302
    budi.refresh_from_db()
    assert budi.role == Role.OFFICER
