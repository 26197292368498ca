"""The forms that an instrument draws, or that change one: what is wrong stands beside it, what was typed stays."""

import pytest

from pantau.web.monev.models import KeptEnding, KeptSubmission
from tests.web.pages_read import Page
from tests.web.rounds import filled, open_round_for, sheet_of, with_evidence

pytestmark = pytest.mark.django_db(transaction=True)
MONEY = "W1.1-budget_allocated.DBH_SAWIT"
RATE = "W2.3-contribution_rate.BPU.JKK+JKM.DBH_SAWIT"


@pytest.fixture
def sheet(ani):
    return sheet_of(open_round_for(ani, "36.72"))


def in_english(client):
    client.cookies["django_language"] = "en"
    return client


def test_answers_that_cannot_be_read_are_told_beside_their_fields(sheet, budi, signed_in):
    given = filled(sheet, **{MONEY: "banyak", "W2.2-choice": "entah", f"{RATE}.precision": "kira-kira"})
    said = {}
    for language in ("id", "en"):
        client = signed_in(budi)
        client.cookies["django_language"] = language
        answer = client.post(f"/isian/{sheet.pk}/simpan", given)
        page = Page(answer.content.decode())
        assert answer.status_code == 422
        for name in (MONEY, "W2.2-choice", RATE):
            assert page.texts[f"{name}_error"].strip(), name
            assert f"{name}_error" in page.controls[name]["described"], name
        assert page.holds(MONEY) == "banyak"
        said[language] = page.texts[f"{MONEY}_error"].strip()
    assert said["id"] != said["en"]


def test_numbers_of_answers_are_read_in_the_language_of_the_page(sheet, budi, signed_in):
    client = signed_in(budi)
    address = f"/isian/{sheet.pk}/simpan"
    assert client.post(address, filled(sheet, **{MONEY: "201.600.000"})).status_code == 302
    assert "201600000" in client.get(f"/isian/{sheet.pk}").content.decode()
    in_english(client)
    typed = filled(sheet, **{MONEY: "201,700,000", RATE: "16.800"})
    typed |= {"W2.1-funded_workers.pekebun_sawit.DBH_SAWIT": "1,000"}
    page = Page(client.post(address, typed).content.decode())
    assert "two ways" in page.texts[f"{RATE}_error"]
    assert page.holds(RATE) == "16.800"
    assert "201700000" in client.get(f"/isian/{sheet.pk}").content.decode()


def test_answers_are_not_returned_without_a_reason(sheet, budi, dewi, signed_in):
    given = with_evidence(filled(sheet)) | {"hand_in": "yes"}
    assert signed_in(budi).post(f"/isian/{sheet.pk}/simpan", given).status_code == 302
    client, seen = signed_in(dewi), KeptSubmission.objects.get().version
    answer = client.post(f"/isian/{sheet.pk}/kembalikan", {"seen": seen, "reason": "  "})
    page = Page(answer.content.decode())
    assert answer.status_code == 422
    assert page.texts["returned_reason_error"].strip()
    assert "returned_reason_error" in page.controls["returned_reason"]["described"]
    assert (
        client.post(f"/isian/{sheet.pk}/kembalikan", {"seen": seen, "reason": "SK lama"}).status_code == 302
    )


def test_the_editor_of_instruments_keeps_what_was_typed(ani, signed_in):
    given = {
        "title_id-W3.1": "Apakah <i>ada</i>?",
        "title_en-W3.1": "Is there one?",
        "days-W3.1": "tujuh",
        "add_code": "W3.9",
        "add_title_id": "Pertanyaan baru",
        "add_required": "on",
    }
    answer = signed_in(ani).post("/instrumen/dbh-sawit/sunting", given)
    page = Page(answer.content.decode())
    assert answer.status_code == 422
    assert "bilangan bulat" in page.texts["days-W3.1_error"]
    assert "days-W3.1_error" in page.controls["days-W3.1"]["described"]
    for name in ("title_id-W3.1", "days-W3.1", "add_code", "add_title_id"):
        assert page.holds(name) == given[name], name
    assert "checked" in page.controls["add_required"]


def test_the_changes_of_an_instrument_stay_while_their_reason_is_missing(ani, signed_in):
    client, address = signed_in(ani), "/instrumen/dbh-sawit/sunting"
    asked = {"title_id-W3.1": "Apakah rencana aksi ada?", "title_en-W3.1": "Is there a plan?"}
    body = client.post(address, asked).context["body"]
    answer = client.post(address, {"publish": "yes", "body": body, "note": ""})
    assert answer.status_code == 422
    assert answer.context["body"] == body
    assert "Apakah rencana aksi ada?" in answer.content.decode()


@pytest.mark.parametrize(("language", "typed", "kept"), [("id", "11.658", 11658), ("en", "11,658", 11658)])
def test_people_whose_cover_ends_are_typed_as_people_write_them(language, typed, kept, budi, signed_in):
    client = signed_in(budi)
    client.cookies["django_language"] = language
    given = {"region": "36.72", "category": "adhoc_kpu", "month": "2027-01", "people": typed}
    assert client.post("/pemberitahuan/akhir", given).status_code == 302
    assert KeptEnding.objects.get().people == kept


@pytest.mark.parametrize(("language", "status"), [("id", 200), ("en", 422)])
def test_a_plan_reads_ten_thousand_as_the_page_writes_it(language, status, budi, signed_in):
    client = signed_in(budi)
    client.cookies["django_language"] = language
    asked = {"region": "36.72", "by": "category", "people": "10.000", "start": "2027-01"}
    asked |= {"programmes": "JKK,JKM", "sponsor": "APBD", "months": "12", "budget": "1.200.000.000"}
    answer = client.get("/rencana", asked)
    assert answer.status_code == status
    told = Page(answer.content.decode()).texts.get("id_people_error", "")
    assert ("two ways" in told) == (language == "en")


@pytest.mark.parametrize(
    ("address", "field", "typed"),
    [
        ("/temuan", "region", "Cilegon"),
        ("/temuan", "region", "36.73"),
        ("/log", "region", "99"),
        ("/log", "since", "kemarin"),
        ("/log/siapa-melihat", "until", "2026-13-01"),
    ],
)
def test_what_a_list_is_narrowed_to_is_told_where_it_is_wrong(address, field, typed, eko, budi, signed_in):
    said = {}
    for language in ("id", "en"):
        client = signed_in(budi if address == "/temuan" else eko)
        client.cookies["django_language"] = language
        answer = client.get(address, {field: typed})
        page = Page(answer.content.decode())
        assert answer.status_code == 422
        assert page.holds(field) == typed
        assert f"{field}_error" in page.controls[field]["described"]
        said[language] = page.texts[f"{field}_error"].strip()
    assert said["id"] != said["en"]
