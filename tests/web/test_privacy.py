"""Personal data: access gives all that is held, erasure leaves facts without a name, both by the right person alone."""

import os
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq
import pytest
from django.conf import settings
from django.utils import timezone

from pantau.core.text import LANGUAGES
from pantau.errors import LedgerError
from pantau.io.engine import duckdb_engine
from pantau.io.vault import Vault
from pantau.web.accounts.models import Invitation, invite
from pantau.web.accounts.roles import Role
from pantau.web.audit.models import Entry
from pantau.web.jobs.models import Job, State
from pantau.web.jobs.worker import run
from pantau.web.privacy.basis import BASES, DEFAULT, choices
from pantau.web.privacy.holders import Holder, register
from pantau.web.privacy.models import Request
from pantau.web.privacy.watermark import watermark, watermark_lines
from pantau.web.uploads import new_folder
from pantau.workspace_ledger import Ledger
from tests.ledger_files import CONTRIBUTION, ENROLMENT, contribution, enrolment, nik, write

pytestmark = pytest.mark.django_db

NIK = "36720157" + "08859001"
OTHER = "36720157" + "08859002"
WHY = "permohonan 12/PDP/2024"


@pytest.fixture
def home(tmp_path, settings):
    settings.HOME = tmp_path
    return tmp_path


@pytest.fixture
def known(home):
    engine = duckdb_engine()
    rows = {
        "nik": [NIK, OTHER],
        "name": ["SITI AMINAH", "BUDI"],
        "birth_date": pa.nulls(2, pa.date32()),
        "kpj": ["", ""],
    }
    table = engine.create_table("given_niks", pa.table(rows), temp=True)
    found = engine.to_pyarrow(Vault(home / "vault").persons(engine, table, add=True))
    engine.disconnect()
    return dict(zip(found["nik"].to_pylist(), found["person"].to_pylist(), strict=True))


@pytest.fixture
def in_region():
    """A part that holds one row about the person, in a region."""
    from pantau.web.privacy import holders

    rows = [{"region": "36.72", "name": "SITI AMINAH"}]
    holders.holders()
    register(
        Holder(
            "test", holders.holders()[0].title, lambda asked: rows if asked.nik == NIK else [], lambda _: 1
        )
    )
    yield rows
    del holders._HOLDERS["test"]


def ask(client, what, **given):
    return client.post(f"/data-pribadi/{what}", {"nik": NIK, "reason": WHY, "checked": "on", **given})


def test_the_person_gets_a_workbook_of_all_that_is_held(signed_in, ani, known):
    answer = ask(signed_in(ani), "akses", nik="3672 0157 0885 9001")
    assert answer.status_code == 200
    assert "attachment" in answer.headers["Content-Disposition"]
    book = openpyxl.load_workbook(BytesIO(b"".join(answer.streaming_content)))
    cells = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    assert {NIK, "SITI AMINAH", WHY} <= set(cells)
    assert OTHER not in cells


def test_what_was_asked_is_recorded_without_the_nik(signed_in, ani, known):
    ask(signed_in(ani), "akses")
    entry = Entry.objects.get(action="privacy.access")
    assert entry.detail["reason"] == WHY
    assert NIK not in str(list(Entry.objects.values())) + str(list(Request.objects.values()))
    assert str(known[NIK]) not in str(list(Entry.objects.values()))


@pytest.mark.django_db(transaction=True)
def test_after_erasure_nothing_joins_the_person_to_the_nik(signed_in, ani, known, home, monkeypatch):
    monkeypatch.setattr("pantau.web.privacy.work.READERS_SECONDS", 0.0)
    client = signed_in(ani)
    assert ask(client, "hapus").status_code == 302
    assert Vault(home / "vault").names(known.values(), masked=False)["nik"].to_pylist() == [OTHER]
    assert ask(client, "akses").status_code == 422
    run(once=True)
    assert Job.objects.get(kind="retention").state == State.DONE
    assert NIK not in "".join(path.read_text() for path in (home / "vault").rglob("*.json"))
    assert [one.action for one in Entry.objects.order_by("number")][:2] == [
        "privacy.erasure",
        "privacy.erased",
    ]
    assert str(known[NIK]) not in str(list(Entry.objects.values()))


def test_the_regions_own_coordinator_may_and_another_may_not(signed_in, budi, citra, known, in_region):
    for user in (budi, citra):
        user.role = Role.COORDINATOR
        user.save()
    assert ask(signed_in(citra), "hapus").status_code == 422
    assert ask(signed_in(citra), "akses").status_code == 422
    assert ask(signed_in(budi), "akses").status_code == 200
    in_region.append({"region": "36.73", "name": "SITI AMINAH"})
    page = ask(signed_in(budi), "hapus")
    assert page.status_code == 422
    assert "36.73" in page.content.decode()
    in_region.pop()
    assert ask(signed_in(budi), "hapus").status_code == 302


@pytest.mark.parametrize(
    "given",
    [{"nik": "12"}, {"reason": "x"}, {"checked": ""}, {"nik": "36720157088590\u09661"}, {"nik": OTHER[::-1]}],
)
def test_a_fault_is_told_and_nothing_is_done(signed_in, ani, known, home, given):
    page = ask(signed_in(ani), "hapus", **given)
    assert page.status_code == 422
    assert "invalid" in page.content.decode()
    assert len(Vault(home / "vault").names(known.values())) == 2
    assert not Request.objects.exists()


