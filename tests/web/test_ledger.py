"""Files on their way into the ledger: checked, approved by a second person, accounted for, taken back."""

import re
from pathlib import Path
from threading import Thread

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from pantau import Ledger
from pantau.web.audit.models import Entry
from pantau.web.jobs import worker
from pantau.web.jobs.models import Job, State
from pantau.web.ledger import arrears, work
from pantau.web.ledger.models import Stage, Upload
from pantau.web.ledger.turn import turn
from pantau.web.ledger.work import hashes
from pantau.web.public import work as public
from pantau.web.recorded import work as recorded
from tests.ledger_files import CONTRIBUTION, ENROLMENT, contribution, enrolment, write

pytestmark = pytest.mark.django_db(transaction=True)

NIK = re.compile(rb"(?<!\d)\d{16}(?!\d)")


@pytest.fixture(autouse=True)
def home(tmp_path, settings, monkeypatch):
    """A home of its own, in which nothing was ever added; what is counted afterwards has tests of its own."""
    settings.HOME = tmp_path / "home"
    for kind in (recorded.count, public.count, arrears.count):
        name = next(name for name, function in worker.KINDS.items() if function is kind)
        monkeypatch.setitem(worker.KINDS, name, lambda job, progress: {})
    return settings.HOME


def csv_of(tmp_path, columns, rows, name="berkas.csv"):
    return SimpleUploadedFile(name, write(tmp_path / "made.csv", columns, rows).read_bytes())


@pytest.fixture
def enrolments(tmp_path):
    return lambda *rows, **other: csv_of(
        tmp_path, ENROLMENT, rows or [enrolment(n, **other) for n in range(4)]
    )


@pytest.fixture
def contributions(tmp_path):
    return lambda *rows, **other: csv_of(
        tmp_path, CONTRIBUTION, rows or [contribution(n, "2024-01", **other) for n in range(4)]
    )


@pytest.fixture
def bring(signed_in):
    def brought(user, kind, *files, work=True):
        given = {"kind": kind, "files": list(files), "basis": "public_task", "basis_note": "PKS 12/2024"}
        answer = signed_in(user).post("/kiriman/baru", given)
        assert answer.status_code == 302, answer.content.decode()
        if work:
            worker.run(once=True)
        return Upload.objects.order_by("-at").first()

    return brought


@pytest.fixture
def checked(tmp_path, enrolments):
    """An upload of four enrolments that was checked and waits for somebody to approve it."""

    def made(user, **more):
        folder = tmp_path / f"upload-{Upload.objects.count()}"
        folder.mkdir()
        path = folder / "1.csv"
        path.write_bytes(enrolments().read())
        files = [{"name": "berkas.csv", "file": "1.csv", "sha256": hashes([path])[0]}]
        told = {"rows_in": 4, "added": 4, "set_aside": 0, "already_there": 0, "reasons": {}, "outside": {}}
        given = {"stage": Stage.CHECKED, "checked": told, "files": files, "folder": str(folder), **more}
        return Upload.objects.create(kind="enrolments", region=user.office.region, user=user, **given)

    return made


@pytest.fixture
def entered(home, budi, checked):
    """The same, in the ledger."""
    upload = checked(budi, stage=Stage.ADDED)
    done = Ledger(home).add("enrolments", f"{upload.folder}/1.csv")
    Upload.objects.update(
        batch=done.batch,
        wrote=done.batch,
        outcome={"rows_in": 4, "added": 4, "set_aside": 0, "already_there": 0},
    )
    return Upload.objects.get()


@pytest.fixture
def approve(signed_in):
    def approved(user, upload, work=True):
        answer = signed_in(user).post(f"/kiriman/{upload.pk}/putuskan", {"choice": "approve"})
        if work:
            worker.run(once=True)
        upload.refresh_from_db()
        return answer

    return approved


@pytest.fixture
def users(budi, dewi):
    """Budi brings, Dewi approves."""
    return budi, dewi


def client_of(user):
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def rows_in_ledger(home):
    return {one.table: one.rows for one in Ledger(home).status().tables}


