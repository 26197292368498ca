"""Rosters in the browser: brought, checked by the worker, read row by row, unmasked for a reason, taken along."""

import json
import re
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from pantau.web.api.models import make_token
from pantau.web.audit.models import Entry
from pantau.web.jobs import worker
from pantau.web.jobs.models import Job, State
from pantau.web.rosters.models import RememberedColumn, Roster
from tests.web.roster_lists import DOUBTS, GIVEN, HEADS, WHY, listed, workbooks

pytestmark = pytest.mark.django_db(transaction=True)
NUMBER = re.compile(r"(?<!\d)\d(?:[\s\xa0.'’-]{0,2}\d){15}(?!\d)")  # in groups too
TABS = ("accepted", "corrected", "review", "duplicate", "rejected")


def bring(client, *files, **more):
    """Upload lists and let the worker check them."""
    answer = client.post("/daftar/baru", {**GIVEN, "list": list(files), **more})
    assert answer.status_code == 302, answer.content.decode()
    worker.run(once=True)
    return Roster.objects.select_related("job").first()


def test_workbooks_of_several_offices_become_a_funnel_and_rows_with_reasons(budi, signed_in):
    client = signed_in(budi)
    roster = bring(client, *workbooks())
    assert roster.job.state == State.DONE
    page = client.get(f"/daftar/{roster.pk}").content.decode()
    found = roster.result["id"]
    assert found["rows"]["in"] == sum(found["decisions"].values()) > 50
    assert [step["step"] for step in found["funnel"]] == ["listed", "valid", "unique", "new", "enrollable"]
    assert "dapat didaftarkan" in page
    assert "bkpsdm.xlsx" in page
    assert not NUMBER.search(page)
    for tab in TABS:
        rows = client.get(f"/daftar/{roster.pk}/baris/{tab}").content.decode()
        assert not NUMBER.search(rows)
        assert rows.count("/nomor/") == min(found["decisions"][tab], 50)
    workbook = client.post(f"/daftar/{roster.pk}/unduh/kantor/0", WHY)
    assert workbook.headers["Content-Disposition"].startswith("attachment")
    workbook.close()
    assert Entry.objects.filter(action="roster.exported", thing__contains="offices/").count() == 1


def test_rows_are_filtered_by_their_reason(budi, signed_in):
    client = signed_in(budi)
    roster = bring(client, listed())
    address = f"/daftar/{roster.pk}/baris/review"
    assert client.get(address).content.decode().count("/nomor/") == 4
    page = client.get(address, {"reason": "nik_missing"}).content.decode()
    assert page.count("/nomor/") == 1
    assert "BUDI HARTON<" in page
    assert client.get(address, {"reason": "no' or 1=1"}).status_code == 200
    assert client.get(f"/daftar/{roster.pk}/baris/all").status_code == 404


def test_a_number_is_seen_for_a_reason_that_the_log_keeps(budi, signed_in):
    client = signed_in(budi)
    roster = bring(client, listed())
    address = f"/daftar/{roster.pk}/nomor/0"
    assert not NUMBER.search(client.get(address).content.decode())
    unsaid = client.post(address, {"reason": " "})
    assert unsaid.status_code == 422
    assert not NUMBER.search(unsaid.content.decode())
    seen = client.post(address, {"reason": "mencocokkan dengan KTP"})
    assert DOUBTS[0][0] in seen.content.decode()
    assert seen.headers["Cache-Control"] == "no-store"
    entry = Entry.objects.get(action="person.unmasked")
    assert entry.detail["reason"] == "mencocokkan dengan KTP"
    assert DOUBTS[0][0] not in json.dumps(entry.detail)
    assert client.get(f"/daftar/{roster.pk}/nomor/999").status_code == 404


