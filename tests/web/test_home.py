"""Beranda: what waits for the reader and where their region stands; the menu in the order of the work."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pantau.core.text import Text
from pantau.web.accounts.roles import Role
from pantau.web.checking.models import Check, Choice, Decision
from pantau.web.home.telling import tasks_of
from pantau.web.jobs.models import Job, State
from pantau.web.layout import GROUPS, MENU, Door, menu_of
from pantau.web.ledger.models import Stage, Upload
from pantau.web.monev.models import KeptFinding
from pantau.web.places.findings import open_findings
from pantau.web.rosters.models import Roster
from tests.web.rounds import filled, open_round_for, sheet_of, with_evidence

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def home(tmp_path, settings):
    settings.HOME = tmp_path


def upload(user, stage, **more):
    return Upload.objects.create(
        kind="contributions", region=user.office.region, user=user, stage=stage, basis="public_task",
        folder="x", files=[{"name": "iuran.csv", "file": "1.csv", "sha256": ""}], **more,
    )  # fmt: skip


def says(user):
    return [task.says.en for task in tasks_of(user)]


def test_files_wait_for_somebody_else_than_who_brought_them(budi, dewi):
    upload(budi, Stage.CHECKED)
    assert says(dewi) == ["Approve or reject the files of contributions"]
    assert says(budi) == []
    upload(dewi, Stage.CHECKED)
    assert len(says(dewi)) == 1


def test_refused_files_go_back_to_who_brought_them(budi, dewi):
    upload(budi, Stage.REFUSED)
    assert says(budi) == ["Correct and bring again the files of contributions"]
    assert says(dewi) == []


def test_doubtful_rows_wait_for_officers_then_for_approval(budi, dewi, citra):
    roster = Roster.objects.create(
        title="RT 1", region="36.72", user=budi, as_of="2025-01-01", folder="x",
        result={"id": {"decisions": {"review": 3}}},
    )  # fmt: skip
    assert says(budi) == ["Look at 3 doubtful rows"] == says(dewi)
    assert says(citra) == []
    roster.result = {"id": {"decisions": {"review": 0}}}
    roster.save()
    assert says(budi) == []
    assert says(dewi) == ["Approve or reject the list of workers"]


def check(user, days, **summary):
    job = Job.objects.create(kind="check", user=user, region="36.72", state=State.DONE)
    made = Check.objects.create(
        title="Kasus", region="36.72", user=user, folder="x", source="y", job=job, summary=summary
    )
    Check.objects.filter(pk=made.pk).update(at=timezone.now() - timedelta(days=days))
    return made


def test_findings_wait_by_age_until_somebody_decides(budi, citra):
    check(budi, 0, error=2, warning=1)
    old = check(budi, 40, error=1, warning=0)
    found = open_findings(budi, "36.72", timezone.now())
    assert [n for _, n in found.ages] == [3, 0, 1, 0]
    assert str(old.pk) in found.shown[0].address
    assert (found.of_checks, found.of_rounds) == (4, 0)
    Decision.objects.create(case=old, finding="f1", choice=Choice.ACCEPTED, by=budi)
    assert open_findings(budi, "36.72", timezone.now()).total == 3
    assert open_findings(citra, "36.73", timezone.now()).total == 0


def finding(round_, days, **more):
    given = {"region": "36.72", "state": "open", "severity": "error", "message": {"id": "a", "en": "b"}}
    at = timezone.now() - timedelta(days=days)
    made = KeptFinding.objects.create(
        id=f"f{KeptFinding.objects.count()}", round=round_, raised_at=at, **given | more
    )
    made.history.create(step="raised", by="x", at=at, round=str(round_.pk))


def test_findings_of_rounds_are_told_with_those_of_checks_and_where_they_stand(ani, budi, citra, signed_in):
    row = open_round_for(ani, "36.72", "36.73")
    finding(row, 2)
    finding(row, 12, state="in_follow_up", owner="Disnaker Kota Cilegon")
    finding(row, 100, state="disputed")
    finding(row, 100, state="resolved")
    finding(row, 5, region="36.73")
    check(budi, 1, error=2, warning=0)
    found = open_findings(budi, "36.72", timezone.now())
    assert (found.total, found.of_checks, found.of_rounds) == (5, 2, 3)
    assert [n for _, n in found.ages] == [3, 1, 0, 1]
    first = found.shown[0]
    assert (first.title.id, first.days) == ("Monev 2024", 100)
    assert [(state.id, n) for state, n in first.stands] == [
        ("terbuka", 1),
        ("disanggah", 1),
        ("ditindaklanjuti", 1),
    ]
    assert open_findings(citra, "36.73", timezone.now()).of_rounds == 1
    assert open_findings(ani, "ID", timezone.now()).of_rounds == 4
    page = signed_in(budi).get("/").content.decode()
    assert "5 temuan belum selesai: 2 dari pemeriksaan angka, 3 dari putaran monev" in page
    listed = signed_in(budi).get(first.address)
    assert listed.context["page"].paginator.count == 3


@pytest.mark.parametrize("days", [0, 7, 8, 30, 31, 90, 91])
def test_findings_of_checks_and_of_rounds_grow_old_alike(days, ani, budi):
    finding(open_round_for(ani, "36.72"), days)
    check(budi, days, error=1, warning=0)
    found = open_findings(budi, "36.72", timezone.now())
    assert sorted(n for _, n in found.ages) == [0, 0, 0, 2]


def test_rounds_wait_for_answers_then_for_whose_turn_it_is(ani, budi, dewi, citra, signed_in):
    row = open_round_for(ani, "36.72")
    assert [one.split(" by ")[0] for one in says(budi)] == ["Answer the monitoring round"]
    assert says(citra) == []
    sheet = sheet_of(row)
    given = with_evidence(filled(sheet)) | {"hand_in": "yes"}
    assert signed_in(budi).post(f"/isian/{sheet.pk}/simpan", given).status_code == 302
    assert says(budi) == []
    assert says(dewi) == ["Approve or return the answers of Kota Cilegon, Banten"]
    signed_in(dewi).post(
        f"/isian/{sheet.pk}/kembalikan", {"seen": sheet_of(row).version, "reason": "SK lama"}
    )
    assert says(budi) == ["Correct the answers that were returned"]


def test_findings_wait_for_their_own_office(ani, budi, citra):
    row = open_round_for(ani, "36.73")
    finding(row, 3)
    finding(row, 3, due=timezone.localdate() - timedelta(days=1), owner="Disnaker Kota Cilegon")
    finding(row, 3, region="36.73", due=timezone.localdate() - timedelta(days=1))
    assert says(budi) == ["Follow up findings that are past due: 1", "Name who is in charge of findings: 1"]
    assert says(ani) == []


def test_an_empty_home_says_what_comes(budi, signed_in):
    page = signed_in(budi).get("/").content.decode()
    assert "Buku besar masih kosong" in page
    assert "Tidak ada yang menunggu Anda" in page


def test_the_home_is_that_of_the_office(budi, signed_in):
    assert "<h1>Kota Cilegon</h1>" in signed_in(budi).get("/").content.decode()


def test_the_menu_is_grouped_without_a_script(eko, signed_in):
    page = signed_in(eko).get("/").content.decode()
    order = [page.index(f">{one}<") for one in ("Beranda", "Wilayah", GROUPS["data"].id, GROUPS["office"].id)]
    assert order == sorted(order)
    assert page.count('<details name="menu"') >= 3
    assert 'aria-current="page"' in page


def test_every_door_stands_in_a_group_that_there_is():
    assert {door.group for door in MENU} <= {"", *GROUPS}


def test_a_group_of_one_door_is_that_door():
    doors = [Door("home", Text("a", "a"), Role.VIEWER), Door("checks", Text("b", "b"), None, "monev")]
    assert [(place.title, len(place.doors)) for place in menu_of(doors)] == [(None, 1), (None, 1)]


def test_strangers_see_the_public_doors_side_by_side(client):
    page = client.get("/iuran").content.decode()
    assert "<details" not in page.partition("</nav>")[0]
    assert "Hitung manfaat" in page