def test_nothing_enters_before_somebody_else_approves(home, users, bring, approve, enrolments):
    budi, dewi = users
    upload = bring(budi, "enrolments", enrolments())
    assert (upload.stage, upload.checked["rows_in"], upload.checked["added"]) == (Stage.CHECKED, 4, 4)
    assert rows_in_ledger(home) == {}
    assert not (home / "vault").exists() or not list((home / "vault").rglob("*.parquet"))
    approve(dewi, upload)
    assert (upload.stage, upload.outcome["added"], upload.wrote) == (Stage.ADDED, 4, upload.batch)
    assert rows_in_ledger(home)["enrolments"] == 4
    page = client_of(budi).get(f"/kiriman/{upload.pk}")
    assert not NIK.search(page.content)
    assert "PKS 12/2024" in page.content.decode()
    actions = set(Entry.objects.values_list("action", flat=True))
    assert Job.objects.filter(kind="figures", region="36.72").exists()
    assert Job.objects.filter(kind="public_coverage").exists()
    assert {"batch.brought", "batch.approved", "batch.added"} <= actions


def test_who_brings_does_not_approve(home, dewi, approve, checked):
    upload = checked(dewi)
    assert approve(dewi, upload).status_code == 403
    assert upload.stage == Stage.CHECKED
    assert rows_in_ledger(home) == {}


def test_every_row_is_accounted_for_with_its_reason(budi, dewi, bring, approve, enrolments, signed_in):
    rows = [enrolment(0), enrolment(1, nik="123"), enrolment(0), enrolment(2, start="")]
    upload = bring(budi, "enrolments", enrolments(*rows))
    said = upload.checked
    assert said["rows_in"] == said["added"] + said["set_aside"] + said["already_there"] == 4
    assert said["set_aside"] == 3
    approve(dewi, upload)
    done = upload.outcome
    assert (done["added"], done["set_aside"], done["already_there"]) == (1, 3, 0)
    assert done["reasons"] == said["reasons"]
    page = signed_in(budi).get(f"/kiriman/{upload.pk}").content.decode()
    assert "baris ini sama dengan baris lain di berkas yang sama" in page


def test_rows_set_aside_are_taken_by_officers_and_it_is_recorded(budi, bring, enrolments, signed_in):
    upload = bring(budi, "enrolments", enrolments(enrolment(0), enrolment(1, nik="123")))
    answer = signed_in(budi).get(f"/kiriman/{upload.pk}/disisihkan")
    told = b"".join(answer.streaming_content).decode()
    assert "123" in told
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert Entry.objects.filter(action="aside.exported", region="36.72").count() == 1
    budi.role = "viewer"
    budi.save()
    assert signed_in(budi).get(f"/kiriman/{upload.pk}/disisihkan").status_code == 403
    assert "disisihkan (CSV)" not in signed_in(budi).get(f"/kiriman/{upload.pk}").content.decode()


@pytest.mark.parametrize(
    ("row", "reason"), [({"region": "36.73"}, "outside_region"), ({"region": ""}, "region_not_said")]
)
def test_one_row_of_another_region_stops_the_whole_file(row, reason, budi, bring, enrolments):
    upload = bring(budi, "enrolments", enrolments(enrolment(0), enrolment(1, **row)))
    assert (upload.stage, upload.checked["outside"]) == (Stage.REFUSED, {reason: 1})


def test_what_is_refused_cannot_be_approved(home, users, approve, checked):
    budi, dewi = users
    upload = checked(budi, stage=Stage.REFUSED)
    approve(dewi, upload)
    assert upload.stage == Stage.REFUSED
    assert rows_in_ledger(home) == {}


def test_the_file_that_is_refused_says_which_rows(budi, bring, enrolments, signed_in):
    upload = bring(budi, "enrolments", enrolments(enrolment(0), enrolment(1, region="36.73.01")))
    page = signed_in(budi).get(f"/kiriman/{upload.pk}").content.decode()
    assert "berkas.csv baris 3" in page
    answer = signed_in(budi).get(f"/kiriman/{upload.pk}/disisihkan")
    assert b"36.73.01" in b"".join(answer.streaming_content)


def test_money_for_people_of_another_region_does_not_enter(home, tmp_path, budi, bring, contributions):
    files = tmp_path / "national.csv"
    Ledger(home).add("enrolments", write(files, ENROLMENT, [enrolment(0), enrolment(1, region="36.73")]))
    rows = [contribution(0, "2024-01"), contribution(1, "2024-01")]
    upload = bring(budi, "contributions", contributions(*rows))
    assert (upload.stage, upload.checked["outside"]) == (Stage.REFUSED, {"person_elsewhere": 1})


def test_nobody_corrects_what_another_region_recorded(home, tmp_path, budi, bring, contributions):
    both = [enrolment(0), enrolment(0, region="36.73", start="2023-01-01")]
    Ledger(home).add("enrolments", write(tmp_path / "e.csv", ENROLMENT, both))
    theirs = write(tmp_path / "c.csv", CONTRIBUTION, [contribution(0, "2024-01", region="36.73")])
    Ledger(home).add("contributions", theirs)
    upload = bring(budi, "contributions", contributions(contribution(0, "2024-01", jkk=20000)))
    assert (upload.stage, upload.checked["outside"]) == (Stage.REFUSED, {"of_another_region": 1})