def test_rows_set_aside_are_found_and_erased(signed_in, ani, home, known):

    folder = home / "set_aside"
    folder.mkdir()
    rows = pa.table({"file": ["a", "a"], "nik": ["3672.0157.0885.9001", OTHER], "name": ["SITI", "BUDI"]})
    pq.write_table(rows, folder / "b1.parquet")
    pa_csv.write_csv(rows, folder / "b1.csv")
    assert ask(signed_in(ani), "hapus").status_code == 302
    assert pq.read_table(folder / "b1.parquet")["name"].to_pylist() == ["BUDI"]
    assert "SITI" not in (folder / "b1.csv").read_text()
    assert (folder / "b1.csv").stat().st_mode & 0o777 == 0o600
    assert Request.objects.get().counts["set_aside"] == 1


@pytest.mark.django_db(transaction=True)
def test_what_was_kept_long_enough_goes_and_is_recorded(ani, home):
    old, new = new_folder(), new_folder()
    aside = home / "set_aside"
    aside.mkdir()
    (aside / "b0.csv").write_text("x")
    for path in (old, aside / "b0.csv"):
        os.utime(path, (0, 0))
    invite("lama@contoh.id", ani.office, Role.VIEWER, ani)
    Invitation.objects.update(expires=timezone.now() - timedelta(days=31))
    from pantau.web.privacy.retention import queue_daily

    queue_daily()
    queue_daily()
    run(once=True)
    job = Job.objects.get()
    assert job.state == State.DONE, job.error
    assert (job.result["leftovers"], job.result["set_aside"], job.result["invitations"]) == (1, 1, 1)
    assert not old.exists()
    assert new.exists()
    removed = {entry.thing for entry in Entry.objects.filter(action="retention.removed")}
    assert {old.name, "b0.csv"} <= removed
    assert not any("@" in thing for thing in removed)


@pytest.mark.django_db(transaction=True)
def test_files_of_the_ledger_go_and_who_brought_them_stays(budi, home):
    from pantau.web.ledger.models import Upload
    from pantau.web.privacy.retention import queue

    folders = [new_folder(), new_folder()]
    old, _ = (
        Upload.objects.create(
            kind="claims", region="36.72", user=budi, basis="public_task", folder=str(folder)
        )
        for folder in folders
    )
    Upload.objects.filter(pk=old.pk).update(at=timezone.now() - timedelta(days=91))
    for _ in range(2):  # the second time there is nothing left to remove
        queue(budi)
        run(once=True)
    assert [folder.exists() for folder in folders] == [False, True]
    assert Upload.objects.count() == 2
    assert [one.thing for one in Entry.objects.filter(action="retention.removed")] == [str(old.pk)]


def test_only_folders_of_uploads_are_ever_removed(home):
    from pantau.web.privacy.retention import remove_folder

    inner = home / "uploads" / "a" / "b"
    inner.mkdir(parents=True)
    for path in (home, home / "uploads", inner, Path("/"), home / "uploads" / "a" / ".." / ".."):
        assert not remove_folder(path)
    assert remove_folder(home / "uploads" / "a")


def test_bases_are_those_of_the_law_in_both_languages():
    assert {basis.letter for basis in BASES.values()} == set("abcdef")
    for language in LANGUAGES:
        assert choices(language)[0][0] == DEFAULT
        assert all(basis.meaning.say(language) for basis in BASES.values())


def test_the_watermark_says_who_when_and_why_and_is_no_formula(budi):
    at = timezone.datetime.fromisoformat("2024-07-01T01:00:00+00:00")
    budi.name = "=HYPERLINK(1)"
    rows = dict(watermark(budi, "@SUM(A1)\nbaris kedua", at, "id"))
    assert rows["Diambil oleh"].startswith("'=")
    assert rows["Alasan"] == "'@SUM(A1) baris kedua"
    assert rows["Waktu"] == "2024-07-01 08:00:00 WIB"
    assert all(line.startswith("# ") and "\n" not in line for line in watermark_lines(budi, "a\nb", at, "en"))


def test_the_page_shows_rules_and_requests(signed_in, ani, known):
    client = signed_in(ani)
    ask(client, "akses")
    page = client.get("/data-pribadi").content.decode()
    assert WHY in page
    assert "UU 27/2022 Pasal 20 ayat (2) huruf e" in page
    assert settings.MEDIA_URL == "/"  # nothing is served from uploads


def test_facts_are_given_and_stay_without_a_name(signed_in, ani, dewi, home, tmp_path):
    """Contributions of a person of Cilegon: in the workbook before, counted as before afterwards."""
    asked = nik(0)
    ledger = Ledger(home, settings=settings.PANTAU)
    ledger.add("enrolments", write(tmp_path / "e.csv", ENROLMENT, [enrolment(0), enrolment(1)]))
    paid = [contribution(n, month) for n in (0, 1) for month in ("2024-01", "2024-02")]
    ledger.add("contributions", write(tmp_path / "c.csv", CONTRIBUTION, paid))
    dewi.role = Role.COORDINATOR
    dewi.save()
    client = signed_in(dewi)
    answer = ask(client, "akses", nik=asked)
    book = openpyxl.load_workbook(BytesIO(b"".join(answer.streaming_content)))
    assert {"Identitas", "Kepesertaan", "Iuran"} <= set(book.sheetnames)
    assert book["Iuran"].max_row == 3
    before = [(one.measure, one.value) for one in ledger.indicators("36.72", "2024-02")]
    assert ask(client, "hapus", nik=asked).status_code == 302
    assert [(one.measure, one.value) for one in ledger.indicators("36.72", "2024-02")] == before
    assert not ledger.verify().problems
    with pytest.raises(LedgerError):
        ledger.history(asked)
    assert len(ledger.history(nik(1)).payments) == 2
