"""A case that was brought to be checked, and what was decided about its findings."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from pantau.web.jobs.models import Job


class Check(models.Model):
    """One case: where its files lie, the job that reviews it, what came of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(max_length=200)
    region = models.CharField(max_length=13, db_index=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    at = models.DateTimeField(auto_now_add=True)
    folder = models.CharField(max_length=300)
    source = models.CharField(max_length=120)  # the file in the folder that holds the case
    job = models.OneToOneField(Job, models.PROTECT, null=True, related_name="+")
    summary = models.JSONField(default=dict)

    class Meta:
        """Shown newest first."""

        ordering = ("-at",)


class Choice(models.TextChoices):
    """What somebody says of a finding."""

    ACCEPTED = "accepted"
    DISPUTED = "disputed"
    EXPLAINED = "explained"


class Decision(models.Model):
    """What was decided about a finding; a later decision stands beside the earlier one, the newest holds."""

    case = models.ForeignKey(Check, models.CASCADE, related_name="decisions")
    finding = models.CharField(max_length=40)
    choice = models.CharField(max_length=10, choices=Choice.choices)
    note = models.TextField(blank=True, max_length=2000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """The newest last."""

        ordering = ("at", "pk")
