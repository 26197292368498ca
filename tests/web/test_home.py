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
from pantau.web.places.findings import open_findings
from pantau.web.rosters.models import Roster

pytestmark = pytest.mark.django_db


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
    assert found.shown[0].check == old
    Decision.objects.create(case=old, finding="f1", choice=Choice.ACCEPTED, by=budi)
    assert open_findings(budi, "36.72", timezone.now()).total == 3
    assert open_findings(citra, "36.73", timezone.now()).total == 0


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
