"""Whether the application can work: database, worker, ledger."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.utils import timezone

from pantau.web.jobs.models import Job, State
from pantau.web.jobs.worker import SILENT


def health(request: HttpRequest) -> JsonResponse:
    """200 when all is well, else 503 with what is not."""
    wrong = {name: said for name, said in (("database", _database()), ("worker", _worker())) if said}
    return JsonResponse({"ok": not wrong, **wrong}, status=503 if wrong else 200)


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        return type(error).__name__
    return ""


def _worker() -> str:
    """A queue that nobody has touched for a minute has no worker."""
    try:
        waiting = Job.objects.filter(state=State.QUEUED).order_by("queued_at").first()
    except DatabaseError:
        return ""  # told already
    if waiting and timezone.now() - waiting.queued_at > SILENT:
        busy = Job.objects.filter(state=State.RUNNING, heard_at__gt=timezone.now() - SILENT).exists()
        return "" if busy else "no worker takes jobs; start: pantau worker"
    return ""
