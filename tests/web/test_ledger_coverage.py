"""Open to everybody: coverage by region, no number behind which few people stand; figures for programs."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pantau.core.text import Text
from pantau.web.api.models import make_token
from pantau.web.jobs.models import Job
from pantau.web.ledger.models import Stage, Upload
from pantau.web.places.standing import Row
from pantau.web.public.coverage import FEWEST, withheld
from pantau.web.public.work import count, count_public
from pantau.web.recorded import answers
from pantau.web.recorded.models import Kept
from tests.web.test_places import figure


def counted(region, **parts):
    rows = [figure("covered_workers", sum(parts.values()), region=region)]
    rows += [
        figure("covered_workers", value, region=code.replace("_", ".")[1:]) for code, value in parts.items()
    ]
    Kept.objects.create(
        region=region,
        month="2024-07",
        by="region",
        state="x",
        answer={"figures": rows, "without_data": [], "source": "ledger cube@1"},
    )


def shown(client, address):
    return client.get(address).content.decode()


@pytest.mark.django_db
def test_everybody_sees_coverage_and_no_small_number(client):
    counted("ID", r36=1234, r32=5678)
    counted("36", r36_72=1200, r36_73=31, r36_71=3)
    page = shown(client, "/cakupan")
    assert "1.234" in page
    assert "5.678" in page
    page = shown(client, "/cakupan?di=36")
    assert "1.200" in page
    assert page.count('class="withheld"') == 2  # 3, and 31, for else 3 could be computed
    assert ">31<" not in page


@pytest.mark.django_db
def test_a_province_that_is_withheld_is_not_opened_through_its_regencies(client):
    counted("ID", r36=3, r32=5678, r31=70)
    counted("36", r36_72=2, r36_73=1)
    page = shown(client, "/cakupan")
    assert page.count('class="withheld"') == 2
    assert "5.678" in page
    assert "Belum ada angka" in shown(client, "/cakupan?di=36")


@pytest.mark.django_db
def test_readers_without_an_account_do_not_make_the_ledger_work(client, monkeypatch):
    monkeypatch.setattr(answers, "_asked", lambda *asked: pytest.fail("the ledger was asked"))
    assert "Belum ada angka" in shown(client, "/cakupan")
    assert client.get("/cakupan?di=36.72").status_code == 404
    assert client.get("/cakupan?di=x").status_code == 404


@pytest.mark.django_db
def test_the_worker_counts_nation_and_provinces(ani, monkeypatch, client):
    asked = []

    def ask(region, month, by):
        asked.append(region)
        rows = (
            [figure("covered_workers", 700, region=code) for code in ("36", "32")] if region == "ID" else []
        )
        return {"figures": rows, "without_data": [], "source": "ledger"}

    monkeypatch.setattr(answers, "_asked", ask)
    monkeypatch.setattr("pantau.web.public.work.newest_month", lambda: "2024-07")
    count_public(ani)
    count_public(ani)
    assert count(Job.objects.get(), lambda *told: None) == {"month": "2024-07", "provinces": 2}
    assert asked == ["ID", "32", "36"]
    assert "700" in shown(client, "/cakupan")


counts = st.lists(st.integers(0, 40), min_size=1, max_size=8)


@given(counts)
def test_what_is_withheld_cannot_be_computed(values):
    rows = [Row(str(n), Text("", ""), Decimal(v), None, None, None, None) for n, v in enumerate(values)]
    hidden = withheld(rows)
    behind = sum(values[int(code)] for code in hidden)
    assert all(values[n] >= FEWEST for n in range(len(values)) if str(n) not in hidden)
    assert not hidden or len(hidden) == len(values) or (len(hidden) > 1 and behind >= FEWEST)


@pytest.fixture
def keys(budi, citra):
    return {user: {"Authorization": f"Bearer {make_token(user, 'x', 'read', 30)}"} for user in (budi, citra)}


@pytest.mark.django_db
def test_programs_read_recorded_figures_page_by_page(keys, budi, citra, client, monkeypatch):
    said = [{**figure("covered_workers", n), "note": {"id": "catatan", "en": "note"}} for n in range(5)]
    monkeypatch.setattr(
        answers, "_asked", lambda *asked: {"figures": said, "without_data": [], "source": "ledger"}
    )
    address = "/api/v1/figures?region=36.72&month=2024-07&limit=2&language=en"
    first = client.get(address, headers=keys[budi]).json()
    assert (first["count"], [one["value"] for one in first["items"]]) == (5, [0, 1])
    assert first["items"][0]["note"] == "note"
    assert client.get(address, headers=keys[citra]).status_code == 404
    assert client.get("/api/v1/figures?month=2024-13", headers=keys[budi]).status_code == 422
    assert client.get("/api/v1/figures?month=2024-07&by=person", headers=keys[budi]).status_code == 422


@pytest.mark.django_db
def test_programs_read_the_batches_of_their_regions(keys, budi, citra, client):
    account = {"rows_in": 4, "added": 3, "set_aside": 1, "already_there": 0, "reasons": {"nik_missing": 1}}
    upload = Upload.objects.create(
        kind="claims",
        region="36.72",
        user=budi,
        stage=Stage.ADDED,
        outcome=account,
        files=[{"name": "k.csv"}],
    )
    said = client.get("/api/v1/batches", headers=keys[budi]).json()["items"]
    assert [(one["rows_in"], one["reasons"], one["files"]) for one in said] == [
        (4, {"nik_missing": 1}, ["k.csv"])
    ]
    assert client.get("/api/v1/batches", headers=keys[citra]).json()["items"] == []
    assert client.get(f"/api/v1/batches/{upload.pk}", headers=keys[budi]).json()["stage"] == "added"
    assert client.get(f"/api/v1/batches/{upload.pk}", headers=keys[citra]).status_code == 404


@pytest.mark.django_db
def test_the_money_of_the_region_stands_above_its_batches(budi, client, monkeypatch):
    year = {"period": "2024-01/2024-07"}
    said = [
        figure("contributions", 1_680_000, **year),
        figure("contributions", 240_000, sponsor="APBD"),
        figure("covered_workers", 14, sponsor="APBD"),
        figure("claim_ratio", 273.2, sponsor="APBD", low=33.1, high=987, **year),
        figure("claim_ratio", 99.9, "credible", sponsor="APBD", **year),
    ]
    monkeypatch.setattr(
        answers, "_asked", lambda *asked: {"figures": said, "without_data": [], "source": "ledger"}
    )
    monkeypatch.setattr("pantau.web.ledger.money.newest_month", lambda: "2024-07")
    client.force_login(budi, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = shown(client, "/kiriman")
    assert "APBD kabupaten/kota" in page
    assert "273,2 %" in page
    assert "99,9 %" not in page
