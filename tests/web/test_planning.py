"""The page Rencana and its operations: what it costs, what money buys, its best use; only for one's own region."""

import io
import re
from decimal import Decimal

import openpyxl
import pytest

from pantau.planning.projection.members import Group, Row, members
from pantau.web.api.models import make_token
from pantau.web.audit.models import Entry
from pantau.web.planning import projection, where
from pantau.web.recorded.answers import Figures
from pantau.workspace_planning.projection import Found

pytestmark = pytest.mark.django_db

TYPED = {"region": "36.72", "by": "category", "people": "10000", "start": "2027-01", "programmes": "JKK,JKM"}
BUDGET = {**TYPED, "sponsor": "APBD", "months": "12", "budget": "Rp1 miliar"}
ALLOCATION = {
    **TYPED,
    "people": "",
    "money": "APBD; 36.72; Rp10 juta\nCSR; 36; 5.000.000",
    "shortest": "3",
    "longest": "12",
    "aim": "people",
}


def figure(measure, value, category, **more):
    empty = dict.fromkeys(("segment", "programme", "sponsor", "definition", "group"), "")
    return {
        "region": "36.72",
        "measure": measure,
        "value": value,
        "category": category,
        "period": "2026-10",
        **empty,
        **more,
    }


@pytest.fixture
def recorded(monkeypatch):
    """A ledger that knows fishers and drivers of Cilegon."""
    rows = [
        figure("eligible_workers", 400, "nelayan"),
        figure("covered_workers", 100, "nelayan"),
        figure("eligible_workers", 250, "ojek"),
        figure("covered_workers", 50, "ojek"),
        figure("covered_workers", 7, "unknown"),
        figure("covered_workers", 99, "ojek", sponsor="APBD"),
    ]
    monkeypatch.setattr(where, "newest_month", lambda: "2026-10")
    monkeypatch.setattr(
        where, "figures", lambda region, month, by: Figures(month, tuple(rows) if region == "36.72" else ())
    )


def test_the_page_asks_before_it_answers(signed_in, citra):
    page = signed_in(citra).get("/rencana")
    assert page.status_code == 200
    assert "Tambahkan anggaran" in page.content.decode()


def test_the_gap_and_what_a_budget_buys(signed_in, budi):
    said = signed_in(budi).get("/rencana", BUDGET).content.decode()
    assert "Rp2.016.000.000" in said  # ten thousand people for a year
    assert "4.960" in said
    assert "tidak seorang pun terlindungi" in said
    assert "Permenaker 1/2025" in said


def test_in_english_too(signed_in, budi, settings):
    client = signed_in(budi)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    said = client.get("/rencana", BUDGET).content.decode()
    assert "nobody is covered" in said
    assert "What it means for families" in said


def test_what_the_ledger_records(signed_in, budi, recorded):
    said = signed_in(budi).get("/rencana", {**BUDGET, "people": ""}).content.decode()
    assert "Nelayan" in said
    assert "300" in said
    assert "Rp100.800.000" in said  # 500 people for a year


def test_a_ledger_without_an_answer_is_told(signed_in, citra, recorded):
    page = signed_in(citra).get("/rencana", {**BUDGET, "region": "36.73", "people": ""})
    assert page.status_code == 422
    assert "belum mencatat" in page.content.decode()


def test_every_fault_stands_in_the_form(signed_in, budi):
    page = signed_in(budi).get("/rencana", {**BUDGET, "region": "36.73", "start": "soon", "budget": "banyak"})
    said = page.content.decode()
    assert page.status_code == 422
    assert "di luar wilayah kantor Anda" in said
    assert "bukan bulan" in said
    page = signed_in(budi).get("/rencana", {**BUDGET, "budget": "-5"})
    assert page.status_code == 422


def test_the_picture_says_the_finding(signed_in, budi):
    picture = signed_in(budi).get("/rencana/gambar.svg", BUDGET)
    assert picture["Content-Type"] == "image/svg+xml"
    assert b"<svg" in picture.content
    assert signed_in(budi).get("/rencana/gambar.svg").status_code == 404


