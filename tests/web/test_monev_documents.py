"""Documents of a round: made by the worker, of the reader's region, kept to be downloaded."""

import pytest

from pantau.web.audit.models import Entry
from pantau.web.jobs import worker
from pantau.web.monev.models import KeptDocument
from tests.web.rounds import open_round_for

pytestmark = pytest.mark.django_db(transaction=True)
MEETING = {
    "day": "2024-07-17", "start": "09.00", "end": "12.00", "place": "Aula Setda", "chair": "Sekda",
    "agenda": "09.00; Pembukaan; Sekda", "attendance": "Budi; Petugas; Disnaker\nDewi",
    "discussion": "Anggaran baru sepuluh bulan", "agreements": "Anggarkan 12 bulan; BPKAD; 2024-12-31",
}  # fmt: skip
MAGIC = {"pdf": b"%PDF", "docx": b"PK", "pptx": b"PK"}


@pytest.fixture
def round_(ani):
    return open_round_for(ani, "36.72")


def test_a_meeting_is_written_and_its_minutes_are_downloaded(round_, budi, citra, signed_in):
    client, base = signed_in(budi), f"/putaran/{round_.pk}"
    assert client.post(f"{base}/rapat/36.72", {**MEETING, "agreements": "a; b; besok"}).status_code == 422
    assert client.post(f"{base}/rapat/36.72", MEETING).status_code == 302
    for what in ("minutes.docx", "report.pdf", "slides.pptx"):
        assert client.post(f"{base}/dokumen/36.72", {"what": what, "language": "id"}).status_code == 302
    worker.run(once=True)
    for made in KeptDocument.objects.all():
        assert made.job.state == "done", made.job.error
        answer = client.get(f"/dokumen/{made.pk}/unduh")
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert next(iter(answer.streaming_content)).startswith(MAGIC[made.form])
        answer.close()
        assert signed_in(citra).get(f"/dokumen/{made.pk}/unduh").status_code == 404
        client = signed_in(budi)
    assert Entry.objects.filter(action="document.downloaded").count() == 3


def test_minutes_without_a_meeting_are_told(round_, budi, signed_in):
    client = signed_in(budi)
    client.post(f"/putaran/{round_.pk}/dokumen/36.72", {"what": "minutes.pdf"})
    worker.run(once=True)
    made = KeptDocument.objects.get()
    assert "isi dulu rapat" in client.get(f"/dokumen/{made.pk}").content.decode()
    assert client.get(f"/dokumen/{made.pk}/unduh").status_code == 404
    assert client.post(f"/putaran/{round_.pk}/dokumen/36.72", {"what": "minutes.exe"}).status_code == 404


def test_a_document_of_another_region_is_not_asked_for(round_, citra, budi, signed_in):
    assert signed_in(citra).get(f"/putaran/{round_.pk}/wilayah/36.72").status_code == 404
    assert signed_in(budi).post(f"/putaran/{round_.pk}/dokumen/36", {"what": "report.pdf"}).status_code == 404
    assert signed_in(budi).get(f"/putaran/{round_.pk}/wilayah/36.72").status_code == 200