def test_what_became_of_another_region_meanwhile_is_not_taken_in(
    home, tmp_path, users, bring, approve, contributions
):
    budi, dewi = users
    Ledger(home).add("enrolments", write(tmp_path / "e.csv", ENROLMENT, [enrolment(0)]))
    upload = bring(budi, "contributions", contributions(contribution(0, "2024-01")))
    assert upload.stage == Stage.CHECKED
    batch = next(one.batch for one in Ledger(home).status().batches)
    Ledger(home).undo(batch)
    elsewhere = [enrolment(0, region="36.73")]
    Ledger(home).add("enrolments", write(tmp_path / "f.csv", ENROLMENT, elsewhere))
    approve(dewi, upload)
    assert upload.stage == Stage.REFUSED
    assert "contributions" not in rows_in_ledger(home)


def test_the_same_file_of_two_users_ends_once(home, users, approve, checked, signed_in):
    budi, dewi = users
    for upload in [checked(budi), checked(budi)]:
        approve(dewi, upload, work=False)
    worker.run(once=True)
    there, brought = sorted(Upload.objects.all(), key=lambda one: bool(one.wrote))
    assert (brought.wrote, there.wrote) == (there.batch, None)
    assert (brought.outcome["added"], there.outcome["added"], there.outcome["already_there"]) == (4, 0, 4)
    assert rows_in_ledger(home)["enrolments"] == 4
    assert "sudah ada sebelumnya" in signed_in(dewi).get(f"/kiriman/{there.pk}").content.decode()
    signed_in(dewi).post(f"/kiriman/{there.pk}/tarik", {"note": "bukan milik kami"})
    there.refresh_from_db()
    assert there.stage == Stage.ADDED  # only what wrote the batch is taken back


def test_a_worker_that_died_after_writing_is_completed_by_the_next(
    home, users, approve, checked, monkeypatch
):
    budi, dewi = users
    upload = checked(budi)
    approve(dewi, upload, work=False)

    def died(*args):
        raise KeyboardInterrupt

    monkeypatch.setattr("pantau.web.ledger.work._kept", died)
    with pytest.raises(KeyboardInterrupt):
        worker.run(once=True)
    monkeypatch.undo()
    assert rows_in_ledger(home)["enrolments"] == 4
    Job.objects.filter(state=State.RUNNING).update(heard_at="2024-01-01T00:00:00Z")
    worker.run(once=True)
    upload.refresh_from_db()
    assert (upload.stage, upload.outcome["added"], upload.wrote) == (Stage.ADDED, 4, upload.batch)
    assert rows_in_ledger(home)["enrolments"] == 4


def test_what_failed_is_completed_and_never_rejected_half_way(
    users, checked, approve, signed_in, monkeypatch
):
    budi, dewi = users
    upload = checked(budi)

    def broken(*args):
        raise OSError

    monkeypatch.setattr("pantau.web.ledger.work._kept", broken)
    approve(dewi, upload)
    assert upload.failed
    monkeypatch.undo()
    answer = signed_in(dewi).post(f"/kiriman/{upload.pk}/putuskan", {"choice": "reject", "note": "batal"})
    assert answer.status_code == 422
    approve(dewi, upload)
    assert (upload.stage, upload.outcome["added"], upload.wrote) == (Stage.ADDED, 4, upload.batch)


def test_a_batch_is_taken_back_with_a_reason(home, users, entered, signed_in):
    (budi, dewi), upload = users, entered
    address = f"/kiriman/{upload.pk}/tarik"
    assert signed_in(budi).post(address, {"note": "berkas yang salah"}).status_code == 403
    assert signed_in(dewi).post(address, {"note": ""}).status_code == 422
    signed_in(dewi).post(address, {"note": "berkas yang salah"})
    worker.run(once=True)
    upload.refresh_from_db()
    assert (upload.stage, upload.outcome["taken_back"]) == (Stage.UNDONE, 4)
    assert Ledger(home).status().batches[-1].undone
    assert Entry.objects.get(action="batch.undo_asked").detail == {"reason": "berkas yang salah"}
    assert Entry.objects.filter(action="batch.undone").count() == 1


