"""Regulations, budgets, targets, instruments, notices: edited by one, numbers approved by another."""

import pytest
from django.utils import timezone

from pantau.monev import instruments, write_instrument
from pantau.web.api.models import make_token
from pantau.web.monev.models import (
    InstrumentVersion,
    KeptBudget,
    KeptEnding,
    KeptRegulation,
    KeptTarget,
    Proposal,
)
from tests.web.rounds import TODAY, open_round_for

pytestmark = pytest.mark.django_db(transaction=True)
LINE = {
    "region": "36.72", "year": TODAY.year, "source": "APBD", "category": "rentan", "allocated": "840.000.000",
    "persons": "5.000", "months": "10", "rate": "16.800",
}  # fmt: skip
RULE = {
    "region": "36.72", "kind": "PERWAL", "title": "Jaminan sosial ketenagakerjaan", "day": "2024-01-10",
}  # fmt: skip


@pytest.fixture
def line(budi, dewi, signed_in):
    """A budget line that Budi proposed and Dewi approved."""
    assert signed_in(budi).post("/anggaran/baru", LINE).status_code == 302
    assert not KeptBudget.objects.exists(), "nothing holds before somebody else says yes"
    proposal = Proposal.objects.get()
    assert signed_in(dewi).post(f"/usulan/{proposal.pk}", {"approve": "yes"}).status_code == 302
    return KeptBudget.objects.get()


def test_a_number_holds_once_somebody_else_approves(line, budi, dewi, signed_in):
    page = signed_in(budi).get(f"/anggaran/{line.pk}").content.decode()
    assert "50.000" in page, "person-months bought"
    assert signed_in(budi).post(f"/anggaran/{line.pk}", {**LINE, "months": "12"}).status_code == 302
    line.refresh_from_db()
    assert line.months == 10
    proposal = Proposal.objects.get(verdict="waiting")
    refused = signed_in(dewi).post(f"/usulan/{proposal.pk}", {"refuse": "yes", "reason": ""})
    assert refused.status_code == 422
    assert signed_in(dewi).post(f"/usulan/{proposal.pk}", {"approve": "yes"}).status_code == 302
    line.refresh_from_db()
    assert (line.months, line.version) == (12, 2)
    assert signed_in(dewi).post(f"/usulan/{proposal.pk}", {"approve": "yes"}).status_code == 404


def test_nobody_approves_their_own_number(dewi, signed_in):
    client = signed_in(dewi)
    client.post("/anggaran/baru", LINE)
    assert client.post(f"/usulan/{Proposal.objects.get().pk}", {"approve": "yes"}).status_code == 422
    assert not KeptBudget.objects.exists()


def test_a_change_of_what_changed_meanwhile_is_refused(line, budi, dewi, signed_in):
    for months in ("11", "12"):
        signed_in(budi).post(f"/anggaran/{line.pk}", {**LINE, "months": months})
    newer, older = Proposal.objects.filter(verdict="waiting")
    assert signed_in(dewi).post(f"/usulan/{older.pk}", {"approve": "yes"}).status_code == 302
    assert signed_in(dewi).post(f"/usulan/{newer.pk}", {"approve": "yes"}).status_code == 422
    line.refresh_from_db()
    assert line.months == 11


def test_what_cannot_be_a_budget_is_told_beside_its_field(budi, signed_in):
    page = signed_in(budi).post(
        "/anggaran/baru", {**LINE, "allocated": "banyak", "region": "36.73", "persons": "-3"}
    )
    assert page.status_code == 422
    assert page.content.decode().count('class="invalid"') == 3


def test_a_target_of_ones_own_stands_in_its_family(budi, dewi, signed_in):
    given = {
        "region": "36.72",
        "family": "own",
        "year": TODAY.year,
        "unit": "percent",
        "value": "62,5",
        "source": "RKPD",
    }
    assert signed_in(budi).post("/anggaran/target", given).status_code == 302
    signed_in(dewi).post(f"/usulan/{Proposal.objects.get().pk}", {"approve": "yes"})
    assert str(KeptTarget.objects.get().value.normalize()) == "62.5"
    assert "62,5" in signed_in(budi).get("/anggaran").content.decode()


