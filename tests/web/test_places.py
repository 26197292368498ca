"""The page of a region: recorded figures with their source, only for those whose region it is."""

import csv
import io
from decimal import Decimal

import pytest

from pantau.web.audit.models import Entry
from pantau.web.jobs import worker
from pantau.web.jobs.models import Job
from pantau.web.places.standing import missing_money, ranking
from pantau.web.recorded import answers
from pantau.web.recorded.answers import MEASURES, Figures
from pantau.web.recorded.models import Kept

pytestmark = pytest.mark.django_db


def figure(measure, value, definition="", **more):
    return {
        "region": "36.72",
        "measure": measure,
        "value": value,
        "definition": definition,
        "period": "2024-07",
        "category": "",
        **dict.fromkeys(("numerator", "denominator", "low", "high")),
        "as_of": "",
        **more,
    }


SAID = [
    figure("covered_workers", 1032),
    figure("eligible_workers", 2000),
    figure("uncovered_workers", 968, "kemendagri"),
    figure("coverage_rate", 51.6, "kemendagri", numerator=1032, denominator=2000, low=48.1, high=55.7),
    figure("new_workers", 24),
]


@pytest.fixture
def ledger(monkeypatch):
    """A ledger that answers for Cilegon and July 2024."""
    asked = []

    def ask(region, month, by, measures=MEASURES):
        asked.append((region, month, by))
        parts = [
            figure("covered_workers", 800, category="nelayan"),
            figure("covered_workers", 232, category="petani"),
        ]
        figures = SAID + (parts if by == "category" else [])
        return {
            "figures": figures if region == "36.72" else [],
            "without_data": [],
            "source": "ledger cube@1",
        }

    monkeypatch.setattr(answers, "_asked", ask)
    monkeypatch.setattr(answers, "_months", lambda: ["2023-06", "2024-07"])
    return asked


def test_a_number_says_of_what_and_how_sure(ledger, budi, signed_in):
    page = signed_in(budi).get("/wilayah/36.72").content.decode()
    for said in ("51,6 %", "1.032", "2.000", "48,1–55,7 %", "ledger cube@1"):
        assert said in page


def test_the_same_question_is_asked_once(ledger, budi, signed_in):
    client = signed_in(budi)
    client.get("/wilayah/36.72")
    first = len(ledger)
    client.get("/wilayah/36.72")
    assert len(ledger) == first
    Kept.objects.update(state="of another ledger")
    client.get("/wilayah/36.72")
    assert len(ledger) > first


def test_the_months_before_are_counted_by_the_worker(ledger, budi, signed_in):
    client = signed_in(budi)
    client.get("/wilayah/36.72")
    client.get("/wilayah/36.72")
    assert Job.objects.filter(kind="figures").count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_trend_appears_when_they_are_counted(ledger, budi, signed_in):
    client = signed_in(budi)
    client.get("/wilayah/36.72")
    worker.run(once=True)
    assert "trend.svg" in client.get("/wilayah/36.72").content.decode()
    drawing = client.get("/wilayah/36.72/gambar/trend.svg?month=2024-07")
    assert drawing.headers["Content-Type"] == "image/svg+xml"
    assert b"<script" not in drawing.content


def test_no_data_is_not_zero(ledger, ani, signed_in):
    page = signed_in(ani).get("/wilayah/36.73").content.decode()
    assert "Itu bukan nol" in page


def test_figures_are_taken_along_and_the_log_says_so(ledger, budi, signed_in):
    answer = signed_in(budi).get("/wilayah/36.72/angka.csv?month=2024-07&by=category")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert {row["category"] for row in rows} == {"", "nelayan", "petani"}
    assert {row["source"] for row in rows} == {"ledger cube@1"}
    assert Entry.objects.get().action == "figures.exported"
    assert signed_in(budi).get("/wilayah/36.72/angka.csv?by=person").status_code == 404


@pytest.mark.parametrize(
    "address", ["/wilayah/99.99", "/wilayah/36.72?month=2024-13", "/wilayah/36.72/gambar/x.svg"]
)
def test_what_does_not_exist_is_not_found(address, ledger, ani, signed_in):
    assert signed_in(ani).get(address).status_code == 404


def test_parts_are_ranked_and_what_is_not_placed_stands_apart():
    found = Figures(
        "2024-07",
        (
            figure("covered_workers", 5, region="36.72.01"),
            figure("covered_workers", 9, region="36.72.02"),
            figure("covered_workers", 100, region="36.72"),
            figure("covered_workers", 86, region="36.72", group="not_placed"),
        ),
    )
    rows = ranking(found, "region", "36.72")
    assert [(row.code, row.covered) for row in rows] == [("36.72.02", 9), ("36.72.01", 5), ("", 86)]


def test_the_missing_money_is_people_times_the_lawful_rate():
    assert missing_money(Decimal(10), "2024-07") == 168_000
    assert missing_money(None, "2024-07") is None
