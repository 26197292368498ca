"""What waits in lists, files and jobs: to be approved, to be looked at, to be brought again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Final

from django.urls import reverse
from django.utils import timezone

from pantau.core.text import Text
from pantau.web.access import visible
from pantau.web.accounts.roles import Role, rank
from pantau.web.home.telling import Task, tells_tasks
from pantau.web.jobs.models import State
from pantau.web.ledger.models import Stage, Upload
from pantau.web.rosters.models import Roster, Standing

_MOST: Final = 5  # of each kind; their pages list all
_RECENT: Final = timedelta(days=30)
_APPROVE: Final = Text("Setujui atau tolak berkas {kind}", "Approve or reject the files of {kind}")
_AGAIN: Final = Text("Perbaiki dan kirim lagi berkas {kind}", "Correct and bring again the files of {kind}")
_REVIEW: Final = Text("Tinjau {n} baris yang meragukan", "Look at {n} doubtful rows")
_RULE: Final = Text("Setujui atau tolak daftar pekerja", "Approve or reject the list of workers")
_FAILED: Final = Text("Periksa lagi daftar yang gagal dibaca", "Check again a list that could not be read")


@tells_tasks
def of_files(user: Any) -> Iterator[Task]:
    """Files for the ledger: those of others to approve, one's own that were refused."""
    rows = visible(Upload.objects.all(), user)
    if rank(user.role) >= rank(Role.APPROVER):
        for one in rows.filter(stage=Stage.CHECKED).exclude(user=user)[:_MOST]:
            yield Task(_APPROVE.fill(kind=one.title), one.names[:120], reverse("batch", args=[one.pk]))
    if rank(user.role) >= rank(Role.OFFICER):
        for one in rows.filter(stage=Stage.REFUSED, user=user, at__gt=timezone.now() - _RECENT)[:_MOST]:
            yield Task(_AGAIN.fill(kind=one.title), one.names[:120], reverse("batch", args=[one.pk]))


@tells_tasks
def of_lists(user: Any) -> Iterator[Task]:
    """Lists of workers: rows in doubt, lists to approve."""
    if rank(user.role) < rank(Role.OFFICER):
        return
    rows = visible(Roster.objects.filter(standing=Standing.OPEN).select_related("job"), user)
    for one in rows[: 2 * _MOST]:
        page = reverse("roster", args=[one.pk])
        doubtful = one.result.get("id", {}).get("decisions", {}).get("review", 0)
        if one.job is not None and one.job.state == State.FAILED:
            yield Task(_FAILED, one.title, page)
        elif doubtful:
            yield Task(_REVIEW.fill(n=doubtful), one.title, reverse("roster_pairs", args=[one.pk]))
        elif one.result and rank(user.role) >= rank(Role.APPROVER) and one.user_id != user.pk:
            yield Task(_RULE, one.title, page)