def test_a_reader_sees_no_numbers_and_takes_nothing_along(budi, citra, signed_in):
    roster = bring(signed_in(budi), listed())
    citra.office = budi.office
    citra.save()
    client = signed_in(citra)
    assert client.get(f"/daftar/{roster.pk}/baris/accepted").status_code == 200
    for rest in ("nomor/0", "unduh/roster.xlsx", "unduh/kantor/0", "pasangan", "kolom"):
        assert client.get(f"/daftar/{roster.pk}/{rest}").status_code == 403


def test_another_region_does_not_see_it(budi, citra, signed_in):
    roster = bring(signed_in(budi), listed())
    citra.role = "approver"
    citra.save()
    client = signed_in(citra)
    ways = (
        "",
        "/baris/accepted",
        "/nomor/0",
        "/unduh/roster.xlsx",
        "/unduh/kantor/0",
        "/pasangan",
        "/kolom",
        "/keputusan",
    )
    for way in ways:
        assert client.get(f"/daftar/{roster.pk}{way}").status_code == 404
    assert roster.title not in client.get("/daftar").content.decode()
    key = make_token(citra, "t", "read", 1)
    asked = {"HTTP_AUTHORIZATION": f"Bearer {key}"}
    assert client.get(f"/api/v1/rosters/{roster.pk}", **asked).status_code == 404
    assert client.get("/api/v1/rosters", **asked).json()["count"] == 0


def test_programs_read_counts_and_no_people(budi, signed_in, client):
    roster = bring(signed_in(budi), listed())
    asked = {"HTTP_AUTHORIZATION": f"Bearer {make_token(budi, 't', 'read', 1)}"}
    assert client.get("/api/v1/rosters", **asked).json()["items"][0]["id"] == str(roster.pk)
    answer = client.get(f"/api/v1/rosters/{roster.pk}?language=en", **asked)
    assert answer.json()["funnel"][0]["rows"] == len(DOUBTS)
    assert answer.json()["reasons"]["nik_missing"] == 1
    assert not NUMBER.search(answer.content.decode())
    assert "BUDI" not in answer.content.decode()


def test_a_job_done_twice_comes_to_the_same(budi, signed_in):
    roster = bring(signed_in(budi), listed())
    rows = Path(roster.folder) / "result" / "rows.parquet"
    before, told = pq.read_table(rows).to_pylist(), roster.result
    Job.objects.filter(pk=roster.job_id).update(state=State.QUEUED)
    worker.run(once=True)
    roster.refresh_from_db()
    assert roster.result == told
    assert pq.read_table(rows).to_pylist() == before


def test_the_same_file_of_two_users_is_told_to_both(ani, budi, signed_in):
    first = bring(signed_in(budi), listed())
    second = bring(signed_in(ani), listed())
    assert first.pk != second.pk
    assert f"/daftar/{first.pk}" in signed_in(ani).get(f"/daftar/{second.pk}").content.decode()
    people = [
        pq.read_table(Path(one.folder) / "result" / "people.parquet")["person"] for one in (first, second)
    ]
    assert people[0].equals(people[1])


def test_two_lists_of_one_name_stay_apart(budi, signed_in):
    roster = bring(signed_in(budi), listed(DOUBTS[:2]), listed(DOUBTS[2:]))
    assert [file.name for file in roster.files.all()] == ["daftar rt.csv", "daftar rt (2).csv"]
    assert roster.result["id"]["rows"]["in"] == len(DOUBTS)


def test_people_covered_already_are_not_new(budi, signed_in):
    covered = listed([("26000000001", *DOUBTS[4][:3])], ("KPJ", *HEADS[:3]), "peserta.csv")
    roster = bring(signed_in(budi), listed(), against=[covered])
    assert roster.result["id"]["decisions"]["duplicate"] == 1
    assert [step["rows"] for step in roster.result["id"]["funnel"]] == [5, 5, 5, 4, 0]


