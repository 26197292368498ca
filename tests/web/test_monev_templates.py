"""The templates of an office: tried before they hold, one's own alone, every earlier one can hold again."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from pantau.io.round_documents.shipped import shipped
from pantau.web.accounts.roles import Role
from pantau.web.audit.models import Entry
from pantau.web.jobs import worker
from pantau.web.monev.documents.own_templates import folder_of
from pantau.web.monev.models import KeptDocument, OfficeTemplates
from tests.web.pages_read import Page
from tests.web.rounds import open_round_for

pytestmark = pytest.mark.django_db(transaction=True)
OWN = "Rahasia Dinas Tenaga Kerja"


def template(kind, line=OWN):
    """Ours with a line of the office's own at its end."""
    book = Document(io.BytesIO(shipped(kind)))
    book.add_paragraph(line)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def bring(client, kind, content, name="nota kami.docx"):
    return client.post("/templat", {"kind": kind, "file": SimpleUploadedFile(name, content)})


@pytest.fixture
def lead(budi, tmp_path, settings):
    """Budi coordinates for his office."""
    settings.HOME = tmp_path / "home"
    budi.role = Role.COORDINATOR
    budi.save()
    return budi


def made(client, round_, what="note.docx"):
    """The text of a document as the worker makes it now."""
    assert client.post(f"/putaran/{round_.pk}/dokumen/36.72", {"what": what}).status_code == 302
    worker.run(once=True)
    kept = KeptDocument.objects.first()
    assert kept.job.state == "done", kept.job.error
    answer = client.get(f"/dokumen/{kept.pk}/unduh")
    book = Document(io.BytesIO(b"".join(answer.streaming_content)))
    answer.close()
    return "\n".join(one.text for one in book.paragraphs)


def test_documents_are_set_in_what_the_office_brought_until_it_goes_back(lead, ani, citra, signed_in):
    round_ = open_round_for(ani, "36.72")
    client = signed_in(lead)
    assert OWN not in made(client, round_)
    assert bring(client, "note", template("note")).status_code == 302
    assert OWN in made(client, round_)
    assert "nota kami.docx" in client.get("/templat").content.decode()
    assert folder_of(citra.office) is None
    assert client.post("/templat/note/bawaan").status_code == 302
    assert OWN not in made(client, round_)
    first = OfficeTemplates.objects.last()
    assert client.post(f"/templat/versi/{first.pk}/pakai").status_code == 302
    assert OWN in made(client, round_)
    told = Entry.objects.filter(action__startswith="template.").values_list("action", flat=True)
    assert set(told) == {"template.replaced", "template.shipped", "template.restored"}
    assert all(one.region == "36.72" for one in Entry.objects.filter(action__startswith="template."))


def test_one_template_changes_and_the_others_stay(lead, signed_in):
    client = signed_in(lead)
    bring(client, "note", template("note"))
    bring(client, "minutes", template("minutes", "Berita acara kami"), "ba.docx")
    client.post("/templat/note/bawaan")
    assert {path.name for path in folder_of(lead.office).iterdir()} == {"minutes.docx"}


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_template_that_cannot_be_used_is_refused_in_words(language, lead, signed_in):
    wrong = Document()
    wrong.add_paragraph("{{ titel }} {{ 7 * 7 }}")
    out = io.BytesIO()
    wrong.save(out)
    client = signed_in(lead)
    client.cookies["django_language"] = language
    said = {}
    for name, content in (
        ("a.docx", out.getvalue()),
        ("b.docx", b"no document"),
        ("c.exe", b"x"),
        ("d.docx", b""),
    ):
        answer = bring(client, "note", content, name)
        assert answer.status_code == 422
        page = Page(answer.content.decode())
        assert "id_file_error" in page.controls["file"]["described"]
        said[name] = page.texts["id_file_error"].strip()
    assert all(said.values())
    assert "titel" in said["a.docx"]
    assert "title" in said["a.docx"]
    assert not OfficeTemplates.objects.exists()
    assert folder_of(lead.office) is None


def test_slides_are_a_presentation(lead, signed_in):
    answer = bring(signed_in(lead), "slides", template("note"), "paparan.docx")
    assert answer.status_code == 422
    assert ".pptx" in Page(answer.content.decode()).texts["id_file_error"]


def test_the_template_in_use_is_taken_to_be_changed(lead, signed_in):
    client = signed_in(lead)
    assert client.get("/templat/note/unduh").content == shipped("note")
    brought = template("note")
    bring(client, "note", brought)
    answer = client.get("/templat/note/unduh")
    assert b"".join(answer.streaming_content) == brought
    assert answer.headers["Content-Disposition"].startswith("attachment")
    answer.close()
    assert client.get("/templat/slides/unduh").status_code == 404
    assert client.get("/templat/anything/unduh").status_code == 404


def test_templates_of_another_office_are_not_there(lead, ani, signed_in):
    bring(signed_in(lead), "note", template("note"))
    change = OfficeTemplates.objects.get()
    client = signed_in(ani)
    assert client.get(f"/templat/versi/{change.pk}").status_code == 404
    assert client.post(f"/templat/versi/{change.pk}/pakai").status_code == 404
    assert "nota kami" not in client.get("/templat").content.decode()


def test_templates_put_on_the_server_hold_until_the_page_is_used(lead, signed_in, settings):
    folder = settings.HOME / "templates" / "36.72"
    folder.mkdir(parents=True)
    (folder / "note.docx").write_bytes(template("note"))
    assert folder_of(lead.office) == folder
    bring(signed_in(lead), "minutes", template("minutes"))
    assert {path.name for path in folder_of(lead.office).iterdir()} == {"note.docx", "minutes.docx"}
