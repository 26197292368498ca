"""A person asks about the files that were brought: their rows are given, and with erasure the files go."""

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from pantau import Ledger
from pantau.errors import PantauError
from pantau.web.jobs import worker
from pantau.web.jobs.models import State
from pantau.web.ledger.models import Stage, Upload
from pantau.web.ledger.personal import erase, find
from pantau.web.privacy.holders import Person, holders
from pantau.web.privacy.requests import erased, held_about
from tests.ledger_files import ENROLMENT, enrolment, nik, write
from tests.web.test_ledger import approve, bring, home  # noqa: F401  a home of its own, and how files are brought

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def brought(tmp_path, bring, budi):  # noqa: F811
    """A file of two people, one of whom asks."""
    path = write(tmp_path / "e.csv", ENROLMENT, [enrolment(0), enrolment(1)])
    return bring(budi, "enrolments", SimpleUploadedFile("kepesertaan.csv", path.read_bytes()))


def test_this_place_is_known():
    assert "uploads" in [one.code for one in holders()]


def test_the_rows_of_a_person_are_found_however_the_number_is_written(tmp_path, brought):
    upload = Upload.objects.get()
    book = openpyxl.Workbook()
    grouped = " ".join(nik(0)[at : at + 4] for at in range(0, 16, 4))
    book.active.append(["NIK", "Nama"])
    book.active.append([grouped, "ORANG A"])
    book.save(tmp_path / "2.xlsx")
    (tmp_path / "2.xlsx").rename(f"{upload.folder}/2.xlsx")
    Upload.objects.update(files=[*upload.files, {"name": "buku.xlsx", "file": "2.xlsx", "sha256": "x"}])
    found = find(Person(nik(0), None))
    assert [(one["file"], one["row"], one["region"]) for one in found] == [
        *[("kepesertaan.csv", 2, "36.72"), ("buku.xlsx", 2, "36.72")]
    ]
    assert find(Person(nik(5), None)) == []


def test_erasure_takes_the_files_and_leaves_the_facts(home, brought, dewi, ani, approve, signed_in):  # noqa: F811
    approve(dewi, brought)
    asked = Person(nik(0), None)
    assert [len(rows) for holder, rows in held_about(ani, nik(0)) if holder.code == "uploads"] == [1]
    erased(ani, nik(0), "permohonan 12/PDP/2024")
    assert find(asked) == []
    brought.refresh_from_db()
    assert (brought.stage, brought.outcome["added"]) == (Stage.ADDED, 2)
    assert {one.table: one.rows for one in Ledger(home).status().tables}["enrolments"] == 2
    assert signed_in(dewi).get(f"/kiriman/{brought.pk}").status_code == 200
    assert signed_in(dewi).get(f"/kiriman/{brought.pk}/disisihkan").status_code == 404
    assert erase(asked) == 0  # twice comes to the same


def test_what_waits_for_approval_does_not_bring_them_back(brought, budi, dewi, approve, signed_in):  # noqa: F811
    assert erase(Person(nik(0), None)) == 1
    brought.refresh_from_db()
    assert brought.stage == Stage.REJECTED
    page = signed_in(budi).get(f"/kiriman/{brought.pk}").content.decode()
    assert "dihapus atas permintaan" in page
    approve(dewi, brought)
    assert brought.stage == Stage.REJECTED


def test_what_is_being_worked_on_is_waited_for(brought, dewi, approve):  # noqa: F811
    approve(dewi, brought, work=False)
    with pytest.raises(PantauError, match="few minutes"):
        erase(Person(nik(0), None))
    worker.run(once=True)
    brought.refresh_from_db()
    assert (brought.job.state, brought.stage) == (State.DONE, Stage.ADDED)
    assert erase(Person(nik(0), None)) == 1