def test_what_an_office_says_of_a_heading_is_remembered(budi, signed_in):
    heads = ("NIK", "Warga A", "Warga B", "Tanggal Lahir")
    rows = [(row[0], f"{row[1]} BIN SALIM", row[1], row[2]) for row in DOUBTS]
    client = signed_in(budi)
    roster = bring(client, listed(rows, heads))
    page = client.get(f"/daftar/{roster.pk}/kolom")
    assert not NUMBER.search(page.content.decode())
    form = page.context["form"]
    given = {f"c{place}": column.field for place, column in enumerate(form.columns)}
    given |= {"c1": "", "c2": "name"}
    answer = client.post(f"/daftar/{roster.pk}/kolom", given)
    assert answer.status_code == 302
    worker.run(once=True)
    assert RememberedColumn.objects.get(field="name").heading == "warga b"
    again = bring(client, listed(rows[:3], heads))
    assert again.columns == {"daftar rt.csv": {"name": "Warga B"}}
    kept = pq.read_table(Path(again.folder) / "result" / "rows.parquet")
    assert kept["name_read"].to_pylist()[0] == "BUDI HARTONO"
    assert client.post(f"/daftar/{again.pk}/kolom/otomatis").status_code == 302
    assert not RememberedColumn.objects.exists()


def test_a_list_that_is_not_told_as_one_is_read_once_its_columns_are_named(budi, signed_in):
    client = signed_in(budi)
    rows = [
        ("x1", "BUDI HARTONO", "melaut"),
        ("x2", "CITRA LESTARI", "melaut"),
        ("x3", "DEDI KURNIAWAN", "dagang"),
    ]
    roster = bring(client, listed(rows, ("Kode", "Orangnya", "Kegiatan"), "catatan.csv"))
    assert roster.job.state == State.FAILED
    assert "--columns" not in client.get(f"/daftar/{roster.pk}").content.decode()
    form = client.get(f"/daftar/{roster.pk}/kolom").context["form"]
    assert [column.example for column in form.columns] == ["Kode", "Orangnya", "Kegiatan"]
    assert client.post(f"/daftar/{roster.pk}/kolom", {"c1": "name", "c2": "occupation"}).status_code == 302
    worker.run(once=True)
    roster = Roster.objects.get()
    assert roster.job.state == State.DONE
    assert roster.result["id"]["rows"]["in"] == 4  # that the first is a heading nobody can know


def test_columns_that_are_left_as_they_are_change_nothing(budi, signed_in):
    client = signed_in(budi)
    roster = bring(client, *workbooks())
    form = client.get(f"/daftar/{roster.pk}/kolom").context["form"]
    given = {f"c{place}": column.field for place, column in enumerate(form.columns)}
    assert client.post(f"/daftar/{roster.pk}/kolom", given).status_code == 302
    assert Roster.objects.get().columns == {}
    worker.run(once=True)
    assert Roster.objects.get().result == roster.result


def test_two_columns_cannot_hold_the_same(budi, signed_in):
    client = signed_in(budi)
    roster = bring(client, listed())
    answer = client.post(f"/daftar/{roster.pk}/kolom", {"c0": "name", "c1": "name"})
    assert answer.status_code == 422
    assert "sudah dipilih" in answer.content.decode()


