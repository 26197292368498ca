"""Files for the ledger with headings of their own: who brought them says what they mean, once for the office."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from pantau import Ledger
from pantau.io.intake import KINDS
from pantau.web.audit.models import Entry
from pantau.web.jobs import worker
from pantau.web.ledger.headings import titles_of
from pantau.web.ledger.models import RememberedColumn, Stage, Upload
from tests.ledger_files import enrolment, nik
from tests.web.test_ledger import approve, bring, home, users  # noqa: F401  a home of its own, and how files are brought

pytestmark = pytest.mark.django_db(transaction=True)
HEADS = ("Nomor Induk", "Golongan", "Berlaku Sejak", "Tempat")


def strange(name="cabang.csv", serial=0, heads=HEADS):
    """Two enrolments under headings that nobody knows."""
    rows = [enrolment(n) for n in (serial, serial + 1)]
    lines = [",".join((row["nik"], row["segment"], row["start"], row["region"])) for row in rows]
    return SimpleUploadedFile(name, "\n".join([",".join(heads), *lines]).encode())


CHOSEN = {"c0": "nik", "c1": "segment", "c2": "start", "c3": "region"}


@pytest.fixture
def brought(bring, budi):  # noqa: F811
    """Files that could not be read, for nobody knows what their columns hold."""
    upload = bring(budi, "enrolments", strange())
    assert upload.failed
    return upload


def test_the_page_says_what_to_do_and_offers_it(brought, budi, signed_in):
    page = signed_in(budi).get(f"/kiriman/{brought.pk}").content.decode()
    assert "--columns" not in page
    assert f"/kiriman/{brought.pk}/kolom" in page
    columns = signed_in(budi).get(f"/kiriman/{brought.pk}/kolom").content.decode()
    assert all(heading in columns for heading in HEADS)
    assert "BPU" in columns  # an example
    assert nik(0) not in columns


def test_what_is_said_is_read_so_and_remembered(home, brought, users, bring, approve, signed_in):  # noqa: F811
    budi, dewi = users
    answer = signed_in(budi).post(f"/kiriman/{brought.pk}/kolom", CHOSEN)
    assert answer.status_code == 302
    worker.run(once=True)
    brought.refresh_from_db()
    assert (brought.stage, brought.checked["added"]) == (Stage.CHECKED, 2)
    assert Entry.objects.get(action="batch.columns").detail["columns"] == [
        "nik",
        "region",
        "segment",
        "start",
    ]
    approve(dewi, brought)
    assert (brought.stage, brought.outcome["added"]) == (Stage.ADDED, 2)
    assert {one.table: one.rows for one in Ledger(home).status().tables}["enrolments"] == 2

    again = bring(budi, "enrolments", strange("lagi.csv", serial=2))  # the next file needs no words
    assert (again.stage, again.checked["added"]) == (Stage.CHECKED, 2)
    assert again.columns == dict(zip(("nik", "segment", "start", "region"), HEADS, strict=True))


def test_another_office_is_not_told(brought, budi, citra, bring, signed_in):  # noqa: F811
    signed_in(budi).post(f"/kiriman/{brought.pk}/kolom", CHOSEN)
    citra.role = "officer"
    citra.save()
    assert bring(citra, "enrolments", strange()).failed
    assert RememberedColumn.objects.count() == 4


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        ({"c0": "nik", "c1": "segment"}, "Mulai"),
        ({**CHOSEN, "c3": "start"}, "isian ini sudah dipilih"),
    ],
)
def test_what_is_missing_or_said_twice_is_told(chosen, told, brought, budi, signed_in):
    answer = signed_in(budi).post(f"/kiriman/{brought.pk}/kolom", chosen)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert 'value="nik" selected' in answer.content.decode()  # what was chosen stays


def test_only_who_brought_them_says_what_they_mean(brought, dewi, signed_in):
    assert signed_in(dewi).get(f"/kiriman/{brought.pk}/kolom").status_code == 403
    assert signed_in(dewi).post(f"/kiriman/{brought.pk}/kolom", CHOSEN).status_code == 403


def test_what_was_approved_cannot_mean_something_else(brought, budi, signed_in):
    Upload.objects.update(stage=Stage.ADDED)
    assert signed_in(budi).post(f"/kiriman/{brought.pk}/kolom", CHOSEN).status_code == 302
    brought.refresh_from_db()
    assert (brought.stage, brought.columns) == (Stage.ADDED, {})


def test_files_with_other_headings_are_told(bring, budi, signed_in):  # noqa: F811
    upload = bring(budi, "enrolments", strange(), strange("lain.csv", heads=("Identitas", *HEADS[1:])))
    answer = signed_in(budi).post(f"/kiriman/{upload.pk}/kolom", CHOSEN)
    assert answer.status_code == 422
    assert "lain.csv" in answer.content.decode()


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "figures"])
def test_every_column_has_a_name(kind):
    assert all(title.id and title.en for title in titles_of(kind).values())