def test_a_regulation_climbs_and_does_not_leap(budi, signed_in):
    client = signed_in(budi)
    from pantau.monev import paths

    order = list(paths()["perkada"].stages)
    assert client.post("/regulasi/baru", {**RULE, "stage": order[0]}).status_code == 302
    rule = KeptRegulation.objects.get()
    address = f"/regulasi/{rule.pk}"
    leap = {"stage-stage": order[-2], "stage-day": "2024-02-01", "stage-note": ""}
    assert client.post(f"{address}/ubah", leap).status_code == 422
    following = paths()["perkada"].stages[order[0]].then[0]
    step = {"stage-stage": following, "stage-day": "2024-02-01", "stage-note": ""}
    assert client.post(f"{address}/ubah", step).status_code == 302
    page = client.get(address).content.decode()
    assert "sumber dananya" in page, "what the least content lacks"
    content = {"categories": ["rentan"], "criteria": "desil 1-4", "sources": ["APBD"], "months": "12"}
    assert client.post(f"{address}/ubah", content).status_code == 302
    rule.refresh_from_db()
    assert rule.content["categories"] == ["rentan"]
    assert "sumber dananya" not in client.get(address).content.decode()
    assert client.get("/regulasi").status_code == 200


def test_a_new_version_of_an_instrument_is_shown_before_it_holds(ani, budi, signed_in):
    client, address = signed_in(ani), "/instrumen/dbh-sawit/sunting"
    assert client.get(address).status_code == 200
    given = {
        "title_id-W3.1": "Apakah rencana aksi ada?",
        "title_en-W3.1": "Is there a plan?",
        "required-W3.1": "on",
    }
    page = client.post(address, given).content.decode()
    assert "Apakah rencana aksi ada?" in page
    assert not InstrumentVersion.objects.exists()
    from pantau.monev import Edit, edited

    value = {"id": "Apakah rencana aksi ada?", "en": "Is there a plan?"}
    new = edited(instruments()["dbh-sawit"], [Edit("set", "W3.1", "title", value)], valid_from=TODAY)
    body = {"publish": "yes", "body": write_instrument(new), "note": "lebih singkat"}
    assert client.post(address, {**body, "note": ""}).status_code == 422
    assert client.post(address, body).status_code == 302
    assert client.post(address, body).status_code == 422, "the same version twice"
    assert InstrumentVersion.objects.get().version == 2
    assert "Apakah rencana aksi ada?" in signed_in(budi).get("/instrumen/dbh-sawit").content.decode()
    assert open_round_for(ani, "36.72").instrument_version == 2


def test_what_ends_next_month_is_told(budi, ani, signed_in):
    client = signed_in(budi)
    following = (TODAY.replace(day=28) + timezone.timedelta(days=7)).strftime("%Y-%m")
    given = {"region": "36.72", "category": "adhoc_kpu", "month": following, "people": "11658"}
    assert client.post("/pemberitahuan/akhir", {**given, "title": "kontrak"}).status_code == 422
    assert client.post("/pemberitahuan/akhir", given).status_code == 302
    assert KeptEnding.objects.get().people == 11658
    assert "11.658" in client.get("/pemberitahuan").content.decode()


def test_programs_read_rounds_findings_and_budgets_of_their_regions(line, ani, budi, citra, client):
    row = open_round_for(ani, "36.72")
    theirs = {"Authorization": f"Bearer {make_token(budi, 'uji', 'read', 1)}"}
    others = {"Authorization": f"Bearer {make_token(citra, 'uji', 'read', 1)}"}
    sheet = row.submissions.get()

    def asked(path, headers):
        return client.get(f"/api/v1/rounds{path}", headers=headers)

    assert [one["id"] for one in asked("", theirs).json()["items"]] == [str(row.pk)]
    assert asked(f"/{row.pk}", theirs).json()["whole"]["invited"] == 1
    assert asked(f"/answers/{sheet.pk}", theirs).json()["state"] == "invited"
    assert asked("/budgets", theirs).json()["items"][0]["buys"]["person_months"] == 50000
    for path in ("/findings", "/regulations", "/notices"):
        assert asked(path, theirs).status_code == 200
    assert asked("", others).json()["items"] == []
    assert asked(f"/{row.pk}", others).status_code == 404
    assert asked(f"/answers/{sheet.pk}", others).status_code == 404
    assert asked("/budgets", others).json()["items"] == []
    assert client.get("/api/v1/rounds").status_code == 401
