"""The demonstration fills its home by itself, once, and says how far it is."""

import pytest

from pantau import Ledger
from pantau.web.checking.models import Check
from pantau.web.demo import lists, real_cases, world
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
    done, total, _ = filling()
    assert done == total >= len(STEPS)
    _signed_in(filled[3], client)
    _nothing_comes_twice()


def _signed_in(line, client):
    email, password = line.split()[:2]
    answer = client.post("/akun/login/", {"login": email, "password": password})
    assert answer.headers["Location"] == "/"
    page = client.get("/").content.decode()
    assert "Peragaan" in page
    assert "Setujui atau tolak berkas iuran" in page


def _nothing_comes_twice():
    counts = [model.objects.count() for model in (Job, Upload, Roster, Check)]
    begin(cast())
    assert [model.objects.count() for model in (Job, Upload, Roster, Check)] == counts
    for kind in ("demo_world", "demo_cases"):  # a worker that died leaves a step to another
        worker.KINDS[kind](Job.objects.get(kind=kind), lambda *_: None)
    assert [model.objects.count() for model in (Upload, Roster, Check)] == counts[1:]


def test_the_cases_are_found_beside_the_checkout():
    assert "banten-2022" in {path.name for path in real_cases.cases()}


def test_the_lists_are_of_several_offices():
    assert len(lists.written()) == 3
