"""Requests of people about their own data; who they are is not written here."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models


class Kind(models.TextChoices):
    """What was asked."""

    ACCESS = "access"
    ERASURE = "erasure"


class Request(models.Model):
    """One request and what came of it, without NIK or name, so that it may be kept when the person is erased."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    region = models.CharField(max_length=13, db_index=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    reason = models.CharField(max_length=500)
    at = models.DateTimeField(auto_now_add=True)
    counts = models.JSONField(default=dict)  # how many rows of each kind were given or erased

    class Meta:
        """Shown newest first."""

        ordering = ("-at",)
