"""Long work is done once, also when a worker dies in the middle."""

from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules

from pantau.core.text import Text
from pantau.errors import PantauError
from pantau.web.jobs import worker
from pantau.web.jobs.models import Job, State

pytestmark = pytest.mark.django_db


@pytest.fixture
def done(monkeypatch):
    calls = []

    def count(job, progress):
        progress(Text("membaca", "reading"), 1, 2)
        calls.append(job.pk)
        if job.asked.get("wrong"):
            raise PantauError.of(id="berkas kosong", en="the file is empty")
        if job.asked.get("fault"):
            raise ZeroDivisionError
        return {"rows": 2}

    monkeypatch.setitem(worker.KINDS, "count", count)
    return calls


@pytest.fixture
def asked(budi):
    return lambda **asked: Job.objects.create(kind="count", asked=asked, user=budi, region="36.72")


@pytest.mark.django_db(transaction=True)
def test_a_job_is_done_and_tells_how_far_it_is(asked, done):
    job = asked()
    worker.run(once=True)
    job.refresh_from_db()
    assert (job.state, job.result, job.done, job.total) == (State.DONE, {"rows": 2}, 1, 2)
    assert job.step == {"id": "membaca", "en": "reading"}
    assert done == [job.pk]


@pytest.mark.django_db(transaction=True)
def test_a_mistake_of_the_user_is_told_in_both_languages(asked, done):
    job = asked(wrong=True)
    worker.run(once=True)
    job.refresh_from_db()
    assert (job.state, job.error) == (State.FAILED, {"id": ["berkas kosong"], "en": ["the file is empty"]})


@pytest.mark.django_db(transaction=True)
def test_a_fault_of_ours_is_not_told_as_a_traceback(asked, done, capsys):
    job = asked(fault=True)
    worker.run(once=True)
    job.refresh_from_db()
    assert job.state == State.FAILED
    assert "ZeroDivision" not in str(job.error)
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_one_worker_gets_a_job(asked):
    asked()
    assert worker.claim("one") is not None
    assert worker.claim("two") is None


def test_the_job_of_a_dead_worker_is_taken_over(asked):
    job = asked()
    worker.claim("one")
    Job.objects.update(heard_at=timezone.now() - worker.SILENT - timedelta(seconds=1))
    again = worker.claim("two")
    assert (again.pk, again.worker, again.attempts) == (job.pk, "two", 2)


def test_a_job_that_kills_its_workers_is_given_up(asked):
    job = asked()
    for name in ("one", "two", "three"):
        worker.claim(name)
        Job.objects.update(heard_at=timezone.now() - worker.SILENT - timedelta(seconds=1))
    assert worker.claim("four") is None
    job.refresh_from_db()
    assert job.state == State.FAILED


def test_a_worker_that_was_taken_for_dead_comes_too_late(asked, done):
    late = asked() and worker.claim("one")
    Job.objects.update(heard_at=timezone.now() - worker.SILENT - timedelta(seconds=1))
    worker.claim("two")
    worker._end(late, State.DONE, result={"rows": 99})
    late.refresh_from_db()
    assert (late.state, late.worker) == (State.RUNNING, "two")


def test_the_worker_queues_what_is_due_by_itself(db):
    autodiscover_modules("work")
    for _ in range(2):
        worker.do_chores()
    assert Job.objects.filter(kind="retention", user=None).count() == 1


def test_a_chore_that_fails_keeps_no_other_from_being_done(monkeypatch, capsys):
    done = []

    def broken():
        raise ZeroDivisionError

    monkeypatch.setattr(worker, "CHORES", [broken, lambda: done.append(1)])
    worker.do_chores()
    assert done == [1]
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_a_database_that_goes_away_in_the_middle_costs_nothing(asked, done, monkeypatch):
    """The job stays, and the same worker does it again as soon as the database is back."""
    job, tries = asked(), []

    def cut_off(one, progress):
        tries.append(one.attempts)
        if len(tries) == 1:
            raise OperationalError
        return {"rows": 2}

    monkeypatch.setitem(worker.KINDS, "count", cut_off)
    one = worker.claim("one")
    with pytest.raises(OperationalError):
        worker.do(one)
    again = worker.claim("one")
    assert again.pk == job.pk
    worker.do(again)
    job.refresh_from_db()
    assert (tries, job.state, job.result) == ([1, 2], State.DONE, {"rows": 2})
