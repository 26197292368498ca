"""The jobs of rounds: letters, the check of what was promised, documents."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from pantau.core.regions import NATION
from pantau.core.text import Text
from pantau.errors import PantauError
from pantau.web.accounts.models import User
from pantau.web.accounts.roles import Role
from pantau.web.jobs.models import Job
from pantau.web.jobs.worker import Progress, chore, work
from pantau.web.monev.documents.making import make
from pantau.web.monev.findings.matching import recheck
from pantau.web.monev.models import KeptRound
from pantau.web.monev.rounds.posting import due_notices, send_notices
from pantau.web.monev.rounds.watching import notices_for

_SENDING = Text("mengirim pemberitahuan", "sending notices")
_CHECKING = Text("memeriksa temuan {region}", "checking the findings of {region}")
_NO_MAIL = Text(
    "server surel tidak dapat dihubungi; periksa PANTAU_EMAIL_HOST",
    "the mail server cannot be reached; see PANTAU_EMAIL_HOST",
)


@chore
def tell_daily() -> None:
    """Queue the notices of the day once a day, in the name of the one who leads the regions."""
    if Job.objects.filter(kind="round_notices", queued_at__gt=timezone.now() - timedelta(days=1)).exists():
        return
    leads = User.objects.filter(is_active=True, role__in=(Role.COORDINATOR, Role.ADMINISTRATOR))
    user = leads.filter(office__region=NATION).order_by("pk").first()
    if user is not None and KeptRound.objects.exists():
        Job.objects.create(kind="round_notices", user=user, region=NATION, asked={"region": NATION})


@work("round_mail")
def mail(job: Job, progress: Progress) -> dict[str, Any]:
    """Send what has to be told today about a round."""
    progress(_SENDING, 0, 0)
    row = KeptRound.objects.get(pk=job.asked["round"])
    return {"letters": _sent(job, due_notices(row, timezone.localdate()), row.region)}


@work("round_notices")
def tell(job: Job, progress: Progress) -> dict[str, Any]:
    """Send every notice of the day of the regions of the one who asked."""
    progress(_SENDING, 0, 0)
    return {"letters": _sent(job, notices_for(job.user, timezone.localdate()), job.region)}


@work("round_recheck")
def check_again(job: Job, progress: Progress) -> dict[str, Any]:
    """Hold the findings of the job's regions against the newest numbers."""
    return recheck(job.user, lambda region, done, total: progress(_CHECKING.fill(region=region), done, total))


@work("round_document")
def document(job: Job, progress: Progress) -> dict[str, Any]:
    """Make a document of a round."""
    return make(job, progress)


def _sent(job: Job, notices: Any, region: str) -> int:
    try:
        return send_notices(job.user, notices, region)
    except OSError as error:
        raise PantauError.of(id=_NO_MAIL.id, en=_NO_MAIL.en) from error
