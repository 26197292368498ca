"""Rounds in the browser: opened, answered, approved level by level; two people at one form; who sees what."""

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile

from pantau.web.audit.models import Entry
from pantau.web.jobs import worker
from pantau.web.monev.models import Evidence, KeptFinding, KeptRevision, KeptRound, KeptSubmission
from tests.web.rounds import TODAY, filled, open_round_for, people, sheet_of, with_evidence

pytestmark = pytest.mark.django_db(transaction=True)

OPEN = {
    "title": "Monev 2024",
    "instrument": "dbh-sawit",
    "region": "ID",
    "period": "2024",
    "opens": str(TODAY),
    "due": str(TODAY.replace(year=TODAY.year + 1)),
    "which": "listed",
    "lines": "36.72\n36",
}


@pytest.fixture
def others(db):
    return people()


@pytest.fixture
def sheet(ani):
    """The answers of Cilegon to the short instrument, not begun."""
    return sheet_of(open_round_for(ani, "36.72", "36"))


def test_a_round_is_opened_and_invites_by_mail(ani, budi, signed_in):
    client = signed_in(ani)
    assert client.get("/putaran/baru").status_code == 200
    answer = client.post("/putaran/baru", OPEN)
    assert answer.status_code == 302
    row = KeptRound.objects.get()
    assert {one.region for one in row.submissions.all()} == {"36.72", "36"}
    worker.run(once=True)
    assert [letter.to for letter in mail.outbox] == [["budi@contoh.id"]]
    assert "Monev 2024" in mail.outbox[0].subject
    assert Entry.objects.filter(action="round.opened").count() == 1
    assert "Monev 2024" in client.get("/putaran").content.decode()


def test_every_line_that_is_wrong_is_told(ani, signed_in):
    page = signed_in(ani).post("/putaran/baru", {**OPEN, "lines": "36.72\n99.99\n36.72 Tanpa Nama"})
    assert page.status_code == 422
    text = page.content.decode()
    assert "2: " in text
    assert "3: " in text
    assert not KeptRound.objects.exists()


def test_a_ministry_is_invited_by_its_name_in_the_instrument(ani, signed_in):
    given = {**OPEN, "instrument": "inpres-2-2021", "lines": "ID kemendagri Tim Koordinasi\n36.72"}
    assert signed_in(ani).post("/putaran/baru", given).status_code == 302
    told = set(KeptSubmission.objects.values_list("addressee", "office"))
    assert told == {("kemendagri", "Tim Koordinasi"), ("regent", "")}


def test_the_form_shows_three_voices_and_keeps_a_draft(sheet, budi, signed_in):
    client = signed_in(budi)
    page = client.get(f"/isian/{sheet.pk}").content.decode()
    assert "Rp16.800" in page, "what the law requires stands beside the field"
    assert client.post(f"/isian/{sheet.pk}/simpan", filled(sheet)).status_code == 302
    page = client.get(f"/isian/{sheet.pk}").content.decode()
    assert 'value="201600000"' in page
    assert KeptSubmission.objects.get(pk=sheet.pk).state == "draft"


def test_what_cannot_be_read_is_told_and_the_rest_is_kept(sheet, budi, signed_in):
    client = signed_in(budi)
    page = client.post(
        f"/isian/{sheet.pk}/simpan", filled(sheet, **{"W1.1-budget_allocated.DBH_SAWIT": "banyak"})
    )
    assert page.status_code == 422
    text = page.content.decode()
    assert 'value="banyak"' in text
    kept = KeptRevision.objects.get()
    assert "W1.1" not in kept.answers
    assert "W2.2" in kept.answers