def test_taking_back_twice_is_taking_back_once(home, dewi, entered, signed_in):
    upload = entered
    signed_in(dewi).post(f"/kiriman/{upload.pk}/tarik", {"note": "berkas yang salah"})
    Ledger(home).undo(upload.batch)  # a worker that died had come so far
    worker.run(once=True)
    upload.refresh_from_db()
    assert (upload.stage, upload.outcome["taken_back"]) == (Stage.UNDONE, 4)


def test_a_rejection_needs_its_reason_and_ends_it(home, users, checked, signed_in):
    budi, dewi = users
    upload = checked(budi)
    address = f"/kiriman/{upload.pk}/putuskan"
    assert signed_in(dewi).post(address, {"choice": "reject"}).status_code == 422
    signed_in(dewi).post(address, {"choice": "reject", "note": "bukan berkas bulan ini"})
    signed_in(dewi).post(address, {"choice": "approve"})
    upload.refresh_from_db()
    assert upload.stage == Stage.REJECTED
    assert rows_in_ledger(home) == {}


def test_what_was_approved_is_what_enters(home, users, approve, checked):
    budi, dewi = users
    upload = checked(budi)
    path = Path(upload.folder) / upload.files[0]["file"]
    path.write_bytes(path.read_bytes() + b"\n")
    approve(dewi, upload)
    assert upload.job.state == State.FAILED
    assert "berkas.csv" in upload.job.error["id"][0]
    assert rows_in_ledger(home) == {}


def test_a_file_that_cannot_be_read_is_told_by_its_own_name(budi, bring, signed_in):
    upload = bring(budi, "claims", SimpleUploadedFile("klaim juli.xlsx", b"no workbook"))
    assert "klaim juli.xlsx" in signed_in(budi).get("/kiriman").content.decode()
    page = signed_in(budi).get(f"/kiriman/{upload.pk}").content.decode()
    assert upload.failed
    assert "klaim juli.xlsx" in page


@pytest.mark.parametrize("name", ["a.exe", "a.xlsm", "a.csv"])
def test_other_kinds_and_empty_files_are_refused_beside_the_field(name, budi, signed_in):
    given = {
        "kind": "claims",
        "files": [SimpleUploadedFile(name, b"")],
        "basis": "legal_obligation",
        "basis_note": "x",
    }
    answer = signed_in(budi).post("/kiriman/baru", given)
    assert answer.status_code == 422
    assert not Upload.objects.exists()
    assert signed_in(budi).post("/kiriman/baru", {"kind": "claims"}).status_code == 422


def test_several_files_are_one_batch(tmp_path, budi, bring):
    rows = [write(tmp_path / f"{n}.csv", ENROLMENT, [enrolment(n)]).read_bytes() for n in (0, 1)]
    upload = bring(budi, "enrolments", *(SimpleUploadedFile(f"{n}.csv", one) for n, one in enumerate(rows)))
    assert (upload.names, upload.checked["added"]) == ("0.csv, 1.csv", 2)


def test_another_region_sees_none_of_it(budi, citra, checked, signed_in):
    upload = checked(budi)
    citra.role = "coordinator"
    citra.save()
    client = signed_in(citra)
    assert "berkas.csv" not in client.get("/kiriman").content.decode()
    assert client.get(f"/kiriman/{upload.pk}").status_code == 404
    assert client.post(f"/kiriman/{upload.pk}/putuskan", {"choice": "approve"}).status_code == 404
    assert client.post(f"/kiriman/{upload.pk}/tarik", {"note": "tidak boleh"}).status_code == 404
    assert client.get(f"/kiriman/{upload.pk}/disisihkan").status_code == 404


def test_empty_files_teach_the_headings(budi, signed_in):
    answer = signed_in(budi).get("/kiriman/contoh/contributions.csv")
    assert answer.content.decode().startswith("nik,month,segment")
    assert signed_in(budi).get("/kiriman/contoh/figures.csv").status_code == 404


def test_nobody_else_changes_the_ledger_between_the_check_and_the_adding(
    home, users, checked, approve, monkeypatch
):
    order, others = [], []
    check, keep = work.strays, work._kept

    def another_worker():
        with turn(home):
            order.append("somebody else")

    def checking(*given):
        others.append(Thread(target=another_worker))
        others[0].start()
        order.append("checked")
        return check(*given)

    def kept(*given):
        order.append("added")
        return keep(*given)

    monkeypatch.setattr(work, "strays", checking)
    monkeypatch.setattr(work, "_kept", kept)
    budi, dewi = users
    upload = checked(budi)
    approve(dewi, upload)
    others[0].join()
    assert order == ["checked", "added", "somebody else"]
    assert upload.stage == Stage.ADDED
