"""The answers of last time go into empty fields by a button, without a script; only the reader saves them."""

import pytest

from pantau.web.monev.models import KeptSubmission
from tests.web.pages_read import Page
from tests.web.rounds import filled, open_round_for, sheet_of, with_evidence

pytestmark = pytest.mark.django_db(transaction=True)
MONEY = "W1.1-budget_allocated.DBH_SAWIT"
MONTHS = "W1.1-months_funded.DBH_SAWIT"
RATE = "W2.3-contribution_rate.BPU.JKK+JKM.DBH_SAWIT"


@pytest.fixture
def sheet(ani, budi, signed_in):
    """The second round; in the first everything was answered."""
    first = sheet_of(open_round_for(ani, "36.72", period="2023"))
    given = with_evidence(filled(first, **{f"{MONEY}.note": "dari DPA", "W2.1-text": "daftar SK"}))
    assert signed_in(budi).post(f"/isian/{first.pk}/simpan", given).status_code == 302
    return sheet_of(open_round_for(ani, "36.72"))


def taken(client, sheet, **typed):
    seen = KeptSubmission.objects.get(pk=sheet.pk).version
    asked = ["W1.1", "W2.1", "W2.2", "W2.3", "W3.1"]
    return client.post(
        f"/isian/{sheet.pk}/simpan", {"seen": seen, "asked": asked, "take_over": "yes", **typed}
    )


def test_empty_fields_hold_what_was_answered_last_time_and_typed_ones_stay(sheet, budi, signed_in):
    client = signed_in(budi)
    answer = taken(client, sheet, **{MONEY: "250.000.000", "W3.1-choice": "no"})
    page = Page(answer.content.decode())
    assert answer.status_code == 200
    assert page.holds(MONEY) == "250000000" or page.holds(MONEY) == "250.000.000"
    assert page.holds(f"{MONEY}.note") == ""  # said of another number
    assert page.holds(MONTHS) == "12"
    assert page.holds(RATE) == "16800"
    assert page.holds("W2.1-text") == "daftar SK"
    text = answer.content.decode()
    assert "belum disimpan" in text
    assert 'value="no" checked' in text
    assert 'value="stdb" checked' in text


def test_only_what_was_typed_is_saved_until_the_reader_saves(sheet, budi, signed_in):
    client = signed_in(budi)
    answer = taken(client, sheet, **{MONEY: "250.000.000"})
    kept = client.get(f"/isian/{sheet.pk}").content.decode()
    assert Page(kept).holds(MONEY) == "250000000"
    assert Page(kept).holds(MONTHS) == ""
    page = Page(answer.content.decode())
    again = {name: page.holds(name) for name in (MONEY, MONTHS, RATE)}
    seen = page.holds("seen")
    saved = client.post(f"/isian/{sheet.pk}/simpan", {"seen": seen, "asked": ["W1.1", "W2.3"], **again})
    assert saved.status_code == 302
    assert Page(client.get(f"/isian/{sheet.pk}").content.decode()).holds(MONTHS) == "12"


def test_faults_of_what_was_typed_are_told_all_the_same(sheet, budi, signed_in):
    page = Page(taken(signed_in(budi), sheet, **{MONEY: "banyak"}).content.decode())
    assert page.holds(MONEY) == "banyak"
    assert page.texts[f"{MONEY}_error"].strip()
    assert page.holds(MONTHS) == "12"


def test_without_a_round_before_there_is_no_such_button(ani, budi, signed_in):
    sheet = sheet_of(open_round_for(ani, "36.72"))
    client = signed_in(budi)
    assert 'name="take_over"' not in client.get(f"/isian/{sheet.pk}").content.decode()
    assert "Tidak ada isian kosong" in taken(client, sheet).content.decode()