def test_evidence_is_kept_and_served_as_a_download_only(sheet, budi, citra, signed_in):
    client = signed_in(budi)
    assert client.post(f"/isian/{sheet.pk}/simpan", with_evidence(filled(sheet))).status_code == 302
    kept = Evidence.objects.get(question="W1.1")
    answer = client.get(f"/bukti/{kept.pk}")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    answer.close()
    assert signed_in(citra).get(f"/bukti/{kept.pk}").status_code == 404
    bad = filled(sheet) | {"W1.1-files": SimpleUploadedFile("macro.xlsm", b"x")}
    page = signed_in(budi).post(f"/isian/{sheet.pk}/simpan", bad)
    assert page.status_code == 422


def test_from_answers_to_locked_through_every_level(sheet, ani, budi, dewi, others, signed_in):
    address = f"/isian/{sheet.pk}"
    given = with_evidence(filled(sheet)) | {"hand_in": "yes"}
    assert signed_in(budi).post(f"{address}/simpan", given).status_code == 302
    assert _state(sheet) == ("submitted", "office")
    for who, then in (
        (dewi, ("submitted", "government")),
        (others["fitri"], ("submitted", "province")),
        (others["hadi"], ("submitted", "centre")),
        (ani, ("approved", "")),
    ):
        seen = KeptSubmission.objects.get(pk=sheet.pk).version
        assert signed_in(who).post(f"{address}/setujui", {"seen": seen}).status_code == 302
        assert _state(sheet) == then
    assert signed_in(ani).post(f"{address}/kunci").status_code == 302
    assert _state(sheet)[0] == "locked"
    assert signed_in(budi).post(f"{address}/simpan", filled(sheet)).status_code == 422
    assert signed_in(ani).post(f"{address}/buka", {"reason": ""}).status_code == 422
    assert signed_in(ani).post(f"{address}/buka", {"reason": "angka baru"}).status_code == 302
    assert _state(sheet)[0] == "reopened"
    acts = set(Entry.objects.values_list("action", flat=True))
    assert {"answers.submitted", "answers.approved", "answers.locked", "answers.reopened"} <= acts


def test_nobody_goes_around_a_level_or_approves_what_they_did_not_see(sheet, ani, budi, dewi, signed_in):
    address = f"/isian/{sheet.pk}"
    signed_in(budi).post(f"{address}/simpan", with_evidence(filled(sheet)) | {"hand_in": "yes"})
    seen = KeptSubmission.objects.get(pk=sheet.pk).version
    assert signed_in(ani).post(f"{address}/setujui", {"seen": seen}).status_code == 422
    assert signed_in(dewi).post(f"{address}/setujui", {"seen": seen - 1}).status_code == 409
    assert _state(sheet) == ("submitted", "office")
    assert signed_in(dewi).post(f"{address}/kembalikan", {"seen": seen, "reason": " "}).status_code == 422
    assert (
        signed_in(dewi).post(f"{address}/kembalikan", {"seen": seen, "reason": "bukti lama"}).status_code
        == 302
    )
    assert _state(sheet)[0] == "returned"
    assert "bukti lama" in signed_in(budi).get(address).content.decode()


def test_an_incomplete_draft_is_not_handed_in(sheet, budi, signed_in):
    page = signed_in(budi).post(f"/isian/{sheet.pk}/simpan", filled(sheet) | {"hand_in": "yes"})
    assert page.status_code == 422
    assert "DPA" in page.content.decode()
    assert _state(sheet)[0] == "draft"


def test_a_finding_while_typing_asks_for_a_reason_and_is_tracked(sheet, budi, signed_in):
    client = signed_in(budi)
    wrong = {"W2.3-contribution_rate.BPU.JKK+JKM.DBH_SAWIT": "8.400"}
    said = client.post(f"/isian/{sheet.pk}/periksa", filled(sheet, **wrong)).json()
    assert [one["question"] for one in said["findings"]] == ["W2.3"]
    assert not KeptRevision.objects.exists(), "looking keeps nothing"
    found = said["findings"][0]
    given = with_evidence(filled(sheet, **wrong)) | {"hand_in": "yes"}
    page = client.post(f"/isian/{sheet.pk}/simpan", given)
    assert page.status_code == 422
    assert not KeptFinding.objects.exists()
    given = filled(sheet, **wrong) | {"hand_in": "yes", f"reason-{found['id']}": "diskon dua tahun"}
    assert client.post(f"/isian/{sheet.pk}/simpan", given).status_code == 302
    kept = KeptFinding.objects.get()
    assert (kept.query, kept.state) == (found["id"], "explained")