def test_a_workbook_holds_what_it_rests_on_and_is_recorded(signed_in, budi):
    answer = signed_in(budi).get("/rencana/rencana.xlsx", BUDGET)
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert len(book.sheetnames) == 6
    cells = [str(cell.value) for sheet in book for row in sheet for cell in row]
    assert "Hukum diperiksa" in cells
    assert Entry.objects.filter(action="plan.exported", region="36.72").exists()


def test_an_allocation(signed_in, budi, recorded):
    said = signed_in(budi).get("/rencana/alokasi", ALLOCATION).content.decode()
    assert "terbukti yang terbaik" in said
    assert "Rp1 juta lagi dari" in said
    answer = signed_in(budi).get("/rencana/alokasi.xlsx", ALLOCATION)
    assert "Alokasi" in openpyxl.load_workbook(io.BytesIO(answer.content)).sheetnames


def test_conditions_that_collide_are_told(signed_in, budi, recorded):
    page = signed_in(budi).get("/rencana/alokasi", {**ALLOCATION, "least": "100"})
    assert page.status_code == 422
    assert "tidak dapat dipenuhi bersama" in page.content.decode()
    page = signed_in(budi).get("/rencana/alokasi", {**ALLOCATION, "money": "APBD; 36.72; -3\nEMAS; 36.72; 5"})
    said = page.content.decode()
    assert page.status_code == 422
    assert "EMAS" in said
    assert "negatif" in said


def test_a_projection_shows_its_bands(signed_in, budi, monkeypatch):
    one = Row(Group("nelayan", "BPU", "APBD", Decimal(1_000_000)), "M", 40, 300)
    monkeypatch.setattr(projection, "recorded", lambda *_: Found(members([one]), source="ledger"))
    asked = {"region": "36.72", "start": "2027-01", "years": "2", "scenarios": "pandemic:2028"}
    page = signed_in(budi).get("/rencana/proyeksi", asked)
    said = page.content.decode()
    assert page.status_code == 200
    picture = re.search(r"/rencana/proyeksi/[0-9a-f]{64}\.svg", said)[0]
    assert b"<svg" in signed_in(budi).get(picture).content
    wrong = signed_in(budi).get("/rencana/proyeksi", {**asked, "region": "36.73", "years": "99"})
    assert wrong.status_code == 422
    assert signed_in(budi).get("/rencana/proyeksi", {**asked, "scenarios": "rain"}).status_code == 422


@pytest.fixture
def key(budi):
    return {"Authorization": f"Bearer {make_token(budi, 'test', 'read', 30)}"}


def test_plans_for_programs(client, key, recorded):
    gap = client.get("/api/v1/plan/gap", {"region": "36.72", "start": "2027-01"}, headers=key).json()
    assert gap["total"] == {"people": 500, "amount": 100_800_000}
    asked = {"region": "36.72", "start": "2027-01", "budget": 16_800_000}
    bought = client.get("/api/v1/plan/buys", asked, headers=key).json()
    assert [one["people"] for one in bought["choices"]][::11] == [500, 83]
    plan = {"start": "2027-01", "money": [{"source": "APBD", "region": "36.72", "amount": 16_800_000}]}
    body = {"region": "36.72", "plan": plan, "language": "en"}
    found = client.post("/api/v1/plan/allocation", body, content_type="application/json", headers=key).json()
    assert found["total"]["people"] == 500
    assert found["reached"][0]["gap"] == 0


def test_programs_are_told_every_fault(client, key, recorded):
    wrong = client.get("/api/v1/plan/gap", {"region": "36.72", "start": "soon"}, headers=key)
    assert wrong.status_code == 422
    body = {"region": "36.72", "plan": {"start": "?", "money": [{"source": "APBD"}], "glory": 1}}
    answer = client.post("/api/v1/plan/allocation", body, content_type="application/json", headers=key)
    assert {one["field"] for one in answer.json()["faults"]} >= {
        "start",
        "money 1 region",
        "money 1 amount",
        "glory",
    }
    assert (
        client.get("/api/v1/plan/gap", {"region": "36.73", "start": "2027-01"}, headers=key).status_code
        == 404
    )
