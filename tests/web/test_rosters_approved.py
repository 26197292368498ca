"""Maker and checker: who brings a roster does not approve it; what is approved stays as it was seen."""

import io

import pytest
from python_calamine import CalamineWorkbook

from pantau.web.accounts.roles import Role
from pantau.web.audit.models import Entry
from pantau.web.jobs import worker
from pantau.web.rosters.models import Roster, Standing
from tests.web.roster_lists import GIVEN, WHY, listed

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def brought(budi, signed_in):
    """A roster that Budi brought and the worker checked."""
    assert signed_in(budi).post("/daftar/baru", {**GIVEN, "list": listed()}).status_code == 302
    worker.run(once=True)
    return Roster.objects.get()


def ruled(client, roster, choice, note=""):
    """What comes of a ruling on the result that is there now."""
    seen = Roster.objects.get(pk=roster.pk).job_id
    return client.post(f"/daftar/{roster.pk}/keputusan", {"seen": str(seen), "choice": choice, "note": note})


def test_somebody_else_approves_and_only_then_the_enrolment_is_there(brought, budi, dewi, signed_in):
    address = f"/daftar/{brought.pk}/unduh/enrolment.xlsx"
    early = signed_in(budi).get(address)
    assert early.status_code == 403
    assert "setelah daftar ini disetujui" in early.content.decode()
    client = signed_in(dewi)
    assert client.get(f"/daftar/{brought.pk}/keputusan").status_code == 200
    assert ruled(client, brought, "approved").status_code == 302
    assert len(Entry.objects.get(action="roster.approved").detail["seal"]) == 64
    client = signed_in(budi)
    assert client.get(address).status_code == 200  # asks what for
    assert client.post(address, {"reason": ""}).status_code == 422
    answer = client.post(address, WHY)
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    answer.close()
    assert Entry.objects.get(action="roster.exported", region="36.72").detail == WHY


def test_who_uploads_does_not_approve(brought, budi, signed_in):
    budi.role = Role.COORDINATOR
    budi.save()
    answer = ruled(signed_in(budi), brought, "approved")
    assert answer.status_code == 403
    assert "Anda sendiri yang mengunggah" in answer.content.decode()
    assert Roster.objects.get().standing == Standing.OPEN


def test_an_officer_does_not_rule(brought, budi, signed_in):
    assert ruled(signed_in(budi), brought, "approved").status_code == 403


def test_an_approval_is_withdrawn_with_a_reason_and_all_of_it_is_kept(brought, dewi, signed_in):
    client = signed_in(dewi)
    ruled(client, brought, "approved")
    assert ruled(client, brought, "withdrawn").status_code == 422
    assert ruled(client, brought, "withdrawn", "salah kelompok").status_code == 302
    assert client.get(f"/daftar/{brought.pk}/unduh/enrolment.xlsx").status_code == 403
    assert ruled(client, brought, "rejected").status_code == 422
    assert ruled(client, brought, "rejected", "lengkapi NIK").status_code == 302
    assert Roster.objects.get().standing == Standing.REJECTED
    assert [one.choice for one in brought.rulings.all()] == ["approved", "withdrawn", "rejected"]
    assert "lengkapi NIK" in client.get(f"/daftar/{brought.pk}").content.decode()


def test_what_is_approved_does_not_change_under_the_approval(brought, dewi, signed_in):
    client = signed_in(dewi)
    ruled(client, brought, "approved")
    for way in ("periksa", "kolom", "kolom/otomatis"):
        assert client.post(f"/daftar/{brought.pk}/{way}", {"c0": "nik"}).status_code == 403
    assert ruled(client, brought, "approved").status_code == 422


def test_only_what_was_looked_at_is_approved(brought, budi, dewi, signed_in):
    old = brought.job_id
    signed_in(budi).post(f"/daftar/{brought.pk}/periksa")
    client = signed_in(dewi)
    assert client.get(f"/daftar/{brought.pk}/keputusan").status_code == 404  # it is being checked
    worker.run(once=True)
    stale = client.post(f"/daftar/{brought.pk}/keputusan", {"seen": str(old), "choice": "approved"})
    assert stale.status_code == 422
    assert "diperiksa lagi" in stale.content.decode()


def test_what_is_taken_along_says_who_took_it_and_why(brought, dewi, signed_in):
    client = signed_in(dewi)
    answer = client.post(f"/daftar/{brought.pk}/unduh/roster.xlsx", WHY)
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(answer.streaming_content)))
    assert book.sheet_names[0] == "Ringkasan"
    told = dict(row[:2] for row in book.get_sheet_by_name("Pengambilan").to_python())
    assert told["Alasan"] == WHY["reason"]
    assert "dewi@contoh.id" in told["Diambil oleh"]
    answer.close()
    answer = client.post(f"/daftar/{brought.pk}/unduh/rows.csv", {"reason": "<b>=1+1 & lain"})
    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert lines[0].startswith("# ")
    assert any("<b>=1+1 & lain" in line for line in lines[:8])
    assert lines[6].startswith("file,sheet,row")
    answer.close()


def test_other_files_are_taken_along_and_no_others_exist(brought, dewi, signed_in):
    client = signed_in(dewi)
    for way in ("unduh/roster.xlsx", "unduh/rows.csv"):
        answer = client.post(f"/daftar/{brought.pk}/{way}", WHY)
        assert answer.headers["Content-Disposition"].startswith("attachment")
        answer.close()
    for way in ("unduh/rows.parquet", "unduh/..%2F1.csv", "unduh/people.parquet", "unduh/kantor/9"):
        assert client.post(f"/daftar/{brought.pk}/{way}", WHY).status_code == 404
    assert Entry.objects.filter(action="roster.exported").count() == 2
