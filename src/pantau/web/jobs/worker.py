"""The worker: claims a job with one atomic update, does it, tells how far it is; a dead worker's job is taken over.

A database that goes away stops no worker: the job is done again as soon as the database is back.
"""

from __future__ import annotations

import os
import socket
import threading
import time
import traceback
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import DatabaseError, close_old_connections, connections
from django.db.models import Q
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules

from pantau.core.text import Text
from pantau.errors import PantauError
from pantau.web.faults import GONE
from pantau.web.jobs.models import Job, State

SILENT = timedelta(seconds=60)  # after so long without a sign of life a worker counts as dead
MOST_ATTEMPTS = 3
_BEAT_SECONDS = 10

Progress = Callable[[Text, int, int], None]
Work = Callable[[Job, Progress], dict[str, Any]]
KINDS: dict[str, Work] = {}
Chore = Callable[[], None]
CHORES: list[Chore] = []
_CHORES_SECONDS = 60


def work(kind: str) -> Callable[[Work], Work]:
    """Make a function the one that does jobs of a kind; doing a job twice must come to the same."""

    def enter(function: Work) -> Work:
        KINDS[kind] = function
        return function

    return enter


def chore(function: Chore) -> Chore:
    """Make a function one that a waiting worker calls every minute: it queues what is due by the calendar."""
    CHORES.append(function)
    return function


def claim(name: str) -> Job | None:
    """Take the oldest job that waits or whose worker is dead; exactly one worker gets it.

    A worker that asks has nothing in hand: what stands in its own name was cut off.
    """
    now = timezone.now()
    cut_off = Job.objects.filter(Q(heard_at__lt=now - SILENT) | Q(worker=name), state=State.RUNNING)
    cut_off.filter(attempts__gte=MOST_ATTEMPTS).update(
        state=State.FAILED, ended_at=now, error=_both(_GIVEN_UP)
    )
    cut_off.update(state=State.QUEUED, worker="")
    for waiting in Job.objects.filter(state=State.QUEUED)[:5]:
        taken = Job.objects.filter(pk=waiting.pk, state=State.QUEUED).update(
            state=State.RUNNING, worker=name, heard_at=now, attempts=waiting.attempts + 1
        )
        if taken:
            return Job.objects.get(pk=waiting.pk)
    return None


def do(job: Job) -> None:
    """Do a claimed job; what the user did wrong is told to them, anything else is a fault of Pantau."""
    stop = threading.Event()
    beat = threading.Thread(target=_beat, args=(job, stop), daemon=True)
    beat.start()
    try:
        result = KINDS[job.kind](job, lambda step, done, total: _tell(job, step, done, total))
        _end(job, State.DONE, result=result)
    except PantauError as error:
        _end(job, State.FAILED, error={each: error.lines(each) for each in ("id", "en")})
    except GONE:
        raise
    except Exception:
        traceback.print_exc()
        _end(job, State.FAILED, error=_both(_INTERNAL))
    finally:
        stop.set()
        beat.join()


def run(*, once: bool = False, wait_seconds: float = 0.5) -> None:
    """Do jobs until stopped; with ``once`` until none waits."""
    autodiscover_modules("work")  # each part of the application brings its kinds of jobs
    name = f"{socket.gethostname()}:{os.getpid()}"
    due = time.monotonic()
    while True:
        close_old_connections()
        try:
            job = claim(name)
            if job is not None:
                do(job)
                continue
            if not once and time.monotonic() >= due:
                do_chores()
                due = time.monotonic() + _CHORES_SECONDS
        except GONE:
            traceback.print_exc()
            connections.close_all()
        else:
            if once:
                return
        time.sleep(wait_seconds)


def do_chores() -> None:
    """Queue what is due; where one chore fails the others are done all the same."""
    for one in CHORES:
        try:
            one()
        except GONE:
            raise
        except Exception:
            traceback.print_exc()


def _tell(job: Job, step: Text, done: int, total: int) -> None:
    Job.objects.filter(pk=job.pk, worker=job.worker).update(
        step=_both(step), done=done, total=total, heard_at=timezone.now()
    )


def _end(job: Job, state: str, **what: Any) -> None:
    """Only the worker that holds the job may end it: one that was taken for dead comes too late."""
    Job.objects.filter(pk=job.pk, worker=job.worker, state=State.RUNNING).update(
        state=state, ended_at=timezone.now(), **what
    )


def _beat(job: Job, stop: threading.Event) -> None:
    while not stop.wait(_BEAT_SECONDS):
        try:
            Job.objects.filter(pk=job.pk, worker=job.worker).update(heard_at=timezone.now())
        except DatabaseError:
            connections.close_all()  # of this thread; the next beat tries anew
    connections.close_all()


def _both(text: Text) -> dict[str, Any]:
    return {"id": text.id, "en": text.en}


_GIVEN_UP = Text(
    "pekerjaan ini terhenti tiga kali; coba unggah lagi atau hubungi pengelola",
    "this job was interrupted three times; upload again or tell your administrator",
)
_INTERNAL = Text(
    "kesalahan pada Pantau, bukan pada berkas Anda; pengelola dapat melihatnya di log server",
    "a fault of Pantau, not of your file; the administrator sees it in the log of the server",
)
