"""The jobs that fill the demonstration: a made-up province, the real cases, lists of workers, an award, a round."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

from pantau.core.text import Text
from pantau.web.accounts.models import User
from pantau.web.demo import award, lists, real_cases, world
from pantau.web.demo.counted import month_of_count
from pantau.web.demo.people import PROVINCE, cast
from pantau.web.jobs.models import Job, State
from pantau.web.jobs.worker import Progress, work
from pantau.web.recorded.work import ask_ahead

# The steps in their order; the round comes last, because it looks at what is recorded.
STEPS: Final = ("demo_world", "demo_lists", "demo_cases", "demo_award", "demo_round")
_FILLED_WITHIN: Final = timedelta(minutes=3)
_OF_VISITORS: Final = ("figures", "public_coverage")  # asked for by whoever opens a page
_ROUND: Final = Text("menyiapkan putaran monev contoh", "preparing an example of a round")


def begin(people: dict[str, User]) -> None:
    """Queue what fills the home, once a home."""
    if not Job.objects.filter(kind__in=STEPS).exists():
        for kind in STEPS[:-1]:
            Job.objects.create(kind=kind, user=people["coordinator"], region="ID")


def filling() -> tuple[int, int, Any]:
    """How many of the jobs that fill the home are done, how many there are, and what is being done now."""
    first = Job.objects.filter(kind__in=STEPS).order_by("queued_at").first()
    if first is None:
        return 0, 0, {}
    soon = first.queued_at + _FILLED_WITHIN  # what visitors ask for later is theirs
    jobs = list(Job.objects.filter(queued_at__lte=soon).exclude(kind__in=_OF_VISITORS)[:200])
    ended = [job for job in jobs if job.state in (State.DONE, State.FAILED)]
    doing: Any = next((job.step for job in jobs if job.state == State.RUNNING and job.step), {})
    return len(ended), len(jobs), doing


@work("demo_world")
def make_world(job: Job, progress: Progress) -> dict[str, Any]:
    """Write a province that does not exist into files, and take them into the ledger as offices do."""
    people = cast()
    told = world.fill(people, progress)
    for user in (people["coordinator"], people["officer"]):
        ask_ahead(user, user.office.region if user.office else PROVINCE)
    _look_for_signs(people["officer"])
    Job.objects.get_or_create(kind="demo_round", defaults={"user": people["coordinator"], "region": "ID"})
    return told


@work("demo_lists")
def make_lists(job: Job, progress: Progress) -> dict[str, Any]:
    """Bring the lists of three offices, with pairs that somebody has to look at."""
    return lists.bring(cast(), progress)


@work("demo_cases")
def bring_cases(job: Job, progress: Progress) -> dict[str, Any]:
    """Bring every published case to be checked."""
    return real_cases.bring(cast(), progress)


@work("demo_award")
def make_award(job: Job, progress: Progress) -> dict[str, Any]:
    """Judge the example of an award and publish it."""
    return award.bring(job, cast(), progress)


@work("demo_round")
def make_round(job: Job, progress: Progress) -> dict[str, Any]:
    """Seed a round of monitoring, where that part of the application is there."""
    seed = _seed_of_rounds()
    if seed is None:
        return {"round": False}
    progress(_ROUND, 0, 0)
    seed(cast())
    return {"round": True}


def _look_for_signs(user: User) -> None:
    """Have the contributions looked through around the last count, once."""
    month = month_of_count(world.span())
    if month is not None and not Job.objects.filter(kind="award_signs").exists():
        asked = {"month": str(month)}
        Job.objects.create(kind="award_signs", user=user, region=PROVINCE, asked=asked)


def _seed_of_rounds() -> Callable[[dict[str, User]], None] | None:
    try:
        from pantau.web.monev.demo import seed  # noqa: PLC0415  only where it is there
    except ImportError:
        return None
    found: Callable[[dict[str, User]], None] = seed
    return found
