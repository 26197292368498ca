"""Files brought for the ledger: by whom, on what lawful basis, who approved them, what became of them."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.db import models

from pantau.core.text import Text
from pantau.web.accounts.models import Office
from pantau.web.jobs.models import Job, State
from pantau.web.privacy.basis import BASES as LAWFUL

KINDS = {
    "enrolments": Text("kepesertaan", "enrolments"),
    "contributions": Text("iuran", "contributions"),
    "claims": Text("klaim", "claims"),
    "eligible": Text("potensi pekerja", "eligible workers"),
    "deaths": Text("daftar kematian", "deaths"),
}
BASES = {
    code: Text(f"{one.title.id} ({one.article.id})", f"{one.title.en} ({one.article.en})")
    for code, one in LAWFUL.items()
}


class Stage(models.TextChoices):
    """Where an upload stands."""

    CHECKING = "checking"
    CHECKED = "checked"  # waits for somebody else to approve it
    REFUSED = "refused"  # a row is not of the region of the office
    REJECTED = "rejected"
    ADDING = "adding"
    ADDED = "added"
    UNDOING = "undoing"
    UNDONE = "undone"


class RememberedColumn(models.Model):
    """What an office said that a heading means in files of a kind; the next file with it is read so."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)
    heading = models.CharField(max_length=200)
    field = models.CharField(max_length=30)

    class Meta:
        """One meaning for a heading of a kind."""

        constraints = (
            models.UniqueConstraint(fields=("office", "kind", "heading"), name="one_meaning_of_a_kind"),
        )


class Upload(models.Model):
    """Files of one kind that were brought together.

    ``files`` has the name, the file of ours and the hash of each; ``checked`` and ``outcome`` are what the check
    said and what the ledger answered. ``wrote`` is the batch that this upload, and no other, brought into the
    ledger; ``batch`` also where the same files were there already.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=20)
    region = models.CharField(max_length=13, db_index=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    basis = models.CharField(max_length=20)
    basis_note = models.CharField(max_length=300)
    folder = models.CharField(max_length=300)
    files = models.JSONField(default=list)
    columns = models.JSONField(null=True)  # where columns stand, by name; none before the first reading
    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.CHECKING)
    job = models.ForeignKey(Job, models.PROTECT, null=True, related_name="+")
    checked = models.JSONField(default=dict)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decision_note = models.CharField(max_length=500, blank=True)
    batch = models.CharField(max_length=60, blank=True, db_index=True)
    wrote = models.CharField(max_length=60, null=True, unique=True)
    outcome = models.JSONField(default=dict)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    undo_note = models.CharField(max_length=500, blank=True)

    class Meta:
        """Shown newest first."""

        ordering = ("-at",)

    @property
    def title(self) -> Text:
        """What kind of files these are."""
        return KINDS.get(self.kind, Text(self.kind, self.kind))

    @property
    def names(self) -> str:
        """The names under which the files were brought."""
        return ", ".join(one["name"] for one in self.files)

    @property
    def account(self) -> dict[str, Any]:
        """What became of the rows: as the ledger says where it has them, else as the check does."""
        return self.outcome or self.checked

    @property
    def working(self) -> bool:
        """Whether a job is at it."""
        busy = self.stage in (Stage.CHECKING, Stage.ADDING, Stage.UNDOING)
        return busy and self.job is not None and self.job.state in (State.QUEUED, State.RUNNING)

    @property
    def failed(self) -> bool:
        """Whether the last job could not do its work."""
        busy = self.stage in (Stage.CHECKING, Stage.ADDING, Stage.UNDOING)
        return busy and self.job is not None and self.job.state == State.FAILED
