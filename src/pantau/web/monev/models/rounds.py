"""Instruments, rounds and what is answered in them; columns bear the names of the fields of `pantau.monev`."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.db import models


class InstrumentVersion(models.Model):
    """A version that a coordinator made; what is shipped lies in `pantau.monev`."""

    code = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    body = models.JSONField()
    note = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """A version is made once and never changed."""

        constraints = (models.UniqueConstraint(fields=("code", "version"), name="instrument_version_once"),)
        ordering = ("code", "-version")


class KeptRound(models.Model):
    """A round as it stands."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.JSONField()
    region = models.CharField(max_length=13, db_index=True)
    instrument = models.CharField(max_length=60)
    instrument_version = models.PositiveIntegerField()
    period = models.CharField(max_length=21)
    opens = models.DateField()
    due = models.DateField()
    state = models.CharField(max_length=10, db_index=True)
    reminders = models.JSONField(default=list)
    escalations = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=0)
    before = models.ForeignKey("self", models.SET_NULL, null=True)

    class Meta:
        """The newest first."""

        ordering = ("-due", "-opens", "id")


class KeptSubmission(models.Model):
    """What one office of a region answers, as it stands; the last columns are what the board shows of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(KeptRound, models.PROTECT, related_name="submissions")
    region = models.CharField(max_length=13, db_index=True)
    office = models.CharField(max_length=200, blank=True)
    addressee = models.CharField(max_length=40)
    state = models.CharField(max_length=10, db_index=True)
    version = models.PositiveIntegerField(default=0)
    approvals = models.JSONField(default=list)
    waits_for = models.CharField(max_length=12, blank=True)
    answered = models.PositiveIntegerField(default=0)
    asked = models.PositiveIntegerField(default=0)
    missing = models.PositiveIntegerField(default=0)
    findings = models.PositiveIntegerField(default=0)
    submitted_on = models.DateField(null=True)
    changed_on = models.DateField(null=True)

    class Meta:
        """One for an office of a region."""

        constraints = (models.UniqueConstraint(fields=("round", "region", "office"), name="submission_once"),)
        ordering = ("region", "office")


class KeptRevision(models.Model):
    """The answers that one save changed; two saves never make the same number."""

    submission = models.ForeignKey(KeptSubmission, models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    by = models.CharField(max_length=254)
    at = models.DateTimeField()
    answers = models.JSONField(default=dict)
    reasons = models.JSONField(default=dict)

    class Meta:
        """The oldest first."""

        constraints = (models.UniqueConstraint(fields=("submission", "number"), name="revision_once"),)
        ordering = ("number",)

    def said(self) -> dict[str, Any]:
        """What it changed, as `pantau.monev.Revision` names it."""
        return {name: getattr(self, name) for name in ("number", "by", "answers", "reasons")}


class KeptEvent(models.Model):
    """Something that was done to a round, or to a submission in it."""

    round = models.ForeignKey(KeptRound, models.PROTECT, related_name="events")
    submission = models.ForeignKey(KeptSubmission, models.PROTECT, null=True, related_name="history")
    action = models.CharField(max_length=12)
    by = models.CharField(max_length=254)
    at = models.DateTimeField()
    reason = models.TextField(blank=True)
    level = models.CharField(max_length=12, null=True)

    class Meta:
        """The oldest first."""

        ordering = ("pk",)


class Evidence(models.Model):
    """A document that was handed in with an answer, under a name of ours."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    submission = models.ForeignKey(KeptSubmission, models.PROTECT, related_name="evidence")
    question = models.CharField(max_length=60)
    name = models.CharField(max_length=120)
    path = models.CharField(max_length=400)
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    at = models.DateTimeField(auto_now_add=True)
