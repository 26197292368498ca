"""The job that removes what was kept long enough and clears what erasures left on the disk."""

from __future__ import annotations

import time
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules

from pantau.core.text import Text
from pantau.io.vault_erase import purge
from pantau.web.audit.log import record
from pantau.web.jobs.models import Job
from pantau.web.jobs.worker import Progress, chore, work
from pantau.web.privacy.models import Kind, Request
from pantau.web.privacy.retention import REMOVERS, RULES, queue_daily

_REMOVING = Text("menghapus yang lewat masa simpan", "removing what was kept long enough")
_CLEARING = Text("membersihkan brankas NIK", "clearing the vault of NIKs")
READERS_SECONDS: Final = 5.0  # a lookup that began before an erasure may end


chore(queue_daily)


@work("retention")
def retention(job: Job, progress: Progress) -> dict[str, Any]:
    """Clear the vault, then remove by rule, each thing with an entry in the log."""
    autodiscover_modules("personal")
    now = timezone.now()
    progress(_CLEARING, 0, len(RULES))
    gone = {"vault_files": _cleared(now)}
    for done, (kind, rule) in enumerate(RULES.items()):
        progress(_REMOVING, done, len(RULES))
        if kind in REMOVERS:
            removed = list(REMOVERS[kind](now - timedelta(days=rule.days)))
            for one in removed:
                record("retention", "retention.removed", one.thing, region=one.region or "ID", kind=kind)
            gone[kind] = len(removed)
    call_command("clearsessions")
    return gone


def _cleared(now: Any) -> int:
    """At once for erasures of the last day, else what is older than a day: a backup may be reading."""
    vault = Path(settings.HOME) / "vault"
    fresh = Request.objects.filter(kind=Kind.ERASURE, at__gt=now - timedelta(days=1)).exists()
    if not fresh:
        return purge(vault)
    time.sleep(READERS_SECONDS)
    return purge(vault, grace_seconds=READERS_SECONDS)
