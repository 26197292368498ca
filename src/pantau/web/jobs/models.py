"""A piece of long work and how far it is."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.db import models


class State(models.TextChoices):
    """Where a job stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Job(models.Model):
    """What to do (``kind`` and ``asked``), for whom, and what came of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=40)
    asked = models.JSONField(default=dict)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True)  # none: the worker itself
    region = models.CharField(max_length=13, db_index=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED, db_index=True)
    step = models.JSONField(default=dict)  # what is being done, in both languages
    done = models.PositiveBigIntegerField(default=0)
    total = models.PositiveBigIntegerField(default=0)
    result = models.JSONField(default=dict)
    error = models.JSONField(default=dict)  # lines for the user, in both languages
    attempts = models.PositiveSmallIntegerField(default=0)
    worker = models.CharField(max_length=80, blank=True)
    queued_at = models.DateTimeField(auto_now_add=True)
    heard_at = models.DateTimeField(null=True)  # the worker's last sign of life
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """The oldest is done first."""

        ordering = ("queued_at",)

    def said(self, language: str) -> Any:
        """What is being done, in one language."""
        return self.step.get(language, "")
