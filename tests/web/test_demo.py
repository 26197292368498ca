"""The demonstration fills its home by itself, once, and says how far it is."""

import csv
from random import Random

import pytest

from pantau import Ledger
from pantau.core.period import Month, Period
from pantau.synthetic.ledger import ledger_world
from pantau.web.accounts.models import User
from pantau.web.award.models import Award
from pantau.web.checking.models import Check
from pantau.web.demo import lists, real_cases, world
from pantau.web.demo.counted import PEOPLE, month_of_count, write_counted
from pantau.web.demo.people import cast
from pantau.web.demo.start import prepare
from pantau.web.demo.work import STEPS, begin, filling
from pantau.web.jobs import worker
from pantau.web.jobs.models import Job, State
from pantau.web.ledger.models import Stage, Upload
from pantau.web.public import work as public
from pantau.web.recorded import work as recorded
from pantau.web.rosters.asked import result_of
from pantau.web.rosters.models import Roster
from pantau.web.rosters.pile import pile

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def filled(tmp_path, settings, monkeypatch):
    """A demonstration of a few people, filled to its end."""
    settings.HOME, settings.DEMO = tmp_path / "home", True
    monkeypatch.setattr(world, "PEOPLE", 80)
    monkeypatch.setattr(world, "MONTHS", 3)
    few = real_cases.cases()[:2]
    monkeypatch.setattr(real_cases, "cases", lambda: few)
    worker.autodiscover_modules("work")
    for kind in (recorded.count, public.count):
        name = next(name for name, function in worker.KINDS.items() if function is kind)
        monkeypatch.setitem(worker.KINDS, name, lambda job, progress: {})
    told = list(prepare("http://127.0.0.1:8000/"))
    worker.run(once=True)
    return told


def test_it_fills_itself_once_and_each_role_signs_in(filled, client, settings):
    """One test, because filling takes its time: what is there, who sees it, and that nothing comes twice."""
    rounds = Job.objects.filter(kind="demo_round")  # what it seeds has tests of its own
    left = Job.objects.exclude(state=State.DONE).exclude(pk__in=rounds)
    assert not [(job.kind, job.error) for job in left]
    assert rounds.count() == 1
    assert {one.stage for one in Upload.objects.all()} == {Stage.ADDED, Stage.CHECKED}
    assert all(one.user != one.decided_by for one in Upload.objects.filter(stage=Stage.ADDED))
    waiting = Upload.objects.get(stage=Stage.CHECKED)
    assert waiting.kind == "contributions"
    assert Ledger(settings.HOME).status().last_month not in waiting.files[0]["name"]
    assert [bool(one.summary) for one in Check.objects.all()] == [True, True]
    assert pile(result_of(Roster.objects.get()))
    one = Award.objects.get()
    assert (one.user == one.published_by, one.job.state) == (False, State.DONE)
    done, total, _ = filling()
    assert done == total >= len(STEPS)
    _signed_in(filled[3], client)
    _award_is_shown(client, one)
    _nothing_comes_twice()


def _signed_in(line, client):
    email, password = line.split()[:2]
    answer = client.post("/akun/login/", {"login": email, "password": password})
    assert answer.headers["Location"] == "/"
    page = client.get("/").content.decode()
    assert "Peragaan" in page
    assert "Setujui atau tolak berkas iuran" in page


def _award_is_shown(client, one):
    """Ranks with how firm they are, and a sign of gaming that a person may ask about."""
    client.force_login(User.objects.get(email="coordinator@contoh.id"), backend=BACKEND)
    page = client.get(f"/penghargaan/{one.pk}").content.decode()
    assert "Penghargaan contoh 2025" in page
    assert "Jawa Tengah: 8 dari 8 jumlah orang atau kasus berakhir dengan 00" in page
    assert client.get(f"/penghargaan/{one.pk}/wilayah/33").status_code == 200


def _nothing_comes_twice():
    kinds = (Job, Upload, Roster, Check, Award)
    counts = [model.objects.count() for model in kinds]
    begin(cast())
    assert [model.objects.count() for model in kinds] == counts
    for kind in ("demo_world", "demo_cases", "demo_award"):  # a worker that died leaves a step to another
        worker.KINDS[kind](Job.objects.get(kind=kind), lambda *_: None)
    assert [model.objects.count() for model in kinds[1:]] == counts[1:]


def test_the_cases_are_found_beside_the_checkout():
    assert "banten-2022" in {path.name for path in real_cases.cases()}


def test_the_lists_are_of_several_offices():
    assert len(lists.written()) == 3


@pytest.mark.parametrize(
    ("months", "counted"),
    [("2025-05/2026-10", "2025-12"), ("2025-08/2027-01", "2025-12"), ("2026-08/2026-10", None)],
)
def test_heads_are_counted_in_the_last_december_of_which_the_next_month_is_there(months, counted):
    assert month_of_count(Period.parse(months)) == (Month.parse(counted) if counted else None)


def test_a_donor_pays_for_people_of_one_city_in_the_month_of_the_count_only(tmp_path):
    made, month = ledger_world(Random(1), "36.72", 300, "2025-10/2026-03"), Month.parse("2025-12")
    rows = {
        kind: list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
        for kind, path in write_counted(tmp_path, made, month).items()
    }
    paid = {row["nik"] for row in rows["contributions"]}
    assert {row["month"] for row in rows["contributions"]} == {"2025-12"}
    assert {row["nik"] for row in rows["enrolments"]} == paid
    assert len(paid) == PEOPLE == len(rows["contributions"])
    assert not paid & {made.people[one.person].nik for one in made.members}
