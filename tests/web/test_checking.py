"""Checking figures in the browser: bring, read, decide, download."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from pantau.web.audit.models import Entry
from pantau.web.checking.files import reviewed
from pantau.web.checking.models import Check
from pantau.web.jobs import worker
from pantau.web.jobs.models import State

pytestmark = pytest.mark.django_db(transaction=True)

PASTED = (
    "region\tmeasure\tcategory\tperiod\tvalue\ttotal_of\n"
    "36.72\tcovered_workers\t\t2024\t17000\tcategory\n"
    "36.72\tcovered_workers\trt_rw\t2024\t10000\t\n"
    "36.72\tcovered_workers\tkader\t2024\t9185\t\n"
)
GIVEN = {"figures": PASTED, "title": "Cilegon 2024", "region": "36.72", "period": "2024"}


@pytest.fixture
def checked(budi, signed_in):
    """A case of Cilegon that Budi pasted and the worker reviewed."""
    answer = signed_in(budi).post("/angka/baru", GIVEN)
    assert answer.status_code == 302
    worker.run(once=True)
    return Check.objects.get()


def test_pasted_figures_are_reviewed(checked, client):
    assert checked.job.state == State.DONE
    page = client.get(f"/angka/{checked.pk}").content.decode()
    assert "19.185" in page
    assert "17.000" in page


def test_a_finding_is_decided_and_the_decision_stays(checked, client):
    finding = _first_finding(checked)
    address = f"/angka/{checked.pk}/temuan/{finding}"
    assert client.get(address).status_code == 200
    unsaid = client.post(address, {"choice": "disputed", "note": " "})
    assert unsaid.status_code == 422
    assert client.post(address, {"choice": "explained", "note": "dua kelompok beririsan"}).status_code == 302
    assert "dua kelompok beririsan" in client.get(f"/angka/{checked.pk}").content.decode()
    assert Entry.objects.filter(action="finding.explained", region="36.72").count() == 1


def test_reports_are_downloaded_never_shown(checked, client):
    answer = client.get(f"/angka/{checked.pk}/laporan/report.html")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    answer.close()
    assert client.get(f"/angka/{checked.pk}/laporan/review.id.json").status_code == 404
    assert client.get(f"/angka/{checked.pk}/laporan/..%2Fcase.toml").status_code == 404


def test_somebody_elsewhere_does_not_see_it(checked, citra, signed_in):
    assert signed_in(citra).get(f"/angka/{checked.pk}").status_code == 404
    assert "Cilegon 2024" not in signed_in(citra).get("/angka").content.decode()


def test_a_region_of_others_is_refused_beside_its_field(budi, signed_in):
    page = signed_in(budi).post("/angka/baru", {**GIVEN, "region": "36.73"})
    assert page.status_code == 422
    assert "di luar wilayah kantor Anda" in page.content.decode()


@pytest.mark.parametrize("name", ["figures.xlsm", "figures.exe", "figures"])
def test_other_kinds_of_files_are_refused(name, budi, signed_in):
    page = signed_in(budi).post("/angka/baru", {"file": SimpleUploadedFile(name, b"x")})
    assert page.status_code == 422
    assert not Check.objects.exists()


def test_a_broken_workbook_is_told_by_the_job(budi, signed_in):
    signed_in(budi).post("/angka/baru", {"file": SimpleUploadedFile("kasus.xlsx", b"no workbook")})
    worker.run(once=True)
    case = Check.objects.get()
    assert case.job.state == State.FAILED
    assert "1.xlsx" in signed_in(budi).get(f"/angka/{case.pk}").content.decode()


def test_both_or_neither_is_a_mistake(budi, signed_in):
    assert signed_in(budi).post("/angka/baru", {}).status_code == 422


def test_uploads_are_closed_to_others(checked):
    assert Path(checked.folder).stat().st_mode & 0o077 == 0


def _first_finding(case):
    return reviewed(Path(case.folder))["id"]["findings"][0]["id"]