def test_two_people_at_one_form_keep_their_work_or_are_told(sheet, budi, others, signed_in):
    address = f"/isian/{sheet.pk}/simpan"
    seen = sheet.version
    first = {"seen": seen, "asked": ["W2.2"], "W2.2-choice": "stdb"}
    assert signed_in(budi).post(address, first).status_code == 302
    other = {"seen": seen, "asked": ["W3.1"], "W3.1-choice": "no"}
    assert signed_in(others["joko"]).post(address, other).status_code == 302, "another question: both stand"
    clash = {"seen": seen, "asked": ["W2.2"], "W2.2-choice": "dtsen"}
    page = signed_in(others["joko"]).post(address, clash)
    assert page.status_code == 409
    text = page.content.decode()
    assert "stdb" in text
    now = KeptSubmission.objects.get(pk=sheet.pk).version
    assert _answers(sheet)["W2.2"]["choices"] == ["stdb"]
    yielded = clash | {"seen": now, "keep-W2.2": "theirs"}
    assert signed_in(others["joko"]).post(address, yielded).status_code == 302
    assert _answers(sheet)["W2.2"]["choices"] == ["stdb"]
    assert signed_in(others["joko"]).post(address, clash | {"seen": now}).status_code == 302
    assert _answers(sheet)["W2.2"]["choices"] == ["dtsen"]
    assert KeptRevision.objects.count() == 3


def test_the_page_keeps_a_draft_by_itself(sheet, budi, signed_in):
    client = signed_in(budi)
    said = client.post(f"/isian/{sheet.pk}/periksa", filled(sheet) | {"keep": "yes"}).json()
    assert said["version"] > sheet.version
    assert _answers(sheet)["W2.2"]["choices"] == ["stdb"]


def test_other_regions_see_neither_the_answers_nor_the_round(ani, sheet, citra, budi, signed_in):
    client = signed_in(citra)
    assert client.get(f"/isian/{sheet.pk}").status_code == 404
    assert client.get(f"/putaran/{sheet.round_id}").status_code == 404
    assert "Monev 2024" not in client.get("/putaran").content.decode()
    board = signed_in(budi).get(f"/putaran/{sheet.round_id}").content.decode()
    assert "Kota Cilegon" in board
    assert str(sheet_of(sheet.round, "36").pk) not in board


def test_a_round_is_extended_closed_and_locked(sheet, ani, signed_in):
    client, address = signed_in(ani), f"/putaran/{sheet.round_id}/kelola"
    assert client.get(address).status_code == 200
    assert client.post(address, {"step": "extended", "due": "", "reason": "x"}).status_code == 422
    later = str(TODAY.replace(year=TODAY.year + 2))
    assert client.post(address, {"step": "extended", "due": later, "reason": "bencana"}).status_code == 302
    early = client.post(address, {"step": "locked", "reason": "x"})
    assert early.status_code == 422
    assert 'role="alert"' in early.content.decode()
    assert client.post(address, {"step": "closed"}).status_code == 302
    assert client.post(address, {"step": "locked"}).status_code == 422, "nobody answered: that needs a reason"
    assert client.post(address, {"step": "locked", "reason": "ditunda"}).status_code == 302
    assert client.post(address, {"which": "listed", "lines": "36.73"}).status_code == 422
    assert KeptRound.objects.get().state == "locked"


def _state(sheet):
    now = KeptSubmission.objects.get(pk=sheet.pk)
    return now.state, now.waits_for


def _answers(sheet):
    found = {}
    for revision in KeptRevision.objects.filter(submission=sheet).order_by("number"):
        found |= revision.answers
    return found
