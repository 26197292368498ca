"""Files come in: kept, recorded, and queued to be checked before anybody is asked to approve them."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from pantau.errors import InputError
from pantau.web.access import region_of
from pantau.web.audit.log import record
from pantau.web.jobs.models import Job
from pantau.web.ledger.models import Upload
from pantau.web.ledger.work import hashes
from pantau.web.upload_forms import ENDINGS
from pantau.web.uploads import keep, new_folder, shown_name


def brought(user: Any, given: dict[str, Any]) -> Upload:
    """Keep files and have them checked; `InputError` names those that are refused, and nothing is kept then."""
    folder = new_folder()
    try:
        paths = keep(given["files"], folder, ENDINGS)
    except InputError:
        folder.rmdir()
        raise
    files = [
        {"name": shown_name(one), "file": path.name, "sha256": sha256}
        for one, path, sha256 in zip(given["files"], paths, hashes(paths), strict=True)
    ]
    with transaction.atomic():
        upload = Upload.objects.create(
            kind=given["kind"],
            region=region_of(user),
            user=user,
            basis=given["basis"],
            basis_note=given["basis_note"],
            folder=str(folder),
            files=files,
        )
        start("ledger_check", upload, user)
        record(
            user, "batch.brought", str(upload.pk), region=upload.region, kind=upload.kind, basis=upload.basis
        )
    return upload


def start(kind: str, upload: Upload, user: Any) -> None:
    """Queue a job of an upload; it is the one that the upload waits for."""
    job = Job.objects.create(kind=kind, asked={"upload": str(upload.pk)}, user=user, region=upload.region)
    Upload.objects.filter(pk=upload.pk).update(job=job)
