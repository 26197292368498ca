"""An award that was brought, the version it follows, and who published it."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from pantau.web.jobs.models import Job


class Award(models.Model):
    """One version of an award: where its files lie, the job that judges it, who may see it.

    ``before`` is the version whose weights or gates were changed into this one. What is published is for everybody
    who signs in; until then it is for those whose region holds that of the award.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(max_length=300)
    version = models.CharField(max_length=40, blank=True)
    region = models.CharField(max_length=13, db_index=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    folder = models.CharField(max_length=300)
    job = models.OneToOneField(Job, models.PROTECT, null=True, related_name="+")
    before = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(null=True)

    class Meta:
        """Shown newest first."""

        ordering = ("-at",)
