"""The pages that stand so far: calculators for everybody, invitation, language, health."""

import pytest

from pantau.web.accounts.models import User, invite, office_for
from pantau.web.accounts.roles import Role

pytestmark = pytest.mark.django_db


def test_what_it_costs_is_the_law_of_today(client):
    page = client.get("/iuran?segment=BPU&income=1.000.000&programmes=JKK&programmes=JKM&risk=very_low")
    assert page.status_code == 200
    assert "PP 44/2015" in page.content.decode()


def test_what_is_owed_names_each_article(client):
    page = client.get("/manfaat?event=death&segment=BPU&on=2024-07-01&months_paid=5").content.decode()
    assert "Rp42.000.000" in page
    assert "Pasal" in page


def test_a_fault_stands_beside_its_field_and_keeps_what_was_typed(client):
    page = client.get("/iuran?segment=BPU&income=banyak&programmes=JKK&risk=very_low")
    assert page.status_code == 422
    assert 'value="banyak"' in page.content.decode()
    assert "invalid" in page.content.decode()


def test_an_invitation_is_taken_up_once(client, ani):
    key = invite("Fitri@Contoh.id", office_for("Disnaker Kota Serang", "36.73"), Role.OFFICER, ani)
    given = {"name": "Fitri", "password": "laut biru dalam sekali", "again": "laut biru dalam sekali"}
    assert client.post(f"/undangan/{key}", given).status_code == 302
    fitri = User.objects.get(email="fitri@contoh.id")
    assert (fitri.role, fitri.office.region) == (Role.OFFICER, "36.73")
    assert client.get(f"/undangan/{key}").status_code == 404


def test_a_short_password_is_refused_beside_its_field(client, ani):
    key = invite("gita@contoh.id", office_for("Disnaker Kota Serang", "36.73"), Role.VIEWER, ani)
    page = client.post(f"/undangan/{key}", {"name": "Gita", "password": "pendek", "again": "pendek"})
    assert page.status_code == 422
    assert not User.objects.filter(email="gita@contoh.id").exists()


def test_nobody_signs_up_alone(client):
    client.post(
        "/akun/signup/", {"email": "x@y.id", "password1": "laut biru dalam", "password2": "laut biru dalam"}
    )
    assert not User.objects.exists()


def test_the_language_is_kept_and_nobody_is_sent_elsewhere(client):
    answer = client.post("/bahasa", {"language": "en", "next": "/iuran"})
    assert answer.headers["Location"] == "/iuran"
    assert "What does it cost?" in client.get("/iuran").content.decode()
    assert (
        client.post("/bahasa", {"language": "en", "next": "https://else.where/"}).headers["Location"] == "/"
    )


def test_health_says_what_is_wrong(client, budi):
    assert client.get("/healthz").json() == {"ok": True}
