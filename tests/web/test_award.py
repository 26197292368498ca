"""Awards in the browser and for programs: bring, read, change weights, publish, look for signs."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from pantau.web.api.models import make_token
from pantau.web.audit.models import Entry
from pantau.web.award.files import NAMES
from pantau.web.award.models import Award
from pantau.web.jobs import worker
from pantau.web.jobs.models import Job, State

pytestmark = pytest.mark.django_db(transaction=True)

SCHEME = """
id = "uji"
title = { id = "Penghargaan uji", en = "Test award" }
version = "1"
valid_from = 2025-01-01
source = "karangan"
status = "example"
period = "2025"
[[criteria]]
code = "coverage"
title = { id = "Cakupan", en = "Coverage" }
weight = 60
measure = "coverage_rate"
[[criteria]]
code = "talk"
title = { id = "Wawancara", en = "Interview" }
weight = 40
kind = "jury"
low = 0
high = 100
"""
PLACES = (("36.72", "52.1"), ("36.73", "52.13"), ("36.71", "30"))
FIGURES = "region,measure,period,value,source\n" + "".join(
    f"{region},coverage_rate,2025-12,{value},s1\n" for region, value in PLACES
)
FILES = {
    "award.toml": SCHEME,
    "case.toml": 'region = "36"\nperiod = "2025"\n',
    "figures.csv": FIGURES,
    "sources.csv": "source,title\ns1,Karangan\n",
    "jurors.csv": "juror,name,region\na,Ani,36.72\nb,Budi,ID\n",
    "jury.csv": "juror,region,criterion,score\n"
    + "".join(f"{who},{region},talk,70\n" for who in "ab" for region in ("36.71", "36.72", "36.73")),
}


def uploads(**changed):
    told = FILES | {name.replace("_", "."): text for name, text in changed.items()}
    return {"files": [SimpleUploadedFile(name, text.encode()) for name, text in told.items() if text]}


@pytest.fixture
def judged(ani, signed_in):
    """An award that Ani of the centre brought and the worker judged."""
    assert signed_in(ani).post("/penghargaan/baru", uploads()).status_code == 302
    worker.run(once=True)
    return Award.objects.get()


def test_the_page_tells_who_cannot_be_told_apart(judged, client):
    assert judged.job.state == State.DONE, judged.job.error
    page = client.get(f"/penghargaan/{judged.pk}").content.decode()
    assert "Tidak dapat dibedakan: Kota Serang, Kota Cilegon" in page
    assert "1–2" in page
    assert "Bobot ini contoh" in page
    assert "Ani berasal dari Kota Cilegon" in page


def test_both_languages_are_complete(judged, client):
    client.cookies["django_language"] = "en"
    page = client.get(f"/penghargaan/{judged.pk}").content.decode()
    assert "Not distinguishable: Kota Serang, Kota Cilegon" in page
    assert "Tidak dapat" not in page
    sheet = client.get(f"/penghargaan/{judged.pk}/wilayah/36.72").content.decode()
    assert "Needed to rise" in sheet
    assert "Perlu" not in sheet


def test_a_sheet_names_figures_and_sources(judged, client):
    sheet = client.get(f"/penghargaan/{judged.pk}/wilayah/36.72").content.decode()
    assert "52,1 %" in sheet
    assert ">s1<" in sheet
    assert "b: 70" in sheet
    assert client.get(f"/penghargaan/{judged.pk}/wilayah/32.73").status_code == 404


@pytest.mark.parametrize("name", ["ranks-0", "why-36.72"])
def test_drawings_are_pictures(judged, client, name):
    answer = client.get(f"/penghargaan/{judged.pk}/gambar/{name}.svg")
    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert b"<svg" in answer.content
    assert client.get(f"/penghargaan/{judged.pk}/gambar/why-1.svg").status_code == 404


def test_the_workbook_holds_what_was_assumed_and_is_recorded(judged, client):
    answer = client.get(f"/penghargaan/{judged.pk}/award.xlsx")
    book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    answer.close()
    assert book.sheetnames == ["Peringkat", "Lembar wilayah", "Bukti", "Kepastian", "Juri", "Pengandaian"]
    assert Entry.objects.filter(action="award.exported").count() == 1


def test_changed_weights_are_a_new_version_and_the_old_one_stays(judged, client):
    address = f"/penghargaan/{judged.pk}/bobot"
    given = {
        "weight_coverage": "80",
        "weight_talk": "30",
        "version": "1",
        "source": "rapat",
        "status": "draft",
    }
    given |= {"valid_from": "2026-01-01", "gate_coverage": "40"}
    wrong = client.post(address, given)
    assert wrong.status_code == 422
    assert "beri nama lain" in wrong.content.decode()
    wrong = client.post(address, given | {"version": "2"})
    assert wrong.status_code == 422
    assert "berjumlah 110" in wrong.content.decode()
    assert client.post(address, given | {"version": "2", "weight_coverage": "70"}).status_code == 302
    worker.run(once=True)
    after = Award.objects.get(before=judged)
    assert after.version == "2"
    page = client.get(f"/penghargaan/{after.pk}").content.decode()
    assert "paling sedikit 40" in page  # 36.71 is below the gate
    assert "versi sebelumnya" in page
    assert client.get(f"/penghargaan/{judged.pk}").status_code == 200


def test_who_brought_it_does_not_publish_it(judged, ani, eko, citra, signed_in, client):
    assert signed_in(citra).get(f"/penghargaan/{judged.pk}").status_code == 404
    signed_in(ani).post(f"/penghargaan/{judged.pk}/umumkan")
    judged.refresh_from_db()
    assert judged.published_at is None
    assert signed_in(eko).post(f"/penghargaan/{judged.pk}/umumkan").status_code == 302
    page = signed_in(citra).get(f"/penghargaan/{judged.pk}")
    assert page.status_code == 200
    assert f"/penghargaan/{judged.pk}/wilayah/36.73" in page.content.decode()
    assert f"/penghargaan/{judged.pk}/wilayah/36.72" not in page.content.decode()
    assert client.get(f"/penghargaan/{judged.pk}/gambar/why-36.72.svg").status_code == 404
    assert Entry.objects.filter(action="award.published").count() == 1


def test_strange_files_are_refused_by_name(ani, signed_in):
    given = {"files": [SimpleUploadedFile("awrd.toml", b"x"), SimpleUploadedFile("foto.png", b"x")]}
    answer = signed_in(ani).post("/penghargaan/baru", given)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "awrd.toml" in text
    assert "foto.png" in text
    assert not Award.objects.exists()


def test_faults_of_a_scheme_are_all_told(ani, signed_in, client):
    broken = SCHEME.replace("weight = 60", "weight = -60").replace(
        'measure = "coverage_rate"', 'measure = "coverge_rate"'
    )
    signed_in(ani).post("/penghargaan/baru", uploads(award_toml=broken))
    worker.run(once=True)
    page = client.get(f"/penghargaan/{Award.objects.get().pk}").content.decode()
    assert "coverage_rate" in page
    assert "award.toml" in page


def test_the_example_is_loaded_and_judged(ani, signed_in, client):
    signed_in(ani).post("/penghargaan/contoh")
    worker.run(once=True)
    award = Award.objects.get()
    assert award.job.state == State.DONE, award.job.error
    page = client.get(f"/penghargaan/{award.pk}").content.decode()
    assert "Penghargaan contoh 2025" in page
    assert page.count("<tr>") > 70


def test_signs_need_a_month_and_a_ledger(budi, signed_in, client):
    assert signed_in(budi).post("/penghargaan/tanda", {"month": "Desember"}).status_code == 422
    assert client.post("/penghargaan/tanda", {"month": "2024-12"}).status_code == 302
    worker.run(once=True)
    job = Job.objects.get(kind="award_signs")
    page = client.get("/penghargaan/tanda").content.decode()
    assert (job.state == State.DONE) == ("perbandingan" in page)


def test_programs_read_ranks_and_sheets(judged, ani, citra, client):
    def asked(user, address):
        key = make_token(user, "uji", "read", 1)
        return client.get(f"/api/v1/awards{address}", headers={"Authorization": f"Bearer {key}"})

    assert [one["id"] for one in asked(ani, "").json()["items"]] == [str(judged.pk)]
    told = asked(ani, f"/{judged.pk}?language=en").json()
    assert told["contests"][0]["top"] == ["36.73", "36.72"]
    assert len(told["firmness"][0]["above_chances"]) == 3
    assert "sheets" not in told
    assert asked(ani, f"/{judged.pk}/regions/36.72").json()["criteria"][0]["figures"][0]["source"] == "s1"
    assert asked(citra, f"/{judged.pk}").status_code == 404


def test_all_names_of_files_are_known():
    assert set(FILES) <= set(NAMES)
