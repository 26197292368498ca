"""Figures for programs and for other offices: paged, marked, limited, and in the forms that they exchange."""

import csv
import io
import time
import zipfile

import pytest

from pantau import Ledger
from pantau.web.api import pace
from pantau.web.api.models import Pace, make_token
from pantau.web.audit.models import Entry
from tests.ledger_files import CONTRIBUTION, ENROLMENT, contribution, enrolment, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def ledger(tmp_path, settings):
    """Four people of Cilegon, paid for in January 2024."""
    settings.HOME = tmp_path / "home"
    ledger = Ledger(settings.HOME)
    ledger.add("enrolments", write(tmp_path / "e.csv", ENROLMENT, [enrolment(n) for n in range(4)]))
    ledger.add(
        "contributions",
        write(tmp_path / "c.csv", CONTRIBUTION, [contribution(n, "2024-01") for n in range(4)]),
    )
    return ledger


@pytest.fixture
def asked(client, dewi):
    """Ask as Dewi of Cilegon."""
    key = make_token(dewi, "x", "read", 30)
    return lambda path, **headers: client.get(
        f"/api/v1/{path}", headers={"Authorization": f"Bearer {key}", **headers}
    )


def test_the_same_figures_in_three_forms(ledger, asked):
    listed = asked("figures?limit=1000").json()
    rows = listed["items"]
    covered = next(row for row in rows if row["measure"] == "covered_workers" and not row["definition"])
    assert (covered["value"], covered["period"], covered["region"]) == (4, "2024-01", "36.72")
    assert listed["count"] == len(rows)

    answer = asked("figures/sdmx")
    assert answer.headers["Content-Type"].startswith("application/vnd.sdmx.data+csv; version=2.0.0")
    assert "attachment" in answer.headers["Content-Disposition"]
    observed = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert len(observed) == len(rows)
    keys = [tuple(row.values())[:15] for row in observed]
    assert len(set(keys)) == len(keys)  # an observation is told once

    with zipfile.ZipFile(io.BytesIO(asked("figures/satu-data").content)) as package:
        data = list(csv.DictReader(io.StringIO(package.read("data.csv").decode())))
        assert "Disnaker Kota Cilegon" in package.read("README.md").decode()
    assert len(data) == len(rows)
    assert Entry.objects.filter(action="figures.exported", region="36.72").count() == 2


def test_a_package_of_the_same_figures_is_the_same(ledger, asked):
    first, again = asked("figures/satu-data?month=2024-01"), asked("figures/satu-data?month=2024-01")
    assert first.content == again.content
    same = asked("figures/satu-data?month=2024-01", **{"If-None-Match": first.headers["ETag"]})
    assert (same.status_code, same.content) == (304, b"")


def test_codes_that_are_written_are_told(ledger, asked):
    told = asked("codes").json()
    lists = {one["id"]: one["codes"] for one in (*told["dimensions"], *told["attributes"])}
    observed = list(csv.DictReader(io.StringIO(asked("figures/sdmx?by=category").content.decode())))
    for column, name in lists.items():
        if name:
            known = {one["id"] for one in asked(f"codes/{name}").json()}
            assert {row[column] for row in observed} - {""} <= known
    below = asked("codes/CL_AREA?inside=36.72").json()
    assert below[0]["code"] == "36.72"
    assert all(one["code"].startswith("36.72") for one in below)
    assert asked("codes/CL_NOTHING").status_code == 404
    assert asked("codes/CL_SEX?inside=36.72").status_code == 404


def test_pages_have_an_end(ledger, asked):
    first, second = (asked(f"figures?limit=2&offset={at}").json() for at in (0, 2))
    assert len(first["items"]) == len(second["items"]) == 2
    assert first["items"] != second["items"]
    assert asked("figures?limit=1001").status_code == 422
    assert asked(f"figures?offset={10**30}").status_code == 422
    assert {one["measure"] for one in asked("figures?measure=contributions").json()["items"]} == {
        "contributions"
    }