def test_lists_with_headings_of_their_own_are_each_read_as_they_are(budi, signed_in):
    client = signed_in(budi)
    first, second = ("NIK", "Warga A", "Tanggal Lahir"), ("NIK", "Penduduk X", "Tanggal Lahir")
    rows = [(row[0], row[1], row[2]) for row in DOUBTS]
    roster = bring(client, listed(rows[:3], first, "satu.csv"), listed(rows[3:], second, "dua.csv"))
    form = client.get(f"/daftar/{roster.pk}/kolom").context["form"]
    given = {f"c{place}": column.field for place, column in enumerate(form.columns)}
    own = {column.heading: f"c{place}" for place, column in enumerate(form.columns)}
    given |= {own["Warga A"]: "mother_name", own["Penduduk X"]: "name"}
    assert client.post(f"/daftar/{roster.pk}/kolom", given).status_code == 302
    roster.refresh_from_db()
    assert roster.columns["satu.csv"] == {"mother_name": "Warga A"}
    assert "mother_name" not in roster.columns.get("dua.csv", {})
    worker.run(once=True)
    roster.refresh_from_db()
    kept = pq.read_table(Path(roster.folder) / "result" / "rows.parquet").to_pylist()
    one, two = ([row for row in kept if row["file"] == name] for name in ("satu.csv", "dua.csv"))
    assert {row["mother_name_read"] for row in one} == {rows[0][1], rows[2][1]}  # who has no number is nobody
    assert {row["name_read"] for row in one} == {""}
    assert [row["name_read"] for row in two] == [row[1] for row in rows[3:]]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("daftar.exe", b"MZ", "jenis berkas ini tidak dibaca"),
        ("daftar.xlsm", b"PK", "jenis berkas ini tidak dibaca"),
        ("daftar.csv", b"", "berkas ini kosong"),
    ],
)
def test_files_that_are_no_lists_are_told_beside_the_field(name, content, says, budi, signed_in):
    answer = signed_in(budi).post("/daftar/baru", {**GIVEN, "list": SimpleUploadedFile(name, content)})
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Roster.objects.exists()


@pytest.mark.parametrize("content", [b"no workbook", b"%PDF-1.4", b"<html>", b"PK\x03\x04broken"])
def test_broken_and_hostile_files_are_told_by_the_job(content, budi, signed_in):
    client = signed_in(budi)
    roster = bring(client, SimpleUploadedFile("daftar.xlsx", content))
    assert roster.job.state == State.FAILED
    page = client.get(f"/daftar/{roster.pk}").content.decode()
    assert "daftar.xlsx" in page
    assert "kesalahan pada Pantau" not in page
    assert client.post(f"/daftar/{roster.pk}/periksa").status_code == 302


def test_one_broken_file_does_not_stop_the_others(budi, signed_in):
    client = signed_in(budi)
    roster = bring(client, listed(), SimpleUploadedFile("rusak.xlsx", b"PK\x03\x04broken"))
    assert roster.job.state == State.DONE
    assert "rusak.xlsx" in client.get(f"/daftar/{roster.pk}").content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [("region", "36.73"), ("region", "99.99"), ("lawful_basis", ""), ("months", "0"), ("category", "none")],
)
def test_what_is_wrong_is_told_and_nothing_kept(field, value, budi, signed_in):
    answer = signed_in(budi).post("/daftar/baru", {**GIVEN, field: value, "list": listed()})
    assert answer.status_code == 422
    assert "invalid" in answer.content.decode()
    assert not Roster.objects.exists()


def test_without_a_file_the_form_says_so(budi, signed_in):
    assert signed_in(budi).post("/daftar/baru", GIVEN).status_code == 422


def test_markup_in_a_list_stays_text_and_names_of_files_say_no_more_than_they_should(budi, signed_in):
    client = signed_in(budi)
    bad = "<script>alert(1)</script>"
    roster = bring(
        client, listed([(DOUBTS[0][0], bad, "03/02/1979", "L", bad, "")], name=f"../{DOUBTS[0][0]}<b>.csv")
    )
    for way in ("", *(f"/baris/{tab}" for tab in TABS), "/nomor/0", "/kolom"):
        page = client.get(f"/daftar/{roster.pk}{way}").content.decode()
        assert "<script>alert" not in page
        assert not NUMBER.search(page)
    assert DOUBTS[0][0] not in client.get("/daftar").content.decode()


def test_uploads_are_closed_to_others(budi, signed_in):
    roster = bring(signed_in(budi), listed())
    folder = Path(roster.folder)
    assert all(
        path.stat().st_mode & 0o077 == 0 for path in (folder, *folder.rglob("*")) if not path.is_symlink()
    )


def test_an_empty_list_is_there_to_fill_in(budi, signed_in):
    answer = signed_in(budi).get("/daftar/kosong")
    assert b"".join(answer.streaming_content)[:2] == b"PK"
    answer.close()