@pytest.mark.parametrize("path", ["figures", "figures/sdmx", "figures/satu-data"])
def test_nobody_takes_figures_of_another_region(path, ledger, asked):
    assert asked(f"{path}?region=36.73").status_code == 404
    assert asked(f"{path}?month=2024-13").status_code == 422


def test_the_regions_of_a_region(client):
    assert len(client.get("/api/v1/regions?limit=1000").json()["items"]) == 38
    here = client.get("/api/v1/regions?inside=36").json()["items"]
    assert ("36.72", "regency") in {(one["code"], one["level"]) for one in here}
    assert client.get("/api/v1/regions?inside=99").status_code == 404


@pytest.fixture
def still(monkeypatch):
    """The minute does not end while a test counts."""
    now = time.time()
    monkeypatch.setattr(pace.time, "time", lambda: now)


def test_who_asks_too_often_waits(still, asked, client, budi, monkeypatch):
    monkeypatch.setattr(pace, "MOST", {"key": 3, "address": 2})
    assert [asked("rosters").status_code for _ in range(4)] == [200, 200, 200, 429]
    refused = asked("rosters")
    assert 0 < int(refused.headers["Retry-After"]) <= 60
    other = {"Authorization": f"Bearer {make_token(budi, 'x', 'read', 30)}"}
    assert client.get("/api/v1/rosters", headers=other).status_code == 200


def test_an_address_that_is_claimed_is_not_believed(still, client, monkeypatch):
    monkeypatch.setattr(pace, "MOST", {"key": 3, "address": 2})
    said = [
        client.get("/api/v1/regions/36", headers={"X-Forwarded-For": f"10.0.0.{n}"}).status_code
        for n in range(3)
    ]
    assert said == [200, 200, 429]


def test_minutes_that_are_over_are_not_kept(monkeypatch, db):
    for minute in (60, 61, 120):
        monkeypatch.setattr(pace.time, "time", lambda minute=minute: minute)
        assert pace.counted("key 1") == (2 if minute == 61 else 1)
    assert Pace.objects.count() == 1


def test_programs_bring_files_by_the_rules_of_the_pages(client, budi, citra, tmp_path, settings):
    settings.HOME = tmp_path / "home"
    path = write(tmp_path / "e.csv", ENROLMENT, [enrolment(0)])

    def bring(key, **more):
        with path.open("rb") as file:
            given = {
                "kind": "enrolments",
                "basis": "public_task",
                "basis_note": "PKS 1",
                "files": file,
                **more,
            }
            return client.post("/api/v1/batches", given, headers={"Authorization": f"Bearer {key}"})

    key = make_token(budi, "x", "write", 30)
    brought = bring(key)
    assert brought.status_code == 201
    assert (brought.json()["stage"], brought.json()["files"]) == ("checking", ["e.csv"])
    assert client.get("/api/v1/batches", headers={"Authorization": f"Bearer {key}"}).json()["count"] == 1
    wrong = bring(key, kind="figures", basis="because")
    assert wrong.status_code == 422
    assert {one["field"] for one in wrong.json()["faults"]} == {"kind", "basis"}
    assert bring(make_token(budi, "x", "read", 30)).status_code == 403
    assert bring(make_token(citra, "x", "write", 30)).status_code == 403
    assert not any(one for one in (settings.HOME / "uploads").iterdir() if not any(one.iterdir()))


def test_lists_are_brought_for_ones_own_region(client, budi, tmp_path, settings):
    settings.HOME = tmp_path / "home"
    key = make_token(budi, "x", "write", 30)

    def bring(region, name="daftar.csv"):
        given = {
            "list": io.BytesIO(b"NIK,Nama\n"),
            "region": region,
            "lawful_basis": "public_task",
            "months": 12,
        }
        given["list"].name = name
        return client.post("/api/v1/rosters", given, headers={"Authorization": f"Bearer {key}"})

    brought = bring("36.72")
    assert (brought.status_code, brought.json()["checked"]) == (201, False)
    assert [one["field"] for one in bring("36.73").json()["faults"]] == ["region"]
    refused = bring("36.72", "daftar.exe")
    assert (refused.status_code, refused.json()["faults"][0]["field"]) == (422, "daftar.exe")
